"""Worked examples: one word for a reading, what would change it, and how sure."""

from dataclasses import replace

from holdfire.record import Cause, Deed, Extract, Sentence, Tri, Turn, Turning, Word
from holdfire.tell.asking import ask
from holdfire.tell.hinges import hinge_of
from holdfire.tell.pen import Pen
from tests.helpers import capture, joined

from .example_book import (
    DENIED,
    ENERGY,
    FROM_8,
    IN_K,
    WATCHED,
    Book,
    agent,
    cells,
    pause,
    reading_by,
    rolled,
    struck,
)
from .small import LAND, M, at, coverage, incident, part, reading, start

BOOK = Book()
ALL_OVER = (coverage(8, last=12, place=LAND),)
TWO_STARTS = (FROM_8, part("from 11 March", when=at(11)))
IN_M = part("M", place=M)
TOWNS = part("K and the various towns", open=True)


@BOOK.shows(
    "R-ROLL-1",
    "K was watched from 8 to 12 March. No strike: *holding*. One corroborated strike, on 10 "
    "March: *breached*, though the other days held.",
)
def worst_of_its_cells():
    return reading_by("R-ROLL-1", pause()), reading_by("R-ROLL-1", pause(), incidents=(struck(),))


@BOOK.shows(
    "R-ROLL-2",
    "Words: “from 8 March” and “from 11 March”. A corroborated strike on 10 March: "
    "*undetermined*, with the fork: *start from 11 March: holding; start from 8 March: breached*.",
)
def fork():
    (only,) = rolled(reading(pause(start=TWO_STARTS)), incidents=(struck(),))
    assert only.rules == ("R-ROLL-2",)
    arms = only.why.partition("(")[2].rstrip(").").split("; ")
    return only.word.value, "; ".join(sorted(arms))


def held(*clauses, **more):
    """The word of a reading, and what is said to have held."""
    (only,) = rolled(reading(*clauses), **more)
    return only.word.value, only.why.partition("what held: ")[2].rstrip(".")


@BOOK.shows(
    "R-ROLL-3",
    "Words: “no attacks in K” and “no attacks on power plants”. A corroborated strike on a market "
    "in K, all of Aland watched: *partially holding*; what held: *“power plants”*.",
)
def another_clause_held():
    plants = pause(id="c2", area=None, targets=ENERGY)
    hit = struck(target_classes=("market",))
    return held(pause(), plants, incidents=(hit,), coverage=ALL_OVER)


@BOOK.shows(
    "R-ROLL-3",
    "Words: “no attacks in K and M”. A corroborated strike on K, all of Aland watched: *partially "
    "holding*; what held: *“M”*.",
)
def an_area_held():
    return held(pause(area=(IN_K, IN_M)), incidents=(struck(),), coverage=ALL_OVER)


@BOOK.shows(
    "R-ROLL-3",
    "Words: “no attacks in K”. A corroborated drone strike, and who watched K saw no missile: "
    "*partially holding*; what held: *by missile*.",
)
def watched_means_held():
    seen = (replace(WATCHED[0], means=("missile",)),)
    return held(pause(), incidents=(struck(means=("drone",)),), coverage=seen)


def said(kind, actor, day):
    return {"turns": (Turn(kind=Turning(kind), actor=actor, when=at(day)),)}


THROUGH_10 = part("through 10 March", when=at(10))


@BOOK.shows(
    "R-ROLL-4",
    "North, which is bound, says on 10 March that it is no longer bound: *collapsed*. South says "
    "so, which these words do not bind: *holding*.",
)
def collapsed():
    return (
        reading_by("R-ROLL-4", pause(), **said("denounced", "North", 10)),
        reading_by("R-ROLL-1", pause(), **said("denounced", "South", 10)),
    )


@BOOK.shows(
    "R-ROLL-4",
    "North suspends the pause on 10 March: *undetermined*, no collapse. North denounces on 12 "
    "March a pause that ran through 10 March: *holding*.",
)
def no_collapse():
    late = pause(end=THROUGH_10)
    return (
        reading_by("R-ROLL-1", pause(), **said("suspended", "North", 10)),
        reading_by("R-ROLL-1", late, **said("denounced", "North", 12)),
    )


SILENT = {"confirmed": {"North": Tri.UNCLEAR, "South": Tri.YES}}
REFUSED = {"confirmed": {"North": Tri.NO, "South": Tri.YES}}


@BOOK.shows(
    "R-ROLL-5",
    "The envoy tells of a pause by North. North denies that there is one: *never took effect*. It "
    "hung on a port that stayed shut: *never took effect*. It ended on 10 March and North never "
    "confirmed it: *never took effect*.",
)
def never_took_effect():
    port = (part("if the port opens"), part("the port", met=Tri.NO))
    return (
        reading_by("R-ROLL-5", pause(), **REFUSED),
        reading_by("R-ROLL-5", pause(condition=port)),
        reading_by("R-ROLL-5", pause(end=THROUGH_10), **SILENT),
    )


@BOOK.shows(
    "R-ROLL-5",
    "In the reading of North itself, which denies the pause: *never took effect*. In the envoy's, "
    "after a corroborated strike: *breached*.",
)
def refused_but_breached():
    own = reading(pause(), id="own", holder="North")
    mine, envoy = rolled(own, reading(pause(), id="envoy"), incidents=(struck(),), **REFUSED)
    assert "R-ROLL-5" in mine.rules
    return mine.word.value, envoy.word.value


@BOOK.shows(
    "R-ROLL-6",
    "No strike, K watched, but North has not confirmed: *undetermined (unconfirmed)*. Had it: "
    "*holding*.",
)
def unconfirmed():
    return reading_by("R-ROLL-6", pause(), **SILENT), reading_by("R-ROLL-1", pause())


@BOOK.shows("R-ROLL-7", "The envoy says only “there is a pause”; no duty is told: *undetermined*.")
def no_clause():
    return (reading_by("R-ROLL-7"),)


def needs(word, key, *clauses, **more):
    """The facts, smallest set by set, that make a reading take a word by an incident or a day."""
    (only,) = rolled(reading(*clauses), **more)
    flips = [f for f in only.flips if f.word is word and key in (f.incident, f.day)]
    return [tuple(x.text for x in f.facts) for f in flips], flips


@BOOK.shows(
    "R-FLIP-1",
    "Words: “K and the various towns”. A strike on M, told by one origin. To be *breached* it "
    "needs *one of “the various towns”?* settled, and *a second origin*.",
)
def what_is_missing():
    given = pause(area=TOWNS)
    (facts,), (flip,) = needs(Word.BREACHED, "i1", given, incidents=(incident(place=M),))
    return flip.word.value, *facts


@BOOK.shows(
    "R-FLIP-1",
    "The words give no start; another speaker says Monday, 8 March. A corroborated strike on 10 "
    "March: to be breached it needs *that start*, namely *Monday*, not just any start.",
)
def worded_start_first():
    monday = {"starts": (start("Monday", at(8)),), "incidents": (struck(),)}
    (facts,), (flip,) = needs(Word.BREACHED, "i1", pause(start=None), **monday)
    return *facts, flip.option


@BOOK.shows(
    "R-FLIP-1",
    "The words name nobody bound, and forbid “provocations”. A corroborated blast, by nobody "
    "named and of no known cause: four facts, *does “provocations” cover it?*, *an attack?*, *by "
    "whom?* and *who is bound?*.",
)
def all_that_is_open_is_asked():
    given = pause(conduct=part("provocations"), bound=None)
    blast = struck(deed=Deed.EXPLOSION, cause=Cause.UNKNOWN, actor=agent(None, "unstated"))
    (facts,), _ = needs(Word.BREACHED, "i1", given, incidents=(blast,))
    return facts


@BOOK.shows(
    "R-FLIP-1",
    "Words: “except M”. A corroborated strike, nobody says where: *where?* is asked, and once. "
    "Nobody says when, either: *when?* too.",
)
def asked_once():
    given = pause(exceptions=part("except M", place=M))
    (once,), _ = needs(Word.BREACHED, "i1", given, incidents=(struck(place=None),))
    both = struck(place=None, when=None)
    (twice,), _ = needs(Word.BREACHED, "i1", given, incidents=(both,))
    return *once, *(x for x in twice if x not in once)


DAY = "2031-03-10"
WATCH = "sources that watched its places and targets all day and found nothing"


@BOOK.shows(
    "R-FLIP-2",
    f"Nothing is told of 10 March, and nobody watched K. To be *holding* it needs *{WATCH}*. With "
    "no start either, it also needs *a start by that day*.",
)
def what_makes_it_holding():
    thin = (coverage(10, adequate=Tri.NO),)
    (known,), (flip,) = needs(Word.HOLDING, DAY, pause(), coverage=thin)
    (unknown,), _ = needs(Word.HOLDING, DAY, pause(start=None), coverage=thin)
    return flip.word.value, *known, *(x for x in unknown if x not in known)


@BOOK.shows(
    "R-FLIP-2",
    "A strike by North on 10 March, nobody says where; K was watched. To be holding, the day "
    "needs *i1 out of scope: where?*.",
)
def doubtful_out_of_scope():
    (facts,), _ = needs(Word.HOLDING, DAY, pause(), incidents=(struck(place=None),))
    return facts


@BOOK.shows(
    "R-FLIP-2",
    "A strike on K that North denies, and nobody watched K. To be *holding, disputed* the day "
    f"needs *{WATCH}*.",
)
def denied_alone():
    bare = cells(pause(), incidents=(struck(standing=DENIED),), coverage=())
    (flip,) = [f for c in bare for f in c.flips if f.day == DAY and not f.incident]
    return flip.word.value, *(x.text for x in flip.facts)


def listed(sets):
    return " or ".join(" with ".join(names) for names in sets)


@BOOK.shows(
    "R-FORCE-1",
    "Two corroborated strikes on 10 March, i1 and i2. What forces the word of the day: *i1 or "
    "i2*, each alone.",
)
def each_alone():
    hits = (struck(), struck(id="i2"))
    (day,) = [f for f in cells(pause(), incidents=hits) if f.day == DAY]
    return (listed(day.forced),)


@BOOK.shows(
    "R-FORCE-1",
    "Words: “from 8 March” and “from 11 March”. Corroborated strikes: i1 on 10 March, i2 on 12 "
    "March. The fewest that breach the reading under either start: *i2*.",
)
def fewest_under_every_option():
    hits = (struck(), struck(id="i2", when=at(12)))
    (only,) = rolled(reading(pause(start=TWO_STARTS)), incidents=hits)
    return (listed(only.forced),)


def first_question(*readings, **more):
    """What is asked first, up to the incidents it is about."""
    pen = Pen(joined((capture("Nothing was said."), Extract())))
    found = [c for r in readings for c in cells(*r.clauses, **more)]
    items = ask(pen, rolled(*readings, **more), found).items
    return next(i for i in items if isinstance(i, Sentence)).text.partition(":")[0]


@BOOK.shows(
    "R-ASK-1",
    "Two readings, of K by the envoy and of K and M by the adviser. A corroborated strike, nobody "
    "says where: both wait on the place. A strike on M, told by one origin: one waits on an "
    "origin. Asked first: *Which places are covered, and where exactly was it*.",
)
def most_readings():
    adviser = reading(pause(area=(IN_K, IN_M)), id="adviser")
    hits = (struck(place=None), incident("i2", place=M))
    return (first_question(reading(pause(), id="envoy"), adviser, incidents=hits),)


@BOOK.shows(
    "R-ASK-1",
    "One reading. Two corroborated strikes, on 9 and 10 March, nobody says where; a third on K, "
    "on 11 March, told by one origin. Two days wait on the place, one on an origin. Asked first: "
    "*Which places are covered, and where exactly was it*.",
)
def then_most_cells():
    lost = (struck(id=f"i{day}", place=None, when=at(day)) for day in (9, 10))
    hits = (*lost, incident("i11", when=at(11)))
    return (first_question(reading(pause()), incidents=hits),)


def hinge(*readings, incidents):
    found = hinge_of(incidents, rolled(*readings, incidents=incidents))
    return found.incident if found else "none"


@BOOK.shows(
    "R-HINGE-1",
    "Two readings, of K by the envoy and of K and M by the adviser. Strike i1 on M and strike i2 "
    "on K, each told by one origin. The hinge: *i2*, which both readings wait on.",
)
def moves_most():
    adviser = reading(pause(area=(IN_K, IN_M)), id="adviser")
    hits = (incident(place=M), incident("i2"))
    return (hinge(reading(pause(), id="envoy"), adviser, incidents=hits),)


@BOOK.shows(
    "R-HINGE-1",
    "Of a summary i1 (“ten strikes on K”) and a single strike i2, alike in all else: *i2*. Of an "
    "explosion i1 whose cause nobody knows and a plain strike i2: *i2*, one fact nearer.",
)
def single_before_summary():
    summary, unsure = incident(broad=True), incident(cause=Cause.UNKNOWN)
    return tuple(hinge(reading(pause()), incidents=(i, incident("i2"))) for i in (summary, unsure))


@BOOK.shows(
    "R-HINGE-1",
    "Two corroborated strikes, so the reading is breached whichever of them falls; a third, told "
    "by one origin, moves nothing. The hinge: *none*.",
)
def moves_nothing():
    hits = (struck(), struck(id="i2"), incident("i3", when=at(11)))
    return (hinge(reading(pause()), incidents=hits),)


def sure(**more):
    (only,) = rolled(reading(pause()), **more)
    return only.confidence


@BOOK.shows(
    "R-CONF-1",
    "A corroborated strike told by three origins, and one more watched K: *high; 4 origins, none "
    "contested*. Beside it a strike that North denies: *medium; 4 origins, some accounts "
    "contested*.",
)
def evidence_and_agreement():
    hit = struck(origins=("o1", "o2", "o3"))
    denied = incident("i2", standing=DENIED)
    return sure(incidents=(hit,)), sure(incidents=(hit, denied))


@BOOK.shows(
    "R-CONF-2",
    "A strike told by one origin, and one more watched K, so the word is undetermined: *medium, "
    "for the evidence only; 2 origins, and the word waits on what is not known*. Nobody watched: "
    "*low; one origin bears on it, so agreement cannot be measured*.",
)
def evidence_only():
    return sure(incidents=(incident(),)), sure(incidents=(incident(),), coverage=())
