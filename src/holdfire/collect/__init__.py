"""Files, folders and standard input turned into captures with the kind of every block."""

from .gathering import LIMIT, Gathered, gather
from .html import capture_html
from .inputs import Problem
from .plain import capture_text

__all__ = ["LIMIT", "Gathered", "Problem", "capture_html", "capture_text", "gather"]
