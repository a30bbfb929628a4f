"""What a speaker's phrase says: the personal name in it, the body, the role, the country."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from .demonyms import BODIES, DEMONYMS
from .gazetteer import lookup
from .lexicon import (
    DETERMINERS,
    MONTHS,
    ORGANISATIONS,
    PLURAL_ROLE,
    ROLES,
    TITLES,
    UNNAMED,
    WEEKDAYS,
)
from .text import Tok

_PARTICLES = frozenset(
    "al el de del la bin bint ibn abu van von da dos di ben ould wallet ag der den du".split()
)
_HONORIFICS = frozenset("mr mrs ms dr prof sir lord lady".split())
_NOT_NAMES = frozenset(
    {*WEEKDAYS, *MONTHS, *DETERMINERS, "i", "but", "in", "on", "after", "both", "neither", "when"}
    | {"state", "while", "asked", "at", "for", "as", "since", "sept", "nov", "oct", "jan", "feb"}
) - {"may"}
_OUTSIDE = frozenset("of in at from for near to with by on off around over under".split())
_CUTS = _OUTSIDE | {
    "who",
    "which",
    "that",
    "whose",
    "where",
    "speaking",
    "about",
    "under",
    "inside",
}
_ARTICLE = re.compile(
    r"^(?:the|a|an|one|another|two|three|four|several|some|its|his|her|their|many|both|most)\s+(?!of\b)",
    re.I,
)
_PEOPLE = frozenset(
    "people staff sources residents officials insurers pilots men women troops".split()
)
_ARABIC = re.compile(r"(?:al|el|ad|as|ash|an|ar|at|az)[-‑][A-Z]")
_RELAYED = re.compile(r"^(?:an?|the) (?:\w+ )?statement (?:from|by|of) ", re.I)

Run = list[Tok]


def parts(toks: tuple[Tok, ...]) -> list[tuple[Tok, ...]]:
    """The phrase cut at its commas and brackets; the first part stands first."""
    found: list[list[Tok]] = [[]]
    for tok in toks:
        if tok.low in (",", "(", ")"):
            found.append([])
        else:
            found[-1].append(tok)
    return [tuple(p) for p in found if p] or [toks]


def core(part: tuple[Tok, ...]) -> tuple[Tok, ...]:
    """A part up to its first preposition, relative or participle: where its head noun stands."""
    for i, tok in enumerate(part):
        opens = tok.low in _CUTS or (tok.low.endswith(("ing", "ed")) and not tok.cap and i > 1)
        if i and opens and not (tok.low == "of" and part[i - 1].low in ("one", "some", "many")):
            return part[:i]
    return part


def person_name(
    toks: tuple[Tok, ...], known: Callable[[str], bool] = lambda _: False
) -> str | None:
    """The personal name in a phrase, without titles; None where it names nobody."""
    alias = _ALIAS.search(" ".join(t.text for t in toks))
    if alias:
        return alias.group(1)
    cut = parts(toks)
    for number, part in enumerate(cut[:3]):
        role_before = number > 0 and bool(head_roles(cut[number - 1]))
        if number and part[0].low in _CUTS | {"and"}:
            break
        run = _person_run(core_name(part), known, role_before)
        if run:
            return " ".join(_bare(t.text) for t in run)
    return None


_ALIAS = re.compile(
    r"\b(?:known (?:\w+ )?as|goes by(?: the name)?(?: of)?|went by(?: the name)?(?: of)?|"
    r"identified (?:\w+ )?(?:only )?as|nom de guerre(?: is)?) ((?:[A-Z][\w’'-]+ ?){1,3})(?<! )"
)


def core_name(part: tuple[Tok, ...]) -> tuple[Tok, ...]:
    """A part up to a preposition that follows a word: 'Ana Vel of the Front' → 'Ana Vel'."""
    for i, tok in enumerate(part):
        office = part[i - 1].low in TITLES and i + 1 < len(part) and part[i + 1].low in TITLES
        if i and tok.low in _CUTS and not tok.cap and not (tok.low == "of" and office):
            return part[:i]
    return part


def _person_run(part: tuple[Tok, ...], known: Callable[[str], bool], role_before: bool) -> Run:
    for run in reversed(_runs(part)):
        if _personal(run, part, role_before) or (len(run) == 1 and _surname(run, part, known)):
            return run
    return []


def _runs(part: tuple[Tok, ...]) -> list[Run]:
    """Stretches of capitalised words that are no titles, days, countries or peoples."""
    runs: list[Run] = [[]]
    for tok in part:
        low = tok.low.removesuffix("'s").rstrip(".")
        named = (tok.cap or _ARABIC.match(tok.text)) and low not in TITLES and low not in _NOT_NAMES
        if (named and low not in DEMONYMS) or (runs[-1] and low in _PARTICLES):
            runs[-1].append(tok)
        elif runs[-1]:
            runs.append([])
    return [r for r in (_trimmed(r) for r in runs) if r]


def _trimmed(run: Run) -> Run:
    while run and run[-1].low in _PARTICLES and not run[-1].cap:
        run = run[:-1]
    return run


def _personal(run: Run, part: tuple[Tok, ...], role_before: bool) -> bool:
    at = part.index(run[0])
    before = part[at - 1].low.rstrip(".") if at else ""
    after = part[at + len(run)] if at + len(run) < len(part) else None
    if any(t.low.rstrip(".") in ORGANISATIONS or t.low in BODIES for t in run) or _owned(
        run, after
    ):
        return False
    titled = before in TITLES or before in ROLES or before in UNNAMED
    if before == "the" or before in _OUTSIDE or (len(run) == 1 and len(run[0].text) < 3):
        return False
    if len(run) == 1:
        whole = role_before and len(part) == 1
        return before in _HONORIFICS or titled or whole
    return titled or role_before or not _is_place(" ".join(t.text for t in run))


def _owned(run: Run, after: Tok | None) -> bool:
    """'Vel's office', 'Nahr Wire correspondent', 'Zabid spokesman': a name that only describes."""
    return run[-1].text.endswith(("’s", "'s", "’", "s'")) or (
        after is not None and after.word and not after.cap and after.low != "and"
    )


def _surname(run: Run, part: tuple[Tok, ...], known: Callable[[str], bool]) -> bool:
    alone = len(part) == 1 and not run[0].text.isupper()
    word = run[0].text
    if not alone or _owned(run, None) or word.casefold() in ORGANISATIONS:
        return False
    return known(word) or (
        not (_is_place(word) or word.casefold() in PLURAL_ROLE | UNNAMED | ROLES | _PEOPLE)
        and not word.endswith("s")
    )


def lone_name(toks: tuple[Tok, ...]) -> str | None:
    """A single capitalised word inside a sentence: a surname, unless it is a place or a body."""
    word = toks[0].text
    common = word.casefold() in PLURAL_ROLE | UNNAMED | ROLES | _PEOPLE | ORGANISATIONS
    plain = len(toks) == 1 and toks[0].cap and not word.isupper() and word.isalpha()
    demonym = word.casefold() in DEMONYMS
    return word if plain and not common and not demonym and not _is_place(word) else None


@lru_cache(maxsize=1024)
def _is_place(name: str) -> bool:
    return any(e.kind != "district" for e in lookup(name))  # a district's name is often a surname


def _bare(text: str) -> str:
    return text.removesuffix("’s").removesuffix("'s")


def head_roles(toks: tuple[Tok, ...]) -> set[str]:
    """The role words that say what the speaker is, not those of somebody else in the phrase."""
    found: set[str] = set()
    for part in parts(toks)[:2]:
        head = core(part)
        for tok in head[:-1] if _proper(head) else head:
            low = tok.low.rstrip(".")
            if (
                tok.word
                and (low in ROLES or low in UNNAMED or low in PLURAL_ROLE)
                and low not in _BODIES
            ):
                found.add(low)
    return found


def _proper(head: tuple[Tok, ...]) -> bool:
    """'the Semera Monitor': a role word that ends a name."""
    named = len(head) > 2 and head[0].low == "the" and all(t.cap for t in head[1:])
    return named and head[-1].low in ("monitor", "observer", "reporter", "guard")


_BODIES = frozenset("police authorities coastguard army".split())


def body_name(toks: tuple[Tok, ...], opens: bool = True) -> str | None:
    """An organisation: 'the Acacia Front', 'Ukraine', 'the army', 'the defence ministry'."""
    part = parts(toks)[0]
    if len(parts(toks)) > 1 and all(t.cap for t in parts(toks)[1]) and not part[-1].cap:
        part = parts(toks)[1]
    head = [t for t in core(part) if t.word]
    if not head or len(head) > 9:
        return None
    last, low = head[-1], _bare(head[-1].low)
    named = any(t.cap for t in head[1:]) or low in DEMONYMS
    known = low in ORGANISATIONS or low in _BODIES or any(_bare(t.low) in BODIES for t in head)
    single = head[0].low == "the" and not low.endswith("s")
    agent = low.endswith(_AGENTS) and low not in ORGANISATIONS | _AGENCIES
    many = low.endswith("s") and low not in _BODIES | ORGANISATIONS
    plain = not last.cap and (low in _PEOPLE or agent or many)
    if plain or not (
        named or known or single or (len(head) == 1 and last.cap and _is_place(last.text))
    ):
        return None
    phrase = " ".join(t.text for t in (part if not named else _placed(part, head)))
    return described(phrase, opens) or None


_AGENTS = ("er", "or", "ist", "man", "woman", "ian", "eur")
_AGENCIES = frozenset("carrier paper insurer tower cover chapter order letter sector".split())


def _placed(part: tuple[Tok, ...], head: list[Tok]) -> list[Tok]:
    """A body's name with the capitalised 'of …' or 'for …' that belongs to it."""
    at = part.index(head[-1]) + 1
    joins = at + 1 < len(part) and (
        part[at].low == "of" or (part[at].low == "for" and part[at + 1].cap)
    )
    if not joins:
        return head
    end = at + 1
    while end < len(part) and (part[end].cap or part[end].low in ("the", "and", "of")):
        end += 1
    while not part[end - 1].cap and end > at:
        end -= 1
    return [*head, *part[at:end]]


def named_body(toks: tuple[Tok, ...]) -> str | None:
    """A body met in passing: only where its name says that it is one."""
    name = body_name(toks)
    words = name.casefold().split() if name else []
    return name if any(w in ORGANISATIONS or w in BODIES for w in words) else None


def described(phrase: str, opens: bool = True) -> str:
    """The description without article, title clause or relative clause.

    `opens` says that its first word may owe its capital to the beginning of a sentence.
    """
    phrase = _RELAYED.sub("", phrase)
    cut = re.split(r",| who | which | whose | that | speaking | reached |\(", phrase, maxsplit=1)[
        0
    ].strip()
    stripped = _ARTICLE.sub("", cut)
    opens = opens and stripped == cut
    titled = stripped != cut and bool(re.match(r"\w+ of (?:the )?[A-Z]", stripped))
    cut = _national(re.sub(r"\band (?:the|a|an) ", "and ", stripped))
    first, _, rest = cut.partition(" ")
    titled = titled or first.endswith(("’s", "'s"))
    plain = (
        opens
        and not rest[:1].isupper()
        and first[:1].isupper()
        and not first.isupper()
        and not titled
    )
    if plain and first.casefold() not in DEMONYMS and _common(first):
        return first[0].lower() + first[1:] + (" " + rest if rest else "")
    return cut


def _national(cut: str) -> str:
    """'Chad’s army' and 'the Chadian army' are one: the adjective is the name kept."""
    owner = re.match(r"([A-Z]\w+)[’']s (?=\w)", cut)
    code = _country(owner.group(1)) if owner else None
    adjective = next((w for w, c in DEMONYMS.items() if c == code), None) if code else None
    if owner is None or adjective is None:
        return cut
    return f"{adjective.capitalize()} {cut[owner.end() :]}"


def _common(word: str) -> bool:
    low = _bare(word.casefold())
    return (
        low in ROLES | UNNAMED | PLURAL_ROLE | ORGANISATIONS | _PEOPLE | _BODIES
        or not _is_place(word)
    )


_FORMS = frozenset("Mr Mrs Ms Miss".split())
_BESIDE_ROLE = re.compile(
    r"\( (?![^()]*\b(?:spokes\w+|minister|chief|leader|commander|governor|mayor|head)\b)[^()]*\)|"
    r"(?:, )?\b(?:alias|aka)\b(?: [A-Z][\w’'-]*)*",
)
"""A name in another script in brackets, and a nom de guerre: no part of a role."""


def role_of(toks: tuple[Tok, ...], name: str) -> str:
    """The words beside a name that say who it is: 'Kremlin spokesman'."""
    inside = set(name.split())
    words = [t.text for i, t in enumerate(toks) if not _of_name(toks, i, inside)]
    words = [] if len(words) == 1 and words[0].rstrip(".") in _FORMS else words
    text = _BESIDE_ROLE.sub(" ", " ".join(words)).replace("(", " ").replace(")", " ")
    text = re.sub(r"\s*([’'])\s?s\b", r"\1s", text)
    text = re.sub(r"\s+([,.’]|$)", r"\1", re.sub(r"\s{2,}", " ", text)).strip(" ,.")
    first = re.split(r"(?:^|,? )(?:who|which) |, (?:an?|the) ", text)[0]
    return re.sub(r"^(?:the|an?|its|his|her|their|our)\s+", "", first, flags=re.I).strip(" ,")


def _of_name(toks: tuple[Tok, ...], at: int, name: set[str]) -> bool:
    """Whether a word of the phrase is one of the name's; a particle only between two of them."""
    tok = toks[at]
    if _bare(tok.text) not in name:
        return False
    if tok.cap or "-" in tok.text or tok.low not in _PARTICLES:
        return tok.cap or "-" in tok.text
    beside = (t.text for t in toks[max(at - 1, 0) : at + 2])
    return all(_bare(text) in name for text in beside)


_AWAY = frozenset("in at near on who which".split())
_STUDIES = frozenset("expert experts analyst analysts scholar historian researcher".split())
"""Whose country in the phrase is a subject of study, not one spoken for."""


OFFICES = frozenset("office bureau secretariat".split())


def office_owner(words: Sequence[Tok]) -> str | None:
    """Whose office it is, without title: 'Governor Vel’s press office' → 'Vel'."""
    at = 0
    while at < len(words) - 2 and words[at].low.rstrip(".") in TITLES:
        at += 1
    if not at or not words[at].cap or words[-1].low not in OFFICES:
        return None
    owner = next((k for k in range(at, len(words)) if _owned([words[k]], None)), None)
    named = owner is not None and all(t.cap for t in words[at : owner + 1])
    return " ".join(_bare(t.text) for t in words[at : owner + 1]) if owner and named else None


def affiliation(toks: Sequence[Tok]) -> str | None:
    """The country a phrase speaks for, by name, demonym or metonym: an ISO code, else None."""
    words = [t.text for t in toks]
    if any(t.low in _STUDIES for t in toks):
        return None
    cut = next((i for i, t in enumerate(toks) if i and t.low in _AWAY), len(words))
    words = words[:cut]
    text = " ".join(words)
    for body, code in BODIES.items():
        if body in text.casefold():
            return code
    for word in words:
        found = (
            DEMONYMS.get(_bare(word.casefold().replace("’", "'"))) if word[:1].isupper() else None
        )
        if found:
            return found
    return next((c for c in map(_country, re.findall(r"(?:[A-Z][\w’'-]+ ?)+", text)) if c), None)


@lru_cache(maxsize=1024)
def _country(name: str) -> str | None:
    entries = lookup(re.sub(r"[’']s$", "", name.strip()))
    return next((e.country for e in entries if e.kind == "country"), None)


def same_person(left: str, right: str) -> bool:
    """Whether one name is a shorter form of the other within a document."""
    a, b = ([w.casefold().strip(".") for w in n.split()] for n in (left, right))
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if short == long:
        return True
    if len(short) == 1:
        return short[0] in long and short[0] not in _PARTICLES
    fits = all(any(w == v or (len(w) == 1 and v.startswith(w)) for v in long) for w in short)
    return short[-1] == long[-1] and fits
