"""What moved between two briefs of one case: before, after, and the records that did it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfire.record import (
    Act,
    Cause,
    Count,
    Decision,
    Dossier,
    Incident,
    Ruling,
    Span,
    Standing,
    Tri,
)

from .briefing import Briefed
from .casebrief import told


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A record that changed something: its id, what it is, and its words ("" where it has none)."""

    id: str
    what: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One thing that reads otherwise: in which way, what, how it stood, how it stands ("" for not
    at all), and the records that did it."""

    kind: str
    what: str
    before: str
    after: str
    by: tuple[Done, ...] = ()


@dataclass(frozen=True, slots=True)
class Between:
    """Two briefs of one case, either of which may not be there, and what was decided between."""

    old: Briefed | None
    new: Briefed | None
    decisions: Sequence[Decision] = ()

    def pairs(self) -> list[tuple[Incident | None, Incident | None]]:
        """Each incident as it stood and as it stands: one where the two share a report, or where a
        newer text tells of the same kind of thing at the same place on the same day."""
        was, now = _incidents(self.old), _incidents(self.new)
        homes = {r: i for i in was for r in i.reports}
        found: dict[str, Incident] = {}
        for incident in now:
            first = next((homes[r] for r in incident.reports if r in homes), None)
            if first is not None:
                found[incident.id] = first
        taken = {i.id for i in found.values()}
        left = {name(i): i for i in was if i.id not in taken and i.place}
        for incident in now:
            if incident.id not in found and name(incident) in left:
                found[incident.id] = left.pop(name(incident))
        joined = {r for i in now for r in i.reports}
        kept = {i.id for i in found.values()}
        gone = [i for i in was if i.id not in kept and joined.isdisjoint(i.reports)]
        return [*((found.get(i.id), i) for i in now), *((i, None) for i in gone)]


def _incidents(made: Briefed | None) -> tuple[Incident, ...]:
    return made.dossier.incidents if made else ()


def words(between: Between) -> Iterator[Moved]:
    """The word under each holder's reading, where it is another now, and what changed it."""
    was, now = (told(b) if b else {} for b in (between.old, between.new))
    for holder in dict.fromkeys((*was, *now)):
        before, after = was.get(holder, ""), now.get(holder, "")
        if before != after:
            yield Moved(
                kind="word", what=holder, before=before, after=after, by=_why(between, holder)
            )


def _why(between: Between, holder: str) -> tuple[Done, ...]:
    """The records new or changed among what the word rests on, each once."""
    found = [
        *_struck(between, holder),
        *_stated(between, holder),
        *_stood(between),
        *_watched(between),
        *(_decision(d) for d in between.decisions),
        *_clock(between),
    ]
    return tuple(dict.fromkeys(found or _texts(between)))


def _struck(between: Between, holder: str) -> Iterator[Done]:
    """Reports of incidents that the reading's finding is held against and that moved."""
    near = _near(between.old, holder) | _near(between.new, holder)
    for before, after in between.pairs():
        either = after or before
        if either is None or not near & {i.id for i in (before, after) if i}:
            continue
        for row in _rows(between, before, after):
            yield from row.by


def _near(made: Briefed | None, holder: str) -> set[str]:
    """Incidents that are or may be in scope of a holder's reading."""
    if made is None:
        return set()
    own = {r.id for r in made.dossier.readings if made.dossier.heading(r) == holder}
    rolled = (f for f in made.rolled if f.reading in own)
    return {m.incident for f in rolled for m in f.matches if m.scope is not Tri.NO}


def _stated(between: Between, holder: str) -> Iterator[Done]:
    """Statements that the reading newly rests on."""
    if between.new is None:
        return
    seen = _of_reading(between.old, holder)
    for one in _of_reading(between.new, holder):
        if one not in seen:
            yield statement(between.new.dossier, one)


def _of_reading(made: Briefed | None, holder: str) -> tuple[str, ...]:
    if made is None:
        return ()
    own = (r for r in made.dossier.readings if made.dossier.heading(r) == holder)
    return tuple(s for r in own for s in r.statements)


def _stood(between: Between) -> Iterator[Done]:
    """What sides newly confirmed, refused or ended."""
    if between.new is None:
        return
    seen = {s.statement for s in between.old.dossier.stances} if between.old else set()
    for stance in between.new.dossier.stances:
        if stance.statement not in seen and stance.act is not Act.ANNOUNCE:
            yield statement(between.new.dossier, stance.statement)


def _watched(between: Between) -> Iterator[Done]:
    """Who is newly known to have looked and seen nothing."""
    seen = {c.id for c in between.old.dossier.coverage} if between.old else set()
    for c in between.new.dossier.coverage if between.new else ():
        if c.id not in seen:
            yield Done(id=c.id, what="coverage", words=c.note)


def _clock(between: Between) -> Iterator[Done]:
    """The text whose day of publication moved the as-of time."""
    if between.old is None or between.new is None:
        return
    dossier = between.new.dossier
    if dossier.as_of is None or dossier.as_of == between.old.dossier.as_of:
        return
    seen = {c.id for c in between.old.dossier.captures}
    for c in dossier.captures:
        last = c.published.latest if c.published else None
        if c.id not in seen and last and last.date() == dossier.as_of.date():
            moved = f"text, moves the as-of to {dossier.as_of:%-d %B %Y}"
            yield Done(id=c.id, what=moved, words=c.title or "")


def _texts(between: Between) -> list[Done]:
    seen = {c.id for c in between.old.dossier.captures} if between.old else set()
    new = between.new.dossier.captures if between.new else ()
    return [Done(id=c.id, what="text", words=c.title or "") for c in new if c.id not in seen]


def incidents(between: Between) -> Iterator[Moved]:
    """Incidents that are new, gone, or told otherwise, one row for each way in which they are."""
    for before, after in between.pairs():
        yield from _rows(between, before, after)


def _rows(between: Between, before: Incident | None, after: Incident | None) -> Iterator[Moved]:
    if after is not None and before is not None:
        yield from _otherwise(between, before, after)
    elif after is not None:
        by = (*_reports(between.new, after.reports), *_decided(between, after))
        yield Moved(kind="new", what=name(after), before="", after=_stands(after), by=by)
    elif before is not None:
        by = (*_decided(between, before), *_replacing(between, before))
        yield Moved(kind="gone", what=name(before), before=_stands(before), after="", by=by)


def _otherwise(between: Between, before: Incident, after: Incident) -> Iterator[Moved]:
    what = name(after)
    fresh = tuple(r for r in after.reports if r not in before.reports)
    decided = _decided(between, after)
    for kind, one, two, of in _ways(between, before, after):
        told_by = _reports(between.new, [r for r in fresh if r in of])
        denied = [d for d in after.denials if d not in before.denials and between.new]
        answers = [statement(between.new.dossier, d) for d in denied if between.new]
        said = answers if kind == "standing changed" else []
        yield Moved(kind=kind, what=what, before=one, after=two, by=(*told_by, *said, *decided))


Way = tuple[str, str, str, frozenset[str]]


def _ways(between: Between, before: Incident, after: Incident) -> Iterator[Way]:
    """Kind, before, after, and the reports that can have done it."""
    dossier = between.new.dossier if between.new else None
    of = {r: dossier.report(r) for r in after.reports} if dossier else {}
    if before.cause is not after.cause:
        caused = frozenset(k for k, r in of.items() if r.cause is not Cause.UNKNOWN)
        yield "reclassified", before.cause.value, after.cause.value, caused
    for which, old, new in (
        ("killed", before.killed, after.killed),
        ("injured", before.injured, after.injured),
    ):
        if old != new:
            counted = frozenset(k for k, r in of.items() if getattr(r, which) is not None)
            yield "toll revised", _toll(old, which), _toll(new, which), counted
    put = after.standing is Standing.RECLASSIFIED and before.cause is not after.cause
    if before.standing is not after.standing and not put:
        back = after.standing is Standing.RETRACTED
        kind = "retracted" if back else "standing changed"
        yield kind, before.standing.value, after.standing.value, frozenset(of)


def _toll(count: Count | None, which: str) -> str:
    return f"{figure(count)} {which}" if count else f"{which} not stated"


def figure(count: Count) -> str:
    """'3', or '3–5'; '?' where a bound is not known."""
    if count.best is not None:
        return str(count.best)
    return f"{count.low if count.low is not None else '?'}–{count.high if count.high else '?'}"


def _reports(made: Briefed | None, reports: Sequence[str]) -> tuple[Done, ...]:
    if made is None:
        return ()
    rows = [made.dossier.report(r) for r in reports]
    return tuple(
        Done(id=r.id, what=_in("report", made.dossier, r.capture), words=_flat(r.span.words))
        for r in rows
    )


def statement(dossier: Dossier, one: str) -> Done:
    """A statement as what changed something."""
    s = dossier.statement(one)
    text = s.words or " ".join(c.words for c in s.cue or ())
    return Done(
        id=s.id, what=_in(f"{s.speaker.name}, {s.act.value}", dossier, s.capture), words=_flat(text)
    )


def _in(what: str, dossier: Dossier, capture: str) -> str:
    outlet = dossier.capture(capture).outlet
    return f"{what}, {outlet}" if outlet else what


def _flat(text: str) -> str:
    return " ".join(text.split())


def _decided(between: Between, incident: Incident) -> tuple[Done, ...]:
    """The decisions about an incident, by its words or by its text."""
    own = incident.spans
    return tuple(_decision(d) for d in between.decisions if _about(d, own, between.decisions))


def _about(d: Decision, own: Sequence[Span], every: Sequence[Decision]) -> bool:
    undone = next((x for x in every if x.id == d.undoes), None) if d.undoes else None
    named = [d, *([undone] if undone else [])]
    spans = [s for x in named for s in (*x.spans, *x.others)]
    texts = {c for x in named for c in x.captures}
    return any(s.overlaps(o) for s in spans for o in own) or any(o.capture in texts for o in own)


def _decision(d: Decision) -> Done:
    put = f" {d.field or 'cause'} {d.value}" if d.value else ""
    return Done(id=d.id, what=f"decided by {d.by}: {d.ruling.value}{put}", words=d.reason)


def _replacing(between: Between, gone: Incident) -> tuple[Done, ...]:
    """The newer texts, where the text an incident was told in is no longer in use."""
    if between.new is None or between.old is None:
        return ()
    kept = {c.id for c in between.new.dossier.captures}
    left = any(s.capture not in kept for s in gone.spans)
    return tuple(_texts(between)) if left else ()


def name(incident: Incident) -> str:
    """'shelling, Cesis, 10 June 2031'."""
    place = incident.place.name if incident.place else "place unstated"
    when = incident.when
    day = f"{when.earliest:%-d %B %Y}" if when and when.earliest else "day unknown"
    return f"{incident.deed}, {place}, {day}"


def _stands(incident: Incident) -> str:
    """How an incident stands: standing, cause, the dead and the injured."""
    figures = [("killed", incident.killed), ("injured", incident.injured)]
    shown = [f"{figure(c)} {what}" for what, c in figures if c is not None]
    return ", ".join([incident.standing.value, f"cause {incident.cause.value}", *shown])


_BACK = re.compile(r"\b(?:withdr[ae]w\w*|retract\w*|t(?:ook|ake\w*) back)\b", re.I)


def revisions(between: Between) -> Iterator[Moved]:
    """What voices newly put otherwise or took back, in their words; and texts people took back."""
    if between.new is not None:
        dossier = between.new.dossier
        seen = {s.id for s in between.old.dossier.witnessed} if between.old else set()
        for s in dossier.witnessed:
            if s.act is Act.REVISE and s.id not in seen:
                done = statement(dossier, s.id)
                cue = " ".join(c.words for c in s.cue or ())
                kind = "withdrawn" if _BACK.search(f"{cue} {s.words}") else "revised"
                yield Moved(kind=kind, what=s.speaker.name, before="", after=done.words, by=(done,))
    for d in between.decisions:
        if d.ruling is Ruling.RETRACT and d.captures:
            what = " and ".join(_titles(between, d.captures))
            yield Moved(
                kind="retracted", what=what, before="used", after="taken back", by=(_decision(d),)
            )


def _titles(between: Between, captures: Sequence[str]) -> list[str]:
    made = between.new or between.old
    held = {c.id: c for c in made.dossier.captures} if made else {}
    return [held[c].outlet or held[c].file if c in held else c for c in captures]
