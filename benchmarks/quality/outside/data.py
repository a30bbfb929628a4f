"""What every corpus from elsewhere has in common: where it lies, its digest, how it is scored."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.adapter import Row, Task
from benchmarks.quality.corpus import data_folder
from benchmarks.quality.tally import Figure

Confused = Counter[tuple[str, str]]
"""How often an answer (first) was given as something else (second)."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A corpus: its texts as tasks, and what the rows of all answers, in order, amount to."""

    digest: str
    tasks: list[Task]
    figures: Callable[[list[list[Row]]], dict[str, Figure]]
    confused: Callable[[list[list[Row]]], Confused]


def absent(*names: str) -> str | None:
    """The sentence that says which file under the data folder is not there, or None."""
    gone = next((n for n in names if not (data_folder() / n).is_file()), None)
    return gone and f"{gone} is not there; set HOLDFIRE_DATA to the folder that holds it"


def digest(*names: str) -> str:
    """SHA-256 of the files, one after the other."""
    parts = (path.read_bytes() for path in paths(names))
    return hashlib.sha256(b"".join(parts)).hexdigest()


def paths(names: Iterable[str]) -> list[Path]:
    """The files under the data folder."""
    return [data_folder() / name for name in names]
