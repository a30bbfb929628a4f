"""The rows of a record: what was put there, when, by whom, and how each hangs on the last."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a row of the record is."""

    CASE = "case"
    INTAKE = "intake"
    CAPTURE = "capture"
    EXTRACT = "extract"
    DECISION = "decision"
    LOOK = "look"
    ISSUE = "issue"
    BRIEF = "brief"
    STAMP = "stamp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row to put on record. Its id comes from its content, so putting it again adds nothing.

    `subject` is what the row is about: an id, a URL or the name of a source. `method` is the name
    and number of what made it, `by` the person who did, "" where no person did. `body` is JSON;
    `blobs` are the SHA-256 of the stored bytes it rests on.
    """

    kind: Kind
    id: str
    subject: str
    body: str
    method: str = ""
    by: str = ""
    blobs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry as it stands on record: its number, when it was put there (UTC), and its link.

    `digest` is SHA-256 over everything else in the row, `previous` the digest of the row before it.
    """

    seq: int
    at: datetime
    entry: Entry
    previous: str
    digest: str
