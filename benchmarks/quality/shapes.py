"""One shape for answers and for what the reader found, so that both are compared like with like."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

Spans = tuple[tuple[int, int], ...]
"""Start and end of each piece, in code points of the text, end exclusive."""

Counts = tuple[float | None, float | None, float | None]
"""Low, best and high."""

FIELDS = ("bound", "area", "targets", "conduct", "start", "duration", "end", "form")
"""The parts of a reading that are scored."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: who said what, in which words, and what the saying does."""

    source: Spans
    cue: Spans
    content: Spans
    speaker: str
    naming: str
    mode: str
    act: str
    via: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place name; `wide` when the words or the gazetteer make it a region or district."""

    name: str
    wide: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A report of an incident, or of the absence of one. `by` is None in the outlet's own voice."""

    span: Spans
    by: str | None
    absence: bool
    background: bool
    cause: str
    conduct: str
    means: frozenset[str]
    actor: str | None
    place: Spot | None
    when: tuple[str | None, str | None] | None
    targets: tuple[str, ...]
    killed: Counts | None
    injured: Counts | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure about an effect or a state."""

    span: Spans
    value: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Talk:
    """A meeting, call or talks."""

    span: Spans
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What one voice says the pause is: the words of each part, empty where it does not say."""

    holder: str
    naming: str
    parts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """What a whole report is. A part whose name is not in `answered` is not scored."""

    title: str | None
    outlet: str | None
    origin_outlet: str | None
    classes: frozenset[str]
    body: Spans
    answered: frozenset[str] = frozenset({"title", "outlet", "origin_outlet", "classes", "body"})


@dataclass(frozen=True, slots=True)
class View:
    """Everything about one text. None: not answered, not scored; an empty list: there is none."""

    statements: list[Said] | None = None
    reports: list[Told] | None = None
    measures: list[Amount] | None = None
    meetings: list[Talk] | None = None
    readings: list[Held] | None = None
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One text with its answers."""

    id: str
    line: int
    text: str
    published: date | None
    gold: View
    raw: dict[str, Any]


def plain_words(value: Any) -> Iterator[str]:
    """Every piece of wording in a value that may be a string, a list, or an object with words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from plain_words(one)
    elif isinstance(value, dict):
        keys = ("value", "words", "basis", "name")
        yield from plain_words(next((value[k] for k in keys if value.get(k)), None))
