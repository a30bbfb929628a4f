"""Words looked for in everything a case holds."""

from contextlib import suppress

from holdfire.errors import BadInput
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

    def keep_up(self) -> None:
        """Bring the index up to the record after an addition.

        It is no part of the record: where it cannot be written, the next search sees to it.
        """
        with suppress(BadInput):
            catch_up(self._held, self._opened(aside=False))

    def find(self, query: str, limit: int, marks: tuple[str, str]) -> list[Hit]:
        """Captures with these words, best first; in a folder that cannot be written, too."""
        try:
            catch_up(self._held, self._opened(aside=False))
        except BadInput:
            self.close()
            catch_up(self._held, self._opened(aside=True))
        return list(self._opened(aside=True).find(query, limit, marks))

    def _opened(self, *, aside: bool) -> Index:
        """The index, opened when it is first needed; `aside`: not where the case lies."""
        self._index = self._index or Index(self._held.folder.index, aside=aside)
        return self._index

    def close(self) -> None:
        """Let go of the index."""
        if self._index is not None:
            self._index.close()
            self._index = None


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
    if rows:
        index.put((seq, decode(Capture, held.blobs.get(blob))) for seq, blob in rows)
    return bool(rows)
