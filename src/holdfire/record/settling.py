"""Every way of settling when a clause binds, and where that stands in time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from .dockets import BOTH, UNKNOWN, Docket, run
from .findings import START, Fact, Phase
from .readings import Clause, Part, Status
from .times import Edge, Ending, Precision, When, Window
from .tri import Tri
from .worked import Turn, Turning

NO_END = Edge(when=None, ending=Ending.OPEN, basis="no end given")
SUM = ", by arithmetic"
_TICK = timedelta(microseconds=1)
_INSIDE = ("through", "to the end", "until the end", "up to and including")
_OTHER = {
    Ending.INCLUSIVE: Ending.EXCLUSIVE,
    Ending.EXCLUSIVE: Ending.INCLUSIVE,
    Ending.UNKNOWN: Ending.UNKNOWN,
    Ending.OPEN: Ending.UNKNOWN,
}
"""What the instant that ends a stretch is, by what the one that begins it is."""
_OVER = {
    Turning.SUSPENDED: Phase.SUSPENDED,
    Turning.SUPERSEDED: Phase.SUPERSEDED,
    Turning.DENOUNCED: Phase.DENOUNCED,
}
_CUTS = (Turning.SUSPENDED, Turning.RESUMED, Turning.SUPERSEDED, Turning.DENOUNCED)


@dataclass(frozen=True, slots=True)
class Option:
    """A clause's window by one way of settling its words, and the turns that may cut it short."""

    label: str
    window: Window
    turns: tuple[Turn, ...] = ()

    @property
    def unknown(self) -> bool:
        """Whether it is the one nobody's words settle."""
        return self.window.start.when is None and self.window.start.basis == UNKNOWN


def options(docket: Docket, clause: Clause, reading: str = "") -> tuple[Option, ...]:
    """The clause's own starts; else every start with words behind it, or by arithmetic back from
    its end, and unknown (R-TIME-1, R-TIME-10)."""
    turns = tuple(t for t in docket.turned(reading, *_CUTS) if _bears(docket, clause, t))
    longer = docket.turned(reading, Turning.EXTENDED)
    starts = _starts(docket, clause).items()
    forms = (_forms(clause, label, edge, longer) for label, edge in starts)
    prefix = f"{clause.option}; " if clause.option else ""
    return tuple(Option(prefix + label, window, turns) for form in forms for label, window in form)


def _bears(docket: Docket, clause: Clause, turn: Turn) -> bool:
    """Whether a turn touches a clause: who is not bound by it cannot denounce it."""
    bound = docket.bound(clause)
    if turn.kind is not Turning.DENOUNCED or turn.actor is None:
        return True
    actor = docket.name(turn.actor)
    return actor in bound or None in bound or (BOTH in bound and actor in docket.confirmed)


def _starts(docket: Docket, clause: Clause) -> dict[str, Edge]:
    """Label → start, in order of time; the last is unknown where nobody's words settle it."""
    own = [(p.value, _edge(p)) for p in clause.start if p.when]
    told = [(s.label, _at(s.when, Ending.UNKNOWN, s.label)) for s in docket.starts if s.when]
    found = own or [*told, *_back(clause)]
    ways: dict[str, Edge] = {}
    for label, edge in sorted(found, key=lambda s: (str(s[1].when and s[1].when.earliest), s[0])):
        twin = any(s[0] == label and s[1].when != edge.when for s in found)
        ways[f"{label} ({edge.when.basis})" if twin and edge.when else label] = edge
    if not clause.start or any(p.when is None for p in clause.start):
        ways[UNKNOWN] = _at(None, Ending.UNKNOWN, UNKNOWN)
    return ways


def _at(when: When | None, ending: Ending, basis: str) -> Edge:
    return Edge(when=when, ending=ending, basis=basis)


def _edge(part: Part) -> Edge:
    return _at(part.when, part.ending or Ending.UNKNOWN, part.value)


def _back(clause: Clause) -> Iterator[tuple[str, Edge]]:
    """A stated length, counted back from a stated end (R-TIME-10)."""
    for part in clause.end:
        for days in sorted({p.days for p in clause.duration if p.days and part.when}):
            edge = _moved(_stated(part), -days)
            day = f"{edge.when.earliest:%Y-%m-%d}" if edge.when and edge.when.earliest else ""
            yield f"{day}{SUM}, back from “{part.value}”", edge


def _forms(
    clause: Clause, label: str, start: Edge, longer: list[Turn]
) -> Iterator[tuple[str, Window]]:
    """One window for each way the words give an end to this start."""
    ends = tuple(_ends(clause, start))
    for words, end in ends:
        name = f"{label}, {words}" if len(ends) > 1 else label
        yield name, Window(start=start, end=_extended(end, longer))


def _extended(end: Edge, turns: list[Turn]) -> Edge:
    """The end as last extended (R-TURN-1)."""
    for turn in (t for t in turns if t.until):
        end = _at(turn.until, Ending.UNKNOWN, Turning.EXTENDED.value)
    return end


def _ends(clause: Clause, start: Edge) -> Iterator[tuple[str, Edge]]:
    """Each stated end, else the end by arithmetic (R-TIME-3), else none (R-TIME-5)."""
    for part in clause.end:
        yield part.value, _sum(start, part.days) if part.days and not part.event else _stated(part)
    spans = sorted({p.days for p in clause.duration if p.days})
    if not clause.end:
        for days in spans:
            yield f"{days:g} days", _sum(start, days)
        if not spans:
            yield "", NO_END


def _stated(part: Part) -> Edge:
    """The last day belongs to the window only where the words say so (R-TIME-4)."""
    low = part.value.casefold()
    if part.ending is not None:
        return _edge(part)
    if low.startswith(("before", "ahead of")) or "not inclu" in low or "exclusive" in low:
        return _at(part.when, Ending.EXCLUSIVE, part.value)
    inside = low.startswith(_INSIDE) or "inclu" in low
    return _at(part.when, Ending.INCLUSIVE if inside else Ending.UNKNOWN, part.value)


def _sum(start: Edge, days: float) -> Edge:
    return _moved(start, days, f"{days:g} days{SUM}")


def _moved(edge: Edge, days: float, basis: str = SUM) -> Edge:
    """An edge so many 24-hour days on or back, as exact as it is itself."""
    when = edge.when
    if when is None or not when.earliest or not when.latest:
        return _at(None, Ending.UNKNOWN, basis)
    first, last, more = when.earliest, when.latest, timedelta(days=days)
    if edge.ending is not Ending.UNKNOWN:
        first = last = first if (edge.ending is Ending.INCLUSIVE) == (days > 0) else last
    moved = replace(when, earliest=_plus(first, more), latest=_plus(last, more), basis=basis)
    return _at(moved, _OTHER[edge.ending], basis)


def _plus(at: datetime, more: timedelta) -> datetime:
    """So much later in time, whatever the clocks were set to in between."""
    return (at.astimezone(UTC) + more).astimezone(at.tzinfo)


def begun(option: Option, when: When | None) -> Tri:
    """Whether the window has begun by then, whatever its end."""
    return Window(start=option.window.start, end=NO_END).covers(when)


def running(option: Option, when: When | None) -> Tri:
    """Whether the window has not ended by then, whatever its start, and no turn cut it short."""
    return Window(start=NO_END, end=option.window.end).covers(when) & _uncut(option.turns, when)


def _uncut(turns: Iterable[Turn], when: When | None) -> Tri:
    """Superseded, it no longer binds; suspended or denounced, that is open (R-TURN-2)."""
    answer = Tri.YES
    for turn in turns:
        before = when.before(turn.when) if when and turn.when else Tri.UNCLEAR
        if turn.kind is Turning.RESUMED:
            answer = Tri.YES if before is Tri.NO else answer
        else:
            gone = turn.kind is Turning.SUPERSEDED and before is Tri.NO
            answer &= Tri.NO if gone else before | Tri.UNCLEAR
    return answer


def reach(ways: Iterable[Option]) -> tuple[datetime | None, datetime | None]:
    """The first and last instant that any window may hold; None where one has no such end."""
    windows = [o.window for o in ways]
    firsts = [w.start.when and w.start.when.earliest for w in windows]
    lasts = [w.end.when and w.end.when.latest for w in windows]
    first = None if None in firsts else min((f for f in firsts if f), default=None)
    return first, None if None in lasts else max((x for x in lasts if x), default=None)


def misses(reached: tuple[datetime | None, datetime | None], when: When | None) -> bool:
    """Whether something at that time is surely outside all windows of that reach."""
    first, last = reached
    if when is None:
        return False
    early = first and when.latest and when.latest < first
    return bool(early or (last and when.earliest and when.earliest > last))


def phase(docket: Docket, option: Option, actor: str | None, met: Tri = Tri.YES) -> Phase:
    """Where the clause stands in time at the as-of (R-TIME-6); `met`: has its condition come?"""
    now = _instant(docket.as_of, timedelta())
    begins, ends = begun(option, now), option.window.end
    runs = Window(start=NO_END, end=ends).covers(now)
    cut = [t for t in option.turns if t.when is None or t.when.before(now) is Tri.YES]
    if Tri.NO in (begins, met):
        return Phase.AHEAD
    if cut and cut[-1].kind in _OVER:
        return _OVER[cut[-1].kind]
    if runs is Tri.NO:
        return Phase.EXPIRED
    longer = Phase.EXTENDED if ends.basis == Turning.EXTENDED else Phase.RUNNING
    sure = begins is runs is met is docket.confirms(actor) is Tri.YES
    return longer if sure else Phase.UNKNOWN


def in_force(docket: Docket, option: Option, day: date) -> bool:
    """Surely begun by the end of a day, and not ended before it (R-TIME-9)."""
    before = _instant(stretch(docket, day).earliest, -_TICK)
    return begun(option, after(docket, day)) is running(option, before) is Tri.YES


def gap(docket: Docket, ways: Iterable[Option], day: date) -> Iterator[Fact]:
    """What is not known of a day's being in force, whichever option is the true one."""
    found, before = list(ways), _instant(stretch(docket, day).earliest, -_TICK)
    late = any(begun(o, after(docket, day)) is not Tri.YES for o in found)
    if late:
        yield START
    ends = (o for o in found if not (late and o.window.end.basis.endswith(SUM)))
    if any(running(o, before) is not Tri.YES for o in ends):
        yield Fact(field="end", text="an end after that day")


def after(docket: Docket, day: date) -> When:
    """The first instant after a day."""
    return _instant(stretch(docket, day).latest, _TICK)


def _instant(at: datetime | None, plus: timedelta) -> When:
    moment = at + plus if at else None
    return When(earliest=moment, latest=moment, precision=Precision.MINUTE, basis="")


def stretch(docket: Docket, day: date) -> When:
    """A day in the zone of the as-of, from midnight to midnight."""
    start = datetime.combine(day, time.min, docket.as_of.tzinfo)
    end = datetime.combine(day, time.max, docket.as_of.tzinfo)
    return When(earliest=start, latest=end, precision=Precision.DAY, basis=day.isoformat())


def on(docket: Docket, when: When | None, day: date) -> When | None:
    """The part of a day in which something may have happened; None where it surely did not."""
    whole = stretch(docket, day)
    if when is None or when.before(whole) is not Tri.UNCLEAR:
        return None if when else whole
    firsts = [t for t in (when.earliest, whole.earliest) if t]
    lasts = [t for t in (when.latest, whole.latest) if t]
    return replace(whole, earliest=max(firsts), latest=min(lasts))


def moments(ways: Iterable[Option], when: When | None, as_of: datetime) -> Iterator[When]:
    """The instants beside the edges of windows and turns, and the as-of, as far as something may
    have happened then."""
    found = list(ways)
    edges = [e.when for o in found for e in (o.window.start, o.window.end)]
    edges += [t.when for o in found for t in o.turns]
    ends = (t for e in edges if e for t in (e.earliest, e.latest) if t)
    for at in sorted({as_of, *(t + d for t in ends for d in (-_TICK, _TICK))}):
        instant = _instant(at, timedelta())
        if at <= as_of and (when is None or when.before(instant) is instant.before(when)):
            yield instant


def days(docket: Docket, option: Option) -> set[date]:
    """The days to judge under an option up to the as-of, whatever happened: its own, those that
    somebody looked on, and the last."""
    last = docket.as_of.date()
    found = {last, *docket.looked}
    start, end = (docket.touched(e.when) for e in (option.window.start, option.window.end))
    if start:
        found.update(run(start[0], min(last, end[1]) if end else last))
    return {d for d in found if d <= last and inside(docket, option, d)}


def inside(docket: Docket, option: Option, day: date) -> bool:
    """Whether the window may touch a day."""
    return option.window.covers(stretch(docket, day)) is not Tri.NO


def during(option: Option, when: When | None, as_of: datetime) -> Tri:
    """Who says that it is no longer bound holds it to be in force, unless a stated time tells."""
    option = replace(option, turns=())
    by_now = When(earliest=None, latest=as_of, precision=Precision.UNKNOWN, basis="")
    at = when if when and when.known else by_now
    early = begun(option, at) is Tri.NO
    runs = running(option, at) if option.window.end.when else Tri.YES
    return Tri.NO if early else runs


def slices(docket: Docket, clause: Clause) -> Iterator[tuple[str, Clause]]:
    """One area, target or means of a clause at a time, and the means that were watched for."""
    for name in ("area", "targets", "means"):
        parts = clause.parts(name)
        for part in parts if len(parts) > 1 else ():
            yield f"“{part.value}”", replace(clause, **{name: (part,)})  # type: ignore[arg-type]  # parts
    wide = [p for p in clause.conduct if {"any", "force"} & {*p.classes} and not clause.means]
    for means in sorted({c.means for c in docket.adequate if c.means and wide}):
        value = f"by {' and '.join(means)}"
        part = replace(wide[0], value=value, status=Status.INFERRED, classes=means)
        yield value, replace(clause, conduct=tuple(wide), means=(part,))
