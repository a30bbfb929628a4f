"""An open case: its folder, its record, its stored bytes and its clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from holdfire.store import Blobs, Ledger

from .folder import Folder


@dataclass(frozen=True, slots=True)
class Held:
    """What every step over a case needs in hand."""

    folder: Folder
    ledger: Ledger
    blobs: Blobs
    clock: Callable[[], datetime]
