"""A brief: sentences that each carry what they rest on."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .incidents import Search
from .spans import Span


class Voice(StrEnum):
    """Whose words a piece of a sentence is."""

    OURS = "ours"
    SPEAKER = "speaker"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a sentence in one voice, and what it rests on."""

    text: str
    voice: Voice = Voice.OURS
    strong: bool = False
    spans: tuple[Span, ...] = ()
    searches: tuple[Search, ...] = ()
    rules: tuple[str, ...] = ()
    records: tuple[str, ...] = ()

    @property
    def rests(self) -> bool:
        """Whether anything stands under it."""
        return bool(self.spans or self.searches or self.rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence or a table cell; at least one of its pieces rests on something."""

    pieces: tuple[Piece, ...]
    id: str

    @property
    def text(self) -> str:
        """The words without marks."""
        return "".join(p.text for p in self.pieces)

    @property
    def rests(self) -> bool:
        """Whether it resolves to spans, search records or rules."""
        return any(p.rests for p in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of sentences under column heads; the first cell of a row may be a plain label."""

    heads: tuple[Sentence | str, ...]
    rows: tuple[tuple[Sentence | str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with sentences and tables in order; `style`: numbers, bullets or text.

    What the page has no room for has the key `rest`: it stands in brief.json alone.
    """

    title: str
    items: tuple[Sentence | Table, ...]
    style: str = "bullets"
    annex: bool = False
    key: str = ""

    @property
    def printed(self) -> bool:
        """Whether it stands on the page."""
        return self.key != "rest"

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, table cells included."""
        for item in self.items:
            if isinstance(item, Sentence):
                yield item
                continue
            for cell in (*item.heads, *(c for row in item.rows for c in row)):
                if isinstance(cell, Sentence):
                    yield cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One of the texts a brief rests on: its letter, and what it is; `noted`: a coder's note."""

    letter: str
    capture: str
    file: str
    description: str
    noted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A mark of the brief (A1), the span it stands for, and whether that is a coder's note."""

    mark: str
    span: Span
    noted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The whole page: preface, first screen, the sections, the annex of quoted spans."""

    title: str
    status: str
    as_of: str
    texts: tuple[Text, ...]
    preface: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    cited: tuple[Cited, ...]

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of the brief."""
        yield from self.preface
        for section in self.sections:
            yield from section.sentences()
