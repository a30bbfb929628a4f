"""The incident most answers depend on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.record import Finding, Tri, Word

from .docket import Docket


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
    ranked = sorted(
        docket.incidents,
        key=lambda i: (-len(_moved(found, i.id)), i.broad, _facts(found, i.id), i.id),
    )
    if not ranked or not _moved(found, ranked[0].id):
        return None
    best = ranked[0].id
    fields = Counter(
        field
        for reading in _moved(found, best)
        for field in {
            x.field
            for f in found
            if f.reading == reading
            for p in f.flips
            if p.incident == best
            for x in p.facts
        }
    )
    top = min(fields, key=lambda f: (-fields[f], f != "start", f)) if fields else None
    return Hinge(incident=best, readings=_moved(found, best), field=top)


def _moved(findings: list[Finding], incident: str) -> tuple[str, ...]:
    """Readings that would turn breached with it, or are breached by it alone."""
    turns = {f.reading for f in findings for p in f.flips if p.incident == incident}
    for reading in {f.reading for f in findings if f.word is Word.BREACHED}:
        cells = [f for f in findings if f.reading == reading and f.word is Word.BREACHED]
        if {m.incident for f in cells for m in f.matches if m.scope is Tri.YES} == {incident}:
            turns.add(reading)
    return tuple(sorted(turns))


def _facts(findings: list[Finding], incident: str) -> int:
    return sum(len(p.facts) for f in findings for p in f.flips if p.incident == incident)
