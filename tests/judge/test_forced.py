"""The smallest sets of incidents that force a word, against trying every set (R-FORCE-1)."""

from dataclasses import replace
from itertools import chain, combinations

from holdfire.judge import judge, roll_up
from holdfire.record import Word

from .making import B, U, cases, law

FREEING = ("release", "reciprocity")
"""Left out: under these a deed of one lets another off, so that less evidence may be heavier."""
BREACHES = (B, Word.PARTLY)


def subsets(events):
    return chain.from_iterable(combinations(events, n) for n in range(len(events) + 1))


def words_by_set(case):
    """A cell that is there only because something fell on its day is undetermined without it. For
    each set of incidents, the words of the cells and of the readings without the others."""
    found = {}
    for kept in subsets(case.incidents):
        part = replace(case, incidents=kept)
        cells = judge(part)
        told = {f.id: f.word for f in (*cells, *roll_up(part, cells))}
        found[frozenset(i.id for i in kept)] = told
    return found


@law(cases(without=(*FREEING, "kind")))
def test_each_set_forces_the_word_of_a_cell_and_none_smaller_does(case):
    """Of a prohibition; for the other kinds see test_defects.py."""
    words = words_by_set(case)
    everything = frozenset(i.id for i in case.incidents)
    for cell in judge(case):
        giving = {s for s, told in words.items() if told.get(cell.id, U) is cell.word}
        sets = {frozenset(s) for s in cell.forced}
        if frozenset() in giving:
            assert not sets
            continue
        smallest = {s for s in giving if not any(t < s for t in giving)}
        assert sets == smallest
        assert words[everything - frozenset().union(*sets)].get(cell.id, U) is not cell.word


@law(cases(without=FREEING))
def test_each_set_breaches_a_reading_and_none_smaller_does(case):
    words = words_by_set(case)
    everything = frozenset(i.id for i in case.incidents)
    for found in roll_up(case, judge(case)):
        sets = {frozenset(s) for s in found.forced}
        if found.word not in BREACHES:
            assert not sets
            continue
        giving = {s for s, told in words.items() if told[found.id] in BREACHES}
        least = min(len(s) for s in giving)
        assert sets == {s for s in giving if len(s) == least}
        assert words[everything - frozenset().union(*giving)][found.id] not in BREACHES
