"""Dates as pages print them: found, read, and turned into stretches of time with a basis."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from holdfire.record import Precision, When

from .months import MONTH_NAMES, month_named

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<{0}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))?(?::[0-5]\d(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?"
)
_ZONE = (
    r"(?P<zone>(?:UTC|GMT)?[+\N{MINUS SIGN}-](?:0?\d|1[0-4])(?::?[0-5]\d)?(?!\d)|Z\b"
    r"|\b(?:UTC|GMT|EST|EDT|CET|CEST|EET|EEST|MSK|PST|PDT|MST|MDT|CDT|BST|WET|WEST|ET|PT|CT)\b)"
)
_TIME = re.compile(
    rf"[\sT,|·•\-\N{{EN DASH}}\N{{EM DASH}}(]*(?:at\s+)?{_CLOCK}(?:hrs|h)?\s*,?\s*\(?{_ZONE}?",
    re.IGNORECASE,
)
_FULL = re.compile(
    r"(?<![\w/.-])(?:"
    + "|".join(
        (
            rf"{_MONTH.format('m1')}\s*{_DAY.format('d1')}\b,?\s+{_YEAR.format('y1')}",
            rf"{_DAY.format('d2')}\s+(?:of\s+)?{_MONTH.format('m2')},?\s+{_YEAR.format('y2')}",
            rf"{_DAY.format('d6')}(?:er|\.|º)?\s+(?:de\s+)?(?P<m6>{MONTH_NAMES})"
            rf",?\s+(?:de\s+|del\s+)?{_YEAR.format('y6')}",
            rf"{_DAY.format('d5')}-{_MONTH.format('m5')}-{_YEAR.format('y5')}",
            rf"{_YEAR.format('y3')}-(?P<m3>0[1-9]|1[0-2])-(?P<d3>0[1-9]|[12]\d|3[01])(?!\d)",
            rf"(?P<a4>\d\d?)(?P<sep>[/.])(?P<b4>\d\d?)(?P=sep){_YEAR.format('y4')}",
        )
    )
    + ")",
    re.IGNORECASE,
)
_HOURS = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2,
    "EEST": 3, "MSK": 3, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7,
}  # fmt: skip
_PLACES = {"ET": "America/New_York", "CT": "America/Chicago", "PT": "America/Los_Angeles"}


@dataclass(frozen=True, slots=True)
class Dated:
    """A full date in a text: where it stands, its words, and the clock time beside it if any."""

    start: int
    end: int
    day: date
    words: str
    clock: time | None = None
    zone: str | None = None


def find_dates(text: str) -> Iterator[Dated]:
    """Every full date (day, month and year) in the text; ambiguous figures are passed over."""
    for match in _FULL.finditer(text):
        day = _day(match)
        if day is not None:
            yield _with_clock(text, match, day)


def month_number(name: str) -> int:
    """The number of an English month by its name or abbreviation."""
    return _MONTHS.index(name[:3].casefold()) + 1


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where no such day exists."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def when_day(day: date, basis: str) -> When:
    """The whole day, in UTC, with no zone stated."""
    first = datetime.combine(day, time(), UTC)
    last = datetime.combine(day, time(23, 59, 59), UTC)
    return When(earliest=first, latest=last, precision=Precision.DAY, basis=basis)


def when_dated(found: Dated, basis: str) -> When:
    """To the minute where time and zone are both stated, else the whole day."""
    zone = zone_of(found.zone) if found.zone else None
    if found.clock is None or zone is None:
        return when_day(found.day, basis)
    first = datetime.combine(found.day, found.clock.replace(second=0, microsecond=0), zone)
    return when_moment(first, f"stated: {found.zone}", basis)


def when_moment(moment: datetime, zone: str, basis: str) -> When:
    """The minute that holds this aware moment."""
    first = moment.replace(second=0, microsecond=0)
    return When(
        earliest=first,
        latest=first + timedelta(seconds=59),
        precision=Precision.MINUTE,
        basis=basis,
        zone=zone,
    )


def zone_of(words: str) -> tzinfo | None:
    """The zone these words name; None where they name several (IST, CST) or none."""
    name = words.strip().upper().replace("\N{MINUS SIGN}", "-")
    if name in _HOURS:
        return timezone(timedelta(hours=_HOURS[name]))
    if name in _PLACES:
        return _place(_PLACES[name])
    match = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?", name)
    if match is None or int(match[2]) > 14:
        return None
    away = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(-away if match[1] == "-" else away)


def _place(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):
        return None


def _day(match: re.Match[str]) -> date | None:
    got = match.groupdict()
    for n in "125":
        if got[f"y{n}"]:
            return make_day(int(got[f"y{n}"]), month_number(got[f"m{n}"]), int(got[f"d{n}"]))
    if got["y6"]:
        return make_day(int(got["y6"]), month_named(got["m6"]), int(got["d6"]))
    if got["y3"]:
        return make_day(int(got["y3"]), int(got["m3"]), int(got["d3"]))
    return _figures(int(got["a4"]), int(got["b4"]), int(got["y4"]), got["sep"])


def _figures(first: int, second: int, year: int, separator: str) -> date | None:
    """A date in figures: day first with dots; with slashes only where it can be read one way."""
    if separator == "." or first > 12 or first == second:
        return make_day(year, second, first)
    return make_day(year, first, second) if second > 12 else None


def _with_clock(text: str, match: re.Match[str], day: date) -> Dated:
    plain = Dated(match.start(), match.end(), day, match.group())
    after = _TIME.match(text, match.end())
    if after is None or not (after["minute"] or after["half"]):
        return plain
    clock = _clock(int(after["hour"]), int(after["minute"] or 0), after["half"])
    if clock is None:
        return plain
    words = text[match.start() : after.end()].rstrip(" ,(")
    return Dated(match.start(), match.start() + len(words), day, words, clock, after["zone"])


def _clock(hour: int, minute: int, half: str | None) -> time | None:
    if half is None:
        return time(hour, minute)
    if not 1 <= hour <= 12:
        return None
    return time(hour % 12 + (12 if half[0] in "pP" else 0), minute)
