"""A captured text cut into trimmed lines or paragraphs, with what can be seen of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from holdfire.errors import BadInput

_CLOSERS = "\"'”\u2019»)]*_ \u00a0"
_SENTENCE_END = (".", "!", "?", "…", "。", "؟", "।")
_MARKER = re.compile(r"(?:#{1,6}|>)[ \t]+")
_ITEM = re.compile(r"(?:>[ \t]*)*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
ITEM = "-"
ROW = "|"
HEAD_ROW = "##|"
MOST = 30_000
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 40


@dataclass(frozen=True)
class Line:
    """One line, or one paragraph of a hard-wrapped text: offsets without surrounding white space.

    `mark` is the sign of Markdown taken off its front ("#", ">", "-" for any list), or one of
    `ITEM`, `ROW` and `HEAD_ROW` for what the markup of a page says it is; else empty.
    """

    start: int
    end: int
    text: str
    mark: str = ""

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @cached_property
    def flat(self) -> str:
        """The words in lower case with single spaces, for comparing lines."""
        return " ".join(self.text.casefold().split())

    @cached_property
    def closed(self) -> bool:
        """Whether it ends as a sentence does, quotes and brackets aside."""
        return self.text.rstrip(_CLOSERS).endswith(_SENTENCE_END)

    @cached_property
    def prose(self) -> bool:
        """Whether it is clearly a paragraph: several words that end as a sentence."""
        return (self.closed and self.words >= 12) or self.words >= 45

    @cached_property
    def heavy(self) -> bool:
        """Whether it is a paragraph long enough to say where the body is."""
        return self.prose and self.words >= 18


def split(text: str, *, markdown: bool = False) -> list[Line]:
    """Every non-blank line of the text; paragraphs where the text is wrapped at a fixed width.

    The signs of lists are taken off in Markdown only: elsewhere a dash may be the author's.
    Raises `BadInput` where there are too many.
    """
    raw = list(_raw(text))
    not_too_many(len(raw))
    width = _wrap_width(text, raw)
    found = _joined(text, raw, width) if width else raw
    return [_line(text, start, end, markdown) for start, end in found]


def not_too_many(count: int) -> None:
    """Refuse what has more lines than any report. Raises `BadInput`."""
    if count > MOST:
        raise BadInput(f"it has over {MOST} lines; save the report alone and give that file")


def _raw(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of non-blank lines, trimmed; only the line ends of saved files count."""
    for match in re.finditer(r"[^\r\n\f\v\u0085\u2028\u2029]+", text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        end = match.end() - (len(words) - len(words.rstrip()))
        if start < end:
            yield start, end


def _line(text: str, start: int, end: int, markdown: bool) -> Line:
    item = _ITEM.match(text, start, end) if markdown else None
    sign = item or _MARKER.match(text, start, end)
    rest = text[sign.end() : end].lstrip() if sign else ""
    if sign is None or not rest:
        return Line(start, end, text[start:end])
    return Line(end - len(rest), end, rest, ITEM if item else sign.group().strip())


def _wrap_width(text: str, raw: list[tuple[int, int]]) -> int:
    """The width the text was wrapped at, or 0 where lines are paragraphs already."""
    width = max((end - start for start, end in raw), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    pairs = [(a, b) for a, b in pairwise(raw) if _adjacent(text, a, b)]
    full = sum(_full(text, a, b, width) for a, b in pairs)
    return width if len(pairs) >= 3 and full >= 0.6 * len(pairs) else 0


def _adjacent(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether one line follows the other with no blank line between."""
    between = text[left[1] : right[0]]
    return between.replace("\r\n", "\n").count("\n") + between.count("\r\r") == 1


def _full(text: str, left: tuple[int, int], right: tuple[int, int], width: int) -> bool:
    """Whether the next line's first word had no room on this one."""
    length = left[1] - left[0]
    first = text[right[0] : right[1]].split()[0]
    return length >= 0.6 * width and length + 1 + len(first) > 0.94 * width


def _joined(text: str, raw: list[tuple[int, int]], width: int) -> list[tuple[int, int]]:
    """Wrapped lines put together to paragraphs."""
    found: list[tuple[int, int]] = []
    for place, part in enumerate(raw):
        before = raw[place - 1] if place else None
        if before and _adjacent(text, before, part) and _full(text, before, part, width):
            found[-1] = (found[-1][0], part[1])
        else:
            found.append(part)
    return found
