"""Fuzzes the intake of every format: `python benchmarks/fuzz/run.py` (`make fuzz`).

Every input is made from a number (format, seed, place), so that one that fails can be made again
with `--again FORMAT:SEED:PLACE`. An input that raises, breaks a law of captures, or takes more than
`--limit` seconds of processor time is kept under build/fuzz, and the command fails. With `--guided`
and atheris installed, new inputs are chosen by what they reach.
"""

import argparse
import hashlib
import random
import resource
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from itertools import pairwise
from pathlib import Path
from types import FrameType

if not __package__:
    sys.path[:0] = [str(Path(__file__).resolve().parents[2] / part) for part in ("", "src")]

from benchmarks.fuzz import mutate, seeds
from holdfire.collect import Problem, capture_of, parts_of
from holdfire.errors import BadInput
from holdfire.record import Capture, Item

KEPT = Path(__file__).resolve().parents[2] / "build" / "fuzz"
LARGEST = 2_000_000_000


class Hang(BaseException):
    """An input took longer than it may; no code under test can catch this by mistake."""


def check(capture: Capture, item: Item) -> None:
    """The laws of captures: blocks inside the text, in order, apart, trimmed; an honest hash."""
    assert capture.sha256 == hashlib.sha256(item.data).hexdigest()
    for block in capture.blocks:
        words = capture.text[block.start : block.end]
        assert words, block
        assert words == words.strip(), (block, words)
    assert all(a.end <= b.start for a, b in pairwise(capture.blocks))
    fields = (capture.title, capture.outlet, capture.origin_outlet, capture.byline, capture.url)
    assert all(field is None or field.strip() for field in fields)


def taken(data: bytes, name: str) -> Counter[str]:
    """Take these bytes in as a file of that name; how many captures, problems and refusals."""
    found: Counter[str] = Counter()
    for part in parts_of(Item(data=data, name=name), limit=200_000):
        if isinstance(part, Problem):
            assert part.message
            found["problems"] += 1
            continue
        found["items"] += 1
        try:
            capture, _ = capture_of(part)
        except BadInput:
            found["refused"] += 1
        else:
            check(capture, part)
            found["captures"] += 1
    return found


def made(name: str, seed: int, place: int) -> bytes:
    """The input of this number."""
    corpus = [build() for build in seeds.FORMATS[name][1]]
    return mutate.mutated(random.Random(f"{name}:{seed}:{place}"), name, corpus)


def tried(data: bytes, name: str, limit: float) -> tuple[Counter[str], str]:
    """What came of an input, and what went wrong, if anything."""
    signal.signal(signal.SIGPROF, _late)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        return taken(data, "x" + seeds.FORMATS[name][0]), ""
    except Hang:
        return Counter(hangs=1), f"hang: over {limit:g} s\n{traceback.format_exc()[-1500:]}"
    except Exception:  # whatever it is, it is what is looked for
        return Counter(crashes=1), traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _late(_number: int, _frame: FrameType | None) -> None:
    raise Hang


def shrunk(data: bytes, name: str, limit: float) -> bytes:
    """A shorter input with the same last line of its traceback, found by leaving stretches out."""
    wanted = tried(data, name, limit)[1].splitlines()[-1:]
    size = len(data) // 2
    while size and not wanted[0].startswith("hang"):
        place = 0
        while place < len(data):
            less = data[:place] + data[place + size :]
            same = tried(less, name, limit)[1].splitlines()[-1:] == wanted
            data, place = (less, place) if same else (data, place + size)
        size //= 2
    return data


def keep(data: bytes, name: str, told: str, where: str) -> None:
    """Write a failing input and its traceback where they can be looked at."""
    KEPT.mkdir(parents=True, exist_ok=True)
    stem = f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    (KEPT / stem).write_bytes(data)
    (KEPT / f"{stem}.txt").write_text(f"{where}\n{told}", encoding="utf-8", errors="replace")
    print(f"  {where}: {told.splitlines()[-1]} (build/fuzz/{stem})", flush=True)


def fuzz(name: str, count: int, seed: int, limit: float) -> Counter[str]:
    """So many inputs of one format; every failure of a new kind is shrunk and kept."""
    total: Counter[str] = Counter()
    seen: set[str] = set()
    begun, slowest = time.process_time(), (0.0, 0)
    for place in range(count):
        data = made(name, seed, place)
        at = time.process_time()
        found, told = tried(data, name, limit)
        slowest = max(slowest, (time.process_time() - at, place))
        total.update(found)
        total["inputs"] += 1
        kind = "".join(told.splitlines()[-3:])
        if told and kind not in seen:
            seen.add(kind)
            keep(shrunk(data, name, limit), name, told, f"{name}:{seed}:{place}")
    total["seconds"] = round(time.process_time() - begun)
    row = (f"{total[key]:>9,}" for key in COLUMNS)
    print(f"{name:<10}{''.join(row)}   {slowest[0]:6.2f} s at {slowest[1]}", flush=True)
    return total


def guided(name: str, count: int, seed: int, limit: float) -> None:
    """So many inputs chosen by coverage; ends the process, as libFuzzer does."""
    import atheris  # type: ignore[import-untyped]  # no dependency: installed for such runs only

    corpus = [build() for build in seeds.FORMATS[name][1]]

    def one(data: bytes) -> None:
        _, told = tried(data, name, limit)
        if told:
            keep(data, name, told, f"{name}: guided")

    def changed(data: bytes, size: int, number: int) -> bytes:
        random_ = random.Random(number)
        if random_.random() < 0.5:
            return bytes(atheris.Mutate(data, size))
        return mutate.mutated(random_, name, [data, *corpus])[:size]

    folder = KEPT / "corpus" / name
    folder.mkdir(parents=True, exist_ok=True)
    for place, data in enumerate(corpus):
        (folder / f"seed{place}").write_bytes(data)
    atheris.instrument_all()
    options = [f"-runs={count}", f"-seed={seed}", "-max_len=20000", "-verbosity=1", str(folder)]
    atheris.Setup([sys.argv[0], *options], one, custom_mutator=changed)
    atheris.Fuzz()


COLUMNS = ("inputs", "items", "captures", "refused", "problems", "crashes", "hangs", "seconds")


def main(arguments: list[str] | None = None) -> int:
    """Fuzz the formats asked for; 1 where any input crashed or hung."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", metavar="FORMAT")
    parser.add_argument("--count", type=int, default=2_000, help="inputs for each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=5.0, help="processor seconds for one input")
    parser.add_argument("--guided", action="store_true", help="choose inputs by coverage (atheris)")
    parser.add_argument("--again", metavar="FORMAT:SEED:PLACE", help="make one input again")
    given = parser.parse_args(arguments)
    unknown = [name for name in given.formats if name not in seeds.FORMATS]
    if unknown:
        parser.error(f"{unknown[0]} is none of {', '.join(seeds.FORMATS)}")
    names = given.formats or [*seeds.FORMATS]
    if given.again:
        name, seed, place = given.again.split(":")
        found, told = tried(made(name, int(seed), int(place)), name, given.limit)
        print(dict(found), told)
        return bool(told)
    if given.guided:
        return _guided(names, given.count, given.seed, given.limit)
    resource.setrlimit(resource.RLIMIT_AS, (LARGEST, resource.getrlimit(resource.RLIMIT_AS)[1]))
    print(f"{'format':<10}{''.join(f'{key:>9}' for key in COLUMNS)}   slowest", flush=True)
    total: Counter[str] = Counter()
    for name in names:
        total.update(fuzz(name, given.count, given.seed, given.limit))
    print(f"{'all':<10}{''.join(f'{total[key]:>9,}' for key in COLUMNS)}")
    return bool(total["crashes"] or total["hangs"])


def _guided(formats: list[str], count: int, seed: int, limit: float) -> int:
    """Each format in a process of its own, since libFuzzer ends the one it runs in."""
    if len(formats) == 1:
        guided(formats[0], count, seed, limit)
    options = ["--guided", "--count", str(count), "--seed", str(seed), "--limit", str(limit)]
    runs = (subprocess.run([sys.executable, __file__, name, *options]) for name in formats)
    return max(run.returncode for run in runs)


if __name__ == "__main__":
    sys.exit(main())
