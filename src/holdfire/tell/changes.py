"""A correction notice: which printed words changed since the brief this one replaces."""

from collections.abc import Mapping, Sequence

from holdfire.record import Finding, Section, Sentence

from .pen import Pen, on, ours, sentence, strong


def changes(pen: Pen, rolled: Sequence[Finding], before: Mapping[str, str]) -> list[Section]:
    """`before`: holder → word of the earlier brief. Nothing changed: no notice."""
    now = {f.reading: f for f in rolled}
    named = [(r, pen.dossier.heading(r)) for r in pen.dossier.readings if r.id in now]
    rows = [
        _changed(pen, name, before[name], now[r.id].word.value, r.statements[0])
        for r, name in named
        if name in before and before[name] != now[r.id].word.value
    ]
    return (
        [Section(title="Correction", items=tuple(rows), style="text", key="correction")]
        if rows
        else []
    )


def _changed(pen: Pen, holder: str, old: str, new: str, statement: str) -> Sentence:
    s = pen.dossier.statement(statement)
    rests = on(
        f"was “{old}” and is now “{new}”", (s.content or s.cue or ())[:1], rules=("R-CHANGE-1",)
    )
    lead = strong(f"The word printed under {holder} has changed: ")
    return sentence(lead, rests, ours(". Earlier copies of this page are out of date."))
