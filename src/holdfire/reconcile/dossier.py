"""Everything read from the texts of one pause, reconciled into one dossier."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from holdfire.record import (
    Act,
    Alias,
    Capture,
    CaptureClass,
    Coverage,
    Decision,
    Disagreement,
    Dossier,
    Extract,
    Incident,
    Naming,
    Place,
    Reading,
    Report,
    Source,
    Span,
    Statement,
    Watch,
)

from . import (
    actors,
    claims,
    decided,
    differences,
    merging,
    origins,
    sides,
    timeline,
    voices,
    watching,
)
from .readings import merged, self_bound


@dataclass(frozen=True, slots=True)
class Clock:
    """When the case is judged, why then, and the zone days are printed in."""

    as_of: datetime | None
    basis: str
    zone: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a case knows beside its texts: people's decisions, in force, oldest first; how well each
    source was watched, over the whole time and each single day; and the outlets it states."""

    decisions: tuple[Decision, ...] = ()
    sources: tuple[tuple[Source, Watch], ...] = ()
    days: tuple[tuple[Source, Watch], ...] = ()
    outlets: tuple[Source, ...] = ()


def _voices(known: Known) -> dict[str, str]:
    """Outlets by casefolded name or alias → the independence group their sources state."""
    return {
        name.casefold(): f"group {s.group}"
        for s in known.outlets
        if s.group
        for name in (s.name, *s.aliases)
    }


def _named(witnesses: Sequence[timeline.Source]) -> dict[str, Place]:
    """The places the texts name, by casefolded name; of two of one name the first."""
    every = (
        p
        for e in (w.extract for w in witnesses)
        for p in (
            *(m.place for m in e.mentions),
            *(a.place for r in e.readings for c in r.clauses for a in c.area),
            *(r.place for r in e.reports),
        )
    )
    found: dict[str, Place] = {}
    for place in every:
        if place is not None:
            found.setdefault(place.name.casefold(), place)
    return found


def _zone(clock: Clock) -> str:
    key = getattr(clock.as_of.tzinfo, "key", None) if clock.as_of else None
    return key or "UTC"


def dossier(
    captures: Sequence[Capture],
    extracts: Sequence[Extract],
    clock: Clock,
    known: Known = Known(),  # frozen
) -> Dossier:
    """Join captures and extracts (same order) into the record a brief is written from.

    Decisions about single records are applied before this (`applied`).
    """
    sources = [timeline.Source(c, e) for c, e in zip(captures, extracts, strict=True)]
    witnesses = [s for s in sources if CaptureClass.MACHINE not in s.capture.classes]
    found = origins.origins(captures, decided.together(known.decisions), _voices(known))
    homes = origins.homes(found)
    alike = _alike(sources, known)
    names = sides.names(extracts, alike)
    statements = {s.id: s for w in witnesses for s in w.extract.statements}
    tallied = claims.counted(witnesses)
    told_of = [
        r for w in witnesses for r in w.extract.reports if not r.background and r.id not in tallied
    ]
    reports = {r.id: r for r in told_of if not _after(r, clock)}
    tellings = [t for t in _tellings(witnesses, homes, names) if t.report.id in reports]
    incidents = _incidents(tellings, reports, statements, known)
    readings, parties = _sided(witnesses, incidents, names)
    quiet = tuple(r for r in reports.values() if r.absence)
    return Dossier(
        captures=tuple(captures),
        extracts=tuple(extracts),
        origins=found,
        parties=parties,
        aliases=alike,
        names=tuple(sorted(names.items())),
        readings=readings,
        incidents=incidents,
        coverage=_coverage(quiet, homes, known, witnesses, zone=_zone(clock)),
        absences=quiet,
        starts=timeline.starts(witnesses, readings),
        treated=timeline.treated(readings, incidents, reports, statements),
        later=tuple(r.span for r in told_of if r.id not in reports),
        stances=sides.stances(_undisputed(statements), parties, _denials(incidents)),
        unconfirmed=_unconfirmed(witnesses),
        disagreements=_differences(sources, readings, incidents, names, parties),
        as_of=clock.as_of,
        as_of_basis=clock.basis,
        zone=clock.zone,
        decisions=known.decisions,
        watched=tuple(w for _, w in known.sources),
        claims=claims.claims(witnesses, homes, claims.Names(names, parties)),
    )


def _denials(incidents: Iterable[Incident]) -> frozenset[str]:
    """The denials that answer an incident."""
    return frozenset(d for i in incidents for d in i.denials)


def _undisputed(statements: Mapping[str, Statement]) -> list[Statement]:
    """The statements without those that answer a count: they deny no incident and no pause."""
    return [s for s in statements.values() if not claims.disputes(s)]


def _alike(sources: Sequence[timeline.Source], known: Known) -> tuple[Alias, ...]:
    """The names that are one actor's, by rule and as people decided; a witness's spelling first."""
    witnessed = [s.extract for s in sources if not s.capture.machine]
    machines = [s.extract for s in sources if s.capture.machine]
    return decided.aliases(actors.aliases(witnessed, machines), known.decisions)


def _incidents(
    tellings: Sequence[merging.Telling],
    reports: Mapping[str, Report],
    statements: Mapping[str, Statement],
    known: Known,
) -> tuple[Incident, ...]:
    """The reports merged, as the rules and then people would have it, with what denies them."""
    rulings = decided.rulings(tuple(reports.values()), known.decisions)
    return merging.contested(merging.incidents(tellings, rulings), _undisputed(statements))


def _coverage(
    quiet: Sequence[Report],
    homes: Mapping[str, str],
    known: Known,
    witnesses: Sequence[timeline.Source],
    *,
    zone: str,
) -> tuple[Coverage, ...]:
    """Who was looking: those who report having seen nothing, and the sources that were watched."""
    told = timeline.coverage((r, homes.get(r.capture, "")) for r in quiet)
    return (*told, *watching.coverage(known.days, _named(witnesses), zone))


def _differences(
    sources: Sequence[timeline.Source],
    readings: Sequence[Reading],
    incidents: Sequence[Incident],
    names: dict[str, str],
    parties: Sequence[str],
) -> tuple[Disagreement, ...]:
    """Who asked, what differs, and one voice as different texts tell it."""
    witnesses = [s for s in sources if not s.capture.machine]
    said = [st for s in witnesses for st in s.extract.statements]
    return (
        *voices.askers(said, {s.capture.id: s.capture for s in sources}),
        *voices.scopes(said, readings, parties),
        *differences.differences(sources, readings, incidents),
        *voices.retold(sources, lambda n: names.get(n.casefold(), n)),
    )


def _sided(
    witnesses: Sequence[timeline.Source], incidents: Sequence[Incident], names: dict[str, str]
) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    """The readings, one a holder, and the sides; `names` learns who stands for whom."""
    readings = merged([s.extract for s in witnesses], lambda n: names.get(n.casefold(), n))
    person = _persons(witnesses)
    parties = sides.parties(
        readings,
        [i.actor.name for i in incidents],
        _named_in(_unconfirmed(witnesses)),
        lambda n: "" if person(n) else names.get(n.casefold(), sides.short_name(n)),
    )
    own = self_bound(readings, lambda r: sides.speaks_for(r.holder, r.role, parties) or r.holder)
    names.update(_people_to_sides(own, parties, names))
    return own, parties


def _tellings(
    sources: Sequence[timeline.Source], homes: dict[str, str], names: dict[str, str]
) -> list[merging.Telling]:
    return [t for s in sources for t in _told(s, homes.get(s.capture.id, s.capture.id), names)]


def _told(source: timeline.Source, origin: str, names: dict[str, str]) -> list[merging.Telling]:
    """The tellings of one text, each with its voice."""
    said = {s.id: s for s in source.extract.statements}
    return [
        _telling(source, r, said.get(r.statement or ""), (origin, names))
        for r in source.extract.reports
        if not r.absence and not r.background
    ]


def _after(report: Report, clock: Clock) -> bool:
    """Whether something is told to have happened after the as-of time."""
    when = report.when
    if clock.as_of is None or when is None or when.earliest is None:
        return False
    return when.earliest > clock.as_of


def _telling(
    source: timeline.Source,
    report: Report,
    said: Statement | None,
    known: tuple[str, dict[str, str]],
) -> merging.Telling:
    origin, names = known
    published = source.capture.published
    return merging.Telling(
        report,
        origin,
        names.get((report.actor.name or "").casefold(), report.actor.name),
        published.earliest if published else None,
        names.get(said.speaker.name.casefold(), said.speaker.name) if said else None,
        said is not None and said.act is Act.ALLEGE,
    )


def _unconfirmed(witnesses: Sequence[timeline.Source]) -> tuple[Span, ...]:
    """The outlet's own words that something is not confirmed."""
    return tuple(
        s.content[0]
        for w in witnesses
        for s in w.extract.statements
        if s.speaker.naming is Naming.OUTLET and re.search(r"confirm", s.words, re.I)
    )


def _named_in(spans: Sequence[Span]) -> list[str]:
    """'… from either Russia or Ukraine': the two names."""
    found: list[str] = []
    for span in spans:
        match = re.search(
            r"from (?:either |both )?(?:the )?([A-Z][\w ’-]*?)(?: side)? (?:or|nor|"
            r"and) (?:from )?(?:the )?([A-Z][\w’-]*(?: [A-Z][\w’-]*)*)",
            span.words,
        )
        found.extend(match.groups() if match else ())
    return found


def _people_to_sides(
    readings: Sequence[Reading], parties: Sequence[str], names: dict[str, str]
) -> dict[str, str]:
    """A person named as bound beside one side in the same reading stands for that side there."""
    out: dict[str, str] = {}
    for reading in readings:
        values = [p.value for c in reading.clauses for p in c.bound]
        named = {v: _side(v, parties, names) for v in values}
        found = {n for n in named.values() if n}
        if len(found) == 1:
            out.update({v.casefold(): next(iter(found)) for v in values})
    return out


def _persons(witnesses: Sequence[timeline.Source]) -> Callable[[str], bool]:
    """Whether a text puts a personal title before a name: people are not sides."""
    texts = [w.capture.text for w in witnesses]
    titled = [(text, m.end()) for text in texts for m in _TITLED.finditer(text)]

    @cache
    def person(name: str) -> bool:
        named = re.compile(rf"(?:[A-Z][\w.’'-]* )*{re.escape(name)}\b")
        return any(named.match(text, at) for text, at in titled)

    return person


_TITLE = (
    r"(?:President|Mr|Mrs|Ms|Dr|General|Gen|Commander|Cmdr|Minister|Colonel|Col|Chancellor|King|"
    r"Sheikh|Captain|Capt|Major|Premier|Governor|Mayor|Bishop|Imam|Secretary)"
)
_TITLED = re.compile(rf"\b{_TITLE}\.? ")


def _side(value: str, parties: Sequence[str], names: dict[str, str]) -> str | None:
    """The party a name stands for, as far as names alone can tell."""
    short = names.get(value.casefold(), sides.short_name(actors.side(value)))
    return next((p for p in parties if actors.fold(p) == actors.fold(short)), None)
