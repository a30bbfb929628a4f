"""Everything known about one pause: the texts, what was read, and how it fits together."""

from dataclasses import dataclass
from datetime import datetime

from .captures import Capture
from .decisions import Decision
from .extracts import Extract
from .findings import Start
from .incidents import Alias, Coverage, Disagreement, Incident, Origin
from .readings import Reading
from .reports import Report
from .sources import Watch
from .spans import Span
from .statements import Act, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What a party has said about the announcement, or that it refused: a dated row."""

    actor: str
    act: Act
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The reconciled record. `parties` are the sides of the pause, most often named first;
    `later` are reports of what lies after the as-of time: named, never judged."""

    captures: tuple[Capture, ...]
    extracts: tuple[Extract, ...]
    origins: tuple[Origin, ...]
    parties: tuple[str, ...]
    aliases: tuple[Alias, ...]
    names: tuple[tuple[str, str], ...]
    readings: tuple[Reading, ...]
    incidents: tuple[Incident, ...]
    coverage: tuple[Coverage, ...]
    absences: tuple[Report, ...]
    starts: tuple[Start, ...]
    treated: frozenset[tuple[str, str]]
    later: tuple[Span, ...]
    stances: tuple[Stance, ...]
    unconfirmed: tuple[Span, ...]
    disagreements: tuple[Disagreement, ...]
    as_of: datetime | None
    as_of_basis: str
    zone: str
    decisions: tuple[Decision, ...] = ()
    watched: tuple[Watch, ...] = ()

    def capture(self, capture_id: str) -> Capture:
        """The capture of that id."""
        return next(c for c in self.captures if c.id == capture_id)

    def machine(self, capture_id: str) -> bool:
        """Whether a capture says that a machine wrote it."""
        return self.capture(capture_id).machine

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, capture by capture."""
        return tuple(s for e in self.extracts for s in e.statements)

    @property
    def witnessed(self) -> tuple[Statement, ...]:
        """Statements in texts that may found something: no machine-written ones."""
        return tuple(s for s in self.statements if not self.machine(s.capture))

    def statement(self, statement_id: str) -> Statement:
        """The statement of that id."""
        return next(s for s in self.statements if s.id == statement_id)

    def report(self, report_id: str) -> Report:
        """The report of that id."""
        return next(r for e in self.extracts for r in e.reports if r.id == report_id)

    def name(self, name: str) -> str:
        """The canonical name of an actor, as reconciled; the name itself where nothing is known."""
        return dict(self.names).get(name.casefold(), name)
