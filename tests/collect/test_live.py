"""Live pages: tables, lists and timed entries of the article are read, those beside it are not."""

import pytest

from holdfire.collect import capture_html
from holdfire.record import BlockKind as Kind

from .samples import BODY, kind_of, words_of

TITLE = "Live: Guns fall silent in Marne valley"
TABLE = (
    "<table><tr><th>Time</th><th>Place</th><th>Reported</th></tr>"
    "<tr><td>05:40</td><td><p>Varn</p></td><td>Mortar fire, two killed</td></tr>"
    "<tr><td>06:15</td><td>Lorn</td><td></td><td>Quiet</td></tr></table>"
)
ROWS = ["05:40 \u2014 Varn \u2014 Mortar fire, two killed", "06:15 \u2014 Lorn \u2014 Quiet"]
ITEMS = "<ul><li>Mortar fire at Varn</li><li>Road to Lorn blocked</li></ul>"


def captured(*parts, after=""):
    inside = f"<h1>{TITLE}</h1><p>3 March 2026</p>{''.join(parts)}"
    return capture_html(f"<html><body>{inside}{after}</body></html>".encode(), "live.html")


def entries(head):
    return "".join(f"<div><{head}>0{n}:10</{head}><p>{w}</p></div>" for n, w in enumerate(BODY))


def test_a_row_is_one_block_wherever_the_table_stands():
    for parts in ((TABLE, entries("h3")), (entries("h3"), TABLE, f"<p>{BODY[0]}</p>")):
        capture = captured(*parts)
        body = words_of(capture, Kind.BODY)
        assert [words for words in body if "\u2014" in words] == ROWS
        assert set(BODY) <= set(body)
        assert kind_of(capture, "Time \u2014 Place") is Kind.SUBHEADING


def test_a_table_that_lays_out_a_page_is_no_row():
    paragraphs = "".join(f"<p>{words}</p>" for words in BODY)
    capture = captured(f"<table><tr><td><ul><li>Home</li></ul></td><td>{paragraphs}</td></tr>")
    assert words_of(capture, Kind.BODY) == list(BODY)


@pytest.mark.parametrize("head", ["h3", "time"])
def test_times_of_entries_are_subheadings(head):
    capture = captured(entries(head))
    assert words_of(capture, Kind.BODY) == list(BODY)
    assert kind_of(capture, "01:10") is Kind.SUBHEADING


def test_a_heading_with_words_is_a_subheading_and_a_linked_one_is_not():
    entry = f"<h3>07:10 - Shots heard in Varn</h3><p>{BODY[3]}</p>"
    capture = captured(f"<p>{BODY[0]}</p><p>{BODY[1]}</p>", entry)
    assert kind_of(capture, "07:10") is Kind.SUBHEADING
    card = "<h3><a href='/x'>Shots heard in far Pesk again</a></h3>"
    linked = captured(f"<p>{BODY[0]}</p><p>{BODY[1]}</p>", card, f"<p>{BODY[3]}</p>")
    assert kind_of(linked, "Shots heard") is Kind.TEASER


def test_lists_of_the_article_are_body_and_lists_beside_it_are_not():
    first, last = (f"<p>{BODY[0]}</p><p>{BODY[1]}</p>", f"<p>{BODY[3]}</p><p>{BODY[4]}</p>")
    assert kind_of(captured(first, ITEMS, last), "Mortar fire") is Kind.BODY
    related = f"<div class='related'>{ITEMS}</div>"
    assert kind_of(captured(first, related, last), "Mortar fire") is Kind.TEASER
    links = ITEMS.replace("<li>", "<li><a href='/x'>More</a> ")
    assert kind_of(captured(first, links, last), "More Mortar fire") is not Kind.BODY
    read = captured(first, last, after=f"<h2>Most read</h2>{ITEMS}")
    assert kind_of(read, "Mortar fire") is Kind.TEASER
