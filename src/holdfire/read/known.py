"""Names of places, bodies and people that the reader knows beforehand, marked word by word.

The marks are one more thing the network is told of a word; whether it is a name there, the network
decides (lists as features: Florian et al. 2003).
"""

import gzip
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SIZES = (3, 3, 4)
"""Values of each mark: of a place and of a body 1 where a name begins, 2 where it goes on; of a
person 1 for a given name, 2 for a family name, 3 for both."""
_PARTS = re.compile(r"\w+|[^\w\s]")
_LONGEST = 8
Names = dict[str, list[tuple[str, ...]]]


def parts(name: str) -> list[str]:
    """The words of a name as the network's word pieces cut a text, in lower case."""
    return _PARTS.findall(_plain(name))


def _plain(word: str) -> str:
    """Lower case without accents."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in apart if not unicodedata.combining(c))


class Known:
    """The lists of one file."""

    def __init__(self, path: Path) -> None:
        self._long: list[Names] = [{}, {}]
        self._person: dict[str, int] = {}
        kind = ""
        for line in gzip.decompress(path.read_bytes()).decode("utf8").splitlines():
            if line.startswith("# "):
                kind = line[2:]
            elif kind in ("given", "family"):
                self._person[line] = self._person.get(line, 0) | (1 if kind == "given" else 2)
            else:
                words = tuple(line.split(" "))
                self._long[kind == "body"].setdefault(words[0], []).append(words)
        for names in self._long:
            for found in names.values():
                found.sort(key=len, reverse=True)

    def marks(self, words: Sequence[str]) -> NDArray[np.int64]:
        """(m, 3) marks of m words; the longest name that begins at a word counts."""
        low = [_plain(w) for w in words]
        rows = np.zeros((len(low), len(SIZES)), dtype=np.int64)
        for column, names in enumerate(self._long):
            for at, size in _found(low, names):
                rows[at : at + size, column] = 2
                rows[at, column] = 1
        rows[:, 2] = [self._person.get(w, 0) for w in low]
        return rows


def _found(low: list[str], names: Names) -> Iterable[tuple[int, int]]:
    at = 0
    while at < len(low):
        here = names.get(low[at])
        size = _length(low, at, here) if here else 0
        if size:
            yield at, size
        at += size or 1


def _length(low: list[str], at: int, names: list[tuple[str, ...]]) -> int:
    ahead = tuple(low[at : at + _LONGEST])
    return next((len(n) for n in names if ahead[: len(n)] == n), 0)
