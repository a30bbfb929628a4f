"""From a network's scores for words to spans: the likeliest labels that make whole spans."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Labels = NDArray[np.int64]


def labelled(scores: Scores) -> Labels:
    """The likeliest allowed labels (k, m) by scores (k, m, 1 + 2c): 0 outside, 1 + 2c begins kind
    c, 2 + 2c goes on, which only follows its own kind (Viterbi 1967)."""
    best: Labels = scores.argmax(-1)
    wrong = _broken(best)
    if wrong.any():
        best[wrong] = _viterbi(scores[wrong])
    return best


def _broken(labels: Labels) -> NDArray[np.bool_]:
    """Which rows have a label that goes on where nothing of its kind came before."""
    goes_on = (labels > 0) & (labels % 2 == 0)
    before = np.pad(labels, ((0, 0), (1, 0)))[:, :-1]
    broken: NDArray[np.bool_] = (goes_on & (before != labels) & (before != labels - 1)).any(1)
    return broken


def _viterbi(scores: Scores) -> Labels:
    k, m, n = scores.shape
    kinds = np.arange(n)
    goes_on = (kinds > 0) & (kinds % 2 == 0)
    allowed = ~goes_on[None] | (kinds[:, None] == kinds[None]) | (kinds[:, None] == kinds[None] - 1)
    cost = np.where(allowed, 0.0, -1e9)
    total = np.where(goes_on, -1e9, scores[:, 0])
    back = np.zeros((m, k, n), dtype=np.int64)
    for i in range(1, m):
        ways = total[:, :, None] + cost
        back[i] = ways.argmax(1)
        total = ways.max(1) + scores[:, i]
    made = np.zeros((k, m), dtype=np.int64)
    made[:, -1] = total.argmax(-1)
    for i in range(m - 1, 0, -1):
        made[:, i - 1] = back[i][np.arange(k), made[:, i]]
    return made


def stretches(row: Labels) -> Iterator[tuple[int, int, int]]:
    """The spans of one row of labels: kind, first word, word after the last."""
    open_ = -1
    for i, label in enumerate((*row.tolist(), 0)):
        if open_ >= 0 and (label % 2 or not label):
            yield (int(row[open_]) - 1) // 2, open_, i
            open_ = -1
        if label % 2:
            open_ = i
