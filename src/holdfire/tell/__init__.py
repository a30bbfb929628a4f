"""Records to pages, tables and lines; every sentence carries what it rests on."""

from .rows import rows

__all__ = ["rows"]
