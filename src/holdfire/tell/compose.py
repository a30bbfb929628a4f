"""A dossier and its findings to a brief: sections in the fixed order, spans given their marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from holdfire.errors import Unsupported
from holdfire.record import (
    Brief,
    Capture,
    CaptureClass,
    Cited,
    Dossier,
    Finding,
    Piece,
    Section,
    Sentence,
    Span,
    Text,
    Word,
)

from . import opening, phrases
from .asking import ask
from .changes import changes
from .claims import claims
from .decided import decided
from .disagreements import disagreements
from .hinge import hinge
from .leads import leads
from .pen import Pen, hindrance, listing, many, on, ours, sentence, strong, was_read
from .reported import incidents
from .sides import confirmations
from .terms import terms
from .verdict import verdict

STATUS = "Machine draft, unreviewed. Nobody has signed it."


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings rolled up, and their cells; words of the brief this one replaces (holder →
    word)."""

    rolled: tuple[Finding, ...]
    before: Mapping[str, str] = field(default_factory=dict)
    cells: tuple[Finding, ...] = ()


def compose(dossier: Dossier, judged: Judged) -> Brief:
    """Write the brief; raises Unsupported when a sentence would rest on nothing."""
    pen = Pen(dossier)
    if not any(was_read(c) for c in dossier.captures):
        return _unread(pen)
    words: Sequence[Word] = [f.word for f in judged.rolled]
    sections = [
        *changes(pen, judged.rolled, judged.before),
        opening.short(pen, judged.rolled, hinge(pen, judged.rolled)),
        opening.writable(pen, words),
        *terms(pen),
        confirmations(pen),
        *incidents(pen, judged.rolled),
        *claims(pen),
        *verdict(pen, judged.rolled),
        *disagreements(pen),
        leads(pen),
        ask(pen, judged.rolled, judged.cells),
        *decided(pen),
    ]
    kept = tuple(sorted(sections, key=lambda s: s.annex))
    preface = tuple(_preface(pen))
    texts = tuple(_texts(dossier))
    brief = Brief(
        title=_title(dossier),
        status=STATUS,
        as_of=_as_of(dossier),
        texts=texts,
        preface=preface,
        sections=kept,
        cited=_marks(texts, preface, kept),
    )
    _check(brief, dossier)
    return brief


def _unread(pen: Pen) -> Brief:
    """All that can be said of texts nobody here read."""
    texts, preface = tuple(_texts(pen.dossier)), tuple(_preface(pen))
    nothing = on("None of the texts could be read, so nothing is said of them", rules=("R-READ-2",))
    section = Section(title="In short", items=(sentence(nothing, ours(".")),), key="short")
    return Brief(
        title="Texts that could not be read",
        status=STATUS,
        as_of=_as_of(pen.dossier),
        texts=texts,
        preface=preface,
        sections=(section,),
        cited=_marks(texts, preface, (section,)),
    )


def _title(dossier: Dossier) -> str:
    """What people call it, else 'The pause in X’s fire announced on …': one bound side, or the
    sides, and the day."""
    if dossier.title:
        return dossier.title
    bound = {dossier.name(p.value) for r in dossier.readings for c in r.clauses for p in c.bound}
    one = [p for p in dossier.parties if p in bound]
    what = "The pause"
    if len(one) == 1:
        what = f"The pause in {_the(one[0])}’s fire"
    elif len(dossier.parties) > 1:
        what = f"The pause between {listing([_the(p) for p in dossier.parties[:2]])}"
    days = [
        s.when.earliest for s in opening.announcements(Pen(dossier)) if s.when and s.when.earliest
    ]
    return f"{what} announced on {phrases.long_day(days[0])}" if days else f"{what}, as announced"


def _the(party: str) -> str:
    return party if party[:1].isupper() else f"the {party}"


def _as_of(dossier: Dossier) -> str:
    if dossier.as_of is None:
        return f"As of an unknown time: {dossier.as_of_basis}"
    moment = dossier.as_of
    clock = f"{moment:%H:%M} {dossier.zone} time ({_offset(moment)})"
    return f"As of {phrases.long_day(moment)}, {clock}; {dossier.as_of_basis}"


def _offset(moment: datetime) -> str:
    """'EET, UTC+2', or 'UTC'."""
    minutes = int((moment.utcoffset() or timedelta()).total_seconds() // 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    offset = f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
    name = moment.tzname() or ""
    return f"{name}, {offset}" if name.isalpha() else offset


def _texts(dossier: Dossier) -> list[Text]:
    return [
        Text(
            letter=_letter(n),
            capture=c.id,
            file=c.file,
            description=_describe(c),
            noted=CaptureClass.NOTED in c.classes,
        )
        for n, c in enumerate(dossier.captures)
    ]


def _letter(n: int) -> str:
    """A, B … Z, AA, AB … as spreadsheets count columns."""
    letters = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _describe(c: Capture) -> str:
    if c.secondary:
        return f"source not captured, {c.file.removeprefix('deal: ')}, {c.url or 'no address'}"
    kind = "machine-written text" if c.machine else "report"
    where = c.outlet or "an outlet the text does not name"
    if CaptureClass.REPRINT in c.classes and c.origin_outlet:
        where = f"{c.origin_outlet}, reprinted by {c.outlet or 'another site'}"
    elif c.origin_outlet and c.origin_outlet != c.outlet:
        where = f"{c.origin_outlet}, as carried by {c.outlet or 'another site'}"
    day = (
        phrases.long_day(c.published.earliest)
        if c.published and c.published.earliest
        else "undated"
    )
    return f"{kind}, {where}, {day}"


def _preface(pen: Pen) -> list[Sentence]:
    dossier = pen.dossier
    texts = [c for c in dossier.captures if not c.secondary]
    n, m = len(texts), len(dossier.origins)
    pieces = [strong(f"{many(n, 'text').capitalize()}, {many(m, 'origin')}. "), *_second(pen)]
    shown = min(n, pen.room(6, 3))
    for number, c in enumerate(dossier.captures[:shown]):
        spans = _basis(c)
        pieces += [
            ours(" " if number else ""),
            on(f"{_letter(number)}: {_describe(c)}", spans, rules=() if spans else ("R-ORIGIN-1",)),
            ours("."),
        ]
    numbered = [(n, c) for n, c in enumerate(dossier.captures) if c.machine]
    machine = [c for _, c in numbered]
    if n > shown:
        pieces.append(ours(f" {n - shown:,} more: see the list of texts."))
    if machine:
        letters = [_letter(n) for n, _ in numbered[:shown]]
        unnamed = len(machine) - len(letters)
        names = listing([*letters, *([f"{unnamed:,} more machine-written"] if unnamed else [])])
        pieces += [
            ours(" "),
            on(
                f"{names} cannot be a witness",
                [s for c in machine[:shown] for s in _basis(c)],
                rules=("R-ORIGIN-2",),
            ),
            ours("."),
        ]
    return [sentence(*pieces), *_readers(pen)]


def _second(pen: Pen) -> list[Piece]:
    """How many words are known only as quoted or noted elsewhere."""
    found = [c for c in pen.dossier.captures if c.secondary]
    if not found:
        return []
    told = f"{len(found)} statements and tellings written down by people"
    marks = [c.span(0, len(c.text)) for c in found[:1]]
    return [on(f"{told}, their sources not captured", marks), ours(". ")]


def _readers(pen: Pen) -> list[Sentence]:
    """Which reader read the texts, and which texts it could not read."""
    names = sorted({s.reader for s in pen.dossier.statements if s.reader})
    rules = [n for n in names if n.startswith("rules")]
    networks = [n for n in names if n.startswith("embedded")]
    models = [n for n in names if n.startswith("remote")]
    pieces = []
    if models:
        text = f"Who said what was proposed by a large model ({listing(models)})"
        text += " and kept where the words stand in the text"
        pieces += [on(text, rules=("R-READ-2",)), ours(". ")]
    if networks:
        text = f"Read by the embedded reader ({listing(networks)}): what it missed is not here"
        pieces += [on(text, rules=("R-READ-2",)), ours("." if not rules else ". ")]
    if rules:
        text = f"Read by rule ({listing(rules)}), the weaker reader: what it missed is not here"
        pieces += [on(text, rules=("R-READ-2",)), ours(".")]
    unread = [c for c in pen.dossier.captures if not was_read(c)]
    shown = pen.room(4, 1)
    for c in unread[:shown]:
        pieces += [
            ours(" " if pieces else ""),
            on(f"{c.file} {hindrance(c)}", rules=("R-READ-2",)),
            ours("."),
        ]
    if unread[shown:]:
        why = listing(sorted({_reason(c) for c in unread[shown:]}))
        text = f"{len(unread) - shown:,} more were not read either ({why})"
        pieces += [ours(" "), on(text, rules=("R-READ-2",)), ours(".")]
    return [sentence(*pieces)] if pieces else []


def _reason(c: Capture) -> str:
    """Why one of many texts was not read, in short: its language, or no running text."""
    return c.language if c.language not in ("en", "und") else "no running text"


def _basis(c: Capture) -> tuple[Span, ...]:
    """The words of a page that say what it is: credit line, notice, date line."""
    from holdfire.record import BlockKind

    kinds = (BlockKind.CREDIT, BlockKind.NOTICE)
    return tuple(c.span(b.start, b.end) for b in c.of(*kinds))[:2]


def _marks(
    texts: Sequence[Text],
    preface: Sequence[Sentence],
    sections: Sequence[Section],
) -> tuple[Cited, ...]:
    """A1, A2 … in the order the words stand in their text."""
    spans: dict[str, set[Span]] = {}
    for sentence_ in [*preface, *(s for section in sections for s in section.sentences())]:
        for span in (s for piece in sentence_.pieces for s in piece.spans):
            spans.setdefault(span.capture, set()).add(span)
    letters = {t.capture: t.letter for t in texts}
    return tuple(
        Cited(mark=f"{letters[span.capture]}{n}", span=span, noted=text.noted)
        for text in texts
        for n, span in enumerate(sorted(spans.get(text.capture, ())), 1)
    )


def _check(brief: Brief, dossier: Dossier) -> None:
    """Every sentence rests on something, and every span's words stand where it says."""
    texts = {c.id: c.text for c in dossier.captures}
    for cited in brief.cited:
        cited.span.verify(texts[cited.span.capture])
    for s in brief.sentences():
        if not s.rests:
            raise Unsupported(
                f"nothing stands under the sentence {s.text[:80]!r}; the brief was not written"
            )
