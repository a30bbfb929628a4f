"""Worked examples: which acts a pause covers, whom it binds, and what its words hang on."""

from holdfire.record import Cause, Deed, Standing, Tri

from .example_book import (
    Book,
    agent,
    asked,
    cells,
    daily,
    in_scope,
    pause,
    reading_by,
    rolled,
    struck,
    word_by,
)
from .small import at, incident, part, reading

BOOK = Book()


def forbids(words, deed=Deed.STRIKE, means=(), **more):
    """Whether words forbid a deed by some means."""
    acts = words if isinstance(words, tuple) else part(words)
    return asked("conduct", pause(conduct=acts), incident(deed=deed, means=means, **more))


@BOOK.shows(
    "R-COND-1",
    "Words: “no strikes”. Shelling: *yes*. A ground assault: *yes*. Words: “truce”. Gunfire: "
    "*yes*.",
)
def words_against_force():
    shelled, stormed = (forbids("strikes", deed) for deed in (Deed.SHELLING, Deed.GROUND))
    return shelled, stormed, forbids("truce", Deed.GUNFIRE)


@BOOK.shows(
    "R-COND-1",
    "Words: “no missile attacks” and “not to fire into towns”. A drone strike: *yes*, by the "
    "second. Words: “goodwill”. A drone strike: *unclear*.",
)
def several_wordings():
    two = (part("missile attacks"), part("fire into towns"))
    return forbids(two, means=("drone",)), forbids("goodwill", means=("drone",))


@BOOK.shows(
    "R-COND-2",
    "Words: “no missile attacks”. A missile strike: *yes*. A drone strike: *no*. A strike, nobody "
    "says by what: *unclear*.",
)
def limited_means():
    return tuple(forbids("missile attacks", means=m) for m in (("missile",), ("drone",), ()))


@BOOK.shows(
    "R-COND-3",
    "Words: “no attacks”. A drone shot down: *no*. A power cut: *no*. An overflight: *no*. Words: "
    "“no overflights”. An overflight: *yes*.",
)
def only_where_named():
    others = (Deed.INTERCEPTION, Deed.OUTAGE, Deed.OVERFLIGHT)
    return *(forbids("attacks", deed) for deed in others), forbids("overflights", Deed.OVERFLIGHT)


@BOOK.shows(
    "R-COND-4",
    "An explosion in K. It was an accident: *no*. An exercise: *no*. Reclassified since as no "
    "attack: *no*. Withdrawn by who told it: *no*.",
)
def no_attack():
    causes = (forbids("attacks", Deed.EXPLOSION, cause=c) for c in (Cause.ACCIDENT, Cause.EXERCISE))
    gone = (Standing.RECLASSIFIED, Standing.RETRACTED)
    return *causes, *(forbids("attacks", Deed.EXPLOSION, standing=s) for s in gone)


@BOOK.shows("R-COND-5", "An explosion in K, nobody says why: *unclear*.")
def cause_unknown():
    return (forbids("attacks", Deed.EXPLOSION, cause=Cause.UNKNOWN),)


def did(who, basis="stated", bound="North", **more):
    """Whether who did it is who is bound."""
    words = bound and part(bound)
    return asked("actor", pause(bound=words), incident(actor=agent(who, basis)), **more)


@BOOK.shows(
    "R-ACTOR-1",
    "North is bound. A strike by North: *yes*. By South: *no*. By nobody named: *unclear*. By "
    "North, as the words only imply: *unclear*.",
)
def who_did_it():
    return did("North"), did("South"), did(None, "unstated"), did("North", "implied")


@BOOK.shows("R-ACTOR-1", "The words name nobody who is bound. A strike by North: *unclear*.")
def nobody_bound():
    return (did("North", bound=None),)


@BOOK.shows(
    "R-ACTOR-2",
    "Words: “North” and “President N” are bound, known to be one side. Judged once, for *North*.",
)
def names_of_one_side():
    two = pause(bound=(part("North"), part("President N")))
    judged = [f for f in cells(two, aliases={"president n": "North"}) if f.day == "2031-03-10"]
    return tuple(str(f.actor) for f in judged)


@BOOK.shows(
    "R-ACTOR-3",
    "Words: “both sides”. A strike by South: *yes*. By the Band, not known to be a party: "
    "*unclear*.",
)
def both_sides():
    return did("South", bound="both sides"), did("Band", bound="both sides")


@BOOK.shows(
    "R-ACTOR-3",
    "Words: “both sides”, and nobody is known to be a party. A strike by the Band: *unclear*.",
)
def both_sides_unknown():
    return (did("Band", bound="both sides", confirmed={}),)


@BOOK.shows(
    "R-ACTOR-4",
    "North is bound, and the Band acts for North. A strike by the Band: *unclear*. Were the Band "
    "a stranger to North: *no*.",
)
def proxy():
    return did("Band", proxies={"Band": "North"}), did("Band")


SILENT = {"confirmed": {"North": Tri.UNCLEAR, "South": Tri.YES}}


def two_accounts(**more):
    """The words of North's own reading, and of the envoy's, of one corroborated strike."""
    own, envoy = reading(pause(), id="own", holder="North"), reading(pause(), id="envoy")
    return rolled(own, envoy, incidents=(struck(),), **more)


@BOOK.shows(
    "R-BOUND-1",
    "North and the envoy tell of the same pause, which North has not confirmed. A corroborated "
    "strike. In North's own reading: *undetermined (unconfirmed)*. In the envoy's: *breached*.",
)
def unconfirmed():
    own, envoy = two_accounts(**SILENT)
    assert own.rules == ("R-BOUND-1",)
    assert "North has not confirmed" in own.why
    return own.word.value, envoy.word.value


@BOOK.shows("R-BOUND-1", "North has confirmed. In its own reading too: *breached*.")
def confirmed():
    return (two_accounts()[0].word.value,)


OFFER = {**SILENT, "conditional": frozenset({"North"})}


@BOOK.shows(
    "R-BOUND-2",
    "North accepts if the port opens, and nobody says that it has. In North's own reading, "
    "nothing having happened: *undetermined (unconfirmed)*; after a corroborated strike: "
    "*undetermined*.",
)
def accepts_on_a_condition():
    own = reading(pause(), holder="North")
    (quiet,), (hit,) = rolled(own, **OFFER), rolled(own, incidents=(struck(),), **OFFER)
    return quiet.word.value, hit.word.value


@BOOK.shows(
    "R-TERM-1",
    "Words: “except in self-defence”. Is a strike in scope: *unclear*. Corroborated: "
    "*undetermined*.",
)
def exception_not_settled():
    given = pause(exceptions=part("except in self-defence"))
    return in_scope(given, struck(when=at(10))), word_by("R-WORD-4", given, incidents=(struck(),))


@BOOK.shows(
    "R-TERM-1",
    "Words: “except military camps”. A corroborated strike on a market: *breached*. On a camp: "
    "*holding*.",
)
def exception_settled():
    given = pause(exceptions=part("except military camps", classes=("military",)))
    hits = (struck(target_classes=(name,)) for name in ("market", "military"))
    return tuple(daily(given, incidents=(hit,))[0] for hit in hits)


@BOOK.shows(
    "R-TERM-2",
    "Words: “if the port opens”. A strike, and nobody says that it opened: *unclear*. It is said "
    "to have opened: *yes*. It is said to have stayed shut: *no*.",
)
def condition():
    words = part("if the port opens")
    told = (part("the port", met=answer) for answer in (Tri.YES, Tri.NO))
    ways = (words, *((words, t) for t in told))
    return tuple(in_scope(pause(condition=way), struck()) for way in ways)


FREES = part("a violation frees the other side")


def released(who, **more):
    """Whether North's strikes of 9 and 11 March are in scope, with one by another on the 10th."""
    between = struck(id="s", actor=agent(who))
    early, late = struck(id="a", when=at(9)), struck(id="b", when=at(11))
    hits = {"incidents": (between, early, late), **more}
    (only,) = rolled(reading(pause(release=FREES)), **hits)
    scope = {m.incident: m.scope.value for m in only.matches}
    return scope["a"], scope["b"]


@BOOK.shows(
    "R-TERM-3",
    "Words: “a violation frees the other side”. South strikes K on 10 March. Is North's strike of "
    "9 March in scope: *yes*. Its strike of 11 March: *unclear*.",
)
def release():
    return released("South")


@BOOK.shows(
    "R-TERM-3",
    "The same words. All three strikes are North's, told under two names of it. That of 9 March: "
    "*yes*. That of 11 March: *yes*, for nobody is freed by a deed of his own.",
)
def own_deed_under_another_name():
    return released("the North side", aliases={"the north side": "North"})


def road(**more):
    return pause(kind="oblige", conduct=part("open the road"), **more)


@BOOK.shows(
    "R-KIND-1",
    "Words: “North shall open the road”, and nothing else. Listed, not judged; the word of the "
    "reading: *undetermined*.",
)
def duty_alone():
    return (reading_by("R-KIND-1", road()),)


@BOOK.shows(
    "R-KIND-1",
    "Words: “North shall not attack K, and shall open the road”. No attack, and K was watched: "
    "*holding*. The road is listed beside it.",
)
def duty_beside_a_prohibition():
    (only,) = rolled(reading(pause(), road(id="c2")))
    return (only.word.value,)
