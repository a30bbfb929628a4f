"""Near copies among many texts, without holding each against each."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, count

_SHINGLE, _COPIED, _LEAST = 8, 0.4, 10
"""Words in a shingle; the share of the shorter body found in the other that makes a copy; how many
shingles the shorter must have, so that one shared sentence is not taken for a copy."""


@dataclass(frozen=True, slots=True)
class _Body:
    """What a text shares with others: passages numbered from the rarest; the first `head` of them,
    of which a longer copy has one at least; and how many shingles a copy needs to have."""

    passages: tuple[int, ...]
    head: int
    need: int


class Shelf:
    """Texts by number, in order: which of those put on it earlier may be a copy of the next one?

    The share of the shorter text in the longer (containment, Broder 1997) is only counted for those
    that have a rare passage in common: of two copies, the longer has one at least of the rarest
    passages of the shorter (prefix filtering, Chaudhuri and others 2006).
    """

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """`texts`: the body of each text, paragraph by paragraph."""
        made = _shingles(texts)
        self._weights, told = _passages(made)
        self._bodies = [self._body(len(m), p) for m, p in zip(made, told, strict=True)]
        self._all: dict[int, list[int]] = {}
        self._first: dict[int, list[int]] = {}
        self._last: tuple[int, frozenset[int]] = (-1, frozenset())

    def _body(self, size: int, passages: Sequence[int]) -> _Body:
        if size < _LEAST:
            return _Body((), 0, 0)
        need = next(n for n in count(int(size * _COPIED)) if n / size >= _COPIED)
        rest = accumulate(self._weights[p] for p in reversed(passages))
        return _Body(tuple(passages), sum(r >= need for r in rest), need)

    def near(self, n: int) -> Iterator[int]:
        """Earlier texts that may be copies of text `n`, each once; then `n` is put on the shelf."""
        own = self._bodies[n].passages
        head = own[: self._bodies[n].head]
        found = {m for p in head for m in self._all.get(p, ())}
        found.update(m for p in own[len(head) :] for m in self._first.get(p, ()))
        yield from found
        for passage in own:
            self._all.setdefault(passage, []).append(n)
        for passage in head:
            self._first.setdefault(passage, []).append(n)

    def copied(self, n: int, m: int) -> bool:
        """Whether one of two texts holds enough of the shorter."""
        if self._last[0] != n:
            self._last = n, frozenset(self._bodies[n].passages)
        both = self._last[1].intersection(self._bodies[m].passages)
        need = min(self._bodies[n].need, self._bodies[m].need)
        return sum(map(self._weights.__getitem__, both)) >= need


def _shingles(texts: Sequence[Sequence[str]]) -> list[set[int]]:
    """Each text's shingles as hashes of the numbers of their words."""
    numbers: dict[str, int] = {}
    made = []
    for text in texts:
        words = [w.casefold() for part in text for w in re.findall(r"\w+", part)]
        told = [numbers.setdefault(w, len(numbers)) for w in words]
        made.append(set(map(hash, zip(*(told[k:] for k in range(_SHINGLE)), strict=False))))
    return made


def _passages(made: Sequence[set[int]]) -> tuple[list[int], list[list[int]]]:
    """Shingles that stand in the same texts are one passage: its weight is how many they are.

    Passages are numbered from the rarest; of each text those that another has too, in that order.
    """
    homes: dict[int, int | list[int]] = {}
    for n, text in enumerate(made):
        for shingle in text:
            first = homes.setdefault(shingle, n)
            if isinstance(first, list):
                first.append(n)
            elif first != n:
                homes[shingle] = [first, n]
    weights = Counter(tuple(h) for h in homes.values() if isinstance(h, list))
    told: list[list[int]] = [[] for _ in made]
    ranked = sorted(weights, key=lambda texts: (len(texts), texts))
    for number, texts in enumerate(ranked):
        for n in texts:
            told[n].append(number)
    return [weights[texts] for texts in ranked], told
