"""Everything named in a document: people, bodies, places, weapons, times, quantities."""

import re
from collections.abc import Iterable, Iterator

from holdfire.record import Capture, Mention, Place, When, make_id

from . import counts
from .entities import Entity
from .names import Person
from .places import Named
from .text import Document
from .times import Expression

_WEAPON = re.compile(
    r"\b(?:(?:cruise|ballistic|anti-ship|surface-to-air|guided) )?missiles?\b|"
    r"\b(?:(?:attack|surveillance|explosive|naval|armed) )?drones?\b|"
    r"\b(?:glide |cluster |barrel |roadside |car )?bombs?\b|"
    r"\b(?:rockets?|mortars?|howitzers?|artillery|(?:land)?mines|grenades?|machine-?guns?|rifles?|"
    r"tanks?|warplanes?|fighter jets?|helicopters?|gunboats?|warships?|frigates?|torpedo(?:e?s)?|"
    r"shells)\b",
    re.I,
)
_AMOUNT = re.compile(
    rf"\b{counts.QUANTITY} (?:[a-z][\w’'-]* ){{0,2}}?(?P<unit>people|civilians|soldiers|fighters|"
    r"homes|houses|buildings|households|families|residents|prisoners|hostages|bodies|trucks|ships|"
    r"vessels|violations|breaches|drones|missiles|rockets|shells|shots|rounds|strikes|attacks|"
    r"villages|schools|tonnes|tons|barrels|megawatts|kilomet(?:re|er)s|miles|met(?:re|er)s|degrees|"
    r"hours|days|weeks|months|percent|per cent)\b",
    re.I,
)


_KINDS = {
    "PER": "person", "ORG": "organisation", "LOC": "place", "Nationality": "nationality",
}  # fmt: skip
"""What a network's entities are called here; its other kinds are found by rule."""


def mentions(
    doc: Document,
    people: Iterable[Person],
    named: Iterable[Named],
    times: Iterable[Expression],
    entities: Iterable[Entity] = (),
) -> list[Mention]:
    """All mentions in reading order; a name inside a longer one is not told twice."""
    capture = doc.capture
    found = [
        *(_made(capture, _place_type(n), (n.start, n.end), place=n.place) for n in named),
        *(_made(capture, "time", (e.start, e.end), when=e.when) for e in times),
        *_people(doc, people),
        *_weapons(doc),
        *_amounts(doc),
    ]
    found += list(_learnt(capture, entities, found))
    return sorted(found, key=lambda m: (m.span.start, m.span.end, m.type))


def _learnt(
    capture: Capture, entities: Iterable[Entity], found: list[Mention]
) -> Iterator[Mention]:
    """What a network names and no rule does."""
    taken = [(m.span.start, m.span.end) for m in found]
    for e in entities:
        if e.kind in _KINDS and not any(a < e.end and e.start < b for a, b in taken):
            taken.append((e.start, e.end))
            yield _made(capture, _KINDS[e.kind], (e.start, e.end))


def _place_type(named: Named) -> str:
    return "facility" if named.place.precision == "facility" else "place"


def _made(
    capture: Capture,
    kind: str,
    where: tuple[int, int],
    *,
    place: Place | None = None,
    when: When | None = None,
) -> Mention:
    span = capture.span(*where)
    made = make_id("mnt", capture.id, kind, *where)
    return Mention(id=made, capture=capture.id, type=kind, span=span, place=place, when=when)


def _people(doc: Document, people: Iterable[Person]) -> Iterator[Mention]:
    """Every place a known person or body is named, by full name or by last name alone."""
    taken: list[tuple[int, int]] = []
    for person in sorted(people, key=lambda p: -len(p.name)):
        kind = "organisation" if person.body else "person"
        for start, end in _namings(doc, person):
            if not any(a < end and start < b for a, b in taken):
                taken.append((start, end))
                yield _made(doc.capture, kind, (start, end))


def _namings(doc: Document, person: Person) -> Iterator[tuple[int, int]]:
    forms = {person.name}
    if not person.body and person.name[:1].isupper() and " " in person.name:
        forms.add(person.name.split()[-1])
    if not any(f[:1].isupper() for f in forms):
        return
    wanted = "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{wanted})(?![\w-])")
    for sentence in doc.sentences:
        for match in pattern.finditer(doc.text, sentence.start, sentence.end):
            yield match.span()


def _weapons(doc: Document) -> Iterator[Mention]:
    for sentence in doc.sentences:
        for match in _WEAPON.finditer(doc.text, sentence.start, sentence.end):
            yield _made(doc.capture, "weapon", match.span())


def _amounts(doc: Document) -> Iterator[Mention]:
    """Numbers with what they count; 'at least' and 'between' keep their bounds."""
    for sentence in doc.sentences:
        for match in _AMOUNT.finditer(doc.text, sentence.start, sentence.end):
            count = counts.count(match)
            if count is None or match["single"] or match["none"]:
                continue
            start = match.end() - len(match.group().lstrip())
            span = doc.capture.span(start, match.end())
            made = make_id("mnt", doc.capture.id, "quantity", start, match.end())
            yield Mention(
                id=made,
                capture=doc.capture.id,
                type="quantity",
                span=span,
                count=count,
                unit=match["unit"].lower(),
            )
