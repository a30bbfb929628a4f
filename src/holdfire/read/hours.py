"""Hours of a day as words give them: clock times and parts of the day."""

import re
from datetime import date, datetime, time, timedelta

SMALL = (
    "one two three four five six seven eight nine ten eleven twelve"
).split()  # hours written as words
CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}|\d{1,2})\s?(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}:\d{2}|\d{4} hours|"
    r"\b[0-2]\d[0-5]\d(?= (?:local|gmt|utc))|"
    rf"(?:{'|'.join(SMALL)}|\d{{1,2}})(?: o'clock|(?: o'clock)? in the "
    r"(?:morning|afternoon|evening))|\bmidnight\b|\bnoon\b|\bmidday\b"
)
PARTS = {
    "early": (0, 11), "dawn": (3, 8), "daybreak": (3, 8), "sunrise": (4, 9), "morning": (0, 11),
    "midday": (10, 14), "noon": (11, 13), "afternoon": (12, 18), "evening": (16, 23),
    "sunset": (16, 21), "dusk": (16, 21), "nightfall": (16, 23), "late": (16, 23),
    "night": (16, 23),
}  # fmt: skip
"""Hours a part of the day can mean, both inclusive and wide on purpose."""


def hours(low: str, first: date, last: date) -> tuple[datetime, datetime]:
    """The instants a phrase allows: a clock time, a part of the day, or whole days."""
    two = _two(low, first, last)
    if two is not None:
        return two
    if first == last:
        clock = re.search(CLOCK, low)
        moment = _clock(clock.group()) if clock else None
        if moment is not None:
            at = datetime.combine(first, moment[0]) + timedelta(days=moment[1])
            return at, at + timedelta(seconds=59)
        for word, (a, b) in PARTS.items():
            if re.search(rf"\b{word}\b", low):
                return datetime.combine(first, time(a)), datetime.combine(first, time(b, 59, 59))
    return datetime.combine(first, time(0)), datetime.combine(last, time(23, 59, 59))


def _two(low: str, first: date, last: date) -> tuple[datetime, datetime] | None:
    """'between Monday 6 a.m. and Tuesday 6 a.m.': from the one clock time to the other."""
    clocks = [m.group() for m in re.finditer(CLOCK, low)]
    if len(clocks) != 2 or not re.match(r"(?:on )?(?:between|from)\b", low):
        return None
    opens = (time(0), 0) if clocks[0] == "midnight" else _clock(clocks[0])
    closes = _clock(clocks[1])
    if opens is None or closes is None:
        return None
    start = datetime.combine(first, opens[0]) + timedelta(days=opens[1])
    end = datetime.combine(last, closes[0]) + timedelta(days=closes[1])
    return (start, end) if start <= end else None


def _clock(words: str) -> tuple[time, int] | None:
    """A clock time, and one more day when it is written as 24:00; bare midnight is unclear."""
    if words in ("noon", "midday"):
        return time(12), 0
    if words == "midnight":
        return None
    hour, minute = _digits(words)
    if re.search(r"p\.?m|afternoon|evening", words) and hour < 12:
        hour += 12
    if re.search(r"a\.?m\b|morning", words) and hour == 12:
        hour = 0
    if hour == 24 and minute == 0:
        return time(0), 1
    return (time(hour, minute), 0) if hour < 24 and minute < 60 else None


def _digits(words: str) -> tuple[int, int]:
    digits = re.findall(r"\d+", words, re.A)
    if not digits:
        return SMALL.index(words.split()[0]) + 1, 0
    if len(digits[0]) == 4:
        return divmod(int(digits[0]), 100)
    return int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
