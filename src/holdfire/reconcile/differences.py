"""Accounts laid side by side with the kind of difference: never averaged, never settled."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from holdfire.record import (
    BlockKind,
    Capture,
    Cause,
    Count,
    Difference,
    Disagreement,
    Incident,
    Measure,
    Naming,
    Part,
    Reading,
    Report,
    Span,
)

from .timeline import Source
from .voices import label, made_of

Side = tuple[str, str, tuple[Span, ...]]
_STOP = frozenset(
    (
        "the a an of in on at without with for and are is were was remain remained over during by "
        "from to some about"
    ).split()
)
_FACT = re.compile(
    r"\b(?P<a>agrees?|agreed|halts?|stops?|pauses?|suspends?|confirms?|accepts?|"
    r"begins?)\b(?! (?:amid|fragile))",
    re.I,
)
_SAID = re.compile(
    r"\b(?:says?|said|claims?|announces?|announced|according|reports?|told|tells?|may|might|"
    r"could|will|if|whether|expected|asks?|urges?|why|how)\b",
    re.I,
)


def differences(
    sources: Sequence[Source], readings: Sequence[Reading], incidents: Sequence[Incident]
) -> tuple[Disagreement, ...]:
    """Figures of one thing, agreement told as fact, the announcer's terms in other words."""
    return (
        *(() if _binds_itself(readings) else _told_as_fact(sources)),
        *_tolls(sources, incidents),
        *_causes(sources, incidents),
        *_figures(sources),
        *_drift(sources, readings),
        *_ends(readings),
    )


def _binds_itself(readings: Sequence[Reading]) -> bool:
    """Whether a side promises its own restraint: that pledge is then a fact of its own."""
    return any(
        p.value.casefold() in f"{r.holder} {r.role}".casefold()
        for r in readings
        for c in r.clauses
        for p in c.bound
    )


Told = tuple[Capture, Report]


def _tolls(sources: Sequence[Source], incidents: Sequence[Incident]) -> list[Disagreement]:
    """Tellings of one incident that give different numbers of dead, the earliest first."""
    made = []
    for incident, told in _tellings(sources, incidents):
        counted = [(c, r, r.killed) for c, r in told if r.killed]
        if len({k for _, _, k in counted}) > 1:
            sides: list[Side] = [(_dated(c), _dead(k), (r.span,)) for c, r, k in counted]
            made.append(made_of(f"The dead, {_where(incident)}", Difference.COUNT, sides))
    return made


def _causes(sources: Sequence[Source], incidents: Sequence[Incident]) -> list[Disagreement]:
    """Tellings of one incident that put it down to different causes, the earliest first."""
    made = []
    for incident, told in _tellings(sources, incidents):
        stated = [(c, r) for c, r in told if r.cause is not Cause.UNKNOWN]
        if len({r.cause for _, r in stated}) > 1:
            sides: list[Side] = [(_dated(c), r.cause.value, (r.span,)) for c, r in stated]
            made.append(made_of(f"The cause, {_where(incident)}", Difference.CAUSE, sides))
    return made


def _tellings(
    sources: Sequence[Source], incidents: Sequence[Incident]
) -> Iterable[tuple[Incident, list[Told]]]:
    """Each incident told more than once, with its tellings in the order of publication."""
    homes = {r.id: (s.capture, r) for s in sources for r in s.extract.reports}
    for incident in incidents:
        told = [homes[r] for r in incident.reports if r in homes]
        if len(told) > 1:
            yield incident, sorted(told, key=lambda t: _published(t[0]))


def _published(capture: Capture) -> str:
    when = capture.published
    return when.earliest.isoformat() if when and when.earliest else ""


def _dated(capture: Capture) -> str:
    """'Shore Radio, 11 June 2031': which text, and when it was published."""
    when = capture.published
    day = f", {when.earliest:%-d %B %Y}" if when and when.earliest else ""
    return f"{label(capture)}{day}"


def _dead(count: Count) -> str:
    """'3 dead', '3–5 dead', 'at least 3 dead'."""
    if count.best is not None and count.low == count.high:
        return f"{count.best} dead"
    if count.high is None:
        return f"at least {count.low} dead"
    return f"{count.low if count.low is not None else '?'}–{count.high} dead"


def _where(incident: Incident) -> str:
    return (
        incident.place.name if incident.place else " ".join(incident.targets[:1]) or "one incident"
    )


def _told_as_fact(sources: Sequence[Source]) -> list[Disagreement]:
    """A headline that states the agreement as a fact, beside bodies that attribute it."""
    bodies = [
        s
        for src in sources
        for s in src.extract.statements
        if s.act.value == "announce" and s.speaker.naming is Naming.NAMED
    ]
    if not bodies:
        return []
    heads = [
        (src.capture, span)
        for src in sources
        for span in _headlines(src.capture)
        if _asserts(span.words)
    ]
    sides: list[Side] = [(label(c), "as fact", (span,)) for c, span in _once(heads)]
    first = bodies[0]
    sides.append(
        (first.speaker.name, "as said", tuple(x for x in (*(first.cue or ()), first.content[0])))
    )
    return (
        [made_of("Agreed, or said to have agreed", Difference.WORDING, sides)]
        if len(sides) > 1
        else []
    )


def _once(heads: list[tuple[Capture, Span]]) -> list[tuple[Capture, Span]]:
    seen: dict[str, tuple[Capture, Span]] = {}
    for c, span in heads:
        seen.setdefault(span.words.casefold(), (c, span))
    return list(seen.values())


def _headlines(capture: Capture) -> list[Span]:
    found = []
    for block in capture.of(BlockKind.HEADLINE, BlockKind.SUBHEADING):
        words = capture.text[block.start : block.end]
        first = re.match(r".+?[.?!](?=\s|$)", words)
        end = block.start + (first.end() if first else len(words))
        found.append(capture.span(block.start, end))
    return found


def _asserts(words: str) -> bool:
    pause = re.search(
        r"\b(?:truce|cease-?fire|pause|halt|strikes?|attacks?|fire|operations?|hostilities|"
        r"shelling|silence)\b",
        words,
        re.I,
    )
    fact = _FACT.search(words)
    return bool(pause and fact and "?" not in words and not _SAID.search(words))


def _figures(sources: Sequence[Source]) -> list[Disagreement]:
    """Two figures about one thing: different measure or period unless both cannot be true."""
    found = [(src.capture, m) for src in sources for m in src.extract.measures]
    made: list[Disagreement] = []
    used: set[str] = set()
    able = _Figures([m for _, m in found])
    for i, (ca, a) in enumerate(found):
        if a.id in used:
            continue
        later = (found[n] for n in able.later(i))
        rest = [(cb, b) for cb, b in later if cb.id != ca.id and b.id not in used]
        if not rest:
            continue
        used.update({a.id, *(b.id for _, b in rest)})
        sides: list[Side] = [(label(c), m.what, (m.span,)) for c, m in [(ca, a), *rest]]
        made.append(
            made_of(f"Figures: {_topic(a, rest[0][1])}", _figure_kind(a, rest[0][1]), sides)
        )
    return made


class _Figures:
    """Figures by number: those of one wording, place and value are held against others once."""

    def __init__(self, found: Sequence[Measure]) -> None:
        kinds: dict[_Kind, list[int]] = {}
        for n, m in enumerate(found):
            kinds.setdefault((m.what.casefold(), _spot(m), m.value), []).append(n)
        self._members = list(kinds.values())
        self._first = [found[members[0]] for members in self._members]
        self._kind = {n: k for k, members in enumerate(self._members) for n in members}
        self._filed: dict[tuple[str, str, str | None], list[int]] = {}
        for k, m in enumerate(self._first):
            for pair in _pairs(m):
                self._filed.setdefault((*pair, _spot(m)), []).append(k)
                self._filed.setdefault((*pair, _ANYWHERE), []).append(k)
        self._able: dict[int, list[int]] = {}

    def later(self, n: int) -> list[int]:
        """The figures after this one that are comparable with it, in order."""
        kind = self._kind[n]
        if kind not in self._able:
            self._able[kind] = self._comparable(kind)
        found = (m for k in self._able[kind] for m in self._members[k] if m > n)
        return sorted(found)

    def _comparable(self, kind: int) -> list[int]:
        own = self._first[kind]
        placed = own.place is not None and own.value is not None
        spots = (_spot(own), None) if placed else (_ANYWHERE,)
        near = {k for p in _pairs(own) for s in spots for k in self._filed.get((*p, s), ())}
        return [k for k in near if _comparable(own, self._first[k])]


_Kind = tuple[str, str | None, float | None]
_ANYWHERE = "*"


def _spot(m: Measure) -> str | None:
    return m.place.name.casefold() if m.place else None


def _pairs(m: Measure) -> Iterable[tuple[str, str]]:
    """Every two words of a figure that say what it counts."""
    return combinations(sorted(_content(m.what)), 2)


def _comparable(a: Measure, b: Measure) -> bool:
    if a.what.casefold() == b.what.casefold():
        return False
    places = (_spot(a), _spot(b))
    common = _content(a.what) & _content(b.what)
    return (
        len(common) >= 2 and (None in places or places[0] == places[1]) and a.value != b.value
    ) or (a.value is None and b.value is None and len(common) >= 2)


@lru_cache(2**14)
def _content(words: str) -> frozenset[str]:
    return frozenset(_stem(w) for w in re.findall(r"[a-z]{4,}", words.casefold()) if w not in _STOP)


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|s)$", "", word)


def _topic(a: Measure, b: Measure) -> str:
    """The shorter figure's words without its number."""
    short = min((a.what, b.what), key=len)
    words = re.sub(
        r"^[^a-zA-Z]*(?:(?:about|some|at least|more than|thousands|hundreds) (?:of )?)?", "", short
    )
    return " ".join(words.split()[:6]) or a.unit or "one thing"


def _figure_kind(a: Measure, b: Measure) -> Difference:
    """Conflict only where both are exact figures of one unit and one time."""
    if (
        a.value is not None
        and b.value is not None
        and a.exact
        and b.exact
        and a.unit == b.unit
        and a.when == b.when
        and a.when
    ):
        return Difference.CONFLICT
    return Difference.PERIOD if a.when != b.when else Difference.MEASURE


def _drift(sources: Sequence[Source], readings: Sequence[Reading]) -> list[Disagreement]:
    """The announcer's quoted scope and duration beside other texts' paraphrase of them."""
    if not readings or readings[0].naming is not Naming.NAMED:
        return []
    announcer = readings[0]
    made = []
    for field, title in (("duration", "Length, in retelling"), ("area", "Scope, in retelling")):
        own = [p for c in announcer.clauses for p in c.parts(field)]
        if not own:
            continue
        others = _retold(sources, announcer, field, own)
        if others:
            sides: list[Side] = [(announcer.holder, own[0].value, (own[0].span,)), *others]
            made.append(made_of(title, Difference.WORDING, sides))
    return made


def _retold(
    sources: Sequence[Source], announcer: Reading, field: str, own: list[Part]
) -> list[Side]:
    """Parts of the announcer's reading as other texts word them, and machine texts' wording."""
    mine = {_key(p.value) for p in own[:1]}
    sides: list[Side] = []
    home = next((s.capture.text for s in sources if s.capture.id == own[0].span.capture), "")
    for src in sources:
        for reading in src.extract.readings:
            if _surname(reading.holder) != _surname(announcer.holder):
                continue
            for p in (p for c in reading.clauses for p in c.parts(field)):
                copied = p.span.capture != own[0].span.capture and p.span.words in home
                if copied or _key(p.value) in mine:
                    continue
                if _other_words(src.capture, p, own[0]):
                    mine.add(_key(p.value))
                    sides.append((label(src.capture), p.value, (p.span,)))
    return sides


def _other_words(capture: Capture, p: Part, own: Part) -> bool:
    """Whether a part is somebody else's wording: not quoted, not beside the announcer's own words,
    and not the same length in a text that may found one."""
    beside = p.span.capture == own.span.capture and abs(p.span.start - own.span.start) < _BESIDE
    same = p.days is not None and p.days == own.days and not capture.machine
    return p.status.value != "quoted" and not beside and not same


_BESIDE = 200
"""Characters within which two wordings are one passage."""


def _key(value: str) -> str:
    return re.sub(r"^(?:for |in |on |over )?(?:the |a |an |one )?", "", value.casefold())


def _surname(name: str) -> str:
    return name.split()[-1].casefold() if name else ""


def _ends(readings: Sequence[Reading]) -> list[Disagreement]:
    """Voices that name different last days."""
    sides: list[Side] = []
    days = set()
    for reading in readings:
        for p in (p for c in reading.clauses for p in c.end if p.when and p.when.latest):
            if p.when and p.when.latest:
                days.add(p.when.latest.date())
                sides.append((reading.holder, p.value, (p.span,)))
    return [made_of("When it ends", Difference.CONFLICT, sides)] if len(days) > 1 else []
