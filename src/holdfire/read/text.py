"""The text of a capture as the rules see it: quotations, sentences, tokens, all with offsets."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from holdfire.record import READABLE, Block, Capture

QUOTE = "“”"
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])|[^\W_]+(?:[’'‑-][^\W_]+)*\.?|[^\s\w]|_"
)
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt maj sgt capt cmdr adm brig cpl pvt sen rep gov hon rev fr st sr "
    "jr jan feb mar apr jun jul aug sep sept oct nov dec no vs etc inc ltd co corp mt ft approx "
    "u.s u.n u.k e.g i.e a.m p.m messrs mme pres min lieut insp supt amb".split()
)
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec no".split())
_WINDOW = 80
_LONGEST = 600
_CLOSERS = {"“": "”", "‘": "’", "«": "»", "„": "“"}


@dataclass(frozen=True, slots=True)
class Tok:
    """A word, a mark, or a whole quotation (`quote`), with offsets in the captured text."""

    text: str
    start: int
    end: int
    quote: bool = False
    low: str = field(init=False, repr=False, compare=False)
    """The lower-case form, apostrophes made straight."""

    def __post_init__(self) -> None:
        low = "“”" if self.quote else self.text.lower().replace("’", "'")
        object.__setattr__(self, "low", low)

    @property
    def cap(self) -> bool:
        """Whether it starts with a capital."""
        return not self.quote and self.text[:1].isupper()

    @property
    def said(self) -> str:
        """What stands inside the quotation marks."""
        return self.text.strip("“”\"'‘’«»„ ") if self.quote else self.text

    @property
    def closed(self) -> bool:
        """Whether a quotation ends in a mark of its own before the closing one."""
        return self.quote and self.said[-1:] in (",", ".", "?", "!", "…")

    @property
    def word(self) -> bool:
        """Whether it is a word or number rather than a mark or quotation."""
        return not self.quote and self.text[:1].isalnum()


@dataclass(frozen=True)
class Sentence:
    """One sentence of a readable block; quotations inside are single tokens."""

    start: int
    end: int
    toks: tuple[Tok, ...]
    block: int
    text: str
    number: int = 0

    @cached_property
    def words(self) -> tuple[Tok, ...]:
        """All words with quotations opened up, for places, times and counts."""
        return tuple(tokens(self.text, self.start, self.end))


@dataclass(frozen=True)
class Document:
    """A capture cut into quotations and sentences."""

    capture: Capture
    quotes: tuple[tuple[int, int], ...]
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The captured text."""
        return self.capture.text

    @property
    def fresh(self) -> frozenset[int]:
        """The numbers of the sentences that open a block."""
        pairs = zip(self.sentences, (None, *self.sentences), strict=False)
        return frozenset(s.number for s, last in pairs if last is None or s.block != last.block)


def document(capture: Capture) -> Document:
    """Cut the readable blocks of a capture into sentences."""
    quotes: list[tuple[int, int]] = []
    sentences: list[Sentence] = []
    for number, block in enumerate(capture.blocks):
        if block.kind not in READABLE:
            continue
        here = list(find_quotes(capture.text, block.start, block.end))
        quotes.extend(here)
        for start, end in cut(capture.text, block, here):
            toks = tuple(_mask(capture.text, start, end, here))
            sentences.append(Sentence(start, end, toks, number, capture.text, len(sentences)))
    return Document(capture, tuple(quotes), tuple(sentences))


def find_quotes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Outermost quotations of a block; one that never closes runs to the block's end."""
    at = start
    while at < end:
        char = text[at]
        close = None
        if char in "“«„" or (char == "‘" and _opens(text, at, start)):
            close = _closing(text, at, end, _CLOSERS[char])
        elif text.startswith("''", at):
            close = _doubled(text, at, end)
        elif char == '"' or (char == "'" and _opens(text, at, start)):
            close = _straight(text, at, end)
        if close is None:
            at += 1
        else:
            yield at, close
            at = close


def _doubled(text: str, at: int, end: int) -> int | None:
    """A quotation in pairs of apostrophes, as some archives print them."""
    close = text.find("''", at + 2, end)
    return close + 2 if close > 0 else None


def _opens(text: str, at: int, start: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1 : at + 2]
    return not before.isalnum() and before not in "’'" and after.isalpha()


def _closing(text: str, at: int, end: int, mark: str) -> int | None:
    depth, opener = 1, text[at]
    stop = min(end, at + _LONGEST) if mark == "’" else end
    for i in range(at + 1, stop):
        if text[i] == opener and mark != opener:
            depth += 1
        elif text[i] == mark and not (mark == "’" and text[i + 1 : i + 2].isalnum()):
            depth -= 1
            if depth == 0:
                return i + 1
    return None if mark == "’" else end


def _straight(text: str, at: int, end: int) -> int | None:
    mark = text[at]
    for i in range(at + 1, end):
        if text[i] == mark and not text[i + 1 : i + 2].isalnum() and not text[i - 1].isspace():
            return i + 1
        if mark == "'" and i - at > 300:
            return None
    opens = text[at + 1 : at + 2].isupper() and not text[at - 1 : at].isalnum()
    return end if mark == '"' and end - at > (12 if opens else 40) else None


def cut(text: str, block: Block, quotes: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences of a block, given its quotations."""
    start = block.start
    for end in _ends(text, block, quotes):
        left = start + len(text[start:end]) - len(text[start:end].lstrip())
        if left < end:
            yield left, end
        start = end


def _ends(text: str, block: Block, quotes: list[tuple[int, int]]) -> Iterator[int]:
    at = block.start
    inside = dict(quotes)
    while at < block.end:
        if at in inside:
            stop = inside[at]
            if _final(text, stop, block.end) and text[stop - 2 : stop - 1] in ".?!…":
                yield stop
            at = stop
            continue
        if text[at] in ".?!…" and _ends_here(text, at, block):
            stop = at + 1
            while stop < block.end and text[stop] in ".?!…)]":
                stop += 1
            yield stop
            at = stop
        else:
            at += 1
    yield block.end


def _final(text: str, stop: int, end: int) -> bool:
    rest = text[stop : min(end, stop + _WINDOW)].lstrip()
    return not rest or rest[0].isupper() or rest[0] in "“\"'‘«—(" or rest[0].isdigit()


def _ends_here(text: str, at: int, block: Block) -> bool:
    rest = text[at + 1 : min(block.end, at + _WINDOW)]
    if rest and not re.match(r"[.?!…)\]]*\s", rest):
        return False
    if not _final(text, at + 1, block.end) and not re.match(r"[.?!…)\]]*\s+[A-Z“\"'‘«—(\d]", rest):
        return False
    if text[at] != ".":
        return True
    word = re.search(r"[\w.’'-]*$", text[max(block.start, at - _WINDOW) : at])
    last = word.group().lower() if word else ""
    if len(last) == 1 and last.isalpha() and last != "i":
        return not rest.strip()
    if last in _ABBREVIATIONS:
        follows = re.match(r"\s*(\S)", rest)
        if last in ("u.s", "u.n", "u.k", "a.m", "p.m", "etc"):
            return bool(re.match(r"\s+(?:The|A|An|It|He|She|They|But|And|In|On|At|“|\")", rest))
        return last in _MONTHS and bool(follows and not follows.group(1).isdigit())
    return True


def tokens(text: str, start: int, end: int) -> Iterator[Tok]:
    """Words and marks between two offsets; a full stop stays with an abbreviation only."""
    for found in _TOKEN.finditer(text, start, end):
        word, stop = found.group(), found.end()
        if word.endswith(".") and len(word) > 1 and not _abbreviation(word):
            yield Tok(word[:-1], found.start(), stop - 1)
            yield Tok(".", stop - 1, stop)
        else:
            yield Tok(word, found.start(), stop)


def _abbreviation(word: str) -> bool:
    bare = word[:-1].lower()
    return bare in _ABBREVIATIONS or (len(bare) == 1 and word[0].isupper()) or "." in bare


def _mask(text: str, start: int, end: int, quotes: list[tuple[int, int]]) -> Iterator[Tok]:
    at = start
    for left, right in quotes[bisect_left(quotes, (start, 0)) : bisect_left(quotes, (end, 0))]:
        yield from joined(tokens(text, at, left))
        yield Tok(text[left:right], left, right, quote=True)
        at = right
    if at < end:
        yield from joined(tokens(text, at, end))


def joined(toks: Iterable[Tok]) -> Iterator[Tok]:
    """Two capitalised words joined by a dash without spaces as one: 'Vel–Oro', a double name."""
    held: list[Tok] = []
    for tok in toks:
        held.append(tok)
        if len(held) == 3 and _double(held):
            held = [Tok(f"{held[0].text}–{tok.text}", held[0].start, tok.end)]
        elif len(held) == 3:
            yield held.pop(0)
    yield from held


def _double(held: list[Tok]) -> bool:
    left, dash, right = held
    touching = left.end == dash.start and dash.end == right.start
    return dash.text == "–" and touching and left.cap and right.cap and right.word
