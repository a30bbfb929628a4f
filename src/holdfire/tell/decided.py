"""What people decided about the record, told where it can be seen: who, when, what and why."""

from collections.abc import Container

from holdfire.record import Decision, Piece, Ruling, Section, Sentence, Span

from .pen import Pen, on, ours, sentence, strong

_RULE = ("R-DECIDE-1",)
_SAID = {
    Ruling.SAME: "taken for one",
    Ruling.APART: "not taken for one",
    Ruling.ACCEPT: "read rightly",
    Ruling.REJECT: "read wrongly and left out",
    Ruling.RETRACT: "taken back by whoever published it",
}


def decided(pen: Pen) -> list[Section]:
    """One line a decision, in the order they were made; nothing where nobody decided anything."""
    lines = tuple(_line(pen, d) for d in pen.dossier.decisions)
    if not lines:
        return []
    return [Section(title="Decided by people", items=lines, key="decided", annex=True)]


def _line(pen: Pen, d: Decision) -> Sentence:
    day = f"{d.at.day} {d.at:%B %Y}"
    lead = [strong(f"{d.by}, {day}: "), *_subject(pen, d)]
    return sentence(*lead, on(_what(d), rules=_RULE), ours(f"; because: {d.reason.rstrip('.')}."))


def _what(d: Decision) -> str:
    if d.ruling is Ruling.CORRECT:
        return f"{d.field} corrected to {d.value}"
    if d.ruling is Ruling.RECLASSIFY:
        return f"reclassified as {d.value}"
    return _SAID[d.ruling]


def _subject(pen: Pen, d: Decision) -> list[Piece]:
    """The words, names or texts that were decided on, as far as this brief has them."""
    if d.names:
        return [ours(f"“{d.names[0]}” and “{d.names[1]}”: ")]
    held = {c.id: c for c in pen.dossier.captures}
    texts = [held[c].outlet or held[c].file for c in d.captures if c in held]
    if texts:
        return [ours(f"the text of {' and of '.join(texts)}: ")]
    sides = [s for s in (_first(d.spans, held), _first(d.others, held)) if s]
    return [*pen.quotes(sides, 12, " and "), ours(": ")] if sides else [ours("a text not here: ")]


def _first(spans: tuple[Span, ...], held: Container[str]) -> Span | None:
    """The first of the words that stand in a text of this brief."""
    return next((s for s in spans if s.capture in held), None)
