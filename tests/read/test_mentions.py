"""What is named in a text, with what it was resolved to."""

from typing import Any

import pytest

from holdfire.flow.reading import rows_of

# Written for this example: invented people and parties, real place names.
TEXT = (
    "Ana Rosk, who speaks for the Coast Council, said on Monday that two rockets had struck a "
    "tram depot in Liepaja and that at least 40 homes were dark.\n\n"
    "Rosk said drones had been heard until dawn, and no rifles."
)


def mentions() -> list[dict[str, Any]]:
    return [r for r in rows_of(TEXT, None) if r["kind"] == "mention"]


@pytest.fixture(scope="module")
def named():
    rows = mentions()
    return {(r["type"], TEXT[r["span"]["start"] : r["span"]["end"]]): r["resolved"] for r in rows}


def test_people_by_full_and_last_name(named):
    assert ("person", "Ana Rosk") in named
    assert ("person", "Rosk") in named


def test_weapons_places_and_times(named):
    assert {("weapon", "rockets"), ("weapon", "drones"), ("weapon", "rifles")} <= set(named)
    assert named["place", "Liepaja"]["country"] == "LV"
    assert named["time", "on Monday"]["earliest"] is None


@pytest.mark.parametrize(
    ("words", "value", "low", "high"),
    [("two rockets", 2, 2, 2), ("at least 40 homes", 40, 40, None)],
)
def test_quantities_keep_their_bounds(named, words, value, low, high):
    found = named["quantity", words]
    assert (found["value"], found["low"], found["high"]) == (value, low, high)
    assert found["unit"] == words.split()[-1]


def test_a_name_inside_a_longer_one_is_told_once(named):
    whole = TEXT.index("Ana Rosk")
    starts = [r["span"]["start"] for r in mentions() if r["type"] == "person"]
    assert starts.count(whole) == 1
    assert whole + 4 not in starts
