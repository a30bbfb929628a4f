"""What would change a word: the smallest sets of facts, found by trying to settle them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import combinations

from holdfire.record import Ending, Fact, Finding, Flip, Incident, Match, Standing, Tri, When, Word

from .docket import Bench, Docket
from .scope import unknown
from .windows import SUM, Option, begun, home, running
from .words import CARRIES, accuser_only, alleged, weight

Pair = tuple[Incident, Match]
START = Fact(field="start", text="a start by that day")
_WATCH = Fact(
    field="coverage",
    text="sources that watched its places and targets all day and found nothing",
)


@dataclass(frozen=True, slots=True)
class Way:
    """One option of a clause, with all that it is one of."""

    bench: Bench
    option: Option
    others: tuple[Option, ...]

    def forks(self, when: When | None) -> bool:
        """Whether the options part over something that happened then."""
        if len(self.others) == 1:
            return False
        inside = all(begun(o, when) is Tri.YES for o in self.others)
        return not inside or len({running(o, when) for o in self.others}) > 1


def breach(way: Way, incident: Incident, found: Match) -> tuple[Flip, ...]:
    """The smallest sets of facts that make an incident a breach (R-FLIP-1); none if it is one."""
    if found.scope is Tri.NO:
        return ()
    docket = way.bench.docket
    unclear = [t for t in found.tests[1:] if t.answer is Tri.UNCLEAR]
    needs = (*_time(way, incident), *(Fact(field=t.field, text=t.reason) for t in unclear))
    pool = tuple(dict.fromkeys((*needs, *_standing(docket, incident))))
    day = home(docket, incident)
    blank = Flip(
        word=Word.BREACHED,
        facts=(),
        incident=incident.id,
        day=day.isoformat() if day else None,
        option=way.option.label,
    )
    claim = Claim(incident.standing, incident.actor.basis, accuser_only(docket, incident))
    return tuple(replace(blank, facts=facts) for facts in _fewest(claim, needs, pool))


@dataclass(frozen=True, slots=True)
class Claim:
    """What the weight of an incident hangs on, whichever incident it is."""

    standing: Standing
    basis: str
    accused: bool


@lru_cache(2**14)
def _fewest(
    claim: Claim, needs: tuple[Fact, ...], pool: tuple[Fact, ...]
) -> tuple[tuple[Fact, ...], ...]:
    """The smallest sets of facts of the pool that make a breach."""
    for size in range(1, len(pool) + 1):
        sets = tuple(s for s in combinations(pool, size) if _breaches(claim, needs, s))
        if sets:
            return sets
    return ()


def _time(way: Way, incident: Incident) -> Iterator[Fact]:
    """What must be known for the incident to fall inside, whichever start is the true one."""
    when, option = incident.when, way.option
    dated = when is not None and when.known
    starts, runs = begun(option, when), running(option, when)
    if not dated:
        yield Fact(field="when", text="when?")
    if unknown(option):
        yield START
    elif starts is Tri.UNCLEAR and dated:
        yield Fact(field="start", text="that start, before it")
    elif way.forks(when):
        yield Fact(field="start", text="that start")
    end = option.window.end
    summed = end.when is None and option.window.start.when is None and end.basis.endswith(SUM)
    vague = end.when is None and end.ending is not Ending.OPEN
    if runs is Tri.UNCLEAR and (dated or vague) and not summed:
        yield Fact(field="end", text="before or after the end?")


def _standing(docket: Docket, incident: Incident) -> Iterator[Fact]:
    if incident.standing in (Standing.CONTESTED, Standing.DENIED):
        yield Fact(field="standing", text="confirmation, though contested or denied")
    elif accuser_only(docket, incident) and incident.standing is not Standing.CONFIRMED:
        yield Fact(field="origin", text="an origin that is not the accuser")
    elif incident.standing not in CARRIES:
        yield Fact(field="origin", text="a second origin")
    if incident.actor.basis == "alleged" and alleged(docket, incident):
        yield Fact(field="actor", text="who did it, from more than the accuser")


def _breaches(claim: Claim, needs: tuple[Fact, ...], known: tuple[Fact, ...]) -> bool:
    """Settle these facts, judge again, and see whether the word is breached."""
    fields = {f.field for f in known}
    if "actor" in fields:
        claim = replace(claim, basis="stated")
    if "origin" in fields:
        claim = replace(claim, standing=Standing.CORROBORATED, accused=False)
    if "standing" in fields:
        claim = replace(claim, standing=Standing.CONFIRMED)
    scope = Tri.YES if set(needs) <= set(known) else Tri.UNCLEAR
    one_sided = claim.standing is not Standing.CONFIRMED and (
        claim.accused or claim.basis == "alleged"
    )
    settled = weight(claim.standing, one_sided, scope)
    return settled is not None and settled[0] is Word.BREACHED


def hold(day: date, pairs: Iterable[Pair], watched: bool, fork: bool) -> tuple[Flip, ...]:
    """The facts that make a day's cell holding; none where something is surely in scope."""
    facts = [START] if fork else []
    facts += [] if watched else [_WATCH]
    for incident, match in pairs:
        if match.scope is Tri.NO:
            continue
        open_tests = [t for t in match.tests if t.answer is Tri.UNCLEAR and t.field != "start"]
        if not open_tests:
            return ()
        test = open_tests[0]
        facts.append(_outside(incident.id, test.field, test.reason))
    return (Flip(word=Word.HOLDING, facts=tuple(facts), day=day.isoformat()),)


@lru_cache(2**14)
def _outside(incident: str, field: str, reason: str) -> Fact:
    return Fact(field=field, text=f"{incident} out of scope: {reason}")


def smallest(cells: Iterable[Finding]) -> tuple[Flip, ...]:
    """The smallest flips of a reading: for each incident and each day; ties are all kept."""
    found = list(cells)
    grouped: dict[str, list[Flip]] = {}
    for flip in (f for cell in found for f in cell.flips if f.word is Word.BREACHED):
        grouped.setdefault(flip.incident or "", []).append(flip)
    kept = [f for incident in grouped for f in _least(grouped[incident])]
    days = sorted({c.day for c in found if c.day})
    return (*kept, *(f for d in days for f in _holding([c for c in found if c.day == d])))


def _least(flips: Iterable[Flip]) -> list[Flip]:
    """The fewest facts; a start somebody gave goes before one that nobody gave."""
    given = list(dict.fromkeys(flips))
    worded = [f for f in given if START not in f.facts] or given
    size = min(len(f.facts) for f in worded)
    return [f for f in worded if len(f.facts) == size]


def _holding(cells: list[Finding]) -> Iterator[Flip]:
    """One day of a reading: each clause and actor must hold, under some option."""
    facts: dict[Fact, None] = {}
    for key in dict.fromkeys((c.clause, c.actor or "") for c in cells):
        here = [c for c in cells if (c.clause, c.actor or "") == key]
        flips = [f for c in here for f in c.flips if f.word is Word.HOLDING]
        if not flips:
            return
        facts.update(dict.fromkeys(min(flips, key=lambda f: len(f.facts)).facts))
    if facts:
        yield Flip(word=Word.HOLDING, facts=tuple(facts), day=cells[0].day)
