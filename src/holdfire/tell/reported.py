"""What is reported: incidents in time order, then absences, each with its standing."""

from collections.abc import Sequence

from holdfire.record import Incident, Piece, Report, Section, Sentence, Table

from . import phrases
from .pen import Pen, count_word, lead_in, listing, many, on, ours, sentence

Row = tuple[Sentence | str, ...]

_SHOWN = 7
"""Incidents and absences in the main table, so that two pages hold; the rest goes to the annex."""

_HEADS = ("", "When, where", "What", "Standing")


def incidents(pen: Pen) -> list[Section]:
    """What is reported, and an annex for what the first table has no room for."""
    rows = [_incident(pen, n, i) for n, i in enumerate(pen.dossier.incidents, 1)]
    rows += [_absence(pen, r) for r in pen.dossier.absences]
    if not rows:
        text = "No incident and no absence of one is reported in these texts."
        nothing = sentence(pen.nothing(text))
        return [Section(title="What is reported", items=(nothing,), key="incidents")]
    first, rest = _split(pen, rows)
    table = Table(heads=_HEADS, rows=tuple(first))
    notes = _notes(pen, len(rest))
    made = [Section(title="What is reported", items=(table, *notes), key="incidents")]
    if rest:
        more = Table(heads=_HEADS, rows=tuple(rest))
        made.append(Section(title="Further reports", items=(more,), key="further", annex=True))
    return made


def _split(pen: Pen, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The best attested and latest first in line for room; absences always shown up to two."""
    n = len(pen.dossier.incidents)
    if len(rows) <= _SHOWN:
        return rows, []
    ranked = sorted(range(n), key=lambda k: _weight(pen.dossier.incidents[k]), reverse=True)
    absent = list(range(n, len(rows)))[-2:]
    kept = sorted([*ranked[: _SHOWN - len(absent)], *absent])
    return [rows[k] for k in kept], [r for k, r in enumerate(rows) if k not in kept]


def _weight(i: Incident) -> tuple[int, bool, str]:
    when = i.when.latest.isoformat() if i.when and i.when.latest else ""
    return len(i.origins), i.killed is not None and i.killed.best != 0, when


def _incident(pen: Pen, n: int, i: Incident) -> Row:
    who = f"{i.actor.name}: " if i.actor.name else "actor unstated: "
    parents = f"; may be part of {_numbers(pen, i.parents)}" if i.parents else ""
    sort = f" ({i.cause.value})" if i.cause.value not in ("attack", "unknown") else ""
    return (
        str(n),
        sentence(on(f"{phrases.when(i.when)}, {phrases.place(i.place)}", i.spans[:1])),
        sentence(
            ours(who),
            pen.quote(i.spans[0], 16),
            on(f" {toll(pen, i)}{sort}{parents}", i.spans[-1:]),
        ),
        sentence(on(_standing(i), i.spans, rules=("R-ORIGIN-1",)), *_denials(pen, i)),
    )


def toll(pen: Pen, i: Incident) -> str:
    """The toll; where tellings give different numbers of dead, each of them."""
    told = [pen.dossier.report(r).killed for r in i.reports]
    figures = list(dict.fromkeys(phrases.people(k, "killed") for k in told if k))
    if len(figures) < 2:
        return phrases.toll(i)
    return f"{' or '.join(figures)}, as told"


def _denials(pen: Pen, i: Incident) -> list[Piece]:
    """Who denies it, in their words."""
    pieces: list[Piece] = []
    for one in i.denials[:2]:
        s = pen.dossier.statement(one)
        pieces += [ours(f"; {lead_in(s.speaker.name, '')}: "), pen.told(s, 10)]
    return pieces


def _numbers(pen: Pen, ids: Sequence[str]) -> str:
    numbers = pen.dossier.numbers
    return ", ".join(str(numbers[i]) for i in ids if i in numbers)


def _standing(i: Incident) -> str:
    reports, origins = len(i.reports), len(i.origins)
    return f"{i.standing.value}; {many(reports, 'report')}, {many(origins, 'origin')}"


def _absence(pen: Pen, r: Report) -> Row:
    where = phrases.place(r.place)
    return (
        "–",
        sentence(on(f"{phrases.when(r.when)}, {where}", (r.span,))),
        sentence(pen.quote(r.span, 16)),
        sentence(
            on(
                "absence; covers only the conduct, place and time it names; one origin",
                (r.span,),
                rules=("R-COVER-2",),
            )
        ),
    )


def _notes(pen: Pen, rest: int) -> list[Sentence]:
    origins = pen.dossier.origins
    credits = [s for o in origins for s in o.basis]
    text = (
        f"Corroborated takes two independent origins; these texts have {count_word(len(origins))}"
    )
    lead = on(text, credits, rules=("R-ORIGIN-1",))
    names = f" ({listing([o.name for o in origins])})" if origins else ""
    more = f" {many(rest, 'further report').capitalize()} in the annex." if rest else ""
    return [sentence(lead, ours(f"{names}.{more}"))]
