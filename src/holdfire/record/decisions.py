"""What people decide about the record: who, when and why; undone only by a newer decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .spans import Span


class Ruling(StrEnum):
    """What a decision does."""

    SAME = "same"
    APART = "not the same"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    RECLASSIFY = "reclassify"
    RETRACT = "retract"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of a named person. `at` is aware (UTC).

    It holds on to words, not to ids: `spans` are the words its subject rested on and `others` those
    of what the subject is or is not the same as, so that it finds them again after a re-reading.
    `names` are two names of actors, `captures` two texts, where the decision is about such.
    `field` and `value` say what a correction puts where; `undoes` is the id of an older decision.
    """

    id: str
    ruling: Ruling
    subject: str
    by: str
    at: datetime
    reason: str
    spans: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    names: tuple[str, ...] = ()
    captures: tuple[str, ...] = ()
    field: str = ""
    value: str = ""
    undoes: str = ""


def undone(decisions: Sequence[Decision]) -> frozenset[str]:
    """The ids of decisions that a newer one undid; an undoing may itself be undone."""
    found: set[str] = set()
    for decision in reversed(decisions):
        if decision.ruling is Ruling.UNDO and decision.id not in found:
            found.add(decision.undoes)
    return frozenset(found)
