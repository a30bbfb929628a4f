"""What changed between two times on record: texts, decisions, readings, incidents, words."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from holdfire.collect.revisions import Change, changes
from holdfire.errors import BadInput
from holdfire.record import Capture, Count, Decision, Incident, Kind, Row
from holdfire.store import decode

from . import recalled
from .briefing import Briefed
from .casebrief import compose, told
from .held import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A page that changed: the older capture, the newer one, and what differs."""

    before: str
    after: str
    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One thing that reads otherwise: what, how it stood, how it stands; "" for not at all."""

    what: str
    before: str
    after: str
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything that changed between two times on record (UTC)."""

    since: datetime
    until: datetime
    texts: tuple[Row, ...]
    replaced: tuple[Replaced, ...]
    decisions: tuple[Decision, ...]
    issues: tuple[Row, ...]
    words: tuple[Moved, ...]
    incidents: tuple[Moved, ...]


def diff(held: Held, since: datetime, until: datetime | None = None) -> Changes:
    """Compare the record and the words as known at two times; `until` None is now."""
    end = until or _now(held)
    if end <= since:
        raise BadInput(f"nothing lies between {since.isoformat()} and {end.isoformat()}")
    rows = [r for r in held.ledger.scan(known_at=end) if r.at > since]
    old, new = _brief(held, since), _brief(held, end)
    return Changes(
        since=since,
        until=end,
        texts=tuple(r for r in rows if r.entry.kind is Kind.CAPTURE),
        replaced=tuple(_replaced(held, rows)),
        decisions=tuple(_decided(rows)),
        issues=tuple(r for r in rows if r.entry.kind is Kind.ISSUE),
        words=tuple(_words(old, new)),
        incidents=tuple(_incidents(old, new)),
    )


def _now(held: Held) -> datetime:
    """This instant, or the time of the last row where the clock has gone back behind it."""
    last = next(held.ledger.scan(after=held.ledger.head()[0] - 1), None)
    return max(held.clock(), last.at) if last else held.clock()


def _decided(rows: Sequence[Row]) -> Iterator[Decision]:
    """The decisions among these rows."""
    for row in rows:
        if row.entry.kind is Kind.DECISION:
            yield decode(Decision, row.entry.body.encode())


def _brief(held: Held, known_at: datetime) -> Briefed | None:
    """The brief as known at a time; None where nothing was."""
    known = any(k.reading for k in recalled.known(held, known_at))
    return compose(held, known_at=known_at) if known else None


def _replaced(held: Held, rows: Sequence[Row]) -> Iterator[Replaced]:
    parsed = {r.entry.subject for r in held.ledger.scan(Kind.CAPTURE)}
    for row in rows:
        if row.entry.kind is Kind.INTAKE:
            body = json.loads(row.entry.body)
            if {body["before"], body["capture"]} <= parsed:
                yield replaced(held, body["before"], body["capture"])


def _words_of(held: Held, capture: str) -> Capture:
    """A capture as last parsed."""
    rows = list(held.ledger.scan(Kind.CAPTURE, subject=capture))
    if not rows:
        raise BadInput(f"{held.folder.root} has no words of {capture}; see `holdfire list`")
    return decode(Capture, held.blobs.get(rows[-1].entry.blobs[0]))


def replaced(held: Held, before: str, after: str) -> Replaced:
    """Two captures of one page laid side by side."""
    old, new = (_words_of(held, c) for c in (before, after))
    name = new.url or new.file
    return Replaced(before=before, after=after, name=name, changes=changes(old, new))


def _words(old: Briefed | None, new: Briefed | None) -> Iterator[Moved]:
    """The word under each holder's reading, where it is another now."""
    was, now = (told(b) if b else {} for b in (old, new))
    seen = new or old
    records = {r.holder: r.statements for r in seen.dossier.readings} if seen else {}
    for holder in dict.fromkeys((*was, *now)):
        before, after = was.get(holder, ""), now.get(holder, "")
        if before != after:
            rests = records.get(holder, ())
            yield Moved(what=holder, before=before, after=after, records=rests)


def _incidents(old: Briefed | None, new: Briefed | None) -> Iterator[Moved]:
    """Incidents that are new, gone, or told otherwise; they are one where they share a report."""
    was = {r: i for i in (old.dossier.incidents if old else ()) for r in i.reports}
    seen: set[str] = set()
    for incident in new.dossier.incidents if new else ():
        before = [was[r] for r in incident.reports if r in was]
        seen.update(i.id for i in before)
        first, last = (_told(before[0]) if before else ""), _told(incident)
        if first != last:
            fresh = tuple(r for r in incident.reports if r not in was)
            yield Moved(what=_name(incident), before=first, after=last, records=fresh)
    for incident in old.dossier.incidents if old else ():
        if incident.id not in seen:
            yield Moved(what=_name(incident), before=_told(incident), after="")


def _name(incident: Incident) -> str:
    place = incident.place.name if incident.place else "place unstated"
    when = incident.when
    day = f"{when.earliest:%-d %B %Y}" if when and when.earliest else "day unknown"
    return f"{incident.deed}, {place}, {day}"


def _told(incident: Incident) -> str:
    """How an incident stands: standing, cause, the dead and the injured."""
    figures = [("killed", incident.killed), ("injured", incident.injured)]
    shown = [f"{_count(c)} {what}" for what, c in figures if c is not None]
    return ", ".join([incident.standing.value, f"cause {incident.cause.value}", *shown])


def _count(count: Count) -> str:
    if count.best is not None:
        return str(count.best)
    return f"{count.low if count.low is not None else '?'}–{count.high if count.high else '?'}"
