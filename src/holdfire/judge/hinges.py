"""The incident most answers depend on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.record import Finding, Word

from .docket import Docket, rank
from .words import weigh

_BROKEN = frozenset({Word.BREACHED, Word.PARTLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinge:
    """An incident whose being in or out moves the word of these readings, and the field of the
    open question that most of those answers wait on (None where none is open)."""

    incident: str
    readings: tuple[str, ...]
    field: str | None = None


def hinge(docket: Docket, findings: Iterable[Finding]) -> Hinge | None:
    """The incident that moves most readings (R-HINGE-1); of two, the one fewer facts away."""
    found = list(findings)
    flips = [(f.reading, p) for f in found for p in f.flips if p.incident]
    moved = _alone(docket, found)
    facts: Counter[str] = Counter()
    for reading, flip in flips:
        moved.setdefault(flip.incident or "", set()).add(reading)
        facts[flip.incident or ""] += len(flip.facts)
    broad = {i.id: i.broad for i in docket.incidents}
    places = {i.id: rank(i) for i in docket.incidents}
    best = min(moved, key=lambda i: (-len(moved[i]), broad[i], facts[i], places[i]), default=None)
    if best is None:
        return None
    fields = Counter(
        n for _, n in {(r, x.field) for r, p in flips if p.incident == best for x in p.facts}
    )
    field = min(fields, key=lambda n: (-fields[n], n != "start", n), default=None)
    return Hinge(incident=best, readings=tuple(sorted(moved[best])), field=field)


def _alone(docket: Docket, findings: list[Finding]) -> dict[str, set[str]]:
    """Readings that are breached by one incident alone: without it they would not be."""
    known = {i.id: i for i in docket.incidents}
    breaking: dict[str, set[str]] = {}
    for finding in (f for f in findings if f.word in _BROKEN):
        for found in finding.matches:
            weight = weigh(docket, known[found.incident], found.scope)
            if weight and weight[0] is Word.BREACHED:
                breaking.setdefault(finding.reading, set()).add(found.incident)
    moved: dict[str, set[str]] = {}
    for reading, incidents in breaking.items():
        if len(incidents) == 1:
            moved.setdefault(incidents.copy().pop(), set()).add(reading)
    return moved
