"""Words looked for in everything a case holds."""

from holdfire.record import Capture, Kind
from holdfire.store import decode
from holdfire.store.index import Hit, Index

from .held import Held

_BATCH = 500


class Finder:
    """The search index of an open case, opened once and brought up to the record when asked."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._index: Index | None = None

    def catch_up(self) -> Index:
        """The index with every capture on record; it is no part of that and can be thrown away."""
        self._index = self._index or Index(self._held.folder.index)
        while _some(self._held, self._index):
            pass
        return self._index

    def find(self, query: str, limit: int, marks: tuple[str, str]) -> list[Hit]:
        """Captures with these words, best first."""
        return list(self.catch_up().find(query, limit, marks))

    def close(self) -> None:
        """Let go of the index."""
        if self._index is not None:
            self._index.close()
            self._index = None


def _some(held: Held, index: Index) -> bool:
    """Take one batch of captures into the index; whether there were any."""
    rows = []
    for row in held.ledger.scan(Kind.CAPTURE, after=index.reached):
        rows.append((row.seq, row.entry.blobs[0]))
        if len(rows) == _BATCH:
            break
    index.put((seq, decode(Capture, held.blobs.get(blob))) for seq, blob in rows)
    return bool(rows)
