"""Stretches of time and the windows they are held against."""

from dataclasses import FrozenInstanceError
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.record import Edge, Ending, Precision, Tri, When, Window
from tests.helpers import LAW

EDGE = datetime(2031, 3, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def stretch(earliest, latest):
    return When(earliest=earliest, latest=latest, precision=Precision.HOUR, basis="")


def at(hours=0.0):
    moment = EDGE + hours * HOUR
    return stretch(moment, moment)


def window(start=Ending.OPEN, end=Ending.OPEN, length=4):
    known = (Ending.INCLUSIVE, Ending.EXCLUSIVE)
    first = Edge(when=at(0) if start in known else None, ending=start, basis="")
    last = Edge(when=at(length) if end in known else None, ending=end, basis="")
    return Window(start=first, end=last)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        stretch(datetime(2031, 3, 5), EDGE)
    with pytest.raises(ValueError, match="zone"):
        stretch(None, datetime(2031, 3, 5))


def test_an_end_before_its_start_is_refused():
    with pytest.raises(ValueError, match="before"):
        stretch(EDGE, EDGE - HOUR)
    east = EDGE.astimezone(timezone(timedelta(hours=9)))
    assert stretch(EDGE, east).known, "one instant in two zones is in order"


def test_half_a_time_is_not_known():
    assert not stretch(None, None).known
    assert not stretch(EDGE, None).known
    assert not stretch(None, EDGE).known
    assert at().known


def test_a_time_never_changes():
    with pytest.raises(FrozenInstanceError):
        at().basis = "later"


def test_before_needs_the_ends_that_decide_it():
    assert at(0).before(at(1)) is Tri.YES
    assert at(1).before(at(0)) is Tri.NO
    assert at(0).before(at(0)) is Tri.UNCLEAR
    assert stretch(None, EDGE).before(at(1)) is Tri.YES
    assert stretch(EDGE, None).before(at(1)) is Tri.UNCLEAR


@pytest.mark.parametrize(
    ("start", "end", "hours", "answer"),
    [
        (Ending.INCLUSIVE, Ending.OPEN, 0, Tri.YES),
        (Ending.INCLUSIVE, Ending.OPEN, -1, Tri.NO),
        (Ending.OPEN, Ending.INCLUSIVE, 4, Tri.YES),
        (Ending.OPEN, Ending.INCLUSIVE, 5, Tri.NO),
        (Ending.INCLUSIVE, Ending.INCLUSIVE, 2, Tri.YES),
        (Ending.EXCLUSIVE, Ending.EXCLUSIVE, 2, Tri.YES),
        (Ending.UNKNOWN, Ending.OPEN, 2, Tri.UNCLEAR),
        (Ending.OPEN, Ending.UNKNOWN, 2, Tri.UNCLEAR),
        (Ending.UNKNOWN, Ending.INCLUSIVE, 5, Tri.NO),
        (Ending.INCLUSIVE, Ending.UNKNOWN, -1, Tri.NO),
        (Ending.OPEN, Ending.OPEN, 2, Tri.YES),
    ],
)
def test_what_a_window_covers(start, end, hours, answer):
    assert window(start, end).covers(at(hours)) is answer


@pytest.mark.parametrize("hours", [0, 4])
def test_the_very_instant_of_an_excluded_end_is_not_surely_inside(hours):
    assert window(Ending.EXCLUSIVE, Ending.EXCLUSIVE).covers(at(hours)) is not Tri.YES


def test_an_unknown_time_is_neither_in_nor_out():
    assert window(Ending.INCLUSIVE, Ending.INCLUSIVE).covers(None) is Tri.UNCLEAR
    nowhen = stretch(None, None)
    assert window(Ending.INCLUSIVE, Ending.INCLUSIVE).covers(nowhen) is Tri.UNCLEAR


def test_a_stretch_over_an_end_is_unclear():
    over = stretch(EDGE - HOUR, EDGE + HOUR)
    assert window(Ending.INCLUSIVE, Ending.INCLUSIVE).covers(over) is Tri.UNCLEAR


HOURS = st.integers(-12, 12)
STRETCHES = st.tuples(HOURS, HOURS).map(
    lambda p: stretch(EDGE + min(p) * HOUR, EDGE + max(p) * HOUR)
)
ENDINGS = st.sampled_from(list(Ending))


@LAW
@given(STRETCHES, STRETCHES)
def test_of_two_stretches_at_most_one_is_before(a, b):
    assert {a.before(b), b.before(a)} != {Tri.YES}
    if a.before(b) is Tri.YES:
        assert b.before(a) is Tri.NO


@LAW
@given(ENDINGS, ENDINGS, STRETCHES, STRETCHES)
def test_a_finer_time_never_contradicts_a_coarser_one(start, end, wide, fine):
    lows, highs = (wide.earliest, fine.earliest), (wide.latest, fine.latest)
    whole = stretch(min(lows), max(highs))
    answer, finer = window(start, end).covers(whole), window(start, end).covers(fine)
    assert answer is Tri.UNCLEAR or finer is answer


@LAW
@given(ENDINGS, ENDINGS, STRETCHES, st.integers(-500, 500))
def test_moving_window_and_time_together_changes_nothing(start, end, when, hours):
    def moved(w):
        return w and stretch(w.earliest + hours * HOUR, w.latest + hours * HOUR)

    old = window(start, end)
    edges = [Edge(when=moved(e.when), ending=e.ending, basis=e.basis) for e in (old.start, old.end)]
    assert Window(start=edges[0], end=edges[1]).covers(moved(when)) is old.covers(when)


@LAW
@given(STRETCHES)
def test_an_unknown_end_never_gives_a_sure_yes(when):
    assert window(Ending.UNKNOWN, Ending.INCLUSIVE).covers(when) is not Tri.YES
    assert window(Ending.INCLUSIVE, Ending.UNKNOWN).covers(when) is not Tri.YES
