"""Real truces as worked cases: each deal folder loads, and the rules give its words."""

import pytest

from holdfire.flow.dealing import judged, unmet
from holdfire.record import Support
from holdfire.terms import check, load
from tests.helpers import ROOT

TRUCES = sorted(p for p in (ROOT / "examples" / "truces").iterdir() if p.is_dir())


def nothing_captured(capture):
    return None


@pytest.mark.parametrize("folder", TRUCES, ids=lambda f: f.name)
def test_the_rules_give_the_words_worked_out_by_hand(folder):
    assert check(folder, nothing_captured) == ()
    deal = load(folder, nothing_captured)
    assert deal.expected
    assert unmet(deal) == ()


@pytest.mark.parametrize("folder", TRUCES, ids=lambda f: f.name)
def test_nothing_is_captured_and_every_word_has_an_address(folder):
    deal = load(folder, nothing_captured)
    assert all(u.support is Support.SECONDARY and u.address for u in deal.utterances)
    assert all(a.address or a.statement for a in deal.attestations)


@pytest.mark.parametrize("folder", TRUCES, ids=lambda f: f.name)
def test_every_reading_of_a_truce_has_a_word(folder):
    deal = load(folder, nothing_captured)
    for at in dict.fromkeys(e.as_of for e in deal.expected):
        _, rolled = judged(deal, at)
        assert [f.reading for f in rolled] == [r.id for r in deal.readings]
