"""A case on a full disk, and on one that cannot be written: `python benchmarks/endurance/room.py`.

Needs the right to mount a small file system in memory (root on Linux); without it, nothing is run
and that is said. tests/flow/test_endurance.py tries the same errors without any such right.
"""

import argparse
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

if not __package__:
    sys.path[:0] = [str(Path(__file__).resolve().parents[2]), "src"]

from benchmarks.endurance.ground import Ground, brief, faults, inputs, named, rows, subjects, table

SIZE = 64 << 20
ROOMS = (0, 4, 12, 40, 150)
"""Kilobytes left on the disk when a command starts."""
Arguments = tuple[str | Path, ...]


def system(*command: str) -> bool:
    """Whether a command of the system went well."""
    return not subprocess.run(command, capture_output=True, check=False).returncode


@contextmanager
def disk(at: Path) -> Iterator[bool]:
    """A small disk mounted there; false where that is not allowed."""
    at.mkdir()
    mounted = system("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(at))
    try:
        yield mounted
    finally:
        if mounted:
            system("umount", "--lazy", str(at))


def leave(at: Path, kilobytes: int) -> None:
    """Fill a disk up to so many kilobytes."""
    filler = at / "filler"
    filler.unlink(missing_ok=True)
    wanted = max(0, shutil.disk_usage(at).free - kilobytes * 1024)
    filler.write_bytes(bytes(wanted))


@dataclass
class Told:
    """What became of one command."""

    refused: int = 0
    done: int = 0
    words: list[str] = field(default_factory=list)

    def line(self, name: str) -> list[object]:
        """Its line of the table."""
        return [name, self.refused, self.done, self.words[-1][:100] if self.words else ""]


def refused(ground: Ground, told: Told, name: str, arguments: Arguments) -> bool:
    """Run a command that may be refused: then with one sentence, and exit code 1."""
    code, said, _ = ground.run(*arguments, code=None)
    words = [x for x in said.strip().splitlines() if x.startswith("holdfire: ")]
    if code == 0:
        told.done += 1
        return False
    told.refused += 1
    told.words += words
    fault = "fault of its own" in said or "Traceback" in said
    if code != 1 or fault or len(words) != 1 or not words[0].count(";"):
        ground.fail(f"{name} in want of room ended with {code}: {said.strip()}")
    return True


def full(ground: Ground, at: Path, calm: Path, source: Path) -> list[list[object]]:
    """Every command that writes, with little or no room; then with room."""
    case, pack = at / "case", at / "case.holdfire"
    shutil.copytree(calm / "empty", case)
    subject, lines = subjects(calm / "briefed", "capture")[0], []
    steps: list[tuple[str, Arguments]] = [
        ("new", ("new", at / "another")),
        ("add", ("add", case, source, "-q")),
        ("run", ("run", case, "--jobs", "2", "-q")),
        ("brief", ("brief", case, "-q")),
        ("decide", ("decide", case, subject, "--retract", "--because", "an example")),
        ("pack", ("pack", case, pack)),
        ("unpack", ("unpack", ground.folder / "calm.holdfire", at / "unpacked")),
    ]
    for name, arguments in steps:
        told, before = Told(), rows(case)
        for room in ROOMS:
            leave(at, room)
            more = refused(ground, told, name, arguments)
            before = ground.check(case, before, f"{name} with {room} kB of room")
            for look in ("status", "search"):
                ground.run(look, case, *(["shells"] if look == "search" else []))
            if not more:
                break
        (at / "filler").unlink()
        if told.done == 0:
            ground.run(*arguments)
        if name == "brief" and brief(case) != brief(calm / "briefed"):
            ground.fail("the brief after a full disk is not the undisturbed one")
        lines.append(told.line(f"{name}, no room"))
        _tidy(at)
    kinds = ("case", "decision")
    if named(rows(case), kinds) != named(rows(calm / "briefed"), kinds) or faults(case):
        ground.fail("after a full disk the record is not the undisturbed one")
    return lines


def _tidy(at: Path) -> None:
    """What later steps have no use for, gone; nothing half-written may be left."""
    for name in ("another", "unpacked"):
        shutil.rmtree(at / name, ignore_errors=True)
    (at / "case.holdfire").unlink(missing_ok=True)


STATES = ("index whole", "index gone", "index behind")
SEARCH = ("search", "shells", "--limit", "999")
LOOKS: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("list",),
    ("list", "incidents"),
    ("diff", "--since", "1h"),
    ("verify",),
)
WRITES: tuple[tuple[str, ...], ...] = (
    ("add", "SOURCE"),
    ("run",),
    ("brief",),
    ("decide", "CAPTURE", "--retract", "--because", "an example"),
    ("collect",),
)


def closed(ground: Ground, at: Path, calm: Path, _: Path) -> list[list[object]]:
    """Every command on a disk that is mounted to be read only."""
    for name in STATES:
        shutil.copytree(calm / "briefed", at / name)
    shutil.rmtree(at / STATES[1] / "cache")
    _age(at / STATES[2])
    case = at / "written to"
    shutil.copytree(calm / "briefed", case)
    ground.run("add", case, inputs(ground.folder / "one more", 1, seed=9) / "00000.txt", "-q")
    before = rows(case)
    for left in (*at.glob("*/*-shm"), *at.glob("*/*-wal")):  # of a reader that may not remove them
        left.unlink()
    wanted = _hits(ground.run(*SEARCH[:1], calm / "briefed", *SEARCH[1:])[1])
    if not system("mount", "-o", "remount,ro", str(at)):
        ground.fail(f"{at} could not be closed to writing")
    for look in ("why", "show"):
        ground.run(look, {"why": "A1", "show": "A"}[look], "--brief", case)
    ground.run("pack", case, ground.folder / "elsewhere.holdfire")
    lines = [looked(ground, at / name, wanted) for name in STATES]
    lines.append(written(ground, case, ground.folder / "one more"))
    ground.check(case, before, "a disk that cannot be written")
    return lines


def looked(ground: Ground, case: Path, wanted: int) -> list[object]:
    """Every command that only looks; a line of the table."""
    for command, *more in LOOKS:
        ground.run(command, case, *more)
    found = _hits(ground.run(*SEARCH[:1], case, *SEARCH[1:])[1])
    if found != wanted:
        ground.fail(f"search, {case.name}, read only, found {found} texts of {wanted}")
    return [f"looks, read only, {case.name}", 0, len(LOOKS) + 1, ""]


def written(ground: Ground, case: Path, source: Path) -> list[object]:
    """Every command that writes; a line of the table."""
    told, subject = Told(), subjects(case, "capture")[0]
    meant: dict[str, str | Path] = {"SOURCE": source, "CAPTURE": subject}
    for command, *more in WRITES:
        given = [meant.get(x, x) for x in more]
        if not refused(ground, told, command, (command, case, *given)):
            ground.fail(f"{command} on a disk that cannot be written said it was done")
    return told.line("writes, read only")


def _age(case: Path) -> None:
    """Take the later half of the texts out of a search index again."""
    with closing(sqlite3.connect(case / "cache" / "index.sqlite")) as index, index:
        half = index.execute("SELECT max(number) / 2 FROM numbers").fetchone()
        kept = "SELECT max(number) FROM numbers WHERE number <= ?"
        index.execute(f"UPDATE reached SET seq = ({kept})", half)  # noqa: S608 - joined of constants
        for table, column in (("texts", "rowid"), ("numbers", "number")):
            index.execute(f"DELETE FROM {table} WHERE {column} > (SELECT seq FROM reached)")  # noqa: S608 - the same


def _hits(said: str) -> int:
    """How many texts a search printed."""
    return sum(line.startswith("cap_") for line in said.splitlines())


def undisturbed(ground: Ground, source: Path) -> Path:
    """An empty case and a briefed one, on a disk with room."""
    calm = ground.folder / "calm"
    calm.mkdir()
    ground.run("new", calm / "empty")
    shutil.copytree(calm / "empty", calm / "briefed")
    for command in (("add", source), ("run",), ("brief",)):
        ground.run(command[0], calm / "briefed", *command[1:], "-q")
    ground.run("pack", calm / "briefed", ground.folder / "calm.holdfire")
    return calm


def main(arguments: list[str] | None = None) -> int:
    """Fill, close, run, print the table; 1 where anything failed."""
    argparse.ArgumentParser(description="A case in want of room or of rights.").parse_args(
        arguments
    )
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder))
        source = inputs(ground.folder / "inputs", 24)
        calm, lines = undisturbed(ground, source), list[list[object]]()
        for name, trial in (("full", full), ("closed", closed)):
            with disk(ground.folder / name) as mounted:
                if not mounted:
                    print("skipped: mounting a small disk needs root on Linux")
                    return 0
                lines += trial(ground, ground.folder / name, calm, source)
        table(["command", "refused", "done", "what it said"], lines)
    return int(bool(ground.failures))


if __name__ == "__main__":
    sys.exit(main())
