"""Which of the places that share a name is meant: the reading that fits the whole document best.

Each name is held against what stands behind it ("Paris, Texas"), the divisions and countries the
text names, and the other places it names; then against how large the place is. One name has one
meaning in a document, but where what stands behind it says another (one sense per discourse, Gale,
Church and Yarowsky 1992; Leidner 2007, on spatial minimality and containment).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .gazetteer import Entry
from .sources import fold

_MOST = 25
"""Readings of one name that are weighed: the most populous."""
_INSIDE = re.compile(r",? \(?|,? (?:in|of|in the|of the) ")
_LIST = re.compile(r", |,? (?:and|or) (?:in )?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in the text: where it stands, the kind said beside it, what it can mean."""

    start: int
    end: int
    name: str
    senses: tuple[Entry, ...]
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each sign counts, in powers of ten of inhabitants; `reach` in kilometres.

    Rounded values from a plateau: a quarter more or less of any one moves no corpus of
    docs/accuracy.md by more than 0.02.
    """

    country: float = 5.5
    capital: float = 1.0
    region: float = -0.6
    district: float = -3.5
    facility: float = 2.0
    slope: float = 1.0
    listed: float = 3.0
    area: float = 7.0
    alias: float = 1.0
    kind: float = 3.0
    behind: float = 8.0
    division: float = 2.0
    land: float = 1.0
    near: float = 2.0
    reach: float = 150.0


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name is taken for; else the larger place it lies in by the words behind it."""

    entry: Entry | None = None
    within: Entry | None = None


def resolve(
    text: str, mentions: Sequence[Mention], lands: Sequence[Entry] = (), w: Weights = WEIGHTS
) -> list[Reading]:
    """The reading of each mention, in reading order; `lands`: countries the text speaks of."""
    return _Document(text, mentions, lands, w).settled()


class _Document:
    """The names of one text and what each is taken for so far."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], lands: Sequence[Entry], w: Weights
    ) -> None:
        self.w, self.mentions = w, mentions
        self.keys = [fold(m.name) for m in mentions]
        self.senses: dict[str, tuple[Entry, ...]] = {}
        for key, m in zip(self.keys, mentions, strict=True):
            if m.senses:
                self.senses.setdefault(key, m.senses[:_MOST])
        self.ties: list[str | None] = [None] * len(mentions)
        self.beside: dict[str, set[str]] = defaultdict(set)
        for i, (m, n) in enumerate(pairwise(mentions)):
            self.join(text[m.end : n.start], i)
        self.base = {k: [self.prior(e) for e in s] for k, s in self.senses.items()}
        self.lands = {f"={e.country}": e for e in lands}
        self.taken = {k: s[_best(self.base[k])] for k, s in self.senses.items()} | self.lands
        self.look()

    def join(self, between: str, i: int) -> None:
        """What the words between a name and the next say: a larger place, or a list."""
        key, following = self.keys[i], self.keys[i + 1]
        listed = _siblings(self.senses.get(key, ()), self.senses.get(following, ()))
        if len(between) < 10 and _INSIDE.fullmatch(between) and not listed:
            self.ties[i] = following
        if len(between) < 10 and _LIST.fullmatch(between) and key != following:
            self.beside[key].add(following)
            self.beside[following].add(key)

    def prior(self, e: Entry) -> float:
        """How likely a reading is by itself."""
        w, size = self.w, math.log10(e.population + 100)
        by_kind = {
            "country": w.country + size / 2, "area": w.area, "region": w.region + w.slope * size,
            "district": w.district + w.slope * size, "settlement": size, "facility": w.facility,
        }  # fmt: skip
        return by_kind[e.kind] - w.alias * (not e.main) + w.capital * e.capital

    def settled(self) -> list[Reading]:
        """Every mention read, in two rounds: by the likeliest other names, then by the best."""
        best = {k: s[_best(self.totals(k))] for k, s in self.senses.items()}
        self.taken = best | self.lands
        self.look()
        final = {k: self.totals(k) for k in self.senses}
        return [self.one(i, final) for i in range(len(self.mentions))]

    def totals(self, key: str) -> list[float]:
        """The score of each reading of a name, by the readings the others have now."""
        found = list(self.base[key])
        if len(found) == 1:
            return found
        ties = {t for k, t in zip(self.keys, self.ties, strict=True) if k == key and t is not None}
        for at, e in enumerate(self.senses[key]):
            found[at] += self.context(key, e)
            found[at] += self.w.behind * any(self.inside(e, t) for t in ties)
            found[at] += self.w.listed * any(
                _alike(e, self.taken[o]) for o in self.beside[key] if o in self.taken
            )
        return found

    def one(self, i: int, final: dict[str, list[float]]) -> Reading:
        """One mention: its name's reading, or that which the words behind it ask for."""
        m, key, tie = self.mentions[i], self.keys[i], self.ties[i]
        if not m.senses:
            return Reading(within=self.taken.get(tie or ""))
        scores = list(final[key])
        for at, e in enumerate(self.senses[key]):
            scores[at] += self.w.kind * (e.kind == m.kind)
            scores[at] += self.w.behind * (tie is not None and self.inside(e, tie))
        return Reading(self.senses[key][_best(scores)])

    def inside(self, e: Entry, other: str) -> bool:
        """Whether a reading lies in what a name stands for, in any of its readings."""
        return any(_holds(f, e) for f in self.senses.get(other, ()))

    def look(self) -> None:
        """Gather what the readings of now say together: countries, divisions, spots."""
        found = self.taken.values()
        self.countries = Counter(f.country for f in found if f.country)
        self.divisions = Counter((f.country, f.admin1) for f in found if f.country and f.admin1)
        self.spots = [
            (k, f) for k, f in self.taken.items() if f.kind not in ("country", "area") and f.country
        ]

    def context(self, key: str, e: Entry) -> float:
        """What the other names of the text add to a reading."""
        w, own = self.w, self.taken[key]
        here = bool(e.country) and own.country == e.country
        land = self.countries[e.country] - here
        division = self.divisions[e.country, e.admin1 or ""] - (here and own.admin1 == e.admin1)
        near = sum(_nearness(e, f, w.reach) for k, f in self.spots if k != key)
        return (
            w.land * math.log1p(land)
            + w.division * math.log1p(max(division, 0))
            + w.near * math.log1p(near)
        )


def _nearness(a: Entry, b: Entry, reach: float) -> float:
    """From 1 at the same spot down to 0, which all is that lies far beyond reach."""
    if a.lat is None or b.lat is None or abs(a.lat - b.lat) * 111 > 6 * reach:
        return 0.0
    return math.exp(-_apart(a, b) / reach)


def _alike(a: Entry, b: Entry) -> bool:
    """Whether two readings are members of one list: two countries, two divisions of one country."""
    return (
        a.kind == b.kind
        and a is not b
        and (a.kind == "country" or (a.kind == "region" and a.country == b.country))
    )


def _siblings(left: Sequence[Entry], right: Sequence[Entry]) -> bool:
    """Whether two names side by side can be two of a list rather than one place and its larger."""
    return any(
        _alike(a, b) and (a.country, a.admin1) != (b.country, b.admin1)
        for a in left if a.main
        for b in right if b.main
    )  # fmt: skip


def _holds(larger: Entry, e: Entry) -> bool:
    """Whether one place is a country, division or area that holds the other."""
    if larger.country != e.country or larger is e:
        return False
    if larger.kind == "country":
        return e.kind != "country"
    if larger.kind == "region":
        return e.kind in ("settlement", "district") and larger.admin1 == e.admin1
    return larger.kind == "district" and e.kind == "settlement" and _apart(larger, e) < 80


def _best(scores: Sequence[float]) -> int:
    return max(range(len(scores)), key=scores.__getitem__)


def _apart(a: Entry, b: Entry) -> float:
    """Kilometres between two places, on a sphere cut small."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    wide = math.cos(math.radians((a.lat + b.lat) / 2)) * (a.lon - b.lon)
    return math.hypot(a.lat - b.lat, wide) * 111.2
