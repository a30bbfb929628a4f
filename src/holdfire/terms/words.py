"""Whose words are they? Where quoted words stand, and how much they can carry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.record import Mode, Span, Status, Support, Utterance


@dataclass(frozen=True, slots=True)
class Said:
    """An utterance, and the text its spans count in."""

    utterance: Utterance
    text: str

    @property
    def spans(self) -> tuple[Span, ...]:
        """What was said, then the words around it."""
        statement = self.utterance.statement
        return (*statement.content, *(statement.cue or ()))

    def holds(self, span: Span) -> bool:
        """Whether these words are part of it."""
        return any(s.capture == span.capture and _inside(span, s) for s in self.spans)

    def find(self, words: str, at: int | None = None) -> Span:
        """The one place of these words in it; ValueError tells why there is none, or not one."""
        where = self.utterance.statement.capture
        found = [s for s in self._places(words) if at is None or s == at]
        if len(found) == 1:
            return Span(capture=where, start=found[0], end=found[0] + len(words), words=words)
        name = self.utterance.statement.id
        if found:
            places = ", ".join(map(str, found))
            raise ValueError(f"{words!r} stands in {name} more than once; add at = one of {places}")
        raise ValueError(f"{words!r} does not stand in {name}{self._why(words, at)}")

    def _places(self, words: str) -> list[int]:
        """Each offset where the words stand whole inside a piece of it, once."""
        return sorted({s.start + n for s in self.spans for n in places(s.words, words)})

    def _why(self, words: str, at: int | None) -> str:
        if at is not None and self._places(words):
            return f" at {at}; its places are {', '.join(map(str, self._places(words)))}"
        if any(_flat(words) in _flat(s.words) for s in self.spans):
            return " to the letter; copy marks, spaces and capitals exactly"
        return "; copy them from there, or name the statement they stand in"


def places(text: str, words: str) -> Iterator[int]:
    """Every offset at which the words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def ceiling(said: Said, span: Span) -> Status:
    """The most that words of an utterance can carry for its speaker.

    The speaker's own words are quoted, an outlet's words for them paraphrased; of an utterance not
    captured a paraphrase is hearsay, and carries no more than an inference.
    """
    utterance = said.utterance
    direct = utterance.statement.mode is Mode.DIRECT
    own = direct and any(_inside(span, s) for s in utterance.statement.content)
    if own or _quoted(said.text, span):
        return Status.QUOTED
    return Status.PARAPHRASED if utterance.support is Support.CAPTURED else Status.INFERRED


def exceeds(status: Status, most: Status) -> bool:
    """Whether a status claims more than another."""
    order = list(Status)
    return order.index(status) < order.index(most)


def _inside(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


_QUOTED = re.compile(r"“[^”]*”?|«[^»]*»?|„[^“”]*[“”]?|\"[^\"]*\"?|(?<!\w)‘[^‘]*?’(?!\w)")


def _quoted(text: str, span: Span) -> bool:
    """Whether the words stand between quotation marks of their own paragraph."""
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    line = text[first : len(text) if last < 0 else last]
    start, end = span.start - first, span.end - first
    return any(m.start() <= start and end <= m.end() for m in _QUOTED.finditer(line))


_MARKS = str.maketrans("“”„«»‘’", '"""""\'\'')


def _flat(words: str) -> str:
    return " ".join(words.translate(_MARKS).casefold().split())
