"""A file that holds documents, and the way from an item to what may be said of it."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from holdfire.collect.assemble import Stated
from holdfire.collect.published import from_moment
from holdfire.errors import BadInput
from holdfire.record import Item, When

_YEARS = range(1991, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An open container: its name as printed, its bytes from the start, their SHA-256, and how
    many bytes one document in it may have."""

    name: str
    stream: BinaryIO
    digest: str
    limit: int


def held(data: bytes, name: str, limit: int) -> Source:
    """A container held in memory."""
    digest = hashlib.sha256(data).hexdigest()
    return Source(name=name, stream=BytesIO(data), digest=digest, limit=limit)


@contextmanager
def foreign(message: str) -> Iterator[None]:
    """Turn whatever a library raises on hostile bytes into `BadInput` with this message."""
    try:
        yield
    except BadInput:
        raise
    except Exception as error:
        raise BadInput(message) from error


def when(moment: datetime | None, basis: str) -> When | None:
    """The stretch a stated time stands for: a minute with a zone, else the day; None where it is
    none that a publication can have."""
    if moment is None or moment.year not in _YEARS:
        return None
    return from_moment(moment, f"{basis}: {moment.isoformat(sep=' ', timespec='minutes')}")


def stated(item: Item, basis: str = "stated where it was found") -> Stated:
    """What an item's container says of it."""
    return Stated(
        url=item.url,
        title=_one_line(item.title),
        outlet=_one_line(item.outlet),
        byline=_one_line(item.byline),
        published=when(item.published, basis),
        language=item.language,
    )


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def canonical(mark: bytes, fields: Mapping[str, object]) -> bytes:
    """The fields as JSON whose bytes are always the same: a mark first, then sorted, no blanks,
    nothing empty; UTF-8, with U+FFFD for what no UTF-8 can hold."""
    kept = {key: value for key, value in sorted(fields.items()) if value not in (None, "", [])}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    body = text[1:].encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
    return mark + (b"," if kept else b"") + body


def fields_of(data: bytes) -> dict[str, object]:
    """The fields of such JSON. Raises `BadInput`."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise BadInput("it is damaged; add what it was taken from again")
    return found


def words(value: object) -> str:
    """A field that should be text, or nothing."""
    return value if isinstance(value, str) else ""
