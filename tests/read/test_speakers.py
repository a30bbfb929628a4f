"""Who speaks: offices, papers, agencies that pass on, roles, and words that name nobody."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from holdfire.flow.reading import rows_of
from holdfire.read import RuleReader
from holdfire.read.names import Cast
from holdfire.record import Act, Precision, When

from .made import capture, one, read


def _met(phrase, at, **more):
    met = Cast().meet(phrase, at, **more)
    assert met is not None
    return met.name


def _names(text):
    return [s.speaker.name for s in read(text).statements]


RRF, BEL = "the Ruma Resistance Front", "the Front’s leader, Ado Bel"


@pytest.mark.parametrize(
    ("first", "later", "name"),
    [
        *((RRF, p, RRF[4:]) for p in ("The RRF", "RRF", "the Resistance Front", "the Front")),
        ("The Basin Union for Renewal", "BUR", "Basin Union for Renewal"),
        *((BEL, p, "Ado Bel") for p in ("Mr Bel’s", "his", "Bel")),
    ],
)
def test_short_forms_and_owners(first, later, name):
    cast = Cast()
    cast.meet(first, 0)
    met = cast.meet(later, 90)
    assert met is not None
    assert met.name == name


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“From dawn our guns are silent,” Colonel Ado Bel, the Front’s deputy head, said in a "
         "video message.", "Ado Bel"),
        ("The Front and the army agreed to a truce from dawn until 9 May, Chad’s envoy, Ida Lund, "
         "said.", "Ida Lund"),
        ("“We will keep the truce,” the Front’s leader, Ado Bel–Oro, told a news conference.",
         "Ado Bel–Oro"),
        ("The truce would last until noon, Chad’s envoy, Ida Lund, said.", "Ida Lund"),
    ],
)  # fmt: skip
def test_statements_that_end_in_a_speaker_with_a_description(text, speaker):
    assert _names(text) == [speaker]


def test_a_dash_between_words_apart_joins_nothing():
    assert _names("Ado Bel – Oro said nothing – said that the truce held.") != ["Ado Bel–Oro"]


def test_an_agency_passes_on_what_a_named_speaker_said():
    text = "Ado Bel, the Front's spokesman, would not comment, Lantern news agency reported."
    statement = one(read(text).statements)
    assert (statement.speaker.name, statement.via) == ("Ado Bel", "Lantern news agency")


def test_an_agency_that_tells_by_itself_is_the_speaker():
    assert _names("Two shells hit the port, Lantern news agency reported.") == [
        "Lantern news agency"
    ]


def test_the_office_of_a_person():
    text = "Governor Ida Vel announced a truce. Her office said it would last. It gave no details."
    assert _names(text) == ["Ida Vel", "Vel's office", "Vel's office"]
    assert _names("Mr Vel’s office said the truce would last.") == ["Vel's office"]
    assert _names("The governor’s office said the truce would last.") != ["Vel's office"]


def test_a_notice_speaks_where_no_body_was_named():
    assert _names("In a notice issued in Goma it said that the truce would last.") == ["notice"]
    text = "The Lake Front met on Monday. In a notice issued in Goma it said the truce would last."
    assert _names(text) == ["Lake Front"]


@pytest.mark.parametrize(
    ("phrase", "name", "role"),
    [
        ("(its spokesman, Major Ado Bel", "Ado Bel", "spokesman, Major"),
        ("the top commander, alias Ado Bel", "Ado Bel", "top commander"),
        ("the militia’s spokesman, Ado Bel (Адо Бел)", "Ado Bel", "militia’s spokesman"),
        ("the militia’s spokesman, Ado Bel", "Ado Bel", "militia’s spokesman"),
        ("Mr Bel", "Bel", ""),
        ("Dr Ado Bel", "Ado Bel", "Dr"),
    ],
)
def test_roles(phrase, name, role):
    met = Cast().meet(phrase, 0)
    assert met is not None
    assert (met.name, met.role) == (name, role)


def test_a_capital_inside_a_sentence_is_part_of_the_name():
    assert _met("Lantern news agency", 40, opens=False) == "Lantern news agency"
    assert _met("Rebel group", 0, opens=True) == "rebel group"


def test_nobody_has_no_name():
    assert one(read("Reports circulated that the truce had ended.").statements).speaker.name == ""


def test_days_count_from_the_last_change_of_a_page():
    text = "A shell hit Goma on Friday, killing two men."
    first = datetime(2033, 2, 10, 16, tzinfo=UTC)
    later = datetime(2033, 2, 11, 7, tzinfo=UTC)
    stated = When(
        earliest=first, latest=later, precision=Precision.DAYS, basis="stated", zone="UTC"
    )
    page = replace(capture(text), published=stated)
    when = one(RuleReader().read(page).reports).when
    assert when.earliest.date() == later.date()
    assert "published 10 February 2033, updated 11 February" in when.basis
    same = replace(page, published=replace(page.published, precision=Precision.DAY))
    assert one(RuleReader().read(same).reports).when.earliest.day == 4


def test_victims_counted_before_the_speaker_are_no_speakers():
    text = "Gunmen shelled Goma on Monday, killing four people, Mayor Ida Vel said."
    assert _names(text) == ["Ida Vel"]
    assert _names("The truce held, the minister, Ida Vel, said.") == ["Ida Vel"]


def test_nobody_says_nothing():
    assert _names("No group claimed responsibility. The Lake Front claimed the raid.") == [
        "Lake Front"
    ]


def test_a_capital_after_an_article_is_kept():
    assert _met("The Coalition", 0) == "Coalition"
    assert _met("Police", 0) == "police"


def test_what_was_denied_by_nobody_named_has_no_speaker():
    text = "The Lake Front met on Monday. It was denied that a shell had hit Goma. "
    assert _names(text) == [""]
    assert _names(text + "It denied that the truce was over.") == ["", "Lake Front"]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("The Quay Council gave another date.", "Quay Council"),
        ("Lanternlight, an anonymous messaging channel, carried a third version.", "Lanternlight"),
        ("Lusaka has seen worse winters.", "Margit Oro's office"),
    ],
)
def test_an_it_speaks_for_the_body_the_sentence_before_opens_with(before, speaker):
    text = (
        "Margit Oro's office said the halt would run to Friday.\n\n"
        f"{before} It said crews had been ordered to stop firing at Liepaja."
    )
    said = [r for r in rows_of(text, None) if r["kind"] == "statement"]
    speakers: list[Any] = [r["speaker"] for r in said]
    assert speakers[-1]["name"] == speaker


def test_it_is_the_body_that_has_just_spoken():
    text = (
        "Two men died in an attack by the Acacia Front on Monday, the army’s 6th Division said. "
        "It blamed the Front."
    )
    assert _names(text) == ["army’s 6th Division"] * 2


@pytest.mark.parametrize(
    "words",
    [
        "did not reply to requests for comment",
        "has not replied",
        "did not answer a request for comment",
    ],
)
def test_a_body_that_does_not_answer_declines(words):
    statement = one(read(f"The Acacia Front {words}.").statements)
    assert (statement.act, statement.speaker.name) == (Act.DECLINE, "Acacia Front")


def test_a_speaker_named_in_the_middle_of_what_he_says():
    text = "Colonel Ado Bel announced a truce. It would be void, he said, if the Front moved guns."
    last = read(text).statements[-1]
    assert [c.words for c in last.content] == ["It would be void", "if the Front moved guns"]
    assert (last.act, last.speaker.name) == (Act.OTHER, "Ado Bel")


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("Attaher ag Wissan, the group’s deputy,", "group’s deputy"),
        ("Fatma wallet Attaher, the movement 's spokeswoman,", "movement's spokeswoman"),
        ("Commander Moussa ould Brahim", "Commander"),
    ],
)
def test_the_particles_of_a_name_are_no_role(source, role):
    assert one(read(f"{source} said the truce held.").statements).speaker.role == role


def test_two_persons_with_titles_are_one_voice_of_two_and_each_keeps_a_name():
    text = (
        "Dune Front spokesman Ilo Marn and Mesa League commander Oto Prahl announced a truce on "
        "Monday. Marn said it was in force."
    )
    both, one_ = read(text).statements
    assert both.speaker.name == "Ilo Marn and Oto Prahl"
    assert both.speaker.role == "Dune Front spokesman and Mesa League commander"
    assert one_.speaker.name == "Ilo Marn"
