"""What speaks for and against a name beside the network's scores: the list, and the document.

A word that is one kind of name in a document is seldom another there (one sense per discourse,
Gale, Church and Yarowsky 1992; for names Krishnan and Manning 2006).
"""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from .gazetteer import lookup
from .known import SIZES as MARKS
from .wordpieces import Pieces

BODY, DOUBT, AGREES = 1.0, 0.75, 2.0
"""Added to the log of likelihoods: for a body of the list, against any name, and how much the mean
of all places of a word counts. From a plateau of UNER EWT's dev part."""
_PLACE = -len(MARKS)
_SHORTEST = 3
_GOES_BEFORE = frozenset("lake mount river port fort camp gulf cape point new".split())
Floats = NDArray[np.float32]
Words = tuple[int, int]


def weighed(text: str, seen: Pieces, scores: Floats, kinds: list[str]) -> Floats:
    """Scores (m, 1 + 2 kinds) of labels with what the list and the other places of a word say."""
    words = [text[a:b] for a, b in seen.words]
    capital = np.array([w[:1].isupper() for w in words])
    marks = seen.features[seen.first][:, _PLACE + 1]
    made = scores.copy()
    made[:, 0] += DOUBT
    at = 2 * kinds.index("ORG")
    for mark in (1, 2):
        made[capital & (marks == mark), at + mark] += BODY
    for same in _repeated(words, capital):
        made[same, 1:] += AGREES * np.repeat(_leaning(made[same]), 2)
    return made


def _repeated(words: list[str], capital: NDArray[np.bool_]) -> list[list[int]]:
    """The places of each capitalised word that stands in the text more than once."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        if capital[i] and len(word) >= _SHORTEST:
            places[word].append(i)
    return [p for p in places.values() if len(p) > 1]


def _leaning(rows: Floats) -> Floats:
    """Which kind of name a word leans to over all its places: the log of each over their mean."""
    likely = np.exp(rows - rows.max(1, keepdims=True))
    likely /= likely.sum(1, keepdims=True)
    kinds = (likely[:, 1::2] + likely[:, 2::2]).mean(0) + 1e-3
    found: Floats = np.log(kinds / kinds.mean()).astype(np.float32)
    return found


def parted(text: str, seen: Pieces, first: int, stop: int) -> list[Words]:
    """A town and the country or division behind it without a comma are two names: 'Miramar
    California'."""
    place = seen.features[seen.first[first:stop], _PLACE]
    opens = [first + int(k) for k in np.flatnonzero(place == 1)]
    if len(opens) != 2 or opens[0] != first or not place.all():
        return [(first, stop)]
    halves = [(first, opens[1]), (opens[1], stop)]
    town, larger = (text[seen.words[a, 0] : seen.words[b - 1, 1]] for a, b in halves)
    inside = any(e.kind in ("country", "region") for e in lookup(larger))
    return halves if inside and town.lower() not in _GOES_BEFORE else [(first, stop)]
