"""Places named in a text, resolved by document coherence; what stays unclear has no coordinates."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.record import Place

from . import gazetteer
from .demonyms import BODIES, DEMONYMS
from .gazetteer import Entry
from .lexicon import MONTHS, ORGANISATIONS, ROLES, TITLES, WEEKDAYS
from .text import Document, Sentence, Tok

_LOCATIVE = frozenset(
    "in near at on from of outside around to over across toward towards into inside between through "
    "beyond above off against leaving entering and or".split()
)
_KINDS = {
    "province": "region", "region": "region", "oblast": "region", "state": "region", "governorate": "region",
    "department": "region", "county": "district", "district": "district", "municipality": "district",
    "valley": "area", "sector": "area", "peninsula": "area", "sea": "area", "gulf": "area", "strait": "area",
    "river": "area", "lake": "area", "island": "area", "islands": "area", "desert": "area", "mountains": "area",
    "hills": "area", "airport": "facility", "port": "facility", "hospital": "facility", "bridge": "facility",
    "crossing": "facility", "refinery": "facility", "camp": "facility", "base": "facility", "station": "facility",
    "dam": "facility", "market": "facility", "checkpoint": "facility", "road": "facility", "highway": "facility",
    "town": "settlement", "city": "settlement", "village": "settlement", "strip": "area", "corridor": "area",
    "plateau": "area", "pass": "area", "basin": "area", "delta": "area", "coast": "area", "heights": "area",
}  # fmt: skip
_PARTICLES = frozenset("al el de del la las los le du des da do dos san santa of the ash as az an ed".split())
_STOP = {*WEEKDAYS, *MONTHS, *TITLES, "the", "a", "i", "he", "she", "it", "they", "we", "but", "in", "on", "and"}
_NOT_PLACES = frozenset(
    "front council movement army press agency party union commission ministry council committee alliance "
    "coalition office news times post gazette radio telegram truth x mr mrs ms nato eu un".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place name in the text: offsets, and what it was resolved to."""

    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    locative: bool
    kind: str | None


def places(doc: Document, people: Iterable[str]) -> list[Named]:
    """The places of a document in reading order. `people`: full names that are not places."""
    known = {w for name in people for w in name.casefold().split() if len(w) > 2}
    found = [c for s in doc.sentences for c in _candidates(s, known)]
    weights = _countries(doc, found)
    named = [_resolve(c, weights) for c in found]
    return [n for n in named if n is not None]


def _candidates(sentence: Sentence, people: set[str]) -> list[_Candidate]:
    toks, found, i = sentence.words, [], 0
    while i < len(toks):
        end = _longest(toks, i)
        candidate = _candidate(sentence, toks, i, end, people) if end else None
        if candidate is None:
            i = max(end or 0, i + 1) if end and end - i > 2 else i + 1
        else:
            found.append(candidate)
            i = end or i + 1
    return found


def _longest(toks: tuple[Tok, ...], i: int) -> int | None:
    """End of the capitalised run starting here, particles inside allowed."""
    if not toks[i].cap or toks[i].low in _STOP - {"the"} or not toks[i].text[0].isalpha():
        return None
    end = i + 1
    while end < len(toks) and (
        (toks[end].cap and toks[end].low not in WEEKDAYS) or (toks[end].low in _PARTICLES and toks[end].low != "the" and end + 1 < len(toks) and toks[end + 1].cap)
    ):
        if toks[end].low == "of" and gazetteer.lookup(toks[i].text) and end == i + 1:
            break
        end += 1
    return end


def _candidate(
    sentence: Sentence, toks: tuple[Tok, ...], i: int, end: int, people: set[str]
) -> _Candidate | None:
    before = toks[i - 1].low if i else ""
    locative = before in _LOCATIVE or (before == "the" and i > 1 and toks[i - 2].low in _LOCATIVE) or before in _KINDS
    for stop in range(end, i, -1):
        name = sentence.text[toks[i].start : toks[stop - 1].end].removesuffix("'s").removesuffix("’s")
        kind = _KINDS.get(toks[stop].low) if stop < len(toks) else None
        own = _KINDS.get(toks[stop - 1].low) if stop - i > 1 else None
        if name.casefold() in DEMONYMS or name.casefold() in BODIES:
            return None
        entries = gazetteer.lookup(name)
        if not entries and own and stop - i > 1:
            base = sentence.text[toks[i].start : toks[stop - 2].end]
            entries, kind = gazetteer.lookup(base), own
        if _plausible(toks, i, stop, end, entries, locative, kind or own, people):
            tail = toks[i].start + len(name)
            return _Candidate(toks[i].start, tail, name, entries, locative, kind or own)
    return None


def _plausible(
    toks: tuple[Tok, ...], i: int, stop: int, end: int, entries: tuple[Entry, ...],
    locative: bool, kind: str | None, people: set[str],
) -> bool:  # fmt: skip
    words = [t.low.removesuffix("'s") for t in toks[i:stop]]
    if any(w in _NOT_PLACES for w in words) or words[0] in TITLES - {"president", "general", "marshal"} and stop - i == 1:
        return False
    follows = toks[stop].low if stop < len(toks) else ""
    if follows in _NOT_PLACES or (stop < end and follows in ORGANISATIONS - set(_KINDS)):
        return False
    country = any(e.kind == "country" for e in entries)
    if country:
        return True
    if any(w in people for w in words) and not (locative and stop == end and entries and entries[0].population > 200_000):
        return False
    if stop < end and not country:
        return False
    before = toks[i - 1].low if i else ""
    if before in TITLES or before in ROLES:
        return False
    if not entries:
        return locative and kind is not None and words[0] not in ("north", "south")
    big = entries[0].population >= 100_000 or entries[0].kind == "region"
    return locative or kind is not None or (big and len(words[0]) > 3 and i > 0) or (i == 0 and entries[0].population > 300_000)


def _countries(doc: Document, found: list[_Candidate]) -> Counter[str]:
    """How strongly the document speaks of each country: names, demonyms, unique places."""
    weights: Counter[str] = Counter()
    for sentence in doc.sentences:
        for tok in sentence.words:
            code = DEMONYMS.get(tok.low.removesuffix("'s")) if tok.cap else None
            if code:
                weights[code] += 2
    for candidate in found:
        lands = {e.country for e in candidate.entries}
        for entry in candidate.entries[:1]:
            if entry.kind == "country":
                weights[entry.country] += 3
        if len(lands) == 1:
            weights[lands.pop()] += 2
        elif candidate.entries:
            weights[candidate.entries[0].country] += 0 if candidate.entries[0].population < 50_000 else 1
            for land in lands:
                weights[land] += 0
    return weights


def _resolve(candidate: _Candidate, weights: Counter[str]) -> Named | None:
    entries = candidate.entries
    if not entries:
        place = Place(name=candidate.name, precision=candidate.kind or "area", basis=f"{candidate.name}: not in the gazetteer")
        return Named(candidate.start, candidate.end, place)
    entry = max(entries, key=lambda e: _score(e, weights, candidate.kind))
    if _score(entry, weights, candidate.kind)[0] <= 0 and entry.population < 15_000 and not candidate.locative:
        return None
    return Named(candidate.start, candidate.end, _place(entry, candidate, len(entries)))


def _score(entry: Entry, weights: Counter[str], kind: str | None) -> tuple[float, int, int]:
    fits = 2 if kind and kind == entry.kind else 0
    land = 5 if entry.kind == "country" else 0
    size = min(entry.population / 500_000, 3.0) + (0.5 if entry.main else 0)
    return min(weights[entry.country], 8) + fits + land + size, int(entry.kind == "settlement"), entry.population


def _place(entry: Entry, candidate: _Candidate, options: int) -> Place:
    precision = candidate.kind if candidate.kind and candidate.kind != "facility" else entry.kind
    if candidate.kind == "facility":
        precision = "facility"
    exact = entry.kind == "settlement" and precision in ("settlement", "facility")
    why = f"GeoNames {entry.name}, {entry.country}" + (f"; {options} places of that name" if options > 1 else "")
    return Place(
        name=candidate.name, precision=precision, country=entry.country,
        admin1=entry.admin1, lat=entry.lat if exact else None, lon=entry.lon if exact else None,
        zone=entry.zone, basis=why,
    )  # fmt: skip


def country_words(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Demonyms and government metonyms between two offsets: (start, end, country code)."""
    found = []
    for match in re.finditer(r"[A-ZÉ][\w.’'-]*(?: [A-Z][a-z]+)?", text[start:end]):
        for words in (match.group(), match.group().split()[0]):
            low = words.casefold().removesuffix("’s").removesuffix("'s").rstrip(".")
            code = BODIES.get(low) or DEMONYMS.get(low)
            if code:
                found.append((start + match.start(), start + match.start() + len(words), code))
                break
    return found
