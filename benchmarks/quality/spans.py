"""Spans: trimming, overlap and one-to-one pairing.

The trim rule, applied to answers and to output alike before an exact comparison on our own sets:
white space goes at both ends of every piece, then commas and full stops (with white space between
them) at its trailing end. Quotation marks are part of the words and stay. A piece left empty is
dropped. PolNeAR is compared without any trimming, as its own scorer does.
"""

from collections.abc import Callable

from .shapes import Spans

Rank = tuple[float, ...]


def trim(spans: Spans, text: str) -> Spans:
    """The spans in order, each trimmed by the rule above."""
    cut = (_trim_piece(start, end, text) for start, end in sorted(spans))
    return tuple((s, e) for s, e in cut if s < e)


def _trim_piece(start: int, end: int, text: str) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",."):
        end -= 1
    return start, end


def characters(spans: Spans) -> set[int]:
    """The offsets covered."""
    return {c for start, end in spans for c in range(start, end)}


def dice(a: Spans, b: Spans) -> float:
    """Twice the shared characters over the characters of both; 0 where either is empty."""
    left, right = characters(a), characters(b)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def inside(a: Spans, b: Spans) -> float:
    """Shared characters over those of the shorter: 1 where one holds the other."""
    left, right = characters(a), characters(b)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def pair(gold: int, found: int, rank: Callable[[int, int], Rank | None]) -> list[tuple[int, int]]:
    """Greedy one-to-one pairs, best rank first; `rank` gives None where two may not be paired."""
    ranked = [(r, -i, -j) for i in range(gold) for j in range(found) if (r := rank(i, j))]
    taken: dict[int, int] = {}
    for _, i, j in sorted(ranked, reverse=True):
        if -i not in taken and -j not in taken.values():
            taken[-i] = -j
    return sorted(taken.items())


def overlap_sum(gold: list[Spans], found: list[Spans]) -> float:
    """Sum of harmonic overlaps over a greedy one-to-one pairing."""

    def rank(i: int, j: int) -> Rank | None:
        score = dice(gold[i], found[j])
        return (score,) if score else None

    return sum(dice(gold[i], found[j]) for i, j in pair(len(gold), len(found), rank))
