"""Where holdfire does not go, however it is written and whoever leads there."""

import ipaddress

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.collect.guard import check, check_name, closed, shown, target
from holdfire.errors import Broken, Refused
from tests.collect.servers import Mapped, fetcher, moved, reply, site
from tests.helpers import LAW

OPEN4, OPEN6 = "93.184.215.14", "2606:2800:220:1::c8"
INNER4 = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16")
NEVER4 = ("0.0.0.0/8", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24")
CLOSED4 = (*INNER4, *NEVER4, "100.64.0.0/10", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4")
CLOSED6 = (
    *("::/128", "::1/128", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "2001::/32"),
    *("2001:db8::/32", "2001:10::/28", "2002::/16", "100::/64", "64:ff9b:1::/48", "3fff::/20"),
)
FOUR = st.sampled_from(CLOSED4).flatmap(lambda net: st.ip_addresses(network=net))
SIX = st.sampled_from(CLOSED6).flatmap(lambda net: st.ip_addresses(network=net))


def spellings(four: ipaddress.IPv4Address) -> list[str]:
    """Hosts that one parser or another takes for this address."""
    parts = four.packed
    number = int(four)
    tail = number & 0xFFFFFF
    mapped = f"::ffff:{four}"
    return [
        str(four),
        f"{four}.",
        str(number),
        hex(number),
        oct(number).replace("0o", "0"),
        ".".join(f"0{part:o}" for part in parts),
        ".".join(hex(part) for part in parts),
        f"{parts[0]}.{tail}",
        f"{hex(parts[0])}.{tail}",
        f"{parts[0]}.{parts[1]}.{number & 0xFFFF}",
        ".".join(f"{part:03d}" for part in parts),
        ".".join(str(part + 256) for part in parts),
        str(four).translate({ord(d): ord("０") + int(d) for d in "0123456789"}),
        str(four).replace(".", "。"),
        str(four).replace(".", "%2e"),
        str(four).replace(".", "．"),
        f"[{mapped}]",
        f"[{ipaddress.ip_address(mapped).exploded}]",
        f"[::{four}]",
        f"[64:ff9b::{four}]",
        f"[2002:{parts[0]:02x}{parts[1]:02x}:{parts[2]:02x}{parts[3]:02x}::1]",
        f"public.example@{four}",
        f"{four}:8080",
        f"{four}#@public.example",
        f"{four}\\@public.example",
    ]


def asked(url: str) -> None:
    """Go as far as a fetch goes before it connects; a name would stand for a public address."""
    at = target(url)
    check_name(at)
    literal = [at.host] if ":" in at.host or at.host.replace(".", "").isdigit() else [OPEN4]
    check(at, literal)


@given(FOUR, st.sampled_from(["http", "https", "HTTP"]))
@LAW
def test_no_spelling_of_a_closed_address_gets_through(four, scheme):
    for host in spellings(four):
        with pytest.raises(Refused):
            asked(f"{scheme}://{host}/page")


@given(SIX)
@LAW
def test_no_closed_address_of_the_new_kind_gets_through(six):
    for host in (str(six), six.exploded, six.exploded.upper(), f"{six}%25eth0"):
        with pytest.raises(Refused):
            asked(f"http://[{host}]/")
    assert closed(str(six))


@given(st.one_of(FOUR, SIX))
@LAW
def test_one_closed_address_among_open_ones_closes_the_name(address):
    with pytest.raises(Refused, match=r"news\.example\.org is at"):
        check(target("https://news.example.org/"), [OPEN4, str(address), OPEN6])


@given(st.ip_addresses(v=4))
@LAW
def test_what_python_calls_inner_is_closed(four):
    """A second opinion: nothing that is not global by the standard library is open."""
    if not four.is_global or four.is_multicast:
        assert closed(str(four))


@given(st.ip_addresses(v=6))
@LAW
def test_what_python_calls_inner_is_closed_in_version_6(six):
    if not six.is_global or six.is_multicast:
        assert closed(str(six))


@pytest.mark.parametrize("address", [OPEN4, OPEN6, "8.8.4.4", f"64:ff9b::{OPEN4}", "1.1.1.1"])
def test_public_addresses_are_open(address):
    assert closed(address) == ""


INSIDE = ["127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.7.7", "100.64.0.9", "::1", "fd00::5"]
NOBODY = [
    str(ipaddress.IPv4Address(0)),
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "ff02::1",
    "192.0.2.7",
    "2002:7f00:1::",
]
METADATA = ["169.254.169.254", "fd00:ec2::254", "100.100.100.200", "168.63.129.16"]


@pytest.mark.parametrize("address", INSIDE)
def test_the_flag_opens_the_inside(address):
    assert closed(address)
    assert closed(address, allow_private=True) == ""


@pytest.mark.parametrize("address", [*NOBODY, *METADATA, "::ffff:127.0.0.1", "fe80::1%eth0", "x"])
def test_the_flag_opens_nothing_else(address):
    assert closed(address)
    assert closed(address, allow_private=True)


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "LOCALHOST.", "a.localhost", "printer", "nas.local", "metadata"),
        *(
            "metadata.google.internal",
            "db.corp",
            "router.lan",
            "x.home.arpa",
            "localhost.localdomain",
        ),
    ],
)
def test_names_of_the_inside_are_not_looked_up(host):
    with pytest.raises(Refused, match="name of this machine or network"):
        check_name(target(f"https://{host}/"))
    check_name(target(f"https://{host}/"), allow_private=True)
    door = fetcher(allow_private=False, resolve=lambda host, _: pytest.fail(f"looked up {host}"))
    with pytest.raises(Refused, match=r"was not asked: .* name of this machine or network"):
        door.fetch(f"https://{host}/")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.org/a", "only http"),
        ("file:///etc/hosts", "only http"),
        ("gopher://example.org/", "only http"),
        ("javascript:alert(1)", "only http"),
        ("//example.org/a", "only http"),
        ("example.org/a", "only http"),
        ("", "only http"),
        ("http://", "no host name"),
        ("http:///path", "no host name"),
        ("http://a..example/", "no host name"),
        ("http://.example/", "no host name"),
        ("http://a_b.example!/", "no host name"),
        ("http://" + "a" * 64 + ".example/", "no host name"),
        ("http://example.org:99999/", "no web address|no port"),
        ("http://example.org:0/", "no port"),
        ("http://example.org:x/", "no web address"),
        ("http://exa mple.org/", "space or backslash"),
        ("http://example.org\\@127.0.0.1/", "space or backslash"),
        ("http://example.org/\r\nX: y", "space or backslash"),
        ("http://2130706433/", "number in disguise"),
        ("http://0x7f.1/", "number in disguise"),
        ("http://1.2.3/", "number in disguise"),
        ("http://x.0x/", "number in disguise"),
        ("http://[::1", "no web address|no host"),
        ("http://" + "a" * 9000, "over 8000 characters"),
    ],
)
def test_what_is_no_web_address_is_refused(url, why):
    with pytest.raises(Refused, match=why):
        target(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://reader:hunter2@example.org/a",
        "https://hunter2@example.org/a",
        "http://reader:hunter2@127.0.0.1:1/",
        "http://reader:hunter2/x@example.org/",
        "https:reader:hunter2@example.org",
        "http:\\\\reader:hunter2@example.org",
        "ftp://reader:hunter2@example.org/",
        "http://hunter2@" + "a" * 9000,
    ],
)
def test_a_password_is_refused_and_never_repeated(url):
    with pytest.raises(Refused) as caught:
        target(url)
    assert "hunter2" not in str(caught.value)


def test_a_target_has_one_spelling():
    at = target("  HTTPS://News.Example.ORG.:443/a b".replace(" b", "%20b") + "?q=ä#part ")
    assert at.url == "https://news.example.org/a%20b?q=%C3%A4"
    assert (at.host, at.port, at.authority) == ("news.example.org", 443, "news.example.org")
    assert target("http://bücher.example/").host == "xn--bcher-kva.example"
    assert target("http://[2606:2800::00C8]:8080/").authority == "[2606:2800::c8]:8080"


def test_what_is_shown_is_short_and_printable():
    assert shown("https://a:b@example.org/x\x1b[31m\u202e") == "https://example.org/x?[31m?"
    assert shown("https://medium.example/@name/post") == "https://medium.example/@name/post"
    assert len(shown("http://example.org/" + "a" * 5000)) == 300


# The whole way: nothing is connected to


class Never(httpcore.NetworkBackend):
    """A way out that must not be taken."""

    def connect_tcp(self, host, port, *rest, **named):
        pytest.fail(f"connected to {host}")


@pytest.mark.loopback
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "0"])
def test_a_listening_server_is_never_connected_to(host):
    with site({"/": reply(b"secret")}) as inner, pytest.raises(Refused):
        fetcher(allow_private=False, resolve=lambda *_: ("127.0.0.1",)).fetch(inner.url("/", host))
    assert inner.connections == 0


@pytest.mark.parametrize("address", [*INSIDE, *NOBODY, *METADATA])
def test_a_name_that_leads_inside_is_refused_before_any_connection(address):
    door = fetcher(allow_private=False, backend=Never(), resolve=lambda *_: (OPEN4, address))
    with pytest.raises(Refused, match=r"rebind\.example\.org is at"):
        door.fetch("http://rebind.example.org/")
    with pytest.raises(Refused):
        door.post("http://rebind.example.org/", b"", media="a/b", accept="a/b")


@pytest.mark.loopback
def test_the_address_connected_to_is_the_address_checked():
    """A name that means a public address when checked and an inner one after: only one look-up."""
    answers = [(OPEN4,), ("127.0.0.1",)]
    with site({"/page": reply(b"hello")}) as public:
        door = Mapped(public.port)
        got = fetcher(allow_private=False, backend=door, resolve=lambda *_: answers.pop(0)).fetch(
            "http://news.example.org/page", ignore_robots=True
        )
    assert got.data == b"hello"
    assert door.dialled == [(OPEN4, 80)]
    assert public.asked[0].fields["host"] == "news.example.org"


@pytest.mark.loopback
def test_a_name_rebound_between_two_requests_is_refused():
    """robots.txt is asked at the public address; the page would have been at an inner one."""
    answers = [(OPEN4,), (OPEN4,), ("169.254.169.254",)]  # looked at, robots.txt, the page
    with site() as public:
        door = Mapped(public.port)
        with pytest.raises(Refused, match="metadata"):
            fetcher(allow_private=False, backend=door, resolve=lambda *_: answers.pop(0)).fetch(
                "http://news.example.org/page"
            )
    assert door.dialled == [(OPEN4, 80)]
    assert public.paths == ["/robots.txt"]


@pytest.mark.loopback
@pytest.mark.parametrize(
    "place",
    [
        *("http://127.0.0.1/", "//127.0.0.1/x", "http://inner.example.org/", "http://localhost/"),
        *(
            "http://169.254.169.254/latest",
            "http://[::1]/",
            "http://2130706433/",
            "file:///etc/hosts",
        ),
        *(
            "http://name:hunter2@other.example.org/",
            "gopher://x.example/",
            "http://[::ffff:10.0.0.1]/",
        ),
    ],
)
def test_redirects_are_guarded_at_every_hop(place):
    where = {"inner.example.org": ("10.0.0.8",), "news.example.org": (OPEN4,)}
    with site({"/page": moved("/next"), "/next": moved(place)}) as public:
        door = Mapped(public.port)
        with pytest.raises(Refused) as caught:
            fetcher(allow_private=False, backend=door, resolve=lambda host, _: where[host]).fetch(
                "http://news.example.org/page"
            )
    assert public.paths == ["/robots.txt", "/page", "/next"]
    assert {address for address, _ in door.dialled} == {OPEN4}
    assert "hunter2" not in str(caught.value)


def test_the_environment_names_no_proxy(monkeypatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.setenv(name.lower(), "http://127.0.0.1:9")
    dialled = []

    class Down(httpcore.NetworkBackend):
        def connect_tcp(self, host, port, *rest, **named):
            dialled.append((host, port))
            raise httpcore.ConnectError("down")

    door = fetcher(allow_private=False, backend=Down(), resolve=lambda *_: (OPEN6, OPEN4))
    with pytest.raises(Broken, match="could not be connected to"):
        door.fetch("https://news.example.org/", ignore_robots=True)
    assert dialled == [(OPEN6, 443), (OPEN4, 443)]
