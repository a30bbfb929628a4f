"""When a page says it was published, and in which of its words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from holdfire.record import BlockKind, Precision, When

from .dates import Dated, find_dates, make_day, when_dated, when_day
from .pages import Page

_UPDATED = re.compile(
    r"\b(?:updated?|modified|lastmod|edited|revised|amended)\b[^|;.]{0,25}$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|released|first)\b", re.IGNORECASE)
_BACKGROUND = re.compile(r"\b(?:since|began|invasion|anniversary|founded|born|ago|until)\b", re.I)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = re.compile(r"\b(" + "|".join(_WEEKDAYS) + r")\b", re.IGNORECASE)
_LATEST_CHANGE = timedelta(31)  # later ones are mostly a site's housekeeping, not reporting
_DATING = (BlockKind.DATE, BlockKind.BYLINE, BlockKind.NAVIGATION)


def published(page: Page) -> When | None:
    """The date the page gives itself; the nearest to the headline, then the dateline's."""
    lines = [*_dated_lines(page)]
    for found in (lines_first(lines, updated=False), _dateline(page)):
        if found is not None:
            return found
    return lines_first(lines, updated=True) or _from_credit(page)


def updated(page: Page) -> When | None:
    """The last day the page's own date lines call an update."""
    found = [d for _, d, later in _dated_lines(page) if later]
    last = max(found, key=lambda d: d.day, default=None)
    return when_dated(last, f"update line: {last.words}") if last else None


def stretched(first: When | None, changed: When | None) -> When | None:
    """From the published day to the day of the last change, where a page states both: what it
    says may have been written on either."""
    if not (first and changed and first.earliest and first.latest and changed.latest):
        return first
    days = changed.latest.date() - first.earliest.date()
    if days < timedelta(1) or changed.latest <= first.latest:
        return first
    if days > _LATEST_CHANGE:
        return replace(first, basis=f"{first.basis}; later change not counted: {changed.basis}")
    basis = f"{first.basis}; changed, {changed.basis}"
    return replace(first, latest=changed.latest, precision=Precision.DAYS, basis=basis)


def given(day: date) -> When:
    """The day the analyst gave."""
    return when_day(day, "given with --published")


def lines_first(found: list[tuple[int, Dated, bool]], *, updated: bool) -> When | None:
    """The first of these dates that is, or is not, the date of an update."""
    for place, dated, later in found:
        if later is updated:
            words = "page date line (updated)" if updated else "page date line"
            return when_dated(dated, f"{words}: {dated.words} (block {place + 1})")
    return None


def _dated_lines(page: Page) -> Iterator[tuple[int, Dated, bool]]:
    """Dates of the head and foot of the page, nearest to the headline first."""
    title = page.title_place if page.title_place is not None else page.first
    head = [p for p, _ in page.of(*_DATING) if p < page.first]
    head.sort(key=lambda p: (p < title, abs(p - title)))
    foot = [p for p, _ in page.of(BlockKind.DATE) if p > page.first]
    for place in head:
        yield from _dates_at(page, place)
    for place in foot:
        labelled = _PUBLISHED.search(page.lines[place].text)
        found = _dates_at(page, place)
        yield from (d for d in found if place > page.last and (labelled or d[2]))


def _dates_at(page: Page, place: int) -> Iterator[tuple[int, Dated, bool]]:
    """The dates in one line, each with whether it is called an update."""
    text = page.lines[place].text
    before = page.lines[place - 1].text if place else ""
    label = before + " " if re.fullmatch(r"(?:last )?(?:updated?|modified):?", before, re.I) else ""
    for dated in find_dates(text):
        yield place, dated, bool(_UPDATED.search(label + text[: dated.start]))


def _dateline(page: Page) -> When | None:
    """The dateline's day, its year from itself or from another date of the page."""
    line = page.dateline
    if line is None or line.month is None or line.day is None:
        return None
    if line.year is not None:
        day = make_day(line.year, line.month, line.day)
        return when_day(day, f"dateline: {line.words}") if day else None
    words = f"dateline: {line.words}"
    for place, dated in _year_givers(page):
        day = _near(dated.day, line.month, line.day)
        if day is not None:
            return when_day(day, f"{words} (year from {dated.words!r}, block {place + 1})")
    return None


def _near(other: date, month: int, day: int) -> date | None:
    """The day of that name closest to another date."""
    years = (other.year - 1, other.year, other.year + 1)
    days = [d for d in (make_day(y, month, day) for y in years) if d]
    return min(days, key=lambda d: abs(d - other), default=None)


def _year_givers(page: Page) -> Iterator[tuple[int, Dated]]:
    """Dates a year may be taken from: the page's own first, then one in the body that fits."""
    for kinds in ((BlockKind.DATE, BlockKind.NOTICE, BlockKind.BOILERPLATE), (BlockKind.CAPTION,)):
        for place, line in page.of(*kinds):
            yield from ((place, dated) for dated in find_dates(line.text))
    body = [(p, d) for p, line in page.of(BlockKind.BODY) for d in find_dates(line.text)]
    if len({d.day.year for _, d in body}) == 1:
        yield from (found for found in body if _fits(page, *found))


def _fits(page: Page, place: int, dated: Dated) -> bool:
    """Whether a date in the body is of the dateline's weeks and agrees with its weekdays."""
    line = page.dateline
    day = _near(dated.day, line.month, line.day) if line and line.month and line.day else None
    if day is None or not timedelta(-2) <= day - dated.day <= timedelta(31):
        return False
    if _BACKGROUND.search(page.lines[place].text[max(0, dated.start - 60) : dated.start]):
        return False
    opening = " ".join(line.text for _, line in [*page.of(BlockKind.BODY)][:2])
    named = {_WEEKDAYS.index(w.casefold()) for w in _WEEKDAY.findall(opening)}
    return not named or bool(named & {day.weekday(), (day - timedelta(1)).weekday()})


def _from_credit(page: Page) -> When | None:
    """The day a credit line gives for the original, where nothing else dates the copy."""
    for place, line in page.of(BlockKind.CREDIT):
        for dated in find_dates(line.text):
            return when_dated(dated, f"credit line: {dated.words} (block {place + 1})")
    return None


def from_moment(moment: datetime, basis: str) -> When:
    """A moment from a machine-readable field: to the minute with a zone, else the day."""
    from .dates import when_moment

    if moment.tzinfo is None:
        return when_day(moment.date(), basis)
    return when_moment(moment, f"stated: {moment.tzname()}", basis)
