"""What the exports are coded from: who is bound, what each reading states, and on which words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from holdfire.record import (
    Act,
    Actor,
    ActorType,
    Capture,
    Clause,
    Deal,
    Dossier,
    Finding,
    Naming,
    Part,
    Reading,
    Role,
    Statement,
    When,
)

UNCLEAR = -1
"""The code of the schemes for what nobody stated, or accounts differ on."""

DECLARES = frozenset({Act.ANNOUNCE, Act.CONFIRM, Act.CONFIRM_PART})
_STANDS = DECLARES | {Act.ACCEPT_IF, Act.END}
_BOTH = re.compile(r"(?:the )?(?:both|all|two|neither|every)\b.*|each side", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Someone an arrangement binds, or who declared it."""

    id: str
    name: str
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement relied on, whose word or stance it is, and where it stands."""

    statement: Statement
    by: frozenset[str]
    where: str

    @property
    def link(self) -> str:
        """Its id and its address, for a link column."""
        return f"{self.statement.id} {self.where}"


@dataclass(frozen=True, kw_only=True)  # no slots: what every row asks for is worked out once
class Subject:
    """A case to be exported: its record as judged, and its deal folder where somebody wrote one.

    `name` is that of the case's folder, `title` that of its brief.
    """

    name: str
    title: str
    dossier: Dossier
    rolled: tuple[Finding, ...]
    deal: Deal | None = None

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The readings that people wrote down, else those drafted from the texts."""
        return (self.deal.readings if self.deal else ()) or self.dossier.readings

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Whom any reading binds, and the sides that declared the pause, each once."""
        names = list(self._sides) if self.deal else []
        names += [n for r in self.readings for n in self._bound(r)]
        if not self.deal:
            sides = self.dossier.parties
            stances = [s for s in self.dossier.stances if s.act in _STANDS]
            names += [s.actor for s in stances if s.actor in sides]
        return tuple(self._party(n) for n in dict.fromkeys(names))

    def binding(self, party: Party) -> tuple[Reading, ...]:
        """The readings that bind a party, of those that declare a pause."""
        return tuple(r for r in self.readings if r.declares and party.name in self._bound(r))

    def name_of(self, name: str) -> str:
        """The one name of an actor."""
        if self.deal is None:
            return self.dossier.name(name)
        actors = self.deal.arrangement.actors
        return next((a.name for a in actors if a.called(name)), name)

    def _bound(self, reading: Reading) -> list[str]:
        values = [p.value for c in reading.clauses for p in c.bound]
        named = [n for v in values for n in (self._sides if _BOTH.fullmatch(v) else (v,))]
        return [self.name_of(n) for n in named]

    @cached_property
    def _sides(self) -> tuple[str, ...]:
        if self.deal is None:
            return self.dossier.parties
        return tuple(a.name for a in self.deal.arrangement.actors if Role.BOUND in a.roles)

    def _party(self, name: str) -> Party:
        actors = self.deal.arrangement.actors if self.deal else ()
        actor = next((a for a in actors if a.name == name), None)
        slug = re.sub(r"\W+", "-", name.casefold()).strip("-")
        return Party(id=actor.id if actor else slug, name=name, actor=actor)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Every statement that a reading or a stance rests on, once."""
        if self.deal:
            return tuple(
                Said(u.statement, self._voices(u.statement), u.address or self._where(u.statement))
                for u in self.deal.utterances
            )
        stances = [s for s in self.dossier.stances if s.act in _STANDS]
        ids = [*(i for r in self.readings for i in r.statements), *(s.statement for s in stances)]
        return tuple(
            Said(
                self.dossier.statement(i),
                frozenset(s.actor for s in stances if s.statement == i),
                self._where(self.dossier.statement(i)),
            )
            for i in dict.fromkeys(ids)
        )

    def _voices(self, said: Statement) -> frozenset[str]:
        """The names of who speaks in a statement of a deal, and of whom they speak for."""
        actors = self.deal.arrangement.actors if self.deal else ()
        found: set[str] = set()
        queue = [a for a in actors if a.called(said.speaker.name)]
        while queue:
            actor = queue.pop()
            if actor.name not in found:
                found.add(actor.name)
                queue += [a for a in actors if a.id == actor.speaks_for]
        return frozenset(found)

    def _where(self, said: Statement) -> str:
        """The address of the text a statement stands in, or the name of its file."""
        capture = self._captures.get(said.capture)
        return (capture.url or PurePath(capture.file).name) if capture else said.capture

    @cached_property
    def _captures(self) -> dict[str, Capture]:
        return {c.id: c for c in self.dossier.captures}

    def rests(self, readings: Iterable[Reading], by: str | None = None) -> tuple[Said, ...]:
        """The statements under these readings, and those that somebody made."""
        ids = {i for r in readings for i in r.statements}
        return tuple(s for s in self.said if s.statement.id in ids or by in s.by)

    def declared(self, readings: Iterable[Reading], by: str = "") -> tuple[When | None, str]:
        """When somebody first declared the pause, else when others first told of it; and who."""
        given = tuple(readings)
        acts = [s for s in self.rests(given, by) if s.statement.act in DECLARES]
        own = _first((s.statement.when, by) for s in acts if by in s.by)
        told = [(r.said, r.holder) for r in given if r.naming is not Naming.OUTLET]
        told += [(s.statement.when, s.statement.speaker.name) for s in acts]
        return own or _first(t for t in told if not self._outlet(t[1])) or (None, "")

    def _outlet(self, name: str) -> bool:
        actors = self.deal.arrangement.actors if self.deal else ()
        return any(a.called(name) and a.type is ActorType.OUTLET for a in actors)

    def judged(self, readings: Iterable[Reading]) -> tuple[tuple[str, Finding], ...]:
        """The words of these readings with their holders; of all where these were not judged."""
        drafts = {r.id: f"{r.holder} (as drafted)" for r in self.dossier.readings}
        holders = drafts | {r.id: r.holder for r in self.readings}
        found = tuple((holders[f.reading], f) for f in self.rolled if f.reading in holders)
        wanted = {r.id for r in readings}
        return tuple(pair for pair in found if pair[1].reading in wanted) or found


def _first(told: Iterable[tuple[When | None, str]]) -> tuple[When, str] | None:
    """The earliest of dated accounts; of several, the one given first."""
    known = [(w, who) for w, who in told if w and w.earliest and w.latest]
    return min(known, key=lambda x: _instant(x[0]), default=None)


def _instant(when: When) -> float:
    return when.earliest.timestamp() if when.earliest else 0.0


def ymd(whens: Iterable[When | None]) -> tuple[str, str, str]:
    """Year, month and day as far as all of these agree; empty from where they do not."""
    ends = [e for w in whens if w for e in (w.earliest, w.latest)]
    dates = [(f"{e.year:04}", str(e.month), str(e.day)) for e in ends if e]
    if not dates or len(dates) < len(ends):
        return "", "", ""
    agreed = [len({d[: n + 1] for d in dates}) == 1 for n in range(3)]
    year, month, day = (v if ok else "" for v, ok in zip(dates[0], agreed, strict=True))
    return year, month, day


def settled(codes: Iterable[int]) -> int:
    """The one code that is given; unclear where none is, or several are."""
    known = set(codes) - {UNCLEAR}
    return known.pop() if len(known) == 1 else UNCLEAR


def stated(readings: Iterable[Reading], field: str) -> tuple[Part, ...]:
    """The parts of a field over readings, each once."""
    found = (p for c in clauses(readings) for p in c.parts(field))
    return tuple(dict.fromkeys(found))


def clauses(readings: Iterable[Reading]) -> Iterator[Clause]:
    """All clauses of readings."""
    return (c for r in readings for c in r.clauses)


def account(reading: Reading, fields: Iterable[str]) -> str:
    """What a reading states of some fields, in its words; what it does not state is said too."""
    told = []
    for field in fields:
        words = dict.fromkeys(" ".join(p.value.split()) for p in stated((reading,), field))
        told.append(f"{field} {', '.join(f'“{w}”' for w in words) or 'not stated'}")
    return f"{reading.holder}: {'; '.join(told)}"


def links(said: Iterable[Said], most: int) -> tuple[dict[str, str], int]:
    """Statements as link columns, and how many have no column."""
    found = list(dict.fromkeys(s.link for s in said))
    return {f"link_id{n}": x for n, x in enumerate(found[:most], 1)}, max(0, len(found) - most)
