"""A dump of GeoNames in place of the embedded settlements; a line that does not fit is told."""

import pytest

from holdfire.errors import BadInput
from holdfire.read import gazetteer, geonames


def line(name, code="PPL", **more):
    cells = {"lat": "48.5", "lon": "37.5", "people": "40", "others": "", "land": "UA", "class": "P"}
    cells |= more
    return "\t".join(
        [
            "1", name, name, cells["others"], cells["lat"], cells["lon"], cells["class"], code,
            cells["land"], "", "05", "", "", "", cells["people"], "", "", "Europe/Kyiv", "",
        ]
    )  # fmt: skip


@pytest.fixture
def dump(tmp_path, monkeypatch):
    path = tmp_path / "UA.txt"
    monkeypatch.setenv("HOLDFIRE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HOLDFIRE_GEONAMES", str(path))
    return path


def keys(path):
    return {row[0]: row[2] for row in geonames.rows(path)}


def test_every_name_in_latin_letters_is_a_key(dump):
    dump.write_text(line("Velmora", others="Вельмора,Welmora") + "\n", "utf8")
    assert keys(dump) == {"velmora": "settlement", "welmora": "settlement"}


def test_sites_and_waters_are_taken_roads_and_lost_villages_are_not(dump):
    kinds = [
        line("Velmora Dam", "DAM", **{"class": "S"}),
        line("Velmora River", "STM", **{"class": "H"}),
        line("Velmora Road", "RD", **{"class": "R"}),
        line("Old Velmora", "PPLH"),
    ]
    dump.write_text("\n".join(kinds) + "\n", "utf8")
    assert keys(dump) == {"velmora dam": "facility", "velmora river": "area"}


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("1\tVelmora", "line 2 has 2 columns, not 19"),
        (line("Velmora", lat="north"), "line 2: latitude 'north' is no number"),
        (line("Velmora", lon="190"), "line 2: longitude '190' is no number"),
        (line("Velmora", people="many"), "line 2: population 'many' is no number"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_what_to_do(dump, bad, said):
    dump.write_text(line("Good") + "\n" + bad + "\n", "utf8")
    with pytest.raises(BadInput, match="unpack the file from GeoNames again") as told:
        gazetteer._database.__wrapped__()
    assert str(dump) in str(told.value)
    assert said in str(told.value)


def test_a_dump_that_is_not_there_is_told(dump):
    with pytest.raises(BadInput, match="HOLDFIRE_GEONAMES"):
        gazetteer._database.__wrapped__()


def test_its_settlements_stand_in_place_of_the_embedded_ones_of_its_countries(dump):
    dump.write_text(line("Velmora") + "\n", "utf8")
    connection = gazetteer._database.__wrapped__()
    count = "SELECT COUNT(*) FROM place WHERE kind = 'settlement' AND country = ?"
    assert connection.execute(count, ("UA",)).fetchone() == (1,)
    assert connection.execute(count, ("PL",)).fetchone()[0] > 1000
    regions = "SELECT COUNT(*) FROM place WHERE kind = 'region' AND country = 'UA'"
    assert connection.execute(regions).fetchone()[0] > 24
    connection.close()
    assert gazetteer._path().is_file()


def test_another_dump_has_another_file(dump, monkeypatch):
    dump.write_text(line("Velmora") + "\n", "utf8")
    first = gazetteer._path()
    dump.write_text(line("Velmora") + "\n" + line("Zelmora") + "\n", "utf8")
    second = gazetteer._path()
    monkeypatch.delenv("HOLDFIRE_GEONAMES")
    assert len({first, second, gazetteer._path()}) == 3
