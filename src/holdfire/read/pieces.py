"""Sentences cut into pieces that each tell one event, within the words of one voice."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from holdfire.record import Agent, Deed, Place, Span

from . import counts, events, reality
from .places import Named
from .reality import Trigger
from .text import Document, Sentence
from .times import Expression


@dataclass(frozen=True, slots=True)
class Scene:
    """What the reports of a document are drawn from besides its words."""

    doc: Document
    places: list[Named]
    times: list[Expression]
    statements: Iterable[tuple[str, tuple[Span, ...]]]
    reader: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence with its event words; `scope` is the voice's stretch around it."""

    scene: Scene
    sentence: Sentence
    start: int
    end: int
    scope: tuple[int, int]
    statement: str | None
    lead: str = ""
    found: tuple[Trigger, ...] = ()
    absence: bool = False
    accused: str | None = None
    place: Place | None = None
    doer: Agent | None = None

    @property
    def words(self) -> str:
        """The words of the piece, an inserted 'which had been silent' blanked."""
        text = self.scene.doc.text[self.start : self.end]
        return text if self.absence else _QUIET.sub(lambda m: " " * len(m.group()), text)


_LONGEST = 3000


def prose(scene: Scene) -> Iterator[Sentence]:
    """The sentences that are prose: one of thousands of characters is a list or a broken page."""
    return (s for s in scene.doc.sentences if s.end - s.start <= _LONGEST)


def holder(scene: Scene, at: int) -> str | None:
    """The innermost statement whose content holds an offset."""
    holding = [
        (sum(s.end - s.start for s in spans), sid)
        for sid, spans in scene.statements
        if any(s.start <= at < s.end for s in spans)
    ]
    return min(holding)[1] if holding else None


_JOIN = re.compile(
    r"; | [—–] |,? (?:but|while|whereas|though|although) |,? (?:and|or) |"
    r",? (?:(?:shortly |hours |a day |days |\w+ hours |\w+ days )?(?:after|before)|when) |"
    r", (?:where|which|who|in which) |, "
)
_VERB = (
    r"(?:hit|struck|killed|wounded|shelled|bombed|fired|launched|attacked|pounded|seized|captured|"
    r"abducted|kidnapped|hijacked|raided|stormed|ambushed|blocked|targeted|exploded|blew up|"
    r"boarded|"
    r"detained|downed|intercepted|looted|burned|sank|capsized|crashed|clashed|overran|fell|fallen|"
    r"landed|shot|opened fire|turned back|held up|came down|brought down|collapsed|blown up|tore|"
    r"entered|flew|crossed|destroyed|damaged|heard|stepped|moved|reported|recorded|erupted|resumed|"
    r"rocked|detonated|stayed closed|remained closed|closed|shut|left|flown|carried out|planted|"
    r"advanced|felled|brought)"
)
_CLAUSE = re.compile(
    r"(?!(?:who|which|where|whose|that|in which|killing|wounding|injuring|leaving|causing|the "
    rf"(?:first|second|third|latest|worst|deadliest)(?! (?:had |was |were |one )?{_VERB})|"
    r"according|including|[\w-]+ing) ?)"
    r"(?:(?!(?:said|told|says|which|who|that)\b)[\w’'“”\"-]+ ){1,9}?"
    rf"(?:(?:had|has|have|was|were|been|also) ){{0,3}}{_VERB}\b"
)
BARE_VERB = re.compile(rf"(?:(?:had|also|then) )?{_VERB}\b")
"""A verb of happening without a subject before it."""
_TOLL_WORDS = re.compile(r"\b(?:killed|wounded|injured|hurt|died|dead|harmed|casualties)\b", re.I)
_TOLL_ONLY = re.compile(
    r"(?:no one|nobody|none|no casualties|there were no (?:\w+ )?(?:casualties|injuries|deaths)|"
    r"caused no|without|killing|wounding|injuring|"
    r"leaving)\b",
    re.I,
)
_STRONG = frozenset("; — – but while whereas though although".split())
_QUIET = re.compile(
    r", (?:which|where it) (?:had|has) been (?:silent|quiet|calm|free of [\w ]{3,20})[^,;.]{0,40},"
)
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ ,][\w .,’'-]{0,50})?(?:\([^)\n]{2,40}\))? ?[-–—]{1,2} "
)
_ACCUSED = re.compile(
    r"(?:(?:accus|blam)(?:ed|es|ing) )?(?P<who>(?:the )?[^,;.]{2,50}?) (?:of|for) (?=(?:[\w’'-]+ "
    r"){0,3}?"
    r"(?:[\w-]+ing|strikes?|attacks?|raids?|blasts?|explosions?|ambush|fire|killings?|deaths?)\b)"
)


def pieces(scene: Scene, sentence: Sentence) -> Iterator[Piece]:
    """The pieces of a sentence that tell an event or its absence, in reading order."""
    for scope, statement in scopes(scene, sentence):
        for start, end, lead in _cut(scene, *scope):
            piece = _piece(Piece(scene, sentence, start, end, scope, statement, lead))
            if piece is not None:
                yield from _with_quiet(piece)


def scopes(scene: Scene, sentence: Sentence) -> Iterator[tuple[tuple[int, int], str | None]]:
    """The sentence cut where a voice begins or ends, each stretch with its innermost statement."""
    dateline = _DATELINE.match(sentence.text, sentence.start, sentence.end)
    first = dateline.end() if dateline else sentence.start
    spans = [
        (max(s.start, first), min(s.end, sentence.end), sid)
        for sid, content in scene.statements
        for s in content
        if s.start < sentence.end and s.end > first
    ]
    cuts = sorted({first, sentence.end, *(c for a, b, _ in spans for c in (a, b))})
    for start, end in pairwise(cuts):
        around = [(b - a, sid) for a, b, sid in spans if a <= start and end <= b]
        if end - start > 3:
            yield (start, end), min(around)[1] if around else None


def _cut(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    text, at, lead = scene.doc.text, start, ""
    quiet = [m.span() for m in _QUIET.finditer(text, start, end)]
    for join in _JOIN.finditer(text, start, end):
        if join.start() - at < 8 or any(a <= join.start() < b for a, b in quiet):
            continue
        word = join.group().strip(" ,").lower() or ","
        sides = _Sides(scene, at, join.start(), join.end(), end)
        if sides.parted(word):
            yield at, join.start(), lead
            at, lead = join.end(), word
    yield at, end, lead


@dataclass(frozen=True, slots=True)
class _Sides:
    """The words left and right of a possible cut."""

    scene: Scene
    start: int
    left_end: int
    right_start: int
    end: int

    def parted(self, word: str) -> bool:
        """Whether the two sides tell different events, or one of them none."""
        if _TOLL_ONLY.match(self.right):
            return False
        if word in _STRONG:
            return True
        last = word.split()[-1]
        if last in ("after", "before"):
            return self._right_tells() and not self._left_suffers()
        if last == "when":
            return self._right_tells() and not self._left_suffers() and not self._left_happens()
        if last in ("where", "which", "who"):
            return self._right_tells() and not self._triggers(self.start, self.left_end)
        if word == ",":
            return self._clause() and self._left_happens()
        return self._clause() or self._same_doer()

    @property
    def right(self) -> str:
        """The words to the right, as far as a clause may reach."""
        return self.scene.doc.text[self.right_start : min(self.end, self.right_start + 160)]

    def _triggers(self, start: int, end: int) -> list[Trigger]:
        return events.triggers(self.scene.doc.text, start, end)

    def _right_tells(self) -> bool:
        return bool(self._triggers(self.right_start, min(self.end, self.right_start + 90)))

    def _left_happens(self) -> bool:
        text = self.scene.doc.text
        found = self._triggers(self.start, self.left_end)
        return any(reality.happened(text, self.start, t) for t in found)

    def _left_suffers(self) -> bool:
        """The left side gives dead or hurt, so that the right side tells how."""
        left = self.scene.doc.text[self.start : self.left_end]
        return counts.killed(left) is not None or counts.injured(left) is not None

    def _clause(self) -> bool:
        """The right side has a subject and a verb of its own, and more than a toll to tell."""
        match = _CLAUSE.match(self.right)
        if match is None:
            return False
        found = self._triggers(self.right_start, min(self.end, self.right_start + 80))
        stop = re.search(r"[,;]| (?:when|after|as|in an?) ", self.right)
        near = self.right_start + (stop.start() if stop else len(self.right))
        words = [self.scene.doc.text[a:b] for a, b, _ in found if a < near]
        return any(not _TOLL_WORDS.fullmatch(w) for w in words)

    def _same_doer(self) -> bool:
        """'burned houses in Kalembe and looted a clinic in Pinga': one doer, two places."""
        if not BARE_VERB.match(self.right):
            return False
        return self._placed(self.start, self.left_end) and self._placed(self.right_start, self.end)

    def _placed(self, start: int, end: int) -> bool:
        return any(start <= n.start < end for n in self.scene.places)


def _piece(piece: Piece) -> Piece | None:
    """The piece with its real event words, or None where it tells nothing."""
    start, end = _strip(piece.scene.doc.text, piece.start, piece.end)
    piece = replace(piece, start=start, end=end)
    words, text = piece.words, piece.scene.doc.text
    found = [t for t in _found(piece) if words[t[0] - start : t[1] - start].strip()]
    first = _watched(piece)
    if reality.absent(text[first:start] + words, found, first):
        return replace(piece, start=first, found=tuple(found), absence=True)
    accused = _accusation(piece)
    if accused is not None and found:
        return replace(piece, found=tuple(found), accused=accused)
    refuted = _DENIED.search(text[max(piece.sentence.start, piece.scope[0] - 30) : piece.scope[0]])
    real = [
        t
        for t in found
        if reality.happened(text, start, t) and not (refuted and _verb(text, t, start))
    ]
    if events.cause(words) is None:
        real = [t for t in real if not reality.ruled_out(words[: t[0] - start])]
    placed = any(start <= n.start < end and _whole(text, n) for n in piece.scene.places)
    telling = [t for t in real if reality.told(words, t, start, placed)]
    if not telling or reality.mere_terms(words, telling, start) or _figure(words, telling):
        return None
    return replace(piece, found=tuple(real))


def _watched(piece: Piece) -> int:
    """Where the words begin with the verb of watching whose object alone was taken for what was
    said: 'observed | no breaches', 'did not see | any fire'."""
    start, (first, _) = piece.start, piece.scope
    before = piece.scene.doc.text[piece.sentence.start : first]
    verb = reality.WATCHING.search(before) if start == first else None
    return piece.sentence.start + verb.start() if verb else start


_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|untrue|false)\b[^.;]*$", re.I)


def _verb(text: str, trigger: Trigger, start: int) -> bool:
    """A verb of happening, as in 'denied that it shelled' or 'denied shelling': what is denied did
    not happen, a noun ('denied the attack') may have."""
    word = text[trigger[0] : trigger[1]]
    return reality.finite(word) or (trigger[0] == start and word.endswith("ing"))


_COUNTED = re.compile(
    r"(?:(?:the|a|its) )?(?:total )?(?:number|list|tally) of "
    r"(?!dead|deaths|people killed|the dead)",
    re.I,
)
_HOMES = re.compile(
    r"(?:\d|thousands|hundreds|dozens|million)[^,;]{0,40}\b(?:homes|households|buildings|residents|"
    r"customers|people|families|blocks|consumers|subscribers)\b",
    re.I,
)


_SHUT = re.compile(
    r"\b(?:schools|shops|clinics|markets|offices|businesses|hospitals) (?:have|has|had|were|are|"
    r"remain\w*|stay\w*) (?:been |still )?(?:shut|closed)\b",
    re.I,
)


def _figure(words: str, telling: list[Trigger]) -> bool:
    """A tally or a state with its number is a measure, not an incident."""
    if _SHUT.search(words):
        return True
    dark = all(t[2] is Deed.OUTAGE for t in telling)
    return _COUNTED.match(words) is not None or (dark and _HOMES.search(words) is not None)


def _whole(text: str, named: Named) -> bool:
    """A place as such, not the owner of something ("Russia's invasion")."""
    return text[named.end : named.end + 2] not in ("’s", "'s")


def _found(piece: Piece) -> list[Trigger]:
    return events.triggers(piece.scene.doc.text, piece.start, piece.end)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    lead = re.match(
        r"[\s,;—–-]*(?:(?:that|and|[Aa]fter|[Ww]hen|[Bb]efore|[Ww]hile|but|although|"
        r"though|whereas) )?",
        text[start:end],
    )
    start += lead.end() if lead else 0
    while end > start and text[end - 1] in " .,;—–":
        end -= 1
    return start, end


def _accusation(piece: Piece) -> str | None:
    """Who is accused of doing it: 'accused the Front of abducting villagers'."""
    text = piece.scene.doc.text
    before = text[max(piece.sentence.start, piece.start - 16) : piece.start]
    cued = re.search(r"\b(?:accus|blam)\w+ $", before)
    inner = re.search(r"\b(?:accus|blam)(?:ed|es|ing) ", piece.words)
    match = _ACCUSED.match(piece.words, inner.start() if inner else 0)
    return match["who"] if match and (cued or inner) else None


def _with_quiet(piece: Piece) -> Iterator[Piece]:
    """The piece, and the absence told by a clause inserted into it."""
    quiet = _QUIET.search(piece.scene.doc.text, piece.start, piece.end)
    yield piece
    if quiet is not None and not piece.absence:
        start, end = _strip(piece.scene.doc.text, *quiet.span())
        yield replace(piece, start=start, end=end, absence=True)
