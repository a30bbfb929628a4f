"""Which incidents a report may tell of: by text, and by place or target and day."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, timedelta
from itertools import product

from holdfire.record import Place, Report, When

_NORTH, _EAST = 0.05, 0.08
"""Degrees within which two spots are one place."""

_LONG = 8
"""Days; what is told of a longer stretch is found by every day, not filed under each."""

_RECENT = 8
"""Incidents of a text looked back over, so that one is seldom filed twice."""

Mark = tuple[object, ...]


class Neighbours:
    """Incidents by number, filed so that those a report may tell of are found without a search.

    Two tellings of known time are one only where their days meet and they name one place, spots
    near each other, or one target; with a time unknown, only where they stand in one text.
    """

    def __init__(self) -> None:
        self._filed: dict[Mark, list[int]] = {}
        self._texts: dict[str, list[int]] = {}
        self._told: dict[str, list[tuple[int, int, Report]]] = {}

    def able(self, report: Report) -> list[int]:
        """The incidents a report may tell of, in order of number."""
        found = set(self._texts.get(report.capture, ()))
        for mark in _marks(report, asked=True):
            found.update(self._filed.get(mark, ()))
        return sorted(found)

    def found(self, number: int, report: Report) -> None:
        """File a new incident by the report that first tells it."""
        for mark in _marks(report, asked=False):
            self._filed.setdefault(mark, []).append(number)

    def told(self, number: int, report: Report) -> None:
        """Note where an incident is told."""
        told = self._told.setdefault(report.capture, [])
        told.append((report.span.start, -number, report))
        texts = self._texts.setdefault(report.capture, [])
        if number not in texts[-_RECENT:]:
            texts.append(number)

    def before(self, report: Report) -> int | None:
        """The incident last told in the same text before this report, within a few sentences."""
        near = [
            (start, number)
            for start, number, other in self._told.get(report.capture, ())
            if 0 < report.span.start - start < 900 and other.sentence != report.sentence
        ]
        return -max(near)[1] if near else None


def _marks(report: Report, *, asked: bool) -> Iterator[Mark]:
    """What a report is filed under, or asked for under: where or what, with every day of it."""
    if report.when is not None and report.when.known:
        wheres = _asked(report) if asked else _filed(report)
        yield from product(wheres, _days(report.when, asked=asked))


def _filed(report: Report) -> list[Mark]:
    things = [("thing", report.place is not None, head) for head in heads(report)]
    return [*things, *_names(report.place), *(("spot", *c) for c in _cells(report.place, 0))]


def _asked(report: Report) -> list[Mark]:
    """Two placed reports meet by their places; where one has none, by what was hit."""
    kinds = (False,) if report.place else (False, True)
    things = [("thing", kind, head) for head in heads(report) for kind in kinds]
    return [*things, *_names(report.place), *(("spot", *c) for c in _cells(report.place, 1))]


def _names(place: Place | None) -> list[Mark]:
    return [("name", place.name.casefold())] if place else []


def _cells(place: Place | None, around: int) -> Iterable[tuple[int, int]]:
    """The cell of a grid that a spot lies in, with those around it."""
    if place is None or place.lat is None or place.lon is None:
        return ()
    north, east = int(place.lat // (_NORTH * 1.01)), int(place.lon // (_EAST * 1.01))
    steps = range(-around, around + 1)
    return [(north + n, east + e) for n in steps for e in steps]


def _days(when: When, *, asked: bool) -> Iterator[date | str]:
    """The days of a stretch (UTC); a long one is filed as such, and asks for every stretch."""
    if when.earliest is None or when.latest is None:
        return
    first, last = when.earliest.astimezone(UTC).date(), when.latest.astimezone(UTC).date()
    short = (last - first).days < _LONG
    if short:
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1))
    if asked:
        yield "long" if short else "any"
    else:
        yield "any"
        if not short:
            yield "long"


def close(a: Place, b: Place) -> bool:
    """Whether two spots are one place."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return abs(a.lat - b.lat) < _NORTH and abs(a.lon - b.lon) < _EAST


def heads(report: Report) -> set[str]:
    """The last words of the targets named: 'train' of 'passenger train'."""
    return {t.words.casefold().split()[-1] for t in report.targets}
