"""Telegram Desktop's JSON exports: every message a document of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import msgspec

from holdfire.collect import furniture, lines
from holdfire.collect.assemble import Stated
from holdfire.collect.assemble import capture as assembled
from holdfire.collect.furniture import Sign
from holdfire.collect.inputs import Problem
from holdfire.collect.language import guess
from holdfire.collect.media import MARKS, MESSAGE
from holdfire.collect.pages import Page
from holdfire.errors import BadInput
from holdfire.record import BlockKind, Capture, Item

from .source import Source, canonical, fields_of, foreign, when, words

_SAMPLE = 200
LARGEST = 200_000_000
_USERNAME = re.compile(r"[A-Za-z]\w{3,31}", re.ASCII)
_KINDS = {
    Sign.NOTICE: BlockKind.NOTICE,
    Sign.CREDIT: BlockKind.CREDIT,
    Sign.INLINE_TEASER: BlockKind.TEASER,
    Sign.NAVIGATION: BlockKind.NAVIGATION,
    Sign.BOILERPLATE: BlockKind.BOILERPLATE,
}
Id = int | str | None


class _Chat(msgspec.Struct):
    name: str | None = None
    type: str | None = None
    id: Id = None
    username: str | None = None
    messages: list[msgspec.Raw] = msgspec.field(default_factory=list)


class _Chats(msgspec.Struct):
    list: list[_Chat]


class _Export(_Chat):
    chats: _Chats | None = None
    left_chats: _Chats | None = None


class _Entity(msgspec.Struct):
    text: str = ""
    href: str | None = None


class _Message(msgspec.Struct, rename={"sender": "from"}):
    id: Id = None
    type: str | None = None
    date: str | None = None
    date_unixtime: Id = None
    edited_unixtime: Id = None
    sender: str | None = None
    author: str | None = None
    forwarded_from: str | None = None
    reply_to_message_id: Id = None
    text: str | list[str | _Entity] = ""


def messages(source: Source) -> Iterator[Item | Problem]:
    """The messages of an export of one chat or of all; those without words are counted."""
    data = source.stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise BadInput("it is over 200 MB; export fewer chats or fewer months at a time")
    with foreign("it is no Telegram export that can be read; export the chat again, as JSON"):
        export = msgspec.json.decode(data, type=_Export)
    whole = [part for part in (export.chats, export.left_chats) if part]
    chats = [export, *(chat for part in whole for chat in part.list)]
    odd = wordless = 0
    for chat in chats:
        language = _language(chat)
        for raw in chat.messages:
            found = _message(raw)
            if found is None:
                odd += 1
            elif found.type != "message" or not _text(found).strip():
                wordless += 1
            else:
                yield replace(_item(source, chat, found, several=bool(whole)), language=language)
    if odd or wordless:
        yield Problem(source.name, _skipped(odd, wordless), light=not odd)
    if not any(chat.messages for chat in chats):
        raise BadInput("it is no Telegram export, or an empty one; export the chat again, as JSON")


def _message(raw: msgspec.Raw) -> _Message | None:
    try:
        return msgspec.json.decode(raw, type=_Message)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def _language(chat: _Chat) -> str | None:
    """The language of the chat's first messages: many alone are too short to tell theirs."""
    found = filter(None, map(_message, chat.messages[:_SAMPLE]))
    told = guess(" ".join(map(_text, found)))
    return None if told == "und" else told


def _skipped(odd: int, wordless: int) -> str:
    told = f"{wordless} service messages and messages without words" if wordless else ""
    damaged = f"{odd} that are damaged" if odd else ""
    return f"left out {' and '.join(filter(None, (told, damaged)))}; the others are read"


def _text(message: _Message) -> str:
    """The words of a message, whatever they are marked as."""
    if isinstance(message.text, str):
        return message.text
    return "".join(part if isinstance(part, str) else part.text for part in message.text)


def _item(source: Source, chat: _Chat, message: _Message, *, several: bool) -> Item:
    """The message with the fields that make it what it is: counts of views and the files beside
    it are left out, so that a later export of it has the same bytes."""
    text = message.text
    parts = [] if isinstance(text, str) else [p for p in text if isinstance(p, _Entity)]
    fields: dict[str, object] = {
        "author": message.author,
        "chat": chat.name,
        "chat_id": chat.id,
        "chat_type": chat.type,
        "date": None if _seconds(message.date_unixtime) else message.date,
        "edited": _seconds(message.edited_unixtime),
        "forwarded_from": message.forwarded_from,
        "from": None if message.sender == chat.name else message.sender,
        "id": message.id,
        "links": [part.href for part in parts if part.href],
        "reply_to": message.reply_to_message_id,
        "text": _text(message),
        "time": _seconds(message.date_unixtime),
        "username": chat.username if _USERNAME.fullmatch(chat.username or "") else None,
    }
    data = canonical(MARKS[MESSAGE], fields)
    place = f"{chat.id}/{message.id}" if several else f"{message.id}"
    known = _stated(fields_of(data))
    return Item(
        data=data,
        name=f"{source.name}#{place}",
        media=MESSAGE,
        url=known.url,
        outlet=known.outlet,
        byline=known.byline,
        published=_moment(fields),
        container=source.digest,
    )


def _seconds(value: Id) -> int | None:
    """A stated Unix time, in seconds."""
    told = str(value)
    return int(told) if re.fullmatch(r"\d{9,11}", told, re.ASCII) else None


def _moment(fields: dict[str, object], key: str = "time") -> datetime | None:
    """When it was sent: the instant, else the day in the zone of whoever exported it."""
    seconds = fields.get(key)
    if isinstance(seconds, int) and 0 <= seconds < 10**11:
        return datetime.fromtimestamp(seconds, UTC)
    try:
        return datetime.fromisoformat(words(fields.get("date"))) if key == "time" else None
    except ValueError:
        return None


def _stated(fields: dict[str, object]) -> Stated:
    """What the export says of a message: a channel is an outlet, a person or a group is none."""
    channel = "channel" in words(fields.get("chat_type"))
    sender = words(fields.get("author")) or ("" if channel else words(fields.get("from")))
    address = (fields.get("username"), fields.get("id"))
    return Stated(
        url="https://t.me/{}/{}".format(*address) if all(address) else None,
        outlet=(_line(fields.get("chat")) or None) if channel else None,
        byline=_line(sender) or None,
        published=when(_moment(fields), "the export's date"),
        modified=when(_moment(fields, "edited"), "the export's date of the last edit"),
        origin=_line(fields.get("forwarded_from")) or None,
    )


def _line(value: object) -> str:
    return " ".join(words(value).split())


def capture(item: Item) -> Capture:
    """The capture of one message: its words, below a line that says whom it was forwarded from.
    Raises `BadInput`."""
    fields = fields_of(item.data)
    known = _stated(fields)
    text = words(fields.get("text"))
    if not text.strip():
        raise BadInput("it is a message without words; leave it out")
    head = f"forwarded from {known.origin}\n\n" if known.origin else ""
    parts = lines.split(head + text)
    kinds = [_kind(line) for line in parts]
    if head:
        kinds[0] = BlockKind.CREDIT
    return assembled(item.data, item.name, Page(head + text, tuple(parts), tuple(kinds)), known)


def _kind(line: lines.Line) -> BlockKind:
    """All lines of a message are the sender's own, but for thanks, links and credits."""
    found = furniture.sign(line)
    return _KINDS.get(found, BlockKind.BODY) if found else BlockKind.BODY
