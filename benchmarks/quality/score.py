"""Scores a whole set: one tally an item, then figures."""

from collections.abc import Sequence

from . import score_pages, score_reports, score_statements
from .shapes import Item, View
from .tally import Tally


def tally_of(item: Item, found: View) -> Tally:
    """What one item adds, over all it answers."""
    gold, tally = item.gold, Tally()
    if gold.statements is not None:
        score_statements.score(tally, gold.statements, found.statements or [], item.text)
    if gold.reports is not None:
        score_reports.score(tally, gold.reports, found.reports or [], item.published)
    if gold.measures is not None:
        score_reports.score_amounts(tally, gold.measures, found.measures or [])
    if gold.meetings is not None:
        score_reports.score_talks(tally, gold.meetings, found.meetings or [])
    if gold.readings is not None:
        score_pages.score(tally, gold.readings, found.readings or [])
    if gold.page is not None:
        score_pages.score_page(tally, gold.page, found.page)
    return tally


def silent_defaults(tallies: Sequence[Tally]) -> dict[str, int]:
    """How many times an unknown day or place was filled in without words for it."""
    counts = {}
    for name, figure in (("days", "no silent day"), ("places", "no silent place")):
        cells = [t.cells.get(figure, (0.0, 0.0, 0)) for t in tallies]
        counts[name] = int(sum(below - top for top, below, _ in cells))
    return counts
