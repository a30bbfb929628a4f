"""Who is said to have done it, and on what basis."""

import re

from holdfire.record import Agent

from .demonyms import BODIES, DEMONYMS
from .gazetteer import country
from .lexicon import MONTHS, WEEKDAYS
from .parties import full, is_body, named
from .pieces import Piece

_FORCES = (
    r"(?:fighters|forces|troops|drones|jets|warplanes|artillery|gunmen|soldiers|rebels|units|"
    r"missiles|helicopters|militants|aircraft|commandos|snipers|militiamen|gunboats|guards|men|"
    r"rockets|launchers|mortars|guns|marines|police)"
)
_PROPER = r"[A-Z][\w’'-]*(?:(?: (?:of|de|the|al|and the) )?(?: ?[A-Z][\w’'-]*))*"
_BODY = r"army|navy|air force|police|marines|security forces|border guards|coastguard|coast guard"
_DID = (
    r"(?:launched|fired|struck|attacked|shelled|bombed|pounded|hit|ambushed|raided|seized|captured|"
    r"killed|targeted|abducted|opened fire|carried out|intercepted|shot down|shot|downed|stormed|"
    r"mounted|overran|blocked|moved|advanced|entered|burned|looted|crossed|sent|wounded|kidnapped|"
    r"detained|destroyed|dropped|flew|blew up(?= (?:an?|the|its|their|two|three)\b))"
)
_ACTIVE = re.compile(
    rf"(?:^|[,;] |\b(?:that|when|after|and|while|but|as|before) )(?:the |The )?(?P<who>{_PROPER}|"
    rf"(?:{_BODY}))(?:[’']s? (?:\w+ )?{_FORCES})?(?: {_FORCES})?(?: (?:had|has|have|also|also "
    rf"had))?"
    rf" {_DID}\b"
)
_OF = re.compile(
    rf"\b{_FORCES} (?:of|from|loyal to) (?:the )?(?P<who>{_PROPER}) (?:had |have )?{_DID}"
)
_BY = re.compile(
    rf"\b(?:was|were|been|being)\b[^,;]{{0,60}}? by (?:the )?(?P<who>{_PROPER}|(?:{_BODY}))\b"
)
_ADJECTIVE = re.compile(
    r"\b(?P<who>(?!(?:An?|The|In|On|At|Two|Three|Several)\b)[A-Z]\w+) (?:\w+ )?"
    rf"(?:{_FORCES}|drone|missile|shelling|strikes?|air ?strikes?|"
    r"attacks?|rockets?|fire|army)\b"
)
_BLOW_BY = re.compile(
    r"\b(?:fire|gunfire|shelling|strikes?|attacks?|raids?|ambush|bombardment|barrage|assault|"
    r"rockets?|missiles?|drones?|shells?|bombs?|bombing|mortars?|mines?)(?: [a-z]+)? "
    rf"(?:by|planted by|laid by|fired by) (?:the )?(?P<who>{_PROPER}|(?:{_BODY}))\b"
)
_BLOW_OF = re.compile(
    r"\b(?:rockets?|missiles?|drones?|shells?|guns|mortars?|jets?|fire|artillery) "
    rf"(?:of|from) (?:the )?(?P<who>{_PROPER}) (?:had |have |has )?{_DID}"
)
_ITSELF = re.compile(
    rf"(?:(?:it|they|he|she)|(?:its|their|his|her) (?:\w+ )?{_FORCES}) "
    rf"(?:had |have |has )?(?:also )?{_DID}\b"
)
_CLAIMED = re.compile(
    rf"(?:^|[,;.”\"] |\b(?:and|but|while) )(?:[Tt]he )?(?P<who>{_PROPER}|(?:{_BODY}))"
    r"(?:[’']s \w+)? (?:has |had |later )?(?:said|confirmed|acknowledged|admitted|announced|"
    r"claimed)"
    r"(?: (?:on|late on|early on) \w+day| \w+ly)?,?(?: that)? $"
)
_ACCUSES = re.compile(rf"\b(?:accus|blam)(?:ed|es|ing) (?:the )?(?P<who>{_PROPER})")
_GROUPS = {
    "rebel": "rebels", "government": "government", "army": "army", "militia": "militia",
    "insurgent": "insurgents", "guerrilla": "guerrillas", "separatist": "separatists",
    "militant": "militants",
}  # fmt: skip
"""Words for a side that has no name of its own, as they open a sentence: 'Rebel rockets hit'."""
_FIRST_SAID = re.compile(
    r"\b(?:first|initially|originally|at first) (?:said|blamed|described|reported|called|thought|"
    r"suspected|told|put)\b|\b(?:said|described|called|reported|thought) "
    r"(?:at first|first|initially|originally)\b",
    re.I,
)
_NOBODY = re.compile(
    r"(?:(?:At|No|There|Two|Three|Four|Five|Several|Gunmen|Dozens|Shells?|Drones?|Rockets?|On|In|"
    r"It|Jets|Warplanes|Clashes|Raiders|Villagers|Police|Doctors|Medics|Strikes|Attacks|"
    r"He|She|They|We|I|More|Local|Around|About|After|Before|When|Mortars?|Missiles?|Artillery|Men|"
    r"Residents|Snipers?|Militiamen|Unknown|Helicopters|Aircraft|Warplanes|Bombs?|Mines?|A|An|One|"
    r"Some|Many|Over|Their|Its|His|Our|Another|Fighters|Soldiers|Troops|Both|Later|Earlier|"
    r"Overnight|Meanwhile|Sniper)\b)"
)
_LEAD = re.compile(r"(?:After|When|Before|While|As|But|And|Since|Although) ")


def actor(piece: Piece) -> Agent:
    """Who did it, by the full name where the text gives one: 'the Front' → 'Coast Front'."""
    found = _actor(piece)
    wider = full(found.name, piece.scene.doc.text) if found.name else None
    if found.basis == "stated" and _FIRST_SAID.search(_lead(piece)):
        found = Agent(name=found.name, basis="alleged")
    return Agent(name=wider, basis=found.basis) if wider and is_body(wider) else found


def _lead(piece: Piece) -> str:
    """The words of the sentence before the piece."""
    return piece.scene.doc.text[piece.sentence.start : piece.start]


def _actor(piece: Piece) -> Agent:
    """The accused, the subject, 'by X', or whose weapons; else unstated."""
    if piece.accused is not None:
        return _agent(re.sub(r"^the ", "", piece.accused), "alleged")
    if piece.absence:
        return Agent(name=None, basis="unstated")
    lead = _LEAD.match(piece.words)
    words = piece.words[lead.end() :] if lead else piece.words
    itself = _speaker(piece, words)
    if itself is not None:
        return itself
    for pattern in (_OF, _BLOW_OF, _BLOW_BY, _ACTIVE, _BY):
        for match in pattern.finditer(words):
            if not _not_a_body(match["who"], piece):
                return _agent(match["who"], "stated")
    return _armed(piece, words) or Agent(name=None, basis="unstated")


def _speaker(piece: Piece, words: str) -> Agent | None:
    """'the army said it had shelled a store'; “They fired,” he said, blaming the army."""
    bare = words.lstrip(' “"‘')
    claimed = _CLAIMED.search(_lead(piece)) if _ITSELF.match(bare) else None
    if claimed is not None and not _not_a_body(claimed["who"], piece):
        return _agent(claimed["who"], "stated")
    if not re.match(rf"They (?:have |had )?{_DID}\b", bare):
        return None
    text = piece.scene.doc.text
    blamed = _ACCUSES.search(text, piece.sentence.start, piece.sentence.end)
    return _agent(blamed["who"], "alleged") if blamed else None


def _armed(piece: Piece, words: str) -> Agent | None:
    """Whose weapons or strikes they are: 'Russian shelling', 'Front rockets hit'."""
    for match in _ADJECTIVE.finditer(words):
        who = match["who"]
        if who.lower() in DEMONYMS:
            return _agent(who, "stated")
        side = named(who, piece.scene.doc.text)
        if side and is_body(side) and _by_it(words, match.end()):
            return Agent(name=side, basis="stated")
    return None


def _by_it(words: str, at: int) -> bool:
    """'Front rockets hit': what a body's weapons did, not what was done to its troops."""
    return re.match(rf" (?:had |have |has )?{_DID}\b", words[at:]) is not None


def _not_a_body(name: str, piece: Piece) -> bool:
    """Time words, sentence openers, and places below the size of a country do nothing."""
    first = name.split()[0]
    if _NOBODY.match(first) or first.lower() in WEEKDAYS or first.lower() in MONTHS:
        return True
    at = piece.scene.doc.text.find(name, piece.start, piece.end)
    return any(n.start == at and n.place.precision != "country" for n in piece.scene.places)


def _agent(name: str, basis: str) -> Agent:
    bare = re.sub(rf" {_FORCES}$", "", re.sub(r"^(?:the|The) ", "", name.strip()))
    bare = re.sub(r"[’']s?$", "", bare)
    bare = _GROUPS.get(bare.lower(), bare)
    code = BODIES.get(bare.casefold()) or DEMONYMS.get(bare.lower())
    land = country(code) if code else None
    return Agent(name=land.name if land else bare, basis=basis)
