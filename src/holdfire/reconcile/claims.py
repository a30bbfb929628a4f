"""Claims: counts and verdicts by parties and others, kept apart from what is judged."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from holdfire.record import (
    READABLE,
    Act,
    Capture,
    Claim,
    ClaimKind,
    Mention,
    Naming,
    Report,
    Span,
    Statement,
    When,
    make_id,
)

from . import sides, tallies
from .actors import side
from .tallies import Tally
from .timeline import Source

_SAYS = (Act.ALLEGE, Act.JUDGE, Act.REPORT, Act.DENY, Act.CONFIRM, Act.CONFIRM_PART, Act.OTHER)
"""Acts that may give a verdict; the others announce, refuse or end something."""
_NAME = (
    r"(?!(?:The|It|He|She|They|That|This|Both|But|And|Its|Their|His|Her|On|In|At|Since)"
    r"\b)[A-Z][\w’'-]*(?: (?:of (?:the )?)?[A-Z][\w’'-]*)*(?: (?:forces|troops|army|side))?"
)
_BEFORE = re.compile(
    rf"(?P<who>\b{_NAME}|\b(?:[Tt]he other side|[Tt]he enemy|[Ww]e|[Oo]ur (?:forces|side|men)))"
    r"(?:’s|'s)?,? (?:(?:has|have|had|was|were|is|are|been|also|still|not|never|committed|carried "
    r"out|launched|responsible for|\w+ly) )*[“\"‘]?$"
)
_ACCUSED = re.compile(rf"^\W*(?:the )?(?P<who>{_NAME}) of\b")
_BY = re.compile(rf"^(?: [\w’'-]+){{0,4}}? by (?:the )?(?P<who>{_NAME})")
_DAY = re.compile(
    r"(?:day|January|February|March|April|May|June|July|August|September|October|November|December)$"
)
_TALLIED = re.compile(r"\b(?:the|its|their|that|this) (?:[\w’'-]+ ){0,2}(?:count|tally)\b", re.I)
_PERIOD = re.compile(
    r"\b(?:since|over|during|within|in|for|between|from|past|last|on|of) (?:the )?$|"
    r"^(?:since|over|during|within|in|for|between|from|on|(?:the )?past|the last|today)\b",
    re.I,
)
_CLAUSE = re.compile(r"[;.!?](?=\W|$)|,(?!\d)|, and | and that | but | while |\bwhich\b")


@dataclass(frozen=True, slots=True)
class Names:
    """How a name is put: its canonical form, and the sides of the pause."""

    canon: Mapping[str, str]
    parties: tuple[str, ...]

    def of(self, words: str) -> str:
        """Who is meant by a name in the words, as far as names alone can tell."""
        bare = re.sub(r"^(?:the|The) ", "", words)
        short = side(bare)
        known = (self.canon.get(n.casefold()) for n in (bare, short))
        return next((k for k in known if k), None) or self._ending(short) or sides.short_name(short)

    def _ending(self, words: str) -> str | None:
        """The one name that ends in the last of these words: 'the Front', 'General Oster'."""
        last = words.split()[-1].casefold()
        every = {n for n in (*self.canon.values(), *self.parties) if n.casefold() != last}
        found = [n for n in every if n.casefold().split()[-1:] == [last]]
        return found[0] if len(found) == 1 else None

    def party(self, name: str) -> str | None:
        """The side a name is of, or none."""
        return sides.speaks_for(name, "", self.parties)


def claims(sources: Sequence[Source], homes: Mapping[str, str], names: Names) -> tuple[Claim, ...]:
    """Every count and verdict in texts that may found something, in the order of the texts.

    `homes`: capture → its origin; what one origin says in the same words twice is one claim.
    """
    since = _first_day(sources)
    found: dict[tuple[str, str, str], Claim] = {}
    for source in sources:
        home = homes.get(source.capture.id, source.capture.id)
        for claim in _of(source, names):
            if not _before(claim, since):
                found.setdefault((home, claim.by, claim.words.casefold()), claim)
    return tuple(found.values())


def _before(claim: Claim, since: datetime | None) -> bool:
    """Whether a count is of a time that was over before the pause was made known."""
    last = claim.period.latest if claim.period else None
    return last is not None and since is not None and last < since


def _first_day(sources: Iterable[Source]) -> datetime | None:
    """When something of the pause was first told of: its announcement or its stated start."""
    told = [s.when for x in sources for s in x.extract.statements if s.act is Act.ANNOUNCE]
    parts = (p for x in sources for r in x.extract.readings for c in r.clauses for p in c.start)
    known = [w.earliest for w in (*told, *(p.when for p in parts)) if w and w.earliest]
    return min(known, default=None)


def counted(sources: Iterable[Source]) -> frozenset[str]:
    """Reports by id that are no more than a count of attacks: no place, no target, no toll. A
    claim they may be; an incident they are not."""
    return frozenset(
        report.id
        for source in sources
        for report in source.extract.reports
        if report.statement and _bare(report) and tallies.tallies(report.span.words)
    )


def disputes(s: Statement) -> bool:
    """Whether a denial answers a count of breaches: it denies no incident and no pause."""
    if s.act is not Act.DENY:
        return False
    charged = any(t.of_breaches for t in tallies.tallies(s.words))
    return charged or _TALLIED.search(s.words) is not None


def _bare(report: Report) -> bool:
    """Whether a report gives nothing by which the event could be found again."""
    toll = report.killed or report.injured
    return not (report.absence or report.place or report.targets or toll)


def _of(source: Source, names: Names) -> list[Claim]:
    """The claims of one text; of two in the same words, the innermost speaker's."""
    told = [
        claim
        for s in sorted(source.extract.statements, key=lambda s: len(s.words))
        if s.speaker.naming is not Naming.OUTLET
        for claim in _said(source, s, names)
    ]
    told += _recorded(source, names)
    kept: list[Claim] = []
    for claim in told:
        if claim.span and not any(k.span and k.span.overlaps(claim.span) for k in kept):
            kept.append(claim)
    return sorted(kept, key=lambda c: c.span.start if c.span else 0)


def _said(source: Source, s: Statement, names: Names) -> Iterator[Claim]:
    """The counts of one statement, then its verdicts that are no part of a count."""
    by = _speaker(s, names)
    for piece in s.content:
        if _background(source, piece):
            continue
        found = [t for t in tallies.tallies(piece.words) if not _told(source, piece, t)]
        for tally in found:
            yield _count(source, piece, tally, by, s.when, names)
        for match in tallies.VERDICT.finditer(piece.words) if s.act in _SAYS else ():
            start, end = _clause(piece.words, match.start(), match.end())
            apart = all(end <= t.start or t.end <= start for t in found)
            if apart and not tallies.NOT_SAID.search(piece.words[start : match.end()]):
                about = _about(piece.words, match.start(), match.end(), by, names)
                span = _cut(source.capture, piece.start + start, piece.start + end)
                yield _claim(source.capture, ClaimKind.VERDICT, by, about, span, said=s.when)


def _told(source: Source, piece: Span, tally: Tally) -> bool:
    """Whether a number of attacks is told with a place, target or toll: a report, not a count."""
    if tally.of_breaches:
        return False
    low, high = piece.start + tally.start, piece.start + tally.end
    over = (r for r in source.extract.reports if r.span.start < high and low < r.span.end)
    return any(not _bare(r) for r in over)


def _recorded(source: Source, names: Names) -> Iterator[Claim]:
    """Counts the outlet tells as somebody's record: 'the mission logged 45 breaches'."""
    for block in source.capture.of(*READABLE):
        for start, end in _sentences(source.capture.text, block.start, block.end):
            piece = source.capture.span(start, end)
            for tally in tallies.tallies(piece.words):
                who = tallies.COUNTED.search(piece.words[: tally.start])
                if who and not _background(source, piece) and not _told(source, piece, tally):
                    by = names.of(who["who"]) if who["who"] else ""
                    yield _count(source, piece, tally, by, None, names)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop in re.finditer(r"[.!?][”\"’]?\s+(?=[A-Z“\"‘])", text[start:end]):
        yield at, start + stop.end() - len(stop.group()) + 1
        at = start + stop.end()
    if text[at:end].strip():
        yield at, end


def _count(
    source: Source, piece: Span, tally: Tally, by: str, said: When | None, names: Names
) -> Claim:
    """The claim of a number, with the words of its clause."""
    words, capture = piece.words, source.capture
    _, end = _clause(words, tally.start, tally.end)
    span = _cut(capture, piece.start + tally.start, piece.start + end)
    about = names.of(tally.whose) if tally.whose else None
    if about is None:
        about = _about(words, tally.start, tally.end, by, names)
    made = _claim(capture, ClaimKind.COUNT, by, about, span, said=said)
    period = _period(source, piece.start + tally.end, span)
    return replace(made, n=tally.n, unit=tally.unit, period=period)


def _claim(
    capture: Capture, kind: ClaimKind, by: str, about: str | None, span: Span, *, said: When | None
) -> Claim:
    return Claim(
        id=make_id("clm", capture.id, kind, span.start, span.end),
        kind=kind,
        by=by,
        about=about,
        words=" ".join(span.words.split()),
        said=said,
        span=span,
        address=capture.url,
    )


def _speaker(s: Statement, names: Names) -> str:
    """'Petr Amsel (Kelda Front)': who says so, with the side the name or role speaks for."""
    name = names.canon.get(s.speaker.name.casefold(), s.speaker.name)
    own = sides.speaks_for(name, s.speaker.role, names.parties)
    beside = own and own.casefold() not in name.casefold()
    return f"{name} ({own})" if beside else name


def _about(words: str, start: int, end: int, by: str, names: Names) -> str | None:
    """Whom the words blame or judge: the name before the verb, after 'by', or the accused."""
    found = _BY.match(words[end:]) or _BEFORE.search(words[:start]) or _ACCUSED.match(words)
    if found is None:
        return None
    who = found["who"]
    if _DAY.search(who):
        return None
    if re.match(r"we$|our ", who, re.I):
        return by
    if re.match(r"the (?:other side|enemy)$", who, re.I):
        return _other(by, names)
    return names.of(who)


def _other(by: str, names: Names) -> str | None:
    """The other of two sides; none where there are more, or the speaker is of neither."""
    own = names.party(by)
    rest = [p for p in names.parties if p != own]
    return rest[0] if own and len(rest) == 1 else None


def _clause(words: str, start: int, end: int) -> tuple[int, int]:
    """The clause of `words` that holds start to end."""
    marks = [(m.start(), m.end()) for m in _CLAUSE.finditer(words)]
    first = max((e for _, e in marks if e <= start), default=0)
    last = min((s for s, _ in marks if s >= end), default=len(words))
    return first, last


def _cut(capture: Capture, start: int, end: int) -> Span:
    """The span without marks, blanks and 'that' at its ends."""
    lead = re.match(r"[\s“\"‘,;]*(?:that )?[“\"‘]?", capture.text[start:end])
    start += lead.end() if lead else 0
    while end > start + 1 and capture.text[end - 1] in ' ,;:.!?”"’\n':
        end -= 1
    opened = _open(capture.text[start:end])
    return capture.span(start, end + (opened and capture.text[end : end + 1] in ("”", '"')))


def _open(words: str) -> bool:
    """Whether a quotation is opened in the words and not closed."""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def _period(source: Source, at: int, span: Span) -> When | None:
    """The time the words of the count give it, nearest after the number; none is not filled in."""
    inside = [m for m in _times(source, span) if m.span.start >= at and _of_period(source, m)]
    return inside[0].when if inside else None


def _of_period(source: Source, mention: Mention) -> bool:
    """Whether a time says over which stretch: 'since Tuesday', 'in the past 24 hours'."""
    before = source.capture.text[max(0, mention.span.start - 16) : mention.span.start]
    start, end = _PERIOD.search(before), _PERIOD.match(mention.span.words)
    return bool(start or end)


def _times(source: Source, span: Span) -> list[Mention]:
    found = [m for m in source.extract.mentions if m.type == "time" and m.when]
    here = (m for m in found if m.span.overlaps(span))
    return sorted(here, key=lambda m: m.span.start)


def _background(source: Source, piece: Span) -> bool:
    """Whether the words speak of another arrangement or of long ago."""
    old = (r for r in source.extract.reports if r.background and r.span.overlaps(piece))
    return tallies.EARLIER.search(piece.words) is not None or next(old, None) is not None
