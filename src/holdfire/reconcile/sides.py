"""The sides of a pause, what each has said about it, and which names stand for which side."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, lru_cache

from holdfire.record import Act, Alias, Extract, Naming, Reading, Stance, Statement, Tri

from .actors import fold, side
from .answers import Topic, topic

_OUTSIDER = re.compile(r"\b(?:expert|analyst|researcher|professor|scholar|fellow|historian)\b")
_STANCES = (
    Act.CONFIRM,
    Act.CONFIRM_PART,
    Act.ACCEPT_IF,
    Act.DECLINE,
    Act.DENY,
    Act.END,
    Act.ANNOUNCE,
    Act.REVISE,
)


def names(extracts: Sequence[Extract], found: Iterable[Alias]) -> dict[str, str]:
    """Casefolded name → canonical name: alias judgements joined, countries by their short names."""
    canon: dict[str, str] = {}
    for alias in found:
        if alias.same is Tri.YES:
            root = canon.get(alias.left.casefold(), alias.left)
            canon[alias.right.casefold()] = root
    for extract in extracts:
        for s in extract.statements:
            canon.setdefault(s.speaker.name.casefold(), s.speaker.name)
            land = country(s.speaker.affiliation)
            if land and s.speaker.affiliation:
                canon[s.speaker.affiliation.casefold()] = land
        for name in _acting(extract):
            canon.setdefault(name.casefold(), short_name(name))
    canon.update(_short_bodies(canon))
    return canon


def _own_name(name: str) -> bool:
    """A capitalised word that is no general word for forces: 'the Front', never 'the army'."""
    return name[:1].isupper() and name.casefold() not in _FORCES


def _short_bodies(canon: dict[str, str]) -> dict[str, str]:
    """'the Front' → 'Harbour Front', where one longer name alone ends in that word."""
    ending: dict[str, set[str]] = {}
    for full in (n for n in canon.values() if len(n.split()) > 1 and " " in n):
        ending.setdefault(full.casefold().rsplit(" ", 1)[1], set()).add(full)
    found = {}
    for name in [n for n in canon.values() if " " not in n and _own_name(n)]:
        longer = ending.get(name.casefold(), set())
        if len(longer) == 1:
            found[name.casefold()] = next(iter(longer))
    return found


def _acting(extract: Extract) -> Iterable[str]:
    yield from (r.actor.name for r in extract.reports if r.actor.name)
    yield from (p.value for r in extract.readings for c in r.clauses for p in c.bound)
    yield from (s.speaker.name for s in extract.statements if s.speaker.affiliation)


@lru_cache(2**16)
def short_name(name: str) -> str:
    """'Russian Federation' → 'Russia', 'Israeli' → 'Israel'; other names stay."""
    import pycountry

    try:
        return country(pycountry.countries.lookup(name).alpha_2) or name
    except LookupError:
        return _land_of(name) or name


_ENDINGS = ("n", "i", "an", "ian", "ese", "ish")


@cache
def _land_of(adjective: str) -> str | None:
    """The one country an adjective is formed from; None where two fit ('Nigerian') or none."""
    import pycountry

    if " " in adjective or not adjective[:1].isupper():
        return None
    lands = {country(c.alpha_2) or c.name for c in pycountry.countries}
    fits = [x for x in sorted(lands) if adjective in {s + e for s in (x, x[:-1]) for e in _ENDINGS}]
    return fits[0] if len(fits) == 1 else None


@cache
def country(code: str | None) -> str | None:
    """The short English name of an ISO 3166 alpha-2 code."""
    if code is None:
        return None
    import pycountry

    land = pycountry.countries.get(alpha_2=code)
    if land is None:
        return None
    short = {
        "RU": "Russia",
        "SY": "Syria",
        "IR": "Iran",
        "VE": "Venezuela",
        "BO": "Bolivia",
        "GB": "United Kingdom",
        "KR": "South Korea",
        "KP": "North Korea",
        "LA": "Laos",
    }
    return short.get(code) or str(getattr(land, "common_name", land.name)).split(",")[0]


def parties(
    readings: Iterable[Reading],
    actors: Iterable[str | None],
    unconfirmed: Iterable[str],
    canon: Callable[[str], str],
) -> tuple[str, ...]:
    """The sides: who is bound, who is reported to have acted, who has not confirmed."""
    votes: Counter[str] = Counter()
    for reading in readings:
        for clause in reading.clauses:
            votes.update({canon(side(p.value)): 2 for p in clause.bound if _a_side(p.value)})
    votes.update(Counter(canon(side(a)) for a in actors if a and _a_side(a)))
    votes.update({canon(u): 3 for u in unconfirmed})
    kept: dict[str, int] = {}
    del votes[""]
    for joint in [v for v in votes if _joint(v, votes)]:
        del votes[joint]
    for name, n in votes.most_common():
        key = next((k for k in kept if fold(k) == fold(name)), name)
        kept[key] = kept.get(key, 0) + n
    return tuple(sorted(kept, key=lambda k: -kept[k]))[:4]


def _joint(name: str, others: Collection[str]) -> bool:
    """'Lake Front and Narva League', where each half is named as a side too."""
    halves = re.split(r" and (?:the )?", name)
    return len(halves) > 1 and all(h in others for h in halves)


_FORCES = frozenset("army military government navy rebels paramilitaries militia police".split())


def _a_side(name: str) -> bool:
    low = name.casefold()
    generic = re.fullmatch(
        r"(?:both|the two|all|neither|either) (?:sides?|parties|armies)|we|gunmen|rebels|they|"
        r"every \w+|(?:its|their|our|his|her)\b.*",
        low,
    )
    person = re.match(
        r"(?:president|mr\.?|mrs\.?|ms\.?|general|gen\.?|commander|minister|colonel|prime|dr\.?|"
        r"king) ",
        low,
    )
    named = (
        name[:1].isupper()
        and len(name) > 2
        and low not in ("the", "his", "her", "its", "our", "all")
    )
    office = re.search(r"\b(?:office|spokes\w+|statement|notice)$", low)
    return not generic and not person and not office and (named or low in _FORCES)


def stances(
    statements: Iterable[Statement],
    sides: Sequence[str],
    answering: Collection[str] = (),
) -> tuple[Stance, ...]:
    """Dated rows: what a side, or anyone who speaks for it, said about the pause.

    `answering`: denials, by id, that answer an incident.
    """
    found: list[Stance] = []
    seen: set[tuple[str, Act, str]] = set()
    for s in statements:
        if s.speaker.naming is Naming.OUTLET or s.act not in _STANCES or s.inside:
            continue
        if not _on_the_pause(s, answering):
            continue
        key = (s.speaker.name.casefold(), s.act, s.words.casefold())
        known = s.speaker.naming is Naming.NAMED or s.act is Act.ACCEPT_IF
        if key not in seen and (known or _party_of(s, sides)):
            seen.add(key)
            found += [Stance(actor=a, act=s.act, statement=s.id) for a in _sides_of(s, sides)]
    return tuple(found)


def _on_the_pause(s: Statement, answering: Collection[str]) -> bool:
    """Whether a stance is on the pause, not an answer about one attack or a breach."""
    if s.act not in (Act.DENY, Act.REVISE, Act.DECLINE):
        return True
    about = topic(s.words)
    return about is Topic.PAUSE or (about is Topic.UNTOLD and s.id not in answering)


def _sides_of(s: Statement, sides: Sequence[str]) -> tuple[str, ...]:
    """The side a speaker speaks for: a party named in the name or role, or a country; both
    parties where two speak with one voice."""
    told = f"{s.speaker.name} {s.speaker.role}".casefold()
    joint = tuple(p for p in sides if p.casefold() in told) if " and " in told else ()
    if len(joint) > 1:
        return joint
    return (_party_of(s, sides) or country(s.speaker.affiliation) or s.speaker.name,)


def _party_of(s: Statement, sides: Sequence[str]) -> str | None:
    if _OUTSIDER.search(s.speaker.role.casefold()):
        return None
    land = country(s.speaker.affiliation)
    named = speaks_for(s.speaker.name, s.speaker.role, sides)
    return named or (land if land in sides else None)


def speaks_for(name: str, role: str, sides: Sequence[str]) -> str | None:
    """The side named in a speaker's name or role, if one is; 'the Brigade's press office' names it
    by its last word, where that is one side's alone."""
    text = f"{name} {role}".casefold()
    whole = next((p for p in sides if p.casefold() in text), None)
    short = [p for p in sides if " " in p and re.search(rf"\b{_last_word(p)}[’']s\b", text)]
    return whole or (short[0] if len(short) == 1 else None)


def _last_word(side: str) -> str:
    return re.escape(side.casefold().split()[-1])
