"""Captures to statements, reports, measures, meetings and readings, each anchored to words."""

from .protocol import Gated, Reader, gate
from .rules import RuleReader

__all__ = ["Gated", "Reader", "RuleReader", "gate"]
