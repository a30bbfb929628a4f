"""Persons and bodies named in a document, with their roles, and who a pronoun or title means."""

import re
from dataclasses import dataclass, field

from holdfire.record import Naming

from .demonyms import DEMONYMS
from .lexicon import ORGANISATIONS, PLURAL_ROLE, ROLES, UNNAMED
from .phrases import (
    OFFICES,
    affiliation,
    body_name,
    core,
    described,
    head_roles,
    lone_name,
    named_body,
    office_owner,
    parts,
    person_name,
    role_of,
    same_person,
)
from .text import Tok, joined, tokens

_FEMALE = frozenset(
    "mrs ms she her spokeswoman woman mother chairwoman lady queen princess".split()
)
_MALE = frozenset("mr he his him man father king prince lord sir sheikh spokesman".split())
_PRONOUNS = frozenset("he she they it who we i you which whom".split())
_OWNED = re.compile(r"(?<=\w)[’']s$|(?<=s)[’']$")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_SUBJECTS = {"him": "he", "his": "he", "her": "she", "them": "they", "its": "it", "their": "they"}
_OWNERS = {"his": "he", "her": "she"}
_COLLECTIVE = frozenset("group organisation organization body side party movement outfit".split())
_PAPERS = frozenset(
    "communiqué communique document text statement bulletin message notice circular leaflet "
    "letter decree note announcement declaration advisory".split()
)
_REPORTERS = frozenset("correspondent reporter correspondents reporters journalist".split())
_CORPORATE = frozenset(
    "operator company agency broadcaster newspaper utility supplier provider station channel daily "
    "weekly charity".split()
)
_MANY = 100
_REACH = 4000
_JUST = 350
"""How far back, in characters, the two sentences before reach."""
_SPOKE, _BESIDE = 250, 150
_ONE = re.compile(
    r"(?:(?:only )?(?:one|another|each) of (?:them|the (?:two|three|pair))|"
    r"the (?:second|other|first|latter|former)|"
    r"(?P<same>the same (?:person|man|woman|official|source|diplomat|adviser|aide|officer)))",
    re.I,
)
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.I)


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
    spoke: int = -1
    body: bool = False
    weight: int = 0
    plural: bool = False


class Cast:
    """The persons and bodies of one document; resolves later short forms to earlier full ones."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._words: dict[str, list[Person]] = {}

    def meet(self, phrase: str, at: int, opens: bool = True) -> Person | None:
        """The person or body a source phrase names or refers back to, if there is one.

        `opens` says that the phrase begins a sentence, where a capital tells nothing.
        """
        phrase = _OWNED.sub("", phrase)
        toks = tuple(joined(tokens(phrase, 0, len(phrase))))
        words = [t.low for t in toks if t.word]
        words = [_SUBJECTS.get(words[0], words[0])] if len(words) == 1 else words
        if not words:
            return None
        found = self._pronoun(words[0], at) if words[0] in _PRONOUNS and len(words) < 3 else None
        if words[0] not in _PRONOUNS:
            found = (
                self._one_of(phrase) or self._staff(toks, at) or self._phrase(phrase, toks, opens)
            )
        if found is not None:
            found.last, found.weight, found.spoke = max(found.last, at), _SPOKE, at
        return found

    def _one_of(self, phrase: str) -> Person | None:
        """'one of them', 'the second', 'the same person': among the unnamed who spoke last."""
        one = _ONE.fullmatch(phrase.strip())
        if one is None:
            return None
        for person in self._recent():
            if person.naming is Naming.UNNAMED and person.spoke >= 0 and not person.body:
                return person if one["same"] or not person.plural else self._single(person)
        return None

    def _single(self, several: Person) -> Person:
        """One of several who spoke together."""
        name = re.sub(r"^(?:two|three|several|some|many|both) ", "", several.name)
        head, mark, rest = name.partition(" of ")
        words = f"{head.removesuffix('s')}{mark}{rest}"
        met = Person(words, Naming.UNNAMED, set(several.roles), words, several.affiliation)
        self._add(met)
        return met

    def _phrase(self, phrase: str, toks: tuple[Tok, ...], opens: bool) -> Person:
        spelt = self._spelt(phrase.strip())
        if spelt is not None:
            return spelt
        two = _two(toks)
        if two is not None:
            return self._pair(*two)
        name = person_name(toks, self._known) or (None if opens else lone_name(toks))
        if name and _joint(toks):
            return self._body(described(phrase), toks)
        if name:
            return self._named(name, toks)
        roles = set() if _office(toks) else head_roles(toks)
        body = None if roles else body_name(toks, opens)
        return self._body(body, toks) if body else self._described(phrase, toks, roles)

    def _spelt(self, name: str) -> Person | None:
        """The body whose initials these are."""
        if _ACRONYM.fullmatch(name) is None:
            return None
        return next((p for p in self._recent() if p.body and _initials(p.name) == name), None)

    def _pair(self, left: tuple[Tok, ...], right: tuple[Tok, ...]) -> Person:
        """'Front spokesman Ana Vel and League commander Ito Oro': two who speak with one voice."""
        both = [self._named(person_name(half) or "", half) for half in (left, right)]
        name = " and ".join(p.name for p in both)
        known = next((p for p in self._sharing(name) if p.name == name), None)
        if known is None:
            role = " and ".join(p.role for p in both if p.role)
            known = Person(name, Naming.NAMED, role=role, plural=True)
            self._add(known)
        return known

    def _staff(self, toks: tuple[Tok, ...], at: int) -> Person | None:
        """'her office', 'Mr Vel's press office': the office of the person meant."""
        words = [t for t in parts(toks)[0] if t.word]
        if len(words) < 2 or words[-1].low not in OFFICES:
            return None
        if words[0].low in _OWNERS:
            boss = self._pronoun(_OWNERS[words[0].low], at)
            owner, rest = (boss.name.split()[-1], words[1:]) if boss else (None, [])
        else:
            owner = office_owner(words)
            rest = words[1 + max((i for i, t in enumerate(words) if t.cap), default=0) :]
        if not owner or any(t.cap for t in rest):
            return None
        return self._body(f"{owner}'s {' '.join(t.text for t in rest)}", toks)

    def introduce(self, phrase: str, at: int, opens: bool = False) -> None:
        """Note somebody named in passing, so that a later 'he' or 'the group' finds them; whom a
        sentence opens with is meant as readily as who spoke last."""
        toks = tuple(joined(tokens(phrase, 0, len(phrase))))
        name = person_name(toks, self._known)
        body = None if name else named_body(toks)
        met = self._named(name, toks) if name else self._body(body, toks) if body else None
        if met is not None and at > met.last:
            near = at - met.last < _BESIDE
            met.weight = max(met.weight if near else 0, _SPOKE if opens else 0)
            met.last = at

    def _add(self, person: Person) -> None:
        self.people.append(person)
        self._index(person)

    def _index(self, person: Person) -> None:
        for word in person.name.casefold().split():
            self._words.setdefault(word, []).append(person)

    def _sharing(self, name: str) -> list[Person]:
        """Those whose names share a word with this one, the one met last first."""
        shared = {
            id(p): p for w in name.casefold().split() for p in self._words.get(w, ())[-_MANY:]
        }
        return sorted(shared.values(), key=lambda p: -p.last)

    def _recent(self) -> list[Person]:
        return sorted(self.people[-_MANY:], key=lambda p: -p.last)

    def _known(self, word: str) -> bool:
        low = word.casefold()
        return any(
            not p.body and low in p.name.casefold().split()[-1:] for p in self._sharing(word)
        )

    def _pronoun(self, word: str, at: int) -> Person | None:
        near = [p for p in self._recent() if 0 <= p.last <= at and at - p.last < _REACH]
        near.sort(key=lambda p: -(p.last + p.weight))
        if word == "it":
            near.sort(key=lambda p: -p.spoke if p.body and at - p.spoke < _JUST else 1)
        if word == "they":
            near.sort(key=lambda p: not (p.plural or p.body))
        for person in near:
            if not _fits(person, word):
                continue
            if word in ("he", "she") and not person.gender:
                person.gender = "f" if word == "she" else "m"
            return person
        return None

    def _named(self, name: str, toks: tuple[Tok, ...]) -> Person:
        lows = {t.low.rstrip(".") for t in toks}
        known = self._same(name) or self._revealed(name, toks)
        if known is None:
            known = Person(name, Naming.NAMED)
            self._add(known)
        elif len(name.split()) > len(known.name.split()):
            known.name = name
            self._index(known)
        known.roles |= head_roles(toks)
        known.body = known.body or (lows & _CORPORATE != set() and " " not in name)
        known.role = known.role or role_of(toks, name)
        known.affiliation = known.affiliation or affiliation(toks)
        known.gender = known.gender or ("f" if lows & _FEMALE else "m" if lows & _MALE else "")
        return known

    def _same(self, name: str) -> Person | None:
        named = (
            p
            for p in self._sharing(name)
            if p.naming is Naming.NAMED and not p.plural and (not p.body or p.role)
        )
        return next((p for p in named if same_person(p.name, name)), None)

    def _revealed(self, name: str, toks: tuple[Tok, ...]) -> Person | None:
        """'the spokesman, Ana Vel': whoever was so far only 'a spokesman'."""
        roles = head_roles(toks)
        if toks[0].low != "the" or not roles:
            return None
        for person in self._recent():
            unnamed = person.naming is Naming.UNNAMED and not person.plural
            if unnamed and person.roles == roles and _agrees(person, toks):
                person.name, person.naming = name, Naming.NAMED
                self._index(person)
                return person
        return None

    def _body(self, name: str, toks: tuple[Tok, ...]) -> Person:
        known = self._body_known(name, toks[0].low == "the")
        if known is None:
            known = Person(name, Naming.NAMED, affiliation=affiliation(toks), body=True)
            self._add(known)
        return known

    def _body_known(self, name: str, definite: bool) -> Person | None:
        """The body of that name, or for 'the Front', 'the group' the one met last that ends so."""
        low = name.casefold()
        sharing = [p for p in self._sharing(name) if p.body]
        same = next((p for p in sharing if p.name.casefold() == low), None)
        same = same or self._spelt(name)
        if same is not None or not definite:
            return same
        if low not in _COLLECTIVE:
            within = [p for p in sharing if f" {low} " in f" {p.name.casefold()} "]
            ends = (p for p in within if p.name.casefold().endswith(" " + low))
            found = next(ends, within[0] if within else None)
            if found is not None:
                return found
        if low in _PAPERS:
            return next((p for p in self._recent() if p.weight == _SPOKE), None)
        if low not in _COLLECTIVE:
            return None
        return next((p for p in self._recent() if p.body and p.name[:1].isupper()), None)

    def _described(self, phrase: str, toks: tuple[Tok, ...], roles: set[str]) -> Person:
        """'the adviser', 'a military official': the holder met before, else an unnamed voice."""
        short = described(phrase) or phrase.strip()
        definite = toks[0].low in ("the", "that", "this", "his", "her", "its")
        for person in self._recent():
            held = definite and roles and roles <= person.roles and _agrees(person, toks)
            if (held and _short_form(toks, person)) or person.name.casefold() == short.casefold():
                return person
            if definite and " " not in short and _called(person, short):
                return person
        if definite and roles:
            last = max((p for p in self.people if p.weight == _SPOKE), key=_met, default=None)
            if last is not None and _unplaced(last) and not roles & PLURAL_ROLE:
                last.role, last.affiliation = short, last.affiliation or affiliation(toks)
                last.roles |= roles
                return last
        return self._unnamed(short, toks, roles)

    def _unnamed(self, short: str, toks: tuple[Tok, ...], roles: set[str]) -> Person:
        words = {t.low for t in parts(toks)[0] if t.word}
        outlet = bool(roles & _REPORTERS) and any(t.cap for t in toks[1:3])
        naming = Naming.OUTLET if outlet else Naming.UNNAMED
        met = Person(short, naming, roles, short, affiliation(toks))
        met.plural = bool(words & PLURAL_ROLE) or not roles or bool(roles & (UNNAMED - ROLES))
        if not met.plural:
            met.gender = "f" if words & _FEMALE else "m" if "spokesman" in words else ""
        self._add(met)
        return met


def _initials(name: str) -> str:
    """'Liguasan Resistance Front' → 'LRF'."""
    return "".join(w[0] for w in name.split() if w[0].isupper())


def _office(toks: tuple[Tok, ...]) -> bool:
    """'the General Post Company': a title word inside the name of a body."""
    head = [t for t in core(parts(toks)[0]) if t.word]
    return len(head) > 1 and head[-1].cap and head[-1].low in ORGANISATIONS


def _two(toks: tuple[Tok, ...]) -> tuple[tuple[Tok, ...], tuple[Tok, ...]] | None:
    """The halves of a phrase that names two persons in full, each with title or role."""
    part = parts(toks)[0]
    at = next((i for i, t in enumerate(part) if t.low == "and"), 0)
    halves = part[:at], part[at + 1 :]
    names = [person_name(half) if half else None for half in halves]
    return halves if all(n and " " in n for n in names) and not _joint(toks) else None


def _joint(toks: tuple[Tok, ...]) -> bool:
    """'Vel and Oro': two persons speaking together."""
    part = parts(toks)[0]
    return any(
        t.low == "and" and 0 < i < len(part) - 1 and part[i - 1].cap and part[i + 1].cap
        for i, t in enumerate(part)
    ) and not head_roles(part)


def _fits(person: Person, word: str) -> bool:
    """Whether a pronoun can stand for somebody."""
    if word == "he":
        return person.gender != "f" and not person.body and not person.plural
    if word == "she":
        return person.gender != "m" and not person.body and not person.plural
    if word == "it":
        return person.body
    return word == "they" and (person.plural or person.body or not person.gender)


def _met(person: Person) -> int:
    return person.last


def _unplaced(person: Person) -> bool:
    """A named person of whom nothing else has been said yet: 'the president' may be he."""
    return person.naming is Naming.NAMED and not person.body and not person.role


def _called(person: Person, noun: str) -> bool:
    """'the guards' for 'village guards of Biltine'."""
    name = person.name.casefold()
    return noun.casefold() in name.split(" of ")[0].split(" in ")[0].split()[-1:]


def _agrees(person: Person, toks: tuple[Tok, ...]) -> bool:
    side = affiliation(toks)
    return side is None or person.affiliation is None or side == person.affiliation


def _short_form(toks: tuple[Tok, ...], person: Person) -> bool:
    """Whether 'the minister' says no more than what is known of the earlier holder."""
    told = f"{person.role} {person.name}".casefold()
    for tok in toks[1:]:
        low = tok.low.removesuffix("'s")
        new = tok.word and low not in ROLES and low not in DEMONYMS and low not in UNNAMED
        if new and len(low) > 3 and low not in told:
            return False
    return True
