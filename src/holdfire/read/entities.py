"""Names and things that a network finds in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """A name or thing: its range of characters, what it is, and by which scheme."""

    start: int
    end: int
    kind: str
    scheme: str
