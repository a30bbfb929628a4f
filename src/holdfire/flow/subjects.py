"""What an id of a case stands for, and the words under it for a decision to hold on to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from holdfire.errors import BadInput
from holdfire.reconcile.decided import words
from holdfire.record import Capture, Extract, Reading, Report, Span, Statement
from holdfire.store import decode

from . import recalled, saving
from .held import Held

Row = dict[str, Any]  # rows are parsed JSON
Noun = Report | Statement | Reading | Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A thing of a case: its id, what was read as it, and what it rests on."""

    id: str
    spans: tuple[Span, ...] = ()
    nouns: tuple[Noun, ...] = ()
    names: tuple[str, str] | None = None
    capture: str = ""


def subject(held: Held, wanted: str) -> Subject:
    """What an id, or the start of one, stands for; BadInput where nothing has it."""
    prefix = wanted.partition("_")[0]
    if prefix == "inc":
        return _incident(held, wanted)
    if prefix == "als":
        return _alias(held, wanted)
    if prefix == "cap":
        return _capture(held, wanted)
    if prefix in ("rpt", "stm", "rdg"):
        return _read(held, wanted)
    raise BadInput(
        f"{wanted!r} is no id of an incident (inc_…), report (rpt_…), statement (stm_…), reading "
        f"(rdg_…), pair of names (als_…) or text (cap_…); see `holdfire list {held.folder.root}`"
    )


def _incident(held: Held, wanted: str) -> Subject:
    rows = {r["id"]: r for r in _brief(held)["incidents"]}
    one = saving.found(rows, wanted, str(held.folder.brief))
    wanted_reports = set(rows[one]["reports"])
    nouns = tuple(n for n in _holding(held, wanted_reports) if n.id in wanted_reports)
    return Subject(id=one, nouns=nouns, spans=tuple(s for n in nouns for s in words(n)))


def _alias(held: Held, wanted: str) -> Subject:
    rows = {r["id"]: r for r in _brief(held)["aliases"]}
    one = saving.found(rows, wanted, str(held.folder.brief))
    return Subject(id=one, names=(rows[one]["left"], rows[one]["right"]))


def _capture(held: Held, wanted: str) -> Subject:
    known = {k.capture: k for k in recalled.known(held)}
    one = saving.found(known, wanted, str(held.folder.root))
    noun = decode(Capture, held.blobs.get(known[one].words))
    return Subject(id=one, nouns=(noun,), capture=one)


def _read(held: Held, wanted: str) -> Subject:
    """A record read from a text; only readings that hold the id are opened."""
    found = {n.id: n for n in _holding(held, {wanted}) if n.id.startswith(wanted)}
    one = saving.found(found, wanted, str(held.folder.root))
    return Subject(id=one, nouns=(found[one],), spans=words(found[one]))


def _holding(held: Held, wanted: set[str]) -> Iterator[Report | Statement | Reading]:
    """Everything read from the texts in whose readings one of these ids, or its start, stands."""
    asked = [w.encode() for w in wanted]
    for known in recalled.known(held):
        data = held.blobs.get(known.reading) if known.reading else b""
        if any(a in data for a in asked):
            extract = decode(Extract, data)
            yield from extract.reports
            yield from extract.statements
            yield from extract.readings


def _brief(held: Held) -> Row:
    """The data of the brief last written into the case, where incidents and names have ids."""
    body, _ = saving.load(held.folder.brief)
    return body
