"""What was hit or aimed at: the noun phrases in the object of a blow, as words without article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.record import Deed

from . import events
from .pieces import Piece

_STOPS = (
    "and or but in on at near of by with from to into for after before when while as who which "
    "that "
    "was were had has have been is are against over under off outside beside between during since "
    "until overnight yesterday today early late killing wounding injuring leaving causing damaging "
    "setting monday tuesday wednesday thursday friday saturday sunday not no it them him her us he "
    "she they there where said says told because without around across along behind towards toward "
    "will would could may might if than then twice again also last this dead killed wounded "
    "injured "
    "hurt a an the minutes hours following next carrying belonging using through above below "
    "about so later earlier shot within up out off captive away took "
    "nobody none everyone people down more back burned looted seized kidnapped abducted fired"
).split()
_WORD = rf"(?!(?:{'|'.join(_STOPS)})\b)[^\W\d_][\w’'-]*"
_DET = (
    r"(?:(?:all|both|the|an?|its|their|his|her|our|my|another|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|\d+|several|some|dozens of|hundreds of|at least|nearby|more than|another) )*"
)
_NP = rf"{_DET}(?P<np>{_WORD}(?: {_WORD}){{0,4}})"
_AND_NP = re.compile(
    r"(?: (?:in|at|near|outside|off|of|on|around) (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+)*)?"
    rf"(?:,| and|, and) (?:(?:at|on|in|near) )?{_NP}"
)
_HIT = (
    r"(?:hits?|hitting|struck|striking|targeted|targeting|damaged|damaging|destroyed|destroying|"
    r"shelled|shelling|attacked|attacking|bombed|bombing|ambushed|ambushing|raided|raiding|seized|"
    r"seizing|boarded|boarding|blocked|blocking|held up|turned back|abducted|abducting|kidnapped|"
    r"kidnapping|stormed|storming|burned|burning|looted|looting|pounded|overran|sank|sinking|"
    r"tore open|set fire to|rammed|shot dead|shot at|shot|opened fire on|fired on|fired at|"
    r"fired into|detained|detaining|captured|hijacked|entered|obstructed|stopped|defused|"
    r"crashed into|slammed into|ploughed into|(?:fell|landed) (?:on|in|among)|took away|"
    r"blew up(?= (?:an?|the|its|their|two|three|\d+)\b)|blowing up|"
    r"took(?= (?:[\w-]+ ){1,3}(?:captive|prisoner|hostage))|"
    r"dropped (?:\w+ ){1,3}on)"
)
_BLOW = (
    r"(?:attacks?|strikes?|air ?strikes?|raids?|assaults?|fire|shelling|bombing|bombardment|"
    r"missiles|"
    r"drones|rockets|explosions?|blasts?|bombs?|ambush|mines?|exploded|detonated|went off|blown up|"
    r"blew up|defused|detention|abduction|seizure|kidnapping|mortars|shells|launched|fired)"
)
_DIRECT = re.compile(rf"\b(?P<verb>{_HIT}) {_NP}", re.I)
_WOUNDS = re.compile(rf"\b(?P<verb>wounded|killed|hurt|injured) {_NP}", re.I)
_AFTER_BLOW = re.compile(
    rf"\b{_BLOW}(?: [\w-]+)? (?:on|at|against|of|into|near|beside|under|inside|upon|in|with) {_NP}",
    re.I,
)
_PASSIVE = re.compile(
    rf"(?:^|, |\b(?:that|and|when|while|after|said|whether|earlier|later|before|overnight|\w+day|"
    rf"night|morning|afternoon|evening) ){_DET}(?P<np>(?:{_WORD})(?: {_WORD}){{0,4}}"
    r"(?: of (?:his|its|their|her|our) [\w-]+)?)"
    r"(?:, [^,]{2,40},| (?:in|at|near|off|outside|on|of) [^,]{2,40}?)?"
    r" (?:was|were|had been|has been|have been|came|being)(?: \w+ly)? "
    r"(?:hit|struck|ambushed|attacked|targeted|damaged|destroyed|shelled|shot|bombed|turned back|"
    r"blocked|seized|boarded|under (?:fire|attack)|held up|looted|abducted|raided|kidnapped|"
    r"detained|"
    r"blown up|burned|set (?:on fire|alight)|hijacked|sunk|captured|stormed|rammed)\b",
    re.I,
)
_TROUBLED = re.compile(rf"^{_DET}(?P<np>soldiers|sailors|troops) wounded in an? (?:ambush|attack)")
_NOTHING = re.compile(
    r"(?:the )?(?:(?:\w+ )?(?:messages|posts|statements|remarks|comments|interviews?|reports)\b.*|"
    r"truce|cease-?fire|pause|agreement|deal|time|war|fighting|country|town|city|area|"
    r"region|border|line|front|night|day|week|hour|morning|claim|fire|attack|toll|number|strike|"
    r"shots?|drones?|missiles?|rockets?|shells?|rounds?|mortars?|air|sky|ground|sea|water|north|"
    r"south|east|west|centre|center|outskirts|talks|damage|fears|support|work|control|least|ease|"
    r"dawn|noon|midnight|night|distance|range|response|retaliation|return|place|side|charge|"
    r"times?|weeks?|months?|attacks|strikes|violations?|part|way|road to|direction|airspace)\b",
    re.I,
)
_PEOPLE = frozenset({"people"})


@dataclass(frozen=True, slots=True)
class Aim:
    """A target: where its words stand, without article, and its class where it has one."""

    start: int
    end: int
    kind: str | None


def aims(piece: Piece, deed: Deed) -> list[Aim]:
    """The targets of a piece in reading order, places alone left out."""
    found: list[Aim] = []
    for start, end in _phrases(piece, deed):
        aim = _aim(piece, start, end)
        if aim is not None and all(aim.end <= f.start or f.end <= aim.start for f in found):
            found.append(aim)
    return sorted(found, key=lambda a: a.start)


def _phrases(piece: Piece, deed: Deed) -> Iterator[tuple[int, int]]:
    words, base = piece.words, piece.start
    patterns = [_PASSIVE, _DIRECT, _AFTER_BLOW, _TROUBLED]
    if deed is Deed.GUNFIRE:
        patterns.append(_WOUNDS)
    for pattern in patterns:
        for match in pattern.finditer(words):
            yield base + match.start("np"), base + match.end("np")
            yield from _joined(words, match.end("np"), base)


def _joined(words: str, at: int, base: int) -> Iterator[tuple[int, int]]:
    """Further phrases joined by 'and', each with the place between them passed over."""
    for _ in range(5):
        more = _AND_NP.match(words, at) or _DAY_AND_NP.match(words, at)
        if more is None or (
            " and " not in more.group() and _CLAUSAL.match(words, more.start("np"))
        ):
            return
        yield base + more.start("np"), base + more.end("np")
        at = more.end("np")


_CLAUSAL = re.compile(r"(?:[\w’'-]+ ){1,3}(?:[\w-]+ed|said|told|were|was|had|has|have|says)\b")
"""Behind a bare comma a noun with its own verb opens a clause and continues no list."""
_DAY_AND_NP = re.compile(rf" (?:on )?\w+day(?: \w+)? and {_NP}", re.I)


def _aim(piece: Piece, start: int, end: int) -> Aim | None:
    """A phrase cut to what is a thing or a body of people; None for a place, a time or a word."""
    text = piece.scene.doc.text
    inside = [n for n in piece.scene.places if start <= n.start and n.end <= end]
    if any(n.start == start and n.end >= end - 2 for n in inside):
        return None
    if any(n.start <= start < n.end for n in piece.scene.places) and not _thing(text, start, end):
        return None
    end = next((n.start for n in inside if n.start > start and n.end == end), end)
    words = text[start:end].rstrip()
    end = start + len(words)
    if not words or _NOTHING.match(words):
        return None
    if re.fullmatch(r"(?:[\w-]+ )?(?:villages?|towns?|cit(?:y|ies))", words) and _OF_NAME.match(
        text[end : end + 8]
    ):
        return None
    kinds = events.targets(text, start, end)
    if not kinds and re.match(r"[\w-]*(?:ing|ed)\b(?! )", words):
        return None
    if not kinds and not _concrete(words):
        return None
    if _SPEAKER.match(text[start : end + 90]) or _SAYS.match(text, end):
        return None
    return Aim(start, end, kinds[-1][2] if kinds else None)


_SPEAKER = re.compile(
    r"(?:[\w-]+ )?(?:director|spokes\w+|officials?|minister|mayor|governor|chief|head|commander|"
    r"president|ministry|agency|office|authorities|reports?|statement|resident|witness\w*)\b"
    r"(?=[^.;]{0,80}\b(?:said|told|says|reported|announced|added|wrote)\b)|"
    r"(?:part|place|control|over|responsibility|credit|hours|days|off|effect)\b"
)
_SAYS = re.compile(r" (?:said|says|told|denied|accused|blamed)\b")
_OF_NAME = re.compile(r" of [A-ZÀ-Þ]")


def _thing(text: str, start: int, end: int) -> bool:
    return bool(events.targets(text, start, end))


def _concrete(words: str) -> bool:
    """A phrase of unknown class is kept when it looks like a thing, not a name or clause."""
    return (
        not words[0].isupper()
        and len(words) > 3
        and not re.search(r"\d|ly$|ion$|ment$|ness$", words)
    )
