"""Whom a case listens to, and whether the listening was good enough to mean anything."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .tri import Tri


class SourceKind(StrEnum):
    """How a source is looked at."""

    FEED = "feed"
    PAGE = "page"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One outlet of a case, as its sources.toml states it; what is not stated is None or empty.

    Outlets with one `group` are one voice. `expected` is the least and most new documents on a
    day of `zone` (IANA); `lag` the hours of silence after which something is wrong. `covers` are
    places, `party` whose outlet it is, `aliases` other names and hosts of it. `follow`: the
    articles behind a feed's entries are wanted, where they stand on the source's own hosts.
    """

    id: str
    name: str
    url: str | None = None
    kind: SourceKind = SourceKind.NONE
    language: str | None = None
    group: str | None = None
    expected: tuple[int, int] | None = None
    lag: float | None = None
    zone: str | None = None
    covers: tuple[str, ...] = ()
    party: str | None = None
    aliases: tuple[str, ...] = ()
    follow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """How well a source was watched from `first` to `last`, days of the source's zone, inclusive.

    `looked` and `missed` are the days with and without a look that was answered; `shown` is how
    many new documents each looked-at day brought. `adequate` is yes only where volume was stated,
    every day was looked at and nothing is amiss. Each of `issues` is a sentence.
    """

    source: str
    first: date
    last: date
    looked: tuple[date, ...]
    missed: tuple[date, ...]
    shown: tuple[tuple[date, int], ...]
    adequate: Tri
    issues: tuple[str, ...]
