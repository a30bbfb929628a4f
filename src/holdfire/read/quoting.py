"""Whose words an outlet passes on: 'Y quoted X as saying …', 'according to Y, which cited X'."""

import re
from collections.abc import Iterable
from dataclasses import replace

from .attributions import Attribution
from .clauses import Range
from .text import Document

_AS_SAYING = re.compile(
    r"\b(?:quot|cit)(?:es?|ed|ing)(?: also| earlier| later)? (?P<who>[^,.;:“”\"]{2,80}?) as "
    r"(?P<verb>saying|telling|writing|claiming|warning|confirming|adding|having said)\b:? ?"
)
_CITING = re.compile(
    r"(?P<by>.+?), (?:(?:which|who) (?:cited|quoted|cites|quotes)|citing|quoting) (?P<who>.+)"
)


def quoting(doc: Document, found: Iterable[Attribution]) -> list[Attribution]:
    """The attributions with those quoted as sources, and those who quote as their relays."""
    made = [_passed_on(doc, a) for a in found]
    twice = [told for _, told in made if told]
    return [a for a, told in made if told or not a.cue or not any(_in(a.cue, t) for t in twice)]


def _passed_on(doc: Document, found: Attribution) -> tuple[Attribution, Range | None]:
    """One attribution, and the range in which a cue of its own would tell the same twice."""
    if found.source is None or found.cue is None or found.via is not None:
        return found, None
    end = doc.sentences[found.sentence].end
    quoted = _AS_SAYING.search(doc.text, min(found.cue[0], found.source[0]), end)
    if quoted and found.cue[0] < quoted.start("who") > found.source[0]:
        after = quoted.end()
        content = tuple((max(s, after), e) for s, e in found.content if e > after)
        made = replace(found, source=quoted.span("who"), via=found.source, content=content)
        return replace(made, antecedent=None), quoted.span("verb")
    cited = _CITING.fullmatch(doc.text, *found.source)
    if cited is None:
        return found, None
    made = replace(found, source=cited.span("who"), via=cited.span("by"), antecedent=None)
    return made, (cited.end("by"), cited.start("who"))


def _in(inner: Range, outer: Range) -> bool:
    return inner[0] < outer[1] and outer[0] < inner[1]
