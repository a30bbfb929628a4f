"""Measures the reader: `python benchmarks/quality/run.py` (see README.md beside this file)."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from rich.console import Console
from rich.table import Table

from benchmarks.quality import (
    adapter,
    confusions,
    corpus,
    document,
    floors,
    gold,
    outside,
    score,
    score_dates,
    score_places,
    score_times,
    sides,
)
from benchmarks.quality.document import Result
from benchmarks.quality.floors import Measured
from benchmarks.quality.tally import figures

HERE = Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs" / "accuracy.md"
FLOORS = HERE / "floors.json"
OWN = (
    "dev", "blind", "blind-more", "blind-acts", "dev-reports", "dev-truce", "blind-reports",
    "blind-truce",
)  # fmt: skip
NAMES = (
    corpus.NAME,
    *OWN,
    *score_times.NAMES,
    *score_dates.NAMES,
    *score_places.FILES,
    *outside.SETS,
)
UNGUARDED = ("resolved", "mean km", "median km")
"""Figures without a floor: an honest unknown may rise, a distance should fall."""
COLUMNS = 2


@dataclass(slots=True)
class Outcome:
    """Everything one run found out."""

    results: list[Result] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    scorer: str = ""

    @property
    def measured(self) -> dict[str, Measured]:
        """What floors apply to: all sets but the seen halves."""
        kept = [r for r in self.results if "dev" not in r.name]
        return {
            r.name: Measured(r.digest, {n: f for n, f in r.figures.items() if n not in UNGUARDED})
            for r in kept
        }


def main(arguments: list[str] | None = None) -> int:
    """Run as asked; 0 when every floor holds, 1 when not, 2 when asked wrongly."""
    asked = parser().parse_args(arguments)
    refusal = refused(asked) or adapter.check_reader(asked.reader)
    if refusal:
        print(refusal, file=sys.stderr)
        return 2
    names = [asked.set] if asked.set else [n for n in NAMES if not asked.errors or "dev" in n]
    outcome = Outcome()
    for name in names:
        runner(name)(name, asked, outcome)
    if not asked.errors:
        finish(asked, outcome)
    remark(outcome)
    return int(bool(outcome.failures))


def runner(name: str) -> Callable[[str, argparse.Namespace, Outcome], None]:
    """What measures a set."""
    if name in score_times.NAMES:
        return run_times
    if name in score_dates.NAMES:
        return run_dates
    if name in score_places.FILES:
        return run_places
    if name in outside.SETS:
        return run_outside
    return run_corpus if name == corpus.NAME else run_own


def parser() -> argparse.ArgumentParser:
    """The flags."""
    flags = argparse.ArgumentParser(description="Scores the reader and guards its floors.")
    flags.add_argument("--set", choices=NAMES, help="one set only")
    flags.add_argument("--errors", action="store_true", help="list what is wrong on the dev sets")
    flags.add_argument("--json", action="store_true", help="figures as JSON")
    flags.add_argument("--pin", action="store_true", help="raise floors to what was measured")
    flags.add_argument("--lower", metavar="REASON", help="with --pin: lower too, and why")
    flags.add_argument("--reader", default=adapter.READER, help="MODULE:FUNCTION to measure")
    flags.add_argument("--sets", type=Path, default=HERE / "sets", help="folder of our own sets")
    flags.add_argument("--floors", type=Path, default=FLOORS, help="pinned floors")
    flags.add_argument("--page", type=Path, default=PAGE, help="the page to write")
    flags.add_argument("--no-page", action="store_true", help="leave the page as it is")
    flags.add_argument("--predictions", type=Path, help="keep the PolNeAR predictions here")
    return flags


def refused(asked: argparse.Namespace) -> str | None:
    """Why the flags cannot be followed, or None."""
    if asked.errors and asked.set and "blind" in asked.set:
        return f"{asked.set} is blind: its items are never shown; use --errors on a dev set"
    if asked.lower is not None and not (asked.pin and asked.lower.strip()):
        return "--lower needs --pin and a reason in words"
    if asked.pin and asked.floors == FLOORS and asked.reader != adapter.READER:
        return "the project's floors are pinned on its own reader; give --floors another file"
    if asked.errors and (asked.json or asked.pin):
        return "--errors only lists; give --json or --pin without it"
    return None


def run_own(name: str, asked: argparse.Namespace, outcome: Outcome) -> None:
    """One of our own sets."""
    path = asked.sets / f"{name}.jsonl"
    if not path.is_file():
        outcome.skipped.append(f"{name} skipped: {path.name} is not there")
        return
    found = gold.load(path)
    outcome.failures += [f"{name}: left out, {problem}" for problem in found.broken]
    outcome.skipped += [f"{name}: {note}" for note in found.loose]
    tasks = [adapter.Task(i.text, i.published, "", found.blind, asked.reader) for i in found.items]
    answers = adapter.read_many(tasks, name)
    note_failed(name, answers, found.blind, outcome)
    pairs = list(zip(found.items, answers, strict=True))
    if asked.errors:
        show(sides.errors(item, answer.view) for item, answer in pairs)
        return
    tallies = [score.tally_of(item, answer.view) for item, answer in pairs]
    silent = score.silent_defaults(tallies)
    mixed = confusions.of(pairs) if not found.blind else {}
    made = figures(tallies)
    outcome.results.append(Result(name, len(tallies), found.digest, made, silent, mixed))


def run_corpus(name: str, asked: argparse.Namespace, outcome: Outcome) -> None:
    """PolNeAR dev."""
    loaded = corpus.load()
    if isinstance(loaded, str):
        outcome.skipped.append(f"{name} skipped: {loaded}")
        return
    answers = adapter.read_many(corpus.tasks(loaded, asked.reader), name)
    note_failed(name, answers, False, outcome)
    if asked.errors:
        pairs = zip(corpus.items(loaded), answers, strict=True)
        show(sides.errors(i, a.view, only_spans=True) for i, a in pairs)
        return
    tallies = [
        corpus.tally_of(loaded.scorer, corpus.gold_of(article), corpus.attributions(a.rows))
        for article, a in zip(loaded.articles, answers, strict=True)
    ]
    with tempfile.TemporaryDirectory() as folder:
        predictions = asked.predictions or Path(folder) / "predictions.jsonl"
        corpus.write_predictions(loaded, answers, predictions)
        outcome.scorer = corpus.scorer_lines(loaded, predictions)
    outcome.results.append(Result(name, len(tallies), loaded.digest, figures(tallies)))


def run_times(name: str, asked: argparse.Namespace, outcome: Outcome) -> None:
    """The time phrases with their answers."""
    path = asked.sets / f"{name}.jsonl"
    if not path.is_file():
        outcome.skipped.append(f"{name} skipped: {path.name} is not there")
        return
    phrases = score_times.load(path)
    outcome.failures += [f"{name}: left out, {problem}" for problem in phrases.broken]
    if asked.errors:
        show(score_times.errors(item) for item in phrases.items)
        return
    tallies = [score_times.tally_of(item) for item in phrases.items]
    outcome.results.append(Result(name, len(tallies), phrases.digest, figures(tallies)))


def run_dates(name: str, asked: argparse.Namespace, outcome: Outcome) -> None:
    """The dates of a corpus that is not part of the project."""
    dates = score_dates.load(name)
    if isinstance(dates, str):
        outcome.skipped.append(f"{name} skipped: {dates}")
        return
    if asked.errors:
        show(score_dates.errors(name, text) for text in dates.texts)
        return
    tallies = [score_dates.tally_of(name, text) for text in dates.texts]
    outcome.results.append(Result(name, len(tallies), dates.digest, figures(tallies)))


def run_places(name: str, asked: argparse.Namespace, outcome: Outcome) -> None:
    """One corpus of places; it calls the resolver, whatever the reader is."""
    loaded = score_places.load(name)
    if isinstance(loaded, str):
        outcome.skipped.append(f"{name} skipped: {loaded}")
    elif asked.errors:
        show(score_places.errors(loaded))
    else:
        measured = score_places.measure(loaded)
        outcome.results.append(Result(name, len(loaded.texts), loaded.digest, measured))


def run_outside(name: str, asked: argparse.Namespace, outcome: Outcome) -> None:
    """A corpus from elsewhere."""
    loaded = outside.SETS[name]()
    if isinstance(loaded, str):
        outcome.skipped.append(f"{name} skipped: {loaded}")
        return
    answers = adapter.read_many(loaded.tasks, name)
    note_failed(name, answers, False, outcome)
    rows = [a.rows for a in answers]
    mixed = loaded.confused(rows)
    if asked.errors:
        print("\n".join(confusions.lines(name, mixed)))
        return
    made = loaded.figures(rows)
    outcome.results.append(Result(name, len(rows), loaded.digest, made, confused=mixed))


def note_failed(name: str, answers: list[adapter.Answer], secret: bool, outcome: Outcome) -> None:
    """A reader that fails on a text fails the run; of a blind text only the error's kind."""
    reasons = [a.failure for a in answers if a.failure]
    if reasons:
        shown = ", ".join(sorted(set(reasons))) if secret else reasons[0]
        outcome.failures.append(f"{name}: the reader failed on {len(reasons)} texts: {shown}")


def show(groups: Iterator[Iterator[str]]) -> None:
    """Print the lines of every item."""
    for lines in groups:
        for line in lines:
            print(line)


def finish(asked: argparse.Namespace, outcome: Outcome) -> None:
    """Floors, tables, page."""
    pinned = floors.load(asked.floors)
    if asked.pin:
        pin(asked, outcome, pinned)
    else:
        outcome.failures += floors.failures(pinned, outcome.measured)
    report(asked, outcome)
    own = asked.reader == adapter.READER or asked.page != PAGE
    if own and not asked.set and not asked.no_page:
        write_page(asked.page, outcome)


def pin(asked: argparse.Namespace, outcome: Outcome, pinned: Mapping[str, Any]) -> None:
    """New floors, unless something failed on the way or they would fall in silence."""
    if outcome.failures:
        outcome.failures.append("not pinned: see the failures before this")
        return
    try:
        floors.save(asked.floors, floors.pin(pinned, outcome.measured, asked.lower))
    except floors.PinRefused as problem:
        outcome.failures.append(f"not pinned: {problem}")


def remark(outcome: Outcome) -> None:
    """What was skipped and what failed, on standard error."""
    for line in outcome.skipped:
        print(f"note: {line}", file=sys.stderr)
    for line in outcome.failures:
        print(f"FAILED {line}", file=sys.stderr)


def report(asked: argparse.Namespace, outcome: Outcome) -> None:
    """Figures on standard output."""
    if asked.json:
        print(json.dumps(as_json(outcome), indent=1))
    else:
        console = Console(width=None if sys.stdout.isatty() else 150, highlight=False)
        for result in outcome.results:
            console.print(table(result))
        if outcome.scorer:
            print(f"polnear.py says:\n{outcome.scorer}")


def as_json(outcome: Outcome) -> Mapping[str, Any]:
    """The same as JSON."""
    sets = {
        r.name: {
            "items": r.items,
            "digest": r.digest,
            "figures": {name: f.as_dict() for name, f in r.figures.items()},
            "silent": r.silent,
        }
        for r in outcome.results
    }
    return {"sets": sets, "skipped": outcome.skipped, "failures": outcome.failures}


def table(result: Result) -> Table:
    """One set, its figures in two columns."""
    title = f"{result.name}: {result.items} texts"
    if result.silent:
        title += f"; silent days {result.silent['days']}, places {result.silent['places']}"
    made = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for _ in range(COLUMNS):
        made.add_column("figure")
        for head in ("value", "n", "95 %"):
            made.add_column(head, justify="right")
    cells = [
        (name, f"{f.value:.3f}", str(f.n), f"{f.low:.3f}-{f.high:.3f}  ")
        for name, f in result.figures.items()
    ]
    half = (len(cells) + 1) // COLUMNS
    for at in range(half):
        right = cells[half + at] if half + at < len(cells) else ()
        made.add_row(*cells[at], *right)
    return made


def write_page(path: Path, outcome: Outcome) -> None:
    """The page, unless the run failed or a set that stands in it could not be measured."""
    absent = sorted(set(NAMES) - {r.name for r in outcome.results})
    reason = "the run failed" if outcome.failures else absent and f"not measured: {absent}"
    if reason and path.is_file():
        print(f"note: {path.name} left as it is; {reason}", file=sys.stderr)
        return
    document.write(path, outcome.results)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
