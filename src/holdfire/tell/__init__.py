"""Records to pages, tables and lines; every sentence carries what it rests on."""

from .compose import Judged, compose
from .data import data
from .markdown import markdown
from .page import page
from .pen import hindrance
from .rows import rows

__all__ = ["Judged", "compose", "data", "hindrance", "markdown", "page", "rows"]
