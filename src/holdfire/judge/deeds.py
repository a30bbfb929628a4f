"""Do these words forbid that deed?"""

import re

from holdfire.record import Cause, Clause, Deed, Incident, Part, Standing, Test, Tri

_VIOLENT = frozenset(
    {Deed.STRIKE, Deed.SHELLING, Deed.GUNFIRE, Deed.GROUND, Deed.EXPLOSION, Deed.ATTACK}
)
_BROAD = re.compile(r"hostil|truce|cease-?fire|fighting|silence|violence|pause|\ball\b", re.I)
_FORCE = re.compile(
    r"attack|fir(?:e|ing)|strik|shell|shoot|bomb|launch|raid|operation|assault|combat|target|snip"
    r"|barrage|kinetic|missile|drone|rocket|artiller|mortar",
    re.I,
)
_NAMED = {
    Deed.MOVEMENT: re.compile(r"mov(?:e|ing)|reinforc|deploy|rotat", re.I),
    Deed.OVERFLIGHT: re.compile(r"overfl|\bfl(?:y|ight)|reconn", re.I),
    Deed.SEIZURE: re.compile(r"seiz|board|captur|abduct|detain", re.I),
    Deed.OBSTRUCTION: re.compile(r"block|obstruct|hinder|prevent", re.I),
    Deed.OUTAGE: re.compile(r"outage|blackout|power cut", re.I),
    Deed.INTERCEPTION: re.compile(r"intercept", re.I),
}
_MEANS = {
    r"missile": {"missile"},
    r"drone|uav": {"drone"},
    r"rocket": {"rocket"},
    r"\bair|aerial": {"aircraft", "missile", "drone", "bomb", "rocket"},
    r"long-range": {"missile", "drone"},
    r"artiller|shell": {"artillery", "mortar", "tank"},
    r"mortar": {"mortar"},
    r"bomb": {"aircraft", "bomb", "missile", "drone", "rocket", "artillery", "mortar"},
    r"naval|\bsea\b": {"ship"},
    r"snip|shoot": {"small-arms"},
    r"\bground\b": {"ground"},
}
_BY = {Deed.SHELLING: "artillery", Deed.GUNFIRE: "small-arms", Deed.GROUND: "ground"}


def conduct(clause: Clause, incident: Incident) -> Test:
    """Whether the deed is one the words forbid; any of several parts is enough (R-COND-1)."""
    gone = _gone(incident)
    if gone:
        return gone
    found = [_part(p, clause, incident) for p in clause.conduct]
    if not found:
        return Test(name="conduct", answer=Tri.UNCLEAR, reason="which acts?", field="conduct")
    best = max(found, key=lambda t: list(Tri).index(t.answer))
    if best.answer is Tri.YES and incident.cause is Cause.UNKNOWN:  # R-COND-5
        return Test(name="conduct", answer=Tri.UNCLEAR, reason="an attack?", field="cause")
    return best


def _gone(incident: Incident) -> Test | None:
    """Withdrawn, or not an attack after all (R-COND-4)."""
    if incident.standing is Standing.RETRACTED:
        return Test(name="conduct", answer=Tri.NO, reason="withdrawn", field="standing")
    if incident.standing is Standing.RECLASSIFIED:
        return Test(name="conduct", answer=Tri.NO, reason="reclassified", field="cause")
    if incident.cause not in (Cause.ATTACK, Cause.UNKNOWN):
        reason = f"not an attack: {incident.cause.value}"
        return Test(name="conduct", answer=Tri.NO, reason=reason, field="cause")
    return None


def _part(part: Part, clause: Clause, incident: Incident) -> Test:
    words = part.value
    named = {deed for deed, pattern in _NAMED.items() if pattern.search(words)}
    force = bool(_BROAD.search(words) or _FORCE.search(words))
    if incident.deed in named:
        return _said(Tri.YES, f"“{words}”")
    if incident.deed is Deed.OTHER or not (force or named):
        return _said(Tri.UNCLEAR, f"does “{words}” cover it?")
    if incident.deed not in _VIOLENT or not force:  # R-COND-3
        return _said(Tri.NO, f"{incident.deed.value} is not “{words}”")
    return _by(words, _limits(part, clause), incident)


def _limits(part: Part, clause: Clause) -> set[str]:
    """The means the words are limited to; empty for no limit (R-COND-2)."""
    if _BROAD.search(part.value):
        return set()
    apart = [
        m.value for m in clause.means if not any(m.span.overlaps(c.span) for c in clause.conduct)
    ]
    words = " ".join((part.value, *apart))
    return {
        m for pattern, means in _MEANS.items() if re.search(pattern, words, re.I) for m in means
    }


def _by(words: str, limits: set[str], incident: Incident) -> Test:
    implied = {_BY[incident.deed]} if incident.deed in _BY else set()
    used = set(incident.means) or implied
    if not limits or used & limits:
        return _said(Tri.YES, f"“{words}”")
    if used:
        return _said(Tri.NO, f"{' and '.join(sorted(used))}, not “{words}”")
    return Test(name="conduct", answer=Tri.UNCLEAR, reason="by what means?", field="means")


def _said(answer: Tri, reason: str) -> Test:
    return Test(name="conduct", answer=answer, reason=reason, field="conduct")
