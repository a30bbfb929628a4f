"""The reader protocol: a capture in, proposals out; and the gate every proposal passes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from holdfire.record import READABLE, Capture, Extract, Span


class Reader(Protocol):
    """Anything that proposes records from a capture: rules, an encoder, a remote model, a person."""

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


def gate(capture: Capture, extract: Extract) -> Gated:
    """Keep a proposal only when its words stand in the capture, in a readable block."""
    fields = ("statements", "reports", "measures", "meetings", "readings", "mentions")
    kept = {
        f: tuple(x for x in getattr(extract, f) if _holds(capture, extract_spans(x)))
        for f in fields
    }
    refused = sum(len(getattr(extract, f)) - len(kept[f]) for f in fields)
    return Gated(Extract(**kept), refused)


def extract_spans(item: object) -> list[Span]:
    """Every span a proposal rests on."""
    if hasattr(item, "spans"):
        return list(item.spans)
    if hasattr(item, "clauses"):
        return [s for c in item.clauses for s in c.quotes]
    return [getattr(item, "span")]


def _holds(capture: Capture, spans: Iterable[Span]) -> bool:
    blocks = [b for b in capture.blocks if b.kind in READABLE]
    return all(
        capture.text[s.start : s.end] == s.words
        and any(b.start <= s.start and s.end <= b.end for b in blocks)
        for s in spans
    )
