"""Every way of settling when a clause binds, and the days that gives."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from holdfire.record import (
    Clause,
    Edge,
    Ending,
    Incident,
    Part,
    Phase,
    Precision,
    Tri,
    When,
    Window,
)

from .docket import UNKNOWN, Docket, run

_NO_END = Edge(when=None, ending=Ending.OPEN, basis="no end given")
SUM = ", by arithmetic"
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Option:
    """A clause's window by one way of settling its words."""

    label: str
    window: Window


def options(docket: Docket, clause: Clause) -> tuple[Option, ...]:
    """The clause's own starts, else every start with words behind it and unknown (R-TIME-1)."""
    starts = [(p.value, p.when) for p in clause.start if p.when]
    if not starts:
        starts = [(s.label, s.when) for s in docket.starts if s.when]
    ways: list[tuple[str, When | None]] = []
    for label, when in sorted(starts, key=lambda s: (str(s[1].earliest), s[0])):
        twin = sum(s[0] == label and s[1] != when for s in starts)
        ways.append((f"{label} ({when.basis})" if twin else label, when))
    if not clause.start or any(p.when is None for p in clause.start):
        ways.append((UNKNOWN, None))
    return tuple(o for label, when in dict.fromkeys(ways) for o in _forms(clause, label, when))


def _forms(clause: Clause, label: str, when: When | None) -> Iterator[Option]:
    """One option for each way the words give an end to this start."""
    start = Edge(when=when, ending=Ending.UNKNOWN, basis=label)
    ends = tuple(_ends(clause, when))
    for words, end in ends:
        name = f"{label}, {words}" if len(ends) > 1 else label
        yield Option(name, Window(start=start, end=end))


def _ends(clause: Clause, start: When | None) -> Iterator[tuple[str, Edge]]:
    """Each stated end, else the end by arithmetic (R-TIME-3), else none (R-TIME-5)."""
    for part in clause.end:
        yield part.value, _stated(part)
    spans = sorted({p.days for p in clause.duration if p.days})
    if not clause.end:
        for days in spans:
            yield f"{days:g} days", _sum(start, days)
        if not spans:
            yield "", _NO_END


def _stated(part: Part) -> Edge:
    """The last day belongs to the window only where the words say so (R-TIME-4)."""
    low = part.value.casefold()
    if part.when and part.when.earliest and low.startswith(("before", "ahead of")):
        last = part.when.earliest - _TICK
        when = replace(part.when, earliest=last, latest=last)
        return Edge(when=when, ending=Ending.INCLUSIVE, basis=part.value)
    inside = low.startswith(("through", "to the end")) or "inclusive" in low
    ending = Ending.INCLUSIVE if inside else Ending.UNKNOWN
    return Edge(when=part.when, ending=ending, basis=part.value)


def _sum(start: When | None, days: float) -> Edge:
    basis = f"{days:g} days{SUM}"
    if start is None or not start.earliest or not start.latest:
        return Edge(when=None, ending=Ending.UNKNOWN, basis=basis)
    more = timedelta(days=days)
    when = replace(start, earliest=start.earliest + more, latest=start.latest + more, basis=basis)
    return Edge(when=when, ending=Ending.UNKNOWN, basis=basis)


def begun(option: Option, when: When | None) -> Tri:
    """Whether the window has begun by then, whatever its end."""
    return Window(start=option.window.start, end=_NO_END).covers(when)


def running(option: Option, when: When | None) -> Tri:
    """Whether the window has not ended by then, whatever its start."""
    return Window(start=_NO_END, end=option.window.end).covers(when)


def phase(docket: Docket, option: Option, actor: str | None) -> Phase:
    """Where the clause stands in time at the as-of (R-TIME-6)."""
    now = _instant(docket.as_of, timedelta())
    begins, runs = begun(option, now), running(option, now)
    if begins is Tri.NO:
        return Phase.AHEAD
    if runs is Tri.NO:
        return Phase.EXPIRED
    sure = begins is runs is Tri.YES and docket.confirms(actor) is Tri.YES
    return Phase.RUNNING if sure else Phase.UNKNOWN


def in_force(docket: Docket, option: Option, day: date | None) -> bool:
    """Surely begun by the end of a day, and not ended before it (R-TIME-9)."""
    if day is None:
        return False
    span = stretch(docket, day)
    after = _instant(span.latest, _TICK)
    return begun(option, after) is running(option, _instant(span.earliest, -_TICK)) is Tri.YES


def _instant(at: datetime | None, plus: timedelta) -> When:
    moment = at + plus if at else None
    return When(earliest=moment, latest=moment, precision=Precision.MINUTE, basis="")


def stretch(docket: Docket, day: date) -> When:
    """A day in the zone of the as-of, from midnight to midnight."""
    start = datetime.combine(day, time.min, docket.as_of.tzinfo)
    end = datetime.combine(day, time.max, docket.as_of.tzinfo)
    return When(earliest=start, latest=end, precision=Precision.DAY, basis=day.isoformat())


def home(docket: Docket, incident: Incident) -> date | None:
    """The one day an incident surely fell on; None where it may have been another."""
    span = docket.touched(incident.when)
    return span[0] if span and span[0] == span[1] else None


def days(docket: Docket, option: Option) -> tuple[date, ...]:
    """The days to judge under an option, up to the as-of: its own, and those something is known of.

    Without a known start only the days of incidents and coverage, and the last."""
    last = docket.as_of.date()
    found = set(docket.days)
    start, end = (docket.touched(e.when) for e in (option.window.start, option.window.end))
    if start:
        found.update(run(start[0], min(last, end[1]) if end else last))
    kept = (d for d in found | {last} if d <= last)
    return tuple(sorted(d for d in kept if option.window.covers(stretch(docket, d)) is not Tri.NO))
