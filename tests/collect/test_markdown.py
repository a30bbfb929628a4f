"""Markdown: the text stays, the signs of headings and lists are left out of the blocks."""

from datetime import date

from holdfire.record import BlockKind as Kind

from .samples import BODY, captured, kind_of, page, words_of

FRONT = (
    '---\ntitle: "Pause announced in Marne valley"\ndate: 2026-03-03\nauthor: Anna Roth\n'
    "outlet: The Varn Letter\nsummary: The two sides said on Tuesday that they had agreed to stop"
    " all shelling of the valley for ten days.\ntags:\n- truce\n- valley\n---"
)
ITEMS = ("- No shelling for ten days", "* Observers **from** Thursday", "1. A [list](/x) of towns")
BARE = ("No shelling for ten days", "Observers **from** Thursday", "A [list](/x) of towns")


def test_signs_of_headings_and_lists_are_no_part_of_a_block():
    text = page(
        "# Pause announced", BODY[0], "## What was agreed", *ITEMS, "> " + BODY[2], *BODY[3:]
    )
    capture = captured(text, "a.md")
    assert capture.text == text
    assert words_of(capture, Kind.BODY) == [BODY[0], *BARE, *BODY[2:]]
    assert kind_of(capture, "What was agreed") is Kind.SUBHEADING


def test_in_plain_text_a_dash_stays_with_its_words():
    capture = captured(page("Pause announced", *BODY[:2], ITEMS[0], *BODY[2:]), "a.txt")
    assert kind_of(capture, ITEMS[0]) is Kind.BODY


def test_a_dash_or_number_that_marks_no_item_stays():
    lines = ("-5 degrees were measured in Varn, the council said.", "2026 was quiet, it said.")
    capture = captured(page("# Pause announced", *BODY, *lines), "a.md")
    assert words_of(capture, Kind.BODY)[-2:] == list(lines)


def test_front_matter_feeds_the_fields_and_is_never_body():
    capture = captured(page(FRONT, *BODY), "a.md")
    assert (capture.title, capture.outlet, capture.byline) == (
        "Pause announced in Marne valley",
        "The Varn Letter",
        "Anna Roth",
    )
    assert capture.published is not None
    assert capture.published.earliest is not None
    assert capture.published.earliest.date() == date(2026, 3, 3)
    assert words_of(capture, Kind.BODY) == list(BODY)
    assert kind_of(capture, "summary:") is Kind.NAVIGATION


def test_a_rule_at_the_top_is_no_front_matter():
    capture = captured(page("---", "Pause announced", *BODY, "---"), "a.md")
    assert words_of(capture, Kind.BODY) == list(BODY)
    assert capture.title == "Pause announced"
