"""The calendar days that time words mean: one rule for each form, tried in order."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from holdfire.record import Precision

from .hours import CLOCK
from .lexicon import MONTHS, WEEKDAYS

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15,
    "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90, "twenty-four": 24,
    "forty-eight": 48, "seventy-two": 72, "several": 0, "a few": 0, "some": 0,
}  # fmt: skip
"""Numbers in time words; 0 stands for a number that the words leave open."""


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of calendar days, both ends inclusive."""

    first: date
    last: date
    precision: Precision = Precision.DAY


Rule = Callable[[re.Match[str], date | None, bool], Days | None]
_ONE = timedelta(days=1)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_DAY = "|".join(WEEKDAYS)
_SHORT = "jan feb mar apr jun jul aug sept sep oct nov dec".split()
_MON = rf"(?:{'|'.join((*MONTHS, *_SHORT))})"
_N = r"\d{1,3}|" + "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True))
_LIGHT = r"(?:dawn|noon|midday|daybreak|dusk|midnight|nightfall|sunrise|sunset)"
_PART = rf"(?:early|late|mid)?[ -]?(?:morning|afternoon|evening|night|hours|{_LIGHT})"
_ZONED = r"(?: (?:local time|[A-Z][a-z]{2,20} time|[A-Z]{3,4}\b(?:\s?[+-]\d{1,2})?))?"
_AFTER = rf"(?: (?:{_PART}))?(?:,? at (?:{CLOCK}|{_LIGHT}){_ZONED}| (?:{CLOCK}){_ZONED})?"
_AT = rf"(?:,? (?:at )?(?:{CLOCK}|{_LIGHT}){_ZONED})?"
_BEFORE = (
    rf"(?:(?:(?:at|from|by|since|until|around|about|before|after|shortly after|shortly before) )?"
    rf"(?:{CLOCK}|{_LIGHT}){_ZONED},? (?:on )?)?"
)
_EDGE = (
    r"(?:overnight (?:into|to|on) |(?:on )?the night (?:of|to|into) |in the (?:early|late) hours "
    r"of |"
    r"late on |early on |late |early |on )?"
)
_RELATED = (
    rf"(?:{_N}) (?:days?|weeks?) (?:earlier|before|later|after)|the (?:previous|following|next) "
    r"(?:day|night|morning|evening)|the (?:day|night) (?:before|after)(?! yesterday)|"
    rf"(?:later |earlier )(?:the same day|that day)|the same (?:day|night|evening|morning)|"
    rf"that (?:day|night|evening|morning|afternoon)|(?:{_N}|minutes|hours|moments) ?"
    r"(?:minutes|hours)? (?:later|earlier)"
)
_LOOSE = (
    rf"(?:in )?recent (?:days|weeks|months)|(?:the )?coming days|last (?:month|year)|"
    rf"earlier this (?:month|year)|this (?:month|year)|(?:since|before|at|after|by) {_LIGHT}|"
    rf"in the (?:morning|afternoon|evening)|in the early hours|(?:at|by|around|from) (?:{CLOCK})|"
    rf"(?:{_N}|a few|several) (?:hours|days|weeks|months|years) (?:later|earlier|after|before)"
)


def relative(low: str, first: date, last: date) -> Days | None:
    """The days of 'two days earlier', 'the following night' against a day stated elsewhere."""
    counted = re.match(rf"(?P<n>{_N}) (?P<unit>day|week)s? (?P<way>\w+)", low)
    if counted:
        n = _n(counted["n"]) * (7 if counted["unit"] == "week" else 1)
        if not n:
            return None
        base = first if counted["way"] in ("earlier", "before") else last
        day = base + timedelta(days=-n if counted["way"] in ("earlier", "before") else n)
        return Days(day, day)
    night = Precision.NIGHT if "night" in low else Precision.DAY
    if re.search(r"previous|before$", low):
        return Days(first - _ONE, first if night is Precision.NIGHT else first - _ONE, night)
    if re.search(r"following|next|the (?:day|night) after", low):
        return Days(last + _ONE, last + _ONE)
    return Days(first, last, Precision.DAY if first == last else Precision.DAYS)


def _n(word: str) -> int:
    return int(word) if word.isdecimal() else NUMBERS.get(word.lower(), 0)


def _weekday(name: str, today: date, future: bool, shift: str = "") -> date:
    """The weekday meant: latest up to today, or next after it; 'last' and 'next' move a week."""
    delta = (today.weekday() - WEEKDAYS.index(name.lower())) % 7
    if shift == "next":
        return today + timedelta(days=7 - delta)
    if future:
        return today + timedelta(days=(7 - delta) % 7)
    return today - timedelta(days=delta or (7 if shift == "last" else 0))


def _r_weekday(m: re.Match[str], today: date | None, future: bool) -> Days | None:
    if today is None:
        return None
    day = _weekday(m["day"], today, future, (m["shift"] or "").strip().lower())
    low = m.group().lower()
    if re.search(r"overnight (?:into|to|on)|night (?:to|into)", low):
        return Days(day - _ONE, day, Precision.NIGHT)
    return Days(day, day + _ONE, Precision.NIGHT) if "night of" in low else Days(day, day)


def _r_two_days(m: re.Match[str], today: date | None, future: bool) -> Days | None:
    if today is None:
        return None
    last = _weekday(m["b"], today, future)
    first = last - timedelta(days=(last.weekday() - WEEKDAYS.index(m["a"].lower())) % 7)
    return Days(first, last, Precision.NIGHT if "night" in m.group().lower() else Precision.DAYS)


def _year(month: int, day: int, year: str | None, today: date | None) -> date | None:
    """A full date; a missing year is the one that puts it nearest the publication day."""
    if year:
        return date(int(year), month, day)
    if today is None:
        return None
    options = []
    for shift in (-1, 0, 1):
        try:
            options.append(date(today.year + shift, month, day))
        except ValueError:
            continue  # 29 February exists in some of these years only
    return min(options, key=lambda d: (abs((d - today).days), d > today), default=None)


def _month(name: str) -> int:
    return [m[:3] for m in MONTHS].index(name[:3].lower()) + 1


def _r_date(m: re.Match[str], today: date | None, _: bool) -> Days | None:
    """A date; one whose weekday does not fit it is unknown."""
    day = _year(_month(m["mon"]), int(m["d"]), m["y"], today)
    if day is None or (m["wd"] and WEEKDAYS[day.weekday()] != m["wd"].lower()):
        return None
    if re.search(r"night of |overnight ", m.group(), re.I):
        return Days(day, day + _ONE, Precision.NIGHT)
    return Days(day, day)


def _r_span(m: re.Match[str], today: date | None, _: bool) -> Days | None:
    first = _year(_month(m["mon"]), int(m["d"]), m["y"], today)
    last = _year(_month(m["mon"]), int(m["e"]), m["y"], today)
    if first is None or last is None or last < first:
        return None
    return Days(first, last, Precision.NIGHT if "night" in m.group().lower() else Precision.DAYS)


def _r_month(m: re.Match[str], today: date | None, future: bool) -> Days | None:
    month = _month(m["mon"])
    if m["y"]:
        year = int(m["y"])
    elif today is None:
        return None
    else:
        year = today.year - (1 if month > today.month and not future else 0)
        year += 1 if future and month < today.month else 0
    following = date(year + month // 12, month % 12 + 1, 1)
    return Days(date(year, month, 1), following - _ONE, Precision.MONTH)


def _r_word(m: re.Match[str], today: date | None, _: bool) -> Days | None:
    if today is None:
        return None
    low = m.group().lower()
    if "overnight" in low:
        return Days(today - _ONE, today, Precision.NIGHT)
    if "last night" in low:
        return Days(today - _ONE, today, Precision.NIGHT)
    shift = 2 if "before yesterday" in low else 1 if "yesterday" in low else 0
    day = today + _ONE if "tomorrow" in low else today - shift * _ONE
    return Days(day, day)


def _r_week(m: re.Match[str], today: date | None, future: bool) -> Days | None:
    if today is None:
        return None
    low, monday = m.group().lower(), today - timedelta(days=today.weekday())
    week = 7 * _ONE
    if "weekend" in low:
        return _weekend(low, today, monday)
    if re.search(r"past", low):
        return Days(today - week, today, Precision.WEEK)
    if re.search(r"last|previous", low):
        return Days(monday - week, monday - _ONE, Precision.WEEK)
    if "next" in low:
        return Days(monday + week, monday + week + 6 * _ONE, Precision.WEEK)
    if re.search(r"earl", low):
        return Days(monday, today, Precision.DAYS)
    if "later" in low:
        return Days(today, monday + 6 * _ONE, Precision.DAYS)
    return Days(monday, monday + 6 * _ONE if future else today, Precision.WEEK)


def _weekend(low: str, today: date, monday: date) -> Days:
    coming = today.weekday() >= 5 and "last" not in low
    ahead = re.search(r"\bthis (?!past)|coming|next", low)
    saturday = monday + timedelta(days=5 if coming or ahead else -2)
    return Days(saturday, saturday + _ONE, Precision.DAYS)


def _r_ago(m: re.Match[str], today: date | None, _: bool) -> Days | None:
    n, unit = _n(m["n"]), m["unit"].lower()
    if today is None or not n or unit not in ("hour", "day", "week"):
        return None
    size = -(-n // 24) if unit == "hour" else n * (7 if unit == "week" else 1)
    day = today - timedelta(days=size)
    if re.search(r"past|last", m.group(), re.I):
        return Days(day, today, Precision.DAYS)
    if unit == "hour":
        return None
    three = timedelta(days=3)
    return Days(day, day) if unit == "day" else Days(day - three, day + three, Precision.WEEK)


def _r_unknown(_m: re.Match[str], _today: date | None, _future: bool) -> Days | None:
    return None


def _r_year(m: re.Match[str], _today: date | None, _future: bool) -> Days | None:
    year = int(m["y"])
    return Days(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def _r_season(m: re.Match[str], today: date | None, _: bool) -> Days | None:
    """'last spring': the last whole season of that name (northern year) before publication."""
    if today is None:
        return None
    first = _SEASONS[m["season"].lower()]
    for year in (today.year, today.year - 1, today.year - 2):
        start = date(year, first, 1)
        end = date(year + (first + 2) // 12, (first + 2) % 12 + 1, 1) - _ONE
        if end < today:
            return Days(start, end, Precision.SEASON)
    return None


_YEAR = r"(?:,? (?P<y>(?:19|20)\d{2}))?(?!\d)"
_NIGHT = r"(?:(?:on )?the night of |overnight (?:on |into )?|night of )?"
_LONG_MONTHS = "|".join(m for m in MONTHS if m not in ("may", "march"))
_NOT_LASTS = "".join(
    rf"(?<!\b{w} )" for w in "would will shall could should may might must can not to".split()
)
"""'would last 30 days' is how long, not 'the last 30 days'."""
_FORMS: tuple[tuple[str, Rule, str], ...] = (
    (rf"{_NIGHT}(?P<d>\d{{1,2}})\s?(?:–|-|to|and|or|/)\s?(?P<e>\d{{1,2}}) "
        rf"(?P<mon>{_MON})\b\.?{_YEAR}", _r_span, "date"),
    (rf"{_NIGHT}(?P<mon>{_MON})\.? (?P<d>\d{{1,2}})\s?(?:–|-|to)\s?(?P<e>\d{{1,2}}){_YEAR}",
     _r_span, "date"),
    (rf"{_BEFORE}(?:(?P<wd>{_DAY}),? )?{_NIGHT}(?P<mon>{_MON})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|"
        rf"th)?(?!\d|:){_YEAR}{_AFTER}", _r_date, "date"),
    (rf"{_BEFORE}(?:(?P<wd>{_DAY}),? )?{_NIGHT}(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? "
        rf"(?P<mon>{_MON})\b\.?{_YEAR}{_AFTER}", _r_date, "date"),
    (rf"(?:on |late on |overnight |the night of |overnight from |between )?(?P<a>{_DAY})(?: "
        rf"night)?{_AT}(?:,? (?:and|or|to|into|through)|-|–|/) (?:early |the early hours of "
        rf")?(?P<b>{_DAY})(?: (?:night|morning))?{_AT}", _r_two_days, "time"),
    (rf"(?:between|from) (?:{CLOCK}|{_LIGHT}) (?:and|to|until) (?:{CLOCK}|{_LIGHT}){_ZONED},? "
        rf"(?:on )?(?P<shift>last )?(?P<day>{_DAY})", _r_weekday, "time"),
    (rf"{_BEFORE}{_EDGE}(?P<shift>last |next |this |this past )?(?P<day>{_DAY})(?!s\b){_AFTER}",
     _r_weekday, "time"),
    (r"(?:the )?day before yesterday|(?:late |early )?yesterday(?: (?:morning|afternoon|"
        r"evening))?|last night|tomorrow|today|tonight|this (?:morning|afternoon|evening)|"
     r"overnight", _r_word, "time"),
    (r"(?:earlier |early |later |late )?(?:this|last|next|the past|the previous) week(?!end|"
        r"long)|(?:over |during )?(?:last|this|this past|the past|over the|the) weekend|at the "
        r"weekend", _r_week, "time"),
    (rf"(?:in |over |during )?(?:the )?(?:past|{_NOT_LASTS}last) (?P<n>{_N}) "
     r"(?P<unit>hour|day|week)s?",
     _r_ago, "time"),
    (rf"(?P<n>{_N}) (?P<unit>hour|day|week|month|year)s? ago", _r_ago, "time"),
    (_RELATED, _r_unknown, "related"),
    (r"last (?P<season>spring|summer|autumn|fall|winter)", _r_season, "time"),
    (rf"(?:(?:in|since|last|early|late) ){{0,2}}(?P<mon>{_LONG_MONTHS})\.?{_YEAR}",
     _r_month, "date"),
    (r"(?:in|since|last|by|of|early|late|until) (?P<mon>may|march)(?:,? (?P<y>(?:19|"
        r"20)\d{2}))?(?! \d)", _r_month, "date"),
    (r"(?:in|since|of|from|until|by|at \w+ in) (?P<y>(?:19|20)\d{2})", _r_year, "date"),
    (_LOOSE, _r_unknown, "time"),
)  # fmt: skip


@cache
def rules() -> tuple[tuple[re.Pattern[str], str, Rule], ...]:
    """The forms in the order they are tried: pattern, kind, and what days it means."""
    return tuple(
        (re.compile(rf"\b(?:{form})(?!\w)", re.I), kind, rule) for form, rule, kind in _FORMS
    )
