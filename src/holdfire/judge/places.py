"""Is this place inside that one?"""

import re
import unicodedata

from holdfire.record import Part, Place, Tri


def fold(name: str) -> str:
    """A name without case, accents or a leading article."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c)).removeprefix("the ").strip()


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


def member(place: Place, part: Part, land: frozenset[str]) -> Tri:
    """Whether `place` is one of the members an open part leaves unnamed (R-PLACE-4)."""
    if place.country and land and place.country not in land:
        return Tri.NO
    local = place.precision not in ("country", "region")
    named = re.search(rf"(?:^|,|\band)\s*{re.escape(fold(place.name))}\b", fold(part.value))
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
