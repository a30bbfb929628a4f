"""The program killed at random moments: `python benchmarks/endurance/kills.py`.

Each kill is a SIGKILL, of the whole process group or of the first process alone, while a command
works on a case. After each one the case must verify and hold every row it held; at the end of each
series the same command must complete, and leave just the record that an undisturbed one leaves.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

if not __package__:
    sys.path[:0] = [str(Path(__file__).resolve().parents[2]), "src"]

from benchmarks.endurance.ground import (
    NOTE,
    Ground,
    Rows,
    brief,
    faults,
    inputs,
    killed,
    named,
    orphans,
    rows,
    stored,
    table,
    unfound,
)
from holdfire.flow.case import Case

REPORTS = 60
"""With the pages, mails and messages beside them more than a run reads in one process."""
Arguments = tuple[str | Path, ...]


@dataclass
class Tally:
    """What became of the kills of one command."""

    name: str
    kills: int = 0
    alive: int = 0
    alone: int = 0
    partial: int = 0
    slowest: float = 0.0
    begun: float = field(default_factory=time.monotonic)

    def line(self, failed: int) -> list[object]:
        """Its line of the table."""
        seconds = f"{time.monotonic() - self.begun:.0f}"
        return [self.name, self.kills, self.alive, self.alone, self.partial,
                f"{self.slowest:.1f}", failed, seconds]  # fmt: skip


HEADS = ["command", "kills", "at work", "parent only", "part done", "orphans, s", "failed", "s"]


@dataclass(frozen=True)
class Plan:
    """A command on a copy of a case, killed `kills` times in series of `each`, and what it leaves.

    `full` is the seconds it takes undisturbed, `want` its rows then.
    """

    name: str
    base: Path
    command: Callable[[Path], Arguments]
    kills: int
    each: int
    full: float
    want: list[tuple[str, str]]
    done: Callable[[Ground, Path, str, int], None]


def moments(rng: random.Random, number: int, full: float) -> list[float]:
    """Seconds spread evenly over a run, one at random in each stretch, in random order."""
    found = [full * (n + rng.random()) / number for n in range(number)]
    rng.shuffle(found)
    return found


def hit(ground: Ground, tally: Tally, arguments: Arguments, at: float, *, group: bool) -> Rows:
    """Start the command, kill it then, and see its processes gone; the rows it showed before."""
    case = Path(arguments[1])
    child = ground.start(*arguments)
    time.sleep(at)
    seen = rows(case) if tally.kills % 2 else []
    tally.kills += 1
    tally.alive += killed(child, group=group)
    tally.alone += not group
    begun = time.monotonic()
    child.wait()
    if left := orphans(child.pid):
        ground.fail(f"{arguments[0]} killed at {at:.2f} s left processes {left}")
        for one in left:
            os.kill(one, 9)
    tally.slowest = max(tally.slowest, time.monotonic() - begun)
    child.communicate()
    return seen


def disturb(ground: Ground, rng: random.Random, plan: Plan) -> Tally:
    """All series of one plan, until so many kills met the command at work."""
    tally, number = Tally(plan.name), 0
    times = moments(rng, plan.kills, plan.full)
    while tally.alive < plan.kills and tally.kills < 3 * plan.kills:
        case = ground.folder / f"{plan.name.replace(' ', '')}-{number}"
        shutil.copytree(plan.base, case)
        known = _series(ground, tally, plan, case, times)
        if tally.alive + len(times) < plan.kills:
            times += moments(rng, plan.kills - tally.alive - len(times), plan.full)
        what = f"series {number} of {plan.name}"
        ground.run(*plan.command(case))
        plan.done(ground, case, what, number)
        ground.check(case, known, what)
        if stored(case) != plan.want:
            ground.fail(f"{what} left other rows or bytes than undisturbed")
        shutil.rmtree(case)
        number += 1
    return tally


def _series(ground: Ground, tally: Tally, plan: Plan, case: Path, times: list[float]) -> Rows:
    """Kills one after the other, until one comes too late; the rows that are on record then."""
    known = rows(case)
    least = len(known)
    for at in [times.pop() for _ in range(min(plan.each, len(times)))]:
        what = f"{plan.name} killed at {at:.2f} s (kill {tally.kills})"
        alive = tally.alive
        seen = hit(ground, tally, plan.command(case), at, group=tally.kills % 3 != 0)
        known = ground.check(case, max(known, seen, key=len), what)
        tally.partial += least < len(known) <= len(plan.want)
        if tally.alive == alive:
            break
    return known


def adding(ground: Ground, case: Path, what: str, _: int) -> None:
    """After an add: every text is found."""
    if lost := unfound(case):
        ground.fail(f"{what}: a search does not find {lost[:3]}")


def reading(want: dict[str, bytes]) -> Callable[[Ground, Path, str, int], None]:
    """After each third run, for it takes long: the brief is the undisturbed one, byte for byte."""

    def done(ground: Ground, case: Path, what: str, number: int) -> None:
        if number % 3:
            return
        copy = case.with_name("compared")
        shutil.copytree(case, copy)
        with Case(copy) as held:
            held.brief()
        if brief(copy) != want:
            ground.fail(f"{what}: the brief is not the undisturbed one")
        shutil.rmtree(copy)

    return done


@dataclass(frozen=True)
class Undisturbed:
    """Cases that nothing happened to, and how long each command took."""

    empty: Path
    added: Path
    read: Path
    briefed: Path
    source: Path
    seconds: dict[str, float]


def undisturbed(ground: Ground) -> Undisturbed:
    """The same commands, left alone."""
    at = ground.folder  # beside the cases that are hit: a record names files as seen from its case
    source = inputs(at / "inputs", REPORTS)
    stages = [at / name for name in ("empty", "added", "read", "briefed")]
    ground.run("new", stages[0])
    asked: list[Arguments] = [("add", "", source), ("run", "", "--jobs", "2"), ("brief", "", "-q")]
    seconds = {}
    for (name, _, *more), old, new in zip(asked, stages, stages[1:], strict=False):
        shutil.copytree(old, new)
        seconds[str(name)] = ground.run(name, new, *more)[2]
    twin = at / "twin"
    shutil.copytree(stages[1], twin)
    seconds["run 1"] = ground.run("run", twin, "--jobs", "1")[2]
    if stored(twin) != stored(stages[2]):
        ground.fail("one process and two leave different rows")
    empty, added, read, told = stages
    return Undisturbed(empty, added, read, told, source, seconds)


def plans(calm: Undisturbed, scale: float) -> list[Plan]:
    """The two hundred kills."""
    told = reading(brief(calm.briefed))
    read = stored(calm.read)

    def add(case: Path) -> Arguments:
        return "add", case, calm.source

    def run(jobs: str) -> Callable[[Path], Arguments]:
        return lambda case: ("run", case, "--jobs", jobs)

    most, half = max(4, int(100 * scale)), max(2, int(50 * scale))
    added = stored(calm.added)
    return [
        Plan("add", calm.empty, add, most, 5, calm.seconds["add"], added, adding),
        Plan("run --jobs 2", calm.added, run("2"), half, 4, calm.seconds["run"], read, told),
        Plan("run --jobs 1", calm.added, run("1"), half, 10, calm.seconds["run 1"], read, told),
    ]


def made_anew(ground: Ground, rng: random.Random, number: int) -> Tally:
    """Kills of `new`: a case is there whole or not at all."""
    tally, place = Tally("new"), ground.folder / "anew"
    full = ground.run("new", place)[2]
    for at in moments(rng, number, full):
        shutil.rmtree(place)
        hit(ground, tally, ("new", place), at, group=True)
        if place.exists():
            ground.check(place, [], f"new killed at {at:.2f} s")
        else:
            ground.run("new", place)
        if [kind for _, kind, _, _ in rows(place)] != ["case"]:
            ground.fail(f"new killed at {at:.2f} s left a case of {len(rows(place))} rows")
    return tally


def briefed(ground: Ground, rng: random.Random, calm: Undisturbed, number: int) -> Tally:
    """Kills of `brief`: each of its files is the whole one or not there."""
    tally, want = Tally("brief"), brief(calm.briefed)
    case = ground.folder / "to-brief"
    for at in moments(rng, number, calm.seconds["brief"]):
        shutil.copytree(calm.read, case)
        before = rows(case)
        hit(ground, tally, ("brief", case, "-q"), at, group=True)
        ground.check(case, before, f"brief killed at {at:.2f} s")
        if any(want[name] != data for name, data in brief(case).items()):
            ground.fail(f"brief killed at {at:.2f} s left a file cut off")
        ground.run("brief", case, "-q")
        if brief(case) != want or named(rows(case)) != named(rows(calm.briefed)):
            ground.fail(f"brief killed at {at:.2f} s and run again is not the undisturbed one")
        shutil.rmtree(case)
    return tally


def packed(ground: Ground, rng: random.Random, calm: Undisturbed, number: int) -> list[Tally]:
    """Kills of `pack` and `unpack`: what they write is there whole or not at all."""
    whole, file = ground.folder / "whole.holdfire", ground.folder / "packed.holdfire"
    folder = ground.folder / "unpacked"
    full = ground.run("pack", calm.briefed, whole)[2]
    tallies = [Tally("pack"), Tally("unpack")]
    for at in moments(rng, number, full):
        hit(ground, tallies[0], ("pack", calm.briefed, file), at, group=True)
        if not file.exists():
            ground.run("pack", calm.briefed, file)
        if file.read_bytes() != whole.read_bytes():
            ground.fail(f"pack killed at {at:.2f} s left another file")
        file.unlink()
    full = ground.run("unpack", whole, folder)[2]
    for at in moments(rng, number, full):
        shutil.rmtree(folder)
        hit(ground, tallies[1], ("unpack", whole, folder), at, group=True)
        if not folder.exists():
            ground.run("unpack", whole, folder)
        if faults(folder) or rows(folder) != rows(calm.briefed):
            ground.fail(f"unpack killed at {at:.2f} s left another case")
    return tallies


FEED = """<rss version="2.0"><channel><title>River Dispatch</title><link>{0}/</link>{1}</channel>
</rss>"""
ENTRY = "<item><title>Note {0}</title><link>{1}/n/{0}</link><description>Quiet at Visby, note {0}."
SOURCES = """[[source]]
id = "river"
name = "River Dispatch"
kind = "feed"
url = "{0}/feed.xml"
follow = true
language = "en"
"""


class Pages(BaseHTTPRequestHandler):
    """A feed and the three pages behind it."""

    def do_GET(self) -> None:
        """Answer one request."""
        here = f"http://{self.headers['Host']}"
        told = "".join(ENTRY.format(n, here) + "</description></item>" for n in range(3))
        pages = {"/feed.xml": ("application/rss+xml", FEED.format(here, told))}
        words = "Shells fell near Visby on Tuesday, the mayor, Anna Brandt, said."
        for n in range(3):
            text = f"<html><title>Note {n}</title><article><p>{NOTE}</p><p>{n}. {words}</p>"
            pages[f"/n/{n}"] = ("text/html", text)
        kind, body = pages.get(self.path, ("", ""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def site() -> Iterator[str]:
    """The address of a server on this machine that shows the feed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def collected(ground: Ground, rng: random.Random, calm: Undisturbed, number: int) -> Tally:
    """Kills of `collect`: what it took in stays, the next look takes in the rest."""
    tally, timed = Tally("collect"), ("case", "look")
    with site() as here:
        calm_one = ground.folder / "collected"
        case = ground.folder / "collecting"
        for folder in (calm_one, case):
            shutil.copytree(calm.empty, folder)
            (folder / "sources.toml").write_text(SOURCES.format(here), encoding="utf-8")
        full = ground.run("collect", calm_one, "--allow-private")[2]
        known = rows(case)
        for at in sorted(moments(rng, number, full)):
            hit(ground, tally, ("collect", case, "--allow-private"), at, group=True)
            known = ground.check(case, known, f"collect killed at {at:.2f} s")
            tally.partial += 1 < len(known) < len(rows(calm_one))
        ground.run("collect", case, "--allow-private")
    if named(rows(case), timed) != named(rows(calm_one), timed):
        ground.fail("a collect that was killed took in other texts than an undisturbed one")
    if not any(kind == "look" for _, kind, _, _ in rows(case)):
        ground.fail("a collect that was killed and run again put no look on record")
    return tally


def main(arguments: list[str] | None = None) -> int:
    """Kill, check, print the table; 1 where anything failed."""
    parser = argparse.ArgumentParser(description="Kill holdfire at random moments.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="commands whose name holds this")
    parser.add_argument("--scale", type=float, default=1.0, help="1 is 200 kills of add and run")
    wanted = parser.parse_args(arguments)
    rng = random.Random(wanted.seed)
    few = max(2, int(6 * wanted.scale))
    os.nice(5)
    lines: list[list[object]] = []
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder))
        os.environ.update(ground.environment())
        calm = undisturbed(ground)
        steps: dict[str, Callable[[], Tally | list[Tally]]] = {
            **{p.name: partial(disturb, ground, rng, p) for p in plans(calm, wanted.scale)},
            "new": lambda: made_anew(ground, rng, few),
            "brief": lambda: briefed(ground, rng, calm, few),
            "pack, unpack": lambda: packed(ground, rng, calm, few),
            "collect": lambda: collected(ground, rng, calm, few),
        }
        for step in (steps[name] for name in steps if wanted.only in name):
            before = len(ground.failures)
            found = step()
            failed = len(ground.failures) - before
            lines += [t.line(failed) for t in (found if isinstance(found, list) else [found])]
            print(*lines[-1], flush=True)
        print()
        table(HEADS, lines)
    return int(bool(ground.failures))


if __name__ == "__main__":
    sys.exit(main())
