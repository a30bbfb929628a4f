"""Who must refrain: the sides that words of restraint bind, and whom 'we' or 'both' stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .acts import ARRANGEMENT, PAUSE
from .demonyms import BODIES, DEMONYMS
from .gazetteer import country
from .lexicon import MONTHS, ORGANISATIONS, TITLES, WEEKDAYS

_CAP = r"[A-Z][\w’'-]+"
_NAME = rf"{_CAP}(?: (?:(?:of|and|for) (?:the )?(?=[A-Z]))?{_CAP}){{0,5}}"
_TROOPS = (
    r"(?:forces|fighters|troops|men|units?|columns?|detachments|gunners|guns|crews?|soldiers|army|"
    r"lads|movement|people|formations|commanders|militia(?:men)?|drones|aircraft|navy|air force|"
    r"batteries|side|guards|officers|brigades?|battalions?|boats|police|sailors|pilots|government)"
)
_GENERIC = (
    r"(?:army|navy|air force|armed forces|federal army|(?:regional |federal |military |interim |"
    r"central |local )?(?:government|authorities|administration)|junta|rebels|insurgents|militias?|"
    r"separatists|guerrillas|paramilitaries|police|gendarmes|coalition|marines|coast guard|"
    r"military)"
)
_ONE = (
    rf"(?:(?:{_TROOPS} (?:of|from|loyal to) )?(?:the )?{_NAME}(?: {_TROOPS})?|"
    rf"(?:[Tt]he )?{_GENERIC}(?: {_TROOPS})?)"
)
MANY = (
    r"(?i:both|(?:the )?two(?= rival| warring| opposing)|the two|all(?: the)?|neither|each|"
    r"the warring|the rival|the opposing|either) "
    r"(?:\w+ )?(?:sides?|part(?:y|ies)|armies|governments|factions|groups?|forces|camps|clans|"
    r"militias|commands)"
)
_OWN = (
    rf"(?:(?i:its|their|our|his|her|my)(?: own)? (?:[\w-]+ )?{_TROOPS}|"
    rf"(?i:no|not one|none|every|all|any|each) (?:of (?:our|its|their|his) )?{_TROOPS}"
    r"(?: of (?:ours|theirs|his|hers))?|(?:it|we|We|they|I))"
)
_WHO = rf"(?P<b>{MANY}|{_OWN}|{_ONE}(?: and {_ONE})?)"
_SOON = r"(?:(?:had|have|has|will|would|also|both|already|now|each|to|must|shall|then|since) )*"
_FIRE = (
    r"(?:fire|firing|attacks?|strikes?|shelling|raids?|bombing|operations?|fighting|hostilities|"
    r"patrols?|flights?|launches|arms|weapons)"
)
_AGREE = (
    r"(?:agree[ds]? (?:to|on|not|that|by|with|a|an|the)|agreed|accepted|pledged|promised|committed|"
    r"undertook|undertaken|consented|sworn|swore|vowed|given a|given (?:its|their|his) word|"
    r"order(?:s|ed) (?:an?|its|their|all|every|the)|announced an?|declared an?|"
    rf"(?:suspend|halt|stop|cease|pause|end|freeze|call(?:ed)? off)\w* (?:\w+ ){{0,3}}?{_FIRE}|"
    r"hold(?:s|ing)? (?:its|their|his|our|the)?\s?(?:\w+ )?(?:fire|lines|positions)|holds? fire|"
    r"observ\w+|refrain\w*|respect|honou?r|abide|silence|stand (?:down|back|fast)|"
    r"exchang\w+ letters|sign(?:ed)?|shook hands|let (?:\w+ ){1,4}(?:pass|through|by|move|in|"
    r"cross)|"
    r"freeze|make no|forgo|open (?:the|a|its)|(?:give|guarantee|grant|allow) (?:\w+ )?safe passage|"
    r"keep (?:away|back|clear|out|off|their|its|our|the silence)|lay (?:down|aside)|leave|spare|"
    r"pull back|withdraw|ground (?:its|their|our|all)|"
    r"not (?:to )?(?:fire|attack|strike|stop|shoot|touch|shell|bomb|target|move|launch|lay|open|"
    r"cross|raid|enter|advance|board|seize|block)|"
    r"(?:are|is|were|was|be|been) (?:\w+ )?bound|considers? (?:itself|themselves) bound)"
)
_TOLD = r"(?:asked|urged|told|ordered|instructed|directed|begged|persuaded|commanded)"
_START = (
    r"(?:^|\b(?:that|and|but|said|while|as|confirmed|[A-Z][a-z]+day|tonight|today|midnight|noon)"
    r" |[“\"] ?|[-–—:;,.] |\b(?=(?:its|our|their|his|her|both|neither) ))"
)
_PATTERNS = (
    re.compile(rf"\b{_TOLD} {_WHO}(?: [^.,;]{{1,40}}?)? (?:not )?to\b"),
    re.compile(
        rf"{_START}{_WHO} (?:(?:had|have|has)(?: \w+)? been|were|was|are|is)(?: \w+)? "
        rf"(?:{_TOLD}|under orders|to (?:stand|stop|cease|hold|keep|halt|refrain|stay|fall)|"
        rf"bound)\b",
        re.M,
    ),
    re.compile(rf"{_START}{_WHO} {_SOON}[“\"]?{_AGREE}\b", re.M),
    re.compile(
        rf"{_START}(?P<b>(?i:its|their|our|his|her|my)(?: own)? (?:[\w-]+ )?{_TROOPS}) "
        rf"(?:in|around|near|along|at) [^.;“”\"]{{3,60}}? {_SOON}[“\"]?{_AGREE}\b",
        re.M,
    ),
    re.compile(
        rf"\b(?P<b>{MANY}) (?:will|would|shall|must|may|are to|were to) (?!meet|talk|send|return|"
        r"discuss|hold (?:talks|a meeting)|be (?:asked|invited))",
        re.I,
    ),
    re.compile(r"\b(?P<b>[Nn]o (?!one)\w+ of ours)\b"),
    re.compile(rf"\b(?P<b>(?:[Nn]o|[Nn]ot one) {_TROOPS}) (?:will|would|shall|may|must) "),
    re.compile(r"\b(?P<b>(?:his|her|my|our) own (?:order|orders|pledge|promise))\b", re.I),
    re.compile(rf"\b(?:{_FIRE}|drone flights) by (?:the )?(?P<b>{MANY}|{_ONE}(?: and {_ONE})?)\b"),
    re.compile(
        r"\b(?:truce|cease-?fire|pause|halt|suspension|fighting|lull|fire|deal|agreement|signed|"
        rf"hostilities|arrangement)\b[^.;,]{{0,40}}? (?:between|by) (?:\w+ of )?"
        rf"(?P<b>{_ONE} and {_ONE})\b"
    ),
)
_NOT_ONE = re.compile(
    rf"\b(?:{ARRANGEMENT.pattern}|{PAUSE.pattern}|halt|order|regime|measures?|window|gesture|truck|"
    r"convoy|mediators?|bishops?|envoys?|negotiators?|diplomats?|text|paper|talks)\b",
    re.I,
)
_CAPACITY = re.compile(r"^(?:the|its|our|their|his|her|an?) ", re.I)
_OPENERS = frozenset(
    "the a an it this that these those in on at for from but and if when after before he she his "
    "her no not there both under since during i any farmers residents nobody".split()
)
_SELF = re.compile(rf"(?:{_OWN}|no \w+ of ours|\w+ own \w+)\Z", re.I)
_OUTSIDE = re.compile(
    r"\b(?:mediat\w+|bishop|archbishop|priest|pastor|imam|analyst|historian|diplomat|observer|"
    r"monitor\w*|ambassador|adviser to the talks|fixer|aid (?:official|worker|agency|group)|"
    r"united nations|un|(?:special )?envoys?|facilitat\w+|guarantors?|go-betweens?|brokers?|"
    r"contact group|good offices|secretary[- ]general|special representative)\b",
    re.I,
)
_BROKERED = r"(?:brokered|mediated|mediates|facilitated|hosted|guaranteed)"


@dataclass(frozen=True, slots=True)
class Bound:
    """The words that name a side, and the name it is known by where the text gives one."""

    start: int
    end: int
    value: str


def bound(text: str, start: int, end: int, side: str | None) -> Iterator[Bound]:
    """The sides that the words between two offsets bind; `side` is the speaker's own."""
    words = text[start:end]
    for pattern in _PATTERNS:
        for match in pattern.finditer(words):
            if not _LAST_PLACE.search(words[max(0, match.start("b") - 60) : match.start("b")]):
                yield from _sides(text, match, start, side)


_LAST_PLACE = re.compile(
    rf"\b(?:in|at|near|around|across|along) (?:the )?{_CAP}(?: {_CAP})?(?:, {_CAP})*,? and "
    r"(?:the )?$"
)
"""'units in Lofa and': what follows is one more place."""


def _sides(text: str, match: re.Match[str], at: int, side: str | None) -> Iterator[Bound]:
    words, low = match["b"], at + match.start("b")
    if re.fullmatch(MANY, words, re.I):
        for name in pair(text) or (words,):
            yield Bound(low, low + len(words), name)
        return
    if _SELF.match(words):
        after = text[at + match.end("b") : at + match.end("b") + 40]
        if _own(words, after, side) and not _of_others(words, text[at:low]):
            for name in sides_of(side) if side else (words,):
                yield Bound(low, low + len(words), name)
        return
    for piece in _pieces(words):
        name = named(piece, text)
        if name:
            first = low + words.index(piece)
            yield Bound(first, first + len(piece), name)


def sides_of(name: str) -> tuple[str, ...]:
    """'Lake Front and Narva League' → the two bodies, where each half is one's name."""
    halves = re.split(r" and (?:the )?(?=[A-Z])", name)
    return tuple(halves) if len(halves) > 1 and all(map(is_body, halves)) else (name,)


def _of_others(words: str, before: str) -> bool:
    """Whether the words are 'they' or 'their' inside a quotation: never who is speaking."""
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return quoted and re.match(r"(?:they|their|them|he|his)\b", words, re.I) is not None


def _own(words: str, after: str, side: str | None) -> bool:
    """A bare pronoun binds only whoever has a side; 'it holds', 'they stopped' bind nobody."""
    if " " in words:
        return True
    return side is not None and not re.match(
        r" (?:is|was|are|were|holds?\b(?! fire)|leaves?)", after
    )


def _pieces(words: str) -> list[str]:
    join = rf" and (?:{_TROOPS} (?:of|from) )?(?:the )?(?=[A-Z]|{_GENERIC}\b)"
    return re.split(join, words) if " and " in words else [words]


def named(words: str, text: str) -> str | None:
    """A side by its name: 'the Russian side' → the country, 'the Front' → its full name."""
    bare = _CAPACITY.sub("", words.strip())
    owned = re.match(rf"{_TROOPS} (?:of|from|loyal to) (?:the )?", bare)
    bare = bare[owned.end() :] if owned else bare
    bare = re.sub(rf"(?<=[a-z]) {_TROOPS}$", "", bare) if bare[:1].isupper() else bare
    while bare.split() and bare.split()[0].lower().rstrip(".") in TITLES and " " in bare:
        bare = bare.split(" ", 1)[1]
    bare = re.sub(r"[’']s$", "", re.sub(r"^(?:(?:of|for|the) )+", "", bare))
    first = bare.split()[0].casefold() if bare.split() else ""
    if len(bare) < 3 or first in (*WEEKDAYS, *MONTHS) or first in _OPENERS or _NOT_ONE.search(bare):
        return None
    if bare.casefold() in _STATE:
        return bare.casefold()
    code = BODIES.get(bare.casefold()) or (DEMONYMS.get(first) if " " not in bare else None)
    land = country(code) if code else None
    wider = full(bare, text)
    return land.name if land else wider if is_body(wider) else bare


def full(name: str, text: str) -> str:
    """The longest name in the text of which this is the closing or opening part."""
    if not name[:1].isupper():
        return name
    wider = _full(name, text)
    return wider if name.casefold() not in _STATE or _official(wider) else name


def _official(name: str) -> bool:
    """'National Army of Defence': a state's own force, which 'the army' may stand for."""
    first = name.split()[0].casefold()
    return " " in name and (first in _NATIONAL or first in DEMONYMS)


_OFFICES = frozenset("interior foreign defence defense finance army police military state".split())
_INNER = frozenset("police border coast army".split())
_NATIONAL = frozenset("national unified federal royal republican state central joint".split())
_STATE = frozenset("army military government police navy".split())
"""Forces of the state by their common name, never a short form of a longer body's."""


@lru_cache(maxsize=128)
def _full(name: str, text: str) -> str:
    known = re.escape(name)
    wider = re.compile(
        rf"\b(?:(?!The |A |In |On )[A-Z][\w-]+ ){{0,4}}{known}"
        rf"(?: of (?:the )?{_CAP}(?: {_CAP}){{0,2}}| (?:East|West|North|South|Central))?(?![\w-])"
    )
    found = [m.group() for m in wider.finditer(text)]
    if len(name.split()) < 2 or name.split()[-1].casefold() in _INNER:
        found += re.findall(
            rf"\b(?:(?!The )[A-Z][\w-]+ ){{1,3}}{known} (?:Command|Force|Service)\b", text
        )
    fit = [f for f in found if f.split()[0].lower() not in (TITLES - _OFFICES) | _OPENERS]
    best = max(fit, key=lambda f: (len(f.split()), fit.count(f), -fit.index(f)), default=name)
    rival = any(f not in best and best not in f for f in fit)
    return name if rival else best


_PAIR = re.compile(
    rf"(?:\b(?:between|by|bound|binds) (?:\w+ of )?(?:the )?(?P<a>{_NAME}|{_GENERIC}) and (?:the )?"
    rf"(?P<c>{_NAME}|{_GENERIC})\b|"
    rf"\b[Tt]he (?P<a2>{_NAME}|{_GENERIC}) and (?:the )?(?:army’s |army's )?(?P<c2>{_NAME}|"
    rf"{_GENERIC}) {_SOON}(?:been bound|reached|concluded|struck|initialled|{_AGREE}))"
)


@lru_cache(maxsize=16)
def pair(text: str) -> tuple[str, ...]:
    """The two parties of the arrangement, where one sentence names them side by side."""
    for match in _PAIR.finditer(text):
        around = text[max(0, match.start() - 120) : match.end() + 60]
        if not (PAUSE.search(around) or ARRANGEMENT.search(around)):
            continue
        left = named(match["a"] or match["a2"], text)
        right = named(match["c"] or match["c2"], text)
        if left and right and left != right:
            return left, right
    return ()


@lru_cache(maxsize=256)
def side_of(text: str, name: str, role: str, source: tuple[int, int] | None) -> str | None:
    """The body a speaker is or speaks for, by the words of the text; None where they tell none."""
    if _OUTSIDE.search(f"{name} {role}") or _brokered(name, text):
        return None
    if not role and is_body(name):
        return _named(name, text)
    for run in re.findall(_NAME, re.sub(r"[’']s\b", "", role)):
        side = named(run, text)
        if side and is_body(side):
            return side
    generic = re.search(rf"\b{_GENERIC}\b", role)
    if generic:
        return _named(generic.group(), text)
    return (_antecedent(text, source) if source else None) or _beside(text, name)


def _brokered(name: str, text: str) -> bool:
    """Whether the text says that a body brought the pause about between others."""
    own = re.escape(name)
    done = rf"\b{own}\b,?(?: (?:which|who|that))?(?: (?:has|had|have|also))? {_BROKERED}\b"
    return re.search(rf"{done}|\b{_BROKERED} by (?:the )?{own}\b", text) is not None


def _named(name: str, text: str) -> str:
    """The full name of a body, also where the text calls it 'the army' or 'council' in small."""
    wider = full(name if name[:1].isupper() else name.title(), text)
    generic = name.casefold() in _STATE or (name.islower() and name.split()[-1] in _STATE)
    if wider == name.title() and (generic or (name.islower() and wider not in text)):
        return name.casefold()
    return wider if " " in wider or name[:1].isupper() else name


def _beside(text: str, name: str) -> str | None:
    """'the Front's commander, Ana Vel', 'Ana Vel, who leads the Front': the body by the name."""
    for match in re.finditer(re.escape(name), text):
        left = text[max(0, match.start() - 90) : match.start()]
        right = _LEADS.match(text, match.end())
        if re.search(rf"\b[Ii]ts (?:[\w-]+ ){{0,2}}?{_POST},? $", left):
            return _before(text, match.start())
        before = _LED.search(re.split(r"[.;:]\s", left)[-1])
        for found in (before, right):
            words = found and next((w for w in found.groups() if w), None)
            side = named(words, text) if words else None
            if side and is_body(side) and not _OUTSIDE.search(side):
                return side
    return None


_POST = (
    r"(?:spokes\w+|commander|leader|head|chief|chair\w*|secretary|boss|deputy|delegate|negotiator|"
    r"representative|general|president|captain|man)"
)
_LED = re.compile(
    rf"(?:(?P<side>{_CAP}(?: {_CAP}){{0,3}})(?:[’']s)? (?:[\w-]+ ){{0,2}}?{_POST}|"
    rf"{_POST} of (?:the )?(?P<of>{_NAME})),? (?:(?:known as|called|\w+\.?) )?$"
)
_LEADS = re.compile(
    rf", (?:who (?:leads|heads|chairs|commands|speaks for)|(?:the |a )?(?:\w+ )?{_POST} (?:of|"
    rf"for)) "
    rf"(?:the )?(?P<side>{_NAME})"
)


def is_body(name: str) -> bool:
    """Whether a name is that of a body: one of its words says so."""
    return any(_singular(w) in ORGANISATIONS or _singular(w) in _MORE for w in name.split())


def _singular(word: str) -> str:
    low = word.casefold()
    return low[:-1] if low.endswith("s") and low[:-1] in ORGANISATIONS | _MORE else low


_ARMED = re.compile(
    r"\b(?:army|armed|forces?|front|militia|brigades?|guards?|column|command|movement|liberation|"
    r"rebels?|resistance|government|junta|league|alliance|coalition|sons|council|authority)\b",
    re.I,
)


def fights(name: str, text: str) -> bool:
    """Whether a body is a party itself: one of the two, or one whose fighters the text tells of."""
    own = rf"{re.escape(name)}[’']?s? (?:fighters|forces|troops|rockets|guns|commander)"
    return name in pair(text) or bool(_ARMED.search(name) or re.search(own, text))


_MORE = frozenset(
    "column band son rider lord ranger volunteer patriot resistance shield legion shura clan "
    "confederation federation society republic people bloc platform region province".split()
)


def _antecedent(text: str, source: tuple[int, int]) -> str | None:
    """'Its spokesman, Ana Vel': the body named last before it."""
    return (
        _before(text, source[0]) if re.match(r"[Ii]ts |[Tt]heir ", text[slice(*source)]) else None
    )


def _before(text: str, at: int) -> str | None:
    """The body named last before an offset."""
    bodies = re.findall(rf"\b[Tt]he ({_NAME})(?![’'])", text[max(0, at - 300) : at])
    found = [b for b in bodies if is_body(b) and not _OUTSIDE.search(b)]
    return full(found[-1], text) if found else None
