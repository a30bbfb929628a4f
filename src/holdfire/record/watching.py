"""What a clause's words are limited to, and whether somebody watched for that."""

from dataclasses import replace
from datetime import date

from .dockets import BOTH, Bench, Docket
from .incidents import Coverage, Incident
from .places import within
from .readings import Clause, Part
from .reports import Agent, Deed
from .settling import stretch
from .tri import Tri

DEEDS = frozenset(d.value for d in Deed) | {"any", "force"}
"""Classes of conduct that are no means."""


def watched(docket: Docket, clause: Clause, day: date) -> bool:
    """Whether adequate coverage took in all the clause's places all that day (R-COVER-1)."""
    all_day = stretch(docket, day)
    seen = [c for c in docket.adequate if c.lasts(all_day, docket.as_of) and _all(c, clause)]
    if not clause.area:
        wide = {c.place.country for c in seen if c.place and c.place.precision == "country"}
        return bool(wide) and wide >= docket.lands
    areas = [None if p.unbounded else p.place for p in clause.area]
    places = [c.place for c in seen if c.place]
    return all(a and any(within(a, p) is Tri.YES for p in places) for a in areas)


def _all(coverage: Coverage, clause: Clause) -> bool:
    """Whether what was watched for takes in the clause's means and targets (R-COVER-4)."""
    means = [limits(p, clause) for p in clause.conduct]
    asked = ((coverage.means, means), (coverage.classes, [{*p.classes} for p in clause.targets]))
    return all(not seen or (of and all(a and a <= {*seen} for a in of)) for seen, of in asked)


def limits(part: Part, clause: Clause) -> set[str]:
    """The means that words of conduct are limited to; none for no limit."""
    return {m for p in (part, *clause.means) for m in p.classes} - DEEDS


def supposed(bench: Bench, actor: str | None, incident: Incident, asked: set[str]) -> Incident:
    """The incident once the words of a clause settle what is open of it; who did it, where both
    sides are bound, is `actor`."""
    clause, place = bench.clause, incident.place
    if "area" in asked and not (place and place.exact):
        place = next((p.place for p in clause.area if p.place), place)
    classes = next((p.classes for p in clause.targets if "target" in asked), ())
    means = (tuple(sorted(limits(p, clause))) for p in clause.conduct if "means" in asked)
    who = actor if bench.actor == BOTH else bench.actor
    by = Agent(name=who, basis="stated") if who and who != BOTH else incident.actor
    named = bench.docket.named(incident) or "actor" not in asked
    return replace(
        incident, place=place, target_classes=incident.target_classes or classes,
        means=incident.means or next(means, ()), actor=incident.actor if named else by,
    )  # fmt: skip
