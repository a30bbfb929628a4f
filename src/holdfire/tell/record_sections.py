"""The sections on terms, confirmations, incidents and disagreements."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from holdfire.record import (
    Act,
    Difference,
    Disagreement,
    Incident,
    Naming,
    Piece,
    Reading,
    Section,
    Sentence,
    Start,
    Statement,
    Table,
)

from . import phrases
from .pen import Pen, count_word, lead_in, listing, on, ours, sentence, strong

_ROWS = (
    ("Who stops what", ("bound", "conduct", "means")),
    ("Where", ("area", "targets")),
    ("Start", ("start",)),
    ("Length", ("duration",)),
    ("End", ("end",)),
    ("Form", ("form",)),
    ("Condition", ("condition", "exceptions")),
)
_WIDE = 5


def terms(pen: Pen) -> Section | None:
    """Terms, by who states them: a column a reading, drafted and not reviewed."""
    readings = pen.dossier.readings[:_WIDE]
    if not readings:
        return None
    heads: tuple[Sentence | str, ...] = ("", *(_head(pen, r) for r in readings))
    rows = [("Said", *(_said(pen, r) for r in readings))]
    for label, fields in _ROWS:
        if label in ("End", "Condition") and not any(phrases.parts(r, *fields) for r in readings):
            continue
        rows.append((label, *(_cell(pen, r, fields) for r in readings)))
    items: list[Sentence | Table] = [
        Table(heads=heads, rows=tuple(rows)),
        *_open_terms(pen),
        *_arithmetic(pen),
    ]
    title = "Terms, by who states them (drafted by machine, not reviewed)"
    return Section(title=title, items=tuple(items), key="terms")


def _head(pen: Pen, r: Reading) -> Sentence:
    voice = "unnamed" if r.naming is Naming.UNNAMED else r.role
    label = f" — {r.label}" if r.label else ""
    extra = f" ({voice}{label})" if voice and voice.casefold() not in r.holder.casefold() else label
    return sentence(on(phrases.holder(r) + extra, _source(pen, r)))


def _source(pen: Pen, r: Reading) -> tuple:  # type: ignore[type-arg]  # spans of the first statement
    s = pen.dossier.statement(r.statements[0])
    return (s.source or s.content)[:1]


def _said(pen: Pen, r: Reading) -> Sentence:
    s = pen.dossier.statement(r.statements[0])
    if s.when is None:
        return sentence(pen.nothing("time unstated", [s.capture]))
    return sentence(on(phrases.words_of(s.when), s.cue or s.content[:1]))


def _cell(pen: Pen, r: Reading, fields: tuple[str, ...]) -> Sentence:
    found = phrases.parts(r, *fields)
    if not found:
        return sentence(pen.nothing("unstated"))
    kept = [
        p
        for p in found
        if not any(
            q is not p and q.span.start <= p.span.start and p.span.end <= q.span.end for q in found
        )
    ]
    return sentence(*pen.quotes([p.span for p in kept[:4]], 14))


def _open_terms(pen: Pen) -> list[Sentence]:
    """What the words leave open: unnamed members, and who else is bound."""
    found = [
        (r, p) for r in pen.dossier.readings for p in phrases.parts(r, "area", "targets") if p.open
    ]
    pieces: list[Piece] = [strong("Open: ")]
    if not any(phrases.parts(r, "start") for r in pen.dossier.readings):
        pieces += [pen.nothing("the start"), ours("; ")]
    for _, p in found[:3]:
        pieces += [ours("which places or sites are meant by "), pen.quote(p.span, 8), ours("; ")]
    bound = {
        pen.dossier.name(p.value).casefold()
        for r in pen.dossier.readings
        for p in phrases.parts(r, "bound")
    }
    others = [p for p in pen.dossier.parties[:2] if p.casefold() not in bound]
    if bound and others:
        pieces += [
            pen.nothing(f"nobody says whether {listing(others)} must refrain too"),
            ours("; "),
        ]
    return [sentence(*pieces[:-1], ours("."))] if len(pieces) > 2 else []


def _arithmetic(pen: Pen) -> list[Sentence]:
    """End dates worked out from a stated length and each start with words behind it."""
    lengths = [p for r in pen.dossier.readings for p in phrases.parts(r, "duration") if p.days]
    if (
        not lengths
        or not pen.dossier.starts
        or any(phrases.parts(r, "end") for r in pen.dossier.readings)
    ):
        return []
    length = lengths[0]
    pieces: list[Piece] = [strong("End, by arithmetic only: "), pen.quote(length.span, 6)]
    for n, start in enumerate(pen.dossier.starts):
        pieces += [
            ours("; " if n else " "),
            on(f"from {_start(start)} ends {_last(start, length.days or 0)}", start.spans),
        ]
    return [sentence(*pieces, ours("."))]


def _start(start: Start) -> str:
    words = phrases.words_of(start.when)
    return f"{words.removeprefix('on ')} ({phrases.when(start.when)})"


def _last(start: Start, days: float) -> str:
    if start.when is None or start.when.earliest is None or start.when.latest is None:
        return "on an unknown day"
    first, last = (m + timedelta(days=days) for m in (start.when.earliest, start.when.latest))
    return (
        phrases.day(first)
        if first.date() == last.date()
        else f"{phrases.day(first)}–{phrases.day(last)}"
    )


def confirmations(pen: Pen) -> Section:
    """Who confirmed, declined, is silent: a row for each side and for the announcer."""
    rows: list[Sentence] = []
    named = set()
    for party in pen.dossier.parties[:3]:
        rows.append(_party(pen, party))
        named.add(party.casefold())
    for actor in dict.fromkeys(s.actor for s in pen.dossier.stances):
        if actor.casefold() not in named and len(rows) < 6:
            rows.append(_party(pen, actor))
    if not rows:
        rows = [sentence(pen.nothing("No side of the pause is named in these texts."))]
    return Section(
        title="Who confirmed, declined, is silent", items=tuple(rows), key="confirmations"
    )


_VERBS = {
    Act.CONFIRM: "confirmed", Act.CONFIRM_PART: "confirmed in part", Act.ACCEPT_IF: "accepts on a condition",
    Act.DECLINE: "declined", Act.DENY: "denied", Act.END: "declared an end", Act.ANNOUNCE: "announced or described it",
    Act.REVISE: "revised",
}  # fmt: skip


def _party(pen: Pen, party: str) -> Sentence:
    rows = [s for s in pen.dossier.stances if s.actor.casefold() == party.casefold()]
    pieces: list[Piece] = [strong(f"{party}: ")]
    shown = sorted(rows, key=lambda s: list(_VERBS).index(s.act))[:3]
    for n, stance in enumerate(shown):
        s = pen.dossier.statement(stance.statement)
        pieces += [ours("; " if n else ""), *_stance(pen, stance.act, s)]
    if not shown:
        pieces.append(pen.nothing("nothing on this pause is quoted from it"))
        pieces += _else(pen, party)
    return sentence(*pieces, ours("."))


def _stance(pen: Pen, act: Act, s: Statement) -> list[Piece]:
    naming = ", unnamed" if s.speaker.naming is Naming.UNNAMED else ""
    via = f" (via {s.via})" if s.via else ""
    return [
        ours(f"{lead_in(s.speaker.name, s.speaker.role)}{naming} {_VERBS[act]}{via}: "),
        pen.quote((s.cue or s.content)[0], 6)
        if act is Act.DECLINE and not s.content
        else pen.quote(s.content[0], 18),
    ]


def _else(pen: Pen, party: str) -> list[Piece]:
    """What voices of a silent side did say, so that silence on the pause is not read as absence."""
    said = [
        s
        for s in pen.dossier.witnessed
        if s.speaker.naming is Naming.NAMED
        and party.casefold() in f"{s.speaker.name} {s.speaker.role}".casefold()
    ]
    if not said:
        return []
    s = said[0]
    return [
        ours(f"; {lead_in(s.speaker.name, s.speaker.role)} is quoted on other matters: "),
        pen.quote(s.content[0], 12),
    ]


def incidents(pen: Pen) -> Section:
    """What is reported: incidents in time order, then absences."""
    rows = [_incident(pen, n, i) for n, i in enumerate(pen.dossier.incidents, 1)]
    rows += [_absence(pen, r) for r in pen.dossier.absences]  # type: ignore[misc]  # rows of one width
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
        sentence(on(_standing(pen, i), i.spans, rules=("R-ORIGIN-1",))),
    )


def _numbers(pen: Pen, ids: Sequence[str]) -> str:
    order = [i.id for i in pen.dossier.incidents]
    return ", ".join(str(order.index(i) + 1) for i in ids if i in order)


def _standing(pen: Pen, i: Incident) -> str:
    reports, origins = len(i.reports), len(i.origins)
    return f"{i.standing.value}; {count_word(reports)} report{'s' if reports != 1 else ''}, {count_word(origins)} origin{'s' if origins != 1 else ''}"


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
    text = f"*Corroborated* takes two independent origins; these texts have {count_word(len(origins))}".replace(
        "*", ""
    )
    lead = on(text, credits, rules=("R-ORIGIN-1",))
    names = f" ({listing([o.name for o in origins])})" if origins else ""
    return [sentence(lead, ours(f"{names}."))]


def disagreements(pen: Pen) -> Section | None:
    """Where the texts disagree, with the kind of difference."""
    rows = [_difference(pen, d) for d in pen.dossier.disagreements]
    rows += [_relayed(pen, s) for s in pen.dossier.witnessed if s.act is Act.REVISE][:2]
    if not rows:
        return None
    return Section(title="Where the texts disagree", items=tuple(rows), key="disagreements")


_NOTES: dict[Difference, str] = {
    Difference.CONFLICT: "Both cannot be true as they stand.",
    Difference.MEASURE: "Different measures; neither corrects the other.",
    Difference.PERIOD: "Different periods; neither corrects the other.",
    Difference.SCOPE: "Different scope.",
    Difference.ACCOUNTS: "The accounts do not exclude each other.",
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
        pen.quote(s.content[0], 20),
        ours("."),
    )


Builder = Callable[[Pen], Section | None]
