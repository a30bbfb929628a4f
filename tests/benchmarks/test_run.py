"""The command: tables, floors, the page, and silence about blind items."""

import json
from pathlib import Path

import pytest

from benchmarks.quality import corpus, document, run
from benchmarks.quality.adapter import Answer
from benchmarks.quality.tally import figures
from tests.benchmarks.mirror import RAW, TEXT

HIDDEN = "zyxwvut"
READER = "tests.benchmarks.mirror:rows_of"


@pytest.fixture
def sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDFIRE_DATA", str(tmp_path / "nowhere"))
    for name in ("dev", "blind"):
        item = {**RAW, "text": f"{TEXT} {HIDDEN}", "id": f"{name}-{HIDDEN}"}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(item) + "\n", "utf8")
    return tmp_path


def call(sets: Path, *flags: str, reader: str = READER) -> int:
    paths = ["--sets", str(sets), "--floors", str(sets / "f.json"), "--page", str(sets / "p.md")]
    return run.main([*paths, "--reader", reader, *flags])


def test_absent_data_are_skipped_with_a_message(
    sets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(sets) == 0
    told = capsys.readouterr().err
    assert "polnear skipped" in told
    assert "HOLDFIRE_DATA" in told
    assert "dev-reports.jsonl is not there" in told


def test_blind_items_are_never_shown(sets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(sets, "--set", "blind", "--errors") == 2
    assert call(sets, "--set", "blind", reader="tests.benchmarks.mirror:broken") == 1
    shown = capsys.readouterr()
    assert HIDDEN not in shown.out + shown.err
    assert "ValueError" in shown.err


def test_errors_list_dev_only(sets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(sets, "--errors") == 0
    shown = capsys.readouterr().out
    assert f"dev-{HIDDEN}" in shown
    assert "MISSED statement" in shown
    assert f"blind-{HIDDEN}" not in shown


def test_json_and_floors(sets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(sets, "--json", "--pin") == 0
    figures = json.loads(capsys.readouterr().out)["sets"]["blind"]["figures"]
    assert figures["statement F1"]["value"] == 0.0
    assert figures["statement F1"]["n"] == 2
    pinned = json.loads((sets / "f.json").read_text("utf8"))
    assert list(pinned["sets"]) == ["blind"]
    pinned["sets"]["blind"]["floors"]["speaker"] = 0.5
    (sets / "f.json").write_text(json.dumps(pinned), "utf8")
    assert call(sets) == 1
    assert "FAILED blind: speaker" in capsys.readouterr().err


@pytest.mark.parametrize("flags", [["--lower", "why"], ["--pin", "--lower", " "]])
def test_lowering_needs_pin_and_reason(sets: Path, flags: list[str]) -> None:
    assert call(sets, *flags) == 2


def test_a_failed_run_pins_nothing(sets: Path) -> None:
    assert call(sets, "--set", "blind", "--pin", reader="tests.benchmarks.mirror:broken") == 1
    assert not (sets / "f.json").exists()


def test_the_projects_floors_are_not_pinned_on_another_reader(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run.main(["--pin", "--reader", READER]) == 2
    assert "another file" in capsys.readouterr().err


def test_page_keeps_what_stands_around_the_markers(sets: Path) -> None:
    page = sets / "p.md"
    assert call(sets) == 0
    written = page.read_text("utf8")
    assert "blind half" in written
    assert "83.2" in written
    assert HIDDEN not in written
    page.write_text(written + "\nmine\n", "utf8")
    document.write(page, [document.Result("blind", 3, "abc", {})])
    again = page.read_text("utf8")
    assert again.endswith("\nmine\n")
    assert "3 texts" in again
    assert "seen half" not in again


def test_page_is_not_overwritten_by_half_a_run(sets: Path) -> None:
    (sets / "p.md").write_text("whole", "utf8")
    assert call(sets) == 0
    assert (sets / "p.md").read_text("utf8") == "whole"


def test_missing_reader_is_told(sets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(sets, reader="holdfire_absent:rows_of") == 2
    assert "cannot be imported" in capsys.readouterr().err


def test_polnear_tally_agrees_with_its_scorer(tmp_path: Path) -> None:
    loaded = corpus.load()
    if isinstance(loaded, str):
        pytest.skip(loaded)
    answers = [Answer(_noisy(corpus.gold_of(a))) for a in loaded.articles]
    tallies = [
        corpus.tally_of(loaded.scorer, corpus.gold_of(a), corpus.attributions(b.rows))
        for a, b in zip(loaded.articles, answers, strict=True)
    ]
    corpus.write_predictions(loaded, answers, tmp_path / "p.jsonl")
    lines = corpus.scorer_lines(loaded, tmp_path / "p.jsonl")
    made = figures(tallies)
    for measure in corpus.MEASURES:
        row = " ".join(f"{r} {made[f'{r} {measure} F1'].value:.3f}" for r in corpus.ROLES)
        assert row in lines
    assert f"triple   {made['triple exact F1'].value:.3f} " in lines
    assert f"overlap {made['content and source overlap F1'].value:.3f} " in lines


def _noisy(gold: list[corpus.Attribution]) -> list[dict[str, object]]:
    """Every third attribution dropped, every fifth cut short."""
    kept = [a for i, a in enumerate(gold) if i % 3]
    rows = [
        {r: [{"start": s, "end": e} for s, e in a.get(r) or ()] for r in corpus.ROLES} for a in kept
    ]
    for row in rows[::5]:
        row["content"] = [{**s, "end": s["start"] + 5} for s in row["content"]]
    return [{"kind": "statement", **row} for row in rows]
