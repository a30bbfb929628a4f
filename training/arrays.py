"""Prepared texts on disk: one .npz a corpus part."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

BUILD = Path(__file__).resolve().parents[1] / "build" / "training"
IGNORED = -100


def save(path: Path, done: list[dict[str, np.ndarray]]) -> None:
    """All texts of a part in one file, each array flat with the lengths beside it."""
    packed: dict[str, np.ndarray] = {}
    for key in done[0]:
        packed[key] = np.concatenate([d[key] for d in done]).astype(np.int32)
        packed[f"{key}.n"] = np.array([len(d[key]) for d in done])
    np.savez_compressed(path, allow_pickle=False, **packed)


def load(path: Path) -> Iterator[dict[str, np.ndarray]]:
    """What `save` wrote, text by text."""
    with np.load(path) as packed:
        keys = [k for k in packed.files if not k.endswith(".n")]
        parts = {k: np.split(packed[k], np.cumsum(packed[f"{k}.n"])[:-1]) for k in keys}
    for i in range(len(parts["ids"])):
        yield {k: parts[k][i] for k in keys}
