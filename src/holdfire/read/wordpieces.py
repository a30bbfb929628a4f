"""Text as the encoder sees it: word pieces, each with what its letters and its place tell.

MiniLM reads lower case only, so case, quotation marks, sentence starts and what the rules found are
given beside each piece (the rules as features of a learner: stacking, after Wolpert 1992).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .clauses import Range
from .known import SIZES as KNOWN
from .known import Known

Ints = NDArray[np.int64]

SHAPES, QUOTES, STARTS, ROLES, CONTENTS = 7, 4, 3, 5, 3
"""How many values each feature has; 0 is 'none of these' in all of them."""
SIZES = (SHAPES, QUOTES, STARTS, ROLES, CONTENTS, *KNOWN)
_SHAPES = tuple(
    re.compile(p)
    for p in (r"[^\w\s]+$", r"[^A-Z]*\d", r"[^\W\d_A-Z]+$", r"[A-Z][^A-Z]*$", r"[A-Z]{2,}$")
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules found of one attribution: source, cue and the pieces of its content."""

    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text; `words` and `sentence` have one row for each word.

    `ids` (n), `features` (n, 8) with the values of SIZES, `first` (m): the piece each word begins
    with, `words` (m, 2): character offsets, `sentence` (m): which sentence it stands in.
    """

    ids: Ints
    features: Ints
    first: Ints
    words: Ints
    sentence: Ints


def pieces(
    tokenizer: Tokenizer,
    text: str,
    sentences: Sequence[Range],
    fresh: frozenset[int],
    quotes: Sequence[Range],
    told: Sequence[Told] = (),
    *,
    known: Known | None = None,
) -> Pieces:
    """The pieces of all sentences in order; `fresh` are the sentences that open a block."""
    encoded = tokenizer.encode_batch([text[s:e] for s, e in sentences], add_special_tokens=False)
    ids: list[int] = []
    first: list[int] = []
    words: list[Range] = []
    sentence: list[int] = []
    for number, (line, (start, _)) in enumerate(zip(encoded, sentences, strict=True)):
        last = None
        for piece, word, (low, high) in zip(line.ids, line.word_ids, line.offsets, strict=True):
            if word != last:
                first.append(len(ids))
                words.append((start + low, start + high))
                sentence.append(number)
                last = word
            words[-1] = (words[-1][0], start + high)
            ids.append(piece)
    rows = _features(text, words, sentence, fresh, quotes, told)
    if known is not None:
        rows[:, -len(KNOWN) :] = known.marks([text[a:b] for a, b in words])
    spread = np.repeat(rows, np.diff([*first, len(ids)]), axis=0) if first else rows
    return Pieces(
        np.array(ids, dtype=np.int64), spread, np.array(first, dtype=np.int64),
        np.array(words, dtype=np.int64).reshape(-1, 2), np.array(sentence, dtype=np.int64),
    )  # fmt: skip


def _features(
    text: str,
    words: list[Range],
    sentence: list[int],
    fresh: frozenset[int],
    quotes: Sequence[Range],
    told: Sequence[Told],
) -> Ints:
    rows = np.zeros((len(words), len(SIZES)), dtype=np.int64)
    for i, (low, high) in enumerate(words):
        rows[i, 0] = _shape(text[low:high])
        if i == 0 or sentence[i] != sentence[i - 1]:
            rows[i, 2] = 2 if sentence[i] in fresh else 1
    starts = [w[0] for w in words]
    _mark(rows[:, 1], starts, quotes, (2, 1))
    for a in told:
        _mark(rows[:, 4], starts, a.content, (1, 2))
    for a in told:
        _mark(rows[:, 3], starts, [a.source] if a.source else [], (1, 2))
    for a in told:
        _mark(rows[:, 3], starts, [a.cue] if a.cue else [], (3, 4))
    return rows


def _shape(word: str) -> int:
    return next((i for i, p in enumerate(_SHAPES, 1) if p.match(word)), SHAPES - 1)


def _mark(column: Ints, starts: list[int], spans: Sequence[Range], values: tuple[int, int]) -> None:
    """Give the words of each span the second value, its first word the first."""
    for low, high in spans:
        a, b = bisect_right(starts, low - 1), bisect_right(starts, high - 1)
        if a < b:
            column[a:b] = values[1]
            column[a] = values[0]
