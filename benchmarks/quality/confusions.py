"""Which labels are taken for which others, over the dev sets: counts only, no words of any text."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from . import score_reports, score_statements
from .adapter import Answer
from .shapes import Item

MOST = 20
NOTHING = "nothing"
_STATEMENT = ("act", "mode", "naming")
_REPORT = ("conduct", "cause")


class Measured(Protocol):
    """A set with the confusions counted on it."""

    @property
    def name(self) -> str:
        """The set."""

    @property
    def confused(self) -> Mapping[tuple[str, str], int]:
        """How often a right label (first) was given as another (second)."""


def of(pairs: Iterable[tuple[Item, Answer]]) -> Counter[tuple[str, str]]:
    """The wrong labels of paired statements and reports."""
    counted: Counter[tuple[str, str]] = Counter()
    for item, answer in pairs:
        gold, found = item.gold, answer.view
        if gold.statements is not None:
            sides = gold.statements, found.statements or []
            counted.update(_wrong(sides, score_statements.paired(*sides), _STATEMENT))
        if gold.reports is not None:
            told = gold.reports, found.reports or []
            counted.update(_wrong(told, score_reports.paired(*told), _REPORT))
    return counted


def _wrong(
    sides: tuple[list[Any], list[Any]], pairs: Iterable[tuple[int, int]], fields: Iterable[str]
) -> Iterator[tuple[str, str]]:
    for i, j in pairs:
        for name in fields:
            right, given = getattr(sides[0][i], name), getattr(sides[1][j], name)
            if right != given:
                yield f"{name} {right}", f"{name} {given}"


def lines(name: str, confused: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """The worst of one set, for the screen."""
    yield f"{name}: the {MOST} worst confusions (right -> given: times)"
    for (right, given), n in Counter(confused).most_common(MOST):
        yield f"  {right} -> {given}: {n}"


def section(results: Iterable[Measured]) -> list[str]:
    """The section of the page; none where nothing was counted."""
    worst = sorted(
        (-n, r.name, *pair)
        for r in results
        for pair, n in r.confused.items()
        if NOTHING not in pair
    )[:MOST]
    if not worst:
        return []
    rows = [f"| {name} | {right} | {given} | {-n} |" for n, name, right, given in worst]
    head = [
        f"## The {len(rows)} worst confusions",
        "",
        "Right label, label given instead, and how often, over the seen sets and the corpora from "
        "elsewhere; what is only missed or added is counted in the figures above.",
        "",
        "| Set | Right | Given | Times |",
        "|--|--|--|--|",
    ]
    return ["\n".join([*head, *rows])]
