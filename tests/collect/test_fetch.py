"""Fetching from servers the tests play: polite to good ones, bounded with bad ones."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib

import pytest

from holdfire.collect.body import read_body
from holdfire.collect.fetch import Hop
from holdfire.collect.stamping import post_stamp
from holdfire.errors import Broken, NetworkError, Refused
from tests.collect.servers import (
    NOW,
    Asked,
    Clock,
    Mapped,
    bounded,
    fetcher,
    hostile,
    moved,
    reply,
    site,
)

pytestmark = pytest.mark.loopback

PAGE = b"<p>Written for this example. The pause was announced on Monday.</p>"
OPEN = "93.184.215.14"


def test_a_document_comes_with_what_the_server_says_of_it():
    fields = {"content_type": 'Text/HTML; charset="utf-8"', "etag": '"a1"', "last_modified": "then"}
    with site({"/news": reply(PAGE, **fields)}) as server:
        got = fetcher().fetch(server.url("/news#part"))
    assert (got.url, got.final, got.chain, got.moved) == (server.url("/news"),) * 2 + ((), None)
    assert (got.status, got.media, got.charset, got.data) == (200, "text/html", "utf-8", PAGE)
    assert (got.etag, got.modified, got.fetched) == ('"a1"', "then", NOW)
    assert not got.unchanged
    sent = server.asked[-1].fields
    assert (sent["user-agent"], sent["accept-encoding"]) == ("holdfire/0.1 (tests)", "gzip")
    assert not {"cookie", "authorization", "referer", "if-none-match"} & set(sent)


def test_what_has_not_changed_is_not_sent_again():
    def page(asked: Asked) -> bytes:
        same = asked.fields.get("if-none-match") == '"a1"' and "if-modified-since" in asked.fields
        return reply(status="304 Not Modified") if same else reply(PAGE, etag='"a1"')

    with site({"/": page}) as server, fetcher() as door:
        first = door.fetch(server.url())
        again = door.fetch(server.url(), etag=first.etag, modified="Mon, 03 Mar 2031 08:00:00 GMT")
    assert again.unchanged
    assert (again.status, again.data) == (304, b"")


def test_a_304_nobody_asked_for_is_no_document():
    with (
        site({"/": reply(status="304 Not Modified")}) as server,
        pytest.raises(NetworkError, match="304"),
    ):
        fetcher().fetch(server.url())


# Redirects


def test_redirects_are_followed_and_kept():
    pages = {
        "/a": moved("/b?x=1", "301 Moved"),
        "/b?x=1": moved("c", "308 Moved"),
        "/c": reply(PAGE),
    }
    with site(pages) as server:
        got = fetcher().fetch(server.url("/a"))
    assert got.final == got.moved == server.url("/c")
    assert got.chain == (
        Hop(url=server.url("/a"), status=301),
        Hop(url=server.url("/b?x=1"), status=308),
    )


def test_a_move_for_the_time_being_is_no_move():
    with site({"/a": moved("/b", "301 Moved"), "/b": moved("/c"), "/c": reply(PAGE)}) as server:
        assert fetcher().fetch(server.url("/a")).moved is None


def test_a_redirect_to_another_host_gets_no_conditions():
    with site({"/a": reply(PAGE)}) as other, site() as server:
        server.pages["/a"] = moved(other.url("/a", "localhost"))
        fetcher(resolve=lambda *_: ("127.0.0.1",)).fetch(server.url("/a"), etag='"x"')
    assert server.asked[-1].fields["if-none-match"] == '"x"'
    assert "if-none-match" not in other.asked[-1].fields
    assert other.paths == ["/robots.txt", "/a"], "the rules of the other site are asked too"


@pytest.mark.parametrize("place", ["/a", "/b", "#top"])
def test_circles_are_left(place):
    with (
        site({"/a": moved("/b"), "/b": moved(place)}) as server,
        pytest.raises(NetworkError, match="circle"),
    ):
        fetcher().fetch(server.url("/a"))
    assert len(server.paths) <= 3


def test_endless_redirects_are_left():
    pages = {f"/{n}": moved(f"/{n + 1}") for n in range(50)}
    with site(pages) as server, pytest.raises(NetworkError, match="over 5 redirects"):
        fetcher().fetch(server.url("/0"))
    assert server.paths == ["/robots.txt", *(f"/{n}" for n in range(6))]


@pytest.mark.parametrize(
    "place", ["http://[", "http://a b/", "http://\xff\xfe/", "http://:x/", "http://"]
)
def test_redirects_to_nowhere_are_told(place):
    with site({"/a": moved(place)}) as server, pytest.raises(NetworkError, match="leads"):
        fetcher().fetch(server.url("/a"))


def test_a_redirect_without_a_place_is_told():
    with (
        site({"/a": reply(status="302 Found")}) as server,
        pytest.raises(NetworkError, match="302"),
    ):
        fetcher().fetch(server.url("/a"))


# Too much, too slow, broken


def packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def test_packed_documents_are_unpacked():
    with site({"/": reply(packed(PAGE * 50), content_encoding="gzip")}) as server:
        assert fetcher().fetch(server.url()).data == PAGE * 50


def test_members_of_a_packed_document_are_joined():
    assert read_body([packed(b"a") + packed(b"b") + b"\0\0"], "GZIP", most=99, ratio=9) == b"ab"
    drops = [bytes([byte]) for byte in packed(PAGE)]
    assert read_body(drops, "gzip", most=999, ratio=9) == PAGE


BOMB = packed(bytes(30_000_000))
HIGH = 10**9


@pytest.mark.parametrize(
    ("chunks", "coding", "most", "why"),
    [
        ([b"a" * 11], "", 10, "is over 1e-05 MB"),
        ([b"a" * 6, b"a" * 6], "identity", 10, "is over"),
        ([BOMB], "gzip", HIGH, "a bomb"),
        ([BOMB], "gzip", 500_000, "is over 0.5 MB"),
        ([BOMB], "gzip", 10_000, "even packed"),
        ([packed(b"x") * 101], "gzip", HIGH, "over 100 parts"),
        ([packed(PAGE)[:-9]], "gzip", HIGH, "broke off"),
        ([b""], "gzip", HIGH, "broke off"),
        ([b"plain text"], "gzip", HIGH, "is not"),
        ([packed(PAGE)[:20] + b"\xff" * 50], "gzip", HIGH, "is not|broke off"),
        ([zlib.compress(PAGE)], "deflate", HIGH, "unasked"),
        ([PAGE], "br", HIGH, "unasked"),
        ([packed(packed(PAGE))], "gzip, gzip", HIGH, "unasked"),
    ],
)
def test_bodies_that_are_not_taken(chunks, coding, most, why):
    with pytest.raises(NetworkError, match=why):
        read_body(chunks, coding, most=most, ratio=200)


def test_a_body_may_be_cut():
    for coding, data in (("", b"a" * 99), ("gzip", packed(b"a" * 99)), ("gzip", BOMB)):
        assert len(read_body([data], coding, most=10, ratio=9, cut=True)) == 10


def test_a_large_document_is_left_unread():
    head = b"HTTP/1.1 200 OK\r\ncontent-length: 90000000\r\n\r\n"
    with (
        hostile(lambda line: line.sendall(head)) as url,
        pytest.raises(NetworkError, match="over 20 MB by its own word"),
    ):
        fetcher().fetch(url, ignore_robots=True)


def endless(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
    for _ in range(2000):
        line.sendall(b"1000\r\n" + b"a" * 4096 + b"\r\n")


def endless_parts(line: socket.socket) -> None:
    """Chunks of one byte with long extensions: little body, much else."""
    line.sendall(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
    for _ in range(2000):
        line.sendall((b"1;" + b"x" * 2000 + b"\r\na\r\n") * 10)


def endless_heads(line: socket.socket) -> None:
    for _ in range(100):
        line.sendall(b"HTTP/1.1 103 Early Hints\r\nlink: <" + b"x" * 50_000 + b">\r\n\r\n")


def fields_flood(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    for n in range(100_000):
        line.sendall(b"x-%d: y\r\n" % n)


def garbage(line: socket.socket) -> None:
    line.sendall(b"\x16\x03\x01 what is this\r\n\r\n")


def cut_short(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf")


def silent(line: socket.socket) -> None:
    line.shutdown(socket.SHUT_RDWR)


def folded(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 5\r\n\r\nabcde")


@pytest.mark.parametrize(
    ("write", "why"),
    [
        (endless, "is over 1 MB"),
        (endless_parts, "without end"),
        (endless_heads, "without end"),
        (fields_flood, "broke off"),
        (garbage, "broke off"),
        (cut_short, "broke off"),
        (silent, "broke off"),
        (folded, "broke off"),
    ],
)
def test_hostile_answers_end(write, why):
    with hostile(write) as url:
        begun = time.monotonic()
        with pytest.raises(NetworkError, match=why) as caught:
            fetcher(bounded(size=1_000_000)).fetch(url, ignore_robots=True)
        assert time.monotonic() - begun < 1.9
    assert url in str(caught.value)


def drip(line: socket.socket, head: bytes) -> None:
    """Send a head, then a byte now and then: never slow enough for a time-out between bytes."""
    line.sendall(head)
    for _ in range(100):
        line.sendall(b"a")
        time.sleep(0.03)


@pytest.mark.parametrize(
    "head",
    [b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n", b"HTTP/1.1 200 OK\r\nx-slow: ", b"HT"],
)
def test_a_drip_ends_with_the_time_allowed(head):
    with hostile(lambda line: drip(line, head)) as url:
        begun = time.monotonic()
        with pytest.raises(NetworkError, match=r"not answered in full after 0\.4 s"):
            fetcher(bounded(total=0.4, tries=3)).fetch(url, ignore_robots=True)
        assert time.monotonic() - begun < 1


def mute(line: socket.socket) -> None:
    """Say nothing until the other side hangs up."""
    line.recv(1)


def test_a_server_that_says_nothing_is_left():
    with hostile(mute) as url, pytest.raises(Broken, match="took too long"):
        fetcher(bounded(read=0.2)).fetch(url, ignore_robots=True)


def test_the_time_for_all_bounds_the_time_for_a_part():
    begun = time.monotonic()
    with hostile(mute) as url, pytest.raises(NetworkError, match="in full after"):
        fetcher(bounded(read=4.0, total=0.2)).fetch(url, ignore_robots=True)
    assert time.monotonic() - begun < 1


def test_nobody_listening_is_told():
    with socket.create_server(("127.0.0.1", 0)) as plug:
        port = plug.getsockname()[1]
    with pytest.raises(Broken, match="could not be connected to") as caught:
        fetcher().fetch(f"http://127.0.0.1:{port}/", ignore_robots=True)
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("404 Not Found", "404 .Not Found.; check the address"),
        ("403 Forbidden", "open it yourself"),
        ("500 Oops", "try again later"),
        ("206 Partial Content", "206"),
        ("799 Strange", "799"),
    ],
)
def test_a_status_without_a_document_is_told(status, why):
    with site({"/": reply(PAGE, status)}) as server, pytest.raises(NetworkError, match=why):
        fetcher().fetch(server.url())


# Pace


def test_requests_to_one_host_keep_apart():
    clock = Clock()
    with site({"/": reply(PAGE)}) as server, site({"/": reply(PAGE)}) as other:
        door = fetcher(bounded(apart=1.0), clock)
        for _ in range(3):
            door.fetch(server.url(), ignore_robots=True)
        assert clock.slept == [1.0, 1.0]
        door.fetch(other.url("/", "localhost"), ignore_robots=True)
        assert clock.slept == [1.0, 1.0], "another host need not wait"


def test_threads_take_turns_at_one_host():
    at_once = []
    busy = threading.Lock()

    def page(asked: Asked) -> bytes:
        at_once.append(not busy.acquire(blocking=False))
        time.sleep(0.02)
        busy.release()
        return reply(PAGE)

    with site({"/": page}) as server, fetcher() as door:
        threads = [
            threading.Thread(
                target=door.fetch, args=(server.url(),), kwargs={"ignore_robots": True}
            )
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert at_once == [False] * 4


def test_a_failing_server_is_asked_again_a_few_times():
    clock = Clock()
    bad = reply(status="502 Bad Gateway")
    with site({"/": [bad, bad, reply(PAGE)]}) as server:
        got = fetcher(bounded(tries=3), clock).fetch(server.url(), ignore_robots=True)
    assert got.data == PAGE
    assert clock.slept == [1.0, 2.0]


def test_a_broken_line_is_tried_again_and_then_told():
    clock = Clock()
    with hostile(silent) as url, pytest.raises(Broken, match="broke off"):
        fetcher(bounded(tries=3), clock).fetch(url, ignore_robots=True)
    assert clock.slept == [1.0, 2.0]


@pytest.mark.parametrize("after", ["7", "Fri, 07 Mar 2031 12:00:07 GMT"])
def test_a_server_that_names_a_time_is_waited_for(after):
    clock = Clock()
    busy = reply(status="429 Too Many Requests", retry_after=after)
    with site({"/": [busy, reply(PAGE)]}) as server:
        fetcher(bounded(tries=2), clock).fetch(server.url(), ignore_robots=True)
    assert clock.slept == [7.0]


@pytest.mark.parametrize("after", ["7200", "Fri, 07 Mar 2031 14:00:00 GMT"])
def test_a_server_that_asks_for_long_is_left_until_then(after):
    clock = Clock()
    busy = reply(status="503 Service Unavailable", retry_after=after)
    with site({"/": busy}) as server, pytest.raises(Broken, match="after 2031-03-07 14:00 UTC"):
        fetcher(bounded(tries=3), clock).fetch(server.url(), ignore_robots=True)
    assert clock.slept == []
    assert len(server.asked) == 1


@pytest.mark.parametrize("after", ["soon", "-5", "9" * 400, "Fri, 99 Foo 2031", "1e9", ""])
def test_odd_times_do_no_harm(after):
    busy = reply(status="503 Service Unavailable", retry_after=after)
    with site({"/": busy}) as server, pytest.raises(Broken, match="503"):
        fetcher(bounded(tries=2), Clock()).fetch(server.url(), ignore_robots=True)


# Trust


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """A certificate for news.example.org, signed by itself."""
    tool = shutil.which("openssl")
    if tool is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("keys")
    made = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=news.example.org".split()
    names = ["-addext", "subjectAltName=DNS:news.example.org"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run([tool, *made, *names, *files], check=True, capture_output=True)
    return folder


def protected(keys):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(keys / "cert.pem", keys / "key.pem")
    return context


def ask_protected(keys, host, **given):
    with site({"/": reply(PAGE)}, tls=protected(keys)) as server:
        door = Mapped(server.port)
        own = fetcher(allow_private=False, backend=door, resolve=lambda *_: (OPEN,), **given)
        try:
            return own.fetch(f"https://{host}/", ignore_robots=True)
        finally:
            assert door.dialled == [(OPEN, 443)]


def test_a_certificate_nobody_vouches_for_is_refused(keys):
    with pytest.raises(NetworkError, match="does not prove that this is news") as caught:
        ask_protected(keys, "news.example.org")
    assert not isinstance(caught.value, Broken), "asking again will not help"


def test_the_name_is_proven_not_the_address(keys):
    trust = ssl.create_default_context(cafile=str(keys / "cert.pem"))
    assert ask_protected(keys, "news.example.org", tls=trust).data == PAGE
    with pytest.raises(NetworkError, match=r"does not prove that this is other\.example\.org"):
        ask_protected(keys, "other.example.org", tls=trust)


def test_a_protected_site_may_not_lead_to_an_open_one(keys):
    trust = ssl.create_default_context(cafile=str(keys / "cert.pem"))
    away = moved("http://news.example.org/")
    with site({"/": away}, tls=protected(keys)) as server:
        own = fetcher(backend=Mapped(server.port), resolve=lambda *_: (OPEN,), tls=trust)
        with pytest.raises(Refused, match="from a protected address to an open one"):
            own.fetch("https://news.example.org/", ignore_robots=True)


# Time stamps


def test_a_time_stamp_is_asked_for_and_handed_over():
    pages = {"/tsa": reply(b"\x30\x03stamp", content_type="application/timestamp-reply")}
    with site(pages) as server:
        assert post_stamp(server.url("/tsa"), b"\x30\x01q", fetcher()) == b"\x30\x03stamp"
    asked = server.asked[0]
    assert (asked.method, asked.body) == ("POST", b"\x30\x01q")
    assert asked.fields["content-type"] == "application/timestamp-query"


def test_what_is_no_time_stamp_is_not_taken():
    pages = {"/a": reply(PAGE, content_type="text/html"), "/b": moved("/a")}
    with site(pages) as server:
        for path, why in (("/a", "not a time stamp"), ("/b", "302")):
            with pytest.raises(NetworkError, match=why):
                post_stamp(server.url(path), b"q", fetcher())
    with pytest.raises(Refused):
        post_stamp(server.url("/a"), b"q", fetcher(allow_private=False))
