"""Reading with a large model: its answers kept, what it did counted, the embedded reader beside."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from holdfire.collect.models import Model
from holdfire.errors import Unanswered
from holdfire.read import gate, in_use
from holdfire.read.agreement import Agreement, on_reports, on_statements
from holdfire.read.remote import RemoteReader
from holdfire.record import Capture, Entry, Kind, Row, make_id
from holdfire.store import decode, encode
from holdfire.store.files import write

from . import recalled
from .held import Held
from .reading import read_capture
from .reads import Read

Step = Callable[[object], None]
_OWNER = 0o600
"""Answers repeat the words of texts that may not be published: for their owner only."""


NONE = Agreement()


class Answers:
    """Answers of a model in a folder, each under the hash of what was asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """The answer kept under a key, if there is one."""
        try:
            return self._path(key).read_bytes()
        except OSError:
            return None

    def __setitem__(self, key: str, answer: bytes) -> None:
        write(self._path(key), answer, _OWNER, flush=False)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"


def answers() -> Path:
    """Where answers about files are kept; those about the texts of a case lie in the case."""
    root = os.environ.get("HOLDFIRE_CACHE") or os.environ.get("XDG_CACHE_HOME")
    return (Path(root) if root else Path.home() / ".cache") / "holdfire" / "answers"


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking about one text: `fault` says why nothing did, "" where it was read."""

    file: str
    statements: Agreement = NONE
    reports: Agreement = NONE
    refused: tuple[str, ...] = ()
    fault: str = ""


@dataclass(slots=True)
class Remote:
    """A model at work: reads captures, and remembers what came of each.

    A text about which the model gives no answer that can be used is read by the embedded reader,
    and its fault noted.
    """

    model: Model
    reader: RemoteReader
    asked: list[Asked] = field(default_factory=list)

    @property
    def method(self) -> str:
        """What a text is read with: the model, and the rules for what it does not answer."""
        return f"{self.reader.name} {in_use()}"

    def read(self, capture: Capture) -> Read:
        """What the model proposes of a capture, through the gate."""
        beside = read_capture(capture)
        if beside.unread:
            return beside
        try:
            heard = self.reader.hear(capture)
        except Unanswered as error:
            self.asked.append(Asked(capture.file, fault=str(error)))
            return beside
        gated = gate(capture, heard.extract)
        refused = (*map(str, heard.refused), *["stopped at the gate"] * gated.refused)
        pair = gated.extract, beside.extract
        self.asked.append(Asked(capture.file, on_statements(*pair), on_reports(*pair), refused))
        return Read(capture, gated.extract, len(refused))

    @property
    def faults(self) -> list[Asked]:
        """The texts without an answer."""
        return [a for a in self.asked if a.fault]

    @property
    def total(self) -> Asked:
        """All texts answered about as one."""
        return Asked(
            "all",
            sum((a.statements for a in self.asked), NONE),
            sum((a.reports for a in self.asked), NONE),
            tuple(why for a in self.asked for why in a.refused),
        )


def remote(model: Model, name: str, kept: Path) -> Remote:
    """The model of that name at an endpoint, at work; `kept` is the folder of its answers."""
    return Remote(model, RemoteReader(model, name, Answers(kept)))


def run(held: Held, by: Remote, step: Step | None = None) -> int:
    """Read the texts that stand with the model, each on record before the next; how many were.

    A text without an answer stays as the embedded reader read it, and is asked about next time.
    """
    done = 0
    for one in recalled.known(held):
        made = make_id("ext", one.words, by.method)
        if not one.unread and not held.ledger.has(Kind.EXTRACT, [made]):
            done += _read(held, by, one, made)
        if step is not None:
            step(one)
    prefer(held, by.method)
    return done


def _read(held: Held, by: Remote, one: recalled.Known, made: str) -> bool:
    """Put what the model makes of one text on record; False where it gave no answer."""
    faults = len(by.faults)
    read = by.read(decode(Capture, held.blobs.get(one.words)))
    if len(by.faults) > faults:
        return False
    body = {"input": one.words, "refused": read.refused, "unread": False}
    entry = Entry(
        kind=Kind.EXTRACT,
        id=made,
        subject=one.capture,
        body=json.dumps(body, sort_keys=True),
        method=by.method,
        blobs=(held.blobs.put(encode(read.extract)),),
    )
    held.ledger.put([entry])
    return True


def prefer(held: Held, method: str) -> None:
    """Let what this method read stand where another read the same words after it.

    The last reading on record is the one used, and nothing is taken away: it is put there again.
    """
    mine: dict[str, Row] = {}
    last: dict[str, Row] = {}
    for row in held.ledger.scan(Kind.EXTRACT):
        words = str(json.loads(row.entry.body)["input"])
        last[words] = row
        if row.entry.method == method:
            mine[words] = row
    held.ledger.put(
        [
            _again(row.entry, last[words].entry)
            for words, row in mine.items()
            if last[words].entry.method != method
        ]
    )


def _again(entry: Entry, after: Entry) -> Entry:
    return replace(entry, id=make_id("ext", entry.id, after.id))
