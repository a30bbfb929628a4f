"""Did it happen inside a window, and what must be known of the time for that to be sure?"""

from collections.abc import Iterable, Iterator

from .findings import START, Fact, Test
from .settling import SUM, Option, begun, running
from .times import When
from .tri import Tri

_WHEN, _WHICH = Fact(field="when", text="when?"), Fact(field="when", text="which day?")
Dated = tuple[tuple[Fact, ...], When | None]
"""Facts that put something inside a window, and the time it is then known to have had."""


def timed(option: Option, when: When | None) -> Test:
    """Inside the window or not, and which end it hangs on (R-TIME-2)."""
    starts, runs = begun(option, when), running(option, when)
    if Tri.NO in (starts, runs):
        late = starts is not Tri.NO
        reason, name = ("after the end", "end") if late else ("before the start", "start")
        return Test(name="time", answer=Tri.NO, reason=reason, field=name)
    if starts is runs is Tri.YES:
        return Test(name="time", answer=Tri.YES, reason="inside the window", field="start")
    reason, name = _unsure(option, when, starts)
    return Test(name="time", answer=Tri.UNCLEAR, reason=reason, field=name)


def _unsure(option: Option, when: When | None, starts: Tri) -> tuple[str, str]:
    if option.window.start.when is None:
        return "no start given", "start"
    if when is None or not when.known:
        return "when?", "when"
    end = starts is Tri.YES
    return ("before or after the end?", "end") if end else ("before or after the start?", "start")


def datings(
    ways: tuple[Option, ...], when: When | None, moments: Iterable[When], loose: bool
) -> Iterator[Dated]:
    """What puts something inside the first of these options, whichever is the true one: as it is
    dated, or dated to one of these moments; nothing if it cannot be. `loose`: it may have been on
    another day."""
    asked = tuple(_lacking(ways, when)) if when else ()
    known = when is not None and when.known
    if known:
        yield (_WHICH, *asked) if loose else asked, when
    for moment in moments if loose or len(asked) > 1 or not known else ():
        if timed(ways[0], moment).answer is not Tri.NO:
            yield (_WHEN, *_lacking(ways, moment)), moment
    if when and not known:
        yield asked, when


def _lacking(ways: tuple[Option, ...], when: When) -> Iterator[Fact]:
    option, *others = ways
    starts, runs, end = begun(option, when), running(option, when), option.window.end
    summed = end.when is None and option.window.start.when is None and end.basis.endswith(SUM)
    if option.unknown:
        yield START
    elif starts is Tri.UNCLEAR:
        yield Fact(field="start", text="that start, before it")
    elif any(o.window.covers(when) is not Tri.YES for o in others):
        yield Fact(field="start", text="that start")
    if runs is Tri.UNCLEAR and not summed:
        yield Fact(field="end", text="before or after the end?")
