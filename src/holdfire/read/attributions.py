"""Attributions by rule: source, cue and content of everything somebody is said to have said.

The spans follow PolNeAR's conventions (Newell et al. 2018): the source with its appositives, the
cue with auxiliaries and negation, the content with "that" and its quotation marks.
"""

from dataclasses import dataclass, field, replace

from .clauses import Range, left_phrase
from .frames import frames
from .grammar import Line, line
from .leaning import Leaning
from .relays import Frame
from .text import Document, Sentence


@dataclass(frozen=True, slots=True)
class Attribution:
    """Character ranges of one attribution; `lemma` of its cue; `via` the relaying source's range.

    `antecedent` is what a relative pronoun as source refers to; `leaning` settles the act, where
    something beside the rules has a say in it.
    """

    sentence: int
    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    lemma: str
    via: Range | None = None
    antecedent: Range | None = None
    leaning: Leaning | None = field(default=None, compare=False)


def attributions(doc: Document) -> list[Attribution]:
    """All attributions of a document in reading order; lone quotations join their speaker's."""
    found: list[Attribution] = []
    for sentence in doc.sentences:
        here = list(_sentence(sentence))
        if not here and found and _only_quote(sentence):
            found[-1] = _continued(doc, found[-1], sentence)
        found.extend(here)
    return found


def _sentence(sentence: Sentence) -> list[Attribution]:
    this = line(sentence)
    return [_characters(sentence, this, f) for f in frames(this)]


def _only_quote(sentence: Sentence) -> bool:
    words = [t for t in sentence.toks if t.word]
    quotes = [t for t in sentence.toks if t.quote]
    return bool(quotes) and not words and len(quotes[0].said.split()) > 2


def _continued(doc: Document, last: Attribution, sentence: Sentence) -> Attribution:
    """Join a quotation without a speaker to the attribution just before it."""
    before_it = doc.sentences[last.sentence]
    near = sentence.number - last.sentence <= 6 and sentence.block - before_it.block <= 3
    spoken = any(doc.text[s] in "“\"‘'«" for s, _ in last.content)
    if not near or not spoken:
        return last
    return replace(last, content=(*last.content, (sentence.start, sentence.end)))


def _characters(sentence: Sentence, this: Line, frame: Frame) -> Attribution:
    def span(r: Range | None) -> Range | None:
        return (this.toks[r[0]].start, this.toks[r[1] - 1].end) if r and r[1] > r[0] else None

    pieces = tuple(s for s in (span(c) for c in frame.content) if s)
    cue = span((frame.cue.first, frame.cue.last + 1))
    return Attribution(
        sentence.number, span(frame.source), cue, pieces, frame.cue.lemma, span(frame.via),
        span(_antecedent(this, frame)),
    )  # fmt: skip


def _antecedent(this: Line, frame: Frame) -> Range | None:
    """What 'who' or 'which' as the source stands for."""
    if frame.source is None or this.tag(frame.source[0]) != "R":
        return None
    at = frame.source[0]
    stop = at - 1 if this.tag(at - 1) == "," else at
    first = left_phrase(this, stop)
    name = left_phrase(this, first - 1) if this.tag(first - 1) == "," and first > 1 else first
    if name < first - 1 and all(this.cap(k) for k in range(name, first - 1)):
        first = name
    return (first, stop) if first < stop else None
