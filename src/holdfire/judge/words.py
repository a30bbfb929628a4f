"""From matches to a word: which rule fires, and what it lacks."""

from holdfire.record import Incident, Standing, Tri, Word
from holdfire.record.dockets import Docket

Weight = tuple[Word, str]
_CARRIES = frozenset({Standing.CORROBORATED, Standing.CONFIRMED})
AGAINST = frozenset({Standing.CONTESTED, Standing.DENIED})


def accuser_only(docket: Docket, incident: Incident) -> bool:
    """Whether everyone who tells it is the accuser."""
    return bool(incident.origins) and docket.origins_of_accuser.issuperset(incident.origins)


def lacking(docket: Docket, incident: Incident) -> tuple[tuple[str, str], ...]:
    """What its standing lacks to carry a breach, as field and text; nothing: it carries one."""
    found = []
    if incident.standing in AGAINST:
        found.append(("standing", "confirmation, though contested or denied"))
    elif incident.standing is Standing.CONFIRMED:
        pass
    elif accuser_only(docket, incident):
        found.append(("origin", "an origin that is not the accuser"))
    elif incident.standing not in _CARRIES:
        found.append(("origin", "a second origin"))
    if incident.actor.basis == "alleged":
        found.append(("actor", "who did it, from more than the accuser"))
    return tuple(found)


def alleged(docket: Docket, incident: Incident) -> bool:
    """Whether the incident, or who did it, is only one side's claim, contested or denied."""
    if incident.actor.basis == "alleged":
        return True
    firm = incident.standing is Standing.CONFIRMED
    return incident.standing in AGAINST or (not firm and accuser_only(docket, incident))


def weigh(docket: Docket, incident: Incident, scope: Tri) -> Weight:
    """What one incident does to the word, unless surely out of scope, and the rule."""
    if scope is Tri.UNCLEAR:
        return Word.UNDETERMINED, "R-WORD-4"
    if alleged(docket, incident):
        return Word.DISPUTED, "R-WORD-3"
    if incident.standing in _CARRIES:
        return Word.BREACHED, "R-WORD-1"
    return Word.UNDETERMINED, "R-WORD-2"


def silence(in_force: bool, watched: bool) -> Weight:
    """The word before any incident: thin coverage never says holding."""
    if not watched:
        return Word.UNDETERMINED, "R-WORD-6"
    return (Word.HOLDING, "R-WORD-5") if in_force else (Word.UNDETERMINED, "R-TIME-9")
