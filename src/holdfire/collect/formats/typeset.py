"""Printed pages put back to paragraphs: line ends, hyphens, and what runs along every page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_EDGE = 3
_NUMBER = re.compile(r"\W*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.I)
_ITEM = re.compile(r"(?:[•▪◦\u2023–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_BROKEN = re.compile(r"([^\W\d_]{2,})-$")
_STARTS = re.compile(r"([^\W\d_]+)")
_KEPT = frozenset(
    "cease anti non self co pro mid post pre counter ex semi vice all cross well long short"
    " high low half two three four five six seven eight nine ten pan inter intra".split()
)
_SHORT = 0.75
_LONGEST = 10_000
_COMPOUND = re.compile(r"\b[^\W\d_]+-[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document; `own` is false for heads, feet and numbers of pages."""

    text: str
    own: bool


def paragraphs(pages: Sequence[str]) -> Iterator[Paragraph]:
    """The paragraphs of all pages in order; one that runs over the end of a page stays whole, and
    the furniture of that page follows it."""
    split = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    running = _running(split)
    compounds = {m.casefold() for page in pages for m in _COMPOUND.findall(page)}
    own: list[list[str]] = []
    aside: list[str] = []
    for page in split:
        marked = _marked(page, running)
        text, furniture = _parted(marked)
        own.append(text)
        aside.append(furniture)
    yield from _joined(own, aside, compounds)


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines at the top or foot of pages that come again, figures aside, on half of them."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_flat(page[place]) for place in _edges(page)})
    often = max(2, (len(pages) + 1) // 2)
    return frozenset(line for line, count in counts.items() if count >= often and line)


def _flat(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold())


def _edges(page: Sequence[str]) -> list[int]:
    """The places of the first and last lines of a page that are not blank."""
    filled = [place for place, line in enumerate(page) if line]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _marked(page: Sequence[str], running: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The lines of a page with whether they are its own text."""
    edges = _edges(page)
    outer = {edges[0], edges[-1]} if edges else set()
    for place, line in enumerate(page):
        number = place in outer and len(edges) > 1 and _NUMBER.fullmatch(line)
        yield line, not (number or (place in edges and _flat(line) in running))


def _parted(marked: Iterator[tuple[str, bool]]) -> tuple[list[str], str]:
    """The text of a page and its furniture, apart."""
    text, furniture = list[str](), list[str]()
    for line, own in marked:
        (text if own else furniture).append(line)
    filled = [place for place, line in enumerate(text) if line]
    inner = text[filled[0] : filled[-1] + 1] if filled else []
    return inner, " ".join(filter(None, furniture))


def _joined(
    pages: Sequence[Sequence[str]], aside: Sequence[str], compounds: set[str]
) -> Iterator[Paragraph]:
    """Paragraphs across pages."""
    open_, waiting = "", list[str]()
    for page, furniture in zip(pages, aside, strict=True):
        width = _width(page)
        for before, line in pairwise(["", *page]):
            if open_ and not _goes_on(open_, before, line, width):
                yield Paragraph(open_, own=True)
                yield from (Paragraph(text, own=False) for text in waiting)
                open_, waiting = "", []
            open_ = _put_on(open_, line, compounds) if line else open_
        waiting.extend(filter(None, [furniture]))
    if open_:
        yield Paragraph(open_, own=True)
    yield from (Paragraph(text, own=False) for text in waiting)


def _width(page: Sequence[str]) -> int:
    """How long the full lines of a page are: nearly the longest, so that one odd line is none."""
    lengths = sorted(len(line) for line in page if line)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _goes_on(paragraph: str, before: str, line: str, width: int) -> bool:
    """Whether this line belongs to the paragraph so far. `before` is the line above it, empty at
    the top of a page, where only the words can tell."""
    if not line or _ITEM.match(line) or len(paragraph) > _LONGEST:
        return False
    end = paragraph[-40:]
    if _BROKEN.search(end):
        return True
    small = line[:1].islower()
    if not before or len(before) < _SHORT * width:
        return small and not _ENDS.search(end)
    return True


def _put_on(paragraph: str, line: str, compounds: set[str]) -> str:
    """The paragraph with one more line; a word broken at the line's end is made whole, unless it
    has its hyphen elsewhere in the text too or begins as compounds do."""
    if not paragraph or paragraph.endswith("\u00ad"):
        return paragraph.removesuffix("\u00ad") + line
    broken, starts = _BROKEN.search(paragraph[-40:]), _STARTS.match(line)
    if broken is None or starts is None:
        return f"{paragraph}{'' if paragraph.endswith(('-', '/')) else ' '}{line}"
    whole = f"{broken[1]}-{starts[1]}".casefold()
    kept = whole in compounds or broken[1].casefold() in _KEPT or line[0].isupper()
    return paragraph + line if kept else paragraph[:-1] + line
