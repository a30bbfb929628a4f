"""How far two readers found the same statements and reports in a text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from holdfire.record import Extract, Naming, Report, Span, Statement

from .phrases import same_person

_HALF = 0.5
R = TypeVar("R")
Test = Callable[[R, R], bool]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What both readers found, and what only one did; of both, how much as the same kind."""

    both: int = 0
    only_first: int = 0
    only_second: int = 0
    same_kind: int = 0

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.both + other.both,
            self.only_first + other.only_first,
            self.only_second + other.only_second,
            self.same_kind + other.same_kind,
        )

    @property
    def share(self) -> float | None:
        """Found by both, as a share of all that either found; None where neither found any."""
        total = self.both + self.only_first + self.only_second
        return self.both / total if total else None


def on_statements(first: Extract, second: Extract) -> Agreement:
    """Pair the statements of two readers of one capture; the kind is the act.

    The same statement: the same speaker, and contents that share at least half the characters of
    each. What is said in the outlet's own voice is left out.
    """
    left, right = _voiced(first.statements), _voiced(second.statements)
    return _paired(left, right, _same, lambda a, b: a.act is b.act)


def on_reports(first: Extract, second: Extract) -> Agreement:
    """Pair the reports of two readers of one capture; the kind is the conduct.

    The same report: both of something that happened or both of an absence, in words that share at
    least half the characters of each.
    """
    return _paired(first.reports, second.reports, _alike, lambda a, b: a.deed is b.deed)


def _paired(left: Sequence[R], right: Sequence[R], same: Test[R], kind: Test[R]) -> Agreement:
    """Pair each with at most one of the other's, in reading order."""
    theirs, both, kinds = list(right), 0, 0
    for one in left:
        other = next((t for t in theirs if same(one, t)), None)
        if other is not None:
            theirs.remove(other)
            both += 1
            kinds += kind(one, other)
    return Agreement(both, len(left) - both, len(theirs), kinds)


def _voiced(found: Sequence[Statement]) -> list[Statement]:
    return [s for s in found if s.speaker.naming is not Naming.OUTLET]


def _same(left: Statement, right: Statement) -> bool:
    named = Naming.NAMED in (left.speaker.naming, right.speaker.naming)
    known = left.speaker.naming is right.speaker.naming and (
        not named or same_person(left.speaker.name, right.speaker.name)
    )
    return known and _overlap(_told(left), _told(right)) >= _HALF


def _alike(left: Report, right: Report) -> bool:
    return left.absence is right.absence and _overlap([left.span], [right.span]) >= _HALF


def _told(statement: Statement) -> Sequence[Span]:
    """What was said; where nothing was (a refusal to speak), the words that tell so."""
    return statement.content or statement.cue or ()


def _overlap(left: Sequence[Span], right: Sequence[Span]) -> float:
    """The characters shared, as a share of the longer of the two."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    longer = max(sum(s.end - s.start for s in side) for side in (left, right))
    return shared / longer if longer else 0.0
