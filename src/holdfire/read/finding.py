"""A model's proposals found again in the text: every word stands there, or the proposal goes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from holdfire.record import READABLE, Act, Block, Naming

from .answers import Answer, Piece, Proposed
from .attributions import Attribution
from .clauses import Range
from .prompts import Passage
from .text import Document


class Why(StrEnum):
    """Why a proposal is refused."""

    FORM = "not of the form asked for"
    NO_PARAGRAPH = "names a paragraph that was not shown"
    NO_WORDS = "words not in the paragraph"
    NO_NAME = "name not in the text"
    NOTHING = "nothing said"
    TWICE = "told twice"


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


def found(
    doc: Document, answers: Iterable[tuple[Passage, Answer]]
) -> tuple[list[Found], list[Why]]:
    """The proposals that stand in the text, in its order, and why each other one was refused."""
    kept: dict[Attribution, Found] = {}
    refused: list[Why] = []
    for passage, answer in answers:
        refused += [Why.FORM] * answer.misshapen
        for proposed in answer.proposed:
            try:
                one = _found(doc, passage, proposed)
            except _Refused as why:
                refused.append(why.args[0])
            else:
                if kept.setdefault(one.attribution, one) is not one:
                    refused.append(Why.TWICE)
    return sorted(kept.values(), key=lambda f: (f.start, f.content)), refused


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
