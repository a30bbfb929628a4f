"""What is reported: incidents in time order, then absences, each with its standing."""

from collections.abc import Sequence

from holdfire.record import Incident, Section, Sentence, Table

from . import phrases
from .pen import Pen, count_word, listing, many, on, ours, sentence


def incidents(pen: Pen) -> Section:
    """What is reported: incidents in time order, then absences."""
    rows = [_incident(pen, n, i) for n, i in enumerate(pen.dossier.incidents, 1)]
    rows += [_absence(pen, r) for r in pen.dossier.absences]
    if not rows:
        return Section(
            title="What is reported",
            items=(
                sentence(
                    pen.nothing("No incident and no absence of one is reported in these texts.")
                ),
            ),
            key="incidents",
        )
    table = Table(heads=("", "When, where", "What", "Standing"), rows=tuple(rows))
    return Section(title="What is reported", items=(table, *_notes(pen)), key="incidents")


def _incident(pen: Pen, n: int, i: Incident) -> tuple[Sentence | str, ...]:
    who = f"{i.actor.name}: " if i.actor.name else "actor unstated: "
    parents = f"; may be part of {_numbers(pen, i.parents)}" if i.parents else ""
    sort = f" ({i.cause.value})" if i.cause.value not in ("attack", "unknown") else ""
    return (
        str(n),
        sentence(on(f"{phrases.when(i.when)}, {phrases.place(i.place)}", i.spans[:1])),
        sentence(
            ours(who),
            pen.quote(i.spans[0], 16),
            on(f" {phrases.toll(i)}{sort}{parents}", i.spans[-1:]),
        ),
        sentence(on(_standing(i), i.spans, rules=("R-ORIGIN-1",))),
    )


def _numbers(pen: Pen, ids: Sequence[str]) -> str:
    order = [i.id for i in pen.dossier.incidents]
    return ", ".join(str(order.index(i) + 1) for i in ids if i in order)


def _standing(i: Incident) -> str:
    reports, origins = len(i.reports), len(i.origins)
    return f"{i.standing.value}; {many(reports, 'report')}, {many(origins, 'origin')}"


def _absence(pen: Pen, r) -> tuple[Sentence | str, ...]:  # type: ignore[no-untyped-def]  # Report
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


def _notes(pen: Pen) -> list[Sentence]:
    origins = pen.dossier.origins
    credits = [s for o in origins for s in o.basis]
    text = (
        f"Corroborated takes two independent origins; these texts have {count_word(len(origins))}"
    )
    lead = on(text, credits, rules=("R-ORIGIN-1",))
    names = f" ({listing([o.name for o in origins])})" if origins else ""
    return [sentence(lead, ours(f"{names}."))]
