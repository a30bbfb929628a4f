"""What the program reads in a text, where the lines of `holdfire read --json` do not tell it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from holdfire.read import EmbeddedReader, best
from holdfire.read.text import Document, Sentence, find_quotes
from holdfire.record import Block, BlockKind, Capture

Row = dict[str, Any]

NAMES = "names"
CONFLICT = "conflict"
_RULED = {
    NAMES: {"person": "PER", "organisation": "ORG", "place": "LOC"},
    CONFLICT: {
        "person": "Person", "organisation": "Organisation", "place": "Location",
        "facility": "Location", "time": "Temporal", "quantity": "Quantity", "weapon": "Weapon",
    },
}  # fmt: skip
"""What a mention found by rule is called in either scheme, where no network is installed."""


def entities(text: str, _published: date | None, _file: str = "") -> list[Row]:
    """The names and things in a text, each with its scheme: the network's, else the rules'. Each
    line is a sentence, as these corpora give them."""
    return list(_entities(text))


def _entities(text: str) -> Iterator[Row]:
    whole = Block(kind=BlockKind.BODY, start=0, end=len(text))
    capture = Capture(id="cap", file="", text=text, sha256="0" * 64, blocks=(whole,))
    reader = best()
    if isinstance(reader, EmbeddedReader):
        for e in reader.network.find(_lines(capture), ()).entities:
            at = {"start": e.start, "end": e.end}
            yield {"kind": "entity", "scheme": e.scheme, "type": e.kind, **at}
        return
    for m in reader.read(capture).mentions:
        for scheme, called in _RULED.items():
            if m.type in called:
                at = {"start": m.span.start, "end": m.span.end}
                yield {"kind": "entity", "scheme": scheme, "type": called[m.type], **at}


def _lines(capture: Capture) -> Document:
    """Every line of a text as a sentence."""
    quotes: list[tuple[int, int]] = []
    sentences, at = [], 0
    for number, line in enumerate(capture.text.splitlines(keepends=True)):
        stop = at + len(line.rstrip("\n"))
        quotes += find_quotes(capture.text, at, stop)
        sentences.append(Sentence(at, stop, (), 0, capture.text, number))
        at += len(line)
    return Document(capture, tuple(quotes), tuple(sentences))
