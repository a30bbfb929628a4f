"""What would change a word: the smallest sets of facts that nobody has settled."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from holdfire.record import Fact, Flip, Incident, Match, Test, Tri, When, Word
from holdfire.record.dating import Dated, datings
from holdfire.record.dockets import Bench
from holdfire.record.settling import Option, moments, on
from holdfire.record.watching import supposed

from .scope import Scope
from .words import Weight, alleged, lacking, weigh

_NO_AREA = Fact(field="area", text="no area stated")
_NO_TARGET = Fact(field="target", text="no target stated")
_WATCHED = "sources that watched its places and targets all day and found nothing"
WATCH = Fact(field="coverage", text=_WATCHED)
_SCOPE = ("area", "targets", "conduct", "means")
_VAGUE = {"area", "target", "means"}
"""Fields whose questions do not always quote the words they are about."""
Facts = tuple[Fact, ...]
Lacks = Callable[[tuple[Option, ...]], Iterable[Fact]]


@dataclass(slots=True)
class Way:
    """One option of a clause; `others` are all its options, `rivals` other meanings of it."""

    bench: Bench
    option: Option
    scope: Scope
    others: tuple[Option, ...]
    rivals: tuple[Scope, ...] = ()
    timed: dict[tuple[When | None, bool], tuple[Dated, ...]] = field(default_factory=dict)

    def time(self, when: When | None, loose: bool = False) -> Iterable[Dated]:
        """The ways to put something inside, whichever option is the true one; `loose`: it may have
        been on another day."""
        if (when, loose) not in self.timed:
            near = (*self.others, *(s.option for s in self.rivals))
            at = moments(near, when, self.bench.docket.as_of)
            ways = (self.option, *(o for o in self.others if o is not self.option))
            found = datings(ways, when, at, loose)
            unlike = {(f, *(s.time(t).answer for s in self.rivals)): (f, t) for f, t in found}
            self.timed[when, loose] = tuple(unlike.values())
        return self.timed[when, loose]


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident in one cell: what it does to the word, and what would change that.

    `needs`: what must be settled for it to be surely in scope; `flip`: that and what its standing
    lacks, which make it a breach; `out`: what would put it out of scope; `claim`: only one side
    says so, or somebody denies it.
    """

    incident: Incident
    match: Match
    weight: Weight
    needs: Facts
    flip: Flip | None
    out: Fact | None
    claim: bool


def entry(
    way: Way, incident: Incident, found: Match, day: str | None, loose: bool = False
) -> Entry:
    """An incident that is not surely out of scope, weighed (R-FLIP-1)."""
    docket = way.bench.docket
    ways = [_needs(way, incident, found, *dated) for dated in way.time(incident.when, loose)]
    needs = min(ways, key=len, default=())
    lacks = (Fact(field=name, text=text) for name, text in lacking(docket, incident))
    flip = Flip(
        word=Word.BREACHED, facts=tuple(dict.fromkeys((*needs, *lacks))), incident=incident.id,
        day=day, option=way.option.label,
    )  # fmt: skip
    doubts = (t for t in found.tests if t.answer is Tri.UNCLEAR and t.field != "start")
    return Entry(
        incident=incident, match=found, weight=weigh(docket, incident, found.scope), needs=needs,
        flip=flip if flip.facts and ways else None, claim=bool(ways) and alleged(docket, incident),
        out=next((_out(incident, t) for t in doubts), None),
    )  # fmt: skip


def _needs(way: Way, incident: Incident, found: Match, timed: Facts, when: When | None) -> Facts:
    """What must be settled for it to be surely in scope, once it is so dated."""
    if when != incident.when:
        incident = replace(incident, when=when)
        found = way.scope.match(incident)
    unclear = [t.fact for t in found.tests[1:] if t.answer is Tri.UNCLEAR]
    spare = next((f for f in (_NO_TARGET, _NO_AREA) if unclear.count(f) == 1), None)
    facts = (*timed, *(f for f in unclear if f != spare))
    return tuple(dict.fromkeys((*facts, *_fork(way, incident, facts))))


def doubted(way: Way, held: Entry, day: date) -> Entry | None:
    """What may have been on that day or on another (R-TIME-8); None where it surely was not."""
    when = on(way.bench.docket, held.incident.when, day)
    if when is None:
        return None
    test = Test(name="time", answer=Tri.UNCLEAR, reason="which day?", field="when")
    there = replace(held.incident, when=when)
    then = entry(way, there, way.scope.match(there), None, loose=True) if held.claim else held
    return replace(
        held, match=replace(held.match, tests=(test, *held.match.tests[1:])), flip=None,
        weight=(Word.UNDETERMINED, "R-WORD-4"), needs=then.needs, out=held.out or _out(there, test),
        claim=held.claim and then.match.scope is not Tri.NO,
    )  # fmt: skip


def _out(incident: Incident, test: Test) -> Fact:
    return Fact(field=test.field, text=f"{incident.id} out of scope: {test.reason}")


def _fork(way: Way, incident: Incident, settled: Facts) -> Iterator[Fact]:
    """That these words are meant so, where others leave it out or are not settled with them."""
    bench, own = way.bench, way.scope.dates
    for rival in way.rivals:
        known = supposed(bench, rival.bench.actor, incident, {f.field for f in settled})
        time, *rest = rival.match(known).tests
        doubts = [t for t in rest if t.answer is not Tri.YES]
        same = all(bench.clause.parts(f) == rival.bench.clause.parts(f) for f in _SCOPE)
        unlike = {"actor"} if bench.actor != rival.bench.actor else set()
        asked = {f for f in settled if f.field not in unlike | (set() if same else _VAGUE)}
        asked |= {_NO_TARGET} if _NO_AREA in asked else set()
        late = time.answer is not Tri.YES and rival.dates != own
        if late or any(t.answer is Tri.NO or t.fact not in asked for t in doubts):
            yield Fact(field="option", text=f"that “{bench.clause.option}” is meant")


def lighter(way: Way, day: str, entries: Iterable[Entry], lacks: Lacks) -> Iterator[Flip]:
    """The facts that make a day's cell holding, or holding as disputed; none where something not
    contested is in the way (R-FLIP-2). `lacks`: what the day does, whichever option is true."""
    base = tuple(lacks(way.others))
    found = list(entries)
    within = [e for e in found if e.out is None]
    if any(not e.claim for e in within):
        return
    outs = [f for e in found if e.out for f in _beside(base, e, (e.out,))]
    if not within and (base or outs):
        yield Flip(word=Word.HOLDING, facts=tuple(dict.fromkeys((*base, *outs))), day=day)
    near = min((e.needs for e in found if e.claim), key=len, default=())
    claims = within or [e for e in found if e.claim and {*e.needs} <= {*near}]
    needs = [f for e in claims for f in _beside(base, e, e.needs)]
    rest = [f for e in found if e.out and e not in claims for f in _beside(base, e, (e.out,))]
    asked = {f.field for f in needs} & {"start", "end"}
    still = lacks((way.option,)) if "start" in asked else base
    kept = (f for f in still if f.field not in asked)
    facts = tuple(dict.fromkeys((*kept, *needs, *rest)))
    if claims and facts:
        yield Flip(word=Word.DISPUTED, facts=facts, day=day)


def _beside(base: Facts, held: Entry, facts: Facts) -> Iterator[Fact]:
    """Facts of an incident, in one arm of a fork, that what a day lacks does not answer."""
    exact = held.incident.place is not None and held.incident.place.exact
    known = {"option", *(f.field for f in base if f.field == "area" and exact)}
    return (f for f in facts if f.field not in known)
