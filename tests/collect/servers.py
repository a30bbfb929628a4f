"""Servers the tests play on 127.0.0.1, well-mannered and hostile, and clocks that tests turn."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import httpcore

from holdfire.collect.fetch import Fetcher, Limits

NOW = datetime(2031, 3, 7, 12, tzinfo=UTC)
QUICK = Limits(connect=2.0, read=1.0, total=2.0, apart=0.0, tries=1)
AGENT = "holdfire/0.1 (tests)"


@dataclass(frozen=True)
class Asked:
    """One request as a server saw it."""

    method: str
    path: str
    fields: Mapping[str, str]
    body: bytes = b""


Reply = bytes | Callable[[Asked], bytes]


def reply(body: bytes = b"", status: str = "200 OK", **fields: str) -> bytes:
    """An HTTP answer; `content_type="text/html"` becomes a field."""
    named = {"content-length": str(len(body)), "connection": "close"}
    named |= {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body


def moved(to: str, status: str = "302 Found") -> bytes:
    return reply(status=status, location=to)


@dataclass
class Site:
    """A server: what it answers by path, what it was asked, how often it was connected to."""

    port: int
    pages: dict[str, Reply | list[Reply]]
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def answer(self, asked: Asked) -> bytes:
        self.asked.append(asked)
        page = self.pages.get(asked.path, reply(b"none", "404 Not Found"))
        if isinstance(page, list):
            page = page.pop(0) if len(page) > 1 else page[0]
        return page(asked) if callable(page) else page


@contextmanager
def listening(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """A port of this machine where `serve` is called with every connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.02)
        over = threading.Event()
        threads: list[threading.Thread] = []

        def one(line: socket.socket) -> None:
            with line, suppress(OSError):
                serve(line)

        def loop() -> None:
            while not over.is_set():
                with suppress(TimeoutError):
                    line, _ = server.accept()
                    line.settimeout(5)
                    threads.append(threading.Thread(target=one, args=(line,)))
                    threads[-1].start()

        main = threading.Thread(target=loop)
        main.start()
        try:
            yield server.getsockname()[1]
        finally:
            over.set()
            main.join()
            for thread in threads:
                thread.join()


def heard(line: socket.socket) -> Asked:
    """Read one request."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = line.recv(65536)
        if not piece:
            raise OSError("gone")
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ")
    fields = {name.lower(): value for name, _, value in (row.partition(": ") for row in rest)}
    while len(body) < int(fields.get("content-length", 0)):
        body += line.recv(65536)
    return Asked(method, path, fields, body)


@contextmanager
def site(
    pages: Mapping[str, Reply | list[Reply]] | None = None, tls: ssl.SSLContext | None = None
) -> Iterator[Site]:
    """A site that answers each path with given bytes, or the next of several."""
    own = Site(0, dict(pages or {}))

    def serve(line: socket.socket) -> None:
        own.connections += 1
        with tls.wrap_socket(line, server_side=True) if tls else line as talk:
            talk.sendall(own.answer(heard(talk)))
            talk.shutdown(socket.SHUT_WR)

    with listening(serve) as own.port:
        yield own


@contextmanager
def hostile(write: Callable[[socket.socket], None]) -> Iterator[str]:
    """The URL of a server that reads a request and then writes as it likes."""

    def serve(line: socket.socket) -> None:
        heard(line)
        write(line)

    with listening(serve) as port:
        yield f"http://127.0.0.1:{port}/"


class Clock:
    """Time that only passes when somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def ticks(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.seconds += seconds

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds)


class Mapped(httpcore.NetworkBackend):
    """Leads connections to public addresses to a port of this machine, and keeps a list of them."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.dialled: list[tuple[str, int]] = []
        self._real = httpcore.SyncBackend()

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.dialled.append((host, port))
        return self._real.connect_tcp("127.0.0.1", self.port, timeout)


def fetcher(limits: Limits = QUICK, clock: Clock | None = None, **given) -> Fetcher:
    """A fetcher that may ask this machine, quickly; given a clock, on its time."""
    turned = {"sleep": clock.sleep, "ticks": clock.ticks, "clock": clock.now} if clock else {}
    own = {
        "clock": lambda: NOW,
        "allow_private": True,
        "user_agent": AGENT,
        "sleep": lambda _: None,
    }
    return Fetcher(**{**own, "limits": limits, **turned, **given})


def bounded(**changes) -> Limits:
    return replace(QUICK, **changes)
