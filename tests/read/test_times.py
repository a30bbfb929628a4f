"""Time expressions: conventions one by one, and what must hold of any text."""

import re
from datetime import UTC, date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.read.account import account, is_account
from holdfire.read.lengths import lengths
from holdfire.read.times import Anchor, expressions, timeline

from .made import days, texts

ANCHOR = Anchor(date(2025, 6, 12), "published 12 June 2025")  # a Thursday
UNDATED = Anchor(None, "no publication day")


def first(text, anchor=ANCHOR) -> Any:
    return whens(expressions(text, 0, len(text), anchor))[0]


def whens(found) -> list[Any]:
    return [e.when for e in found]


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
        ("will begin on Thursday", (19, 19)),
        ("From six in the morning on Wednesday our guns will be silent", (18, 18)),
        ("The truce held until Monday", (9, 9)),
        ("The truce was extended until Monday", (16, 16)),
        ("The truce that would end it collapsed on Tuesday", (10, 10)),
        ("will open on Saturday week", (21, 21)),
        ("will meet next Friday", (20, 20)),
        ("met last Thursday", (5, 5)),
        ("on Monday of last week", (2, 2)),
        ("later this week", (12, 15)),
        ("in early June", (1, 10)),
        ("the first week of June", (1, 7)),
        ("the end of the month", (30, 30)),
        ("counted this month", (1, 12)),
        ("the week of 3 June", (2, 8)),
        ("28 May to 2 June", (28, 2)),
        ("Sniping rocked the port over the weekend, testing a lull that is to hold", (7, 8)),
        ("The Front says it lost a post on Tuesday, in what would be its worst day", (10, 10)),
        ("On Friday, provided the lists have come, the pause will begin", (13, 13)),
        ("The Front now promises to hand it over on Thursday", (19, 19)),
        ("The offer will lapse if they have not signed it by Sunday", (15, 15)),
        ("Every post will have been left by Sunday", (15, 15)),
        ("takes traffic again from Monday, the engineers say", (16, 16)),
        ("will return a fortnight from Monday", (30, 30)),
        ("will vote in two weeks’ time", (23, 29)),
        ("wants talks by the end of next week", (22, 22)),
        ("A flare-up came hours before the truce was to expire on Wednesday", (11, 11)),
        ("will fall silent on Orthodox Christmas Eve", (6, 6)),
        ("on New Year’s Eve", (31, 31)),
        ("on Good Friday", (18, 18)),  # 2025: the churches agree
        ("on Easter Monday 2024", None),  # 1 April and 6 May
    ],
)
def test_days(text, expected):
    when = first(text)
    assert (days(when) if when.known else None) == expected


def test_a_day_earlier_counts_from_a_day_stated_beside_it():
    text = "It emerged on Wednesday that a mine had been found two days earlier."
    assert [days(e.when) for e in expressions(text, 0, len(text), ANCHOR)] == [(11, 11), (9, 9)]


def test_a_day_earlier_counts_from_the_sentence_before_and_no_further():
    text = (
        "It emerged on Wednesday. A day earlier a mine blew up. It was dark. A day later it rained."
    )
    spans = [(m.start(), m.end()) for m in re.finditer(r"[^.]+[.]", text)]
    _, earlier, later = whens(timeline(text, spans, ANCHOR))
    assert days(earlier) == (10, 10)
    assert not later.known


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("struck overnight", "11 16:00", "12 08:59"),
        ("the night of Sunday to Monday", "08 16:00", "09 08:59"),
        ("on Sunday night", "08 16:00", "08 23:59"),
        ("midnight between Tuesday and Wednesday", "11 00:00", "11 00:00"),
        ("midnight on Tuesday", "10 00:00", "10 23:59"),
        ("early on Wednesday evening", "11 16:00", "11 23:59"),
        ("half past six in the morning on Monday", "09 06:30", "09 06:30"),
        ("0600 EAT on Tuesday", "10 06:00", "10 06:00"),
        ("0400Z on 3 June", "03 04:00", "03 04:00"),
        ("in the first hours of Tuesday", "10 00:00", "10 11:59"),
        ("on the evening of the 9th", "09 16:00", "09 23:59"),
        ("which ran out on Sunday at dawn, was not renewed", "08 03:00", "08 08:59"),
        ("between 6 a.m. and noon on Tuesday", "10 06:00", "10 12:00"),
    ],
)
def test_hours(text, opens, closes):
    when = first(text)
    assert f"{when.earliest:%d %H:%M}" == opens
    assert f"{when.latest:%d %H:%M}" == closes


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Tuesday it fell silent at 6 p.m.", 10),
        ("It fell silent at 6 p.m.", None),
        ("On Tuesday he said it would fall silent at 6 p.m.", None),
        ("On Monday and again on Wednesday it fell silent at 6 p.m.", None),
        ("On Friday, if the lists have come, the pause will begin at 6 p.m.", 13),
    ],
)
def test_a_clock_time_takes_the_one_day_of_its_sentence(text, day):
    when = whens(expressions(text, 0, len(text), ANCHOR))[-1]
    assert (when.earliest.day if when.known else None) == day


@pytest.mark.parametrize(
    ("text", "days_"),
    [
        ("On Tuesday residents woke to find that the guns had stopped overnight.", (9, 10)),
        ("He said on Tuesday that the guns had stopped overnight.", (9, 10)),
        ("He told us on Tuesday that they would stop overnight.", (11, 12)),
    ],
)
def test_overnight_is_the_night_before_the_day_told_in_the_sentence(text, days_):
    assert days(expressions(text, 0, len(text), ANCHOR)[-1].when) == days_


def test_each_of_two_clock_times_of_a_day_is_told_by_itself():
    text = "It will be open from 8 a.m. until 2 p.m. on Saturday."
    (found,) = expressions(text, 0, len(text), ANCHOR)
    assert [text[e.start : e.end] for e in found.ends] == ["8 a.m.", "2 p.m. on Saturday"]
    assert [f"{e.when.earliest:%d %H}" for e in found.ends if e.when] == ["14 08", "14 14"]


def test_easter_is_the_one_whose_weekday_fits_the_week_of_publication():
    told = Anchor(date(2024, 5, 6), "published")
    text = "The guns were silent on Easter Sunday."
    (found,) = whens(expressions(text, 0, len(text), told))
    assert days(found) == (5, 5)


def test_an_account_runs_on_from_the_date_before():
    text = (
        "War came in May 1936. On 3 September it spread. In January they met. Two days on? Friday."
    )
    spans = [(m.start(), m.end()) for m in re.finditer(r"[^.]+[.]", text)]
    found = whens(account(text, spans, UNDATED))
    told = [f"{w.earliest:%Y-%m-%d}" if w.known else None for w in found]
    assert told == ["1936-05-01", "1936-09-03", "1937-01-01", None]
    assert "3 September" in found[2].basis


@pytest.mark.parametrize(
    ("text", "told"),
    [("in 1936, in 1937 and in May 1939", True), ("in 1936 and in May 1939", False)],
)
def test_three_years_make_an_account(text, told):
    assert is_account(text) is told


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("for a week", (168, None)),
        ("a 72-hour pause", (72, None)),
        ("a month-long truce", (None, 1)),
        ("a day and a half", (36, None)),
        ("half an hour", (0.5, None)),
        ("several days", (None, None)),
        ("prolonged by another three days after many calls", (72, None)),
    ],
)
def test_lengths(text, size):
    (length,) = lengths(text, 0, len(text))
    assert (length.hours, length.months) == size


def test_a_time_ago_is_no_length():
    assert not list(lengths("two weeks ago, in the early hours of Friday", 0, 43))


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
