"""Agreement of two readers, by hand."""

import pytest

from holdfire.read.agreement import Agreement, agreement
from holdfire.record import Act, Naming
from tests.helpers import capture, span, statement

PAGE = capture("Ana Rosk said the guns had been silent since dawn. Ivo Kalns denied it. It is so.")
GUNS = statement(PAGE, "Ana Rosk", "the guns had been silent since dawn")


def test_the_same_statement_is_found_by_both():
    assert agreement([GUNS], [GUNS]) == Agreement(both=1, same_act=1)
    assert agreement([GUNS], []) == Agreement(only_first=1)
    assert agreement([], [GUNS]) == Agreement(only_second=1)
    assert agreement([], []).share is None


@pytest.mark.parametrize(
    ("words", "both"),
    [
        ("the guns had been", 0),  # 17 of 35 characters
        ("the guns had been s", 1),
        ("since dawn", 0),
        ("the guns had been silent since dawn. Ivo Kalns denied it. It is so.", 1),
    ],
)
def test_half_of_each_content_must_be_shared(words, both):
    assert agreement([GUNS], [statement(PAGE, "Ana Rosk", words)]).both == both


def test_the_speaker_must_be_the_same():
    assert agreement([GUNS], [statement(PAGE, "Ivo Kalns", GUNS.words)]).both == 0
    short = statement(PAGE, "Rosk", GUNS.words)
    assert agreement([GUNS], [short]).both == 1
    unnamed = statement(PAGE, "an officer", GUNS.words, naming=Naming.UNNAMED)
    other = statement(PAGE, "a soldier", GUNS.words, naming=Naming.UNNAMED)
    assert agreement([GUNS], [unnamed]).both == 0
    assert agreement([unnamed], [other]).both == 1


def test_each_statement_is_paired_once():
    assert agreement([GUNS], [GUNS, GUNS]) == Agreement(both=1, only_second=1, same_act=1)


def test_acts_are_counted_apart():
    other = statement(PAGE, "Ana Rosk", GUNS.words, act=Act.CONFIRM)
    assert agreement([GUNS], [other]) == Agreement(both=1)


def test_a_refusal_to_speak_is_known_by_its_cue():
    silent = statement(PAGE, "Ana Rosk", "", cue=(span(PAGE, "denied"),))
    other = statement(PAGE, "Ana Rosk", "", cue=(span(PAGE, "said"),))
    assert agreement([silent], [silent]).both == 1
    assert agreement([silent], [other]).both == 0


def test_the_outlets_own_voice_is_left_out():
    own = statement(PAGE, "Post", "It is so", naming=Naming.OUTLET)
    assert agreement([own], []) == Agreement()


def test_texts_add_up():
    total = Agreement(both=1, only_first=2) + Agreement(both=1, only_second=1, same_act=1)
    assert total == Agreement(both=2, only_first=2, only_second=1, same_act=1)
    assert total.share == 0.4
