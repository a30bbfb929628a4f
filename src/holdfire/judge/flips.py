"""What would change a word: the smallest sets of facts that nobody has settled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from holdfire.record import Ending, Fact, Finding, Flip, Incident, Match, Tri, When, Word
from holdfire.record.dockets import Bench
from holdfire.record.settling import SUM, Option, begun, running

from .scope import Scope
from .words import Weight, alleged, lacking, weigh

START = Fact(field="start", text="a start by that day")
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
    unclear = (t for t in found.tests[1:] if t.answer is Tri.UNCLEAR)
    facts = (*way.time(incident.when), *(Fact(field=t.field, text=t.reason) for t in unclear))
    needs = tuple(dict.fromkeys((*facts, *_fork(way, incident))))
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


def _fork(way: Way, incident: Incident) -> Iterator[Fact]:
    """That these words are meant so, where another way to understand them leaves it out."""
    if any(s.match(incident).scope is not Tri.YES for s in way.rivals):
        yield Fact(field="option", text=f"that “{way.bench.clause.option}” is meant")


def _time(way: Way, when: When | None) -> Iterator[Fact]:
    option, dated = way.option, when is not None and when.known
    starts, runs = begun(option, when), running(option, when)
    if not dated:
        yield Fact(field="when", text="when?")
    if option.unknown:
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


def lighter(day: str, entries: Iterable[Entry], base: tuple[Fact, ...]) -> Iterator[Flip]:
    """The facts that make a day's cell holding, or holding as disputed; none where something not
    contested is in the way (R-FLIP-2)."""
    found = list(entries)
    within = [e for e in found if e.out is None]
    outs = tuple(e.out for e in found if e.out)
    if any(not e.claim for e in within):
        return
    if not within:
        yield Flip(word=Word.HOLDING, facts=base + outs, day=day)
    claims = within or sorted((e for e in found if e.claim), key=lambda e: len(e.needs))[:1]
    needs = (f for e in claims for f in e.needs)
    rest = (e.out for e in found if e.out and e not in claims)
    facts = tuple(dict.fromkeys((*base, *needs, *rest)))
    if claims and facts:
        yield Flip(word=Word.DISPUTED, facts=facts, day=day)


def smallest(cells: Iterable[Finding]) -> tuple[Flip, ...]:
    """The smallest flips of a reading: for each incident and each day; ties are all kept."""
    found = list(cells)
    grouped: dict[str, list[Flip]] = {}
    for flip in (f for cell in found for f in cell.flips if f.word is Word.BREACHED):
        grouped.setdefault(flip.incident or "", []).append(flip)
    kept = [f for incident in grouped for f in _least(grouped[incident])]
    by_day: dict[str, list[Finding]] = {}
    for cell in (c for c in found if c.day):
        by_day.setdefault(cell.day or "", []).append(cell)
    return (*kept, *(f for day in sorted(by_day) for f in _holding(by_day[day])))


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
