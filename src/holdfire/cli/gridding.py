"""The status grid and the exports of a case, on a terminal, in a pipe, in a file."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from holdfire.errors import BadInput
from holdfire.record import Word

from .cases import in_case, opened, quietly
from .common import bar, moment, plain

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from holdfire.record import Reading
    from holdfire.tell.grid import Grid, Line

SHOWN = 14
"""Days on a terminal, where nothing else was asked for."""

MARKS = {
    Word.HOLDING: ("+H", "green"),
    Word.DISPUTED: ("~D", "yellow"),
    Word.UNDETERMINED: ("?U", "default"),
    Word.BREACHED: ("xB", "bold red"),
    Word.PARTLY: ("/P", "red"),
    Word.COLLAPSED: ("#C", "bold red"),
    Word.NEVER: ("-N", "default"),
    Word.UNCONFIRMED: ("?N", "default"),
}
"""Each word in two signs: a mark and a letter, which tell it without colour."""


def narrowed(found: "Grid", days: int | None, reading: str | None) -> "Grid":
    """The grid of the readings and the last days asked for."""
    from holdfire.tell.grid import last, only

    found = only(found, reading) if reading else found
    return last(found, days) if days else found


def on_terminal() -> bool:
    """Whether a person sees what is printed."""
    return sys.stdout.isatty()


def show(found: "Grid", case: Path) -> None:
    """Print it: a table for a person, tab-separated words for a pipe."""
    click.echo()
    if not on_terminal():
        for line in _tabbed(found):
            click.echo(line)
        return
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    for reading in found.readings:
        console.print(_headed(found, reading), style="bold")
        for table in _tables(found, reading.id, console.width):
            console.print(table)
    for note in _notes(found, case):
        console.print(note, soft_wrap=True)


def _tabbed(found: "Grid") -> Iterator[str]:
    """The header; a row for each reading as a whole, then its rows with a word for each day."""
    days = [*found.days, *([None] if found.undated else [])]
    heads = ("reading", "clause", "option", "actor", "status in time", "word")
    yield "\t".join((*heads, *(d or "no day" for d in days)))
    for reading in found.readings:
        rolled = found.word(reading.id)
        told = (rolled.phase.value, rolled.word.value) if rolled else ("", "")
        yield "\t".join((_holder(reading), "", "", "", *told, *("" for _ in days)))
        for line in found.of(reading.id):
            named = (_holder(reading), line.clause, line.option, line.actor or "")
            phases = dict.fromkeys(c.phase.value for c in line.cells)
            words = (" / ".join(w.value for w in line.words(d)) for d in days)
            yield "\t".join((*map(plain, named), " / ".join(phases), "", *words))


def _holder(reading: "Reading") -> str:
    return plain(f"{reading.holder} {reading.label}")


def _headed(found: "Grid", reading: "Reading") -> str:
    """Holder, word and status in time of a reading."""
    rolled = found.word(reading.id)
    told = f"{rolled.word.value}; status in time: {rolled.phase.value}" if rolled else "not judged"
    return f"{_holder(reading)}: {told}"


def _tables(found: "Grid", reading: str, width: int) -> Iterator["Table | str"]:
    """The rows of a reading under the actor and clause they are about; as many days side by side
    as the terminal has room for."""
    lines = found.of(reading)
    days = [*found.days, *([None] if found.undated else [])] if lines else []
    widest = max((len(_option(x)) for x in found.lines), default=0)
    label = min(widest, max(_LABEL, width - _DAY * len(days)))
    room = max(1, (width - label) // _DAY)
    for n in range(0, len(days), room):
        shown = days[n : n + room]
        yield _table((), shown, label)
        for about, inside in groupby(lines, key=_about):
            yield about
            yield _table(inside, shown, label)


_LABEL, _DAY = 20, 4
"""The least width of a row's name, and that of a day."""


def _table(lines: Iterable["Line"], days: list[str | None], label: int) -> "Table":
    """These rows; none of them: the heads of the days."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=0, show_header=not lines)
    table.add_column(width=label, overflow="fold")
    for head in _heads(days):
        table.add_column(head, justify="right", no_wrap=True, width=_DAY)
    for line in lines:
        cells = (Text("").join(_mark(w) for w in line.words(d)) for d in days)
        table.add_row(Text(_option(line)), *cells)
    return table


def _mark(word: Word) -> "Text":
    from rich.text import Text

    return Text(*MARKS[word])


def _about(line: "Line") -> str:
    return plain(": ".join(t for t in (line.actor or "nobody named", line.name) if t))


def _option(line: "Line") -> str:
    return f"  {plain(line.option or 'as stated')}"


def _heads(days: list[str | None]) -> Iterator[str]:
    """The number of each day, under its month where that is another than before."""
    month = None
    for day in days:
        if day is None:
            yield "no\nday"
            continue
        at = date.fromisoformat(day)
        yield f"{at:%b}\n{at.day}" if at.month != month else f"\n{at.day}"
        month = at.month


def _notes(found: "Grid", case: Path) -> Iterator[str]:
    """What the marks mean, which days these are, and which are not shown."""
    seen = {c.word for line in found.lines for c in line.cells}
    if seen:
        yield "marks: " + ", ".join(f"{MARKS[w][0]} {w.value}" for w in MARKS if w in seen)
    if found.days:
        first, last = (date.fromisoformat(d) for d in (found.days[0], found.days[-1]))
        yield f"days: {first:%-d %B %Y} to {last:%-d %B %Y}; blank: not judged on that day"
    if found.hidden:
        breaches = f", {len(found.broken)} of them with a breach" if found.broken else ""
        every = len(found.days) + len(found.hidden)
        yield (
            f"{len(found.hidden)} earlier days are not shown{breaches}; all of them: "
            f"holdfire status {case} --days {every}, or --csv"
        )


@click.command(
    epilog="\b\nExample:\n  holdfire export river-truce --as eth-prio -o river-truce.csv\n"
)
@in_case
@click.option(
    "--as",
    "form",
    required=True,
    type=click.Choice(("eth-prio", "pa-x", "csv")),
    help="Whose fields: ETH/PRIO ceasefires, PA-X agreements, or the status grid's own.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; default: standard output.",
)
@click.option(
    "--as-of", metavar="TIME", help="Judge as of this time (ISO 8601), as `holdfire brief` does."
)
@quietly
def export(case: Path, form: str, output: Path | None, as_of: str | None, quiet: bool) -> None:
    """Print a case as CSV: the status grid, or rows with the fields of others' data sets."""
    with opened(case, readonly=True) as held, bar(held.texts(), "judging", quiet) as step:
        text = held.export(form, as_of=moment(as_of), step=step)
    if output is None:
        click.echo(text.encode(), nl=False)
        return
    try:
        output.write_bytes(text.encode())
    except OSError as error:
        raise BadInput(
            f"{output} cannot be written ({error.strerror}); name another file"
        ) from error
    if not quiet:
        click.echo(f"wrote {output}", err=True)
