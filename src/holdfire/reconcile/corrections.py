"""Corrections people make to what was read: which fields may be put right, and how."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from holdfire.errors import BadInput
from holdfire.record import (
    Act,
    Agent,
    Capture,
    Cause,
    Count,
    Deed,
    Incident,
    Naming,
    Place,
    Precision,
    Report,
    Statement,
    When,
)

Noun = TypeVar("Noun", bound=Report | Incident | Statement | Capture)
_UNKNOWN = "unknown"
_COUNT = re.compile(r"(\d{1,7})(?:(\+)|-(\d{1,7}))?")
_PLACE = re.compile(r"(?P<name>[^@]+)(?:@(?P<lat>-?\d+(?:\.\d+)?),(?P<lon>-?\d+(?:\.\d+)?))?")


def corrected(noun: Noun, field: str, value: str) -> Noun:
    """The noun with one field put right; BadInput where the field or the value will not do.

    A report has deed, cause, actor, place (NAME or NAME@LAT,LON), when (a time or START/END, each
    with its offset), killed and injured (3, 3-5 or 3+); a statement act and speaker; a capture
    outlet and published (a day). Every field of a report but deed and cause takes "unknown".
    """
    fields = _fields_of(noun)
    if field not in fields:
        known = ", ".join(sorted(fields)) or "nothing"
        raise BadInput(f"{field!r} cannot be corrected here; what can be is {known}")
    try:
        put: dict[str, Any] = {field: fields[field](noun, value.strip())}  # as the field is typed
        return replace(noun, **put)
    except (ValueError, TypeError) as error:
        raise BadInput(f"{field}={value!r} will not do ({error}); see docs/case.md") from error


def _fields_of(noun: object) -> dict[str, Callable[..., object]]:
    told: dict[str, Callable[..., object]] = {
        "deed": lambda _, v: _one_of(Deed, v),
        "cause": lambda _, v: _one_of(Cause, v),
        "actor": lambda _, v: Agent(name=None if v == _UNKNOWN else _name(v), basis="corrected"),
        "place": _place,
        "when": lambda _, v: _when(v),
        "killed": lambda _, v: _count(v),
        "injured": lambda _, v: _count(v),
    }
    kinds: dict[type, dict[str, Callable[..., object]]] = {
        Report: told,
        Incident: told,
        Statement: {
            "act": lambda _, v: _one_of(Act, v),
            "speaker": lambda s, v: replace(s.speaker, name=_name(v), naming=Naming.NAMED),
        },
        Capture: {
            "outlet": lambda _, v: _name(v),
            "published": lambda _, v: _day(v),
        },
    }
    return kinds.get(type(noun), {})


def _one_of(kind: type[StrEnum], value: str) -> StrEnum:
    """A word of a closed list."""
    if value not in set(kind):
        raise ValueError(f"write one of {', '.join(kind)}")
    return kind(value)


def _name(value: str) -> str:
    if not value:
        raise ValueError("write a name")
    return value


def _place(report: Report | Incident, value: str) -> Place | None:
    """A place by name, in the country of the one it corrects; coordinates only where given."""
    if value == _UNKNOWN:
        return None
    match = _PLACE.fullmatch(value)
    if match is None:
        raise ValueError("write NAME or NAME@LAT,LON")
    if match["lat"] and not (abs(float(match["lat"])) <= 90 and abs(float(match["lon"])) <= 180):
        raise ValueError("latitude lies within 90 degrees, longitude within 180")
    old = report.place
    return Place(
        name=match["name"].strip(),
        precision="settlement",
        country=old.country if old else None,
        lat=float(match["lat"]) if match["lat"] else None,
        lon=float(match["lon"]) if match["lon"] else None,
        zone=old.zone if old else None,
        basis="corrected",
    )


def _when(value: str) -> When | None:
    if value == _UNKNOWN:
        return None
    first, _, last = value.partition("/")
    start, end = datetime.fromisoformat(first), datetime.fromisoformat(last or first)
    if start.tzinfo is None or end.tzinfo is None:
        raise ValueError("give each time with its offset, as in 2031-03-06T21:40+02:00")
    return When(
        earliest=start,
        latest=end,
        precision=Precision.MINUTE if start == end else Precision.HOUR,
        basis="corrected",
        zone="as corrected",
    )


def _day(value: str) -> When:
    day = datetime.combine(date.fromisoformat(value), datetime.min.time(), tzinfo=UTC)
    return When(
        earliest=day,
        latest=day + timedelta(days=1, minutes=-1),
        precision=Precision.DAY,
        basis="corrected",
    )


def _count(value: str) -> Count | None:
    if value == _UNKNOWN:
        return None
    match = _COUNT.fullmatch(value)
    if match is None:
        raise ValueError("write 3, 3-5 or 3+")
    low = int(match[1])
    high = None if match[2] else int(match[3] or low)
    if high is not None and high < low:
        raise ValueError("the second number is smaller than the first")
    return Count(low=low, best=low if high == low else None, high=high)
