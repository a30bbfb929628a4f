"""The ledger in a schema of a PostgreSQL database, by URL."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from holdfire.errors import BadInput

from .ledger import INSERT, Ledger, Raw

if TYPE_CHECKING:
    import psycopg

BUSY = 30
"""Seconds to wait while another command writes."""
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}\Z")


def m001(run: Callable[[str], object]) -> None:
    """The rows, and what refuses to change them."""
    run("CREATE TABLE migrations (number INT PRIMARY KEY, name TEXT, at TEXT)")
    run(
        "CREATE TABLE entries (seq BIGINT PRIMARY KEY, kind TEXT NOT NULL, "
        'id TEXT COLLATE "C" NOT NULL, subject TEXT NOT NULL, at TEXT COLLATE "C" NOT NULL, '
        'method TEXT NOT NULL, "by" TEXT NOT NULL, body TEXT NOT NULL, blobs TEXT NOT NULL, '
        "previous TEXT NOT NULL, digest TEXT NOT NULL, UNIQUE (id, kind))"
    )
    run("CREATE INDEX by_subject ON entries USING hash (subject)")
    run("CREATE INDEX by_kind ON entries (kind, seq)")
    run(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN RAISE EXCEPTION 'rows of a ledger are never changed'; END$$"
    )
    run(
        "CREATE TRIGGER no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON entries "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse()"
    )


class PostgresLedger(Ledger):
    """A ledger in one schema of a database: `postgresql://host/database#schema`."""

    steps = (m001,)

    def __init__(
        self, url: str, clock: Callable[[], datetime], *, create: bool, readonly: bool
    ) -> None:
        address, _, schema = url.partition("#")
        self._schema = schema or "holdfire"
        if not _NAME.match(self._schema):
            raise BadInput(
                f"{self._schema!r} is no name for a case on PostgreSQL; after # give small "
                "letters, digits and underscores"
            )
        super().__init__(f"the schema {self._schema} of the PostgreSQL database", clock)
        with _told(self.name):
            self._db = _connect(address, self._schema, readonly=readonly)
            try:
                if not self.schema() and (readonly or not create):
                    raise BadInput(f"there is no ledger in {self.name}; use `holdfire new`")
                self._bring_up(readonly=readonly)
            except BaseException:
                self._db.close()
                raise

    def close(self) -> None:
        """Let go of the connection."""
        self._db.close()

    def _fetch(self, sql: str, given: Sequence[object] = ()) -> list[Raw]:
        return self._run(sql, given).fetchall()

    def _insert(self, rows: Sequence[Raw]) -> None:
        with _told(self.name), self._db.cursor() as cursor:
            cursor.executemany(_marked(INSERT), rows)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with _told(self.name), self._db.transaction():
            self._run("SELECT pg_advisory_xact_lock(?)", (_lock(self._schema),))
            yield

    def _run(self, sql: str, given: Sequence[object] = ()) -> "psycopg.Cursor[Raw]":
        with _told(self.name):
            return self._db.execute(_marked(sql), given or None)

    def schema(self) -> int:
        """How many migrations the schema has seen; 0 where there is no ledger in it."""
        # Read as rows: to_regclass answers from a cache that lacks another command's new tables.
        there = "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = ? AND tablename = ?"
        if not self._fetch(there, (self._schema, "migrations")):
            return 0
        return int(self._fetch("SELECT max(number) FROM migrations")[0][0])

    def _migrate(self, number: int) -> None:
        self._run(f"CREATE SCHEMA IF NOT EXISTS {self._schema}")
        super()._migrate(number)


def _connect(address: str, schema: str, *, readonly: bool) -> "psycopg.Connection[Raw]":
    try:
        import psycopg
    except ImportError:
        raise BadInput(
            "a case on PostgreSQL needs the driver; run `pip install 'holdfire[postgres]'`"
        ) from None
    said = {"search_path": schema, "lock_timeout": f"{BUSY}s", "client_encoding": "UTF8"}
    if readonly:
        said["default_transaction_read_only"] = "on"
    options = " ".join(f"-c {name}={value}" for name, value in said.items())
    return psycopg.connect(address, autocommit=True, connect_timeout=10, options=options)


def _marked(sql: str) -> str:
    """Our `?` as psycopg writes it; no statement here holds either sign otherwise."""
    return sql.replace("?", "%s")


def _lock(schema: str) -> int:
    """The number of the advisory lock that writers of a schema take turns by."""
    digest = hashlib.sha256(f"holdfire {schema}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        import psycopg
    except ImportError:
        yield
        return
    try:
        yield
    except psycopg.errors.LockNotAvailable as error:
        raise BadInput(
            f"another command has been writing to {name} for {BUSY} seconds; wait until it is "
            "done, or end it, and run this again"
        ) from error
    except psycopg.Error as error:
        said = " ".join(str(error).split())
        raise BadInput(f"{name} cannot be used ({said}); mend that and run this again") from error
