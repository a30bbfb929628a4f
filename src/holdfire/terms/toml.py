"""Values and tables as TOML text, one line to a value."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from holdfire.errors import BadInput


def value(given: object) -> str:
    """A text, number, truth, time, list or table on one line; raises BadInput where none can be."""
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, str):
        return _text(given)
    if isinstance(given, int | float):
        return repr(given)
    if isinstance(given, datetime):
        return _moment(given)
    if isinstance(given, Mapping):
        return "{ " + ", ".join(f"{k} = {value(v)}" for k, v in given.items()) + " }"
    if isinstance(given, list | tuple):
        return "[" + ", ".join(map(value, given)) + "]"
    raise TypeError(f"{type(given).__name__} has no place in a deal folder")


def pairs(given: Mapping[str, object]) -> list[str]:
    """A line for each key; None, empty texts and empty lists are left out."""
    return [
        f"{k} = {value(v)}" for k, v in given.items() if v is not None and v not in ("", (), [])
    ]


def _text(given: str) -> str:
    try:
        given.encode()
    except UnicodeEncodeError:
        raise BadInput(
            f"{given[:40]!a} holds half a character, which no TOML can; leave that text out"
        ) from None
    return json.dumps(given, ensure_ascii=False).replace("\x7f", "\\u007f")


def _moment(given: datetime) -> str:
    """With its offset; where that counts seconds, in UTC."""
    offset = given.utcoffset()
    whole = offset is not None and offset.total_seconds() % 60 == 0
    return (given if whole else given.astimezone(UTC)).isoformat()
