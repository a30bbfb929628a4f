"""Changes one small thing at a time in a package and looks whether a test notices: `make mutate`.

Every mutant runs the package's tests up to the first that fails. Results are kept under
build/mutation, each with a hash of all that it rests on, so that a run goes on where the last one
stopped and runs nothing again that would end the same. Fails where fewer than `--floor` per cent
are killed, or where a survivor is not explained in survivors.toml.
"""

import argparse
import hashlib
import importlib
import json
import os
import signal
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

if not __package__:
    sys.path[:0] = [str(Path(__file__).resolve().parents[2] / part) for part in ("", "src")]

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from benchmarks.mutation import trial
from benchmarks.mutation.operators import Mutant, members_of, mutants
from benchmarks.mutation.trial import Outcome, Plant

ROOT = Path(__file__).resolve().parents[2]
TIMES = 5
"""A trial may take so many times the processor time of the unchanged package."""
Name = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Ground:
    """What is tried: a package, its tests, what both rest on, and where results are kept."""

    root: Path
    package: str
    tests: str
    record: str

    @property
    def folder(self) -> Path:
        return self.root / "src" / Path(*self.package.split("."))

    @property
    def kept(self) -> Path:
        return self.root / "build" / "mutation" / f"{self.package}.jsonl"

    def modules(self) -> dict[str, Path]:
        """The modules of the package by their names below it, in order."""
        paths = sorted(self.folder.rglob("*.py"))
        return {".".join(p.relative_to(self.folder).with_suffix("").parts): p for p in paths}

    def full(self, module: str) -> str:
        """The name a module is imported by."""
        return f"{self.package}.{module}".removesuffix(".__init__")

    def base(self) -> str:
        """A hash of everything a result rests on besides the mutant."""
        record = self.root / "src" / Path(*self.record.split("."))
        places = (self.folder, record, record.with_suffix(".py"), self.root / self.tests)
        paths = [q for p in places for q in ([p] if p.is_file() else sorted(p.rglob("*.py")))]
        conftest = [p for p in (self.root / "tests" / "conftest.py",) if p.exists()]
        found = hashlib.sha256(repr((sys.version_info[:3], self.tests)).encode())
        for path in [*paths, *conftest]:
            found.update(f"{path.relative_to(self.root)}\0".encode() + path.read_bytes())
        return found.hexdigest()


class Results:
    """Outcomes kept line by line in a file: of these very sources, and hints from others."""

    def __init__(self, path: Path, base: str) -> None:
        self.path = path
        self.base = base
        self.known: dict[str, Outcome] = {}
        self.hints: dict[Name, str] = {}
        rows = {row["digest"]: row for row in self._rows()}
        for row in rows.values():
            self.hints[(row["module"], row["line"], row["change"])] = row["by"]
            if row["base"] == base:
                self.known[row["digest"]] = Outcome(row["word"], row["by"], row["seconds"])
        self._keep(rows.values())

    def _rows(self) -> Iterator[dict]:
        text = self.path.read_text("utf-8") if self.path.exists() else ""
        for line in text.splitlines():
            with suppress(ValueError):  # the end of a run that was cut off
                yield json.loads(line)

    def _keep(self, rows: Iterable[dict]) -> None:
        """The file anew, with the last outcome of each mutant."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_suffix(".new")
        new.write_text("".join(map(_json, rows)), encoding="utf-8")
        new.replace(self.path)

    def add(self, mutant: Mutant, found: Outcome) -> None:
        """Keep one outcome, at once."""
        self.known[_digest(mutant)] = found
        place = {"module": mutant.module, "line": mutant.line, "change": mutant.change}
        row = {"base": self.base, "digest": _digest(mutant), **place, **asdict(found)}
        with self.path.open("a", encoding="utf-8") as file:
            file.write(_json(row))


def _json(row: dict) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _digest(mutant: Mutant) -> str:
    return f"{mutant.module}:{mutant.digest}"


def all_mutants(ground: Ground) -> list[Mutant]:
    """Every mutant of every module, in order."""
    texts = {name: path.read_text("utf-8") for name, path in ground.modules().items()}
    members = members_of(importlib.import_module(ground.record), texts.values())
    return [m for name, text in texts.items() for m in mutants(name, text, members)]


def unchanged(ground: Ground) -> float:
    """Processor seconds that the tests take on the unchanged package; an error where they fail."""
    process, reads = trial.start(None, [ground.tests], "", 0)
    _, status, usage = os.wait4(process, 0)
    seconds = usage.ru_utime + usage.ru_stime
    found = trial.outcome(status, reads, seconds)
    if found.word != "survived":
        raise SystemExit(f"{found.by} fails on the unchanged package: mend it, then run again.")
    return seconds


def run(
    ground: Ground, todo: Sequence[Mutant], results: Results, limit: float, jobs: int
) -> Iterator[tuple[Mutant, Outcome]]:
    """Each mutant with what became of it, so many at a time, as they end."""
    paths = ground.modules()
    waiting = iter(todo)
    running: dict[int, tuple[Mutant, int]] = {}
    try:
        while True:
            while len(running) < jobs and (mutant := next(waiting, None)):
                plant = Plant(ground.full(mutant.module), paths[mutant.module], mutant.code)
                hint = results.hints.get(mutant.name, "")
                process, reads = trial.start(plant, [ground.tests], hint, limit)
                running[process] = mutant, reads
            if not running:
                return
            process, status, usage = os.wait4(-1, 0)
            mutant, reads = running.pop(process)
            yield mutant, trial.outcome(status, reads, round(usage.ru_utime + usage.ru_stime, 2))
    finally:
        for process in running:
            os.kill(process, signal.SIGKILL)


def explained(path: Path) -> dict[Name, str]:
    """The survivors that somebody has explained, and why each may live."""
    rows = tomllib.loads(path.read_text("utf-8")).get("survivor", []) if path.exists() else []
    for row in rows:
        if not all(str(row.get(key, "")).strip() for key in ("module", "line", "change", "why")):
            raise SystemExit(f"{path.name}: {row} needs module, line, change and why; write them.")
    return {(r["module"], r["line"], r["change"]): r["why"] for r in rows}


def table(heading: str, rows: Mapping[str, Counter[str]]) -> Table:
    """Mutants by some heading: how many, and what became of them."""
    made = Table(heading, *("mutants", "killed", "timed out", "survived", "killed %"))
    for column in made.columns[1:]:
        column.justify = "right"
    total = sum(rows.values(), Counter())
    for name, row in (*sorted(rows.items()), ("all", total)):
        counts = (row.total(), row["killed"], row["timed out"], row["survived"])
        made.add_row(name, *map(str, counts), f"{percent(row):.1f}")
    return made


def percent(row: Counter[str]) -> float:
    """How many of a hundred mutants were noticed; one that never ends is."""
    return 100 * (1 - row["survived"] / row.total()) if row.total() else 100.0


def report(
    console: Console, found: Sequence[tuple[Mutant, Outcome]], why: Mapping[Name, str]
) -> list[Mutant]:
    """Print the tables and the survivors nobody has explained; those."""
    by_module: dict[str, Counter[str]] = {}
    by_kind: dict[str, Counter[str]] = {}
    for mutant, outcome in found:
        by_module.setdefault(mutant.module, Counter())[outcome.word] += 1
        by_kind.setdefault(mutant.kind, Counter())[outcome.word] += 1
    console.print(table("kind of change", by_kind), table("module", by_module))
    lived = [m for m, outcome in found if outcome.word == "survived"]
    open_ = [m for m in lived if m.name not in why]
    for mutant in open_:
        say(console, mutant)
    modules = by_module.keys()
    for name in sorted(why.keys() - {m.name for m in lived}):
        if name[0] in modules:
            told = f"explained, but no survivor now: {' | '.join(name)}"
            console.print(told, markup=False, highlight=False, soft_wrap=True)
    console.print(f"{len(lived)} survived, {len(open_)} of them not explained.")
    return open_


def say(console: Console, mutant: Mutant) -> None:
    """One line: where, what kind of change, the change, and the line of code as it stands."""
    place = f"{mutant.module}:{mutant.number}"
    told = f"{place:<16} {mutant.kind}: {mutant.change}   | {mutant.line}"
    console.print(told, markup=False, highlight=False, soft_wrap=True)


def stub(path: Path, open_: Sequence[Mutant]) -> None:
    """Write entries for the survivors left, to be moved to survivors.toml with a reason each."""
    rows = dict.fromkeys(m.name for m in open_)
    keys = ("module", "line", "change")
    text = (
        "".join(
            f"{k} = {json.dumps(v, ensure_ascii=False)}\n" for k, v in zip(keys, r, strict=True)
        )
        for r in rows
    )
    path.write_text("\n".join(f'[[survivor]]\n{t}why = ""\n' for t in text), encoding="utf-8")


def arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="only these (default: all)")
    parser.add_argument("--package", default="holdfire.judge")
    parser.add_argument("--record", default="holdfire.record", help="where the enums are")
    parser.add_argument("--tests", default="tests/judge")
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--survivors", type=Path, default=Path(__file__).parent / "survivors.toml")
    parser.add_argument("--jobs", type=int, default=2, help="trials at a time")
    parser.add_argument("--floor", type=float, default=90.0, help="per cent that must be killed")
    parser.add_argument("--at-most", type=int, metavar="N", help="a sample: try only so many more")
    parser.add_argument("--fresh", action="store_true", help="forget all earlier results")
    parser.add_argument("--list", action="store_true", help="print the mutants and run nothing")
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    """Run what is not known yet, and report; 1 below the floor or with a survivor unexplained."""
    asked = arguments(given)
    ground = Ground(asked.root.resolve(), asked.package, asked.tests, asked.record)
    os.chdir(ground.root)
    sys.path[:0] = [str(ground.root / "src"), str(ground.root)]
    unknown = sorted(set(asked.modules) - ground.modules().keys())
    if unknown:
        raise SystemExit(
            f"{unknown[0]} is none of {', '.join(ground.modules())}: name one of them."
        )
    made = [m for m in all_mutants(ground) if not asked.modules or m.module in asked.modules]
    console = Console()
    if asked.list:
        for m in made:
            say(console, m)
        return 0
    why = explained(asked.survivors)
    if asked.fresh:
        ground.kept.unlink(missing_ok=True)
    results = Results(ground.kept, ground.base())
    todo = sorted((m for m in made if _digest(m) not in results.known), key=lambda m: m.digest)
    with suppress(KeyboardInterrupt):
        _try(ground, todo[: asked.at_most], results, asked.jobs, console)
    found = [(m, results.known[_digest(m)]) for m in made if _digest(m) in results.known]
    open_ = report(console, found, why)
    stub(ground.kept.with_name("unexplained.toml"), open_)
    reached = percent(Counter(outcome.word for _, outcome in found))
    left = len(made) - len(found)
    if left:
        console.print(f"{left} mutants not tried yet: the same command goes on from here.")
    return int(bool(open_) or bool(left) or reached < asked.floor)


def _try(ground: Ground, todo: list[Mutant], results: Results, jobs: int, console: Console) -> None:
    """Run these mutants, with a bar that says how far it is."""
    if not todo:
        return
    trial.warm(ground.package, ground.folder, ground.root / ground.tests)
    seconds = unchanged(ground)
    console.print(f"{len(todo)} mutants to try; the tests take {seconds:.1f} s unchanged.")
    lived = 0
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, TimeRemainingColumn(), console=console, auto_refresh=False) as bar:
        task = bar.add_task("", total=len(todo))
        for mutant, found in run(ground, todo, results, TIMES * seconds, jobs):
            results.add(mutant, found)
            lived += found.word == "survived"
            bar.update(task, advance=1, description=f"{lived} survived", refresh=True)


if __name__ == "__main__":
    sys.exit(main())
