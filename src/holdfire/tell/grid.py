"""The status grid: the conduct word of every reading × clause × option × actor, day by day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from holdfire.errors import UsageError
from holdfire.record import Clause, Finding, Reading, Word

from .sheets import sheet

Json = dict[str, object]

COLUMNS = (
    "reading",
    "holder",
    "clause",
    "option",
    "actor",
    "day",
    "status_in_time",
    "word",
    "rules",
    "confidence",
    "coverage",
    "smallest_change",
    "as_of",
    "finding",
)
"""The columns of the long form. `clause` is empty in the line of a reading as a whole, `day` there
and in a cell for what no day is known of; `smallest_change` is how many facts the smallest set has
that would change the word, empty where none is known; `finding` is for `holdfire why`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: a clause of a reading under one option, for one actor it binds (None: unnamed).

    `name` is the clause in the holder's words; empty where the reading has no other.
    """

    reading: str
    clause: str
    name: str
    option: str
    actor: str | None
    cells: tuple[Finding, ...]

    def words(self, day: str | None) -> tuple[Word, ...]:
        """What the cells of a day say; nothing where there is no cell."""
        return tuple(dict.fromkeys(c.word for c in self.cells if c.day == day))


@dataclass(frozen=True, kw_only=True)  # no slots: what is asked for often is worked out once
class Grid:
    """The rows of all readings and the word of each, over the same days.

    `hidden` are earlier days that are left out, `broken` those of them with a breach.
    """

    readings: tuple[Reading, ...]
    rolled: tuple[Finding, ...]
    lines: tuple[Line, ...]
    hidden: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()

    @cached_property
    def days(self) -> tuple[str, ...]:
        """The days (ISO) that any cell is about, in order."""
        return tuple(sorted({c.day for line in self.lines for c in line.cells if c.day}))

    @cached_property
    def undated(self) -> bool:
        """Whether some cell is about no day known."""
        return any(c.day is None for line in self.lines for c in line.cells)

    @cached_property
    def holders(self) -> Mapping[str, str]:
        """Reading id → its holder."""
        return {r.id: r.holder for r in self.readings}

    @property
    def as_of(self) -> str | None:
        """As of when all was judged (ISO), or "unknown"; None where nothing was."""
        return next((f.as_of for f in self._findings()), None)

    def of(self, reading: str) -> tuple[Line, ...]:
        """The rows of one reading."""
        return tuple(line for line in self.lines if line.reading == reading)

    def word(self, reading: str) -> Finding | None:
        """The roll-up of one reading."""
        return next((f for f in self.rolled if f.reading == reading), None)

    def _findings(self) -> Iterable[Finding]:
        """The roll-up and the cells of each reading, in order; those of no reading listed last."""
        rank = {r.id: n for n, r in enumerate(self.readings)}
        found = [*self.rolled, *(c for line in self.lines for c in line.cells)]
        return sorted(found, key=lambda f: rank.get(f.reading, len(rank)))

    def rows(self) -> list[Json]:
        """The long form: a row for each cell, and one for each reading as a whole."""
        return [{"holder": self.holders.get(f.reading, ""), **_row(f)} for f in self._findings()]


def grid(findings: Iterable[Finding], readings: Sequence[Reading]) -> Grid:
    """The grid of findings: cells, and roll-ups, which have no clause."""
    given = list(findings)
    keyed: dict[tuple[str, str, str, str | None], list[Finding]] = {}
    for cell in (f for f in given if f.clause):
        keyed.setdefault((cell.reading, cell.clause, cell.option, cell.actor), []).append(cell)
    named = {(r.id, c.id): _name(c) for r in readings if len(r.clauses) > 1 for c in r.clauses}
    lines = tuple(
        Line(
            reading=reading, clause=clause, name=named.get((reading, clause), ""),
            option=option, actor=actor, cells=tuple(cells),
        )
        for (reading, clause, option, actor), cells in keyed.items()
    )  # fmt: skip
    rolled = tuple(f for f in given if not f.clause)
    return Grid(readings=tuple(readings), rolled=rolled, lines=lines)


def only(found: Grid, name: str) -> Grid:
    """The readings whose holder has this in the name, or whose id begins so; UsageError if none."""
    wanted = name.casefold()
    kept = [
        r for r in found.readings if wanted in r.holder.casefold() or r.id.startswith(name or " ")
    ]
    if not kept:
        there = ", ".join(dict.fromkeys(r.holder for r in found.readings)) or "none at all"
        raise UsageError(f"no reading of {name!r}; there are readings of {there}")
    ids = {r.id for r in kept}
    return replace(
        found,
        readings=tuple(kept),
        rolled=tuple(f for f in found.rolled if f.reading in ids),
        lines=tuple(line for line in found.lines if line.reading in ids),
    )


def last(found: Grid, days: int) -> Grid:
    """The last days; what no day is known of stays."""
    gone = found.days[:-days]
    hidden = set(gone)
    cells = [c for line in found.lines for c in line.cells if c.day in hidden]
    lines = (
        replace(line, cells=tuple(c for c in line.cells if c.day not in hidden))
        for line in found.lines
    )
    broken = {c.day for c in cells if c.day and c.word is Word.BREACHED}
    return replace(found, lines=tuple(lines), hidden=gone, broken=tuple(sorted(broken)))


def csv(found: Grid) -> str:
    """The long form as CSV."""
    return sheet(COLUMNS, found.rows())


def data(found: Grid) -> Json:
    """The grid as JSON: the word of each reading, and a row with its cells in the order of days."""
    return {
        "as_of": found.as_of,
        "days": list(found.days),
        "days_left_out": list(found.hidden),
        "readings": [_reading(found, r) for r in found.readings],
    }


def _reading(found: Grid, reading: Reading) -> Json:
    rolled = found.word(reading.id)
    return {
        "reading": reading.id,
        "holder": reading.holder,
        "label": reading.label,
        "word": rolled.word.value if rolled else None,
        "status_in_time": rolled.phase.value if rolled else None,
        "finding": rolled.id if rolled else None,
        "rows": [
            {
                "clause": line.clause,
                "option": line.option,
                "actor": line.actor,
                "cells": [{k: v for k, v in _row(c).items() if k in _OF_CELL} for c in line.cells],
            }
            for line in found.of(reading.id)
        ],
    }


_OF_CELL = frozenset(COLUMNS) - {"reading", "holder", "clause", "option", "actor", "as_of"}


def _row(f: Finding) -> Json:
    sizes = [len(flip.facts) for flip in f.flips]
    return {
        "reading": f.reading,
        "clause": f.clause,
        "option": f.option,
        "actor": f.actor,
        "day": f.day,
        "status_in_time": f.phase.value,
        "word": f.word.value,
        "rules": " ".join(f.rules),
        "confidence": f.confidence,
        "coverage": f.coverage,
        "smallest_change": min(sizes, default=None),
        "as_of": f.as_of,
        "finding": f.id,
    }


def _name(clause: Clause) -> str:
    """A clause in its own words: what is to stop, and where or against what."""
    where = (*clause.targets, *clause.area) or clause.means
    told = [", ".join(dict.fromkeys(p.value for p in f)) for f in (clause.conduct, where)]
    return ": ".join(t for t in told if t) or clause.id
