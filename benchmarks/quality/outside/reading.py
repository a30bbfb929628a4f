"""What the program reads in a text, where the lines of `holdfire read --json` do not tell it."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from holdfire.collect import gather
from holdfire.read import EmbeddedReader, best
from holdfire.read.text import document
from holdfire.record import Capture

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
    """The names and things in a text, each with its scheme: the network's, else the rules'."""
    found = gather(["-"], published={}, outlets={}, stdin=BytesIO(text.encode("utf-8")))
    return [row for capture in found.captures[:1] for row in _entities(capture)]


def _entities(capture: Capture) -> Iterator[Row]:
    reader = best()
    if isinstance(reader, EmbeddedReader):
        for e in reader.attributed(document(capture))[1]:
            yield {
                "kind": "entity",
                "scheme": e.scheme,
                "type": e.kind,
                "start": e.start,
                "end": e.end,
            }
        return
    for m in reader.read(capture).mentions:
        for scheme, called in _RULED.items():
            if m.type in called:
                at = {"start": m.span.start, "end": m.span.end}
                yield {"kind": "entity", "scheme": scheme, "type": called[m.type], **at}
