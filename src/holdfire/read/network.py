"""The network of holdfire-reader-en: two graphs, run by onnxruntime on one core, always alike.

The first gives every word of a window its scores and vectors, the second tells what each word is to
each cue. A long text is read in overlapping windows; a word is answered for by the window in whose
middle part it stands.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from . import method
from .clauses import Range
from .entities import Entity
from .known import Known
from .labels import labelled, stretches
from .leaning import PARTS, Table
from .leaning import Words as Leanings
from .naming import parted, weighed
from .text import Document
from .wordpieces import Ints, Pieces, Told, pieces

LONGEST, OVERLAP = 256, 64
"""Pieces of a window, its two marks included, and how many of them the next one repeats."""
CUE_VOTE, ROLE_VOTE = 2.0, 1.0
"""What the rules' opinion of a word adds to the log of its likelihood."""
_CLS, _SEP = 101, 102
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Heard:
    """An attribution as ranges of characters; the roles may have several pieces, or none."""

    source: tuple[Range, ...]
    cue: Range
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the network found in a document, in reading order; `leanings` tell of acts."""

    heard: tuple[Heard, ...] = ()
    entities: tuple[Entity, ...] = ()
    leanings: Leanings | None = None


class Network:
    """The two graphs and what their outputs are called; loads in a tenth of a second."""

    def __init__(self, folder: Path) -> None:
        # threads that cut words to pieces gain nothing on one core, and each keeps memory
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        card = json.loads((folder / "model.json").read_text("utf8"))
        self.name: str = card["name"]
        self.kinds: dict[str, list[str]] = card["kinds"]
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.known = Known(folder / "known.txt.gz")
        self.acts = Table.load(folder / "acts.json")
        self._words, self._roles = (_session(folder / f"{n}.onnx") for n in ("encoder", "pairs"))

    def find(self, doc: Document, told: Sequence[Told]) -> Found:
        """Attributions and entities; `told` is what the rules found, which the network weighs."""
        seen = _pieces(self, doc, told)
        ruled = Ruled(seen, told)
        heard: list[Heard] = []
        scores: dict[str, list[Floats]] = {k: [] for k in (*self.kinds, "acts")}
        for low, high, first, last in windows(seen):
            out = self._run(seen, low, high)
            heard += self._heard(seen, out, (low, high), (first, last), ruled)
            for scheme, rows in scores.items():
                rows.append(out[scheme][first - low : last - low])
        found = [
            e
            for scheme in self.kinds
            for e in self._entities(doc.text, seen, scheme, scores[scheme])
        ]
        named = tuple(sorted(found, key=lambda e: (e.start, e.end, e.scheme)))
        return Found(tuple(heard), named, self._leanings(seen, scores["acts"]))

    def _leanings(self, seen: Pieces, rows: list[Floats]) -> Leanings | None:
        if not rows:
            return None
        scores = np.concatenate(rows).reshape(-1, PARTS, len(self.acts.acts))
        return Leanings(seen.words[:, 0], scores, self.acts)

    def _run(self, seen: Pieces, low: int, high: int) -> dict[str, Floats]:
        """The outputs for words low to high."""
        edges = np.append(seen.first, len(seen.ids))
        a, b = edges[low], min(edges[high], edges[low] + LONGEST - 2)
        given: dict[str, Ints] = {
            "ids": np.concatenate([[_CLS], seen.ids[a:b], [_SEP]])[None],
            "features": np.pad(seen.features[a:b], ((1, 1), (0, 0)))[None],
            "first": seen.first[low:high] - a + 1,
        }
        names = [o.name for o in self._words.get_outputs()]
        return dict(zip(names, self._words.run(names, given), strict=True))

    def _heard(
        self, seen: Pieces, out: dict[str, Floats], window: Range, mine: Range, ruled: "Ruled"
    ) -> Iterator[Heard]:
        low, high = window
        marked = labelled((out["cue"] + CUE_VOTE * ruled.cues(low, high))[None])[0]
        cues = [(s, e) for _, s, e in stretches(marked) if mine[0] <= s + low < mine[1]]
        if not cues:
            return
        first, last = np.array(cues).T
        given = {"first": first, "last": last - 1, "sentence": seen.sentence[low:high]}
        vectors = {k: out[k] for k in ("word", "opens", "closes")}
        (roles,) = self._roles.run(None, {**given, **vectors})
        votes = ROLE_VOTE * np.stack([ruled.roles(s + low, e + low, low, high) for s, e in cues])
        for (s, e), row in zip(cues, labelled(roles + votes), strict=True):
            parts: tuple[list[Range], list[Range]] = ([], [])
            for kind, a, b in stretches(row):
                parts[kind].append(_range(seen, a + low, b + low))
            yield Heard(tuple(parts[0]), _range(seen, s + low, e + low), tuple(parts[1]))

    def _entities(
        self, text: str, seen: Pieces, scheme: str, rows: list[Floats]
    ) -> Iterator[Entity]:
        if rows:
            scores = np.concatenate(rows)
            if scheme == "names":
                scores = weighed(text, seen, scores, self.kinds[scheme])
            scores[np.ix_(_openers(seen), np.arange(2, scores.shape[1], 2))] = -1e9
            for kind, a, b in stretches(labelled(scores[None])[0]):
                name = self.kinds[scheme][kind]
                for low, high in parted(text, seen, a, b) if name == "LOC" else ((a, b),):
                    yield Entity(*_range(seen, low, high), name, scheme)


def _openers(seen: Pieces) -> Ints:
    """The words that open a sentence: no name runs on into them."""
    return np.flatnonzero(np.diff(seen.sentence, prepend=-1))


class Ruled:
    """What the rules found, as labels of words: a vote beside the network's scores."""

    def __init__(self, seen: Pieces, told: Sequence[Told]) -> None:
        starts = seen.words[:, 0]
        self._of_cue = [
            (_covered(starts, [t.cue]), _covered(starts, [t.source]), _covered(starts, t.content))
            for t in told
            if t.cue is not None
        ]

    def cues(self, low: int, high: int) -> Floats:
        """(m, 3): 1 for the label the rules give a word as part of a cue."""
        rows = np.zeros(high - low, dtype=np.int64)
        for cue, _, _ in self._of_cue:
            _label(rows, cue, low, 1)
        return np.eye(3, dtype=np.float32)[rows]

    def roles(self, first: int, stop: int, low: int, high: int) -> Floats:
        """(m, 5): 1 for the label the rules give a word as part of what belongs to this cue; 0
        throughout where they know no such cue."""
        rows = np.zeros(high - low, dtype=np.int64)
        for cue, source, content in self._of_cue:
            if any(a < stop and first < b for a, b in cue):
                _label(rows, source, low, 1)
                _label(rows, content, low, 3)
                return np.eye(5, dtype=np.float32)[rows]
        return np.zeros((high - low, 5), dtype=np.float32)


def _covered(starts: Ints, spans: Iterable[Range | None]) -> list[Range]:
    """Ranges of words for ranges of characters."""
    found = (np.searchsorted(starts, span) for span in spans if span is not None)
    return [(int(a), int(b)) for a, b in found]


def _label(rows: Ints, spans: list[Range], low: int, begins: int) -> None:
    for a, b in spans:
        first, stop = max(a - low, 0), min(b - low, len(rows))
        if first < stop:
            rows[first:stop] = begins + 1
            rows[first] = begins if a >= low else begins + 1


def windows(seen: Pieces) -> Iterator[tuple[int, int, int, int]]:
    """Words low to high of each window, and the words first to last that it answers for."""
    cut = list(cuts(seen.first, len(seen.ids)))
    for i, (low, high) in enumerate(cut):
        first = 0 if i == 0 else (low + cut[i - 1][1]) // 2
        last = high if i + 1 == len(cut) else (cut[i + 1][0] + high) // 2
        yield low, high, first, last


def cuts(
    first: Ints, total: int, longest: int = LONGEST, overlap: int = OVERLAP
) -> Iterator[Range]:
    """Ranges of words whose pieces fill a window; each begins `overlap` pieces before the last
    one ends."""
    edges, low = np.append(first, total), 0
    while low < len(first):
        fits = int(np.searchsorted(edges, edges[low] + longest - 2, side="right")) - 1
        high = min(max(fits, low + 1), len(first))
        yield low, high
        if high == len(first):
            return
        low = max(low + 1, int(np.searchsorted(edges, edges[high] - overlap)))


def _session(path: Path) -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _pieces(of: Network, doc: Document, told: Sequence[Told]) -> Pieces:
    ranges = [(s.start, s.end) for s in doc.sentences]
    return pieces(of.tokenizer, doc.text, ranges, doc.fresh, doc.quotes, told, known=of.known)


def _range(seen: Pieces, first: int, stop: int) -> Range:
    return int(seen.words[first, 0]), int(seen.words[stop - 1, 1])


@cache
def network() -> Network:
    """The network of the installed model package, loaded once; raises LookupError without it."""
    folder = method.installed()
    if folder is None:
        raise LookupError("the package holdfire-reader-en is not installed")
    return Network(folder)
