"""Which countries a text speaks of, and whether a small place fits among its other places."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from . import gazetteer
from .demonyms import DEMONYMS
from .gazetteer import Entry
from .text import Document

Readings = tuple[Entry, ...]
"""What one name can mean."""


def adjectives(doc: Document) -> Iterator[Entry]:
    """The countries whose adjectives the document uses, one for each use."""
    for sentence in doc.sentences:
        for tok in sentence.words:
            word = tok.low.removesuffix("'s").removesuffix("’s") if tok.cap else ""
            land = gazetteer.country(DEMONYMS[word]) if word in DEMONYMS else None
            if land:
                yield land


def head(entries: Readings) -> Entry:
    """The reading that says most about whether a word is a place: the largest settlement."""
    return max(entries, key=lambda e: (e.main, e.population * (e.kind == "settlement")))


@dataclass(frozen=True, slots=True)
class Lands:
    """What a document tells about where it plays: countries by weight, places that are sure."""

    weights: Counter[str]
    clear: str | None
    spots: tuple[Entry, ...]

    def strange(self, entry: Entry) -> bool:
        """Whether a small place lies in a land the text never speaks of and far from the rest."""
        if entry.kind != "settlement" or entry.population >= 100_000:
            return False
        others = [s for s in self.spots if s.name != entry.name]
        own, rival = self.weights[entry.country], max(self.weights.values(), default=0)
        if own > 2 or rival < own or not others:
            return False
        return not any(_near(entry, other) for other in others)


def lands(spoken: Iterable[Entry], names: Sequence[Readings]) -> Lands:
    """The lands of a document by its adjectives and what each of its names can mean."""
    weights = Counter({land: 2 * n for land, n in Counter(e.country for e in spoken).items()})
    heads = [(head(entries), len({e.country for e in entries}) == 1) for entries in names]
    for entry, only in heads:
        weights[entry.country] += _weight(entry, only)
    spots = tuple(e for e, _ in heads if e.kind == "settlement")
    return Lands(weights, _clear(weights), spots)


def _weight(entry: Entry, only: bool) -> int:
    """How strongly the likeliest reading of a name speaks for its country."""
    if entry.kind == "country":
        return 3
    if only and entry.population >= 15_000:
        return 2
    return int(only or entry.population >= 50_000)


def _clear(weights: Counter[str]) -> str | None:
    """The one country the document is about, where three quarters of its place words say so."""
    best = max(sorted(weights), key=lambda c: weights[c], default=None)
    if not best or weights[best] < 4 or weights[best] * 4 < sum(weights.values()) * 3:
        return None
    return best


def _near(entry: Entry, other: Entry) -> bool:
    """Within about 400 km, on a sphere cut small."""
    if entry.lat is None or entry.lon is None or other.lat is None or other.lon is None:
        return False
    wide = math.cos(math.radians(other.lat)) * (entry.lon - other.lon)
    return math.hypot(entry.lat - other.lat, wide) * 111 < 400
