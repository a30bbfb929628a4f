"""Whether a case still holds what was put there, byte for byte, told offline."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from holdfire.errors import BadInput

from .blobs import SHA, Blobs
from .ledger import ZEROS, Ledger, Raw, link, no_clock, shas
from .opening import SERVERS, open_ledger
from .seals import Seal, seal_of
from .sqlite import SqliteLedger, pending


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """The first row whose link does not hold, and what is wrong with it."""

    seq: int
    id: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What `verify` found: how much was checked, what is broken, what is only worth knowing.

    `rows` and `blobs` count what was looked at; `head` is the last row's number and digest. Faults
    and notes are sentences.
    """

    rows: int
    blobs: int
    head: tuple[int, str]
    broken: Broken | None
    faults: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing at all is wrong."""
        return self.broken is None and not self.faults


def verify(where: str | Path, blobs: Blobs, seal: Path | None = None) -> Verdict:
    """Check every row, link and blob of a case, and the ledger file against its seal.

    `where` is what `open_ledger` takes; `seal` lies beside the ledger where none is given. A
    damaged file is a fault told; BadInput is raised only where a server cannot be reached.
    """
    check = _Check(blobs)
    try:
        with open_ledger(where, clock=no_clock, readonly=True) as ledger:
            check.ledger(ledger, seal)
    except BadInput as error:
        if str(where).startswith(SERVERS):
            raise
        check.faults.append(str(error))
    check.bytes()
    return check.verdict()


class _Check:
    """What was found so far."""

    def __init__(self, blobs: Blobs) -> None:
        self.blobs = blobs
        self.rows, self.checked, self.head = 0, 0, (0, ZEROS)
        self.broken: list[Broken] = []
        self.faults: list[str] = []
        self.notes: list[str] = []
        self.named: set[str] = set()
        self.sealed: str | None = None  # the digest that the sealed row has now

    def verdict(self) -> Verdict:
        if len(self.broken) > 1:
            self.faults.append(f"{len(self.broken) - 1} further links do not hold")
        return Verdict(
            rows=self.rows, blobs=self.checked, head=self.head, faults=tuple(self.faults),
            broken=self.broken[0] if self.broken else None, notes=tuple(self.notes),
        )  # fmt: skip

    def ledger(self, ledger: Ledger, beside: Path | None) -> None:
        """The rows, and for a file the seal; the seal first, for what comes in later only adds."""
        if not isinstance(ledger, SqliteLedger):
            self.notes.append(
                "a server's ledger has no seal: rows cut off its end show only against a time "
                "stamp or a head noted elsewhere"
            )
            self.chain(ledger, 0)
            return
        path = beside or Seal.beside(ledger.path)
        try:
            seal, damaged = Seal.read(path), False
        except BadInput as error:
            seal, damaged = None, True
            self.faults.append(str(error))
        now = seal_of(ledger.image(), (0, ZEROS), ledger.schema())
        self.chain(ledger, seal.seq if seal else 0)
        if seal:
            self.against(seal, now, ledger)
        elif not damaged:
            self.unsealed(path)
        if not seal or now.sha256 != seal.sha256:
            self.faults.extend(f"SQLite finds in {ledger.path}: {f}" for f in ledger.sound())

    def chain(self, ledger: Ledger, sealed: int) -> None:
        """Every row against the one before, and what it names."""
        for raw, wrong in links(ledger.raw()):
            self.rows += 1
            self.head = (raw[0], str(raw[-1]))
            if wrong:
                self.broken.append(Broken(seq=raw[0], id=str(raw[2]), what=wrong))
            if raw[0] == sealed:
                self.sealed = raw[-1]
            self.named.update(filter(SHA.match, shas(str(raw[8]))))
        self.faults.extend(f"the id {id} stands twice in {ledger.name}" for id in ledger.twins())

    def against(self, seal: Seal, now: Seal, ledger: SqliteLedger) -> None:
        """The file and its rows against what was sealed."""
        last, path = self.head[0], ledger.path
        if seal.seq > last:
            self.faults.append(
                f"{path} ends at row {last}, but was sealed at row {seal.seq}: its end was cut off"
            )
        elif seal.seq and self.sealed != seal.digest:
            self.faults.append(f"row {seal.seq} of {path} is not the row that was sealed")
        elif seal.seq < last:
            self.notes.append(
                f"rows {seal.seq + 1} to {last} were written since the last seal, by a command "
                "that is running or was interrupted; the chain proves them"
            )
        elif seal.schema < now.schema:
            self.notes.append(f"{path} was brought up to date by an interrupted command")
        elif (seal.sha256, seal.size) != (now.sha256, _size(path) or now.size):
            self.faults.append(
                f"{path} is not byte for byte as it was sealed: something outside its rows was "
                "changed; put it back from a copy of the case"
            )

    def unsealed(self, path: Path) -> None:
        """No seal: every ledger has one from the start, so one with rows has lost it."""
        if self.rows:
            self.faults.append(
                f"the seal {path} is gone, so rows cut off the end would not show; look for it in "
                "a copy of the case"
            )
        else:
            self.notes.append(f"there is no seal {path}: the case was just begun")

    def bytes(self) -> None:
        """Every blob, those first that a row names."""
        kept = set(self.blobs.shas())
        for sha in sorted(self.named | kept):
            self.checked += 1
            if fault := self.blobs.fault(sha):
                self.faults.append(fault)
        if orphans := len(kept - self.named):
            self.notes.append(
                f"{orphans} blobs are named by no row, as an interrupted command leaves them"
            )


def links(rows: Iterable[Raw]) -> Iterator[tuple[Raw, str | None]]:
    """Each row as it stands, and what is wrong with its link; None when it holds."""
    seq, previous, last = 0, ZEROS, ""
    for raw in rows:
        yield raw, _wrong(raw, seq, previous, last)
        seq, previous, last = raw[0], raw[-1], raw[4]


def _wrong(raw: Raw, seq: int, previous: object, last: object) -> str | None:
    try:
        if link(raw) != raw[-1]:
            return "its content is not what its digest was made of"
    except (ValueError, TypeError, AttributeError):
        return "it holds a value that no row can hold"
    if raw[0] != seq + 1:
        return f"it follows row {seq}: a row is missing, or the rows were numbered anew"
    if raw[-2] != previous:
        return f"it does not hang on row {seq}: one of the two was changed"
    if str(raw[4]) < str(last):
        return f"it was put on record before row {seq}"
    return None


def _size(path: Path) -> int:
    """The bytes of a ledger file; 0 where its log holds more, and its length says nothing."""
    return 0 if pending(path) else path.stat().st_size
