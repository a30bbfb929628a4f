"""Web archives: the pages of WARC files, and of WACZ files that hold such."""

import gzip
import io
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol, cast

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # warcio has no types
from warcio.bufferedreaders import BufferedReader, ChunkedDataReader  # type: ignore[import-untyped]  # warcio has no types
from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]  # warcio has no types

from holdfire.collect import media
from holdfire.collect.inputs import Problem
from holdfire.errors import BadInput
from holdfire.record import Item

from .source import Source, foreign, words

_DAMAGED = "the archive is damaged; what comes after this place in it is not read"
_BOMB = "the archive grows more than a hundredfold when unpacked; check where it comes from"
_FREE, _RATIO = 100_000_000, 100
_LONGEST_LINE = 65_536
_MOST_LINES = 5_000
_PAGES = 5_000_000
_TEXTS = frozenset(
    "text/html application/xhtml+xml text/plain text/markdown application/pdf message/rfc822"
    " application/rss+xml application/atom+xml application/rdf+xml text/xml application/xml".split()
)
_READ = frozenset({media.HTML, media.TEXT, media.MARKDOWN, media.PDF, media.MAIL, media.FEED})
Only = Mapping[str, str]


class _Stream(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...

    def tell(self) -> int: ...


class _Unzipped:
    """Bytes taken out of gzip, refused when they outgrow what they come from."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed, self._plain, self._count = packed, gzip.GzipFile(fileobj=packed), 0

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most so many. Raises `BadInput`."""
        try:
            data = self._plain.read1(size)
        except (EOFError, OSError, zlib.error) as error:
            raise BadInput(_DAMAGED) from error
        self._count += len(data)
        if self._count > _FREE + _RATIO * self._packed.tell():
            raise BadInput(_BOMB)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self._count


class _Lines(BufferedReader):  # type: ignore[misc]  # warcio has no types
    """warcio's reader, with an end to lines and to the lines of one header."""

    lines = 0

    def readline(self, length: int | None = None) -> bytes:
        """The next line, cut at its longest. Raises `BadInput` where a header does not end."""
        self.lines += 1
        if self.lines > _MOST_LINES:
            raise BadInput(_DAMAGED)
        return bytes(super().readline(min(length or _LONGEST_LINE, _LONGEST_LINE)))


def records(source: Source) -> Iterator[Item | Problem]:
    """The texts a WARC file holds, and in one line how many of its other answers were left out."""
    yield from _read(source, source.stream, source.name, {})


def packed(source: Source) -> Iterator[Item | Problem]:
    """The texts of a WACZ file: its pages where it lists them, else all. Raises `BadInput` for
    any other zip file."""
    with foreign(_DAMAGED), zipfile.ZipFile(source.stream) as whole:
        names = [name for name in whole.namelist() if _is_archive(name)]
        if not names:
            raise BadInput("it is a zip or an office file; unpack it and give the folder or a text")
        pages = _pages(whole)
        found = False
        for part in _members(source, whole, names, pages):
            found = found or isinstance(part, Item)
            yield part
        if pages and not found:
            yield from _members(source, whole, names, {})


def _is_archive(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _members(
    source: Source, whole: zipfile.ZipFile, names: list[str], pages: Only
) -> Iterator[Item | Problem]:
    for name in names:
        size = whole.getinfo(name)
        if size.file_size > _FREE + _RATIO * size.compress_size:
            raise BadInput(_BOMB)
        label = f"{source.name}#{PurePosixPath(name).name}" if len(names) > 1 else source.name
        with whole.open(name) as stream:
            yield from _read(source, cast("BinaryIO", stream), label, pages)


def _pages(whole: zipfile.ZipFile) -> dict[str, str]:
    """The addresses of the pages the archive was made for, with their titles."""
    found: dict[str, str] = {}
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        if name in whole.namelist():
            with whole.open(name) as stream:
                told = stream.read(_PAGES).splitlines()
            found.update(page for line in told if (page := _page(line)))
    return found


def _page(line: bytes) -> tuple[str, str] | None:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    url = words(told.get("url")) if isinstance(told, dict) else ""
    return (_bare(url), words(told.get("title"))) if url else None


def _bare(url: str) -> str:
    return url.partition("#")[0].rstrip("/")


def _read(source: Source, stream: BinaryIO, label: str, pages: Only) -> Iterator[Item | Problem]:
    left: Counter[str] = Counter()
    shown = 0
    try:
        for number, record in enumerate(_records(stream), start=1):
            found = _item(record, source, pages)
            if isinstance(found, Item):
                shown += 1
                yield replace(found, name=f"{label}#{number}")
            elif found:
                left[found] += 1
    except BadInput as error:
        yield Problem(label, str(error))
    else:
        if not shown and not left:
            yield Problem(label, "the archive holds nothing that can be read; save it again")
    if left:
        told = ", ".join(f"{count} {why}" for why, count in left.most_common())
        others = "the others are read" if shown else "nothing is left to be read"
        yield Problem(label, f"left out {left.total()} answers, {told}; {others}", light=shown > 0)


def _records(stream: BinaryIO) -> Iterator[ArcWarcRecord]:
    """The records one by one; what warcio says on standard error is not passed on."""
    start = stream.read(2)
    stream.seek(0)
    plain: _Stream = _Unzipped(stream) if start == b"\x1f\x8b" else stream
    found = ArchiveIterator(plain)
    found.reader = reader = _Lines(plain)
    while True:
        with foreign(_DAMAGED), redirect_stderr(io.StringIO()):
            reader.lines = 0
            record = next(found, None)
        if record is None:
            return
        yield record


def _item(record: ArcWarcRecord, source: Source, pages: Only) -> Item | str:
    """The text in a record; or why it is left out, nothing where it was never an answer."""
    if record.rec_type == "revisit":
        return "repeating an earlier one"
    if record.rec_type not in ("response", "resource"):
        return ""
    with foreign(_DAMAGED):
        url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
        said, _, rest = _header(record, "Content-Type").partition(";")
        why = _unwanted(record, url, said.strip().lower(), pages)
        data = b"" if why else _body(record, source.limit)
    if why or data is None:
        return why or f"over {source.limit / 1_000_000:g} MB or packed in an unknown way"
    found = media.media_of(data, "", said)
    if not data.strip() or found not in _READ:
        return "of other media"
    return Item(
        data=data,
        name=source.name,
        media=found,
        charset=_charset(rest),
        url=url or None,
        title=pages.get(_bare(url)) or None,
        fetched=_moment(record.rec_headers.get_header("WARC-Date")),
        container=source.digest,
    )


def _unwanted(record: ArcWarcRecord, url: str, said: str, pages: Only) -> str:
    """Why a record is left out by its header alone."""
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        return "saying that there is no page"
    if (said and said not in _TEXTS) or url.endswith("/robots.txt"):
        return "of other media"
    return "not among its pages" if pages and _bare(url) not in pages else ""


def _header(record: ArcWarcRecord, name: str) -> str:
    told = record.http_headers or record.rec_headers
    return str(told.get_header(name) or "")


def _charset(rest: str) -> str | None:
    name = rest.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return name or None


def _moment(told: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(told))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _body(record: ArcWarcRecord, limit: int) -> bytes | None:
    """The document in an answer, put together and unpacked; None where that is too much."""
    if (record.length or 0) > 2 * limit:  # chunks and headers take little room beside the text
        return None
    data: bytes = record.raw_stream.read()
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise BadInput(_DAMAGED)
    if record.http_headers and "chunked" in _header(record, "Transfer-Encoding").lower():
        data = ChunkedDataReader(io.BytesIO(data)).read()
    packing = _header(record, "Content-Encoding").lower() if record.http_headers else ""
    if packing in ("gzip", "x-gzip", "deflate"):
        return _inflated(data, limit)
    known = packing in ("", "identity") or data.lstrip()[:1] == b"<"
    return data if known and len(data) <= limit else None


def _inflated(data: bytes, limit: int) -> bytes | None:
    """The bytes inside gzip or deflate; the bytes as they are where they were unpacked before."""
    for bits in (47, -15):
        try:
            found = zlib.decompressobj(bits).decompress(data, limit + 1)
        except zlib.error:
            continue
        return found if len(found) <= limit else None
    return data if len(data) <= limit else None
