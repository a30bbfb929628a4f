"""One word for a reading: the worst of its cells where every option agrees, else the fork."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from holdfire.record import Clause, Finding, Incident, Match, Phase, Reading, Tri, Word, make_id

from .docket import BOTH, Bench, Docket
from .flips import smallest
from .scope import matches
from .windows import Option, options
from .words import RULES, confidence, note

_SOFT = frozenset({Word.HOLDING, Word.DISPUTED})
Outcomes = dict[str, set[Word]]


def roll_up(docket: Docket, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding for each reading, in their order."""
    cells: dict[str, list[Finding]] = {}
    for finding in findings:
        cells.setdefault(finding.reading, []).append(finding)
    return tuple(_roll(docket, r, cells.get(r.id, [])) for r in docket.readings)


def _roll(docket: Docket, reading: Reading, cells: list[Finding]) -> Finding:
    word, rules, why = _word(docket, reading, cells)
    nearest = _matches(docket, reading)
    near = {m.incident for m in nearest if m.scope is not Tri.NO}
    phases = {c.phase for c in cells}
    as_of = docket.as_of.isoformat()
    return Finding(
        id=make_id("fnd", reading.id, "all", as_of), reading=reading.id, clause="", option="",
        actor=None, day=None, phase=phases.pop() if len(phases) == 1 else Phase.UNKNOWN,
        word=word, rules=rules, why=why,
        confidence=confidence(word, (i for i in docket.incidents if i.id in near), docket),
        coverage=note(docket, None), as_of=as_of, matches=nearest, flips=smallest(cells),
    )  # fmt: skip


def _word(
    docket: Docket, reading: Reading, cells: list[Finding]
) -> tuple[Word, tuple[str, ...], str]:
    """The rules in their order; the first that fits gives the word."""
    if not cells:
        return _unjudged(docket, reading)
    by_option = outcomes(cells)
    words = set().union(*by_option.values())
    actors = {c.actor for c in cells}
    if {a for a in actors if a} & docket.ended:
        return Word.COLLAPSED, ("R-ROLL-4",), "A bound party says that it is no longer bound."
    if Word.BREACHED not in words and _never(docket, reading, cells):
        return Word.NEVER, ("R-ROLL-5",), "Denied, its condition failed, or it ended unconfirmed."
    if len(words) > 1:
        return Word.UNDETERMINED, ("R-ROLL-2",), _fork(by_option)
    return _agreed(docket, reading, cells, words.pop())


def _unjudged(docket: Docket, reading: Reading) -> tuple[Word, tuple[str, ...], str]:
    free = list(dict.fromkeys(a for c in reading.clauses for a in docket.bound(c) if a))
    if not free:
        return Word.UNDETERMINED, ("R-ROLL-7",), "Nothing in this reading can be judged."
    why = f"Not judged: {' and '.join(free)} has not confirmed the pause."
    return Word.UNCONFIRMED, ("R-BOUND-1",), why


def _agreed(
    docket: Docket, reading: Reading, cells: list[Finding], word: Word
) -> tuple[Word, tuple[str, ...], str]:
    """Every option gives this word; what the roll-up alone may make of it."""
    held = [
        c for c in reading.clauses if {f.word for f in cells if f.clause == c.id} == {Word.HOLDING}
    ]
    if word is Word.BREACHED and held:
        names = "; ".join(_name(c) for c in held)
        return Word.PARTLY, ("R-ROLL-3",), f"Breached elsewhere; what held: {names}."
    if word in _SOFT and all(docket.confirms(c.actor) is not Tri.YES for c in cells):
        who = "Not every side" if BOTH in {c.actor for c in cells} else "No bound party"
        return Word.UNCONFIRMED, ("R-ROLL-6",), f"{who} has confirmed the pause."
    worst = [c for c in cells if c.word is word]
    rules = sorted({r for c in worst for r in c.rules})
    return word, ("R-ROLL-1", *rules), f"Under every option: {'; '.join(RULES[r] for r in rules)}."


def outcomes(cells: list[Finding]) -> Outcomes:
    """For each option, the words the reading can take; clauses without that option keep theirs."""
    clauses = sorted({c.clause for c in cells})
    found: Outcomes = {}
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
    conditions = {docket.conditions.get(c.id) for c in reading.clauses}
    waits = any(docket.waits(c.actor) for c in cells)
    over = all(c.phase is Phase.EXPIRED for c in cells) and Tri.YES not in answers and not waits
    return over or answers == {Tri.NO} or conditions == {Tri.NO}


def _fork(by_option: Outcomes) -> str:
    arms = [f"start {o}: {' or '.join(sorted(w))}" for o, w in by_option.items()]
    return f"The answer flips with an unresolved term ({'; '.join(arms)})."


def _name(clause: Clause) -> str:
    parts = (*clause.area, *clause.targets, *clause.means) or clause.conduct
    return ", ".join(f"“{p.value}”" for p in parts) or clause.id


def _matches(docket: Docket, reading: Reading) -> tuple[Match, ...]:
    """For each incident its strongest match: in scope of any clause is in scope of the reading."""
    benches = [Bench(docket, reading, c, a) for c in reading.clauses for a in docket.bound(c)]
    ways = [(b, options(docket, b.clause)) for b in benches if not docket.free(reading, b.actor)]
    if not ways:
        return ()
    return tuple(max(_all(ways, i), key=_strength) for i in docket.ranked)


def _all(ways: list[tuple[Bench, tuple[Option, ...]]], incident: Incident) -> list[Match]:
    return [m for bench, given in ways for m in matches(bench, given, incident)]


def _strength(found: Match) -> tuple[int, int, int]:
    answers = [t.answer for t in found.tests]
    return list(Tri).index(found.scope), -answers.count(Tri.NO), answers.count(Tri.YES)
