"""Reads a set: every word of an answer is found in its text, or the item is named as broken."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from .names import spot
from .shapes import (
    FIELDS,
    Amount,
    Counts,
    Held,
    Item,
    Page,
    Said,
    Spans,
    Talk,
    Told,
    View,
    plain_words,
)

KINDS = ("statements", "reports", "measures", "meetings", "readings")


class BrokenAnswer(ValueError):
    """An answer that does not fit its text. The message names the field, never the words."""


@dataclass(slots=True)
class ReadingSet:
    """A set as loaded: its items, what is wrong with it, and the digest of its bytes."""

    name: str
    digest: str
    items: list[Item] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)

    @property
    def blind(self) -> bool:
        """Whether its items may never be shown."""
        return self.name.startswith("blind")


def load(path: Path) -> ReadingSet:
    """The set in a file; broken lines are left out and listed by line number and field."""
    data = path.read_bytes()
    found = ReadingSet(path.stem, hashlib.sha256(data).hexdigest())
    for number, line in enumerate(data.decode("utf8").splitlines(), 1):
        if line.strip():
            _load_line(found, number, line)
    return found


def _load_line(found: ReadingSet, number: int, line: str) -> None:
    try:
        raw = json.loads(line)
        if set(raw) == {"note"}:
            return
        finder = Finder(raw["text"])
        found.items.append(item_of(raw, number, finder))
        found.loose += [f"line {number}: {f}" for f in finder.loose]
    except BrokenAnswer as problem:
        found.broken.append(f"line {number}: {problem}")
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as problem:
        detail = problem.args[0] if isinstance(problem, KeyError) else "not as FORMAT.md says"
        found.broken.append(f"line {number}: {type(problem).__name__} {detail}")


def item_of(raw: dict[str, Any], line: int = 0, finder: "Finder | None" = None) -> Item:
    """One item from one line."""
    finder = finder or Finder(raw["text"])
    published = date.fromisoformat(raw["published"][:10]) if raw.get("published") else None
    return Item(str(raw["id"]), line, raw["text"], published, _view(raw, finder), raw)


def _view(raw: dict[str, Any], finder: "Finder") -> View:
    naming = {s["speaker"]: s["naming"] for s in raw.get("statements") or () if s.get("speaker")}
    makers: dict[str, Callable[[dict[str, Any]], Any]] = {
        "statements": lambda a: _said(a, finder),
        "reports": lambda a: _told(a, finder, naming),
        "measures": lambda a: _amount(a, finder),
        "meetings": lambda a: _talk(a, finder),
        "readings": _held,
    }
    lists = {}
    for kind in KINDS:
        finder.path = kind
        lists[kind] = [makers[kind](a) for a in raw[kind]] if raw.get(kind) is not None else None
    return View(**lists, page=_page(raw, finder))


class Finder:
    """Finds the words of answers in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.path = ""
        self.loose: list[str] = []

    def spans(self, words: Any, name: str, near: Spans = ()) -> Spans:
        """Where words stand: a string, [words, n], or a list of pieces; null is no span."""
        pieces = [words] if isinstance(words, str) or _numbered(words) else words or []
        return tuple(self._piece(piece, name, near) for piece in pieces)

    def _piece(self, piece: Any, name: str, near: Spans) -> tuple[int, int]:
        words, nth = piece if _numbered(piece) else (piece, None)
        starts = self._starts(words)
        whole = [s for s in starts if self._uncut(s, s + len(words))]
        if nth is not None and nth < len(starts) and starts[nth] not in whole:
            starts = whole
            self.loose.append(f"{self.path}.{name} is numbered by whole words")
        if not starts or (nth or 0) >= len(starts):
            raise BrokenAnswer(f"{self.path}.{name}: the words do not stand in the text")
        start = starts[nth] if nth is not None else self._choose(whole or starts, name, near)
        return start, start + len(words)

    def _choose(self, starts: list[int], name: str, near: Spans) -> int:
        if len(starts) > 1:
            self.loose.append(f"{self.path}.{name} stands {len(starts)} times and has no number")
        return min(starts, key=lambda s: min((abs(s - n) for n, _ in near), default=s))

    def _starts(self, words: str) -> list[int]:
        last = len(self.text) - len(words) + 1
        return [i for i in range(last) if words and self.text.startswith(words, i)]

    def _uncut(self, start: int, end: int) -> bool:
        """Whether no word is cut at either end."""
        ends = ((start - 1, start), (end - 1, end))
        inner = [(a, b) for a, b in ends if a >= 0 and b < len(self.text)]
        return not any(self.text[a].isalnum() and self.text[b].isalnum() for a, b in inner)


def _numbered(words: Any) -> bool:
    pair = isinstance(words, list) and len(words) == 2
    return pair and isinstance(words[0], str) and type(words[1]) is int


def _plain(words: Any) -> str | None:
    return words[0] if _numbered(words) else words


def _said(a: dict[str, Any], finder: Finder) -> Said:
    content = finder.spans(a["content"], "content")
    cue = finder.spans(a["cue"], "cue", content)
    source = finder.spans(a.get("source"), "source", cue or content)
    speaker = a["speaker"] or ""
    via = _plain(a.get("via"))
    return Said(source, cue, content, speaker, a["naming"], a["mode"], a["act"], via)


def _told(a: dict[str, Any], finder: Finder, naming: dict[str, str]) -> Told:
    place, when = a.get("place"), a.get("when")
    by: str | None = a.get("by")
    by = None if by and naming.get(by) == "outlet" else by
    return Told(
        span=finder.spans(a["span"], "span"),
        by=by,
        absence=bool(a["absence"]),
        background=bool(a["background"]),
        cause=a["cause"],
        conduct=a["conduct"],
        means=frozenset(a.get("means") or ()),
        actor=a.get("actor"),
        place=spot(place["name"]) if place else None,
        when=(when["earliest"], when["latest"]) if when else None,
        targets=tuple(plain_words(a.get("targets") or [])),
        killed=counts(a.get("killed")),
        injured=counts(a.get("injured")),
    )


def counts(value: dict[str, float | None] | None) -> Counts | None:
    """Low, best and high; None where nothing is said."""
    return (value.get("low"), value.get("best"), value.get("high")) if value else None


def _amount(a: dict[str, Any], finder: Finder) -> Amount:
    return Amount(finder.spans(a["span"], "span"), a["value"], _plain(a.get("unit")))


def _talk(a: dict[str, Any], finder: Finder) -> Talk:
    return Talk(finder.spans(a["span"], "span"), tuple(a["who"]))


def _held(a: dict[str, Any]) -> Held:
    parts = {f: " ".join(plain_words(a.get(f) or [])) for f in FIELDS}
    return Held(a["holder"], a["naming"], parts)


def _page(raw: dict[str, Any], finder: Finder) -> Page | None:
    answered = frozenset(k for k in Page.__dataclass_fields__ if k in raw)
    if not answered:
        return None
    return Page(
        title=_plain(raw.get("title")),
        outlet=raw.get("outlet"),
        origin_outlet=raw.get("origin_outlet"),
        classes=frozenset(raw.get("classes") or ()),
        body=_body(raw.get("body"), finder),
        answered=answered,
    )


def _body(ends: list[Any] | None, finder: Finder) -> Spans:
    if not ends:
        return ()
    finder.path = "body"
    (start, _), (_, end) = (
        finder.spans([words], name)[0] for words, name in zip(ends, ("first", "last"), strict=True)
    )
    return ((start, end),)
