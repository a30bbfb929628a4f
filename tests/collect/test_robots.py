"""robots.txt as RFC 9309 has it, and what is done when it cannot be had."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.collect.robots import parse_robots
from holdfire.errors import Broken, Refused
from tests.collect.servers import Clock, bounded, fetcher, hostile, moved, reply, site
from tests.helpers import LAW


def allows(text: str, path: str, us: str = "holdfire") -> bool:
    return parse_robots(text.encode(), us).allow(path)


GROUPS = """
Disallow: /before-any-group

User-Agent: OtherBot
User-agent: HoldFire/2.0 # this is us
Crawl-delay: 4
Disallow: /ours
Sitemap: https://example.org/sitemap.xml
Disallow: /also-ours

User-agent: *
Disallow: /all

user-agent: holdfire
disallow: /again
"""


@pytest.mark.parametrize(
    ("path", "token", "open_"),
    [
        *(("/ours", "holdfire", False), ("/also-ours/x?y", "holdfire", False)),
        *(("/again", "holdfire", False), ("/all", "holdfire", True)),
        *(("/before-any-group", "holdfire", True), ("/all", "someone", False)),
        *(("/ours", "someone", True), ("/ours", "OTHERBOT", False), ("/again", "otherbot", True)),
        ("/ours", "hold", True),
    ],
)
def test_the_groups_that_name_us_count_or_else_those_for_all(path, token, open_):
    assert allows(GROUPS, path, token) is open_


def test_the_pace_is_read():
    assert parse_robots(GROUPS.encode(), "holdfire").delay == 4.0
    assert parse_robots(b"User-agent: *\nCrawl-delay: soon", "holdfire").delay is None


@pytest.mark.parametrize(
    ("rules", "path", "open_"),
    [
        *(("Disallow: /", "/", False), ("Disallow:", "/a", True), ("", "/a", True)),
        *(("Disallow: /a", "/abc", False), ("Disallow: /a", "/b/a", True)),
        ("Disallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("Allow: /a/b\nDisallow: /a", "/a/c", False),
        ("Disallow: /a\nAllow: /a", "/a", True),
        *(("Disallow: /*.pdf$", "/x/y.pdf", False), ("Disallow: /*.pdf$", "/y.pdf?q", True)),
        *(("Disallow: /a*b*c", "/a1b2c3", False), ("Disallow: /a*b*c", "/a1c2b3", True)),
        *(("Disallow: /a$", "/a", False), ("Disallow: /a$", "/ab", True)),
        *(("Disallow: /a*$", "/abc", False), ("Disallow: /*a*a$", "/a", True)),
        *(("Disallow: *", "/x", False), ("Disallow: $", "/x", True), ("Disallow: a", "/a", True)),
        ("Disallow: /*?q=", "/find?q=x", False),
        *(("Disallow: /%7euser", "/~user/", False), ("Disallow: /~user", "/%7Euser/", False)),
        ("Disallow: /bücher", "/b%c3%bccher", False),
        ("Disallow: /a%2fb", "/a/b", True),
        ("Disallow: /a%2fb", "/a%2Fb", False),
        ("Disallow: /", "/robots.txt", True),
        ("disallow : /a # no\rDISALLOW:/b\r\nAllow: /c", "/b", False),
        ("Disallow /a", "/a", True),
    ],
)
def test_the_longest_pattern_decides(rules, path, open_):
    assert allows(f"User-agent: *\n{rules}", path) is open_


def test_a_mark_at_the_start_does_no_harm():
    assert not parse_robots(b"\xef\xbb\xbfUser-agent: *\nDisallow: /", "holdfire").allow("/a")


@given(st.binary(max_size=400), st.text(max_size=40))
@LAW
def test_any_bytes_can_be_read(data, path):
    parse_robots(b"User-agent: *\nDisallow: " + data, "holdfire").allow(f"/{path}")


@pytest.mark.parametrize("piece", ["a*", "*", "*a*b", "%2", "/*$"])
def test_a_pattern_made_to_be_slow_is_not(piece):
    rules = parse_robots(b"User-agent: *\nDisallow: /" + (piece * 120_000).encode(), "holdfire")
    assert rules.allow("/" + "a" * 3000 + "c") is not None


# Asked of a site


def robots(text: str, **fields: str) -> bytes:
    return reply(text.encode(), content_type="text/plain", **fields)


PAGES = {"/open": reply(b"hello"), "/closed": reply(b"secret")}
CLOSED = robots("User-agent: holdfire\nDisallow: /closed\n")


@pytest.mark.loopback
def test_what_is_closed_is_not_asked():
    with site({**PAGES, "/robots.txt": CLOSED}) as server, fetcher() as door:
        assert door.fetch(server.url("/open")).data == b"hello"
        with pytest.raises(Refused, match=r"robots\.txt closes it to holdfire"):
            door.fetch(server.url("/closed"))
        assert server.paths == ["/robots.txt", "/open"], "asked once, and the page never"
        assert door.fetch(server.url("/closed"), ignore_robots=True).data == b"secret"


@pytest.mark.loopback
def test_what_is_closed_is_not_reached_by_a_redirect():
    pages = {**PAGES, "/robots.txt": CLOSED, "/way": moved("/closed")}
    with site(pages) as server, pytest.raises(Refused, match="closes it"):
        fetcher().fetch(server.url("/way"))
    assert server.paths == ["/robots.txt", "/way"]


@pytest.mark.loopback
@pytest.mark.parametrize("status", ["404 Not Found", "401 Unauthorized", "410 Gone"])
def test_a_site_without_rules_is_open(status):
    with site({**PAGES, "/robots.txt": reply(b"Disallow: /", status)}) as server:
        assert fetcher().fetch(server.url("/open")).data == b"hello"


@pytest.mark.loopback
@pytest.mark.parametrize("status", ["500 Oops", "503 Unavailable", "429 Too Many Requests"])
def test_a_site_whose_rules_fail_is_closed_for_now(status):
    with site({**PAGES, "/robots.txt": reply(b"", status)}) as server:
        with fetcher() as door:
            for _ in range(2):
                with pytest.raises(Broken, match=r"robots\.txt answers .*try again later"):
                    door.fetch(server.url("/open"))
        assert server.paths == ["/robots.txt"]


@pytest.mark.loopback
def test_a_site_that_cannot_be_had_is_closed_for_now():
    with hostile(lambda line: None) as url, pytest.raises(Broken, match="cannot be had"):
        fetcher().fetch(url)


@pytest.mark.loopback
def test_rules_are_looked_for_where_the_site_says():
    pages = {**PAGES, "/robots.txt": moved("/r2"), "/r2": CLOSED}
    with site(pages) as server, pytest.raises(Refused, match="closes it"):
        fetcher().fetch(server.url("/closed"))


@pytest.mark.loopback
def test_rules_that_lead_inside_are_not_followed():
    pages = {**PAGES, "/robots.txt": moved("http://169.254.169.254/robots.txt")}
    with site(pages) as server, pytest.raises(Refused, match="metadata"):
        fetcher().fetch(server.url("/open"))


@pytest.mark.loopback
def test_rules_beyond_the_limit_are_left_out():
    text = "User-agent: *\n" + "#" * 600_000 + "\nDisallow: /\n"
    with site({**PAGES, "/robots.txt": robots(text)}) as server:
        assert fetcher().fetch(server.url("/open")).data == b"hello"


@pytest.mark.loopback
@pytest.mark.parametrize(("asked", "kept"), [("7", 7.0), ("0.1", 1.0), ("86400", 30.0)])
def test_the_pace_asked_for_is_kept_within_reason(asked, kept):
    clock = Clock()
    with site({**PAGES, "/robots.txt": robots(f"User-agent: *\nCrawl-delay: {asked}")}) as server:
        door = fetcher(bounded(apart=1.0), clock)
        door.fetch(server.url("/open"))
        door.fetch(server.url("/open"))
    assert clock.slept == [1.0, kept]
