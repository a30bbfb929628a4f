"""What people decided, brought to what was read. A decision finds its subject by its words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from holdfire.record import (
    Alias,
    Capture,
    Cause,
    Decision,
    Extract,
    Reading,
    Report,
    Ruling,
    Span,
    Statement,
    Tri,
    make_id,
)

from .corrections import corrected

_KINDS = {"rpt": "reports", "stm": "statements", "rdg": "readings"}
"""The start of an id → where such records stand in an extract."""


def applied(
    capture: Capture, extract: Extract, decisions: Iterable[Decision]
) -> tuple[Capture, Extract]:
    """The capture and what was read from it, with what was rejected left out, corrections made.

    A text that was taken back keeps its reports, so that they can be shown as retracted, and
    founds no statement and no reading.
    """
    for d in decisions:
        if capture.id in d.captures and d.ruling is Ruling.CORRECT:
            capture = corrected(capture, d.field, d.value)
        elif capture.id in d.captures and d.ruling is Ruling.RETRACT:
            extract = replace(extract, statements=(), readings=())
        elif any(s.capture == capture.id for s in d.spans):
            extract = _changed(extract, d)
    return capture, extract


def _changed(extract: Extract, d: Decision) -> Extract:
    """The extract after one decision about words of its capture."""
    told = d.subject.partition("_")[0] in ("stm", "rdg")
    if d.ruling is Ruling.REJECT or (told and d.ruling is Ruling.RETRACT):
        return _without(extract, d)
    if d.ruling not in (Ruling.CORRECT, Ruling.RECLASSIFY):
        return extract
    kind = _KINDS.get(d.subject.partition("_")[0], "reports")
    put = "cause" if d.ruling is Ruling.RECLASSIFY else d.field
    rows = (corrected(x, put, d.value) if meant(x, d.spans) else x for x in getattr(extract, kind))
    return replace(extract, **{kind: tuple(rows)})


def _without(extract: Extract, d: Decision) -> Extract:
    """The extract without what was rejected; a rejected statement takes its readings with it."""
    field = _KINDS.get(d.subject.partition("_")[0], "reports")
    kept = tuple(x for x in getattr(extract, field) if not meant(x, d.spans))
    found = replace(extract, **{field: kept})
    if field != "statements":
        return found
    left = {s.id for s in kept}
    readings = tuple(r for r in found.readings if left.issuperset(r.statements))
    reports = tuple(r if r.statement in left else replace(r, statement=None) for r in found.reports)
    return replace(found, readings=readings, reports=reports)


def words(item: Report | Statement | Reading) -> tuple[Span, ...]:
    """The words by which a decision finds an item again."""
    if isinstance(item, Report):
        return (item.span,)
    if isinstance(item, Statement):
        return item.spans
    return tuple(s for c in item.clauses for s in c.quotes)


def meant(item: Report | Statement | Reading, spans: Sequence[Span]) -> bool:
    """Whether an item rests on these words: it shares the better part of its own or of theirs."""
    own = words(item)
    if not own:
        return False
    shared = sum(_shared(a, b) for a in own for b in spans)
    least = min(_length(own), _length([s for s in spans if s.capture == own[0].capture]))
    return 0 < least <= 2 * shared


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start)) if a.capture == b.capture else 0


def _length(spans: Sequence[Span]) -> int:
    return sum(s.end - s.start for s in spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What people said of incidents, told by the reports under them.

    `same` and `apart` are pairs of sets of reports; `retracted` reports that were taken back;
    `causes` the cause that people put in place of the one told; `corrected` fields of an incident
    that hold whatever other reports join it: its reports, the field, the value.
    """

    same: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    apart: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    retracted: frozenset[str] = frozenset()
    causes: Mapping[str, Cause] = field(default_factory=dict)
    corrected: tuple[tuple[frozenset[str], str, str], ...] = ()


def rulings(reports: Sequence[Report], decisions: Sequence[Decision]) -> Rulings:
    """The decisions on incidents, brought to the reports as they are read now."""
    causes = {
        r: Cause(d.value)
        for d in decisions
        if d.ruling is Ruling.RECLASSIFY
        for r in _of(reports, d)
    }
    back = (_of(reports, d) for d in decisions if d.ruling is Ruling.RETRACT)
    return Rulings(
        same=_paired(reports, decisions, Ruling.SAME),
        apart=_paired(reports, decisions, Ruling.APART),
        retracted=frozenset(r for found in back for r in found),
        causes=causes,
        corrected=tuple(
            (_of(reports, d), d.field, d.value)
            for d in decisions
            if d.ruling is Ruling.CORRECT and d.subject.startswith("inc_")
        ),
    )


def _paired(
    reports: Sequence[Report], decisions: Iterable[Decision], ruling: Ruling
) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The two sets of reports each decision of this ruling speaks of."""
    return tuple(
        (_meant(reports, d.spans), _meant(reports, d.others))
        for d in decisions
        if d.ruling is ruling and d.others
    )


def _of(reports: Sequence[Report], d: Decision) -> frozenset[str]:
    """The reports a decision speaks of, by their words or by their text."""
    return _meant(reports, d.spans) | {r.id for r in reports if r.capture in d.captures}


def _meant(reports: Sequence[Report], spans: Sequence[Span]) -> frozenset[str]:
    near = {s.capture for s in spans}
    return frozenset(r.id for r in reports if r.capture in near and meant(r, spans))


def aliases(found: Sequence[Alias], decisions: Iterable[Decision]) -> tuple[Alias, ...]:
    """The judgements on names, with those people made in their place."""
    made = {frozenset((a.left, a.right)): a for a in found}
    for d in decisions:
        if len(d.names) == 2 and d.ruling in (Ruling.SAME, Ruling.APART):
            left, right = d.names
            old = made.get(frozenset(d.names))
            made[frozenset(d.names)] = Alias(
                id=old.id if old else make_id("als", left, right, "decided"),
                left=left,
                right=right,
                same=Tri.YES if d.ruling is Ruling.SAME else Tri.NO,
                rule=f"decided by {d.by}: {d.reason}",
                spans=old.spans if old else (),
            )
    return tuple(made.values())


def together(decisions: Iterable[Decision]) -> dict[frozenset[str], bool]:
    """Pairs of captures that people said have one origin, or have not."""
    return {
        frozenset(d.captures): d.ruling is Ruling.SAME
        for d in decisions
        if len(d.captures) == 2 and d.ruling in (Ruling.SAME, Ruling.APART)
    }
