"""Commands that look into a case: its state, its lists, its words, its history, its proof."""

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from holdfire.errors import HoldfireError, UsageError

from . import gridding
from .cases import as_json, in_case, opened, page_lines
from .common import bar, moment, plain

if TYPE_CHECKING:
    from holdfire.flow.case import Case
    from holdfire.flow.history import Changes
    from holdfire.flow.listing import Status
    from holdfire.flow.reasons import Moved
    from holdfire.tell.grid import Grid

_LISTS = ("texts", "incidents", "readings", "names", "decisions", "issues", "looks", "briefs")


def dump(found: object) -> None:
    """Print it as JSON."""
    click.echo(json.dumps(found, ensure_ascii=False, indent=1, default=str))


@click.command(
    epilog="\b\nExample:\n  holdfire status river-truce\n"
    "  holdfire status river-truce --reading Brenn --days 30\n"
    "  holdfire status river-truce --csv > grid.csv\n"
)
@in_case
@as_json
@click.option("--csv", "as_csv", is_flag=True, help="Only the grid, as CSV, a line for each cell.")
@click.option("--no-grid", is_flag=True, help="Leave the grid out: quick, nothing is computed.")
@click.option(
    "--days",
    type=click.IntRange(1),
    help="Only the last days; default: all, on a terminal 14.",
)
@click.option("--reading", metavar="NAME", help="Only readings of holders with this in the name.")
@click.option(
    "--as-of", metavar="TIME", help="Judge as of this time (ISO 8601), as `holdfire brief` does."
)
def status(
    *, case: Path, as_json: bool, as_csv: bool, no_grid: bool, days: int | None,
    reading: str | None, as_of: str | None,
) -> None:  # fmt: skip
    """How a case stands: texts, words last printed, decisions, issues; and the status grid, the
    word of every reading, clause and actor on every day."""
    if as_csv and as_json:
        raise UsageError("--csv and --json are two forms of one thing; give one of them")
    if no_grid and (as_csv or days or reading):
        raise UsageError("--no-grid leaves out what --csv, --days and --reading ask for")
    with opened(case, readonly=True) as held:
        found = held.status()
        at = moment(as_of)
        grid, why_not = (None, "") if no_grid else _grid_of(held, as_csv, at)
    if grid:
        short = gridding.SHOWN if gridding.on_terminal() and not (as_csv or as_json) else None
        grid = gridding.narrowed(grid, days or short, reading)
    _print_status(found, case, grid, why_not, (as_json, as_csv))


def _grid_of(held: "Case", needed: bool, as_of: datetime | None) -> tuple["Grid | None", str]:
    """The grid of a case, or why there is none; raises where it is all that was asked for."""
    try:
        with bar(held.texts(), "judging", False) as step:
            return held.grid(as_of=as_of, step=step), ""
    except HoldfireError as error:
        if needed:
            raise
        return None, str(error)


def _print_status(
    found: "Status", case: Path, grid: "Grid | None", why_not: str, forms: tuple[bool, bool]
) -> None:
    from holdfire.tell.grid import csv, data

    as_json, as_csv = forms
    if as_json:
        dump({**asdict(found), "grid": data(grid) if grid else None})
        return
    if as_csv and grid:
        click.echo(csv(grid).encode(), nl=False)
        return
    for line in _status(found, case):
        click.echo(line)
    if why_not:
        click.echo(f"grid       none: {why_not}")
    if grid:
        gridding.show(grid, case)


def _status(s: "Status", case: Path) -> list[str]:
    waiting = f", {s.waiting} not read yet (holdfire run {case})" if s.waiting else ""
    lines = [f"texts      {s.texts}{waiting}; {s.replaced} older captures of changed pages kept"]
    if s.last:
        lines.append(f"last added {s.last:%-d %B %Y %H:%M} UTC")
    lines += [f"unread     {n} in {tongue}: kept and counted" for tongue, n in s.unread.items()]
    lines.append(f"decisions  {s.decisions} in force")
    if s.printed is None:
        return [*lines, f"words      none printed yet (holdfire brief {case})"]
    newer = f"; newer texts: {s.since}" if s.since else ""
    as_of = s.as_of[:1].lower() + s.as_of[1:]
    lines.append(f"words      printed {s.printed:%-d %B %Y %H:%M} UTC, {as_of}{newer}")
    lines += [f"           {holder}: {word}" for holder, word in s.words.items()]
    lines += [f"issue      {what}" for what in s.issues]
    return lines


@click.command("list", epilog="\b\nExample:\n  holdfire list river-truce incidents\n")
@in_case
@click.argument("what", type=click.Choice(_LISTS), default="texts")
@as_json
def listed(case: Path, what: str, as_json: bool) -> None:
    """The texts of a case, or its incidents, readings, decisions, issues and so on, with ids."""
    with opened(case, readonly=True) as held:
        rows = held.rows(what)
    if as_json:
        dump(rows)
        return
    table(rows)


_WIDE = 60


def table(rows: Sequence[dict[str, Any]]) -> None:
    """Rows in columns: for a person on a terminal, tab-separated for a pipe."""
    heads = [k for k in (rows[0] if rows else {}) if any(_cell(r.get(k)) for r in rows)]
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(_cell(row.get(h)) for h in heads))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*heads, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(_cell(row.get(h))[:_WIDE] for h in heads))
    Console().print(table)


def _cell(value: object) -> str:
    """A value as one line; a place or time by its name or words."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("basis") or value.get("best")
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return "" if value is None else plain(str(value))


_MARKS = ("\u27e6", "\u27e7")
"""Brackets that no report uses, around the words that were found, until they are printed bold."""


@click.command(epilog="\b\nExample:\n  holdfire search river-truce depot shelling\n")
@in_case
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="Texts shown.")
@as_json
def search(case: Path, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Texts with these words, best first; quotes, AND, OR, NOT and prefix* as in SQLite FTS5."""
    shown = sys.stdout.isatty() and not as_json
    with opened(case, readonly=True) as held:
        hits = held.search(" ".join(words), limit=limit, marks=_MARKS if shown else ("", ""))
    if as_json:
        dump([asdict(h) for h in hits])
        return
    for hit in hits:
        click.echo(f"{hit.capture}  {plain(hit.outlet or '?')}  {plain(hit.title)}")
        passage = plain(hit.passage)
        for mark, code in zip(_MARKS, ("\033[1m", "\033[0m"), strict=True):
            passage = passage.replace(mark, code) if shown else passage
        click.echo(f"    {passage}")
    if not hits:
        click.echo("no text has these words", err=True)


@click.command(epilog="\b\nExample:\n  holdfire diff river-truce --since 2d\n")
@in_case
@click.option(
    "--since", required=True, metavar="TIME", help="ISO 8601 (UTC unless it says), or 12h, 2d, 1w."
)
@click.option("--until", metavar="TIME", help="As --since; default: now.")
@as_json
def diff(case: Path, since: str, until: str | None, as_json: bool) -> None:
    """What changed in the record and in the words between two times on record."""
    start, end = ago(since, "--since"), ago(until, "--until") if until else None
    with opened(case, readonly=True) as held, bar(None, "comparing", False):
        found = held.diff(start, end)
    if as_json:
        dump(asdict(found))
        return
    for line in _changes(found):
        click.echo(line)


_AGO = re.compile(r"(\d+)([hdw])")
_UNITS = {"h": "hours", "d": "days", "w": "weeks"}


def ago(value: str, option: str) -> datetime:
    """A time on record: ISO 8601 (a day alone is its start), or so long before now."""
    match = _AGO.fullmatch(value)
    if match:
        return datetime.now(UTC) - timedelta(**{_UNITS[match[2]]: int(match[1])})
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        raise UsageError(
            f"{option} {value!r} is not a time; write 2031-03-07, 2031-03-07T12:00+02:00 or 2d"
        ) from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _changes(c: "Changes") -> list[str]:
    lines = [f"from {c.since:%-d %B %Y %H:%M} to {c.until:%-d %B %Y %H:%M} UTC"]
    lines += ["", f"Words: {len(c.words)} changed"]
    lines += [line for m in c.words for line in _moved(m, m.what)]
    changes = (*c.incidents, *c.revisions)
    lines += ["", f"Incidents: {len(changes)} new or otherwise"]
    lines += [line for m in changes for line in _moved(m, f"{m.kind}: {m.what}")]
    lines += ["", f"Texts: {len(c.texts)} new"]
    for row in c.texts:
        told = json.loads(row.entry.body)
        lines.append(f"  + {row.entry.subject}  {told['outlet'] or '?'}  {told['title'] or ''}")
    for page in c.replaced:
        lines += page_lines(page)
    for d in c.decisions:
        lines.append(f"  decided by {d.by}: {d.ruling} {d.subject} {d.value} ({d.reason})")
    lines += [f"  issue: {json.loads(r.entry.body)['what']}" for r in c.issues]
    return lines


_SHOWN = 5
"""Records named under one change; of more, how many there are."""


def _moved(moved: "Moved", lead: str) -> list[str]:
    """A change on one line, and below it the records that made it, with their words."""
    before, after = moved.before or "(not there)", moved.after or "(no longer there)"
    lines = ["  " + plain(f"{lead}: {before} → {after}")]
    for done in moved.by[:_SHOWN]:
        said = f": “{done.words}”" if done.words else ""
        lines.append("    " + plain(f"by {done.id} ({done.what}){said}"))
    rest = len(moved.by) - _SHOWN
    return [*lines, f"    and {rest} more, with --json"] if rest > 0 else lines
