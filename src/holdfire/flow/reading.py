"""Captures to extracts: the reader chosen, run, and its proposals gated."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

from holdfire.collect import gather
from holdfire.read import Reader, best, gate
from holdfire.record import Capture, Extract
from holdfire.tell import rows

from .reads import Read


def read_capture(capture: Capture, reader: Reader | None = None) -> Read:
    """Read one capture; a language the reader does not know is kept, and counted as unread."""
    reader = reader or best()
    if capture.language not in reader.languages:
        return Read(capture, Extract(), 0, unread=True)
    gated = gate(capture, reader.read(capture))
    return Read(capture, gated.extract, gated.refused)


def read_all(
    captures: Iterable[Capture],
    *,
    step: Callable[[Capture], None] | None = None,
    read: Callable[[Capture], Read] = read_capture,
) -> Iterator[Read]:
    """Read captures one after the other; `step` is called after each, for a progress bar."""
    for capture in captures:
        yield read(capture)
        if step is not None:
            step(capture)


def rows_of(text: str, published: date | None, file: str = "") -> list[dict[str, object]]:
    """The JSON rows for a text held in memory, as `holdfire read --json` would print them."""
    given = {"": published} if published else {}
    found = gather(["-"], published=given, outlets={}, stdin=BytesIO(text.encode("utf-8")))
    if not found.captures:
        return []
    done = read_capture(replace(found.captures[0], file=file or found.captures[0].file))
    return list(rows(done.capture, done.extract))
