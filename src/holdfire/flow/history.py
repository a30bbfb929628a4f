"""What changed between two times on record: texts, decisions, readings, incidents, words."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from holdfire.collect.revisions import Change, changes
from holdfire.errors import BadInput
from holdfire.record import Capture, Decision, Kind, Row
from holdfire.store import decode

from . import reasons, recalled
from .briefing import Briefed
from .casebrief import compose
from .held import Held
from .reasons import Between, Moved


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A page that changed: the older capture, the newer one, and what differs."""

    before: str
    after: str
    name: str
    changes: tuple[Change, ...]


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
    revisions: tuple[Moved, ...]


def diff(held: Held, since: datetime, until: datetime | None = None) -> Changes:
    """Compare the record and the words as known at two times; `until` None is now."""
    end = until or _now(held)
    if end <= since:
        raise BadInput(f"nothing lies between {since.isoformat()} and {end.isoformat()}")
    rows = [r for r in held.ledger.scan(known_at=end) if r.at > since]
    decisions = tuple(_decided(rows))
    between = Between(_brief(held, since), _brief(held, end), decisions)
    return Changes(
        since=since,
        until=end,
        texts=tuple(r for r in rows if r.entry.kind is Kind.CAPTURE),
        replaced=tuple(_replaced(held, rows)),
        decisions=decisions,
        issues=tuple(r for r in rows if r.entry.kind is Kind.ISSUE),
        words=tuple(reasons.words(between)),
        incidents=tuple(reasons.incidents(between)),
        revisions=tuple(reasons.revisions(between)),
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
