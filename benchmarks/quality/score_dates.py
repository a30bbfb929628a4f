"""Dates in two corpora that are not part of the project: WikiWars (TIMEX2) and GUM (TEI).

WikiWars documents are accounts of wars, downloaded long after them: they are read without a day of
publication. GUM texts have one. A span is found exactly (*strict*) or at all (*relaxed*); *value*
counts a relaxed pair with the right value. GUM: its dates only, no lengths or vague words of ours,
and a value is right where the `when` given is its beginning; spans without one have no value.
"""

import gzip
import hashlib
import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from holdfire.read.times import Anchor

from .corpus import data_folder
from .spans import Rank, pair
from .tally import Tally
from .timex import Timex, found

NAMES = ("dates-wikiwars", "dates-gum")
_TAG = re.compile(r"<(?P<close>/?)TIMEX2(?P<attributes>[^>]*)>")
_VAL = re.compile(r'\bval="([^"]*)"', re.I)
_BODY = re.compile(r"<TEXT>(.*)</TEXT>", re.S)


@dataclass(frozen=True, slots=True)
class Dated:
    """A text with the times that stand in it and the day it counts from."""

    name: str
    text: str
    gold: list[Timex]
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Dates:
    """The texts of one corpus and the digest of its files."""

    digest: str
    texts: list[Dated]


def load(name: str) -> Dates | str:
    """The corpus of a set, or the sentence that says what is absent."""
    folder = data_folder() / {"dates-wikiwars": "wikiwars", "dates-gum": "gum-open"}[name]
    glob = "keyinline/*.xml.gz" if name == "dates-wikiwars" else "gum_open_dates*.jsonl.gz"
    files = sorted(folder.glob(glob))
    if not files:
        return f"{folder.name} is not there; set HOLDFIRE_DATA to the folder with {folder.name}/"
    digest = hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()
    read: Callable[[Path], Iterator[Dated]] = _wikiwars if name == "dates-wikiwars" else _gum
    return Dates(digest, [text for f in files for text in read(f)])


def _wikiwars(path: Path) -> Iterator[Dated]:
    with gzip.open(path, "rt", encoding="utf8", errors="replace") as file:
        body = _BODY.search(file.read())
    if body:
        text, gold = _inline(body[1])
        yield Dated(path.name.split(".")[0], text, gold, Anchor(None, "no publication day"))


def _inline(marked: str) -> tuple[str, list[Timex]]:
    """The text without its tags, and the stretches they enclose."""
    parts: list[str] = []
    at = size = 0
    opened: list[tuple[int, str | None]] = []
    gold = []
    for tag in _TAG.finditer(marked):
        piece = html.unescape(marked[at : tag.start()])
        parts.append(piece)
        size += len(piece)
        at = tag.end()
        if tag["close"]:
            start, value = opened.pop()
            gold.append(Timex(start, size, value))
        else:
            stated = _VAL.search(tag["attributes"])
            opened.append((size, stated[1] if stated else None))
    return "".join([*parts, html.unescape(marked[at:])]), sorted(gold, key=lambda t: t.start)


def _gum(path: Path) -> Iterator[Dated]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["split"] == "dev":
                gold = [Timex(d["start"], d["end"], d.get("when")) for d in row["dates"]]
                day = date.fromisoformat(row["date_created"])
                anchor = Anchor(day, f"written {day.isoformat()}")
                yield Dated(row["id"], row["text"], gold, anchor)


def tally_of(name: str, text: Dated) -> Tally:
    """What one text adds to the figures."""
    ours = [t for t in found(text.text, text.anchor) if t.dated or name == "dates-wikiwars"]
    pairs = pair(len(text.gold), len(ours), lambda i, j: _shared(text.gold[i], ours[j]))
    tally = Tally()
    strict = sum(_same(text.gold[i], ours[j]) for i, j in pairs)
    tally.f1("strict span F1", strict, len(ours), len(text.gold))
    tally.detection("relaxed span", len(pairs), len(ours), len(text.gold))
    _values(tally, name, text.gold, ours, pairs)
    return tally


def _values(
    tally: Tally, name: str, gold: list[Timex], ours: list[Timex], pairs: list[tuple[int, int]]
) -> None:
    open_ = [p for p in pairs if name == "dates-gum" and gold[p[0]].value is None]
    kept = [p for p in pairs if p not in open_]
    right = [_right(name, gold[i].value, ours[j].value) for i, j in kept]
    asked = sum(name != "dates-gum" or g.value is not None for g in gold)
    tally.f1("value F1", sum(right), len(ours) - len(open_), asked)
    tally.share("value of those found", right)


def _right(name: str, gold: str | None, ours: str | None) -> bool:
    if name == "dates-wikiwars" or gold is None or ours is None:
        return gold == ours
    return ours.startswith(gold)


def _same(a: Timex, b: Timex) -> bool:
    return (a.start, a.end) == (b.start, b.end)


def _shared(a: Timex, b: Timex) -> Rank | None:
    """Exact pairs first, then those that share most."""
    share = min(a.end, b.end) - max(a.start, b.start)
    return (float(_same(a, b)), float(share)) if share > 0 else None


def errors(name: str, text: Dated) -> Iterator[str]:
    """What is missed, added or wrong in one text."""
    ours = [t for t in found(text.text, text.anchor) if t.dated or name == "dates-wikiwars"]
    pairs = dict(pair(len(text.gold), len(ours), lambda i, j: _shared(text.gold[i], ours[j])))
    yield f"== {text.name}"
    for i, one in enumerate(text.gold):
        words = text.text[max(0, one.start - 50) : one.end + 20].replace("\n", " ")
        if i not in pairs:
            yield f"  MISSED {one.value} {text.text[one.start : one.end]!r} in {words!r}"
        elif not _right(name, one.value, ours[pairs[i]].value) and (one.value or name != NAMES[1]):
            mine = ours[pairs[i]]
            shown = text.text[mine.start : mine.end]
            yield f"  WRONG {one.value} found {mine.value} {shown!r} in {words!r}"
    for j, mine in enumerate(ours):
        if j not in pairs.values():
            words = text.text[max(0, mine.start - 50) : mine.end + 20].replace("\n", " ")
            yield f"  ADDED {mine.value} {text.text[mine.start : mine.end]!r} in {words!r}"
