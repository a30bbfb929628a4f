"""The record as it was known at a time: texts, readings, decisions, words printed."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from holdfire.errors import BadInput
from holdfire.record import Capture, Decision, Extract, Kind, Row, Ruling
from holdfire.record.decisions import undone
from holdfire.store import decode, encode

from . import following
from .held import Held
from .reads import Read


@dataclass(frozen=True, slots=True)
class Known:
    """A capture on record: the blobs of its words and its reading; whether it was unread."""

    capture: str
    words: str
    reading: str
    unread: bool


def current(held: Held, known_at: datetime | None = None) -> list[str]:
    """The captures that stand, in the order they came in: a page's latest, and not those before."""
    places: dict[str, str] = {}
    order: dict[str, None] = {}
    pages = _pages(held, known_at)
    for row in held.ledger.scan(Kind.INTAKE, known_at=known_at):
        made = str(json.loads(row.entry.body)["capture"])
        order.setdefault(made)
        entry = row.entry.subject.startswith("entry:")
        places[(not entry and pages.get(made)) or row.entry.subject or made] = made
    last = set(places.values())
    return [c for c in order if c in last]


def _pages(held: Held, known_at: datetime | None) -> dict[str, str]:
    """Capture → the address its page states for itself, or was found at."""
    rows = held.ledger.scan(Kind.CAPTURE, known_at=known_at)
    found = {r.entry.subject: json.loads(r.entry.body)["url"] for r in rows}
    return {c: str(url) for c, url in found.items() if url}


def known(held: Held, known_at: datetime | None = None) -> Iterator[Known]:
    """What stood on record at that time. A reading made later is taken where there was none yet:
    what was known are the words, not when somebody ran the reader."""
    words = _last(held.ledger.scan(Kind.CAPTURE, known_at=known_at))
    readings = _readings(held, known_at)
    for capture in current(held, known_at):
        if capture in words:
            blob = words[capture].entry.blobs[0]
            reading, unread = readings.get(blob, ("", True))
            yield Known(capture, blob, reading, unread)


def _last(rows: Iterator[Row]) -> dict[str, Row]:
    return {r.entry.subject: r for r in rows}


def _readings(held: Held, known_at: datetime | None) -> dict[str, tuple[str, bool]]:
    """Words → their reading at that time, else the first after it; and whether it was unread."""
    found: dict[str, tuple[str, bool]] = {}
    for row in held.ledger.scan(Kind.EXTRACT):
        body = json.loads(row.entry.body)
        if body["input"] not in found or known_at is None or row.at <= known_at:
            found[body["input"]] = row.entry.blobs[0], bool(body["unread"])
    return found


def reads(
    held: Held,
    known_at: datetime | None = None,
    step: Callable[[object], None] | None = None,
) -> Iterator[Read]:
    """Every capture that stands with what was read from it, unchanged by any decision."""
    for one in known(held, known_at):
        if one.reading:
            capture = decode(Capture, held.blobs.get(one.words))
            yield Read(capture, _extract(held, capture, one), 0, unread=one.unread)
        if step is not None:
            step(one)


def _extract(held: Held, capture: Capture, one: Known) -> Extract:
    """What was read; where its blob is lost, read again if that gives the very same bytes."""
    try:
        return decode(Extract, held.blobs.get(one.reading))
    except BadInput:
        from .reading import read_capture

        again = read_capture(capture).extract
        if hashlib.sha256(data := encode(again)).hexdigest() != one.reading:
            raise
        with suppress(BadInput):  # a folder that cannot be written is no reason to fail
            held.blobs.put(data)
        return again


def decisions(held: Held, known_at: datetime | None = None) -> tuple[Decision, ...]:
    """The decisions in force at that time, oldest first."""
    made = all_decisions(held, known_at)
    gone = undone(made)
    firm = (d for d in made if d.id not in gone and d.ruling is not Ruling.UNDO)
    return tuple(following.followed(held, tuple(firm), known_at))


def all_decisions(held: Held, known_at: datetime | None = None) -> tuple[Decision, ...]:
    """Every decision on record by then, undone ones too, oldest first."""
    rows = held.ledger.scan(Kind.DECISION, known_at=known_at)
    return tuple(decode(Decision, r.entry.body.encode()) for r in rows)


def printed(held: Held, known_at: datetime | None = None) -> Row | None:
    """The row of the brief last written by then; one asked for another time does not count."""
    last = None
    for row in held.ledger.scan(Kind.BRIEF, known_at=known_at):
        body = json.loads(row.entry.body)
        last = row if body["known_at"] is None and body.get("asked") is None else last
    return last
