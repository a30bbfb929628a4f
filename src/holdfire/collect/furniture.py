"""What the words of a single line give away: page furniture, credits, captions, notices.

A sign is only what the line itself says; `segment` weighs it against where the line stands.
"""

import re
from collections.abc import Callable
from enum import Enum, auto

from . import notices, phrases
from .dates import find_dates
from .lines import Line

_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_LONGEST = 2_000  # no furniture is longer, and patterns should not run over a whole book


class Sign(Enum):
    """What a line looks like, taken alone."""

    STRONG_HEAD = auto()
    WEAK_HEAD = auto()
    INLINE_TEASER = auto()
    CAPTION = auto()
    CONTRIBUTOR = auto()
    CREDIT = auto()
    NOTICE = auto()
    COMMENT = auto()
    BOILERPLATE = auto()
    NAVIGATION = auto()
    DATE = auto()
    BYLINE = auto()
    OUTSIDE = auto()


def header(text: str) -> tuple[str, str] | None:
    """The key and value of a "Title: ..." line as archives write them."""
    match = phrases.HEADER.match(text)
    return (match["key"].casefold(), match["value"].strip().strip("\"'")) if match else None


def is_navigation(line: Line) -> bool:
    """Whether it is only section names and page controls, or a trail of crumbs."""
    words = re.findall(r"[^\W\d_]+", line.flat)
    if not words or (line.closed and line.words > 3):
        return not words
    if len(words) <= 12 and all(w in phrases.NAV_WORDS for w in words):
        return True
    named = phrases.NAV_WORDS.intersection(words)
    return bool(named) and line.words <= 20 and _is_trail(line.text) and not is_dated(line)


def _is_trail(text: str) -> bool:
    """Whether it is two to nine short names with signs like ">" between them, and no sentence."""
    parts = [part.strip() for part in phrases.CRUMB.split(text)]
    return 2 <= len(parts) <= 9 and all(1 <= len(p) <= 50 and p[-1] not in ".!?" for p in parts)


def is_dated(line: Line) -> bool:
    """Whether the line is there to give a date or time and says little else."""
    if line.words > 22:
        return False
    bare = line.text.strip(" .|•·-")
    if phrases.RELATIVE.fullmatch(bare) or phrases.YEARLESS.fullmatch(bare):
        return True
    rest = _undated(line.text)
    return (
        rest != line.text
        and len(re.findall(r"[^\W\d_]{2,}", phrases.DATE_WORDS.sub(" ", rest))) <= 3
    )


def _undated(text: str) -> str:
    """The text without its dates."""
    for dated in reversed(list(find_dates(text))):
        text = text[: dated.start] + " " + text[dated.end :]
    return text


def is_byline(line: Line) -> bool:
    """Whether it names the writers: "By" and names, and no sentence."""
    if line.words > 25 or (line.closed and line.words > 12) or phrases.VERB.search(line.text):
        return False
    match = phrases.BYLINE.match(line.text)
    return match is not None and (match["who"] is None or match["who"][0].isupper())


def _short(pattern: re.Pattern[str], words: int, *, whole: bool = True) -> Callable[[Line], bool]:
    """A rule: the line has at most so many words and fits the pattern."""

    def rule(line: Line) -> bool:
        if line.words > words:
            return False
        bare = line.text.strip(" *_:>»›→.-\N{EN DASH}\N{EM DASH}[]|•·") or line.text
        return bool(pattern.fullmatch(bare) if whole else pattern.search(line.text))

    return rule


def _inline(line: Line) -> bool:
    return line.words <= 40 and bool(
        phrases.INLINE.match(line.text) or phrases.INLINE_CAPS.match(line.text)
    )


def _caption(line: Line) -> bool:
    """Whether it says that it is a picture's, or ends in the picture's agency and author."""
    if line.words > 90:
        return False
    return bool(
        phrases.CAPTION.search(line.text) or (not line.closed and phrases.AGENCY.search(line.text))
    )


def _credit(line: Line) -> bool:
    """Whether it credits somebody; "First published" and a date alone credits nobody."""
    if line.words > 60 or not phrases.CREDIT.search(line.text):
        return False
    named = re.findall(r"\b[^\W\d_a-z]\w+", phrases.DATE_WORDS.sub(" ", _undated(line.text)))
    return bool(set(named) - {"This", "The", "Article", "Story", "Post", "Report"})


def _contributor(line: Line) -> bool:
    if line.words > 60 or line.text.startswith(('"', "“")):
        return False
    return bool(phrases.CONTRIBUTOR.match(line.text) or phrases.POSTED.match(line.text))


_RULES: tuple[tuple[Sign, Callable[[Line], bool]], ...] = (
    (Sign.NOTICE, lambda line: notices.is_notice(line.text)),
    (Sign.CREDIT, _credit),
    (Sign.INLINE_TEASER, _inline),
    (Sign.CAPTION, _caption),
    (Sign.CONTRIBUTOR, _contributor),
    (Sign.BYLINE, is_byline),
    (Sign.DATE, is_dated),
    (Sign.STRONG_HEAD, _short(phrases.STRONG, 9)),
    (Sign.WEAK_HEAD, _short(phrases.WEAK, 7)),
    (Sign.COMMENT, _short(phrases.COMMENT, 16)),
    (Sign.NAVIGATION, is_navigation),
    (Sign.BOILERPLATE, _short(phrases.BOILER, 60)),
)


def sign(line: Line) -> Sign | None:
    """What the line gives away by itself, or None; signs of emphasis around it and the
    addresses of Markdown links do not count."""
    if len(line.text) > _LONGEST:
        return None
    bare = _LINK.sub(r"\1", line.text).strip("*_~` ")
    plain = line if bare in ("", line.text) else Line(line.start, line.end, bare, line.mark)
    return next((name for name, rule in _RULES if rule(plain)), None)
