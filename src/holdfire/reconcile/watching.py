"""Sources that were looked at, day by day, as coverage: who was looking, where and when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from holdfire.record import Coverage, Place, Precision, Source, Tri, Watch, When, make_id

GROUPS = 2
"""How many groups of outlets must have been watched for their silence to mean anything."""


def coverage(
    watches: Iterable[tuple[Source, Watch]], places: Mapping[str, Place], zone: str
) -> tuple[Coverage, ...]:
    """One coverage record for each source, day and place it states it covers (R-COVER-3).

    `watches` are of single days; `places` are those the texts name, by casefolded name. A day at a
    place is adequately covered only where outlets of two groups were, none of them a side's own.
    """
    told = list(watches)
    firm = _firm(told)
    return tuple(
        _record(source, watch, name, place, zone, (name.casefold(), watch.first) in firm)
        for source, watch in told
        for name in source.covers
        if (place := places.get(name.casefold())) is not None
    )


def _firm(watches: Sequence[tuple[Source, Watch]]) -> set[tuple[str, date]]:
    """The places and days watched by enough independent outlets."""
    groups: dict[tuple[str, date], set[str]] = {}
    for source, watch in watches:
        if watch.adequate is Tri.YES and source.party is None:
            for name in source.covers:
                found = groups.setdefault((name.casefold(), watch.first), set())
                found.add(source.group or source.id)
    return {key for key, found in groups.items() if len(found) >= GROUPS}


def _record(
    source: Source, watch: Watch, name: str, place: Place, zone: str, firm: bool
) -> Coverage:
    kept = watch.adequate is Tri.YES
    how = "looked at, and as busy as expected" if kept else _amiss(watch)
    adequate = (Tri.YES if firm else Tri.UNCLEAR) if kept else Tri.NO
    return Coverage(
        id=make_id("cov", source.id, watch.first.isoformat(), name),
        note=f"{source.name} (covers {name}) {how}",
        adequate=adequate,
        spans=(),
        place=place,
        when=_day(watch.first, source.zone or zone),
        origin=source.group or source.id,
    )


def _amiss(watch: Watch) -> str:
    return f"not watched well enough: {watch.issues[0]}" if watch.issues else "not watched"


def _day(day: date, zone: str) -> When:
    start = datetime.combine(day, time(), tzinfo=ZoneInfo(zone))
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(zone))
    return When(
        earliest=start,
        latest=end - timedelta(microseconds=1),
        precision=Precision.DAY,
        basis="days of looks",
        zone=zone,
    )
