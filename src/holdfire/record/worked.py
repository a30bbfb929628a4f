"""Written down beside the terms of a deal: what happened, who claims what, what came of it."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .findings import Word
from .spans import Span
from .times import When


class Turning(StrEnum):
    """What became of an arrangement as a whole, in time; it says nothing about conduct."""

    SUSPENDED = "suspended"
    RESUMED = "resumed"
    EXTENDED = "extended"
    SUPERSEDED = "superseded"
    DENOUNCED = "denounced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn in the life of an arrangement, by whom, and since when; `until` is the new end that
    an extension states. `readings` it bears on by id (empty: all of them)."""

    kind: Turning
    actor: str | None
    when: When | None
    until: When | None = None
    readings: tuple[str, ...] = ()
    span: Span | None = None


class Attests(StrEnum):
    """What somebody does about an incident."""

    REPORTS = "reports"
    ADMITS = "admits"
    VERIFIES = "verifies"
    DENIES = "denies"
    DISPUTES = "disputes"
    RETRACTS = "retracts"
    RECLASSIFIES = "reclassifies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """One telling of an incident: who said so first (`origin`; None: not known), in which words
    (None: none were quoted), and where it can be read."""

    id: str
    incident: str
    attests: Attests
    origin: str | None
    address: str | None
    statement: str | None = None
    span: Span | None = None


class ClaimKind(StrEnum):
    """A party's number, or its verdict."""

    COUNT = "count"
    VERDICT = "verdict"


_BREACHES = re.compile(
    r"\b(?:violations?|breach(?:es)?|infringements?|infractions?)$|^times (?:violated|breached|"
    r"broken|broke|infringed|flouted|ignored|disregarded)$",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A party's count of breaches or its verdict: never added, averaged or ranked, and never part
    of a finding.

    `by` who says so, `about` whom it blames or judges; `n` of `unit`, the author's own term, over
    `period` (for a verdict `words` alone); `said` when it was said.
    """

    id: str
    kind: ClaimKind
    by: str
    about: str | None
    words: str
    n: float | None = None
    unit: str | None = None
    period: When | None = None
    said: When | None = None
    span: Span | None = None
    address: str | None = None

    @property
    def counted(self) -> str | None:
        """What is counted, in one term for all authors: violations are breaches too."""
        return _BREACHES.sub("breaches", self.unit) if self.unit else None

    def differs(self, other: "Claim") -> str:
        """Why two counts cannot be set beside each other; "" where unit and period are the same.

        A verdict is never set beside anything.
        """
        if ClaimKind.VERDICT in (self.kind, other.kind):
            return "a verdict is no count"
        if self.counted != other.counted:
            return "different unit"
        if self.period is None or other.period is None:
            return "period not stated"
        ends = [(p.earliest, p.latest) for p in (self.period, other.period)]
        if not (self.period.known and other.period.known):
            return "period not known"
        return "" if ends[0] == ends[1] else "different period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A worked example: the word that the rules give, worked out by hand, and why.

    Without `clause` it is the word of the whole reading; `option`, `actor` and `day` (ISO) narrow
    it to the cells they fit, all of which have the word.
    """

    reading: str
    word: Word
    as_of: datetime
    why: str
    clause: str = ""
    option: str = ""
    actor: str | None = None
    day: str | None = None
    phase: str | None = None
