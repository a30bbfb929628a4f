"""Fetching documents by URL: with care for the network it runs in and the sites it asks."""

import re
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from types import TracebackType

import httpcore
import httpx

from holdfire.errors import Broken, NetworkError, Refused

from . import guard, wire
from .guard import Target, shown
from .limits import Limits
from .pace import Pace
from .robots import Rules, parse_robots

__all__ = ["Fetched", "Fetcher", "Hop", "Limits"]

_MOVED = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_LATER = frozenset({429, 503})
_LONG = 10**8  # seconds; nobody means a longer Retry-After


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One redirect: the URL that answered, and its status."""

    url: str
    status: int

    @property
    def permanent(self) -> bool:
        """Whether the document has moved for good."""
        return self.status in _FOR_GOOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A document as it came: asked at `url`, found at `final` after the redirects of `chain`.

    `data` is unpacked; empty where `unchanged`: the server says it is as at the last look.
    `media` is lower-case, "" where unstated; `etag` and `modified` are as the server wrote them;
    `fetched` is UTC. URLs carry no name or password.
    """

    url: str
    final: str
    chain: tuple[Hop, ...]
    status: int
    media: str
    charset: str | None
    data: bytes
    etag: str | None
    modified: str | None
    fetched: datetime
    unchanged: bool

    @property
    def moved(self) -> str | None:
        """The new address, where every redirect on the way was permanent."""
        return self.final if self.chain and all(hop.permanent for hop in self.chain) else None


class Fetcher:
    """The door to the network; a context manager that may be shared between threads.

    `clock` gives aware UTC times, `ticks` seconds that only grow; `resolve` the addresses of a
    name, `backend` the connections to them, `tls` the trust in servers (by default the
    certificates that come with httpx). The first word of `user_agent`, up to a slash, is the name
    robots.txt knows us by. `allow_private` opens addresses of this machine and network.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], datetime],
        user_agent: str,
        limits: Limits = Limits(),  # noqa: B008 -- frozen
        allow_private: bool = False,
        sleep: Callable[[float], None] = time.sleep,
        ticks: Callable[[], float] = time.monotonic,
        resolve: Callable[[str, int], Sequence[str]] = wire.resolve,
        backend: httpcore.NetworkBackend | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.clock = clock
        self._limits = limits
        self._private = allow_private
        self._sleep = sleep
        self._resolve = resolve
        self._agent = user_agent
        self._token = re.split(r"[/\s]", user_agent, maxsplit=1)[0]
        self._pace = Pace(limits.apart, ticks, sleep)
        self._wire = wire.Wire(limits, ticks, backend=backend, tls=tls)
        self._rules: dict[str, Rules | NetworkError] = {}

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._rules.clear()

    def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        ignore_robots: bool = False,
    ) -> Fetched:
        """Fetch a document; with what the last look gave, only if it has changed since.

        Raises Refused where the address or the site's robots.txt forbids it, Broken where the
        connection or the server failed, NetworkError for the rest (absent, too large, too slow).
        """
        start = self._target(url)
        conditions = _conditions(etag, modified)

        def ask(at: Target) -> wire.Answer:
            if not ignore_robots:
                self._permitted(at)
            return self._request(at, conditions if at.host == start.host else {})

        end, chain, answer = self._walk(start, ask)
        conditional = bool(conditions) and end.host == start.host
        return self._fetched(start, end, chain, answer, conditional=conditional)

    def exchange(self, url: str, content: bytes, fields: dict[str, str]) -> wire.Answer:
        """Send bytes to a service with these fields; its answer, whatever its status.

        Redirects are not followed. Of an answer that is not 2xx the first 4 kB are kept.
        """
        return self._request(self._target(url), fields, content=content, reasons=4_000)

    def post(self, url: str, content: bytes, *, media: str, accept: str) -> Fetched:
        """Send bytes to a service and return its answer; redirects are not followed."""
        at = self._target(url)
        answer = self._request(at, {"Content-Type": media, "Accept": accept}, content=content)
        return self._fetched(at, at, (), answer)

    def _target(self, url: str) -> Target:
        at = guard.target(url)
        guard.check_name(at, allow_private=self._private)
        return at

    def _walk(
        self, start: Target, ask: Callable[[Target], wire.Answer]
    ) -> tuple[Target, tuple[Hop, ...], wire.Answer]:
        """Ask, and follow redirects to where a document is: there, the way, and what it answers."""
        at, chain = start, list[Hop]()
        while True:
            answer = ask(at)
            onward = self._onward(at, answer, chain)
            if onward is None:
                return at, tuple(chain), answer
            chain.append(Hop(url=at.url, status=answer.status))
            at = onward

    def _onward(self, at: Target, answer: wire.Answer, chain: Sequence[Hop]) -> Target | None:
        """Where an answer sends us, if anywhere."""
        place = answer.fields.get("location", "").strip()
        if answer.status not in _MOVED or not place:
            return None
        if len(chain) >= self._limits.redirects:
            most = self._limits.redirects
            raise NetworkError(
                f"{shown(at.url)}: over {most} redirects; find the document's own address"
            )
        try:
            onward = self._target(str(httpx.URL(at.url).join(_utf8(place))))
        except (httpx.InvalidURL, ValueError):
            raise NetworkError(f"{shown(at.url)} leads to no web address; check it") from None
        except Refused as error:
            raise Refused(f"{shown(at.url)} leads on to {error}") from None
        if at.scheme == "https" and onward.scheme == "http":
            why = "from a protected address to an open one"
            raise Refused(
                f"{shown(at.url)} leads on {why}, {shown(onward.url)}; ask that one if you trust it"
            )
        if onward.url in {at.url, *(hop.url for hop in chain)}:
            raise NetworkError(f"{shown(at.url)} leads in a circle; check the address")
        return onward

    def _request(
        self,
        at: Target,
        fields: dict[str, str],
        *,
        content: bytes | None = None,
        most: int | None = None,
        reasons: int = 0,
    ) -> wire.Answer:
        """Ask, and again where that may help; the last answer, whatever its status."""
        addresses = self._checked(at)
        head = {"User-Agent": self._agent, "Accept": "*/*", **fields}
        for left in range(self._limits.tries - 1, -1, -1):
            pause = 2.0 ** (self._limits.tries - 1 - left)
            try:
                with self._pace.turn(at.host):
                    answer = self._wire.ask(
                        at, addresses, head, content=content, most=most, reasons=reasons
                    )
            except Broken:
                if not left:
                    raise
            else:
                if answer.status < 500 and answer.status not in _LATER:
                    return answer
                pause = max(pause, self._asked_to_wait(answer))
                if not left or pause > self._limits.patience:
                    return answer
            self._pace.hold(at.host, pause)
        raise AssertionError("unreachable: the last try returns or raises")

    def _checked(self, at: Target) -> Sequence[str]:
        """The addresses of a target, every one of them fit to be asked."""
        found = [at.host] if guard.literal(at.host) else self._resolve(at.host, at.port)
        guard.check(at, found, allow_private=self._private)
        return tuple(found)

    def _asked_to_wait(self, answer: wire.Answer) -> float:
        """The seconds an answer's Retry-After stands for; 0 where none (RFC 9110, 10.2.3)."""
        text = answer.fields.get("retry-after", "").strip()
        if answer.status not in _LATER or not text:
            return 0.0
        if text.isdecimal():
            return float(min(int(text[:12]), _LONG))
        try:
            when = parsedate_to_datetime(text)
            zoned = when if when.tzinfo else when.replace(tzinfo=UTC)
            return min(max((zoned - self.clock()).total_seconds(), 0.0), _LONG)
        except (ValueError, TypeError, OverflowError):
            return 0.0

    # The site's own rules

    def _permitted(self, at: Target) -> None:
        """Refuse what the site's robots.txt closes, and keep the pace it asks for."""
        root = f"{at.scheme}://{at.authority}"
        if root not in self._rules:
            self._checked(at)  # a closed address is told of the document, not of its robots.txt
            self._rules[root] = self._ask_rules(f"{root}/robots.txt")
        rules = self._rules[root]
        if isinstance(rules, NetworkError):
            raise type(rules)(f"{shown(at.url)} was not asked: {rules}")
        if rules.delay is not None:
            self._pace.slow(at.host, min(rules.delay, self._limits.delay))
        if not rules.allow(at.path):
            raise Refused(
                f"{shown(at.url)} was not asked: {root}/robots.txt closes it to {self._token};"
                " save the document by hand and add the file"
            )

    def _ask_rules(self, url: str) -> Rules | NetworkError:
        """The rules of a site, or why they are not known (sections 2.3.1 to 2.3.4)."""

        def ask(at: Target) -> wire.Answer:
            return self._request(at, {}, most=self._limits.robots)

        try:
            _, _, answer = self._walk(guard.target(url), ask)
        except NetworkError as error:
            kind = Refused if isinstance(error, Refused) else Broken
            return kind(f"its robots.txt cannot be had, so nothing is asked for now ({error})")
        if answer.status == 429 or answer.status >= 500:
            return Broken(f"its robots.txt answers {_named(answer.status)}; try again later")
        return parse_robots(answer.data, self._token) if answer.status < 300 else Rules()

    # What came

    def _fetched(
        self,
        start: Target,
        at: Target,
        chain: tuple[Hop, ...],
        answer: wire.Answer,
        *,
        conditional: bool = False,
    ) -> Fetched:
        unchanged = conditional and answer.status == 304
        if not unchanged and (not 200 <= answer.status < 300 or answer.status == 206):
            raise self._unwanted(at, answer)
        media, charset = _media(answer.fields.get("content-type", ""))
        return Fetched(
            url=start.url,
            final=at.url,
            chain=chain,
            status=answer.status,
            media=media,
            charset=charset,
            data=b"" if unchanged else answer.data,
            etag=answer.fields.get("etag"),
            modified=answer.fields.get("last-modified"),
            fetched=self.clock(),
            unchanged=unchanged,
        )

    def _unwanted(self, at: Target, answer: wire.Answer) -> NetworkError:
        """What to say of a status that brings no document."""
        said = f"{shown(at.url)} answers {_named(answer.status)}"
        if wait := self._asked_to_wait(answer):
            when = self.clock() + timedelta(seconds=wait)
            return Broken(f"{said}; come back after {when:%Y-%m-%d %H:%M} UTC, as it asks")
        if answer.status >= 500 or answer.status in _LATER:
            return Broken(f"{said}; try again later")
        if answer.status in (401, 402, 403, 451):
            return NetworkError(f"{said}; open it yourself, save it, and add the file")
        return NetworkError(f"{said}; check the address")


def _conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    named = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in named.items() if value}


def _utf8(text: str) -> str:
    """A field value as the UTF-8 it usually is; fields are read as Latin-1."""
    return text.encode("latin-1").decode("utf-8", "replace")


def _named(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)


def _media(text: str) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type field."""
    if "/" not in text:
        return "", None
    field = Message()
    field["content-type"] = text
    return field.get_content_type(), field.get_content_charset()
