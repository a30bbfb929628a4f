"""Which act the words of a statement lean to: the network's scores, weighed beside the rules'.

Each word speaks for or against every act, otherwise in the content than in the cue or the source;
the means over the three are added up with what the circumstances speak for, the rules' own act
first among them (a learner over rules and features: stacking, after Wolpert 1992).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from holdfire.record import Act

from .acts import LOOKS_ON, Said
from .clauses import Range

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
PARTS = 3
"""Content, cue and source."""
BINDING = frozenset({Act.ANNOUNCE, Act.CONFIRM, Act.CONFIRM_PART, Act.ACCEPT_IF, Act.END})
WEIGHTY = BINDING | {Act.DENY, Act.DECLINE}
"""Acts by which a brief counts its speakers."""


class Leaning(Protocol):
    """What settles the act of one statement."""

    def settle(self, said: Said, ruled: Act) -> Act:
        """The act, given what the rules look at and what they say."""
        ...


@dataclass(frozen=True, slots=True)
class Table:
    """What speaks for each act, whatever the words: `base`, and the weights of circumstances."""

    acts: tuple[Act, ...]
    base: Floats
    weights: dict[str, Floats]

    @classmethod
    def load(cls, path: Path) -> "Table":
        """The table of a model package."""
        found = json.loads(path.read_text("utf8"))
        weights = {k: np.array(v, dtype=np.float32) for k, v in found["weights"].items()}
        base = np.array(found["base"], dtype=np.float32)
        return cls(tuple(Act(a) for a in found["acts"]), base, weights)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document: where each begins (m), what it speaks for (m, PARTS, acts)."""

    starts: Ints
    scores: Floats
    table: Table

    def of(self, source: Range | None, cue: Range | None, content: tuple[Range, ...]) -> "Weighed":
        """The leaning of an attribution."""
        total = self.table.base.copy()
        for part, spans in enumerate((content, (cue,), (source,))):
            rows = [self.scores[a:b, part] for a, b in self._covered(spans)]
            if rows:
                total += np.concatenate(rows).mean(0)
        return Weighed(total, self.table)

    def _covered(self, spans: Iterable[Range | None]) -> Iterator[Range]:
        """Ranges of words, none empty, for ranges of characters."""
        for span in spans:
            a, b = np.searchsorted(self.starts, span) if span else (0, 0)
            if a < b:
                yield int(a), int(b)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The words' scores of each act for one statement, and the table to weigh them by."""

    scores: Floats
    table: Table

    def settle(self, said: Said, ruled: Act) -> Act:
        """The act that words, circumstances and the rules speak for together; a weighty one that is
        not likelier than all others together gives way to the rules' act."""
        known = (self.table.weights.get(c) for c in circumstances(said, ruled))
        total = self.scores + sum(w for w in known if w is not None)
        total = total + [-np.inf if _barred(a, said, ruled) else 0.0 for a in self.table.acts]
        likely = np.exp(total - total.max())
        found = self.table.acts[int(likely.argmax())]
        return ruled if found in WEIGHTY and 2 * likely.max() < likely.sum() else found


def _barred(act: Act, said: Said, ruled: Act) -> bool:
    """Those who look on bind nobody, unless the rules say so."""
    return act in BINDING and said.kind in LOOKS_ON and act is not ruled


def circumstances(said: Said, ruled: Act) -> Iterator[str]:
    """What is known of a statement beside its words, by name."""
    yield f"ruled {ruled}"
    yield f"voice {said.kind}"
    yield from (n for n in ("announcer", "others", "mutual") if getattr(said, n))
    if not said.content:
        yield "bare"
    if "“" in said.content or '"' in said.content:
        yield "quoted"
