"""What a place name can mean beyond the entries of its name: short forms, adjectives, parts."""

import re

from . import gazetteer
from .demonyms import ADJECTIVES, BODIES, DEMONYMS
from .gazetteer import Entry

_FRONT = re.compile(
    r"(?:the|greater|downtown|central|northern|southern|eastern|western|north|south|east|west|"
    r"north-?eastern|north-?western|south-?eastern|south-?western|northeast|northwest|southeast|"
    r"southwest|upper|lower|mid|inner|outer|old|rural|metropolitan|mainland|occupied|"
    r"(?:city|town|village|county|state|province|region|district|republic|port|island|gulf|"
    r"borough|municipality|government|university|college|bishop|diocese) of(?: the)?)[ -]",
    re.I,
)
_END = re.compile(
    r" (?:city|area|region|province|county|co\.|district|state|township|town|village|valley|"
    r"metropolitan area|metro|governorate|oblast|prefecture|islands?|peninsula|borough|parish|"
    r"raion|department|territory|coast|border|suburbs?|province)$",
    re.I,
)


def senses(name: str) -> tuple[Entry, ...]:
    """What a place name can mean: 'Va.' a division, 'Kenyan' a country, 'Kremlin' a capital.

    A name without an entry is tried without 'greater', 'northern', 'county' and the like, then by
    the place it is called after.
    """
    bare = re.sub(r"[’']s?$", "", name.strip())
    found = gazetteer.abbreviated(bare) or gazetteer.lookup(bare)
    if not any(e.population > 100_000 for e in found):
        found = _adjective(bare) or found or gazetteer.lookup(bare.rstrip("."))
    if not found:
        inner = _FRONT.sub("", bare, count=1) if _FRONT.match(bare) else _END.sub("", bare)
        if inner and inner != bare:
            return senses(inner)
        found = _part(bare)
    return found


def _part(name: str) -> tuple[Entry, ...]:
    """The place a longer name is called after: 'Manila Cathedral', 'University of Georgia'."""
    words = name.split()
    starts = [words[:n] for n in range(len(words) - 1, 0, -1)]
    ends = [words[n + 1 :] for n, w in enumerate(words) if w in ("of", "in", "at")]
    for part in (*ends, *starts):
        text = " ".join(part).rstrip(",")
        known = gazetteer.abbreviated(text) or gazetteer.lookup(text) or _adjective(text)
        large = [e for e in known if e.main and (e.kind != "settlement" or e.population > 20_000)]
        if large and len(text) > 1:
            return tuple(large)
    return ()


def _adjective(name: str) -> tuple[Entry, ...]:
    low = name.casefold().replace("-", " ")
    for word in (low, low.removesuffix("s"), low.replace(" ", "")):
        seat = gazetteer.capital(BODIES[word]) if word in BODIES else None
        found = seat or (gazetteer.country(DEMONYMS[word]) if word in DEMONYMS else None)
        if found:
            return (found,)
        if word in ADJECTIVES:
            return gazetteer.lookup(ADJECTIVES[word])
    return ()
