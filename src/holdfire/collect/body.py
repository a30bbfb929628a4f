"""The body of an answer, unpacked piece by piece and never larger than allowed."""

import zlib
from collections.abc import Iterable, Iterator

from holdfire.errors import Broken, NetworkError

PIECE = 65_536
_FREE = 1_000_000  # bytes a document may unpack to before the ratio is looked at
_MEMBERS = 100


def read_body(
    chunks: Iterable[bytes], coding: str, *, most: int, ratio: int, cut: bool = False
) -> bytes:
    """The unpacked bytes of `chunks` in this Content-Encoding ("", "identity", "gzip").

    With `cut`, whatever lies beyond `most` bytes is left out; without, it raises NetworkError, as
    do other codings, packed data that unpacks to more than `ratio` times its size, and damage. The
    messages go on from the address: "was …".
    """
    name = coding.strip().lower()
    if name in ("", "identity"):
        return _gathered(chunks, most, cut=cut)
    if name in ("gzip", "x-gzip"):
        return _gathered(_unzipped(chunks, most, ratio, cut=cut), most, cut=cut)
    raise NetworkError(f"came packed as {coding[:40]!r}, unasked; save the document by hand")


def _gathered(pieces: Iterable[bytes], most: int, *, cut: bool) -> bytes:
    data = bytearray()
    for piece in pieces:
        data += piece
        if len(data) > most and not cut:
            raise NetworkError(
                f"is over {most / 1_000_000:g} MB; save the article alone and add that file"
            )
        if len(data) >= most and cut:
            break
    return bytes(data[:most])


def _unzipped(chunks: Iterable[bytes], most: int, ratio: int, *, cut: bool) -> Iterator[bytes]:
    """The pieces a gzip stream unpacks to, member after member (RFC 1952)."""
    taken = given = 0
    member = _Member()
    for chunk in chunks:
        taken += len(chunk)
        if taken > most and not cut:
            raise NetworkError(f"is over {most / 1_000_000:g} MB even packed; save it by hand")
        for piece in member.feed(chunk):
            given += len(piece)
            if given > max(_FREE, ratio * taken):
                raise NetworkError(f"unpacks to over {ratio} times its size: a bomb; leave it out")
            yield piece
    if not member.whole:
        raise Broken("broke off in the middle of its packed data; try again")


class _Member:
    """The gzip member being unpacked, and the ones that follow it."""

    def __init__(self) -> None:
        self._count = 1
        self._unzip = zlib.decompressobj(31)

    @property
    def whole(self) -> bool:
        return self._unzip.eof

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Unpack a chunk in pieces of bounded size."""
        rest = chunk
        while rest:
            if self._unzip.eof and not self._next(rest):
                return
            try:
                piece = self._unzip.decompress(rest, PIECE)
            except zlib.error:
                raise NetworkError("says it is gzip and is not; save it by hand") from None
            rest = self._unzip.unused_data if self._unzip.eof else self._unzip.unconsumed_tail
            if piece:
                yield piece

    def _next(self, rest: bytes) -> bool:
        """Begin the next member; padding after the last one is passed over."""
        if not rest.startswith(b"\x1f"):
            return False
        self._count += 1
        if self._count > _MEMBERS:
            raise NetworkError(f"is packed in over {_MEMBERS} parts; save it by hand")
        self._unzip = zlib.decompressobj(31)
        return True
