"""What was concluded, under which reading, on what evidence, and what would change it."""

from dataclasses import dataclass
from enum import StrEnum

from .spans import Span
from .times import When
from .tri import Tri


class Word(StrEnum):
    """Conduct words (domain §4). Cells take the first four; UNDETERMINED outranks HOLDING."""

    HOLDING = "holding"
    DISPUTED = "holding, disputed"
    UNDETERMINED = "undetermined"
    BREACHED = "breached"
    PARTLY = "partially holding"
    COLLAPSED = "collapsed"
    NEVER = "never took effect"
    UNCONFIRMED = "undetermined (unconfirmed)"

    def __or__(self, other: "Word") -> "Word":
        return self if _RANK[self] >= _RANK[other] else other


_RANK = {word: n for n, word in enumerate(Word)}


class Phase(StrEnum):
    """Where a clause stands in time. Says nothing about conduct."""

    AHEAD = "not in force"
    RUNNING = "in force"
    SUSPENDED = "suspended"
    EXTENDED = "extended"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    DENOUNCED = "denounced"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something not known that a word depends on: the field, and the question in plain words."""

    field: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """One of the five answers of a match, with the field it depends on."""

    name: str
    answer: Tri
    reason: str
    field: str

    @property
    def fact(self) -> Fact:
        """The question that it leaves open."""
        return Fact(field=self.field, text=self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One incident held against one clause under one option."""

    id: str
    incident: str
    clause: str
    option: str
    tests: tuple[Test, ...]

    @property
    def scope(self) -> Tri:
        """The weakest of the five answers."""
        weakest = Tri.YES
        for test in self.tests:
            if test.answer is Tri.NO:
                return Tri.NO
            if test.answer is Tri.UNCLEAR:
                weakest = Tri.UNCLEAR
        return weakest

    @property
    def strength(self) -> tuple[int, int, int]:
        """How near it comes to being in scope, for an order: the scope, then its single answers."""
        answers = [t.answer for t in self.tests]
        return list(Tri).index(self.scope), -answers.count(Tri.NO), answers.count(Tri.YES)

    def test(self, name: str) -> Test:
        """The answer to one of: time, place, target, conduct, actor."""
        return next(t for t in self.tests if t.name == name)


START = Fact(field="start", text="a start by that day")
"""The fact that the unknown start lay before a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A smallest set of facts that would change the word, the word it would become, and the day."""

    word: Word
    facts: tuple[Fact, ...]
    incident: str | None = None
    day: str | None = None
    option: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A way of settling when the pause began: words somebody used, never a default.

    `when` None is the option "unknown", always among them.
    """

    label: str
    when: When | None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One word for one reading × clause × option × actor × day (or the roll-up of its cells).

    `forced`: the smallest sets of incidents that give the word, whatever else happened; empty where
    it rests on time and coverage alone.
    """

    id: str
    reading: str
    clause: str
    option: str
    actor: str | None
    day: str | None
    phase: Phase
    word: Word
    rules: tuple[str, ...]
    why: str
    confidence: str
    coverage: str
    as_of: str
    matches: tuple[Match, ...] = ()
    flips: tuple[Flip, ...] = ()
    forced: tuple[tuple[str, ...], ...] = ()
