"""Names known beforehand, as marks of words."""

import gzip

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.read.known import SIZES, Known, parts

LINES = "# place\nruma\nnew ruma\nsao vel\n# body\nruma wire\n# given\nado\n# family\nbel\nado"


@pytest.fixture(scope="session")
def known(tmp_path_factory):
    path = tmp_path_factory.mktemp("known") / "known.txt.gz"
    path.write_bytes(gzip.compress(LINES.encode()))
    return Known(path)


def test_the_longest_name_that_begins_at_a_word_counts(known):
    assert known.marks("In New Ruma wire".split())[:, 0].tolist() == [0, 1, 2, 0]


def test_places_bodies_and_people_are_marked_apart(known):
    rows = known.marks("Ado Bel of Ruma Wire".split())
    assert rows.tolist() == [[0, 0, 3], [0, 0, 2], [0, 0, 0], [1, 1, 0], [0, 2, 0]]


def test_accents_do_not_matter(known):
    assert known.marks(["São", "Vel"])[:, 0].tolist() == [1, 2]
    assert parts("São-Vel") == ["sao", "-", "vel"]


@given(words=st.lists(st.sampled_from("Ruma New Wire Ado bel x é".split())))
def test_marks_lie_within_their_sizes(known, words):
    rows = known.marks(words)
    assert rows.shape == (len(words), len(SIZES))
    assert (rows < np.array(SIZES)).all()
