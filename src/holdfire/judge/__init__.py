"""Readings × incidents → findings: does the pause hold, under whose words, and what would tell."""

from .docket import UNKNOWN, Docket
from .findings import judge
from .hinges import Hinge, hinge
from .rollup import roll_up

__all__ = ["UNKNOWN", "Docket", "Hinge", "hinge", "judge", "roll_up"]
