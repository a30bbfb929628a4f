"""Captures to statements, reports, measures, meetings and readings, each anchored to words."""

from typing import TYPE_CHECKING

from .method import NAME
from .protocol import Gated, Reader, gate

if TYPE_CHECKING:
    from .rules import RuleReader

__all__ = ["NAME", "Gated", "Reader", "RuleReader", "gate"]


def __getattr__(name: str) -> object:
    """The rules take a third of a second to load: only for whoever reads something."""
    if name == "RuleReader":
        from .rules import RuleReader

        return RuleReader
    raise AttributeError(name)
