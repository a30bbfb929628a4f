"""Reports of one incident merged; broader tellings kept as possible parents, never added."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from holdfire.record import (
    Act,
    Cause,
    Count,
    Deed,
    Incident,
    Precision,
    Report,
    Standing,
    Statement,
    When,
    make_id,
)

from .answers import Topic, topic
from .corrections import corrected
from .decided import Rulings
from .neighbours import Neighbours, close, heads

NONE = Rulings()
"""Nobody decided anything."""
_VIOLENT = frozenset(
    {Deed.STRIKE, Deed.SHELLING, Deed.EXPLOSION, Deed.ATTACK, Deed.GUNFIRE, Deed.GROUND}
)
_BROAD = frozenset(
    {Precision.DAYS, Precision.WEEK, Precision.MONTH, Precision.SEASON, Precision.YEAR}
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A report with its origin, actor and voice; no voice is the outlet's own."""

    report: Report
    origin: str
    actor: str | None
    published: datetime | None = None
    voice: str | None = None
    accuses: bool = False


def incidents(tellings: Iterable[Telling], rulings: Rulings = NONE) -> tuple[Incident, ...]:
    """Incidents in order of time, with standing by origins; a sentence is one origin at most.

    `rulings` are what people decided: they stand over what the rules would join or part.
    """
    groups: list[list[Telling]] = []
    near = Neighbours()
    for telling in tellings:
        able = near.able(telling.report)
        home = next((n for n in able if _joins(telling, groups[n])), None)
        if home is None and _detail(telling.report):
            home = near.before(telling.report)
        if home is None:
            home = len(groups)
            groups.append([])
            near.found(home, telling.report)
        groups[home].append(telling)
        near.told(home, telling.report)
    made = [decided(g, rulings) for g in ruled(groups, rulings)]
    broad = [b for b in made if b.broad]
    with_parents = [_parented(i, broad) for i in made]
    return tuple(sorted(with_parents, key=_order))


_REACH = 700
"""Characters over which a denial is taken to answer the incident told just before it."""


def contested(found: Iterable[Incident], statements: Sequence[Statement]) -> tuple[Incident, ...]:
    """Incidents with the denials that answer them; what is only reported is then contested."""
    made = list(found)
    told: dict[str, dict[int, None]] = {}
    for n, incident in enumerate(made):
        for span in incident.spans:
            told.setdefault(span.capture, {})[n] = None
    for s in statements:
        if s.act is not Act.DENY or not s.content or topic(s.words) is Topic.PAUSE:
            continue
        gaps = [(_gap(made[n], s), n) for n in told.get(s.spans[0].capture, ())]
        near = [(not _shares(made[n], s), gap, n) for gap, n in gaps if 0 <= gap < _REACH]
        if near:
            at = min(near)[2]
            made[at] = _denied(made[at], s.id)
    return tuple(made)


def _shares(incident: Incident, s: Statement) -> bool:
    """Whether a denial names what the incident is told with: 'the blast', 'the depot'."""
    told = {w for span in incident.spans for w in re.findall(r"[a-z]{4,}", span.words.casefold())}
    denied = set(re.findall(r"[a-z]{4,}", s.words.casefold()))
    return bool(told & denied - _PLAIN)


_PLAIN = frozenset(
    "that with from were been have this they their said behind after responsible".split()
)


def _gap(incident: Incident, s: Statement) -> int:
    """Characters from the telling of an incident to a statement after it in the same text."""
    at = s.spans[0]
    gaps = [at.start - x.start for x in incident.spans if x.capture == at.capture]
    return min((g for g in gaps if g >= 0), default=-1)


def _denied(incident: Incident, statement: str) -> Incident:
    only = incident.standing is Standing.REPORTED
    standing = Standing.CONTESTED if only else incident.standing
    return replace(incident, standing=standing, denials=(*incident.denials, statement))


def _detail(report: Report) -> bool:
    """A telling with no place and no time of its own: a detail of what was told just before."""
    timed = report.when is not None and report.when.known
    return report.place is None and not timed


def _order(incident: Incident) -> tuple[str, bool, int, str]:
    when = incident.when.earliest.isoformat() if incident.when and incident.when.earliest else "9"
    return when, incident.broad, incident.spans[0].start, incident.id


def _joins(telling: Telling, group: Sequence[Telling]) -> bool:
    """Whether a report tells what a group tells: as its first telling does, or, with no time of its
    own, as one in the same text does ('it was a gas leak')."""
    if _same(telling, group[0]):
        return True
    when, home = telling.report.when, telling.report.capture
    near = (t for t in group[1:] if t.report.capture == home) if when is None else ()
    return any(_same(telling, t) for t in near)


def _same(a: Telling, b: Telling) -> bool:
    """Whether two reports tell one incident: same sort, place and time."""
    x, y = a.report, b.report
    if x.capture == y.capture and x.sentence == y.sentence and x.id != y.id and _apart(x, y):
        return False
    if x.capture == y.capture and (_other_things(x, y) or _other_tolls(x, y)):
        return False
    kinds = x.deed == y.deed or {x.deed, y.deed} <= _VIOLENT or _targets(x, y)
    actors = a.actor is None or b.actor is None or a.actor == b.actor
    return (
        kinds
        and actors
        and _broad(x) == _broad(y)
        and _place(x, y)
        and _time(x.when, y.when, x.capture == y.capture)
    )


def _apart(x: Report, y: Report) -> bool:
    return x.place != y.place or bool(x.targets and y.targets and x.targets != y.targets)


def _place(x: Report, y: Report) -> bool:
    """Same named place or one close by, or a thing of the same name hit where one has none."""
    if x.place and y.place:
        same = x.place.name.casefold() == y.place.name.casefold()
        return same or (not _two_towns(x, y) and close(x.place, y.place))
    if x.place or y.place:
        return _targets(x, y)
    return _targets(x, y)


def _two_towns(x: Report, y: Report) -> bool:
    """One text that names two towns tells different incidents, however close the towns are."""
    a, b = x.place, y.place
    return (
        x.capture == y.capture and a is not None and b is not None
        and a.precision == b.precision == "settlement" and (a.lat, a.lon) != (b.lat, b.lon)
    )  # fmt: skip


def _other_things(x: Report, y: Report) -> bool:
    """One text that names different things hit tells different incidents."""
    return bool(x.targets and y.targets) and not _targets(x, y)


def _other_tolls(x: Report, y: Report) -> bool:
    """One text that gives different numbers of dead for things not said to be one."""
    return bool(x.killed and y.killed and x.killed != y.killed) and not _targets(x, y)


def _targets(x: Report, y: Report) -> bool:
    """A shared target noun: 'passenger train' and 'train'."""
    return bool(heads(x) & heads(y))


def _time(a: When | None, b: When | None, same_text: bool) -> bool:
    """Overlapping stretches; an unknown time joins only within one text."""
    if a is None or b is None or not a.known or not b.known:
        return same_text
    return not (a.before(b) == "yes" or b.before(a) == "yes")


def _broad(report: Report) -> bool:
    """A telling over several days or a whole region: a possible parent of narrower ones."""
    wide = report.place is not None and report.place.precision in ("country", "region")
    long = report.when is not None and report.when.precision in _BROAD
    return long or (wide and report.killed is None)


_UNDATED = datetime.min.replace(tzinfo=UTC)


def _incident(told: Sequence[Telling]) -> Incident:
    """One incident; its figures are those of the text published last, earlier ones stay reports."""
    group = sorted(told, key=lambda t: t.published or _UNDATED)
    reports = [t.report for t in group]
    origins = tuple(dict.fromkeys(t.origin for t in group))
    best = max(
        reports,
        key=lambda r: (
            r.place is not None,
            r.when is not None and r.when.known,
            r.killed is not None,
        ),
    )
    named = next((t for t in group if t.actor), group[0])
    agent = named.report.actor
    return Incident(
        id=make_id("inc", sorted(r.id for r in reports)),
        reports=tuple(r.id for r in reports),
        origins=origins,
        deed=best.deed,
        cause=_cause(reports),
        actor=type(agent)(name=named.actor, basis=agent.basis),
        place=best.place,
        when=next((r.when for r in reports if r.when and r.when.known), best.when),
        targets=_union(r.targets_words for r in map(_Words, reports)),
        target_classes=_union(r.target_classes for r in reports),
        means=_union(r.means for r in reports),
        killed=_last(reports, lambda r: r.killed),
        injured=_last(reports, lambda r: r.injured),
        standing=_standing(group),
        spans=tuple(r.span for r in reports),
        broad=all(_broad(r) for r in reports),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    report: Report

    @property
    def targets_words(self) -> tuple[str, ...]:
        return tuple(t.words for t in self.report.targets)


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(x for g in groups for x in g))


def _cause(reports: Sequence[Report]) -> Cause:
    """The stated cause; where a later report says accident, the incident is reclassified."""
    stated = [r.cause for r in reports if r.cause not in (Cause.ATTACK, Cause.UNKNOWN)]
    return stated[-1] if stated else reports[0].cause


def _last(reports: Sequence[Report], get: Callable[[Report], Count | None]) -> Count | None:
    found = [c for c in (get(r) for r in reports) if c is not None]
    return found[-1] if found else None


def _standing(group: Sequence[Telling]) -> Standing:
    """Corroborated takes two origins, of two voices, at least one not the accuser (domain §1.6)."""
    causes = {t.report.cause for t in group} - {Cause.UNKNOWN}
    if len(causes) > 1:
        return Standing.RECLASSIFIED
    origins = {t.origin for t in group}
    voices = {t.voice or t.origin for t in group}
    apart = len(origins) > 1 and len(voices) > 1 and not all(t.accuses for t in group)
    return Standing.CORROBORATED if apart else Standing.REPORTED


def _parented(incident: Incident, broad: Sequence[Incident]) -> Incident:
    if incident.broad:
        return incident
    parents = tuple(b.id for b in broad if _inside(incident, b))
    return replace(incident, parents=parents)


def _inside(narrow: Incident, broad: Incident) -> bool:
    """Whether a broader telling could be about this incident."""
    if narrow.actor.name and broad.actor.name and narrow.actor.name != broad.actor.name:
        return False
    if narrow.when is None or broad.when is None or not narrow.when.known or not broad.when.known:
        return False
    overlap = narrow.when.before(broad.when) != "yes" and broad.when.before(narrow.when) != "yes"
    lands = (
        narrow.place.country if narrow.place else None,
        broad.place.country if broad.place else None,
    )
    return overlap and (None in lands or lands[0] == lands[1])


def ruled(groups: list[list[Telling]], rulings: Rulings) -> list[list[Telling]]:
    """The groups as people decided them: parted where they said so, then joined where they did."""
    for left, right in rulings.apart:
        groups = [g for group in groups for g in _parted(group, left, right)]
    for pair in rulings.same:
        wanted = pair[0] | pair[1]
        home = [g for g in groups if any(t.report.id in wanted for t in g)]
        if len(home) > 1:
            at = groups.index(home[0])
            joined = [t for g in home for t in g]
            groups = [joined if n == at else g for n, g in enumerate(groups) if g not in home[1:]]
    return groups


def _parted(
    group: list[Telling], left: frozenset[str], right: frozenset[str]
) -> list[list[Telling]]:
    """A group split in two where it holds reports of both sides; the rest stays with the first."""
    ids = {t.report.id for t in group}
    if not (ids & left and ids & right):
        return [group]
    first = [t for t in group if t.report.id not in right]
    return [first, [t for t in group if t.report.id in right]]


def decided(group: Sequence[Telling], rulings: Rulings) -> Incident:
    """The incident of these tellings, as people decided it.

    What was taken back counts for nothing, unless it is all there is: then it is retracted.
    """
    firm = [t for t in group if t.report.id not in rulings.retracted]
    incident = _incident(firm or group)
    for reports, field, value in rulings.corrected:
        if not reports.isdisjoint(incident.reports):
            incident = corrected(incident, field, value)
    causes = [rulings.causes[r] for r in incident.reports if r in rulings.causes]
    if causes:
        return replace(incident, cause=causes[-1], standing=Standing.RECLASSIFIED)
    return incident if firm else replace(incident, standing=Standing.RETRACTED)
