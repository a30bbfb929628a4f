"""Captures to statements, reports, measures, meetings and readings, each anchored to words."""

from typing import TYPE_CHECKING

from .method import in_use
from .protocol import Gated, Reader, gate

if TYPE_CHECKING:
    from .embedded import EmbeddedReader
    from .rules import RuleReader

__all__ = ["EmbeddedReader", "Gated", "Reader", "RuleReader", "best", "gate", "in_use"]


def best() -> Reader:
    """The embedded reader where its model package is installed, else the rules alone."""
    if in_use().startswith("rules"):
        from .rules import RuleReader

        return RuleReader()
    from .embedded import EmbeddedReader
    from .network import network

    return EmbeddedReader(network())


def __getattr__(name: str) -> object:
    """The readers take a third of a second to load: only for whoever reads something."""
    if name == "RuleReader":
        from .rules import RuleReader

        return RuleReader
    if name == "EmbeddedReader":
        from .embedded import EmbeddedReader

        return EmbeddedReader
    raise AttributeError(name)
