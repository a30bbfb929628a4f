"""Incident reports and absence reports: what the words say happened, where, when and to whom."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.record import Agent, Cause, Deed, Place, Report, Span, When, make_id

from . import counts, events
from .acts import ARRANGEMENT, PAUSE
from .demonyms import DEMONYMS
from .gazetteer import country
from .places import Named
from .text import Document, Sentence
from .times import Expression

_IRREALIS = re.compile(
    r"\b(?:if|unless|would|could|might|may|must|should|will|not to|to (?:stop|halt|end|prevent|avoid|deter|protect|help|keep|cease|suspend|attack|strike|fire|shell|bomb|hit|open|resume|launch|target|refrain)|"
    r"pause (?:in|on)|halt(?:ing|ed)? (?:to|in|on|all|its|their|the)?|stop(?:ping|ped)?(?! at)|suspen\w+|end(?:ing)? (?:to|of|all)|cessation of|moratorium on|ban on|refrain\w*|cease\w*|ceasing|threat\w*|order\w* to|"
    r"plan\w*|future|fear\w* of|risk of|calls? (?:for|on|to)|urg\w+|demand\w*|prohibit\w*|exempt\w*|pledg\w+|promis\w+|vow\w*|free to|right to|able to|ready to|ahead of|before any|hold(?:ing)? (?:its |their |his )?|in the event|any|unlawful|potential|possible|campaign against|efforts? to|agree\w* (?:to|not)|"
    r"open(?:ed)? talks|lead to|whether|until|without (?!power|water|electricity|heat|warning))\b[^.;]{0,60}$",
    re.I,
)
_NEGATION = re.compile(
    r"\b(?:no|not a|not one|not any|without(?: any)?|zero|free of|nor|neither|none of|never) (?:[\w-]+ ){0,4}$|\b(?:did not|had not|have not|has not|was not|were not|didn't|hadn't)(?: [\w-]+){0,3} $",
    re.I,
)
_ABSENT = re.compile(
    r"\b(?:(?:there (?:were|was|had been|have been)|with) no (?:new |major |further |fresh |reports? of |confirmed |significant )*|no (?:\w+ ){0,4}(?:were|was|had been|have been) (?:reported|recorded|heard|registered|observed|seen|fired|detected|logged)|"
    r"no (?:shots?|strikes?|attacks?|shelling|drones?|missiles?|incidents?|fire|firing|explosions?|violations?|launches|fighting|clashes|flights?|gunfire|rockets?)|not a single (?:\w+ )?(?:shot|attack|strike|shell|round|drone|missile|rocket|incident)|"
    r"(?:had|have|has|did) not (?:heard|seen|recorded|hear|see|record|registered|observed|detected|logged|received) (?:any|a single|a|one)|(?:heard|seen|recorded|observed|registered|logged|detected|reported|received) (?:no|neither|nothing)|passed (?:\w+ )?(?:quietly|without|calmly|in silence)|without (?:a (?:shot|single)|incident|any)|"
    r"(?:was|were|been|remained|stayed|is|fell|gone|went) (?:\w+ )?(?:quiet|silent|calm)|free of|quiet (?:day|night|morning|evening)|for the first time in (?:\w+ )+ without)",
    re.I,
)
_BACKGROUND = re.compile(
    r"\b(?:last (?:year|spring|summer|autumn|fall|winter|month|decade)|(?:years?|months|decades) (?:ago|earlier|of)|in (?:19|20)\d\d|since (?:19|20)\d\d|anniversar\w*|earlier (?:truce|cease-?fire|pause|agreement|deal)|previous (?:truce|cease-?fire|pause|agreement|deal|round)|"
    r"(?:first|second|third|last|previous|earlier) (?:truce|cease-?fire|pause)|a (?:similar|previous) (?:\w+ )?(?:truce|cease-?fire|pause|deal)|(?:war|conflict|insurgency|invasion|rebellion|campaign) (?:that|which|has|had|began|broke|in)|collapsed (?:in|after|within)|over the (?:past|last) (?:\w+ )?(?:years?|months|decade)|decades-old|long-running)\b",
    re.I,
)
_CUT = re.compile(
    r"(?:;|, (?:while|but|and|whereas|though|although) |\bwhile |, (?:a day|hours|two days|days) (?:after|before) | — | – | after | hours before )"
)
_SITES = re.compile(r",? and (?=(?:another |one |two |a |an |the |at |on |in |near |also )?)", re.I)
_ACTORISH = re.compile(
    r"\b(?:launched|fired|struck|attacked|shelled|bombed|pounded|hit|ambushed|raided|seized|captured|killed|targeted|abducted|opened fire|carried out|intercepted|shot down|shot|downed|stormed|mounted|overran|blocked|moved|advanced|used)\b"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the reports of a document are drawn from besides its words."""

    doc: Document
    places: list[Named]
    times: list[Expression]
    statements: Iterable[tuple[str, tuple[Span, ...]]]
    reader: str


def reports(scene: Scene) -> list[Report]:
    """Every incident report and absence report of a document, in reading order."""
    found: list[Report] = []
    for sentence in scene.doc.sentences:
        for start, end in _pieces(sentence):
            found.extend(_reports(scene, sentence, start, end))
    return found


def _pieces(sentence: Sentence) -> list[tuple[int, int]]:
    """The sentence cut at clause boundaries, pieces without an event word joined to the one before."""
    cuts = [
        sentence.start,
        *(m.start() for m in _CUT.finditer(sentence.text, sentence.start + 8, sentence.end - 8)),
        sentence.end,
    ]
    pieces: list[tuple[int, int]] = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        own = events.triggers(sentence.text, start, end)
        if pieces and (not own or not _stands(sentence.text[start:end])):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return pieces


def _stands(words: str) -> bool:
    """Whether a piece tells an event of its own: it has a place, a target or a count with a verb."""
    return (
        bool(
            re.search(
                r"\b(?:was|were|had|hit|struck|killed|fired|attacked|shelled|launched|exploded|opened|landed|fell|clashed|seized|abducted|shot|ambushed|drones?|no)\b",
                words,
            )
        )
        and len(words) > 25
    )


def _reports(scene: Scene, sentence: Sentence, start: int, end: int) -> list[Report]:
    text = scene.doc.text
    start, end = _strip(text, start, end)
    words = text[start:end]
    found = events.triggers(text, start, end)
    if not found:
        return []
    absence = _absence(words, found, start)
    real = [t for t in found if absence or _happened(text, sentence.start, t)]
    if not real or _mere_terms(words, real) or (not absence and not _told(words, real)):
        return []
    whole = _Piece(scene, sentence, start, end, real, absence)
    return [_report(whole, site) for site in _sites(whole)]


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    lead = re.match(r"[\s,;—–-]*(?:(?:while|but|and|whereas|though|although) )?", text[start:end])
    start += lead.end() if lead else 0
    while end > start and text[end - 1] in " .,;—–":
        end -= 1
    return start, end


def _absence(words: str, found: list[tuple[int, int, Deed]], start: int) -> bool:
    match = _ABSENT.search(words)
    if match is None or re.search(
        r"no (?:one|casualties|injuries|immediate|official|independent|claim|word|comment|confirmation|text|sign)",
        match.group(),
        re.I,
    ):
        return False
    nearest = min(abs(t[0] - start - match.start()) for t in found)
    return nearest < 70


def _happened(text: str, floor: int, trigger: tuple[int, int, Deed]) -> bool:
    before = text[max(floor, trigger[0] - 75) : trigger[0]]
    if _IRREALIS.search(before):
        return bool(
            re.search(
                r"\b(?:after|when|killed|killing|hit|struck|wounded)\b[^,;]*$", before[-40:], re.I
            )
        ) and not re.search(
            r"\b(?:would|not to|to stop|halt|if|refrain)\b[^,;]*$", before[-40:], re.I
        )
    return not _NEGATION.search(before)


def _mere_terms(words: str, real: list[tuple[int, int, Deed]]) -> bool:
    """Whether the only event words stand inside the description of the arrangement."""
    cut = PAUSE.sub(lambda m: " " * len(m.group()), words)
    return not events.TRIGGER.search(cut)


_VERBAL = re.compile(
    r"\b(?:killed|killing|wounded|wounding|injured|hit|hitting|struck|striking|fell|landed|exploded|fired|shelled|attacked|bombed|launched|launching|pounded|ambushed|clashed|clashes|seized|captured|abducted|kidnapped|raided|stormed|blocked|turned|"
    r"intercepted|downed|shot|opened|died|damaged|destroyed|heard|reported|recorded|came|broke|hurt|left|set|crashed|lost|cut|flew|flown|moved|moving|boarded|detained|burned|burnt|sank|overran|blown|stepped|dead|carried|resumed|erupted|continued|took|rocked|shook|tore|ripped|targeted|targeting|collapsed|sunk|held|looted|went|has|have|had|was|were|violat\w+|breach\w*)\b",
    re.I,
)


def _told(words: str, real: list[tuple[int, int, Deed]]) -> bool:
    """Whether the words tell an occurrence: a finite verb of happening, and more than a bare noun."""
    weak = all(d in (Deed.ATTACK, Deed.OTHER, Deed.OUTAGE, Deed.MOVEMENT) for _, _, d in real)
    if weak and not re.search(
        r"\b(?:killed|killing|attacked|wounded|hit|died|crashed|came down|collapsed|targeted|burned|fell|landed|sank|cut|lost|outage|blackout|moved|moving|attacks? (?:on|in|near|by)|fire broke|capsized)\b",
        words,
        re.I,
    ):
        return False
    return bool(_VERBAL.search(words))


@dataclass(frozen=True, slots=True)
class _Piece:
    scene: Scene
    sentence: Sentence
    start: int
    end: int
    found: list[tuple[int, int, Deed]]
    absence: bool

    @property
    def words(self) -> str:
        return self.scene.doc.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Site:
    """One place or target named apart."""

    start: int
    end: int
    place: Place | None
    targets: tuple[tuple[int, int, str], ...]


def _sites(piece: _Piece) -> list[_Site]:
    """Places and targets named apart in one piece: 'at X and at Y' are two."""
    text = piece.scene.doc.text
    here = [
        n
        for n in piece.scene.places
        if piece.start <= n.start < piece.end and _place_of_event(text, n, piece)
    ]
    aims = _aims(piece, here)
    last = max((t[1] for t in piece.found), default=piece.start)
    split = _apart(text, here, aims, piece)
    if split is None:
        return [
            _Site(
                piece.start, max(piece.end, last), _finest(here) or _inherited(piece), tuple(aims)
            )
        ]
    return split


def _place_of_event(text: str, named: Named, piece: _Piece) -> bool:
    """A place the event is set in, not the home of an agency, person or body."""
    before = text[max(piece.start, named.start - 28) : named.start]
    after = text[named.end : named.end + 26]
    if re.search(
        r"\b(?:capital|mayor of|governor of|president of|government of|people of|ambassador to|talks in|meeting in|based in|from|told|statement from|said in|reporters in|hospital director in|exiled in|office in|agency in) (?:the )?$",
        before,
    ):
        return "from" in before[-6:] and not re.search(
            r"(?:fired|launched|launches|shelling|rockets?|drones?) (?:\w+ ){0,3}from",
            before + named.place.name,
        )
    if re.match(
        r"[’']s (?:\w+ )?(?:president|minister|army|government|forces|military|spokes\w+|leader)|[’']s\b",
        after,
    ):
        return not re.match(
            r"[’']s (?:\w+ )?(?:president|minister|army|government|forces|military|spokes\w+|leader)",
            after,
        )
    return not re.match(
        r" (?:said|told|and \w+ (?:agreed|said)|agreed|accused|denied|has|had agreed|Front|Council|Agency|News)\b",
        after,
    )


def _aims(piece: _Piece, here: list[Named]) -> list[tuple[int, int, str]]:
    """Target words in an object position: after an event word, or the subject of a passive."""
    text = piece.scene.doc.text
    kept = []
    for start, end, kind in events.targets(text, piece.start, piece.end):
        if any(n.start <= start < n.end for n in here) or any(
            s <= start < e for s, e, _ in piece.found
        ):
            continue
        before = text[max(piece.start, start - 60) : start]
        after = text[end : end + 40]
        hit = re.search(
            r"\b(?:hit|hits|hitting|struck|striking|strikes?|targeted|targeting|damag\w+|destroy\w+|shell\w+|attack\w*|bomb\w*|fired (?:on|at|into|upon)|fire (?:on|at)|at|on|into|against|near|ambush\w*|raid\w*|seiz\w+|board\w+|block\w+|shot|killed|killing|wounded|abducted|stormed|burned|set fire to|pounded|turned back|stopped|looted|overran|captured)(?: [\w’'-]+){0,4} $",
            before,
        )
        passive = re.match(
            r"(?: \w+){0,4} (?:was|were|had been|has been|have been|came under) (?:\w+ )?(?:hit|struck|ambushed|attacked|targeted|damaged|destroyed|shelled|shot|bombed|turned|blocked|seized|boarded|fire|attack|held|looted|abducted|killed|wounded|raided)",
            after,
        )
        if passive or (hit and not re.match(r"(?: \w+){0,2} (?:said|told)", after)):
            kept.append((_np_start(text, piece.start, start), end, kind))
    return _merge(kept)


def _np_start(text: str, floor: int, start: int) -> int:
    """Take in the words before a target noun up to its article: 'a crowded passenger train'."""
    before = re.search(
        r"\b(?:a|an|the|its|their|two|three|four|several|another|at|on|in|near|and|hit|struck|of|into|against|one)\b ((?:[\w’'-]+ ){0,3})$",
        text[floor:start],
        re.I,
    )
    if before and not re.search(
        r"\b(?:at|on|in|of|and|the|a|was|were|to|near|from|by|with|left|killed)\b", before.group(1)
    ):
        return start - len(before.group(1))
    return start


def _merge(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for item in found:
        if kept and item[0] < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(item[1], kept[-1][1]), kept[-1][2])
        else:
            kept.append(item)
    return kept


def _apart(
    text: str, here: list[Named], aims: list[tuple[int, int, str]], piece: _Piece
) -> list[_Site] | None:
    """Sites joined by 'and at', 'and another on', or two settlements joined by 'and'; else None."""
    if piece.absence:
        return None
    spots: list[tuple[int, int, Named | None, tuple[int, int, str] | None]] = sorted(
        [
            (n.start, n.end, n, None)
            for n in here
            if n.place.precision in ("settlement", "facility", "district", "region")
        ]
        + [(a[0], a[1], None, a) for a in aims],
        key=lambda s: s[0],
    )
    groups: list[list[tuple[int, int, Named | None, tuple[int, int, str] | None]]] = []
    for spot in spots:
        gap = text[groups[-1][-1][1] : spot[0]] if groups else ""
        new = bool(
            re.fullmatch(
                r",?(?: and)?(?: also)? (?:at|on|in|near|another (?:\w+ )?(?:at|on|in|near|hit))(?: an?| the)? ?|(?:,| and|, and) ?",
                gap,
                re.I,
            )
        ) and bool(re.search(r"\band\b|,", gap))
        both = groups and spot[2] is not None and groups[-1][-1][2] is not None
        if groups and (
            not new or not (both or "at" in gap or "on" in gap or "another" in gap or "near" in gap)
        ):
            groups[-1].append(spot)
        else:
            groups.append([spot])
    if len(groups) < 2:
        return None
    whole = next((g[-1] for g in reversed(groups) if g[-1][2] is not None), None)
    return [_site(group, groups, whole, piece) for group in groups]


def _site(
    group: list[tuple[int, int, Named | None, tuple[int, int, str] | None]],
    groups: list[list[tuple[int, int, Named | None, tuple[int, int, str] | None]]],
    whole: tuple[int, int, Named | None, tuple[int, int, str] | None] | None,
    piece: _Piece,
) -> _Site:
    named = [s[2] for s in group if s[2] is not None]
    aims = tuple(s[3] for s in group if s[3] is not None)
    first, last = group is groups[0], group is groups[-1]
    start = piece.start if first else group[0][0]
    end = piece.end if last else group[-1][1]
    return _Site(start, end, _finest(named), aims)


_FINE = ("facility", "settlement", "district", "area", "region", "country")


def _finest(named: list[Named]) -> Place | None:
    ranked = sorted(
        named, key=lambda n: _FINE.index(n.place.precision) if n.place.precision in _FINE else 3
    )
    return ranked[0].place if ranked else None


def _inherited(piece: _Piece) -> Place | None:
    """'there': the place named just before in the same sentence or the one before it."""
    if not re.search(r"\bthere\b", piece.words):
        return None
    before = [n for n in piece.scene.places if n.end <= piece.start and piece.start - n.end < 250]
    return before[-1].place if before else None


def _report(piece: _Piece, site: _Site) -> Report:
    scene, capture = piece.scene, piece.scene.doc.capture
    span = capture.span(*_clip(scene.doc.text, site.start, site.end))
    deed = events.deed(piece.found, piece.words)
    when = _when(piece)
    targets = tuple(capture.span(s, e) for s, e, _ in site.targets)
    why = events.cause(_around(piece))
    statement = _statement(scene, piece)
    killed, hurt = _toll(piece, site)
    return Report(
        id=make_id("rpt", capture.id, span.start, span.end, deed, site.place.name if site.place else None),
        capture=capture.id, span=span, sentence=capture.span(piece.sentence.start, piece.sentence.end),
        deed=deed, cause=Cause(why) if why and not piece.absence else Cause.UNKNOWN if deed is Deed.OUTAGE else Cause.ATTACK,
        absence=piece.absence, background=_background(piece, when), actor=_actor(piece), place=site.place,
        when=when, statement=statement, means=events.means(piece.words), targets=targets,
        target_classes=tuple(dict.fromkeys(k for _, _, k in site.targets)),
        killed=None if piece.absence else killed, injured=None if piece.absence else hurt, reader=scene.reader,
    )  # fmt: skip


def _around(piece: _Piece) -> str:
    return piece.sentence.text[piece.sentence.start : piece.sentence.end]


def _clip(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = _strip(text, start, end)
    return start, max(end, start + 1)


def _toll(piece: _Piece, site: _Site) -> tuple[object, object]:
    """The toll of this site only: where sites are split, a toll 'on the train' is the train's."""
    split = site.start != piece.start or site.end < piece.end
    text = piece.scene.doc.text[site.start : site.end] if split else piece.words
    return counts.killed(text), counts.injured(text)


def _when(piece: _Piece) -> When | None:
    """The time in the piece, else in its sentence; never the publication day."""
    near = sorted(
        (
            e
            for e in piece.scene.times
            if piece.sentence.start <= e.start < piece.sentence.end
            and e.when is not None
            and not _speech_time(piece, e)
        ),
        key=lambda e: (
            not piece.start <= e.start < piece.end,
            not (e.when and e.when.known),
            e.start,
        ),
    )
    return near[0].when if near else None


def _speech_time(piece: _Piece, e: Expression) -> bool:
    """Whether a time tells when somebody spoke rather than when it happened."""
    before = piece.scene.doc.text[max(piece.sentence.start, e.start - 34) : e.start]
    after = piece.scene.doc.text[e.end : e.end + 12]
    return bool(
        re.search(
            r"\b(?:said|told (?:\w+ ){1,3}|says|wrote|reported|announced|statement|reporters|interview|confirmed|added|denied|declined to comment(?: on the matter)?)(?: in an? \w+)? ?$",
            before,
        )
    ) or bool(re.match(r" that ", after) and re.search(r"said", before))


def _background(piece: _Piece, when: When | None) -> bool:
    if _BACKGROUND.search(piece.words):
        return True
    published = piece.scene.doc.capture.published
    if when is None or when.latest is None or published is None or published.earliest is None:
        return False
    return (published.earliest - when.latest).days > 60


def _statement(scene: Scene, piece: _Piece) -> str | None:
    """The innermost statement whose content holds the event words."""
    at = piece.found[0][0]
    holding = [
        (sum(s.end - s.start for s in spans), sid)
        for sid, spans in scene.statements
        if any(s.start <= at < s.end for s in spans)
    ]
    return min(holding)[1] if holding else None


def _actor(piece: _Piece) -> Agent:
    """Who did it, where the words say: subject of an active verb, 'by X', or 'Russian drones'."""
    words = piece.words
    by = re.search(
        r"\b(?:by|from) (?:the )?((?:[A-Z][\w’'-]+ ?){1,4}|(?:army|navy|air force|rebels|police|militia|security forces|insurgents)\b)",
        words,
    )
    active = _ACTORISH.search(words)
    if active and not piece.absence:
        before = words[: active.start()]
        match = re.search(
            r"(?:^|[,;] |that |when |after |and )(?:the )?((?:[A-Z][\w’'-]+ ?){1,5}|(?:the )?(?:army|navy|air force|rebels|police|militia|troops|security forces|border guards|coastguard))(?:fighters|forces|troops|drones|jets|warplanes|artillery|gunmen|soldiers|rebels|units|missiles|had|has|have|\s)*$",
            before,
        )
        if match and not _is_time_or_place(match.group(1), piece):
            return _agent(match.group(1), "stated")
    passive = by and re.search(r"\b(?:was|were|been|being)\b", words[: by.start()])
    if by and passive and not _is_time_or_place(by.group(1), piece):
        return _agent(by.group(1), "stated")
    for tok in re.finditer(
        r"\b([A-Z][\w]+) (?:\w+ )?(?:drones?|missiles?|shelling|artillery|strikes?|air ?strikes?|forces|troops|attacks?|warplanes|jets|rockets?|fire|soldiers|gunmen|army)\b",
        words,
    ):
        if tok.group(1).lower() in DEMONYMS:
            return _agent(tok.group(1), "stated")
    accused = re.search(r"\b(?:accused|blamed) (?:the )?((?:[A-Z][\w’'-]+ ?){1,4})", _around(piece))
    return _agent(accused.group(1), "alleged") if accused else Agent(name=None, basis="unstated")


def _is_time_or_place(name: str, piece: _Piece) -> bool:
    first = name.split()[0].lower()
    from .lexicon import MONTHS, WEEKDAYS

    if (
        first in WEEKDAYS
        or first in MONTHS
        or first
        in (
            "at",
            "no",
            "there",
            "two",
            "three",
            "several",
            "gunmen",
            "dozens",
            "shells",
            "drones",
            "rockets",
            "on",
            "in",
            "it",
            "he",
            "they",
            "we",
            "more",
            "nine",
            "local",
            "around",
            "about",
        )
    ):
        return True
    at = piece.words.find(name)
    return any(
        n.start == piece.start + at and n.place.precision != "country" for n in piece.scene.places
    )


def _agent(name: str, basis: str) -> Agent:
    bare = re.sub(r"^(?:the )", "", name.strip(), flags=re.I)
    bare = re.sub(
        r" (?:fighters|forces|troops|drones|jets|warplanes|artillery|gunmen|soldiers|rebels|units|missiles|had|has|have)$",
        "",
        bare,
    )
    code = DEMONYMS.get(bare.lower())
    land = country(code) if code else None
    return Agent(name=land.name if land else bare, basis=basis)


def describes_pause(words: str) -> bool:
    """Whether words speak of the arrangement at all."""
    return bool(PAUSE.search(words) or ARRANGEMENT.search(words))
