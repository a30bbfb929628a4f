"""A model's proposals found again in the text: every word stands there, or the proposal goes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from holdfire.record import READABLE, Act, Block, Naming

from .answers import Answer, Event, Piece, Proposed
from .attributions import Attribution
from .clauses import Range
from .happenings import Happening
from .prompts import Passage
from .text import Document

K = TypeVar("K")
V = TypeVar("V")
MOST = 300
"""Proposals taken of one answer: one for every forty characters of the longest passage."""


class Why(StrEnum):
    """Why a proposal is refused."""

    FORM = "not of the form asked for"
    NO_PARAGRAPH = "names a paragraph that was not shown"
    NO_WORDS = "words not in the paragraph"
    NO_NAME = "name not in the text"
    NOTHING = "nothing said"
    TWICE = "told twice"
    TOO_MANY = "more than a passage can hold"


@dataclass(frozen=True, slots=True)
class Found:
    """A proposal whose words stand in the text; `name` and `via` as they stand there."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    name: str
    via: str
    naming: Naming
    act: Act
    sentence: int

    @property
    def start(self) -> int:
        """Where its first words stand."""
        return min((*self.source, *self.cue, *self.content))[0]

    @property
    def attribution(self) -> Attribution:
        """The same as the rules have it."""
        first = (self.source or (None,))[0], (self.cue or (None,))[0]
        return Attribution(self.sentence, *first, self.content, lemma="")


class _Refused(Exception):
    """A proposal whose words do not stand in the text."""


@dataclass(frozen=True, slots=True)
class Stood:
    """The proposals that stand in the text, in its order, and why each other one was refused."""

    statements: tuple[Found, ...]
    events: tuple[Happening, ...]
    refused: tuple[Why, ...]


def stood(doc: Document, answers: Iterable[tuple[Passage, Answer]]) -> Stood:
    """Find every proposal of these answers again in the text."""
    statements: dict[Attribution, Found] = {}
    events: dict[Range, Happening] = {}
    refused: list[Why] = []
    for passage, answer in answers:
        refused += [Why.FORM] * answer.misshapen
        items: tuple[Proposed | Event, ...] = (*answer.statements, *answer.events)
        refused += [Why.TOO_MANY] * (len(items) - MOST)
        for proposed in items[:MOST]:
            try:
                if isinstance(proposed, Event):
                    event = _happening(doc, passage, proposed)
                    _once(events, (event.start, event.end), event)
                else:
                    said = _found(doc, passage, proposed)
                    _once(statements, said.attribution, said)
            except _Refused as why:
                refused.append(why.args[0])
    ordered = sorted(statements.values(), key=lambda f: (f.start, f.content))
    return Stood(tuple(ordered), tuple(events.values()), tuple(refused))


def _once(kept: dict[K, V], key: K, one: V) -> None:
    """Keep the first of two that are about the same words."""
    if kept.setdefault(key, one) is not one:
        raise _Refused(Why.TWICE)


def _happening(doc: Document, passage: Passage, proposed: Event) -> Happening:
    start, end = _range(doc, passage, proposed.words)
    number = _sentence(doc, start)
    end = min(end, doc.sentences[number].end)
    if not any(c.isalnum() for c in doc.text[start:end]):
        raise _Refused(Why.NOTHING)
    return Happening(number, start, end, proposed.conduct, proposed.absent)


def _found(doc: Document, passage: Passage, proposed: Proposed) -> Found:
    source, cue, content = (
        tuple(_joined(_range(doc, passage, piece) for piece in pieces))
        for pieces in (proposed.source, proposed.cue, proposed.content)
    )
    if not (cue or content):
        raise _Refused(Why.NOTHING)
    return Found(
        source=source,
        cue=cue,
        content=content,
        name=_name(doc, proposed.speaker),
        via=_name(doc, proposed.via),
        naming=proposed.naming,
        act=proposed.act,
        sentence=_sentence(doc, (cue or content)[0][0]),
    )


def _range(doc: Document, passage: Passage, piece: Piece) -> Range:
    """Where a piece stands."""
    block = dict(passage.blocks).get(piece.paragraph)
    if block is None:
        raise _Refused(Why.NO_PARAGRAPH)
    places = list(_places(doc.text, block, piece.words))
    if not 0 < piece.occurrence <= len(places):
        raise _Refused(Why.NO_WORDS)
    return places[piece.occurrence - 1]


def _name(doc: Document, name: str) -> str:
    """A name as it stands in a readable block; "" stays as it is."""
    if not name.strip():
        return ""
    for block in doc.capture.of(*READABLE):
        for start, end in _places(doc.text, block, name):
            return " ".join(doc.text[start:end].split())
    raise _Refused(Why.NO_NAME)


_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("\n\r\t\u00a0\u2007\u2009\u202f", " "),
    }
)
"""Signs that models write for one another, one for one, so that offsets stay."""


def _places(text: str, within: Block, words: str) -> Iterator[Range]:
    """Where these words stand as whole words, signs alike taken for one another."""
    wanted = words.translate(_ALIKE).strip()
    if not wanted:
        return
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    after = r"(?!\w)" if wanted[-1].isalnum() else ""
    shown = text[within.start : within.end].translate(_ALIKE)
    for match in re.finditer(before + re.escape(wanted) + after, shown):
        yield within.start + match.start(), within.start + match.end()


def _joined(ranges: Iterable[Range]) -> Iterator[Range]:
    """The ranges in the order of the text, those that overlap as one."""
    held: Range | None = None
    for start, end in sorted(ranges):
        if held is not None and start < held[1]:
            held = held[0], max(held[1], end)
        else:
            if held is not None:
                yield held
            held = start, end
    if held is not None:
        yield held


def _sentence(doc: Document, at: int) -> int:
    """The number of the sentence that holds an offset; the last one before it where none does."""
    before = [s.number for s in doc.sentences if s.start <= at]
    return before[-1] if before else 0
