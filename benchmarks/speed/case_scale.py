"""What a case of thousands of reports costs: building it, adding one more, searching it.

    python benchmarks/speed/case_scale.py [--reports 10000] [--docs 2000]

Every figure is a ratio within one run: one more report against the whole building, a search against
the bare FTS5 query, two reading processes against one. Exits 1 where a ratio misses its limit.
"""

import argparse
import os
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from benchmarks.speed.synthetic import reports  # noqa: E402  # after the path is set
from holdfire.flow.case import Case  # noqa: E402  # the same

ADD, SEARCH, PAIR = 1 / 500, 2.0, 1.7
QUERIES = ("depot", "shells quay", '"said on"', "Liepaja NOT Ventspils", "commander")
BARE = "SELECT capture FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 20"


def write(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """So many synthetic reports, a file each."""
    folder.mkdir(parents=True)
    made = []
    for name, text in reports(count, seed):
        made.append(folder / name)
        made[-1].write_text(text, encoding="utf-8")
    return made


def timed(work) -> float:
    """Seconds that it takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def memory() -> float:
    """Peak memory of this process so far, MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def growing(root: Path, files: list[Path], jobs: int) -> tuple[float, float, float]:
    """Seconds to build a case of all files but nine; the median seconds of adding one more."""
    *most, _, _, _, _, _, _, _, _, _ = files
    with Case.new(root) as case:
        build = timed(lambda: (case.add(most), case.run(jobs=jobs)))
    more = [timed(lambda f=f: _one(root, f, jobs)) for f in files[-9:]]
    return build, statistics.median(more), max(more)


def _one(root: Path, file: Path, jobs: int) -> None:
    """A case opened, one report taken in and read, the case closed and sealed again."""
    with Case(root) as case:
        done = case.add([file])
        assert len(done.new) == 1, done
        assert case.run(jobs=jobs).read == 1


def searching(root: Path) -> tuple[float, float]:
    """Median seconds of a search, and of the bare FTS5 query, over the same queries in turn."""
    own, bare = [], []
    with Case(root) as case:
        case.search("warm")
        database = sqlite3.connect(case.folder.index)
        for _ in range(9):
            for query in QUERIES:
                bare.append(timed(lambda q=query: database.execute(BARE, (q,)).fetchall()))
                own.append(timed(lambda q=query: case.search(q)))
    return statistics.median(own), statistics.median(bare)


def pairing(folder: Path, files: list[Path]) -> tuple[float, float]:
    """Seconds to read these files in one process, and in two."""
    spent = []
    for jobs in (1, 2):
        with Case.new(folder / f"jobs-{jobs}") as case:
            case.add(files)
            spent.append(timed(lambda c=case, j=jobs: c.run(jobs=j)))
    return spent[0], spent[1]


def told(name: str, value: float, limit: float, *, least: bool = False) -> bool:
    """Print a ratio with its limit; whether it holds."""
    good = value >= limit if least else value <= limit
    print(f"{name:<44} {value:8.4f}  {'at least' if least else 'at most'} {limit:.4f}"
          f"  {'' if good else 'MISSED'}")  # fmt: skip
    return good


def main() -> None:
    """Measure and print; exit 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--docs", type=int, default=2_000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        one, two = pairing(work, write(work / "docs", asked.docs, 2))
        files = write(work / "reports", asked.reports + 9)
        build, more, worst = growing(work / "case", files, asked.jobs)
        own, bare = searching(work / "case")
    print(f"built {asked.reports} reports in {build:.1f} s with {asked.jobs} processes; one more "
          f"{more:.3f} s (worst of nine {worst:.3f}); peak {memory():.0f} MiB")  # fmt: skip
    print(f"search {own * 1e3:.2f} ms, bare FTS5 {bare * 1e3:.2f} ms; "
          f"{asked.docs} texts read in {one:.1f} s by one process, {two:.1f} s by two")  # fmt: skip
    held = [
        told("one more report / building the case", more / build, ADD),
        told("search / bare FTS5 query", own / bare, SEARCH),
        told("one process / two processes", one / two, PAIR, least=True),
    ]
    sys.exit(0 if all(held) else 1)


if __name__ == "__main__":
    main()
