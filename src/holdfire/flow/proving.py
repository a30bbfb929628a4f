"""A case proved, packed and unpacked: what needs the files, not only the open record."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from holdfire.errors import BadInput
from holdfire.record import Kind, Row
from holdfire.store import Blobs, Ledger, open_ledger, packing, stamps, verify
from holdfire.store.checking import Verdict
from holdfire.store.ledger import no_clock

from .folder import find


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """One time stamp: the link it is over, who gave it, when (UTC), and what is wrong with it."""

    seq: int
    authority: str
    at: str
    fault: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved of a case: its record and bytes, and the time stamps on record."""

    verdict: Verdict
    stamps: tuple[Stamped, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return self.verdict.sound and not any(s.fault for s in self.stamps)

    def lines(self) -> Iterator[str]:
        """The proof for a person, the first broken link first."""
        v = self.verdict
        if v.broken:
            yield f"first broken link: row {v.broken.seq}, {v.broken.id}: {v.broken.what}"
        yield from (f"fault: {f}" for f in v.faults)
        yield from (
            f"fault: time stamp over row {s.seq}: {s.fault}" for s in self.stamps if s.fault
        )
        yield from (f"note: {n}" for n in v.notes)
        for s in self.stamps:
            if not s.fault:
                yield f"row {s.seq} was there by {s.at}, says {s.authority}"
        state = "whole" if self.whole else "NOT whole"
        yield f"{state}: {v.rows} rows, {v.blobs} blobs; row {v.head[0]} has the link {v.head[1]}"


def prove(root: Path, roots: bytes | None = None) -> Proof:
    """Check every link, every stored byte, the seal and the time stamps, offline.

    `roots`: PEM certificates of the authorities trusted; without them a stamp's signer is not
    proved. Raises BadInput where there is no case, or a server cannot be reached.
    """
    place = find(root)
    blobs = Blobs(place.blobs)
    verdict = verify(place.ledger, blobs, place.seal)
    try:
        with open_ledger(place.ledger, clock=no_clock, readonly=True) as ledger:
            found = tuple(_stamps(ledger, blobs, roots))
    except BadInput:
        found = ()  # the verdict has said so already
    return Proof(verdict, found)


def _stamps(ledger: Ledger, blobs: Blobs, roots: bytes | None) -> Iterator[Stamped]:
    for row in ledger.scan(Kind.STAMP):
        body = json.loads(row.entry.body)
        fault = _fault(ledger, blobs, row, roots)
        yield Stamped(seq=body["seq"], authority=body["authority"], at=body["at"], fault=fault)


def _fault(ledger: Ledger, blobs: Blobs, row: Row, roots: bytes | None) -> str:
    """What is wrong with a stamp, or ""."""
    body = json.loads(row.entry.body)
    over = next(ledger.scan(after=body["seq"] - 1), None)
    if over is None or over.digest != body["digest"]:
        return "the row it is over has another link now"
    try:
        stamps.check(blobs.get(row.entry.blobs[0]), bytes.fromhex(body["digest"]), roots)
    except BadInput as error:
        return str(error)
    return ""


def packed(root: Path, target: Path) -> Path:
    """Put a case into one sealed file; BadInput where it is kept on a server, or stands there."""
    place = find(root)
    if place.seal is None:
        raise BadInput(f"{root} keeps its record on a server; pack a case whose record is a file")
    if target.exists():
        raise BadInput(f"{target} is there already; give the file another name")
    packing.pack(root, target)
    return target


def unpacked(file: Path, target: Path) -> Path:
    """Make a case folder of a sealed file, every part checked."""
    packing.unpack(file, target)
    return target
