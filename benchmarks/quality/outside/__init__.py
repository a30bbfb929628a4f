"""Corpora from elsewhere that the program is measured on, by name. None is in this project."""

from collections.abc import Callable

from . import case, muc4, nested, plover, spans
from .data import Confused, Outside

SETS: dict[str, Callable[[], Outside | str]] = {
    "names-ewt": spans.names,
    "conflict-re3d": spans.conflict,
    "nested-gum": nested.attributions,
    "events-case": case.events,
    "events-plover": plover.events,
    "muc4": muc4.attacks,
}

__all__ = ["SETS", "Confused", "Outside"]
