"""Terms, by who states them: a column a reading, drafted and not reviewed."""

from collections.abc import Sequence
from datetime import timedelta

from holdfire.record import Naming, Piece, Reading, Section, Sentence, Span, Start, Table

from . import phrases
from .opening import started
from .pen import Pen, begun, further, listing, on, ours, sentence, strong

_ROWS = (
    ("Who stops what", ("bound", "conduct", "means")),
    ("Where", ("area", "targets")),
    ("Start", ("start",)),
    ("Length", ("duration",)),
    ("End", ("end",)),
    ("Form", ("form",)),
    ("Condition", ("condition", "exceptions")),
)


_WIDE = 4
"""Readings side by side in the main table; further ones go to the annex."""

_ANNEXED = 24
"""Readings in the main table and the annex together; what is left stands in brief.json."""

_STARTS = 3
"""Starts that an end is worked out from in a large case."""


def terms(pen: Pen) -> list[Section]:
    """Terms, by who states them: a column a reading, drafted and not reviewed."""
    readings = pen.dossier.readings
    if not readings:
        return []
    notes = (*_open_terms(pen), *_arithmetic(pen), *_further(pen))
    table = _table(pen, readings[:_WIDE])
    made = [Section(title=_title(pen), items=(table, *notes), key="terms")]
    for n in range(_WIDE, len(readings), _WIDE):
        more = _table(pen, readings[n : n + _WIDE])
        key = "further" if n < _ANNEXED else "rest"
        made.append(Section(title="Further readings", items=(more,), key=key, annex=True))
    return made


def _further(pen: Pen) -> list[Sentence]:
    """How many readings the table has no room for, and where they stand."""
    rest = pen.dossier.readings[_ANNEXED:]
    if not rest:
        return []
    shown = f"{_WIDE} of {len(pen.dossier.readings)} readings stand here"
    where = f", {_ANNEXED - _WIDE} in the annex, {len(rest)} in brief.json."
    return [sentence(on(shown, _source(pen, rest[0])), ours(where))]


def _title(pen: Pen) -> str:
    """Whether machines drafted the readings or people coded them."""
    people = [r for r in pen.dossier.readings if r.id in pen.dossier.coded]
    how = "drafted by machine, not reviewed"
    if people:
        rest = len(people) < len(pen.dossier.readings)
        how = "coded by people where marked, else drafted by machine" if rest else "coded by people"
    return f"Terms, by who states them ({how})"


def _table(pen: Pen, readings: Sequence[Reading]) -> Table:
    heads: tuple[Sentence | str, ...] = ("", *(_head(pen, r) for r in readings))
    rows: list[tuple[Sentence | str, ...]] = [("Said", *(_said(pen, r) for r in readings))]
    for label, fields in _ROWS:
        if label in ("End", "Condition") and not any(phrases.parts(r, *fields) for r in readings):
            continue
        rows.append((label, *(_cell(pen, r, fields) for r in readings)))
    return Table(heads=heads, rows=tuple(rows))


def _head(pen: Pen, r: Reading) -> Sentence:
    voice = "unnamed" if r.naming is Naming.UNNAMED else r.role
    label = f" — {r.label}" if r.label else ""
    mixed = pen.dossier.coded and any(x.id not in pen.dossier.coded for x in pen.dossier.readings)
    label += " — coded" if mixed and r.id in pen.dossier.coded else ""
    extra = f" ({voice}{label})" if voice and voice.casefold() not in r.holder.casefold() else label
    return sentence(on(begun(pen.dossier.heading(r)) + extra, _source(pen, r)))


def _source(pen: Pen, r: Reading) -> tuple[Span, ...]:
    s = pen.dossier.statement(r.statements[0])
    return (s.source or s.content)[:1]


def _said(pen: Pen, r: Reading) -> Sentence:
    s = pen.dossier.statement(r.statements[0])
    if s.when is None:
        return sentence(pen.nothing("time unstated", [s.capture], f"when {r.holder} spoke"))
    return sentence(on(phrases.words_of(s.when), s.cue or s.content[:1]))


def _cell(pen: Pen, r: Reading, fields: tuple[str, ...]) -> Sentence:
    found = phrases.parts(r, *fields)
    if not found:
        question = f"{' or '.join(fields)}, as {r.holder} has it"
        return sentence(pen.nothing("unstated", question=question))
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
    if not started(pen):
        pieces += [pen.nothing("the start", question="a start of the pause"), ours("; ")]
    for _, p in found[:3]:
        pieces += [ours("which places or sites are meant by "), pen.quote(p.span, 8), ours("; ")]
    bound = {
        pen.dossier.name(p.value).casefold()
        for r in pen.dossier.readings
        for c in r.clauses
        for p in c.bound
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
    shown = pen.room(len(pen.dossier.starts), _STARTS)
    for n, start in enumerate(pen.dossier.starts[:shown]):
        pieces += [
            ours("; " if n else " "),
            on(f"from {_start(start)} ends {_last(start, length.days or 0)}", start.spans),
        ]
    more = further(len(pen.dossier.starts) - shown, "start", "with words behind them")
    return [sentence(*pieces, ours(f"{more}."))]


def _start(start: Start) -> str:
    words = phrases.words_of(start.when)
    return f"{words.removeprefix('on ').removeprefix('from ')} ({phrases.when(start.when)})"


def _last(start: Start, days: float) -> str:
    if start.when is None or start.when.earliest is None or start.when.latest is None:
        return "on an unknown day"
    first, last = (m + timedelta(days=days) for m in (start.when.earliest, start.when.latest))
    return (
        phrases.day(first)
        if first.date() == last.date()
        else f"{phrases.day(first)}–{phrases.day(last)}"
    )
