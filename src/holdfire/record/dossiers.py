"""Everything known about one pause: the texts, what was read, and how it fits together."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

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
from .worked import Claim, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What a party has said about the announcement, or that it refused: a dated row."""

    actor: str
    act: Act
    statement: str


@dataclass(frozen=True, kw_only=True)  # no slots: what is looked up by id is indexed once
class Dossier:
    """The reconciled record. `parties` are the sides of the pause, most often named first;
    `later` are reports of what lies after the as-of time: named, never judged; `claims` are counts
    and verdicts of parties and others, which nothing is judged by. Of a deal folder: `said` are the
    statements relied on, `noted` tellings of incidents, `coded` the readings by id that people
    wrote down, `title` what they call it, `turns` what became of it."""

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
    claims: tuple[Claim, ...] = ()
    said: tuple[Statement, ...] = ()
    noted: tuple[Report, ...] = ()
    coded: frozenset[str] = frozenset()
    title: str = ""
    turns: tuple[Turn, ...] = ()

    def capture(self, capture_id: str) -> Capture:
        """The capture of that id."""
        return self._captures[capture_id]

    def machine(self, capture_id: str) -> bool:
        """Whether a capture says that a machine wrote it."""
        return self.capture(capture_id).machine

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, capture by capture."""
        return tuple(s for e in self.extracts for s in e.statements)

    @cached_property
    def witnessed(self) -> tuple[Statement, ...]:
        """Statements in texts that may found something: no machine-written ones."""
        return tuple(s for s in self.statements if not self.machine(s.capture))

    def statement(self, statement_id: str) -> Statement:
        """The statement of that id."""
        return self._statements[statement_id]

    def report(self, report_id: str) -> Report:
        """The report of that id."""
        return self._reports[report_id]

    def incident(self, incident_id: str) -> Incident | None:
        """The incident of that id, if there is one."""
        number = self.numbers.get(incident_id)
        return None if number is None else self.incidents[number - 1]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Incident id → its number in order of time, from 1."""
        return {i.id: n for n, i in enumerate(self.incidents, 1)}

    def name(self, name: str) -> str:
        """The canonical name of an actor, as reconciled; the name itself where nothing is known."""
        return self._names.get(name.casefold(), name)

    def heading(self, reading: Reading) -> str:
        """The holder's name; with the day it was said where the holder has several readings."""
        twins = [r for r in self.readings if r.holder == reading.holder]
        said = reading.said and reading.said.earliest
        day = f"{said.day} {said:%B}" if said else reading.label
        return f"{reading.holder} ({day})" if len(twins) > 1 and day else reading.holder

    @cached_property
    def _captures(self) -> dict[str, Capture]:
        return {c.id: c for c in reversed(self.captures)}

    @cached_property
    def _statements(self) -> dict[str, Statement]:
        return {s.id: s for s in (*reversed(self.statements), *self.said)}

    @cached_property
    def _reports(self) -> dict[str, Report]:
        return {
            **{r.id: r for r in self.noted},
            **{r.id: r for e in reversed(self.extracts) for r in reversed(e.reports)},
        }

    @cached_property
    def _names(self) -> dict[str, str]:
        return dict(self.names)
