"""Pages for the tests of `collect`. Written for this example: people and outlets are invented."""

from holdfire.collect import capture_text
from holdfire.record import BlockKind, Capture

BODY = (
    "The mediator Irena Valk said on Tuesday that the Upland Council and the River Brigades had"
    " agreed to stop shelling across the Marne valley for ten days, starting at midnight.",
    "Neither side had published an order by Tuesday evening, and a spokesman for the Brigades,"
    " Otto Hale, said only that talks were going on and that he would not discuss them.",
    "\u201cWe hear the guns less, that is all,\u201d Mr Hale said.",
    "Residents of Varn said they had counted eleven explosions before dawn on Monday, when a"
    " rocket struck a bakery in the old town and killed two people who were opening the shop.",
    "The Council said in a statement that its units had been told to return fire only when fired"
    " upon, and that observers would be let into the valley from Thursday.",
    "A truce announced last spring held for nine days before each side accused the other of"
    " moving guns towards the bridges at Lorn and Pesk.",
)


def page(*lines: str) -> str:
    """A saved page: the lines, a blank line between each two."""
    return "\n\n".join(lines)


def captured(text: str, file: str = "example.txt") -> Capture:
    """The capture of a text."""
    return capture_text(text.encode(), file)


def words_of(capture: Capture, *kinds: BlockKind) -> list[str]:
    """The words of all blocks of these kinds."""
    return [capture.text[b.start : b.end] for b in capture.of(*kinds)]


def kind_of(capture: Capture, start: str, which: int = 0) -> BlockKind:
    """The kind of the block that begins with these words (the first such, unless told)."""
    found = [b.kind for b in capture.blocks if capture.text[b.start : b.end].startswith(start)]
    return found[which]
