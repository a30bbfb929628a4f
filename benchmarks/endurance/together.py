"""Several commands on one case at once: `python benchmarks/endurance/together.py`.

Adds of overlapping texts two at a time, an add while a run is at work, two runs, and readers beside
all of them. The record must be the one that the same commands leave one after the other.
"""

import argparse
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if not __package__:
    sys.path[:0] = [str(Path(__file__).resolve().parents[2]), "src"]

from benchmarks.endurance.ground import Ground, faults, inputs, named, rows, table, unfound

BATCH = 200
"""Texts that one `add` is given; each shares half of them with the next."""


def ended(ground: Ground, *children: subprocess.Popen[str]) -> None:
    """All of these at their end, each well."""
    for child in children:
        said = " ".join(child.communicate(timeout=600))
        if child.returncode:
            ground.fail(f"{child.args!r:.120} ended with {child.returncode}: {said.strip()}")


@contextmanager
def readers(ground: Ground, case: Path) -> Iterator[list[int]]:
    """Status, search and verify over and over beside what is done here; how often each went."""
    over, rounds = threading.Event(), [0]

    def look() -> None:
        while not over.is_set():
            for command in (("status", case), ("search", case, "shells"), ("verify", case)):
                ground.run(*command)
            rounds[0] += 1

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield rounds
    finally:
        over.set()
        thread.join()


def same(ground: Ground, what: str, case: Path, want: Path) -> list[object]:
    """A line of the table, after the record was held against the other."""
    found, wanted = named(rows(case)), named(rows(want))
    if found != wanted:
        lost, more = set(wanted) - set(found), set(found) - set(wanted)
        ground.fail(f"{what}: {len(lost)} rows are lost, {len(more)} more than there should be")
    if len(found) != len(set(found)):
        ground.fail(f"{what}: rows stand twice")
    for fault in faults(case):
        ground.fail(f"{what}: verify says {fault}")
    if lost_texts := unfound(case):
        ground.fail(f"{what}: a search does not find {lost_texts[:3]}")
    return [what, len(found), len(wanted)]


def main(arguments: list[str] | None = None) -> int:
    """Run beside each other, compare, print the table; 1 where anything failed."""
    argparse.ArgumentParser(description="Commands on one case at once.").parse_args(arguments)
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder))
        source = inputs(ground.folder / "inputs", BATCH * 5 // 2)
        files = sorted(source.iterdir())
        parts = [files[n : n + BATCH] for n in range(0, 2 * BATCH, BATCH // 2)]
        calm, case = ground.folder / "calm", ground.folder / "case"
        for place in (calm, case):
            ground.run("new", place)
        for part in parts:
            ground.run("add", calm, *part, "-q")
        with readers(ground, case) as rounds:
            for two in (parts[:2], parts[2:]):
                ended(ground, *(ground.start("add", case, *part, "-q") for part in two))
        lines.append(same(ground, "two adds at once, twice", case, calm))
        rest = files[2 * BATCH + BATCH // 2 :]
        ground.run("add", calm, *rest, "-q")
        ground.run("run", calm, "-q")
        with readers(ground, case) as more:
            run, add = ground.start("run", case, "-q"), ground.start("add", case, *rest, "-q")
            ended(ground, run, add)
            ended(ground, *(ground.start("run", case, "-q", "--jobs", "2") for _ in range(2)))
        lines.append(same(ground, "an add beside a run, then two runs", case, calm))
        table(["what was done at once", "rows", "rows one by one"], lines)
        print(f"readers beside them: {rounds[0] + more[0]} rounds of status, search and verify")
    return int(bool(ground.failures))


if __name__ == "__main__":
    sys.exit(main())
