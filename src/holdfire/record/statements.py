"""Who said what, in which words, by what kind of speech."""

from dataclasses import dataclass
from enum import StrEnum

from .spans import Span
from .times import When


class Naming(StrEnum):
    """How a speaker is identified."""

    NAMED = "named"
    UNNAMED = "unnamed"
    OUTLET = "outlet"


class Act(StrEnum):
    """What a statement does (closed list)."""

    ANNOUNCE = "announce"
    CONFIRM = "confirm"
    CONFIRM_PART = "confirm-part"
    ACCEPT_IF = "accept-if"
    DECLINE = "decline"
    DENY = "deny"
    ALLEGE = "allege"
    REPORT = "report"
    JUDGE = "judge"
    REVISE = "revise"
    END = "end"
    OTHER = "other"


class Mode(StrEnum):
    """Whose words the content is: the speaker's, the outlet's paraphrase, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks, resolved over the document. `affiliation` is a country or body, as found."""

    id: str
    name: str
    naming: Naming
    role: str = ""
    affiliation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution: source, cue and content spans, and what they amount to."""

    id: str
    capture: str
    speaker: Speaker
    act: Act
    mode: Mode
    content: tuple[Span, ...]
    source: tuple[Span, ...] | None = None
    cue: tuple[Span, ...] | None = None
    via: str | None = None
    when: When | None = None
    inside: str | None = None
    reader: str = ""

    @property
    def words(self) -> str:
        """The content as printed, its pieces joined by a space."""
        return " ".join(s.words for s in self.content)

    @property
    def spans(self) -> tuple[Span, ...]:
        """All spans it rests on, in reading order."""
        return tuple(sorted((*(self.source or ()), *(self.cue or ()), *self.content)))
