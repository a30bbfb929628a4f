"""What one holder says was agreed, part by part, each tied to quoted or paraphrased words."""

from dataclasses import dataclass
from enum import StrEnum

from .reports import Place
from .spans import Span
from .statements import Naming
from .times import Ending, When
from .tri import Tri


class Duty(StrEnum):
    """What kind of thing a clause lays down; `Clause.kind` is one of these."""

    PROHIBIT = "prohibit"
    OBLIGE = "oblige"
    NUMERIC = "numeric"
    EXCEPT = "except"
    UNCODED = "uncoded"


class Status(StrEnum):
    """What a part of a clause rests on."""

    QUOTED = "quoted"
    PARAPHRASED = "paraphrased"
    INFERRED = "inferred"
    UNRESOLVED = "unresolved"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """So many of a unit, over a period ("600 trucks a day"); no period: once, in all."""

    n: float
    unit: str
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One stated part: its value (a name or the words), what it rests on, where it stands.

    `open`: the words leave members unnamed ("the various towns"). `place` and `classes` are what an
    area or a target was resolved to, `shape` the file of its line or zone, `metonym` that a capital
    may mean its country; `when` and `days` (24-hour days) a start, end or duration. `event` is what
    a start or end waits for (with `days`: so long after it), `ending` whether it is inclusive;
    `met` whether these words say that a condition is met.
    """

    value: str
    status: Status
    span: Span
    open: bool = False
    place: Place | None = None
    classes: tuple[str, ...] = ()
    when: When | None = None
    days: float | None = None
    shape: str | None = None
    metonym: bool = False
    event: str | None = None
    ending: Ending | None = None
    quantity: Quantity | None = None
    met: Tri | None = None

    @property
    def unbounded(self) -> bool:
        """Whether nobody can say where an area ends, so that none is known to have watched it."""
        return self.open or self.metonym or self.place is None


FIELDS = (
    "bound",
    "conduct",
    "means",
    "targets",
    "area",
    "start",
    "end",
    "duration",
    "condition",
    "exceptions",
    "form",
)
"""The parts of a clause that are printed, in their order."""

PARTS = (*FIELDS, "beneficiary", "release", "reciprocity", "quantity")
"""All the parts a clause can have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One duty of a reading. A field with no part is unstated: unclear, never unlimited.

    Clauses of one id with different options are a fork: ways to understand the same words.
    """

    id: str
    kind: str
    bound: tuple[Part, ...] = ()
    conduct: tuple[Part, ...] = ()
    means: tuple[Part, ...] = ()
    targets: tuple[Part, ...] = ()
    area: tuple[Part, ...] = ()
    start: tuple[Part, ...] = ()
    end: tuple[Part, ...] = ()
    duration: tuple[Part, ...] = ()
    condition: tuple[Part, ...] = ()
    exceptions: tuple[Part, ...] = ()
    form: tuple[Part, ...] = ()
    option: str = ""
    beneficiary: tuple[Part, ...] = ()
    release: tuple[Part, ...] = ()
    reciprocity: tuple[Part, ...] = ()
    quantity: tuple[Part, ...] = ()

    def parts(self, field: str) -> tuple[Part, ...]:
        """The parts of one field of PARTS."""
        found: tuple[Part, ...] = getattr(self, field)
        return found

    def status(self, field: str) -> Status:
        """The weakest support among the parts of a field; UNSTATED when there are none."""
        order = list(Status)
        return max((p.status for p in self.parts(field)), key=order.index, default=Status.UNSTATED)

    @property
    def quotes(self) -> tuple[Span, ...]:
        """Every span the clause rests on, in reading order, once."""
        return tuple(sorted({p.span for f in PARTS for p in self.parts(f)}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One holder's account of the pause, drafted from statements. `declares` is False when the
    holder describes the pause's content but stops short of declaring one."""

    id: str
    holder: str
    naming: Naming
    role: str
    affiliation: str | None
    statements: tuple[str, ...]
    clauses: tuple[Clause, ...]
    label: str = ""
    declares: bool = True
    said: When | None = None
