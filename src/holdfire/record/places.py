"""Is this place inside that one?"""

import re
import unicodedata
from collections.abc import Mapping
from itertools import pairwise

from .deals import Shape, ShapeKind
from .readings import Part
from .reports import Place
from .tri import Tri

_NEAR = 0.05
"""Degrees from a drawn edge within which a named place, a point on a map, may be on either side."""


def fold(name: str) -> str:
    """A name without case, accents or a leading article."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c)).removeprefix("the ").strip()


def covered(place: Place, part: Part, shapes: Mapping[str, Shape]) -> Tri:
    """Whether `place` lies in the area that a part states, as far as it was resolved."""
    if part.shape:
        return drawn(place, shapes[part.shape]) if part.shape in shapes else Tri.UNCLEAR
    if part.place is None:
        return Tri.YES if fold(place.name) == fold(part.value) else Tri.UNCLEAR
    answer = within(place, part.place)
    home = bool(place.country) and place.country == part.place.country
    return Tri.UNCLEAR if part.metonym and home and answer is Tri.NO else answer  # R-PLACE-5


def within(place: Place, area: Place) -> Tri:
    """Whether `place` lies in `area`: surely, surely not, or it depends (R-PLACE-2)."""
    if _apart(place, area):
        return Tri.NO
    if _same(place, area):
        return Tri.YES
    if area.precision == "country":
        return Tri.YES if place.country and place.country == area.country else Tri.UNCLEAR
    if area.precision == "region" and place.precision != "country":
        return Tri.YES if place.admin1 and place.admin1 == area.admin1 else Tri.UNCLEAR
    towns = place.precision == area.precision == "settlement"  # R-PLACE-3
    return Tri.NO if towns else Tri.UNCLEAR


def drawn(place: Place, shape: Shape) -> Tri:
    """Whether a settlement or facility lies in a drawn zone; near its edge, or where only a line
    was drawn, that is open (R-PLACE-6)."""
    if shape.kind is ShapeKind.LINE or not place.exact or place.lat is None or place.lon is None:
        return Tri.UNCLEAR
    spots = [(place.lon + x, place.lat + y) for x in (-_NEAR, 0, _NEAR) for y in (-_NEAR, 0, _NEAR)]
    inside = {_inside(spot, shape) for spot in spots}
    return Tri.UNCLEAR if len(inside) > 1 else Tri.YES if inside.pop() else Tri.NO


def _inside(spot: tuple[float, float], shape: Shape) -> bool:
    """Whether an odd number of rings holds the spot, by the crossings of a ray to the east."""
    x, y = spot
    crossed = 0
    for ring in shape.paths:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                crossed += 1
    return crossed % 2 == 1


def member(place: Place, part: Part, land: frozenset[str]) -> Tri:
    """Whether `place` is one of the members an open part leaves unnamed (R-PLACE-4)."""
    if place.country and land and place.country not in land:
        return Tri.NO
    local = place.precision not in ("country", "region")
    name = re.escape(fold(place.name))
    named = re.search(rf"(?:^|,|\band)\s*{name}(?=\s*(?:$|,|and\b|or\b))", fold(part.value))
    return Tri.YES if local and named else Tri.UNCLEAR


def _same(a: Place, b: Place) -> bool:
    """The same name or the same spot (R-PLACE-1)."""
    spot = a.lat is not None and (a.lat, a.lon) == (b.lat, b.lon)
    unsure = "area" in (a.precision, b.precision)
    return (spot or fold(a.name) == fold(b.name)) and (unsure or a.precision == b.precision)


def _apart(a: Place, b: Place) -> bool:
    """Known to lie in different countries, or different first-level regions of one."""
    if a.country and b.country and a.country != b.country:
        return True
    wide = "country" in (a.precision, b.precision)
    return bool(not wide and a.admin1 and b.admin1 and a.admin1 != b.admin1)
