"""Tolls and numbers with their bounds."""

import pytest
from hypothesis import given

from holdfire.read import counts

from .made import bounds, texts


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("killing a woman and her two sons", (3, 3, 3), None),
        ("killing a miner and injuring his wife", (1, 1, 1), (1, 1, 1)),
        ("at least 12 people were killed", (12, 12, None), None),
        ("killing dozens", (24, None, None), None),
        ("wounding between four and six guards", None, (4, None, 6)),
        ("no one was hurt", (0, 0, 0), (0, 0, 0)),
        ("killing two people, a reporter at the scene saw", (2, 2, 2), None),
        ("killing two and wounding five, a Mill Gazette editor said", (2, 2, 2), (5, 5, 5)),
        ("put the toll at eleven", (11, 11, 11), None),
        ("revised the number of dead to 23 from 31", (23, 23, 23), None),
        ("four sailors, not six as first thought, were killed", (4, 4, 4), None),
        ("two men wounded by the blast later died", (2, 2, 2), None),
        ("a girl who had been hurt in Friday’s raid died in hospital", (1, 1, 1), None),
        ("a raid wounded nine people, three of whom died later", None, (9, 9, 9)),
        ("five of those wounded in Friday’s raid had died", None, None),
        ("two men were wounded", None, (2, 2, 2)),
        ("drones struck a depot", None, None),
        ("killing hopes of a truce", None, None),
        ("two bridges were destroyed", None, None),
    ],
)
def test_tolls(text, dead, hurt):
    assert bounds(counts.killed(text)) == dead
    assert bounds(counts.injured(text)) == hurt


@pytest.mark.parametrize(
    ("words", "value"),
    [("forty-one", 41), ("2,300", 2300), ("three hundred", 300), ("a dozen", 12), ("many", None)],
)
def test_numbers(words, value):
    assert counts.number(words) == value


@given(texts)
def test_no_text_raises_and_bounds_are_in_order(text):
    for found in (counts.killed(text), counts.injured(text)):
        if found and found.low is not None and found.high is not None:
            assert found.low <= found.high
