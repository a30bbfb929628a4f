"""Windows of a text, and batches of windows of one task."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from holdfire.read.network import LONGEST, OVERLAP, cuts

from .arrays import IGNORED, load

CLS, SEP = 101, 102
LABELS = ("names", "conflict", "tags", "relations")
Row = dict[str, np.ndarray]


@dataclass(slots=True)
class Window:
    """Words low to high of a text: pieces with CLS and SEP, labels of words, cues with roles."""

    ids: np.ndarray
    features: np.ndarray
    first: np.ndarray
    sentence: np.ndarray
    labels: dict[str, np.ndarray]
    cues: np.ndarray | None
    roles: list[np.ndarray] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    low: int = 0


def windows(row: Row, longest: int = LONGEST, overlap: int = OVERLAP) -> Iterator[Window]:
    """The windows of a text."""
    edges = np.append(row["first"], len(row["ids"]))
    for low, high in cuts(row["first"], len(row["ids"]), longest, overlap):
        a, b = edges[low], min(edges[high], edges[low] + longest - 2)
        ids = np.concatenate([[CLS], row["ids"][a:b], [SEP]])
        features = np.pad(row["features"][a:b], ((1, 1), (0, 0)))
        made = Window(
            ids, features, row["first"][low:high] - a + 1, row["sentence"][low:high],
            {k: row[k][low:high] for k in LABELS}, None, low=low,
        )  # fmt: skip
        _said(made, row["said"], low, high)
        yield made


def _said(window: Window, said: np.ndarray, low: int, high: int) -> None:
    """The attributions whose cue lies wholly in the window."""
    if len(said) and said[0, 0] < 0:
        return
    window.cues = np.zeros(high - low, dtype=np.int64)
    for number in np.unique(said[:, 0]):
        one = said[said[:, 0] == number]
        cue = one[one[:, 1] == 1][:, 2:] - low
        if not len(cue) or cue.min() < 0 or cue.max() > high - low:
            continue
        for a, b in cue:
            window.cues[a:b] = 2
            window.cues[a] = 1
        row = np.zeros(high - low, dtype=np.int64)
        for _, role, a, b in sorted(one.tolist(), key=lambda r: -r[1]):
            a, b = max(a - low, 0), min(b - low, high - low)
            if role != 1 and a < b:
                row[a:b] = 2 if role == 0 else 4
                row[a] -= 1
        window.spans.append((int(cue[:, 0].min()), int(cue[:, 1].max()) - 1))
        window.roles.append(row)


@dataclass(slots=True)
class Batch:
    """Windows of one task, padded: (b, n) pieces, (b, m) words."""

    ids: Tensor
    features: Tensor
    first: Tensor
    sentence: Tensor
    labels: dict[str, Tensor]
    cues: Tensor | None
    owner: Tensor
    spans: Tensor
    roles: Tensor

    def to(self, device: torch.device) -> "Batch":
        """The same on a device."""
        moved = {
            k: (v.to(device) if isinstance(v, Tensor) else v)
            for k, v in ((s, getattr(self, s)) for s in self.__slots__)
            if k != "labels"
        }
        return Batch(**moved, labels={k: v.to(device) for k, v in self.labels.items()})


def batch(group: list[Window]) -> Batch:
    """Pad and stack."""
    owner = [i for i, w in enumerate(group) for _ in w.spans]
    spans = [s for w in group for s in w.spans]
    roles = [r for w in group for r in w.roles]
    m = max(len(w.first) for w in group)
    cued = group[0].cues is not None
    return Batch(
        _stack([w.ids for w in group], 0), _stack([w.features for w in group], 0),
        _stack([w.first for w in group], 0), _stack([w.sentence for w in group], 0),
        {k: _stack([w.labels[k] for w in group], IGNORED) for k in LABELS},
        _stack([w.cues for w in group if w.cues is not None], IGNORED) if cued else None,
        torch.tensor(owner, dtype=torch.long),
        torch.tensor(spans, dtype=torch.long).view(-1, 2),
        _stack(roles, IGNORED, m) if roles else torch.zeros((0, m), dtype=torch.long),
    )  # fmt: skip


def _stack(rows: list[np.ndarray], fill: int, size: int = 0) -> Tensor:
    size = max(size, *(len(r) for r in rows), 1)
    made = np.full((len(rows), size, *rows[0].shape[1:]), fill, dtype=np.int64)
    for i, row in enumerate(rows):
        made[i, : len(row)] = row
    return torch.from_numpy(made)


def all_windows(path: Path, longest: int = LONGEST, overlap: int = OVERLAP) -> list[Window]:
    """Every window of a prepared part."""
    return [w for row in load(path) for w in windows(row, longest, overlap)]
