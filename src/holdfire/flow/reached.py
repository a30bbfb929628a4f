"""How far a case has been read: a note that saves looking at every row again, and can be lost."""

import json
import os
from pathlib import Path

from .held import Held


def reached(held: Held, methods: str) -> int:
    """The row up to which everything was read by these methods; 0 where that is not known.

    The note counts only while the row it names is the one on record.
    """
    try:
        told = json.loads(_note(held).read_text(encoding="utf-8"))
        seq, digest = int(told["seq"]), told["digest"]
    except (OSError, ValueError, KeyError, TypeError):
        return 0
    row = next(held.ledger.scan(after=seq - 1), None) if seq > 0 else None
    return seq if row and row.digest == digest and told.get("methods") == methods else 0


def note(held: Held, methods: str, at: tuple[int, str]) -> None:
    """Keep how far reading got, by a row's number and link; where it cannot, nothing is lost."""
    path = _note(held)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps({"seq": at[0], "digest": at[1], "methods": methods}))
        part.replace(path)
    except OSError:
        return


def _note(held: Held) -> Path:
    return held.folder.index.with_name("reached.json")
