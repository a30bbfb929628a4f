"""Addresses fetched and sources looked at; every look is put on record, whatever it met with."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from holdfire.collect import Problem, is_url, items, parts_of
from holdfire.errors import BadInput, Broken, NetworkError
from holdfire.record import Entry, Item, Kind, Look, Seen, Source
from holdfire.store import decode, encode

from . import intake
from .held import Held
from .watching import note_sources

if TYPE_CHECKING:
    from holdfire.collect.fetch import Fetcher

Step = Callable[[object], None]


def found(
    inputs: Sequence[str], fetcher: "Fetcher | None", stdin: BinaryIO | None = None
) -> Iterator[Item | Problem]:
    """Everything the inputs name, files and addresses, in their order; "-" is `stdin`."""
    for one in inputs:
        if not is_url(one):
            yield from items([one], stdin=stdin)
        elif fetcher is None:
            yield Problem(
                "an address", "this command does not open the network; hand over a fetcher"
            )
        else:
            yield from fetched(one, fetcher)


def fetched(url: str, fetcher: "Fetcher") -> Iterator[Item | Problem]:
    """The documents at an address: a page, a file, or every entry of a feed."""
    from holdfire.collect.guard import shown
    from holdfire.collect.visits import as_item

    try:
        yield from parts_of(as_item(fetcher.fetch(url)))
    except NetworkError as error:
        yield Problem(shown(url), str(error).removeprefix(f"{shown(url)} "))


def collect(
    held: Held,
    names: Sequence[str],
    *,
    fetcher: "Fetcher",
    by: str,
    step: Step | None = None,
) -> tuple[Look, ...]:
    """Look at each source once and take in what it shows; the looks, in order."""
    looks = []
    for source in chosen(held, names):
        looks.append(_look(held, source, fetcher, by))
        if step is not None:
            step(source)
    return tuple(looks)


def chosen(held: Held, names: Sequence[str]) -> list[Source]:
    """The sources with an address, or those of them that are named."""
    sources = {s.id: s for s in note_sources(held)}
    unknown = [n for n in names if n not in sources]
    if unknown:
        known = ", ".join(sources) or "none yet"
        raise BadInput(f"{held.folder.sources} has no source {unknown[0]!r}; it has {known}")
    return [sources[n] for n in names] or [s for s in sources.values() if s.url]


def _look(held: Held, source: Source, fetcher: "Fetcher", by: str) -> Look:
    """One look: what it shows is taken in, then the look itself goes on record.

    Of a feed that is followed, the articles stand for their entries. `fresh` counts documents that
    the source itself shows for the first time.
    """
    from holdfire.collect.visits import visit

    look, shown = visit(source, last(held, source.id), fetcher, by=by)
    found = [part for item in shown for part in parts_of(item)]
    missed: list[str] = []
    whole = [_whole(held, source, part, fetcher, missed) for part in found]
    given = intake.Given(source=source.id, outlet=source.name, by=by)
    every = (part for one in whole for part in one)
    added = intake.add(held, every, given)
    fresh = max(look.fresh, len(added.new))
    done = replace(look, fresh=fresh, seen=_seen(look, fresh))
    if missed:  # else an unchanged feed would never be asked for them again
        done = replace(done, etag=None, modified=None)
    body = encode(done).decode()
    held.ledger.put([Entry(kind=Kind.LOOK, id=done.id, subject=source.id, body=body, by=by)])
    return done


def _whole(
    held: Held, source: Source, part: Item | Problem, fetcher: "Fetcher", missed: list[str]
) -> Iterator[Item | Problem]:
    """An entry of a feed, or the article behind it where the source is followed that far.

    An entry stands in for an article that could not be had, with no media type, until a later look
    gets that; where asking again soon may help, the address goes to `missed`.
    """
    from holdfire.collect.visits import as_item, follows

    if not isinstance(part, Item) or not part.url or not follows(source, part.url):
        yield part
    elif not intake.media_at(held.ledger, part.url):
        try:
            yield as_item(fetcher.fetch(part.url), source)
        except NetworkError as error:
            missed += [part.url] if isinstance(error, Broken) else []
            yield Problem(part.url, str(error).removeprefix(f"{part.url} "))
            yield replace(part, media="")


def _seen(look: Look, fresh: int) -> Seen:
    """What the look met with, now that it is known which documents were new."""
    if look.seen in (Seen.NEW, Seen.SAME):
        return Seen.NEW if fresh else Seen.SAME
    return look.seen


def last(held: Held, source: str) -> Look | None:
    """The last look at a source that it answered."""
    from holdfire.collect.watch import answered

    rows = held.ledger.scan(Kind.LOOK, subject=source)
    looks = (decode(Look, r.entry.body.encode()) for r in rows)
    return max(filter(answered, looks), key=lambda k: k.at, default=None)
