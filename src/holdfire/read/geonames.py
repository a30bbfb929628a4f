"""A full GeoNames dump (`allCountries.txt`, or one country's `UA.txt`) as rows of the gazetteer.

The form is that of https://download.geonames.org/export/dump/readme.txt: nineteen columns, tabs
between them, UTF-8, one place a line. In the countries that a dump has settlements of, its
settlements stand in place of the embedded ones; countries and divisions stay those of holdfire.
"""

from collections.abc import Iterator
from pathlib import Path

from holdfire.errors import BadInput

from .sources import Row, fold, latin

_COLUMNS = 19
_KINDS = {"P": "settlement", "S": "facility", "H": "area", "L": "area", "T": "area", "V": "area"}
"""Feature classes that are taken; roads (R) and the sea bed (U) are not, divisions (A) by code."""
_DIVISIONS = {"ADM2": "district", "ADM3": "district", "ADM4": "district", "ADM5": "district"}
_GONE = frozenset("PPLH PPLQ PPLW".split())
"""Feature codes of settlements that are no more: historical, abandoned, destroyed."""


def rows(path: Path) -> Iterator[Row]:
    """The rows of a dump, by every name in Latin letters; a bad line is a BadInput."""
    try:
        with path.open(encoding="utf8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                yield from _row(line.rstrip("\r\n").split("\t"), f"{path}, line {number}")
    except UnicodeDecodeError as problem:
        raise BadInput(f"{path} is not UTF-8 ({problem.reason}): {_AGAIN}") from problem
    except OSError as problem:
        raise BadInput(unreadable(path, problem)) from problem


def unreadable(path: Path, problem: OSError) -> str:
    """What is wrong with a dump that cannot be opened, and what to do."""
    return (
        f"{path} cannot be read ({problem.strerror}): set HOLDFIRE_GEONAMES to an unpacked dump of"
        " GeoNames such as UA.txt, or unset it"
    )


_AGAIN = "unpack the file from GeoNames again, unchanged (19 columns with tabs between them)"


def _row(cells: list[str], where: str) -> Iterator[Row]:
    if len(cells) != _COLUMNS:
        raise BadInput(f"{where} has {len(cells)} columns, not {_COLUMNS}: {_AGAIN}")
    kind = _DIVISIONS.get(cells[7]) if cells[6] == "A" else _KINDS.get(cells[6])
    if kind is None or cells[7] in _GONE or not cells[1]:
        return
    name, people = cells[1], _number(cells[14], 0, 2e10, where, "population")
    lat = _number(cells[4], -90, 90, where, "latitude")
    lon = _number(cells[5], -180, 180, where, "longitude")
    own = fold(name)
    rest = (name, kind, cells[8], cells[10] or None, lat, lon, int(people), cells[17] or None)
    yield (own, *rest, 2 if cells[7] == "PPLC" else 1)
    others = {fold(n) for n in (cells[2], *cells[3].split(",")) if n and latin(n)} - {own}
    yield from ((key, *rest, 0) for key in sorted(others) if len(key) > 3)


def _number(cell: str, least: float, most: float, where: str, what: str) -> float:
    """A number within its bounds; an empty population is 0, unknown."""
    try:
        value = float(cell or 0) if what == "population" else float(cell)
    except ValueError:
        value = most + 1
    if not least <= value <= most:
        raise BadInput(
            f"{where}: {what} {cell!r} is no number from {least:g} to {most:g}: {_AGAIN}"
        )
    return value
