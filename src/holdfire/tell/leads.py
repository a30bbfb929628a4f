"""Leads to trace, what is not used and why, and what was not seen."""

from holdfire.record import Act, BlockKind, Naming, Piece, Section, Sentence, Span

from .pen import Pen, further, listing, on, ours, sentence, strong


def leads(pen: Pen) -> Section:
    """Leads to trace, what is not used, and what was not seen."""
    items = [_later(pen), _machine_only(pen), _background(pen), _furniture(pen), _unseen(pen)]
    return Section(
        title="Leads, and what is left out",
        items=tuple(i for i in items if i is not None),
        key="leads",
    )


def _later(pen: Pen) -> Sentence | None:
    """What is told of the time after the as-of: named, so that nobody thinks it was missed."""
    if not pen.dossier.later:
        return None
    lead = strong("After the as-of time, so not judged: ")
    more = _more(len(pen.dossier.later) - 4, "report")
    return sentence(lead, *pen.quotes(pen.dossier.later[:4], 14), ours(f"{more}."))


def _machine_only(pen: Pen) -> Sentence | None:
    """What only a machine-written text says: leads to trace, not evidence."""
    apart: dict[str, list[tuple[str, Span]]] = {}
    for lead, span in _machine_spans(pen):
        own = apart.setdefault(span.capture, [])
        if not any(k.overlaps(span) for _, k in own):
            own.append((lead, span))
    kept = [k for own in apart.values() for k in own]
    if not kept:
        return None
    pieces: list[Piece] = [
        strong("Only in machine-written text, so leads to trace, not evidence: ")
    ]
    shown = pen.room(7, 2)
    for n, (lead, span) in enumerate(sorted(kept, key=lambda k: k[1])[:shown]):
        pieces += [ours(("; " if n else "") + lead), pen.quote(span, 14)]
    return sentence(*pieces, ours(f"{_more(len(kept) - shown, 'lead')}."))


def _more(rest: int, noun: str) -> str:
    """What has no room, told where it is more than a few."""
    return further(rest, noun, "in records.jsonl") if rest > _FEW else ""


_FEW = 12


def _machine_spans(pen: Pen) -> list[tuple[str, Span]]:
    """Named voices other than the announcer's, figures and events, each with a lead-in."""
    announced = [s for s in pen.dossier.witnessed if s.act is Act.ANNOUNCE]
    told = {pen.dossier.name(s.speaker.name).casefold() for s in announced}
    found: list[tuple[str, Span]] = []
    for capture, extract in zip(pen.dossier.captures, pen.dossier.extracts, strict=True):
        if not capture.machine:
            continue
        voices = [s for s in extract.statements if s.speaker.naming is Naming.NAMED]
        others = [s for s in voices if pen.dossier.name(s.speaker.name).casefold() not in told]
        found += [(f"{s.speaker.name}: ", pen.told(s, 16).spans[0]) for s in others if s.content]
        found += [("", m.span) for m in extract.measures]
        found += [("", r.span) for r in extract.reports if not r.background]
    return found


def _background(pen: Pen) -> Sentence | None:
    spans = [
        r.span
        for e in pen.dossier.extracts
        for r in e.reports
        if r.background and not pen.dossier.machine(r.capture)
    ]
    spans += [s.content[0] for s in pen.dossier.witnessed if _earlier(s.words)]
    kept = list(dict.fromkeys(spans))
    if not kept:
        return None
    lead = strong("Not used, as background or another arrangement: ")
    shown = pen.room(3, 1)
    more = _more(len(kept) - shown, "passage")
    return sentence(lead, *pen.quotes(kept[:shown], 14), ours(f"{more}."))


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
    """Page furniture is counted and set aside; a teaser on the pause is named as unread."""
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
        on(f"{_blocks(counted)} of page furniture", rules=("R-READ-1",)),
    ]
    best = max(found, key=lambda s: _tempting(pen, s), default=None)
    if best is not None and _tempting(pen, best) > 1:
        pieces += [ours(", among them a teaser: "), pen.quote(best, 16)]
    return sentence(*pieces, ours("."))


def _blocks(n: int) -> str:
    return f"{n:,} block{'s' if n != 1 else ''}"


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
    texts = [c for c in pen.dossier.captures if not c.secondary]
    dated = [c for c in texts if c.published is None]
    letters = list(dict.fromkeys(c.title or c.file for c in dated))
    pieces: list[Piece] = [strong("Not seen: "), pen.nothing("any text of the arrangement itself")]
    if not any(
        i.when and i.when.precision.value in ("minute", "hour") for i in pen.dossier.incidents
    ):
        pieces += [ours("; "), pen.nothing("hours and time zones of what is reported")]
    if letters:
        pieces += [
            ours("; "),
            pen.nothing(
                f"a publication date on {listing([f'“{x}”' for x in letters[:3]])}"
                + (f" and {len(letters) - 3:,} more" if letters[3:] else ""),
                [c.id for c in dated],
            ),
        ]
    return sentence(*pieces, ours("."))
