"""Shared ground of these tests: invented entries, a clock, small cases, and writers beside."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from holdfire.record import Entry, Kind
from holdfire.store import Blobs, open_ledger

ROOT = Path(__file__).resolve().parents[2]
START = datetime(2031, 3, 5, 12, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that a test sets."""

    now: datetime = START
    asked: list[datetime] = field(default_factory=list)

    def __call__(self) -> datetime:
        return self.now

    def on(self, **more) -> None:
        self.now += timedelta(**more)


def entry(name: str, kind: Kind = Kind.LOOK, **more) -> Entry:
    """A row about an invented outlet."""
    given = {"subject": "harbour-gazette", "body": '{"n":1}', "method": "test/1", **more}
    return Entry(kind=kind, id=f"{kind}_{name}", **given)


def opened(place, **more):
    """The ledger at a place, made where there is none."""
    return open_ledger(place, **{"clock": Clock(), "create": True, **more})


def small_case(folder: Path, rows: int = 12) -> Blobs:
    """A case of a few rows, each naming a blob of its own, closed and sealed."""
    blobs = Blobs(folder / "blobs")
    with opened(folder / "ledger.sqlite") as ledger:
        for n in range(rows):
            sha = blobs.put(f"Report {n}, written for this example: the harbour is quiet.".encode())
            ledger.put([entry(f"{n:03}", Kind.CAPTURE, blobs=(sha,), body=f'{{"n":{n}}}')])
    return blobs


WRITER = """
import sys
from datetime import UTC, datetime
from holdfire.record import Entry, Kind
from holdfire.store import open_ledger
place, who, count, size = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with open_ledger(place, clock=lambda: datetime.now(UTC), create=True) as ledger:
    for n in range(0, count, size):
        some = [Entry(kind=Kind.LOOK, id=f"{who}-{i}", subject=who, body='{"x":"%s"}' % ("y" * 300))
                for i in range(n, n + size)]
        ledger.put(some)
        print(n + size, flush=True)
"""


def writer(place, who: str, count: int, size: int = 1) -> subprocess.Popen[str]:
    """Another process that puts `count` rows, `size` at a time, and tells each one acknowledged."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(place), who, str(count), str(size)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        text=True,
    )
