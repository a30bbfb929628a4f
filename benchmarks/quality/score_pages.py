"""Scores of readings, and of what a whole report is."""

from .names import same_speaker, shared_words, tokens
from .shapes import FIELDS, Held, Page
from .spans import Rank, characters, pair
from .tally import Tally


def score(tally: Tally, gold: list[Held], found: list[Held]) -> None:
    """Add one item's readings."""
    pairs = paired(gold, found)
    tally.detection("reading", len(pairs), len(found), len(gold))
    for i, j in pairs:
        for field in FIELDS:
            counted = shared_words(gold[i].parts[field], found[j].parts[field])
            tally.f1(f"reading {field} word F1", *counted)


def paired(gold: list[Held], found: list[Held]) -> list[tuple[int, int]]:
    """By holder; the same wording of the name is preferred."""

    def rank(i: int, j: int) -> Rank | None:
        g, f = gold[i], found[j]
        same = same_speaker(g.holder, g.naming, f.holder, f.naming)
        return (float(set(tokens(g.holder)) == set(tokens(f.holder))),) if same else None

    return pair(len(gold), len(found), rank)


def checks(gold: Held, found: Held) -> dict[str, bool]:
    """Which parts of a pair have exactly the words wanted."""
    return {f: set(tokens(gold.parts[f])) == set(tokens(found.parts[f])) for f in FIELDS}


def score_page(tally: Tally, gold: Page, found: Page | None) -> None:
    """Add one whole report's title, outlets, classes and body."""
    found = found or Page(None, None, None, frozenset(), ())
    for name, right in page_checks(gold, found).items():
        tally.share(f"page {name}", [right])
    if gold.body:
        mine, theirs = characters(gold.body), characters(found.body)
        tally.add("body recall", len(mine & theirs), len(mine), 1)
        tally.add("body precision", len(mine & theirs), len(theirs), 1)


def page_checks(gold: Page, found: Page) -> dict[str, bool]:
    """Which answered parts of a page are right; white space at the ends does not count."""
    right = {
        "title": _same(gold.title, found.title),
        "outlet": _same(gold.outlet, found.outlet),
        "origin_outlet": _same(gold.origin_outlet, found.origin_outlet),
        "classes": gold.classes == found.classes,
    }
    return {name: ok for name, ok in right.items() if name in gold.answered}


def _same(gold: str | None, found: str | None) -> bool:
    return (gold or "").strip() == (found or "").strip()
