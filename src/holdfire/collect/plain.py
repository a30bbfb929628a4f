"""Text files: the decoded file, character for character, cut into blocks."""

from holdfire.record import Capture

from . import lines, segment
from .assemble import capture
from .decoding import decode
from .pages import Page


def capture_text(data: bytes, file: str, text: str | None = None) -> Capture:
    """The capture of a text file; `text` is its decoded form where that is known already."""
    words = decode(data, file).text if text is None else text
    parts = lines.split(words)
    return capture(data, file, Page(words, tuple(parts), tuple(segment.kinds(parts))))
