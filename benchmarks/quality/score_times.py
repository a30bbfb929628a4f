"""Time phrases of ceasefire coverage with their answers (sets/FORMAT.md): right only when exact.

The program reads the whole text; what it found that shares most with the phrase is held against the
answer. A *silent default* is an answer "unknown" for which the program gave a time or a length.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from holdfire.read.lengths import Length, lengths
from holdfire.read.times import Anchor, Expression, timeline
from holdfire.read.zones import offset_of

from .tally import Tally
from .timex import sentences

NAMES = ("times-dev", "times-blind")
Answer = tuple[object, ...]
One = TypeVar("One", Length, Expression)


@dataclass(slots=True)
class PhraseSet:
    """The items of a set, what is wrong with it, and the digest of its bytes."""

    digest: str
    items: list[dict[str, Any]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def load(path: Path) -> PhraseSet:
    """The set in a file; an item whose phrase is not in its text is left out, by line number."""
    data = path.read_bytes()
    made = PhraseSet(hashlib.sha256(data).hexdigest())
    for number, line in enumerate(data.decode("utf8").splitlines(), 1):
        item = json.loads(line) if line.strip() else {"note": ""}
        if "note" in item and "text" not in item:
            continue
        if _place(item) is None or item.get("kind") not in ("when", "length"):
            made.broken.append(f"line {number}: phrase or kind")
        else:
            made.items.append(item)
    return made


def _place(item: dict[str, Any]) -> tuple[int, int] | None:
    """Where the phrase stands."""
    words, nth = item["phrase"] if isinstance(item["phrase"], list) else (item["phrase"], 0)
    at = -1
    for _ in range(nth + 1):
        at = item["text"].find(words, at + 1)
        if at < 0:
            return None
    return at, at + len(words)


def expected(item: dict[str, Any]) -> Answer:
    """The answer as it is compared."""
    if item["kind"] == "length":
        return (item.get("hours"), item.get("months"))
    ends = (item["earliest"], item["latest"])
    return (*ends, item["offset"]) if "offset" in item else ends


def given(item: dict[str, Any]) -> Answer:
    """What the program says of the phrase; None where it says nothing."""
    text, place = item["text"], _place(item) or (0, 0)
    spans = sentences(text)
    if item["kind"] == "length":
        length = _nearest([x for s, e in spans for x in lengths(text, s, e)], place)
        return (None, None) if length is None else (_whole(length.hours), _whole(length.months))
    day = date.fromisoformat(item["published"]) if item["published"] else None
    times = timeline(text, spans, Anchor(day, "published"))
    found = _nearest([e for t in times for e in (t, *t.ends)], place)
    return _ends(found, "offset" in item)


def _nearest(found: Sequence[One], place: tuple[int, int]) -> One | None:
    """What shares most with the phrase; of two that share as much, the shorter."""
    shared = [(min(x.end, place[1]) - max(x.start, place[0]), x) for x in found]
    best = max(shared, key=lambda pair: (pair[0], pair[1].start - pair[1].end), default=None)
    return best[1] if best and best[0] > 0 else None


def _whole(size: float | None) -> float | None:
    return None if size is None else round(size, 2)


def _ends(found: Expression | None, offset: bool) -> Answer:
    when = (found.onset or found.when) if found else None
    low, high = (when.earliest, when.latest) if when else (None, None)
    ends = (_minute(low), _minute(high)) if low and high else (None, None)
    return (*ends, offset_of(when.zone) if when else None) if offset else ends


def _minute(instant: datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%M}"


def tally_of(item: dict[str, Any]) -> Tally:
    """What one item adds."""
    wanted, ours = expected(item), given(item)
    tally = Tally()
    tally.share("exact", [wanted == ours])
    tally.share(f"exact, {item['kind']}", [wanted == ours])
    if not any(x is not None for x in wanted[:2]):
        tally.share("no silent default", [not any(x is not None for x in ours[:2])])
    return tally


def errors(item: dict[str, Any]) -> Iterator[str]:
    """The item, where the program is wrong."""
    wanted, ours = expected(item), given(item)
    if wanted != ours:
        yield f"{item['id']} published {item['published']}: {item['text']}"
        yield f"  {item['phrase']!r}: gold {wanted}, found {ours}"
