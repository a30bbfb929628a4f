"""One word for each reading × clause × option × bound actor × day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from holdfire.record import Finding, Flip, Incident, Match, Test, Tri, Word, make_id

from .docket import Bench, Docket
from .flips import Pair, breach, hold
from .scope import match
from .windows import Option, days, home, options, phase, touched
from .words import RULES, confidence, join, note, silence, watched, weigh


def judge(docket: Docket) -> tuple[Finding, ...]:
    """Every cell, in the order of the readings; an unconfirmed party's own reading gives none."""
    return tuple(
        finding
        for reading in docket.readings
        for clause in reading.clauses
        for actor in docket.bound(clause)
        if not docket.free(reading, actor)
        for finding in _cells(Bench(docket, reading, clause, actor))
    )


@dataclass(frozen=True, slots=True)
class _Cell:
    bench: Bench
    option: Option
    day: date | None
    pairs: list[Pair]
    forks: dict[str, bool]


def _cells(bench: Bench) -> Iterator[Finding]:
    docket = bench.docket
    ways = options(docket, bench.clause)
    incidents = sorted(docket.incidents, key=lambda i: i.id)
    held = {o.label: [(i, match(bench, o, i)) for i in incidents] for o in ways}
    times: dict[str, set[Tri]] = {}
    for pairs in held.values():
        for incident, found in pairs:
            times.setdefault(incident.id, set()).add(found.test("time").answer)
    forks = {i: len(ways) > 1 and len(answers) > 1 for i, answers in times.items()}
    for option in ways:
        pairs = [p for p in held[option.label] if p[1].scope is not Tri.NO]
        loose = [p for p in pairs if home(docket, p[0]) is None]
        judged = days(docket, option)
        for day in judged:
            here = [p for p in pairs if home(docket, p[0]) == day]
            here += [(i, _doubt(m)) for i, m in loose if _may(docket, i, day)]
            yield _finding(_Cell(bench, option, day, here, forks), len(ways) > 1)
        if loose or not judged:
            yield _finding(_Cell(bench, option, None, loose, forks), len(ways) > 1)


def _may(docket: Docket, incident: Incident, day: date) -> bool:
    """Whether an incident not fixed to one day may have been on this one."""
    span = touched(docket, incident.when)
    return span is None or span[0] <= day <= span[1]


def _doubt(found: Match) -> Match:
    """In scope or not, it may have been on another day (R-TIME-8)."""
    day = Test(name="time", answer=Tri.UNCLEAR, reason="which day?", field="when")
    return replace(found, tests=(day, *found.tests[1:]))


def _finding(cell: _Cell, several: bool) -> Finding:
    bench, docket, pairs = cell.bench, cell.bench.docket, cell.pairs
    word, rules = _word(cell)
    iso = cell.day.isoformat() if cell.day else None
    start = cell.option.window.start.when
    key = (
        bench.reading.id,
        bench.clause.id,
        cell.option.label,
        start and start.earliest,
        bench.actor,
        iso,
    )
    return Finding(
        id=make_id("fnd", *key, docket.as_of.isoformat()),
        reading=bench.reading.id, clause=bench.clause.id, option=cell.option.label,
        actor=bench.actor, day=iso, phase=phase(docket, cell.option, bench.actor),
        word=word, rules=rules, why="; ".join(RULES[r] for r in rules).capitalize() + ".",
        confidence=confidence(word, (i for i, _ in pairs), docket),
        coverage=note(docket, cell.day), as_of=docket.as_of.isoformat(),
        matches=tuple(m for _, m in pairs), flips=_flips(cell, several),
    )  # fmt: skip


def _word(cell: _Cell) -> tuple[Word, tuple[str, ...]]:
    docket, clause = cell.bench.docket, cell.bench.clause
    if clause.kind != "prohibit":
        return Word.UNDETERMINED, ("R-KIND-1",)
    if cell.day is None and not cell.pairs:
        return Word.UNDETERMINED, ("R-TIME-7",)
    weights = (weigh(docket, i, m.scope) for i, m in cell.pairs)
    return join((silence(watched(docket, clause, cell.day)), *(w for w in weights if w)))


def _flips(cell: _Cell, several: bool) -> tuple[Flip, ...]:
    bench = cell.bench
    if bench.clause.kind != "prohibit":
        return ()
    mine = [p for p in cell.pairs if home(bench.docket, p[0]) == cell.day]
    found = [f for p in mine for f in breach(bench, cell.option, p, cell.forks[p[0].id])]
    if cell.day:
        seen = watched(bench.docket, bench.clause, cell.day)
        found += hold(cell.day, cell.pairs, seen, several)
    return tuple(found)
