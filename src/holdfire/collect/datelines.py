"""The dateline that opens wire copy: place, day and agency before the first dash."""

import re
from dataclasses import dataclass

from .dates import month_number

_OPEN = re.compile(
    r"(?P<head>[^\W\d_(][^()\n]{0,90}?)?\s*(?:\((?P<agency>[^()\n]{2,60})\)\s*(?:[:/,]\s*)?)?"
    r"(?:(?<=\s)|(?<=\)))(?:--|[-\N{EN DASH}\N{EM DASH}:])(?=\s|\N{EM DASH}|-|[A-Z“\"])"
)
_DASH = re.compile(r"\s*[-\N{EN DASH}\N{EM DASH}]+\s*")
_DAY = re.compile(
    r"(?:(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})\s+(?P<month2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?)"
    r"\b(?:,?\s+(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; `end` is where the paragraph proper begins."""

    place: str | None
    agency: str | None
    month: int | None
    day: int | None
    year: int | None
    words: str
    end: int


def read_dateline(text: str) -> Dateline | None:
    """The dateline at the start of a paragraph, if there is one."""
    match = _OPEN.match(text)
    if match is None or not (match["head"] or match["agency"]):
        return None
    head = (match["head"] or "").strip(" ,")
    agency = match["agency"]
    dated = _DAY.search(head) or (_DAY.search(agency) if agency else None)
    place = _DAY.sub("", head).strip(" ,") or None
    if agency and _DAY.fullmatch(agency.strip()):
        agency = None
    if not _plausible(place, agency, dated is not None):
        return None
    end = match.end() + len(_gap(text, match.end()))
    month, day, year = _month_day(dated) if dated else (None, None, None)
    return Dateline(place, _clean(agency), month, day, year, text[: match.end()].strip(), end)


def _gap(text: str, start: int) -> str:
    match = _DASH.match(text, start)
    return match.group() if match else re.match(r"\s*", text[start:]).group()  # type: ignore[union-attr]  # \s* always matches


def _clean(agency: str | None) -> str | None:
    return agency.strip(" .,") or None if agency else None


def _plausible(place: str | None, agency: str | None, dated: bool) -> bool:
    """Capitals alone make a dateline; other words need an agency or a day beside them."""
    if agency is not None and not agency[:1].isupper():
        return False
    if place is None:
        return bool(agency) and (dated or (agency is not None and agency[:1].isupper()))
    words = [w for w in re.findall(r"[^\W\d_][\w\u2019'.]*", place) if len(w) > 2]
    if len(place.split()) > 9 or not words:
        return False
    first = place.split(",")[0]
    if first.upper() == first:
        return True
    return (bool(agency) or dated) and all(w[0].isupper() for w in words)


def _month_day(match: re.Match[str]) -> tuple[int, int, int | None]:
    month = month_number(match["month"] or match["month2"])
    day = int(match["day"] or match["day2"])
    return month, day, int(match["year"]) if match["year"] else None
