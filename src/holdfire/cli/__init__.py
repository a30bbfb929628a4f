"""The command line: each command calls one flow function."""

from .main import main

__all__ = ["main"]
