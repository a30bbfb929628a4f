"""One word for each reading × clause × option × bound actor × day."""

from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from holdfire.record import (
    Finding,
    Flip,
    Incident,
    Match,
    Phase,
    Reading,
    Test,
    Tri,
    When,
    Word,
    make_id,
)
from holdfire.record.dockets import Docket, Rank, rank, run
from holdfire.record.settling import misses, options, reach
from holdfire.record.telling import confidence, note, sentence

from .flips import START, WATCH, Entry, Way, entry, lighter
from .scope import Bench, Scope, frees, met
from .windows import days, in_force, inside, phase
from .words import AGAINST, silence, watched

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
        self._gather()
        self._days = {d for i in self.kept for d in self._touched(i)}
        for column in self.columns:
            column.take(self.kept)

    def _gather(self) -> None:
        missed = 0
        for incident in self.docket.incidents:
            if not misses(self._reach, incident.when):
                self.kept.append(incident)
            elif (missed := missed + 1) <= _SPARE:
                self.outside.append(incident)
        self.kept.sort(key=rank)
        if missed > _SPARE:
            self.outside.clear()

    def _touched(self, incident: Incident) -> Iterable[date]:
        span = self.docket.touched(incident.when)
        return run(span[0], min(span[1], self.docket.as_of.date())) if span else ()

    def findings(self) -> tuple[Finding, ...]:
        """Every cell as it stands, in order."""
        return tuple(f for c in self.columns for f in c.findings(self._days))

    def add(self, incident: Incident) -> tuple[Finding, ...]:
        """The cells that one more incident changes, as they stand then."""
        if misses(self._reach, incident.when):
            return ()
        insort(self.kept, incident, key=rank)
        fresh = set(self._touched(incident)) - self._days
        self._days |= fresh
        return tuple(f for c in self.columns for f in c.more(incident, self.kept, fresh))

    def nearest(self, reading: str) -> tuple[Match, ...]:
        """For each incident its strongest match: in scope of any clause is in scope of the
        reading."""
        mine = [c for c in self.columns if c.way.bench.reading.id == reading]
        asked = sorted((*self.kept, *self.outside), key=rank) if mine else ()
        return tuple(_strongest([c.match(i) for c in mine]) for i in asked)


def _strongest(found: list[Match]) -> Match:
    return found[0] if len(found) == 1 else max(found, key=_strength)


def _strength(found: Match) -> tuple[int, int, int]:
    answers = [t.answer for t in found.tests]
    return list(Tri).index(found.scope), -answers.count(Tri.NO), answers.count(Tri.YES)


def _columns(docket: Docket, reading: Reading) -> Iterator["_Column"]:
    """A column for each clause, actor and option; clauses of one id are rivals."""
    for clause in reading.clauses:
        group = [c for c in reading.clauses if c.id == clause.id and c != clause]
        for actor in docket.bound(clause):
            if not docket.free(reading, actor):
                ways = options(docket, clause, reading.id)
                bench = Bench(docket, reading, clause, actor)
                rivals = [Bench(docket, reading, c, actor) for c in group]
                other = [Scope(b, o) for b in rivals for o in options(docket, b.clause, reading.id)]
                for option in ways:
                    yield _Column(Way(bench, option, Scope(bench, option), ways, tuple(other)))


@dataclass(slots=True)
class _Column:
    """All the days of one way; `loose` are incidents not fixed to one of them, with the first and
    last day each may have fallen on."""

    way: Way
    homes: dict[date, list[Entry]] = field(default_factory=dict)
    loose: list[tuple[Entry, tuple[date, date] | None]] = field(default_factory=list)
    bases: dict[date | None, tuple[bool, bool]] = field(default_factory=dict)
    matches: dict[str, Match] = field(default_factory=dict)

    @property
    def phase(self) -> Phase:
        """Where the clause stands in time."""
        bench = self.way.bench
        return phase(bench.docket, self.way.option, bench.actor, met(bench.clause))

    def match(self, incident: Incident) -> Match:
        """The incident held against the clause, once."""
        if incident.id not in self.matches:
            self.matches[incident.id] = self.way.scope.match(incident)
        return self.matches[incident.id]

    def take(self, incidents: Iterable[Incident]) -> None:
        """Match these incidents, in their order; those not surely out of scope are held."""
        found = [(i, self.match(i)) for i in incidents]
        if self._free(found):
            self.matches.clear()
            found = [(i, self.match(i)) for i, _ in found]
        for incident, match in found:
            if match.scope is not Tri.NO:
                self._hold(incident, match)

    def _free(self, found: list[tuple[Incident, Match]]) -> bool:
        """Whether the deeds of some may set others free; the earliest of each actor is noted."""
        freed = self.way.scope.freed
        first = dict(freed)
        for incident, match in found:
            if frees(self.way.bench, match):
                actor, when = self.way.bench.docket.named(incident), incident.when
                if actor not in freed or _earlier(when, freed[actor]):
                    freed[actor] = when
        return freed != first

    def _hold(self, incident: Incident, match: Match) -> set[date]:
        """Put it in its day's cell; on which days it bears."""
        docket = self.way.bench.docket
        span = docket.touched(incident.when)
        if span and span[0] == span[1]:
            held = entry(self.way, incident, match, span[0].isoformat())
            insort(self.homes.setdefault(span[0], []), held, key=_rank)
            return {span[0]}
        held = entry(self.way, incident, match, None)
        insort(self.loose, (held, span), key=lambda x: _rank(x[0]))
        last = docket.as_of.date()
        return set(run(span[0], min(span[1], last))) if span else {*self.homes, last}

    def more(
        self, incident: Incident, kept: list[Incident], fresh: set[date]
    ) -> tuple[Finding, ...]:
        """The cells that change with one more incident; `kept` are all, `fresh` its new days."""
        match = self.match(incident)
        if self._free([(incident, match)]):
            self.homes, self.loose, self.matches = {}, [], {}
            self.take(kept)
            return self.findings(fresh)
        before = len(self.loose)
        touched = self._hold(incident, match) if match.scope is not Tri.NO else set()
        wanted = {d for d in touched | fresh if inside(self.way.bench.docket, self.way.option, d)}
        cells = [self._cell(d) for d in sorted(wanted)]
        return tuple(cells if len(self.loose) == before else [*cells, self._cell(None)])

    def findings(self, seen: set[date]) -> tuple[Finding, ...]:
        """A cell for each day; incidents not fixed to a day also get one of their own (R-TIME-8).

        `seen`: days that incidents fell on, whatever their scope."""
        docket, option = self.way.bench.docket, self.way.option
        judged = days(docket, option) | {d for d in seen if inside(docket, option, d)}
        cells = [self._cell(d) for d in sorted(judged)]
        return tuple(cells if judged and not self.loose else [*cells, self._cell(None)])

    def _cell(self, day: date | None) -> Finding:
        maybe = (_doubted(e) for e, s in self.loose if day and (s is None or s[0] <= day <= s[1]))
        own = self.homes.get(day, []) if day else [e for e, _ in self.loose]
        return self._finding(day, [*own, *maybe])

    def _finding(self, day: date | None, entries: list[Entry]) -> Finding:
        way, bench, docket = self.way, self.way.bench, self.way.bench.docket
        word, rules = self._word(day, entries)
        iso = day.isoformat() if day else None
        start, as_of = way.option.window.start.when, docket.as_of.isoformat()
        place = (bench.reading.id, bench.clause.id, way.option.label, start and start.earliest)
        origins = (o for e in entries for o in e.incident.origins)
        against = any(e.incident.standing in AGAINST for e in entries)
        return Finding(
            id=make_id("fnd", *place, bench.actor, iso, as_of),
            reading=bench.reading.id, clause=bench.clause.id, option=way.option.label,
            actor=bench.actor, day=iso, phase=self.phase,
            word=word, rules=rules, why=sentence(rules),
            confidence=confidence(docket, word, origins, against),
            coverage=note(docket, day), as_of=as_of, matches=tuple(e.match for e in entries),
            flips=self._flips(day, entries), forced=self._forced(day, word, entries),
        )  # fmt: skip

    def _quiet(self, day: date | None) -> tuple[bool, bool]:
        """Whether the pause was in force all that day, and its places and targets watched."""
        if day not in self.bases:
            docket, bench = self.way.bench.docket, self.way.bench
            firm = met(bench.clause) is Tri.YES and day is not None
            sure = firm and in_force(docket, self.way.option, day or docket.as_of.date())
            self.bases[day] = sure, bool(day and watched(docket, bench.clause, day))
        return self.bases[day]

    def _word(self, day: date | None, entries: list[Entry]) -> tuple[Word, tuple[str, ...]]:
        if self.way.bench.clause.kind != "prohibit":
            return Word.UNDETERMINED, ("R-KIND-1",)
        if day is None:
            quiet = Word.UNDETERMINED, "R-TIME-8" if entries else "R-TIME-7"
        else:
            quiet = silence(*self._quiet(day))
        given = {quiet, *(e.weight for e in entries if e.weight)}
        top = max((w for w, _ in given), key=list(Word).index)
        return top, tuple(sorted(rule for w, rule in given if w is top))

    def _forced(
        self, day: date | None, word: Word, entries: list[Entry]
    ) -> tuple[tuple[str, ...], ...]:
        """The incidents each of which gives the word alone; none where silence does (R-FORCE-1)."""
        if word is Word.HOLDING or (word is Word.UNDETERMINED and self._unheard(day)):
            return ()
        mine = (e.incident.id for e in entries if e.weight and e.weight[0] is word)
        return tuple((i,) for i, _ in zip(mine, range(_TIES), strict=False))

    def _unheard(self, day: date | None) -> bool:
        return day is None or silence(*self._quiet(day))[0] is Word.UNDETERMINED

    def _flips(self, day: date | None, entries: list[Entry]) -> tuple[Flip, ...]:
        """To breached by each incident of the day; to a lighter word on the day."""
        if self.way.bench.clause.kind != "prohibit":
            return ()
        mine = tuple(e.flip for e in entries if e.flip)
        if day is None:
            return mine
        docket, (_, seen) = self.way.bench.docket, self._quiet(day)
        forked = not all(in_force(docket, o, day) for o in self.way.others)
        base = ((START,) if forked else ()) + (() if seen else (WATCH,))
        return (*mine, *lighter(day.isoformat(), entries, base))


def _rank(held: Entry) -> Rank:
    return rank(held.incident)


def _earlier(when: When | None, other: When | None) -> bool:
    """Whether a deed may lie before another: an unknown time may lie before any."""
    known = when.earliest if when else None
    if other is None or other.earliest is None:
        return False
    return known is None or known < other.earliest


def _doubted(held: Entry) -> Entry:
    """In scope or not, it may have been on another day (R-TIME-8)."""
    day = Test(name="time", answer=Tri.UNCLEAR, reason="which day?", field="when")
    match = replace(held.match, tests=(day, *held.match.tests[1:]))
    return replace(held, match=match, flip=None, weight=(Word.UNDETERMINED, "R-WORD-4"))
