"""Time expressions to stretches of days or hours, counted from the stated day of publication.

Unknown stays unknown: without a publication day a relative expression has neither end. Bare weekdays
are the latest such day up to publication in the past tense (the day itself included), the next one
in the future tense, as wire copy uses them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from holdfire.record import Precision, When

from .lexicon import MONTHS, WEEKDAYS

_DAY = "|".join(WEEKDAYS)
_MON = "|".join((*MONTHS, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"))
_PART = r"(?:early|late|mid)?[ -]?(?:morning|afternoon|evening|night|hours|midday|noon|dawn|dusk|daybreak|midnight)"
_NUM = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15,
    "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90, "several": 0, "a few": 0, "some": 0,
}  # fmt: skip
_N = r"\d+|" + "|".join(sorted((re.escape(k) for k in _NUM), key=len, reverse=True))
_CLOCK = r"(?:\d{1,2}[:.]\d{2}|\d{1,2})\s*(?:a\.?m\.?|p\.?m\.?)|\d{1,2}:\d{2}|\d{4} hours|midnight|noon|midday"
ZONES = {
    "gmt": 0, "utc": 0, "z": 0, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "est": -5, "edt": -4,
    "eat": 3, "wat": 1, "cat": 2, "ist": 5.5, "pst": -8, "pdt": -7, "cst": -6, "ict": 7, "wib": 7, "pht": 8,
    "npt": 5.75, "pkt": 5, "trt": 3, "get": 4, "amt": 4, "azt": 4, "bst": 1, "ast": 3,
}  # fmt: skip
_ZONE = r"\b(?:" + "|".join(z.upper() for z in ZONES) + r")\b(?:\s*[+-]\d{1,2})?|local time|[A-Z][a-z]+ time"


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: offsets in the text, its stretch (or unknown), and what kind it is."""

    start: int
    end: int
    when: When | None
    kind: str = "time"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day a text's relative times count from, and the zone its days are kept in."""

    day: date | None
    basis: str
    zone: tzinfo = UTC
    zone_basis: str = "unstated"


Rule = Callable[[re.Match[str], Anchor, bool], tuple[date, date, Precision] | None]


def expressions(text: str, start: int, end: int, anchor: Anchor) -> list[Expression]:
    """All time expressions between two offsets, longest first where they overlap, in order."""
    taken: list[Expression] = []
    for found, kind, days in _candidates(text, start, end, anchor):
        if any(found.start() < t.end and t.start < found.end() for t in taken):
            continue
        taken.append(_expression(text, found, kind, days, anchor))
    return sorted(taken, key=lambda e: e.start)


def _candidates(
    text: str, start: int, end: int, anchor: Anchor
) -> Iterator[tuple[re.Match[str], str, tuple[date, date, Precision] | None]]:
    for pattern, kind, rule in _RULES:
        for found in pattern.finditer(text, start, end):
            future = _future(text, found.start(), start, end)
            yield found, kind, rule(found, anchor, future)


def _future(text: str, at: int, start: int, end: int) -> bool:
    """Whether the verb nearest before a time is in the future."""
    before = text[max(start, at - 90) : at].lower()
    verbs = re.findall(r"\b(?:will|would|due|expected|scheduled|set|until|to begin|to start|to meet|to take|was|were|said|killed|met|had|began|agreed)\b", before)
    return bool(verbs) and verbs[-1] in ("will", "would", "due", "expected", "scheduled", "set", "until", "to begin", "to start", "to meet", "to take")


def _expression(
    text: str, found: re.Match[str], kind: str, days: tuple[date, date, Precision] | None, anchor: Anchor
) -> Expression:
    words = found.group()
    if days is None:
        when = When(earliest=None, latest=None, precision=Precision.UNKNOWN, basis=words)
        return Expression(found.start(), found.end(), when, kind)
    first, last, precision = days
    zone, label = _zone(words, anchor)
    low, high = _hours(words.lower(), first, last)
    basis = words if kind == "date" else f"{words}; counted from {anchor.basis}"
    when = When(
        earliest=low.replace(tzinfo=zone), latest=high.replace(tzinfo=zone),
        precision=_finer(words.lower(), precision), basis=basis, zone=label,
    )  # fmt: skip
    return Expression(found.start(), found.end(), when, kind)


def _zone(words: str, anchor: Anchor) -> tuple[tzinfo, str]:
    stated = re.search(_ZONE, words)
    if stated is None:
        return anchor.zone, anchor.zone_basis
    name = stated.group().split()[0].lower()
    if name in ZONES:
        return timezone(timedelta(hours=ZONES[name])), f"stated: {stated.group()}"
    return anchor.zone, f"stated: {stated.group()}; offset by {anchor.zone_basis}"


def _hours(low: str, first: date, last: date) -> tuple[datetime, datetime]:
    """The instants a phrase allows: clock time, part of day, night (18:00 to 06:00), or whole days."""
    clock = re.search(_CLOCK, low)
    if clock and first == last:
        moment = _clock(clock.group())
        if moment is not None:
            at = datetime.combine(first, moment[0]) + timedelta(days=moment[1])
            return at, at + timedelta(seconds=59)
    if first == last:
        for word, (a, b) in _PARTS.items():
            if re.search(rf"\b{word}\b", low):
                return datetime.combine(first, time(a)), datetime.combine(first, time(b, 59, 59))
    return datetime.combine(first, time(0)), datetime.combine(last, time(23, 59, 59))


_PARTS = {
    "early": (0, 11), "dawn": (3, 8), "daybreak": (3, 8), "morning": (0, 11), "midday": (10, 14),
    "noon": (11, 13), "afternoon": (12, 18), "evening": (16, 23), "dusk": (16, 21), "late": (16, 23), "night": (16, 23),
}  # fmt: skip


def _clock(words: str) -> tuple[time, int] | None:
    """A clock time, and one more day when it is written as 24:00."""
    if words in ("noon", "midday"):
        return time(12), 0
    if words == "midnight":
        return None
    digits = [int(d) for d in re.findall(r"\d+", words)]
    if "hours" in words:
        hour, minute = divmod(digits[0], 100)
    else:
        hour, minute = digits[0], digits[1] if len(digits) > 1 else 0
    if "p" in words and hour < 12:
        hour += 12
    if "a" in words and hour == 12:
        hour = 0
    if hour == 24 and minute == 0:
        return time(0), 1
    return (time(hour, minute), 0) if hour < 24 and minute < 60 else None


def _finer(low: str, precision: Precision) -> Precision:
    clock = re.search(_CLOCK, low)
    if precision is Precision.DAY and clock:
        return Precision.MINUTE if ":" in clock.group() or "." in clock.group() else Precision.HOUR
    if precision is Precision.DAY and any(re.search(rf"\b{p}\b", low) for p in _PARTS):
        return Precision.PART
    return precision


def _n(word: str) -> int:
    return int(word) if word.isdigit() else _NUM.get(word.lower(), 0)


def _weekday(name: str, anchor: date, future: bool, shift: str = "") -> date:
    """The weekday meant: latest up to the anchor, or next after it; 'last'/'next' move a week."""
    delta = (anchor.weekday() - WEEKDAYS.index(name.lower())) % 7
    if shift == "next":
        return anchor + timedelta(days=7 - delta)
    if future:
        return anchor + timedelta(days=(7 - delta) % 7)
    if shift == "last" and delta == 0:
        delta = 7
    return anchor - timedelta(days=delta)


def _r_weekday(m: re.Match[str], a: Anchor, future: bool) -> tuple[date, date, Precision] | None:
    if a.day is None:
        return None
    day = _weekday(m["day"], a.day, future, (m["shift"] or "").strip().lower())
    if re.search(r"overnight|night of", m.group(), re.I):
        into = re.search(r"overnight (?:in)?to|overnight on", m.group(), re.I)
        pair = (day - timedelta(days=1), day) if into else (day, day + timedelta(days=1))
        return (*pair, Precision.NIGHT)
    return day, day, Precision.DAY


def _r_two_days(m: re.Match[str], a: Anchor, future: bool) -> tuple[date, date, Precision] | None:
    if a.day is None:
        return None
    last = _weekday(m["b"], a.day, future)
    first = last - timedelta(days=(last.weekday() - WEEKDAYS.index(m["a"].lower())) % 7)
    night = "night" in m.group().lower()
    return first, last, Precision.NIGHT if night else Precision.DAYS


def _year(month: int, day: int, year: str | None, a: Anchor, future: bool) -> date | None:
    """A full date; a missing year is the one that puts it nearest the publication day."""
    try:
        if year:
            return date(int(year), month, day)
        if a.day is None:
            return None
        options = [date(a.day.year + k, month, day) for k in (-1, 0, 1)]
    except ValueError:
        return None
    if future:
        options = [o for o in options if o >= a.day] or options
    return min(options, key=lambda d: (abs((d - a.day).days), d > a.day))


def _month(name: str) -> int:
    return [m[:3] for m in MONTHS].index(name[:3].lower()) + 1


def _r_date(m: re.Match[str], a: Anchor, future: bool) -> tuple[date, date, Precision] | None:
    day = _year(_month(m["mon"]), int(m["d"]), m["y"], a, future)
    if day is None:
        return None
    if re.match(r"(?:the )?night of|overnight", m.group(), re.I):
        return day, day + timedelta(days=1), Precision.NIGHT
    return day, day, Precision.DAY


def _r_span(m: re.Match[str], a: Anchor, future: bool) -> tuple[date, date, Precision] | None:
    first = _year(_month(m["mon"]), int(m["d"]), m["y"], a, future)
    last = _year(_month(m["mon"]), int(m["e"]), m["y"], a, future)
    if first is None or last is None or last < first:
        return None
    night = "night" in m.group().lower()
    return first, last, Precision.NIGHT if night else Precision.DAYS


def _r_month(m: re.Match[str], a: Anchor, future: bool) -> tuple[date, date, Precision] | None:
    month = _month(m["mon"])
    if m["y"]:
        year = int(m["y"])
    elif a.day is None:
        return None
    else:
        year = a.day.year - (1 if month > a.day.month and not future else 0)
        year += 1 if future and month < a.day.month else 0
    nxt = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), nxt - timedelta(days=1), Precision.MONTH


def _r_word(m: re.Match[str], a: Anchor, future: bool) -> tuple[date, date, Precision] | None:
    if a.day is None:
        return None
    low = m.group().lower()
    day = a.day
    if "overnight" in low:
        return day - timedelta(days=1), day, Precision.NIGHT
    if "day before yesterday" in low:
        return day - timedelta(days=2), day - timedelta(days=2), Precision.DAY
    if "yesterday" in low or "last night" in low:
        return day - timedelta(days=1), day - timedelta(days=0 if "last night" in low else 1), \
            Precision.NIGHT if "last night" in low else Precision.DAY
    if "tomorrow" in low:
        return day + timedelta(days=1), day + timedelta(days=1), Precision.DAY
    return day, day, Precision.DAY


def _r_week(m: re.Match[str], a: Anchor, future: bool) -> tuple[date, date, Precision] | None:
    if a.day is None:
        return None
    low, day = m.group().lower(), a.day
    monday = day - timedelta(days=day.weekday())
    if "weekend" in low:
        return _weekend(low, day, monday)
    if "last week" in low or "previous week" in low or "past week" in low:
        shift = timedelta(days=7)
        return (day - shift, day, Precision.WEEK) if "past" in low else (monday - shift, monday - timedelta(days=1), Precision.WEEK)
    if "next week" in low:
        return monday + timedelta(days=7), monday + timedelta(days=13), Precision.WEEK
    if "earlier" in low or "early" in low:
        return monday, day, Precision.DAYS
    if "later" in low:
        return day, monday + timedelta(days=6), Precision.DAYS
    return monday, (monday + timedelta(days=6)) if future else day, Precision.WEEK


def _weekend(low: str, day: date, monday: date) -> tuple[date, date, Precision]:
    saturday = monday - timedelta(days=2)
    if day.weekday() >= 5 and "last" not in low:
        saturday = monday + timedelta(days=5)
    if "this" in low or "coming" in low or "next" in low:
        saturday = monday + timedelta(days=5)
    return saturday, saturday + timedelta(days=1), Precision.DAYS


def _r_ago(m: re.Match[str], a: Anchor, future: bool) -> tuple[date, date, Precision] | None:
    n, unit = _n(m["n"]), m["unit"].lower()
    if a.day is None or not n or unit not in ("day", "week"):
        return None
    day = a.day - timedelta(days=n * (7 if unit == "week" else 1))
    if "past" in m.group().lower() or "last" in m.group().lower():
        return day, a.day, Precision.DAYS
    return (day, day, Precision.DAY) if unit == "day" else (day - timedelta(days=3), day + timedelta(days=3), Precision.WEEK)


def _r_unknown(m: re.Match[str], a: Anchor, future: bool) -> tuple[date, date, Precision] | None:
    return None


def _r_year(m: re.Match[str], a: Anchor, future: bool) -> tuple[date, date, Precision] | None:
    year = int(m["y"])
    return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


def _r_season(m: re.Match[str], a: Anchor, future: bool) -> tuple[date, date, Precision] | None:
    """'last spring': the last whole season of that name (northern year), counted from publication."""
    if a.day is None:
        return None
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[m["season"].lower()]
    for year in (a.day.year, a.day.year - 1, a.day.year - 2):
        start = date(year, first, 1)
        end = date(year + (first + 2) // 12, (first + 2) % 12 + 1, 1) - timedelta(days=1)
        if end < a.day:
            return start, end, Precision.SEASON
    return None


def _rule(pattern: str, rule: Rule, kind: str = "time") -> tuple[re.Pattern[str], str, Rule]:
    return re.compile(rf"\b(?:{pattern})(?![\w])", re.I), kind, rule


_PRE = r"(?:overnight (?:into|to|on)|(?:on )?the night of|in the (?:early|late) hours of|(?:since|by|before|from|at) (?:dawn|midday|noon|midnight)(?: on)?|late on|early on|late|early|on)?\s*"
_POST = rf"(?:\s(?:{_PART}))?(?:,? at (?:{_CLOCK})(?:\s(?:{_ZONE}))?)?"
_AT = rf"(?:(?:at|from|by|since|until|around|about|before|after|shortly after|shortly before) (?:{_CLOCK})(?: (?:{_ZONE}))?,? (?:on )?)?"
_RULES = (
    _rule(rf"(?:the night of |overnight )?(?P<d>\d{{1,2}})\s?(?:–|-|to|and|/)\s?(?P<e>\d{{1,2}}) (?P<mon>{_MON})\.?(?:,? (?P<y>\d{{4}}))?", _r_span, "date"),
    _rule(rf"(?:the night of |overnight )?(?P<mon>{_MON})\.? (?P<d>\d{{1,2}})\s?(?:–|-|to)\s?(?P<e>\d{{1,2}})(?:,? (?P<y>\d{{4}}))?", _r_span, "date"),
    _rule(rf"{_AT}(?:(?:{_DAY}),? )?(?:overnight (?:on |into )?|(?:the )?night of )?(?P<mon>{_MON})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:)(?:,? (?P<y>\d{{4}}))?{_POST}", _r_date, "date"),
    _rule(rf"{_AT}(?:(?:{_DAY}),? )?(?:overnight (?:on |into )?|(?:the )?night of )?(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<mon>{_MON})\b\.?(?:,? (?P<y>\d{{4}}))?{_POST}", _r_date, "date"),
    _rule(rf"(?:on |late on |overnight |the night of |overnight from |between )?(?P<a>{_DAY})(?: night)?(?:,? (?:and|to|into|through)|-|–|/) (?:early |the early hours of )?(?P<b>{_DAY})(?: (?:night|morning))?", _r_two_days),
    _rule(rf"{_AT}{_PRE}(?P<shift>last |next |this |this past )?(?P<day>{_DAY})(?!s\b|['’])(?P<post>{_POST})", _r_weekday),
    _rule(r"(?:the )?day before yesterday|(?:late |early )?yesterday(?: (?:morning|afternoon|evening))?|last night|tomorrow|today|tonight|this (?:morning|afternoon|evening)|overnight", _r_word),
    _rule(r"(?:earlier |early |later |late )?(?:this|last|next|the past|the previous) week(?!end|long)|(?:over |during )?(?:last|this|this past|the past|over the) weekend|at the weekend", _r_week),
    _rule(rf"(?:in |over |during )?(?:the )?(?:past|last) (?P<n>{_N}) (?P<unit>day|week)s?", _r_ago),
    _rule(rf"(?P<n>{_N}) (?P<unit>day|week|month|year)s? ago", _r_ago),
    _rule(r"last (?P<season>spring|summer|autumn|fall|winter)", _r_season),
    _rule(rf"(?:in |since |last |early |late )*(?P<mon>{'|'.join(m for m in MONTHS if m not in ('may', 'march'))})\.?(?:,? (?P<y>\d{{4}}))?", _r_month, "date"),
    _rule(r"(?:in|since|last|by|of|early|late|until) (?P<mon>may|march)(?:,? (?P<y>(?:19|20)\d{2}))?(?! \d)", _r_month, "date"),
    _rule(r"(?:in|since|of|from|until|by) (?P<y>(?:19|20)\d{2})", _r_year, "date"),
    _rule(rf"(?:in )?recent (?:days|weeks|months)|(?:the )?coming days|(?:{_N}|a few|several) (?:hours|days|weeks) (?:later|earlier|after|before)|last (?:month|year)|earlier this (?:month|year)|this (?:month|year)|later|(?:since|before|at|after|by) (?:dawn|noon|midday|daybreak|dusk|midnight|nightfall|sunrise|sunset)|in the (?:morning|afternoon|evening)|in the early hours|(?:at|by|around|from) (?:{_CLOCK})", _r_unknown),
)
