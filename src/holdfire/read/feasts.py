"""Feast days that coverage dates by: the days each can mean, and the one meant.

The western and the eastern churches keep Easter (and Good Friday) on different Sundays in most
years; where neither the words nor the week of publication tell which, the day is unknown. Dates of
Easter: dateutil, after Oudin (1940).
"""

import re
from datetime import date

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from .days import ONE, Base, Days, weekday

FEAST = (
    r"(?P<rite>(?:Greek |Russian |Eastern )?Orthodox |Julian |Catholic |Western )?"
    r"(?P<feast>Easter (?:Sunday|Monday)|Good Friday|Christmas (?:Day|Eve)|(?<=Orthodox )Christmas|"
    r"(?<=Julian )Christmas|(?<=Orthodox )Easter|(?<=Julian )Easter|New Year['’]s (?:Day|Eve))"
    r"(?:,? (?:of )?(?P<y>(?:19|20)\d\d))?"
    r"(?! (?:truce|cease|pause|halt|service|mass|liturg|holiday|message|address|week|party|market))"
)
_MOVABLE = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2}
_FIXED = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25),
    "new year's day": (1, 1), "new year's eve": (12, 31),
}  # fmt: skip
_OLD = {"christmas day": (1, 7), "christmas eve": (1, 6), "christmas": (1, 7)}
"""Where the church year still follows the Julian calendar; right until the year 2100."""


def feast(m: re.Match[str], base: Base) -> Days | None:
    """The day of a feast: in the year that puts it nearest to publication, unless one is told."""
    name = m["feast"].lower().replace("’", "'")
    rite = (m["rite"] or "").lower()
    today = base.today or base.story
    if m["y"]:
        found = _days(name, rite, int(m["y"]))
    elif today is not None:
        found = {min(_around(name, r, today), key=lambda d: abs(d - today)) for r in _rites(rite)}
    else:
        return None
    day = found.pop() if len(found) == 1 else _of_week(name, found, base)
    return Days(day, day) if day else None


def _around(name: str, rite: str, today: date) -> list[date]:
    return [d for y in (-1, 0, 1) for d in _days(name, rite, today.year + y)]


def _rites(rite: str) -> tuple[str, ...]:
    return (rite,) if rite else ("western", "orthodox")


def _days(name: str, rite: str, year: int) -> set[date]:
    """The days a feast can fall on in a year; one of New Year's falls alike for all."""
    found = set()
    for one in _rites(rite):
        old = "orthodox" in one or "julian" in one
        if name in _MOVABLE:
            when = easter(year, EASTER_ORTHODOX if old else EASTER_WESTERN)
            found.add(when + _MOVABLE[name] * ONE)
        else:
            fixed = _OLD.get(name, _FIXED[name]) if old and rite else _FIXED[name]
            found.add(date(year, *fixed))
    return found


def _of_week(name: str, found: set[date], base: Base) -> date | None:
    """The one of several days that the weekday in the name would mean by itself."""
    if base.today is None or not name.endswith("day"):
        return None
    day = weekday(name.split()[-1], base.today, base.future)
    return day if day in found else None
