"""What is said to have happened, or not to have happened; figures; meetings; things named."""

from dataclasses import dataclass
from enum import StrEnum

from .spans import Span
from .times import When


class Cause(StrEnum):
    """What brought an incident about, as reported."""

    ATTACK = "attack"
    ACCIDENT = "accident"
    WEATHER = "weather"
    EXERCISE = "exercise"
    LEGACY = "legacy-ordnance"
    UNKNOWN = "unknown"

    __hash__ = str.__hash__  # Enum's own is slow, and asked for a million times


class Deed(StrEnum):
    """The kind of conduct reported."""

    STRIKE = "strike"
    SHELLING = "shelling"
    GUNFIRE = "gunfire"
    GROUND = "ground-assault"
    EXPLOSION = "explosion"
    INTERCEPTION = "interception"
    OVERFLIGHT = "overflight"
    MOVEMENT = "movement"
    SEIZURE = "seizure"
    OBSTRUCTION = "obstruction"
    OUTAGE = "outage"
    ATTACK = "attack"
    OTHER = "other"

    __hash__ = str.__hash__  # Enum's own is slow, and asked for a million times


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people as the words give it; None on a side means no bound was given."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place named in the words; coordinates in degrees where the gazetteer is sure, else None."""

    name: str
    precision: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    zone: str | None = None
    basis: str = ""

    @property
    def exact(self) -> bool:
        """Whether it is a spot on the map, not a stretch of land."""
        return self.precision in ("settlement", "facility")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Who is said to have done it, and on what basis: stated, attributed, implied or unstated."""

    name: str | None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One telling of an incident, or of the absence of one; no statement: the outlet's voice."""

    id: str
    capture: str
    span: Span
    sentence: Span
    deed: Deed
    cause: Cause
    absence: bool
    background: bool
    actor: Agent
    place: Place | None
    when: When | None
    statement: str | None = None
    means: tuple[str, ...] = ()
    targets: tuple[Span, ...] = ()
    target_classes: tuple[str, ...] = ()
    killed: Count | None = None
    injured: Count | None = None
    reader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure about a state or an effect. Never added, averaged or ranked."""

    id: str
    capture: str
    span: Span
    what: str
    value: float | None
    unit: str | None
    statement: str | None = None
    place: Place | None = None
    when: When | None = None
    exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Talks, a call or a visit that took place or is planned."""

    id: str
    capture: str
    span: Span
    who: tuple[str, ...]
    statement: str | None = None
    place: Place | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Something named in the text, and the one place, time or count it was resolved to, if any."""

    id: str
    capture: str
    type: str
    span: Span
    place: Place | None = None
    when: When | None = None
    count: Count | None = None
    unit: str | None = None

    @property
    def resolved(self) -> Place | When | Count | None:
        """What the words were resolved to, whatever it is."""
        return self.place or self.when or self.count
