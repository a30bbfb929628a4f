"""The network in the program: windows, its rules' vote, and what comes of a text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.read import EmbeddedReader, RuleReader, best, gate, in_use
from holdfire.read.network import LONGEST, Found, Heard, Ruled, cuts, network, windows
from holdfire.read.text import document
from holdfire.read.wordpieces import SIZES, Pieces, Told

from .made import capture, one, texts

LENGTHS = st.lists(st.integers(1, 9), min_size=1, max_size=400)


def made(lengths):
    """Words of so many pieces each."""
    first = np.cumsum([0, *lengths[:-1]])
    words = np.stack([first * 10, first * 10 + 9], 1)
    blank = np.zeros((sum(lengths), len(SIZES)), dtype=np.int64)
    return Pieces(np.arange(sum(lengths)), blank, first, words, np.zeros_like(first))


@given(LENGTHS)
def test_each_word_is_answered_for_once_and_by_a_window_that_holds_it(lengths):
    seen = made(lengths)
    answered: list[int] = []
    for low, high, first, last in windows(seen):
        assert low <= first <= last <= high
        assert sum(lengths[low:high]) <= LONGEST - 2
        answered += range(first, last)
    assert answered == list(range(len(lengths)))


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


def heard(text, source, cue, content=()):
    """What a network says of a text, by its words."""

    def spans(words):
        return tuple((text.index(w), text.index(w) + len(w)) for w in words)

    return Heard(spans(source), spans([cue])[0], spans(content))


class Played:
    """A network that finds what it is told to."""

    name = "played"

    def __init__(self, *found):
        self.found = found

    def find(self, doc, told):
        return Found(self.found)


def told(text, *found):
    """The attributions made of what a network finds: words of source, cue, content."""
    reader = EmbeddedReader(Played(*found))
    made = reader.attributed(document(capture(text)))[0]
    return [
        (
            a.source and text[a.source[0] : a.source[1]],
            text[a.cue[0] : a.cue[1]],
            [text[s:e] for s, e in a.content],
        )
        for a in made
        if a.cue
    ]


def test_a_refusal_that_only_the_rules_find_is_kept():
    text = "The mayor, Ana Vel, declined to comment on Friday."
    assert [cue for _, cue, _ in told(text)] == ["declined to comment"]
    text = "The mayor, Ana Vel, praised the medics."
    assert told(text) == []


def test_of_a_source_in_pieces_the_one_beside_the_cue_counts():
    text = "Shells hit Ruma, the officers had left, an aide said."
    found = heard(text, ["the officers", "an aide"], "said", ["Shells hit Ruma"])
    assert told(text, found) == [("an aide", "said", ["Shells hit Ruma"])]


def test_a_source_that_breaks_off_is_the_rules_one():
    text = "President Ana Vel of Morovia said the pause held."
    found = heard(text, ["President Ana Vel of"], "said", ["the pause held"])
    assert told(text, found)[0][0] == "President Ana Vel of Morovia"


def test_a_bare_auxiliary_is_no_cue():
    text = "The order, a shift that would matter, came late."
    assert told(text, heard(text, [], "would", ["a shift"])) == []


def test_who_only_passes_on_makes_no_statement_of_its_own():
    text = "The army’s spokesman declined to comment, according to the Skerry agency."
    found = heard(
        text, ["the Skerry agency"], "according to", ["The army’s spokesman declined to comment"]
    )
    assert [cue for _, cue, _ in told(text, found)] == ["declined to comment"]


def test_what_nobody_says_is_no_statement():
    text = "Neither the Front nor the Council had confirmed any such pause."
    found = heard(text, ["Neither the Front nor the Council"], "had confirmed", ["any such pause"])
    assert told(text, found) == []


def test_no_quotation_that_the_rules_give_to_somebody_is_passed_over():
    text = "“We keep our word,” Ivo Marsk said. He said it held."
    assert told(text) == [("Ivo Marsk", "said", ["“We keep our word,”"])]


def test_what_an_agency_passes_on_stays_its_speakers():
    text = "The Council denied that any pause was agreed, the agency Skerry Press reported."
    low, high = text.index("the agency"), text.index(" reported")
    by = Heard(((low, high),), (high + 1, high + 9), ((0, low - 2),))
    assert told(text, by) == [("The Council", "denied", ["that any pause was agreed"])]


def test_what_nobody_would_do_is_nobodys_statement():
    text = "Nobody at the garrison would be drawn on it. Ana Vel would be heard on Monday."
    nobody = heard(text, ["Nobody at the garrison"], "would be", ["drawn on it"])
    assert told(text, nobody) == []
