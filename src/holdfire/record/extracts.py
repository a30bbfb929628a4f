"""Everything one reader proposes about one capture."""

from dataclasses import dataclass

from .readings import Reading
from .reports import Measure, Meeting, Mention, Report
from .statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The proposals of a reader, each anchored to spans of the capture."""

    statements: tuple[Statement, ...] = ()
    reports: tuple[Report, ...] = ()
    measures: tuple[Measure, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    readings: tuple[Reading, ...] = ()
    mentions: tuple[Mention, ...] = ()
