"""Counts and verdicts found as claims. Written for these tests: invented people and parties."""

from dataclasses import replace

import pytest

from holdfire.flow.reading import read_capture
from holdfire.reconcile import tallies
from holdfire.record import CaptureClass, ClaimKind
from tests.helpers import gathered, joined, on

HEAD = "Quiet Coast Herald\n7 March 2031\n\nTruce holds, say some\n\n"
TERMS = (
    "The Marran Army and the Kelda Front agreed on Monday to halt all shelling along the Tessel "
    "line until 11 March 2031, the envoy Ana Vel said.\n\n"
)


def found(body, **more):
    """The claims of one invented text, as a dossier holds them."""
    (cap,) = gathered({"a.txt": HEAD + TERMS + body}).captures
    extract = read_capture(cap).extract
    return joined((replace(cap, **more), extract)).claims


def one(body):
    (claim,) = found(body)
    return claim


def test_a_count_of_breaches_has_number_unit_period_author_and_whom_it_blames():
    claim = one(
        "The Marran defence ministry said on Friday that the Kelda Front had violated the truce "
        "1,254 times since Tuesday."
    )
    assert (claim.kind, claim.n, claim.unit) == (ClaimKind.COUNT, 1254, "times violated")
    assert claim.by == "Marran defence ministry"
    assert claim.about == "Kelda Front"
    assert claim.period is not None
    assert claim.period.basis.startswith("Tuesday")
    assert claim.said is not None
    assert claim.said.basis.startswith("on Friday")
    assert claim.words == "violated the truce 1,254 times since Tuesday"
    assert claim.span is not None
    assert claim.span.words == claim.words


@pytest.mark.parametrize(
    ("body", "n", "unit", "about"),
    [
        ("The Kelda Front said the Marran Army had committed more than 300 violations.", 300,
         "violations", "Marran Army"),
        ("The Kelda Front said there had been 95 drone attacks by the Marran Army.", 95,
         "drone attacks", "Marran Army"),
        ("The Kelda Front recorded 870 violations by the Marran Army.", 870, "violations",
         "Marran Army"),
        ("The Kelda Front accused the Marran Army of dozens of violations.", None, "violations",
         "Marran Army"),
    ],
)  # fmt: skip
def test_counts_in_other_words(body, n, unit, about):
    claim = one(body)
    assert (claim.n, claim.unit, claim.about) == (n, unit, about)
    assert claim.by == "Kelda Front"


def test_a_period_nobody_gave_stays_unknown():
    assert one("The Kelda Front said the Marran Army had broken the truce 12 times.").period is None


@pytest.mark.parametrize(
    ("body", "by", "about", "words"),
    [
        ("Ana Vel said the Kelda Front had kept its word.", "Ana Vel", "Kelda Front",
         "the Kelda Front had kept its word"),
        ("Jana Reth, an observer, said the truce was largely observed.", "Jana Reth", None,
         "the truce was largely observed"),
        ("Petr Amsel, a Kelda Front spokesman, said the Marran Army had violated the truce.",
         "Petr Amsel (Kelda Front)", "Marran Army", "the Marran Army had violated the truce"),
        ("“The truce is holding,” Jana Reth, an observer, said.", "Jana Reth", None,
         "The truce is holding"),
    ],
)  # fmt: skip
def test_a_verdict_has_its_words_and_no_number(body, by, about, words):
    claim = one(body)
    assert claim.kind is ClaimKind.VERDICT
    assert (claim.by, claim.about, claim.words) == (by, about, words)
    assert (claim.n, claim.unit, claim.period) == (None, None, None)


@pytest.mark.parametrize(
    "body",
    [
        "Last spring, the ministry said, the two sides broke an earlier truce 400 times.",
        "The Kelda Front said it would respond if the Marran Army violated the truce.",
        "Ana Vel said both sides would respect the truce.",
        "The Kelda Front said two attacks had killed four people in Liepaja on Wednesday.",
        "There were 40 prisoners in the camp, the Kelda Front said.",
    ],
)
def test_what_is_no_claim(body):
    assert found(body) == ()


def test_a_machine_written_text_founds_no_claim():
    body = "The Kelda Front said the Marran Army had broken the truce 12 times."
    assert found(body, classes=frozenset({CaptureClass.MACHINE})) == ()


def test_a_count_of_attacks_with_nothing_else_is_no_incident_and_one_with_a_place_is():
    bare = "The Kelda Front said there had been 95 attacks by the Marran Army."
    (cap,) = gathered({"a.txt": HEAD + TERMS + bare}).captures
    dossier = joined((cap, read_capture(cap).extract))
    assert dossier.incidents == ()
    assert len(dossier.claims) == 1


def test_two_counts_are_comparable_only_with_one_unit_and_one_period():
    body = "The Kelda Front said the Marran Army had broken the truce 12 times since Tuesday."
    claim = one(body)
    assert claim.differs(replace(claim, n=9.0, by="Marran Army")) == ""
    assert claim.differs(replace(claim, unit="infringements")) == ""
    assert claim.differs(replace(claim, unit="drone attacks")) == "different unit"
    assert claim.differs(replace(claim, period=on(5))) == "different period"
    assert claim.differs(replace(claim, period=None)) == "period not stated"
    assert claim.differs(replace(claim, kind=ClaimKind.VERDICT)) == "a verdict is no count"


@pytest.mark.parametrize(
    ("words", "n", "unit"),
    [
        ("1,254 violations", 1254, "violations"),
        ("twelve armed breaches", 12, "armed breaches"),
        ("broken the ceasefire 2935 times", 2935, "times broken"),
        ("hundreds of violations", None, "violations"),
        ("212 Kelda attacks", 212, "attacks"),
    ],
)
def test_a_number_is_read_as_its_words_give_it(words, n, unit):
    (tally,) = tallies.tallies(words)
    assert (tally.n, tally.unit) == (n, unit)


@pytest.mark.parametrize("words", ["two attacks", "no violations", "300 people", "five strikes"])
def test_a_few_attacks_and_other_things_are_no_tally(words):
    assert tallies.tallies(words) == []
