"""The steps over a case: only what changed is done again, over processes where there is much."""

import json
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing.process import BaseProcess
from pathlib import Path

from holdfire.collect import METHOD as PARSED
from holdfire.errors import BadInput
from holdfire.read import in_use
from holdfire.record import Capture, Entry, Kind, make_id
from holdfire.store import Blobs, decode, encode

from . import intake
from .held import Held
from .reached import note, reached

_CHUNK = 16
"""Captures a process reads at a time; also how many a killed run has to read again, per process."""
_WORTH = 4 * _CHUNK
"""Below this many captures, starting processes costs more than it saves."""
Told = Callable[[object], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a run did: captures read, those read before, proposals refused, languages not read."""

    read: int = 0
    unchanged: int = 0
    refused: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """A capture to read: its id, and the blob its words lie in."""

    capture: str
    blob: str


def due(held: Held) -> list[Task]:
    """The captures the present reader has not read as they now stand."""
    rows = held.ledger.scan(Kind.CAPTURE, after=reached(held, _methods()))
    words = {r.entry.subject: r.entry.blobs[0] for r in rows}
    tasks = [Task(c, b) for c, b in words.items()]
    done = held.ledger.has(Kind.EXTRACT, [extract_id(t.blob) for t in tasks])
    return [t for t in tasks if extract_id(t.blob) not in done]


def extract_id(blob: str) -> str:
    """The id of the reading of these words by the present method: input hash and method version."""
    return make_id("ext", blob, in_use())


def run(held: Held, *, jobs: int, step: Told | None = None) -> Ran:
    """Read what is due; each chunk is on record before the next one counts as done."""
    if not reached(held, _methods()):
        intake.parse_again(held.ledger, held.blobs)
    head, tasks = held.ledger.head(), due(held)
    total = Ran(unchanged=held.ledger.counts().get(Kind.CAPTURE, 0) - len(tasks))
    for entries in _read(_chunks(tasks), held.blobs.folder, jobs if len(tasks) >= _WORTH else 1):
        held.ledger.put(entries)
        total = _counted(total, entries)
        for entry in entries if step else ():
            step(entry)  # type: ignore[misc]  # not None where there are entries to tell
    note(held, _methods(), head)
    return total


def _methods() -> str:
    """What a case is parsed and read with: when either changes, everything is looked at again."""
    return f"{PARSED} {in_use()}"


def _chunks(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    rest = iter(tasks)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _counted(total: Ran, entries: Sequence[Entry]) -> Ran:
    bodies = [json.loads(e.body) for e in entries]
    return replace(
        total,
        read=total.read + sum(not b["unread"] for b in bodies),
        refused=total.refused + sum(b["refused"] for b in bodies),
        unread=total.unread + sum(b["unread"] for b in bodies),
    )


def _read(chunks: Iterator[list[Task]], folder: Path, jobs: int) -> Iterator[list[Entry]]:
    """The entries of each chunk, as they come; at most two chunks a process are under way."""
    if jobs < 2:
        yield from (read_chunk(folder, chunk) for chunk in chunks)
        return
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=_follow) as pool:
            waiting = {pool.submit(read_chunk, folder, c) for c in islice(chunks, 2 * jobs)}
            while waiting:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
                waiting |= {pool.submit(read_chunk, folder, c) for c in islice(chunks, len(done))}
    except BrokenProcessPool as error:
        raise BadInput(
            "a reading process was stopped from outside (out of memory?); what was read is kept: "
            "run the same command again, with --jobs 1 if it happens again"
        ) from error


def _follow() -> None:
    """End a reading process when the one that started it is gone, however it went."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def read_chunk(folder: Path, chunk: Sequence[Task]) -> list[Entry]:
    """Read these captures; what was read lies in blobs, and the entries say which."""
    blobs = Blobs(folder)
    entries = [_entry(blobs, task) for task in chunk]
    blobs.flush()
    return entries


def _entry(blobs: Blobs, task: Task) -> Entry:
    from .reading import read_capture

    done = read_capture(decode(Capture, blobs.get(task.blob)))
    sha = blobs.put(encode(done.extract), flush=False)
    body = {"input": task.blob, "refused": done.refused, "unread": done.unread}
    return Entry(
        kind=Kind.EXTRACT,
        id=extract_id(task.blob),
        subject=task.capture,
        body=json.dumps(body, sort_keys=True),
        method=in_use(),
        blobs=(sha,),
    )
