"""Which side a speaker speaks for, by the words that name the speaker."""

import pytest

from holdfire.reconcile.sides import speaks_for

SIDES = ("Fen Brigade", "Ridge Army", "Harbour Army")


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("the Fen Brigade's spokesman", "Fen Brigade"),
        ("Brigade's press office", "Fen Brigade"),
        ("Army's press office", None),  # two sides end so
        ("the brigadier's driver", None),
    ],
)
def test_a_side_is_named_whole_or_by_a_last_word_of_its_own(name, side):
    assert speaks_for(name, "", SIDES) == side
