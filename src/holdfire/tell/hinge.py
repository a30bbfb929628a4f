"""The incident most answers depend on, for the first screen."""

from collections.abc import Sequence

from holdfire.record import Finding, Incident, Piece, Sentence, Start

from . import phrases
from .hinges import hinge_of
from .pen import Pen, further, on, ours, reach, sentence, strong
from .reported import toll


def hinge(pen: Pen, rolled: Sequence[Finding]) -> list[Sentence]:
    """The incident or term most answers depend on."""
    found = hinge_of(pen.dossier.incidents, rolled)
    incident = pen.dossier.incident(found.incident) if found else None
    if found is None or incident is None:
        return []
    n = len(found.readings)
    others = [
        i
        for i in pen.dossier.incidents
        if i.spans and incident.spans and i.id != incident.id and _twin(i, incident)
    ]
    pieces: list[Piece] = [
        strong(
            f"{phrases.when(incident.when)} is the hinge. "
            if incident.when and incident.when.known
            else "One report is the hinge. "
        )
    ]
    pieces += [
        pen.quote(incident.spans[0], 16),
        ours(", "),
        on(f"{toll(pen, incident)}", incident.spans[: pen.room(len(incident.spans), _MARKED)]),
    ]
    for other in others[:1]:
        pieces += [
            ours("; and "),
            pen.quote(other.spans[0], 12),
            ours(", "),
            on(toll(pen, other), other.spans[: pen.room(len(other.spans), _MARKED)]),
        ]
    pieces.append(ours(f". Whether it counts moves the answer under {reach(n, len(rolled))}"))
    pieces += [*_before_after(pen, incident), ours(".")]
    return [sentence(*pieces)]


def _twin(a: Incident, b: Incident) -> bool:
    return (
        a.when is not None
        and a.when == b.when
        and a.spans[0].capture == b.spans[0].capture
        and abs(a.spans[0].start - b.spans[0].start) < 200
    )


def _begun(start: Start) -> str:
    """'on Thursday (the announcement)'; a start in somebody's words is not said twice."""
    words = phrases.words_of(start.when).strip(" .,")
    return words if start.label.startswith("“") else f"{words} ({start.label})"


def _before_after(pen: Pen, incident: Incident) -> list[Piece]:
    """Which starts leave it out and which may take it in."""
    pieces: list[Piece] = []
    dated = [s for s in pen.dossier.starts if incident.when and s.when]
    shown = pen.room(_TOLD, _STARTS)
    for start in dated[:shown]:
        if incident.when is None or start.when is None:
            continue
        before = incident.when.before(start.when).value
        text = "it precedes the pause" if before == "yes" else "it may fall inside"
        pieces += [
            ours("; " if pieces else ": "),
            on(f"{text} if that began {_begun(start)}", start.spans),
        ]
    more = further(len(dated) - shown, "start", "with words behind them")
    return [*pieces, ours(more)] if more else pieces


_TOLD, _STARTS, _MARKED = 5, 2, 3
"""Starts held against the hinge; in a large case fewer, and tellings of it that are marked."""
