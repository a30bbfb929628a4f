"""Web pages: the visible text assembled from the tree, each block with its kind."""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from holdfire.record import BlockKind, Capture

from . import assemble, furniture, segment
from .assemble import Stated, either
from .decoding import decode
from .furniture import Sign
from .lines import HEAD_ROW, ITEM, ROW, Line, not_too_many
from .pages import Page
from .plain import capture_text
from .sniffing import declared

if TYPE_CHECKING:
    from lxml import etree

    from .tree import Piece

_FIRM_WORDS = frozenset(
    {Sign.NOTICE, Sign.CREDIT, Sign.CONTRIBUTOR, Sign.INLINE_TEASER, Sign.CAPTION}
)
_PLACED = frozenset({Sign.NAVIGATION, Sign.BOILERPLATE, Sign.COMMENT, Sign.OUTSIDE})
_MAY_STAND_FIRST = frozenset({BlockKind.BODY, BlockKind.TEASER, BlockKind.NAVIGATION})
_SHINGLE = 4
_LONGEST_LIST = 30
_DEEPEST = 200  # the extractor's time grows with the square of the depth; real pages stay below


def capture_html(
    data: bytes,
    file: str,
    text: str | None = None,
    told: Stated | None = None,
    *,
    whole: bool = False,
) -> Capture:
    """The capture of a web page; `text` is its decoded form where that is known already, and
    `told` what is said of it elsewhere: its address counts, the rest where the tags are silent.
    `whole`: nothing surrounds the text, so that its main part need not be looked for."""
    from . import metadata, tree

    source = decode(data, declared(data)).text if text is None else text
    root = tree.parse(source)
    blocks = list(tree.pieces(root)) if root is not None else []
    if root is None or not blocks:
        return capture_text(data, file, source, told)
    not_too_many(len(blocks))
    words, lines = _assembled(blocks)
    stated = _stated(metadata.read(root), told)
    shallow = not whole and tree.depth(root) <= _DEEPEST
    main = main_words(root) if shallow else frozenset()
    main |= frozenset(r for told in metadata.updates(root) for r in _runs(told)) if main else main
    page = signed(lines, blocks, main, stated.title)
    kinds = _with_markup(segment.kinds_of(page), blocks)
    return assemble.capture(data, file, Page(words, tuple(lines), tuple(kinds)), stated)


def _stated(tags: Stated, told: Stated | None) -> Stated:
    return either(Stated(url=told.url), either(tags, told)) if told else tags


def _assembled(blocks: "Sequence[Piece]") -> tuple[str, list[Line]]:
    """The visible text, blocks apart by a blank line, and the lines that lie in it."""
    lines, start = [], 0
    for block in blocks:
        end = start + len(block.text)
        lines.append(Line(start, end, block.text, block.setting.mark))
        start = end + 2
    return "\n\n".join(block.text for block in blocks), lines


def main_words(root: "etree._Element") -> frozenset[tuple[str, ...]]:
    """Runs of words of what trafilatura takes for the main text; empty where it finds none."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(deepcopy(root), include_comments=False, with_metadata=False)
    except Exception:  # a page that breaks the extractor is still a page
        return frozenset()
    text = str(getattr(found, "text", "") or "")
    shown = [words for line in text.splitlines() for words in (line, _bare(line))]
    return frozenset(run for words in shown for run in _runs(words) if run)


def _runs(text: str) -> list[tuple[str, ...]]:
    words = text.casefold().split()
    if len(words) < _SHINGLE:
        return [tuple(words)]
    return [tuple(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)]


def signed(
    lines: Sequence[Line],
    blocks: "Sequence[Piece]",
    main: frozenset[tuple[str, ...]],
    title: str | None = None,
) -> segment.Signed:
    """The lines with signs from their words, their markup and their place in the main text."""
    signs = [_sign(line, b, main) for line, b in zip(lines, blocks, strict=True)]
    for place, line in enumerate(lines):
        if line.mark.startswith("#") and title and line.flat == title.casefold():
            signs[place] = None
    for place in list(_dropped(lines, blocks, signs, (title or "").casefold())):
        signs[place] = None
    for place in range(1, len(lines) - 1):
        signs[place] = _beside(lines, blocks, signs, place)
    return segment.Signed(lines, signs, Counter(line.flat for line in lines), bool(main))


def _dropped(
    lines: Sequence[Line], blocks: "Sequence[Piece]", signs: Sequence[Sign | None], title: str
) -> Iterator[int]:
    """Rows, items and headings the extractor left out although they stand in the main part:
    below the headline and above the last paragraph, or in the element marked as the article."""
    first = _headline(lines, title)
    last = max((p for p, line in enumerate(lines) if signs[p] is None and line.heavy), default=-1)
    for place in range(first + 1, len(lines)):
        line, setting = lines[place], blocks[place].setting
        if signs[place] is not Sign.OUTSIDE or setting.sign is not None:
            continue
        if place > last and not setting.main:
            continue
        if line.mark == ITEM:
            own = line.words > 2 and not _links(lines, blocks, place)
        else:
            below = signs[place + 1 : place + 2] == [None] and lines[place + 1].prose
            own = line.mark in (ROW, HEAD_ROW) or (line.mark.startswith("##") and below)
        if own and blocks[place].linked < 0.5 * len(line.text):
            yield place


def _headline(lines: Sequence[Line], title: str) -> int:
    """Where the headline stands; the end of the page where no line is set as one."""
    told = (p for p, line in enumerate(lines) if line.mark.startswith("#") and line.flat == title)
    top = (p for p, line in enumerate(lines) if line.mark == "#")
    return next(told, next(top, len(lines)))


def _links(lines: Sequence[Line], blocks: "Sequence[Piece]", place: int) -> bool:
    """Whether the list this item belongs to is one of links: half of its items hold one."""
    start = end = place
    while start and lines[start - 1].mark == ITEM and place - start < _LONGEST_LIST:
        start -= 1
    while end < len(lines) and lines[end].mark == ITEM and end - place < _LONGEST_LIST:
        end += 1
    return 2 * sum(block.linked > 0 for block in blocks[start:end]) >= end - start


def _beside(
    lines: Sequence[Line], blocks: "Sequence[Piece]", signs: Sequence[Sign | None], place: int
) -> Sign | None:
    """The sign of a line once its neighbours are known: the text of another story's card is
    outside, a paragraph of the article that the extractor dropped is not."""
    own, line = signs[place], lines[place]
    card = lines[place - 1].mark.startswith("##") and _all_link(blocks[place - 1])
    if card and own is None and signs[max(0, place - 2)] is not None:
        return Sign.OUTSIDE
    dropped = own is Sign.OUTSIDE and blocks[place].setting.sign is None and line.prose
    between = signs[place - 1] is None and signs[place + 1] is None
    return None if dropped and between and not _all_link(blocks[place]) else own


def _sign(line: Line, block: "Piece", main: frozenset[tuple[str, ...]]) -> Sign | None:
    own, around = furniture.sign(line), block.setting.sign
    if own in _FIRM_WORDS or (own is Sign.DATE and around in (None, Sign.DATE, Sign.BYLINE)):
        return own
    inside = _in(line, main)
    if around is Sign.CAPTION or (around in _PLACED and (block.setting.firm or not inside)):
        return around
    if around in (Sign.BYLINE, Sign.DATE) and not line.prose:
        return own or (Sign.BYLINE if around is Sign.BYLINE else None)
    if own is not None or line.mark == "#":
        return own
    if main and not inside:
        return Sign.OUTSIDE
    return Sign.INLINE_TEASER if _all_link(block) and not line.closed and line.words > 3 else None


def _in(line: Line, main: frozenset[tuple[str, ...]]) -> bool:
    """Whether most of its words stand in the main text; the signs between cells do not count."""
    runs = _runs(_bare(line.text) if line.mark == ROW else line.text)
    return sum(run in main for run in runs) >= 0.7 * len(runs)


def _bare(text: str) -> str:
    return " ".join(word for word in text.split() if any(map(str.isalnum, word)))


def _all_link(block: "Piece") -> bool:
    return block.linked >= 0.9 * len(block.text)


def _with_markup(kinds: list[BlockKind], blocks: "Sequence[Piece]") -> list[BlockKind]:
    """Standfirsts named so in the markup, between the headline and the body."""
    first = kinds.index(BlockKind.BODY) if BlockKind.BODY in kinds else 0
    after = kinds.index(BlockKind.HEADLINE) if BlockKind.HEADLINE in kinds[:first] else first
    early = range(after, min(len(kinds), first + 1))
    marked = {p for p in early if blocks[p].setting.standfirst and kinds[p] in _MAY_STAND_FIRST}
    return [BlockKind.SUBHEADING if p in marked else kind for p, kind in enumerate(kinds)]
