"""Looks at sources: what a page or feed shows, and what is kept of a look that failed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.collect.visits import dates, follows, visit
from holdfire.record import Look, Seen, Source, SourceKind
from tests.collect.servers import NOW, Asked, bounded, fetcher, hostile, moved, reply, site
from tests.helpers import LAW

ENTRY = "<item><title>{0}</title><link>{1}</link><pubDate>{2}</pubDate></item>"
TOLD = [
    ("One", "/news/1", "Thu, 06 Mar 2031 08:00:00 +0200"),
    ("Two", "https://www.example.org/2", "Fri, 07 Mar 2031 09:30:00 +0200"),
    ("Three", "https://elsewhere.example.com/3", ""),
    ("Two again", "https://www.example.org/2#part", "no date"),
]


def feed(*entries: tuple[str, str, str]) -> bytes:
    rows = "".join(ENTRY.format(*entry) for entry in entries)
    head = "<title>River Dispatch</title><link>https://news.example.org/</link>"
    return f'<rss version="2.0"><channel>{head}{rows}</channel></rss>'.encode()


def source(url: str | None, kind: SourceKind = SourceKind.FEED, **more) -> Source:
    return Source(id="river", name="River Dispatch", url=url, kind=kind, language="en", **more)


def look(own: Source, last: Look | None = None, **given):
    with fetcher(**given) as door:
        return visit(own, last, door, by="Ada Example")


RSS = {"content_type": "application/rss+xml", "etag": '"v1"'}
BASE = "https://news.example.org/feed.xml"


@pytest.mark.loopback
def test_a_feed_is_counted_and_handed_over_whole():
    with site({"/feed": reply(feed(*TOLD), **RSS)}) as server:
        seen, items = look(source(server.url("/feed")))
    assert (seen.source, seen.at, seen.by, seen.seen) == ("river", NOW, "Ada Example", Seen.NEW)
    assert (seen.count, seen.fresh, seen.etag, seen.problem) == (4, 4, '"v1"', "")
    assert seen.newest == datetime(2031, 3, 7, 7, 30, tzinfo=UTC)
    (item,) = items
    assert (item.data, item.media) == (feed(*TOLD), "application/rss+xml")
    assert (item.url, item.outlet, item.language, item.fetched) == (
        *(server.url("/feed"), "River Dispatch", "en", NOW),
    )


@pytest.mark.loopback
def test_the_next_look_asks_for_what_changed():
    def page(asked: Asked) -> bytes:
        same = asked.fields.get("if-none-match") == '"v1"'
        return reply(status="304 Not Modified") if same else reply(feed(*TOLD), **RSS)

    with site({"/feed": page}) as server:
        own = source(server.url("/feed"))
        first, _ = look(own)
        again, items = look(own, first)
    assert items == ()
    assert (again.seen, again.fresh, again.count) == (Seen.SAME, 0, 4)
    assert (again.etag, again.newest) == (first.etag, first.newest)


@pytest.mark.loopback
def test_only_what_is_dated_later_is_fresh():
    late = ("Four", "/news/4", "Fri, 07 Mar 2031 11:00:00 +0200")
    with site({"/feed": [reply(feed(*TOLD)), reply(feed(late, *TOLD))]}) as server:
        own = source(server.url("/feed"))
        first, _ = look(own, limits=bounded())
        second, _ = look(own, first)
        third, _ = look(own, second)
    assert [(k.seen, k.fresh, k.count) for k in (first, second, third)] == [
        *((Seen.NEW, 4, 4), (Seen.NEW, 1, 5), (Seen.SAME, 0, 5)),
    ]


@pytest.mark.loopback
def test_a_page_is_one_document():
    with site({"/p": reply(b"<p>Notice.</p>", content_type="text/html")}) as server:
        seen, items = look(source(server.url("/p"), SourceKind.PAGE))
    assert (seen.seen, seen.count, seen.fresh) == (Seen.NEW, 1, 1)
    assert [(item.data, item.media) for item in items] == [(b"<p>Notice.</p>", "text/html")]


@pytest.mark.loopback
def test_a_source_that_moved_for_good_is_told():
    pages = {"/old": moved("/new", "301 Moved"), "/new": reply(feed(*TOLD))}
    with site(pages) as server:
        seen, items = look(source(server.url("/old")))
    assert items
    assert seen.problem == (
        f"River Dispatch has moved for good to {server.url('/new')}; put that in sources.toml"
    )


@pytest.mark.loopback
@pytest.mark.parametrize(
    ("page", "kind", "seen", "why"),
    [
        (reply(feed()), SourceKind.FEED, Seen.EMPTY, "an empty feed"),
        (reply(b" \n"), SourceKind.FEED, Seen.EMPTY, "an empty page"),
        (reply(b""), SourceKind.PAGE, Seen.EMPTY, "an empty page"),
        (reply(status="204 No Content"), SourceKind.PAGE, Seen.EMPTY, "an empty page"),
        (
            reply(b"<html><p>Sign in"),
            SourceKind.FEED,
            Seen.FAILED,
            "shows no feed, or a huge one, at",
        ),
        (reply(b"/etc/hosts"), SourceKind.FEED, Seen.FAILED, "shows no feed, or a huge one, at"),
        (reply(status="404 Gone"), SourceKind.FEED, Seen.FAILED, "404"),
        (moved("http://169.254.169.254/"), SourceKind.PAGE, Seen.REFUSED, "metadata"),
    ],
)
def test_a_look_that_brings_nothing_is_a_record_too(page, kind, seen, why):
    with site({"/x": page}) as server:
        found, items = look(source(server.url("/x"), kind))
    assert (found.seen, items, found.count, found.fresh) == (seen, (), 0, 0)
    assert why in found.problem


@pytest.mark.loopback
def test_failures_are_told_apart_from_refusals():
    shut = reply(b"User-agent: *\nDisallow: /")
    with site({"/robots.txt": shut}) as server:
        assert look(source(server.url("/x")))[0].seen is Seen.REFUSED
        inner, _ = look(source(server.url("/x")), allow_private=False)
    assert (inner.seen, "this machine" in inner.problem) == (Seen.REFUSED, True)
    with hostile(lambda line: line.sendall(b"nonsense\r\n\r\n")) as url:
        assert look(source(url))[0].seen is Seen.FAILED, "its rules cannot be had"
    assert look(source(None, SourceKind.NONE))[0].problem == "River Dispatch has no address"


def test_looks_have_ids_of_their_own():
    own = source(None, SourceKind.NONE)
    assert look(own)[0].id == look(own)[0].id
    assert look(own)[0].id != visit(own, None, fetcher(), by="Bo Example")[0].id


# Links


LINKS = (
    "https://news.example.org/news/1",
    "https://www.example.org/2",
    "https://elsewhere.example.com/3",
)


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 0),
        ({"follow": True}, 1),
        ({"follow": True, "aliases": ("www.example.org", "RD", "River Dispatch")}, 2),
        ({"follow": True, "aliases": ("Example.ORG.",)}, 2),
        ({"follow": True, "aliases": ("ample.org", "example.com")}, 2),
    ],
)
def test_links_are_followed_on_the_source_s_own_hosts(more, count):
    assert sum(follows(source(BASE, **more), link) for link in LINKS) == count


@pytest.mark.parametrize(
    "odd", ["javascript:alert(1)", "file:///etc/hosts", "http://a:b@example.org/", "http://[", ""]
)
def test_links_that_could_not_be_asked_are_not_followed(odd):
    assert not follows(source(BASE, follow=True, aliases=("example.org",)), odd)


def test_a_feed_s_bytes_are_never_taken_for_a_file_or_address(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_bytes(feed(*TOLD))
    for data in (str(path).encode(), b"http://127.0.0.1:9/feed"):
        assert dates(data) is None


@given(st.binary(max_size=200), st.integers(0, 400))
@LAW
def test_damaged_feeds_do_no_harm(noise, at):
    whole = feed(*TOLD)
    dates(whole[:at] + noise + whole[at:])


def test_a_feed_that_grows_by_itself_is_no_danger():
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "lol">{names}]><rss version="2.0"><channel><title>&e11;'
    dates(bomb.encode() + b"</title></channel></rss>")


@pytest.mark.parametrize("data", [b"<item>" * 300_000, b"a" * 5_000_001])
def test_a_feed_made_to_be_slow_is_left(data):
    assert dates(feed(*TOLD) + data) is None
