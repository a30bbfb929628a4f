"""What must hold for any input at all."""

import io
from itertools import pairwise
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.collect import capture_html, capture_text, gather
from holdfire.record import BlockKind, Capture

from .samples import BODY

LINES = st.sampled_from(
    [
        *BODY,
        "Related articles",
        "READ MORE",
        "By Anna Roth",
        "3 March 2026",
        "Comments",
        "AI-generated summary",
        "The post X appeared first on Meridian Press.",
        "VARN, March 3 (Meridian) - Guns fell silent in the valley, the council said on Tuesday.",
        "\u00a9 2026 Lornside",
        "Home",
        "Varn",
        "# Terms",
        "> Terms",
        "- item",
        "|",
        "\u2014",
        "Title: Pause",
        "Photo: Varn",
    ]
)
TAGS = st.sampled_from(
    "<p> </p> <div> </div> <h1> </h1> <br> <a href='x'> </a> <li> <table> <td> <script> </script>"
    " <article> <aside> </aside> <figure> <nav class='related'> <time datetime='2026-03-03'> <!--"
    " <meta name='date' content='2026-03-03'> <svg> &nbsp; &#55296; <p hidden>".split()
)
PAGES = st.lists(st.one_of(TAGS, LINES, st.text(max_size=20)), max_size=30).map("".join)
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(capture: Capture) -> None:
    """Blocks lie inside the text, in order, apart, trimmed; fields are words or nothing."""
    for block in capture.blocks:
        assert 0 <= block.start < block.end <= len(capture.text)
        words = capture.text[block.start : block.end]
        assert words == words.strip()
    assert all(a.end <= b.start for a, b in pairwise(capture.blocks))
    fields = (capture.title, capture.outlet, capture.origin_outlet, capture.byline, capture.url)
    assert all(field is None or field.strip() for field in fields)


def check_all(data: bytes) -> None:
    got = gather(["-"], published={}, outlets={}, stdin=io.BytesIO(data))
    assert got.captures or got.problems
    for capture in got.captures:
        check(capture)
        assert got.raw[capture.sha256] == data
    for problem in got.problems:
        assert problem.message.strip()


@SLOW
@given(st.binary(max_size=600))
def test_any_bytes(data):
    check_all(data)


@SLOW
@given(st.text(max_size=600), st.sampled_from(["utf-8", "utf-16", "utf-8-sig", "cp1251"]))
def test_any_text(text, encoding):
    check_all(text.encode(encoding, "ignore"))


@SLOW
@given(st.lists(LINES, max_size=30), st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\n \n"]))
def test_any_order_of_lines(lines, end):
    text = end.join(lines)
    if text.strip():
        capture = capture_text(text.encode(), "a.txt")
        check(capture)
        assert capture.text == text
        kept = "".join(capture.text[b.start : b.end] for b in capture.blocks)
        assert len("".join(kept.split())) >= len("".join(text.split())) - len(lines)


@SLOW
@given(PAGES)
def test_any_page(source):
    if source.strip():
        check(capture_html(source.encode("utf-8", "replace"), "a.html", source))


@SLOW
@given(st.lists(LINES, min_size=1, max_size=12))
def test_what_follows_a_head_of_other_stories_is_never_body(lines):
    text = "\n\n".join(["Pause announced", *BODY, "Related articles", "Rockets", "4 March 2026"])
    capture = capture_text("\n\n".join([text, *lines]).encode(), "a.txt")
    end = capture.text.index("Related articles")
    assert all(b.end <= end for b in capture.of(BlockKind.BODY))
    assert capture.published is None


@SLOW
@given(st.lists(LINES, max_size=12))
def test_same_bytes_same_capture(lines):
    data = "\n".join([*BODY, *lines]).encode()
    assert capture_text(data, "a.txt") == capture_text(data, "a.txt")


def test_a_large_file_takes_seconds():
    odd = ["A/" * 999, "Aa " * 600, "| " * 200, "12:" * 300, *BODY, "READ MORE", "Hm"]
    begun = monotonic()
    check_all("\n".join(odd * 300).encode())
    assert monotonic() - begun < 20


@pytest.mark.parametrize("data", [b"WARC/1.0", b"WARC/1.0\r\n\r\n", b"WARC/1.1\nx"])
def test_an_archive_of_nothing_says_so(data):
    check_all(data)
