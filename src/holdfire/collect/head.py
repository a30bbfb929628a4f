"""The head of a page: which line is the headline, and what stands around it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from holdfire.record import BlockKind

from . import phrases
from .furniture import Sign, header
from .language import guess
from .lines import Line

_STOP = frozenset(
    "the a an of in on at to for and or as by with from is are was were be has have had it its that"
    " this after over says said into amid not but his her their he she they will would".split()
)
_PAST = re.compile(
    r"\b(?:said|told|was|were|had|did|went|began|came|took|made|left|hit|held|fell|rose|met"
    r"|struck|fired"
    r"|\w{3,}ed)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[^\W\d_][^\n]{1,70}?\s[\N{EN DASH}\N{EM DASH}-]{1,2}\s")
OUTLET_WORDS = re.compile(
    r"\b(?:times|post|news|herald|press|daily|tribune|gazette|wire|journal|courier|chronicle|mirror"
    r"|observer|agency|telegraph|standard|monitor|review|today|radio|tv|television|network|express"
    r"|broadcasting|guardian|independent|globe|dispatch|bulletin|reporter|weekly|sentinel|examiner"
    r"|argus|echo|voice|media|magazine|newswire|ledger|inquirer|advertiser|register|beacon)\b",
    re.IGNORECASE,
)
_NO_SITE_ENDS = re.compile(r"\b(?:today|live|review|standard|express|voice|echo|monitor)$", re.I)
_SITE_TAIL = re.compile(
    r"^(?P<title>.{15,}?)\s+(?:\||\N{EM DASH}|\N{EN DASH}|-|·|::|»)\s+(?P<site>[^|]{2,40})$",
)


def content_words(text: str) -> set[str]:
    """The words of a text that carry its subject."""
    return {w for w in re.findall(r"[^\W_]{3,}", text.casefold()) if w not in _STOP}


def split_site(text: str) -> tuple[str, str | None]:
    """A title without the site name browsers put after it, and that name."""
    match = _SITE_TAIL.match(text)
    if match is None or len(match["site"].split()) > 5 or not match["site"][0].isupper():
        return text, None
    return match["title"], match["site"].strip()


def find_title(
    lines: Sequence[Line],
    signs: Sequence[Sign | None],
    counts: Counter[str],
    start: int,
    end: int,
) -> int | None:
    """The line before the body that best shares its words and looks set as a headline."""
    body = content_words(" ".join(line.text for line in lines[start : min(end, start + 8)]))
    scores = {
        place: _title_score(lines[place], counts, body, place)
        for place in range(start)
        if _may_be_title(lines[place], signs[place])
    }
    best = max(scores, key=lambda place: (scores[place], -place), default=None)
    if best is not None and _names_site(lines, signs, best, body):
        return _below_site(lines, signs, best, start)
    above = best - 1 if best is not None else -1
    if best is not None and above in scores and _above_standfirst(lines[above], lines[best]):
        return above if scores[above] >= 0.6 * scores[best] else best
    return best


def _names_site(
    lines: Sequence[Line], signs: Sequence[Sign | None], place: int, body: set[str]
) -> bool:
    """Whether the first line says whose page it is: a paper's name and then date or writer."""
    line = lines[place]
    words = line.text.split()
    if place > 0 or not 2 <= len(words) <= 5 or line.closed or _NO_SITE_ENDS.search(line.text):
        return False
    last = OUTLET_WORDS.fullmatch(words[-1]) is not None
    capital = all(word[0].isupper() for word in words if len(word) > 3)
    told = len(content_words(line.text) & body) >= 2
    return last and capital and not told and Sign.DATE in signs[1:2]


def _below_site(
    lines: Sequence[Line], signs: Sequence[Sign | None], site: int, start: int
) -> int | None:
    """The first line below a paper's name that could be a headline, however short."""
    below = range(site + 1, start)
    fit = (p for p in below if signs[p] is None and not header(lines[p].text))
    return next((p for p in fit if lines[p].words <= 40), None)


def _above_standfirst(line: Line, below: Line) -> bool:
    """Whether these two adjacent lines are set as a headline and the longer line under it."""
    return 3 <= line.words <= below.words and line.flat != below.flat and not line.closed


def _may_be_title(line: Line, sign: Sign | None) -> bool:
    key = header(line.text)
    if key and key[0] in ("title", "headline"):
        return True
    return sign is None and not key and 2 <= line.words <= 40


def _title_score(line: Line, counts: Counter[str], body: set[str], place: int) -> float:
    """How much like a headline a line is; higher is more."""
    own = content_words(split_site(line.text)[0])
    shared = len(own & body) / max(3, len(own))
    score = 2 * shared + (1.0 if line.mark == "#" else 0.0) + (0.4 if counts[line.flat] > 1 else 0)
    score -= 0.5 if line.closed and not line.text.rstrip().endswith("?") else 0.0
    score -= 0.6 if line.words < 4 else 0.0
    score -= 0.8 if line.words <= 5 and OUTLET_WORDS.search(line.text) else 0.0
    return score - 0.02 * place


def kinds(
    lines: Sequence[Line],
    signs: Sequence[Sign | None],
    start: int,
    title: int | None,
    known: Mapping[Sign, BlockKind],
) -> tuple[list[BlockKind], int]:
    """Kinds of the lines before the body, and where the body begins once a standfirst is off."""
    first = start + 1 if _standfirst(lines, signs, start, title) else start
    found = []
    for place in range(first):
        after_title = title is not None and place > title
        heading = place == start and after_title and lines[place].mark.startswith("##")
        kind = _front(lines, signs, place, title, known, after_title)
        found.append(BlockKind.SUBHEADING if heading else kind)
    return found, first


def _front(
    lines: Sequence[Line],
    signs: Sequence[Sign | None],
    place: int,
    title: int | None,
    known: Mapping[Sign, BlockKind],
    after_title: bool,
) -> BlockKind:
    line, sign = lines[place], signs[place]
    if title is not None and _same_title(line, lines[title]):
        return BlockKind.HEADLINE
    if sign is not None:
        return known[sign]
    key = header(line.text)
    if key:
        return _header_kind(key[0])
    if not after_title:
        return BlockKind.NAVIGATION
    if _names_only(line) and _near_date(signs, place):
        return BlockKind.BYLINE
    return BlockKind.SUBHEADING if line.words >= 5 else BlockKind.NAVIGATION


def _header_kind(key: str) -> BlockKind:
    if key in ("date", "published", "publication date", "updated", "modified", "lastmod"):
        return BlockKind.DATE
    return BlockKind.BYLINE if key in ("author", "by", "byline") else BlockKind.NAVIGATION


def _same_title(line: Line, title: Line) -> bool:
    return split_site(line.text)[0].casefold() == split_site(title.text)[0].casefold()


def _names_only(line: Line) -> bool:
    """Whether the line is two to six capitalised words, as the names of writers are."""
    words = [w for w in re.findall(r"[^\W\d_][\w\u2019'.-]*", line.text) if w.casefold() != "and"]
    return 2 <= len(words) <= 6 and all(w[0].isupper() for w in words) and not line.closed


def _near_date(signs: Sequence[Sign | None], place: int) -> bool:
    return Sign.DATE in signs[max(0, place - 1) : place + 3]


def _clock(line: Line) -> bool:
    """Whether it is a time of day, as stands above every entry of a live page."""
    return phrases.CLOCK.fullmatch(line.text) is not None


def _standfirst(
    lines: Sequence[Line], signs: Sequence[Sign | None], start: int, title: int | None
) -> bool:
    """Whether the first sentence-like line is a summary under the headline, not the lead."""
    line = lines[start]
    if title is None or line.words > 50 or start + 1 >= len(lines):
        return False
    if line.mark.startswith("#"):
        return True
    following = signs[start + 1]
    if _DATELINE.match(line.text) or guess(" ".join(other.text for other in lines)) != "en":
        return False
    if following in (Sign.DATE, Sign.BYLINE) and not _clock(lines[start - 1]):
        return True
    plain = start == title + 1 and following is None and lines[start + 1].prose
    lead = _PAST.search(line.text) or '"' in line.text
    return plain and not lead and "“" not in line.text and lines[start + 1].words >= line.words
