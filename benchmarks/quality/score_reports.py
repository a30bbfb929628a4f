"""Scores of incident reports, measures and meetings."""

from collections.abc import Callable
from datetime import date
from typing import Any

from .names import same_description, same_name, same_place, shared_names, shared_words
from .shapes import Amount, Spans, Talk, Told
from .spans import Rank, dice, inside, pair
from .tally import Tally

HALF = 0.5
GIVEN = ("actor", "place", "when", "killed", "injured", "by")
"""Parts that may be unknown: beside the accuracy, an F1 over the values given on either side."""


def score(tally: Tally, gold: list[Told], found: list[Told], published: date | None) -> None:
    """Add one item's reports."""
    pairs = paired(gold, found)
    matched = [(gold[i], found[j]) for i, j in pairs]
    tally.detection("report", len(pairs), len(found), len(gold))
    _foreground(tally, gold, found, matched)
    for name in ("absence", "background", "conduct", "cause", *GIVEN):
        tally.share(name, [checks(g, f)[name] for g, f in matched])
    for name in GIVEN:
        _given(tally, name, matched)
    _bags(tally, matched)
    _silence(tally, matched, published)


def paired(gold: list[Told], found: list[Told]) -> list[tuple[int, int]]:
    """Pairs where at least half of the shorter span lies in the other; siblings in one sentence
    are told apart by place and targets first, then by how much the spans share."""

    def rank(i: int, j: int) -> Rank | None:
        g, f = gold[i], found[j]
        if inside(g.span, f.span) < HALF:
            return None
        return (same_place(g.place, f.place) + _targets_f1(g, f), dice(g.span, f.span))

    return pair(len(gold), len(found), rank)


def checks(gold: Told, found: Told) -> dict[str, bool]:
    """Which parts of a pair are right."""
    same = ("absence", "background", "conduct", "cause", "when", "killed", "injured", "means")
    return {
        **{name: getattr(gold, name) == getattr(found, name) for name in same},
        "actor": same_name(gold.actor, found.actor),
        "place": same_place(gold.place, found.place),
        "targets": _targets_f1(gold, found) == 1,
        "by": same_voice(gold.by, found.by),
    }


def same_voice(gold: str | None, found: str | None) -> bool:
    """Whether a report is told by the same voice; an answer in small letters is a description."""
    if gold is None or found is None:
        return gold is found
    return same_name(gold, found) or (gold[:1].islower() and same_description(gold, found))


def _targets_f1(gold: Told, found: Told) -> float:
    shared, mine, theirs = shared_words(" ".join(gold.targets), " ".join(found.targets))
    return 2 * shared / (mine + theirs) if mine + theirs else 1.0


def _foreground(
    tally: Tally, gold: list[Told], found: list[Told], matched: list[tuple[Told, Told]]
) -> None:
    """Detection again among what is not background, on either side."""
    hit = sum(not (g.background or f.background) for g, f in matched)
    sizes = [sum(not r.background for r in side) for side in (found, gold)]
    tally.detection("report, no background,", hit, *sizes)


def _given(tally: Tally, name: str, matched: list[tuple[Told, Told]]) -> None:
    values = [(getattr(g, name), getattr(f, name), checks(g, f)[name]) for g, f in matched]
    hit = sum(g is not None and f is not None and right for g, f, right in values)
    found, gold = (sum(v[side] is not None for v in values) for side in (1, 0))
    tally.f1(f"{name} given F1", hit, found, gold)


def _bags(tally: Tally, matched: list[tuple[Told, Told]]) -> None:
    for g, f in matched:
        tally.f1("means F1", len(g.means & f.means), len(f.means), len(g.means))
        shared, found, gold = shared_words(" ".join(g.targets), " ".join(f.targets))
        tally.f1("targets word F1", shared, found, gold)


def _silence(tally: Tally, matched: list[tuple[Told, Told]], published: date | None) -> None:
    """How often an unknown stayed unknown: no day of publication, no place, where none is given."""
    timeless = [f for g, f in matched if g.when is None]
    tally.share("no silent day", [not silent_day(f, published) for f in timeless])
    tally.share("no silent place", [f.place is None for g, f in matched if g.place is None])


def silent_day(found: Told, published: date | None) -> bool:
    """Whether the time is the bare day of publication."""
    return published is not None and found.when == (published.isoformat(),) * 2


def score_amounts(tally: Tally, gold: list[Amount], found: list[Amount]) -> None:
    """Add one item's measures."""
    pairs = paired_amounts(gold, found)
    tally.detection("measure", len(pairs), len(found), len(gold))
    tally.share("measure value", [gold[i].value == found[j].value for i, j in pairs])


def score_talks(tally: Tally, gold: list[Talk], found: list[Talk]) -> None:
    """Add one item's meetings."""
    pairs = paired_talks(gold, found)
    tally.detection("meeting", len(pairs), len(found), len(gold))
    for g, f in ((gold[i].who, found[j].who) for i, j in pairs):
        tally.f1("meeting who F1", shared_names(g, f), len(f), len(g))


def paired_amounts(gold: list[Amount], found: list[Amount]) -> list[tuple[int, int]]:
    """By span, the same value preferred where several stand in one span."""
    return _by_span(gold, found, lambda g, f: float(g.value == f.value))


def paired_talks(gold: list[Talk], found: list[Talk]) -> list[tuple[int, int]]:
    """By span, shared names preferred."""
    return _by_span(gold, found, lambda g, f: float(shared_names(g.who, f.who)))


def _by_span(
    gold: list[Any], found: list[Any], prefer: Callable[[Any, Any], float]
) -> list[tuple[int, int]]:
    def rank(i: int, j: int) -> Rank | None:
        a: Spans = gold[i].span
        b: Spans = found[j].span
        return (prefer(gold[i], found[j]), dice(a, b)) if inside(a, b) >= HALF else None

    return pair(len(gold), len(found), rank)
