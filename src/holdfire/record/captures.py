"""What was published, as it was saved, with the kind of every block."""

from dataclasses import dataclass
from enum import StrEnum

from .spans import Span
from .times import When


class BlockKind(StrEnum):
    """What a block of a page is; only some may carry facts."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    BYLINE = "byline"
    DATE = "date"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTICE = "notice"
    TEASER = "teaser"
    NAVIGATION = "navigation"
    COMMENT = "comment"
    BOILERPLATE = "boilerplate"


READABLE = frozenset({BlockKind.BODY, BlockKind.CAPTION})
"""Blocks that may found a statement, report or reading."""


class CaptureClass(StrEnum):
    """What kind of text a capture is, where it says so itself; or words that were quoted elsewhere
    and whose own source was not captured; or a coder's note, which quotes nobody."""

    MACHINE = "machine-generated"
    REPRINT = "reprint"
    SECONDARY = "quoted-secondary"
    NOTED = "noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph or line of a capture: kind and offsets in code points, end exclusive."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One saved text. `text` is what all offsets count in; `sha256` is of the raw bytes."""

    id: str
    file: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    url: str | None = None
    outlet: str | None = None
    origin_outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: When | None = None
    classes: frozenset[CaptureClass] = frozenset()
    language: str = "en"

    @property
    def machine(self) -> bool:
        """Whether the text says of itself that a machine wrote it; it is then never an origin."""
        return CaptureClass.MACHINE in self.classes

    @property
    def secondary(self) -> bool:
        """Whether only words quoted elsewhere are held, not their source."""
        return CaptureClass.SECONDARY in self.classes

    def span(self, start: int, end: int) -> Span:
        """The span over these offsets, with its words."""
        return Span(capture=self.id, start=start, end=end, words=self.text[start:end])

    def of(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """The blocks of these kinds, in order."""
        return tuple(b for b in self.blocks if b.kind in kinds)
