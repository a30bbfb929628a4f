"""A case of every form that was released opens, is proved, and prints the same words.

Where a later version prints others, the changelog says why under Words and the file beside the case
is written anew by hand; the case itself never is.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from holdfire.flow.case import Case
from holdfire.flow.proving import prove, unpacked
from tests.flow.cases.make import told

CASES = sorted((Path(__file__).parent / "cases").glob("form-*.holdfire"))


@pytest.fixture(params=CASES, ids=lambda p: p.stem)
def old(request, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return request.param, unpacked(request.param, tmp_path / "old")


def test_there_is_a_case_of_every_form():
    from holdfire.flow.case import SCHEMA

    assert {p.stem for p in CASES} == {f"form-{n}" for n in range(1, SCHEMA + 1)}


def test_an_old_case_is_whole_and_prints_the_same_words(old):
    packed, folder = old
    assert prove(folder).whole
    with Case(folder, clock=lambda: datetime(2032, 1, 1, tzinfo=UTC)) as case:
        assert told(case) == json.loads(packed.with_suffix(".json").read_text("utf-8"))
    assert prove(folder).whole
