"""The rule-based reader: weights, network and keys are not needed; it says it is the weaker one."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, tzinfo
from zoneinfo import ZoneInfo

from holdfire.record import (
    Act,
    Capture,
    Extract,
    Mode,
    Naming,
    Precision,
    Report,
    Span,
    Speaker,
    Statement,
    When,
    make_id,
)

from . import acts, figures, incidents, terms
from .account import account, is_account
from .attributions import Attribution, attributions
from .entities import Entity
from .gazetteer import zones
from .lexicon import ORGANISATIONS
from .mentions import mentions
from .method import NAME
from .names import Cast, Person
from .outlet import outlet_statements
from .places import Named, places
from .quoting import quoting
from .text import Document, Sentence, document
from .times import Anchor, Expression, timeline
from .voices import Told


class RuleReader:
    """Reads English news text by rule. The same capture gives the same records."""

    name = NAME
    languages = frozenset({"en", "und"})

    def attributed(self, doc: Document) -> tuple[list[Attribution], tuple[Entity, ...]]:
        """Who says what, and the names that something other than a rule found."""
        return attributions(doc), ()

    def read(self, capture: Capture) -> Extract:
        """Everything the rules find in the readable blocks of a capture."""
        doc = document(capture)
        found, entities = self.attributed(doc)
        found = quoting(doc, found)
        cast = Cast()
        people = speakers(doc, cast, found)
        return extract(
            doc,
            cast,
            lambda times: _statements(doc, found, people, times, self.name),
            reader=self.name,
            entities=entities,
        )


def extract(
    doc: Document,
    cast: Cast,
    said: Callable[[list[Expression]], list[Statement]],
    happened: Callable[[incidents.Scene], list[Report]] = incidents.reports,
    reader: str = NAME,
    entities: tuple[Entity, ...] = (),
) -> Extract:
    """Everything read from a document, given who speaks in it, by its times what is `said`, and
    by the whole scene what has `happened`; `reader` is who finds the latter, `entities` are the
    names it found."""
    named = places(doc, [p.name for p in cast.people if p.naming is Naming.NAMED and not p.body])
    anchor = _anchor(doc.capture, named)
    times = _times(doc, anchor)
    statements = said(times)
    statements += outlet_statements(doc, statements, reader)
    statements.sort(key=lambda s: s.spans[0].start)
    scene = incidents.Scene(
        doc,
        named,
        times,
        [(s.id, s.content) for s in statements if s.speaker.naming is not Naming.OUTLET],
        reader,
    )
    return Extract(
        statements=tuple(statements),
        reports=_observed(happened(scene), statements),
        measures=tuple(figures.measures(scene)),
        meetings=tuple(figures.meetings(scene)),
        readings=tuple(terms.readings(scene, statements)),
        mentions=tuple(mentions(doc, cast.people, named, times, entities)),
    )


def _times(doc: Document, anchor: Anchor) -> list[Expression]:
    """Counted from the day of publication; of an account that has none, from the account itself."""
    spans = [(s.start, s.end) for s in doc.sentences]
    told = anchor.day is None and is_account(doc.text)
    return (account if told else timeline)(doc.text, spans, anchor)


def _observed(reports: list[Report], statements: list[Statement]) -> tuple[Report, ...]:
    """The reports without denials: who denies an act has not watched a place and seen nothing."""
    denials = {s.id for s in statements if s.act is Act.DENY}
    return tuple(r for r in reports if not (r.absence and r.statement in denials))


def speakers(doc: Document, cast: Cast, found: list[Attribution]) -> list[Person | None]:
    """Who says each attribution; names met in passing are noted on the way."""
    names = deque(_mentioned(doc))
    people: list[Person | None] = []
    for attribution in found:
        stop = (attribution.source or attribution.cue or attribution.content[0])[0]
        while names and names[0][1] < stop:
            cast.introduce(*names.popleft())
        people.append(_meet(doc, cast, attribution))
    return people


def _meet(doc: Document, cast: Cast, found: Attribution) -> Person | None:
    """A relative pronoun stands for what it follows."""
    where = found.antecedent or found.source
    if where is None:
        return None
    start = doc.sentences[found.sentence].start
    phrase = doc.text[where[0] : where[1]]
    if phrase.casefold() == "it":
        opener = _opener(doc, found.sentence)
        if opener is not None:
            return cast.meet(opener, where[0], False)
    person = cast.meet(phrase, where[0], where[0] == start)
    paper = _PAPER.search(doc.text, start, where[0])
    if person is None and paper is not None and phrase.casefold() == "it":
        return cast.meet(f"the {paper.group(1)}", where[0], False)
    return person


def _opener(doc: Document, number: int) -> str | None:
    """The body the sentence just before opens with: 'The Council gave another date. It …'.

    A person, a place or a time there is nobody an 'it' can speak for.
    """
    before = doc.sentences[number - 1] if number else None
    if before is None or before.block != doc.sentences[number].block:
        return None
    match = _SUBJECT.match(doc.text, before.start, before.end)
    if match is None:
        return None
    last = match["name"].split()[-1].casefold()
    named = match["the"] or last in ORGANISATIONS or _KIND.match(doc.text, match.end(), before.end)
    return match["name"] if named else None


_KIND = re.compile(
    r", an? [^,.]{0,60}\b(?:channel|group|agency|movement|network|union|outlet|body|party|"
    r"organi[sz]ation|alliance|coalition|charity|monitor|militia|faction|company)\b"
)


_SUBJECT = re.compile(
    r"(?P<the>The )?(?P<name>[A-Z][\w’'-]+(?: (?:of |and )?[A-Z][\w’'-]+){0,4})"
    r"(?=, (?:a|an|the|which|whose)\b| [a-z]+(?:ed|es|s|d|ve|gan|id|t)\b)"
)
_PAPER = re.compile(r"\b[Ii]n an? (?:\w+ )?(notice|circular|statement|letter|bulletin|note)\b")


_NAME = re.compile(
    r"(?:\b(?:al|bin|ag|ould|de|van|el|abu|ibn)[ -]|(?<![\w’'-]))[A-Z][\w’'-]{1,40}\.?"
    r"(?:[ ](?:(?:al|bin|ag|ould|de|van|el|abu|ibn)[ -])?(?:[A-Z][\w’'-]{1,40}|[A-Z]\.)){1,6}"
)
_PLACED = re.compile(r"\b(?:in|at|near|from|off|around|to|outside|between) $", re.I)


def _mentioned(doc: Document) -> Iterator[tuple[str, int, bool]]:
    """Full names outside sources, with where they stand and whether they open the sentence."""
    for sentence in doc.sentences:
        for match in _NAME.finditer(doc.text, sentence.start, sentence.end):
            lead = doc.text[max(sentence.start, match.start() - 9) : match.start()]
            if not _PLACED.search(lead):
                article = 4 if lead.lower().endswith("the ") else 0
                start = match.start() - article
                yield doc.text[start : match.end()], start, _opens(doc, sentence, start)


_FRONTED = re.compile(r"(?:In|At|On|From|Near|After|Since|Outside) [^,.;“”\"]{2,40}, ")


def _opens(doc: Document, sentence: Sentence, start: int) -> bool:
    """Whether a name is the first words of a sentence, a fronted place or time left aside."""
    fronted = _FRONTED.match(doc.text, sentence.start, start)
    return start == (fronted.end() if fronted else sentence.start)


def _anchor(capture: Capture, named: list[Named]) -> Anchor:
    """Day of publication or change, and the zone of the country most settlements named lie in."""
    day, basis = _written(capture.published)
    zone, label = _zone(named)
    return Anchor(day, basis, zone, label)


def _written(published: When | None) -> tuple[date | None, str]:
    """The day a page was written, in words too: that of its last change where it tells both."""
    if published is None or published.earliest is None:
        return None, "no publication day"
    first = published.earliest.date()
    basis = f"published {first:%-d %B %Y}"
    last = published.latest.date() if published.latest else first
    if published.precision is not Precision.DAYS or last <= first:
        return first, basis
    year = f" {last.year}" if last.year != first.year else ""
    return last, f"{basis}, updated {last:%-d %B}{year}"


def _zone(named: list[Named]) -> tuple[tzinfo, str]:
    lands: dict[str, int] = {}
    for n in named:
        if n.place.country and n.place.precision != "country":
            lands[n.place.country] = lands.get(n.place.country, 0) + 1
    best = max(sorted(lands), key=lambda c: lands[c], default=None)
    if best is None or lands[best] * 2 <= sum(lands.values()):
        return UTC, "unstated"
    found = zones(best)
    if not found:
        return UTC, "unstated"
    return ZoneInfo(found[0]), f"inferred from the places named ({found[0]})"


def _statements(
    doc: Document,
    found: list[Attribution],
    people: list[Person | None],
    times: list[Expression],
    reader: str,
) -> list[Statement]:
    made: list[Statement] = []
    told = Told()
    for attribution, person in zip(found, people, strict=True):
        made.append(_statement(doc, attribution, person, times, told))
    made = [replace(s, reader=reader) for s in made]
    return [nested(s, made) for s in made]


def _statement(
    doc: Document,
    found: Attribution,
    person: Person | None,
    times: list[Expression],
    told: Told,
) -> Statement:
    capture = doc.capture
    content = tuple(capture.span(s, e) for s, e in found.content)
    return Statement(
        id=make_id("stm", capture.id, found.source, found.cue, found.content),
        capture=capture.id,
        speaker=speaker(capture, person),
        act=_act(doc, found, person, told),
        mode=mode(doc, content),
        content=content,
        source=(capture.span(*found.source),) if found.source else None,
        cue=(capture.span(*found.cue),) if found.cue else None,
        via=_via(doc, found),
        when=said_when(doc, found, times),
    )


def _act(doc: Document, found: Attribution, person: Person | None, told: Told) -> Act:
    """The act, by the words and by what the document has told before."""
    words = " ".join(doc.text[s:e] for s, e in found.content)
    cue = doc.text[found.cue[0] : found.cue[1]] if found.cue else ""
    stop = found.content[-1][1] if found.content else found.cue[1] if found.cue else 0
    after = doc.text[stop : doc.sentences[found.sentence].end]
    source = doc.text[found.source[0] : found.source[1]] if found.source else ""
    said = acts.Said(found.lemma, cue, words, after)
    return told.act(said, source, person, found.leaning)


def speaker(capture: Capture, person: Person | None) -> Speaker:
    """A person or body of the document as a speaker; nobody known is an unnamed one."""
    if person is None:
        return Speaker(
            id=make_id("spk", capture.id, "unattributed"),
            name="",
            naming=Naming.UNNAMED,
        )
    return Speaker(
        id=make_id("spk", capture.id, person.name, person.affiliation),
        name=person.name,
        naming=person.naming,
        role=person.role,
        affiliation=person.affiliation,
    )


def _via(doc: Document, found: Attribution) -> str | None:
    if found.via is None:
        return None
    words = doc.text[found.via[0] : found.via[1]]
    bare = re.sub(r"^(?:the|a|an) ", "", words, flags=re.I)
    return re.sub(r"^(?:[A-Z]\w+|[\w ]+)[’']s (?=[A-Z])", "", bare)


def mode(doc: Document, content: tuple[Span, ...]) -> Mode:
    """Direct when all words stand in quotation marks, mixed when some do."""
    inside = outside = 0
    for span in content:
        for word in re.finditer(r"\w+", span.words):
            at = span.start + word.start()
            quote = bisect_right(doc.quotes, (at, len(doc.text))) - 1
            if quote >= 0 and at < doc.quotes[quote][1]:
                inside += 1
            else:
                outside += 1
    if not inside:
        return Mode.INDIRECT
    return Mode.DIRECT if not outside else Mode.MIXED


def said_when(doc: Document, found: Attribution, times: list[Expression]) -> When | None:
    """A time in the sentence that lies outside the content: when it was said."""
    sentence = doc.sentences[found.sentence]
    for e in times:
        if sentence.start <= e.start < sentence.end and not any(
            a <= e.start < b for a, b in found.content
        ):
            return e.when
    return None


def nested(statement: Statement, made: list[Statement]) -> Statement:
    """A statement inside another's content is relayed by that speaker."""
    if statement.via or not statement.cue:
        return statement
    at = statement.cue[0].start
    outer = [
        s
        for s in made
        if s is not statement
        and s.speaker.name
        and s.capture == statement.capture
        and any(c.start <= at < c.end for c in s.content)
        and s.speaker.name != statement.speaker.name
    ]
    if not outer:
        return statement
    inner = min(outer, key=lambda s: sum(c.end - c.start for c in s.content))
    return replace(statement, via=inner.speaker.name, inside=inner.id)
