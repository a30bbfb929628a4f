"""The visible text of a web page, block by block, with what its markup says of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from lxml import etree, html

from .furniture import Sign
from .lines import HEAD_ROW, ITEM, ROW

_SKIP = frozenset(
    """
    script style noscript template svg math iframe object embed canvas audio video map area
    head link meta button select option textarea input datalist dialog progress meter source
    track rp rt
    """.split()
)
_BLOCKS = frozenset(
    """
    address article aside blockquote body center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav
    ol p pre section summary table tbody td tfoot th thead tr ul caption amp-img picture
    """.split()
)
_TAGS = {
    "nav": Sign.NAVIGATION,
    "footer": Sign.BOILERPLATE,
    "figure": Sign.CAPTION,
    "figcaption": Sign.CAPTION,
    "aside": Sign.OUTSIDE,
    "label": Sign.BOILERPLATE,
}
_ROLES = {
    "navigation": Sign.NAVIGATION,
    "banner": Sign.NAVIGATION,
    "menu": Sign.NAVIGATION,
    "menubar": Sign.NAVIGATION,
    "search": Sign.NAVIGATION,
    "contentinfo": Sign.BOILERPLATE,
    "complementary": Sign.OUTSIDE,
    "dialog": Sign.BOILERPLATE,
    "alertdialog": Sign.BOILERPLATE,
}
_NAMES = (
    (Sign.COMMENT, r"comments?(?:-?(?:list|area|section|form|box|thread|respond))?|disqus\w*"
     r"|respond|replies"),
    (Sign.OUTSIDE, r"related\w*|recommend\w*|recirc\w*|teasers?|trending|most-?(?:read"
     r"|popular|viewed)|popular(?:-posts)?"
     r"|more-?(?:stories|news|from|on)\w*|read-?(?:more|next|also)|also-?read|you-?may\w*"
     r"|outbrain\w*|taboola\w*|promo\w*"
     r"|sidebar\w*|widgets?|see-?also|up-?next|further-reading|onward\w*|inline-?(?:related"
     r"|story)"),
    (Sign.NAVIGATION, r"nav(?:bar|igation)?|menu\w*|breadcrumbs?|masthead|skip-?(?:link"
     r"|to-?content)|site-?header|topbar|pagination|pager"),
    (Sign.CAPTION, r"captions?|wp-caption(?:-text)?|image-?(?:caption|credit)"
     r"|photo-?(?:caption|credit)|media-?caption|figcaption"),
    (Sign.BOILERPLATE, r"cookies?|consent|gdpr|newsletters?|subscri\w+|paywall|share\w*"
     r"|sharing|social\w*|advert\w*|ads?"
     r"|sponsor\w*|banner|popup|modal|footer|copyright|donat\w+|print-?only|tags?|tag-?list"
     r"|topics"),
    (Sign.BYLINE, r"by-?lines?|authors?(?:-?(?:name|info|bio|box))?|c-byline|contributors?"),
    (Sign.DATE, r"datelines?|time-?stamps?|(?:publish(?:ed)?|pub|post|entry"
     r"|article)-?(?:date|time|on)|dates?"),
)  # fmt: skip
_NAMED = tuple(
    (sign, re.compile(rf"(?:\w+(?:__|--))?(?:{words})(?:(?:__|--)\w+)?", re.I))
    for sign, words in _NAMES
)
_STANDFIRST = re.compile(
    r"(?:\w*[-_])?(?:stand-?first|dek|deck|sub-?(?:title|head\w*)|excerpt|article-?(?:summary"
    r"|lead|intro))(?:[-_]\w*)?",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHOLE_PAGE = frozenset(("html", "body", "main", "article"))
_MAIN = frozenset(("main", "article"))
_CELLS = frozenset(("td", "th"))
_LONGEST_CELL = 60


@dataclass(frozen=True, slots=True)
class Setting:
    """What the elements around a text say of it."""

    sign: Sign | None = None
    mark: str = ""
    firm: bool = False
    standfirst: bool = False
    link: bool = False
    main: bool = False


@dataclass(slots=True)
class Piece:
    """One visible block: its words, its setting, how many of its characters are links."""

    text: str
    setting: Setting
    linked: int


@dataclass(slots=True)
class _Pen:
    """Collects text until a block ends."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    lines: int = 0
    setting: Setting = field(default_factory=Setting)
    cell: bool = False

    def write(self, text: str | None, setting: Setting) -> None:
        """Add text; the setting of the first words is the block's."""
        if not text:
            return
        if not "".join(self.parts).strip():
            self.setting = setting
        self.lines = 0 if text.strip() else self.lines
        if self.cell and text.strip():
            self.parts.append(" \N{EM DASH} " if "".join(self.parts).strip() else "")
            self.cell = False
        self.parts.append(text)
        self.linked += len(text.strip()) if setting.link else 0

    def breaks(self, tag: str) -> bool:
        """Whether this is the second line break in a row: it parts paragraphs on old pages."""
        self.lines = self.lines + 1 if tag == "br" else self.lines
        return self.lines == 2

    def lift(self) -> Iterator[Piece]:
        """The block written so far, if it has any words; the pen is clean afterwards."""
        text = " ".join("".join(self.parts).split())
        if text:
            yield Piece(text, self.setting, self.linked)
        self.parts, self.linked, self.lines, self.cell = [], 0, 0, False


def parse(text: str) -> etree._Element | None:
    """The tree of a page, however malformed; None where there is nothing to parse."""
    parser = html.HTMLParser(encoding="utf-8", recover=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def depth(root: etree._Element) -> int:
    """How many elements stand inside one another at the deepest place."""
    now = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        now += 1 if event == "start" else -1
        deepest = max(deepest, now)
    return deepest


def pieces(root: etree._Element) -> Iterator[Piece]:
    """The visible blocks of a page, in document order; a row of a table of data is one block."""
    pen, settings = _Pen(), [Setting()]
    row: etree._Element | None = None
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and _unseen(element, tag):
            walk.skip_subtree()
            settings.append(settings[-1])
            continue
        parts = tag in _BLOCKS or (event == "start" and pen.breaks(tag))
        if parts and (row is None or row is element):
            yield from pen.lift()
        if event == "start":
            row = element if row is None and tag == "tr" and _is_row(element) else row
            pen.cell = pen.cell or (row is not None and tag in _CELLS)
            settings.append(_inner(settings[-1], element, tag, row=row is element))
            pen.write(" " if tag == "br" or (parts and row is not None) else None, settings[-1])
            pen.write(element.text, settings[-1])
        else:
            row = None if row is element else row
            settings.pop()
            pen.write(element.tail, settings[-1])
    yield from pen.lift()


def _is_row(element: etree._Element) -> bool:
    """Whether a table's row holds data: two or more short cells with no paragraphs in them."""
    cells = [cell for cell in element if cell.tag in _CELLS]
    if len(cells) < 2:
        return False
    for cell in cells:
        inner = islice((d for d in cell.iterdescendants() if d.tag in _BLOCKS), 2)
        breaks = islice(cell.iterdescendants("br"), 2)
        if len(list(inner)) > 1 or len(list(breaks)) > 1:
            return False
    return all(len("".join(cell.itertext()).split()) <= _LONGEST_CELL for cell in cells)


def _unseen(element: etree._Element, tag: str) -> bool:
    """Whether a reader of the page would not see this element."""
    if not tag or tag in _SKIP or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def _inner(outer: Setting, element: etree._Element, tag: str, *, row: bool = False) -> Setting:
    """The setting inside an element."""
    if tag in _WHOLE_PAGE:
        return replace(outer, mark="", main=outer.main or tag in _MAIN)
    found = replace(outer, mark=_mark(outer.mark, element, tag, row=row))
    if tag == "a" and element.get("href"):
        found = replace(found, link=True)
    if outer.firm:
        return found
    return _signed(found, element, tag)


def _mark(outer: str, element: etree._Element, tag: str, *, row: bool) -> str:
    """What the element says of the block: a heading, an item of a list, a row of a table."""
    if row:
        return HEAD_ROW if all(cell.tag == "th" for cell in element) else ROW
    if outer in (ROW, HEAD_ROW):
        return outer
    if re.fullmatch("h[1-6]", tag):
        return "#" * int(tag[1])
    if tag in ("li", "p", "div"):
        return ITEM if tag == "li" or (tag == "p" and outer == ITEM) else ""
    return outer


def _signed(found: Setting, element: etree._Element, tag: str) -> Setting:
    firm = _TAGS.get(tag) or _ROLES.get((element.get("role") or "").casefold())
    if firm is not None:
        return replace(found, sign=firm, firm=firm is not Sign.OUTSIDE or found.firm)
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()[:12]
    if any(_STANDFIRST.fullmatch(name) for name in names):
        return replace(found, standfirst=True)
    for sign, pattern in _NAMED:
        if any(pattern.fullmatch(name) for name in names):
            return replace(found, sign=sign)
    return found
