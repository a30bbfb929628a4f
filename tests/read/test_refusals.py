"""Refusals, breaches counted by a party, and truces that only date an event: with neighbours."""

import pytest

from holdfire.read.acts import Said, act
from holdfire.record import Act

from .made import read


@pytest.mark.parametrize(
    ("expected", "lemma", "content"),
    [
        (Act.DENY, "say", "it would not accept the ceasefire and would go on fighting"),
        (Act.DENY, "say", "“We don’t recognise any such truce,”"),
        (Act.DENY, "say", "“We will not prolong it by a day,”"),
        (Act.DENY, "say", "his side had never agreed to a pause"),
        (Act.DENY, "say", "“There is no truce with bandits,”"),
        (Act.DENY, "say", "“We saw no paper and no signature,”"),
        (Act.DENY, "reject", "the week-long truce"),
        (Act.ANNOUNCE, "say", "it had agreed to the truce"),
        (Act.OTHER, "say", "we will not accept a violation of the truce"),
        (Act.CONFIRM_PART, "say", "it would respect the truce but had not agreed to the talks"),
        (Act.OTHER, "reject", "the offer"),
        (Act.OTHER, "reject", "his resignation"),
        (Act.DENY, "refuse", "to accept the truce"),
        (Act.OTHER, "refuse", "to leave the truce talks"),
        (Act.DENY, "say", "it had no agreement with the rebels"),
        (Act.DENY, "say", "no ceasefire had been agreed"),
        (Act.REPORT, "say", "neither side had accepted the truce"),
        (Act.ALLEGE, "say", "it had counted nine breaches since noon"),
        (Act.REPORT, "say", "it had counted no violations since noon"),
        (Act.REPORT, "say", "the mission had counted nine violations"),
        (Act.REPORT, "say", "a shell killed two boys hours after a two-day truce took effect"),
        (Act.ANNOUNCE, "say", "a two-day truce would take effect hours after the vote"),
        (Act.REPORT, "say", "not all brigades had been told to hold fire"),
        (Act.ANNOUNCE, "say", "our men will not shell the port unless fired upon"),
        (Act.ACCEPT_IF, "say", "our men will not shell the port unless it is used for arms"),
        (Act.ANNOUNCE, "say", "they would observe a ceasefire from noon"),
        (Act.CONFIRM, "say", "they would observe the ceasefire from noon"),
        (Act.CONFIRM, "say", "we are committed to the truce"),
        (Act.ANNOUNCE, "say", "Both sides will stop shelling from noon. I have it in writing."),
        (Act.OTHER, "say", "I will not fire my cook"),
    ],
)  # fmt: skip
def test_acts_of_refusal_and_their_neighbours(expected, lemma, content):
    assert act(Said(lemma, lemma, content)) is expected


def test_an_offer_is_refused_only_where_a_pause_is_known():
    assert act(Said("reject", "rejected", "it", others=True)) is Act.DENY
    assert act(Said("reject", "rejected", "it")) is Act.OTHER
    dealt = "we do not bargain over dates with thieves"
    assert act(Said("say", "said", dealt, others=True)) is Act.DENY
    assert act(Said("say", "said", dealt)) is not Act.DENY


def test_calls_on_others_are_no_reports():
    assert act(Said("call", "called on", "both to end the shooting")) is Act.OTHER


def test_an_onlooker_who_tells_of_a_refusal_refuses_nothing():
    said = Said("say", "said", "they have not agreed to any truce", kind="analyst")
    assert act(said) is not Act.DENY


def test_the_breaches_a_monitor_counts_are_a_report():
    said = Said("say", "said", "it had counted nine breaches since noon", kind="monitor")
    assert act(said) is Act.REPORT


def test_two_states_that_speak_together_are_named():
    for names in ("Chad and Niger", "Chad, Niger and Mali"):
        found = read(f"{names} said in a joint statement that they would observe a truce.")
        (statement,) = found.statements
        assert (statement.source[0].words, statement.act) == (names, Act.ANNOUNCE)
    found = read("In Chad, Ida Vel and Ado Bel said that they would observe a truce.")
    assert found.statements[0].source[0].words == "Ida Vel and Ado Bel"
