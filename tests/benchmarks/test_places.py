"""Places of public corpora: offsets, distances, what counts as right, what is told where absent."""

import gzip
import math
from pathlib import Path

import pytest

from benchmarks.quality import run, score_places

VIRUS = """<articles><article><text>Cases rose in Nairobi and Qwelmora.</text><locations>
<location><name>Qwelmora</name><start>27</start><end>35</end><lat>1</lat><lon>2</lon></location>
<location><name>Nairobi</name><start>15</start><end>22</end><lat>-1.3</lat><lon>36.8</lon></location>
</locations></article></articles>"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDFIRE_DATA", str(tmp_path))
    (tmp_path / "geoparsing").mkdir()
    path = tmp_path / "geoparsing" / "GeoVirus.xml.gz"
    path.write_bytes(gzip.compress(VIRUS.encode()))
    return path


def corpus() -> score_places.Corpus:
    loaded = score_places.load("places-geovirus")
    assert isinstance(loaded, score_places.Corpus)
    return loaded


def test_offsets_stand_on_the_names(data: Path) -> None:
    ((text, spots),) = corpus().texts
    assert [text[s.start : s.end] for s in spots] == ["Nairobi", "Qwelmora"]


def test_what_is_not_resolved_is_wrong_and_has_no_distance(data: Path) -> None:
    figures = score_places.measure(corpus())
    assert figures["within 161 km"].value == 0.5
    assert figures["resolved"].value == 0.5
    assert figures["median km"].n == figures["mean km"].n == 1
    assert figures["mean km"].value < 10


def test_errors_name_what_was_read(data: Path) -> None:
    lines = [line for group in score_places.errors(corpus()) for line in group]
    assert lines == ["UNKNOWN Qwelmora: lies at 1.00 2.00"]


def test_a_degree_of_the_meridian() -> None:
    assert math.isclose(score_places.apart(0, 0, 1, 0), 111.2, abs_tol=0.1)


def test_absent_data_are_skipped(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = ["--floors", str(data.parent / "f.json"), "--page", str(data.parent / "p.md")]
    assert run.main(["--set", "places-lgl", *floors]) == 0
    assert "places-lgl skipped: lgl.xml.gz is not there" in capsys.readouterr().err


def test_distances_have_no_floor(data: Path) -> None:
    floors = data.parent / "f.json"
    flags = ["--set", "places-geovirus", "--floors", str(floors), "--no-page", "--pin"]
    assert run.main(flags) == 0
    pinned = floors.read_text("utf8")
    assert "within 161 km" in pinned
    assert not any(name in pinned for name in run.UNGUARDED)
