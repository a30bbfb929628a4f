"""A deal folder judged: terms and events as people wrote them down, and its worked cases."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from holdfire.judge import Docket, Sitting, roll_up
from holdfire.record import (
    Act,
    Actor,
    Deal,
    Expected,
    Finding,
    Incident,
    Role,
    Start,
    Statement,
    Tri,
)
from holdfire.terms.vocabulary import coded

_ANSWERS = {
    Act.CONFIRM: Tri.YES,
    Act.CONFIRM_PART: Tri.YES,
    Act.ANNOUNCE: Tri.YES,
    Act.ACCEPT_IF: Tri.UNCLEAR,
    Act.DENY: Tri.NO,
}


def docket(deal: Deal, as_of: datetime) -> Docket:
    """What a judgement of the deal alone rests on; what lies after the as-of is left out."""
    said = tuple(s for s in _statements(deal) if not (s.when and _after(s.when.earliest, as_of)))
    sides = principals(deal.arrangement.actors)
    return Docket(
        readings=coded(deal.readings),
        incidents=tuple(i for i in deal.incidents if not _later(i, as_of)),
        coverage=deal.coverage,
        starts=starts(deal, said),
        aliases=aliases(deal.arrangement.actors),
        treated=deal.treated,
        confirmed=_confirmed(deal, said, sides),
        origins_of_accuser=deal.accusers,
        conditional=frozenset(_side(s, sides) for s in said if s.act is Act.ACCEPT_IF),
        turns=tuple(t for t in deal.turns if not (t.when and _after(t.when.earliest, as_of))),
        proxies=proxies(deal.arrangement.actors),
        shapes={s.name: s for s in deal.shapes},
        as_of=as_of,
    )


def judged(deal: Deal, as_of: datetime) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The cells of a deal and their roll-up, reading by reading."""
    sitting = Sitting(docket(deal, as_of))
    cells = sitting.findings()
    return cells, roll_up(sitting.docket, cells, sitting)


def unmet(deal: Deal) -> tuple[str, ...]:
    """The worked cases of a deal that the rules do not give, a sentence each."""
    times = dict.fromkeys(e.as_of for e in deal.expected)
    found = {at: judged(deal, at) for at in times}
    return tuple(s for n, e in enumerate(deal.expected, 1) for s in _differs(n, e, *found[e.as_of]))


def _differs(
    number: int, wanted: Expected, cells: Sequence[Finding], rolled: Sequence[Finding]
) -> Iterator[str]:
    whole = not (wanted.clause or wanted.option or wanted.actor or wanted.day)
    fitting = [f for f in (rolled if whole else cells) if _fits(f, wanted)]
    where = ", ".join(filter(None, (wanted.clause, wanted.option, wanted.actor, wanted.day)))
    name = f"cases.toml: case {number}, {wanted.reading}{f' ({where})' if where else ''}"
    if not fitting:
        yield f"{name}: no finding is so narrowed; see the options and days in the grid"
    for finding in fitting:
        given, asked = finding.word.value, wanted.word.value
        at = f" ({finding.option}, {finding.day or 'no one day'})" if finding.option else ""
        if given != asked:
            yield f"{name}: expected {asked}, the rules give {given}{at}: {finding.why}"
        if wanted.phase and finding.phase.value != wanted.phase:
            yield f"{name}: expected {wanted.phase}, in time it is {finding.phase.value}{at}"


def _fits(finding: Finding, wanted: Expected) -> bool:
    return (
        finding.reading == wanted.reading
        and wanted.clause in ("", finding.clause)
        and wanted.option.casefold() in finding.option.casefold()
        and wanted.actor in (None, finding.actor)
        and wanted.day in (None, finding.day)
    )


# What a deal gives to a docket


def zones(deal: Deal) -> tuple[str, ...]:
    """The zone of its places, else the one its starts and ends are stated in, most often named."""
    clauses = [c for r in deal.readings for c in r.clauses]
    placed = [p.place.zone for c in clauses for p in c.area if p.place and p.place.zone]
    edges = [p.when for c in clauses for p in (*c.start, *c.end)]
    happened = (*(i.when for i in deal.incidents), *(c.when for c in deal.coverage))
    whens = [w for w in (*edges, *happened) if w]
    stated = [w.zone.removeprefix("stated: ") for w in whens if "/" in w.zone]
    return tuple(z for z, _ in Counter(placed or stated).most_common(1))


def aliases(actors: Sequence[Actor]) -> dict[str, str]:
    """Casefolded name → the printed name of whoever it speaks for, or of itself."""
    sides = principals(actors)
    named = ((n, a) for a in actors for n in (a.id, a.name, *a.aliases))
    return {name.casefold(): sides[actor.name] for name, actor in named}


def principals(actors: Sequence[Actor]) -> dict[str, str]:
    """Printed name → that of the one whose word its word is, in the end."""
    by_id = {a.id: a for a in actors}
    found = {}
    for actor in actors:
        at, seen = actor, {actor.id}
        while at.speaks_for in by_id and at.speaks_for not in seen:
            at = by_id[at.speaks_for]
            seen.add(at.id)
        found[actor.name] = at.name
    return found


def proxies(actors: Sequence[Actor]) -> dict[str, str]:
    """Printed name → that of the one on whose behalf it acts."""
    names = {a.id: a.name for a in actors}
    return {a.name: names[a.proxy_of] for a in actors if a.proxy_of in names}


def starts(deal: Deal, said: Iterable[Statement] | None = None) -> tuple[Start, ...]:
    """Every start that somebody's words give, and the day of the first announcement among what was
    `said` (None: all statements)."""
    told = [
        Start(label=f"{r.holder}: “{p.value}”", when=p.when, spans=(p.span,))
        for r in deal.readings
        for c in r.clauses
        for p in c.start
        if p.when
    ]
    every = _statements(deal) if said is None else said
    known = [s for s in every if s.act is Act.ANNOUNCE and s.when and s.when.known]
    first = min(known, key=lambda s: str(s.when and s.when.earliest), default=None)
    if first is not None:
        told.append(Start(label="the announcement", when=first.when, spans=first.content[:1]))
    return tuple({(s.label, s.when): s for s in told}.values())


def _statements(deal: Deal) -> Iterator[Statement]:
    return (u.statement for u in deal.utterances)


def _confirmed(deal: Deal, said: Iterable[Statement], sides: Mapping[str, str]) -> dict[str, Tri]:
    """Each bound side's answer, by what it or who speaks for it said of the pause; the later goes
    before the earlier, and an acceptance on a condition leaves it open. What is said of one
    incident is no answer."""
    bound = [a.name for a in deal.arrangement.actors if Role.BOUND in a.roles]
    answers = dict.fromkeys(bound, Tri.UNCLEAR)
    told = {a.statement for a in deal.attestations}
    ordered = sorted(said, key=lambda s: str(s.when.earliest) if s.when else "")
    for statement in (s for s in ordered if s.act in _ANSWERS and s.id not in told):
        side = _side(statement, sides)
        if side in answers:
            answers[side] = _ANSWERS[statement.act]
    return answers


def _side(statement: Statement, sides: Mapping[str, str]) -> str:
    return sides.get(statement.speaker.name, statement.speaker.name)


def _later(incident: Incident, as_of: datetime) -> bool:
    return incident.when is not None and _after(incident.when.earliest, as_of)


def _after(at: datetime | None, as_of: datetime) -> bool:
    return at is not None and at > as_of
