"""Commands on a case: a record of one pause that lasts."""

import getpass
import os
import sys
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .common import bar, day, pairs, plain

if TYPE_CHECKING:
    from holdfire.collect.fetch import Fetcher
    from holdfire.flow.case import Case
    from holdfire.flow.history import Replaced

_CASE = click.Path(file_okay=False, path_type=Path)
in_case = click.argument("case", type=_CASE)
as_json = click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")
quietly = click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary.")
signed = click.option(
    "--by", metavar="NAME", help="Who does this; default: $HOLDFIRE_BY, else the user's name."
)


def person(by: str | None) -> str:
    """The name that stands behind an addition or a decision."""
    return by or os.environ.get("HOLDFIRE_BY") or getpass.getuser()


def opened(root: Path, *, readonly: bool = False) -> "Case":
    """The case in that folder."""
    from holdfire.flow.case import Case

    return Case(root, readonly=readonly)


def fetcher(allow_private: bool) -> "Fetcher":
    """The door to the network, polite and guarded."""
    from holdfire.flow.case import door

    return door(allow_private=allow_private)


def page_lines(page: "Replaced") -> list[str]:
    """A page that changed, with the words that went and came."""
    lines = [f"  ~ {page.after} replaces {page.before}  {plain(page.name)}"]
    for change in page.changes:
        lines += [f"      - {plain(change.removed.words)}"] if change.removed else []
        lines += [f"      + {plain(change.added.words)}"] if change.added else []
    return lines


def is_case(files: tuple[str, ...]) -> bool:
    """Whether what is named is one folder with a case in it."""
    from holdfire.flow.folder import is_case as holds

    return len(files) == 1 and holds(Path(files[0]))


def brief_case(
    root: Path, as_of: datetime | None, known_at: datetime | None, output: Path | None, quiet: bool
) -> tuple[Any, list[Path]]:  # Briefed, imported lazily
    """The brief of a case, with what was not read yet read first."""
    with opened(root) as case:
        due = 0 if known_at else case.due()
        if due:
            with bar(due, "reading", quiet) as step:
                case.run(jobs=cores(), step=step)
        with bar(case.texts(), "bringing together", quiet) as step:
            made = case.brief(as_of=as_of, known_at=known_at, output=output, step=step)
        folder = output or case.folder.brief
    return made, [folder / n for n in ("brief.html", "brief.md", "brief.json")]


def cores() -> int:
    """The processes worth starting here."""
    return os.cpu_count() or 1


@click.command(
    epilog="\b\nExample:\n  holdfire new river-truce --example\n  holdfire run river-truce\n"
)
@in_case
@click.option(
    "--ledger", metavar="URL", help="Keep the record in PostgreSQL: postgresql://…/db#case"
)
@click.option("--example", is_flag=True, help="Put two invented reports in it, to try it on.")
def new(case: Path, ledger: str | None, example: bool) -> None:
    """Make a case folder."""
    from holdfire.flow.case import Case

    with Case.new(case, ledger=ledger) as made:
        if example:
            made.add_example()
    more = "" if example else f"put reports in with `holdfire add {case} FILE…`, then "
    click.echo(
        f"made {case}; {more}run `holdfire run {case}` and `holdfire brief {case}`", err=True
    )


@click.command(
    epilog="\b\nExample:\n  holdfire add river-truce saved-pages/ inbox.mbox export.json\n"
    "  holdfire add river-truce https://news.example.org/story --by 'A. Desk'\n"
)
@in_case
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option(
    "--outlet",
    "outlets",
    multiple=True,
    metavar="[FILE=]NAME",
    help="Outlet of a file that does not name it.",
)
@click.option(
    "--published",
    multiple=True,
    metavar="[FILE=]DATE",
    help="Publication day (YYYY-MM-DD) of a file that does not state it.",
)
@signed
@click.option("--allow-private", is_flag=True, help="Fetch from private and local addresses too.")
@quietly
def add(
    *, case: Path, inputs: tuple[str, ...], outlets: tuple[str, ...], published: tuple[str, ...],
    by: str | None, allow_private: bool, quiet: bool,
) -> None:  # fmt: skip
    """Take in files, folders and URLs: text, HTML, Markdown, mail, PDF, WARC, Telegram, feeds."""
    from holdfire.collect import is_url

    days = {name: day(value) for name, value in pairs(published, inputs)}
    names = dict(pairs(outlets, inputs))
    door = fetcher(allow_private) if any(map(is_url, inputs)) else nullcontext()
    with opened(case) as held, door as reach, bar(None, "taking in", quiet) as step:
        done = held.add(
            inputs, published=days, outlets=names, by=person(by), fetcher=reach,
            stdin=sys.stdin.buffer if "-" in inputs else None, step=step,
        )  # fmt: skip
        pages = [line for p in done.changed for line in page_lines(held.replaced(*p))]
    for problem in done.problems:
        click.echo(f"holdfire: {problem.file}: {problem.message}", err=True)
    if not quiet:
        changed = f"; {len(done.changed)} pages or files changed" if done.changed else ""
        click.echo(f"{len(done.new)} new{changed}; {done.known} on record already")
        for line in pages:
            click.echo(line)
    grave = [p for p in done.problems if not p.light]
    if grave:
        raise click.exceptions.Exit(3 if all(is_url(p.file) for p in grave) else 1)


@click.command(
    epilog="\b\nExample:\n  holdfire collect river-truce\n  holdfire collect river-truce dispatch\n"
)
@in_case
@click.argument("sources", nargs=-1, metavar="[SOURCE]…")
@signed
@click.option("--allow-private", is_flag=True, help="Fetch from private and local addresses too.")
@quietly
def collect(
    case: Path, sources: tuple[str, ...], by: str | None, allow_private: bool, quiet: bool
) -> None:
    """Look at the sources of sources.toml, take in what is new, and note who looked when."""
    with opened(case) as held, fetcher(allow_private) as door, bar(None, "looking", quiet) as step:
        looks = held.collect(sources, fetcher=door, by=person(by), step=step)
    from holdfire.record import Seen

    failed = [x for x in looks if x.seen in (Seen.FAILED, Seen.REFUSED)]
    for look in (x for x in looks if x.problem):
        click.echo(f"holdfire: {look.source}: {look.problem}", err=True)
    if not quiet:
        fresh = sum(x.fresh for x in looks)
        click.echo(f"{len(looks)} sources looked at, {fresh} new texts, {len(failed)} failed")
    if failed:
        raise click.exceptions.Exit(3)
