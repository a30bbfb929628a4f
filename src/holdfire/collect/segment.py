"""The kind of every line: found from where the prose runs, not from any one site's layout.

The body is the first long run of paragraphs. What stands before it is the head of the page, what
stands after it is its tail, and on doubt a line of the tail belongs to some other story.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from holdfire.record import BlockKind

from . import head, phrases
from .furniture import Sign, sign
from .lines import ITEM, ROW, Line

_KIND = {
    Sign.STRONG_HEAD: BlockKind.TEASER,
    Sign.WEAK_HEAD: BlockKind.TEASER,
    Sign.INLINE_TEASER: BlockKind.TEASER,
    Sign.CAPTION: BlockKind.CAPTION,
    Sign.CONTRIBUTOR: BlockKind.BYLINE,
    Sign.CREDIT: BlockKind.CREDIT,
    Sign.NOTICE: BlockKind.NOTICE,
    Sign.COMMENT: BlockKind.COMMENT,
    Sign.BOILERPLATE: BlockKind.BOILERPLATE,
    Sign.NAVIGATION: BlockKind.NAVIGATION,
    Sign.DATE: BlockKind.DATE,
    Sign.BYLINE: BlockKind.BYLINE,
    Sign.OUTSIDE: BlockKind.TEASER,
}
_ENDS = frozenset({Sign.CREDIT, Sign.CONTRIBUTOR, Sign.COMMENT, Sign.STRONG_HEAD})
_HEADS = frozenset({Sign.STRONG_HEAD, Sign.WEAK_HEAD})
_LAST_WORDS = ("©", "(c)", "copyright", "about ")
_OTHER_STORY_AFTER = 3
_LIST_SIGNS = ("-", "*", "•", "\u2013", "—", "·", "\u2023", "▪")


@dataclass(frozen=True)
class Signed:
    """The lines of a page with what each gives away, and how often its words occur.

    `sure` says that the signs already tell the main text from the rest, as a page's tree can.
    """

    lines: Sequence[Line]
    signs: Sequence[Sign | None]
    counts: Counter[str]
    sure: bool = False

    def core(self, place: int) -> bool:
        """Whether this line is a plain long paragraph."""
        return self.signs[place] is None and self.lines[place].heavy

    def sentence(self, place: int) -> bool:
        """Whether this line is any plain sentence, however short."""
        line = self.lines[place]
        plain = line.closed or (self.sure and not line.mark.startswith("#"))
        return self.signs[place] is None and plain and line.words >= 3


def signed(lines: Sequence[Line]) -> Signed:
    """The lines with their signs."""
    return Signed(lines, [sign(line) for line in lines], Counter(line.flat for line in lines))


def kinds(lines: Sequence[Line]) -> list[BlockKind]:
    """The kind of each line, in order."""
    return kinds_of(signed(lines))


def kinds_of(page: Signed) -> list[BlockKind]:
    """The kind of each line of a page whose signs are known."""
    lines = page.lines
    start, end = body_range(page)
    if start == end:
        return _without_prose(page)
    title = head.find_title(lines, page.signs, page.counts, start, end)
    front, start = head.kinds(lines, page.signs, start, title, _KIND)
    return [*front, *_inside(page, start, end, title), *_tail(page, end)]


def body_range(page: Signed) -> tuple[int, int]:
    """First line of the body and the line after its last; equal where there is no prose."""
    start = _first(page)
    if start is None:
        return 0, 0
    end, place, last = len(page.lines), start, start
    while place < end:
        if _breaks(page, start, place):
            back = _resumes(page, start, place)
            if back is None:
                break
            place = back
        if page.sentence(place) or _listed(page, place):
            last = place
        place += 1
    return start, last + 1


def _first(page: Signed) -> int | None:
    """The first line of the first run of prose: long paragraphs, with short ones right before."""
    for minimum in (18, 8, 4):
        for place in range(len(page.lines)):
            if page.sentence(place) and page.lines[place].words >= minimum:
                return _raised(page, _back(page, place))
    return None


def _raised(page: Signed, start: int) -> int:
    """The first row or item of the tables and lists right above the body, on a marked-up page;
    with the heading of the first paragraph, where the page has its headline above."""
    if not page.sure:
        return start
    place = first = start
    titled = any(line.mark == "#" for line in page.lines[:start])
    while place and _heads_or_lists(page, place - 1):
        place -= 1
        heading = page.lines[place].mark.startswith("#")
        first = place if titled or not heading else first
    return first


def _heads_or_lists(page: Signed, place: int) -> bool:
    line, now = page.lines[place], page.signs[place]
    if line.mark.startswith("##"):
        return now in (None, Sign.DATE)
    return now is None and line.mark in (ITEM, ROW)


def _back(page: Signed, place: int) -> int:
    """The first of the sentences that lead up to this one with nothing between."""
    while place and _leads(page, place - 1):
        place -= 1
    return place


def _leads(page: Signed, place: int) -> bool:
    line = page.lines[place]
    asks = line.text.endswith("?") or line.mark.startswith("#")
    return page.sentence(place) and line.closed and line.words >= 6 and not asks


def _listed(page: Signed, place: int) -> bool:
    return page.signs[place] is None and _item(page.lines[place])


def _item(line: Line) -> bool:
    return line.mark in (ITEM, ROW) or line.text.startswith(_LIST_SIGNS)


def _breaks(page: Signed, start: int, place: int) -> bool:
    """Whether the article seems to end before this line."""
    now = page.signs[place]
    if place == start:
        return False
    if now in _ENDS or now is Sign.WEAK_HEAD:
        return True
    if now is Sign.BOILERPLATE:
        return page.lines[place].flat.startswith(_LAST_WORDS)
    return not page.sure and _other_story(page, start, place)


def _other_story(page: Signed, start: int, place: int) -> bool:
    """Whether a headline with its own date or writer starts here, after a body worth the name."""
    if page.signs[place] is not None or page.lines[place].closed or page.lines[place].words < 4:
        return False
    prose = sum(page.core(p) for p in range(start, place))
    if prose < _OTHER_STORY_AFTER:
        return False
    after = page.signs[place + 1 : place + 4]
    return (Sign.DATE in after and None not in after[: after.index(Sign.DATE)]) or _twice(
        page, place
    )


def _twice(page: Signed, place: int) -> bool:
    """Whether the same words stand again within the next lines, as on teaser cards."""
    line = page.lines[place]
    return any(other.flat == line.flat for other in page.lines[place + 1 : place + 3])


def _resumes(page: Signed, start: int, place: int) -> int | None:
    """Where the same article goes on after this line, or None where it has ended."""
    now = page.signs[place]
    if page.sure:
        after = range(place + 1, len(page.lines))
        later = list(islice((p for p in after if page.core(p)), 3))
        return later[0] if len(later) >= (3 if now is Sign.COMMENT else 2) else None
    if now in (Sign.CREDIT, Sign.CONTRIBUTOR, Sign.BOILERPLATE):
        following = range(place + 1, min(place + 4, len(page.lines)))
        return place + 1 if len(following) == 3 and all(map(page.core, following)) else None
    return _after_box(page, start, place) if now in _HEADS else None


def _after_box(page: Signed, start: int, place: int) -> int | None:
    """Where the article goes on after a box of links that starts here."""
    back = _next_core(page, place)
    if back is None:
        return None
    run = _run_after(page, back)
    if page.signs[place] is Sign.WEAK_HEAD and back - place <= 3 and run >= 2:
        return back
    before = sum(page.lines[p].words for p in range(start, place) if page.core(p))
    after = sum(page.lines[p].words for p in range(back, len(page.lines)) if page.core(p))
    closed = any("end of list" in page.lines[p].flat for p in range(place, back))
    return back if run >= 3 and (closed or after > 2 * before) else None


def _next_core(page: Signed, place: int) -> int | None:
    """The next long paragraph with no date, writer or other box before it."""
    for other in range(place + 1, len(page.lines)):
        if page.core(other):
            return other
        if page.signs[other] in (Sign.DATE, Sign.BYLINE) or page.signs[other] in _ENDS:
            return None
    return None


def _run_after(page: Signed, place: int) -> int:
    """How many long paragraphs, up to three, follow from here with no date or writer between."""
    found = 0
    for other in range(place, len(page.lines)):
        if page.signs[other] in (Sign.DATE, Sign.BYLINE) or page.signs[other] in _ENDS:
            break
        found += page.core(other)
        if found == 3:
            break
    return found


def _inside(page: Signed, start: int, end: int, title: int | None) -> list[BlockKind]:
    """Kinds between the first and the last paragraph of the body."""
    found: list[BlockKind] = []
    box = False
    for place in range(start, end):
        line, now = page.lines[place], page.signs[place]
        box = now in _HEADS or (box and not _leaves_box(page, place))
        if box:
            found.append(BlockKind.TEASER)
        elif title is not None and line.flat == page.lines[title].flat:
            found.append(BlockKind.HEADLINE)
        elif now is None or (now is Sign.CONTRIBUTOR and line.closed):
            found.append(_plain(line))
        elif now is Sign.DATE and (line.mark.startswith("#") or phrases.CLOCK.fullmatch(line.text)):
            found.append(BlockKind.SUBHEADING)
        else:
            found.append(_KIND[now])
    return found


def _leaves_box(page: Signed, place: int) -> bool:
    """Whether the article goes on with this line after a box of links."""
    return page.core(place) or (page.lines[place].closed and page.signs[place - 1] not in _HEADS)


def _plain(line: Line) -> BlockKind:
    """A line of the body that says nothing of its kind: a paragraph, or the head of a section."""
    if line.mark.startswith("#"):
        return BlockKind.SUBHEADING
    quoted = line.text.startswith(("“", "\u2018", '"', "«"))
    if line.text.endswith("?") and line.words <= 7 and not quoted:
        return BlockKind.SUBHEADING
    if line.closed or line.words > 14 or _item(line):
        return BlockKind.BODY
    if line.text.rstrip().endswith((":", ",", ";")) and line.words > 5:
        return BlockKind.BODY
    return BlockKind.BODY if quoted and line.words > 6 else BlockKind.SUBHEADING


def _tail(page: Signed, end: int) -> list[BlockKind]:
    """Kinds after the body: signs first, comments go on, the rest belongs to other stories."""
    found: list[BlockKind] = []
    early = {page.lines[p].flat for p in range(min(8, end)) if page.signs[p] is Sign.NAVIGATION}
    current, teasers = BlockKind.TEASER, False
    for place in range(end, len(page.lines)):
        now = page.signs[place]
        teasers = teasers or now in (Sign.STRONG_HEAD, Sign.WEAK_HEAD, None)
        kind = BlockKind.NAVIGATION if page.lines[place].flat in early else _after(now, teasers)
        current = _follows(now, current)
        found.append(current if kind is BlockKind.TEASER else kind)
    return found


def _after(now: Sign | None, teasers: bool) -> BlockKind:
    """The kind of a line after the body: dates and writers there are another story's."""
    if now is None:
        return BlockKind.TEASER
    if teasers and now in (Sign.DATE, Sign.BYLINE, Sign.CAPTION, Sign.CONTRIBUTOR, Sign.CREDIT):
        return BlockKind.TEASER
    return _KIND[now]


def _follows(now: Sign | None, current: BlockKind) -> BlockKind:
    """Which box an unsigned line of the tail stands in."""
    if now is Sign.COMMENT:
        return BlockKind.COMMENT
    return BlockKind.TEASER if now in (Sign.STRONG_HEAD, Sign.WEAK_HEAD) else current


def _without_prose(page: Signed) -> list[BlockKind]:
    """A text with no sentence in it: what signs say, and the rest as it may be read."""
    plain = [place for place, now in enumerate(page.signs) if now is None]
    if len(plain) == 1:
        only = plain[0]
        return [BlockKind.BODY if p == only else _kind_of(now) for p, now in enumerate(page.signs)]
    return [_kind_of(now) for now in page.signs]


def _kind_of(now: Sign | None) -> BlockKind:
    return _KIND[now] if now else BlockKind.TEASER
