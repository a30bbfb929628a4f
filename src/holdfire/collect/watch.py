"""Whether a source was watched well enough for its silence to mean anything."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from holdfire.record import Look, Seen, Source, Tri, Watch

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SKEW = timedelta(hours=1)
_DAY = timedelta(days=1)


def answered(look: Look) -> bool:
    """Whether the source answered, were it with nothing."""
    return look.seen not in (Seen.FAILED, Seen.REFUSED)


def watched(source: Source, looks: Sequence[Look], start: datetime, end: datetime) -> Watch:
    """Judge the watch kept on a source from `start` to before `end` (aware).

    `looks` are all looks on record; those before `start` tell what was new after it, those from
    `end` on are left out. A document counts for the day, in the source's zone, of the look that
    first met it. The watch is adequate where a volume is stated, every day was looked at and
    nothing is amiss; unclear where the volume or the clock is; else not, also where no volume is
    stated, since silence can then not be told from a lull.
    """
    zone: tzinfo = ZoneInfo(source.zone) if source.zone else UTC
    past = sorted((k for k in looks if k.source == source.id and k.at < end), key=lambda k: k.at)
    view = _View(source, zone, tuple(past), start, end)
    grave, light = tuple(view.grave()), tuple(view.light())
    return Watch(
        source=source.id,
        first=view.days[0],
        last=view.days[-1],
        looked=view.looked,
        missed=view.missed,
        shown=tuple((day, view.shown[day]) for day in view.looked),
        adequate=Tri.NO if grave else Tri.UNCLEAR if light else Tri.YES,
        issues=(*grave, *light),
    )


@dataclass(frozen=True)
class _View:
    """The looks at one source up to an end, and the days to judge."""

    source: Source
    zone: tzinfo
    past: tuple[Look, ...]
    start: datetime
    end: datetime

    def _day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    @cached_property
    def days(self) -> list[date]:
        first, last = self._day(self.start), self._day(self.end - timedelta(microseconds=1))
        return [first + _DAY * n for n in range(max((last - first).days, 0) + 1)]

    @cached_property
    def inside(self) -> list[Look]:
        return [look for look in self.past if look.at >= self.start]

    @cached_property
    def good(self) -> list[Look]:
        """Every answered look, also those before the start."""
        return [look for look in self.past if answered(look)]

    @cached_property
    def shown(self) -> Counter[date]:
        seen: Counter[date] = Counter()
        for look in self.inside:
            seen[self._day(look.at)] += look.fresh if answered(look) else 0
        return seen

    @cached_property
    def looked(self) -> tuple[date, ...]:
        had = {self._day(look.at) for look in self.inside if answered(look)}
        return tuple(day for day in self.days if day in had)

    @cached_property
    def missed(self) -> tuple[date, ...]:
        return tuple(day for day in self.days if day not in self.looked)

    # What makes the watch inadequate

    def grave(self) -> Iterator[str]:
        yield from self._unstated()
        yield from self._unseen()
        yield from self._failing()
        yield from self._silent()

    def _unstated(self) -> Iterator[str]:
        if self.source.expected is None:
            yield (
                f"No volume is stated for {self.source.name}, so its silence cannot be told from a"
                " lull: add expected = [least, most] to sources.toml"
            )

    def _unseen(self) -> Iterator[str]:
        if not self.inside:
            yield f"Nobody looked at {self.source.name} {_span(self.days)}"
        elif gaps := [day for day in self.missed if day not in self._tried]:
            yield f"Nobody looked at {self.source.name} on {_listed(gaps)}"

    @cached_property
    def _tried(self) -> set[date]:
        return {self._day(look.at) for look in self.inside}

    def _failing(self) -> Iterator[str]:
        if lost := [day for day in self.missed if day in self._tried]:
            why = next(look.problem for look in reversed(self.inside) if not answered(look))
            said = f" ({why})" if why else ""
            yield f"{self.source.name} could not be had on {_listed(lost)}{said}"

    def _silent(self) -> Iterator[str]:
        """A source that answers and shows nothing new for longer than it should."""
        allowed, last = self._allowed, self._last_new
        if allowed is None or not self.looked:
            return
        if last is None:
            yield f"{self.source.name} has never shown a document: a dead feed, not a lull"
        elif self.good[-1].at - last > allowed:
            yield (
                f"{self.source.name} has shown nothing new since {_told(self._day(last))}"
                f" ({self._due}): a dead or lagging feed, not a lull"
            )

    @cached_property
    def _allowed(self) -> timedelta | None:
        """How long it may be silent: as stated; a day where every day should bring something."""
        if self.source.lag is not None:
            return timedelta(hours=self.source.lag)
        return _DAY if self.source.expected and self.source.expected[0] else None

    @cached_property
    def _due(self) -> str:
        if self.source.expected and self.source.expected[0]:
            return f"expected at least {self.source.expected[0]} a day"
        return f"expected something every {self.source.lag:g} hours"

    @cached_property
    def _last_new(self) -> datetime | None:
        """When it last had something new: by its own dates, else by the looks that met it."""
        dates = [k.newest for k in self.good if k.newest and k.newest <= k.at + _SKEW]
        return max(dates or [look.at for look in self.good if look.fresh], default=None)

    # What makes it doubtful

    def light(self) -> Iterator[str]:
        yield from self._short()
        yield from self._flooded()
        yield from self._skewed()

    def _whole(self, day: date) -> bool:
        """Whether all of a day lies in the time judged."""
        midnight = datetime(day.year, day.month, day.day, tzinfo=self.zone)
        nextday = day + _DAY
        after = datetime(nextday.year, nextday.month, nextday.day, tzinfo=self.zone)
        return midnight >= self.start and after <= self.end

    def _short(self) -> Iterator[str]:
        least = self.source.expected[0] if self.source.expected else 0
        few = [day for day in self.looked if self.shown[day] < least and self._whole(day)]
        if few:
            yield (
                f"{self.source.name} brought fewer documents than the {least} a day expected on"
                f" {_listed(few)}"
            )

    def _flooded(self) -> Iterator[str]:
        """More than expected since the looks of an earlier day; a first look meets a backlog."""
        most = self.source.expected[1] if self.source.expected else 0
        good = sorted({self._day(look.at) for look in self.good})
        many = [
            day
            for before, day in pairwise(good)
            if most and self.shown[day] > most * (day - before).days
        ]
        if many:
            yield (
                f"{self.source.name} brought more documents than the {most} a day expected on"
                f" {_listed(many)}: a flood, or two feeds in one"
            )

    def _skewed(self) -> Iterator[str]:
        ahead = [k for k in self.inside if k.newest and k.newest > k.at + _SKEW]
        if ahead:
            yield (
                f"{self.source.name} dated a document ahead of the clock on"
                f" {_listed([self._day(ahead[-1].at)])}: its dates cannot be relied on"
            )


def _told(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _listed(days: Sequence[date]) -> str:
    """Days in words; the first three, and how many more."""
    named = ", ".join(_told(day) for day in days[:3])
    return named if len(days) <= 3 else f"{named} and {len(days) - 3} more days"


def _span(days: Sequence[date]) -> str:
    first, last = _told(days[0]), _told(days[-1])
    return f"on {first}" if first == last else f"from {first} to {last}"
