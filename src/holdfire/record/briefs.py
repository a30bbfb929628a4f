"""A brief: sentences that each carry what they rest on."""

from dataclasses import dataclass
from enum import StrEnum

from .spans import Span


class Voice(StrEnum):
    """Whose words a piece of a sentence is."""

    OURS = "ours"
    SPEAKER = "speaker"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a sentence in one voice, with the marks that follow it (A1, B0)."""

    text: str
    voice: Voice = Voice.OURS
    cites: tuple[str, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence or cell. `rests` are ids of spans' marks, searches or rules; never empty."""

    pieces: tuple[Piece, ...]
    rests: tuple[str, ...]
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A mark of the brief (A1) and the span it stands for."""

    mark: str
    span: Span
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of sentences under column heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with paragraphs, list items and tables, in printing order."""

    title: str
    items: tuple[Sentence | Table, ...]
    style: str = "list"
    annex: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The whole page: first screen first, annex last."""

    title: str
    status: str
    preface: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    cited: tuple[Cited, ...]
    as_of: str
