"""Do these words forbid that deed? The words come coded: classes of deeds and of means."""

from collections.abc import Iterator

from holdfire.record import Cause, Clause, Deed, Incident, Part, Span, Standing, Status, Test, Tri
from holdfire.record.watching import DEEDS, limits

_VIOLENT = frozenset(
    {Deed.STRIKE, Deed.SHELLING, Deed.GUNFIRE, Deed.GROUND, Deed.EXPLOSION, Deed.ATTACK}
)
_FORCE = frozenset({*_VIOLENT, "any", "force"})
_NONE = Part(value="", status=Status.UNSTATED, span=Span(capture="", start=0, end=0, words=""))
_BY = {Deed.SHELLING: "artillery", Deed.GUNFIRE: "small-arms", Deed.GROUND: "ground"}


def conduct(clause: Clause, incident: Incident) -> Iterator[Test]:
    """Whether the deed is one the words forbid, any of several parts being enough (R-COND-1), and
    an attack: where both are open, a test of each (R-COND-5)."""
    if gone := _gone(incident):
        yield _said(Tri.NO, *gone)
        return
    found = [list(_part(p, clause, incident)) for p in clause.conduct or (_NONE,)]
    best = max(found, key=lambda tests: (list(Tri).index(tests[0].answer), -len(tests)))
    doubted = incident.cause is Cause.UNKNOWN and best[0].answer is not Tri.NO
    yield from best if not doubted or best[0].answer is Tri.UNCLEAR else ()
    if doubted:
        yield _said(Tri.UNCLEAR, "an attack?", "cause")


def _gone(incident: Incident) -> tuple[str, str] | None:
    """Withdrawn, or not an attack after all (R-COND-4)."""
    if incident.standing is Standing.RETRACTED:
        return "withdrawn", "standing"
    if incident.standing is Standing.RECLASSIFIED:
        return "reclassified", "cause"
    attack = incident.cause in (Cause.ATTACK, Cause.UNKNOWN)
    return None if attack else (f"not an attack: {incident.cause.value}", "cause")


def _part(part: Part, clause: Clause, incident: Incident) -> Iterator[Test]:
    """One wording: its one answer, or each of the deed and the means that it leaves open."""
    words, deeds, deed = part.value, DEEDS & {*part.classes}, incident.deed
    force = bool(deeds & {"any", "force", Deed.ATTACK.value})
    vague = deed in (Deed.ATTACK, Deed.EXPLOSION) and deed.value not in deeds and not force
    asked = f"does “{words}” cover it?" if words else "which acts?"
    unsure = deed is Deed.OTHER or not deeds or vague
    if deed.value in deeds and deed not in _VIOLENT:
        yield _said(Tri.YES, f"“{words}”")
    elif not unsure and (deed not in _VIOLENT or not (force or deed.value in deeds)):  # R-COND-3
        yield _said(Tri.NO, f"{deed.value} is not “{words}”")
    elif unsure and not (deed in _VIOLENT or (deeds and deeds <= _FORCE)):
        yield _said(Tri.UNCLEAR, asked)
    else:
        by = _by(part, clause, incident)
        if unsure and by.answer is not Tri.NO:
            yield _said(Tri.UNCLEAR, asked)
        if not unsure or by.answer is not Tri.YES:
            yield by


def _by(part: Part, clause: Clause, incident: Incident) -> Test:
    """Words limited to some means cover only those (R-COND-2)."""
    apart, only = _apart(clause), limits(part, clause)
    used = {*incident.means} or {_BY[d] for d in (incident.deed,) if d in _BY}
    open_ = [] if "any" in part.classes else [m for m in apart if not m.classes]
    if used & only or not (only or open_):
        return _said(Tri.YES, f"“{part.value}”")
    if used and not open_:
        return _said(Tri.NO, f"{' and '.join(sorted(used))}, not “{part.value}”")
    return _said(Tri.UNCLEAR, "by what means?", "means")


def _apart(clause: Clause) -> list[Part]:
    """The means that are named apart from the words of conduct."""
    acts = [c.span for c in clause.conduct]
    return [m for m in clause.means if not any(m.span.overlaps(a) for a in acts)]


def _said(answer: Tri, reason: str, field: str = "conduct") -> Test:
    return Test(name="conduct", answer=answer, reason=reason, field=field)
