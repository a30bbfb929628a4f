"""The embedded reader: a small network says who said what, rules do the rest.

The network (holdfire-reader-en) is shown what the rules found and decides on source, cue and
content of each attribution; speakers, acts, times, places and counts are worked out by rule.
"""

from bisect import bisect_right
from dataclasses import replace

from .attributions import Attribution, attributions
from .clauses import Range
from .entities import Entity
from .lexicon import VERBS
from .network import Heard, Network
from .rules import RuleReader
from .text import Document, tokens
from .wordpieces import Told


class EmbeddedReader(RuleReader):
    """Reads English news text; needs the model package, no network and no key."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.name = network.name

    def attributed(self, doc: Document) -> tuple[list[Attribution], tuple[Entity, ...]]:
        """What the network found, with what only rules tell: lemma, relay, antecedent."""
        ruled = attributions(doc)
        found = self.network.find(doc, [Told(a.source, a.cue, a.content) for a in ruled])
        starts = [s.start for s in doc.sentences]
        made = [_joined(doc, h, ruled, starts) for h in found.heard]
        return made, found.entities


def _joined(
    doc: Document, heard: Heard, ruled: list[Attribution], starts: list[int]
) -> Attribution:
    """An attribution of the network's, completed by the rules' one of the same cue."""
    at = max(0, bisect_right(starts, heard.cue[0]) - 1)
    source = (heard.source[0][0], heard.source[-1][1]) if heard.source else None
    same = next((a for a in ruled if a.cue and _shared(a.cue, heard.cue)), None)
    if same is None:
        lemma = _lemma(doc.text, heard.cue)
        return Attribution(at, source, heard.cue, heard.content, lemma)
    antecedent = same.antecedent if source == same.source else None
    return replace(
        same, sentence=at, source=source, cue=heard.cue, content=heard.content,
        antecedent=antecedent,
    )  # fmt: skip


def _shared(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _lemma(text: str, cue: Range) -> str:
    """The verb of speech in a cue; 'say' where it holds none ("according to")."""
    words = [t.low for t in tokens(text, *cue)]
    return next((VERBS[w][0] for w in reversed(words) if w in VERBS), "say")
