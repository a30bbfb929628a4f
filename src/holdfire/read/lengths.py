"""Lengths of time as words give them: "for a week", "a 72-hour pause", "a month-long truce"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .days import NUMBERS, number

_N = r"\d{1,3}(?:,\d{3})*(?:\.\d)?|" + "|".join(
    sorted(map(re.escape, NUMBERS), key=len, reverse=True)
)
_HOURS = {"minute": 1 / 60, "hour": 1, "day": 24, "night": 24, "week": 168, "fortnight": 336}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_UNIT = "|".join((*_HOURS, *_MONTHS))
_FILL = r"(?:more |full |whole |consecutive |calendar |working |straight |further |long |entire )?"
_BETWEEN = r"(?:(?<!\ba )(?<!\ban )[a-z]{4,12} )?"
"""'ten bitter months', but no 'a sunny day'."""
_LENGTH = re.compile(
    rf"\b(?P<again>another |a further |an additional |for )?"
    rf"(?:(?P<n>{_N})(?: \(\w+\))?"
    rf"(?P<half> and a half)?(?: |-)(?:{_FILL}|{_BETWEEN})(?P<unit>{_UNIT}|"
    rf"centurie)s?"
    rf"(?P<more>-and-a-half| and a half)?|(?P<open>many|most|numerous|the next few|the following|"
    rf"the intervening|(?:the |a )?(?:last|past|next|final|first) few|months of|years of|days of|"
    rf"weeks of|(?<!early )(?<!late )(?<!small )hours of) ?(?P<unit2>(?:{_UNIT})s)?|half an? "
    rf"(?P<unit3>hour|day|month|year|decade|"
    rf"century)|(?P<long>hour|day|week|month|year|decade)s?-?long)(?:[- ](?:long|old))?(?!\w)"
    r"(?! (?:ago|earlier|later|afterwards|old|past|to midnight)\b)"
    r"(?(again)|(?! (?:before|after)\b))",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch told by its length: in hours, or in months; both None where it is left open."""

    start: int
    end: int
    hours: float | None
    months: float | None
    unit: str


def lengths(text: str, start: int, end: int) -> Iterator[Length]:
    """The lengths of time between two offsets."""
    for match in _LENGTH.finditer(text, start, end):
        made = _made(match)
        if made:
            yield made


def _made(match: re.Match[str]) -> Length | None:
    unit, n = _size(match)
    if unit is None:
        return None
    hours = n * _HOURS[unit] if n and unit in _HOURS else None
    months = n * _MONTHS[unit] if n and unit in _MONTHS else None
    return Length(
        match.end("again") if match["again"] else match.start(), match.end(), hours, months, unit
    )


def _size(match: re.Match[str]) -> tuple[str | None, float]:
    """The unit in the singular and how many of it; 0 where that is left open."""
    if match["long"]:
        return match["long"].lower(), 1
    if match["unit3"]:
        return match["unit3"].lower(), 0.5
    if match["open"]:
        unit = match["unit2"] or match["open"].split()[0]
        low = unit.lower().rstrip("s")
        return (low, 0) if low in _HOURS or low in _MONTHS else (None, 0)
    unit = match["unit"].lower().replace("centurie", "century")
    digits = match["n"].replace(",", "")
    n = float(digits) if digits[0].isdecimal() else float(number(digits))
    return unit, n + 0.5 if n and (match["half"] or match["more"]) else n


_REFERENCES = re.compile(
    r"\b(?:(?P<present>now|currently|(?:the )?current(?= (?:day|time|year|situation|government|"
    r"president|leader))|at present|(?:the )?present(?:[- ]day)?(?= |,|\.)|(?:the )?modern[- ]day|"
    r"nowadays|today|to date|this time)|"
    r"(?P<past>former(?:ly)?|recent(?:ly)?|the past|(?:a few|several|some|many) (?:days|weeks|"
    r"months|"
    r"years) (?:earlier|before|ago)|(?:days|weeks|months|years) (?:earlier|before|ago))|"
    r"(?P<future>(?:the )?(?:near |foreseeable )?future|(?:a few|several|some|many) (?:days|weeks|"
    r"months|years) (?:later|after(?:wards)?))|"
    r"(?P<every>daily|weekly|monthly|annual(?:ly)?|yearly|(?:every|each|per) (?:day|night|week|"
    r"month|"
    r"year)))\b(?!-)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A vague time: to the `present`, the `past`, the `future`, or `every` day, week, year."""

    start: int
    end: int
    kind: str


def references(text: str, start: int, end: int) -> Iterator[Reference]:
    """The vague times between two offsets, which no calendar can hold."""
    for match in _REFERENCES.finditer(text, start, end):
        yield Reference(*match.span(), match.lastgroup or "")
