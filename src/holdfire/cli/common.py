"""What the commands share: one-sentence errors, progress bars, times and pairs on the line."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from holdfire.errors import BadInput, HoldfireError, UsageError

if TYPE_CHECKING:
    from holdfire.collect import Gathered


class Group(click.Group):
    """Errors of ours are one sentence on standard error, without a traceback unless --debug."""

    def invoke(self, ctx: click.Context) -> Any:  # click's own signature
        """Run the command; what went wrong becomes a sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except HoldfireError as error:
            if ctx.params.get("debug"):
                raise
            click.echo(f"holdfire: {error}", err=True)
            ctx.exit(error.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(0)
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            what = f"{type(error).__name__}: {error}"
            again = "run it again as `holdfire --debug …` and report what it prints"
            click.echo(f"holdfire: a fault of its own ({what}); {again}", err=True)
            ctx.exit(1)


def plain(text: str) -> str:
    """Words from outside on one line, without what would steer a terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


def pairs(values: tuple[str, ...], files: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """'FILE=VALUE' as a pair; a value alone is for every file."""
    for value in values:
        name, mark, rest = value.rpartition("=")
        if mark and not any(name in (f, Path(f).name) for f in files) and not Path(name).exists():
            raise UsageError(
                f"{name!r} in {value!r} is none of the files given; write FILE={rest} with one "
                f"of them, or {rest} for all"
            )
        yield (name, rest) if mark else ("", value)


def day(value: str) -> date:
    """A day written as YYYY-MM-DD."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"--published {value!r} is not a day; write it as YYYY-MM-DD") from None


def moment(value: str | None, option: str = "--as-of") -> datetime | None:
    """An ISO 8601 time; a day alone is its end."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise UsageError(
            f"{option} {value!r} is not a time; write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM[+HH:MM]"
        ) from None
    return moment.replace(hour=23, minute=59, second=59) if len(value) == 10 else moment


def _no_case(files: tuple[str, ...]) -> None:
    """Refuse a case, or what is left of one, among reports: its own pages are no evidence."""
    for name in files:
        path = Path(name)
        if any((path / n).exists() for n in ("ledger.sqlite", "ledger.seal", "blobs")):
            raise BadInput(
                f"{name} is a case or the remains of one, and no report; give `brief` a case alone "
                "and whole, and put reports in it with `holdfire add`"
            )


def gathered(
    files: tuple[str, ...], published: tuple[str, ...], outlets: tuple[str, ...]
) -> "Gathered":
    """The reports of a command line; what is wrong with some is said on standard error."""
    from holdfire.collect import gather

    _no_case(files)
    days = {name: day(value) for name, value in pairs(published, files)}
    names = dict(pairs(outlets, files))
    found = gather(
        files, published=days, outlets=names, stdin=sys.stdin.buffer if "-" in files else None
    )
    for problem in found.problems:
        click.echo(f"holdfire: {problem.file}: {problem.message}", err=True)
    if not found.captures:
        raise BadInput(
            "nothing could be read; give text or HTML files, folders, or - for standard input"
        )
    return found


@contextmanager
def bar(total: int | None, what: str, quiet: bool) -> Iterator[Callable[[object], None] | None]:
    """A progress bar on standard error when a person is watching."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda _: progress.advance(task)
