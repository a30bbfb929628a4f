"""The large-model reader: a model proposes who said what, and the words decide what stands.

The model finds the statements and the words that tell an event; speakers, times, places, tolls,
figures and readings are read by rule from these, as from the rules' own. It cannot add a word: what
it proposes is found again in the text, or refused.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from holdfire.errors import Unanswered
from holdfire.record import Capture, Extract, Naming, Report, Speaker, Statement, make_id

from .answers import Answer, Cut, answer, tokens
from .finding import Found, Why, stood
from .happenings import reports
from .incidents import Scene
from .names import Cast, Person
from .phrases import described, same_person
from .prompts import Passage, key, passages, request
from .rules import extract, mode, nested, said_when, speaker, speakers
from .text import Document, document
from .times import Expression

Send = Callable[[bytes], bytes]
"""The JSON of a chat-completions request, for the JSON of its answer."""
METHOD = "remote-1"
"""Raised whenever the same answer can be read otherwise."""


class Kept(Protocol):
    """Where answers are kept by the hash of what was asked; a dict will do."""

    def get(self, key: str, /) -> bytes | None:
        """The answer kept under a key, if there is one."""
        ...

    def __setitem__(self, key: str, answer: bytes, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Heard:
    """What a model's answers about one capture amount to, and why each refused one was refused."""

    extract: Extract
    refused: tuple[Why, ...]


class RemoteReader:
    """Reads with a model behind `send`; `kept` holds its answers, and is asked first.

    `model` is the name the endpoint knows it by. `tokens` counts those told for what was asked.
    """

    languages = frozenset({"en", "und"})

    def __init__(self, send: Send, model: str, kept: Kept) -> None:
        self.name = f"{METHOD} {model}"
        self.tokens = 0
        self._send, self._model, self._kept = send, model, kept
        self._temperature: float | None = 0.0

    def read(self, capture: Capture) -> Extract:
        """What the model proposes and the text bears out; as `hear`, without what was refused."""
        return self.hear(capture).extract

    def hear(self, capture: Capture) -> Heard:
        """Ask about each passage of a capture, and find what is proposed in its words.

        Raises Unanswered where a passage gets no answer that can be used; what `send` raises.
        """
        doc = document(capture)
        answers = [a for p in passages(capture) for a in self._answers(p)]
        kept = stood(doc, answers)
        cast = Cast()
        people = speakers(doc, cast, [f.attribution for f in kept.statements])
        pairs = list(zip(kept.statements, people, strict=True))
        voices = [(f, _voice(doc, cast, f, person)) for f, person in pairs]

        def said(times: list[Expression]) -> list[Statement]:
            made = [_statement(doc, f, v, times, self.name) for f, v in voices]
            return [nested(s, made) for s in made]

        def happened(scene: Scene) -> list[Report]:
            return reports(scene, kept.events)

        return Heard(extract(doc, cast, said, happened, self.name), kept.refused)

    def _answers(self, passage: Passage) -> Iterator[tuple[Passage, Answer]]:
        """The answer about a passage; where it is cut short, those about its halves."""
        try:
            yield passage, self._answer(passage)
        except Cut:
            halves = passage.halves()
            if not halves:
                raise
            for half in halves:
                yield from self._answers(half)

    def _answer(self, passage: Passage) -> Answer:
        """The answer kept from before, else asked for; kept once it can be used."""
        where = key(passage, self._model)
        before = self._kept.get(where)
        if before is not None:
            try:
                return answer(before)
            except Cut:
                raise
            except Unanswered:  # damaged where it lay: asked for anew
                pass
        data = self._ask(passage)
        self.tokens += tokens(data)
        try:
            made = answer(data)
        except Cut:
            if passage.halves():
                self._kept[where] = data  # so that next time the halves are asked for at once
            raise
        self._kept[where] = data
        return made

    def _ask(self, passage: Passage) -> bytes:
        """Ask without chance; with it of a model that takes no temperature."""
        try:
            return self._send(request(passage, self._model, self._temperature))
        except Unanswered as error:
            if self._temperature is None or "temperature" not in str(error):
                raise
            self._temperature = None
            return self._send(request(passage, self._model, None))


def _statement(
    doc: Document, one: Found, voice: Speaker, times: list[Expression], reader: str
) -> Statement:
    capture, it = doc.capture, one.attribution
    source, cue, content = (
        tuple(capture.span(*r) for r in ranges) for ranges in (one.source, one.cue, one.content)
    )
    return Statement(
        id=make_id("stm", capture.id, it.source, it.cue, it.content),
        capture=capture.id,
        speaker=voice,
        act=one.act,
        mode=mode(doc, content),
        content=content,
        source=source or None,
        cue=cue or None,
        via=one.via or None,
        when=said_when(doc, it, times),
        reader=reader,
    )


def _voice(doc: Document, cast: Cast, one: Found, person: Person | None) -> Speaker:
    """The speaker the model names, with what the text tells of that person elsewhere."""
    capture = doc.capture
    if one.naming is Naming.OUTLET:
        name = capture.origin_outlet or capture.outlet or "the text"
        return Speaker(id=make_id("spk", capture.id, "outlet"), name=name, naming=Naming.OUTLET)
    if one.naming is Naming.UNNAMED:
        return _unnamed(doc, one, person)
    if not one.name:
        return speaker(capture, person)
    for known in (person, cast.meet(one.name, one.start, opens=False)):
        if known and known.naming is Naming.NAMED and same_person(known.name, one.name):
            return speaker(capture, known)
    made = make_id("spk", capture.id, one.name, None)
    return Speaker(id=made, name=one.name, naming=Naming.NAMED)


def _unnamed(doc: Document, one: Found, person: Person | None) -> Speaker:
    """A voice without a name: as the rules describe it, else by the words of its source."""
    if not one.source or (person and person.naming is Naming.UNNAMED):
        return speaker(doc.capture, person if one.source else None)
    start, end = one.source[0]
    phrase = " ".join(doc.text[start:end].split())
    name = described(phrase) or phrase
    made = make_id("spk", doc.capture.id, name, None)
    return Speaker(id=made, name=name, naming=Naming.UNNAMED, role=name)
