"""A page that changed: which words went and which came, each where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

from holdfire.record import READABLE, BlockKind, Capture, Span

_COMPARED = (*READABLE, BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.NOTICE)
_MOST_PAIRS = 1_000_000  # more comparisons than this would take seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words of the older text that are gone and words of the newer one that stand there instead;
    None where nothing went or came. Offsets count code points, each in its own capture."""

    removed: Span | None
    added: Span | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block or a word: how it compares, where it stands, in which block."""

    key: str
    start: int
    end: int
    block: int


def changes(old: Capture, new: Capture) -> tuple[Change, ...]:
    """The differences of two captures of one page, in the order of the newer; spacing and what
    surrounds the text are not compared. Blocks are matched first, then words (Ratcliff and
    Obershelp's matching, as in `difflib`); what is too long for that counts as wholly replaced."""
    return tuple(_between(old, new))


def _between(old: Capture, new: Capture) -> Iterator[Change]:
    before, after = _blocks(old), _blocks(new)
    for left, right in _unequal(before, after):
        words = (_words(old, before[left]), _words(new, after[right]))
        for gone, come in _unequal(*words):
            spans = (_spans(old, words[0][gone]), _spans(new, words[1][come]))
            for removed, added in zip_longest(*spans):
                yield Change(removed=removed, added=added)


def _blocks(found: Capture) -> list[_Piece]:
    """The blocks that are compared."""
    return [
        _Piece(" ".join(found.text[b.start : b.end].split()), b.start, b.end, place)
        for place, b in enumerate(found.of(*_COMPARED))
    ]


def _words(found: Capture, blocks: Sequence[_Piece]) -> list[_Piece]:
    """The words of these blocks."""
    pieces: list[_Piece] = []
    for block in blocks:
        end = block.start
        for word in found.text[block.start : block.end].split():
            start = found.text.index(word, end)
            end = start + len(word)
            pieces.append(_Piece(word, start, end, block.block))
    return pieces


def _unequal(old: Sequence[_Piece], new: Sequence[_Piece]) -> Iterator[tuple[slice, slice]]:
    """The stretches in which two rows differ."""
    a, b = [piece.key for piece in old], [piece.key for piece in new]
    first = _alike(a, b)
    last = _alike(a[first:][::-1], b[first:][::-1])
    a, b = a[first : len(a) - last], b[first : len(b) - last]
    if len(a) * len(b) > _MOST_PAIRS or not (a and b):
        if a or b:
            yield slice(first, first + len(a)), slice(first, first + len(b))
        return
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield slice(first + i, first + j), slice(first + k, first + m)


def _alike(a: Sequence[str], b: Sequence[str]) -> int:
    """How many pieces the two rows share at their start."""
    return next(
        (n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


def _spans(found: Capture, words: Sequence[_Piece]) -> Iterator[Span]:
    """The words as spans, one for each block they stand in."""
    for _, group in groupby(words, key=lambda word: word.block):
        inside = list(group)
        yield found.span(inside[0].start, inside[-1].end)
