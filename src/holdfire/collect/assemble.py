"""The fields of a capture, read off a page whose lines have kinds."""

import hashlib
import re
from dataclasses import dataclass, fields, replace
from datetime import date

from holdfire.record import BlockKind, Capture, CaptureClass, When, make_id

from . import head, language, notices, outlets
from .dates import find_dates
from .furniture import header
from .pages import Page
from .published import given, published, stretched, updated

_BY = re.compile(
    r"^\W*(?:(?:story|words|report|written|posted|reported) )?(?:by|par|von|author|byline|writer"
    r"|correspondent)\s*:?\s+",
    re.IGNORECASE,
)
_ROBOT_NAME = re.compile(
    r"\b(?:AI|A\.I\.|GPT\S*|\w+Bot|[Bb]ot|artificial intelligence|language model|automated"
    r"|automation)\b"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What is known of a page from outside its visible words: an analyst's or a tag's word.

    `origin` is who had the words first, where what the page came in names them.
    """

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: When | None = None
    modified: When | None = None
    language: str | None = None
    origin: str | None = None


def either(first: Stated, second: Stated) -> Stated:
    """What the first states, and where it is silent, what the second does."""
    pairs = (
        (field.name, getattr(first, field.name) or getattr(second, field.name))
        for field in fields(Stated)
    )
    return Stated(**dict(pairs))


def capture(data: bytes, file: str, page: Page, stated: Stated | None = None) -> Capture:
    """The capture of this page; `data` are the bytes as saved, which give it its id."""
    digest = hashlib.sha256(data).hexdigest()
    known = stated or Stated()
    own = known.outlet or outlets.outlet(page)
    first = known.origin or outlets.origin(page, own)
    credited = outlets.credits_other(page, own)
    if own is None and first is not None and not credited:
        own, first = first, None
    return Capture(
        id=make_id("cap", digest),
        file=file,
        text=page.text,
        sha256=digest,
        blocks=page.blocks,
        url=known.url,
        outlet=own,
        origin_outlet=first,
        title=title(page, known.title),
        byline=byline(page) or known.byline,
        published=stretched(known.published or published(page), known.modified or updated(page)),
        classes=classes(page, reprint=credited or first is not None),
        language=_language(page, known.language),
    )


def amended(found: Capture, day: date | None, outlet: str | None, *, firm: bool) -> Capture:
    """The capture with an analyst's date and outlet: over its own only if firm."""
    if day is not None and (firm or found.published is None):
        found = replace(found, published=given(day))
    if outlet is None or (found.outlet is not None and not firm):
        return found
    return _with_outlet(found, outlet)


def _with_outlet(found: Capture, outlet: str) -> Capture:
    """The capture put out by this outlet; the name it had before becomes the origin's."""
    first = found.origin_outlet or _agency_of(found)
    if first is None or outlets.same(first, outlet):
        return replace(found, outlet=outlet)
    kinds = found.classes | {CaptureClass.REPRINT}
    return replace(found, outlet=outlet, origin_outlet=first, classes=kinds)


def _agency_of(found: Capture) -> str | None:
    from .datelines import read_dateline

    body = found.of(BlockKind.BODY)
    line = read_dateline(found.text[body[0].start : body[0].end]) if body else None
    return line.agency if line else None


def title(page: Page, stated: str | None = None) -> str | None:
    """The headline, without the site's name after it; a stated one where none is marked as such."""
    place = page.title_place
    if place is None or (stated and not page.lines[place].mark.startswith("#")):
        return stated
    text = page.lines[place].text
    key = header(text)
    if key:
        return key[1]
    bare, site = head.split_site(text)
    return bare if site and outlets.outlet(page) == site else text


def byline(page: Page) -> str | None:
    """Who the page says wrote it, without "By" and without the date or outlet beside it."""
    names = []
    for place, line in page.of(BlockKind.BYLINE):
        if place < page.first:
            text = line.text
            for dated in find_dates(text):
                text = text[: dated.start]
                break
            text = text.split("|")[0].split(f", {outlets.writes_for(page)}")[0]
            names.append(_BY.sub("", text).strip(" ,;·•|-\u2013—*_"))
    return "; ".join(_apart(names)) or None


def _apart(names: list[str]) -> list[str]:
    """The names without those that only say an earlier one again, with more beside it."""
    found: list[str] = []
    for name in filter(None, names):
        if not any(name == other or name.startswith(f"{other},") for other in found):
            found.append(name)
    return found


def classes(page: Page, *, reprint: bool) -> frozenset[CaptureClass]:
    """What the text says of itself: made by a machine, printed elsewhere first."""
    found = {CaptureClass.MACHINE} if _machine(page) else set()
    return frozenset(found | {CaptureClass.REPRINT} if reprint else found)


def _machine(page: Page) -> bool:
    """Whether a notice, or the name where a writer's stands, says that a machine wrote the text."""
    writers = byline(page)
    if writers and _ROBOT_NAME.search(writers):
        return True
    told = [line.text for _, line in page.of(BlockKind.NOTICE) if notices.says_machine(line.text)]
    words = sum(line.words for _, line in page.of(BlockKind.BODY))
    if writers and words > 250:
        told = [text for text in told if not notices.of_summary_only(text)]
    return bool(told)


def _language(page: Page, stated: str | None) -> str:
    body = " ".join(line.text for _, line in page.of(BlockKind.BODY, BlockKind.HEADLINE))
    found = language.guess(body or page.text)
    return found if found != "und" or not stated else stated
