"""`holdfire`: commands and options; exit codes 0 fine, 1 bad data, 2 usage, 3 network."""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from holdfire.errors import UsageError

from .asking import chosen, told, with_reader
from .common import Group, bar, gathered, moment

if TYPE_CHECKING:
    from holdfire.collect import Gathered

_EXAMPLE = "\b\nExample:\n  holdfire brief examples/reports/*.txt -o out\n  holdfire why A1\n"


@click.group(cls=Group, epilog=_EXAMPLE, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show a traceback when something fails.")
@click.version_option(package_name="holdfire")
def main(debug: bool) -> None:
    """Reads what was published about an announced pause: who says what was agreed, what has
    happened since, and whether it is holding under each reading, every answer tied to its words."""


def _inputs(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments `brief` and `read` share."""
    for option in (
        click.option(
            "--outlet",
            "outlets",
            multiple=True,
            metavar="[FILE=]NAME",
            help="Outlet of a file that does not name it.",
        ),
        click.option(
            "--published",
            multiple=True,
            metavar="[FILE=]DATE",
            help="Publication day (YYYY-MM-DD) of a file that does not state it.",
        ),
        click.argument("files", nargs=-1, required=True, metavar="FILE…"),
    ):
        command = option(command)
    return command


@main.command(
    epilog="\b\nExample:\n  holdfire brief examples/reports/*.txt -o out --as-of 2031-03-07T12:00\n"
    "  holdfire brief river-truce --known-at 2031-03-07\n"
)
@_inputs
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for brief.html, brief.md and brief.json; default: out, or brief/ in the case.",
)
@click.option(
    "--as-of",
    metavar="TIME",
    help="Judge as of this time (ISO 8601); default: the end of the latest publication day known.",
)
@click.option(
    "--known-at",
    metavar="TIME",
    help="Of a case: use only what was on record by this time (ISO 8601; UTC unless it says).",
)
@with_reader
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary.")
def brief(
    *,
    files: tuple[str, ...],
    published: tuple[str, ...],
    outlets: tuple[str, ...],
    output: Path | None,
    as_of: str | None,
    known_at: str | None,
    quiet: bool,
    **asked: Any,  # with_reader
) -> None:
    """Write a brief from reports (files, folders, globs, or - for standard input) or of a case."""
    from .cases import brief_case, is_case

    at, known = moment(as_of), moment(known_at, "--known-at")
    if is_case(files):
        if published or outlets:
            raise UsageError("a case has its own; correct a text with `holdfire decide --correct`")
        if asked["reader"]:
            raise UsageError("a case is read by `holdfire run`; give --reader there")
        made, paths = brief_case(Path(files[0]), at, known, output, quiet)
        problems = False
    elif known is not None:
        raise UsageError("--known-at needs a case, which remembers when it learnt what; give one")
    else:
        with chosen(asked) as remote:
            found = gathered(files, published, outlets)
            made, paths = _brief_files(found, at, output, (remote, quiet))
            problems = not told(remote, quiet) or not all(p.light for p in found.problems)
    if not quiet:
        _summary(made)
        click.echo("wrote " + ", ".join(str(p) for p in paths), err=True)
    if problems:
        raise click.exceptions.Exit(1)


def _brief_files(
    found: "Gathered", as_of: datetime | None, output: Path | None, how: tuple[Any, bool]
) -> tuple[Any, list[Path]]:  # Briefed, and in `how` Remote, imported lazily
    """A brief of files, written to the folder; `how`: the model that reads, if any, and quietly."""
    from holdfire.flow.briefing import brief as write
    from holdfire.flow.reading import read_capture
    from holdfire.flow.saving import save, words

    folder, (remote, quiet) = output or Path("out"), how
    read = remote.read if remote else read_capture
    with bar(len(found.captures), "reading", quiet) as step:
        made = write(found, as_of=as_of, step=step, before=words(folder), read=read)
    return made, save(made, found.raw, folder)


@main.command(epilog="\b\nExample:\n  holdfire read examples/reports/04-wire.txt --json | head\n")
@_inputs
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line (docs/nouns.md).")
@with_reader
@click.option("-q", "--quiet", is_flag=True, help="No progress bar.")
def read(
    files: tuple[str, ...],
    published: tuple[str, ...],
    outlets: tuple[str, ...],
    as_json: bool,
    quiet: bool,
    **asked: Any,  # with_reader
) -> None:
    """Print what was read from each file: statements, reports, measures, meetings, readings."""
    from holdfire.flow.reading import read_all, read_capture

    with chosen(asked) as remote:
        found = gathered(files, published, outlets)
        how = remote.read if remote else read_capture
        with bar(len(found.captures), "reading", quiet or not sys.stderr.isatty()) as step:
            for done in read_all(found.captures, step=step, read=how):
                _print(done, as_json)
        whole = told(remote, quiet)
    if not whole or not all(p.light for p in found.problems):
        raise click.exceptions.Exit(1)


_of_brief = click.option(
    "--brief",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the brief, or the case it is of; default: the last one written.",
)


@main.command(epilog="\b\nExample:\n  holdfire why A1\n  holdfire why inc_\n")
@click.argument("id")
@_of_brief
def why(id: str, folder: Path | None) -> None:
    """Walk a mark (A1) or an id of the last brief down to quoted words."""
    from holdfire.flow.saving import last
    from holdfire.flow.why import Node
    from holdfire.flow.why import why as explain

    def lines(node: Node, depth: int = 0) -> Iterator[str]:
        yield "  " * depth + node.text
        for below in node.below:
            yield from lines(below, depth + 1)

    for line in lines(explain(_brief_of(folder) or last(), id)):
        click.echo(line)


@main.command(epilog="\b\nExample:\n  holdfire show A\n")
@click.argument("capture")
@_of_brief
def show(capture: str, folder: Path | None) -> None:
    """Print a capture of the last brief block by block, each with its kind."""
    from holdfire.flow.saving import last
    from holdfire.flow.why import show as blocks

    for kind, text in blocks(_brief_of(folder) or last(), capture):
        click.echo(f"{kind:>12}  {' '.join(text.split())}")


def _brief_of(folder: Path | None) -> Path | None:
    """A case stands for the brief in it."""
    inside = folder / "brief" if folder else None
    return inside if inside and (inside / "brief.json").is_file() else folder


def _summary(made: Any) -> None:  # Briefed, imported lazily
    """The first screen on standard output."""
    from holdfire.tell import markdown

    text = markdown(made.brief)
    head = text.split("\n## Terms")[0].split("\n## Who confirmed")[0]
    click.echo(head.strip())
    click.echo()


def _print(done: Any, as_json: bool) -> None:  # Read, imported lazily
    import json

    from holdfire.tell import hindrance, rows

    for row in rows(done.capture, done.extract):
        click.echo(
            json.dumps(row, ensure_ascii=False) if as_json else _line(row, done.capture.text)
        )
    if why := hindrance(done.capture):
        click.echo(f"holdfire: {done.capture.file} {why}", err=True)


def _line(row: dict[str, Any], text: str) -> str:
    """A record as one line for a person."""
    if row["kind"] == "capture":
        return f"capture    {row['file']}  {row['outlet'] or '?'}  {row['title'] or ''}"
    if row["kind"] == "statement":
        words = " ".join(row["words"].split())
        return f"statement  {row['speaker']['name'] or '?'} [{row['act']}, {row['mode']}]: {words}"
    if row["kind"] == "reading":
        return f"reading    {row['holder']['name']} {row['label']}".rstrip()
    span = row["span"]
    return f"{row['kind']:<10} {' '.join(text[span['start'] : span['end']].split())}"


if __name__ == "__main__":
    main()
