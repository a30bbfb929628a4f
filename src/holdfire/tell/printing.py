"""What of a brief stands on paper: the rest, in a large case, stands in brief.json alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.record import Brief, Cited, Search, Section, Sentence, Text

from .marking import searches

_LISTED = 100
"""Texts listed one and all; of more, those that a printed sentence rests on."""

_ALONE = "A0, B0: whole body read, nothing on this."
_SHARED = " 0.1, 0.2: every text that could be read was read, nothing on this."

_NOTED = " Words without quotation marks beside a mark may be a coder’s note, marked so below."


@dataclass(frozen=True, slots=True)
class Printed:
    """The sections, texts, spans and search records that are printed, how marks of search records
    are explained, and a line on what is not printed (or nothing)."""

    sections: tuple[Section, ...]
    texts: tuple[Text, ...]
    cited: tuple[Cited, ...]
    searches: tuple[Search, ...]
    key: str
    left_out: str


def printed(brief: Brief) -> Printed:
    """What is printed of a brief."""
    sections = tuple(s for s in brief.sections if s.printed)
    pieces = [p for line in _sentences(brief, sections) for p in line.pieces]
    spans = {s for p in pieces for s in p.spans}
    asked = {s.id for p in pieces for s in p.searches}
    cited = tuple(c for c in brief.cited if c.span in spans)
    searched = tuple(s for s in searches(brief) if s.id in asked)
    texts = brief.texts
    if len(texts) > _LISTED:
        resting = {s.capture for s in spans}
        texts = tuple(t for t in texts if t.capture in resting)
    shared = any(len(s.captures) > 1 for s in searched)
    left = _left_out(len(brief.texts) - len(texts), len(brief.cited) - len(cited))
    key = _ALONE + (_SHARED if shared else "") + (_NOTED if any(c.noted for c in cited) else "")
    return Printed(sections, texts, cited, searched, key, left)


def _sentences(brief: Brief, sections: tuple[Section, ...]) -> Iterator[Sentence]:
    yield from brief.preface
    for section in sections:
        yield from section.sentences()


def _left_out(texts: int, spans: int) -> str:
    given = ((texts, "text"), (spans, "quoted span"))
    told = [f"{n:,} more {noun}{'' if n == 1 else 's'}" for n, noun in given if n]
    return f"Not printed, in brief.json: {' and '.join(told)}." if told else ""
