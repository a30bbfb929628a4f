"""Dates and time phrases: how values are written, spans paired and answers compared."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.quality import score_dates, score_times
from benchmarks.quality.tally import figures
from benchmarks.quality.timex import found
from holdfire.read.times import Anchor

UNDATED = Anchor(None, "no publication day")
ITEM = {
    "id": "x", "published": "2025-06-12", "text": "It fell on Tuesday at 6 p.m. GMT.",
    "phrase": "Tuesday at 6 p.m. GMT", "kind": "when", "earliest": "2025-06-10T18:00",
    "latest": "2025-06-10T18:00", "offset": 0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 7 December 1941", "1941-12-07"),
        ("in December 1941", "1941-12"),
        ("in 1941", "1941"),
        ("the 1940s", "194"),
        ("the summer of 1941", "1941-SU"),
        ("the morning of 7 December 1941", "1941-12-07TMO"),
        ("at 06:15 on 7 December 1941", "1941-12-07T06:15"),
        ("for three days", "P3D"),
        ("several weeks", "PXW"),
        ("now", "PRESENT_REF"),
        ("every day", "XXXX-XX-XX"),
        ("on Friday", None),
    ],
)
def test_values(text: str, value: str | None) -> None:
    assert [t.value for t in found(text, UNDATED)] == [value]


def test_a_stretch_told_by_both_ends_is_two() -> None:
    text = "It raged 6-15 October 1952."
    values = [(text[t.start : t.end], t.value) for t in found(text, UNDATED)]
    assert values == [("6", "1952-10-06"), ("15 October 1952", "1952-10-15")]


def test_wikiwars_is_read_from_its_tags(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inline = '<DOC><TEXT>\nIn <TIMEX2 val="1941">1941</TIMEX2> &amp; <TIMEX2 val="1942-05">May'
    inline += ' 1942</TIMEX2>, and <TIMEX2 val="X">then</TIMEX2>.</TEXT></DOC>'
    folder = tmp_path / "wikiwars" / "keyinline"
    folder.mkdir(parents=True)
    (folder / "01.key.xml.gz").write_bytes(gzip.compress(inline.encode()))
    monkeypatch.setenv("HOLDFIRE_DATA", str(tmp_path))
    dates = score_dates.load("dates-wikiwars")
    assert isinstance(dates, score_dates.Dates)
    made = figures([score_dates.tally_of("dates-wikiwars", dates.texts[0])])
    assert made["relaxed span recall"].value == pytest.approx(2 / 3)
    assert made["strict span F1"].value == pytest.approx(4 / 5)
    assert made["value of those found"].value == 1
    assert "MISSED X" in "".join(score_dates.errors("dates-wikiwars", dates.texts[0]))


def test_absent_corpora_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDFIRE_DATA", str(tmp_path))
    assert "HOLDFIRE_DATA" in str(score_dates.load("dates-gum"))


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"latest": "2025-06-10T18:01"}, False),
        ({"offset": 1}, False),
        ({"published": None, "earliest": None, "latest": None, "offset": 0}, True),
        ({"earliest": None, "latest": None}, False),
    ],
)
def test_a_phrase_is_right_only_when_exact(change: dict[str, object], right: bool) -> None:
    item = {**ITEM, **change}
    assert (score_times.expected(item) == score_times.given(item)) is right
    assert (not list(score_times.errors(item))) is right


def test_a_silent_default_is_counted() -> None:
    item = {**ITEM, "earliest": None, "latest": None}
    assert figures([score_times.tally_of(item)])["no silent default"].value == 0


def test_a_phrase_that_is_not_in_its_text_is_left_out(tmp_path: Path) -> None:
    lines = [{"note": "x"}, ITEM, {**ITEM, "phrase": ["Tuesday", 1]}]
    path = tmp_path / "times-dev.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), "utf8")
    loaded = score_times.load(path)
    assert len(loaded.items) == 1
    assert loaded.broken == ["line 3: phrase or kind"]
    assert date.fromisoformat(loaded.items[0]["published"]) == date(2025, 6, 12)
