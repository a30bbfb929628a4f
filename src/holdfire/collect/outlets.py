"""Who put a page out, and who had the text first."""

import re
from collections import Counter
from collections.abc import Iterator

from holdfire.record import BlockKind

from . import head
from .dates import find_dates
from .furniture import header, is_navigation
from .lines import Line
from .pages import Page

_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b)[\s©]*(?:\(c\))?", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[-\N{EN DASH}]\s*(?:20)?\d\d)?\b")
_NOT_A_NAME = re.compile(
    r"\s*(?:\ball rights (?:are )?reserved|\bno part of\b|\bthis (?:material|content)"
    r"|\bdesigned by|\bpowered by|\bterms\b"
    r"|\bprivacy\b|\bused with\b|\breproduc|\|).*$",
    re.IGNORECASE,
)
_CREDITED = (
    re.compile(
        r"\b(?:appeared|published|posted|printed|ran)(?: first| originally)?(?: \w+"
        r" \d{1,2}[^a-z]{0,8})?\s+(?:by|in|on|at|with)\s+(?P<name>(?:the\s+|The\s+)?[A-Z].+)",
    ),
    re.compile(
        r"^\W*(?:source|via|courtesy|original source|original article|story source)\s*(?::"
        r"|\bof\b)\s*(?P<name>\S.+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?i:republished|reprinted|reproduced|syndicated|reposted)\b.{0,40}?\b(?:from|of|by"
        r"|courtesy of)\s+(?P<name>(?:the\s+|The\s+)?[A-Z].+)",
    ),
    re.compile(r"^\W*(?:from|via) (?P<name>[A-Z].+)", re.IGNORECASE),
)  # fmt: skip
_APART = re.compile(r"\s+[|·•\N{EN DASH}\N{EM DASH}-]\s+|\s*[|·•]\s*")
_POST = re.compile(
    r"\b(?:reporters?|correspondents?|editors?|writers?|staff|chief|desk|bureau|and)$|\band\b", re.I
)
_LETTERS = re.compile(r"[A-Z]{2,5}$")
"""An agency by its letters."""
_BY = re.compile(r"(?:by|published|updated|posted)\b", re.IGNORECASE)
_NAME_ENDS = re.compile(
    r"(?:\s+(?:on|in)\s+(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may"
    r"|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+\d)"
    r"|\s+(?:and|but|where|which|under|with|as part|at|as)\s+(?!(?:[A-Z]\w+ )?(?:News|Times|Post"
    r"|Press)\b)[a-z(h]"
    r"|\s+(?:under|with)\s|,\s|\s*\(|\.\s|\.$|;|\s[\N{EM DASH}\N{EN DASH}|-]\s|\s+https?:"
    r"|:\s).*$",
    re.DOTALL,
)


def outlet(page: Page) -> str | None:
    """The name of the site or paper this copy is from, where the page shows it."""
    finders = (
        *(_from_header, _from_title, _from_date_line, _strong_name, _from_foot, _weak_name),
        *(_from_rights, _from_byline),
    )
    return next((name for finder in finders if (name := finder(page))), None)


def origin(page: Page, own: str | None) -> str | None:
    """Who had the text first: a credit line, a dateline's agency, a right kept by another."""
    names = [name for _, line in page.of(BlockKind.CREDIT) if (name := credited(line.text))]
    if page.dateline and page.dateline.agency:
        names.append(page.dateline.agency)
    if own is not None:
        names.extend([*filter(None, [writes_for(page)]), *_rights_below(page)])
    return next((name for name in names if own is None or not same(name, own)), None)


def credits_other(page: Page, own: str | None) -> bool:
    """Whether a credit line names an outlet that is not the page's own."""
    names = [credited(line.text) for _, line in page.of(BlockKind.CREDIT)]
    return any(name and not (own and same(name, own)) for name in names)


def credited(text: str) -> str | None:
    """The outlet a credit line names."""
    for pattern in _CREDITED:
        match = pattern.search(text)
        if match:
            name = _NAME_ENDS.sub("", match["name"]).strip(" .\"'“”\u2018\u2019")
            return name if 1 <= len(name.split()) <= 8 else None
    return None


def same(left: str, right: str) -> bool:
    """Whether two names stand for one outlet: equal, one within the other, or its initials."""
    a, b = _bare(left), _bare(right)
    if not a or not b:
        return False
    return a == b or _within(a, b) or _within(b, a) or _initials(a) == b or _initials(b) == a


def _bare(name: str) -> str:
    words = re.sub(r"(?i)\.(?:com|org|net|news|co\.uk)\b|^the\s+", "", name.strip())
    return " ".join(re.findall(r"\w+", words.casefold()))


def _within(inner: str, outer: str) -> bool:
    return f" {inner} " in f" {outer} " and (len(inner) > 3 or outer.startswith(inner + " "))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()) if " " in name else "-"


def _from_header(page: Page) -> str | None:
    for place, line in page.of(BlockKind.NAVIGATION, BlockKind.CREDIT):
        found = header(line.text) if place < page.first else None
        keys = ("outlet", "publisher", "publication", "newspaper", "source", "site")
        if found and found[0] in keys and "://" not in found[1]:
            return found[1]
    return None


def _from_title(page: Page) -> str | None:
    """The name after the headline, sure after a bar, after a dash only when known elsewhere."""
    for _, line in page.of(BlockKind.HEADLINE):
        _, site = head.split_site(line.text)
        if site and ("|" in line.text or head.OUTLET_WORDS.search(site) or _elsewhere(page, site)):
            return site
    return None


def _from_date_line(page: Page) -> str | None:
    """The paper's name in a line that has name, date and reading time apart by dots or bars."""
    for place, line in page.of(BlockKind.DATE, BlockKind.BYLINE):
        parts = [part.strip() for part in _APART.split(line.text)]
        if place >= page.first or len(parts) < 2 or not any(True for _ in find_dates(line.text)):
            continue
        named = (p for p in parts if len(p.split()) <= 5 and p[:1].isupper() and not _dated(p))
        found = next((p for p in named if head.OUTLET_WORDS.search(p)), None)
        if found and not _BY.match(found):
            return found
    return None


def _dated(text: str) -> bool:
    return any(True for _ in find_dates(text)) or bool(re.search(r"\d", text))


def _elsewhere(page: Page, site: str) -> bool:
    lines = page.of(BlockKind.NAVIGATION, BlockKind.BOILERPLATE)
    return any(same(site, name) for _, line in lines for name in [_rights_name(line) or line.text])


def _names(page: Page) -> Iterator[tuple[int, str]]:
    """Places and words above the headline that may be a site's name; of a trail the first part."""
    end = page.title_place if page.title_place is not None else page.first
    for place, line in page.of(BlockKind.NAVIGATION):
        if place >= end or header(line.text) or line.closed:
            continue
        name = re.split(r"\s*[|›»>/]\s*", line.text)[0].strip()
        shown = 1 <= len(name.split()) <= 5 and name[:1].isupper() and name[-1:] != ":"
        if shown and not is_navigation(Line(0, len(name), name)):
            yield place, name


def _strong_name(page: Page) -> str | None:
    """A name in the navigation that is repeated or is made of a paper's words."""
    counts = Counter(line.flat for line in page.lines)
    for _, name in _names(page):
        if counts[name.casefold()] > 1 or head.OUTLET_WORDS.search(name):
            return name
    return None


def _weak_name(page: Page) -> str | None:
    """A name set as one at the very top, where its words are not those of the article."""
    body = head.content_words(" ".join(line.text for _, line in page.of(BlockKind.BODY)))
    for place, name in _names(page):
        capital = all(word[0].isupper() for word in name.split() if len(word) > 3)
        trail = name != page.lines[place].text
        if capital and (place <= 1 or trail) and head.content_words(name) - body:
            return name
    return None


def _rights_name(line: Line) -> str | None:
    """Whose copyright a line states."""
    match = _RIGHTS.search(line.text)
    if match is None:
        return None
    for part in (line.text[match.end() :], line.text[: match.start()]):
        bare = _NOT_A_NAME.sub("", _YEARS.sub("", part))
        name = (
            re.sub(r"^\s*(?:by|the copyright of)\s+", "", bare)
            .split(". ")[0]
            .strip(" .,-\u2013—|©·•")
        )
        if name and name[0].isalnum() and len(name.split()) <= 6:
            return name
    return None


def _from_rights(page: Page) -> str | None:
    found = page.of(BlockKind.BOILERPLATE, BlockKind.NAVIGATION)
    names = [name for _, line in found if (name := _rights_name(line))]
    return names[-1] if names else None


def _from_foot(page: Page) -> str | None:
    """Whose page it is by the rights kept at its foot, apart from those under the article."""
    below = _rights_below(page)
    name = _from_rights(page)
    return name if name not in below or page.lines[0].flat == str(name).casefold() else None


def _rights_below(page: Page) -> list[str]:
    """Who keeps the rights by a line right under the body, before anything else."""
    found = []
    for place in range(page.last + 1, len(page.lines)):
        if page.kinds[place] not in (BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.CREDIT):
            break
        name = _rights_name(page.lines[place])
        if name:
            found.append(name)
    return found


def _from_byline(page: Page) -> str | None:
    for place, line in page.of(BlockKind.BYLINE):
        parts = [p.strip() for p in line.text.split("|")]
        if place < page.first and len(parts) > 1 and not [*find_dates(parts[1])]:
            return parts[1] or None
    return writes_for(page)


def writes_for(page: Page) -> str | None:
    """The outlet or agency a byline names behind the writer: 'By Ana Vel, Northern Wire, 4 May'."""
    for place, line in page.of(BlockKind.BYLINE):
        parts = [part.strip(" .") for part in line.text.split("|")[0].split(",")[1:]]
        found = next((part for part in parts if place < page.first and _papers(part)), None)
        if found:
            return found
    return None


def _papers(part: str) -> bool:
    """Whether words beside a writer's name are an outlet's, not a post, a place or a date."""
    words = part.split()
    if not 1 <= len(words) <= 5 or _dated(part) or _POST.search(part):
        return False
    named = head.OUTLET_WORDS.search(part) is not None
    return all(w[0].isupper() for w in words if len(w) > 3) and (
        named or _LETTERS.match(part) is not None
    )
