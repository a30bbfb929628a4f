"""One word for a reading: the worst of its cells where every arm of it agrees, else the fork."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from itertools import islice, product
from operator import and_, or_

from holdfire.record import Finding, Phase, Reading, Tri, Turning, Word, make_id
from holdfire.record.dockets import BOTH, Docket
from holdfire.record.settling import during, slices
from holdfire.record.telling import RULES, clause_name, confidence, forced, fork, note, smallest

from .findings import Sitting
from .flips import Way
from .scope import met
from .words import AGAINST

_SOFT = frozenset({Word.HOLDING, Word.DISPUTED})
_ARMS = 512
"""Arms of a fork judged."""
Told = tuple[Word, tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class _Arm:
    """One way to settle a whole reading: an option for each clause, and the cells that gives."""

    label: str
    ways: tuple[Way, ...]
    cells: tuple[Finding, ...]


def roll_up(
    docket: Docket, findings: Iterable[Finding], sitting: Sitting | None = None
) -> tuple[Finding, ...]:
    """One finding for each reading, in their order; `sitting` is the one the findings come from."""
    held = sitting or Sitting(docket)
    cells: dict[str, list[Finding]] = {}
    for finding in findings:
        cells.setdefault(finding.reading, []).append(finding)
    return tuple(_roll(held, r, cells.get(r.id, [])) for r in docket.readings)


def _roll(sitting: Sitting, reading: Reading, every: list[Finding]) -> Finding:
    docket = sitting.docket
    ways = sitting.ways(reading.id)
    judged = {c.clause for c in every if c.rules != ("R-KIND-1",)}
    asked = {w.bench.clause.id for w in ways if met(w.bench.clause) is not Tri.NO} & judged
    cells = [c for c in every if c.clause in asked] or every
    arms = list(islice(_arms(sitting, reading, cells), _ARMS + 1))
    word, rules, why = _word(sitting, reading, arms)
    nearest = sitting.nearest(reading.id)
    near = {m.incident for m in nearest if m.scope is not Tri.NO}
    bearing = [i for i in sitting.kept if i.id in near]
    phases, as_of = {c.phase for c in cells}, docket.as_of.isoformat()
    against = any(i.standing in AGAINST for i in bearing)
    return Finding(
        id=make_id("fnd", reading.id, "all", as_of), reading=reading.id, clause="", option="",
        actor=None, day=None, phase=phases.pop() if len(phases) == 1 else Phase.UNKNOWN,
        word=word, rules=rules, why=why, coverage=note(docket, None), as_of=as_of,
        confidence=confidence(docket, word, (o for i in bearing for o in i.origins), against),
        matches=nearest, flips=tuple(f for f in smallest(cells) if f.word is not word),
        forced=forced(a.cells for a in arms) if word in (Word.BREACHED, Word.PARTLY) else (),
    )  # fmt: skip


def _arms(sitting: Sitting, reading: Reading, cells: list[Finding]) -> Iterator[_Arm]:
    """Clauses that share an option take it together; of the others every option (R-ROLL-2)."""
    ways: dict[tuple[str, str], list[Way]] = {}
    for way in sitting.ways(reading.id):
        ways.setdefault((way.bench.clause.id, way.option.label), []).append(way)
    found: dict[tuple[str, str], list[Finding]] = {}
    for cell in cells:
        found.setdefault((cell.clause, cell.option), []).append(cell)
    own: dict[str, list[str]] = {}
    for clause, option in found:
        own.setdefault(clause, []).append(option)
    for label in dict.fromkeys(option for _, option in found):
        for chosen in product(*([label] if label in own[c] else own[c] for c in own)):
            keys = list(zip(own, chosen, strict=True))
            mine = tuple(w for k in keys for w in ways.get(k, ()))
            yield _Arm(label, mine, tuple(c for k in keys for c in found[k]))


def _word(sitting: Sitting, reading: Reading, arms: list[_Arm]) -> Told:
    """Each arm has its word; where they differ, the fork."""
    if not arms:
        return _unjudged(sitting.docket, reading)
    told = [(a.label, _told(sitting, reading, a)) for a in arms[:_ARMS]]
    by_option: dict[str, set[Word]] = {}
    for label, (word, _, _) in told:
        by_option.setdefault(label, set()).add(word)
    words = set().union(*by_option.values())
    if words == {Word.BREACHED, Word.PARTLY}:  # what held in one arm did not in another
        told = [t for t in told if t[1][0] is Word.BREACHED]
    elif len(words) > 1 or arms[_ARMS:]:
        return Word.UNDETERMINED, ("R-ROLL-2",), fork(by_option)
    word, _, why = told[0][1]
    rules = tuple(dict.fromkeys(r for _, (_, given, _) in told for r in given))
    heard = sorted({r for r in rules if r in RULES})
    if "R-ROLL-1" in rules:
        why = f"Under every option: {'; '.join(RULES[r] for r in heard)}."
    return word, tuple(r for r in rules if r not in RULES) + tuple(heard), why


def _unjudged(docket: Docket, reading: Reading) -> Told:
    free = list(dict.fromkeys(a for c in reading.clauses for a in docket.bound(c) if a))
    if not free:
        return Word.UNDETERMINED, ("R-ROLL-7",), "Nothing in this reading can be judged."
    if all(docket.confirms(a) is Tri.NO for a in free):
        return Word.NEVER, ("R-BOUND-1", "R-ROLL-5"), f"Denied by {' and '.join(free)}."
    why = f"Not judged: {' and '.join(free)} has not confirmed the pause."
    return Word.UNCONFIRMED, ("R-BOUND-1",), why


def _told(sitting: Sitting, reading: Reading, arm: _Arm) -> Told:
    """The rules in their order; the first that fits gives the word of an arm."""
    docket, word = sitting.docket, reduce(or_, (c.word for c in arm.cells))
    ended = _denounced(docket, reading, arm)
    if ended is Tri.YES:
        return Word.COLLAPSED, ("R-ROLL-4",), "A bound party says that it is no longer bound."
    if word is not Word.BREACHED and _never(docket, arm):
        return Word.NEVER, ("R-ROLL-5",), "Denied, its condition failed, or it ended unconfirmed."
    if ended is Tri.UNCLEAR and word in _SOFT:
        return Word.UNDETERMINED, ("R-ROLL-4",), "Whether it was denounced before its end is open."
    held = list(dict.fromkeys(_held(sitting, reading, arm))) if word is Word.BREACHED else []
    if held:
        return Word.PARTLY, ("R-ROLL-3",), f"Breached elsewhere; what held: {'; '.join(held)}."
    if word in _SOFT and all(docket.confirms(c.actor) is not Tri.YES for c in arm.cells):
        who = "Not every side" if BOTH in {c.actor for c in arm.cells} else "No bound party"
        return Word.UNCONFIRMED, ("R-ROLL-6",), f"{who} has confirmed the pause."
    rules = sorted({r for c in arm.cells if c.word is word for r in c.rules})
    return word, ("R-ROLL-1", *rules), ""


def _denounced(docket: Docket, reading: Reading, arm: _Arm) -> Tri:
    """Whether a bound party denounced it inside a window, and nobody resumed it (R-ROLL-4)."""
    last = docket.turned(reading.id, Turning.DENOUNCED, Turning.RESUMED)[-1:]
    for turn in (t for t in last if t.kind is Turning.DENOUNCED and t.actor):
        actor = docket.name(turn.actor or "")
        both = BOTH if actor in docket.confirmed else actor
        mine = [w for w in arm.ways if w.bench.actor in (actor, both, None)]
        own = (Tri.YES if w.bench.actor else Tri.UNCLEAR for w in mine)
        inside = (during(w.option, turn.when, docket.as_of) for w in mine)
        return reduce(or_, map(and_, own, inside), Tri.NO)
    return Tri.NO


def _never(docket: Docket, arm: _Arm) -> bool:
    """Nothing may be in scope, and it was denied, its conditions failed, or ended unconfirmed."""
    answers = {docket.confirms(c.actor) for c in arm.cells}
    failed = {met(w.bench.clause) for w in arm.ways} == {Tri.NO}
    waits = any(docket.waits(c.actor) or c.actor is None for c in arm.cells)
    over = all(c.phase is Phase.EXPIRED for c in arm.cells) and Tri.YES not in answers and not waits
    doubt = any(m.scope is Tri.UNCLEAR for c in arm.cells for m in c.matches)
    return failed or (not doubt and (over or answers == {Tri.NO}))


def _held(sitting: Sitting, reading: Reading, arm: _Arm) -> Iterator[str]:
    """The clauses that held on all their days, and of the others the areas, targets and means."""
    words: dict[str, set[Word]] = {}
    for cell in arm.cells:
        words.setdefault(cell.clause, set()).add(cell.word)
    for clause, option in dict.fromkeys((w.bench.clause, w.option.label) for w in arm.ways):
        if words[clause.id] == {Word.HOLDING}:
            yield clause_name(clause)
            continue
        for name, part in slices(sitting.docket, clause):
            voice = replace(reading, clauses=(part,))
            alone = replace(sitting.docket, readings=(voice,), incidents=tuple(sitting.kept))
            cells = [c for c in Sitting(alone).findings() if c.option == option]
            if {c.word for c in cells} == {Word.HOLDING}:
                yield name
