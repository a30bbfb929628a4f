"""Reports merged into incidents, with who first said so; and what was watched."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .reports import Agent, Cause, Count, Deed, Place
from .spans import Span
from .times import When
from .tri import Tri


class Standing(StrEnum):
    """How well an incident is attested (domain ladder); the last four are side states."""

    REPORTED = "reported"
    CORROBORATED = "corroborated"
    CONFIRMED = "confirmed"
    CONTESTED = "contested"
    DENIED = "denied"
    RETRACTED = "retracted"
    RECLASSIFIED = "reclassified"

    __hash__ = str.__hash__  # Enum's own is slow, and asked for a million times


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who first published something; copies and rewrites share their source's origin."""

    id: str
    name: str
    captures: tuple[str, ...]
    basis: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One thing that happened, as merged from reports. `parents` are broader reports that may
    include it: never added to it. `denials` are statements that deny it."""

    id: str
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    deed: Deed
    cause: Cause
    actor: Agent
    place: Place | None
    when: When | None
    targets: tuple[str, ...]
    target_classes: tuple[str, ...]
    means: tuple[str, ...]
    killed: Count | None
    injured: Count | None
    standing: Standing
    spans: tuple[Span, ...]
    broad: bool = False
    parents: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Who was looking, where and when; an absence report covers only what it states: with `means`
    or `classes` of target named, only those."""

    id: str
    note: str
    adequate: Tri
    spans: tuple[Span, ...]
    place: Place | None = None
    when: When | None = None
    origin: str | None = None
    means: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    def lasts(self, day: When, until: datetime) -> bool:
        """Whether somebody looked through all of a day, as far as it had gone by then."""
        if not (self.when and self.when.earliest and self.when.latest and day.earliest):
            return False
        last = min(day.latest - timedelta(minutes=1), until) if day.latest else until
        return self.when.earliest <= day.earliest and self.when.latest >= last


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A reversible judgement that two names in the record are one actor, and why."""

    id: str
    left: str
    right: str
    same: Tri
    rule: str
    spans: tuple[Span, ...] = ()


class Difference(StrEnum):
    """Why two accounts differ; a conflict only where both cannot be true."""

    CONFLICT = "conflict"
    MEASURE = "different measure"
    PERIOD = "different period"
    COUNT = "counts of one event"
    CAUSE = "different cause"
    SCOPE = "different scope"
    ACCOUNTS = "accounts not exclusive"
    WORDING = "drift in retelling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two or more accounts laid side by side. Each side: who, what, the spans."""

    id: str
    topic: str
    kind: Difference
    sides: tuple[tuple[str, str, tuple[Span, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What a "nothing found" rests on: the captures and blocks read, and the question."""

    id: str
    question: str
    captures: tuple[str, ...]
    blocks: tuple[tuple[str, int], ...]
    method: str
