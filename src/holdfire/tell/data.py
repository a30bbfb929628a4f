"""A brief as JSON, by the published schema (`tell/brief.schema.json`)."""

from collections.abc import Sequence

from holdfire.record import (
    Brief,
    Cited,
    Claim,
    Dossier,
    Finding,
    Flip,
    Incident,
    Match,
    Piece,
    Reading,
    Search,
    Section,
    Sentence,
    Table,
)

from .claims import groups
from .marking import Marks, marks, searches
from .rows import capture_row, count_row, place_row, when_row

Json = dict[str, object]
VERSION = 1


def data(brief: Brief, dossier: Dossier, findings: Sequence[Finding]) -> Json:
    """The whole brief: sentences with marks, and the records under them."""
    mark = marks(brief)
    return {
        "schema": VERSION,
        "title": brief.title,
        "status": brief.status,
        "as_of": dossier.as_of.isoformat() if dossier.as_of else None,
        "as_of_words": brief.as_of,
        **_page(brief, mark),
        **_record(dossier),
        "findings": [_finding(f) for f in findings],
        "searches": [_search(s, mark) for s in searches(brief)],
        "spans": [_cited(c) for c in brief.cited],
    }


def _page(brief: Brief, mark: Marks) -> Json:
    page = _Page(mark)
    return {
        "texts": [
            {"letter": t.letter, "capture": t.capture, "file": t.file, "description": t.description}
            for t in brief.texts
        ],
        "preface": [page.sentence(s) for s in brief.preface],
        "sections": [page.section(s) for s in brief.sections],
    }


def _record(dossier: Dossier) -> Json:
    return {
        "captures": [capture_row(c) for c in dossier.captures],
        "origins": [
            {"id": o.id, "name": o.name, "captures": list(o.captures)} for o in dossier.origins
        ],
        "parties": list(dossier.parties),
        "readings": [_reading(r) for r in dossier.readings],
        "incidents": [_incident(i) for i in dossier.incidents],
        "claims": _claims(dossier.claims),
        "aliases": [
            {"id": a.id, "left": a.left, "right": a.right, "same": a.same.value, "rule": a.rule}
            for a in dossier.aliases
        ],
    }


def _reading(r: Reading) -> Json:
    return {
        "id": r.id,
        "holder": r.holder,
        "naming": r.naming.value,
        "label": r.label,
        "statements": list(r.statements),
    }


def _search(s: Search, mark: Marks) -> Json:
    return {
        "id": s.id,
        "mark": mark.search(s),
        "question": s.question,
        "captures": list(s.captures),
        "blocks": len(s.blocks),
        "method": s.method,
    }


def _cited(c: Cited) -> Json:
    return {
        "mark": c.mark,
        "capture": c.span.capture,
        "start": c.span.start,
        "end": c.span.end,
        "words": c.span.words,
    }


class _Page:
    def __init__(self, mark: Marks) -> None:
        self.mark = mark

    def section(self, section: Section) -> Json:
        return {
            "key": section.key,
            "title": section.title,
            "style": section.style,
            "annex": section.annex,
            "items": [self.item(i) for i in section.items],
        }

    def item(self, item: Sentence | Table) -> Json:
        if isinstance(item, Sentence):
            return self.sentence(item)
        return {
            "heads": [self.cell(c) for c in item.heads],
            "rows": [[self.cell(c) for c in row] for row in item.rows],
        }

    def cell(self, cell: Sentence | str) -> Json:
        return {"label": cell} if isinstance(cell, str) else self.sentence(cell)

    def sentence(self, sentence: Sentence) -> Json:
        return {
            "id": sentence.id,
            "text": sentence.text,
            "pieces": [self.piece(p) for p in sentence.pieces],
        }

    def piece(self, piece: Piece) -> Json:
        return {
            "text": piece.text,
            "voice": piece.voice.value,
            "marks": self.mark.cited(piece),
            "searches": [s.id for s in piece.searches],
            "rules": list(piece.rules),
        }


def _incident(i: Incident) -> Json:
    return {
        "id": i.id,
        "reports": list(i.reports),
        "origins": list(i.origins),
        "conduct": i.deed.value,
        "cause": i.cause.value,
        "actor": {"name": i.actor.name, "basis": i.actor.basis},
        "place": place_row(i.place),
        "when": when_row(i.when),
        "targets": list(i.targets),
        "standing": i.standing.value,
        "parents": list(i.parents),
        "denials": list(i.denials),
        "killed": count_row(i.killed),
        "injured": count_row(i.injured),
    }


def _claims(found: Sequence[Claim]) -> list[Json]:
    group = groups(found)
    return [
        {
            "id": c.id,
            "kind": c.kind.value,
            "by": c.by,
            "about": c.about,
            "words": c.words,
            "n": c.n,
            "unit": c.unit,
            "period": when_row(c.period),
            "said": when_row(c.said),
            "capture": c.span.capture,
            "start": c.span.start,
            "end": c.span.end,
            "address": c.address,
            "group": group.get(c.id),
        }
        for c in found
        if c.span
    ]


def _finding(f: Finding) -> Json:
    shown = f.matches[:_LISTED] if f.clause else f.matches
    rest = len(f.matches) - len(shown)
    flips = tuple(x for x in f.flips if x.facts)
    if len(flips) > _FLIPS:
        flips = tuple(sorted(flips, key=lambda x: len(x.facts))[:_FLIPS])
    return {
        "id": f.id,
        "reading": f.reading,
        "clause": f.clause,
        "option": f.option,
        "actor": f.actor,
        "day": f.day,
        "status_in_time": f.phase.value,
        "word": f.word.value,
        "rules": list(f.rules),
        "why": f.why + _unlisted(rest, len(f.flips) - len(flips)),
        "confidence": f.confidence,
        "coverage": f.coverage,
        "as_of": f.as_of,
        "matches": [_match(m) for m in shown],
        "forced": [list(alone) for alone in f.forced],
        "flips": [_flip(x) for x in flips],
    }


_LISTED = 16
"""Incidents listed with one cell, those fixed to its day first, and facts listed with one flip; a
roll-up lists every incident once."""

_FLIPS = 400
"""Flips listed with one finding, the smallest first."""


def _unlisted(matches: int, flips: int) -> str:
    """What a finding has no room for."""
    told = f" {matches:,} more incidents are listed with its reading." if matches else ""
    return told + (f" {flips:,} larger sets of facts would change it." if flips else "")


def _flip(x: Flip) -> Json:
    return {
        "word": x.word.value,
        "size": len(x.facts),
        "facts": [{"field": a.field, "text": a.text} for a in x.facts[:_LISTED]],
        "incident": x.incident,
    }


def _match(m: Match) -> Json:
    return {
        "id": m.id,
        "incident": m.incident,
        "clause": m.clause,
        "option": m.option,
        "scope": m.scope.value,
        "tests": [
            {"name": t.name, "answer": t.answer.value, "reason": t.reason, "field": t.field}
            for t in m.tests
        ],
    }
