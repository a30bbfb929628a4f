"""Decisions brought along when a page changes: to the same words in its newer capture."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from holdfire.record import Capture, Decision, Kind, Span
from holdfire.store import decode

from .held import Held


def followed(
    held: Held, decisions: Sequence[Decision], known_at: datetime | None
) -> Iterator[Decision]:
    """The decisions, with words that stand again in what replaced their capture told there too.

    Words that the newer capture no longer has stay where they were: what was decided about them is
    about nothing that stands.
    """
    asked = {s.capture for d in decisions for s in (*d.spans, *d.others)}
    newer = _newer(held, known_at) if asked else {}
    texts = {c: _text(held, c) for c in {newer[a] for a in asked if a in newer}}
    for d in decisions:
        spans, others = (_along(s, newer, texts) for s in (d.spans, d.others))
        yield replace(d, spans=spans, others=others)


def _newer(held: Held, known_at: datetime | None) -> dict[str, str]:
    """Capture → the one that stands in its place by then, where another does."""
    after: dict[str, str] = {}
    for row in held.ledger.scan(Kind.INTAKE, known_at=known_at):
        body = json.loads(row.entry.body)
        after.pop(body["capture"], None)
        if body["before"]:
            after[body["before"]] = body["capture"]
    return {old: _last(old, after) for old in after}


def _last(capture: str, after: dict[str, str]) -> str:
    while capture in after:
        capture = after[capture]
    return capture


def _text(held: Held, capture: str) -> Capture | None:
    rows = list(held.ledger.scan(Kind.CAPTURE, subject=capture))
    return decode(Capture, held.blobs.get(rows[-1].entry.blobs[0])) if rows else None


def _along(
    spans: tuple[Span, ...], newer: dict[str, str], texts: dict[str, Capture | None]
) -> tuple[Span, ...]:
    """The spans, and where their words stand in the newer captures."""
    found = []
    for span in spans:
        text = texts.get(newer.get(span.capture, ""))
        at = text.text.find(span.words) if text else -1
        if text is not None and at >= 0:
            found.append(text.span(at, at + len(span.words)))
    return (*spans, *found)
