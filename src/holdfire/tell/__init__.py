"""Records to pages, tables and lines; every sentence carries what it rests on."""

from .compose import Judged, compose
from .data import data
from .markdown import markdown
from .page import page
from .rows import rows

__all__ = ["Judged", "compose", "data", "markdown", "page", "rows"]
