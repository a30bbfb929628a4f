"""Do these words forbid that deed? The words come coded: classes of deeds and of means."""

from holdfire.record import Cause, Clause, Deed, Incident, Part, Standing, Test, Tri

_VIOLENT = frozenset(
    {Deed.STRIKE, Deed.SHELLING, Deed.GUNFIRE, Deed.GROUND, Deed.EXPLOSION, Deed.ATTACK}
)
_DEEDS = frozenset(d.value for d in Deed) | {"any", "force"}
_BY = {Deed.SHELLING: "artillery", Deed.GUNFIRE: "small-arms", Deed.GROUND: "ground"}


def conduct(clause: Clause, incident: Incident) -> Test:
    """Whether the deed is one the words forbid; any of several parts is enough (R-COND-1)."""
    gone = _gone(incident)
    if gone:
        return _said(Tri.NO, *gone)
    found = [_part(p, clause, incident) for p in clause.conduct]
    if not found:
        return _said(Tri.UNCLEAR, "which acts?")
    best = max(found, key=lambda t: list(Tri).index(t.answer))
    if best.answer is Tri.YES and incident.cause is Cause.UNKNOWN:  # R-COND-5
        return _said(Tri.UNCLEAR, "an attack?", "cause")
    return best


def _gone(incident: Incident) -> tuple[str, str] | None:
    """Withdrawn, or not an attack after all (R-COND-4)."""
    if incident.standing is Standing.RETRACTED:
        return "withdrawn", "standing"
    if incident.standing is Standing.RECLASSIFIED:
        return "reclassified", "cause"
    attack = incident.cause in (Cause.ATTACK, Cause.UNKNOWN)
    return None if attack else (f"not an attack: {incident.cause.value}", "cause")


def _part(part: Part, clause: Clause, incident: Incident) -> Test:
    words, deeds, deed = part.value, _DEEDS & {*part.classes}, incident.deed
    force = bool(deeds & {"any", "force", Deed.ATTACK.value})
    if deed.value in deeds and deed not in _VIOLENT:
        return _said(Tri.YES, f"“{words}”")
    vague = deed in (Deed.ATTACK, Deed.EXPLOSION) and deed.value not in deeds
    if deed is Deed.OTHER or not deeds or (vague and not force):
        return _said(Tri.UNCLEAR, f"does “{words}” cover it?")
    if deed not in _VIOLENT or not (force or deed.value in deeds):  # R-COND-3
        return _said(Tri.NO, f"{deed.value} is not “{words}”")
    return _by(part, clause, incident)


def _by(part: Part, clause: Clause, incident: Incident) -> Test:
    """Words limited to some means cover only those (R-COND-2)."""
    apart, only = _apart(clause), limits(part, clause)
    implied = {_BY[incident.deed]} if incident.deed in _BY else set()
    used = {*incident.means} or implied
    open_ = [] if "any" in part.classes else [m for m in apart if not m.classes]
    if used & only or not (only or open_):
        return _said(Tri.YES, f"“{part.value}”")
    if used and not open_:
        return _said(Tri.NO, f"{' and '.join(sorted(used))}, not “{part.value}”")
    return _said(Tri.UNCLEAR, "by what means?", "means")


def limits(part: Part, clause: Clause) -> set[str]:
    """The means that words of conduct are limited to; none for no limit."""
    return {m for p in (part, *clause.means) for m in p.classes} - _DEEDS


def _apart(clause: Clause) -> list[Part]:
    """The means that are named apart from the words of conduct."""
    acts = [c.span for c in clause.conduct]
    return [m for m in clause.means if not any(m.span.overlaps(a) for a in acts)]


def _said(answer: Tri, reason: str, field: str = "conduct") -> Test:
    return Test(name="conduct", answer=answer, reason=reason, field=field)
