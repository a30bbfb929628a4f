"""Agreement of two readers, by hand."""

import pytest

from holdfire.read.agreement import Agreement, on_reports, on_statements
from holdfire.record import Act, Deed, Extract, Naming
from tests.helpers import capture, report, span, statement

PAGE = capture("Ana Rosk said the guns had been silent since dawn. Ivo Kalns denied it. It is so.")
GUNS = statement(PAGE, "Ana Rosk", "the guns had been silent since dawn")


def agreement(first, second):
    return on_statements(Extract(statements=tuple(first)), Extract(statements=tuple(second)))


def test_the_same_statement_is_found_by_both():
    assert agreement([GUNS], [GUNS]) == Agreement(both=1, same_kind=1)
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
    assert agreement([GUNS], [GUNS, GUNS]) == Agreement(both=1, only_second=1, same_kind=1)


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
    total = Agreement(both=1, only_first=2) + Agreement(both=1, only_second=1, same_kind=1)
    assert total == Agreement(both=2, only_first=2, only_second=1, same_kind=1)
    assert total.share == 0.4


def test_reports_are_the_same_by_their_words():
    said = report(PAGE, "the guns had been silent since dawn", absence=True)
    part = report(PAGE, "the guns had been silent", absence=True, deed=Deed.SHELLING)
    happened = report(PAGE, "the guns had been silent since dawn")
    short = report(PAGE, "since dawn", absence=True)

    def pair(first, second):
        return on_reports(Extract(reports=(first,)), Extract(reports=(second,)))

    assert pair(said, said) == Agreement(both=1, same_kind=1)
    assert pair(said, part) == Agreement(both=1)
    assert pair(said, happened) == pair(said, short) == Agreement(only_first=1, only_second=1)
