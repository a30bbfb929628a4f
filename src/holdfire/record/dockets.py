"""What one judgement rests on: readings, incidents, who looked, who confirmed, until when."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from .deals import Shape
from .findings import Start
from .incidents import Coverage, Incident
from .readings import Clause, Reading
from .times import When
from .tri import Tri
from .worked import Turn, Turning

UNKNOWN = "unknown"
"""The label of the option that nobody's words settle."""

BOTH = "both sides"
_BOTH = re.compile(r"(?:the )?(?:both|all|two|neither|every)\b.*|each side", re.I)


@dataclass(frozen=True, kw_only=True)  # no slots: what every cell asks for is worked out once
class Docket:
    """Everything one judgement rests on. `incidents` are gone over once: they may be a stream.

    `treated`: (reading, incident) pairs that the holder's own account treats as under the pause.
    `conditional`: actors that accept on a condition nobody says is met. `turns`: what became of the
    arrangement. `proxies`: actor → whom it acts for. `shapes`: drawn areas by file name.
    """

    readings: tuple[Reading, ...]
    incidents: Iterable[Incident]
    coverage: tuple[Coverage, ...]
    starts: tuple[Start, ...]
    aliases: Mapping[str, str]
    treated: frozenset[tuple[str, str]]
    confirmed: Mapping[str, Tri]
    origins_of_accuser: frozenset[str]
    as_of: datetime
    conditional: frozenset[str] = frozenset()
    turns: tuple[Turn, ...] = ()
    proxies: Mapping[str, str] = field(default_factory=dict)
    shapes: Mapping[str, Shape] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.as_of.tzinfo is None:
            raise ValueError("as_of needs a zone")

    def name(self, name: str) -> str:
        """The canonical actor behind a name."""
        return self.aliases.get(name.casefold(), name)

    def named(self, incident: Incident) -> str | None:
        """The canonical name of who is said to have done it; None where nobody is named surely."""
        sure = incident.actor.name and incident.actor.basis not in ("implied", "unstated")
        return self.name(incident.actor.name or "") if sure else None

    def acts_for(self, name: str, principal: str) -> bool:
        """Whether an actor acts for another, itself or by those it acts for."""
        seen, at = {""}, self.name(name)
        while at not in seen:
            seen.add(at)
            at = self.name(self.proxies.get(at, ""))
            if at == principal:
                return True
        return False

    def bound(self, clause: Clause) -> tuple[str | None, ...]:
        """The actors a clause binds, each once (R-ACTOR-2); None where it names nobody."""
        names = (BOTH if _BOTH.fullmatch(p.value) else self.name(p.value) for p in clause.bound)
        return tuple(dict.fromkeys(names)) or (None,)

    def confirms(self, actor: str | None) -> Tri:
        """Whether an actor has confirmed the pause; both sides only where every party has."""
        if actor == BOTH and self.confirmed:
            answers = set(self.confirmed.values())
            return answers.pop() if len(answers) == 1 else Tri.UNCLEAR
        return self.confirmed.get(actor or "", Tri.UNCLEAR)

    def waits(self, actor: str | None) -> bool:
        """Whether an actor accepted on a condition and is not known to be bound or free."""
        return actor in self.conditional and self.confirms(actor) is Tri.UNCLEAR

    def free(self, reading: Reading, actor: str | None) -> bool:
        """Not bound in its own reading, because it has not confirmed the pause (R-BOUND-1).

        Whether an acceptance on a condition binds is open while the condition is (R-BOUND-2).
        """
        firm = self.confirms(actor) is Tri.YES or self.waits(actor)
        return self.own(reading, actor) and not firm

    def own(self, reading: Reading, actor: str | None) -> bool:
        """Whether the reading's holder is this actor or speaks for it."""
        return actor in {self.name(n) for n in (reading.holder, reading.affiliation) if n}

    def turned(self, reading: str, *kinds: Turning) -> list[Turn]:
        """The turns of these kinds that bear on a reading, in order of time."""
        here = (t for t in self.turns if not t.readings or reading in t.readings)
        mine = (t for t in here if t.kind in kinds)
        return sorted(mine, key=lambda t: str(t.when.earliest) if t.when else "")

    def touched(self, when: When | None) -> tuple[date, date] | None:
        """First and last day of a stretch in the zone of the as-of; None if an end is unknown."""
        if when is None or not when.earliest or not when.latest:
            return None
        zone = self.as_of.tzinfo
        return when.earliest.astimezone(zone).date(), when.latest.astimezone(zone).date()

    @cached_property
    def lands(self) -> frozenset[str]:
        """The countries that any stated area lies in."""
        areas = (p.place for r in self.readings for c in r.clauses for p in c.area)
        return frozenset(a.country for a in areas if a and a.country)

    @cached_property
    def looked(self) -> frozenset[date]:
        """The days up to the as-of on which somebody is known to have looked."""
        spans = {self.touched(c.when) for c in self.coverage} - {None}
        return frozenset(d for s in spans if s for d in run(s[0], min(s[1], self.as_of.date())))

    @cached_property
    def adequate(self) -> tuple[Coverage, ...]:
        """The coverage that is enough to tell quiet from silence."""
        return tuple(c for c in self.coverage if c.adequate is Tri.YES)

    @cached_property
    def watchers(self) -> frozenset[str]:
        """The origins of all coverage."""
        return frozenset(c.origin for c in self.coverage if c.origin)


def run(first: date, until: date) -> Iterator[date]:
    """The days from the first to the last."""
    return (first + timedelta(days=n) for n in range((until - first).days + 1))


Rank = tuple[float, float, int, str, str, str]
_NEVER = float("inf")


def began(when: When | None) -> float:
    """For an order of deeds: an unknown time may lie before any."""
    return when.earliest.timestamp() if when and when.earliest else float("-inf")


def rank(incident: Incident) -> Rank:
    """An order of incidents that no party's name enters: time, then where the text tells them."""
    when, place = incident.when, incident.place
    return (
        when.earliest.timestamp() if when and when.earliest else _NEVER,
        when.latest.timestamp() if when and when.latest else _NEVER,
        incident.spans[0].start if incident.spans else -1,
        place.name if place else "",
        incident.deed.value,
        incident.id,
    )


@dataclass(frozen=True, slots=True)
class Bench:
    """One clause of one reading, held against one actor it binds."""

    docket: Docket
    reading: Reading
    clause: Clause
    actor: str | None
