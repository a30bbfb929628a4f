"""Words looked for in everything a case holds."""

from holdfire.record import Capture, Kind
from holdfire.store import decode
from holdfire.store.index import Hit, Index

from .held import Held

_BATCH = 500


def catch_up(held: Held, index: Index | None = None) -> None:
    """Bring the search index up to the record; it is not part of it and can be thrown away."""
    own = index or Index(held.folder.index)
    try:
        while _some(held, own):
            pass
    finally:
        if index is None:
            own.close()


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
    """Captures with these words, best first."""
    index = Index(held.folder.index)
    try:
        catch_up(held, index)
        return list(index.find(query, limit, marks))
    finally:
        index.close()
