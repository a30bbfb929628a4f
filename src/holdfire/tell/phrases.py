"""Words for records: dates, places, counts, parts of a reading."""

from datetime import datetime

from holdfire.record import Clause, Count, Incident, Part, Place, Precision, Reading, When


def day(moment: datetime) -> str:
    """'Tue 27 Jan'."""
    return f"{moment:%a} {moment.day} {moment:%b}"


def long_day(moment: datetime) -> str:
    """'29 January 2026'."""
    return f"{moment.day} {moment:%B %Y}"


def when(stretch: When | None) -> str:
    """A stretch of days for a table: one day, two joined by a dash, or what is not known."""
    if stretch is None:
        return "date unstated"
    if stretch.earliest is None or stretch.latest is None:
        return f"“{words_of(stretch)}”, day not known"
    first, last = stretch.earliest, stretch.latest
    if stretch.precision is Precision.MINUTE:
        return f"{day(first)}, {first:%H:%M}"
    if first.date() == last.date():
        return day(first)
    joint = "night of " if stretch.precision is Precision.NIGHT else ""
    return f"{joint}{day(first)}–{day(last)}"


def words_of(stretch: When | None) -> str:
    """The words a stretch was given in, without what they were counted from."""
    return stretch.basis.split("; counted from")[0] if stretch else ""


def place(found: Place | None) -> str:
    """A place for a table."""
    return found.name if found else "place unstated"


def people(count: Count | None, verb: str) -> str:
    """'five killed', 'at least 12 killed', or nothing."""
    if count is None:
        return ""
    if count.best == 0:
        return f"none {verb}"
    if count.low is not None and count.high is not None and count.low != count.high:
        return f"{count.low}–{count.high} {verb}"
    if count.best is None:
        return f"{count.low} or more {verb}" if count.low else f"some {verb}"
    if count.high is None and count.low is not None:
        return f"at least {count.low} {verb}"
    return f"{'about ' if count.low is None else ''}{count.best} {verb}"


def toll(incident: Incident) -> str:
    """Killed and injured as reported, or that no figure was given."""
    stated = [
        t for t in (people(incident.killed, "killed"), people(incident.injured, "injured")) if t
    ]
    return ", ".join(stated) or "casualties unstated"


def subject(incident: Incident) -> str:
    """A short name for an incident: its target or place."""
    target = incident.targets[0] if incident.targets else ""
    where = incident.place.name if incident.place else ""
    if target and where:
        return f"{target}, {where}"
    return target or where or incident.deed.value


def parts(reading: Reading, *fields: str) -> list[Part]:
    """The parts of some fields over all clauses of a reading, each once."""
    found: list[Part] = []
    for clause in reading.clauses:
        for field in fields:
            found.extend(p for p in clause.parts(field) if all(p.span != q.span for q in found))
    return found


def states(clause: Clause, field: str) -> bool:
    """Whether a clause says anything about a field."""
    return bool(clause.parts(field))


def holder(reading: Reading) -> str:
    """How a reading's holder is headed in a table."""
    return reading.holder[:1].upper() + reading.holder[1:]
