"""Titles, outlets, origins, bylines, classes, dates and languages of text pages."""

from datetime import UTC, date, datetime, timedelta

import pytest

from holdfire.record import BlockKind, CaptureClass, Precision

from .samples import BODY, captured, kind_of, page

TITLE = "Ten-Day Pause Announced in Marne Valley"
DATE = "3 March 2026"
REPRINT = frozenset({CaptureClass.REPRINT})


def cap(*lines):
    return captured(page("Written for this example.", *lines))


# Outlets


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (("The Valley Mirror", "Home", "World", TITLE, DATE, *BODY), "The Valley Mirror"),
        (("LORNSIDE", "Home", "LORNSIDE", TITLE, DATE, *BODY), "LORNSIDE"),
        ((f"{TITLE} | Lornside", TITLE, DATE, *BODY), "Lornside"),
        ((f"{TITLE} - Valley Mirror", TITLE, DATE, *BODY), "Valley Mirror"),
        ((TITLE, "By Anna Roth | Lornside", *BODY), "Lornside"),
        ((TITLE, "By Anna Roth, Marne Wire, 3 March 2026", *BODY), "Marne Wire"),
        ((TITLE, "By Anna Roth and Per Lund, The Valley Herald", DATE, *BODY), "The Valley Herald"),
        ((TITLE, "By Anna Roth, MNA", DATE, *BODY), "MNA"),
        ((TITLE, *BODY, "\u00a9 2026 Lornside. All rights reserved."), "Lornside"),
        ((TITLE, *BODY, "Lornside \u00a9 2026"), "Lornside"),
        (("Lornside | World", TITLE, DATE, *BODY), "Lornside"),
    ],
)
def test_outlet(lines, outlet):
    assert cap(*lines).outlet == outlet


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, *BODY),
        ("Home", "World", "Sign in", TITLE, *BODY),
        ("Truce holds \u2014 What We Know", *BODY),
        (TITLE, "By Anna Roth | 3 March 2026", *BODY),
    ],
)
def test_no_outlet_is_made_up(lines):
    assert cap(*lines).outlet is None


@pytest.mark.parametrize(
    "line", ["By Anna Roth, Senior News Editor", "By Anna Roth, Marne", "By Anna Roth, Per Lund"]
)
def test_a_post_a_place_or_a_second_writer_in_a_byline_is_no_outlet(line):
    assert cap(TITLE, line, DATE, *BODY).outlet is None


def test_the_agency_of_a_byline_had_the_text_before_the_paper_that_prints_it():
    line = "By Anna Roth, Marne Wire"
    capture = cap("The Valley Mirror", "Home", "World", TITLE, line, DATE, *BODY)
    assert (capture.outlet, capture.origin_outlet) == ("The Valley Mirror", "Marne Wire")
    assert capture.byline == "Anna Roth"


def test_a_dash_in_a_headline_is_no_outlet():
    assert cap("Truce holds \u2014 What We Know", *BODY).title == "Truce holds \u2014 What We Know"


# Origins


@pytest.mark.parametrize(
    "credit",
    [
        f"The post {TITLE} appeared first on Meridian Press.",
        "This article was originally published by Meridian Press.",
        "This story by Anna Roth was first published in Meridian Press on 2 March 2026.",
        "First published by Meridian Press",
        "Republished from Meridian Press with permission.",
        "Source: Meridian Press",
    ],
)
def test_credit_lines(credit):
    capture = cap("Lornside | World", TITLE, DATE, *BODY, credit)
    assert kind_of(capture, credit) is BlockKind.CREDIT
    assert capture.origin_outlet == "Meridian Press"
    assert capture.outlet == "Lornside"
    assert capture.classes == REPRINT


def test_a_credit_above_the_body_does_not_end_the_page():
    capture = cap("Lornside | World", TITLE, "Republished from Meridian Press.", DATE, *BODY)
    assert len(capture.of(BlockKind.BODY)) == len(BODY)
    assert capture.origin_outlet == "Meridian Press"


def test_rights_under_the_article_of_another_outlet():
    capture = cap("Valley Mirror", "Menu", TITLE, DATE, *BODY, "(c) Meridian Press", "Most read")
    assert (capture.outlet, capture.origin_outlet) == ("Valley Mirror", "Meridian Press")


def test_an_outlet_crediting_itself_is_no_reprint():
    capture = cap("Valley Mirror", "Menu", TITLE, DATE, *BODY, "First published by Valley Mirror")
    assert (capture.outlet, capture.origin_outlet, capture.classes) == (
        "Valley Mirror",
        None,
        frozenset(),
    )


@pytest.mark.parametrize(
    "line",
    [
        "The order was first published on Tuesday in the council's bulletin, Mr Hale said.",
        "The story of the bridge was printed in every school book of the valley for years.",
    ],
)
def test_a_sentence_about_publishing_is_no_credit(line):
    assert cap(TITLE, DATE, *BODY[:2], line, *BODY[2:]).origin_outlet is None


# Datelines


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("VARN, March 3 (Meridian Press) \u2014 ", "Meridian Press"),
        ("VARN (Meridian) - ", "Meridian"),
        ("VARN, Upland (MP) \u2013 ", "MP"),
        ("Varn, Upland (Meridian Press) -- ", "Meridian Press"),
        ("VARN \u2014 ", None),
    ],
)
def test_datelines_name_the_agency(dateline, agency):
    alone = captured(page(dateline + BODY[0], *BODY[1:]))
    assert (alone.outlet, alone.origin_outlet, alone.title) == (agency, None, None)
    copied = cap("The Valley Mirror", "Home", TITLE, DATE, dateline + BODY[0], *BODY[1:])
    assert (copied.outlet, copied.origin_outlet) == ("The Valley Mirror", agency)
    assert (copied.classes == REPRINT) == (agency is not None)


def test_an_agency_s_own_page_is_no_reprint():
    capture = cap("Meridian Press", "Home", TITLE, "VARN (MP) - " + BODY[0], *BODY[1:])
    assert (capture.outlet, capture.origin_outlet) == ("Meridian Press", None)


@pytest.mark.parametrize(
    "lead",
    [
        "The Brigades - once a farmers' militia - said they would wait for their council.",
        "Otto Hale (centre) \u2014 the spokesman of the Brigades \u2014 said talks were going on.",
    ],
)
def test_dashes_in_a_lead_are_no_dateline(lead):
    assert captured(page(lead, *BODY)).outlet is None


# Dates


def day_of(capture):
    return capture.published.earliest.date() if capture.published else None


@pytest.mark.parametrize(
    "line",
    [
        "January 29, 2026",
        "29 January 2026",
        "Jan. 29, 2026",
        "2026-01-29",
        "29.01.2026",
        "29/01/2026",
        "Published: Thursday, 29th January 2026",
        "Thursday, January 29, 2026 | 5 min read",
        "By Anna Roth | January 29, 2026",
        "29 janvier 2026",
        "Publié le jeudi 29 janvier 2026",
        "29. Januar 2026",
        "29 de enero de 2026",
        "29 stycznia 2026",
        "29 января 2026",
    ],
)
def test_date_lines(line):
    capture = cap(TITLE, line, *BODY)
    assert day_of(capture) == date(2026, 1, 29)
    assert capture.published.precision is Precision.DAY
    assert capture.published.zone == "unstated"
    assert capture.published.latest - capture.published.earliest == timedelta(seconds=86399)
    assert capture.published.basis.startswith("page date line: ")


@pytest.mark.parametrize(
    ("line", "moment", "zone"),
    [
        ("Published 3 March 2026, 14:05 GMT", datetime(2026, 3, 3, 14, 5, tzinfo=UTC), "GMT"),
        ("March 3, 2026 at 9:05 a.m. EST", datetime(2026, 3, 3, 14, 5, tzinfo=UTC), "EST"),
        ("2026-03-03T16:05:00+02:00", datetime(2026, 3, 3, 14, 5, tzinfo=UTC), "+02:00"),
        ("3 March 2026 - 16.05 EET", datetime(2026, 3, 3, 14, 5, tzinfo=UTC), "EET"),
        ("March 3, 2026, 9:05 a.m. ET", datetime(2026, 3, 3, 14, 5, tzinfo=UTC), "ET"),
    ],
)
def test_a_time_with_its_zone_is_to_the_minute(line, moment, zone):
    published = cap(TITLE, line, *BODY).published
    assert published.precision is Precision.MINUTE
    assert published.earliest == moment
    assert published.zone == f"stated: {zone}"


@pytest.mark.parametrize("line", ["3 March 2026, 14:05", "3 March 2026, 14:05 IST"])
def test_a_time_without_a_sure_zone_is_the_day(line):
    assert cap(TITLE, line, *BODY).published.precision is Precision.DAY


@pytest.mark.parametrize(
    "line", ["3/4/2026", "31 février 2026", "31 February 2026", "March 3", "2 hours ago"]
)
def test_what_cannot_be_read_one_way_dates_nothing(line):
    assert cap(TITLE, line, *BODY).published is None


def test_an_update_does_not_replace_the_date():
    capture = cap(TITLE, "Updated 4 March 2026, 09:00 GMT", "Published 3 March 2026", *BODY)
    assert day_of(capture) == date(2026, 3, 3)
    same = cap(TITLE, "Updated 4 March 2026 | Published 3 March 2026", *BODY)
    assert day_of(same) == date(2026, 3, 3)
    assert same.published.latest.date() == date(2026, 3, 4)
    assert same.published.precision is Precision.DAYS
    assert "Published" not in cap(TITLE, DATE, *BODY).published.basis
    only = cap(TITLE, "Updated 4 March 2026", *BODY)
    assert only.published is not None
    assert "updated" in only.published.basis


def test_the_date_nearest_below_the_headline_counts():
    capture = cap("Monday, 9 March 2026", "The Valley Mirror", TITLE, DATE, *BODY)
    assert day_of(capture) == date(2026, 3, 3)


def test_a_date_in_a_teaser_or_in_the_body_never_dates_the_article():
    teaser = ("Related articles", "Rockets hit Pesk", "4 March 2026")
    assert cap(TITLE, *BODY, *teaser).published is None
    assert cap(TITLE, *BODY, "The truce of 1 March 2026 is the third.").published is None
    assert cap(TITLE, *BODY, "\u00a9 2026 Lornside").published is None


def test_a_dateline_with_a_year_dates_the_copy():
    capture = captured(page("VARN, March 3, 2026 (Meridian Press) - " + BODY[0], *BODY[1:]))
    assert day_of(capture) == date(2026, 3, 3)
    assert capture.published is not None
    assert capture.published.basis == "dateline: VARN, March 3, 2026 (Meridian Press) -"


WIRE = ("VARN, March 3 (Meridian Press) - " + BODY[0], *BODY[1:])


def test_a_dateline_without_a_year_takes_it_from_another_date_only():
    assert captured(page(*WIRE)).published is None
    caption = "Photo: a bakery in Varn on March 2, 2026 (Lena Moor/Meridian)"
    assert day_of(captured(page(*WIRE, caption))) == date(2026, 3, 3)
    near = "The truce was announced on 1 March 2026 and has held since."
    assert day_of(captured(page(*WIRE, near))) == date(2026, 3, 3)
    published = captured(page(*WIRE, near)).published
    assert published is not None
    assert "year from" in published.basis


@pytest.mark.parametrize(
    "line",
    [
        "The war began on 24 February 2022 with an attack on Lorn and two other towns.",
        "An earlier truce was signed on 12 May 2024 and broke within nine days of that.",
        "The valley has been at war since 20 February 2022, when the bridges were taken.",
        "On 1 March 2025 another truce was announced, and it held for a month in the valley.",
    ],
)
def test_a_date_of_history_gives_no_year(line):
    assert captured(page(*WIRE, line)).published is None


def test_the_year_turns_with_the_dateline():
    lines = ("VARN, Dec 31 (Meridian Press) - " + BODY[1], *BODY[2:], "Updated January 1, 2026")
    assert day_of(captured(page(*lines))) in (date(2025, 12, 31), date(2026, 1, 1))


# Titles, bylines, languages


def test_bylines_lose_by_and_what_stands_beside():
    lines = ("By Anna Roth and Piet Sand | The Valley Mirror", "by Anna Roth, 3 March 2026")
    assert cap(TITLE, lines[0], *BODY).byline == "Anna Roth and Piet Sand"
    assert cap(TITLE, lines[1], *BODY).byline == "Anna Roth"
    assert cap(TITLE, "By Tuesday the guns had fallen silent", *BODY).byline is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BODY[0], "en"),
        ("Die Waffen schweigen seit der Nacht, und das ist f\u00fcr die Stadt nicht neu.", "de"),
        ("Les armes se taisent depuis la nuit et les habitants de la ville le savent.", "fr"),
        ("Обстрілів не було в місті і на річці, але вони були за містом.", "uk"),
        ("12 34 56", "und"),
        ("Zzyx qwrt plmk", "und"),
    ],
)
def test_language(text, code):
    assert captured(text).language == code
