"""Words of events: conduct, means, targets, cause; and the time that any text takes."""

import time

import pytest

from holdfire.read import events
from holdfire.record import Deed

from .made import read


@pytest.mark.parametrize(
    ("text", "deed", "means"),
    [
        ("Helicopters fired on a base", Deed.STRIKE, ("aircraft",)),
        ("Two mortar bombs fell on the hill", Deed.SHELLING, ("mortar",)),
        ("An army patrol was ambushed", Deed.GROUND, ()),
        ("Gunmen abducted two clerks", Deed.SEIZURE, ()),
        ("A sniper shot a driver", Deed.GUNFIRE, ("small-arms",)),
        ("60 drones were shot down", Deed.INTERCEPTION, ("drone",)),
        ("A surveillance plane flew over the town", Deed.OVERFLIGHT, ("aircraft",)),
        ("Militiamen held up a convoy", Deed.OBSTRUCTION, ()),
        ("A bomb at the station killed six", Deed.EXPLOSION, ("bomb",)),
    ],
)
def test_conduct_and_means(text, deed, means):
    assert events.deed(events.triggers(text, 0, len(text)), text) is deed
    assert events.means(text) == means


def test_target_classes():
    text = "a power station, a bus station, a station"
    assert [k for _, _, k in events.targets(text, 0, len(text))] == ["energy", "transport"]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("stepped on a mine left from the war", "legacy-ordnance"),
        ("came down in a thunderstorm", "weather"),
        ("an accident in a store", "accident"),
        ("during a live-fire drill", "exercise"),
        ("a drone struck a store", None),
    ],
)
def test_cause(text, cause):
    assert events.cause(text) == cause


@pytest.mark.parametrize(
    "unit",
    [
        "a", " ", "A ", "and ", ", ", "Aaa Bbb ", "killed ", "three ", "hit a ", "“",
        "in Kyiv and ",
        "on Tuesday ", "the number of ", "not to fire ", "1,", "was were ", "Kyiv, Odesa and ",
        "drones struck ", "until ", "a-", "met with ", "The ", "the Army and the ", "said ",
        "hit a market and a school in Kyiv and a mill and ", "truce ", "asked the ", "of ",
    ],
)  # fmt: skip
def test_fifty_thousand_characters_take_no_long_time(unit):
    text = (unit * (50_000 // len(unit) + 1))[:50_000]
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 4
