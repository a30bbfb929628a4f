"""Times as the sources give them: stretches of instants with a stated basis, never a bare guess."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .tri import Tri


class Precision(StrEnum):
    """How finely the words fix the time."""

    MINUTE = "minute"
    HOUR = "hour"
    PART = "part of day"
    NIGHT = "night"
    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    UNKNOWN = "unknown"

    __hash__ = str.__hash__  # Enum's own is slow, and asked for a million times


class Ending(StrEnum):
    """What the words say about one end of a window."""

    INCLUSIVE = "inclusive"
    EXCLUSIVE = "exclusive"
    UNKNOWN = "unknown"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The earliest and latest instant the words allow, both inclusive and aware; None is unknown.

    `basis` is the words that gave the stretch and the day they were counted from; `zone` says how
    the time zone came about ("stated: EET", "place: Kyiv", "unstated" — then kept in UTC).
    """

    earliest: datetime | None
    latest: datetime | None
    precision: Precision
    basis: str
    zone: str = "unstated"

    def __post_init__(self) -> None:
        for instant in (self.earliest, self.latest):
            if instant is not None and instant.tzinfo is None:
                raise ValueError("a When needs times with a zone")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"latest {self.latest} is before earliest {self.earliest}")

    @property
    def known(self) -> bool:
        """Whether both ends are known."""
        return self.earliest is not None and self.latest is not None

    def before(self, other: "When") -> Tri:
        """Whether this stretch lies wholly before the other."""
        if self.latest and other.earliest and self.latest < other.earliest:
            return Tri.YES
        if self.earliest and other.latest and self.earliest > other.latest:
            return Tri.NO
        return Tri.UNCLEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One end of a window: when, whether that instant belongs to it, and the words."""

    when: When | None
    ending: Ending
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When a clause binds, by one way of settling what the words leave open."""

    start: Edge
    end: Edge

    def covers(self, when: When | None) -> Tri:
        """Whether something at `when` falls inside: surely, surely not, or it depends."""
        if when is None:
            return Tri.UNCLEAR
        return self._begun(when) & self._running(when)

    def _begun(self, when: When) -> Tri:
        if self.start.when is None:
            return Tri.YES if self.start.ending is Ending.OPEN else Tri.UNCLEAR
        if self.start.ending is Ending.INCLUSIVE and _not_before(when, self.start.when):
            return Tri.YES
        if self.start.ending is Ending.EXCLUSIVE and _not_after(when, self.start.when):
            return Tri.NO
        return self.start.when.before(when)

    def _running(self, when: When) -> Tri:
        if self.end.when is None:
            return Tri.YES if self.end.ending is Ending.OPEN else Tri.UNCLEAR
        if self.end.ending is Ending.INCLUSIVE and _not_after(when, self.end.when):
            return Tri.YES
        if self.end.ending is Ending.EXCLUSIVE and _not_before(when, self.end.when):
            return Tri.NO
        return when.before(self.end.when)


def _not_before(when: When, start: When) -> bool:
    return bool(when.earliest and start.earliest and when.earliest >= start.earliest)


def _not_after(when: When, end: When) -> bool:
    return bool(when.latest and end.latest and when.latest <= end.latest)
