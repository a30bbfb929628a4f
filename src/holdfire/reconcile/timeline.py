"""Start options, coverage, and which incidents a holder's own account treats."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from holdfire.record import (
    READABLE,
    Act,
    Capture,
    Coverage,
    Extract,
    Incident,
    Mention,
    Naming,
    Reading,
    Report,
    Span,
    Start,
    Statement,
    Tri,
    make_id,
)

_AGREED = re.compile(
    r"\b(?:agreed|agree|asked|reached|ordered|accepted|struck|signed|settled)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Source:
    """A capture that may found something, with what was read from it."""

    capture: Capture
    extract: Extract


def starts(sources: Sequence[Source], readings: Sequence[Reading]) -> tuple[Start, ...]:
    """Start options with words behind them: stated, announcement day, agreement as told."""
    found: list[Start] = []
    for reading in readings:
        for clause in reading.clauses:
            found.extend(
                Start(label=f"“{p.value}”", when=p.when, spans=(p.span,))
                for p in clause.start
                if p.when
            )
    told = {s for reading in readings for s in reading.statements}
    for source in sources:
        for s in source.extract.statements:
            if s.act is Act.ANNOUNCE and s.speaker.naming is not Naming.OUTLET:
                found.extend(_announced(source, s))
            if s.id in told:
                found.extend(_agreed(source, s))
        found.extend(_in_force(source))
    return _distinct(found)


OUTLET = "as the outlet tells it"
_IN_FORCE = re.compile(
    r"\b(?:truce|cease-?fire|pause|halt|lull|moratorium|suspension|arrangement)\b[^.]{0,90}?"
    r"\b(?P<start>(?:took|takes|to take|taking) (?:effect|force)|"
    r"(?:came|comes|coming|went|enter\w*) into (?:force|effect)|"
    r"began|begins|started|starts|in (?:force|effect) (?:since|from))\b",
    re.I,
)


def _in_force(source: Source) -> list[Start]:
    """The outlet's own words that the pause took effect, with the time beside them."""
    found = []
    quoted = [c for s in source.extract.statements for c in s.content]
    for block in source.capture.of(*READABLE):
        for match in _IN_FORCE.finditer(source.capture.text, block.start, block.end):
            at = match.start("start")
            times = [m for m in _times(source) if 0 <= m.span.start - at < 60]
            known = [m for m in times if m.when and m.when.known]
            if known and not any(c.start <= at < c.end for c in quoted):
                span = source.capture.span(at, known[0].span.end)
                found.append(Start(label=OUTLET, when=known[0].when, spans=(span,)))
    return found[:1]


def _announced(source: Source, s: Statement) -> list[Start]:
    if s.when is None or not s.when.known or not s.source or s.speaker.naming is not Naming.NAMED:
        return []
    near = [
        m
        for m in _times(source)
        if m.when == s.when and abs(m.span.start - s.source[0].start) < 400
    ]
    return [Start(label="the announcement", when=s.when, spans=(near[0].span,))] if near else []


def _agreed(source: Source, s: Statement) -> list[Start]:
    """'had asked last weekend, and the other side had agreed': the pause may date from then."""
    if not _AGREED.search(s.words):
        return []
    inside = [m for m in _times(source) if any(c.start <= m.span.start < c.end for c in s.content)]
    past = [
        m
        for m in inside
        if m.when
        and m.when.known
        and not re.search(
            r"\b(?:until|till|through|for|end\w*|expir\w*|over)\b", _before(source, m.span)
        )
    ]
    return [Start(label="the agreement as told", when=m.when, spans=(m.span,)) for m in past[:1]]


def _before(source: Source, span: Span) -> str:
    return source.capture.text[max(0, span.start - 16) : span.end]


def _times(source: Source) -> list[Mention]:
    return [m for m in source.extract.mentions if m.type == "time"]


def _distinct(found: Iterable[Start]) -> tuple[Start, ...]:
    kept: dict[tuple[object, object], Start] = {}
    for start in found:
        if (
            start.when is not None
            and start.when.earliest is not None
            and start.when.latest is not None
        ):
            kept.setdefault((start.when.earliest.date(), start.when.latest.date()), start)
    return tuple(kept.values())


def coverage(absences: Iterable[tuple[Report, str]]) -> tuple[Coverage, ...]:
    """An absence report covers only its stated conduct, place and time; it is one origin's."""
    return tuple(
        Coverage(
            id=make_id("cov", r.id),
            note=r.span.words,
            adequate=Tri.UNCLEAR,
            spans=(r.span,),
            place=r.place,
            when=r.when,
            origin=origin,
        )
        for r, origin in absences
    )


def treated(
    readings: Iterable[Reading],
    incidents: Iterable[Incident],
    reports: dict[str, Report],
    statements: dict[str, Statement],
) -> frozenset[tuple[str, str]]:
    """Incidents a holder's own account speaks of in the sentence that reports them."""
    speakers: dict[str, list[str]] = {}
    for reading in readings:
        own = [statements[s].speaker.id for s in reading.statements if s in statements]
        for speaker in set(own):
            speakers.setdefault(speaker, []).append(reading.id)
    said: dict[str, list[tuple[Span, str]]] = {}
    for s in statements.values():
        if s.speaker.id in speakers and _RESTRAINT.search(s.words):
            for x in s.content:
                said.setdefault(x.capture, []).append((x, s.speaker.id))
    return frozenset(
        (reading, incident.id)
        for incident in incidents
        for sentence in (reports[r].sentence for r in incident.reports)
        for words, speaker in said.get(sentence.capture, ())
        if sentence.overlaps(words)
        for reading in speakers[speaker]
    )


_RESTRAINT = re.compile(
    r"\b(?:hold(?:ing)? fire|pause|truce|cease-?fire|halt|apolog\w+|mistake|order)\b", re.I
)
"""The holder speaks of restraint in the very sentence that tells the incident."""
