"""Worked examples: which places and targets a pause covers."""

from dataclasses import replace

from holdfire.record import Place, Shape, ShapeKind

from .example_book import ENERGY, IN_K, Book, agent, asked, pause
from .small import LAND, K, M, at, incident, part, region, town

BOOK = Book()
FIRST, SECOND = region("First Region", "1"), region("Second Region", "2")
TOWNS = part("K and the various towns", open=True, place=None)
RING = ((0.0, 0.0), (0.0, 2.0), (2.0, 2.0), (2.0, 0.0), (0.0, 0.0))
ZONE = Shape(name="zone", kind=ShapeKind.ZONE, paths=(RING,))
LINE = Shape(name="line", kind=ShapeKind.LINE, paths=(RING,))
SHAPES = {"shapes": {"zone": ZONE, "line": LINE}}
MILL = Place(name="the mill", precision="area")


def covers(area, place, **more):
    """Whether a place lies in an area as stated."""
    return asked("place", pause(area=area), incident(place=place), **more)


@BOOK.shows("R-PLACE-1", "Words: “K”. A strike on K: *yes*. On another K, in Bland: *no*.")
def same_name():
    return covers(IN_K, K), covers(IN_K, town("K", country="XB"))


@BOOK.shows(
    "R-PLACE-1",
    "Words: “K”. A strike on “Kay”, which has the same coordinates: *yes*. On a K in another "
    "region of Aland: *no*.",
)
def same_spot():
    here, kay = replace(K, lat=1.0, lon=1.0), replace(town("Kay"), lat=1.0, lon=1.0)
    return covers(part("K", place=here), kay), covers(IN_K, town("K", admin1="9"))


@BOOK.shows(
    "R-PLACE-2", "Words: “First Region”. A strike on K, which lies in it: *yes*. On M: *no*."
)
def town_in_a_region():
    area = part("First Region", place=FIRST)
    return covers(area, K), covers(area, M)


@BOOK.shows(
    "R-PLACE-2",
    "Words: “K”. A strike “in First Region”: *unclear*. A strike “in Aland”: *unclear*.",
)
def wider_place():
    return covers(IN_K, FIRST), covers(IN_K, LAND)


@BOOK.shows(
    "R-PLACE-3",
    "Words: “K”. A strike on L, another town of the same region: *no*. A strike, nobody says "
    "where: *unclear*. A strike “by the mill”, which no map shows: *unclear*.",
)
def other_and_unknown():
    return tuple(covers(IN_K, place) for place in (town("L"), None, MILL))


@BOOK.shows(
    "R-PLACE-4",
    "Words: “K and the various towns”, of Aland. A strike on K: *yes*. On M: *unclear*. On Z, in "
    "Bland: *no*.",
)
def unnamed_towns():
    area = (TOWNS, IN_K)
    return tuple(covers(area, place) for place in (K, M, town("Z", country="XB")))


@BOOK.shows(
    "R-PLACE-5",
    "Words: “K”, the capital, which may stand for Aland. A strike on M: *unclear*. On Z, in "
    "Bland: *no*. Where K can only be the city, a strike on M: *no*.",
)
def capital():
    area = part("K", place=K, metonym=True)
    return covers(area, M), covers(area, town("Z", country="XB")), covers(IN_K, M)


@BOOK.shows(
    "R-PLACE-6",
    "A zone drawn from 0 to 2 degrees. A strike on a town at 1 degree: *yes*; at 3 degrees: *no*; "
    "at 2.01 degrees, close to the edge: *unclear*.",
)
def drawn_zone():
    area = part("the zone", shape="zone")
    towns = (replace(town("T"), lat=1.0, lon=lon) for lon in (1.0, 3.0, 2.01))
    return tuple(covers(area, place, **SHAPES) for place in towns)


@BOOK.shows(
    "R-PLACE-6",
    "The same zone. A strike “in First Region”, at no stated point: *unclear*. Where only a line "
    "was drawn, a strike on a town at 1 degree: *unclear*.",
)
def drawn_line():
    zone, line = (part("the zone", shape=name) for name in ("zone", "line"))
    wide = covers(zone, replace(FIRST, lat=1.0, lon=1.0), **SHAPES)
    return wide, covers(line, replace(town("T"), lat=1.0, lon=1.0), **SHAPES)


def both(given, **more):
    return tuple(asked(test, given, incident(), **more) for test in ("place", "target"))


@BOOK.shows(
    "R-SCOPE-1",
    "Words: “no attacks in K”. Is the target of a strike on K covered: *yes*. Words: “no attacks "
    "on power plants”. Is the place covered: *yes*.",
)
def one_dimension():
    plants = pause(area=None, targets=ENERGY)
    return asked("target", pause(), incident()), asked("place", plants, incident())


@BOOK.shows(
    "R-SCOPE-1",
    "Words: “no attacks”, neither where nor on what. Is the place of a strike covered?: "
    "*unclear*. Is the target: *unclear*.",
)
def no_dimension():
    return both(pause(area=None))


TREATED = {"treated": frozenset({("r1", "i1")})}


@BOOK.shows(
    "R-SCOPE-2",
    "Words: “no attacks”, neither where nor on what; but the envoy, whose words they are, calls "
    "the strike on K a breach. Place: *yes*; target: *yes*.",
)
def own_account():
    return both(pause(area=None), **TREATED)


@BOOK.shows(
    "R-SCOPE-2",
    "The envoy calls it a breach, but his words say “in K” and the strike was on M: *no*. He "
    "calls it a breach, but gave no start: time stays *unclear*. Nobody says who did it: actor "
    "stays *unclear*.",
)
def own_account_overrules_nothing():
    nobody = incident(actor=agent(None, "unstated"))
    return (
        asked("place", pause(), incident(place=M), **TREATED),
        asked("time", pause(start=None), incident(when=at(10)), **TREATED),
        asked("actor", pause(), nobody, **TREATED),
    )


@BOOK.shows(
    "R-TARGET-1",
    "Words: “no attacks on power plants”. A strike on a power plant: *yes*. On a market: *no*. "
    "Nobody says on what: *unclear*.",
)
def classes_of_target():
    given = pause(targets=ENERGY)
    return tuple(
        asked("target", given, incident(target_classes=hit))
        for hit in (("energy",), ("market",), ())
    )
