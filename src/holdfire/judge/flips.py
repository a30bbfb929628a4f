"""What would change a word: the smallest sets of facts, found by trying to settle them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

from holdfire.record import Fact, Finding, Flip, Incident, Match, Standing, Test, Tri, Word

from .docket import Bench
from .scope import unknown
from .windows import Option, home
from .words import CARRIES, accuser_only, alleged, weigh

Pair = tuple[Incident, Match]
_START = Fact(field="start", text="a start by that day")
_WATCH = Fact(
    field="coverage",
    text="sources that watched its places and targets all day and found nothing",
)


def breach(bench: Bench, option: Option, pair: Pair, fork: bool) -> tuple[Flip, ...]:
    """The smallest sets of facts that make an incident a breach (R-FLIP-1); none if it is one."""
    incident, match = pair
    if match.scope is Tri.NO:
        return ()
    pool = tuple(dict.fromkeys(_needs(bench, option, pair, fork)))
    day = home(bench.docket, incident)
    for size in range(1, len(pool) + 1):
        sets = [s for s in combinations(pool, size) if _breaches(bench, pair, pool, s)]
        if sets:
            blank = Flip(
                word=Word.BREACHED,
                facts=(),
                incident=incident.id,
                day=day.isoformat() if day else None,
                option=option.label,
            )
            return tuple(replace(blank, facts=s) for s in sets)
    return ()


def _needs(bench: Bench, option: Option, pair: Pair, fork: bool) -> Iterator[Fact]:
    """Every fact that may matter: the start where options part, unclear tests, the standing."""
    incident, match = pair
    if fork and match.test("time").answer is Tri.YES:
        yield Fact(field="start", text="that start")
    for test in match.tests:
        if test.answer is Tri.UNCLEAR:
            yield _fact(test, option)
    yield from _standing(bench, incident)


def _fact(test: Test, option: Option) -> Fact:
    if test.field == "start":
        return _START if unknown(option) else Fact(field="start", text="that start, before it")
    return Fact(field=test.field, text=test.reason)


def _standing(bench: Bench, incident: Incident) -> Iterator[Fact]:
    if incident.standing in (Standing.CONTESTED, Standing.DENIED):
        yield Fact(field="standing", text="confirmation, though contested or denied")
    elif accuser_only(bench.docket, incident) and incident.standing is not Standing.CONFIRMED:
        yield Fact(field="origin", text="an origin that is not the accuser")
    elif incident.standing not in CARRIES:
        yield Fact(field="origin", text="a second origin")
    if incident.actor.basis == "alleged" and alleged(bench.docket, incident):
        yield Fact(field="actor", text="who did it, from more than the accuser")


def _breaches(bench: Bench, pair: Pair, pool: tuple[Fact, ...], known: tuple[Fact, ...]) -> bool:
    """Settle these facts, judge again, and see whether the word is breached."""
    incident, match = pair
    fields = {f.field for f in known}
    if any(f.text == "that start" for f in pool) and "start" not in fields:
        return False
    tests = tuple(
        replace(t, answer=Tri.YES) if t.answer is Tri.UNCLEAR and t.field in fields else t
        for t in match.tests
    )
    if "actor" in fields:
        incident = replace(incident, actor=replace(incident.actor, basis="stated"))
    if "origin" in fields:
        incident = replace(incident, standing=Standing.CORROBORATED, origins=())
    if "standing" in fields:
        incident = replace(incident, standing=Standing.CONFIRMED)
    settled = weigh(bench.docket, incident, replace(match, tests=tests).scope)
    return settled is not None and settled[0] is Word.BREACHED


def hold(day: date, pairs: Iterable[Pair], watched: bool, fork: bool) -> tuple[Flip, ...]:
    """The facts that make a day's cell holding; none where something is surely in scope."""
    facts = [_START] if fork else []
    facts += [] if watched else [_WATCH]
    for incident, match in pairs:
        if match.scope is Tri.NO:
            continue
        open_tests = [t for t in match.tests if t.answer is Tri.UNCLEAR and t.field != "start"]
        if not open_tests:
            return ()
        test = open_tests[0]
        facts.append(Fact(field=test.field, text=f"{incident.id} out of scope: {test.reason}"))
    return (Flip(word=Word.HOLDING, facts=tuple(facts), day=day.isoformat()),)


def smallest(cells: Iterable[Finding]) -> tuple[Flip, ...]:
    """The smallest flips of a reading: for each incident and each day; ties are all kept."""
    found = list(cells)
    grouped: dict[str, list[Flip]] = {}
    for flip in (f for cell in found for f in cell.flips if f.word is Word.BREACHED):
        grouped.setdefault(flip.incident or "", []).append(flip)
    kept = [f for incident in sorted(grouped) for f in _least(grouped[incident])]
    days = sorted({c.day for c in found if c.day})
    return (*kept, *(f for d in days for f in _holding([c for c in found if c.day == d])))


def _least(flips: Iterable[Flip]) -> list[Flip]:
    """The fewest facts; a start somebody gave goes before one that nobody gave."""
    given = list(dict.fromkeys(flips))
    worded = [f for f in given if _START not in f.facts] or given
    size = min(len(f.facts) for f in worded)
    return [f for f in worded if len(f.facts) == size]


def _holding(cells: list[Finding]) -> Iterator[Flip]:
    """One day of a reading: each clause and actor must hold, under some option."""
    facts: dict[Fact, None] = {}
    for key in sorted({(c.clause, c.actor or "") for c in cells}):
        here = [c for c in cells if (c.clause, c.actor or "") == key]
        flips = [f for c in here for f in c.flips if f.word is Word.HOLDING]
        if not flips:
            return
        facts.update(dict.fromkeys(min(flips, key=lambda f: len(f.facts)).facts))
    if facts:
        yield Flip(word=Word.HOLDING, facts=tuple(facts), day=cells[0].day)
