"""A case as CSV with the fields that others' data sets of ceasefires and agreements use."""

from . import agreements, ceasefires
from .coding import Subject
from .sheets import sheet

__all__ = ["Subject", "eth_prio", "pa_x"]


def eth_prio(subject: Subject) -> str:
    """The fields of the ETH/PRIO Civil Conflict CeaseFire data, a row for each actor bound."""
    return sheet(ceasefires.COLUMNS, ceasefires.rows(subject))


def pa_x(subject: Subject) -> str:
    """Fields like those of PA-X, one row for the arrangement."""
    return sheet(agreements.COLUMNS, [agreements.row(subject)])
