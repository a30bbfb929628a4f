"""The parts of a pause that one voice's words state: who stops what, where, when, in what form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from holdfire.record import Place, Precision, When

from . import events, reality
from .acts import ARRANGEMENT, PAUSE
from .demonyms import DEMONYMS
from .gazetteer import country
from .limits import (
    CONDITION,
    DURATION,
    END,
    EXCEPTION,
    FORM,
    FROM_TO,
    MEANS,
    NUMBERS,
    START,
    UNITS,
    UNTIL,
)
from .parties import bound
from .pieces import Scene
from .places import Named
from .times import Expression
from .wordings import (
    ADJECTIVE,
    AREAS,
    CONDUCT,
    FIRST_OPEN,
    GROUPS,
    LISTED,
    NAMED,
    NOT_AREA,
    SCOPED,
    SKIP_KINDS,
    TIMED,
    TOLD_IN,
    WHOSE,
)


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of one holder's content."""

    start: int
    end: int
    quoted: bool
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A stated part: field, offsets, a value other than the words, and what it resolves to."""

    field: str
    start: int
    end: int
    value: str | None = None
    open: bool = False
    place: Place | None = None
    classes: tuple[str, ...] = ()
    when: When | None = None
    days: float | None = None


def parts(scene: Scene, bit: Bit) -> Iterator[Found]:
    """Every part that the words of a bit state."""
    text = scene.doc.text
    limits = list(_limits(text, bit))
    closed = [(f.start, f.end) for f in limits if f.field in ("condition", "exceptions")]
    closed += [m.span("u") for m in UNTIL.finditer(text, bit.start, bit.end)]
    yield from limits
    yield from (f for f in _conduct(text, bit) if not _within(f, closed))
    who = [f for f in _bound(text, bit) if not _within(f, closed)]
    yield from who
    taken = closed + [(f.start, f.end) for f in who]
    where = [f for f in _areas(scene, bit) if not _within(f, taken)]
    yield from where
    yield from _targets(scene, bit, closed + [(f.start, f.end) for f in where])
    yield from _timing(scene, bit)


def _within(found: Found, spans: list[tuple[int, int]]) -> bool:
    return any(a <= found.start < b for a, b in spans)


def _limits(text: str, bit: Bit) -> Iterator[Found]:
    """Conditions, exceptions, form and means."""
    for field, pattern in (("condition", CONDITION), ("exceptions", EXCEPTION)):
        for match in pattern.finditer(text, bit.start, bit.end):
            if not re.match(r"if (?:true|confirmed|it|implemented)\b", match.group(), re.I):
                yield Found(field, match.start(), match.start() + len(match.group().rstrip(" ,")))
    for match in FORM.finditer(text, bit.start, bit.end):
        before = text[max(bit.start, match.start() - 40) : match.start()]
        if not re.search(r"\b(?:renew|extend|prolong)\w*\b[^.;]*$", before):
            yield Found("form", *match.span())
    for match in MEANS.finditer(text, bit.start, bit.end):
        yield Found("means", *match.span())


def _conduct(text: str, bit: Bit) -> Iterator[Found]:
    matches = list(CONDUCT.finditer(text, bit.start, bit.end))
    told = [m for m in matches if not m["cease"]]
    for match in told or matches:
        group = next(g for g in GROUPS if match[g])
        start = match.start() if match.group().startswith("not ") else match.start(group)
        yield Found("conduct", start, match.end(group))


def _bound(text: str, bit: Bit) -> Iterator[Found]:
    """Who must refrain: who was asked, who agreed, whose strikes are to stop."""
    for one in bound(text, bit.start, bit.end, bit.side):
        yield Found("bound", one.start, one.end, one.value)
    for match in WHOSE.finditer(text, bit.start, bit.end):
        code = DEMONYMS.get(match["b"].lower())
        land = country(code) if code else None
        if land:
            yield Found("bound", match.start("b"), match.end("b"), land.name)


_BREAK = re.compile(
    r"[;:“”\"]|(?<=\w)[.!?] |, (?:and|but|while|whereas|who|which|where|after|when|because|they|"
    r"he|she|it)\b|\b(?:after|when|because|since|while|although|until)\b"
)


_ASIDE = re.compile(r"\b(?:after|when|because|since|while|although|who|which|where)$")
"""Words that open a clause of its own, away from the words of restraint."""


def _told_of(text: str, bit: Bit, at: int) -> bool:
    """Whether the clause around an offset tells an incident, so that its place is no area."""
    last = max(_BREAK.finditer(text, bit.start, at), key=lambda m: m.end(), default=None)
    start = last.end() if last else bit.start
    stop = _BREAK.search(text, at, bit.end)
    end = stop.start() if stop else bit.end
    if CONDUCT.search(text, start, end) or SCOPED.search(text, start, end):
        return False
    if last and _ASIDE.search(last.group()) and not PAUSE.search(text, start, end):
        return True
    found = events.triggers(text, start, end)
    return any(
        reality.finite(text[a:b]) and reality.happened(text, start, (a, b, kind))
        for a, b, kind in found
    )


_STOP = re.compile(r"(?<=[\w”\"])[.!?][”\"]? (?=[A-Z“\"])")


def _anchored(text: str, bit: Bit, at: int) -> bool:
    """Whether the sentence around an offset speaks of restraint or of the arrangement at all."""
    start = max((m.end() for m in _STOP.finditer(text, bit.start, at)), default=bit.start)
    stop = _STOP.search(text, at, bit.end)
    end = stop.start() if stop else bit.end
    return any(p.search(text, start, end) for p in (CONDUCT, SCOPED, PAUSE, ARRANGEMENT))


def _areas(scene: Scene, bit: Bit) -> Iterator[Found]:
    text = scene.doc.text
    taken: list[tuple[int, int]] = []
    for number, pattern in enumerate(AREAS):
        for match in pattern.finditer(text, bit.start, bit.end):
            start, end = match.span("area")
            if any(a < end and start < b for a, b in taken) or not _reached(text, bit, start):
                continue
            taken.append((start, end))
            yield Found("area", start, end, open=number >= FIRST_OPEN)
    for named in scene.places:
        if not (bit.start <= named.start and named.end <= bit.end):
            continue
        before = text[max(bit.start, named.start - 44) : named.start]
        free = not any(a <= named.start < b for a, b in taken)
        owner = (
            text[named.end : named.end + 2] in ("’s", "'s") and named.place.precision == "country"
        )
        if not free or owner or not NAMED.search(before) or _spoken(text, named, before):
            continue
        if _reached(text, bit, named.start):
            yield Found("area", named.start, named.end, place=named.place)


def _spoken(text: str, named: Named, before: str) -> bool:
    """Whether a place is where somebody spoke or sits, and not what a pause covers."""
    if NOT_AREA.search(before) or events.body_after(text, named.start, named.end):
        return True
    if _RUN_BY.match(text, named.end):
        return True
    told = TOLD_IN.search(text[max(0, named.start - 70) : named.start])
    return told is not None and TIMED.match(text, named.end) is not None


_RUN_BY = re.compile(
    r" (?:authorit(?:y|ies)|government|administration|officials|leadership|delegation|command|army|"
    r"military|police|parliament|council)\b"
)
"""'the Sanaa authorities': a place inside a body's name."""


def _reached(text: str, bit: Bit, at: int) -> bool:
    return _anchored(text, bit, at) and not _told_of(text, bit, at)


def _targets(scene: Scene, bit: Bit, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Things that are spared: listed behind the duty, else known things after what is covered."""
    text = scene.doc.text
    first = CONDUCT.search(text, bit.start, bit.end) or SCOPED.search(text, bit.start, bit.end)
    if first is None:
        return
    last = bit.start
    for start, end in _listed(text, bit, taken):
        if not any(a <= start < b for a, b in taken):
            kinds = events.targets(text, start, end)
            last = end
            yield Found("targets", start, end, classes=(kinds[-1][2],) if kinds else ())
    yield from _known(text, bit, taken, max(last, first.start()))


def _listed(text: str, bit: Bit, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for match in CONDUCT.finditer(text, bit.start, bit.end):
        if any(a <= match.start() < b for a, b in taken):
            continue
        listed = LISTED.match(text, match.end(), bit.end)
        if listed is None or not (match["verb"] or match["rest"] or _PREP.match(text, match.end())):
            continue
        for group in ("np0", "np1", "np2", "np3", "np4"):
            if listed[group]:
                yield listed.span(group)


_PREP = re.compile(r" (?:on|at|against|from)\b")


def _known(text: str, bit: Bit, taken: list[tuple[int, int]], floor: int) -> Iterator[Found]:
    """Words for things that can be hit, from an offset on."""
    conduct = CONDUCT.search(text, bit.start, bit.end)
    last = floor
    for start, end, kind in events.targets(text, floor, bit.end):
        if start < last or kind in SKIP_KINDS or any(a <= start < b for a, b in taken):
            continue
        if conduct is not None and conduct.start() <= start and end <= conduct.end():
            continue
        low, last = _phrase(text, last, start, end)
        yield Found("targets", low, last, classes=(kind,))


def _phrase(text: str, floor: int, start: int, end: int) -> tuple[int, int]:
    """The target with the words before it ('our', 'Ukrainian', 'every') and a short tail."""
    before = ADJECTIVE.search(text[floor:start])
    low = floor + before.start() if before else start
    owner = re.search(r"\b(?:our|its|their|every|the|all) $", text[max(floor, low - 8) : low])
    low -= len(owner.group()) if owner else 0
    tail = re.match(
        r"(?: of [A-Z][\w’'-]+| carrying [\w-]+(?: and [\w-]+)?| and (?:\w+ )?infrastructure)",
        text[end : end + 50],
    )
    return low, end + (tail.end() if tail else 0)


def _timing(scene: Scene, bit: Bit) -> Iterator[Found]:
    text = scene.doc.text
    for match in DURATION.finditer(text, bit.start, bit.end):
        group = next(g for g in ("words", "long", "vague") if match[g])
        if group != "words" or _lasting(text, match, bit):
            yield Found("duration", *match.span(group), days=_days(match))
    events_end = [m.span("u") for m in UNTIL.finditer(text, bit.start, bit.end)]
    edged: list[int] = []
    for e, stop in _joined(scene, bit):
        if any(a <= e.start and _beyond(text[stop:b]) for a, b in events_end if e.start < b):
            continue
        field = _edge(text[max(bit.start, e.start - 60) : e.start], text[e.start : e.end])
        field = None if _apart(text[bit.start : e.start]) else field
        ends = _ends(text, e, stop) if field == "start" else []
        if field:
            edged.append(e.start)
            yield from ends or [_timed(text, field, e, stop)]
    for start, end in events_end:
        if not any(start <= at < end + 2 for at in edged):
            yield Found("end", start, end)


_WHERE = re.compile(r", (?:where|which|who|while|although)\b(?P<rest>[^.;:“”\"]*)$")
_OWN_TIME = re.compile(
    rf"\b(?:{PAUSE.pattern}|{ARRANGEMENT.pattern}|begins?|began|starts?|started|takes?|took|"
    r"ends?|expires?|lapses?|runs?|lasts?|came|comes|due|set|enter(?:s|ed)|until|from)\b",
    re.I,
)


def _apart(before: str) -> bool:
    """', where fighting has gone on since': a clause about something else than the pause."""
    match = _WHERE.search(before)
    return match is not None and _OWN_TIME.search(match["rest"]) is None


def _timed(text: str, field: str, e: Expression, stop: int) -> Found:
    """A start or an end; "since noon" as a start is that noon, not the stretch from it to now."""
    start, end = _holy(text, e.start, stop)
    told = e.onset if field == "start" and e.onset is not None else e.when
    return Found(field, start, end, when=told if told is not None and told.known else None)


_TO = re.compile(r"(?: to | through |\s?[–-]\s?)")


def _ends(text: str, e: Expression, stop: int) -> list[Found]:
    """'from 15 to 20 May', 'from Monday to Friday': both ends, named by one expression."""
    to = _TO.search(text, e.start, stop)
    when = e.when
    if to is None or when is None or when.earliest is None or when.latest is None:
        return []
    if when.precision is not Precision.DAYS or (when.latest - when.earliest).days < 1:
        return []
    day = timedelta(days=1, seconds=-1)
    first = replace(when, latest=when.earliest + day, precision=Precision.DAY)
    last = replace(when, earliest=when.latest - day, precision=Precision.DAY)
    return [
        Found("start", e.start, to.start(), when=first),
        Found("end", to.end(), to.end() + len(text[to.end() : stop].rstrip(" .,")), when=last),
    ]


def _beyond(rest: str) -> bool:
    """'until Sunday's market closed': an event that only opens with a time."""
    return re.match(r"[’']s \w+|(?: \w+){2}", rest) is not None


def _joined(scene: Scene, bit: Bit) -> Iterator[tuple[Expression, int]]:
    """The times of a bit, 'from midnight' and 'tonight' taken together as one."""
    here = [e for e in scene.times if bit.start <= e.start < bit.end]
    at = 0
    while at < len(here):
        first, stop = here[at], here[at].end
        while at + 1 < len(here) and scene.doc.text[stop : here[at + 1].start] == " ":
            at += 1
            stop = here[at].end
            first = (
                first if first.when is not None and first.when.known else _dated(first, here[at])
            )
        at += 1
        yield first, stop


def _dated(first: Expression, more: Expression) -> Expression:
    return replace(first, when=more.when)


def _holy(text: str, start: int, end: int) -> tuple[int, int]:
    """'Ash Wednesday', 'Good Friday' taken whole, a closing full stop left out."""
    feast = re.search(r"\b(?:Ash|Good|Holy|Easter|Palm|Maundy) $", text[max(0, start - 8) : start])
    words = text[start:end].rstrip(" .,")
    return start - (len(feast.group()) if feast else 0), start + len(words)


def _edge(before: str, words: str) -> str | None:
    """Whether a time is the start, the end, or neither."""
    ended = END.search(before[-40:]) or FROM_TO.search(before)
    if ended or re.match(r"(?:until|till|through)\b", words, re.I):
        return "end"
    if re.match(r"(?:from|since|starting|beginning)\b", words, re.I) or START.search(before[-40:]):
        return "start"
    return None


def _lasting(text: str, match: re.Match[str], bit: Bit) -> bool:
    """'for a week', 'a 30-day pause', not 'two days ago' or 'a week earlier'."""
    after = text[match.end() : match.end() + 30]
    if re.match(r" (?:ago|earlier|later|before|after|old|away|since)\b", after):
        return False
    if match["words"].lower().startswith("for ") or "-" in match["words"]:
        return True
    before = text[max(bit.start, match.start() - 40) : match.start()]
    lasts = r"(?:last(?:s|ing|ed)?|over|of|next|initial|period) (?:the |an? )?(?:\w+ )?$"
    noun = r" (?:\w+ )?(?:truce|cease-?fire|pause|halt|suspension|lull|moratorium)"
    return bool(re.search(lasts, before) or re.match(noun, after))


def _days(match: re.Match[str]) -> float | None:
    if match["long"]:
        return {"w": 7.0, "d": 1.0, "m": 30.0}[match["long"][0].lower()]
    if match["vague"]:
        return 7.0 if match["vague"].lower() == "for the week" else None
    n = match["n"].lower()
    count = int(n) if n.isdecimal() else NUMBERS.get(n, 0)
    return count * UNITS[match["unit"].lower()] if count else None
