"""A capture with what was read from it."""

from dataclasses import dataclass

from holdfire.record import Capture, Extract


@dataclass(frozen=True, slots=True)
class Read:
    """One capture with what was read from it, and how many proposals the gate refused."""

    capture: Capture
    extract: Extract
    refused: int
    unread: bool = False
