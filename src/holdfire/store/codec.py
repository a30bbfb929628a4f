"""Nouns of the record to bytes and back: JSON, exact, the same bytes for the same noun."""

import json
import re
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

import msgspec

from holdfire.errors import BadInput

T = TypeVar("T")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
"""Two surrogates side by side: as JSON escapes they would come back as one character."""
_decoder: Any = cache(msgspec.json.Decoder)  # Any: a cache has no type that depends on its key


def encode(noun: object) -> bytes:
    """A frozen dataclass as JSON in UTF-8: fields in their order, sets sorted.

    Times come back at the same instant, with a fixed offset in place of a named zone.
    """
    try:
        data = msgspec.json.encode(noun, order="deterministic")
        return data if _decoder(type(noun)).decode(data) == noun else _spelt(noun)
    except UnicodeEncodeError:
        return _spelt(noun)


def decode(cls: type[T], data: bytes) -> T:
    """The noun that `encode` wrote; raises BadInput where these bytes are none, or hold more."""
    try:
        noun = _read(cls, data)
        again = encode(noun)
        if again != data:
            _no_more(json.loads(_text(data)), json.loads(_text(again)))
    except (ValueError, msgspec.MsgspecError) as error:
        raise BadInput(
            f"these bytes are no {cls.__name__} of this version ({error}); "
            "use the version of holdfire that wrote them, or run `holdfire verify`"
        ) from error
    return noun


def _read(cls: type[T], data: bytes) -> T:
    try:
        noun: T = _decoder(cls).decode(data)
        return noun
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError):
        return msgspec.convert(json.loads(_text(data)), type=cls)


def _spelt(noun: object) -> bytes:
    """What msgspec cannot say: lone surrogates, and offsets that count seconds."""
    tree = msgspec.to_builtins(noun, order="deterministic", builtin_types=(datetime,))
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"), default=_instant)
    return text.encode("utf-8", "surrogatepass" if _PAIR.search(text) else "backslashreplace")


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _no_more(given: Any, kept: Any, at: str = "") -> None:  # Any: JSON of any shape
    """Raise ValueError when `given` has a key that `kept` lacks."""
    if isinstance(given, dict):
        if more := sorted(given.keys() - kept.keys()):
            raise ValueError(f"unknown key {at}{more[0]}")
        for key, value in given.items():
            _no_more(value, kept[key], f"{at}{key}.")
    elif isinstance(given, list):
        for one, other in zip(given, kept, strict=True):
            _no_more(one, other, at)
