"""One word for each reading × clause × option × bound actor × day."""

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import islice

from holdfire.record import (
    Fact,
    Finding,
    Flip,
    Incident,
    Match,
    Reading,
    Tri,
    Word,
    make_id,
)
from holdfire.record.dockets import Bench, Docket, Rank, began, rank, run
from holdfire.record.settling import (
    Option,
    days,
    gap,
    in_force,
    inside,
    misses,
    options,
    phase,
    reach,
)
from holdfire.record.telling import confidence, note, sentence
from holdfire.record.watching import watched

from .flips import WATCH, Entry, Way, doubted, entry, lighter
from .scope import Scope, frees, met
from .words import AGAINST, Weight, silence

_SPARE = 1000
"""Incidents outside every window up to which each is still matched, so that a page can say why."""
_TIES = 8
"""Incidents named, each of which alone forces a word."""


def judge(docket: Docket) -> tuple[Finding, ...]:
    """Every cell, in the order of the readings; an unconfirmed party's own reading gives none."""
    return Sitting(docket).findings()


class Sitting:
    """A judgement that can go on: what is learnt later is added, and only its cells change.

    The incidents are gone over once; only those that may fall inside a window are held.
    """

    def __init__(self, docket: Docket) -> None:
        self.docket = docket
        self.columns = [c for r in docket.readings for c in _columns(docket, r)]
        self._reach = reach(tuple(c.way.option for c in self.columns))
        self.kept: list[Incident] = []
        self.outside: list[Incident] = []
        self._missed = 0
        self.kept += sorted((i for i in docket.incidents if not self._aside(i)), key=rank)
        self._days = {d for i in self.kept for d in self._touched(i)}
        for column in self.columns:
            column.take(self.kept)

    def _aside(self, incident: Incident) -> bool:
        """Whether it is surely outside every window; the first few of those are kept beside."""
        if not misses(self._reach, incident.when):
            return False
        self._missed += 1
        if self._missed <= _SPARE:
            self.outside.append(incident)
        elif self.outside:
            self.outside.clear()
        return True

    def _touched(self, incident: Incident) -> Iterable[date]:
        span = self.docket.touched(incident.when)
        return run(span[0], min(span[1], self.docket.as_of.date())) if span else ()

    def findings(self) -> tuple[Finding, ...]:
        """Every cell as it stands, in order."""
        return tuple(f for c in self.columns for f in c.findings(self._days))

    def add(self, incident: Incident) -> tuple[Finding, ...]:
        """The cells that one more incident changes, as they stand then."""
        if self._aside(incident):
            return ()
        insort(self.kept, incident, key=rank)
        fresh = set(self._touched(incident)) - self._days
        self._days |= fresh
        both = self._days, fresh
        return tuple(f for c in self.columns for f in c.more(incident, self.kept, both))

    def ways(self, reading: str) -> list[Way]:
        """Every way of every clause of a reading."""
        return [c.way for c in self.columns if c.way.bench.reading.id == reading]

    def nearest(self, reading: str) -> tuple[Match, ...]:
        """For each incident its strongest match: in scope of any clause is in scope of the
        reading."""
        mine = [c for c in self.columns if c.way.bench.reading.id == reading]
        asked = sorted((*self.kept, *self.outside), key=rank) if mine else ()
        found = ([c.match(i) for c in mine] for i in asked)
        return tuple(f[0] if len(f) == 1 else max(f, key=lambda m: m.strength) for f in found)


def _columns(docket: Docket, reading: Reading) -> Iterator["_Column"]:
    """A column for each clause, actor and option; clauses of one id are rivals."""
    for clause in reading.clauses:
        group = [c for c in reading.clauses if c.id == clause.id and c != clause]
        for actor in docket.bound(clause):
            if docket.free(reading, actor):
                continue
            ways, bench = options(docket, clause, reading.id), Bench(docket, reading, clause, actor)
            whom = [(c, [actor] if actor in docket.bound(c) else docket.bound(c)) for c in group]
            rivals = [Bench(docket, reading, c, a) for c, actors in whom for a in actors]
            other = [[Scope(b, o) for o in options(docket, b.clause, reading.id)] for b in rivals]
            for own in (Scope(bench, o) for o in ways):
                near = [s for g in other for s in [t for t in g if t.dates == own.dates] or g]
                yield _Column(Way(bench, own.option, own, ways, tuple(near)))


@dataclass(slots=True)
class _Column:
    """All the days of one way; `loose` are incidents not fixed to one of them."""

    way: Way
    homes: dict[date, list[Entry]] = field(default_factory=dict)
    loose: list[Entry] = field(default_factory=list)
    bases: dict[date | None, tuple[bool, bool]] = field(default_factory=dict)
    matches: dict[str, Match] = field(default_factory=dict)

    def match(self, incident: Incident) -> Match:
        """The incident held against the clause, once."""
        if incident.id not in self.matches:
            self.matches[incident.id] = self.way.scope.match(incident)
        return self.matches[incident.id]

    def take(self, incidents: Sequence[Incident]) -> None:
        """Match these incidents, in their order; those not surely out of scope are held."""
        if self._free(incidents):
            self.matches.clear()
        for incident in incidents:
            if self.match(incident).scope is not Tri.NO:
                self._hold(incident)

    def _free(self, incidents: Iterable[Incident]) -> bool:
        """Whether the deeds of some may set others free; the earliest of each actor is noted."""
        freed, bench = self.way.scope.freed, self.way.bench
        first = dict(freed)
        for incident in incidents:
            if frees(bench, self.match(incident)):
                actor, when = bench.docket.named(incident), incident.when
                freed[actor] = min(freed.get(actor, when), when, key=began)
        return freed != first

    def _hold(self, incident: Incident) -> None:
        """Put it in its day's cell, or with what is not fixed to a day."""
        match, span = self.match(incident), self.way.bench.docket.touched(incident.when)
        day = span[0] if span and span[0] == span[1] else None
        held = entry(self.way, incident, match, day.isoformat() if day else None)
        if day:
            insort(self.homes.setdefault(day, []), held, key=_rank)
        else:
            insort(self.loose, held, key=_rank)

    def more(
        self, incident: Incident, kept: list[Incident], days_: tuple[set[date], set[date]]
    ) -> tuple[Finding, ...]:
        """The cells that change with one more incident; `kept` are all, `days_` all the days that
        incidents fell on, and those that only this one did."""
        span = self.way.bench.docket.touched(incident.when)
        if freed := self._free([incident]):
            self.homes, self.loose, self.matches = {}, [], {}
            self.take(kept)
        elif self.match(incident).scope is not Tri.NO:
            self._hold(incident)
        if freed or span is None or span[0] != span[1]:
            return self.findings(days_[0])
        wanted = {span[0]} if self.match(incident).scope is not Tri.NO else set()
        found = sorted(d for d in wanted | days_[1] if self._inside(d))
        return tuple(map(self._cell, found))

    def _inside(self, day: date) -> bool:
        return inside(self.way.bench.docket, self.way.option, day)

    def findings(self, seen: set[date]) -> tuple[Finding, ...]:
        """A cell for each day; incidents not fixed to a day also get one of their own (R-TIME-8).

        `seen`: days that incidents fell on, whatever their scope."""
        judged = days(self.way.bench.docket, self.way.option) | {*filter(self._inside, seen)}
        cells = [self._cell(d) for d in sorted(judged)]
        return tuple(cells if judged and not self.loose else [*cells, self._cell(None)])

    def _cell(self, day: date | None) -> Finding:
        if day is None:
            return self._finding(None, self.loose)
        maybe = (doubted(self.way, e, day) for e in self.loose)
        return self._finding(day, [*self.homes.get(day, []), *filter(None, maybe)])

    def _finding(self, day: date | None, entries: list[Entry]) -> Finding:
        way, bench, docket = self.way, self.way.bench, self.way.bench.docket
        quiet = self._silence(day, bool(entries))
        word, rules = _join({quiet, *(e.weight for e in entries)})
        judged = bench.clause.kind == "prohibit"
        iso = day.isoformat() if day else None
        start, as_of = way.option.window.start.when, docket.as_of.isoformat()
        place = (bench.reading.id, bench.clause.id, way.option.label, start and start.earliest)
        origins = (o for e in entries for o in e.incident.origins)
        against = any(e.incident.standing in AGAINST for e in entries)
        forcing = (e.incident.id for e in entries if e.weight[0] is word)
        loud = judged and word is not quiet[0]
        if not judged:
            word, rules = Word.UNDETERMINED, ("R-KIND-1",)
        return Finding(
            id=make_id("fnd", *place, bench.actor, iso, as_of),
            reading=bench.reading.id, clause=bench.clause.id, option=way.option.label,
            actor=bench.actor, day=iso, word=word, rules=rules, why=sentence(rules), as_of=as_of,
            phase=phase(docket, way.option, bench.actor, met(bench.clause)),
            confidence=confidence(docket, word, origins, against),
            coverage=note(docket, day), matches=tuple(e.match for e in entries),
            flips=tuple(self._flips(day, entries)) if judged else (),
            forced=tuple((i,) for i in islice(forcing, _TIES)) if loud else (),
        )  # fmt: skip

    def _silence(self, day: date | None, told: bool) -> Weight:
        """The word before any incident."""
        if day is None:
            return Word.UNDETERMINED, "R-TIME-8" if told else "R-TIME-7"
        return silence(*self._base(day))

    def _base(self, day: date) -> tuple[bool, bool]:
        """Whether the pause was in force all that day, and its places and targets watched."""
        if day not in self.bases:
            docket, clause = self.way.bench.docket, self.way.bench.clause
            sure = met(clause) is Tri.YES and in_force(docket, self.way.option, day)
            self.bases[day] = sure, watched(docket, clause, day)
        return self.bases[day]

    def _flips(self, day: date | None, entries: list[Entry]) -> Iterator[Flip]:
        """To breached by each incident of the day; to a lighter word on the day."""
        yield from (e.flip for e in entries if e.flip)
        if day and met(self.way.bench.clause) is not Tri.NO:
            yield from lighter(self.way, day.isoformat(), entries, partial(self._lacks, day))

    def _lacks(self, day: date, ways: Iterable[Option]) -> Iterator[Fact]:
        """What a quiet day lacks to hold, whichever of these options is true (R-FLIP-2)."""
        docket, clause = self.way.bench.docket, self.way.bench.clause
        yield from gap(docket, ways, day)
        if met(clause) is Tri.UNCLEAR:
            yield Fact(field="condition", text=f"“{clause.condition[0].value}”: met?")
        if not self._base(day)[1]:
            open_ = [p for p in clause.area if p.unbounded]
            for area in open_:
                yield Fact(field="area", text=f"which places are meant by “{area.value}”")
            if not (open_ and watched(docket, replace(clause, area=()), day)):
                yield WATCH


def _join(given: set[Weight]) -> tuple[Word, tuple[str, ...]]:
    """The heaviest word, and every rule that gave it."""
    top = max((w for w, _ in given), key=list(Word).index)
    return top, tuple(sorted(rule for w, rule in given if w is top))


def _rank(held: Entry) -> Rank:
    return rank(held.incident)
