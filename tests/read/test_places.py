"""Places: what is one, what is none, and how far it is resolved."""

import sqlite3
import subprocess
import sys

import pytest
from hypothesis import given, settings

from holdfire.read import gazetteer
from holdfire.read.places import places
from holdfire.read.text import document

from .made import capture, texts


def found(text, people=()):
    return [n.place for n in places(document(capture(text)), people)]


def names(text, people=()):
    return [p.name for p in found(text, people)]


def test_a_settlement_behind_in():
    (place,) = found("Shells fell in Kharkiv on Monday.")
    assert (place.name, place.country, place.precision) == ("Kharkiv", "UA", "settlement")
    assert place.lat is not None


def test_a_village_no_gazetteer_has_keeps_its_name_and_no_coordinates():
    (place,) = found("Two men were shot near Qwelmora on Monday.")
    assert (place.name, place.country, place.lat) == ("Qwelmora", None, None)


def test_its_country_is_given_only_where_the_text_is_clear_about_it():
    places_ = found("Kharkiv, Poltava and Sumy lie in Ukraine. A man was shot near Qwelmora.")
    assert places_[-1].country == "UA"
    assert "because" in places_[-1].basis


@pytest.mark.parametrize(
    "text",
    [
        "The Ukrainian army moved on.",
        "Talks of the River Council went on.",
        "The raid came in May on Sunday.",
        "He met Marshal Paris in private.",
    ],
)
def test_no_place(text):
    assert names(text, ["Paris"]) == []


def test_a_name_seen_once_as_a_place_is_one_elsewhere():
    assert names("Guns fell silent near Qwelmora. Nothing was agreed for Qwelmora.") == [
        "Qwelmora",
        "Qwelmora",
    ]


def test_a_region_is_no_town():
    (place,) = found("Fire was heard in Kharkiv region.")
    assert place.precision == "region"
    assert place.lat is None


@settings(max_examples=150, deadline=None)
@given(texts)
def test_spans_verify(text):
    for n in places(document(capture(text)), []):
        assert text[n.start : n.end] == n.place.name


LOOK = "from holdfire.read.gazetteer import country; print(country('RU').name)"


def look(cache):
    env = {"HOLDFIRE_CACHE": str(cache), "PYTHONPATH": "src", "PATH": "/usr/bin:/bin"}
    return subprocess.Popen(
        [sys.executable, "-c", LOOK],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_may_build_the_gazetteer_at_once(tmp_path):
    both = [look(tmp_path), look(tmp_path)]
    assert [p.communicate()[0].strip() for p in both] == ["Russia", "Russia"]
    assert [p.suffix for p in (tmp_path / "holdfire").iterdir()] == [".sqlite"]


def test_a_broken_gazetteer_is_built_anew(tmp_path, monkeypatch):
    monkeypatch.setenv("HOLDFIRE_CACHE", str(tmp_path))
    path = gazetteer._path()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not a database")
    connection = gazetteer._database.__wrapped__()
    assert connection.execute("SELECT COUNT(*) FROM place").fetchone()[0] > 100_000
    connection.close()
    with sqlite3.connect(path) as again:
        assert again.execute("SELECT value FROM meta").fetchone() == ("yes",)
    again.close()


def test_where_nothing_can_be_kept_it_is_held_in_memory(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("x")
    monkeypatch.setenv("HOLDFIRE_CACHE", str(blocked))
    connection = gazetteer._database.__wrapped__()
    assert connection.execute("SELECT COUNT(*) FROM place").fetchone()[0] > 100_000
    connection.close()


def test_along_a_river_is_not_in_the_region_of_its_name():
    text = "Shells fell in Malakal. Raids along the White Nile went on. Vel spoke in Juba."
    river = next(p for p in found(text) if p.name == "White Nile")
    assert (river.precision, river.admin1) == ("area", None)
    assert river.country != "SD"
