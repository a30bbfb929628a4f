"""The one place where the rooms are joined."""

from .reading import Read, read_all, read_capture, rows_of

__all__ = ["Read", "read_all", "read_capture", "rows_of"]
