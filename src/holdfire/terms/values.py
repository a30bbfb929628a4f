"""What may stand after a key: how it is read, and how a schema says so."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from .page import Cell, Faulty, Filled, meant


@dataclass(frozen=True, slots=True)
class Value:
    """A kind of value: `read` gives it or tells the fault and raises Faulty."""

    read: Callable[[Cell], Any]  # Any: each kind gives its own
    schema: Mapping[str, Any]  # Any: JSON


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table: what stands after it, what it is for, whether it must be there."""

    value: Value
    about: str
    must: bool = False


Keys = Mapping[str, Key]


def one(fits: Callable[[object], bool], what: str, schema: Mapping[str, Any]) -> Value:
    """A value that fits as it is; `what` ends the sentence that tells it must."""

    def read(cell: Cell) -> object:
        return cell.value if fits(cell.value) else cell.fail(f"must be {what}")

    return Value(read, schema)


_SLUG = r"[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*"
slug = one(
    lambda v: isinstance(v, str) and re.fullmatch(_SLUG, v) is not None,
    'letters, digits, hyphens and underscores, such as "river-truce"',
    {"type": "string", "pattern": f"^{_SLUG}$"},
)
text = one(
    lambda v: isinstance(v, str) and bool(v.strip()),
    'words in quotes, such as "the river towns"',
    {"type": "string", "pattern": r"\S"},
)
flag = one(lambda v: isinstance(v, bool), "true or false", {"type": "boolean"})
offset = one(
    lambda v: type(v) is int and v >= 0,
    "a count of characters from the start of the text, such as 470",
    {"type": "integer", "minimum": 0},
)
whole = one(
    lambda v: type(v) is int and v >= 0,
    "a whole number, 0 or more",
    {"type": "integer", "minimum": 0},
)
day = one(
    lambda v: type(v) is date, "a day, such as 2031-03-05", {"type": "string", "format": "date"}
)
moment = one(
    lambda v: isinstance(v, datetime) and v.tzinfo is not None,
    "a time with its offset, such as 2031-03-05T18:00:00+02:00",
    {"type": "string", "format": "date-time"},
)


def number(what: str, least: float, most: float, *, above: bool = False) -> Value:
    """A number from `least` (or above it) to `most`."""

    def read(cell: Cell) -> float:
        value = cell.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            cell.fail(f"must be {what}")
        if not least <= value <= most or (above and value == least):
            cell.fail(f"must be {what}")
        return float(value)

    low = "exclusiveMinimum" if above else "minimum"
    return Value(read, {"type": "number", low: least, "maximum": most})


def choice(kind: type[StrEnum]) -> Value:
    """A member of a closed list, by its word."""
    return words_of({m.value: m for m in kind})


def words_of(words: Mapping[str, Any]) -> Value:
    """One of these words, and what each stands for."""

    def read(cell: Cell) -> object:
        if not isinstance(cell.value, str) or cell.value not in words:
            cell.fail(f"{cell.value!r} is not known here{meant(str(cell.value), words)}")
        return words[cell.value]

    return Value(read, {"enum": list(words)})


def many(value: Value) -> Value:
    """A list of such values; faulty members are told and left out."""

    def read(cell: Cell) -> tuple[object, ...]:
        if not isinstance(cell.value, list):
            cell.fail("must be a list, in square brackets")
        kept: list[object] = []
        for n, member in enumerate(cell.value):
            try:
                kept.append(value.read(cell.below(n, member)))
            except Faulty:
                continue
        return tuple(kept)

    return Value(read, {"type": "array", "items": value.schema})


def either(claims: Callable[[object], bool], value: Value, other: Value) -> Value:
    """One kind where it claims the value, else the other."""

    def read(cell: Cell) -> object:
        return (value if claims(cell.value) else other).read(cell)

    return Value(read, {"anyOf": [value.schema, other.schema]})


def table(what: str, keys: Keys) -> Value:
    """A table with these keys and no others; a bad key is told and left out."""

    def read(cell: Cell) -> Filled:
        given = cell.value
        if not isinstance(given, dict):
            cell.fail(f"must be a table: the keys of {what}")
        for key in given:
            if key not in keys:
                cell.page.tell((*cell.at, key), f"is no key of {what}{meant(key, keys)}")
        for key in (k for k, known in keys.items() if known.must and k not in given):
            cell.page.tell(cell.at, f"{what} has no {key}; add {key} = …")
        return Filled(cell=cell, values=_values(cell, given, keys))

    return Value(read, _schema(keys))


def _values(cell: Cell, given: Mapping[str, object], keys: Keys) -> dict[str, object]:
    values: dict[str, object] = {}
    for key in (k for k in given if k in keys):
        try:
            values[key] = keys[key].value.read(cell.below(key, given[key]))
        except Faulty:
            continue
    return values


def _schema(keys: Keys) -> dict[str, object]:
    return {
        "type": "object",
        "properties": {k: {"description": v.about, **v.value.schema} for k, v in keys.items()},
        "required": [k for k, v in keys.items() if v.must],
        "additionalProperties": False,
    }
