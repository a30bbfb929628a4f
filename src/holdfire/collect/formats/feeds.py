"""RSS and Atom feeds: every entry a document of its own. Nothing is fetched here."""

import html
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from io import BytesIO

from holdfire.collect.assemble import Stated
from holdfire.collect.inputs import Problem, is_url
from holdfire.collect.media import ENTRY, MARKS
from holdfire.errors import BadInput
from holdfire.record import BlockKind, Capture, Item

from .source import Source, canonical, fields_of, foreign, when, words

LARGEST = 5_000_000
MOST_ENTRIES = 10_000
_BASIS = "the feed's date of publication"
_TAG = re.compile(r"<[^<>]*>")
Fields = Mapping[str, object]


def entries(source: Source) -> Iterator[Item | Problem]:
    """The entries of a feed; those without any words are counted."""
    data = source.stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise BadInput("it is a feed of over 5 MB; save the articles themselves")
    outlet, found = _parsed(data)
    if not found:
        raise BadInput("it is a feed without entries; look whether it was saved whole")
    empty = 0
    for number, entry in enumerate(found[:MOST_ENTRIES], start=1):
        fields = _fields(entry, outlet)
        if fields.get("title") or _TAG.sub("", words(fields.get("html"))).strip():
            yield _item(source, fields, number)
        else:
            empty += 1
    if empty or len(found) > MOST_ENTRIES:
        left = empty + max(0, len(found) - MOST_ENTRIES)
        yield Problem(source.name, f"left out entries without words or beyond 10000: {left}")


def _parsed(data: bytes) -> tuple[str, list[Fields]]:
    """The feed's name and its entries. feedparser is given a stream, never a name: it would open
    that as a file or an address."""
    import feedparser  # type: ignore[import-untyped]  # it has no types

    with foreign("it is a feed that cannot be read; save the articles themselves"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = feedparser.parse(BytesIO(data), sanitize_html=True, resolve_relative_uris=True)
        feed = dict(found["feed"])
        return _plain(feed, "title"), [dict(entry) for entry in found["entries"]]


def _fields(entry: Fields, outlet: str) -> dict[str, object]:
    """What makes an entry what it is: none of it depends on the entries beside it, so that the
    same entry fetched again has the same bytes."""
    key = "published" if entry.get("published") else "updated"
    told = words(entry.get(key))
    moment = _moment(told) or _parsed_time(entry.get(f"{key}_parsed"))
    link = words(entry.get("link"))
    return {
        "author": " ".join(words(entry.get("author")).split()),
        "date": told,
        "html": _content(entry),
        "id": words(entry.get("id")),
        "link": link if is_url(link) else "",
        "outlet": outlet,
        "time": moment.isoformat() if moment else "",
        "title": _plain(entry, "title"),
    }


def _moment(told: str) -> datetime | None:
    """The date as the feed writes it, in its own zone: RFC 822 or ISO 8601."""
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return read(told.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _parsed_time(told: object) -> datetime | None:
    """A date that only feedparser can read: its day, since the zone may be a guess."""
    try:
        return datetime(*told[:3]) if isinstance(told, tuple) else None
    except (ValueError, TypeError):
        return None


def _content(entry: Fields) -> str:
    """The longest text the entry gives, as HTML that feedparser has cleaned."""
    parts = entry.get("content")
    found = [_html(part) for part in parts] if isinstance(parts, list) else []
    found.append(_html(entry.get("summary_detail")))
    return max(found, key=len)


def _html(part: object) -> str:
    if not isinstance(part, Mapping):
        return ""
    value = words(part.get("value"))
    if part.get("type") != "text/plain":
        return value
    return "".join(f"<p>{html.escape(line)}</p>" for line in value.splitlines() if line.strip())


def _plain(thing: Fields, key: str) -> str:
    """A title in words, whatever markup it was given in."""
    detail = thing.get(f"{key}_detail")
    value = words(thing.get(key))
    if not (isinstance(detail, Mapping) and detail.get("type") == "text/plain"):
        value = html.unescape(_TAG.sub("", value))
    return " ".join(value.split())


def _item(source: Source, fields: dict[str, object], number: int) -> Item:
    data = canonical(MARKS[ENTRY], fields)
    known = _stated(fields_of(data))
    return Item(
        data=data,
        name=f"{source.name}#{number}",
        media=ENTRY,
        url=known.url,
        title=known.title,
        outlet=known.outlet,
        byline=known.byline,
        published=_moment(words(fields["time"])),
        container=source.digest,
    )


def _stated(fields: Fields) -> Stated:
    """What the feed says of an entry."""
    return Stated(
        url=words(fields.get("link")) or None,
        title=words(fields.get("title")) or None,
        outlet=words(fields.get("outlet")) or None,
        byline=words(fields.get("author")) or None,
        published=when(_moment(words(fields.get("time"))), _BASIS),
    )


def capture(item: Item) -> Capture:
    """The capture of one entry: its title and its text. Raises `BadInput`."""
    from holdfire.collect.html import capture_html

    fields = fields_of(item.data)
    title, text = words(fields.get("title")), words(fields.get("html"))
    if not title and not _TAG.sub("", text).strip():
        raise BadInput("it is an entry without words; leave it out")
    head = f"<h1>{html.escape(title)}</h1>" if title else ""
    page = f"<html><body>{head}<div>{text}</div></body></html>"
    return _headed(capture_html(item.data, item.name, page, _stated(fields), whole=True), title)


def _headed(found: Capture, title: str) -> Capture:
    """The capture with its title for a headline even where nothing follows it."""
    first = next(iter(found.blocks), None)
    if first is None or not title or found.text[first.start : first.end] != title:
        return found
    return replace(found, blocks=(replace(first, kind=BlockKind.HEADLINE), *found.blocks[1:]))
