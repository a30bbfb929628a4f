"""Hostile bytes in every format: a slice of `make fuzz`, and what it once found."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import mutate, run, seeds

NAMES = [*seeds.FORMATS]
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", NAMES)
def test_the_seeds_are_read(name):
    for build in seeds.FORMATS[name][1]:
        assert run.taken(build(), "x" + seeds.FORMATS[name][0])["captures"]


@pytest.mark.parametrize("name", NAMES)
@given(seed=st.integers(0, 2**32))
@SLOW
def test_changed_files_are_read_or_refused(name, seed):
    corpus = [build() for build in seeds.FORMATS[name][1]]
    run.taken(mutate.mutated(random.Random(seed), name, corpus), "x" + seeds.FORMATS[name][0])


@given(st.sampled_from(NAMES), st.binary(max_size=300))
@SLOW
def test_any_bytes_are_read_or_refused(name, data):
    start = seeds.FORMATS[name][1][0]()[: len(data) // 2]
    run.taken(data, "x" + seeds.FORMATS[name][0])
    run.taken(start + data, "x" + seeds.FORMATS[name][0])


ONCE = {
    "a list item after odd white space": (b"> \xc2\xa0a\n- \x1db\n", "x.md"),
    "brackets without end in a sender": (
        b"Message-ID: a\nMIME-Version: 1.0\nFrom: " + b"(" * 999 + b"\n\nWords.\n",
        "x.eml",
    ),
    "a charset with a zero in it": (
        b"Message-ID: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=a\x00b\n\n\xe9t\n",
        "x.eml",
    ),
    "a charset that is none": (b"<meta charset=undefined><p>\xe9t\xe9 words", "x.html"),
    "more lines than any report": (b"a\n" * 40_000, "x.txt"),
}


@pytest.mark.parametrize("name", ONCE)
def test_what_once_failed(name):
    run.taken(*ONCE[name])


def test_a_failure_is_told(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(run, "KEPT", tmp_path)
    monkeypatch.setattr(run, "check", lambda capture, item: 1 / 0)
    assert run.main(["text", "--count", "3"]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().out
    assert list(tmp_path.iterdir())
