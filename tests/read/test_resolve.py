"""Which place of a name is meant: containment, lists, neighbours, short forms, adjectives."""

import pytest

from holdfire.read import gazetteer
from holdfire.read.places import places
from holdfire.read.resolve import Mention, resolve
from holdfire.read.senses import senses
from holdfire.read.text import document

from .made import capture


def read(text, *names):
    spots = sorted((text.index(n), n) for n in names)
    mentions = [Mention(at, at + len(n), n, senses(n)) for at, n in spots]
    found = resolve(text, mentions)
    return {n: r.entry or r.within for (_, n), r in zip(spots, found, strict=True)}


@pytest.mark.parametrize(
    ("text", "name", "inside"),
    [
        ("A fire broke out in Paris, Texas.", "Paris", ("US", "TX")),
        ("A fire broke out in Paris, Tenn.", "Paris", ("US", "TN")),
        ("A fire broke out in Paris in Ontario.", "Paris", ("CA", "08")),
        ("A fire broke out in Paris.", "Paris", ("FR", "11")),
    ],
)
def test_the_larger_place_behind_a_name_decides(text, name, inside):
    larger = [n for n in ("Texas", "Tenn.", "Ontario") if n in text]
    entry = read(text, name, *larger)[name]
    assert (entry.country, entry.admin1) == inside


def test_one_name_has_one_meaning_in_a_text():
    text = "In Paris, Texas, a mill burned. The mayor of Lamar County thanked all of Paris."
    mentions = [
        Mention(at, at + len(n), n, senses(n))
        for at, n in ((3, "Paris"), (10, "Texas"), (45, "Lamar County"), (73, "Paris"))
    ]
    assert [text[m.start : m.end] for m in mentions] == [m.name for m in mentions]
    assert {r.entry and r.entry.admin1 for r in resolve(text, mentions)} == {"TX"}


def test_members_of_a_list_are_of_one_kind_and_none_lies_in_the_next():
    found = read(
        "It was seen in Oregon, Indiana, Ohio and Georgia.", "Oregon", "Indiana", "Ohio", "Georgia"
    )
    assert {(e.kind, e.country) for e in found.values()} == {("region", "US")}


def test_neighbours_decide_between_two_of_a_name():
    near = read("Shells fell on Tripoli, Zgharta and Batroun.", "Tripoli", "Zgharta", "Batroun")
    far = read("Shells fell on Tripoli, Misrata and Zliten.", "Tripoli", "Misrata", "Zliten")
    assert (near["Tripoli"].country, far["Tripoli"].country) == ("LB", "LY")


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Va.", "region", "US"),
        ("OH", "region", "US"),
        ("Kenyans", "country", "KE"),
        ("Sri Lankan", "country", "LK"),
        ("Texan", "region", "US"),
        ("Kremlin", "settlement", "RU"),
        ("eastern Aleppo", "region", "SY"),
        ("Rapides Parish", "district", "US"),
        ("Gulf of Aden", "area", ""),
        ("Manila Cathedral", "settlement", "PH"),
    ],
)
def test_what_a_name_can_mean(name, kind, country):
    assert (kind, country) in {(e.kind, e.country) for e in senses(name)}


def test_no_name_no_meaning():
    assert senses("Qwelmora") == senses("") == ()


def test_every_country_and_division_has_a_middle():
    for name in ("Ukraine", "Kharkiv Oblast", "Yemen", "North Darfur"):
        assert all(e.lat is not None for e in gazetteer.lookup(name) if e.kind != "area"), name


def test_an_unlisted_name_lies_where_the_words_behind_it_say():
    text = "A man was shot in Qwelmora, Kharkiv region, on Monday."
    place = next(n.place for n in places(document(capture(text)), []) if n.place.name == "Qwelmora")
    assert (place.country, place.admin1, place.lat) == ("UA", "07", None)


def test_a_settlement_and_its_region_share_the_code_of_the_division():
    text = "Shells fell in Kharkiv on Monday. Fire was heard in Kharkiv region."
    town, region = (n.place for n in places(document(capture(text)), []))
    assert (town.precision, region.precision) == ("settlement", "region")
    assert town.admin1 == region.admin1 == "07"
