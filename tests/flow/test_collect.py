"""Sources looked at day by day: what is new comes in, who looked is kept, a dead feed is told."""

import threading
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from holdfire.collect.fetch import Fetcher
from holdfire.collect.limits import Limits
from holdfire.errors import BadInput
from holdfire.flow.case import Case
from holdfire.record import Tri
from tests.flow.test_case import FIRST, SECOND, Clock

pytestmark = pytest.mark.loopback
PAGE = "<html><head><title>{t}</title></head><body><article><h1>{t}</h1>{p}</article></body></html>"
SOURCES = """
[[source]]
id = "post"
name = "The Harbour Post"
kind = "feed"
follow = true
url = "http://127.0.0.1:{port}/post.xml"
group = "post"
expected = [1, 9]
lag = 30
covers = ["Riga"]

[[source]]
id = "wire"
name = "Valley Wire"
kind = "feed"
url = "http://127.0.0.1:{port}/wire.xml"
group = "wire"
expected = [1, 9]
lag = 30
covers = ["Riga"]
"""


def page(text):
    lines = text.splitlines()
    title = next(x for x in lines if "Cesis" in x)
    body = "".join(f"<p>{x}</p>" for x in lines if x)
    return PAGE.format(t=title, p=body).encode()


class Site:
    """A small news site on this machine: what stands at each path, and what was asked."""

    def __init__(self):
        self.pages = {"/robots.txt": b"User-agent: *\nAllow: /\n"}
        self.asked: list[str] = []
        self.broken: set[str] = set()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append(self.path)
                body = site.pages.get(self.path)
                tag = f'"{hash(body)}"'
                same = body is not None and self.headers.get("If-None-Match") == tag
                code = 304 if same else 200 if body is not None else 404
                self.send_response(503 if self.path in site.broken else code)
                kind = "application/rss+xml" if self.path.endswith(".xml") else "text/html"
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.send_header("ETag", tag)
                self.end_headers()
                if body is not None and not same:
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def feed(self, path, *items):
        entries = "".join(
            f"<item><title>{t}</title><link>http://127.0.0.1:{self.port}{link}</link>"
            f"<pubDate>{format_datetime(at)}</pubDate><description>{t}</description></item>"
            for t, link, at in items
        )
        text = f"<rss version='2.0'><channel><title>x</title>{entries}</channel></rss>"
        self.pages[path] = text.encode()


@pytest.fixture
def site():
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def case(tmp_path, monkeypatch, clock, site):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with Case.new(tmp_path / "truce", clock=clock) as made:
        text = SOURCES.format(port=site.port)
        made.folder.sources.write_text(text, encoding="utf-8")
        yield made


def look(case, clock, limits=Limits(apart=0.0)):  # noqa: B008  # frozen
    with Fetcher(
        clock=clock, user_agent="holdfire/test", allow_private=True, limits=limits
    ) as door:
        return case.collect(fetcher=door, by="A. Desk")


def news(n, what="Bread"):
    at = datetime(2031, 6, n, 7, tzinfo=UTC)
    return (f"{what} prices on day {n}", f"/{what}-{n}", at)


def fill(site, day, dead=False):
    """What the two feeds show on a June day; the wire stops on the 9th where it is dead."""
    site.pages["/cesis"] = page(FIRST)
    site.pages["/mill"] = page(SECOND)
    days = range(8, day + 1)
    for n in days:
        site.pages[f"/Bread-{n}"] = page(FIRST.replace("13 June", f"13 June, day {n}"))
    at = datetime(2031, 6, 8, 6, tzinfo=UTC)
    site.feed("/post.xml", ("Envoy", "/cesis", at), *(news(n) for n in days))
    last = min(day, 9) if dead else day
    site.feed("/wire.xml", *(news(n, "Fish") for n in range(8, last + 1)))


def week(case, clock, site, *, dead=False):
    """A look every morning from the 8th to the 12th of June."""
    clock.at = datetime(2031, 6, 8, 8, tzinfo=UTC)
    for day in range(8, 13):
        fill(site, day, dead)
        look(case, clock)
        clock.on(days=1)


def test_a_look_takes_in_what_a_feed_shows_and_the_articles_behind_it(case, clock, site):
    fill(site, 8)
    first = look(case, clock)
    assert [(x.source, x.seen, x.problem) for x in first] == [
        ("post", "new", ""), ("wire", "new", ""),
    ]  # fmt: skip
    texts = case.rows("texts")
    assert {r["outlet"] for r in texts} == {"The Harbour Post", "Valley Wire"}
    assert any(r["url"].endswith("/cesis") for r in texts)
    clock.on(hours=1)
    again = look(case, clock)
    assert [x.seen for x in again] == ["unchanged", "unchanged"]
    assert site.asked.count("/cesis") == 1
    assert len(case.rows("looks")) == 4


def test_sources_watched_as_they_ask_are_coverage(case, clock, site):
    week(case, clock, site)
    case.run()
    made = case.brief()
    firm = [c for c in made.dossier.coverage if c.adequate is Tri.YES]
    assert {c.when.earliest.day for c in firm} == {8, 9, 10, 11}
    assert {c.origin for c in firm} == {"post", "wire"}
    assert "two sources of two watched" in " ".join(s.text for s in made.brief.sentences())


def test_a_dead_feed_is_an_issue_and_no_lull(case, clock, site):
    week(case, clock, site, dead=True)
    case.run()
    made = case.brief()
    assert not [
        c for c in made.dossier.coverage if c.adequate is Tri.YES and c.when.earliest.day > 9
    ]
    told = " ".join(s.text for s in made.brief.sentences())
    assert "Valley Wire has shown nothing new since 9 June 2031" in told
    assert "not a lull" in told
    assert any("not a lull" in i for i in case.status().issues)


def test_one_outlet_alone_or_a_sides_own_covers_nothing(case, clock, site):
    text = case.folder.sources.read_text("utf-8")
    case.folder.sources.write_text(text.replace('group = "wire"', 'group = "post"'), "utf-8")
    week(case, clock, site)
    case.run()
    assert not [c for c in case.brief().dossier.coverage if c.adequate is Tri.YES]


def test_an_unreachable_source_is_a_failed_look(case, clock, site):
    fill(site, 8)
    del site.pages["/wire.xml"]
    _, wire = look(case, clock)
    assert wire.seen == "failed"
    assert "wire.xml" in wire.problem
    assert [r["seen"] for r in case.rows("looks")] == ["new", "failed"]


def test_the_sources_of_a_past_time_are_those_on_record_then(case, clock, site):
    week(case, clock, site)
    then = clock.on(hours=1)
    clock.on(hours=1)
    case.run()
    before = case.brief(known_at=then).dossier.coverage
    text = case.folder.sources.read_text("utf-8")
    case.folder.sources.write_text(text.replace("expected = [1, 9]", "expected = [8, 9]"), "utf-8")
    look(case, clock)
    assert case.brief(known_at=then).dossier.coverage == before
    assert not [c for c in case.brief().dossier.coverage if c.adequate is Tri.YES]


def test_a_source_that_is_not_there_is_told(case, clock):
    with (
        Fetcher(clock=clock, user_agent="holdfire/test", allow_private=True) as door,
        pytest.raises(BadInput, match="has no source 'nobody'; it has post, wire"),
    ):
        case.collect(["nobody"], fetcher=door)


def test_an_address_is_taken_in_and_a_private_one_refused(case, clock, site):
    fill(site, 8)
    url = f"http://127.0.0.1:{site.port}/cesis"
    with Fetcher(clock=clock, user_agent="holdfire/test") as shut:
        (problem,) = case.add([url], fetcher=shut).problems
    assert "private" in problem.message or "this machine" in problem.message
    assert not site.asked
    with Fetcher(clock=clock, user_agent="holdfire/test", allow_private=True) as door:
        assert len(case.add([url], fetcher=door).new) == 1
    (problem,) = case.add([url]).problems
    assert "network" in problem.message


def test_outlets_of_one_group_are_one_origin(case, clock, site):
    week(case, clock, site)
    case.run()
    assert len(case.brief().dossier.origins) == 2
    text = case.folder.sources.read_text("utf-8")
    case.folder.sources.write_text(text.replace('group = "wire"', 'group = "post"'), "utf-8")
    look(case, clock)
    assert len(case.brief().dossier.origins) == 1


def test_an_article_that_could_not_be_had_is_asked_for_again(case, clock, site):
    clock.at = datetime(2031, 6, 8, 8, tzinfo=UTC)
    site.feed("/wire.xml")
    site.feed("/post.xml", ("Envoy", "/cesis", clock.at))
    site.broken = {"/cesis"}
    look(case, clock, Limits(apart=0.0, tries=1))
    assert [t["title"] for t in case.rows("texts")] == ["Envoy"]
    site.broken = set()
    site.pages["/cesis"] = page(FIRST)
    clock.on(hours=1)
    look(case, clock)
    clock.on(hours=1)
    look(case, clock)
    assert site.asked.count("/cesis") == 2  # broken, then had; not a third time
    assert [t["state"] for t in case.rows("texts")] == ["replaced", "waiting"]
