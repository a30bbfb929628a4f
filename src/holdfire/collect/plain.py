"""Text files: the decoded file, character for character, cut into blocks."""

import re
from collections.abc import Sequence
from pathlib import Path

from holdfire.record import BlockKind, Capture

from . import furniture, lines, segment
from .assemble import Stated, capture
from .decoding import decode
from .pages import Page

_MARKDOWN = frozenset({".md", ".markdown"})
_FENCE = "---"
_LONGEST_FRONT = 60
_ENTRY = re.compile(r"[\w-]+\s*:(?:\s|$)")
_FIELDS = {
    "title": BlockKind.HEADLINE,
    "headline": BlockKind.HEADLINE,
    "author": BlockKind.BYLINE,
    "byline": BlockKind.BYLINE,
    "by": BlockKind.BYLINE,
    "date": BlockKind.DATE,
    "published": BlockKind.DATE,
    "publication date": BlockKind.DATE,
    "updated": BlockKind.DATE,
    "modified": BlockKind.DATE,
    "lastmod": BlockKind.DATE,
}


def capture_text(
    data: bytes, file: str, text: str | None = None, stated: Stated | None = None
) -> Capture:
    """The capture of a text file; `text` is its decoded form where that is known already, and
    `stated` what is said of it elsewhere."""
    words = decode(data).text if text is None else text
    parts = lines.split(words, markdown=Path(file).suffix.lower() in _MARKDOWN)
    front = front_matter(parts)
    kinds = [*map(_front_kind, parts[:front]), *segment.kinds(parts[front:])]
    return capture(data, file, Page(words, tuple(parts), tuple(kinds)), stated)


def front_matter(parts: Sequence[lines.Line]) -> int:
    """How many lines the block of "key: value" lines between two fences at the top takes up."""
    if not parts or parts[0].text != _FENCE:
        return 0
    ends = (p for p, line in enumerate(parts[:_LONGEST_FRONT]) if p and line.text == _FENCE)
    end = next(ends, 0)
    entries = sum(bool(_ENTRY.match(line.text)) for line in parts[1:end])
    return end + 1 if entries and _ENTRY.match(parts[1].text) else 0


def _front_kind(line: lines.Line) -> BlockKind:
    """The kind of a line of front matter: a field of the capture, or nothing to be read."""
    key = furniture.header(line.text)
    return _FIELDS.get(key[0], BlockKind.NAVIGATION) if key else BlockKind.NAVIGATION
