"""How something came in: found bytes, where they were found, and what was seen when looking."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One document as found: its own bytes, and what its container or the wire says of it.

    `name` is printed to people: a path, a URL, or "export.json#1042" for a part of a container.
    `media` is an Internet media type ("text/html"), "" where nothing tells. Times are aware.
    `container` is the SHA-256 of the file it was found in.
    """

    data: bytes
    name: str
    media: str = ""
    charset: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None
    published: datetime | None = None
    fetched: datetime | None = None
    container: str | None = None


class Seen(StrEnum):
    """What a look at a source met with."""

    NEW = "new"
    SAME = "unchanged"
    EMPTY = "empty"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at one source: who looked, where, when (UTC), and what was met with.

    `count` is how many documents the source showed, `fresh` how many of them were not yet on
    record, `newest` the latest time of publication among them. `problem` is one sentence.
    """

    id: str
    source: str
    at: datetime
    by: str
    seen: Seen
    count: int = 0
    fresh: int = 0
    newest: datetime | None = None
    problem: str = ""
    etag: str | None = None
    modified: str | None = None
