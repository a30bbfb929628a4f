"""The forms of time words, tried in order: a pattern, the words that call for it, and a rule."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from holdfire.record import Precision

from .days import (
    ONE,
    SEASONS,
    Base,
    Days,
    full_date,
    month_number,
    month_of,
    piece,
    season_of,
    week_of,
    weekday,
    whole,
    year_of,
)
from .feasts import FEAST, feast
from .hours import CLOCK, SMALL
from .lexicon import MONTHS, WEEKDAYS
from .nearby import NUMBER, RELATED
from .relative import CALENDAR, ago, calendar, hence, the_weekend, word

Rule = Callable[[re.Match[str], Base], Days | None]


@dataclass(frozen=True, slots=True)
class Form:
    """One form: where none of `needs` stands among a sentence's words, it is not tried there.

    `needs` are in lower case; "0" stands for any digit.
    """

    pattern: re.Pattern[str]
    kind: str
    rule: Rule
    needs: frozenset[str]


DAY = "|".join(WEEKDAYS)
SHORT = "jan feb mar apr jun jul aug sept sep oct nov dec".split()
MON = rf"(?:(?:{'|'.join(MONTHS)})\b|(?:{'|'.join(SHORT)})\b\.?)"
LIGHTS = "dawn noon midday daybreak dusk midnight nightfall sunrise sunset sundown".split()
_LIGHT = rf"(?:{'|'.join(LIGHTS)})"
_PART = rf"(?:early|late|mid)?[ -]?(?:morning|afternoon|evening|night|hours|{_LIGHT})"
_ZONED = (
    r"(?:z\b)?(?: \([^()]{3,24}\))?(?:,? (?:local(?: time)?|(?-i:[A-Z][a-z]{2,20}) time|"
    r"(?-i:[A-Z]{3,4})\b(?:\s?[+-]\d{1,2})?|\((?:(?-i:[A-Z]{3,4})(?:\s?[+-]\d{1,2})?|local time|"
    r"(?-i:[A-Z][a-z]{2,20}) time)\)))?"
)
_AFTER = rf"(?:,? (?:{_PART}))?(?:,? at (?:{CLOCK}|{_LIGHT}){_ZONED}|,? (?:{CLOCK}){_ZONED})?"
_AT = rf"(?:,? (?:at )?(?:{CLOCK}|{_LIGHT}){_ZONED})?"
_FROM = r"(?:(?:at|from|by|since|until|around|about|before|after|shortly after|shortly before) )?"
_BEFORE = rf"(?:{_FROM}(?:{CLOCK}|{_LIGHT}){_ZONED},? (?:on )?)?"
_HALF = r"(?:morning|afternoon|evening|(?:early|late|small|first) hours)"
_EDGE = (
    rf"(?:overnight (?:into |to |on )?|(?:on |during |in )?the night (?:of |to |into )|"
    rf"(?:(?:early|late) )?(?:in |on |during )?the (?:(?:early|late) )?{_HALF} (?:of|on) |"
    r"(?:late|early|later|earlier) (?:on |in )?|on )?"
)
_NIGHT = (
    r"(?:(?:on |during |in )?the night (?:of|from|between|to|into) (?:the )?|"
    r"overnight (?:on |into |to |from )?|night of |"
    rf"(?:(?:early|late) )?(?:in |on )?the (?:(?:early|late) )?{_HALF} (?:of|on) |"
    r"(?:early|late) on |between )?"
)
_SEASON = "|".join(SEASONS)
_LOOSE = (
    r"(?:in )?recent (?:days|weeks|months)|(?:the )?coming days|(?:in )?the past (?:few )?(?:days|"
    rf"weeks|months|years)|(?:{NUMBER}|a few|several) (?:hours|days|weeks|months|years) "
    r"(?:later|earlier|after|before)"
)
_CLOCKED = (
    rf"(?:at|by|around|from|until|since|before|after|about) (?:{CLOCK}|{_LIGHT}){_ZONED}|"
    r"in the (?:morning|afternoon|evening|early hours|small hours)|"
    rf"(?:{CLOCK}){_ZONED}"
)


def _ends_with_it(low: str) -> bool:
    """Whether a night is told by the day it ends on."""
    return bool(re.search(r"overnight\b|night (?:to|into)", low))


def _nights(low: str, day: date) -> Days:
    if _ends_with_it(low):
        return Days(day - ONE, day, Precision.NIGHT)
    return Days(day, day + ONE, Precision.NIGHT) if "night of" in low else Days(day, day)


def _r_weekday(m: re.Match[str], base: Base) -> Days | None:
    if base.today is None:
        return None
    groups = m.groupdict()
    tail = (groups.get("tail") or "").strip(" ,").lower()
    if re.search(r"\b(?:last|next|this) week", tail):
        shift = {"l": -1, "n": 1, "t": 0}[re.sub(r"of ", "", tail)[0]]
        day = week_of(base.today, shift).first + WEEKDAYS.index(m["day"].lower()) * ONE
    elif tail in ("week", "fortnight"):
        day = weekday(m["day"], base.today, True) + timedelta(days=7 if tail == "week" else 14)
    else:
        shift_word = (groups.get("shift") or tail).strip().lower().removeprefix("this ")
        shift_word = "this" if (groups.get("shift") or "").strip().lower() == "this" else shift_word
        day = weekday(m["day"], base.today, base.future, shift_word)
    return _nights(m.group().lower(), day)


def _r_two_days(m: re.Match[str], base: Base) -> Days | None:
    if base.today is None:
        return None
    last = weekday(m["b"], base.today, base.future)
    first = last - timedelta(days=(last.weekday() - WEEKDAYS.index(m["a"].lower())) % 7)
    low = m.group().lower()
    if re.match(r"midnight (?:between|on|of|in)", low):
        return Days(last, last, Precision.MINUTE)
    night = re.search(r"night|into", low) and (last - first).days == 1
    return Days(first, last, Precision.NIGHT if night else Precision.DAYS)


def _r_date(m: re.Match[str], base: Base) -> Days | None:
    """A date; one whose weekday does not fit it is unknown."""
    day = full_date(m["y"], month_number(m["mon"]), int(m["d"]), base)
    if day is None or (m["wd"] and WEEKDAYS[day.weekday()] != m["wd"].lower()):
        return None
    return _nights(m.group().lower(), day)


def _r_week_of(m: re.Match[str], base: Base) -> Days | None:
    day = full_date(m["y"], month_number(m["mon"]), int(m["d"]), base)
    return week_of(day) if day else None


def _r_numeric(m: re.Match[str], _: Base) -> Days | None:
    """'2025-06-12', '12.06.2025'; a slash leaves open which is the month unless one is over 12."""
    if m["iso"]:
        day = date(int(m["y"]), int(m["mo"]), int(m["d"]))
    else:
        a, b, year = int(m["a"]), int(m["b"]), int(m["c"])
        if m["mark"] == "/" and a <= 12 and b <= 12 and a != b:
            return None
        day = date(year, b, a) if b <= 12 else date(year, a, b)
    return Days(day, day)


def _r_span(m: re.Match[str], base: Base) -> Days | None:
    groups = m.groupdict()
    last = full_date(m["y"], month_number(groups.get("mon2") or m["mon"]), int(m["e"]), base)
    near = Base(last) if last else base
    first = full_date(None, month_number(m["mon"]), int(m["d"]), near) if last else None
    if first is None or last is None or last < first:
        return None
    low = m.group().lower()
    if re.match(r"midnight (?:between|on|of|in)", low):
        return Days(last, last, Precision.MINUTE)
    night = "night" in low and (last - first).days == 1
    return Days(first, last, Precision.NIGHT if night else Precision.DAYS)


def _r_month(m: re.Match[str], base: Base) -> Days | None:
    month, today = month_number(m["mon"]), base.today
    words = m.group()[: m.start("mon") - m.start()]
    if m["y"]:
        return piece(month_of(int(m["y"]), month), words)
    if today is None:
        day = full_date(None, month, 1, base)
        return piece(month_of(day.year, month), words) if day else None
    year = today.year - (1 if month > today.month and not base.future else 0)
    year += 1 if base.future and month < today.month else 0
    return piece(month_of(year, month), words)


def _r_ordinal(m: re.Match[str], base: Base) -> Days | None:
    """'on the 4th': of the month that the verb looks to, else of the nearest."""
    today, at = base.today, int(m["d"])
    if today is None:
        return None
    months = [month_of(today.year, today.month, n) for n in (-1, 0, 1)]
    days = [f.first.replace(day=at) for f in months if 1 <= at <= f.last.day]
    fits = [d for d in days if (d > today) == base.future]
    near = min(fits or days, key=lambda d: abs(d - today), default=None)
    return _nights(m.group().lower(), near) if near else None


def _r_unknown(_m: re.Match[str], _base: Base) -> Days | None:
    return None


def _r_year(m: re.Match[str], _: Base) -> Days | None:
    return year_of(int(m["y"]))


def _r_season(m: re.Match[str], base: Base) -> Days | None:
    """'last spring': the last whole season of that name (northern year) before publication."""
    name, year = m["season"].lower(), m.groupdict().get("y")
    if year:
        return season_of(int(year), name)
    today = base.today or base.story
    return whole(name, today, CALENDAR[m["rel"].lower()]) if today else None


_Y = r"(?P<y>(?:1[6-9]|20)\d{2})"
_YEAR = rf"(?:,? (?:of )?{_Y})?(?!\d)"
_TH = r"(?:st|nd|rd|th)?"
_LONG_MONTHS = "|".join(m for m in MONTHS if m not in ("may", "march"))
_PIECES = (
    r"(?:(?:the )?(?:very )?(?:early|late|mid)(?: in)?[ -]|(?:the )?(?:middle|end|close|start|"
    r"beginning) of |the (?:first|second|third|fourth|last) (?:week|half|fortnight|day) of )"
)
_IN = r"(?:in|since|last|throughout|during|by|of|until|from)"
_NOT_LASTS = "".join(
    rf"(?<!\b{w} )" for w in "would will shall could should may might must can not to".split()
)
"""'would last 30 days' is how long, not 'the last 30 days'."""
_WORDS = (
    r"(?:the )?day before yesterday|yesterday|last night|last evening|(?:the )?day after tomorrow|"
    r"tomorrow|today|tonight|this (?:morning|afternoon|evening)|overnight"
)
_CALENDAR_WORDS = frozenset(("week", "month", "year"))
_MONTHLY = frozenset((*MONTHS, *SHORT))
_DAILY = frozenset(WEEKDAYS)
_RELATIVE = frozenset(
    "day days week weeks fortnight month months year years decade decades night morning evening "
    "afternoon minutes hours hour moments spring summer autumn fall winter".split()
)
_FORMS: tuple[tuple[str, Rule, str, Iterable[str]], ...] = (
    (rf"{_BEFORE}{FEAST}{_AFTER}", feast, "date", ("easter", "good", "christmas", "new")),
    (rf"{_BEFORE}(?:on )?(?:(?P<iso>(?P<y>(?:19|20)\d\d)-(?P<mo>\d\d)-(?P<d>\d\d))|(?P<a>\d{{1,2}})"
        rf"(?P<mark>[./])(?P<b>\d{{1,2}})(?P=mark)(?P<c>(?:19|20)\d\d))(?!\d){_AFTER}",
     _r_numeric, "date", ("0",)),
    (rf"(?:midnight )?{_NIGHT}(?P<d>\d{{1,2}}){_TH} (?P<mon>{MON})(?:\s?[–-]\s?| (?:to|and|"
        rf"through) )(?P<e>\d{{1,2}}){_TH} (?P<mon2>{MON}){_YEAR}", _r_span, "date", _MONTHLY),
    (rf"(?:midnight )?{_NIGHT}(?P<mon>{MON}) (?P<d>\d{{1,2}}){_TH}(?:\s?[–-]\s?| (?:to|and|"
        rf"through) )(?P<mon2>{MON}) (?P<e>\d{{1,2}}){_TH}(?![\d:]){_YEAR}", _r_span, "date",
     _MONTHLY),
    (rf"(?:midnight )?{_NIGHT}(?P<d>\d{{1,2}}){_TH}\s?(?:–|-|to|and|or|/|into|through)\s?(?:the )?"
        rf"(?P<e>\d{{1,2}}){_TH} (?:of )?(?P<mon>{MON}){_YEAR}", _r_span, "date", _MONTHLY),
    (rf"(?:midnight )?{_NIGHT}(?P<mon>{MON}) (?P<d>\d{{1,2}}){_TH}\s?(?:–|-|to|and|or|through)\s?"
        rf"(?P<e>\d{{1,2}}){_TH}(?![\d:]){_YEAR}", _r_span, "date", _MONTHLY),
    (rf"the week (?:of|beginning|starting)(?: on)? (?:monday,? )?(?P<d>\d{{1,2}}){_TH} "
    rf"(?P<mon>{MON})"
        rf"{_YEAR}", _r_week_of, "date", _MONTHLY),
    (rf"{_BEFORE}(?:(?P<wd>{DAY})(?: night)?,? )?{_NIGHT}(?P<mon>{MON}) (?P<d>\d{{1,2}}){_TH}"
        rf"(?!\d|:| (?:a\.?m|p\.?m)\b){_YEAR}{_AFTER}", _r_date, "date", _MONTHLY),
    (rf"{_BEFORE}(?:(?P<wd>{DAY})(?: (?:night|morning|evening|afternoon))?,? )?{_NIGHT}(?:the )?"
        rf"(?P<d>\d{{1,2}}){_TH}(?: (?:day )?of)? (?P<mon>{MON}){_YEAR}{_AFTER}", _r_date,
     "date", _MONTHLY),
    (rf"(?:midnight )?(?:on |late on |overnight (?:from |on )?|the night (?:of |from |between )|"
        rf"between )?(?P<a>{DAY})(?: night)?{_AT}(?:,? (?:and|or|to|into|through)|-to-|-|–|"
        rf"/)(?: ?early | ?the early hours of | ?)"
        rf"(?P<b>{DAY})(?: (?:night|morning))?{_AT}", _r_two_days, "time",
     _DAILY),
    (rf"(?:between|from) (?:{CLOCK}|{_LIGHT}) (?:and|to|until) (?:{CLOCK}|{_LIGHT}){_ZONED},? "
        rf"(?:on )?(?P<shift>last )?(?P<day>{DAY})", _r_weekday, "time", _DAILY),
    (rf"(?:between|from) (?:{CLOCK}|{_LIGHT}) (?:and|to|until) (?:{CLOCK}|{_LIGHT}){_ZONED},? "
        rf"(?P<w>{_WORDS})", word, "time", frozenset("yesterday tomorrow today".split())),
    (rf"the (?:previous|preceding|following) (?:{DAY})", _r_unknown, "related", _DAILY),
    (rf"{_BEFORE}{_NIGHT}the (?P<d>[1-3]?\d)(?:st|nd|rd|th)(?=[.,;]| at\b| and\b|$)", _r_ordinal,
     "date", ("0",)),
    (rf"(?<!for )(?P<n>a|two) (?P<unit>week|fortnight)s? from (?P<day>{DAY})", hence,
     "time", _DAILY),
    (rf"{_BEFORE}{_EDGE}(?P<shift>last |next |this |this past |this coming |the coming |coming )?"
        rf"(?P<day>{DAY})(?!s\b){_AFTER}(?P<tail>,? (?:of )?(?:last|next|this) week(?!end)|"
        rf" (?:week|fortnight)(?![\w-])| last(?= ?[.,;]))?", _r_weekday, "time", _DAILY),
    (rf"{_BEFORE}(?:late |early |later |earlier )?(?P<w>{_WORDS})(?: (?:morning|afternoon|evening|"
        rf"night))?{_AFTER}", word, "time",
     frozenset("yesterday tomorrow today tonight overnight morning afternoon evening "
               "night".split())),
    (r"(?:over |during |at |on )?(?:this past|this coming|last|this|next|past|coming|over the|"
    r"the past|"
        r"the coming|the) weekend", the_weekend, "time", ("weekend",)),
    (r"(?:the )?(?:end|start|beginning|middle) of (?:the |this )?(?P<rel>next |last "
    r")?(?P<unit>week|"
        r"month|year)(?!end)", calendar, "time", _CALENDAR_WORDS),
    (r"(?:(?:earlier|early|later|late|mid)(?: in)? )?(?P<rel>this|last|(?<!\bthe )next) "
    r"(?P<unit>week|month|year)"
        r"(?!end|-?long)(?! of)", calendar, "time", _CALENDAR_WORDS),
    (r"the (?P<unit>week|month|year) (?P<rel>before last|after next)", calendar, "time",
     _CALENDAR_WORDS),
    (r"the (?P<rel>past|previous) (?P<unit>week|month|year)(?!end)", calendar, "time",
     _CALENDAR_WORDS),
    (rf"(?:in |over |during )?(?:the )?(?:past|previous|{_NOT_LASTS}last) (?P<n>{NUMBER}) "
     r"(?P<unit>hour|day|week|month|year)s?",
     ago, "time", frozenset("past last previous".split())),
    (rf"(?P<n>{NUMBER}) (?P<unit>hour|day|week|fortnight|month|year)s? ago", ago, "time",
     ("ago",)),
    (rf"in (?P<n>{NUMBER}) (?P<unit>hour|day|week|month|year)s?['’]s? time|(?P<k>{NUMBER}) "
     r"(?P<what>hour|day|week|month|year)s? from now", hence, "time", ("time", "now")),
    (RELATED, _r_unknown, "related", _RELATIVE),
    (rf"(?P<rel>last|this|(?<!\bthe )next) (?P<season>{_SEASON})", _r_season, "time", SEASONS),
    (rf"(?:the )?(?P<season>{_SEASON})(?:,? (?:of )?{_Y})(?!\d)", _r_season, "date", SEASONS),
    (rf"(?:{_IN} ){{0,2}}{_PIECES}?(?P<mon>"
        rf"{_LONG_MONTHS}){_YEAR}", _r_month, "date", MONTHS),
    (rf"(?:{_IN} )?{_PIECES}?(?P<mon>may|march),? (?:of )?{_Y}(?!\d)", _r_month, "date",
     ("may", "march")),
    (rf"(?:{_IN} {_PIECES}?|{_PIECES})(?P<mon>may|march)(?P<y>)(?! \d)", _r_month, "date",
     ("may", "march")),
    (rf"(?:in|since|of|from|until|by|at \w+ in) {_Y}(?!\d)", _r_year, "date", ("0",)),
    (_CLOCKED, _r_unknown, "clock",
     frozenset((*SMALL, *LIGHTS, "0", "morning", "afternoon", "evening", "hours"))),
    (_LOOSE, _r_unknown, "time", _RELATIVE),
)  # fmt: skip


@cache
def forms() -> tuple[Form, ...]:
    """The forms in the order they are tried."""
    return tuple(
        Form(re.compile(rf"\b(?:{form})(?!\w)", re.I), kind, rule, frozenset(needs))
        for form, rule, kind, needs in _FORMS
    )
