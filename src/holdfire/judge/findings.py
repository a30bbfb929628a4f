"""One word for each reading × clause × option × bound actor × day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from holdfire.record import Finding, Flip, Match, Test, Tri, Word, make_id

from .docket import Bench, Docket
from .flips import Pair, Way, breach, hold
from .scope import matches
from .windows import days, home, in_force, options, phase
from .words import confidence, join, note, sentence, silence, watched, weigh


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


def _cells(bench: Bench) -> Iterator[Finding]:
    ways = options(bench.docket, bench.clause)
    incidents = bench.docket.ranked
    held = [matches(bench, ways, i) for i in incidents]
    for n, option in enumerate(ways):
        pairs = [(i, found[n]) for i, found in zip(incidents, held, strict=True)]
        yield from _days(Way(bench, option, ways), pairs)


def _days(way: Way, pairs: list[Pair]) -> Iterator[Finding]:
    """A cell for each day; incidents not fixed to a day also get one of their own (R-TIME-8)."""
    docket = way.bench.docket
    homes: dict[date | None, list[Pair]] = {}
    for incident, found in pairs:
        if found.scope is not Tri.NO:
            homes.setdefault(home(docket, incident), []).append((incident, found))
    loose = homes.get(None, [])
    doubted = [((i, _doubt(m)), docket.touched(i.when)) for i, m in loose]
    judged = days(docket, way.option)
    for day in judged:
        maybe = [p for p, span in doubted if span is None or span[0] <= day <= span[1]]
        yield _finding(way, day, homes.get(day, []) + maybe)
    if loose or not judged:
        yield _finding(way, None, loose)


def _doubt(found: Match) -> Match:
    """In scope or not, it may have been on another day (R-TIME-8)."""
    day = Test(name="time", answer=Tri.UNCLEAR, reason="which day?", field="when")
    return replace(found, tests=(day, *found.tests[1:]))


def _finding(way: Way, day: date | None, pairs: list[Pair]) -> Finding:
    bench, docket = way.bench, way.bench.docket
    word, rules = _word(way, day, pairs)
    iso = day.isoformat() if day else None
    start, as_of = way.option.window.start.when, docket.as_of.isoformat()
    place = (bench.reading.id, bench.clause.id, way.option.label, start and start.earliest)
    return Finding(
        id=make_id("fnd", *place, bench.actor, iso, as_of),
        reading=bench.reading.id, clause=bench.clause.id, option=way.option.label,
        actor=bench.actor, day=iso, phase=phase(docket, way.option, bench.actor),
        word=word, rules=rules, why=sentence(rules),
        confidence=confidence(word, (i for i, _ in pairs), docket),
        coverage=note(docket, day), as_of=as_of,
        matches=tuple(m for _, m in pairs), flips=_flips(way, day, pairs),
    )  # fmt: skip


def _word(way: Way, day: date | None, pairs: list[Pair]) -> tuple[Word, tuple[str, ...]]:
    docket, clause = way.bench.docket, way.bench.clause
    if clause.kind != "prohibit":
        return Word.UNDETERMINED, ("R-KIND-1",)
    if day is None and not pairs:
        return Word.UNDETERMINED, ("R-TIME-7",)
    weights = (weigh(docket, i, m.scope) for i, m in pairs)
    if day is None:
        quiet = (Word.UNDETERMINED, "R-TIME-8")
    else:
        quiet = silence(in_force(docket, way.option, day), watched(docket, clause, day))
    return join((quiet, *(w for w in weights if w)))


def _flips(way: Way, day: date | None, pairs: list[Pair]) -> tuple[Flip, ...]:
    """To breached by each incident of the day; to holding on the day (R-FLIP-2)."""
    bench, docket = way.bench, way.bench.docket
    if bench.clause.kind != "prohibit":
        return ()
    mine = [p for p in pairs if home(docket, p[0]) == day]
    found = [flip for p in mine for flip in breach(way, *p)]
    if day:
        sure = all(in_force(docket, o, day) for o in way.others)
        found += hold(day, pairs, watched(docket, bench.clause, day), not sure)
    return tuple(found)
