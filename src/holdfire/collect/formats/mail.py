"""E-mail: a message's own words, what it quotes, and what is attached; mailboxes of messages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32, default
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice

from holdfire.collect import lines, media, segment
from holdfire.collect.assemble import Stated
from holdfire.collect.assemble import capture as assembled
from holdfire.collect.decoding import decode
from holdfire.collect.inputs import Problem
from holdfire.collect.pages import Page
from holdfire.collect.sniffing import as_browsers_read, declared
from holdfire.errors import BadInput
from holdfire.record import Block, BlockKind, Capture, Item

from .source import Source, foreign, stated

_DAMAGED = "it is a message that cannot be taken apart; save it again from the mail program"
_MOST_NESTED = 50
_MOST_PARTS = 500
_MOST_BOUNDARIES = 5_000
_MOST_WORK = 5_000_000  # the parser looks at each line once for every part it may end
_LONGEST_FIELD = 1_000
_STUB_WORDS = 60
_QUOTE = re.compile(r"[ \t]*(?:>|\|[ \t]?>)")
_ASIDE = re.compile(
    r"^[ \t>]*(?:On|Le|Am|El|Il|Op|W dniu)\b[^\n]{4,200}(?:\n[^\n]{0,80})?\b(?:wrote|a écrit"
    r"|schrieb|escribió|ha scritto|schreef|napisał\(?a?\)?)\b[^\n]{0,80}:[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_COLON = re.compile(r"^[^\n]*:[ \t]*$", re.MULTILINE)
_LONGEST_ASIDE = 300
_MOST_ASIDES = 1_000
_ORIGINAL = re.compile(r"[ \t]*-{2,}\s*Original Message\s*-{2,}[ \t]*", re.IGNORECASE)
_FORWARD = re.compile(
    r"[ \t]*(?:-{2,}\s*Forwarded message\s*-{2,}|Begin forwarded message:)[ \t]*", re.IGNORECASE
)
_LINE = re.compile(r"[^\n]+\n?|\n")
_FIELD = re.compile(r"[*]?(?:From|To|Cc|Date|Sent|Subject|Reply-To)[*]?:[*]?\s", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
Region = tuple[BlockKind | None, int, int]


def messages(source: Source) -> Iterator[Item | Problem]:
    """The messages of a mailbox (RFC 4155): each begins at a line "From …" after a blank one."""
    found, size, number, blank = list[bytes](), 0, 0, True
    for line in iter(lambda: source.stream.readline(65_536), b""):
        if blank and line.startswith(b"From "):
            yield from _mailed(source, found, size, number)
            found, size, number = [], 0, number + 1
        elif size <= source.limit:
            found.append(line)
            size += len(line)
        blank = not line.strip()
    yield from _mailed(source, found, size, number)


def _mailed(source: Source, found: list[bytes], size: int, number: int) -> Iterator[Item | Problem]:
    name = f"{source.name}#{number}"
    if size > source.limit:
        yield Problem(name, f"it is over {source.limit / 1_000_000:g} MB; save its text alone")
    elif number and size:
        yield Item(data=b"".join(found), name=name, media=media.MAIL, container=source.digest)


def attached(source: Source) -> Iterator[Item | Problem]:
    """The readable attachments of a message; the others are counted."""
    other = 0
    message = _parsed(source.stream.read())
    with foreign(_DAMAGED):
        parts = [part for part in _leaves(message) if _is_attached(part)]
    for number, part in enumerate(parts, start=2):
        with foreign(_DAMAGED):
            data = _payload(part)
            file = (part.get_filename() or "")[-200:]
        found = media.media_of(data, file, part.get_content_type())
        if not _readable(part, found, file):
            other += 1
        elif len(data) <= source.limit:
            charset = part.get_content_charset()
            name = f"{source.name}#{number}"
            yield Item(data=data, name=name, media=found, charset=charset, container=source.digest)
    if other:
        yield Problem(
            source.name, f"left out what is attached in formats that are not read: {other}"
        )


def _readable(part: Message, found: str, file: str) -> bool:
    plain = found in (media.TEXT, media.HTML, media.MARKDOWN)
    told = part.get_content_type() in ("text/plain", "text/html", "text/markdown")
    return not plain or told or file.lower().endswith((".txt", ".html", ".htm", ".md"))


def _parsed(data: bytes) -> Message:
    """The message taken apart. Raises `BadInput`."""
    nested = data.lower().count(b"multipart/")
    costs = (nested + 1) * data.count(b"\n") > _MOST_WORK
    if costs or nested > _MOST_NESTED or data.count(b"\n--") > _MOST_BOUNDARIES:
        raise BadInput("it is a message of too many parts; save its text alone")
    with foreign(_DAMAGED):
        return BytesParser(policy=compat32).parsebytes(data)


def _leaves(message: Message) -> Iterator[Message]:
    """The parts of a message that hold something, not going into messages attached to it."""
    waiting, seen = [message], 0
    while waiting:
        part, seen = waiting.pop(0), seen + 1
        inner = part.get_payload() if part.is_multipart() else None
        if seen > _MOST_PARTS:
            raise BadInput("it is a message of too many parts; save its text alone")
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting[:0] = [p for p in inner if isinstance(p, Message)]
        else:
            yield part


def _is_attached(part: Message) -> bool:
    """Whether a part is no part of the letter itself."""
    if part.get_content_maintype() != "text":
        return True
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _payload(part: Message) -> bytes:
    """The bytes of a part; of an attached message, that message."""
    inner = part.get_payload() if part.is_multipart() else None
    if isinstance(inner, list):
        return inner[0].as_bytes() if inner and isinstance(inner[0], Message) else b""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def capture(item: Item) -> tuple[Capture, str]:
    """The capture of a message: its subject and its own words; what it quotes and what stands
    below a signature are marked as such. Plain text is preferred. Raises `BadInput`."""
    message = _parsed(item.data)
    with foreign(_DAMAGED):
        parts = [part for part in _leaves(message) if not _is_attached(part)]
        plain, doubt = _decoded(p for p in parts if p.get_content_subtype() != "html")
        page, odd = _decoded(p for p in parts if p.get_content_subtype() == "html")
        known = _stated(message, item)
    if not plain.strip() and not page.strip():
        raise BadInput("it is a message without text; save what is attached to it")
    if page.strip() and _is_stub(plain, page):
        from holdfire.collect.html import capture_html

        found = capture_html(item.data, item.name, page, known)
        return _with_facts(_quoting(found), known), odd
    return _lettered(item, known, plain), doubt


def _decoded(parts: Iterable[Message]) -> tuple[str, str]:
    """The text of these parts, and the doubt about the first that has one."""
    texts, doubts = list[str](), list[str]()
    for part in parts:
        data, charset = _payload(part), part.get_content_charset()
        if data.strip():
            found = decode(data, as_browsers_read(charset) if charset else declared(data))
            texts.append(found.text.replace("\r\n", "\n"))
            doubts.append(found.doubt or "")
    return "\n\n".join(texts), next(filter(None, doubts), "")


def _is_stub(plain: str, page: str) -> bool:
    """Whether the plain text only stands in for the page beside it."""
    count = len(plain.split())
    return not count or (count < _STUB_WORDS and len(_TAG.sub(" ", page).split()) > 4 * count)


def _stated(message: Message, item: Item) -> Stated:
    """What the header says: who sent it, and for a list or newsletter whose it is."""
    sender, address = _named(message, "From")
    listed, _ = _named(message, "List-Id")
    own = listed or (sender if message.get("List-Unsubscribe") else "")
    facts = replace(
        item,
        title=item.title or _field(message, "Subject") or None,
        outlet=item.outlet or own or None,
        byline=item.byline or (None if own and own == sender else sender or address or None),
        published=_date(message) or item.published,
    )
    return stated(facts, "the message's Date header")


def _field(message: Message, name: str) -> str:
    """A field of the header in words; nothing where it cannot be read."""
    told = str(message.get(name, ""))[:_LONGEST_FIELD].replace("\r", " ").replace("\n", " ")
    try:
        value = str(default.header_factory(name, told))
    except Exception:  # the parser of structured fields fails on some malformed ones
        value = told
    return " ".join(value.split())


def _named(message: Message, field: str) -> tuple[str, str]:
    """The name and the address in a field."""
    try:
        return parseaddr(_field(message, field))
    except (RecursionError, IndexError, ValueError):
        return "", ""


def _date(message: Message) -> datetime | None:
    try:
        return parsedate_to_datetime(_field(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _lettered(item: Item, known: Stated, plain: str) -> Capture:
    """The capture of a plain message, its subject above its words."""
    head = f"{known.title}\n\n" if known.title else ""
    text = head + plain
    parts = lines.split(head)
    kinds = [BlockKind.HEADLINE for _ in parts]
    own: list[lines.Line] = []
    placed: list[tuple[lines.Line, BlockKind]] = []
    for kind, start, end in _regions(text, len(head)):
        found = [_moved(line, start) for line in lines.split(text[start:end])]
        if kind is None:
            own.extend(found)
        else:
            placed.extend((line, kind) for line in found)
    placed.extend(zip(own, segment.kinds(own), strict=True))
    placed.sort(key=lambda pair: pair[0].start)
    page = Page(text, (*parts, *(p[0] for p in placed)), (*kinds, *(p[1] for p in placed)))
    return assembled(item.data, item.name, page, known)


def _moved(line: lines.Line, by: int) -> lines.Line:
    return lines.Line(line.start + by, line.end + by, line.text, line.mark)


def _regions(text: str, start: int) -> Iterator[Region]:
    """Stretches of a letter: its own words (None), quotes, fields of a forwarded header, and the
    signature."""
    asides = set(_asides(text, start))
    kind: BlockKind | None = None
    begun, forwarded, rest = start, False, False
    for match in _LINE.finditer(text, start):
        line = match.group().rstrip("\n")
        now = kind if rest else _kind(line, kind, forwarded=forwarded)
        if now is None and match.start() in asides:
            now = BlockKind.COMMENT
        rest = rest or bool(_ORIGINAL.fullmatch(line)) or now is BlockKind.BOILERPLATE
        forwarded = now is BlockKind.NAVIGATION or (forwarded and not line.strip())
        if now is not kind:
            yield kind, begun, match.start()
            kind, begun = now, match.start()
    yield kind, begun, len(text)


def _asides(text: str, start: int) -> Iterator[int]:
    """Where the lines begin that say whose words follow: "On Monday, A wrote:"."""
    for match in islice(_COLON.finditer(text, start), _MOST_ASIDES):
        above = text.rfind("\n", start, max(start, match.start() - 1)) + 1
        for place in (match.start(), max(above, start)):
            if match.end() - place < _LONGEST_ASIDE and _ASIDE.fullmatch(text, place, match.end()):
                yield place
                yield match.start()
                break


def _kind(line: str, before: BlockKind | None, *, forwarded: bool) -> BlockKind | None:
    """What a line of a letter is, after a line of that kind; None is its sender's own words."""
    if line in ("-- ", "--"):
        return BlockKind.BOILERPLATE
    if _FORWARD.fullmatch(line) or (forwarded and _FIELD.match(line)):
        return BlockKind.NAVIGATION
    if _QUOTE.match(line) or _ORIGINAL.fullmatch(line):
        return BlockKind.COMMENT
    return before if before is BlockKind.COMMENT and not line.strip() else None


def _quoting(found: Capture) -> Capture:
    """A page sent by mail with what follows "… wrote:" taken for a quote."""
    kind: BlockKind | None = None
    blocks: list[Block] = []
    for block in found.blocks:
        told = found.text[block.start : block.end][:400]
        if _ASIDE.match(told) or _ORIGINAL.fullmatch(told):
            kind = BlockKind.COMMENT
        elif told == "--" and kind is None:
            kind = BlockKind.BOILERPLATE
        blocks.append(replace(block, kind=kind) if kind else block)
    return replace(found, blocks=tuple(blocks))


def _with_facts(found: Capture, known: Stated) -> Capture:
    """A page sent by mail is dated and signed by the message, not by what the page may claim."""
    return replace(
        found,
        title=known.title or found.title,
        byline=known.byline or found.byline,
        published=known.published or found.published,
    )
