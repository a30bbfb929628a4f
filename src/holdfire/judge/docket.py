"""What a judgement rests on, and one clause of it held against one actor."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from holdfire.record import Clause, Coverage, Incident, Reading, Start, Tri, When

UNKNOWN = "unknown"
"""The label of the option that nobody's words settle."""

BOTH = "both sides"
_BOTH = re.compile(r"(?:the )?(?:both|all|two|neither|every)\b.*|each side", re.I)


@dataclass(frozen=True, kw_only=True)  # no slots: what every cell asks for is worked out once
class Docket:
    """Everything one judgement rests on.

    `treated`: (reading, incident) pairs that the holder's own account treats as under the pause.
    `ended`: actors that say they are no longer bound; `conditional`: those that accept on a
    condition nobody says is met. `conditions`: clause id → is its condition met; a stated condition
    not listed is unclear.
    """

    readings: tuple[Reading, ...]
    incidents: tuple[Incident, ...]
    coverage: tuple[Coverage, ...]
    starts: tuple[Start, ...]
    aliases: Mapping[str, str]
    treated: frozenset[tuple[str, str]]
    confirmed: Mapping[str, Tri]
    origins_of_accuser: frozenset[str]
    as_of: datetime
    ended: frozenset[str] = frozenset()
    conditional: frozenset[str] = frozenset()
    conditions: Mapping[str, Tri] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.as_of.tzinfo is None:
            raise ValueError("as_of needs a zone")

    def name(self, name: str) -> str:
        """The canonical actor behind a name."""
        return self.aliases.get(name.casefold(), name)

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

    def own(self, reading: Reading, actor: str | None) -> bool:
        """Whether the reading's holder is this actor or speaks for it."""
        names = (reading.holder, reading.affiliation)
        return actor in {self.name(n) for n in names if n}

    def waits(self, actor: str | None) -> bool:
        """Whether an actor accepted on a condition and is not known to be bound or free."""
        return actor in self.conditional and self.confirms(actor) is Tri.UNCLEAR

    def free(self, reading: Reading, actor: str | None) -> bool:
        """Not bound in its own reading, because it has not confirmed the pause (R-BOUND-1).

        Whether an acceptance on a condition binds is open while the condition is (R-BOUND-2).
        """
        firm = self.confirms(actor) is Tri.YES or self.waits(actor)
        return self.own(reading, actor) and not firm

    def touched(self, when: When | None) -> tuple[date, date] | None:
        """First and last day of a stretch in the zone of the as-of; None if an end is unknown."""
        if when is None or not when.earliest or not when.latest:
            return None
        zone = self.as_of.tzinfo
        return when.earliest.astimezone(zone).date(), when.latest.astimezone(zone).date()

    @cached_property
    def ranked(self) -> tuple[Incident, ...]:
        """The incidents, in an order that no party's name enters."""
        return tuple(sorted(self.incidents, key=rank))

    @cached_property
    def days(self) -> frozenset[date]:
        """The days up to the as-of that something is known of: incidents and coverage."""
        last = self.as_of.date()
        whens = [*(c.when for c in self.coverage), *(i.when for i in self.incidents)]
        spans = {self.touched(when) for when in whens} - {None}
        return frozenset(d for s in spans if s for d in run(s[0], min(s[1], last)))

    @cached_property
    def adequate(self) -> tuple[Coverage, ...]:
        """The coverage that is enough to tell quiet from silence."""
        return tuple(c for c in self.coverage if c.adequate is Tri.YES)

    @cached_property
    def watchers(self) -> frozenset[str]:
        """The origins of all coverage."""
        return frozenset(c.origin for c in self.coverage if c.origin)

    def notes(self, day: date | None) -> tuple[str, ...]:
        """What was watched on a day, or on any, in order."""
        if day not in self._notes:
            on = {n for n, s in self._seen if day is None or s is None or s[0] <= day <= s[1]}
            self._notes[day] = tuple(sorted(on))
        return self._notes[day]

    @cached_property
    def _seen(self) -> frozenset[tuple[str, tuple[date, date] | None]]:
        return frozenset((c.note, self.touched(c.when)) for c in self.coverage)

    @cached_property
    def _notes(self) -> dict[date | None, tuple[str, ...]]:
        return {}


def run(first: date, until: date) -> Iterator[date]:
    """The days from the first to the last."""
    return (first + timedelta(days=n) for n in range((until - first).days + 1))


def rank(incident: Incident) -> tuple[str, str, int, str, str, str]:
    """An order of incidents that no party's name enters: time, then where the text tells them."""
    when, place = incident.when, incident.place
    return (
        when.earliest.isoformat() if when and when.earliest else "~",
        when.latest.isoformat() if when and when.latest else "~",
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
