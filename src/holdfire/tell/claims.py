"""Counts and verdicts by parties and others, each with its author, unit and period: no finding."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from holdfire.record import Claim, ClaimKind, Piece, Section, Sentence, Span, Table

from . import phrases
from .pen import Pen, begun, count_word, listing, on, ours, sentence, strong

_HEADS = ("", "Who", "About whom", "Claim", "Period", "Said")
_TITLE = "Claims by the parties and others (never part of a finding)"
_PAGE, _LARGE, _ANNEXED = 4, 2, 40
"""Claims on the page of a small case and of a large one, and in the annex; brief.json has all."""

Told = tuple[Claim, Span]
Numbered = tuple[int, Claim, Span]


def claims(pen: Pen) -> list[Section]:
    """The claims, comparable ones side by side; nothing where there are none."""
    told = _ordered([(c, c.span) for c in pen.dossier.claims if c.span])
    if not told:
        return []
    room = pen.room(_PAGE, _LARGE)
    rows = [_row(pen, n, c, span) for n, (c, span) in enumerate(told, 1)]
    items: list[Sentence | Table] = [Table(heads=_HEADS, rows=tuple(rows[:room]))]
    items += [*_beside(told[:room]), *_rest(told[room : room + 1], len(rows) - room)]
    made = [Section(title=_TITLE, items=tuple(items), key="claims")]
    further = rows[room : room + _ANNEXED]
    if further:
        table = Table(heads=_HEADS, rows=tuple(further))
        made.append(Section(title="Further claims", items=(table,), key="further", annex=True))
    return made


def groups(found: Sequence[Claim]) -> dict[str, int]:
    """Claim id → the number of its group: counts with one number are of one unit and period."""
    numbers: dict[tuple[object, ...], int] = {}
    return {
        c.id: numbers.setdefault((c.counted, c.period.earliest, c.period.latest), len(numbers) + 1)
        for c in found
        if c.kind is ClaimKind.COUNT and c.period and c.period.known
    }


def _ordered(told: Sequence[Told]) -> list[Told]:
    """Counts first, those of one unit and period side by side, the largest groups first."""
    group = groups([c for c, _ in told])
    size: dict[int, int] = {}
    for number in group.values():
        size[number] = size.get(number, 0) + 1
    return sorted(told, key=lambda t: _place(t[0], group, size))


def _place(c: Claim, group: Mapping[str, int], size: Mapping[int, int]) -> tuple[bool, int, int]:
    number = group.get(c.id, 0)
    return c.kind is ClaimKind.VERDICT, -size.get(number, 0), number


def _row(pen: Pen, n: int, c: Claim, span: Span) -> tuple[Sentence | str, ...]:
    told = all(word in c.words.casefold() for word in (c.unit or "").casefold().split())
    unit = [] if told else [ours(f" ({c.unit})")]
    period = phrases.when(c.period) if c.period else "not stated"
    return (
        str(n),
        sentence(on(begun(c.by) or "not named", (span,))),
        sentence(on(c.about or "not named", (span,))),
        sentence(pen.quote(span, 16), *unit),
        sentence(on(period if c.kind is ClaimKind.COUNT else "–", (span,))),
        sentence(on(phrases.when(c.said) if c.said else "not stated", (span,))),
    )


def _beside(told: Sequence[Told]) -> list[Sentence]:
    """Which counts can be set side by side, and of the others what differs."""
    counts = [(n, c, span) for n, (c, span) in enumerate(told, 1) if c.kind is ClaimKind.COUNT]
    if len(counts) < 2:
        return []
    pairs = [(a, b, a[1].differs(b[1])) for a, b in combinations(counts, 2)]
    same = [(a, b) for a, b, why in pairs if not why]
    lines = [_alike(same)] if same else []
    apart: dict[str, list[str]] = {}
    for a, b, why in pairs:
        if why:
            apart.setdefault(why, []).append(f"{a[0]} with {b[0]}")
    if apart:
        pieces = "; ".join(f"{why}: {listing(numbers)}" for why, numbers in apart.items())
        spans = [span for _, _, span in counts]
        lines.append(sentence(strong("Not comparable. "), on(begun(pieces), spans), ours(".")))
    return lines


def _alike(same: Sequence[tuple[Numbered, Numbered]]) -> Sentence:
    """'1 and 2: violations and breaches, Tue 4 Mar–Fri 7 Mar': of one kind and period, in the
    authors' own terms."""
    kinds: dict[tuple[object, ...], dict[int, Numbered]] = {}
    for a, b in same:
        period = a[1].period
        ends = (period.earliest, period.latest) if period else ()
        kinds.setdefault((a[1].counted, *ends), {}).update({a[0]: a, b[0]: b})
    pieces: list[Piece] = [strong("Comparable, and neither taken for true. ")]
    for n, members in enumerate(kinds.values()):
        first = next(iter(members.values()))[1]
        units = listing([*dict.fromkeys(c.unit or "" for _, c, _ in members.values())])
        text = f"{listing([str(k) for k in members])}: {units}, {phrases.when(first.period)}"
        spans = [span for _, _, span in members.values()]
        pieces += [ours("; " if n else ""), on(text, spans)]
    return sentence(*pieces, ours("."))


def _rest(first: Sequence[Told], n: int) -> list[Sentence]:
    """How many claims the page has no room for."""
    if not first:
        return []
    shown = min(n, _ANNEXED)
    more = f"{begun(count_word(shown))} further claim{'' if shown == 1 else 's'} in the annex"
    more += f", {n - shown:,} more in brief.json" if n > shown else ""
    return [sentence(on(more, (first[0][1],)), ours("."))]
