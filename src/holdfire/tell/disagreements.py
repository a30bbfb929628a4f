"""Where the texts disagree, with the kind of difference."""

from collections.abc import Sequence
from dataclasses import replace

from holdfire.record import (
    Act,
    Difference,
    Disagreement,
    Piece,
    Section,
    Sentence,
    Statement,
    Voice,
)

from .pen import Pen, further, lead_in, ours, sentence, strong

_SHOWN, _ANNEXED = 6, 40
"""Differences on the page, and there and in the annex together."""


def disagreements(pen: Pen) -> list[Section]:
    """Where the texts disagree, with the kind of difference; those with no room in the annex."""
    room = pen.room(_SHOWN, 3)
    rows = [_difference(pen, d) for d in pen.dossier.disagreements]
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
    Difference.SCOPE: "Different scope.",
    Difference.ACCOUNTS: "Both can be true.",
    Difference.WORDING: "The wording changes in retelling.",
}


def _difference(pen: Pen, d: Disagreement) -> Sentence:
    pieces: list[Piece] = [strong(f"{d.topic}. ")]
    shown = pen.room(4, 2)
    for n, (who, _, spans) in enumerate(d.sides[:shown]):
        pieces += [ours("; " if n else ""), ours(f"{who}: "), pen.quote(spans[-1], 14)]
    rest = len(d.sides) - shown
    more = further(rest, "telling", "on record") if rest > _MANY else ""
    return sentence(*pieces, ours(f"{more}. {_NOTES[d.kind]}"))


_MANY = 8
"""Tellings without room from which on they are counted."""


def _relayed(pen: Pen, s: Statement) -> Sentence:
    return sentence(
        strong("Revised. "),
        ours(f"{lead_in(s.speaker.name, s.speaker.role)}: "),
        pen.told(s, 20),
        ours("."),
    )
