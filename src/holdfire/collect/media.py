"""What bytes are, told by how they begin; the ending of their name where that leaves it open."""

import re
import zlib
from pathlib import PurePosixPath

from .sniffing import looks_html

HTML = "text/html"
MARKDOWN = "text/markdown"
TEXT = "text/plain"
PDF = "application/pdf"
MAIL = "message/rfc822"
MESSAGE = "application/vnd.telegram.message+json"
ENTRY = "application/vnd.holdfire.feed-entry+json"

MBOX = "application/mbox"
WARC = "application/warc"
ZIP = "application/zip"
TELEGRAM = "application/vnd.telegram.export+json"
FEED = "application/feed+xml"
TABLE = "text/csv"
CONTAINERS = frozenset({MBOX, WARC, ZIP, TELEGRAM, FEED})

MARKS = {MESSAGE: b'{"@type":"telegram message"', ENTRY: b'{"@type":"feed entry"'}

_HEAD = 64_000
_TABLES = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv"})
_MAGIC = ((b"%PDF-", PDF), (b"WARC/", WARC), (b"PK\x03\x04", ZIP), (b"PK\x05\x06", ZIP))
_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_FIELD = re.compile(r"[!-9;-~]{1,80}:[ \t]?.*(?:\r?\n[ \t].*)*(?:\r?\n|$)")
_NAME = re.compile(r"^([!-9;-~]{1,80}):", re.MULTILINE)
_OF_MAIL = frozenset(
    "message-id mime-version received return-path delivered-to content-transfer-encoding"
    " x-mailer list-id dkim-signature".split()
)
_IN_MAIL = _OF_MAIL | frozenset("from to cc date subject sender reply-to content-type".split())


def media_of(data: bytes, name: str = "", said: str = "") -> str:
    """The media type these bytes have by their own look; what was said of them decides only
    between text and HTML."""
    ending = PurePosixPath(name).suffix.lower()
    found = _packed(data) or _structured(_head(data), data, ending)
    if found:
        return found
    if ending in _TABLES:
        return TABLE
    if looks_html(_head(data), ".html" if said.startswith(HTML) else ending):
        return HTML
    return MARKDOWN if ending in (".md", ".markdown") else TEXT


def _packed(data: bytes) -> str | None:
    """The format of bytes that begin with a sign of their own."""
    start = data[:1_024].lstrip()
    for magic, media in (*_MAGIC, *((mark, media) for media, mark in MARKS.items())):
        if start.startswith(magic):
            return media
    return WARC if data.startswith(b"\x1f\x8b") and _unzipped(data).startswith(b"WARC/") else None


def _unzipped(data: bytes) -> bytes:
    """The first bytes inside gzip."""
    try:
        return zlib.decompressobj(31).decompress(data[:_HEAD], 16)
    except zlib.error:
        return b""


def _head(data: bytes) -> str:
    """How the text begins, near enough to tell what it is."""
    head = data[:_HEAD]
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head.decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1").lstrip()


def _structured(head: str, data: bytes, ending: str) -> str | None:
    """The format of a text with a structure of its own."""
    if head.startswith("{"):
        parts = b'"messages"' in data or b'"chats"' in data
        return TELEGRAM if parts and re.match(r'\{\s*"', head) else None
    if head.startswith("<"):
        root = _ROOT.search(head[:8_000])
        page = _PAGE.search(head[: root.start()]) if root else None
        return FEED if root and not page else None
    if head.startswith("From ") and _headed(head.partition("\n")[2]):
        return MBOX
    return MAIL if _headed(head, ending) else None


def _headed(head: str, ending: str = "") -> bool:
    """Whether the text begins with the header of a message."""
    match = _FIELDS.match(head)
    names = {n.casefold() for n in _NAME.findall(match.group())} if match else set()
    if ending == ".eml":
        return bool(names & _IN_MAIL)
    return len(names & _IN_MAIL) >= 3 and bool(names & _OF_MAIL)


_FIELDS = re.compile(rf"(?:{_FIELD.pattern})+")
