"""Yes, no, unclear: Kleene's three values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.record import Tri
from tests.helpers import LAW

ANY = st.sampled_from(list(Tri))


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (Tri.YES, Tri.UNCLEAR, Tri.UNCLEAR, Tri.YES),
        (Tri.NO, Tri.UNCLEAR, Tri.NO, Tri.UNCLEAR),
        (Tri.YES, Tri.NO, Tri.NO, Tri.YES),
        (Tri.UNCLEAR, Tri.UNCLEAR, Tri.UNCLEAR, Tri.UNCLEAR),
    ],
)
def test_and_keeps_the_weakest_or_the_strongest(left, right, both, either):
    assert left & right is both
    assert left | right is either


def test_a_test_answer_reads_as_its_word():
    assert [str(t) for t in Tri] == ["no", "unclear", "yes"]


@LAW
@given(ANY, ANY, ANY)
def test_and_and_or_are_a_distributive_lattice(a, b, c):
    assert a & b is b & a
    assert a | b is b | a
    assert (a & b) & c is a & (b & c)
    assert (a | b) | c is a | (b | c)
    assert a & (a | b) is a
    assert a | (a & b) is a
    assert a & (b | c) is (a & b) | (a & c)


@LAW
@given(ANY)
def test_yes_and_no_are_the_ends(a):
    assert a & a is a
    assert a | a is a
    assert a & Tri.YES is a
    assert a | Tri.NO is a
    assert a & Tri.NO is Tri.NO
    assert a | Tri.YES is Tri.YES
