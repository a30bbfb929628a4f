"""Reading with a large model: the options for it, what is said before and after, and `agree`."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from holdfire.errors import UsageError

from .cases import as_json, cores, in_case, opened, quietly
from .common import bar, gathered, plain
from .inspecting import dump, table

if TYPE_CHECKING:
    from holdfire.flow.asking import Asked, Remote

Command = TypeVar("Command", bound=Callable[..., None])
_ENDPOINT = click.option(
    "--endpoint",
    metavar="URL",
    envvar="HOLDFIRE_ENDPOINT",
    help="Base address of a chat-completions service; default: $HOLDFIRE_ENDPOINT.",
)
_MODEL = click.option(
    "--model",
    metavar="NAME",
    envvar="HOLDFIRE_MODEL",
    help="The model's name there; default: $HOLDFIRE_MODEL.",
)
_BUDGET = click.option(
    "--budget", type=click.IntRange(1), help="Requests sent at most; default: no limit."
)
_READER = click.option(
    "--reader",
    type=click.Choice(["embedded", "remote"]),
    help="Who reads: the embedded reader (default), or a large model, which is sent the texts.",
)


def with_model(command: Command) -> Command:
    """The options that name a model."""
    for option in (_BUDGET, _MODEL, _ENDPOINT):
        command = option(command)
    return command


def with_reader(command: Command) -> Command:
    """The options that choose a reader; given over as `asked`."""
    return _READER(with_model(command))


@contextmanager
def chosen(asked: dict[str, Any], kept: Path | None = None) -> Iterator["Remote | None"]:
    """The model asked for by `--reader remote`, at work; None for the embedded reader.

    Raises UsageError where what is asked for does not fit together.
    """
    reader = asked.pop("reader")
    if reader == "remote":
        with model_of(kept, **asked) as remote:
            yield remote
    elif asked["budget"] is not None:
        raise UsageError("--budget is for a model; give --reader remote with it")
    else:
        yield None


@contextmanager
def model_of(
    kept: Path | None, *, endpoint: str | None, model: str | None, budget: int | None
) -> Iterator["Remote"]:
    """The model of these options; where the texts go is said before any is sent."""
    from holdfire.collect.limits import MODEL
    from holdfire.collect.models import Model
    from holdfire.flow.asking import answers, remote
    from holdfire.flow.case import door

    if not endpoint or not model:
        raise UsageError(
            "a model needs --endpoint URL and --model NAME (or HOLDFIRE_ENDPOINT, HOLDFIRE_MODEL)"
        )
    key = os.environ.get("HOLDFIRE_API_KEY", "").strip()
    with door(allow_private=True, limits=MODEL) as fetcher:  # whoever names it knows where it is
        send = Model(fetcher, endpoint, key=key, budget=budget)
        click.echo(
            f"holdfire: texts not asked about before are sent to {send.host} (model "
            f"{plain(model)}); stop here with what must not leave",
            err=True,
        )
        yield remote(send, model, kept or answers())


def told(remote: "Remote | None", quiet: bool) -> bool:
    """Say what came of asking; whether every text got an answer."""
    if remote is None:
        return True
    from holdfire.read import in_use

    for one in remote.faults:
        click.echo(
            f"holdfire: {one.file}: {plain(one.fault)}; read by {in_use()} instead", err=True
        )
    if not quiet:
        for line in _lines(remote, in_use()):
            click.echo(line, err=True)
    return not remote.faults


def _lines(remote: "Remote", beside: str) -> Iterator[str]:
    """What was asked, what was refused and why, how far the readers agree."""
    answered = len(remote.asked) - len(remote.faults)
    refused = Counter(remote.total.refused)
    why = ", ".join(f"{reason}: {n}" for reason, n in refused.most_common())
    yield (
        f"{remote.reader.name}: {answered} of {len(remote.asked)} texts read, "
        f"{remote.model.asked} requests, {remote.reader.tokens:,} tokens, "
        f"{refused.total()} proposals refused{f' ({why})' if why else ''}"
    )
    for what in _KINDS:
        same = getattr(remote.total, what)
        yield (
            f"{what} beside {beside}: {same.both} found by both ({same.same_kind} as the same "
            f"kind), {same.only_first} by the model only, {same.only_second} by {beside} only"
        )


@click.command(
    epilog="\b\nExample:\n  holdfire run river-truce --jobs 2\n"
    "  holdfire run river-truce --reader remote --budget 100\n"
)
@in_case
@click.option("--jobs", type=click.IntRange(1), help="Processes; default: one for each core.")
@with_reader
@quietly
def run(case: Path, jobs: int | None, quiet: bool, **asked: Any) -> None:  # options
    """Read what is new or changed; an interrupted run goes on where it stopped."""
    embedded = asked["reader"] == "embedded"
    with opened(case) as held, chosen(asked, held.folder.answers) as remote:
        with bar(held.due(), "reading", quiet) as step:
            done = held.run(jobs=jobs or cores(), step=step)
        if embedded:
            held.prefer_embedded()
        if not quiet:
            click.echo(
                f"{done.read} read, {done.unchanged} read before, {done.unread} in a language not "
                f"read, {done.refused} proposals refused; next: holdfire brief {case}"
            )
        if remote is not None:
            with bar(held.texts(), "asking", quiet) as step:
                held.ask(remote, step=step)
        whole = told(remote, quiet)
    if not whole:
        raise click.exceptions.Exit(1)


_KINDS = ("statements", "reports")
_FILES = click.argument("files", nargs=-1, required=True, metavar="FILE…")


@click.command(
    epilog="\b\nExample:\n  holdfire agree examples/reports/*.txt "
    "--endpoint http://localhost:8080/v1 --model qwen3\n"
)
@_FILES
@with_model
@as_json
def agree(files: tuple[str, ...], as_json: bool, **asked: Any) -> None:  # options
    """How far a large model and the embedded reader find the same in texts: who said what, and
    what happened."""
    from holdfire.flow.reading import read_all
    from holdfire.read import in_use

    found = gathered(files, (), ())
    with model_of(None, **asked) as remote:
        with bar(len(found.captures), "reading", as_json) as step:
            for _ in read_all(found.captures, step=step, read=remote.read):
                pass
        whole = told(remote, quiet=True)
    if as_json:
        dump(_report(remote))
    else:
        answered = [a for a in remote.asked if not a.fault]
        table([row for a in (*answered, remote.total) for row in _rows(a)])
        for line in _lines(remote, in_use()):
            click.echo(line, err=True)
    if not whole or not all(p.light for p in found.problems):
        raise click.exceptions.Exit(1)


def _rows(asked: "Asked") -> Iterator[dict[str, Any]]:
    """The agreement on one text: a row for statements, a row for reports."""
    for what in _KINDS:
        same = getattr(asked, what)
        yield {
            "text": asked.file,
            "of": what,
            "both": same.both,
            "same kind": same.same_kind,
            "model only": same.only_first,
            "embedded only": same.only_second,
            "share": "" if same.share is None else f"{same.share:.0%}",
        }


def _report(remote: "Remote") -> dict[str, Any]:
    """The agreement as JSON, text by text."""
    from holdfire.read import in_use

    return {
        "reader": remote.reader.name,
        "embedded": in_use(),
        "requests": remote.model.asked,
        "tokens": remote.reader.tokens,
        "all": _told(remote.total),
        "texts": [_told(a) for a in remote.asked],
    }


def _told(asked: "Asked") -> dict[str, Any]:
    """What came of one text as JSON."""
    return {
        "file": asked.file,
        "fault": asked.fault,
        "refused": dict(Counter(asked.refused)),
        **{
            what: {**asdict(getattr(asked, what)), "share": getattr(asked, what).share}
            for what in _KINDS
        },
    }
