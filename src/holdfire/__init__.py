"""holdfire: who says what was agreed, what has happened since, and whether the pause is holding."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holdfire.flow.case import Case

__all__ = ["new", "open"]


def open(root: str | Path, *, readonly: bool = False) -> "Case":  # holdfire.open(…)
    """Open the case in that folder; `readonly` adds nothing to its record."""
    from holdfire.flow.case import Case

    return Case(root, readonly=readonly)


def new(root: str | Path, *, ledger: str | None = None) -> "Case":
    """Make a case folder and open it; `ledger` is the URL of a database instead of a file."""
    from holdfire.flow.case import Case

    return Case.new(root, ledger=ledger)
