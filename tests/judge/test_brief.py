"""The case the room was built for: four voices, no start, one origin (an invented twin of it)."""

import pytest

from holdfire.judge import judge, roll_up
from holdfire.record import Phase, Tri, Word
from holdfire.tell.hinges import hinge_of

from .small import (
    LAND,
    K,
    M,
    at,
    clause,
    coverage,
    docket,
    incident,
    part,
    reading,
    start,
)  # fmt: skip

ENERGY = part("energy sites", classes=("energy",))
VOICES = (
    reading(
        clause(
            area=(part("K and the various towns", open=True), part("K", place=K)),
            duration=part("for a week", days=7.0),
        ),
        id="envoy",
    ),
    reading(clause(), id="adviser", holder="Adviser"),
    reading(clause(targets=ENERGY), id="leader", holder="Leader"),
    reading(clause(id="c1", area=part("K", place=K)), clause(id="c2", targets=ENERGY), id="blogs"),
)
CASE = docket(
    *VOICES,
    incidents=(
        incident("town", place=M),
        incident("train", place=None, target_classes=("transport",)),
        incident("broad", place=LAND, when=at(9, last=11), broad=True),
    ),
    starts=(start("the announcement", at(12)), start("last weekend", at(7, last=8))),
    treated=frozenset({("adviser", "town"), ("adviser", "train")}),
    coverage=(coverage(12, id="o1", place=LAND, adequate=Tri.UNCLEAR),),
    confirmed={"North": Tri.UNCLEAR, "South": Tri.UNCLEAR},
)
ROLLED = {f.reading: f for f in roll_up(CASE, judge(CASE))}


def facts(name, what, word=Word.BREACHED):
    return {
        tuple((x.field, x.text) for x in f.facts)
        for f in ROLLED[name].flips
        if f.word is word and what in (f.incident, f.day)
    }


@pytest.mark.parametrize("name", ["envoy", "adviser", "leader", "blogs"])
def test_undetermined_under_every_reading(name):
    finding = ROLLED[name]
    assert finding.word is Word.UNDETERMINED
    assert finding.phase is Phase.UNKNOWN
    assert finding.confidence == "low; one origin bears on it, so agreement cannot be measured"


START, ORIGIN = ("start", "that start"), ("origin", "a second origin")


@pytest.mark.parametrize(
    ("name", "what", "wanted"),
    [
        ("envoy", "town", {(START, ("area", "one of “the various towns”?"), ORIGIN)}),
        ("envoy", "train", {(START, ("area", "where?"), ORIGIN)}),
        ("adviser", "town", {(START, ORIGIN)}),
        ("adviser", "train", {(START, ORIGIN)}),
        ("leader", "town", {(START, ("target", "an energy site?"), ORIGIN)}),
        ("leader", "train", set()),
        ("blogs", "town", {(START, ("target", "an energy site?"), ORIGIN)}),
        ("blogs", "train", {(START, ("area", "where?"), ORIGIN)}),
    ],
)
def test_breached_would_need(name, what, wanted):
    assert facts(name, what) == wanted


@pytest.mark.parametrize("name", ["envoy", "adviser", "leader", "blogs"])
def test_holding_on_the_last_day_would_need_a_start_and_watchers(name):
    (found,) = facts(name, "2031-03-12", Word.HOLDING)
    assert [field for field, _ in found if field != "area"] == ["start", "coverage"]
    assert any(field == "area" for field, _ in found) == (name == "envoy")


def test_flips_name_the_start_they_rest_on():
    assert {f.option for r in ROLLED.values() for f in r.flips if f.incident} == {"last weekend"}


def test_the_town_is_the_hinge_and_waits_on_the_start():
    found = hinge_of(CASE.incidents, ROLLED.values())
    assert found is not None
    assert (found.incident, found.field) == ("town", "start")
    assert found.readings == ("adviser", "blogs", "envoy", "leader")


def test_before_the_announcement_is_out_under_that_start():
    cells = [f for f in judge(CASE) if f.option == "the announcement"]
    assert {f.day for f in cells} == {"2031-03-12"}
    assert not [m for f in cells for m in f.matches]


def test_the_roll_up_shows_each_test():
    (train,) = (m for m in ROLLED["leader"].matches if m.incident == "train")
    assert train.scope is Tri.NO
    assert train.test("target").reason == "not energy"
    (treated,) = (m for m in ROLLED["adviser"].matches if m.incident == "train")
    assert treated.test("place").reason == "as the account itself treats it"
