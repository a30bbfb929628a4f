"""The sections on whether the pause is holding, leads and what is left out, and what to ask next."""

from collections import Counter
from collections.abc import Sequence

from holdfire.record import (
    BlockKind,
    Capture,
    Fact,
    Finding,
    Flip,
    Incident,
    Piece,
    Reading,
    Section,
    Sentence,
    Span,
    Table,
    Word,
)

from . import phrases
from .pen import Pen, count_word, listing, on, ours, sentence, strong


def verdict(pen: Pen, rolled: Sequence[Finding]) -> Section:
    """Is it holding? One row a reading: what would bring incidents in, the word, what would flip it."""
    by_reading = {f.reading: f for f in rolled}
    readings = [r for r in pen.dossier.readings if r.id in by_reading]
    if not readings:
        return Section(
            title="Is it holding?",
            items=(
                sentence(
                    pen.nothing(
                        "No voice describes the pause in enough words to draft a reading; nothing is judged."
                    )
                ),
            ),
            key="verdict",
        )
    heads = ("Reading", "What is reported, held against it", "Word", "What would make it breached")
    rows = tuple(_row(pen, r, by_reading[r.id]) for r in readings)
    items: list[Sentence | Table] = [Table(heads=heads, rows=rows), *_after(pen, rolled)]
    return Section(title="Is it holding?", items=tuple(items), key="verdict")


def _row(pen: Pen, r: Reading, f: Finding) -> tuple[Sentence | str, ...]:
    return (
        phrases.holder(r),
        _held(pen, r, f),
        sentence(Piece(text=f.word.value, strong=True, rules=f.rules or ("R-WORD-1",))),
        _flips(pen, r, f),
    )


def _held(pen: Pen, r: Reading, f: Finding) -> Sentence:
    """Each incident with the weakest of its answers under this reading."""
    pieces: list[Piece] = []
    best: dict[str, str] = {}
    for m in f.matches:
        weak = min(m.tests, key=lambda t: list(("no", "unclear", "yes")).index(t.answer.value))
        reasons = [t.reason for t in m.tests if t.answer.value == m.scope.value and t.reason] or [
            weak.reason
        ]
        text = {"yes": "in", "unclear": "unclear", "no": "out"}[m.scope.value]
        best.setdefault(
            m.incident,
            f"{text}: {'; '.join(dict.fromkeys(reasons[:2]))}"
            if m.scope.value != "yes"
            else f"in{_why(m.tests)}",
        )
    for i in pen.dossier.incidents:
        if i.id in best:
            pieces += [
                ours("; " if pieces else ""),
                on(f"{phrases.subject(i)} {best[i.id]}", i.spans[:1]),
            ]
    if not pieces:
        return sentence(pen.nothing("no reported incident could fall under it"))
    return sentence(*pieces[:12], ours("."))


def _why(tests) -> str:  # type: ignore[no-untyped-def]  # tuple[Test, ...]
    treated = [t.reason for t in tests if "account" in t.reason]
    return f" ({treated[0]})" if treated else ""


def _flips(pen: Pen, r: Reading, f: Finding) -> Sentence:
    """The smallest sets of facts that would make it breached, with their size."""
    sets = [x for x in f.flips if x.word is Word.BREACHED]
    if f.word is Word.BREACHED:
        return sentence(
            on(
                "already breached; see the incident",
                [s for i in pen.dossier.incidents for s in i.spans[:1]][:1],
                rules=f.rules,
            )
        )
    if not sets:
        return sentence(pen.nothing("no reported incident could make it breached"))
    size = min(len(x.facts) for x in sets)
    least = [x for x in sets if len(x.facts) == size]
    texts = list(dict.fromkeys("; ".join(a.text for a in x.facts) for x in least))[:2]
    spans = _grounds(pen, r, least)
    return sentence(on(f"{count_word(size)}: {' — or: '.join(texts)}", spans, rules=("R-FLIP-1",)))


def _grounds(pen: Pen, r: Reading, flips: Sequence[Flip]) -> list[Span]:
    spans = [p.span for p in phrases.parts(r, "area", "targets", "start")[:2]]
    ids = {x.incident for x in flips}
    return [*spans, *(i.spans[0] for i in pen.dossier.incidents if i.id in ids)][:4]


def _after(pen: Pen, rolled: Sequence[Finding]) -> list[Sentence]:
    items = [
        _holding_needs(pen, rolled),
        *_unbound(pen, rolled),
        _status(rolled),
        _confidence(pen, rolled),
    ]
    return [i for i in items if i is not None]


def _holding_needs(pen: Pen, rolled: Sequence[Finding]) -> Sentence | None:
    if all(f.word is Word.BREACHED for f in rolled):
        return None
    spans = [r.span for r in pen.dossier.absences[:2]]
    text = "would need, under each reading, a start by the day in question and sources that watched its places and targets all day and found nothing"
    return sentence(strong("Holding "), on(text, spans, rules=("R-COVER-1",)), ours("."))


def _unbound(pen: Pen, rolled: Sequence[Finding]) -> list[Sentence]:
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
                "none given, so not judged; a party that has not confirmed is not bound in its own reading"
            ),
        )
        for p in silent
    ]


def _status(rolled: Sequence[Finding]) -> Sentence:
    phases = list(dict.fromkeys(f.phase.value for f in rolled))
    rules = tuple(dict.fromkeys(r for f in rolled for r in f.rules))
    text = f"Status in time: {listing(phases)}. Conduct is judged apart from it. Rules that fired: {', '.join(rules)}."
    return sentence(on(text, rules=rules or ("R-TIME-1",)))


def _confidence(pen: Pen, rolled: Sequence[Finding]) -> Sentence:
    lines = list(dict.fromkeys(f.confidence for f in rolled))
    notes = list(dict.fromkeys(f.coverage for f in rolled))
    spans = [s for o in pen.dossier.origins for s in o.basis][:1] + [
        r.span for r in pen.dossier.absences[:1]
    ]
    text = ". ".join(line.rstrip(".") for line in lines[:2])
    return sentence(
        strong("Confidence: "),
        on(text, spans, rules=("R-CONF-1",)),
        strong(" Coverage: "),
        on(" ".join(notes[:1]), spans, rules=("R-COVER-1",)),
    )


def hinge(pen: Pen, found: tuple[str, int] | None, rolled: Sequence[Finding]) -> list[Sentence]:
    """The incident or term most answers depend on."""
    if found is None or not rolled:
        return []
    incident = next((i for i in pen.dossier.incidents if i.id == found[0]), None)
    if incident is None:
        return []
    n = found[1]
    others = [
        i
        for i in pen.dossier.incidents
        if i.spans and incident.spans and i.id != incident.id and _twin(i, incident)
    ]
    pieces: list[Piece] = [
        strong(
            f"{phrases.when(incident.when)} is the hinge. "
            if incident.when and incident.when.known
            else "One report is the hinge. "
        )
    ]
    pieces += [
        pen.quote(incident.spans[0], 16),
        ours(", "),
        on(f"{phrases.toll(incident)}", incident.spans),
    ]
    for other in others[:1]:
        pieces += [
            ours("; and "),
            pen.quote(other.spans[0], 10),
            ours(", "),
            on(phrases.toll(other), other.spans),
        ]
    pieces.append(
        ours(
            f". Whether it counts moves the answer under {count_word(n)} of {count_word(len(rolled))} reading{'s' if len(rolled) != 1 else ''}"
        )
    )
    pieces += [*_before_after(pen, incident), ours(".")]
    return [sentence(*pieces)]


def _twin(a: Incident, b: Incident) -> bool:
    return (
        a.when is not None
        and a.when == b.when
        and a.spans[0].capture == b.spans[0].capture
        and abs(a.spans[0].start - b.spans[0].start) < 200
    )


def _before_after(pen: Pen, incident: Incident) -> list[Piece]:
    """Which starts leave it out and which may take it in."""
    pieces: list[Piece] = []
    for start in pen.dossier.starts:
        if incident.when is None or start.when is None:
            continue
        before = incident.when.before(start.when).value
        text = "it precedes the pause" if before == "yes" else "it may fall inside"
        pieces += [
            ours("; " if pieces else ": "),
            on(f"{text} if that began {phrases.words_of(start.when)} ({start.label})", start.spans),
        ]
    return pieces


def leads(pen: Pen) -> Section:
    """Leads to trace, what is not used, and what was not seen."""
    items = [_machine_only(pen), _background(pen), _furniture(pen), _unseen(pen)]
    return Section(
        title="Leads, and what is left out",
        items=tuple(i for i in items if i is not None),
        key="leads",
    )


def _machine_only(pen: Pen) -> Sentence | None:
    """What only a machine-written text says: leads, not evidence."""
    spans: list[Span] = []
    for capture, extract in zip(pen.dossier.captures, pen.dossier.extracts, strict=True):
        if capture.machine:
            spans += [m.span for m in extract.measures]
            spans += [r.span for r in extract.reports if not r.background]
            spans += [
                s.content[0]
                for s in extract.statements
                if s.act.value in ("report", "allege", "deny", "decline", "announce", "other")
            ]
    kept: list[Span] = []
    for span in sorted(spans):
        if not any(k.overlaps(span) for k in kept):
            kept.append(span)
    if not kept:
        return None
    pieces = pen.quotes(kept[:8], 12)
    return sentence(
        strong("Only in machine-written text, so leads to trace, not evidence: "),
        *pieces,
        ours("."),
    )


def _background(pen: Pen) -> Sentence | None:
    spans = [
        r.span
        for e in pen.dossier.extracts
        for r in e.reports
        if r.background and not pen.dossier.machine(r.capture)
    ]
    spans += [s.content[0] for s in pen.dossier.witnessed if _earlier(s.words)]
    kept = list(dict.fromkeys(spans))[:3]
    if not kept:
        return None
    return sentence(
        strong("Not used, as background or another arrangement: "), *pen.quotes(kept, 14), ours(".")
    )


def _earlier(words: str) -> bool:
    return any(
        w in words.casefold()
        for w in (
            "last spring",
            "last year",
            "previous truce",
            "earlier ceasefire",
            "earlier truce",
        )
    )


def _furniture(pen: Pen) -> Sentence | None:
    """Page furniture is counted and set aside; a teaser on the pause is named so that nobody reads it in."""
    found: list[Span] = []
    counted = 0
    for capture in pen.dossier.captures:
        blocks = capture.of(
            BlockKind.TEASER, BlockKind.COMMENT, BlockKind.BOILERPLATE, BlockKind.NAVIGATION
        )
        counted += len(blocks)
        found += [capture.span(b.start, b.end) for b in capture.of(BlockKind.TEASER)]
    if not counted:
        return None
    pieces: list[Piece] = [
        strong("Not read as reports: "),
        pen.nothing(f"{counted} blocks of page furniture"),
    ]
    best = max(found, key=lambda s: _tempting(pen, s), default=None)
    if best is not None and _tempting(pen, best) > 1:
        pieces += [ours(", among them a teaser: "), pen.quote(best, 16)]
    return sentence(*pieces, ours("."))


def _tempting(pen: Pen, span: Span) -> int:
    """How much a teaser sounds like news of this pause: event words and names of the sides."""
    low = span.words.casefold()
    events = (
        "kill",
        "attack",
        "strike",
        "ceasefire",
        "cease-fire",
        "truce",
        "shell",
        "drone",
        "missile",
        "pause",
    )
    sides = [p.casefold()[:5] for p in pen.dossier.parties]
    return sum(w in low for w in events) + 2 * any(p in low for p in sides)


def _unseen(pen: Pen) -> Sentence:
    dated = [c for c in pen.dossier.captures if c.published is None]
    letters = [c.title or c.file for c in dated]
    pieces: list[Piece] = [strong("Not seen: "), pen.nothing("any text of the arrangement itself")]
    if not any(
        i.when and i.when.precision.value in ("minute", "hour") for i in pen.dossier.incidents
    ):
        pieces += [ours("; "), pen.nothing("hours and time zones of what is reported")]
    if letters:
        pieces += [
            ours("; "),
            pen.nothing(
                f"a publication date on {listing([f'“{x}”' for x in letters[:3]])}",
                [c.id for c in dated],
            ),
        ]
    return sentence(*pieces, ours("."))


def ask(pen: Pen, rolled: Sequence[Finding]) -> Section:
    """Ask next: open facts ranked by how many readings' words each would help to move."""
    votes: Counter[str] = Counter()
    facts: dict[str, Fact] = {}
    for f in rolled:
        for field in {a.field for x in f.flips for a in x.facts}:
            votes[field] += 1
        for x in f.flips:
            for a in x.facts:
                facts.setdefault(a.field, a)
    items = [
        _question(pen, field, n, len(rolled))
        for field, n in sorted(votes.items(), key=lambda v: (-v[1], _RANK.get(v[0], 9), v[0]))
    ]
    items += _coverage_question(pen)
    return Section(
        title="Ask next, in order of what the answer moves",
        items=tuple(items[:6]),
        style="numbers",
        key="ask",
    )


_QUESTIONS = {
    "start": "From what hour, in what time zone, does the pause run?",
    "origin": "Who else witnessed what is reported?",
    "area": "Which places are covered?",
    "place": "Where exactly did it happen, and is that place covered?",
    "target": "What was hit, and is it covered?",
    "targets": "What was hit, and is it covered?",
    "time": "When exactly did it happen?",
    "actor": "Who did it?",
    "conduct": "Is that kind of conduct covered?",
    "cause": "Was it an attack?",
    "end": "When does the pause end, and is that day inside?",
}
_RANK = {name: n for n, name in enumerate(_QUESTIONS)}


def _question(pen: Pen, field: str, n: int, total: int) -> Sentence:
    text = _QUESTIONS.get(field, f"What is known about the {field}?")
    spans = [i.spans[0] for i in pen.dossier.incidents[:2]]
    return sentence(
        strong(f"{text} "),
        on(
            f"The answer moves {count_word(n)} of {count_word(total)} reading{'s' if total != 1 else ''}",
            spans,
            rules=("R-FLIP-1",),
        ),
        ours("."),
    )


def _coverage_question(pen: Pen) -> list[Sentence]:
    spans = [r.span for r in pen.dossier.absences[:1]]
    return [
        sentence(
            strong("Who watched the places and targets named, and what did they record? "),
            on("Without it nothing reaches holding", spans, rules=("R-COVER-1",)),
            ours("."),
        )
    ]
