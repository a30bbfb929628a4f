"""One word for a reading: the worst of its cells where every option agrees, else the fork."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from itertools import combinations
from operator import or_

from holdfire.record import (
    Clause,
    Finding,
    Phase,
    Precision,
    Reading,
    Status,
    Tri,
    Turning,
    When,
    Word,
    make_id,
)
from holdfire.record.dockets import BOTH, Docket
from holdfire.record.settling import begun, options, running
from holdfire.record.telling import RULES, clause_name, confidence, fork, note

from .findings import Sitting
from .flips import smallest
from .words import AGAINST

_SOFT = frozenset({Word.HOLDING, Word.DISPUTED})
_MANY = 24
"""Incidents among which a smallest set that forces a word is looked for."""
Told = tuple[Word, tuple[str, ...], str]


def roll_up(
    docket: Docket, findings: Iterable[Finding], sitting: Sitting | None = None
) -> tuple[Finding, ...]:
    """One finding for each reading, in their order; `sitting` is the one the findings come from."""
    held = sitting or Sitting(docket)
    cells: dict[str, list[Finding]] = {}
    for finding in findings:
        cells.setdefault(finding.reading, []).append(finding)
    return tuple(_roll(held, r, cells.get(r.id, [])) for r in docket.readings)


def _roll(sitting: Sitting, reading: Reading, cells: list[Finding]) -> Finding:
    docket = sitting.docket
    cells = [c for c in cells if c.rules != ("R-KIND-1",)] or cells
    word, rules, why = _word(docket, reading, cells)
    nearest = sitting.nearest(reading.id)
    near = {m.incident for m in nearest if m.scope is not Tri.NO}
    bearing = [i for i in sitting.kept if i.id in near]
    phases = {c.phase for c in cells}
    as_of = docket.as_of.isoformat()
    return Finding(
        id=make_id("fnd", reading.id, "all", as_of), reading=reading.id, clause="", option="",
        actor=None, day=None, phase=phases.pop() if len(phases) == 1 else Phase.UNKNOWN,
        word=word, rules=rules, why=why,
        confidence=confidence(
            docket, word, (o for i in bearing for o in i.origins),
            any(i.standing in AGAINST for i in bearing),
        ),
        coverage=note(docket, None), as_of=as_of, matches=nearest,
        flips=tuple(f for f in smallest(cells) if f.word is not word),
        forced=_forced(cells) if word in (Word.BREACHED, Word.PARTLY) else (),
    )  # fmt: skip


def _forced(cells: list[Finding]) -> tuple[tuple[str, ...], ...]:
    """The smallest sets of incidents that breach the reading under every option (R-FORCE-1)."""
    under: dict[str, set[str]] = {}
    for cell in cells:
        if cell.word is Word.BREACHED:
            under.setdefault(cell.option, set()).update(i for (i,) in cell.forced)
    breaking = [s for s in under.values() if s]
    names = list(dict.fromkeys(i for c in cells for f in c.forced for i in f))
    names = [n for n in names if any(n in s for s in breaking)][:_MANY]
    for size in range(1, len(breaking) + 1):
        found = [c for c in combinations(names, size) if all(s & {*c} for s in breaking)]
        if found:
            return tuple(found)
    return ()


def _word(docket: Docket, reading: Reading, cells: list[Finding]) -> Told:
    """The rules in their order; the first that fits gives the word."""
    if not cells:
        return _unjudged(docket, reading)
    by_option = outcomes(cells)
    words = set().union(*by_option.values())
    if _denounced(docket, reading, {c.actor for c in cells if c.actor}):
        return Word.COLLAPSED, ("R-ROLL-4",), "A bound party says that it is no longer bound."
    if Word.BREACHED not in words and _never(docket, reading, cells):
        return Word.NEVER, ("R-ROLL-5",), "Denied, its condition failed, or it ended unconfirmed."
    if len(words) > 1:
        return Word.UNDETERMINED, ("R-ROLL-2",), fork(by_option)
    return _agreed(docket, reading, cells, words.pop())


def _unjudged(docket: Docket, reading: Reading) -> Told:
    free = list(dict.fromkeys(a for c in reading.clauses for a in docket.bound(c) if a))
    if not free:
        return Word.UNDETERMINED, ("R-ROLL-7",), "Nothing in this reading can be judged."
    if all(docket.confirms(a) is Tri.NO for a in free):
        return Word.NEVER, ("R-BOUND-1", "R-ROLL-5"), f"Denied by {' and '.join(free)}."
    why = f"Not judged: {' and '.join(free)} has not confirmed the pause."
    return Word.UNCONFIRMED, ("R-BOUND-1",), why


def _denounced(docket: Docket, reading: Reading, actors: set[str]) -> bool:
    """Whether a bound party denounced it before its windows had surely ended (R-ROLL-4)."""
    turns = docket.turned(reading.id, Turning.DENOUNCED, Turning.RESUMED)[-1:]
    parties = actors | {*docket.confirmed} if BOTH in actors else actors
    last = [
        t for t in turns if t.kind is Turning.DENOUNCED and docket.name(t.actor or "") in parties
    ]
    ways = [replace(o, turns=()) for c in reading.clauses for o in options(docket, c, reading.id)]
    by_now = When(earliest=None, latest=docket.as_of, precision=Precision.UNKNOWN, basis="")
    times = [t.when or by_now for t in last]
    return any(Tri.NO not in (begun(o, w), running(o, w)) for w in times for o in ways)


def _agreed(docket: Docket, reading: Reading, cells: list[Finding], word: Word) -> Told:
    """Every option gives this word; what the roll-up alone may make of it."""
    held = list(dict.fromkeys(_held(docket, reading, cells))) if word is Word.BREACHED else []
    if held:
        return Word.PARTLY, ("R-ROLL-3",), f"Breached elsewhere; what held: {'; '.join(held)}."
    if word in _SOFT and all(docket.confirms(c.actor) is not Tri.YES for c in cells):
        who = "Not every side" if BOTH in {c.actor for c in cells} else "No bound party"
        return Word.UNCONFIRMED, ("R-ROLL-6",), f"{who} has confirmed the pause."
    worst = [c for c in cells if c.word is word]
    rules = sorted({r for c in worst for r in c.rules})
    return word, ("R-ROLL-1", *rules), f"Under every option: {'; '.join(RULES[r] for r in rules)}."


def _held(docket: Docket, reading: Reading, cells: list[Finding]) -> Iterator[str]:
    """The clauses that held on all their days, and of the others the areas, targets and means."""
    words: dict[str, set[Word]] = {}
    for cell in cells:
        words.setdefault(cell.clause, set()).add(cell.word)
    for clause in reading.clauses:
        if words.get(clause.id) == {Word.HOLDING}:
            yield clause_name(clause)
            continue
        for name, part in _slices(docket, clause):
            alone = replace(docket, readings=(replace(reading, clauses=(part,)),))
            if {c.word for c in Sitting(alone).findings()} == {Word.HOLDING}:
                yield name


def _slices(docket: Docket, clause: Clause) -> Iterator[tuple[str, Clause]]:
    """One area, target or means of a clause at a time, and the means that were watched for."""
    for name in ("area", "targets", "means"):
        parts = clause.parts(name)
        for part in parts if len(parts) > 1 else ():
            yield f"“{part.value}”", replace(clause, **{name: (part,)})  # type: ignore[arg-type]  # parts
    wide = [p for p in clause.conduct if {"any", "force"} & {*p.classes} and not clause.means]
    for means in sorted({c.means for c in docket.adequate if c.means and wide}):
        value = f"by {' and '.join(means)}"
        part = replace(wide[0], value=value, status=Status.INFERRED, classes=means)
        yield value, replace(clause, conduct=tuple(wide), means=(part,))


def outcomes(cells: list[Finding]) -> dict[str, set[Word]]:
    """For each option, the words the reading can take; clauses without that option keep theirs."""
    clauses = sorted({c.clause for c in cells})
    found: dict[str, set[Word]] = {}
    for label in dict.fromkeys(c.option for c in cells):
        sets = [_words([c for c in cells if c.clause == k], label) for k in clauses]
        found[label] = reduce(lambda a, b: {x | y for x in a for y in b}, sets)
    return found


def _words(cells: list[Finding], label: str) -> set[Word]:
    own = {c.option for c in cells}
    labels = {label} if label in own else own
    return {reduce(or_, (c.word for c in cells if c.option == o)) for o in labels}


def _never(docket: Docket, reading: Reading, cells: list[Finding]) -> bool:
    answers = {docket.confirms(c.actor) for c in cells}
    conditions = {p.met for c in reading.clauses for p in c.condition if p.met}
    failed = conditions == {Tri.NO} and all(c.condition for c in reading.clauses)
    waits = any(docket.waits(c.actor) for c in cells)
    over = all(c.phase is Phase.EXPIRED for c in cells) and Tri.YES not in answers and not waits
    return over or answers == {Tri.NO} or failed
