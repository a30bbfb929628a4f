"""The sites of one piece: places and targets that are named apart are incidents apart."""

import re
from dataclasses import dataclass, replace

from holdfire.record import Deed, Place, Report, make_id

from . import events
from .aims import Aim
from .events import body_after
from .pieces import Piece, Scene
from .places import Named

_FINE = ("facility", "settlement", "district", "area", "region", "country")
_HOME = re.compile(
    r"\b(?:capital|mayor of|governor of|president of|government of|people of|ambassador to|"
    r"talks in|meeting in|based in|told|statement from|said in|reporters in|correspondent in|"
    r"exiled in|(?:its|his|her|their|our) office in|agency in|arriving in|arrived in|admitted in|"
    r"treated in|"
    r", an? (?:\w+ )?(?:fisherman|farmer|trader|driver|teacher|nurse|shopkeeper|widow|resident|"
    r"villager|"
    r"baker) (?:in|from|of)|released in|brokered in|signed in|agreed in|fighters from) (?:the )?$"
)
_FROM = re.compile(r"\b(?:from|of) (?:the )?$")
_LAUNCHED = re.compile(
    r"(?:fired|launched|launches|rockets?|drones?|missiles?)[^,;]{0,20} from (?:the )?$"
)
_OWNED = re.compile(
    r"[’']s (?:\w+ ){0,2}(?:invasion|war|attacks?|strikes?|offensive|campaign|forces|drones|"
    r"missiles|demand|president|minister|army|government|military|spokes\w+|leader|navy)|"
    r" (?:Front|Council|Agency|News)\b"
)
_DOES = re.compile(
    r" (?:said|told|agreed|accused|denied|has|had|launched|fired|pounded|struck|attacked|shelled|"
    r"bombed|carried|says|hit|began)\b"
)
_SET_BEFORE = re.compile(
    r"\b(?:in|at|near|on|of|off|over|outside|around|to|into|across|above|from|against|hit|struck|"
    r"shelled|bombed|pounded) (?:the )?(?:\w+ )?$"
)
_THERE = re.compile(
    r"\bthere\b(?! (?:was|were|had|has|have|is|are|would|will|could))|"
    r"\b(?:in|on|of|at|near|from|around|over|across|into|hit|struck) the (?:town|city|village|area|"
    r"district|port|camp|island|valley|hospital|market|bus station|station|harbour|settlement|base|"
    r"suburb|bridge|airport|crossing)\b(?! (?:of|in|at) [A-Z])",
    re.I,
)
_LOCALS = re.compile(
    r"\b(?:residents?|villagers?|medics?|doctors?|police|hospital(?: staff)?|a resident|"
    r"shopkeepers?|correspondent|witnesses|locals) (?:in|of|at|near) "
    r"(?:the )?$",
    re.I,
)
_GAP = re.compile(
    r"(?: (?:on |late on |early on )?\w+day(?: \w+)?)?(?:,|,? and|,? as well as)(?: also)?"
    r"(?P<own>(?: another(?: \w+)?)?"
    r"(?: (?P<prep>at|on|in|near|outside|off|over|around|against|into|hit))?"
    r"(?: (?:the|an?|one|two|three|\d+|several|its|their))?)\s?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Site:
    """One place or target named apart, with the stretch of words that is its own."""

    start: int
    end: int
    place: Place | None
    aims: tuple[Aim, ...] = ()
    alone: bool = True


@dataclass(frozen=True, slots=True)
class _Spot:
    start: int
    end: int
    named: Named | None
    aim: Aim | None


def sites(piece: Piece, aims: list[Aim]) -> list[Site]:
    """Places and targets named apart in one piece: 'at X and at Y' are two."""
    here = [n for n in _inside(piece) if _set_in(piece, n)]
    if re.match(r"(?:the )?(?:first|second|third|other)\b", piece.words):
        here = [n for n in here if not _passed(piece.scene.doc.text, n)]
    groups = [] if piece.absence else _groups(piece, here, aims)
    if len(groups) > 1:
        return [_site(piece, groups, i) for i in range(len(groups))]
    place = _finest(here, piece) or piece.place or _elsewhere(piece)
    return [Site(piece.start, piece.end, place, tuple(aims))]


def _inside(piece: Piece) -> list[Named]:
    return [n for n in piece.scene.places if piece.start <= n.start < piece.end]


def _set_in(piece: Piece, named: Named) -> bool:
    """A place the event is set in, not the home of a body or person, nor where a shot came from."""
    text = piece.scene.doc.text
    before = text[max(piece.start, named.start - 40) : named.start]
    after = text[named.end : named.end + 26]
    if _HOME.search(before) or _OWNED.match(after) or body_after(text, named.start, named.end):
        return False
    if _DOES.match(after) and not _SET_BEFORE.search(before):
        return False
    if _LAUNCHED.search(before):
        return False
    return not (
        _FROM.search(before) and re.search(r"\b(?:people|men|fighters|unit|troops) from", before)
    )


def _finest(named: list[Named], piece: Piece) -> Place | None:
    """The finest place; of two as fine the one that stands nearest behind an event word."""
    rank = {p: i for i, p in enumerate(_FINE)}
    text = piece.scene.doc.text
    named = [n for n in named if not _passed(text, n)] or named

    def far(n: Named) -> int:
        gaps = [n.start - b if n.start >= b else a - n.end + 60 for a, b, _ in piece.found]
        return min(gaps, default=0)

    ranked = sorted(named, key=lambda n: (rank.get(n.place.precision, 3), far(n)))
    return ranked[0].place if ranked else None


_WAY = re.compile(r" (?:road|highway|railway|line|route|motorway)\b")


def _passed(text: str, named: Named) -> bool:
    """'off the Liepaja road': a road's name, which lies anywhere along it."""
    beside = re.search(
        r"\b(?:off|along|beside|near) the $", text[max(0, named.start - 12) : named.start]
    )
    return bool(beside and _WAY.match(text, named.end))


def _elsewhere(piece: Piece) -> Place | None:
    """The place that 'there' or 'the town' takes up, or where 'where' hangs; else where locals "
    "are."""
    before = [n for n in piece.scene.places if n.end <= piece.start and n.start >= _reach(piece)]
    own = [n for n in before if n.start >= piece.sentence.start]
    text = piece.scene.doc.text
    if _THERE.search(piece.words):
        named = [n for n in before if n.place.precision != "country"] or _later(piece)
        return named[-1].place if named else None
    hanging = re.search(r"\bwhere,?[^.;]{0,20}$", text[max(0, piece.start - 30) : piece.start])
    if hanging or piece.lead.endswith("where"):
        return own[-1].place if own else None
    if piece.absence and re.search(r"\bwhich\b", piece.words[:8]):
        return own[-1].place if own else None
    return _locals(piece, own) or _opening(piece, own)


_OPENS = re.compile(r"(?:In|At|Near|Outside|Around|Off|Across) (?:the )?(?:[\w-]+ ){0,3}$")
_TELLS = re.compile(
    r",? [^.;,“”\"]{2,60} (?:said|says|reported|told [^.;,]{2,40})(?: on \w+day)?,? [“\"]?$"
)


def _opening(piece: Piece, own: list[Named]) -> Place | None:
    """'In Taiz, police said, a shell fell': the place set before whoever tells it."""
    text = piece.scene.doc.text
    for named in own:
        opens = _OPENS.fullmatch(text[piece.sentence.start : named.start])
        if opens and _TELLS.fullmatch(text[named.end : piece.start]):
            return named.place
    return None


def _later(piece: Piece) -> list[Named]:
    """'The town was shelled, residents of Kherson said': the place may follow."""
    return [n for n in piece.scene.places if piece.end <= n.start < piece.sentence.end][:1]


def _reach(piece: Piece) -> int:
    """Where the sentence before this one begins."""
    number = piece.sentence.number
    return piece.scene.doc.sentences[max(0, number - 1)].start if number else piece.sentence.start


def _locals(piece: Piece, own: list[Named]) -> Place | None:
    """'Residents of Bakhmut said two shells had fallen': where those who tell it are."""
    text = piece.scene.doc.text
    after = [n for n in piece.scene.places if piece.end <= n.start < piece.sentence.end]
    for named in (*reversed(own), *after):
        if _LOCALS.search(text[max(piece.sentence.start, named.start - 40) : named.start]):
            return named.place
    return None


def _groups(piece: Piece, here: list[Named], aims: list[Aim]) -> list[list[_Spot]]:
    text = piece.scene.doc.text
    precise = [
        n for n in here if n.place.precision in ("settlement", "facility", "district", "region")
    ]
    spots = [_Spot(n.start, n.end, n, None) for n in precise]
    spots += [_Spot(a.start, a.end, None, a) for a in aims]
    groups: list[list[_Spot]] = []
    for spot in sorted(spots, key=lambda s: s.start):
        if groups and not _apart(text, groups[-1], spot, piece):
            groups[-1].append(spot)
        else:
            groups.append([spot])
    return groups


def _apart(text: str, group: list[_Spot], spot: _Spot, piece: Piece) -> bool:
    """Whether this spot opens a site of its own after the group before it."""
    gap = _GAP.fullmatch(text[group[-1].end : spot.start])
    if gap is None or re.search(r"\bbetween\b[^,;]{0,30}$", text[: group[0].start][-40:]):
        return False
    placed = any(s.named is not None for s in group)
    if spot.named is not None:
        return group[-1].named is not None
    if placed:
        return True
    dated = re.search(r"day\b", gap.group()) and re.match(
        r" (?:on \w+day|the (?:following|next) day|the day after|\w+ days? (?:later|before))",
        text[spot.end : piece.end],
    )
    return bool(gap["prep"] or dated)


def _site(piece: Piece, groups: list[list[_Spot]], at: int) -> Site:
    group, text = groups[at], piece.scene.doc.text
    named = [s.named for s in group if s.named is not None]
    aims = tuple(s.aim for s in group if s.aim is not None)
    start = piece.start if at == 0 else _opened(text, groups[at - 1][-1].end, group[0].start)
    end = groups[at + 1][0].start if at + 1 < len(groups) else piece.end
    if at + 1 < len(groups):
        joint = _GAP.fullmatch(text[group[-1].end : end])
        day = re.match(r" (?:on )?\w+day(?: \w+)?", text[group[-1].end : end]) if joint else None
        end = group[-1].end + (day.end() if day else 0)
    else:
        end = _closed(text, group[-1].end, end)
    place = _finest(named, piece)
    if place is None and not any(s.named for g in groups for s in g):
        place = _elsewhere(piece) or _shared(piece)
    return Site(start, end, place, aims, alone=False)


def _opened(text: str, before: int, start: int) -> int:
    """The start of a later site, with its own preposition and article: 'at a passenger train'."""
    gap = _GAP.fullmatch(text[before:start])
    return before + gap.start("own") if gap else start


def _closed(text: str, after: int, end: int) -> int:
    """The end of a last site: with its ', killing five', without what follows at the next mark."""
    toll = re.match(
        r"[^,;]*(?:, (?:killing|wounding|injuring|leaving|damaging)\b[^,;]*)?", text[after:end]
    )
    return after + toll.end() if toll else end


def _shared(piece: Piece) -> Place | None:
    """A place that stands before all sites of the piece: 'Fire from above Agdam hit …'."""
    return _finest([n for n in _inside(piece) if _set_in(piece, n)], piece)


_HUNG = re.compile(
    r"\b(?:strike|attack|raid|blast|explosion|shelling|barrage|ambush|bombing|assault)"
    r"(?: [^,;.]{1,40})?, $",
    re.I,
)


def hung(scene: Scene, report: Report) -> re.Match[str] | None:
    """'the strike, which hit two tanks at 4 a.m.': the noun that the clause hangs on."""
    if report.absence or not re.match(r"(?:which|that) ", report.span.words):
        return None
    return _HUNG.search(scene.doc.text[report.sentence.start : report.span.start])


def beside(report: Report, last: Report) -> bool:
    """Whether a report follows right behind the one before, in the same sentence."""
    near = 0 <= report.span.start - last.span.end <= 2
    return near and last.sentence.start == report.sentence.start and not last.absence


def joined(scene: Scene, last: Report, more: Report) -> Report:
    """One incident, told by a noun and by the clause that hangs on it."""
    span = scene.doc.capture.span(last.span.start, more.span.end)
    return replace(
        last, id=make_id("rpt", last.capture, span.start, span.end, "joined"), span=span,
        place=last.place or more.place, when=last.when or more.when,
        targets=last.targets + more.targets, killed=last.killed or more.killed,
        target_classes=tuple(dict.fromkeys(last.target_classes + more.target_classes)),
        injured=last.injured or more.injured, means=last.means or more.means,
    )  # fmt: skip


def named_by(scene: Scene, report: Report) -> Report:
    """A bare 'which hit two tanks' is of the kind that its noun names."""
    noun = hung(scene, report) if report.deed is Deed.ATTACK else None
    found = events.triggers(noun.group(), 0, len(noun.group())) if noun else []
    return replace(report, deed=found[0][2]) if found else report
