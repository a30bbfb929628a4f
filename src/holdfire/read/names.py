"""Persons and bodies named in a document, with their roles, and who a pronoun or title means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from holdfire.record import Naming

from .demonyms import BODIES, DEMONYMS
from .lexicon import DETERMINERS, MONTHS, ORGANISATIONS, PLURAL_ROLE, ROLES, TITLES, UNNAMED, WEEKDAYS
from .text import Tok, tokens

_PARTICLES = frozenset("al el de del la bin bint ibn abu van von da dos di ben ould wallet ag der den du y e".split())
_HONORIFICS = frozenset("mr mrs ms dr prof sir lord lady".split())
_FEMALE = frozenset("mrs ms she her spokeswoman woman mother chairwoman lady queen princess sister".split())
_MALE = frozenset("mr he his him man father king prince lord sir brother sheikh spokesman".split())
_NOT_NAMES = {*WEEKDAYS, *MONTHS, *DETERMINERS, "i", "but", "in", "on", "after", "both", "neither"}


@dataclass
class Person:
    """One speaker of a document as it is met: full name, roles, affiliation, last place met."""

    name: str
    naming: Naming
    roles: set[str] = field(default_factory=set)
    role: str = ""
    affiliation: str | None = None
    gender: str = ""
    last: int = -1
    body: bool = False


class Cast:
    """The persons and bodies of one document; resolves later short forms to earlier full ones."""

    def __init__(self) -> None:
        self.people: list[Person] = []

    def meet(self, phrase: str, at: int) -> Person | None:
        """The person or body a source phrase names, or refers back to; None for 'it' and the like."""
        toks = tuple(tokens(phrase, 0, len(phrase)))
        words = [t.low for t in toks if t.word]
        if not words:
            return None
        if len(words) == 1 and words[0] in ("he", "she", "they", "it", "who", "we", "i"):
            return self._pronoun(words[0], at)
        name = person_name(toks)
        if name and not _is_body(name, toks):
            return self._named(name, toks, at)
        body = body_name(toks)
        if body and not _has_role(toks):
            return self._body(body, toks, at)
        return self._described(phrase, toks, at)

    def _pronoun(self, word: str, at: int) -> Person | None:
        near = sorted((p for p in self.people if 0 <= p.last < at), key=lambda p: -p.last)
        for person in near:
            if word == "she" and (person.gender == "m" or person.body):
                continue
            if word == "he" and (person.gender == "f" or person.body):
                continue
            if word == "it" and not person.body:
                continue
            if word in ("he", "she") and not person.gender:
                person.gender = "f" if word == "she" else "m"
            person.last = at
            return person
        return None

    def _named(self, name: str, toks: tuple[Tok, ...], at: int) -> Person:
        lows = {t.low for t in toks}
        known = next((p for p in self.people if not p.body and p.naming is Naming.NAMED and same_person(p.name, name)), None)
        if known is None:
            known = Person(name, Naming.NAMED)
            self.people.append(known)
        elif len(name.split()) > len(known.name.split()):
            known.name = name
        known.roles |= lows & ROLES
        known.role = known.role or role_of(toks, name)
        known.affiliation = known.affiliation or affiliation(toks)
        known.gender = known.gender or ("f" if lows & _FEMALE else "m" if lows & _MALE else "")
        known.last = at
        return known

    def _body(self, name: str, toks: tuple[Tok, ...], at: int) -> Person:
        known = next((p for p in self.people if p.body and p.name.casefold() == name.casefold()), None)
        if known is None:
            known = Person(name, Naming.NAMED, affiliation=affiliation(toks), body=True)
            self.people.append(known)
        known.last = at
        return known

    def _described(self, phrase: str, toks: tuple[Tok, ...], at: int) -> Person:
        """'the adviser', 'a military official': an earlier holder of that role, else an unnamed voice."""
        words = [t.low for t in toks if t.word]
        roles = {w for w in words if w in ROLES or w in UNNAMED}
        definite = words[0] in ("the", "that", "this", "his", "her", "its")
        short = _strip_phrase(phrase)
        for person in sorted(self.people, key=lambda p: -p.last):
            if definite and roles and roles <= (person.roles | set(person.name.casefold().split())) and _agrees(person, toks):
                person.last = at
                return person
            if person.name.casefold() == short.casefold():
                person.last = at
                return person
        plural = any(w in PLURAL_ROLE for w in words)
        met = Person(short, Naming.UNNAMED, roles, short, affiliation(toks), last=at)
        met.gender = "" if plural else ("f" if set(words) & _FEMALE else "m" if "spokesman" in words else "")
        self.people.append(met)
        return met

    def introduce(self, phrase: str, at: int) -> None:
        """Note somebody named in passing, so that a later 'he' or surname finds them."""
        toks = tuple(tokens(phrase, 0, len(phrase)))
        name = person_name(toks)
        if name and not _is_body(name, toks):
            self._named(name, toks, at)


def _agrees(person: Person, toks: tuple[Tok, ...]) -> bool:
    side = affiliation(toks)
    return side is None or person.affiliation is None or side == person.affiliation


def _has_role(toks: tuple[Tok, ...]) -> bool:
    return any(t.low in UNNAMED or t.low in ROLES for t in toks if t.word and t.low not in ("police", "authorities"))


def person_name(toks: tuple[Tok, ...]) -> str | None:
    """The last personal name in a phrase: capitalised words that are no title, country or body."""
    runs: list[list[Tok]] = []
    run: list[Tok] = []
    for tok in (*toks, Tok(",", 0, 0)):
        low = tok.low.removesuffix("'s")
        inside = tok.cap and low.rstrip(".") not in TITLES and low not in _NOT_NAMES and low not in DEMONYMS
        if inside or (run and low in _PARTICLES and tok.word):
            run.append(tok)
        elif run:
            runs.append(run)
            run = []
    honoured = any(t.low.rstrip(".") in _HONORIFICS for t in toks)
    best = [r for r in (_trimmed(r) for r in runs) if r and _personal(r, toks, honoured)]
    return " ".join(t.text.removesuffix("’s").removesuffix("'s") for t in best[0]) if best else None


def _trimmed(run: list[Tok]) -> list[Tok]:
    while run and run[-1].low in _PARTICLES and not run[-1].cap:
        run = run[:-1]
    return run


def _personal(run: list[Tok], toks: tuple[Tok, ...], honoured: bool) -> bool:
    if any(t.low in ORGANISATIONS or t.low in BODIES for t in run) or (len(run) == 1 and len(run[0].text) < 3):
        return False
    at = toks.index(run[0])
    before = toks[at - 1].low if at else ""
    before2 = toks[at - 2].low if at > 1 else ""
    after = toks[at + len(run)].low if at + len(run) < len(toks) else ""
    if before in ("of", "in", "at", "from", "for", "near", "to") or (before == "the" and not honoured):
        return False
    if before2 in ("of", "in", "at", "from", "for") and before == "the":
        return False
    if run[-1].text.endswith(("’s", "'s")) or after in ORGANISATIONS or after in ("spokesman", "spokeswoman", "official", "officials", "adviser"):
        return False
    return len(run) >= 2 or honoured or before.rstrip(".") in TITLES or len(toks) == 1 or at == 0


def _is_body(name: str, toks: tuple[Tok, ...]) -> bool:
    return any(w.casefold() in ORGANISATIONS for w in name.split()) or (toks[0].low == "the" and name.split()[0] == toks[1].text and not _has_role(toks))


def body_name(toks: tuple[Tok, ...]) -> str | None:
    """An organisation: 'the Acacia Front', 'Ukraine', 'the army', 'the defence ministry'."""
    words = [t for t in toks if t.word]
    cut = next((i for i, t in enumerate(toks) if t.low == "," or t.low in ("who", "which")), len(toks))
    head = [t for t in toks[:cut] if t.word]
    if not head:
        return None
    named = any(t.cap and t.low not in DETERMINERS for t in head) or any(t.low in ORGANISATIONS for t in head)
    if not named or len(head) > 9:
        return None
    text = _strip_phrase(" ".join(t.text for t in (head or words)))
    return text or None


def _strip_phrase(phrase: str) -> str:
    cut = re.split(r",| who | which | speaking |\(", phrase, maxsplit=1)[0]
    return re.sub(r"^(?:the|a|an|one|another|two|three|several|some|its|his|her|their)\s+", "", cut.strip(), flags=re.I)


def role_of(toks: tuple[Tok, ...], name: str) -> str:
    """The words beside a name that say who it is: 'The Kremlin spokesman'."""
    inside = set(name.split())
    words = [t.text for t in toks if not (t.text.removesuffix("’s") in inside and t.cap)]
    text = re.sub(r"\s+([,.’])", r"\1", " ".join(words)).strip(" ,.")
    return re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.I)


def affiliation(toks: Iterable[Tok]) -> str | None:
    """The country a phrase speaks for, by name, demonym or metonym: an ISO code, else None."""
    from .gazetteer import lookup

    text = " ".join(t.text for t in toks)
    for words, code in BODIES.items():
        if words in text.casefold():
            return code
    for tok in toks:
        code = DEMONYMS.get(tok.low.removesuffix("'s")) if tok.cap else None
        if code:
            return code
    for found in re.findall(r"(?:[A-Z][\w’'-]+ ?)+", text):
        entries = lookup(re.sub(r"[’']s$", "", found.strip()))
        if entries and entries[0].kind == "country":
            return entries[0].country
    return None


def same_person(left: str, right: str) -> bool:
    """Whether one name is a shorter form of the other within a document."""
    a, b = ([w.casefold().strip(".") for w in n.split()] for n in (left, right))
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if short == long:
        return True
    return short[-1] == long[-1] and all(any(w == v or (len(w) == 1 and v.startswith(w)) for v in long) for w in short) \
        or (len(short) == 1 and short[0] in long and short[0] not in _PARTICLES)
