"""The embedded reader: a small network says who said what, rules do the rest.

The network (holdfire-reader-en) is shown what the rules found and decides on source, cue and
content of each attribution; speakers, times, places and counts are worked out by rule, and of acts
the rules have a vote.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from .attributions import Attribution, attributions
from .clauses import Range
from .entities import Entity
from .lexicon import AUXILIARIES, VERBS
from .network import Found, Heard
from .rules import RuleReader
from .text import Document, tokens
from .wordpieces import Told

KEPT = frozenset("decline stop-short revise emerge put count".split())
"""What only rules tell: refusals, silences, figures put and counted, reports that surfaced."""
_DANGLING = re.compile(
    r"(?:[\s,]|\b(?:of|in|at|for|from|by|the|an?|his|her|its|their|and|who|which|during))+$", re.I
)


class Finder(Protocol):
    """What finds attributions and names: `network.Network`."""

    name: str

    def find(self, doc: Document, told: Sequence[Told]) -> Found:
        """What is found in a document, given what the rules told."""
        ...


class EmbeddedReader(RuleReader):
    """Reads English news text; needs the model package, no service and no key."""

    def __init__(self, network: Finder) -> None:
        self.network = network
        self.name = network.name

    def attributed(self, doc: Document) -> tuple[list[Attribution], tuple[Entity, ...]]:
        """What the network found, with what only rules tell: lemma, relay, antecedent, refusals."""
        ruled = attributions(doc)
        found = self.network.find(doc, [Told(a.source, a.cue, a.content) for a in ruled])
        starts = [s.start for s in doc.sentences]
        heard = [h for h in found.heard if not _empty(doc.text, h)]
        made = list(dict.fromkeys(_joined(doc, h, ruled, starts) for h in heard))
        owned = [r for a in made for r in _relayed(a, ruled)]
        made = [a for a in made if not _relayed(a, ruled)]
        made += [r for r in ruled if (r.lemma in KEPT or r in owned) and not _among(r, made)]
        made += [r for r in ruled if _quoted(doc.text, r) and not _among(r, made)]
        if found.leanings is not None:
            of = found.leanings.of
            made = [replace(a, leaning=of(a.source, a.cue, a.content)) for a in made]
        return sorted(made, key=_place), found.entities


def _place(found: Attribution) -> Range:
    return found.cue or found.content[0]


def _joined(
    doc: Document, heard: Heard, ruled: list[Attribution], starts: list[int]
) -> Attribution:
    """An attribution of the network's, completed by the rules' one of the same cue; the rules tell
    how far a count reaches."""
    at = max(0, bisect_right(starts, heard.cue[0]) - 1)
    same = next((a for a in ruled if a.cue and _shared(a.cue, heard.cue)), None)
    source = _source(doc.text, heard, same)
    if same is None:
        lemma = _lemma(doc.text, heard.cue)
        return Attribution(at, source, heard.cue, heard.content, lemma)
    if same.lemma == "count":
        return same
    antecedent = same.antecedent if source == same.source else None
    return replace(
        same, sentence=at, source=source, cue=heard.cue, content=heard.content,
        antecedent=antecedent,
    )  # fmt: skip


def _source(text: str, heard: Heard, same: Attribution | None) -> Range | None:
    """The piece nearest the cue; the rules' source where that one breaks off in mid phrase."""
    if not heard.source:
        return same.source if same else None
    near = min(heard.source, key=lambda s: max(s[0] - heard.cue[1], heard.cue[0] - s[1]))
    whole = _DANGLING.sub("", text[near[0] : near[1]])
    cut = len(whole) < len(text[near[0] : near[1]].rstrip(" ,"))
    if cut and same is not None and same.source is not None and _shared(same.source, near):
        return same.source
    return (near[0], near[0] + len(whole)) if cut and whole else near


_NOBODY = re.compile(r"(?:neither|nobody|no one|none|no|few)\b", re.I)


_OWNED = frozenset("confirm announce disclose claim acknowledge declare agree accept deny".split())


def _empty(text: str, heard: Heard) -> bool:
    """Words that nobody says: "neither side had confirmed it", "nobody would be drawn", and a bare
    auxiliary taken for a cue that nobody owns ("a shift that would …")."""
    words = [t.low for t in tokens(text, *heard.cue)]
    if heard.source:
        nobody = _NOBODY.match(text, min(heard.source)[0]) is not None
        return nobody and (words[-1:] == ["be"] or _lemma(text, heard.cue) in _OWNED)
    return all(w in AUXILIARIES for w in words)


def _relayed(found: Attribution, ruled: list[Attribution]) -> list[Attribution]:
    """What the rules give to somebody else by way of the source, which then only passes it on."""
    if found.source is None:
        return []
    return [
        r for r in ruled
        if r.via is not None and _shared(r.via, found.source) and not _among(r, [found])
    ]  # fmt: skip


def _quoted(text: str, found: Attribution) -> bool:
    """Whether somebody named by the rules is quoted word for word: no quotation is passed over."""
    spoken = any(text[a] in '“"' for a, _ in found.content)
    return spoken and found.source is not None and found.cue is not None


def _among(one: Attribution, others: list[Attribution]) -> bool:
    return any(o.cue and one.cue and _shared(o.cue, one.cue) for o in others)


def _shared(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _lemma(text: str, cue: Range) -> str:
    """The verb of speech in a cue; 'say' where it holds none ("according to")."""
    words = [t.low for t in tokens(text, *cue)]
    return next((VERBS[w][0] for w in reversed(words) if w in VERBS), "say")
