"""The incident most answers depend on (R-HINGE-1)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.record import Finding, Incident, Word

_BROKEN = frozenset({Word.BREACHED, Word.PARTLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinge:
    """An incident whose being in or out moves the word of these readings, and the field of the
    open question that most of those answers wait on (None where none is open)."""

    incident: str
    readings: tuple[str, ...]
    field: str | None = None


def hinge_of(incidents: Iterable[Incident], rolled: Iterable[Finding]) -> Hinge | None:
    """The incident that moves most readings; of two, a single event before a summary of several,
    then the one fewer facts away, then the earlier listed."""
    found = list(rolled)
    flips = [(f.reading, p) for f in found for p in f.flips if p.incident]
    moved = _alone(found)
    facts: Counter[str] = Counter()
    for reading, flip in flips:
        moved.setdefault(flip.incident or "", set()).add(reading)
        facts[flip.incident or ""] += len(flip.facts)
    ranks = {i.id: (i.broad, n) for n, i in enumerate(incidents)}

    def key(i: str) -> tuple[int, bool, int, int]:
        return -len(moved[i]), ranks[i][0], facts[i], ranks[i][1]

    best = min((i for i in moved if i in ranks), key=key, default=None)
    if best is None:
        return None
    fields = Counter(
        n for _, n in {(r, x.field) for r, p in flips if p.incident == best for x in p.facts}
    )
    field = min(fields, key=lambda n: (-fields[n], n != "start", n), default=None)
    return Hinge(incident=best, readings=tuple(sorted(moved[best])), field=field)


def _alone(rolled: Iterable[Finding]) -> dict[str, set[str]]:
    """Readings that are breached by one incident alone: without it they would not be."""
    moved: dict[str, set[str]] = {}
    for finding in (f for f in rolled if f.word in _BROKEN):
        if len(finding.forced) == 1 and len(finding.forced[0]) == 1:
            moved.setdefault(finding.forced[0][0], set()).add(finding.reading)
    return moved
