"""Floors hold, fail by name, and only rise unless a reason is given."""

from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import floors
from benchmarks.quality.floors import Measured
from benchmarks.quality.tally import Figure

EMPTY: dict[str, Any] = {"sets": {}, "lowered": []}


def measured(value: float, digest: str = "d", name: str = "source exact F1") -> dict[str, Measured]:
    return {"blind": Measured(digest, {name: Figure(value, 10, 0.0, 1.0)})}


PINNED = floors.pin(EMPTY, measured(0.8), None)


def test_small_drop_holds_and_larger_fails_by_name() -> None:
    assert floors.failures(PINNED, measured(0.7981)) == []
    (sentence,) = floors.failures(PINNED, measured(0.797))
    assert "blind" in sentence
    assert "source exact F1" in sentence


def test_changed_data_and_missing_figure_fail() -> None:
    assert "not the data" in floors.failures(PINNED, measured(0.9, "other"))[0]
    assert "no longer" in floors.failures(PINNED, measured(0.9, name="cue"))[0]


def test_sets_not_measured_are_not_judged() -> None:
    assert floors.failures(PINNED, {}) == []


def test_pin_raises_and_never_lowers_in_silence() -> None:
    up = floors.pin(PINNED, measured(0.9), None)
    assert up["sets"]["blind"]["floors"] == {"source exact F1": 0.9}
    assert floors.pin(PINNED, measured(0.799), None) == PINNED
    for worse in (measured(0.7), measured(0.9, "other")):
        with pytest.raises(floors.PinRefused):
            floors.pin(PINNED, worse, None)


def test_lowering_records_its_reason() -> None:
    down = floors.pin(PINNED, measured(0.7), "the set was corrected")
    assert down["sets"]["blind"]["floors"] == {"source exact F1": 0.7}
    (record,) = down["lowered"]
    assert record["reason"] == "the set was corrected"
    assert "0.8" in record["what"]


def test_a_reason_lowers_only_what_fell() -> None:
    down = floors.pin(PINNED, measured(0.7985), "nothing fell")
    assert down == PINNED


def test_saved_floors_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert floors.load(path) == EMPTY
    floors.save(path, PINNED)
    assert floors.load(path) == PINNED
