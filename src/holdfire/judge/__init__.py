"""Readings × incidents → findings: does the pause hold, under whose words, and what would tell."""

from holdfire.record.dockets import UNKNOWN, Docket

from .findings import Sitting, judge
from .rollup import roll_up

__all__ = ["UNKNOWN", "Docket", "Sitting", "judge", "roll_up"]
