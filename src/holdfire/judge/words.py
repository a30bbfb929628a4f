"""From matches to a word: which rule fires, how sure the evidence lets us be, who was watching."""

from collections.abc import Iterable
from datetime import date, timedelta

from holdfire.record import Clause, Incident, Standing, Tri, When, Word

from .docket import Docket
from .places import within
from .windows import stretch

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
CARRIES = frozenset({Standing.CORROBORATED, Standing.CONFIRMED})
_AGAINST = frozenset({Standing.CONTESTED, Standing.DENIED})
_GRADES = ("very low", "low", "medium", "high")


def accuser_only(docket: Docket, incident: Incident) -> bool:
    """Whether everyone who tells it is the accuser."""
    return bool(incident.origins) and docket.origins_of_accuser.issuperset(incident.origins)


def alleged(docket: Docket, incident: Incident) -> bool:
    """Whether the incident, or who did it, is only one side's claim."""
    if incident.standing is Standing.CONFIRMED:
        return False
    return accuser_only(docket, incident) or incident.actor.basis == "alleged"


def weigh(docket: Docket, incident: Incident, scope: Tri) -> tuple[Word, str] | None:
    """What one incident does to the word, and the rule; None where it is out of scope."""
    return weight(incident.standing, alleged(docket, incident), scope)


def weight(standing: Standing, one_sided: bool, scope: Tri) -> tuple[Word, str] | None:
    """What an incident of this standing, alleged by one side or not, does to the word."""
    if scope is Tri.NO:
        return None
    if scope is Tri.UNCLEAR:
        return Word.UNDETERMINED, "R-WORD-4"
    if one_sided or standing in _AGAINST:
        return Word.DISPUTED, "R-WORD-3"
    if standing in CARRIES:
        return Word.BREACHED, "R-WORD-1"
    return Word.UNDETERMINED, "R-WORD-2"


def silence(in_force: bool, watched: bool) -> tuple[Word, str]:
    """The word before any incident: thin coverage never says holding."""
    if not watched:
        return Word.UNDETERMINED, "R-WORD-6"
    return (Word.HOLDING, "R-WORD-5") if in_force else (Word.UNDETERMINED, "R-TIME-9")


def join(found: Iterable[tuple[Word, str]]) -> tuple[Word, tuple[str, ...]]:
    """The heaviest word, and every rule that gave it."""
    given = list(found)
    top = max((w for w, _ in given), key=list(Word).index)
    return top, tuple(sorted({rule for w, rule in given if w is top}))


def sentence(rules: tuple[str, ...]) -> str:
    """The rules that fired, as one plain sentence."""
    said = "; ".join(RULES[r] for r in rules)
    return f"{said[0].upper()}{said[1:]}."


def watched(docket: Docket, clause: Clause, day: date | None) -> bool:
    """Whether adequate coverage took in all the clause's places all that day (R-COVER-1)."""
    if day is None:
        return False
    all_day = stretch(docket, day)
    seen = [c for c in docket.adequate if _spans(docket, c.when, all_day)]
    if not clause.area:
        return any(c.place is None or c.place.precision == "country" for c in seen)
    areas = [None if p.open else p.place for p in clause.area]
    places = [c.place for c in seen if c.place]
    return all(a and any(within(a, p) is Tri.YES for p in places) for a in areas)


def _spans(docket: Docket, when: When | None, day: When) -> bool:
    if when is None or not (when.earliest and when.latest and day.earliest and day.latest):
        return False
    last = min(day.latest - timedelta(minutes=1), docket.as_of)
    return when.earliest <= day.earliest and when.latest >= last


def note(docket: Docket, day: date | None) -> str:
    """Who is known to have looked on that day; no report is not no incident."""
    found = docket.notes(day)
    more = f"; and {len(found) - _NOTED} more" if found[_NOTED:] else ""
    return "; ".join(found[:_NOTED]) + more or "no coverage known; no report is not no incident"


_NOTED = 20
"""Absences told of in one note; of more, how many."""


def confidence(word: Word, incidents: Iterable[Incident], docket: Docket) -> str:
    """Evidence × agreement in words, never with a likelihood (R-CONF-1); for undetermined the
    evidence only (R-CONF-2)."""
    seen = list(incidents)
    origins = docket.watchers.union(*(i.origins for i in seen))
    against = any(i.standing in _AGAINST for i in seen)
    grade = _GRADES[max(0, min(len(origins), 3) - (against and len(origins) > 1))]
    if len(origins) < 2:
        few = (
            "one origin bears on it, so agreement cannot be measured"
            if origins
            else "no origin bears on it"
        )
        return f"{grade}; {few}"
    count = f"{len(origins)} origins"
    if word in (Word.UNDETERMINED, Word.UNCONFIRMED):
        return f"{grade}, for the evidence only; {count}, and the word waits on what is not known"
    return f"{grade}; {count}, {'some accounts contested' if against else 'none contested'}"
