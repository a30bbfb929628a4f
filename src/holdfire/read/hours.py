"""Hours of a day as words give them: clock times, parts of the day, and nights of two days."""

import re
from datetime import date, datetime, time, timedelta

from .zones import ZONES

SMALL = (
    "one two three four five six seven eight nine ten eleven twelve"
).split()  # hours written as words
_PAST = r"(?:a|one) minute (?:past|after) midnight"
_MINUTES = {"half past": 30, "quarter past": 15, "quarter to": -15, "ten past": 10, "ten to": -10,
            "twenty past": 20, "twenty to": -20, "five past": 5, "five to": -5}  # fmt: skip
_OFF = "|".join(_MINUTES)
_ZONES = "|".join(ZONES)
CLOCK = (
    r"[0-2]?\d[:.][0-5]\d ?(?:hours|hrs)\b|(?:\d{1,2}[:.]\d{2}|\d{1,2})\s?(?:a\.?m\b\.?|"
    r"p\.?m\b\.?)|\d{1,2}:\d{2}|\d{4} ?(?:hours|hrs)|"
    rf"\b[0-2]\d:?[0-5]\d(?=z\b)|\b[0-2]\d[0-5]\d(?= (?:local|{_ZONES})\b)|"
    r"\b(?:0\d|1[0-7]|2[1-3])[0-5]\d(?= on )|"
    rf"\b[0-2]?\d\.[0-5]\d(?= (?:on|local|hours|{_ZONES})\b)|\b[0-2]?\dh[0-5]\d|"
    r"(?<=at )[0-2]?\d\.[0-5]\d(?![\d%])(?! (?:per|million|billion|km)\b)|"
    rf"(?:a )?(?:{_OFF}) (?:{'|'.join(SMALL)}|\d{{1,2}})(?: (?:in the (?:morning|afternoon|"
    rf"evening)|at night))?\b|"
    rf"(?:{'|'.join(SMALL)}|\d{{1,2}})(?: o['’]clock|(?: o['’]clock)? (?:in the "
    rf"(?:morning|afternoon|evening)|at night))|\b{_PAST}\b|\bmidnight\b|\bnoon\b|\bmidday\b"
)
PARTS = {
    "dawn": (3, 8), "daybreak": (3, 8), "sunrise": (3, 8), "morning": (0, 11),
    "small hours": (0, 11), "early hours": (0, 11), "first hours": (0, 11),
    "midday": (10, 14), "noon": (11, 13),
    "afternoon": (12, 18), "evening": (16, 23), "sunset": (16, 21), "dusk": (16, 21),
    "nightfall": (16, 23), "sundown": (16, 21), "tonight": (16, 23), "night": (16, 23),
    "early": (0, 11), "late": (16, 23),
}  # fmt: skip
"""Hours a part of the day can mean, both inclusive and wide on purpose."""
_PARTS = tuple((re.compile(rf"\b{word}\b"), span) for word, span in PARTS.items())
_CLOCK = re.compile(CLOCK, re.I)
_DUSK, _MORNING = time(16), time(8, 59, 59)


def hours(low: str, first: date, last: date) -> tuple[datetime, datetime]:
    """The instants a phrase allows: a clock time, a part of the day, or whole days."""
    two = _two(low, first, last)
    if two is not None:
        return two
    if first == last:
        clock = _CLOCK.search(low)
        moment = _clock(clock.group(), low) if clock else None
        if moment is not None:
            at = datetime.combine(first, moment[0]) + timedelta(days=moment[1])
            return at, at + timedelta(seconds=59)
        part = None if clock else part_of_day(low)
        if part:
            return datetime.combine(first, time(part[0])), datetime.combine(
                first, time(part[1], 59, 59)
            )
    return datetime.combine(first, time(0)), datetime.combine(last, time(23, 59, 59))


def night(first: date, last: date) -> tuple[datetime, datetime]:
    """A night told by both its days: from 16:00 of the first to 08:59 of the second."""
    return datetime.combine(first, _DUSK), datetime.combine(last, _MORNING)


def part_of_day(low: str) -> tuple[int, int] | None:
    """First and last hour of the part of the day a phrase names."""
    return next((span for word, span in _PARTS if word.search(low)), None)


def clock_in(low: str) -> str | None:
    """The clock time written in a phrase; "midnight" says no more than the day."""
    found = _CLOCK.search(low)
    return found.group() if found else None


def clocks_in(low: str) -> list[tuple[int, str]]:
    """All clock times written in a phrase, with where they stand."""
    return [(m.start(), m.group()) for m in _CLOCK.finditer(low)]


def _two(low: str, first: date, last: date) -> tuple[datetime, datetime] | None:
    """'between Monday 6 a.m. and Tuesday 6 a.m.': from the one clock time to the other."""
    clocks = [words for _, words in clocks_in(low)]
    if len(clocks) != 2 or not re.match(r"(?:on )?(?:between|from)\b", low):
        return None
    opens = (time(0), 0) if clocks[0] == "midnight" else _clock(clocks[0])
    closes = _clock(clocks[1])
    if opens is None or closes is None:
        return None
    start = datetime.combine(first, opens[0]) + timedelta(days=opens[1])
    end = datetime.combine(last, closes[0]) + timedelta(days=closes[1])
    return (start, end) if start <= end else None


def _clock(words: str, low: str = "") -> tuple[time, int] | None:
    """A clock time, and one more day when it is written as 24:00; bare midnight is unclear. The
    rest of the phrase, `low`, may tell the half of the day ("half past six on Friday evening")."""
    if words in ("noon", "midday"):
        return time(12), 0
    if words == "midnight":
        return None
    if "minute" in words:
        return time(0, 1), 0
    hour, minute = _digits(words)
    spoken = words if re.search(r"[ap]\.?m\b|\d[:.]\d|in the|at night", words) else low or words
    if re.search(r"p\.?m|afternoon|evening|at night", spoken) and hour < 12:
        hour += 12
    if re.search(r"a\.?m\b|morning", spoken) and hour == 12:
        hour = 0
    if hour == 24 and minute == 0:
        return time(0), 1
    return (time(hour, minute), 0) if hour < 24 and minute < 60 else None


def _digits(words: str) -> tuple[int, int]:
    off = next((k for k in _MINUTES if words.removeprefix("a ").startswith(k)), None)
    if off is not None:
        rest = words.removeprefix("a ").removeprefix(off).split()[0]
        hour = int(rest) if rest.isdecimal() else SMALL.index(rest) + 1
        shift = _MINUTES[off]
        return (hour, shift) if shift > 0 else ((hour - 1) or 12, 60 + shift)
    digits = re.findall(r"\d+", words, re.A)
    if not digits:
        return SMALL.index(words.split()[0]) + 1, 0
    if len(digits[0]) == 4:
        return divmod(int(digits[0]), 100)
    return int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
