"""The ledger in one SQLite file, in WAL mode, with a seal beside it."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from holdfire.errors import BadInput

from .ledger import INSERT, Ledger, Raw
from .seals import Seal, seal_of

APPLICATION = 0x484F4C44  # "HOLD", in the file's header
BUSY = 30.0
"""Seconds to wait while another command writes."""


def m001(run: Callable[[str], object]) -> None:
    """The rows, and what refuses to change them."""
    run(f"PRAGMA application_id = {APPLICATION}")
    run("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT, at TEXT) STRICT")
    run(
        "CREATE TABLE entries (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, "
        'subject TEXT NOT NULL, at TEXT NOT NULL, method TEXT NOT NULL, "by" TEXT NOT NULL, '
        "body TEXT NOT NULL, blobs TEXT NOT NULL, previous TEXT NOT NULL, digest TEXT NOT NULL, "
        "UNIQUE (id, kind)) STRICT"
    )
    run("CREATE INDEX by_subject ON entries (subject)")
    run("CREATE INDEX by_kind ON entries (kind)")
    refuse = "BEGIN SELECT RAISE(ABORT, 'rows of a ledger are never changed'); END"
    run(f"CREATE TRIGGER no_update BEFORE UPDATE ON entries {refuse}")
    run(f"CREATE TRIGGER no_delete BEFORE DELETE ON entries {refuse}")
    # INSERT OR REPLACE deletes without asking the trigger above.
    twin = "SELECT 1 FROM entries WHERE seq = NEW.seq OR (id = NEW.id AND kind = NEW.kind)"
    run(f"CREATE TRIGGER no_replace BEFORE INSERT ON entries WHEN EXISTS ({twin}) {refuse}")


class SqliteLedger(Ledger):
    """A ledger at a path; at a clean close after writing, the seal beside it is made anew."""

    steps = (m001,)

    def __init__(
        self, path: Path, clock: Callable[[], datetime], *, create: bool, readonly: bool
    ) -> None:
        super().__init__(str(path), clock)
        self.path = path
        self._wrote = False
        if sqlite3.sqlite_version_info < (3, 37):
            raise BadInput(
                f"this Python has SQLite {sqlite3.sqlite_version}, a ledger needs 3.37 or newer; "
                "use a newer Python"
            )
        if not create and not path.is_file():
            raise BadInput(f"there is no ledger at {path}; make a case with `holdfire new`")
        with self._told():
            self._db = self._reader() if readonly else self._connect("rwc" if create else "rw")
            try:
                self._greet(create=create and not readonly, readonly=readonly)
            except BaseException:
                self._db.close()
                raise

    def image(self) -> bytes:
        """The whole database as one file would hold it, a running writer's pending pages too."""
        with self._told():
            return self._db.serialize()

    def sound(self) -> list[str]:
        """What SQLite itself finds wrong with the file; empty when nothing is."""
        found = [" ".join(str(f).split()) for (f,) in self._fetch("PRAGMA integrity_check(3)")]
        return [] if found == ["ok"] else found

    def schema(self) -> int:
        """How many migrations the file has seen."""
        return int(self._fetch("PRAGMA user_version")[0][0])

    def raw(self) -> Iterator[Raw]:
        """Every row as it stands; bytes that are no UTF-8 show as U+FFFD, so their link breaks."""
        self._db.text_factory = lambda data: data.decode("utf-8", "replace")
        try:
            yield from super().raw()
        finally:
            self._db.text_factory = str

    def close(self) -> None:
        """Seal the file if anything was written, and let go of it."""
        try:
            if self._wrote:
                self._wrote = False
                self._seal()
        finally:
            self._db.close()

    def _run(self, sql: str, given: Sequence[object] = ()) -> sqlite3.Cursor:
        with self._told():
            return self._db.execute(sql, given)

    def _fetch(self, sql: str, given: Sequence[object] = ()) -> list[Raw]:
        with self._told():
            return self._db.execute(sql, given).fetchall()

    def _insert(self, rows: Sequence[Raw]) -> None:
        with self._told():
            self._db.executemany(INSERT, rows)
        self._wrote = self._wrote or bool(rows)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _connect(self, mode: str) -> sqlite3.Connection:
        uri = f"{self.path.absolute().as_uri()}?mode={mode}"
        db = sqlite3.connect(uri, uri=True, timeout=BUSY, isolation_level=None)
        db.execute("PRAGMA recursive_triggers = ON")
        db.execute("PRAGMA trusted_schema = OFF")  # a case may come from anybody
        return db

    def _reader(self) -> sqlite3.Connection:
        """A connection that writes no row, and needs no right to write where nothing is pending."""
        db = self._connect("rw")
        try:
            db.execute("PRAGMA query_only = ON")
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            db.close()
            if not pending(self.path):
                return self._connect("ro&immutable=1")
            raise BadInput(
                f"{self.path}-wal holds rows of an interrupted command, but its folder cannot be "
                "written; copy the case to a folder that can be, and run this there"
            ) from None
        return db

    def _greet(self, *, create: bool, readonly: bool) -> None:
        """Make sure that this is a ledger of a version known here; bring it up to date."""
        # One statement: between two, another command may have made the ledger.
        mark, tables = self._fetch(
            "SELECT application_id, (SELECT count(*) FROM sqlite_master) FROM pragma_application_id"
        )[0]
        if mark != APPLICATION and not (create and not tables):
            raise BadInput(f"{self.path} is no ledger; name the ledger.sqlite of a case")
        if not readonly:
            self._wal()
            # FULL: a row that was acknowledged is on disk, whatever happens to process or power.
            self._run("PRAGMA synchronous = FULL")
        if self._bring_up(readonly=readonly):
            self._seal()

    def _migrate(self, number: int) -> None:
        super()._migrate(number)
        self._run(f"PRAGMA user_version = {number}")

    def _wal(self) -> None:
        """Write-ahead mode; SQLite does not wait by itself where two ask for it at once."""
        for _ in range(int(BUSY * 20)):
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorname != "SQLITE_BUSY":
                    raise
                time.sleep(0.05)

    def _seal(self) -> None:
        """Write the seal while no other writer can move, so that two closing at once agree."""
        with self._writing():
            seal_of(self.image(), self.head(), self.schema()).write(Seal.beside(self.path))

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter from a damaged schema
            raise BadInput(self._sentence(error)) from error

    def _sentence(self, error: Exception) -> str:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return (
                f"another command has been writing to {self.path} for {BUSY:.0f} seconds; wait "
                "until it is done, or end it, and run this again"
            )
        if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            return (
                f"the disk is full or failing ({error}): nothing of this step was added to "
                f"{self.path}; make room and run this again, everything on record is safe"
            )
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
            return f"cannot write {self.path} ({error}); use a folder that you may write to"
        return (
            f"{self.path} is no ledger, or is damaged ({error}); run `holdfire verify`, and put it "
            "back from a copy of the case"
        )


def pending(path: Path) -> bool:
    """Whether rows stand in the log beside a ledger file, not yet in the file itself."""
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0
