"""The network in the program: windows, its rules' vote, and what comes of a text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.read import EmbeddedReader, RuleReader, best, gate, in_use
from holdfire.read.network import LONGEST, Ruled, cuts, network, windows
from holdfire.read.wordpieces import Pieces, Told

from .made import capture, one, texts

LENGTHS = st.lists(st.integers(1, 9), min_size=1, max_size=400)


def made(lengths):
    """Words of so many pieces each."""
    first = np.cumsum([0, *lengths[:-1]])
    words = np.stack([first * 10, first * 10 + 9], 1)
    blank = np.zeros((sum(lengths), 5), dtype=np.int64)
    return Pieces(np.arange(sum(lengths)), blank, first, words, np.zeros_like(first))


@given(LENGTHS)
def test_each_word_is_answered_for_once_and_by_a_window_that_holds_it(lengths):
    seen, told = made(lengths), []
    for low, high, first, last in windows(seen):
        assert low <= first <= last <= high
        assert sum(lengths[low:high]) <= LONGEST - 2
        told += range(first, last)
    assert told == list(range(len(lengths)))


def test_a_word_longer_than_a_window_is_a_window():
    assert list(cuts(np.array([0, 300]), 310)) == [(0, 1), (1, 2)]


def test_the_rules_have_a_vote_where_they_know_the_cue():
    seen = made([1] * 6)
    ruled = Ruled(seen, [Told((0, 9), (10, 19), ((20, 49),))])
    assert ruled.cues(0, 6).argmax(1).tolist() == [0, 1, 0, 0, 0, 0]
    assert ruled.roles(1, 2, 0, 6).argmax(1).tolist() == [1, 0, 3, 4, 4, 0]
    assert ruled.roles(1, 2, 1, 6).argmax(1).tolist() == [0, 3, 4, 4, 0]
    assert not ruled.roles(4, 5, 0, 6).any()


def test_without_the_package_the_rules_read_and_say_so():
    assert isinstance(best(), RuleReader)
    assert not isinstance(best(), EmbeddedReader)
    assert in_use().startswith("rules")


STORY = (
    "The Harbour Front will hold its fire from Friday, its spokesman, Ivo Marsk, told reporters in "
    "Liepaja. “We keep our word,” he said, adding that nobody had asked for it.\n\n"
    "The Coast Council, which had not commented earlier, denied that any pause was agreed, the "
    "agency Skerry Press reported, citing two officials who asked not to be named."
)


@pytest.mark.embedded
def test_a_story_is_read_with_its_speakers():
    found = best().read(capture(STORY))
    said = {(s.speaker.name, s.act.value) for s in found.statements}
    assert ("Ivo Marsk", "announce") in said
    assert any("Coast Council" in name and act == "deny" for name, act in said)
    assert {s.reader for s in found.statements} == {in_use().split()[0]}
    direct = [s for s in found.statements if "“We keep our word,”" in [c.words for c in s.content]]
    assert one(direct).speaker.name == "Ivo Marsk"


@pytest.mark.embedded
def test_names_come_from_the_network_too():
    kinds = {(m.type, m.span.words) for m in best().read(capture(STORY)).mentions}
    assert ("person", "Ivo Marsk") in kinds


@pytest.mark.embedded
def test_the_same_text_is_read_alike_again_and_in_longer_company():
    once = best().read(capture(STORY))
    assert once == best().read(capture(STORY))
    long = best().read(capture("\n\n".join([STORY] * 6)))
    assert len(long.statements) >= 5 * len(once.statements)


@pytest.mark.embedded
@settings(max_examples=40, deadline=None)
@given(texts)
def test_whatever_the_text_all_words_stand_in_it(text):
    page = capture(text)
    assert gate(page, best().read(page)).refused == 0


@pytest.mark.embedded
def test_nothing_is_found_in_nothing():
    assert not best().read(capture("")).statements
    assert network() is network()
