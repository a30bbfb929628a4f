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
    text = "Ana Vel thanked Qatar for its efforts to halt Russian strikes on Ukrainian ports."
    found = reading(text)
    assert (found.label, found.declares) == ("declares no pause", False)
    assert values(found.clauses[0], "bound") == ["Russia"]


@pytest.mark.parametrize(
    "text",
    [
        "“We hope that peace comes soon,” Ana Vel said.",
        "Ana Vel declined to comment on the pause.",
        "Ana Vel said the truce was fragile.",
        "Both sides agreed to a 30-day truce on ports last spring, Ana Vel said.",
    ],
)
def test_no_reading(text):
    assert read(text).readings == ()
