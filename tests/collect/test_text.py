"""Kinds of blocks in text pages: each rule with a page that has it and one that only looks so."""

import textwrap

import pytest

from holdfire.record import BlockKind as Kind

from .samples import BODY, captured, kind_of, page, words_of

DATE = "3 March 2026"
TITLE = "Ten-Day Pause Announced in Marne Valley"
NAV = ("The Valley Mirror", "Home", "World", "Sign in", "The Valley Mirror")


def body_of(*lines):
    return words_of(captured(page(*lines)), Kind.BODY)


def test_every_paragraph_of_the_body_is_body_and_nothing_else_is():
    capture = captured(page(*NAV, TITLE, "By Anna Roth", "3 March 2026", *BODY, "Most read", TITLE))
    assert words_of(capture, Kind.BODY) == list(BODY)


def test_blocks_are_trimmed_and_text_is_untouched():
    text = "  \n\t" + TITLE + " \r\n\r\n  " + BODY[0] + "\u2028" + BODY[1] + "\n"
    capture = captured(text)
    assert capture.text == text
    assert words_of(capture, Kind.BODY) == [BODY[0], BODY[1]]


def test_headline_twice_with_navigation_between():
    capture = captured(page(*NAV, TITLE, "3 March 2026", "in World", TITLE, *BODY))
    assert words_of(capture, Kind.HEADLINE) == [TITLE, TITLE]
    assert words_of(capture, Kind.NAVIGATION) == [*NAV, "in World"]
    assert capture.title == TITLE


def test_a_standfirst_is_no_body_and_a_lead_is():
    under = "Mediator says guns are to fall silent at midnight"
    assert kind_of(captured(page(TITLE, under, "By Anna Roth", *BODY)), under) is Kind.SUBHEADING
    told = "A pause opens a narrow path to talks in the valley, but doubts about its terms remain."
    assert kind_of(captured(page(TITLE, told, *BODY)), told) is Kind.SUBHEADING
    assert kind_of(captured(page(TITLE, *BODY)), BODY[0]) is Kind.BODY
    wire = "VARN, Upland \u2014 The guns fall silent at midnight in the valley, the mediator says."
    assert kind_of(captured(page(TITLE, wire, *BODY)), wire) is Kind.BODY


def test_section_heads_are_no_body_and_short_quotes_are():
    capture = captured(page(TITLE, *BODY[:2], "A city in the dark", *BODY[2:]))
    assert kind_of(capture, "A city") is Kind.SUBHEADING
    assert kind_of(capture, "\u201cWe hear") is Kind.BODY
    question = captured(page(TITLE, *BODY[:2], "What happens next?", *BODY[2:]))
    assert kind_of(question, "What happens") is Kind.SUBHEADING


def test_list_items_in_the_body_are_body():
    capture = captured(page(TITLE, *BODY[:2], "- No shelling for ten days", *BODY[2:]))
    assert kind_of(capture, "- No shelling") is Kind.BODY


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Why the bridges at Lorn matter",
        "ALSO READ Rocket strike kills nine in Pesk",
        "Related: what the Brigades want",
    ],
)
def test_an_inline_teaser_does_not_end_the_body(line):
    capture = captured(page(TITLE, *BODY[:3], line, *BODY[3:]))
    assert kind_of(capture, line) is Kind.TEASER
    assert words_of(capture, Kind.BODY) == list(BODY)


def test_a_link_box_with_a_head_of_its_own_line_does_not_end_the_body():
    box = ("READ MORE", "Rocket strike kills nine in Pesk")
    capture = captured(page(TITLE, *BODY[:2], *box, *BODY[2:]))
    assert words_of(capture, Kind.TEASER) == list(box)
    assert words_of(capture, Kind.BODY) == list(BODY)


def test_a_numbered_box_early_in_the_page_does_not_end_the_body():
    box = ("Recommended Stories", "list 1 of 2", "Ferry sinks", "list 2 of 2", "End of list")
    assert body_of(TITLE, BODY[0], *box, *BODY[1:]) == list(BODY)


@pytest.mark.parametrize("head", ["Related articles", "More stories", "Most read", "More on this"])
def test_after_a_head_of_other_stories_everything_is_teaser(head):
    other = "Eleven rockets fell on Pesk on Wednesday and killed nine people, the council said."
    capture = captured(page(TITLE, *BODY, head, "Rockets hit Pesk", "4 March 2026", other, other))
    assert words_of(capture, Kind.BODY) == list(BODY)
    assert kind_of(capture, other) is Kind.TEASER
    assert kind_of(capture, "4 March 2026") is Kind.TEASER


def test_other_stories_without_a_head_are_teasers_by_their_dates():
    other = "A rocket killed nine people in the market of Pesk, officials said, in a grave attack."
    lines = ("Rockets hit Pesk market hall", "4 March 2026", other)
    assert body_of(TITLE, "3 March 2026", *BODY, *lines, *lines) == list(BODY)


def test_a_teaser_above_the_headline_is_no_body():
    capture = captured(page(NAV[0], "Trending: Rockets hit Pesk | Ferry sinks", TITLE, *BODY))
    assert kind_of(capture, "Trending") is Kind.TEASER
    assert capture.title == TITLE


CONTRIBUTORS = [
    "Lena Moor contributed reporting from Lorn.",
    "Lena Moor in Varn and Bo Ek in Lorn contributed to this report.",
    "Reporting by Anna Roth in Varn and Piet Sand in Lorn; Editing by Mia Lund",
    "Mia Lund writes about the river provinces for The Valley Mirror. She was born in Lorn.",
    "Anna Roth is a correspondent for The Valley Mirror, based in Varn.",
    "Anna Roth has covered the valley for The Valley Mirror since 2019.",
]


@pytest.mark.parametrize("line", CONTRIBUTORS)
def test_contributor_lines(line):
    capture = captured(page(TITLE, *BODY, line, "Rockets hit Pesk market hall"))
    assert kind_of(capture, line) is Kind.BYLINE
    assert kind_of(capture, "Rockets hit") is Kind.TEASER


@pytest.mark.parametrize(
    "line",
    [
        "Otto Hale provided a report on the shelling to the council.",
        "The Upland Council has reported forty attacks since Tuesday.",
        "Otto Hale reported from the front that his unit had lost two men.",
        "Written by Otto Hale, the order told units to hold fire until dawn.",
        "The council covers the costs of the talks for now, Mr Hale said.",
    ],
)
def test_sentences_of_the_body_are_not_contributor_lines(line):
    assert kind_of(captured(page(TITLE, *BODY, line)), line) is Kind.BODY


CAPTIONS = [
    "Photo: Lena Moor / Meridian Press",
    "A man walks past a shelled bakery in Varn. (Lena Moor/Meridian Press)",
    "A man walks past a shelled bakery in Varn. (AP Photo/Lena Moor)",
    "FILE - A man walks past a shelled bakery in Varn on March 1, 2026.",
    "A drone view of Varn. MERIDIAN/Lena Moor",
    "Pictured: a bakery in Varn after the strike",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions(line):
    capture = captured(page(TITLE, *BODY[:2], line, *BODY[2:]))
    assert kind_of(capture, line) is Kind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "Photographs taken on Monday showed the bakery with its front torn away.",
        "The line between the two sides (about 40 kilometres) ran through Lorn.",
    ],
)
def test_sentences_about_pictures_are_body(line):
    assert kind_of(captured(page(TITLE, *BODY[:2], line, *BODY[2:])), line) is Kind.BODY


def test_comments_are_comments_to_the_end():
    said = (
        "They fired again last night, I heard eleven shells fall behind the school, all of us did."
    )
    capture = captured(page(TITLE, *BODY, "3 Comments", "Borin says:", said, "Leave a reply"))
    assert kind_of(capture, said) is Kind.COMMENT
    assert words_of(capture, Kind.BODY) == list(BODY)
    silent = "Comments on the order were not available on Tuesday."
    assert kind_of(captured(page(TITLE, *BODY[:2], silent, *BODY[2:])), silent) is Kind.BODY


BOILERPLATE = [
    "\u00a9 2026 The Valley Mirror. All rights reserved.",
    "Sign up for the Valley Brief, our morning newsletter",
    "Share this article",
    "We use cookies to improve your visit and to count readers.",
    "Follow The Valley Mirror on Telegram",
    "5 min read",
    "4-minute read",
]


@pytest.mark.parametrize(
    "line",
    ["1 of 3", "Photo 2 of 11", "Listen to this article", "Listen to this article · 5 min"],
)
def test_controls_of_galleries_and_players_are_furniture(line):
    capture = captured(page(TITLE, line, *BODY[:2], line, *BODY[2:]))
    furniture = words_of(capture, Kind.NAVIGATION, Kind.BOILERPLATE)
    assert furniture == [line, line]
    assert words_of(capture, Kind.BODY) == list(BODY)


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate(line):
    assert kind_of(captured(page(TITLE, *BODY, line)), line) is Kind.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "The council signed up to the truce on Monday, Mr Hale said.",
        "Both sides share the road to Lorn under an older agreement.",
        "Two of 3 shells fell short, and 1 of 3 bridges was hit.",
        "Listen to this valley, Mr Hale said, and you will hear no guns.",
        "Print shops in Varn closed on Monday after the strike, residents said.",
    ],
)
def test_sentences_with_such_words_are_body(line):
    assert kind_of(captured(page(TITLE, *BODY[:2], line, *BODY[2:])), line) is Kind.BODY


def test_a_correction_is_a_notice():
    line = "Correction: An earlier version of this story said three people were killed in Varn."
    assert kind_of(captured(page(TITLE, *BODY, line)), line) is Kind.NOTICE
    body = "The council issued a correction: two people had been killed in Varn, not three."
    assert kind_of(captured(page(TITLE, *BODY[:2], body, *BODY[2:])), body) is Kind.BODY


def test_wrapped_paragraphs_are_joined_and_lines_of_a_list_are_not():
    lead = "VARN, March 3, 2026 (Meridian Press) -- " + BODY[0]
    wrapped = "\n\n".join(textwrap.fill(words, 72) for words in (lead, *BODY[1:]))
    capture = captured(f"Pause announced\nBy Anna Roth\n\n{wrapped}\n")
    assert [" ".join(w.split()) for w in words_of(capture, Kind.BODY)] == [lead, *BODY[1:]]
    assert capture.byline == "Anna Roth"
    assert len(captured("\n".join(BODY)).blocks) == len(BODY)


def test_markdown_heads_and_items():
    capture = captured(page(f"# {TITLE}", "*By Anna Roth*", *BODY[:2], "## Terms", "* Ten days"))
    assert capture.title == TITLE
    assert capture.byline == "Anna Roth"
    assert kind_of(capture, "* Ten days") is Kind.BODY


def test_a_name_and_a_date_above_the_headline():
    head = ("The Varn Gazette", DATE)
    capture = captured(page(*head, "Halt", "By Anna Roth", *BODY))
    assert (capture.outlet, capture.title) == ("The Varn Gazette", "Halt")
    assert kind_of(capture, "The Varn Gazette") is Kind.NAVIGATION
    without = captured(page(*head, "By Anna Roth", *BODY))
    assert (without.outlet, without.title) == ("The Varn Gazette", None)
    headline = captured(page("Brigades Hold Valley Today", DATE, "Varn", *BODY))
    assert headline.title == "Brigades Hold Valley Today"


def test_an_archive_header():
    head = f"Title: {TITLE}\nOutlet: The Valley Mirror\nDate: 3 March 2026\nAuthor: Anna Roth"
    capture = captured(page(head, *BODY))
    assert (capture.title, capture.outlet, capture.byline) == (
        TITLE,
        "The Valley Mirror",
        "Anna Roth",
    )
    assert capture.published is not None
    assert words_of(capture, Kind.BODY) == list(BODY)


@pytest.mark.parametrize(
    "text",
    [
        "The Council said its guns were silent.",
        "Pause in the Marne valley begins at midnight",
        BODY[1],
    ],
)
def test_a_lone_line_is_body(text):
    assert body_of(text) == [text]
    assert captured(text).title is None


def test_a_short_flash():
    capture = captured(page("Pause announced", "The mediator said a pause had been agreed."))
    assert capture.title == "Pause announced"
    assert words_of(capture, Kind.BODY) == ["The mediator said a pause had been agreed."]
