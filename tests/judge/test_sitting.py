"""A judgement that goes on gives what judging all at once gives, and says what changed."""

from dataclasses import replace
from itertools import permutations

from hypothesis import assume
from hypothesis import strategies as st

from holdfire.judge import Sitting, judge, roll_up
from holdfire.judge.scope import match
from holdfire.record import Tri, Word
from holdfire.record.dockets import Bench
from holdfire.record.settling import misses, options, reach

from .making import B, cases, law


def begun(case, many):
    """A sitting over the first incidents, to which the rest are added; what each addition told."""
    sitting = Sitting(replace(case, incidents=case.incidents[:many]))
    before = {f.id: f for f in sitting.findings()}
    for event in case.incidents[many:]:
        told = sitting.add(event)
        now = {f.id: f for f in sitting.findings()}
        yield sitting, before, told, now
        before = now


@law(cases(), st.integers(0, 3))
def test_incidents_added_one_by_one_give_the_same_findings(case, many):
    for order in permutations(case.incidents):
        mixed = replace(case, incidents=order)
        last = [s for s, *_ in begun(mixed, many)][-1:] or [Sitting(mixed)]
        assert last[0].findings() == judge(case)


@law(cases(), st.integers(0, 2))
def test_what_is_added_tells_every_cell_that_it_changes(case, many):
    """Without what has no day, or half a one: see test_defects.py."""
    assume(all(i.when and i.when.known for i in case.incidents[many:]))
    for _, before, told, now in begun(case, many):
        changed = {k for k, f in now.items() if before.get(k) != f}
        assert changed <= {f.id for f in told}
        assert all(now[f.id] == f for f in told)
        assert len({f.id for f in told}) == len(told)


@law(cases(), st.integers(0, 2))
def test_a_sitting_that_went_on_rolls_up_alike(case, many):
    """What is breached may be partly holding: see test_defects.py."""
    for sitting, *_ in list(begun(case, many))[-1:]:
        cells = sitting.findings()
        found, wanted = roll_up(case, cells, sitting), roll_up(case, judge(case))
        for one, other in zip(found, wanted, strict=True):
            assert one.flips == other.flips
            assert one.matches == other.matches
            if not {one.word, other.word} <= {B, Word.PARTLY}:
                assert (one.word, one.rules, one.why) == (other.word, other.rules, other.why)


@law(cases())
def test_no_incident_that_may_matter_is_sifted_out(case):
    """What is passed over is surely outside the window under every option of every clause."""
    ways = [(r, c, o) for r in case.readings for c in r.clauses for o in options(case, c, r.id)]
    reached = reach(o for _, _, o in ways)
    for event in (i for i in case.incidents if misses(reached, i.when)):
        for voice, clause, option in ways:
            for actor in case.bound(clause):
                found = match(Bench(case, voice, clause, actor), option, event)
                assert found.test("time").answer is Tri.NO


@law(cases())
def test_sifting_moves_no_word(case):
    """An arrangement without end beside it keeps everything; the other readings' words stand."""
    sitting = Sitting(case)
    every = Sitting(case)
    for column in every.columns:
        column.homes, column.loose, column.way.scope.freed = {}, [], {}
        column.take(sorted(case.incidents, key=lambda i: i.id))
    words = {f.id: (f.word, f.rules, f.forced) for f in every.findings()}
    assert {f.id: (f.word, f.rules, f.forced) for f in sitting.findings()} == words
