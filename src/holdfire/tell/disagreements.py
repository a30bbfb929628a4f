"""Where the texts disagree, with the kind of difference."""

from collections.abc import Sequence
from dataclasses import replace

from holdfire.record import (
    Act,
    Decision,
    Difference,
    Disagreement,
    Incident,
    Piece,
    Ruling,
    Section,
    Sentence,
    Statement,
    Voice,
)

from . import phrases
from .pen import Pen, further, lead_in, on, ours, sentence, strong

_SHOWN, _ANNEXED = 6, 40
"""Differences on the page, and there and in the annex together."""


def disagreements(pen: Pen) -> list[Section]:
    """Where the texts disagree, with the kind of difference; those with no room in the annex."""
    room = pen.room(_SHOWN, 3)
    rows = [*_taken_back(pen), *(_difference(pen, d) for d in pen.dossier.disagreements)]
    rows += [_relayed(pen, s) for s in pen.dossier.witnessed if s.act is Act.REVISE][:2]
    title = "Where the texts disagree"
    shown = (*rows[:room], *_further(rows, room))
    made = [Section(title=title, items=shown, key="disagreements")] if rows else []
    ends = ((rows[room:_ANNEXED], "further"), (rows[_ANNEXED:], "rest"))
    for more, key in ((m, k) for m, k in ends if m):
        title = "Further differences"
        made.append(Section(title=title, items=tuple(more), key=key, annex=True))
    return made


def _further(rows: Sequence[Sentence], room: int) -> list[Sentence]:
    """How many differences the page has no room for, where the annex has none for all either."""
    if len(rows) <= _ANNEXED:
        return []
    text = f"{len(rows) - room:,} more differences"
    where = f": {_ANNEXED - room} in the annex, the others in brief.json."
    rests = replace(next(p for p in rows[room].pieces if p.rests), text=text, voice=Voice.OURS)
    return [sentence(rests, ours(where))]


_NOTES: dict[Difference, str] = {
    Difference.CONFLICT: "They cannot all be true as they stand.",
    Difference.MEASURE: "Different measures; neither corrects the other.",
    Difference.PERIOD: "Different measures, of different periods; neither corrects the other.",
    Difference.COUNT: "Counts of one event; neither is taken as final.",
    Difference.CAUSE: "Both are kept; what another cause is given for is not counted as an attack.",
    Difference.SCOPE: "Different scope.",
    Difference.ACCOUNTS: "Both can be true.",
    Difference.WORDING: "The wording changes in retelling.",
}


_PUT = (Difference.COUNT, Difference.CAUSE)
"""Kinds whose sides are told with the figure or cause they give."""


def _difference(pen: Pen, d: Disagreement) -> Sentence:
    pieces: list[Piece] = [strong(f"{d.topic}. ")]
    shown = pen.room(4, 2)
    for n, (who, what, spans) in enumerate(d.sides[:shown]):
        lead = f"{who}: {what}, " if d.kind in _PUT else f"{who}: "
        longest = 24 if d.kind in _PUT else 14
        pieces += [ours("; " if n else ""), ours(lead), pen.quote(spans[-1], longest)]
    rest = len(d.sides) - shown
    more = further(rest, "telling", "on record") if rest > _MANY else ""
    return sentence(*pieces, ours(f"{more}. {_NOTES[d.kind]}"))


_MANY = 8
"""Tellings without room from which on they are counted."""


def _taken_back(pen: Pen) -> list[Sentence]:
    """What was reported and then taken back or put down to another cause, as people decided."""
    rows = []
    for d in pen.dossier.decisions:
        if d.ruling not in (Ruling.RETRACT, Ruling.RECLASSIFY):
            continue
        hit = next((i for i in pen.dossier.incidents if _about(d, i)), None)
        if hit is None:
            continue
        lead = "Taken back. " if d.ruling is Ruling.RETRACT else "Reclassified. "
        put = "taken back" if d.ruling is Ruling.RETRACT else f"now {d.value}"
        by = f"{put}, as {d.by} decided on {phrases.long_day(d.at)}"
        told = [strong(lead), ours("Reported: "), pen.quote(hit.spans[0], 14), ours("; ")]
        rows.append(
            sentence(*told, on(by, rules=("R-DECIDE-1",)), ours(f": {d.reason.rstrip('.')}."))
        )
    return rows


def _about(d: Decision, incident: Incident) -> bool:
    """Whether a decision is about an incident, by its words or by its text."""
    return any(
        own.capture in d.captures or any(own.overlaps(s) for s in d.spans) for own in incident.spans
    )


def _relayed(pen: Pen, s: Statement) -> Sentence:
    return sentence(
        strong("Revised. "),
        ours(f"{lead_in(s.speaker.name, s.speaker.role)}: "),
        pen.told(s, 20),
        ours("."),
    )
