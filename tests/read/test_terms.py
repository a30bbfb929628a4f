"""Candidate readings: who has one, and what its parts are."""

import pytest

from holdfire.record import Status

from .made import one, read


def reading(text):
    return one(read(text).readings)


def values(clause, field):
    return [p.value for p in clause.parts(field)]


def test_an_announcer_s_own_words():
    words = "“I asked President Doru Pell not to fire into Sumy and the border towns for a week,”"
    text = f"{words} Ana Vel said."
    (clause,) = reading(text).clauses
    assert values(clause, "bound") == ["Doru Pell"]
    assert values(clause, "area") == ["Sumy and the border towns"]
    assert clause.area[0].open
    assert clause.duration[0].days == 7
    assert clause.status("area") is Status.QUOTED
    assert clause.start == clause.end == ()


def test_a_side_is_its_country():
    text = (
        "Ana Vel, an envoy, said the Russian side had agreed to halt strikes, but not in writing."
    )
    (clause,) = reading(text).clauses
    assert values(clause, "bound") == ["Russia"]
    assert values(clause, "form") == ["not in writing"]
    assert clause.exceptions == ()


def test_a_place_and_a_class_spared_side_by_side_are_two_clauses():
    text = "The army announced a halt to strikes on Sumy and Ukrainian energy sites until Friday."
    area, target = reading(text).clauses
    assert values(area, "area") == ["Sumy"]
    assert area.area[0].place.country == "UA"
    assert (area.targets, target.area) == ((), ())
    assert target.targets[0].classes == ("energy",)
    assert area.end == target.end != ()


def test_a_class_within_a_place_is_one_clause():
    text = "The army announced a halt to strikes on energy facilities in Sumy until Friday."
    (clause,) = reading(text).clauses
    assert clause.area
    assert clause.targets


def test_thanks_that_name_the_scope_declare_no_pause():
    text = "Ana Vel thanked Qatar for its work to halt Kenyan strikes on Somali ports."
    found = reading(text)
    assert (found.label, found.declares) == ("declares no pause", False)
    assert values(found.clauses[0], "bound") == ["Kenya"]


@pytest.mark.parametrize(
    "text",
    [
        "“We hope that peace comes soon,” Ana Vel said.",
        "Ana Vel declined to comment on the pause.",
        "Ana Vel said the truce was fragile.",
        "Both armies agreed to a ten-day truce on ports last autumn, Ana Vel said.",
    ],
)
def test_no_reading(text):
    assert read(text).readings == ()


@pytest.mark.parametrize(
    ("text", "field", "wanted"),
    [
        ("Ana Vel, an envoy, said both sides would silence the guns for ten days.",
         "conduct", ["silence the guns"]),
        ("The Ridge Council announced its units will stand down along the whole line.",
         "bound", ["Ridge Council"]),
        ("Ana Vel, spokeswoman for the Coast Front, said its fighters would not fire first.",
         "bound", ["Coast Front"]),
        ("“We will let the aid convoys pass until the last lorry is through,” said Front "
         "commander Doru Pell.", "end", ["until the last lorry is through"]),
        ("The army promised to ground its drones within 10 kilometres of the border, the governor "
         "said.", "area", ["within 10 kilometres of the border"]),
        ("The Coast Front said it would call off raids on herds and granaries through the harvest.",
         "targets", ["herds", "granaries"]),
        ("The envoy said the order does not cover drones and expires on 3 July.",
         "exceptions", ["does not cover drones"]),
        ("The minister said attacks on hospitals were banned for 30 days under a decree.",
         "form", ["a decree"]),
        ("“There is no paper. It is a handshake, and it holds so long as the trucks move,” Front "
         "commander Doru Pell said.", "form", ["a handshake", "no paper"]),
        ("The envoy Ana Vel said the pause would open at noon on Friday and run for a fortnight.",
         "start", ["at noon on Friday"]),
    ],
)  # fmt: skip
def test_parts_in_many_wordings(text, field, wanted):
    (clause,) = reading(text).clauses
    assert values(clause, field) == wanted


def test_both_sides_are_the_two_parties_the_text_names():
    text = (
        "The Coast Front and the River Council signed a ceasefire on Monday.\n\n"
        "Ana Vel, the mediator, said both sides had agreed to freeze in place."
    )
    (clause,) = reading(text).clauses
    assert values(clause, "bound") == ["Coast Front", "River Council"]
    assert {p.span.words for p in clause.bound} == {"both sides"}


def test_a_truce_noun_binds_nobody():
    (clause,) = reading("The pause covers heavy weapons, the envoy Ana Vel said.").clauses
    assert clause.bound == ()


def test_the_place_of_an_incident_is_no_area():
    text = "After rockets hit Sumy, the army said it would hold fire for a week, Ana Vel said."
    for clause in (c for r in read(text).readings for c in r.clauses):
        assert clause.area == ()


@pytest.mark.parametrize(
    "text",
    [
        "“They will not shoot at our boats,” said Doru Pell, a fisherman.",
        "An aide said not all units had been told to hold fire.",
        "“Let us see if the truce lasts until Sunday,” the envoy said.",
    ],
)
def test_onlookers_and_excuses_have_no_reading(text):
    assert read(text).readings == ()


def part_values(text, field):
    return [v for c in reading(text).clauses for v in values(c, field)]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("The army said the truce, reached through envoys in Oslo, covers Goma.", ["Goma"]),
        ("The army said the truce, reached by negotiators in Oslo, covers Goma.", ["Goma"]),
        ("The army said it had agreed to halt strikes on the Sanaa authorities in Taiz.", ["Taiz"]),
        ("The army said the truce covers Goma, not for two town squares.", ["Goma"]),
        ("The army said the terms are the same: no rocket or drone attacks in Goma.", ["Goma"]),
    ],
)
def test_venues_and_bodies_are_no_area(text, area):
    assert part_values(text, "area") == area


def test_a_negated_scope_is_an_exception():
    text = "The army said the truce covers Goma, not for two town squares."
    assert part_values(text, "exceptions") == ["not for two town squares"]


def test_a_time_in_a_clause_of_its_own_is_no_start():
    head = "The army said the truce covers Goma and did not apply to Bara, "
    assert part_values(f"{head}where fighting has gone on since July.", "start") == []
    text = "The army said the truce covers Goma, which takes effect on Monday."
    assert part_values(text, "start") == ["on Monday"]


def test_an_end_that_was_due_gives_way_to_the_new_one():
    head = "The army said the pause, which was due to expire on Thursday, would "
    assert part_values(f"{head}be extended until Sunday.", "end") == ["Sunday"]
    assert part_values(f"{head}cover Goma.", "end") == ["on Thursday"]


@pytest.mark.parametrize(
    ("rest", "bound"),
    [("The Reform Army denied it.", ["army"]), ("The National Army agreed.", ["National Army"])],
)
def test_the_army_is_no_short_form_of_a_rebel_body(rest, bound):
    text = f"The army said it would halt strikes on Goma. {rest}"
    assert part_values(text, "bound") == bound


def test_an_announcer_s_further_words_on_how_long_and_from_when_are_terms():
    text = (
        "The envoy, Ana Vel, announced that the Ridge Army would halt shelling of Sumy for a week. "
        "\u201cThey gave me a week, from Monday at noon,\u201d Ms Vel said. "
        "\u201cNothing has been signed.\u201d"
    )
    (clause,) = reading(text).clauses
    assert values(clause, "start") == ["Monday at noon"]
    assert values(clause, "form") == ["Nothing has been signed"]


def test_another_voice_s_days_and_hours_are_none():
    text = (
        "The envoy, Ana Vel, announced that the Ridge Army would halt shelling of Sumy for a week. "
        "\u201cI slept a week, from Monday at noon,\u201d Ms Dorn said."
    )
    (clause,) = reading(text).clauses
    assert clause.start == ()


def bound(text):
    return [[p.value for c in r.clauses for p in c.bound] for r in read(text).readings]


def test_two_bodies_in_one_breath_are_two_parties():
    text = "The Dune Front and Mesa League said they will not fire on ports until Friday."
    assert bound(text) == [["Dune Front", "Mesa League"]]


@pytest.mark.parametrize(
    "text",
    [
        "The Geneva Council brokered a truce. “They will not shell ports until Friday,” the Geneva "
        "Council said.",
        "“They will not shell ports until Friday,” said the Oslo Contact Group.",
    ],
)
def test_they_in_a_mediator_s_mouth_is_not_the_mediator(text):
    assert bound(text) == [[]]
