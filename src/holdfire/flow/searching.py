"""Words looked for in everything a case holds."""

from contextlib import closing, suppress

from holdfire.errors import BadInput
from holdfire.record import Capture, Kind
from holdfire.store import decode
from holdfire.store.index import Hit, Index

from .held import Held

_BATCH = 500


def keep_up(held: Held) -> None:
    """Bring the search index up to the record after an addition.

    It is no part of the record: where it cannot be written, the next search sees to it.
    """
    with suppress(BadInput), closing(Index(held.folder.index)) as index:
        catch_up(held, index)


def catch_up(held: Held, index: Index) -> None:
    """Bring an index up to the record; one that is of another record begins anew."""
    last = next(held.ledger.scan(Kind.CAPTURE, after=index.reached - 1), None)
    if index.reached and (last is None or (last.seq, last.entry.subject) != _last(index)):
        index.clear()
    while _some(held, index):
        pass


def _last(index: Index) -> tuple[int, str]:
    return index.reached, index.last


def _some(held: Held, index: Index) -> bool:
    """Take one batch of captures into the index; whether there were any."""
    rows = []
    for row in held.ledger.scan(Kind.CAPTURE, after=index.reached):
        rows.append((row.seq, row.entry.blobs[0]))
        if len(rows) == _BATCH:
            break
    index.put((seq, decode(Capture, held.blobs.get(blob))) for seq, blob in rows)
    return bool(rows)


def find(held: Held, query: str, limit: int, marks: tuple[str, str]) -> list[Hit]:
    """Captures with these words, best first; in a folder that cannot be written, too."""
    try:
        return _found(held, Index(held.folder.index), query, limit, marks)
    except BadInput:
        return _found(held, Index(held.folder.index, aside=True), query, limit, marks)


def _found(held: Held, opened: Index, query: str, limit: int, marks: tuple[str, str]) -> list[Hit]:
    with closing(opened) as index:
        catch_up(held, index)
        return list(index.find(query, limit, marks))
