"""The reader protocol: a capture in, proposals out; and the gate every proposal passes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from holdfire.record import (
    READABLE,
    Capture,
    Extract,
    Measure,
    Meeting,
    Mention,
    Reading,
    Report,
    Span,
    Statement,
)

Proposal = Statement | Report | Measure | Meeting | Reading | Mention


class Reader(Protocol):
    """Anything that proposes records from a capture: rules, an encoder, a model, a person."""

    name: str
    languages: frozenset[str]

    def read(self, capture: Capture) -> Extract:
        """Propose statements, reports, measures, meetings, readings and mentions."""
        ...


@dataclass(frozen=True, slots=True)
class Gated:
    """What passed the gate, and how many proposals were refused."""

    extract: Extract
    refused: int


_FIELDS = ("statements", "reports", "measures", "meetings", "readings", "mentions")


def gate(capture: Capture, extract: Extract) -> Gated:
    """Keep a proposal only when its words stand in the capture, in a readable block."""
    kept = {f: tuple(x for x in getattr(extract, f) if _holds(capture, spans(x))) for f in _FIELDS}
    refused = sum(len(getattr(extract, f)) - len(kept[f]) for f in _FIELDS)
    return Gated(Extract(**kept), refused)


def spans(item: Proposal) -> tuple[Span, ...]:
    """Every span a proposal rests on."""
    if isinstance(item, Statement):
        return item.spans
    if isinstance(item, Reading):
        return tuple(s for c in item.clauses for s in c.quotes)
    if isinstance(item, Report):
        return (item.span, item.sentence, *item.targets)
    return (item.span,)


def _holds(capture: Capture, found: Iterable[Span]) -> bool:
    blocks = [b for b in capture.blocks if b.kind in READABLE]
    return all(
        s.capture == capture.id
        and capture.text[s.start : s.end] == s.words
        and any(b.start <= s.start and s.end <= b.end for b in blocks)
        for s in found
    )
