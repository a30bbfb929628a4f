"""The search index of a case: words of every capture, made from the record and never part of it."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from holdfire.errors import BadInput
from holdfire.record import READABLE, BlockKind, Capture

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

    def __init__(self, path: Path) -> None:
        """Open the index, or make an empty one; BadInput where the folder cannot be written."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = _opened(path)
        except (OSError, sqlite3.Error) as error:
            what = f"the search index {path} cannot be opened ({error})"
            raise BadInput(f"{what}; check the folder's permissions and free space") from error

    @property
    def reached(self) -> int:
        """The last row of the record that the index has taken in."""
        return int(self._database.execute("SELECT seq FROM reached").fetchone()[0])

    def put(self, captures: Iterable[tuple[int, Capture]]) -> None:
        """Take in captures with the numbers of their rows; a newer parse replaces the older."""
        with self._database as database:
            last = before = self.reached
            for seq, capture in captures:
                _replaced(database, seq, capture)
                last = max(last, seq)
            if last > before:
                database.execute("UPDATE reached SET seq = ?", (last,))

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
