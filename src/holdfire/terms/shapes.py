"""Lines and zones, drawn in GeoJSON files beside the deal."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from holdfire.record import Shape, ShapeKind

from .page import opened

_KINDS = {
    "LineString": (ShapeKind.LINE, 1),
    "MultiLineString": (ShapeKind.LINE, 2),
    "Polygon": (ShapeKind.ZONE, 2),
    "MultiPolygon": (ShapeKind.ZONE, 3),
}
"""Geometry → what it is, and how deep its points lie."""


def shape_of(folder: Path, name: str) -> Shape:
    """The line or zone in a GeoJSON file; raises ValueError that tells what is wrong with it."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ValueError(f"{name} lies outside the deal folder; put the file in it")
    if not path.is_file():
        raise ValueError(f"there is no file {name} in the deal folder; draw it, or drop the key")
    try:
        found = list(_geometries(json.loads(opened(path, name))))
        kinds = {_KINDS[g["type"]][0] for g in found}
        paths = tuple(p for g in found for p in _paths(g["coordinates"], _KINDS[g["type"]][1]))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ValueError(f"{name} is no GeoJSON of lines or polygons; draw it anew") from None
    if len(kinds) != 1 or not paths:
        raise ValueError(f"{name} must hold lines only, or polygons only; make it two files")
    kind = kinds.pop()
    if any(len(p) < (4 if kind is ShapeKind.ZONE else 2) or _open(p, kind) for p in paths):
        raise ValueError(f"{name} has a ring that is not closed, or a line of one point; mend it")
    return Shape(name=name, kind=kind, paths=paths)


Point = tuple[float, float]


def _open(path: tuple[Point, ...], kind: ShapeKind) -> bool:
    return kind is ShapeKind.ZONE and path[0] != path[-1]


def _geometries(value: Any) -> Iterator[dict[str, Any]]:  # JSON of any shape
    if value["type"] == "FeatureCollection":
        for feature in value["features"]:
            yield from _geometries(feature)
    elif value["type"] == "Feature":
        yield from _geometries(value["geometry"])
    elif value["type"] == "GeometryCollection":
        for geometry in value["geometries"]:
            yield from _geometries(geometry)
    else:
        yield value


def _paths(value: Any, depth: int) -> Iterator[tuple[Point, ...]]:  # JSON of any shape
    if depth > 1:
        for below in value:
            yield from _paths(below, depth - 1)
    else:
        yield tuple(_point(p) for p in value)


def _point(value: Any) -> Point:  # JSON of any shape
    lon, lat = (float(n) for n in value[:2])
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError("no degrees")
    return lon, lat
