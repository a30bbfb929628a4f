"""Places named in a text, resolved by document coherence; what stays unclear has no coordinates."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from holdfire.record import Place

from . import gazetteer
from .demonyms import BODIES, DEMONYMS
from .gazetteer import Entry
from .lands import Lands, adjectives, head, lands
from .lexicon import MONTHS, ROLES, TITLES, WEEKDAYS
from .resolve import Mention, Reading, resolve
from .senses import senses
from .text import Document, Sentence, Tok

_HYPHENED = re.compile(r"(?:al|el|ad|ar|as|at|an|ash|az|ed|es)-[A-Z]")
_LOCATIVE = frozenset(
    "in near at on from of outside around to over across toward towards into inside between "
    "through "
    "beyond above off against leaving entering beside along behind onto hit struck pounded shelled "
    "bombed reached rocked left".split()
)
_SURE = frozenset(
    "in near at outside around across into inside between beyond above off over from of to "
    "towards toward against beside".split()
)
"""Words after which a capitalised name that no gazetteer knows is still taken for a place."""
_STRICT = frozenset("in near at off over outside around".split())
"""Words after which even part of a person's name is a place ("in Vinnytsia")."""
_KINDS = {
    **dict.fromkeys("province region oblast state governorate department".split(), "region"),
    **dict.fromkeys("county district municipality raion".split(), "district"),
    **dict.fromkeys(
        "valley sector peninsula sea gulf strait river lake island islands desert mountains hills "
        "strip corridor plateau pass basin delta coast heights sectors valleys".split(), "area"
    ),
    **dict.fromkeys(
        "airport port hospital bridge crossing refinery camp base station dam market checkpoint "
        "road highway harbour".split(), "facility"
    ),
    **dict.fromkeys("town city village".split(), "settlement"),
}  # fmt: skip
_PLURAL = {"provinces": "region", "regions": "region", "districts": "district"}
_PARTICLES = frozenset(
    "al el de del la las los le du des da do dos of the ash as az an ed ad ez".split()
)
_CALENDAR = frozenset(
    {*WEEKDAYS, *MONTHS, *"jan feb mar apr jun jul aug sep sept oct nov dec".split()}
)
_STOP = frozenset(
    {*_CALENDAR, *TITLES}
    | set(
        "the a an i he she it they we you but in on and or if when after before while no our their "
        "his her its this that these those as at by for from with there two three four five six "
        "seven eight nine ten dozens hundreds several some many most all both each every not never "
        "residents villagers police local medics".split()
    )
)
_NOT_PLACES = frozenset(
    "front council movement army press agency party union commission ministry committee alliance "
    "coalition office news times post gazette radio telegram truth nato eu un command brigade "
    "brigades authority watch centre center convoy network panel mission staff wire monitor force "
    "forces column guard guards league corps battalion division navy organisation organization "
    "association institute university court parliament senate congress house assembly cabinet "
    "facebook twitter instagram tiktok whatsapp youtube signal channel tv television bank group "
    "christmas easter ramadan eid thanksgiving carnival wednesday-ash new-year god islam "
    "committee's front's command's accord agreement treaty summit conference company corporation "
    "foundation observatory tribune herald review courier bureau service services directorate "
    "militia secretariat embassy federation confederation liberation resistance defence defense "
    "staff's operations security peacekeepers spokesman spokeswoman administration".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place name in the text: offsets, and what it was resolved to."""

    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A run of words that may be a place, with what stands around it."""

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    locative: bool
    kind: str | None


@dataclass(frozen=True, slots=True)
class _Run:
    """A capitalised run of tokens in its sentence, and the names of people in the document."""

    sentence: Sentence
    first: int
    end: int
    people: frozenset[str]
    joined: bool

    @property
    def toks(self) -> tuple[Tok, ...]:
        return self.sentence.words

    def low(self, at: int) -> str:
        """The lower-case word at a token, or nothing past either end."""
        return self.toks[at].low if 0 <= at < len(self.toks) else ""

    @property
    def before(self) -> str:
        """The word before, an article or 'the town of' skipped."""
        at = self.first - 1
        while self.low(at) in ("the", "central", "nearby", "downtown", "rural", "occupied"):
            at -= 1
        return self.low(at)


def places(doc: Document, people: Iterable[str]) -> list[Named]:
    """The places of a document in reading order. `people`: full names that are not places."""
    known = frozenset(w for name in people for w in name.casefold().split() if len(w) > 2)
    found = [c for s in doc.sentences for c in _candidates(s, known)]
    found = sorted((*found, *_again(doc, found)), key=lambda c: c.start)
    spoken = tuple(adjectives(doc))
    scene = lands(spoken, [c.entries for c in found if c.entries])
    mentions = [Mention(c.start, c.end, c.name, c.entries, c.kind) for c in found]
    read = resolve(doc.text, mentions, spoken)
    named = [_named(c, r, scene) for c, r in zip(found, read, strict=True)]
    return [n for n in named if n is not None]


def _again(doc: Document, found: list[_Candidate]) -> Iterator[_Candidate]:
    """A name taken for a place once is that place wherever else it stands alone in the text."""
    sure = {c.name: c for c in found if not c.entries and c.locative}
    sure = {name: c for name, c in sure.items() if doc.text.count(name) > 1}
    taken = [(c.start, c.end) for c in found]
    for sentence in doc.sentences:
        for name, first in sure.items():
            for match in re.finditer(
                rf"\b{re.escape(name)}\b(?! [A-Z])", sentence.text[sentence.start : sentence.end]
            ):
                start = sentence.start + match.start()
                alone = not re.search(r"[A-Z][\w’'-]+ $", sentence.text[max(0, start - 20) : start])
                if alone and all(start >= b or start + len(name) <= a for a, b in taken):
                    yield replace(first, start=start, end=start + len(name))


def _candidates(sentence: Sentence, people: frozenset[str]) -> list[_Candidate]:
    toks, found, i, last = sentence.words, [], 0, -9
    while i < len(toks):
        end = _longest(toks, i)
        if end is None:
            i += 1
            continue
        joined = i - last <= 2 and toks[i - 1].low in (",", "and", "or", "to") and last > 0
        candidate = _candidate(_Run(sentence, i, end, people, joined))
        if candidate is not None:
            found.append(candidate)
            end = next((k for k in range(i, end) if toks[k].end >= candidate.end), end - 1) + 1
            last = end
        i = end
    return found


_LONGEST = 8
"""Words of the longest name that is looked up."""


def _longest(toks: tuple[Tok, ...], i: int) -> int | None:
    """End of the capitalised run starting here, particles inside allowed."""
    if not toks[i].cap or _bare(toks[i].low) in _STOP or not toks[i].text[0].isalpha():
        return None
    end = i + 1
    while end < len(toks) and end - i < _LONGEST and _continues(toks, i, end):
        end += 1
    return end


def _continues(toks: tuple[Tok, ...], i: int, at: int) -> bool:
    if toks[at - 1].text.endswith(("'s", "’s")):
        return False
    if toks[at].cap or _HYPHENED.match(toks[at].text):
        return _bare(toks[at].low) not in _CALENDAR
    if toks[at].low not in _PARTICLES or at + 1 >= len(toks) or not toks[at + 1].cap:
        return False
    return toks[at].low not in ("of", "the") or not gazetteer.lookup(_bare(toks[i].text))


def _bare(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def _candidate(run: _Run) -> _Candidate | None:
    toks, i = run.toks, run.first
    if any(_bare(t.low) in _NOT_PLACES for t in toks[i : run.end]):
        return None
    if run.low(run.end) in _NOT_PLACES:
        return None
    for stop in range(run.end, i, -1):
        name = _bare(run.sentence.text[toks[i].start : toks[stop - 1].end])
        if name.casefold() in DEMONYMS or name.casefold() in BODIES:
            return None
        kind, own = _kinds(run, stop)
        entries = gazetteer.lookup(name)
        if not entries and own:
            entries = senses(name)
        if _plausible(run, stop, entries, kind or own):
            start, locative = toks[i].start, run.before in _LOCATIVE or run.joined
            if not (kind or own) and entries and _line(run) and head(entries).kind == "region":
                entries, own = (), "area"
            return _Candidate(start, start + len(name), name, entries, locative, kind or own)
    return None


def _line(run: _Run) -> bool:
    """'along the Volta': a river or a road, which the region of that name is not."""
    return run.before == "along" and run.low(run.first - 1) == "the"


def _kinds(run: _Run, stop: int) -> tuple[str | None, str | None]:
    """The kind of place said just after the name ('Sumy region') and by its own last word."""
    after = run.low(stop)
    own = _KINDS.get(_bare(run.low(stop - 1))) if stop - run.first > 1 else None
    before = run.low(run.first - 2) if run.low(run.first - 1) == "of" else ""
    kind = _KINDS.get(after) or _PLURAL.get(after)
    if kind == "facility" and after in ("road", "base", "camp", "market", "station"):
        kind = None
    return kind or ("settlement" if before in ("town", "city", "village") else None), own


def _plausible(run: _Run, stop: int, entries: tuple[Entry, ...], kind: str | None) -> bool:
    words = [_bare(t.low) for t in run.toks[run.first : stop]]
    if any(e.kind == "country" for e in entries):
        return True
    if stop < run.end or run.before in TITLES or run.before in ROLES:
        return False
    if any(w in run.people for w in words):
        return run.before in _STRICT
    if not entries:
        return _unknown(run, words, kind)
    located = run.before in _LOCATIVE or run.joined or kind is not None
    first = head(entries)
    size, large = first.population, first.kind == "region" and len(words[0]) > 3
    floor = 300_000 if run.first == 0 else 100_000
    town = first.kind == "settlement" and size >= floor and len(words[0]) > 3
    return located or large or town


def _unknown(run: _Run, words: list[str], kind: str | None) -> bool:
    """A name no gazetteer has: a place only behind a sure preposition, and not an acronym."""
    if words[0] in ("north", "south", "east", "west", "northern", "southern"):
        return False
    after_the = run.low(run.first - 1) == "the"
    if after_the and kind is None and not any(w in _PARTICLES for w in words[1:]):
        return False
    text = run.toks[run.first].text
    shouted = text.isupper() and len(text) < 6
    before = run.before
    if before in _HITS:
        return not run.low(run.end).endswith("ing") and len(words) < 3 and kind != "area"
    if before in ("of", "to", "from", "against") and kind is None:
        return run.low(run.first - 2) in _TOWARDS and not shouted
    if before == "on" and kind is None:
        return run.low(run.first - 2) in _BLOWS and not shouted
    return (before in _SURE or run.joined or before == "on") and not shouted


_HITS = frozenset("hit struck pounded shelled bombed reached rocked".split())
_BLOWS = frozenset(
    "raid raids attack attacks strike strikes assault shelling fell landed rained fire advance "
    "advanced march descended".split()
)


_TOWARDS = frozenset(
    "road roads highway north south east west town city village port shelling bombing bombardment "
    "outskirts suburb suburbs capital residents villagers people centre hills heights siege fall "
    "capture edge mayor governor fired launched abducted fled crossing close bridge villages hub "
    "coast island islands district province region camp way convoy trucks aid resident valley "
    "advance advanced returned withdrew entrance".split()
)


def _named(candidate: _Candidate, read: Reading, scene: Lands) -> Named | None:
    entry = read.entry
    if entry is None or scene.strange(entry):
        place = _unlisted(candidate, read.within, scene.clear)
        return Named(candidate.start, candidate.end, place)
    small = entry.population < 15_000 and entry.kind == "settlement" and not entry.main
    if small and not scene.weights[entry.country] and not candidate.locative:
        return None
    return Named(candidate.start, candidate.end, _place(entry, candidate, len(candidate.entries)))


def _unlisted(candidate: _Candidate, within: Entry | None, clear: str | None) -> Place:
    basis = f"{candidate.name}: not in the gazetteer, or none there that fits the text"
    precision = candidate.kind or "settlement"
    if within:
        basis += f"; in {within.name}, which stands behind it"
        land, division = within.country or None, within.admin1
        return Place(
            name=candidate.name, precision=precision, country=land, admin1=division, basis=basis
        )
    if clear:
        basis += f"; country {clear} because the text's other places lie there"
    return Place(name=candidate.name, precision=precision, country=clear, basis=basis)


def _place(entry: Entry, candidate: _Candidate, options: int) -> Place:
    precision = candidate.kind or entry.kind
    exact = entry.kind in ("settlement", "facility") and precision in ("settlement", "facility")
    several = f"; {options} places of that name" if options > 1 else ""
    return Place(
        name=candidate.name, precision=precision,
        country=entry.country or None, admin1=entry.admin1,
        lat=entry.lat if exact else None, lon=entry.lon if exact else None, zone=entry.zone,
        basis=f"GeoNames {', '.join(filter(None, (entry.name, entry.country)))}{several}",
    )  # fmt: skip
