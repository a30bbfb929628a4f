"""The ledger: rows that are only ever added, each hanging on the one before."""

import hashlib
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, ClassVar, Self, TypeAlias

from holdfire.errors import BadInput
from holdfire.record import Entry, Kind, Row

from .blobs import SHA

ZEROS = "0" * 64
"""What the first row hangs on."""
PAGE = 500
Raw: TypeAlias = tuple[Any, ...]  # Any: a damaged file may give any type in any column
_UNFIT = re.compile("[\0\ud800-\udfff]")
COLUMNS = 'seq, kind, id, subject, at, method, "by", body, blobs, previous, digest'
SELECT = f"SELECT {COLUMNS} FROM entries"  # noqa: S608 - joined of constants, as all SQL here
INSERT = f"INSERT INTO entries ({COLUMNS}) VALUES ({', '.join('?' * 11)})"  # noqa: S608 - the same


def link(raw: Raw) -> str:
    """The digest of a row given in the order of COLUMNS: SHA-256 over the JSON of the rest of it.

    The array is (previous, seq, kind, id, subject, at, method, by, body, [blobs]) without spaces,
    in UTF-8. Raises ValueError or TypeError where a damaged row cannot be written so.
    """
    seq, kind, id, subject, at, method, by, body, blobs, previous, _ = raw
    said = [previous, seq, kind, id, subject, at, method, by, body, shas(blobs)]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def shas(blobs: str) -> list[str]:
    """The blobs of a row as its column holds them: SHA-256s parted by single spaces."""
    return blobs.split(" ") if blobs else []


def stamp(moment: datetime) -> str:
    """An aware time as the `at` column holds it: UTC, ISO 8601, always with microseconds."""
    if moment.tzinfo is None:
        raise ValueError("a ledger needs times with a zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def no_clock() -> datetime:
    """The clock of those who only read."""
    raise RuntimeError("a reader puts nothing on record")


class Ledger(ABC):
    """Rows in the order they were put there, in SQLite or PostgreSQL.

    Every method raises BadInput, in one sentence, where the database cannot be read or written.
    """

    steps: ClassVar[tuple[Callable[[Callable[[str], object]], None], ...]]
    """The migrations, in order; each runs once, in its own transaction; never edited once out."""

    def __init__(self, name: str, clock: Callable[[], datetime]) -> None:
        self.name = name
        self._clock = clock

    def put(self, entries: Sequence[Entry]) -> tuple[Row, ...]:
        """Add these in one transaction, on disk before this returns; the rows really added.

        What is on record already (same kind and id) is passed over. `at` is the clock's time, or
        that of the last row where the clock stands before it.
        """
        for entry in entries:
            _fit(entry)
        if not entries:
            return ()
        with self._writing():
            rows = self._hang(self._fresh(entries))
            self._insert([_raw(row) for row in rows])
        return rows

    def get(self, kind: Kind, id: str) -> Row | None:
        """The row of this kind and id; None where there is none."""
        found = self._find(f"{SELECT} WHERE id = ? AND kind = ?", (id, kind))
        return self._row(found[0]) if found else None

    def has(self, kind: Kind, ids: Collection[str]) -> set[str]:
        """Those of these ids that are on record under this kind."""
        wanted, found = [id for id in ids if not _UNFIT.search(id)], set[str]()
        for start in range(0, len(wanted), PAGE):
            some = wanted[start : start + PAGE]
            marks = ", ".join("?" * len(some))
            sql = f"SELECT id FROM entries WHERE id IN ({marks}) AND kind = ?"  # noqa: S608 - the same
            found.update(id for (id,) in self._fetch(sql, (*some, kind)))
        return found

    def scan(
        self,
        kind: Kind | None = None,
        *,
        subject: str | None = None,
        known_at: datetime | None = None,
        after: int = 0,
    ) -> Iterator[Row]:
        """Rows in their order, as on record when the first is asked for; memory stays flat.

        `known_at` (aware) keeps rows put there by then, `after` those with a greater number.
        """
        given: dict[str, object] = {
            "kind = ?": kind,
            "subject = ?": subject,
            "at <= ?": stamp(known_at) if known_at else None,
            "seq <= ?": self.head()[0],
        }
        kept = {test: value for test, value in given.items() if value is not None}
        yield from map(self._row, self._pages(kept, after))

    def starting(self, prefix: str) -> list[str]:
        """The ids that begin with `prefix`, in order."""
        sql = "SELECT DISTINCT id FROM entries WHERE id >= ? AND id < ? ORDER BY id"
        return [id for (id,) in self._find(sql, (prefix, prefix + "\U0010ffff"))]

    def head(self) -> tuple[int, str]:
        """Number and digest of the last row; 0 and zeros while there is none."""
        return self._last()[:2]

    def counts(self) -> dict[Kind, int]:
        """How many rows there are of each kind that has any."""
        found: dict[str, int] = dict(
            self._fetch("SELECT kind, count(*) FROM entries GROUP BY kind")
        )
        return {kind: found[kind] for kind in Kind if kind in found}

    def raw(self) -> Iterator[Raw]:
        """Every row just as it stands, in the order of COLUMNS, to be checked."""
        yield from self._pages({}, 0)

    def twins(self) -> list[str]:
        """Ids that stand twice under one kind; the database refuses them, a forger may not."""
        sql = "SELECT id FROM entries GROUP BY id, kind HAVING count(*) > 1 LIMIT 3"
        return [str(id) for (id,) in self._fetch(sql)]

    @abstractmethod
    def schema(self) -> int:
        """How many migrations the database has seen; 0 where there is no ledger in it."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the database; nothing is left to be written."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    @abstractmethod
    def _run(self, sql: str, given: Sequence[object] = ()) -> object:
        """Run a statement that gives no rows."""

    @abstractmethod
    def _fetch(self, sql: str, given: Sequence[object] = ()) -> list[Raw]:
        """All rows that a statement gives, or none; `?` stands for each value given."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[None]:
        """A transaction that no other writer runs beside; undone when the block raises."""

    @abstractmethod
    def _insert(self, rows: Sequence[Raw]) -> None:
        """Add whole rows, in the order of COLUMNS."""

    def _bring_up(self, *, readonly: bool) -> bool:
        """Run the migrations this database has not seen; whether there was any."""
        found, known = self.schema(), len(self.steps)
        if found > known:
            raise BadInput(
                f"{self.name} was written by a newer version of holdfire; install that version"
            )
        if readonly and found < known:
            raise BadInput(
                f"{self.name} was written by an older version of holdfire; run a command that "
                "writes, such as `holdfire run`, to bring it up to date"
            )
        while (number := self.schema()) < known:
            with self._writing():
                if self.schema() == number:  # else another process was quicker
                    self._migrate(number + 1)
        return found < known

    def _migrate(self, number: int) -> None:
        step = self.steps[number - 1]
        step(self._run)
        given = (number, step.__name__, stamp(self._clock()))
        self._run("INSERT INTO migrations VALUES (?, ?, ?)", given)

    def _find(self, sql: str, given: Sequence[object]) -> list[Raw]:
        """Like `_fetch`; what no row can hold is in none."""
        unfit = any(isinstance(value, str) and _UNFIT.search(value) for value in given)
        return [] if unfit else self._fetch(sql, given)

    def _last(self) -> tuple[int, str, str]:
        found = self._fetch("SELECT seq, digest, at FROM entries ORDER BY seq DESC LIMIT 1")
        return (found[0][0], found[0][1], found[0][2]) if found else (0, ZEROS, "")

    def _fresh(self, entries: Sequence[Entry]) -> list[Entry]:
        """Those not on record, each once."""
        asked: dict[tuple[Kind, str], Entry] = {}
        for entry in entries:
            asked.setdefault((entry.kind, entry.id), entry)
        known = {
            (kind, id)
            for kind in {kind for kind, _ in asked}
            for id in self.has(kind, [i for k, i in asked if k is kind])
        }
        return [entry for key, entry in asked.items() if key not in known]

    def _hang(self, entries: Sequence[Entry]) -> tuple[Row, ...]:
        """Number them on from the last row, each hung on the one before."""
        seq, previous, last = self._last()
        at = datetime.fromisoformat(max(stamp(self._clock()), last))
        rows = []
        for entry in entries:
            seq += 1
            bare = Row(seq=seq, at=at, entry=entry, previous=previous, digest="")
            previous = link(_raw(bare))
            rows.append(Row(seq=seq, at=at, entry=entry, previous=bare.previous, digest=previous))
        return tuple(rows)

    def _pages(self, tests: dict[str, object], after: int) -> Iterator[Raw]:
        """Rows that pass the tests, fetched page by page, so that no transaction stays open."""
        where = " AND ".join(["seq > ?", *tests])
        sql = f"{SELECT} WHERE {where} ORDER BY seq LIMIT {PAGE}"
        while page := self._find(sql, (after, *tests.values())):
            for raw in page:
                if raw[0] <= after:
                    raise BadInput(f"{self.name} is damaged: row {raw[0]} stands after row {after}")
                after = raw[0]
                yield raw

    def _row(self, raw: Raw) -> Row:
        try:
            seq, kind, id, subject, at, method, by, body, blobs, previous, digest = raw
            entry = Entry(
                kind=Kind(kind), id=id, subject=subject, body=body, method=method, by=by,
                blobs=tuple(shas(blobs)),
            )  # fmt: skip
            moment = datetime.fromisoformat(at)
        except (ValueError, TypeError, AttributeError) as error:
            raise BadInput(
                f"row {raw[0]} of {self.name} cannot be used ({error}); run `holdfire verify`, or "
                "use the newer version of holdfire that wrote it"
            ) from error
        return Row(seq=seq, at=moment, entry=entry, previous=previous, digest=digest)


def _raw(row: Row) -> Raw:
    e = row.entry
    blobs = " ".join(e.blobs)
    said = (row.seq, e.kind.value, e.id, e.subject, stamp(row.at), e.method, e.by, e.body, blobs)
    return (*said, row.previous, row.digest)


def _fit(entry: Entry) -> None:
    """Raise BadInput where an entry holds what a database cannot keep, ValueError a bad blob."""
    for name in ("id", "subject", "method", "by", "body"):
        text = getattr(entry, name)
        if _UNFIT.search(text):
            raise BadInput(
                f"the {name} of {entry.kind} {entry.id!r} holds a character that no database keeps "
                "(NUL, or half of a pair); write it another way"
            )
    if not all(map(SHA.match, entry.blobs)):
        raise ValueError(f"a blob of {entry.id} is named by no SHA-256")
