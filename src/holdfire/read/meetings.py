"""Meetings, calls and talks that took or will take place, and who takes part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.record import Meeting, Place, When, make_id

from .lexicon import MONTHS, TITLES, WEEKDAYS
from .parties import pair
from .pieces import Scene, holder, prose
from .text import Sentence

_HOSTED = (
    r"delegations?|envoys?|mediators?|commanders?|ministers?|ambassadors?|chiefs?|leaders?|"
    r"presidents?|generals?|bishops?|elders|negotiators?|representatives|counterparts?|diplomats?"
)
_ACT = (
    r"(?P<act>\bmet\b(?! (?:the|its|their|a) (?:demand|condition|deadline|target|fate|resistance|"
    r"need))|"
    r"\b(?:will|would|to|are expected to|is expected to|were to|due to|is due to|are due to) "
    r"(?:\w+ )?(?:meet|talk|confer|convene|reconvene|gather (?:in|at|for|on))\b(?! (?:the|"
    r"its|their|"
    r"a) (?:demand|condition|deadline|target))|"
    r"\bmeets? (?:again )?(?:in|on|with) (?=[A-Z\d])|"
    r"\b(?:spoke|speak|talked|conferred) (?:again )?(?:by (?:phone|telephone|video)|on the phone|"
    r"by radio)|"
    r"\b(?:after|before|during|while|upon|since) meeting (?:with )?(?=(?:the |his |her )?[A-Z])|"
    r"\b(?:spoke|speaks?|spoken|talked) (?:with|to) [^,.;:“”]{3,60}? (?:by|over the|on the|via) "
    r"(?:phone|telephone|video)\b|\b(?:telephoned|phoned)\b|\bin (?:\w+ )?(?:contact|"
    r"touch) by (?:phone|telephone|radio)\b|"
    r"\b(?:sat down|gathered|convened|reconvened) (?:together |again )?(?:in|at|for|with|"
    r"under|near|on)\b|"
    r"\b(?:shook|shaken|shake) hands\b|\bshuttl(?:ed|ing|es) between\b|"
    rf"\b(?:received|receives|receive|hosted|hosts|host) (?=(?:an? |the |his |"
    rf"her )?(?:[\w’'-]+ ){{0,3}}?"
    rf"(?:{_HOSTED})\b|(?!The\b)[A-Z][\w’'-]+ [A-Z])|"
    r"\b(?:arriv|fl[ey]|flew|travel|went|came|head|"
    r"return)\w* (?:[\w’'-]+ ){1,6}?for (?:[\w-]+ ){0,2}"
    r"(?:talks|meetings?|negotiations|consultations)\b|"
    r"\bafter (?:[\w-]+ ){1,4}of (?:talks|negotiations|meetings)\b|"
    r"\b(?:hosted|held|holding|hold|holds|chaired|attended|concluded) (?:[\w-]+ ){0,4}(?:talks|"
    r"meetings?|discussions|a call|consultations|(?:emergency |special |joint |closed |working |"
    r"third |second |first |plenary )session|negotiations|(?:phone|video) call)\b)"
)
_EVENT = (
    r"(?P<noun>\b(?:talks|meeting|summit|(?:telephone |phone |video )?call|conference|negotiations|"
    r"rounds? of talks|consultations|session|discussions|meetings|(?:telephone |"
    r"phone )?conversation)"
    r"(?= (?:between|with|in|at|on|held|last|lasted|of (?:the )?(?:two|both|[\w-]+ (?:committee|"
    r"commission|council|panel))|took place|resumed?|opened|opens?|began|begins?|due|ended|"
    r"continued?|started|starts?|concluded|broke up|adjourned|hosted|brokered|mediated|"
    r"(?:is|are|was|were) (?:held|due|set|scheduled|planned|to|under way)|"
    r"will (?:be held|take place|resume|begin|start|continue|open)|scheduled|planned|set for)))"
)
_MEET = re.compile(rf"{_ACT}|{_EVENT}", re.I)
_GROUP = (
    r"negotiators?|officials|delegations?|envoys|elders|commanders|ministers|diplomats|mediators|"
    r"leaders|generals|officers|villagers|chiefs|presidents|teams|representatives|monitors|"
    r"residents"
)
_NAME = (
    r"[A-Z][\w’'-]*(?:(?: (?:of|de|del|al|bin|ag|van|the|da|di|ibn) (?=[A-Z])| )[A-Z][\w’'-]*){0,4}"
)
_PARTY = re.compile(
    rf"(?P<share>[A-Z]\w+(?:, [A-Z]\w+)*,? and [A-Z]\w+) (?P<head>{_GROUP})\b|"
    rf"(?:(?:the )?(?i:{_GROUP}) (?:of|from) (?:the )?)(?P<of>{_NAME})|"
    rf"(?P<name>{_NAME})(?: (?P<after>{_GROUP}))?\b|"
    rf"\b(?P<plain>(?:the )?(?:border |community |tribal |military |village |regional |local |"
    rf"federal )"
    rf"(?:{_GROUP}|government|authorities)|(?:regional|federal|central) government|"
    r"(?:the )?(?:joint |monitoring |liaison |border |military |follow-up )*(?:commission|"
    r"committee|panel))\b"
)
_EDGE = re.compile(
    r"[.;:“”\"]|, (?:and|but|while|after|before|who|which|where|said|the|in|a|an|possibly|"
    r"including)\b|"
    r" (?:and will|and would|after|before|said|says|according|that|while)\b"
)
_AGAIN = re.compile(r"\b(?:the two|both|they|the pair)\b|\b(?:again)\b", re.I)
_UNSAID = re.compile(
    r"\b(?:no|not|neither|nor|never|refused|declined|without|would not|did not|unless|if|"
    r"could|"
    r"should|wants?|ready|hopes?|offered|calls? for|called for|proposed)\b[^,;]{0,60}$",
    re.I,
)
_AUDIENCE = re.compile(
    r"\b(?:news|press|media) $|\b(?:told|tells|telling|address(?:ed|ing)|informed) "
    r"(?:an?|the|his|her|its|their) (?:[\w’'-]+ ){0,3}$",
    re.I,
)
"""'told a news conference': listeners, and no talks."""
_SET = re.compile(r"\b(?:in|at|near|outside) (?:the )?(?:\w+ )?$", re.I)
_GOING = re.compile(r"\b(?:to|from|for|via|visit\w*|left|leaves?|reach\w*) (?:the )?$", re.I)
"""Where somebody goes to meet: a place, never one who takes part."""
_OFF = re.compile(
    r"\b(?:called off|cancelled|canceled|postponed|put off|did not (?:take place|happen)|"
    r"never (?:took place|happened)|fell through)\b",
    re.I,
)
"""What was not held is no meeting."""
_NOT_WHO = frozenset(
    {*WEEKDAYS, *MONTHS}
    | set("mr mrs ms dr the a an in on at he she it they we this but and secretary".split())
    | set("after before during while upon since our its their his her no talks meeting".split())
    | set("negotiations face-to-face consultations".split())
    | set("discussions session delegations representatives".split())
)


@dataclass(frozen=True, slots=True)
class _Talk:
    """A word for a meeting, and the stretch of the sentence that tells of it."""

    match: re.Match[str]
    start: int
    end: int


def meetings(scene: Scene) -> list[Meeting]:
    """Talks, calls and meetings, past or planned, in reading order."""
    found: list[Meeting] = []
    for sentence in prose(scene):
        last = sentence.start
        for talk in _talks(sentence):
            if talk.match.start() >= last:
                meeting = _meeting(scene, talk, found)
                if meeting is not None:
                    found.append(meeting)
                    last = meeting.span.end
    return found


def _talks(sentence: Sentence) -> Iterator[_Talk]:
    text = sentence.text
    for match in _MEET.finditer(text, sentence.start, sentence.end):
        before = text[max(sentence.start, match.start() - 70) : match.start()]
        after = text[match.end() : min(sentence.end, match.end() + 80)]
        if _UNSAID.search(before) or _AUDIENCE.search(before) or _OFF.search(after):
            continue
        yield _Talk(match, _left(sentence, match), _right(sentence, match))


def _left(sentence: Sentence, match: re.Match[str]) -> int:
    edges = [m.end() for m in _EDGE.finditer(sentence.text, sentence.start, match.start())]
    start = edges[-1] if edges else sentence.start
    lead = re.match(
        r"[ ,“\"]*(?:But|And|While|Meanwhile,?|However,?|Later,?) ",
        sentence.text[start : match.start()],
    )
    start += lead.end() if lead else 0
    while start < match.start() and sentence.text[start] in ' ,“"':
        start += 1
    return start


def _right(sentence: Sentence, match: re.Match[str]) -> int:
    edge = _EDGE.search(sentence.text, match.end(), sentence.end)
    end = edge.start() if edge else sentence.end
    return sentence.start + len(sentence.text[sentence.start : end].rstrip(" .,"))


def _meeting(scene: Scene, talk: _Talk, told: list[Meeting]) -> Meeting | None:
    capture, text = scene.doc.capture, scene.doc.text
    who = _who(scene, talk)
    again = _AGAIN.search(text[talk.start : talk.end])
    who = _sides(text, talk, _host(talk, text, who))
    if (
        len(who) < 2
        and told
        and (again or (talk.match["noun"] and _same_sentence(told[-1], talk, text)))
    ):
        who = told[-1].who
    place, when = _place(scene, talk), _when(scene, talk)
    if talk.match["noun"] and not (place or when or len(who) > 1):
        return None
    known = (
        place or when if talk.match["noun"] else when and _BOTH.search(text, talk.start, talk.end)
    )
    if not who and not known:
        return None
    return Meeting(
        id=make_id("mtg", capture.id, talk.start, talk.end), capture=capture.id,
        span=capture.span(talk.start, talk.end), who=who,
        statement=holder(scene, talk.match.start()), place=place, when=when,
    )  # fmt: skip


_BOTH = re.compile(
    r"\b(?:(?:both|the two|the) (?:\w+ )?(?:sides|delegations|parties|groups|teams|factions|armies|"
    r"governments|camps|rivals)(?:[’'] \w+(?: \w+)?)?|delegat\w+|negotiators|envoys|technicians|"
    r"liaison officers)\b",
    re.I,
)
_BARE_GROUP = frozenset("delegates delegations negotiators envoys technicians officers".split())


def _sides(text: str, talk: _Talk, who: tuple[str, ...]) -> tuple[str, ...]:
    """'both sides', 'the delegates': the two parties, where the text names them."""
    others = tuple(w for w in who if w.casefold() not in _BARE_GROUP)
    both = _BOTH.search(text, talk.start, talk.end)
    parties = pair(text) if both else ()
    bare = both is not None and re.match(r"(?:both|the)\b", both.group(), re.I) is None
    if not parties or len(others) > 1 or (bare and others):
        return who
    return (*others, *(p for p in parties if p not in others))


_GUEST = re.compile(
    rf"(?:an? |the |his |her )?(?P<who>(?:(?!(?:in|on|at|for)\b)[\w’'-]+ ){{0,2}}?(?:{_HOSTED}))\b"
)


def _host(talk: _Talk, text: str, who: tuple[str, ...]) -> tuple[str, ...]:
    """'is to receive the bishop': who is received belongs to the meeting, named or not."""
    guest = _GUEST.match(text, talk.match.end(), talk.end)
    hosts = re.match(r"(?:receiv|host)\w* $", talk.match.group())
    return (*who, guest["who"]) if hosts and guest and len(who) < 2 else who


def _same_sentence(last: Meeting, talk: _Talk, text: str) -> bool:
    between = text[last.span.end : talk.start]
    return "." not in between and re.search(r"\bafter\b", between) is not None


def _who(scene: Scene, talk: _Talk) -> tuple[str, ...]:
    """Names on either side of the word for the meeting, places and times left out."""
    names: list[str] = []
    for match in _PARTY.finditer(scene.doc.text, talk.start, talk.end):
        spot = match.start("name") if match["name"] else match.start()
        if match["name"] and _aside(scene.doc.text, match):
            continue
        if match["name"] and _SET.search(scene.doc.text[max(talk.start, spot - 10) : spot]):
            continue
        place = any(n.start <= spot < n.end and not match["after"] for n in scene.places)
        if place and not _acts(scene, match, talk):
            continue
        names.extend(n for n in _named(match, scene.doc.text) if n not in names)
    return tuple(names)


_SAID = re.compile(r" (?:said|says|told|added|announced|wrote|reported)\b|[’']s (?:\w+ ){1,3}")
_AIDE = re.compile(r" (?:[\w-]+ ){0,2}?(?:chief|aide|adviser|envoy|deputy|minister|negotiator)\b")
_HEAD_OF = re.compile(
    r"\b(?:chief|head|leader|chair\w*|commander|spokes\w+|secretary) of (?:the )?$"
)


def _aside(text: str, match: re.Match[str]) -> bool:
    """A name that tells who reports it, or whose chief or aide took part."""
    before = text[max(0, match.start("name") - 24) : match.start("name")]
    own = _SAID.match(text, match.end("name")) is not None
    aide = re.search(r"[’']s$", match["name"]) and _AIDE.match(text, match.end("name"))
    return own or bool(aide) or _HEAD_OF.search(before) is not None


def _acts(scene: Scene, match: re.Match[str], talk: _Talk) -> bool:
    """A country's name as a party: before the verb and not behind 'in'."""
    before = scene.doc.text[max(talk.start, match.start() - 12) : match.start()]
    return (
        match.end() <= talk.match.start()
        and not (_SET.search(before) or _GOING.search(before))
        and talk.match["act"] is not None
    )


def _named(match: re.Match[str], text: str) -> Iterator[str]:
    if match["share"]:
        for one in re.split(r", and |, | and ", match["share"]):
            yield f"{one} {match['head']}"
        return
    words = match["of"] or match["plain"] or match["name"]
    bare = re.sub(r"^the ", "", words)
    drop = _NOT_WHO if match["plain"] else TITLES | _NOT_WHO
    while bare.split() and bare.split()[0].lower().rstrip(".") in drop:
        bare = " ".join(bare.split()[1:])
    bare = re.sub(r"[’']s$", "", bare)
    if len(bare) < 3 or bare.lower() in _NOT_WHO or bare.split()[-1].lower() in _NOT_WHO:
        return
    yield f"{bare} {match['after']}" if match["after"] else _full(bare, text)


def _full(name: str, text: str) -> str:
    """The full name where the text gives one: 'Vel' → 'Ana Vel'."""
    same = rf"[{name[0].upper()}{name[0].lower()}]{re.escape(name[1:])}"
    wider = re.search(rf"\b(?:[A-Z][\w’'-]+ ){{1,3}}{same}(?![\w-])(?: [A-Z][\w-]+){{0,2}}", text)
    if wider is None:
        return name
    first = wider.group().split()
    while len(first) > 1 and first[0].lower() in TITLES | _NOT_WHO | {"force", "front"}:
        first = first[1:]
    return " ".join(first)


def _place(scene: Scene, talk: _Talk) -> Place | None:
    text = scene.doc.text
    here = [n for n in scene.places if talk.start <= n.start < talk.end]
    located = [n for n in here if _SET.search(text[max(0, n.start - 16) : n.start])]
    after = [n for n in located if n.start > talk.match.start()]
    best = (
        after or located or [n for n in here if _GOING.search(text[max(0, n.start - 16) : n.start])]
    )
    return best[0].place if best else None


def _when(scene: Scene, talk: _Talk) -> When | None:
    here = [e for e in scene.times if talk.start <= e.start < talk.end and e.when]
    return min(here, key=lambda e: abs(e.start - talk.match.start())).when if here else None
