"""Where the texts disagree, with the kind of difference."""

from holdfire.record import Act, Difference, Disagreement, Piece, Section, Sentence, Statement

from .pen import Pen, lead_in, ours, sentence, strong

_SHOWN = 6


def disagreements(pen: Pen) -> list[Section]:
    """Where the texts disagree, with the kind of difference; those with no room in the annex."""
    rows = [_difference(pen, d) for d in pen.dossier.disagreements]
    rows += [_relayed(pen, s) for s in pen.dossier.witnessed if s.act is Act.REVISE][:2]
    title = "Where the texts disagree"
    made = [Section(title=title, items=tuple(rows[:_SHOWN]), key="disagreements")] if rows else []
    if rows[_SHOWN:]:
        more = tuple(rows[_SHOWN:])
        made.append(Section(title="Further differences", items=more, key="further", annex=True))
    return made


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
    for n, (who, _, spans) in enumerate(d.sides[:4]):
        pieces += [ours("; " if n else ""), ours(f"{who}: "), pen.quote(spans[-1], 14)]
    return sentence(*pieces, ours(f". {_NOTES[d.kind]}"))


def _relayed(pen: Pen, s: Statement) -> Sentence:
    return sentence(
        strong("Revised. "),
        ours(f"{lead_in(s.speaker.name, s.speaker.role)}: "),
        pen.told(s, 20),
        ours("."),
    )
