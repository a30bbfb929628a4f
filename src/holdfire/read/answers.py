"""A large model's answer taken apart: what it proposes, or why there is nothing to take."""

import re
from contextlib import suppress
from enum import StrEnum
from typing import TypeVar

import msgspec

from holdfire.errors import Unanswered
from holdfire.record import Act, Deed, Naming

T = TypeVar("T")


class Piece(msgspec.Struct, frozen=True):
    """Words said to stand in a numbered paragraph, the `occurrence`th time they stand there."""

    paragraph: int
    words: str
    occurrence: int


class Proposed(msgspec.Struct, frozen=True):
    """A statement as a model proposes it; nothing in it is believed yet (`prompts.SCHEMA`)."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    speaker: str
    naming: Naming
    via: str
    act: Act


class Event(msgspec.Struct, frozen=True):
    """Words that tell an event, as a model proposes them."""

    words: Piece
    conduct: Deed
    absent: bool


class Fault(StrEnum):
    """Why an answer gives nothing."""

    REFUSED = "the model refused"
    FILTERED = "the server filtered the answer"
    CUT = "the answer was cut short"
    NO_JSON = "the answer is not the JSON asked for"
    NO_CHAT = "the server does not speak chat completions"


class Cut(Unanswered):
    """The answer was longer than the server gives: less may be asked for at a time."""


class _Message(msgspec.Struct, frozen=True):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct, frozen=True):
    message: _Message
    finish_reason: str | None = None


class _Usage(msgspec.Struct, frozen=True):
    total_tokens: int | None = None


class _Bill(msgspec.Struct, frozen=True):
    usage: _Usage | None = None


class _Completion(msgspec.Struct, frozen=True):
    choices: list[_Choice]


class _Found(msgspec.Struct, frozen=True):
    statements: list[msgspec.Raw]
    events: list[msgspec.Raw]


class Answer(msgspec.Struct, frozen=True):
    """What an answer proposes, and how many items are not of the form asked for."""

    statements: tuple[Proposed, ...]
    events: tuple[Event, ...]
    misshapen: int


def answer(data: bytes) -> Answer:
    """Take an answer apart; raises Cut, or Unanswered with what is wrong with it."""
    done = _decoded(data, _Completion, Fault.NO_CHAT)
    if not done.choices:
        raise Unanswered(Fault.NO_CHAT)
    choice = done.choices[0]
    _finished(choice)
    found = _decoded(_bare(choice.message.content or ""), _Found, Fault.NO_JSON)
    statements, events = _items(found.statements, Proposed), _items(found.events, Event)
    whole = len(statements) + len(events)
    return Answer(statements, events, len(found.statements) + len(found.events) - whole)


def tokens(data: bytes) -> int:
    """How many tokens an answer says it took, question and answer; 0 where it does not say."""
    try:
        usage = msgspec.json.decode(data, type=_Bill).usage
    except (ValueError, RecursionError):
        return 0
    return max(usage.total_tokens or 0, 0) if usage else 0


def _finished(choice: _Choice) -> None:
    """Raise where the model did not answer, or not to the end."""
    if choice.message.refusal:
        raise Unanswered(Fault.REFUSED)
    if choice.finish_reason == "content_filter":
        raise Unanswered(Fault.FILTERED)
    if choice.finish_reason == "length":
        raise Cut(Fault.CUT)


_THOUGHT = re.compile(r".*</think>", re.S)


def _bare(content: str) -> bytes:
    """The JSON in what a server wrote that minds no schema: without thoughts and fences."""
    text = _THOUGHT.sub("", content)
    start, stop = text.find("{"), text.rfind("}") + 1
    return text[start:stop].encode("utf-8", "surrogatepass") if start >= 0 else b""


def _items(raws: list[msgspec.Raw], kind: type[T]) -> tuple[T, ...]:
    """Those that are of this kind; one that is not costs no other."""
    found = []
    for raw in raws:
        with suppress(ValueError, RecursionError):
            found.append(msgspec.json.decode(raw, type=kind))
    return tuple(found)


def _decoded(data: bytes, kind: type[T], fault: Fault) -> T:
    try:
        return msgspec.json.decode(data, type=kind)
    except (ValueError, RecursionError):
        raise Unanswered(fault) from None
