"""Measures and meetings."""

import pytest

from .made import days, one, read


def test_a_state_with_its_number_is_a_measure_and_no_incident():
    extract = read("Some 40,000 homes in Bukavu were without power on Wednesday.")
    measure = one(extract.measures)
    assert (measure.value, measure.unit, measure.place.name) == (40000, "homes", "Bukavu")
    assert extract.reports == ()


def test_the_dead_of_an_incident_are_no_measure():
    assert read("Three civilians were killed in Bukavu on Monday.").measures == ()


def test_a_tally_is_a_measure():
    measure = one(read("Monitors put the number of violations in May at 58.").measures)
    assert measure.value == 58


def test_bodies_handed_over_without_a_number():
    measure = one(read("The two armies exchanged the bodies of dead soldiers on Monday.").measures)
    assert measure.value is None
    assert days(measure.when) == (9, 9)


def test_a_meeting_has_names_place_and_day():
    meeting = one(read("Ana Vel met Ioan Dar in Muscat on Tuesday.").meetings)
    assert meeting.who == ("Ana Vel", "Ioan Dar")
    assert (meeting.place.name, days(meeting.when)) == ("Muscat", (10, 10))


def test_adjectives_that_share_a_head_are_parties_of_their_own():
    text = "But Armenian, Turkish and Georgian envoys met in Batumi on Tuesday."
    assert one(read(text).meetings).who == (
        "Armenian envoys", "Turkish envoys", "Georgian envoys",
    )  # fmt: skip


def test_the_two_are_those_of_the_meeting_before():
    text = "Ana Vel met Ioan Dar in Muscat on Tuesday. The two will meet again in Doha on Friday."
    first, second = read(text).meetings
    assert second.who == first.who
    assert second.place.name == "Doha"


@pytest.mark.parametrize(
    "text",
    ["Ana Vel refused to meet Ioan Dar.", "The offer met resistance in Muscat.", "Talks go on."],
)
def test_no_meeting(text):
    assert read(text).meetings == ()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("A drone hit a yard in Sumy, cutting power to 60,000 homes.", 60000, "homes"),
        ("The fighting has driven 5,500 people from their homes.", 5500, "people"),
        ("Since January 300 animals have been stolen in the valley.", 300, "animals"),
    ],
)
def test_states_in_more_wordings(text, value, unit):
    measure = one(read(text).measures)
    assert (measure.value, measure.unit) == (value, unit)


def test_delegates_are_the_two_parties():
    text = (
        "The Coast Front and the River Council agreed a truce on Monday. "
        "Delegates are to meet again in Sumy on Friday."
    )
    assert one(read(text).meetings).who == ("Coast Front", "River Council")
