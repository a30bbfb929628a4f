"""The embedded reader against its own network, on one core: `make reading`.

    python benchmarks/speed/read_scale.py [--documents N] [--texts N]

Limits: the whole reading of a text takes at most 1.6 times the encoder's passes over it, both
measured in the same run; the first result of a cold start at most 80 times an empty interpreter;
memory after N documents within a tenth of that after the first tenth of them.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.speed.run import run_once
from benchmarks.speed.synthetic import reports
from holdfire.collect import gather
from holdfire.flow.reading import read_capture
from holdfire.read.embedded import EmbeddedReader
from holdfire.read.network import Network, network
from holdfire.record import Capture

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(sys.executable).with_name("holdfire")
STORY = ROOT / "examples" / "reports" / "04-wire.txt"
SLOWER, COLD, HEAVIER = 1.6, 80.0, 1.1
STARTS = 9


class Timed(Network):
    """The network with a watch on its encoder."""

    def __init__(self, network: Network) -> None:
        self.__dict__.update(network.__dict__)
        self.spent = 0.0
        self._words = _Watched(self._words, self)


class _Watched:
    def __init__(self, session: Any, owner: Timed) -> None:
        self._session, self._owner = session, owner
        self.get_outputs: Callable[[], Any] = session.get_outputs

    def run(self, names: list[str], given: dict[str, Any]) -> Any:
        since = time.perf_counter()
        found = self._session.run(names, given)
        self._owner.spent += time.perf_counter() - since
        return found


def main() -> int:
    """Measure, print, and fail where a limit does not hold."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--documents", type=int, default=10_000, help="for the memory")
    flags.add_argument("--texts", type=int, default=200, help="for the speed")
    asked = flags.parse_args()
    found = [*speed(asked.texts), cold(), memory(asked.documents)]
    for name, value, limit in found:
        print(f"{name}: {value:.2f}" + (f" (limit {limit})" if limit else ""))
    return int(any(limit and value > limit for _, value, limit in found))


Figure = tuple[str, float, float | None]


def captures(number: int) -> Iterator[Capture]:
    """Invented reports, as the program takes them in."""
    for text in texts(number):
        yield from gather(
            ["-"], published={"": date(2033, 5, 9)}, outlets={}, stdin=BytesIO(text.encode())
        ).captures


def texts(number: int) -> Iterator[str]:
    """The words of as many invented reports."""
    for _, text in reports(number, seed=7):
        yield text


def speed(number: int) -> list[Figure]:
    """Whole reading over encoder, the median text; and words a second."""
    watched = Timed(network())
    reader = EmbeddedReader(watched)
    ratios, words, total = [], 0, 0.0
    for capture in list(captures(number)):
        watched.spent, since = 0.0, time.perf_counter()
        read_capture(capture, reader)
        took = time.perf_counter() - since
        if not watched.spent:
            continue  # not in English
        ratios.append(took / watched.spent)
        words, total = words + len(capture.text.split()), total + took
    return [
        ("whole reading over the encoder's passes", statistics.median(ratios), SLOWER),
        ("words a second", words / total, None),
    ]


def cold() -> Figure:
    """The first result of a cold start over an empty interpreter, medians taken in turn."""
    bare, read = [], []
    for _ in range(STARTS):
        bare.append(run_once([sys.executable, "-c", "pass"])[0])
        read.append(run_once([str(PROGRAM), "read", str(STORY), "--json"])[0])
    ratio = statistics.median(read) / statistics.median(bare)
    return "cold first result over `python -c pass`", ratio, COLD


def memory(number: int) -> Figure:
    """Peak memory of reading many over that of reading a tenth of them, each in a new process."""
    peaks = []
    for size in (max(1, number // 10), number):
        code = f"from benchmarks.speed.read_scale import through; through({size})"
        peaks.append(run_once([sys.executable, "-c", code])[1])
    print(f"peak memory: {peaks[0]:.0f} MiB for {number // 10:,}, {peaks[1]:.0f} for {number:,}")
    return "peak memory, all over a tenth", peaks[1] / peaks[0], HEAVIER


def through(number: int) -> None:
    """Read so many texts and keep nothing."""
    reader = EmbeddedReader(network())
    for capture in captures(number):
        read_capture(capture, reader)


if __name__ == "__main__":
    sys.exit(main())
