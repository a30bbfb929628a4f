"""Commands on the deal folder of a case: who says what was agreed, written down and checked."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from .cases import as_json, in_case, opened
from .inspecting import dump


@click.group()
def terms() -> None:
    """The terms as data: the deal folder of a case."""


@terms.command(epilog="\b\nExample:\n  holdfire terms check river-truce\n")
@in_case
def check(case: Path) -> None:
    """Tell everything that is wrong with the deal folder: file, line, key, and the fix."""
    with opened(case, readonly=True) as held:
        faults = held.check_terms()
        for fault in faults:
            click.echo(fault)
        if faults:
            raise click.exceptions.Exit(1)
        deal = held.terms()
    clauses = sum(len(r.clauses) for r in deal.readings)
    click.echo(
        f"{len(deal.readings)} readings with {clauses} clauses rest on words of "
        f"{len(deal.utterances)} statements; all of them stand there"
    )
    if deal.expected:
        click.echo(f"the rules give the words of all {len(deal.expected)} worked cases")


@terms.command(epilog="\b\nExample:\n  holdfire terms show river-truce --fork\n")
@in_case
@click.option("--fork", is_flag=True, help="Only clauses that can be understood in several ways.")
@as_json
def show(case: Path, fork: bool, as_json: bool) -> None:
    """Print the readings side by side, clause by clause, with the words under each part."""
    from holdfire.flow.terms import rows

    with opened(case, readonly=True) as held:
        found = rows(held.terms(), forks=fork)
    if as_json:
        dump(found)
        return
    for line in _lines(found):
        click.echo(line)
    if not found:
        click.echo("no clause has options" if fork else "no reading has a clause", err=True)


def _lines(rows: list[dict[str, Any]]) -> Iterator[str]:  # rows are JSON
    for group, inside in groupby(rows, key=lambda r: r["group"]):
        yield group
        for field, parts in groupby(inside, key=lambda r: r["field"]):
            yield f"  {field}"
            for row in parts:
                yield from _part(row)


def _part(row: dict[str, Any]) -> Iterator[str]:  # a row is JSON
    which = row["option"] or (f"clause {row['number']}" if row["number"] else "")
    holder = f"{row['holder']} ({which})" if which else row["holder"]
    if row["value"] is None:
        yield f"    {holder}: unstated"
        return
    notes = [row["status"], *(n for n in ("open", "metonym") if row[n])]
    yield f"    {holder}: {' '.join(row['value'].split())} [{', '.join(notes)}]"
    missing = "" if row["support"] == "captured" else "source not captured, "
    words = " ".join(row["words"].split())
    yield f"      “{words}” ({row['speaker']}, {row['statement']}: {missing}{row['where']})"


@terms.command(epilog="\b\nExample:\n  holdfire terms draft river-truce\n")
@in_case
@click.option("--force", is_flag=True, help="Write over files that may have been changed by hand.")
def draft(case: Path, force: bool) -> None:
    """Write a deal folder from what was read in the case, for a person to correct."""
    with opened(case, readonly=True) as held:
        written = held.draft_terms(force=force)
    click.echo(f"wrote {len(written)} files in {case / 'deal'}: draft, not reviewed")
