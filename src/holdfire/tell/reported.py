"""What is reported: incidents in time order, then absences, each with its standing."""

from collections.abc import Sequence

from holdfire.record import (
    Finding,
    Incident,
    Piece,
    Report,
    Section,
    Sentence,
    Standing,
    Table,
    Tri,
)

from . import phrases
from .pen import Pen, count_word, lead_in, listing, many, on, ours, sentence

Row = tuple[Sentence | str, ...]

_SHOWN = 7
"""Incidents and absences in the main table, so that two pages hold; the rest goes to the annex."""

_HEADS = ("", "When, where", "What", "Standing")


_ANNEXED = 60
"""Further ones in the annex; what is left stands in brief.json."""

_MARKED = 3
"""Tellings of one incident marked in a cell of a large case; brief.json names them all."""


def incidents(pen: Pen, rolled: Sequence[Finding]) -> list[Section]:
    """What is reported; in the annex and then in brief.json what the page has no room for."""
    rows = [_incident(pen, n, i) for n, i in enumerate(pen.dossier.incidents, 1)]
    rows += [_absence(pen, r) for r in pen.dossier.absences]
    if not rows:
        text = "No incident and no absence of one is reported in these texts."
        nothing = sentence(pen.nothing(text))
        return [Section(title="What is reported", items=(nothing,), key="incidents")]
    first, annexed, rest = _split(pen, rows, _struck(pen, rolled))
    table = Table(heads=_HEADS, rows=tuple(first))
    notes = _notes(pen, len(annexed), len(rest))
    made = [Section(title="What is reported", items=(table, *notes), key="incidents")]
    for found, key in ((annexed, "further"), (rest, "rest")):
        if found:
            more = Table(heads=_HEADS, rows=tuple(found))
            made.append(Section(title="Further reports", items=(more,), key=key, annex=True))
    return made


def _struck(pen: Pen, rolled: Sequence[Finding]) -> set[str]:
    """Incidents above `reported` that are in scope of a reading."""
    within = {m.incident for f in rolled for m in f.matches if m.scope is Tri.YES}
    return {i.id for i in pen.dossier.incidents if i.id in within and i.standing in _ABOVE}


_ABOVE = (Standing.CORROBORATED, Standing.CONFIRMED)


def _split(pen: Pen, rows: list[Row], struck: set[str]) -> tuple[list[Row], list[Row], list[Row]]:
    """For the page, the annex and brief.json: first what is in scope and above `reported`, then the
    deadliest, the best attested, the latest; of absences the last two, in a large case one."""
    n = len(pen.dossier.incidents)
    if len(rows) <= pen.room(_SHOWN, 6):
        return rows, [], []
    found = pen.dossier.incidents
    order = sorted(range(n), key=lambda k: _weight(found[k], found[k].id in struck), reverse=True)
    quiet = [*reversed(range(n, len(rows)))]
    shown = quiet[: pen.room(2, 1)]
    free = pen.room(_SHOWN, 6) - len(shown)
    kept = {*order[:free], *shown}
    annexed = {*[*order[free:], *quiet[len(shown) :]][:_ANNEXED]}
    apart: tuple[list[Row], list[Row], list[Row]] = ([], [], [])
    for k, row in enumerate(rows):
        apart[0 if k in kept else 1 if k in annexed else 2].append(row)
    return apart


def _weight(i: Incident, struck: bool) -> tuple[bool, int, int, str]:
    when = i.when.latest.isoformat() if i.when and i.when.latest else ""
    dead = (i.killed.best or i.killed.low or 0) if i.killed else 0
    return struck, dead, len(i.origins), when


def _incident(pen: Pen, n: int, i: Incident) -> Row:
    who = f"{i.actor.name}: " if i.actor.name else "actor unstated: "
    parents = f"; may be part of {_numbers(pen, i.parents)}" if i.parents else ""
    spans = i.spans[: pen.room(len(i.spans), _MARKED)]
    sort = f" ({i.cause.value})" if i.cause.value not in ("attack", "unknown") else ""
    return (
        str(n),
        sentence(on(f"{phrases.when(i.when)}, {phrases.place(i.place)}", i.spans[:1])),
        sentence(
            ours(who),
            pen.quote(i.spans[0], 16),
            on(f" {toll(pen, i)}{sort}{parents}", i.spans[-1:]),
        ),
        sentence(on(_standing(pen, i), spans, rules=("R-ORIGIN-1",)), *_denials(pen, i)),
    )


def toll(pen: Pen, i: Incident) -> str:
    """The toll; where tellings give different numbers of dead, each of them."""
    told = [pen.dossier.report(r).killed for r in i.reports]
    figures = list(dict.fromkeys(phrases.people(k, "killed") for k in told if k))
    if len(figures) < 2:
        return phrases.toll(i)
    shown = pen.room(len(figures), _FIGURES)
    more = f" or {len(figures) - shown} other figures" if figures[shown:] else ""
    return f"{' or '.join(figures[:shown])}{more}, as told"


_FIGURES = 4
"""Tolls, and broader tellings it may be part of, named with an incident of a large case."""


def _denials(pen: Pen, i: Incident) -> list[Piece]:
    """Who denies it, in their words."""
    pieces: list[Piece] = []
    for one in i.denials[: pen.room(2, 1)]:
        s = pen.dossier.statement(one)
        pieces += [ours(f"; {lead_in(s.speaker.name, '')}: "), pen.told(s, 10)]
    return pieces


def _numbers(pen: Pen, ids: Sequence[str]) -> str:
    numbers = pen.dossier.numbers
    found = [str(numbers[i]) for i in ids if i in numbers]
    shown = pen.room(len(found), _FIGURES)
    return ", ".join(found[:shown]) + (f" and {len(found) - shown:,} more" if found[shown:] else "")


def _standing(pen: Pen, i: Incident) -> str:
    known = {o.id for o in pen.dossier.origins}
    reports, origins = len(i.reports), len(known & {*i.origins})
    voices = many(origins, "origin") if origins else "origin not known"
    return f"{i.standing.value}; {many(reports, 'report')}, {voices}"


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


_NAMED = 5
"""Origins named in a large case; of the others, how many they are."""


def _notes(pen: Pen, annexed: int, rest: int) -> list[Sentence]:
    origins = pen.dossier.origins
    shown = pen.room(len(origins), _NAMED)
    credits = [s for o in origins[:shown] for s in o.basis]
    credits = credits[: pen.room(len(credits), _NAMED)]
    text = (
        f"Corroborated takes two independent origins; these texts have {count_word(len(origins))}"
    )
    lead = on(text, credits, rules=("R-ORIGIN-1",))
    named = [o.name for o in origins[:shown]]
    unnamed = len(origins) - len(named)
    names = f" ({listing([*named, *([f'{unnamed:,} others'] if unnamed else [])])})"
    more = f" {many(annexed, 'further report').capitalize()} in the annex." if annexed else ""
    more += f" {count_word(rest).capitalize()} more in brief.json." if rest else ""
    return [sentence(lead, ours(f"{names if origins else ''}.{more}"))]
