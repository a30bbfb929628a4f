"""Addresses fetched and sources looked at; every look is put on record, whatever it met with."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from holdfire.collect import Problem, is_url, items, parts_of
from holdfire.errors import BadInput, NetworkError
from holdfire.record import Entry, Item, Kind, Look, Seen, Source
from holdfire.store import decode, encode

from . import intake
from .held import Held
from .watching import note_sources

if TYPE_CHECKING:
    from holdfire.collect.fetch import Fetcher

Step = Callable[[object], None]


def found(inputs: Sequence[str], fetcher: "Fetcher | None") -> Iterator[Item | Problem]:
    """Everything the inputs name, files and addresses, in their order."""
    for one in inputs:
        if not is_url(one):
            yield from items([one])
        elif fetcher is None:
            yield Problem(one, "this command does not open the network; use `holdfire add`")
        else:
            yield from fetched(one, fetcher)


def fetched(url: str, fetcher: "Fetcher") -> Iterator[Item | Problem]:
    """The documents at an address: a page, a file, or every entry of a feed."""
    from holdfire.collect.visits import as_item

    try:
        yield from parts_of(as_item(fetcher.fetch(url)))
    except NetworkError as error:
        yield Problem(url, str(error))


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
    """One look: what it shows is taken in, then the look itself goes on record."""
    from holdfire.collect.visits import visit

    look, shown = visit(source, last(held, source.id), fetcher, by=by)
    given = intake.Given(outlets={"": source.name}, source=source.id, by=by)
    every = (
        part for item in (*shown, *_behind(held, source, shown, fetcher)) for part in _parts(item)
    )
    added = intake.add(held.ledger, held.blobs, every, given, now=held.clock())
    done = replace(look, fresh=len(added.new), seen=_seen(look, len(added.new)))
    body = encode(done).decode()
    held.ledger.put([Entry(kind=Kind.LOOK, id=done.id, subject=source.id, body=body, by=by)])
    return done


def _parts(item: Item | Problem) -> Iterator[Item | Problem]:
    return parts_of(item) if isinstance(item, Item) else iter([item])


def _seen(look: Look, fresh: int) -> Seen:
    """What the look met with, now that it is known which documents were new."""
    if look.seen in (Seen.NEW, Seen.SAME):
        return Seen.NEW if fresh else Seen.SAME
    return look.seen


def _behind(
    held: Held, source: Source, shown: Sequence[Item], fetcher: "Fetcher"
) -> Iterator[Item | Problem]:
    """The articles behind the entries of a feed that wants them, those not fetched before."""
    from holdfire.collect.visits import as_item, followed

    for item in shown:
        for url in followed(source, item.data, item.url or ""):
            if intake.latest(held.ledger, url):
                continue
            try:
                yield as_item(fetcher.fetch(url), source)
            except NetworkError as error:
                yield Problem(url, str(error))


def last(held: Held, source: str) -> Look | None:
    """The last look at a source on record."""
    found = looks(held, source)
    return found[-1] if found else None


def looks(held: Held, source: str | None = None) -> list[Look]:
    """The looks on record, oldest first, at one source or at all."""
    rows = held.ledger.scan(Kind.LOOK, subject=source)
    return [decode(Look, r.entry.body.encode()) for r in rows]
