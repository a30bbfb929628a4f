"""Where a window stands in time, and the days that gives to judge."""

from datetime import date, datetime, time, timedelta

from holdfire.record import Phase, Precision, Tri, Turning, When, Window
from holdfire.record.dockets import Docket, run
from holdfire.record.settling import NO_END, Option, begun, running

_TICK = timedelta(microseconds=1)
_OVER = {
    Turning.SUSPENDED: Phase.SUSPENDED,
    Turning.SUPERSEDED: Phase.SUPERSEDED,
    Turning.DENOUNCED: Phase.DENOUNCED,
}


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
