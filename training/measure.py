"""Scores while training, by words: exact spans of each role and whole attributions."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import torch

from holdfire.read.labels import labelled, stretches

from .batches import Row, batch, windows
from .model import Reader, same, steps

Spans = tuple[tuple[int, int], ...]
Triple = tuple[Spans, Spans, Spans]


@dataclass(slots=True)
class Score:
    """Hits, found and gold by name."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, name: str, found: set, gold: set) -> None:
        """Count the members two sets share."""
        self.counts[name, "hit"] += len(found & gold)
        self.counts[name, "found"] += len(found)
        self.counts[name, "gold"] += len(gold)

    def f1(self) -> dict[str, float]:
        """F1 by name."""
        names = sorted({n for n, _ in self.counts})
        of = self.counts
        return {
            n: round(2 * of[n, "hit"] / max(1, of[n, "found"] + of[n, "gold"]), 4) for n in names
        }


def said(model: Reader, rows: list[Row], device: torch.device, bias: float = 0.0) -> Score:
    """Exact spans and triples of attributions over whole texts."""
    score = Score()
    for row in rows:
        found, gold = set(attributions(model, row, device, bias)), set(_gold(row["said"]))
        for i, name in enumerate(("source", "cue", "content")):
            score.add(name, {t[i] for t in found} - {()}, {t[i] for t in gold} - {()})
        score.add("triple", found, gold)
    return score


@torch.no_grad()
def spans(model: Reader, rows: list[Row], head: str, device: torch.device) -> Score:
    """Exact spans of a head that labels words."""
    score = Score()
    for row in rows:
        logits = np.full((len(row["first"]), model.heads[head].out_features), -1e9, np.float32)
        for window, (_, vectors), (a, b) in _runs(model, row, device):
            here = model.heads[head](vectors).float().cpu().numpy()
            logits[a:b] = here[a - window.low : b - window.low]
        if len(logits):
            score.add(
                head,
                set(stretches(labelled(logits[None])[0])),
                set(stretches(row[head].astype(np.int64))),
            )
    return score


@torch.no_grad()
def attributions(model: Reader, row: Row, device: torch.device, bias: float) -> list[Triple]:
    """Attributions as spans of words."""
    made: list[Triple] = []
    for window, (b, vectors), (low, high) in _runs(model, row, device):
        logits = model.heads["cue"](vectors).float()
        logits[..., 1] += bias
        cues = [
            (s, e)
            for _, s, e in stretches(labelled(logits.cpu().numpy()[None])[0])
            if low <= s + window.low < high
        ]
        if cues:
            span = torch.tensor(cues, device=device) - torch.tensor([0, 1], device=device)
            roles = _roles(model, vectors, b.sentence[0], span).float().cpu().numpy()
            for cue, labels in zip(cues, labelled(roles), strict=True):
                made.append(_triple(cue, labels, window.low))
    return made


def _roles(model: Reader, vectors, sentence, span):
    first, last = vectors[span[:, 0]], vectors[span[:, 1]]
    word = model.word(vectors)[None].expand(len(span), -1, -1)
    at = torch.arange(len(vectors), device=vectors.device)
    near = steps(at, span[:, 0], span[:, 1])
    where = same(sentence, sentence[span[:, 0]])
    return model.pairs(word, model.first(first) + model.last(last), near, where)


def _triple(cue: tuple[int, int], labels: np.ndarray, low: int) -> Triple:
    found: list[list[tuple[int, int]]] = [[], []]
    for kind, s, e in stretches(labels):
        found[kind].append((s + low, e + low))
    return tuple(found[0]), ((cue[0] + low, cue[1] + low),), tuple(found[1])


def _runs(model: Reader, row: Row, device: torch.device):
    """Each window with its batch, the vectors of its words, and the words it answers for."""
    cut = list(windows(row))
    ends = [w.low + len(w.first) for w in cut]
    for i, window in enumerate(cut):
        low = 0 if i == 0 else (window.low + ends[i - 1]) // 2
        high = ends[i] if i + 1 == len(cut) else (cut[i + 1].low + ends[i]) // 2
        b = batch([window]).to(device)
        vectors = model(b.ids, b.features)[0][b.first[0]]
        yield window, (b, vectors), (low, high)


def _gold(found: np.ndarray) -> list[Triple]:
    made = []
    for number in np.unique(found[:, 0]):
        one = found[found[:, 0] == number]
        by = [
            tuple(sorted((int(a), int(b)) for _, r, a, b in one if r == role)) for role in (0, 1, 2)
        ]
        made.append(tuple(by))
    return made
