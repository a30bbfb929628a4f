"""Days, nights and instants written by hand, as stretches of time."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from holdfire.record import Precision, When

from .keys import UNSTATED
from .page import Filled

_DUSK, _MORNING = time(16), time(8, 59, 59)
"""A night as wide as its words: from the earliest dusk to the last of the morning."""


def time_of(table: Filled, key: str, basis: str = "") -> When | None:
    """The stretch a key of a table states, in the zone that stands beside it; None: not stated.

    Without a `basis`, the words it rests on, the day itself stands for them."""
    given = table.get(key)
    if given is None:
        return None
    if not basis and isinstance(given, date):
        basis = f"{given.day} {given:%B %Y}"
    if isinstance(given, Filled):
        return _stretch(given)
    if isinstance(given, datetime) and given.tzinfo:
        zone = f"stated: {given.tzname()}"
        return _when(table, key, (given, given), Precision.MINUTE, (basis, zone))
    zone, clock = _zone(table, key)
    if isinstance(given, datetime):
        at = given.replace(tzinfo=clock)
        return _when(table, key, (at, at), Precision.MINUTE, (basis, zone))
    return _days(table, key, (given, time(0)), (given, time(23, 59, 59)), basis)


def night_of(table: Filled, key: str, basis: str = "") -> When | None:
    """The night after the day a key states."""
    given = table.get(key)
    if given is None:
        return None
    basis = basis or f"the night after {given.day} {given:%B %Y}"
    if given == date.max:
        table.fail("has no morning after it; take an earlier day", key)
    return _days(table, key, (given, _DUSK), (given + timedelta(days=1), _MORNING), basis)


def once_of(table: Filled, basis: str = "", *others: str) -> When | None:
    """What `when` or `night` of a table states; told where two of these stand there."""
    timed = [k for k in ("when", "night", *others) if k in table]
    if len(timed) > 1:
        table.fail(f"stands beside {timed[0]}; keep one of them", timed[1])
    return time_of(table, "when", basis) or night_of(table, "night", basis)


Moment = tuple[date, time]


def _days(table: Filled, key: str, first: Moment, last: Moment, basis: str) -> When:
    zone, clock = _zone(table, key)
    ends = (datetime.combine(*first, clock), datetime.combine(*last, clock))
    precision = Precision.DAY if first[0] == last[0] else Precision.NIGHT
    return _when(table, key, ends, precision, (basis, zone))


def _when(
    table: Filled,
    key: str | None,
    ends: tuple[datetime | None, datetime | None],
    precision: Precision,
    told: tuple[str, str],
) -> When:
    basis, zone = told
    try:
        return When(earliest=ends[0], latest=ends[1], precision=precision, basis=basis, zone=zone)
    except ValueError as error:
        table.fail(f"{error}; put the earlier one first", key)


def _zone(table: Filled, key: str) -> tuple[str, tzinfo]:
    """How the zone beside a time came about, and the zone; without one, UTC is said to be used."""
    name = table.get("zone")
    if name is None:
        table.fail(f'has no zone; add zone = "Europe/Riga", or zone = "{UNSTATED}"', key)
    if name == UNSTATED:
        return UNSTATED, UTC
    try:
        return f"stated: {name}", ZoneInfo(name)
    except (OSError, KeyError, ValueError):
        table.fail(f'must be an IANA name such as "Europe/Riga", or "{UNSTATED}"', "zone")


def _stretch(given: Filled) -> When:
    ends = given.get("earliest"), given.get("latest")
    told = given.get("basis", ""), given.get("zone", UNSTATED)
    return _when(given, None, ends, given.need("precision"), told)
