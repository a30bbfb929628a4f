"""What the program found in a text, written as TIMEX values, for the corpora of dates.

A value is a calendar form ("1941-12-07", "1941-12", "1941", "194" for the 1940s, "1941-SU",
"1941-W23", "1941-12-07TMO", "1941-12-07T06:00"), a length ("P3D", "PT24H", "PXD" where it is left
open) or a reference ("PRESENT_REF"). It is a way of writing: every date in it was worked out by the
reader.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from holdfire.read.account import account
from holdfire.read.lengths import Length, Reference, lengths, references
from holdfire.read.text import cut, find_quotes
from holdfire.read.times import Anchor, Expression
from holdfire.record import Block, BlockKind, Precision, When

_LEAD = re.compile(
    r"(?:on|in|at|by|from|since|until|till|of|during|throughout|around|about|before|after|shortly "
    r"after|shortly before|over|between|for)\s+",
    re.I,
)
_TO = re.compile(r"(?: to | and | through |\s?[–-]\s?)(?=\d|[A-Z])")
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_UNITS = {"hour": "T{}H", "minute": "T{}M", "day": "{}D", "night": "{}D", "week": "{}W",
          "fortnight": "{}W", "month": "{}M", "year": "{}Y", "decade": "{}DE",
          "century": "{}CE"}  # fmt: skip
_ROUGH = re.compile(r"^(?!.*(?:morning|afternoon|evening|night)).*\b(?:early|late)\b", re.I)
_DIGITS = {0: 4, 9: 3, 99: 2}
"""Digits of a year that stay for one year, a decade, a century."""
_REFS = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
_EVERY = {"da": "XXXX-XX-XX", "ni": "XXXX-XX-XXTNI", "we": "XXXX-WXX", "mo": "XXXX-XX"}


@dataclass(frozen=True, slots=True)
class Timex:
    """A stretch of text with the value given to it; None where the time is unknown."""

    start: int
    end: int
    value: str | None
    dated: bool = True


def found(text: str, anchor: Anchor) -> list[Timex]:
    """All that the program finds in a text: dates first, then lengths, then vague words."""
    spans = sentences(text)
    made = [t for e in account(text, spans, anchor) for t in _dated(text, e)]
    rest = [_length(x) for s, e in spans for x in lengths(text, s, e)]
    rest += [_reference(text, x) for s, e in spans for x in references(text, s, e)]
    return sorted(_apart(made, rest), key=lambda t: t.start)


def sentences(text: str) -> list[tuple[int, int]]:
    """The program's own sentences, paragraph by paragraph."""
    spans: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        block = Block(kind=BlockKind.BODY, start=line.start(), end=line.end())
        spans += cut(text, block, list(find_quotes(text, block.start, block.end)))
    return spans


def _apart(made: Sequence[Timex], rest: Iterable[Timex]) -> list[Timex]:
    """The dates and what does not lie in one of them."""
    kept = list(made)
    for one in rest:
        if not any(t.start < one.end and one.start < t.end for t in kept):
            kept.append(one)
    return kept


def _dated(text: str, e: Expression) -> Iterator[Timex]:
    """One time; a stretch told by both its ends ("6-15 October") counts as two, as corpora do."""
    lead = _LEAD.match(text, e.start, e.end)
    start = lead.end() if lead and lead.end() < e.end else e.start
    end = start + len(text[start : e.end].rstrip(" .,"))
    when, to = e.onset or e.when, _TO.search(text, start, end)
    if to is None or when is None or when.precision not in (Precision.DAYS, Precision.YEAR):
        yield Timex(start, end, value(when, text[e.start : e.end]))
    elif when.earliest and when.latest:
        size = 4 if when.precision is Precision.YEAR else 10
        yield Timex(start, to.start(), when.earliest.date().isoformat()[:size])
        yield Timex(to.end(), end, when.latest.date().isoformat()[:size])


def value(when: When | None, words: str) -> str | None:
    """The value of a stretch of days or hours."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest, when.latest
    day = first.date().isoformat()
    match when.precision:
        case Precision.YEAR:
            return f"{first.year:04d}"[: _DIGITS.get(last.year - first.year, 4)]
        case Precision.SEASON:
            return f"{first.year:04d}-{_SEASONS[first.month]}"
        case Precision.MONTH:
            return day[:7]
        case Precision.WEEK:
            return "{:04d}-W{:02d}".format(*first.isocalendar())
        case Precision.MINUTE | Precision.HOUR:
            return f"{day}T{first:%H:%M}"
        case Precision.PART | Precision.NIGHT:
            return day + ("" if _ROUGH.search(words) else _part(when, words))
    edge = re.search(r"\b(?:end|start|beginning) of\b(?P<year>.* year)?", words)
    return day if edge is None else day[:4] if edge["year"] else day[:7]


def _part(when: When, words: str) -> str:
    if when.precision is Precision.NIGHT or re.search(r"night", words, re.I):
        return "TNI"
    first = when.earliest.hour if when.earliest else 0
    return "TMO" if first < 12 else "TAF" if first < 16 else "TEV"


def _length(length: Length) -> Timex:
    size = _size(length)
    n = "X" if size is None else f"{size:g}"
    return Timex(length.start, length.end, "P" + _UNITS[length.unit].format(n), dated=False)


def _size(length: Length) -> float | None:
    hours = {"hour": 1, "minute": 1 / 60, "day": 24, "night": 24, "week": 168, "fortnight": 168}
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}
    if length.hours is not None:
        return length.hours / hours[length.unit]
    return None if length.months is None else length.months / months[length.unit]


def _reference(text: str, reference: Reference) -> Timex:
    words = text[reference.start : reference.end].lower()
    made = _REFS.get(reference.kind)
    if made is None:
        unit = re.sub(r"^(?:every|each|per) ", "", words)[:2]
        made = f"P1{unit[0].upper()}" if words.startswith("per ") else _EVERY.get(unit, "XXXX")
    return Timex(reference.start, reference.end, made, dated=False)
