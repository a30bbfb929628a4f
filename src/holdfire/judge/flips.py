"""What would change a word: the smallest sets of facts that nobody has settled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from holdfire.record import Ending, Fact, Flip, Incident, Match, Test, Tri, When, Word
from holdfire.record.dockets import Bench
from holdfire.record.findings import START
from holdfire.record.settling import SUM, Option, begun, running

from .scope import Scope
from .words import Weight, alleged, lacking, weigh

_NO_AREA = Fact(field="area", text="no area stated")
_NO_TARGET = Fact(field="target", text="no target stated")
WATCH = Fact(
    field="coverage",
    text="sources that watched its places and targets all day and found nothing",
)


@dataclass(slots=True)
class Way:
    """One option of a clause; `others` are all its options, `rivals` other meanings of it."""

    bench: Bench
    option: Option
    scope: Scope
    others: tuple[Option, ...]
    rivals: tuple[Scope, ...] = ()
    timed: dict[When | None, tuple[Fact, ...]] = field(default_factory=dict)

    def time(self, when: When | None) -> tuple[Fact, ...]:
        """What must be known for something to fall inside, whichever start is the true one."""
        if when not in self.timed:
            self.timed[when] = tuple(_time(self, when))
        return self.timed[when]

    def forks(self, when: When | None) -> bool:
        """Whether the options part over something that happened then."""
        if len(self.others) == 1:
            return False
        inside = all(begun(o, when) is Tri.YES for o in self.others)
        return not inside or len({running(o, when) for o in self.others}) > 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident in one cell: what it does to the word, and what would change that.

    `needs`: what must be settled for it to be surely in scope; `flip`: that and what its standing
    lacks, which make it a breach; `out`: what would put it out of scope; `claim`: only one side
    says so, or somebody denies it.
    """

    incident: Incident
    match: Match
    weight: Weight | None
    needs: tuple[Fact, ...]
    flip: Flip | None
    out: Fact | None
    claim: bool


def entry(way: Way, incident: Incident, found: Match, day: str | None) -> Entry:
    """An incident that is not surely out of scope, weighed (R-FLIP-1)."""
    docket = way.bench.docket
    unclear = [_asks(t) for t in found.tests[1:] if t.answer is Tri.UNCLEAR]
    either = [f for f in unclear if f != _NO_TARGET or _NO_AREA not in unclear]
    facts = (*way.time(incident.when), *either)
    needs = tuple(dict.fromkeys((*facts, *_fork(way, incident, facts))))
    lacks = (Fact(field=name, text=text) for name, text in lacking(docket, incident))
    flip = Flip(
        word=Word.BREACHED, facts=tuple(dict.fromkeys((*needs, *lacks))), incident=incident.id,
        day=day, option=way.option.label,
    )  # fmt: skip
    doubts = [t for t in found.tests if t.answer is Tri.UNCLEAR and t.field != "start"][:1]
    outs = [Fact(field=t.field, text=f"{incident.id} out of scope: {t.reason}") for t in doubts]
    return Entry(
        incident=incident, match=found, weight=weigh(docket, incident, found.scope), needs=needs,
        flip=flip if flip.facts else None, claim=alleged(docket, incident),
        out=outs[0] if outs else None,
    )  # fmt: skip


def _fork(way: Way, incident: Incident, settled: tuple[Fact, ...]) -> Iterator[Fact]:
    """That these words are meant so, where another way to understand them leaves it out."""
    tests = ((t, s.option.window) for s in way.rivals for t in s.match(incident).tests)
    own = way.option.window
    doubts = ((t, t.name == "time" and w != own) for t, w in tests if t.answer is not Tri.YES)
    if any(t.answer is Tri.NO or other or _asks(t) not in settled for t, other in doubts):
        yield Fact(field="option", text=f"that “{way.bench.clause.option}” is meant")


def _asks(test: Test) -> Fact:
    return Fact(field=test.field, text=test.reason)


def _time(way: Way, when: When | None) -> Iterator[Fact]:
    option, dated = way.option, when is not None and when.known
    starts, runs = begun(option, when), running(option, when)
    end = option.window.end
    summed = end.when is None and option.window.start.when is None and end.basis.endswith(SUM)
    vague = end.when is None and end.ending is not Ending.OPEN
    if not dated and (starts is not Tri.YES or (runs is not Tri.YES and not vague)):
        yield Fact(field="when", text="when?")
    if option.unknown:
        yield START
    elif starts is Tri.UNCLEAR and dated:
        yield Fact(field="start", text="that start, before it")
    elif way.forks(when) if dated else any(o.unknown for o in way.others):
        yield Fact(field="start", text="that start")
    if runs is Tri.UNCLEAR and (dated or vague) and not summed:
        yield Fact(field="end", text="before or after the end?")


def lighter(day: str, entries: Iterable[Entry], base: tuple[Fact, ...]) -> Iterator[Flip]:
    """The facts that make a day's cell holding, or holding as disputed; none where something not
    contested is in the way (R-FLIP-2)."""
    found = list(entries)
    within = [e for e in found if e.out is None]
    outs = tuple(e.out for e in found if e.out)
    if any(not e.claim for e in within):
        return
    if not within and base + outs:
        yield Flip(word=Word.HOLDING, facts=base + outs, day=day)
    near = min((e.needs for e in found if e.claim), key=len, default=())
    claims = within or [e for e in found if e.claim and {*e.needs} <= {*near}]
    needs = [f for e in claims for f in e.needs]
    rest = (e.out for e in found if e.out and e not in claims)
    asked = {f.field for f in needs} & {"start", "end"}
    still = (f for f in base if f.field not in asked)
    facts = tuple(dict.fromkeys((*still, *needs, *rest)))
    if claims and facts:
        yield Flip(word=Word.DISPUTED, facts=facts, day=day)
