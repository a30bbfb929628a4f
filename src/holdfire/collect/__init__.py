"""Files, folders and standard input turned into captures with the kind of every block."""

from .capturing import capture_of
from .gathering import Gathered, amend, gather
from .html import capture_html
from .inputs import Problem, is_url
from .intake import LIMIT, items, parts_of
from .method import METHOD
from .plain import capture_text
from .revisions import Change, changes

__all__ = [
    "LIMIT",
    "METHOD",
    "Change",
    "Gathered",
    "Problem",
    "amend",
    "capture_html",
    "capture_of",
    "capture_text",
    "changes",
    "gather",
    "is_url",
    "items",
    "parts_of",
]
