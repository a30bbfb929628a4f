"""The keys of what is written down beside the terms: what happened, claims, worked cases."""

from holdfire.record import Attests, Cause, ClaimKind, Deed, Phase, Word

from .keys import (
    CITED,
    CLASSED,
    CLASSES,
    MEANS,
    PLACED,
    TIME,
    TRI,
    ZONE,
    listed,
    shared,
    words_in,
)
from .values import (
    Key,
    Keys,
    choice,
    day,
    flag,
    many,
    moment,
    number,
    slug,
    table,
    text,
    whole,
)

BASES = ("stated", "attributed", "alleged", "implied", "unstated")
"""How it is known who did something; `alleged`: only the accuser says who."""

_WHEN: Keys = {
    "when": Key(TIME, "an instant, a day or a stretch; left out: unknown"),
    "night": Key(day, "the night that follows this day, from dusk to morning"),
    "zone": ZONE,
}
_SEEN: Keys = {"address": Key(text, "where it can be read"), **CITED}
_WHERE = Key(PLACED["place"].value, "where; left out: unknown")
_HIT = Key(listed(CLASSES), "classes of target known to have been hit; left out: unknown")
_TOLL = table(
    "a toll",
    {
        "low": Key(whole, "the lowest number given"),
        "best": Key(whole, "the number given"),
        "high": Key(whole, "the highest number given"),
    },
)
_PEOPLE = shared("toll", _TOLL)
_TELLING = table(
    "a telling",
    {
        "does": Key(choice(Attests), "what it does about the incident; left out: reports"),
        "origin": Key(text, "who said so first: an actor, or an outlet; left out: not known"),
        **_SEEN,
    },
)
_INCIDENT = table(
    "an incident",
    {
        "id": Key(slug, "short and lasting", must=True),
        "deed": Key(choice(Deed), "the kind of conduct; left out: attack"),
        "cause": Key(choice(Cause), "what brought it about; left out: unknown"),
        "actor": Key(text, "who did it: an actor, by id or name; left out: not known"),
        "basis": Key(words_in(*BASES), "how that is known; left out: stated, or without an actor "
                     "unstated"),
        **_WHEN,
        "place": _WHERE,
        "means": Key(listed(MEANS), "with what; left out: unknown"),
        "classes": _HIT,
        "killed": Key(_PEOPLE, "how many died; left out: unknown"),
        "injured": Key(_PEOPLE, "how many were hurt; left out: unknown"),
        "broad": Key(flag, "true: a summary of several incidents"),
        "parents": Key(many(slug), "broader incidents that may include it"),
        "treated": Key(many(slug), "readings whose holder treats it as under the pause"),
        "told": Key(many(shared("telling", _TELLING)), "who tells it, [[incidents.told]] each"),
    },
)  # fmt: skip
_COVERAGE = table(
    "a coverage",
    {
        "id": Key(slug, "short and lasting", must=True),
        "note": Key(text, "who looked at what, in one phrase", must=True),
        "adequate": Key(TRI, "enough to tell quiet from silence? left out: unknown"),
        "origin": Key(text, "who looked: an actor, or an outlet; left out: not known"),
        **_WHEN,
        "place": _WHERE,
        "means": Key(listed(MEANS), "the absence covers only these; left out: no limit stated"),
        "classes": Key(CLASSED["classes"].value, "the same of classes of target"),
        **_SEEN,
    },
)
INCIDENTS = table(
    "incidents.toml",
    {
        "incidents": Key(many(shared("incident", _INCIDENT)), "what happened"),
        "coverage": Key(many(shared("coverage", _COVERAGE)), "who looked and found nothing"),
    },
)
_CLAIM = table(
    "a claim",
    {
        "id": Key(slug, "short and lasting", must=True),
        "kind": Key(choice(ClaimKind), "a number, or a verdict", must=True),
        "by": Key(text, "who says so: an actor, by id or name", must=True),
        "about": Key(text, "whom it blames or judges: an actor; left out: nobody named"),
        "n": Key(number("a number, 0 or more", 0, 1e15), "how many, for a count"),
        "unit": Key(text, "of what, for a count"),
        "period": Key(TIME, "over what time; or when, or night; left out: unknown"),
        **_WHEN,
        "said": Key(TIME, "when it was said; left out: unknown"),
        **_SEEN,
        "words": Key(text, "the exact words, or the figure as printed at the address", must=True),
    },
)
CLAIMS = table("claims.toml", {"claims": Key(many(shared("claim", _CLAIM)), "who claims what")})
_CASE = table(
    "a case",
    {
        "as_of": Key(moment, "judged as of this instant", must=True),
        "reading": Key(slug, "under which reading", must=True),
        "word": Key(choice(Word), "the word the rules give", must=True),
        "why": Key(text, "which rule, incident and term decide it, in a sentence", must=True),
        "clause": Key(slug, "left out: the word of the whole reading"),
        "option": Key(text, "part of the option's label; left out: every option"),
        "actor": Key(text, "whose conduct; left out: that of every actor"),
        "day": Key(day, "left out: every day"),
        "status": Key(choice(Phase), "status in time at that instant"),
    },
)
CASES = table("cases.toml", {"cases": Key(many(shared("case", _CASE)), "worked examples")})
