"""Candidate readings: what each voice that describes the pause says it is, part by part."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from holdfire.record import (
    Act,
    Clause,
    Naming,
    Part,
    Reading,
    Span,
    Statement,
    Status,
    make_id,
)

from .acts import ARRANGEMENT, PAUSE
from .limits import DURATION, FORM
from .parties import fights, named, side_of
from .pieces import Scene
from .scope import Bit, Found, parts
from .sport import game
from .wordings import BINDS, CONDUCT, REACH, SCOPED, STATED_FORM

_SKIP = frozenset({Act.DECLINE, Act.DENY, Act.ALLEGE})
_DECLARES = frozenset(
    {Act.ANNOUNCE, Act.CONFIRM, Act.CONFIRM_PART, Act.ACCEPT_IF, Act.REVISE, Act.END}
)
_PAST = re.compile(
    r"\b(?:last (?:year|spring|summer|autumn|fall|winter|truce|cease-?fire|pause)|(?:years?|"
    r"months) ago|"
    r"(?:previous|earlier) (?:\w+ )?(?:truce|cease-?fire|pause|deal|agreement)s?)\b",
    re.I,
)
_SETTLED = re.compile(
    r"\b(?:agree[ds]?|agreement|promis\w+|pledg\w+|order(?:ed|s)?|covers?|covered|applies|"
    r"applied|barred|"
    r"protect\w*|includ\w+|extend\w*|accept\w*|will not|suspend\w*|ground its|commit\w*|"
    r"undert\w+)\b",
    re.I,
)
_CREDITS = re.compile(
    r"\b(?:thank\w*|prais\w+|credit\w*|welcom\w+|describ\w+|referr\w+|call(?:ed|s|ing)|hail\w*)\b",
    re.I,
)
_WISHES = re.compile(
    r"\b(?:hope[ds]?|urge[ds]?|demand\w*|should|must|want(?:s|ed)?|if|warn\w*|fear\w*|need\w*|"
    r"call(?:ed|s)? (?:for|on)|appeal\w*|plead\w*)\b",
    re.I,
)
_DUTY = re.compile(
    r"\b(?:(?:were|was|is|are|had|been) (?:to|told to|ordered to|instructed to)|will not|"
    r"would not|forbidden|so long as|as long as|only on condition|holds?)\b",
    re.I,
)
"""Duties that a condition in the same words does not turn into a wish."""
_MUSES = re.compile(
    r"\b(?:let us see|let['’]s see|(?:we|i)(?:['’]ll| shall| will) see|see if|i wonder|pray\w*|"
    r"i (?:hope|fear|doubt))\b",
    re.I,
)
_UNTOLD = re.compile(
    r"\bnot (?:all|every|everyone)\b[^.;]{0,60}\b(?:told|informed|ordered|instructed|aware|"
    r"received|heard)\b",
    re.I,
)
"""An excuse for a lapse, which tells of an order and not of what the pause is."""
_BYSTANDER = re.compile(
    r"\b(?:fisherm[ae]n|farmers?|drivers?|bakers?|traders?|shopkeepers?|residents?|villagers?|"
    r"teachers?|schoolteachers?|nurses?|students?|pensioners?|mothers?|grandmothers?|listeners?|"
    r"shepherds?|herders?|locals|sells|who (?:sells|keeps|runs|drives|lives)|analysts?|"
    r"historians?|researchers?|professors?|experts?|consultants?|columnists?)\b",
    re.I,
)
_OFFER = re.compile(r"\bwould\b[^.;]{0,80}\bif\b|\bif\b[^.;]{0,80}\bwould\b", re.I)
_OWN_WORD = re.compile(
    r"\bno \w+ of ours will\b|\b(?:our|we)\b[^.;]{0,40}\bwill (?:not|stop|hold|cease)\b", re.I
)
_HYPOTHESIS = re.compile(r"^[“\"‘']?(?:if|whether|unless)\b", re.I)
_LONGEST = 3000
"""Characters beyond which a stretch of content is no sentence but a broken page."""
_STATED = ("bound", "targets", "area", "start", "end", "duration", "condition", "form", "conduct")
_CORE = ("conduct", "duration", "start", "end", "form", "area", "targets")


@dataclass(frozen=True, slots=True)
class _Voice:
    """One holder with the statements that describe the pause, and the scene they stand in."""

    scene: Scene
    group: tuple[Statement, ...]
    inner: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The captured text."""
        return self.scene.doc.text


def readings(scene: Scene, statements: Iterable[Statement]) -> list[Reading]:
    """One candidate reading for each voice whose words describe the pause's content."""
    told = [] if game(scene.doc.text) else list(statements)
    chosen: dict[str, list[Statement]] = {}
    for statement in told:
        if _voiced(scene, statement) and _describes(scene.doc.text, statement, told):
            chosen.setdefault(statement.speaker.id, []).append(statement)
    drafts = [_reading(_Voice(scene, tuple(g), _inner(g, told))) for g in chosen.values()]
    return [r for r in drafts if r is not None]


def _voiced(scene: Scene, statement: Statement) -> bool:
    """Somebody speaks who may know the terms, and neither refuses, denies nor accuses."""
    speaker = statement.speaker
    nobody = speaker.naming is Naming.OUTLET or not speaker.name
    if nobody or _bystander(scene, statement):
        return False
    return statement.act not in _SKIP or _vows(statement)


def _vows(statement: Statement) -> bool:
    """'no unit of ours will fire' is a promise, whatever else it was taken for."""
    return statement.act is Act.DENY and _OWN_WORD.search(statement.words) is not None


def _bystander(scene: Scene, statement: Statement) -> bool:
    """A resident or an onlooker, by the role or by the words set beside the name anywhere."""
    speaker = statement.speaker
    if _BYSTANDER.search(speaker.role or speaker.name):
        return True
    beside = re.search(rf"{re.escape(speaker.name)}, ([^.;\n]{{3,40}})", scene.doc.text)
    return beside is not None and _BYSTANDER.search(beside.group(1)) is not None


def _inner(group: list[Statement], told: list[Statement]) -> tuple[Span, ...]:
    """Words inside these statements that are another voice's."""
    names = {s.speaker.id for s in group}
    own = [c for s in group for c in s.content]
    return tuple(
        c
        for s in told
        if s.speaker.id not in names and s.act is not Act.DECLINE
        for c in s.content
        if any(o.start <= c.start and c.end <= o.end and o != c for o in own)
    )


def _describes(text: str, statement: Statement, told: list[Statement]) -> bool:
    """Whether the content says what stops, where, for how long or in what form."""
    bits = [text[s.start : s.end] for s in statement.content]
    words = " ".join(bits)
    inner = _inner([statement], told)
    for span in inner:
        words = words.replace(text[span.start : span.end], " ")
    if any(p.search(words) for p in (_MUSES, _UNTOLD, _HYPOTHESIS)) or _bygone(words):
        return False
    cue = " ".join(s.words for s in statement.cue or ())
    words = re.sub(r"\bif (?:true|confirmed)\b", "", words)
    if _OWN_WORD.search(words) and CONDUCT.search(words):
        return True
    if statement.act is Act.ACCEPT_IF and _OFFER.search(words) and "would not" not in words:
        return False
    return _scoped(statement, words, cue) or _adds(statement, words, told)


_RUNS = re.compile(
    r"\b(?:from|starting|beginning|until|till|through) (?:[\w-]+ ){0,2}?(?:noon|midnight|dawn|dusk|"
    r"sunset|sunrise|today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d)",
    re.I,
)


def _adds(statement: Statement, words: str, told: list[Statement]) -> bool:
    """Whether somebody who announced the pause goes on to say how long it runs, and from or until
    when: 'They said ten days, from Friday at noon'."""
    own = any(s.act is Act.ANNOUNCE and s.speaker.id == statement.speaker.id for s in told)
    return own and DURATION.search(words) is not None and _RUNS.search(words) is not None


_DATED = re.compile(
    r"\b(?:as having begun|begins?|began|took effect|takes effect|runs? (?:from|until|to)|ends?|"
    r"ending|expires?|lasts?|would last|will last)\b[^.;]{0,40}\b(?:at|on|from|until|to|through)\b",
    re.I,
)
"""Words that date an arrangement: whoever says them says when it runs, whatever the act."""


def _scoped(statement: Statement, words: str, cue: str) -> bool:
    """Whether the words give the reach of a pause, by what the statement does."""
    conduct = CONDUCT.search(words) is not None
    if _CREDITS.search(cue) and FORM.search(words):
        return True
    if ARRANGEMENT.search(words) and _DATED.search(words) and statement.act is not Act.REPORT:
        return True
    if statement.act in _DECLARES:
        named = PAUSE.search(words) or ARRANGEMENT.search(words) or SCOPED.search(words)
        return bool(conduct or named or _bindingly(words, conduct))
    if statement.act is Act.REPORT and _settles(words, conduct):
        return True
    if _CREDITS.search(cue):
        return conduct
    if _WISHES.search(f"{cue} {words}") and not _DUTY.search(words):
        return False
    return _bindingly(words, conduct)


def _settles(words: str, conduct: bool) -> bool:
    """What a report says was settled: who stops what, or what the pause covers."""
    return bool((conduct or SCOPED.search(words)) and _SETTLED.search(words))


def _bindingly(words: str, conduct: bool) -> bool:
    """A duty, a form or a reach stated outright, whatever else the words do."""
    if conduct and (_SETTLED.search(words) or BINDS.search(words)):
        return True
    if REACH.search(words) or (FORM.search(words) and STATED_FORM.search(words)):
        return True
    return bool(SCOPED.search(words) and (FORM.search(words) or DURATION.search(words)))


def _bygone(words: str) -> bool:
    """Words that speak of an earlier truce only, and not also of this one."""
    now = re.search(r"\b(?:will|now|has agreed|this (?:pause|truce|time))\b", words)
    return _PAST.search(words) is not None and now is None


def _reading(voice: _Voice) -> Reading | None:
    group, capture = voice.group, voice.scene.doc.capture
    speaker = group[0].speaker
    clause = _clause(voice)
    stated = [f for f in _STATED if clause.parts(f)]
    if not stated or not any(clause.parts(f) for f in _CORE) or stated == ["bound"]:
        return None
    declares = any(s.act in _DECLARES or s.act is Act.REPORT for s in group)
    return Reading(
        id=make_id("rdg", capture.id, speaker.id), holder=speaker.name, naming=speaker.naming,
        role=speaker.role, affiliation=speaker.affiliation, statements=tuple(s.id for s in group),
        clauses=_split(clause, voice), label="" if declares else "declares no pause",
        declares=declares, said=group[0].when,
    )  # fmt: skip


def _bits(voice: _Voice) -> Iterator[Bit]:
    """The holder's own stretches, other voices inside them cut out."""
    for statement in voice.group:
        direct = statement.mode.value == "direct"
        side = _side(voice.text, statement)
        for span in statement.content:
            quoted = direct or span.words[:1] in "“\"‘'«"
            at = span.start
            for cut in sorted(voice.inner):
                if span.start <= cut.start and cut.end <= span.end and cut.start >= at:
                    yield Bit(at, cut.start, quoted, side)
                    at = cut.end
            yield Bit(at, span.end, quoted, side)


def _side(text: str, statement: Statement) -> str | None:
    """The body a statement's speaker is or speaks for."""
    source = statement.source[0] if statement.source else None
    speaker = statement.speaker
    return side_of(text, speaker.name, speaker.role, (source.start, source.end) if source else None)


def _clause(voice: _Voice) -> Clause:
    fields: dict[str, list[Part]] = {}
    for bit in _bits(voice):
        if bit.end - bit.start > _LONGEST:
            continue
        for found in parts(voice.scene, bit):
            _keep(fields.setdefault(found.field, []), _part(voice, bit, found))
    for statement in voice.group:
        _keep_form(voice, statement, fields)
    _keep_self(voice, fields)
    _keep_ends(voice, fields)
    fields.get("form", []).sort(key=lambda p: _LACKS.match(p.value) is not None)
    kept = {name: tuple(listed) for name, listed in fields.items()}
    first = voice.group[0]
    made = Clause(id=make_id("cls", first.capture, first.speaker.id), kind="prohibit")
    return replace(made, **kept)  # type: ignore[arg-type]  # the fields are all tuples of Part


_LACKS = re.compile(r"(?:no|not|nobody|nothing)\b", re.I)
"""Words of what there is not; the form that there is stands first."""


def _keep_self(voice: _Voice, fields: dict[str, list[Part]]) -> None:
    """A party that announces a halt and names nobody else halts its own fire: inferred."""
    told = voice.group[0]
    if fields.get("bound") or told.act is not Act.ANNOUNCE or not told.source:
        return
    joint = [named(w, voice.text) for w in told.speaker.name.split(" and ")]
    if len(joint) > 1 and all(n and fights(n, voice.text) for n in joint):
        span = told.source[0]
        fields["bound"] = [Part(value=n, status=Status.INFERRED, span=span) for n in joint if n]
    if fields.get("bound") or not fields.get("conduct"):
        return
    body = told.speaker.name
    side = _side(voice.text, told)
    if told.speaker.role or not side or not side.endswith(body):
        return
    if fights(side, voice.text):
        fields["bound"] = [Part(value=side, status=Status.INFERRED, span=told.source[0])]


_OLD_END = re.compile(
    r"\b(?:was|were|had been) (?:\w+ )?(?:(?:due|set|scheduled|meant|supposed) )?to (?:\w+ )?"
    r"(?:expire|end|lapse|run out|finish)\b[^,.;]{0,16}$",
    re.I,
)


def _keep_ends(voice: _Voice, fields: dict[str, list[Part]]) -> None:
    """'was due to expire on Thursday' is no end where the words state a new one."""
    ends = fields.get("end", [])
    new = [p for p in ends if not _OLD_END.search(voice.text[: p.span.start][-60:])]
    if new:
        fields["end"] = new


def _keep(kept: list[Part], part: Part) -> None:
    """Add a part unless its value or its words are there already."""
    same = any(p.value.casefold() == part.value.casefold() for p in kept)
    if not same and not any(p.span != part.span and p.span.overlaps(part.span) for p in kept):
        kept.append(part)


def _keep_form(voice: _Voice, statement: Statement, fields: dict[str, list[Part]]) -> None:
    """Form words in the cue: 'personally asked'."""
    for span in statement.cue or ():
        match = FORM.search(span.words)
        if match:
            found = Found("form", span.start + match.start(), span.start + match.end())
            part = _part(voice, Bit(span.start, span.end, False), found)
            _keep(fields.setdefault("form", []), part)


def _part(voice: _Voice, bit: Bit, found: Found) -> Part:
    start, end = found.start, found.end
    inside = bit.quoted or any(a <= start and end <= b for a, b in voice.scene.doc.quotes)
    words = voice.text[start:end]
    return Part(
        value=found.value if found.value is not None else words,
        status=Status.QUOTED if inside else Status.PARAPHRASED,
        span=voice.scene.doc.capture.span(start, end), open=found.open, place=found.place,
        classes=found.classes, when=found.when, days=found.days,
    )  # fmt: skip


_COORDINATED = re.compile(r"(?:,| and|, and|,? as well as|,? or) (?:on |at |against )?")


def _split(clause: Clause, voice: _Voice) -> tuple[Clause, ...]:
    """'fire on Sumy and energy sites': the place and the class are spared each by itself."""
    for area in clause.area:
        for target in clause.targets:
            low, high = sorted((area.span, target.span))
            between = voice.text[low.end : high.start] if low.end <= high.start else ""
            if _COORDINATED.fullmatch(between):
                first = replace(clause, targets=())
                second = replace(clause, id=make_id("cls", clause.id, "class"), area=())
                return first, second
    return (clause,)
