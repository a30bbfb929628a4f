"""Answers are found in their text, or named as broken without their words."""

import json
from pathlib import Path

import pytest

from benchmarks.quality import gold

TEXT = "The army said he, then the army, said no."


def spans(words: object) -> list[str]:
    finder = gold.Finder(TEXT)
    return [f"{s}:{TEXT[s:e]}" for s, e in finder.spans(words, "x")]


def test_words_are_whole_where_they_can_be() -> None:
    assert spans("he") == ["14:he"]
    assert spans(["he", 1]) == ["14:he"]


def test_numbers_and_pieces() -> None:
    assert spans(["army", 1]) == ["27:army"]
    assert spans(["army", ["said", 1]]) == ["4:army", "33:said"]
    assert spans(None) == []


def test_ambiguous_words_are_noted() -> None:
    finder = gold.Finder(TEXT)
    finder.spans("army", "source")
    assert finder.loose == [".source stands 2 times and has no number"]


@pytest.mark.parametrize("words", ["navy", ["army", 5], ""])
def test_words_that_do_not_stand_there(words: object) -> None:
    finder = gold.Finder(TEXT)
    with pytest.raises(gold.BrokenAnswer) as caught:
        finder.spans([words], "source")
    assert "navy" not in str(caught.value)


def test_broken_lines_are_left_out_and_told_without_words(tmp_path: Path) -> None:
    path = tmp_path / "blind.jsonl"
    measure = {"span": "secret words", "value": 1}
    lines = [
        {"note": "about"},
        {"id": "1", "text": TEXT, "measures": []},
        {"id": "2", "text": TEXT, "measures": [measure]},
        {"id": "3", "text": TEXT, "statements": [{"cue": "secret"}]},
    ]
    path.write_text("\n".join(map(json.dumps, lines)) + "\n{broken\n", "utf8")
    found = gold.load(path)
    assert [i.id for i in found.items] == ["1"]
    assert found.blind
    assert len(found.broken) == 3
    assert "secret" not in " ".join(found.broken)
