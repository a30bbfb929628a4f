"""Web pages: kinds from the tree, fields from tags, and no page that raises."""

import json
from datetime import UTC, datetime

import pytest

from holdfire.collect import capture_html
from holdfire.record import BlockKind as Kind
from holdfire.record import Capture, CaptureClass, Precision

from .samples import BODY, kind_of, words_of

TITLE = "Ten-Day Pause Announced in Marne Valley"
CAPTION = "A man walks past a shelled bakery in Varn on Monday, a day before the announcement."
UNDER = "Mediator says guns will fall silent at midnight"
OTHER = "Rockets fell on the market hall of Pesk and killed nine people, the council said there."
AI = "This article was produced automatically from agency feeds."


def html(*, head: str = "", before: str = "", inside: str = "", after: str = "") -> bytes:
    """A page written for this example."""
    paragraphs = "\n".join(f"<p>{words}</p>" for words in BODY[:3])
    rest = "\n".join(f"<p>{words}</p>" for words in BODY[3:])
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE} | Lornside</title>{head}</head>"
        "<body><header><nav><a href='/'>Home</a> <a href='/w'>World</a></nav></header>"
        f"{before}<main><article><h1>{TITLE}</h1>{paragraphs}{inside}{rest}</article></main>"
        f"{after}<footer><p>&copy; 2026 Lornside. All rights reserved.</p></footer></body></html>"
    ).encode()


def captured(**parts: str) -> Capture:
    return capture_html(html(**parts), "page.html")


def test_the_body_is_the_paragraphs_and_the_text_holds_every_block():
    capture = captured()
    assert words_of(capture, Kind.BODY) == list(BODY)
    assert words_of(capture, Kind.HEADLINE) == [TITLE]
    joined = "\n\n".join(capture.text[b.start : b.end] for b in capture.blocks)
    assert capture.text == joined
    assert "<" not in capture.text


def test_what_is_around_the_body_keeps_its_kind():
    capture = captured(
        inside=f"<figure><img src='x.jpg'><figcaption>{CAPTION}</figcaption></figure>"
        f"<aside><h3>Related</h3><p>{OTHER}</p></aside><h2>What was agreed</h2>",
        after=f"<section class='related-stories'><h2>More stories</h2><h3><a href='/p'>Rockets hit"
        f" Pesk market hall</a></h3><time>4 March 2026</time><p>{OTHER}</p></section>"
        f"<div id='comments'><h3>2 comments</h3><p>{OTHER} I saw it.</p></div>",
    )
    assert words_of(capture, Kind.BODY) == list(BODY)
    assert kind_of(capture, CAPTION) is Kind.CAPTION
    assert kind_of(capture, "What was agreed") is Kind.SUBHEADING
    assert {kind_of(capture, OTHER, n) for n in (0, 1)} == {Kind.TEASER}
    assert kind_of(capture, OTHER + " I saw it.") is Kind.COMMENT
    assert kind_of(capture, "Home World") is Kind.NAVIGATION
    assert kind_of(capture, "\u00a9 2026") is Kind.BOILERPLATE


def test_an_inline_link_between_paragraphs_is_a_teaser():
    capture = captured(
        inside="<p><strong><a href='/p'>Rockets hit Pesk market hall</a></strong></p>"
    )
    assert kind_of(capture, "Rockets hit") is Kind.TEASER
    linked = captured(inside="<p>The council named <a href='/l'>a list of eleven towns</a>.</p>")
    assert kind_of(linked, "The council named") is Kind.BODY


def test_standfirst_byline_and_notice():
    capture = captured(
        before=f"<h1>{TITLE}</h1><p class='standfirst'>{UNDER}</p>"
        f"<p class='byline'>By Anna Roth</p><p>{AI}</p>"
    )
    assert kind_of(capture, UNDER) is Kind.SUBHEADING
    assert kind_of(capture, "By Anna Roth") is Kind.BYLINE
    assert kind_of(capture, AI) is Kind.NOTICE
    assert CaptureClass.MACHINE in capture.classes


def test_scripts_styles_and_hidden_parts_are_not_read():
    capture = captured(
        inside="<script>var shells = 'eleven';</script><style>p {color: red}</style>"
        "<p hidden>Nine were killed.</p><p style='display: none'>Ten were killed.</p>"
        "<template><p>Twelve were killed.</p></template><!-- Six were killed. -->"
    )
    assert words_of(capture, Kind.BODY) == list(BODY)
    assert "killed." not in capture.text.replace(BODY[3], "")


def test_two_line_breaks_part_paragraphs_and_one_does_not():
    source = f"<html><body><h1>{TITLE}</h1><div>{BODY[0]}<br>{BODY[1]}<br/> <br>{BODY[3]}</div>"
    capture = capture_html(source.encode(), "old.html")
    assert words_of(capture, Kind.BODY) == [f"{BODY[0]} {BODY[1]}", BODY[3]]


# Fields


def test_fields_from_linked_data():
    data = {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {
                "@type": ["NewsArticle"],
                "headline": TITLE,
                "datePublished": "2026-03-03T14:05:30Z",
                "dateModified": "2026-03-05T14:05:30Z",
                "author": [{"@type": "Person", "name": "Anna Roth"}, {"name": "Piet Sand"}],
                "publisher": {"@type": "Organization", "name": "Lornside"},
            },
        ]
    }
    script = f"<script type='application/ld+json'>{json.dumps(data)}</script>"
    canonical = "<link rel='canonical' href='https://example.org/pause'>"
    capture = captured(head=script + canonical)
    assert capture.title == TITLE
    assert capture.outlet == "Lornside"
    assert capture.byline == "Anna Roth; Piet Sand"
    assert capture.url == "https://example.org/pause"
    assert capture.published is not None
    assert capture.published.earliest == datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
    assert capture.published.latest == datetime(2026, 3, 5, 14, 5, 59, tzinfo=UTC)
    assert capture.published.precision is Precision.DAYS
    assert capture.published.basis == (
        "JSON-LD datePublished: 2026-03-03T14:05:30Z; changed, "
        "JSON-LD dateModified: 2026-03-05T14:05:30Z"
    )


def test_other_stories_in_linked_data_date_nothing():
    data = {
        "@type": "ItemList",
        "itemListElement": [{"@type": "NewsArticle", "datePublished": "2020-01-01"}],
    }
    capture = captured(head=f"<script type='application/ld+json'>{json.dumps(data)}</script>")
    assert capture.published is None


@pytest.mark.parametrize(
    ("tag", "precision"),
    [
        ("<meta property='article:published_time' content='2026-03-03T14:05+02:00'>", "minute"),
        ("<meta name='pubdate' content='2026-03-03'>", "day"),
        ("<meta name='date' content='3 March 2026'>", "day"),
        ("<meta itemprop='datePublished' content='2026-03-03T14:05:00'>", "day"),
    ],
)
def test_dates_from_tags(tag, precision):
    published = captured(head=tag).published
    assert published is not None
    assert published.earliest is not None
    assert published.earliest.date().isoformat() == "2026-03-03"
    assert published.precision == precision
    assert published.basis.startswith("meta ")


@pytest.mark.parametrize(
    ("changed", "precision", "words"),
    [
        ("2026-03-04T00:10+02:00", Precision.DAYS, "changed, meta article:modified_time"),
        ("2026-03-03T18:00+02:00", Precision.MINUTE, "meta article:published_time"),
        ("2026-03-01", Precision.MINUTE, "meta article:published_time"),
        ("2029-03-03", Precision.MINUTE, "later change not counted"),
    ],
)
def test_a_change_on_a_later_day_stretches_the_date_and_others_do_not(changed, precision, words):
    published = captured(
        head="<meta property='article:published_time' content='2026-03-03T14:05+02:00'>"
        f"<meta property='article:modified_time' content='{changed}'>"
    ).published
    assert published is not None
    assert published.earliest == datetime(2026, 3, 3, 12, 5, tzinfo=UTC)
    assert published.precision is precision
    assert words in published.basis


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Lorn Wire · March 3, 2026 · 4 min read", "Lorn Wire"),
        ("Anna Roth · March 3, 2026 · 4 min read", None),
    ],
)
def test_a_dotted_line_names_the_outlet_where_it_reads_as_one(line, outlet):
    source = f"<html><body><main><h1>{TITLE}</h1><div>{line}</div>"
    source += "".join(f"<p>{words}</p>" for words in BODY)
    capture = capture_html(source.encode(), "a.html")
    assert capture.outlet == outlet
    assert kind_of(capture, line) is Kind.DATE


@pytest.mark.parametrize(
    ("window", "outlet"),
    [
        (f"{TITLE} | Lornside", "Lornside"),
        (f"{TITLE} - Lornside", "Lornside"),
        ("Guns fall silent at last - What We Know", None),
        (TITLE, None),
    ],
)
def test_the_title_of_the_window_names_the_outlet(window, outlet):
    body = "".join(f"<p>{words}</p>" for words in BODY)
    source = f"<html><head><title>{window}</title></head><body><h1>{TITLE}</h1>{body}"
    assert capture_html(source.encode(), "a.html").outlet == outlet


@pytest.mark.parametrize(
    "tag",
    [
        "<meta name='date' content='soon'>",
        "<meta property='article:modified_time' content='2026-03-03'>",
        "<meta name='pubdate' content='0001-01-01T00:00:00+14:00'>",
        "<script type='application/ld+json'>{not json</script>",
        "<script type='application/ld+json'>[[[1, null, \"x\"]]]</script>",
    ],
)
def test_tags_that_date_nothing(tag):
    assert captured(head=tag).published is None


def test_a_date_beside_the_headline_and_not_in_a_card():
    line = captured(before="<p class='date'>3 March 2026</p>")
    assert line.published is not None
    assert line.published.basis.startswith("page date line: 3 March 2026")
    assert captured(after="<div class='teaser'><time>4 March 2026</time></div>").published is None


def test_a_credit_under_the_article():
    credit = "<p>This article was originally published by Meridian Press.</p>"
    capture = captured(after=credit, head="<meta property='og:site_name' content='Lornside'>")
    assert (capture.outlet, capture.origin_outlet) == ("Lornside", "Meridian Press")
    assert CaptureClass.REPRINT in capture.classes


def test_a_declared_encoding():
    word = "\u041f\u0430\u0443\u0437\u0430."
    text = f"<html><head><meta charset='windows-1251'></head><body><p>{word}</p></body>"
    assert word in capture_html(text.encode("cp1251"), "a.html").text


BROKEN = {
    "unclosed": "<html><body><p>One<p>Two<div><b>Three",
    "deep": "<div>" * 3000 + "Deep down here.",
    "no body": "<html><head></head></html>",
    "only tags": "<p></p><div></div>",
    "entities": "<p>&#0; &#x110000; &nosuch; &#xD800; done.</p>",
    "declared": "<?xml version='1.0' encoding='utf-16'?><html><p>Hello there.</p></html>",
    "frames": "<html><frameset><frame src='a'></frameset></html>",
    "attributes": "<p class style=1 hidden=''>a</p><h1 class='\x01'>b</h1><a href>c</a>",
    "surrogate": "<p>\ud800 lone</p>",
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_pages_are_read_as_far_as_they_go(name):
    source = BROKEN[name]
    capture = capture_html(source.encode("utf-8", "replace"), "x.html", source)
    assert all(0 <= b.start < b.end <= len(capture.text) for b in capture.blocks)
