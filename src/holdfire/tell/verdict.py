"""Is it holding? A row a reading: what is held against it, the word, what would flip it."""

import re
from collections.abc import Sequence

from holdfire.record import (
    BlockKind,
    Finding,
    Flip,
    Match,
    Piece,
    Reading,
    Section,
    Sentence,
    Span,
    Standing,
    Table,
    Tri,
    Word,
)

from . import phrases
from .pen import Pen, begun, count_word, listing, many, on, ours, sentence, strong

_SHOWN = 4
"""Incidents named in one row of the verdict table."""


_ROWS = 4
"""Readings on the page in a large case; further ones stand in the annex with their terms."""


def verdict(pen: Pen, rolled: Sequence[Finding]) -> list[Section]:
    """Is it holding? A row a reading: what is held against it, the word, what would flip it."""
    by_reading = {f.reading: f for f in rolled}
    readings = [r for r in pen.dossier.readings if r.id in by_reading]
    if not readings:
        text = "No voice says enough of the pause to draft a reading; nothing is judged."
        nothing = sentence(pen.nothing(text))
        return [Section(title="Is it holding?", items=(nothing,), key="verdict")]
    heads = ("Reading", "What is reported, held against it", "Word", "What would make it breached")
    rows = tuple(_row(pen, r, by_reading[r.id]) for r in readings)
    wide = pen.room(max(len(rows), 1), _ROWS)
    items: list[Sentence | Table] = [Table(heads=heads, rows=rows[:wide]), *_after(pen, rolled)]
    if rows[wide:]:
        more = on(
            f"{begun(many(len(rows) - wide, 'more reading'))} in the annex", rules=("R-ROLL-1",)
        )
        items.insert(1, sentence(more, ours(".")))
    made = [Section(title="Is it holding?", items=tuple(items), key="verdict")]
    for n in range(wide, len(rows), _WIDE):
        table = Table(heads=heads, rows=rows[n : n + _WIDE])
        key = "further" if n < _WIDE else "rest"
        title = "Is it holding? Further readings"
        made.append(Section(title=title, items=(table,), key=key, annex=True))
    return made


_WIDE = 40
"""Readings judged in one table of the annex; only the first such table is printed."""


def _row(pen: Pen, r: Reading, f: Finding) -> tuple[Sentence | str, ...]:
    return (
        begun(pen.dossier.heading(r)),
        _held(pen, f),
        _word(f),
        _flips(pen, r, f),
    )


def _word(f: Finding) -> Sentence:
    """The word, and what held where only a part did."""
    word = Piece(text=f.word.value, strong=True, rules=f.rules or ("R-WORD-1",))
    held = f.why.partition("what held: ")[2] if f.word is Word.PARTLY else ""
    return sentence(word, ours(f"; held: {held}" if held else ""))


def _held(pen: Pen, f: Finding) -> Sentence:
    """Incidents that are or may be in scope, with what keeps them open; the rest counted."""
    order = pen.dossier.numbers
    matches = sorted((m for m in f.matches if m.incident in order), key=lambda m: order[m.incident])
    near = [m for m in matches if m.scope is not Tri.NO]
    out = [m for m in matches if m.scope is Tri.NO]
    shown = pen.room(_SHOWN, 2)
    if len(near) > _CROWD:
        near.sort(key=lambda m: _farness(pen, m))
    pieces: list[Piece] = []
    for m in near[:shown] if near else out[:2]:
        incident = pen.dossier.incidents[order[m.incident] - 1]
        text = f"{phrases.subject(incident)} {_scope(m)}"
        pieces += [ours("; " if pieces else ""), on(text, incident.spans[:1])]
    if not pieces:
        return sentence(pen.nothing("no reported incident could fall under it"))
    rest = len(matches) - min(len(near), shown) if near else len(out) - 2
    tail = f"; {count_word(rest)} more out of scope or less near" if rest > 0 else ""
    return sentence(*pieces, ours(f"{tail}."))


_CROWD = 12
"""Incidents near a reading from which on the row names those that weigh most, not the first."""


def _farness(pen: Pen, m: Match) -> tuple[bool, bool, int, int]:
    """What is in scope goes first, then what is attested, by how many, and what killed most."""
    i = pen.dossier.incidents[pen.dossier.numbers[m.incident] - 1]
    attested = i.standing in (Standing.CORROBORATED, Standing.CONFIRMED)
    dead = i.killed.best or 0 if i.killed else 0
    return m.scope is not Tri.YES, not attested, -len(i.origins), -dead


def _scope(m: Match) -> str:
    """'in', 'out: not energy', 'unclear: where?'."""
    reasons = [t.reason for t in m.tests if t.answer is m.scope and t.reason]
    if m.scope is Tri.YES:
        told = [t.reason for t in m.tests if "account" in t.reason]
        return f"in ({told[0]})" if told else "in"
    label = "out" if m.scope is Tri.NO else "unclear"
    return f"{label}: {'; '.join(list(dict.fromkeys(reasons))[:2])}"


def _flips(pen: Pen, r: Reading, f: Finding) -> Sentence:
    """The smallest sets of facts that would make it breached, with their size."""
    sets = [x for x in f.flips if x.word is Word.BREACHED]
    if f.word is Word.BREACHED:
        return sentence(
            on(
                "already breached; see the incident",
                [s for i in pen.dossier.incidents if i.id in _breaking(f) for s in i.spans[:1]],
                rules=f.rules,
            )
        )
    if not sets:
        return sentence(pen.nothing("no reported incident could make it breached"))
    size = min(len(x.facts) for x in sets)
    least = [x for x in sets if len(x.facts) == size]
    texts = list(dict.fromkeys(_facts(x) for x in least))[: pen.room(2, 1)]
    spans = _grounds(pen, r, least)
    return sentence(on(f"{count_word(size)}: {' — or: '.join(texts)}", spans, rules=("R-FLIP-1",)))


def _breaking(f: Finding) -> set[str]:
    """The incidents of the first of the smallest sets that breach a reading."""
    return set(f.forced[0]) if f.forced else {m.incident for m in f.matches if m.scope is Tri.YES}


_LISTED = 4
"""Facts of a flip written out in the table; the rest is counted and stands in brief.json."""


def _facts(flip: Flip) -> str:
    texts = list(dict.fromkeys(a.text for a in flip.facts))
    rest = len(texts) - _LISTED
    return "; ".join(texts[:_LISTED]) + (f"; and {count_word(rest)} more" if rest > 0 else "")


def _grounds(pen: Pen, r: Reading, flips: Sequence[Flip]) -> list[Span]:
    spans = [p.span for p in phrases.parts(r, "area", "targets", "start")[:2]]
    ids = {x.incident for x in flips}
    return [*spans, *(i.spans[0] for i in pen.dossier.incidents if i.id in ids)][:4]


def _after(pen: Pen, rolled: Sequence[Finding]) -> list[Sentence]:
    items = [
        _holding_needs(pen, rolled),
        *_unbound(pen),
        _status(rolled),
        _confidence(pen, rolled),
    ]
    return [i for i in items if i is not None]


def _holding_needs(pen: Pen, rolled: Sequence[Finding]) -> Sentence | None:
    if all(f.word is Word.BREACHED for f in rolled):
        return None
    spans = [r.span for r in pen.dossier.absences[:2]]
    text = "would need, under each reading, a start by the day in question "
    text += "and sources that watched its places and targets all day and found nothing"
    return sentence(strong("Holding "), on(text, spans, rules=("R-COVER-1",)), ours("."))


def _unbound(pen: Pen) -> list[Sentence]:
    """Sides without a reading of their own: not judged, not bound in their own reading."""
    holders = {pen.dossier.name(r.holder).casefold() for r in pen.dossier.readings} | {
        (r.affiliation or "").casefold() for r in pen.dossier.readings
    }
    silent = [
        p
        for p in pen.dossier.parties[:2]
        if p.casefold() not in holders
        and not any(p.casefold() in f"{r.holder} {r.role}".casefold() for r in pen.dossier.readings)
    ]
    return [
        sentence(
            Piece(text=f"{p}’s own reading: ", strong=True),
            pen.nothing(
                "none given, so not judged; who has not confirmed is not bound in its own reading"
            ),
        )
        for p in silent
    ]


def _status(rolled: Sequence[Finding]) -> Sentence:
    phases = list(dict.fromkeys(f.phase.value for f in rolled))
    rules = tuple(dict.fromkeys(r for f in rolled for r in f.rules))
    text = f"Status in time: {listing(phases)}; conduct is judged apart from it. Rules that fired"
    return sentence(on(text, rules=rules or ("R-TIME-1",)), ours("."))


def _confidence(pen: Pen, rolled: Sequence[Finding]) -> Sentence:
    """Confidence, then coverage: two sentences, and never a likelihood."""
    lines = list(dict.fromkeys(f.confidence.rstrip(".") for f in rolled))
    credits = [s for o in pen.dossier.origins for s in o.basis][:1]
    pieces = [
        strong("Confidence: "),
        on("; or, by reading, ".join(lines[:2]), credits, rules=("R-CONF-1",)),
        ours(". "),
    ]
    return sentence(
        *pieces, strong("Coverage: "), *_coverage(pen), ours("; no report is not no incident.")
    )


def _coverage(pen: Pen) -> list[Piece]:
    """Which newsrooms, where they say they were, which days, and what was watched."""
    days = sorted(
        {
            c.published.earliest.date()
            for c in pen.dossier.captures
            if c.published and c.published.earliest and not c.machine
        }
    )
    span = f"{many(len(days), 'day')} of publication"
    pieces = [
        on(
            f"{many(len(pen.dossier.origins), 'origin')}, {span}",
            rules=("R-COVER-1",),
        )
    ]
    for capture in pen.dossier.captures:
        lines = (
            []
            if capture.machine
            else [
                b
                for b in capture.of(BlockKind.BYLINE)
                if _DESK.search(capture.text[b.start : b.end])
            ]
        )
        for block in lines[:2]:
            pieces += [ours("; "), pen.quote(capture.span(block.start, block.end), 16)]
    for report in pen.dossier.absences[: pen.room(2, 1)]:
        pieces += [ours("; watched: "), pen.quote(report.span, 14)]
    return [*pieces[:9], *_watched(pen)]


def _watched(pen: Pen) -> list[Piece]:
    """The sources that were looked at, and what is amiss with any of them."""
    watched = pen.dossier.watched
    if not watched:
        return []
    good = sum(1 for w in watched if w.adequate is Tri.YES)
    count = f"{many(good, 'source')} of {count_word(len(watched))} watched as its own measure asks"
    amiss = [i for w in watched for i in w.issues][:2]
    return [ours("; "), on("; ".join([count, *amiss]), rules=("R-COVER-3",))]


_DESK = re.compile(r"\b(?:from|in) [A-Z]|contributed|reporting", re.I)
