"""Which database a name means."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from .ledger import Ledger
from .sqlite import SqliteLedger

SERVERS = ("postgresql://", "postgres://")


def open_ledger(
    where: str | Path,
    *,
    clock: Callable[[], datetime],
    create: bool = False,
    readonly: bool = False,
) -> Ledger:
    """Open the ledger at a path, or in a PostgreSQL database by URL (its schema after `#`).

    `clock` gives aware times. `create` makes it where there is none; `readonly` adds nothing to it
    and needs no right to write. Raises BadInput, in one sentence, where that cannot be done.
    """
    if str(where).startswith(SERVERS):
        from .postgres import PostgresLedger

        return PostgresLedger(str(where), clock, create=create, readonly=readonly)
    return SqliteLedger(Path(where), clock, create=create, readonly=readonly)
