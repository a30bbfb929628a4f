"""Runs the reader on many texts, in two processes. The one place that knows how it is called."""

import contextlib
import importlib
import io
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import Progress

from .rows import view_of
from .shapes import View

Row = dict[str, Any]
One = TypeVar("One")

READER = "holdfire.flow.reading:rows_of"
PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Task:
    """One text to read. Of a secret one nothing may be shown, not even in an error."""

    text: str
    published: date | None
    file: str = ""
    secret: bool = False
    reader: str = READER


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reader gave, as rows and in the shape of the answers, or why there is nothing."""

    rows: list[Row]
    view: View = field(default_factory=View)
    failure: str | None = None


def read_rows(text: str, published: date | None, file: str = "", reader: str = READER) -> list[Row]:
    """The objects `holdfire read --json` prints for one text."""
    module, _, name = reader.partition(":")
    function = getattr(importlib.import_module(module), name)
    rows: list[Row] = function(text, published, file)
    return rows


def check_reader(reader: str = READER) -> str | None:
    """Why the reader cannot be called, or None."""
    module, _, name = reader.partition(":")
    try:
        found = importlib.import_module(module)
    except ImportError as problem:
        return f"the reader {reader} cannot be imported: {problem}; is src on PYTHONPATH?"
    return None if hasattr(found, name) else f"the reader {reader} is not there"


def read_many(tasks: Sequence[Task], label: str) -> list[Answer]:
    """The answers, in order. Fresh processes, so that no model is shared across a fork."""
    with get_context("spawn").Pool(min(PROCESSES, max(1, len(tasks)))) as pool:
        return list(progress(pool.imap(read_one, tasks, chunksize=1), label, len(tasks)))


def read_one(task: Task) -> Answer:
    """One answer; a reader that fails gives an empty one with its reason."""
    try:
        with _hushed() if task.secret else contextlib.nullcontext():
            found = read_rows(task.text, task.published, task.file, task.reader)
            return Answer(found, view_of(found))
    except Exception as problem:
        reason = type(problem).__name__ if task.secret else traceback.format_exc(limit=-3)
        return Answer([], failure=reason)


@contextlib.contextmanager
def _hushed() -> Iterator[None]:
    sink = io.StringIO()
    with contextlib.redirect_stdout(sink), contextlib.redirect_stderr(sink):
        yield


def progress(steps: Iterable[One], label: str, total: int) -> Iterator[One]:
    """A bar on standard error when that is a terminal, else nothing."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        yield from bar.track(steps, total=total, description=label)
