"""Worked examples: how well an incident is attested, and the word of a day."""

from dataclasses import replace

from holdfire.record import Actor, Attestation, Attests, Cause, Role, Tri
from holdfire.terms.standing import standing

from .example_book import (
    CONFIRMED,
    CORROBORATED,
    DENIED,
    ENERGY,
    IN_K,
    WATCHED,
    Book,
    agent,
    pause,
    struck,
    word_by,
)
from .small import LAND, M, coverage, incident, part, region

BOOK = Book()
ACTORS = (
    Actor(id="north", name="North", roles=(Role.BOUND,)),
    Actor(id="spokesman", name="North's spokesman", speaks_for="north"),
    Actor(id="south", name="South", roles=(Role.BOUND,)),
    Actor(id="mayor", name="the mayor", speaks_for="south"),
    Actor(id="mission", name="the mission", roles=(Role.MONITOR,)),
)


def stands(*told):
    """The standing of a strike laid to North, told in this way: what each did, and who."""
    tellings = tuple(
        Attestation(id=f"a{n}", incident="i1", attests=Attests(does), origin=who, address="x")
        for n, (does, who) in enumerate(told)
    )
    return standing("North", tellings, ACTORS).value


def reported(*origins):
    return stands(*(("reports", who) for who in origins))


@BOOK.shows(
    "R-STAND-1",
    "A strike laid to North. South and the Herald each tell it: *corroborated*. South and its "
    "mayor, who speaks for it: *reported*. South and North alone, both bound: *reported*.",
)
def two_voices():
    return reported("South", "Herald"), reported("South", "the mayor"), reported("South", "North")


@BOOK.shows(
    "R-STAND-1",
    "The Herald and the Post both copy the Agency: *reported*. Five posts whose first voice "
    "nobody knows: *reported*. The Herald and one such post: *reported*.",
)
def copies():
    return reported("Agency", "Agency"), reported(*[None] * 5), reported("Herald", None)


@BOOK.shows(
    "R-STAND-2",
    "North admits the strike: *confirmed*. Its spokesman does: *confirmed*. The mission verifies "
    "it on the spot: *confirmed*. South says that it verified it: *reported*.",
)
def confirmed():
    admitted = (stands(("admits", who)) for who in ("North", "North's spokesman"))
    return *admitted, *(stands(("verifies", who)) for who in ("the mission", "South"))


@BOOK.shows("R-STAND-2", "The Herald writes that North has admitted the strike: *reported*.")
def relayed_admission():
    return (stands(("admits", "Herald")),)


@BOOK.shows(
    "R-STAND-3",
    "The Herald and the Agency tell it, and North's spokesman denies it: *denied*. The mission "
    "denies it: *contested*. The Herald takes it back: *retracted*. The mission finds that it was "
    "no attack: *reclassified*.",
)
def side_states():
    told = (("reports", "Herald"), ("reports", "Agency"))
    last = (
        ("denies", "North's spokesman"),
        ("denies", "the mission"),
        ("retracts", "Herald"),
        ("reclassifies", "the mission"),
    )
    return tuple(stands(*told, one) for one in last)


@BOOK.shows(
    "R-STAND-3",
    "North admits it, and its spokesman denies it: *confirmed*, the first that fits. The mission "
    "verified it, and the Herald takes it back: *retracted*.",
)
def first_that_fits():
    both = stands(("admits", "North"), ("denies", "North's spokesman"))
    return both, stands(("verifies", "the mission"), ("retracts", "Herald"))


def by(rule, *incidents, **more):
    """The word of 10 March for K, which that rule gave."""
    return word_by(rule, pause(), incidents=incidents, **more)


@BOOK.shows(
    "R-WORD-1",
    "A strike by North on K on 10 March, corroborated: *breached*. Confirmed: *breached*.",
)
def breached():
    return tuple(by("R-WORD-1", struck(standing=s)) for s in (CORROBORATED, CONFIRMED))


@BOOK.shows("R-WORD-2", "The same strike, told by one origin: *undetermined*.")
def only_reported():
    return (by("R-WORD-2", incident()),)


ACCUSER = {"origins_of_accuser": frozenset({"o1"})}


@BOOK.shows(
    "R-WORD-3",
    "The same strike, denied by North: *holding, disputed*. Told by South alone, the accuser: "
    "*holding, disputed*. Told by two outlets, but laid to North by South alone: *holding, "
    "disputed*.",
)
def disputed():
    alleged = struck(actor=agent("North", "alleged"), origins=("o2", "o3"))
    told = by("R-WORD-3", incident(), **ACCUSER)
    return by("R-WORD-3", struck(standing=DENIED)), told, by("R-WORD-3", alleged)


@BOOK.shows(
    "R-WORD-3",
    "One strike denied, and another told by one origin that is no side: *undetermined*.",
)
def not_all_disputed():
    return (by("R-WORD-2", struck(standing=DENIED), incident("i2", origins=("o2",))),)


@BOOK.shows(
    "R-WORD-3",
    "The mission verified that K was struck; that it was North, South alone says: *holding, "
    "disputed*.",
)
def verified_but_laid_by_the_accuser():
    hit = struck(standing=CONFIRMED, actor=agent("North", "alleged"), origins=("mission",))
    return (by("R-WORD-3", hit),)


@BOOK.shows(
    "R-WORD-4",
    "A corroborated strike by North on 10 March, nobody says where: *undetermined*. An explosion "
    "in K, corroborated, of a cause nobody knows: *undetermined*.",
)
def scope_unclear():
    return tuple(by("R-WORD-4", struck(**open_)) for open_ in ({"place": None}, UNEXPLAINED))


UNEXPLAINED = {"cause": Cause.UNKNOWN}


@BOOK.shows(
    "R-WORD-5",
    "Nothing is told of 10 March, and K was watched all day: *holding*. A corroborated strike on "
    "M, which the words leave out: *holding*.",
)
def holding():
    return by("R-WORD-5"), by("R-WORD-5", struck(place=M))


@BOOK.shows(
    "R-WORD-6",
    "Nothing is told of 10 March, and nobody watched K: *undetermined*. A strike that North "
    "denies, and nobody watched K: *undetermined*.",
)
def thin():
    none = {"coverage": ()}
    return by("R-WORD-6", **none), by("R-WORD-6", struck(standing=DENIED), **none)


def watching(*seen, given=None):
    """The word of a quiet 10 March with these who watched."""
    return word_by("R-WORD-6", given or pause(), coverage=seen)


@BOOK.shows(
    "R-COVER-1",
    "A quiet 10 March. K watched all day: *holding*. Its region watched: *holding*. Only M "
    "watched: *undetermined*. K watched, not known to be adequate: *undetermined*. K watched "
    "until noon: *undetermined*.",
)
def coverage_counts():
    wide = word_by("R-WORD-5", pause(), coverage=(coverage(10, place=region("R", "1")),))
    day = coverage(10)
    noon = replace(day, when=replace(day.when, latest=day.when.earliest.replace(hour=12)))
    thin = (coverage(10, place=M), coverage(10, adequate=Tri.UNCLEAR), noon)
    return word_by("R-WORD-5", pause(), coverage=(day,)), wide, *(watching(one) for one in thin)


@BOOK.shows(
    "R-COVER-1",
    "Words: “K and the various towns”. All of Aland watched: *undetermined*. Words: “no attacks "
    "on power plants”, no place. K watched: *undetermined*. All of Aland watched: *holding*.",
)
def open_area():
    towns = pause(area=(part("K and the various towns", open=True), IN_K))
    plants, land = pause(area=None, targets=ENERGY), coverage(10, place=LAND)
    narrow = watching(*WATCHED, given=plants)
    return watching(land, given=towns), narrow, word_by("R-WORD-5", plants, coverage=(land,))


MISSILES = (replace(coverage(10), means=("missile",)),)


@BOOK.shows(
    "R-COVER-4",
    "“No missile fell on K on 10 March.” Words: “no attacks”: *undetermined*. Words: “no "
    "attacks”, limited to “missiles”: *holding*.",
)
def absence_of_some_means():
    limited = pause(means=part("missiles"))
    return watching(*MISSILES), word_by("R-WORD-5", limited, coverage=MISSILES)


@BOOK.shows(
    "R-COVER-4",
    "The same absence. Words: “no missile attacks”: *holding*.",
)
def absence_and_limited_conduct():
    given = pause(conduct=part("missile attacks"))
    return (word_by("R-WORD-5", given, coverage=MISSILES),)
