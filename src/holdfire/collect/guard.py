"""Where holdfire does not go: addresses inside a network, and URLs that hide where they lead.

The ranges are those of the IANA special-purpose address registries (RFC 6890 and its updates).
"""

import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass

import httpx

from holdfire.errors import Refused

LONGEST = 8_000
_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_HIDDEN = re.compile(r"[\s\\\x00-\x20\x7f-\x9f]")
_LOCAL = re.compile(
    r"(?:.*\.)?(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa)"
    r"|[^.]+"
)
_PRIVATE = {
    "this machine": ("127.0.0.0/8", "::1/128"),
    "a private network": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
    "the local link": ("169.254.0.0/16", "fe80::/10"),
    "a provider's inner network": ("100.64.0.0/10",),
}
_NEVER = {
    "a cloud's metadata service": (
        *("169.254.169.254/32", "169.254.170.2/32", "100.100.100.200/32", "168.63.129.16/32"),
        *("192.0.0.192/32", "fd00:ec2::254/128", "fd20:ce::254/128"),
    ),
    "no machine": ("0.0.0.0/8", "::/128"),
    "many machines at once": ("224.0.0.0/4", "255.255.255.255/32", "ff00::/8"),
    "a range kept for other purposes": (
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    ),
}
_GLOBAL = ipaddress.ip_network("2000::/3")
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def _networks(table: dict[str, tuple[str, ...]]) -> tuple[tuple[str, Network], ...]:
    return tuple((kind, ipaddress.ip_network(text)) for kind, row in table.items() for text in row)


_NEVERS, _PRIVATES = _networks(_NEVER), _networks(_PRIVATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A URL fit to be asked: `url` in one spelling, without fragment, and its parts.

    `host` is lower-case ASCII without brackets or a last dot; `path` includes the query.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as the Host field of a request writes them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def shown(url: str) -> str:
    """The URL as it may be printed and stored: short, printable, without a name or password."""
    bare = re.sub(r"^([A-Za-z][\w+.-]*:)?[/\\]*[^/?#]*@", r"\1//", url.strip())
    return "".join(c if c.isprintable() else "?" for c in bare)[:300]


def target(url: str) -> Target:
    """The target a URL names; raises Refused where it hides, or is no web address."""
    if len(url) > LONGEST:
        raise Refused(f"{shown(url)[:80]}…: the address is over {LONGEST} characters; shorten it")
    if _HIDDEN.search(url.strip()):
        raise Refused(f"{shown(url)}: the address holds a space or backslash; write it as %20, %5C")
    try:
        parts = httpx.URL(url.strip())
        port = parts.port
    except (httpx.InvalidURL, ValueError):
        # What cannot be read may hide a password anywhere before the last "@".
        raise Refused(f"{shown(url.split('@')[-1])}: this is no web address; correct it") from None
    if parts.scheme not in _PORTS:
        raise Refused(f"{shown(url)}: only http:// and https:// are fetched; give such an address")
    if parts.userinfo:
        raise Refused(f"{shown(url)}: the address carries a name or password; take them out")
    host = _host(parts.raw_host.decode("ascii"), url)
    plain = parts.copy_with(host=host, fragment=None)
    return Target(
        url=str(plain),
        scheme=parts.scheme,
        host=host,
        port=_port(port, parts.scheme, url),
        path=parts.raw_path.decode("ascii"),
    )


def _port(port: int | None, scheme: str, url: str) -> int:
    """The port named, or the scheme's own."""
    if port is not None and not 0 < port < 65536:
        raise Refused(f"{shown(url)}: there is no port {port}; correct the address")
    return port or _PORTS[scheme]


def _host(host: str, url: str) -> str:
    """The host in one spelling; numbers are refused unless written as plain addresses."""
    name = host.lower().removesuffix(".")
    if literal(name):
        return str(ipaddress.ip_address(name))
    if not _NAME.fullmatch(name) or len(name) > 253:
        raise Refused(f"{shown(url)}: {shown(host) or 'nothing'!s} is no host name; correct it")
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        raise Refused(f"{shown(url)}: the host is a number in disguise; write it as 192.0.2.1")
    return name


def literal(host: str) -> bool:
    """Whether the host is an address itself, not a name."""
    try:
        return "%" not in host and bool(ipaddress.ip_address(host))
    except ValueError:
        return False


def closed(address: str, *, allow_private: bool = False) -> str:
    """What kind of place an address is that must not be asked; "" where it may be."""
    try:
        found: Address = ipaddress.ip_address(address)
    except ValueError:
        return "no address"
    if "%" in address:
        return "the local link"
    if isinstance(found, ipaddress.IPv6Address) and found in _TRANSLATED:
        found = ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)
    kinds = [kind for kind, network in _NEVERS if found in network]
    inner = [kind for kind, network in _PRIVATES if found in network]
    if kinds or (inner and not allow_private):
        return (kinds or inner)[0]
    stray = isinstance(found, ipaddress.IPv6Address) and found not in _GLOBAL and not inner
    return "a range kept for other purposes" if stray else ""


def inner(where: Target) -> bool:
    """Whether a target says by its name or address that it is of this machine or network."""
    if literal(where.host):
        return bool(closed(where.host)) and not closed(where.host, allow_private=True)
    return bool(_LOCAL.fullmatch(where.host))


def check_name(where: Target, *, allow_private: bool = False) -> None:
    """Refuse names that only mean something inside a network, before anyone is asked for them."""
    if not allow_private and not literal(where.host) and _LOCAL.fullmatch(where.host):
        raise Refused(_closed(where, f"{where.host} is a name of this machine or network"))


def check(where: Target, addresses: Sequence[str], *, allow_private: bool = False) -> None:
    """Refuse a target if any address its name stands for is closed; empty is closed too."""
    check_name(where, allow_private=allow_private)
    for address in addresses:
        if kind := closed(address, allow_private=allow_private):
            raise Refused(_closed(where, f"{where.host} is at {shown(address)}, {kind}"))
    if not addresses:
        raise Refused(f"{shown(where.url)}: {where.host} has no address; check the spelling")


def _closed(where: Target, why: str) -> str:
    return (
        f"{shown(where.url)} was not asked: {why}; save the document and add the file, or allow"
        " private addresses if you mean it"
    )
