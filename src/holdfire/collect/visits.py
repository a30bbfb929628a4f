"""Looking at a source: what it shows now, and a record of having looked."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from time import struct_time
from urllib.parse import urlsplit

from holdfire.errors import NetworkError, Refused
from holdfire.record import Item, Look, Seen, Source, SourceKind, make_id

from .fetch import Fetched, Fetcher
from .guard import target

_MOST = 1_000  # entries of one feed; more is an archive, to be added as a file
_LARGEST, _TAGS = 5_000_000, 200_000  # beyond these feedparser takes minutes over hostile bytes


def visit(
    source: Source, last: Look | None, fetcher: Fetcher, *, by: str
) -> tuple[Look, tuple[Item, ...]]:
    """Look at a source, asking only for what changed since `last`, the last answered look.

    Gives the look and the document shown: a page, or a feed still in one piece. Whatever fails is
    told in the look, never raised. `fresh` is what the document alone allows to say: the entries
    dated after the last look's newest, all of them at a first look; whoever knows the record knows
    better and replaces it.
    """
    at = fetcher.clock()
    look = Look(
        id=make_id("look", source.id, at.isoformat(), by),
        source=source.id,
        at=at,
        by=by,
        seen=Seen.FAILED,
    )
    if source.url is None:
        return replace(look, seen=Seen.REFUSED, problem=f"{source.name} has no address"), ()
    try:
        got = _asked(source.url, last, fetcher)
    except NetworkError as error:
        seen = Seen.REFUSED if isinstance(error, Refused) else Seen.FAILED
        return replace(look, seen=seen, problem=str(error)), ()
    return _told(source, last, replace(look, problem=_moved(source, got)), got)


def _asked(url: str, last: Look | None, fetcher: Fetcher) -> Fetched:
    if last is None:
        return fetcher.fetch(url)
    return fetcher.fetch(url, etag=last.etag, modified=last.modified)


def _told(
    source: Source, last: Look | None, look: Look, got: Fetched
) -> tuple[Look, tuple[Item, ...]]:
    """The look, with what it met."""
    if got.unchanged and last:
        look = replace(look, seen=Seen.SAME, count=last.count, newest=last.newest)
        etag, modified = got.etag or last.etag, got.modified or last.modified
        return replace(look, etag=etag, modified=modified), ()
    look = replace(look, etag=got.etag, modified=got.modified)
    if not got.data.strip():
        return replace(look, seen=Seen.EMPTY, problem=f"{source.name} shows an empty page"), ()
    if source.kind is SourceKind.PAGE:
        return replace(look, seen=Seen.NEW, count=1, fresh=1), (as_item(got, source),)
    told = dates(got.data)
    if told is None:
        problem = f"{source.name} shows no feed, or a huge one, at {got.final}; correct its url"
        return replace(look, seen=Seen.FAILED, problem=problem, etag=None, modified=None), ()
    if not told:
        return replace(look, seen=Seen.EMPTY, problem=f"{source.name} shows an empty feed"), ()
    newest = max((at for at in told if at), default=None)
    fresh = sum(_after(at, last) for at in told)
    seen = Seen.NEW if fresh else Seen.SAME
    return (
        replace(look, seen=seen, count=len(told), fresh=fresh, newest=newest),
        (as_item(got, source),),
    )


def as_item(got: Fetched, source: Source | None = None) -> Item:
    """A fetched document as an item to take in, with what its source says of it."""
    return Item(
        data=got.data,
        name=got.final,
        media=got.media,
        charset=got.charset,
        url=got.final,
        outlet=source.name if source else None,
        language=source.language if source else None,
        fetched=got.fetched,
    )


def follows(source: Source, link: str) -> bool:
    """Whether a link of a feed is to be followed: the source asks, and it is on its own hosts."""
    if not source.follow or source.url is None:
        return False
    home = {(urlsplit(source.url).hostname or "").removeprefix("www."), *source.aliases}
    hosts = {name.lower().removesuffix(".") for name in home if "." in name and " " not in name}
    try:
        host = target(link).host
    except (Refused, ValueError):
        return False
    return any(host == own or host.endswith(f".{own}") for own in hosts)


def dates(data: bytes) -> list[datetime | None] | None:
    """When each entry of a feed was published (UTC), None where it does not say; None altogether
    where the bytes are no feed, or a huge one.

    The bytes go in as a stream: given anything else, feedparser may open it as a file name.
    """
    if len(data) > _LARGEST or data.count(b"<") > _TAGS:
        return None
    import feedparser  # type: ignore[import-untyped] # it publishes no types

    try:
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # it promises to raise nothing, and breaks the promise on hostile bytes
        return None
    if not found.get("version"):
        return None
    return [
        _instant(dict.get(row, "published_parsed") or dict.get(row, "updated_parsed"))
        for row in found.entries[:_MOST]
    ]


def _instant(parsed: struct_time | None) -> datetime | None:
    """A date of a feed, UTC; feedparser takes one without a zone to be in UTC."""
    try:
        return datetime(*parsed[:6], tzinfo=UTC) if parsed else None
    except (ValueError, TypeError, OverflowError):
        return None


def _after(at: datetime | None, last: Look | None) -> bool:
    """Whether an entry came after the last look, as far as dates tell."""
    if last is None or last.newest is None:
        return True
    return at is not None and at > last.newest


def _moved(source: Source, got: Fetched) -> str:
    if got.moved is None:
        return ""
    return f"{source.name} has moved for good to {got.moved}; put that in sources.toml"
