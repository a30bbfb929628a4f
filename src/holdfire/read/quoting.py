"""Whose words an outlet passes on: 'Y quoted X as saying …', 'according to Y, which cited X'."""

import re
from dataclasses import replace

from .attributions import Attribution
from .text import Document

_AS_SAYING = re.compile(
    r"\b(?:quot|cit)(?:es?|ed|ing)(?: also| earlier| later)? (?P<who>[^,.;:“”\"]{2,80}?) as "
    r"(?:saying|telling|writing|claiming|warning|confirming|adding|having said)\b"
)
_CITING = re.compile(
    r"(?P<by>.+?), (?:(?:which|who) (?:cited|quoted|cites|quotes)|citing|quoting) (?P<who>.+)"
)


def passed_on(doc: Document, found: Attribution) -> Attribution:
    """The attribution with the one quoted as its source and the one who quotes as its relay."""
    if found.source is None or found.cue is None or found.via is not None:
        return found
    low, high = found.source
    quoted = _AS_SAYING.search(doc.text, found.cue[0], doc.sentences[found.sentence].end)
    if quoted and quoted.start() < found.cue[1] and not _inside(quoted.span("who"), found):
        return replace(found, source=quoted.span("who"), via=found.source, antecedent=None)
    cited = _CITING.fullmatch(doc.text, low, high)
    if cited:
        return replace(found, source=cited.span("who"), via=cited.span("by"), antecedent=None)
    return found


def _inside(who: tuple[int, int], found: Attribution) -> bool:
    return any(a <= who[0] < b for a, b in found.content)
