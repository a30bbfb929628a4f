"""Time expressions: conventions one by one, and what must hold of any text."""

from datetime import UTC, date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.read.times import Anchor, expressions

from .made import days, texts

ANCHOR = Anchor(date(2025, 6, 12), "published 12 June 2025")  # a Thursday
UNDATED = Anchor(None, "no publication day")


def first(text, anchor=ANCHOR):
    return expressions(text, 0, len(text), anchor)[0].when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hit on Tuesday", (10, 10)),
        ("hit on Thursday", (12, 12)),
        ("struck overnight", (11, 12)),
        ("overnight into Tuesday", (9, 10)),
        ("on Sunday night", (8, 8)),
        ("late on Tuesday", (10, 10)),
        ("last weekend", (7, 8)),
        ("earlier this week", (9, 12)),
        ("Monday's raid on the post", (9, 9)),
        ("no shots since Saturday", (7, 12)),
        ("since dawn on Wednesday", (11, 12)),
        ("in the past 24 hours", (11, 12)),
        ("on Tuesday or Wednesday", (10, 11)),
        ("the night to Tuesday", (9, 10)),
        ("will begin on Saturday", (14, 14)),
        ("told us a week, from Monday", (16, 16)),
        ("shelled it for three days from Monday", (9, 9)),
        ("the night of 3 June", (3, 4)),
        ("24:00 on 3 June", (4, 4)),
    ],
)
def test_days(text, expected):
    assert days(first(text)) == expected


def test_a_day_earlier_counts_from_a_day_stated_beside_it():
    text = "It emerged on Wednesday that a mine had been found two days earlier."
    assert [days(e.when) for e in expressions(text, 0, len(text), ANCHOR)] == [(11, 11), (9, 9)]


def test_a_day_earlier_alone_is_unknown():
    assert not first("A mine had been found a day earlier.").known


def test_dawn_alone_gives_no_day():
    assert not first("The guns fell silent by midday.").known


def test_that_year_is_the_year_named_before():
    text = "A truce in 2017 ended on 3 May that year."
    when = expressions(text, 0, len(text), ANCHOR)[1].when
    assert when is not None
    assert when.earliest is not None
    assert when.earliest.year == 2017


def test_a_stated_zone_is_kept():
    when = first("at 6 p.m. EET on Tuesday")
    assert when.earliest.utcoffset().total_seconds() == 7200
    assert when.zone == "stated: EET"


@settings(max_examples=200, deadline=None)
@given(texts)
def test_without_a_publication_day_nothing_relative_is_known(text):
    for e in expressions(text, 0, len(text), UNDATED):
        dated = any(c.isdigit() for c in text)
        assert not (e.when and e.when.known) or e.kind in ("date", "related") or dated


@settings(max_examples=200, deadline=None)
@given(texts, st.dates())
def test_every_instant_is_aware_and_every_span_lies_in_the_text(text, day):
    for e in expressions(text, 0, len(text), Anchor(day, "stated", UTC)):
        assert 0 <= e.start < e.end <= len(text)
        for instant in (e.when.earliest, e.when.latest) if e.when else ():
            assert instant is None or instant.tzinfo is not None


@pytest.mark.parametrize(("words", "n"), [("would last 30 days", 0), ("in the last 30 days", 1)])
def test_to_last_is_no_time_past(words, n):
    text = f"The truce {words}."
    assert len(expressions(text, 0, len(text), ANCHOR)) == n
