"""Writes src/holdfire/read/divisions.tsv.gz: a point and a size for every country and division.

    python scripts/divisions.py FOLDER

FOLDER holds, as their publishers give them out: `admin1CodesASCII.txt`, `admin2Codes.txt` and
`cities500.txt` (GeoNames, CC BY 4.0), and `ne_10m_admin_1_states_provinces.geojson` (Natural Earth,
public domain). A division's point is the centre of its drawn area; where none is drawn, the mean of
its settlements. A country's point is the centre of its drawn divisions, or for a large or scattered
one the whole degrees in common use (in GeoNames and the World Factbook).
"""

import gzip
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parents[1] / "src" / "holdfire" / "read" / "divisions.tsv.gz"

COMMON = """
AF 33 65|DZ 28 3|AO -12.5 18.5|AR -34 -64|AU -25 135|BR -10 -55|BO -17 -65|BW -22 24|CA 60 -95|
CF 7 21|CL -30 -71|CN 35 105|CO 4 -72|CG -1 15|CU 21.5 -80|DK 56 10|EC -2 -77.5|EG 27 30|
ES 40 -4|ET 8 38|FI 64 26|FJ -18 178|FM 6.92 158.25|FR 46 2|GB 54 -2|GL 72 -40|GR 39 22|
ID -5 120|IN 22 79|IR 32 53|IT 42.83 12.83|JP 36 138|KE 1 38|KI 1.42 173|KZ 48 68|LY 28 17|
MA 32 -5|MG -20 47|ML 17 -4|MM 22 98|MN 46 105|MR 20 -12|MX 23 -102|MY 2.5 112.5|MZ -18.25 35|
NA -22 17|NE 16 8|NG 10 8|NL 52.5 5.75|NO 62 10|NZ -41 174|PE -10 -76|PG -6 147|PH 13 122|
PK 30 70|PT 39.5 -8|RU 60 100|SA 25 45|SD 16 30|SC -4.58 55.67|SE 62 15|SJ 78 20|SO 10 49|
SS 8 30|TD 15 19|TH 15 100|TM 40 60|TR 39 35|TZ -6 35|UA 49 32|US 39.83 -98.58|UZ 41 64|VE 8 -66|
VN 16.17 107.83|YE 15 48|ZA -29 24|ZM -15 30|ZW -20 30
"""
"""Whole degrees in common use; for the United States the centre of the contiguous states."""

ABBREVIATED = ("US", "CA", "AU")
"""Countries whose divisions are written by two or three capitals."""

Ring = list[list[float]]
Centre = tuple[float, float, float]
"""Area in square degrees at the equator, latitude, longitude."""
Unit = tuple[list[Centre], str, set[str]]
"""A drawn unit: its parts, its country, its names."""


def centre(ring: Ring) -> Centre:
    """Area and centroid of a polygon, its width cut by its latitude (the shoelace formula)."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if not area:
        return 0.0, ring[0][1], ring[0][0]
    lat = y / (3 * area)
    return abs(area) / 2 * math.cos(math.radians(lat)), lat, x / (3 * area)


def drawn(feature: dict[str, Any]) -> list[Centre]:
    """The centres of the parts of one drawn division."""
    shape = feature["geometry"]
    parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return [centre([point[:2] for point in part[0]]) for part in parts]


def middle(centres: list[Centre]) -> tuple[float, float]:
    """One point for several parts, by their areas."""
    whole = sum(a for a, _, _ in centres) or 1.0
    if not sum(a for a, _, _ in centres):
        return centres[0][1], centres[0][2]
    return sum(a * y for a, y, _ in centres) / whole, sum(a * x for a, _, x in centres) / whole


def aliases(land: str, properties: dict[str, Any]) -> set[str]:
    """Other names of a drawn division, '=OH' for capitals that must stand as they are."""
    low = {key.lower(): value or "" for key, value in properties.items()}
    names = {low["name"], low["name_en"], low["gn_name"], *low["name_alt"].split("|")}
    names |= {low["abbrev"]} if "." in low["abbrev"] and land in ABBREVIATED else set()
    kept = {n.strip() for n in names if len(n.strip()) > 3 or "." in n}
    code = low["iso_3166_2"].rpartition("-")[2]
    return kept | ({f"={code}"} if land in ABBREVIATED and code.isalpha() else set())


def settlements(path: Path) -> dict[str, list[tuple[float, float, int]]]:
    """Latitude, longitude and people of the settlements of each division, by its code."""
    found = defaultdict(list)
    for line in path.open(encoding="utf8"):
        cell = line.rstrip("\n").split("\t")
        spot = (float(cell[4]), float(cell[5]), int(cell[14] or 0))
        found[f"{cell[8]}.{cell[10]}"].append(spot)
        if cell[11]:
            found[f"{cell[8]}.{cell[10]}.{cell[11]}"].append(spot)
    return found


def rows(folder: Path) -> Iterator[tuple[str, ...]]:
    """Kind, country, code, name, latitude, longitude, people, other names."""
    shapes: dict[str, list[Centre]] = defaultdict(list)
    units: dict[str, list[Unit]] = defaultdict(list)
    drawing = json.loads((folder / "ne_10m_admin_1_states_provinces.geojson").read_text("utf8"))
    for feature in drawing["features"]:
        low = {key.lower(): value for key, value in feature["properties"].items()}
        code = low["gn_a1_code"] or ""
        shapes[code] += drawn(feature)
        shapes[f"land {low['iso_a2']}"] += drawn(feature)
        units[code].append(
            (drawn(feature), low["iso_a2"], aliases(code[:2], feature["properties"]))
        )
    homes = settlements(folder / "cities500.txt")
    yield from countries(shapes, homes)
    for kind, name in (("region", "admin1CodesASCII.txt"), ("district", "admin2Codes.txt")):
        for line in (folder / name).open(encoding="utf8"):
            code, called = line.split("\t")[:2]
            lands = shapes.get(code) if kind == "region" else None
            spots = [(1.0, y, x) for y, x, _ in homes.get(code, ())]
            if lands or spots:
                own = main_unit(called, units.get(code, [])) if kind == "region" else None
                more = own[2] - {called} if own else set()
                yield row(kind, code, called, lands or spots, homes.get(code, []), more)
                yield from parts(code, [u for u in units.get(code, ()) if u is not own])
                units.pop(code, None)
    for code, left in units.items():
        yield from parts(code, left)


def main_unit(name: str, units: list[Unit]) -> Unit | None:
    """The drawn unit that is the division itself: the only one, or the one of its name."""
    named = [u for u in units if name in u[2]]
    return units[0] if len(units) == 1 else named[0] if named else None


def parts(code: str, units: list[Unit]) -> Iterator[tuple[str, ...]]:
    """Drawn units that are finer than the division, or that it has replaced, as districts."""
    for centres, land, names in units:
        called = sorted(n for n in names if n[0] != "=")
        if called and len(land) == 2:
            inside = f"{land}.{code.partition('.')[2]}." if code[:2] == land else f"{land}.."
            yield row("district", inside, called[0], centres, [], names - {called[0]})


def row(
    kind: str,
    code: str,
    name: str,
    centres: list[Centre],
    homes: list[tuple[float, float, int]],
    more: set[str],
) -> tuple[str, ...]:
    """One line of the file."""
    lat, lon = middle(centres)
    people = sum(n for _, _, n in homes)
    land, _, rest = code.partition(".")
    return (kind, land, rest, name, f"{lat:.2f}", f"{lon:.2f}", str(people), "|".join(sorted(more)))


def countries(
    shapes: dict[str, list[Centre]], homes: dict[str, list[tuple[float, float, int]]]
) -> Iterator[tuple[str, ...]]:
    """A line for each country, without names: those are the ISO standard's."""
    given = {c.split()[0]: c.split()[1:] for c in COMMON.replace("\n", "").split("|") if c}
    spots: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for code, found in homes.items():
        if code.count(".") == 1:
            spots[code[:2]] += found
    for land, found in sorted(spots.items()):
        lands = shapes.get(f"land {land}") or [(1.0, y, x) for y, x, _ in found]
        lat, lon = map(float, given[land]) if land in given else middle(lands)
        people = str(sum(n for _, _, n in found))
        yield ("country", land, "", "", f"{lat:.2f}", f"{lon:.2f}", people, "")


def main(folder: Path) -> None:
    """Write the file, the same bytes for the same input."""
    text = "".join("\t".join(cells) + "\n" for cells in rows(folder))
    OUT.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
