"""The search index of a case: words of every capture, made from the record and never part of it."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from holdfire.errors import BadInput
from holdfire.record import READABLE, BlockKind, Capture

from .sqlite import pending

_TABLES = """
CREATE VIRTUAL TABLE texts USING fts5(
  capture UNINDEXED, title, outlet, body, tokenize = "unicode61 remove_diacritics 2");
CREATE TABLE numbers (capture TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT;
CREATE TABLE reached (seq INTEGER NOT NULL) STRICT;
INSERT INTO reached VALUES (0);
"""
_FIND = """
SELECT capture, title, outlet, snippet(texts, 3, ?, ?, ' … ', 24) FROM texts
WHERE texts MATCH ? ORDER BY rank LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A capture that has the words, and a passage with them between the two marks asked for."""

    capture: str
    title: str
    outlet: str
    passage: str


class Index:
    """Full-text search (SQLite FTS5, BM25 order). Gone or damaged, it is made again."""

    def __init__(self, path: Path, *, aside: bool = False) -> None:
        """Open the index, or make an empty one; BadInput where the folder cannot be written.

        `aside`: work on a copy in memory, for a folder that cannot be.
        """
        self._path = path
        try:
            if not aside:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._database = _copied(path) if aside else _opened(path)
        except (OSError, sqlite3.Error) as error:
            raise self._refusal(error) from error

    @property
    def reached(self) -> int:
        """The last row of the record that the index has taken in."""
        return int(self._database.execute("SELECT seq FROM reached").fetchone()[0])

    @property
    def last(self) -> str:
        """The capture of that row; "" where none was taken in."""
        asked = "SELECT capture FROM texts WHERE rowid = (SELECT seq FROM reached)"
        found = self._database.execute(asked).fetchone()
        return str(found[0]) if found else ""

    def clear(self) -> None:
        """Begin anew."""
        with self._database as database:
            for table in ("texts", "numbers"):
                database.execute(f"DELETE FROM {table}")  # noqa: S608 - a name from this line
            database.execute("UPDATE reached SET seq = 0")

    def put(self, captures: Iterable[tuple[int, Capture]]) -> None:
        """Take in captures with the numbers of their rows; a newer parse replaces the older.

        Raises BadInput where the index cannot be written, and has taken in none of them then.
        """
        try:
            with self._database as database:
                database.execute("BEGIN IMMEDIATE")  # two at once take turns from the first look
                last = self.reached
                for seq, capture in captures:
                    _replaced(database, seq, capture)
                    last = max(last, seq)
                database.execute("UPDATE reached SET seq = ?", (last,))
        except sqlite3.Error as error:
            raise self._refusal(error) from error

    def find(self, query: str, limit: int, marks: tuple[str, str] = ("", "")) -> Iterator[Hit]:
        """Captures with these words, best first; FTS5 syntax, or plain words where it is none."""
        for asked in (query, _plain(query)):
            try:
                rows = self._database.execute(_FIND, (*marks, asked, limit)).fetchall()
            except sqlite3.OperationalError:
                continue
            yield from (Hit(*row) for row in rows)
            return

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _refusal(self, error: Exception) -> BadInput:
        what = f"the search index {self._path} cannot be opened or written ({error})"
        return BadInput(f"{what}; check the folder's permissions and free space")


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to an index that is whole; one that is not is thrown away first."""
    for _ in range(2):
        database = sqlite3.connect(path, timeout=60)
        try:
            database.execute("PRAGMA journal_mode = WAL")
            with database:
                database.execute("BEGIN IMMEDIATE")
                if not database.execute("SELECT 1 FROM sqlite_schema").fetchone():
                    _made(database)
                database.execute("SELECT seq FROM reached").fetchone()
            return database
        except sqlite3.DatabaseError as error:
            database.close()
            if "locked" in str(error) or "readonly" in str(error):
                raise
            _dropped(path)
    raise sqlite3.DatabaseError("it cannot be made again")


def _copied(path: Path) -> sqlite3.Connection:
    """A copy in memory of an index that is whole, else an empty one; nothing is written."""
    database = sqlite3.connect(":memory:")
    try:
        if pending(path):
            raise sqlite3.DatabaseError("what it holds is not all in its file")
        asked = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(asked, uri=True)) as kept:
            kept.backup(database)
        database.execute("SELECT seq FROM reached").fetchone()
    except sqlite3.Error:
        database.close()
        database = sqlite3.connect(":memory:")
        with database:
            _made(database)
    return database


def _made(database: sqlite3.Connection) -> None:
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            database.execute(statement)


def _dropped(path: Path) -> None:
    for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        name.unlink(missing_ok=True)


def _replaced(database: sqlite3.Connection, seq: int, capture: Capture) -> None:
    """Put the words of a capture in place of those an earlier row gave."""
    asked = "SELECT number FROM numbers WHERE capture = ?"
    old = database.execute(asked, (capture.id,)).fetchone()
    if old:
        database.execute("DELETE FROM texts WHERE rowid = ?", old)
    database.execute("INSERT OR REPLACE INTO numbers VALUES (?, ?)", (capture.id, seq))
    kinds = READABLE | {BlockKind.HEADLINE, BlockKind.SUBHEADING}
    body = "\n".join(capture.text[b.start : b.end] for b in capture.of(*kinds))
    words = (capture.title or "", capture.outlet or "", body)
    shown = [w.encode("utf-8", "replace").decode() for w in words]
    asked = "INSERT INTO texts (rowid, capture, title, outlet, body) VALUES (?, ?, ?, ?, ?)"
    database.execute(asked, (seq, capture.id, *shown))


def _plain(query: str) -> str:
    """The words of a query, each to be found as it stands."""
    return " ".join('"{}"'.format(word.replace('"', '""')) for word in query.split()) or '""'
