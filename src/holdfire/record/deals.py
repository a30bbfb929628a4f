"""What people write down about an arrangement: who is in it, and who said what."""

from dataclasses import dataclass
from enum import StrEnum

from .incidents import Coverage, Incident
from .readings import Reading
from .statements import Naming, Statement
from .tri import Tri
from .worked import Attestation, Claim, Expected, Turn


class Pact(StrEnum):
    """How many undertake something, and whether someone stands between them."""

    UNILATERAL = "unilateral"
    RECIPROCAL = "reciprocal"
    BILATERAL = "bilateral"
    MEDIATED = "mediated"
    UNKNOWN = "unknown"


class Purpose(StrEnum):
    """What an arrangement is said to be for."""

    HUMANITARIAN = "humanitarian"
    PEACE_PROCESS = "peace process"
    HOLIDAY = "holiday"
    ELECTION = "election"
    OTHER = "other"


class Form(StrEnum):
    """How the arrangement was put into the world."""

    ORAL = "oral"
    POST = "post"
    ORDER = "order"
    READOUT = "readout"
    SIGNED = "signed text"
    SIDE_LETTER = "side letter"
    RESOLUTION = "resolution"
    OTHER = "other"


class Tie(StrEnum):
    """What one arrangement is to another."""

    EXTENDS = "extends"
    SUPERSEDES = "supersedes"
    OVERLAPS = "overlaps"
    RESPONDS_TO = "responds_to"


class ActorType(StrEnum):
    """What an actor is."""

    STATE = "state"
    ARMED_GROUP = "armed group"
    BODY = "body"
    OFFICIAL = "official"
    OUTLET = "outlet"
    OPERATOR = "operator"
    OTHER = "other"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What an actor is in an arrangement."""

    BOUND = "bound"
    ANNOUNCER = "announcer"
    GUARANTOR = "guarantor"
    MEDIATOR = "mediator"
    MONITOR = "monitor"
    NON_PARTY = "non-party"
    PROXY = "proxy"


class Support(StrEnum):
    """Where the words of an utterance were seen: in a capture of the case, or quoted elsewhere."""

    CAPTURED = "captured"
    SECONDARY = "quoted-secondary"


class ShapeKind(StrEnum):
    """Whether a drawn area is a line or a zone."""

    LINE = "line"
    ZONE = "zone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone in the arrangement. `proxy_of` and `speaks_for` are ids of other actors."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    type: ActorType = ActorType.UNKNOWN
    roles: tuple[Role, ...] = ()
    naming: Naming = Naming.NAMED
    proxy_of: str | None = None
    speaks_for: str | None = None

    def called(self, name: str) -> bool:
        """Whether this is one of its names, or its id."""
        return name in (self.id, self.name, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """One pause as announced. What is None, empty or unknown was not stated by anybody.

    `ties`: what it is to other arrangements, by their ids.
    """

    id: str
    name: str
    conflict: str | None = None
    kind: Pact = Pact.UNKNOWN
    purpose: tuple[Purpose, ...] = ()
    form: tuple[Form, ...] = ()
    text_held: Tri = Tri.UNCLEAR
    mechanism: str | None = None
    consequence: str | None = None
    ties: tuple[tuple[Tie, str], ...] = ()
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A statement relied on. Where its source was not captured, its words are known from `address`
    only, and its spans count in the words themselves, under the statement's own id.
    """

    statement: Statement
    support: Support
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A line or zone as drawn, in degrees, longitude first; `name` is its file in the deal folder.

    In a zone every path is a ring: a point is inside where an odd number of rings holds it.
    """

    name: str
    kind: ShapeKind
    paths: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """A deal folder, loaded: every part of every reading rests on words that stand there.

    What people wrote down of what happened: `incidents` with what attests them, and `coverage`;
    `treated` are (reading, incident) pairs that the holder's own account puts under the pause,
    `accusers` the origins that are a bound side. `claims` never enter a finding. `expected` are
    worked examples.
    """

    arrangement: Arrangement
    utterances: tuple[Utterance, ...]
    readings: tuple[Reading, ...]
    shapes: tuple[Shape, ...] = ()
    incidents: tuple[Incident, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    treated: frozenset[tuple[str, str]] = frozenset()
    accusers: frozenset[str] = frozenset()
    turns: tuple[Turn, ...] = ()
    claims: tuple[Claim, ...] = ()
    expected: tuple[Expected, ...] = ()
