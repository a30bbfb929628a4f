"""What a finding says of itself: the rules that fired, how sure the evidence is, who looked."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations

from .dockets import Docket
from .findings import START, Fact, Finding, Flip, Word
from .readings import Clause

RULES = {
    "R-WORD-1": "a corroborated or confirmed incident is in scope and no stated exception is met",
    "R-WORD-2": "an incident in scope is reported, but not corroborated",
    "R-WORD-3": "every incident in scope is alleged by one side, contested or denied",
    "R-WORD-4": "whether an incident is in scope is unclear",
    "R-WORD-5": "nothing in scope is reported, and its places and targets were watched all day",
    "R-WORD-6": "nobody is known to have watched its places and targets all day",
    "R-KIND-1": "a clause of this kind is listed, not judged",
    "R-TIME-7": "the window has no day up to the as-of",
    "R-TIME-8": "the day an incident fell on is unclear",
    "R-TIME-9": "whether the pause was in force is unclear",
}
_GRADES = ("very low", "low", "medium", "high")


def sentence(rules: tuple[str, ...]) -> str:
    """The rules that fired, as one plain sentence."""
    said = "; ".join(RULES[r] for r in rules)
    return f"{said[0].upper()}{said[1:]}."


def note(docket: Docket, day: date | None) -> str:
    """Who is known to have looked on that day, or on any; no report is not no incident."""
    seen = ((c.note, docket.touched(c.when)) for c in docket.coverage)
    found = sorted({n for n, s in seen if day is None or s is None or s[0] <= day <= s[1]})
    more = f"; and {len(found) - _NOTED} more" if found[_NOTED:] else ""
    return "; ".join(found[:_NOTED]) + more or "no coverage known; no report is not no incident"


_NOTED = 20
"""Absences told of in one note; of more, how many."""


def confidence(docket: Docket, word: Word, origins: Iterable[str], against: bool) -> str:
    """Evidence × agreement in words, never with a likelihood (R-CONF-1); for undetermined the
    evidence only (R-CONF-2)."""
    many = len(docket.watchers.union(origins))
    grade = _GRADES[max(0, min(many, 3) - (against and many > 1))]
    if many < 2:
        few = "one origin bears on it, so agreement cannot be measured"
        return f"{grade}; {few if many else 'no origin bears on it'}"
    if word in (Word.UNDETERMINED, Word.UNCONFIRMED):
        waits = "and the word waits on what is not known"
        return f"{grade}, for the evidence only; {many} origins, {waits}"
    return f"{grade}; {many} origins, {'some accounts contested' if against else 'none contested'}"


def fork(by_option: Mapping[str, set[Word]]) -> str:
    """The arms of a fork, each with the words it may give."""
    arms = [f"start {o}: {' or '.join(sorted(w))}" for o, w in by_option.items()]
    return f"The answer flips with an unresolved term ({'; '.join(arms)})."


def clause_name(clause: Clause) -> str:
    """A clause by its own words."""
    parts = (*clause.area, *clause.targets, *clause.means) or clause.conduct
    return ", ".join(f"“{p.value}”" for p in parts) or clause.id


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
        if any(c.word is Word.HOLDING for c in here):
            continue
        if not flips:
            return
        facts.update(dict.fromkeys(min(flips, key=lambda f: len(f.facts)).facts))
    if facts:
        yield Flip(word=Word.HOLDING, facts=tuple(facts), day=cells[0].day)


def forced(arms: Iterable[tuple[Finding, ...]]) -> tuple[tuple[str, ...], ...]:
    """The smallest sets of incidents that breach the reading in every arm (R-FORCE-1)."""
    every = list(arms)
    broken = ([c for c in cells if c.word is Word.BREACHED] for cells in every)
    breaking = list({frozenset(i for c in cells for (i,) in c.forced) for cells in broken})
    given = [i for cells in every for c in cells for (i,) in c.forced]
    names = [n for n in dict.fromkeys(given) if any(n in s for s in breaking)][:_MANY]
    for size in range(1, len(breaking) + 1):
        found = [c for c in combinations(names, size) if all(s & {*c} for s in breaking)]
        if found:
            return tuple(found)
    return ()


_MANY = 24
"""Incidents among which a smallest set that forces a word is looked for."""
