"""One label a text: weighted and macro F1, and word lists that choose a label."""

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from benchmarks.quality.tally import SAMPLES, SEED, Figure

Pair = tuple[str, str]
"""The right label and the one given; an empty one is none of them."""

Cues = tuple[tuple[str, int, str], ...]
"""Label, weight, and a pattern of words that speak for it."""


def figures(pairs: Sequence[Pair], name: str = "") -> dict[str, Figure]:
    """Weighted F1, macro F1 and accuracy with intervals, as the other sets have them."""
    chance = random.Random(SEED)
    draws = [chance.choices(pairs, k=len(pairs)) for _ in range(SAMPLES if pairs else 0)]
    measures = {"weighted F1": weighted, "macro F1": macro, "accuracy": accuracy}
    return {f"{m}{name}": _figure(of, pairs, draws) for m, of in measures.items() if pairs}


def _figure(of, pairs: Sequence[Pair], draws: list[list[Pair]]) -> Figure:
    drawn = sorted(of(d) for d in draws)
    low, high = drawn[int(0.025 * len(drawn))], drawn[int(0.975 * len(drawn))]
    return Figure(of(pairs), len(pairs), low, high)


def weighted(pairs: Sequence[Pair]) -> float:
    """F1 of each right label, weighted by how many texts have it."""
    right = Counter(g for g, _ in pairs)
    return sum(f * right[label] for label, f in _each(pairs).items()) / len(pairs)


def macro(pairs: Sequence[Pair]) -> float:
    """The mean F1 of the labels that any text has or is given."""
    each = _each(pairs)
    return sum(each.values()) / len(each)


def accuracy(pairs: Sequence[Pair]) -> float:
    """The share of right labels."""
    return sum(g == f for g, f in pairs) / len(pairs)


def _each(pairs: Sequence[Pair]) -> dict[str, float]:
    hit = Counter(g for g, f in pairs if g == f)
    either = Counter(label for pair in pairs for label in pair if label)
    return {label: 2 * hit[label] / n for label, n in sorted(either.items())}


class Words:
    """A label by the words of a text: the label whose patterns weigh most."""

    def __init__(self, cues: Cues) -> None:
        self._cues = [(label, n, re.compile(rf"\b(?:{p})\b", re.I)) for label, n, p in cues]

    def weigh(self, text: str) -> Counter[str]:
        """The weight of every label; a pattern counts once, a tenth more where it comes early."""
        found: Counter[str] = Counter()
        for label, weight, pattern in self._cues:
            if match := pattern.search(text):
                early = 1 - match.start() / max(1, len(text))
                found[label] += weight * (10 + early)  # type: ignore[assignment]
        return found


def best(weights: Counter[str], allowed: Iterable[str]) -> str:
    """The heaviest of the labels allowed; an empty one where none weighs anything."""
    left = {label: weights[label] for label in allowed if weights[label] > 0}
    return max(sorted(left), key=lambda label: left[label], default="")
