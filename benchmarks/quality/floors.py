"""Floors: figures pinned with the digest of the data they were measured on.

`floors.json` holds {"sets": {name: {"digest", "floors": {figure: value}}}, "lowered": [...]}. A
figure more than TOLERANCE below its floor fails; so does a floor whose figure is gone, and data
whose digest is another. Pinning only raises, unless a reason to lower is given and recorded.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .tally import Figure

TOLERANCE = 0.002
"""Rounding and a changed library may move a figure this far; one wrong item moves it further."""


class PinRefused(Exception):
    """A pin that would lower a floor, or change the data under it, without a reason."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one set and the digest of its file."""

    digest: str
    figures: Mapping[str, Figure]


def load(path: Path) -> dict[str, Any]:
    """The pinned floors; none where there is no file yet."""
    if not path.is_file():
        return {"sets": {}, "lowered": []}
    pinned: dict[str, Any] = json.loads(path.read_text("utf8"))
    return pinned


def failures(pinned: Mapping[str, Any], measured: Mapping[str, Measured]) -> list[str]:
    """A sentence for each floor that does not hold, over the sets measured."""
    return [
        sentence
        for name, now in measured.items()
        if name in pinned["sets"]
        for sentence in _of_set(name, pinned["sets"][name], now)
    ]


def _of_set(name: str, pinned: Mapping[str, Any], now: Measured) -> list[str]:
    if pinned["digest"] != now.digest:
        return [
            f"{name}: the data are not the data the floors were pinned on; "
            'pin again with --pin --lower "reason" if the change is meant'
        ]
    checked = (_drop(name, f, v, now.figures.get(f)) for f, v in pinned["floors"].items())
    return [sentence for sentence in checked if sentence]


def _drop(name: str, figure: str, floor: float, now: Figure | None) -> str | None:
    if now is None:
        return f"{name}: {figure} is no longer measured; its floor is {floor:.3f}"
    if now.value >= floor - TOLERANCE:
        return None
    return f"{name}: {figure} is {now.value:.4f}, below its floor {floor:.4f}"


def pin(
    pinned: Mapping[str, Any], measured: Mapping[str, Measured], reason: str | None
) -> dict[str, Any]:
    """New floors: each figure's higher value, or with a reason the value measured."""
    sets, lowered = dict(pinned["sets"]), list(pinned["lowered"])
    for name, now in measured.items():
        before = sets.get(name, {"digest": now.digest, "floors": {}})
        changes = _lowering(name, before, now)
        if changes and not reason:
            raise PinRefused("; ".join(c["what"] for c in changes) + '; give --lower "reason"')
        lowered += [{**change, "reason": reason} for change in changes]
        sets[name] = {"digest": now.digest, "floors": _raised(name, before, now)}
    return {"sets": sets, "lowered": lowered}


def _lowering(name: str, before: Mapping[str, Any], now: Measured) -> list[dict[str, Any]]:
    sentences = _of_set(name, before, now)
    return [{"set": name, "what": sentence.split("; pin again")[0]} for sentence in sentences]


def _raised(name: str, before: Mapping[str, Any], now: Measured) -> dict[str, float]:
    values = {figure: _down(found.value) for figure, found in now.figures.items()}
    if before["digest"] != now.digest:
        return values
    old: Mapping[str, float] = before["floors"]
    kept = {f: v for f, v in old.items() if not _drop(name, f, v, now.figures.get(f))}
    return {figure: max(value, kept.get(figure, 0.0)) for figure, value in values.items()}


def _down(value: float) -> float:
    """Four places, never rounded up."""
    return int(value * 10_000 + 1e-9) / 10_000


def save(path: Path, pinned: Mapping[str, Any]) -> None:
    """Write the floors, sorted, so that a change reads well."""
    path.write_text(json.dumps(pinned, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf8")
