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


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Crews brought electricity back to 3,300 households by Tuesday.", 3300, "households"),
        ("Only nine of the 40 lorries promised reached Gao on Tuesday.", 9, "lorries"),
        ("The rebels set free 17 captives on Sunday.", 17, "captives"),
        ("A total of 65 detainees walked free on Friday.", 65, "detainees"),
        ("The queue at the crossing had 340 vehicles in it.", 340, "vehicles"),
        ("School is out for 4,000 children.", 4000, "children"),
        ("Damage to the port was put at 12 million dollars.", 12_000_000, "dollars"),
        ("Sappers cleared 40 mines from the road.", 40, "mines"),
        ("The army had violated the ceasefire 1,300 times.", 1300, "times"),
        ("The mission registered 44 instances of shelling.", 44, "instances"),
        ("Floods and fighting displaced 4,100 since May.", 4100, None),
        ("A third of the town was without water.", None, "town"),
        ("About 90 trucks a day enter the valley.", 90, "trucks"),
        ("An exchange of 175 prisoners took place.", 175, "prisoners"),
    ],
)
def test_effects_that_are_neither_dead_nor_hurt(text, value, unit):
    measure = one(read(text).measures)
    assert (measure.value, measure.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Nine in ten shops stayed shut.",
        "Raiders burned the market and killed nine people.",
        "The army launched 30 strikes on Gao.",
        "Half of the people he knows are angry.",
    ],
)
def test_a_share_the_dead_and_attacks_nobody_counted_are_no_measure(text):
    assert read(text).measures == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("President Ilo Marn received Ana Vel in Goma on Tuesday.", ("Ilo Marn", "Ana Vel")),
        ("Ms Vel is to receive the bishop in Goma on Friday.", ("Vel", "bishop")),
        ("Ana Vel will host Ilo Marn in Goma next week.", ("Ana Vel", "Ilo Marn")),
        ("Talks resume in Goma on Friday.", ()),
        ("The committee meets again on Friday.", ("committee",)),
        ("The parties will reconvene on Friday.", ()),
        ("Envoys shuttled between delegations in Goma on Tuesday.", ("Envoys",)),
        ("Ana Vel spoke with Ilo Marn by phone on Tuesday.", ("Ana Vel", "Ilo Marn")),
        ("After meeting Ana Vel in Goma on Tuesday, Ilo Marn flew home.", ("Ana Vel", "Ilo Marn")),
        ("The two leaders shook hands at a summit in Goma on Tuesday.", ()),
        (
            "A meeting of the liaison committee took place at the bridge on Tuesday.",
            ("liaison committee",),
        ),
        ("Ana Vel visited Goma on Sunday and held talks with Ilo Marn.", ("Ana Vel", "Ilo Marn")),
    ],
)
def test_meetings_in_more_wordings(text, who):
    assert one(read(text).meetings).who == who


@pytest.mark.parametrize(
    "text",
    [
        "A meeting planned for Friday in Goma was called off.",
        "Talks in Goma on Friday were postponed.",
        "The meeting hall in Goma was hit on Tuesday.",
        "The minister received reports from Goma on Tuesday.",
        "The mayor spoke to reporters on Tuesday.",
    ],
)
def test_what_was_called_off_or_is_no_meeting(text):
    assert read(text).meetings == ()
