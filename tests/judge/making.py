"""Generators of small cases with everything the judge takes in, crowded into what matters.

A case starts plain: North is bound not to attack K from 8 March, somebody watched the whole land
from the 7th to the 12th, and something happened at K on the 10th. A few twists are then put on it,
so that most of what happens lies in scope or near it, and every word comes up. The twists draw on
all that a docket holds: forks, stated ends, lengths, turns, release, proxies, drawn zones, a
capital that may mean its country, coverage of some means or targets only.
"""

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from holdfire.record import (
    Agent,
    Cause,
    Deed,
    Ending,
    Precision,
    Shape,
    ShapeKind,
    Standing,
    Tri,
    Turn,
    Turning,
    When,
    Word,
)

from .small import (
    LAND,
    K,
    M,
    at,
    clause,
    coverage,
    docket,
    incident,
    part,
    reading,
    region,
    start,
    town,
)

H, D, U, B = Word.HOLDING, Word.DISPUTED, Word.UNDETERMINED, Word.BREACHED
ORDER = list(Word)


def law(*strategies, examples=60):
    """Hypothesis's `given`, without its clock: a busy machine is no counterexample."""
    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]

    def made(check):
        run = settings(deadline=None, max_examples=examples, suppress_health_check=slow)
        return run(hypothesis_given(*strategies)(check))

    return made


def spot(place, lat, lon):
    return replace(place, lat=lat, lon=lon)


KS, LS, MS = spot(K, 0.5, 0.5), spot(town("L"), 0.5, 1.02), spot(M, 3.0, 3.0)
"""Towns in a drawn square, at its edge, and far from it."""
REGION = region("R", "1")


def square(name, low, high):
    ring = ((low, low), (high, low), (high, high), (low, high), (low, low))
    return Shape(name=name, kind=ShapeKind.ZONE, paths=(ring,))


SHAPES = {s.name: s for s in (square("z", 0, 1), square("wide", -0.1, 1.1), square("n", 0.1, 0.9))}


def agent(name, basis="stated"):
    return Agent(name=name, basis=basis)


def turn(kind, when, actor="North", until=None):
    return Turn(kind=kind, actor=actor, when=when, until=until)


IN_K = part("K", place=KS)
GRID = part("grid", classes=("energy",))
OPENS = part("only if the port opens")
LATER = When(earliest=at(9).earliest, latest=None, precision=Precision.UNKNOWN, basis="later")

CLAUSE = {
    "area": (
        part("K and the various towns", open=True),
        part("Aland", place=LAND),
        part("K", place=KS, metonym=True),
        part("the zone", shape="z"),
        part("the river"),
        (IN_K, part("M", place=MS)),
        None,
    ),
    "targets": (GRID, part("key sites"), (GRID, part("markets", classes=("market",)))),
    "start": (
        None,
        part("from 10 March", when=at(10)),
        (part("from 8 March", when=at(8)), part("from 10 March", when=at(10))),
        part("after the feast"),
        part("from 10 March inclusive", when=at(10), ending=Ending.INCLUSIVE),
        part("after 10 March", when=at(10), ending=Ending.EXCLUSIVE),
        part("from noon", when=at(10, 12)),
    ),
    "end": (
        part("until 10 March", when=at(10)),
        part("until the talks end"),
        part("through 10 March", when=at(10)),
        part("before 10 March", when=at(10)),
        part("to 10 March", when=at(10), ending=Ending.EXCLUSIVE),
        (part("until 9 March", when=at(9)), part("until 11 March", when=at(11))),
        part("three days after the talks", days=3.0, event="talks"),
        part("three days", days=3.0),
    ),
    "duration": (part("for three days", days=3.0), part("temporarily")),
    "bound": (part("both sides"), None, (part("North"), part("South")), part("President N")),
    "exceptions": (
        part("except in self-defence"),
        part("except camps", classes=("military",)),
        part("except M", place=MS),
    ),
    "condition": (
        OPENS,
        (OPENS, part("the port", met=Tri.YES)),
        (OPENS, part("the port", met=Tri.NO)),
        (OPENS, part("the port", met=Tri.UNCLEAR)),
    ),
    "release": (part("a violation frees the other"),),
    "reciprocity": (part("as long as the other does"),),
    "means": (part("drones", classes=("drone",)), part("some weapons")),
    "conduct": (part("missile attacks"), part("goodwill"), part("hostilities"), None),
    "kind": ("oblige",),
}
HAPPENING = {
    "place": (None, LAND, REGION, LS, MS),
    "when": (at(8), at(11), at(12), at(9, last=10), at(10, last=11), None, at(10, 12), LATER),
    "actor": (
        agent("South"),
        agent("North", "alleged"),
        agent("North", "implied"),
        agent(None, "unstated"),
        agent("Band"),
        agent("Outsider"),
        agent("President N"),
    ),
    "target_classes": ((), ("market",), ("energy", "market"), ("military",)),
    "cause": (Cause.UNKNOWN, Cause.ACCIDENT),
    "deed": (Deed.ATTACK, Deed.SHELLING, Deed.INTERCEPTION, Deed.OTHER),
    "means": ((), ("missile",), ("artillery",)),
}
GOOD, BAD = Standing.CORROBORATED, Standing.DENIED
STANDINGS = (GOOD, GOOD, GOOD, BAD, BAD, Standing.CONTESTED, *Standing)
WATCHED = coverage(7, last=12, place=LAND)
SEEN = (
    (WATCHED, coverage(7, id="v2", last=12, place=KS)),
    (coverage(7, last=12, place=KS),),
    (coverage(9, last=10, place=LAND),),
    (replace(WATCHED, means=("drone",)),),
    (replace(WATCHED, classes=("energy",)),),
    (replace(WATCHED, adequate=Tri.UNCLEAR),),
    (),
)
MONDAY, TUESDAY = start("Monday", at(8)), start("Tuesday", at(10))
TURNS = (
    (turn(Turning.DENOUNCED, at(10)),),
    (turn(Turning.DENOUNCED, at(11)),),
    (turn(Turning.DENOUNCED, at(9, 12)),),
    (turn(Turning.DENOUNCED, None, "South"),),
    (turn(Turning.SUSPENDED, at(9)), turn(Turning.RESUMED, at(11))),
    (turn(Turning.SUSPENDED, None),),
    (turn(Turning.SUPERSEDED, at(11), None),),
    (turn(Turning.EXTENDED, at(9), until=at(11)),),
)
YES, NO, MAYBE = Tri.YES, Tri.NO, Tri.UNCLEAR
DOCKET = {
    "coverage": SEEN,
    "starts": ((MONDAY,), (MONDAY, TUESDAY)),
    "turns": TURNS,
    "confirmed": (
        {"North": YES, "South": MAYBE},
        {"North": MAYBE, "South": MAYBE},
        {"North": MAYBE, "South": MAYBE},
        {"North": MAYBE, "South": YES},
        {"North": NO, "South": YES},
        {"North": NO, "South": NO},
        {},
    ),
    "conditional": (frozenset({"North"}),),
    "origins_of_accuser": (frozenset({"o1"}), frozenset({"o1", "o2"})),
}


def twists(draw, kinds, most):
    """Up to so many fields of their kinds, each with one of its values; what is there twice is
    drawn twice as often."""
    names = draw(st.lists(st.sampled_from(sorted(kinds)), max_size=most, unique=True))
    return {name: draw(st.sampled_from(kinds[name])) for name in names}


@st.composite
def happenings(draw, id="i", most=2):
    """A strike by North on the grid of K on 10 March, twisted."""
    standing = draw(st.sampled_from(STANDINGS))
    two = ("o1", "o2")
    told = two if standing is GOOD else draw(st.sampled_from((two, ("o1",))))
    plain = {
        "place": KS,
        "target_classes": ("energy",),
        "standing": standing,
        "origins": told,
    }  # fmt: skip
    return incident(id, **{**plain, **twists(draw, HAPPENING, most)})


@st.composite
def clauses(draw, id="c1", option="", most=2, without=()):
    """Attacks on K (a second clause: M) by North from 8 March, twisted; `without`: left plain."""
    kinds = {k: v for k, v in CLAUSE.items() if k not in without}
    area = IN_K if id == "c1" else part("M", place=MS)
    plain = {"area": area, "start": part("from 8 March", when=at(8))}
    return clause(id=id, option=option, **{**plain, **twists(draw, kinds, most)})


@st.composite
def voices(draw, holder="Envoy", most=2, clauses_=2, without=()):
    """A reading: one clause or two, or one clause that is a fork."""
    form = draw(st.sampled_from(("one", "fork", "two", "two")))
    if form == "fork":
        made = [draw(clauses(option=o, most=most, without=without)) for o in ("a", "b")]
    else:
        many = clauses_ if form == "two" else 1
        made = [draw(clauses(f"c{n + 1}", most=most, without=without)) for n in range(many)]
    return reading(*dict.fromkeys(made), id=holder, holder=holder)


@st.composite
def cases(draw, happened=3, most=2, without=(), kinds=("coverage", *DOCKET)):
    """A docket of one reading or two, some incidents, and a twist or two of its own."""
    holders = draw(st.sampled_from((("Envoy",), ("Envoy",), ("Envoy", "North"))))
    told = tuple(draw(voices(h, most=most, without=without)) for h in holders)
    many = draw(st.sampled_from(tuple(n for n in (0, 1, 1, 2, 2, 3) if n <= happened)))
    events = tuple(draw(happenings(f"i{n}", most=most)) for n in range(many))
    more = twists(draw, {k: DOCKET[k] for k in kinds}, 3)
    if any(not c.start or not c.start[0].when for v in told for c in v.clauses):
        more.setdefault("starts", draw(st.sampled_from(((), *DOCKET["starts"]))))
    pairs = [(v.id, e.id) for v in told for e in events]
    if pairs and draw(st.integers(0, 5)) == 0:
        more["treated"] = frozenset(draw(st.sets(st.sampled_from(pairs))))
    plain = {
        "incidents": events,
        "coverage": (WATCHED,),
        "proxies": {"Band": "North"},
        "shapes": SHAPES,
        "aliases": {"president n": "North"},
    }
    return docket(*told, **{**plain, **more})


def ids_of(cells):
    """The words of cells by id."""
    return {f.id: f.word for f in cells}


def spread(cells, rolled):
    """The words that some cell, and that some reading, took."""
    return {f.word for f in cells}, {f.word for f in rolled}


PROXY = {"proxies": {"Band": "North"}, "shapes": SHAPES, "aliases": {"president n": "North"}}
