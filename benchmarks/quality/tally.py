"""Figures as sums over items, with a bootstrap interval over items."""

import random
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field

SAMPLES = 1000
SEED = 20260129

Cell = tuple[float, float, int]
"""Numerator, denominator, and how many gold units (or pairs) of one item."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value over a whole set, how many units it counts, and its 95 % interval."""

    value: float
    n: int
    low: float
    high: float

    def as_dict(self) -> dict[str, float | int]:
        """Rounded, for JSON."""
        return {k: round(v, 4) for k, v in asdict(self).items()}


@dataclass(slots=True)
class Tally:
    """What one item adds to each figure."""

    cells: dict[str, Cell] = field(default_factory=dict)

    def add(self, name: str, top: float, bottom: float, n: int) -> None:
        """Add to a figure's numerator and denominator."""
        a, b, c = self.cells.get(name, (0.0, 0.0, 0))
        self.cells[name] = (a + top, b + bottom, c + n)

    def f1(self, name: str, hit: float, found: float, gold: int) -> None:
        """Add hits, found and gold to an F1."""
        self.add(name, 2 * hit, found + gold, gold)

    def detection(self, name: str, hit: int, found: int, gold: int) -> None:
        """Add to precision, recall and F1 of finding."""
        self.add(f"{name} precision", hit, found, found)
        self.add(f"{name} recall", hit, gold, gold)
        self.f1(f"{name} F1", hit, found, gold)

    def share(self, name: str, right: Sequence[bool]) -> None:
        """Add to an accuracy."""
        self.add(name, sum(right), len(right), len(right))


def figures(tallies: Sequence[Tally]) -> dict[str, Figure]:
    """Every figure of a set, in the order first met; one with nothing to count is left out."""
    names = dict.fromkeys(name for t in tallies for name in t.cells)
    draws = _draws(len(tallies))
    made = {name: _figure([t.cells.get(name) for t in tallies], draws) for name in names}
    return {name: figure for name, figure in made.items() if figure}


def _draws(items: int) -> list[list[int]]:
    """The same resamples for every figure of a set."""
    chance = random.Random(SEED)
    return [chance.choices(range(items), k=items) for _ in range(SAMPLES if items else 0)]


def _figure(cells: Sequence[Cell | None], draws: list[list[int]]) -> Figure | None:
    tops = [c[0] if c else 0.0 for c in cells]
    bottoms = [c[1] if c else 0.0 for c in cells]
    if not sum(bottoms):
        return None
    resampled = sorted(_ratios(tops.__getitem__, bottoms.__getitem__, draws))
    low, high = resampled[int(0.025 * len(resampled))], resampled[int(0.975 * len(resampled))]
    return Figure(sum(tops) / sum(bottoms), sum(c[2] for c in cells if c), low, high)


def median(groups: Sequence[Sequence[float]]) -> Figure:
    """The median over all values, the items resampled as for every other figure."""
    values = [v for group in groups for v in group]
    drawn = ([v for at in draw for v in groups[at]] for draw in _draws(len(groups)))
    resampled = sorted(statistics.median(d) for d in drawn if d)
    low, high = resampled[int(0.025 * len(resampled))], resampled[int(0.975 * len(resampled))]
    return Figure(statistics.median(values), len(values), low, high)


def _ratios(
    top: Callable[[int], float], bottom: Callable[[int], float], draws: list[list[int]]
) -> list[float]:
    below = [sum(map(bottom, draw)) for draw in draws]
    return [sum(map(top, draw)) / b for draw, b in zip(draws, below, strict=True) if b]
