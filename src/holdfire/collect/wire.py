"""One request over one connection to an address that was checked, bounded in time and bytes.

The only module that touches sockets. No proxy is used, also where the environment names one: the
proxy would look the name up again, and nobody would have checked what it finds.
"""

import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import httpcore
import httpx

from holdfire.errors import Broken, NetworkError

from .body import read_body
from .guard import Target, shown
from .limits import Limits

_HEADROOM = 1_000_000  # bytes of head, chunk marks and encryption beside the body


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back. Names of fields are lower-case; `data` is unpacked, empty unless 2xx or
    the reasons of another status were asked for."""

    status: int
    fields: dict[str, str]
    data: bytes


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Every address the system's look-up gives for a name; raises Broken if it gives none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Broken(f"no address is known for {host}; check the spelling and the line") from None
    return tuple(dict.fromkeys(str(row[4][0]) for row in found))


class Wire:
    """Sends requests. `backend` opens connections, `tls` verifies servers, `ticks` are seconds."""

    def __init__(
        self,
        limits: Limits,
        ticks: Callable[[], float],
        *,
        backend: httpcore.NetworkBackend | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._limits = limits
        self._ticks = ticks
        self._backend = backend or httpcore.SyncBackend()
        self._tls = tls

    def ask(
        self,
        where: Target,
        addresses: Sequence[str],
        fields: dict[str, str],
        *,
        content: bytes | None = None,
        most: int | None = None,
        reasons: int = 0,
    ) -> Answer:
        """Ask one of these addresses for the target (GET, or POST with content).

        The certificate is checked against the target's name, never the address. `most` cuts the
        body off; without it a body over the limit raises. Of an answer that is not 2xx at most
        `reasons` bytes are read. Raises Broken or NetworkError.
        """
        head = {"Host": where.authority, "Connection": "close", "Accept-Encoding": "gzip", **fields}
        try:
            return self._asked(where, addresses, head, content, (most, reasons))
        except NetworkError as error:
            raise type(error)(f"{shown(where.url)} {error}") from None
        except httpcore.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                raise NetworkError(_unproven(where, error.__cause__)) from None
            raise Broken(_failed(where, "could not be connected to", error)) from None
        except httpcore.TimeoutException as error:
            raise Broken(_failed(where, "took too long", error)) from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise Broken(_failed(where, "broke off", error)) from None

    def _asked(
        self,
        where: Target,
        addresses: Sequence[str],
        fields: dict[str, str],
        content: bytes | None,
        bounds: tuple[int | None, int],
    ) -> Answer:
        budget = _Budget(self._limits, self._ticks)
        scheme, host = where.scheme.encode(), where.host.encode()
        url = httpcore.URL(
            scheme=scheme, host=host, port=where.port, target=where.path.encode("ascii")
        )
        origin = httpcore.Origin(scheme, host, where.port)
        door = _Door(self._backend, addresses, budget)
        times = {
            "connect": self._limits.connect,
            "read": self._limits.read,
            "write": self._limits.read,
        }
        with (
            httpcore.HTTPConnection(origin, self._trust(where), network_backend=door) as line,
            line.stream(
                "GET" if content is None else "POST",
                url,
                headers=[
                    (name.encode(), value.encode("latin-1")) for name, value in fields.items()
                ],
                content=content,
                extensions={"timeout": times},
            ) as response,
        ):
            return self._read(response, *bounds)

    def _trust(self, where: Target) -> ssl.SSLContext | None:
        """What a protected target is verified by; made when first needed, for it is slow."""
        if where.scheme == "https" and self._tls is None:
            self._tls = httpx.create_ssl_context(trust_env=False)
        return self._tls

    def _read(self, response: httpcore.Response, most: int | None, reasons: int) -> Answer:
        fields: dict[str, str] = {}
        for name, value in response.headers:
            fields.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
        data = b""
        if 200 <= response.status < 300:
            length = fields.get("content-length", "")
            if most is None and length.isdecimal() and int(length[:18]) > self._limits.size:
                raise NetworkError(
                    f"is over {self._limits.size / 1_000_000:g} MB by its own word; save it by hand"
                )
            data = read_body(
                response.iter_stream(),
                fields.get("content-encoding", ""),
                most=self._limits.size if most is None else most,
                ratio=self._limits.ratio,
                cut=most is not None,
            )
        elif reasons:
            data = self._reasons(response, fields.get("content-encoding", ""), reasons)
        return Answer(status=response.status, fields=fields, data=data)

    def _reasons(self, response: httpcore.Response, coding: str, most: int) -> bytes:
        """The beginning of what a server says of its own failure; b"" where it cannot be read."""
        try:
            chunks = response.iter_stream()
            return read_body(chunks, coding, most=most, ratio=self._limits.ratio, cut=True)
        except NetworkError:
            return b""


def _failed(where: Target, what: str, error: Exception) -> str:
    why = f" ({str(error)[:120]})" if str(error) else ""
    return f"{shown(where.url)} {what}{why}; try again later"


def _unproven(where: Target, error: ssl.SSLCertVerificationError) -> str:
    why = error.verify_message or "no reason given"
    return (
        f"{shown(where.url)}: its certificate does not prove that this is {where.host} ({why});"
        " do not trust it, and save the document another way"
    )


class _Budget:
    """What one answer may still take of time and bytes."""

    def __init__(self, limits: Limits, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._total = limits.total
        self._ends = ticks() + limits.total
        self._bytes = limits.size + _HEADROOM

    def seconds(self, timeout: float | None) -> float:
        """The shorter of this timeout and the time left."""
        left = self._ends - self._ticks()
        if left <= 0:
            raise NetworkError(f"had not answered in full after {self._total:g} s; try again later")
        return left if timeout is None else min(left, timeout)

    def take(self, data: bytes) -> bytes:
        """Count these bytes in."""
        self._bytes -= len(data)
        if self._bytes < 0:
            raise NetworkError("sends without end; leave it out")
        return data


class _Line(httpcore.NetworkStream):
    """A connection that ends when its budget does."""

    def __init__(self, stream: httpcore.NetworkStream, budget: _Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return self._budget.take(self._stream.read(max_bytes, self._budget.seconds(timeout)))
        except httpcore.TimeoutException:
            self._budget.seconds(None)  # says so where all the time is spent
            raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._budget.seconds(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._budget.seconds(timeout)
        return _Line(self._stream.start_tls(ssl_context, server_hostname, left), self._budget)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class _Door(httpcore.NetworkBackend):
    """Connects to the checked addresses in turn, whatever host it is asked for."""

    def __init__(
        self, backend: httpcore.NetworkBackend, addresses: Sequence[str], budget: _Budget
    ) -> None:
        self._backend = backend
        self._addresses = addresses
        self._budget = budget

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 -- the name is not looked up again: that is the point
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError("no address answers")
        for address in self._addresses:
            try:
                stream = self._backend.connect_tcp(
                    address, port, self._budget.seconds(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Line(stream, self._budget)
        raise failure
