"""The calendar days that time words mean: arithmetic on days, weeks, months and years.

Weeks are Monday to Sunday. Seasons are those of the northern year, in whole months.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from holdfire.record import Precision

from .lexicon import MONTHS, WEEKDAYS

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "twenty-one": 21, "thirty": 30, "thirty-six": 36, "forty": 40, "forty-five": 45, "fifty": 50,
    "sixty": 60, "ninety": 90, "hundred": 100, "twenty-four": 24, "forty-eight": 48,
    "seventy-two": 72, "ninety-six": 96, "several": 0, "a few": 0, "some": 0, "a couple of": 0,
}  # fmt: skip
"""Numbers in time words; 0 stands for a number that the words leave open."""
ONE = timedelta(days=1)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month each season begins with."""


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of calendar days, both ends inclusive."""

    first: date
    last: date
    precision: Precision = Precision.DAY


@dataclass(frozen=True, slots=True)
class Base:
    """What the words are counted from.

    `today` is the day of publication, or the day a plan was told on; `future` says that the verb
    looks ahead; `story` is the day an account without a day of publication has come to, and
    `story_year` that no more of it is known than the year.
    """

    today: date | None = None
    future: bool = False
    story: date | None = None
    story_year: bool = False


_BACK = 1.25
"""An account runs on: a day before the one it has come to counts as this much farther."""


def number(word: str) -> int:
    """A number in digits or words; 0 where the words leave it open."""
    return int(word) if word.isdecimal() else NUMBERS.get(word.lower(), 0)


def month_number(name: str) -> int:
    """1 for January, in full or short."""
    return [m[:3] for m in MONTHS].index(name[:3].lower()) + 1


def weekday(name: str, today: date, future: bool, shift: str = "") -> date:
    """The weekday meant: the latest up to today, or the next after it.

    "Last Friday" is the latest before today, "next Friday" that of the following week, "this
    Friday" that of this week unless it looks ahead.
    """
    at = WEEKDAYS.index(name.lower())
    back = (today.weekday() - at) % 7
    if shift == "next":
        return today + timedelta(days=7 - today.weekday() + at)
    if shift in ("last", "past"):
        return today - timedelta(days=back or 7)
    if shift == "this" and not future:
        return today + timedelta(days=at - today.weekday())
    if future or shift == "coming":
        return today + timedelta(days=7 - back)
    return today - timedelta(days=back)


def full_date(year: str | None, month: int, day: int, base: Base) -> date | None:
    """A full date; a missing year is the one that puts it nearest to publication, or to the story.

    Where the story has only come to a year, the date is one of that year.
    """
    if year or (base.story and base.story_year and base.today is None):
        return date(int(year) if year else base.story.year if base.story else 0, month, day)
    today = base.today or base.story
    if today is None:
        return None
    options = []
    for shift in (-1, 0, 1):
        try:
            options.append(date(today.year + shift, month, day))
        except ValueError:
            continue  # 29 February exists in some of these years only
    back = 1 if base.today else _BACK
    return min(options, key=lambda d: (_gap(d, today, back), d > today), default=None)


def _gap(day: date, today: date, back: float) -> float:
    return (day - today).days if day >= today else back * (today - day).days


def month_of(year: int, month: int, shift: int = 0) -> Days:
    """A whole month, some months away."""
    count = year * 12 + month - 1 + shift
    first = date(count // 12, count % 12 + 1, 1)
    following = date((count + 1) // 12, (count + 1) % 12 + 1, 1)
    return Days(first, following - ONE, Precision.MONTH)


def year_of(year: int, years: int = 1) -> Days:
    """A whole year, decade or century."""
    return Days(date(year, 1, 1), date(year + years - 1, 12, 31), Precision.YEAR)


def week_of(day: date, shift: int = 0) -> Days:
    """The week of a day, some weeks away."""
    monday = day + timedelta(days=7 * shift - day.weekday())
    return Days(monday, monday + 6 * ONE, Precision.WEEK)


def season_of(year: int, name: str) -> Days:
    """A whole season; a winter is told by the year it begins in."""
    first = month_of(year, SEASONS[name])
    last = month_of(year, SEASONS[name], 2)
    return Days(first.first, last.last, Precision.SEASON)


def weekend(low: str, base: Base) -> Days | None:
    """The last weekend, or the coming one; on a Saturday or Sunday "the weekend" is this one."""
    if base.today is None:
        return None
    today, here = base.today, base.today.weekday() >= 5
    ahead = re.search(r"\bthis (?!past)|coming|next", low) or base.future
    saturday = week_of(today).first + timedelta(days=5)
    if re.search(r"\blast\b|\bpast\b", low) or not (ahead or here):
        saturday -= timedelta(days=7)
    elif here and "next" in low:
        saturday += timedelta(days=7)
    return Days(saturday, saturday + ONE, Precision.DAYS)


def piece(of: Days, words: str) -> Days | None:
    """A part of a month or year: "early", "mid-", "late", "the first week of", "the end of"."""
    low = words.lower()
    if of.precision is Precision.MONTH:
        return _of_month(of, low)
    if re.search(r"\bend of|close of", low):
        return Days(of.last, of.last)
    if re.search(r"\b(?:start|beginning) of", low):
        return Days(of.first, of.first)
    return of


_THIRDS = {"early": (1, 10), "mid": (11, 20), "middle": (11, 20), "late": (21, 31)}
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def _of_month(of: Days, low: str) -> Days | None:
    for word, (a, b) in _THIRDS.items():
        if re.search(rf"\b{word}\b", low):
            return Days(
                of.first.replace(day=a), min(of.last, of.first + (b - 1) * ONE), of.precision
            )
    counted = re.search(r"\b(first|second|third|fourth|last) (week|half|fortnight)\b", low)
    if counted:
        return _counted(of, counted[1], {"week": 7, "fortnight": 14, "half": 15}[counted[2]])
    if re.search(r"\b(?:end|close|last day) of", low):
        return Days(of.last, of.last)
    if re.search(r"\b(?:start|beginning|first day) of", low):
        return Days(of.first, of.first)
    return of


def _counted(of: Days, ordinal: str, size: int) -> Days | None:
    """'the first week of March' is the 1st to the 7th; the last one ends with the month."""
    if ordinal == "last" or (ordinal == "second" and size == 15):
        first = of.first + 15 * ONE if size == 15 else of.last - (size - 1) * ONE
        return Days(first, of.last, Precision.DAYS)
    first = of.first + _ORDINALS[ordinal] * size * ONE
    return Days(first, min(of.last, first + (size - 1) * ONE), Precision.DAYS)


def away(unit: str, n: int, first: date, last: date) -> Days:
    """So many days, weeks, months or years after the last day, or before the first."""
    day = last if n > 0 else first
    if unit == "month":
        return month_of(day.year, day.month, n)
    if unit == "year":
        return year_of(day.year + n)
    if unit == "decade":
        return year_of((day.year // 10 + n) * 10, 10)
    return_day = day + timedelta(days=n * {"day": 1, "week": 7, "fortnight": 14}[unit])
    return Days(return_day, return_day)


def whole(unit: str, day: date, shift: int) -> Days | None:
    """The day, week, month, year or season some places after the one a day lies in."""
    if unit in SEASONS:
        return next_season(unit, day, shift)
    if unit == "week":
        return week_of(day, shift)
    if unit in ("month", "year"):
        return away(unit, shift, day, day) if shift else _same(unit, day)
    if unit == "decade":
        return year_of((day.year // 10 + shift) * 10, 10)
    return Days(day + shift * ONE, day + shift * ONE)


def _same(unit: str, day: date) -> Days:
    return month_of(day.year, day.month) if unit == "month" else year_of(day.year)


def next_season(name: str, day: date, shift: int) -> Days | None:
    """The season around a day (0), the next after it (1) or the last whole one before it (-1)."""
    found = [season_of(y, name) for y in range(day.year - 2, day.year + 3) if 1 < y < 9998]
    if shift > 0:
        return next((s for s in found if s.first > day), None)
    if shift < 0:
        return next((s for s in reversed(found) if s.last < day), None)
    return next((s for s in found if s.first.year == day.year), None)
