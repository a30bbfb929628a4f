"""Days counted from the day of publication: "yesterday", "last week", "three days ago"."""

import re
from datetime import date, timedelta

from holdfire.record import Precision

from .days import ONE, Base, Days, away, number, piece, weekday, weekend, whole


def word(m: re.Match[str], base: Base) -> Days | None:
    """'today', 'the day before yesterday', 'overnight'."""
    low, today = m["w"].lower(), base.today
    if today is None:
        return None
    if low in ("overnight", "last night"):
        return Days(today - ONE, today, Precision.NIGHT)
    if "tomorrow" in low:
        today += 2 * ONE if "after" in low else ONE
    elif "yesterday" in low or low == "last evening":
        today -= (2 if "before" in low else 1) * ONE
    if re.search(r"midnight tonight|tonight,? at midnight", m.group(), re.I):
        return Days(today + ONE, today + ONE, Precision.MINUTE)
    return Days(today, today)


CALENDAR = {
    "before last": -2,
    "after next": 2,
    "last": -1,
    "previous": -1,
    "past": -1,
    "next": 1,
    "this": 0,
    "coming": 1,
}


def calendar(m: re.Match[str], base: Base) -> Days | None:
    """'last week', 'earlier this month', 'next year', 'the end of the week'."""
    low = m.group().lower()
    today = base.today or base.story
    if today is None:
        return None
    unit, rel = m["unit"].lower(), (m["rel"] or "this").strip().lower()
    if rel == "past":
        return Days(today - 7 * ONE, today, Precision.WEEK) if unit == "week" else None
    shift = CALENDAR[rel]
    of = whole(unit, today, shift)
    if of is None or shift or re.search(r"\bof\b", low):
        return piece(of, low) if of else None
    return _this(of, low, base, today)


def the_weekend(m: re.Match[str], base: Base) -> Days | None:
    """'last weekend', 'over the weekend'."""
    return weekend(m.group().lower(), base)


def _this(of: Days, low: str, base: Base, today: date) -> Days:
    """'this week' told as past ends with the day of publication, 'later this week' begins there."""
    if "later" in low:
        return Days(today, of.last, Precision.DAYS)
    if re.search(r"\bearl", low):
        return Days(of.first, today, Precision.DAYS)
    return of if base.future else Days(of.first, today, of.precision)


def ago(m: re.Match[str], base: Base) -> Days | None:
    """'three weeks ago' (and three days either way), 'the past 24 hours'."""
    n, unit, today = number(m["n"]), m["unit"].lower(), base.today
    if today is None or not n:
        return None
    if unit == "hour" and "ago" in m.group().lower():
        return None
    made = away(unit, -n, today, today) if unit != "hour" else None
    day = made.first if made else today - timedelta(days=-(-n // 24))
    if re.search(r"past|last|previous", m.group(), re.I):
        return Days(day, today, Precision.DAYS) if unit in ("hour", "day", "week") else None
    three = 3 * ONE
    return Days(day - three, day + three, Precision.WEEK) if unit in ("week", "fortnight") else made


def hence(m: re.Match[str], base: Base) -> Days | None:
    """'in two weeks' time', 'a fortnight from Monday'."""
    if base.today is None:
        return None
    groups = m.groupdict()
    n, unit = number(groups.get("n") or groups["k"]), groups.get("unit") or groups["what"]
    start = weekday(m["day"], base.today, future=True) if groups.get("day") else base.today
    if not n or unit.lower() == "hour":
        return None
    made, loose = away(unit.lower(), n, start, start), unit.lower() in ("week", "fortnight")
    if not loose or groups.get("day"):
        return made
    return Days(made.first - 3 * ONE, made.first + 3 * ONE, Precision.WEEK)
