"""How far two readers found the same statements in a text."""

from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.record import Naming, Span, Statement

from .phrases import same_person

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Agreement:
    """Statements both readers found, and those only one did; of both, how many as the same act.

    The same statement: the same speaker, and contents that share at least half the characters of
    each. What is said in the outlet's own voice is left out.
    """

    both: int = 0
    only_first: int = 0
    only_second: int = 0
    same_act: int = 0

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.both + other.both,
            self.only_first + other.only_first,
            self.only_second + other.only_second,
            self.same_act + other.same_act,
        )

    @property
    def share(self) -> float | None:
        """Found by both, as a share of all that either found; None where neither found any."""
        total = self.both + self.only_first + self.only_second
        return self.both / total if total else None


def agreement(first: Sequence[Statement], second: Sequence[Statement]) -> Agreement:
    """Pair the statements of two readers of one capture, each with at most one of the other's."""
    ours, theirs = _voiced(first), _voiced(second)
    total, both, acts = len(ours), 0, 0
    for one in ours:
        same = next((t for t in theirs if _same(one, t)), None)
        if same is not None:
            theirs.remove(same)
            both += 1
            acts += one.act is same.act
    return Agreement(both, total - both, len(theirs), acts)


def _voiced(found: Sequence[Statement]) -> list[Statement]:
    return [s for s in found if s.speaker.naming is not Naming.OUTLET]


def _same(left: Statement, right: Statement) -> bool:
    named = Naming.NAMED in (left.speaker.naming, right.speaker.naming)
    known = left.speaker.naming is right.speaker.naming and (
        not named or same_person(left.speaker.name, right.speaker.name)
    )
    return known and _overlap(_told(left), _told(right)) >= _HALF


def _told(statement: Statement) -> Sequence[Span]:
    """What was said; where nothing was (a refusal to speak), the words that tell so."""
    return statement.content or statement.cue or ()


def _overlap(left: Sequence[Span], right: Sequence[Span]) -> float:
    """The characters shared, as a share of the longer of the two."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    longer = max(sum(s.end - s.start for s in side) for side in (left, right))
    return shared / longer if longer else 0.0
