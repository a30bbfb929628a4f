"""The JSON lines of `holdfire read --json`: one object per record, stable keys (docs/nouns.md)."""

from collections.abc import Iterator

from holdfire.record import (
    FIELDS,
    Capture,
    Clause,
    Count,
    Extract,
    Measure,
    Meeting,
    Mention,
    Part,
    Place,
    Reading,
    Report,
    Span,
    Statement,
    When,
)

Row = dict[str, object]


def rows(capture: Capture, extract: Extract) -> Iterator[Row]:
    """The capture's line, then one line for each record read from it."""
    yield capture_row(capture)
    yield from (_mention(m) for m in extract.mentions)
    yield from (_statement(s) for s in extract.statements)
    yield from (_report(r) for r in extract.reports)
    yield from (_measure(m) for m in extract.measures)
    yield from (_meeting(m) for m in extract.meetings)
    yield from (_reading(capture, r) for r in extract.readings)


def capture_row(capture: Capture) -> Row:
    """The line of a capture."""
    published = capture.published
    return {
        "kind": "capture",
        "id": capture.id,
        "file": capture.file,
        "url": capture.url,
        "outlet": capture.outlet,
        "origin_outlet": capture.origin_outlet,
        "title": capture.title,
        "byline": capture.byline,
        "published": when_row(published) if published else None,
        "classes": sorted(capture.classes),
        "sha256": capture.sha256,
        "language": capture.language,
        "blocks": [{"kind": b.kind.value, "start": b.start, "end": b.end} for b in capture.blocks],
    }


def when_row(when: When | None) -> Row | None:
    """A stretch of time; ends in ISO 8601 with their offset, null where unknown."""
    if when is None:
        return None
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "precision": when.precision.value,
        "basis": when.basis,
        "zone": when.zone,
    }


def place_row(place: Place | None) -> Row | None:
    """A place; coordinates in degrees, null where the gazetteer is not sure."""
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "basis": place.basis,
    }


def _span(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _spans(spans: tuple[Span, ...] | None) -> list[Row] | None:
    return [_span(s) for s in spans] if spans else None


def count_row(count: Count | None) -> Row | None:
    """A count with its bounds."""
    return {"low": count.low, "best": count.best, "high": count.high} if count else None


def _mention(m: Mention) -> Row:
    resolved: Row | None = None
    if isinstance(m.resolved, Place):
        resolved = place_row(m.resolved)
    elif isinstance(m.resolved, When):
        resolved = when_row(m.resolved)
    elif isinstance(m.resolved, Count):
        resolved = {"value": m.resolved.best, "unit": m.unit, **(count_row(m.resolved) or {})}
    return {
        "kind": "mention",
        "id": m.id,
        "capture": m.capture,
        "type": m.type,
        "span": _span(m.span),
        "resolved": resolved,
    }


def _statement(s: Statement) -> Row:
    return {
        "kind": "statement",
        "id": s.id,
        "capture": s.capture,
        "speaker": {
            "id": s.speaker.id,
            "name": s.speaker.name,
            "naming": s.speaker.naming.value,
            "role": s.speaker.role,
            "affiliation": s.speaker.affiliation,
        },
        "act": s.act.value,
        "mode": s.mode.value,
        "words": s.words,
        "via": s.via,
        "when": when_row(s.when),
        "source": _spans(s.source),
        "cue": _spans(s.cue),
        "content": _spans(s.content) or [],
    }


def _report(r: Report) -> Row:
    return {
        "kind": "report",
        "id": r.id,
        "capture": r.capture,
        "statement": r.statement,
        "absence": r.absence,
        "background": r.background,
        "cause": r.cause.value,
        "conduct": r.deed.value,
        "means": list(r.means),
        "actor": {"name": r.actor.name, "basis": r.actor.basis},
        "place": place_row(r.place),
        "when": when_row(r.when),
        "targets": [t.words for t in r.targets],
        "target_classes": list(r.target_classes),
        "killed": count_row(r.killed),
        "injured": count_row(r.injured),
        "span": _span(r.span),
    }


def _measure(m: Measure) -> Row:
    return {
        "kind": "measure",
        "id": m.id,
        "capture": m.capture,
        "statement": m.statement,
        "what": m.what,
        "value": m.value,
        "unit": m.unit,
        "place": place_row(m.place),
        "when": when_row(m.when),
        "span": _span(m.span),
    }


def _meeting(m: Meeting) -> Row:
    return {
        "kind": "meeting",
        "id": m.id,
        "capture": m.capture,
        "statement": m.statement,
        "who": list(m.who),
        "place": place_row(m.place),
        "when": when_row(m.when),
        "span": _span(m.span),
    }


def _reading(capture: Capture, r: Reading) -> Row:
    return {
        "kind": "reading",
        "id": r.id,
        "capture": capture.id,
        "holder": {
            "name": r.holder,
            "naming": r.naming.value,
            "role": r.role,
            "affiliation": r.affiliation,
        },
        "label": r.label,
        "statements": list(r.statements),
        "clauses": [_clause(c) for c in r.clauses],
    }


def _clause(c: Clause) -> Row:
    lists: Row = {
        f: [p.value for p in c.parts(f)]
        for f in ("bound", "conduct", "means", "targets", "area", "exceptions")
    }
    return {
        "id": c.id,
        "kind": c.kind,
        **lists,
        "window": {f: _edge(c.parts(f)) for f in ("start", "end", "duration")},
        "condition": _first(c.condition),
        "form": _first(c.form),
        "status": {f: c.status(f).value for f in FIELDS},
        "quotes": [{"capture": s.capture, "words": s.words, "span": _span(s)} for s in c.quotes],
    }


def _first(parts: tuple[Part, ...]) -> str | None:
    return parts[0].value if parts else None


def _edge(parts: tuple[Part, ...]) -> Row | None:
    if not parts:
        return None
    return {"words": parts[0].value, "when": when_row(parts[0].when), "days": parts[0].days}
