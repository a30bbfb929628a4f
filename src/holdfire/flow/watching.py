"""Which sources were watched on which days, from the looks on record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from holdfire.record import Entry, Kind, Look, Seen, Source, Watch, make_id
from holdfire.store import decode

from .held import Held

_LONGEST = 366
"""Days looked back over: a year of looks is what a brief may rest a silence on."""


@dataclass(frozen=True, slots=True)
class Watches:
    """Every source over the whole time, and source by source each single day (R-COVER-3)."""

    whole: tuple[tuple[Source, Watch], ...] = ()
    days: tuple[tuple[Source, Watch], ...] = ()


def watches(held: Held, known_at: datetime | None = None) -> Watches:
    """How well each source was watched, from the first look on record to the last one by then.

    A day counts as watched only when the source was looked at again after it had ended.
    """
    from holdfire.collect.watch import watched

    looks = _looks(held, known_at)
    if not looks:
        return Watches()
    first, end = min(k.at for k in looks), max(k.at for k in looks) + timedelta(microseconds=1)
    whole, days = [], []
    for source in sources(held, known_at):
        whole.append((source, watched(source, looks, first, end)))
        for start, stop in _days(source, looks):
            days.append((source, watched(source, looks, start, stop)))
    return Watches(tuple(whole), tuple(days))


def _looks(held: Held, known_at: datetime | None) -> list[Look]:
    rows = held.ledger.scan(Kind.LOOK, known_at=known_at)
    return [decode(Look, r.entry.body.encode()) for r in rows]


def _days(source: Source, looks: Sequence[Look]) -> Iterator[tuple[datetime, datetime]]:
    """The days of a source that began and ended between answered looks at it; the latest ones."""
    zone = ZoneInfo(source.zone or "UTC")
    good = (Seen.NEW, Seen.SAME, Seen.EMPTY)
    at = [k.at.astimezone(zone) for k in looks if k.source == source.id and k.seen in good]
    day = min(at).date() if at else None
    while day is not None and day < max(at).date():
        start = datetime.combine(day, time(), tzinfo=zone)
        day += timedelta(days=1)
        if max(at).date() - day < timedelta(days=_LONGEST):
            yield start, datetime.combine(day, time(), tzinfo=zone)


TABLE = "sources.toml"


def note_sources(held: Held) -> tuple[Source, ...]:
    """The sources as their table states them now; the table goes on record where it changed."""
    from holdfire.collect.sources import load_sources

    found = load_sources(held.folder.sources)
    sha = held.blobs.put(held.folder.sources.read_bytes())
    rows = list(held.ledger.scan(Kind.CASE, subject=TABLE))
    before = rows[-1].entry if rows else None
    if before is None or before.blobs != (sha,):
        made = make_id("src", sha, before.id if before else "")
        held.ledger.put([Entry(kind=Kind.CASE, id=made, subject=TABLE, body="{}", blobs=(sha,))])
    return found


def sources(held: Held, known_at: datetime | None = None) -> tuple[Source, ...]:
    """The sources as they were on record at that time."""
    from holdfire.collect.sources import load_sources

    rows = list(held.ledger.scan(Kind.CASE, subject=TABLE, known_at=known_at))
    return load_sources(held.blobs.path(rows[-1].entry.blobs[0])) if rows else ()
