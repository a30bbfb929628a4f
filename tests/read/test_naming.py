"""What the list and the rest of a document say of a name."""

import numpy as np
import pytest

from holdfire.read.naming import parted, weighed
from holdfire.read.wordpieces import SIZES, Pieces

KINDS = ["PER", "LOC", "ORG"]


def seen(text, place=(), body=()):
    """The words of a text as pieces of their own, with marks of the list."""
    spans, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        spans.append((start, at := start + len(word)))
    rows = np.zeros((len(spans), len(SIZES)), dtype=np.int64)
    for column, marks in ((-3, place), (-2, body)):
        if marks:
            rows[:, column] = marks
    order = np.arange(len(spans))
    return Pieces(order, rows, order, np.array(spans), np.zeros(len(spans), dtype=np.int64))


def flat(words):
    return np.log(np.full((words, 7), 1 / 7, dtype=np.float32))


def test_a_body_of_the_list_is_likelier_one_where_it_has_a_capital():
    text = "Zabid zabid"
    made = weighed(text, seen(text, body=(1, 1)), flat(2), KINDS)
    assert made[0].argmax() == 5
    assert made[1].argmax() == 0


def test_a_word_takes_after_its_other_places():
    text = "Vel met Vel and Vel"
    scores = flat(5)
    scores[[0, 2], 1] += 3  # a person twice
    scores[4, 3] += 1  # a place, perhaps
    made = weighed(text, seen(text), scores, KINDS)
    assert made[4, 1] > made[4, 3]
    assert scores[4, 1] < scores[4, 3]


@pytest.mark.parametrize(
    ("text", "marks", "count"),
    [
        ("Miramar California", (1, 1), 2),
        ("Lake California", (1, 1), 1),
        ("Miramar Beach", (1, 1), 1),
        ("Miramar California", (1, 2), 1),
    ],
)
def test_a_town_and_the_division_behind_it_are_two_names(text, marks, count):
    assert len(parted(text, seen(text, place=marks), 0, 2)) == count
