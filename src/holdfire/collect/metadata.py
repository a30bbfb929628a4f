"""What a page states in its head for machines: title, site, writers, dates, address."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from html import unescape

from lxml import etree

from holdfire.record import When

from .assemble import Stated
from .dates import find_dates, when_dated
from .head import OUTLET_WORDS, split_site
from .published import from_moment

_ARTICLES = (
    "article newsarticle reportagenewsarticle blogposting liveblogposting analysisnewsarticle"
    " backgroundnewsarticle opinionnewsarticle report"
).split()
_DATE_NAMES = (
    "article:published_time", "datepublished", "og:published_time", "og:article:published_time",
    "publishdate", "pubdate", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date",
    "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "article.published",
    "citation_publication_date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip


_CHANGE_NAMES = (
    "article:modified_time", "datemodified", "og:updated_time", "og:modified_time",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revised",
)  # fmt: skip


def read(root: etree._Element) -> Stated:
    """What the page's tags state, its own data first, then its meta tags."""
    tags, article = _tags(root), _article(root)
    return Stated(
        url=_url(root, tags),
        title=_title(article, tags, root),
        outlet=tags.get("og:site_name")
        or _name(article.get("publisher"))
        or _site(article, tags, root),
        byline=_name(article.get("author")) or _person(tags),
        published=_first(_published(article, tags, root)),
        modified=_first(_modified(article, tags, root)),
        language=(root.get("lang") or "")[:2].casefold() or None,
    )


def _title(article: dict[str, object], tags: dict[str, str], root: etree._Element) -> str | None:
    """The headline stated, else the title of the window; without the site's name."""
    page = root.findtext(".//title")
    for found in (_text(article.get("headline")), tags.get("og:title"), _text(page)):
        if found:
            return unescape(split_site(found)[0])
    return None


def _site(article: dict[str, object], tags: dict[str, str], root: etree._Element) -> str | None:
    """The site's name after the headline in the title of the window, where it is surely one."""
    window = _text(root.findtext(".//title"))
    bare, site = split_site(unescape(window)) if window else ("", None)
    if site is None or window is None:
        return None
    titles = [_text(article.get("headline")), tags.get("og:title")]
    titles += [_text("".join(h.itertext())) for h in root.iter("h1")]
    sure = "|" in window or bool(OUTLET_WORDS.search(site)) or bare in titles
    return site if sure else None


def _tags(root: etree._Element) -> dict[str, str]:
    """The first content of every meta tag, by its name in lower case."""
    found: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = " ".join((tag.get("content") or "").split())
        if name and content:
            found.setdefault(name.casefold(), content)
    return found


def _url(root: etree._Element, tags: dict[str, str]) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").casefold() == "canonical" and link.get("href"):
            return str(link.get("href")).strip() or None
    return tags.get("og:url")


def _article(root: etree._Element) -> dict[str, object]:
    """The page's own article in its JSON-LD, if it states one."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            for thing in _things(script.text or ""):
                if _is_article(thing):
                    return thing
    return {}


def updates(root: etree._Element) -> Iterator[str]:
    """The headings and words of the entries of a live page, as its own data give them."""
    entries = _article(root).get("liveBlogUpdate")
    for entry in entries if isinstance(entries, list) else [entries]:
        if isinstance(entry, dict):
            told = (_text(entry.get("headline")), _text(entry.get("articleBody")))
            yield from (unescape(words) for words in told if words)


def _things(text: str) -> Iterator[dict[str, object]]:
    """Top-level objects and those of a graph; lists of other stories are not opened."""
    try:
        data = json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    waiting = [data]
    while waiting:
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting.extend(thing)
        elif isinstance(thing, dict):
            yield thing
            waiting.extend(thing[key] for key in ("@graph", "mainEntity") if key in thing)


def _is_article(thing: dict[str, object]) -> bool:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(str(name).casefold() in _ARTICLES for name in names)


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """The name or names of a JSON-LD person or organisation."""
    if isinstance(value, list):
        names = [name for name in (_name(v) for v in value) if name]
        return "; ".join(dict.fromkeys(names)) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _person(tags: dict[str, str]) -> str | None:
    for name in ("author", "article:author", "byl", "parsely-author", "dc.creator"):
        found = tags.get(name)
        if found and not found.startswith(("http", "@")):
            return found
    return None


def _published(
    article: dict[str, object], tags: dict[str, str], root: etree._Element
) -> Iterator[tuple[str, str | None]]:
    """Where a page states its date of publication, best first."""
    yield "JSON-LD datePublished", _text(article.get("datePublished"))
    yield from ((f"meta {name}", tags.get(name)) for name in _DATE_NAMES)
    yield from (("time datePublished", value) for value in _times(root, "datepublished", "pubdate"))


def _modified(
    article: dict[str, object], tags: dict[str, str], root: etree._Element
) -> Iterator[tuple[str, str | None]]:
    """Where a page states when it was last changed, best first."""
    yield "JSON-LD dateModified", _text(article.get("dateModified"))
    yield from ((f"meta {name}", tags.get(name)) for name in _CHANGE_NAMES)
    yield from (("time dateModified", value) for value in _times(root, "datemodified"))


def _first(stated: Iterator[tuple[str, str | None]]) -> When | None:
    """The first of these dates that can be read, with its tag named."""
    read_off = (_moment(value, f"{tag}: {value}") for tag, value in stated if value)
    return next((found for found in read_off if found is not None), None)


def _times(root: etree._Element, name: str, bare: str | None = None) -> Iterator[str]:
    """The machine-readable times of elements marked by this property or bare attribute."""
    for element in root.iter("time", "abbr", "span"):
        marked = name in (element.get("itemprop") or "").casefold()
        if marked or (bare is not None and element.get(bare) is not None):
            value = element.get("datetime") or element.get("content") or element.get("title")
            if value:
                yield value


def _moment(value: str, basis: str) -> When | None:
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        found = next(find_dates(value), None)
        return when_dated(found, basis) if found else None
    if len(value.strip()) <= 10:
        moment = moment.replace(tzinfo=None)
    return from_moment(moment, basis) if moment.date() > date(1990, 1, 1) else None
