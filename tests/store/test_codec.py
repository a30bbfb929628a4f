"""Nouns to bytes and back: exact, whatever the texts hold."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.collect import gather
from holdfire.errors import BadInput
from holdfire.read import RuleReader
from holdfire.record import Capture, CaptureClass, Extract, Look, Precision, Seen, When
from holdfire.store import decode, encode
from tests.helpers import LAW, REPORTS, capture

AT = datetime(2031, 3, 5, 12, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A noun as a decision may be."""

    id: str
    at: datetime
    same: frozenset[str] = frozenset()
    why: str = ""


def when(zone: str, year: int = 2031) -> When:
    at = datetime(year, 3, 5, 12, tzinfo=ZoneInfo(zone))
    return When(earliest=at, latest=at, precision=Precision.MINUTE, basis="5 March", zone=zone)


@pytest.mark.parametrize("path", sorted(REPORTS.iterdir()), ids=lambda p: p.stem)
def test_the_examples_come_back_as_they_were(path):
    (found,) = gather([str(path)], published={}, outlets={}).captures
    extract = RuleReader().read(found)
    assert decode(Capture, encode(found)) == found
    assert decode(Extract, encode(extract)) == extract
    assert encode(decode(Extract, encode(extract))) == encode(extract)


def test_a_look_and_a_ruling_come_back():
    look = Look(id="look_1", source="wire", at=AT, by="A. Vel", seen=Seen.NEW, newest=AT, count=3)
    assert decode(Look, encode(look)) == look
    assert decode(Look, encode(look)).seen is Seen.NEW
    ruling = Ruling(id="dec_1", at=AT, same=frozenset({"b", "a", "é", "💥"}), why="one event")
    assert decode(Ruling, encode(ruling)) == ruling
    assert b'"same":["a","b","\xc3\xa9","\xf0\x9f\x92\xa5"]' in encode(ruling)


def test_sets_and_fields_stand_in_a_fixed_order():
    both = frozenset({CaptureClass.REPRINT, CaptureClass.MACHINE})
    data = encode(replace(capture("Rain."), classes=both))
    assert b'"classes":["machine-generated","reprint"]' in data
    assert list(json.loads(data))[:4] == ["id", "file", "text", "sha256"]


@pytest.mark.parametrize(
    "text",
    ["💥", "\ud83d", "\udc80 name", "\ud83d\ude00 is not 😀", "\0\x01\u2028\r\n", "\\ud83d", '"'],
)
def test_any_text_survives(text):
    cap = replace(capture("Rain fell.", text), title=text, published=when("Europe/Riga"))
    assert decode(Capture, encode(cap)) == cap
    assert encode(decode(Capture, encode(cap))) == encode(cap)


@LAW
@given(st.text(st.characters(exclude_categories=())), st.datetimes(timezones=st.timezones()))
def test_any_text_and_any_time_survive(text, at):
    ruling = Ruling(id="dec_1", at=at, why=text, same=frozenset(text))
    back = decode(Ruling, encode(ruling))
    assert (back.why, back.same) == (text, ruling.same)
    assert back.at.astimezone(UTC) == at.astimezone(UTC)


def test_times_come_back_at_the_same_instant_however_old():
    """In 1850 the clocks of Kyiv stood 2 h 2 min 4 s ahead of Greenwich."""
    for zone, year in [("Europe/Kyiv", 2031), ("Europe/Kyiv", 1850), ("Africa/Monrovia", 1960)]:
        cap = replace(capture("Rain."), published=when(zone, year))
        assert decode(Capture, encode(cap)) == cap


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b'{"id":"a"', b"\xff", b'{"id":1}', b'{"id":"\xff"}', b"\xed\xa0\xbd"],
)
def test_what_is_no_such_noun_is_refused(data):
    with pytest.raises(BadInput, match="no Look of this version"):
        decode(Look, data)


def test_what_a_newer_version_added_is_refused_and_what_an_older_one_lacked_is_not():
    look = Look(id="look_1", source="wire", at=AT, by="", seen=Seen.NEW)
    tree = json.loads(encode(look))
    with pytest.raises(BadInput, match="unknown key mood"):
        decode(Look, json.dumps({**tree, "mood": "calm"}).encode())
    deep = json.loads(encode(replace(capture("Rain."), published=when("Europe/Riga"))))
    deep["blocks"][0]["page"] = 3
    with pytest.raises(BadInput, match=r"unknown key blocks\.page"):
        decode(Capture, json.dumps(deep).encode())
    del tree["etag"], tree["count"]
    assert decode(Look, json.dumps(tree).encode()) == look
