"""What a statement does: one example for each rule, one that comes close."""

import pytest
from hypothesis import given

from holdfire.read.acts import Said, act
from holdfire.read.voices import kind
from holdfire.record import Act

from .made import texts


@pytest.mark.parametrize(
    ("expected", "lemma", "content"),
    [
        (Act.DECLINE, "decline", "on the raid"),
        (Act.DENY, "deny", "the raid"),
        (Act.DENY, "reject", "the accusation"),
        (Act.OTHER, "reject", "the offer"),
        (Act.DENY, "say", "the story was pure invention"),
        (Act.ALLEGE, "accuse", "the army of shelling the market during the truce"),
        (Act.ALLEGE, "accuse", "the army of bad faith"),
        (Act.ALLEGE, "accuse", "the army of shelling the market"),
        (Act.ALLEGE, "blame", "the army for the fire"),
        (Act.ALLEGE, "blame", "the army for breaking the ceasefire"),
        (Act.ALLEGE, "say", "the truce has been broken again"),
        (Act.REPORT, "say", "the mission logged 40 violations"),
        (Act.END, "declare", "the truce over"),
        (Act.END, "declare", "the truce in Tyre over"),
        (Act.END, "declare", "an end to the truce"),
        (Act.END, "say", "the truce no longer existed"),
        (Act.END, "say", "the ceasefire no longer applied"),
        (Act.ANNOUNCE, "declare", "a truce over the holiday"),
        (Act.ANNOUNCE, "announce", "an end to the shelling"),
        (Act.OTHER, "say", "it would nevertheless not suspend the truce until the panel met"),
        (Act.OTHER, "say", "it would not end the truce"),
        (Act.REPORT, "say", "the army has not withdrawn from the truce"),
        (Act.OTHER, "say", "it would be void if the Front moved guns"),
        (Act.END, "say", "we are no longer bound by it"),
        (Act.REVISE, "revise", "the toll to nine"),
        (Act.REVISE, "say", "three men, not five as first reported, were dead"),
        (Act.CONFIRM, "confirm", "the ceasefire"),
        (Act.CONFIRM_PART, "confirm", "the ceasefire, but not the release"),
        (Act.REPORT, "confirm", "that two men were killed"),
        (Act.ACCEPT_IF, "say", "they would observe the truce if the army did the same"),
        (Act.ANNOUNCE, "announce", "a ten-day truce"),
        (Act.ANNOUNCE, "order", "his men to hold their fire"),
        (Act.ANNOUNCE, "promise", "calm until Monday"),
        (Act.ANNOUNCE, "say", "“Not a bullet before Monday,”"),
        (Act.ANNOUNCE, "pledge", "to keep its rifles cold till Monday"),
        (Act.ANNOUNCE, "say", "the truce runs from 3 May to 9 May"),
        (Act.OTHER, "hope", "for quiet until Monday"),
        (Act.REPORT, "say", "the valley was quiet until Monday"),
        (Act.CONFIRM_PART, "confirm", "only that the ceasefire covered the port"),
        (Act.ANNOUNCE, "announce", "the first truce since an earlier truce collapsed"),
        (Act.ANNOUNCE, "say", "the army had agreed to a truce"),
        (Act.ANNOUNCE, "say", "the truce covers the whole valley"),
        (Act.REPORT, "say", "the commander had told him of a truce"),
        (Act.OTHER, "hope", "that a truce would follow"),
        (Act.JUDGE, "say", "the truce is fragile"),
        (Act.JUDGE, "call", "it a success"),
        (Act.REPORT, "say", "shells hit the market"),
        (Act.REPORT, "say", "no shots were heard"),
        (Act.OTHER, "say", "it will rain"),
        (Act.OTHER, "stop-short", "that there would be a truce"),
    ],
)
def test_acts(expected, lemma, content):
    assert act(Said(lemma, lemma, content)) is expected


@pytest.mark.parametrize(
    ("expected", "content"),
    [
        (Act.ANNOUNCE, "our guns will not fire on the ferry until Sunday"),
        (Act.ANNOUNCE, "there will be quiet along the lake from tonight"),
        (Act.ANNOUNCE, "the marshal had promised to hold back for nine days"),
        (Act.CONFIRM, "what the envoy announced is correct"),
        (Act.CONFIRM, "her side would stand by the agreement"),
        (
            Act.CONFIRM_PART,
            "his side would respect the truce on land but had never discussed boats",
        ),
        (Act.ACCEPT_IF, "we will answer silence with silence"),
        (Act.ACCEPT_IF, "if they stop, we will stop"),
        (Act.DECLINE, "it had nothing to add"),
        (Act.DECLINE, "he could not confirm it"),
        (Act.DENY, "none of our boats was fired by us; it is a lie"),
        (Act.ALLEGE, "it was the rebels who fired first"),
        (Act.ALLEGE, "the militia took advantage of the lull to dig"),
        (Act.END, "the agreement was null and void"),
        (Act.END, "operations would resume at noon"),
        (Act.REVISE, "the number of dead was six, not nine"),
        (Act.JUDGE, "the truce exists on paper"),
        (Act.JUDGE, "it was the quietest week of the year"),
        (Act.REPORT, "the ferry had not sailed for a week"),
        (Act.REPORT, "it was shelled on the worst night since the truce began"),
        (Act.OTHER, "they would study the offer"),
        (Act.OTHER, "he was hopeful of a truce"),
    ],
)
def test_said_with_a_plain_verb(expected, content):
    assert act(Said("say", "said", content)) is expected


def test_a_count_of_breaches_is_a_charge_only_by_those_who_do_not_look_on():
    words = "14 violations of the truce"
    assert act(Said("count", "recorded", words, kind="monitor")) is Act.REPORT
    assert act(Said("count", "recorded", words)) is Act.ALLEGE
    assert act(Said("count", "recorded", "nine explosions near Bor")) is Act.REPORT


def test_what_follows_can_narrow_a_confirmation():
    said = Said("confirm", "confirmed", "a halt", " but said nothing was agreed")
    assert act(said) is Act.CONFIRM_PART
    assert act(Said("confirm", "confirmed", "a halt", " and left")) is Act.CONFIRM


def test_an_announcer_states_terms():
    words = "“Nobody will be searched on the road.”"
    assert act(Said("say", "said", words, announcer=True)) is Act.ANNOUNCE
    assert act(Said("say", "said", words)) is not Act.ANNOUNCE


def test_a_side_that_follows_a_mutual_announcement_confirms():
    words = "his fighters would hold their fire until Sunday"
    assert act(Said("say", "said", words)) is Act.ANNOUNCE
    assert act(Said("say", "said", words, others=True, mutual=True)) is Act.CONFIRM
    assert act(Said("say", "said", words, kind="mediator", mutual=True)) is Act.ANNOUNCE


def test_those_who_look_on_bind_nobody():
    words = "the two armies will hold their fire until Sunday"
    assert act(Said("say", "said", words, kind="witness")) is Act.OTHER


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("the peace envoy, Ana Vel", "mediator"),
        ("Ana Vel, who brokered it", "mediator"),
        ("a historian in Biltine", "analyst"),
        ("the Biltine Observatory", "monitor"),
        ("the Valley Observation Mission", "monitor"),
        ("the Front’s mission in Geneva", ""),
        ("a nurse", "witness"),
        ("the People’s League", ""),
        ("the army", ""),
    ],
)
def test_kinds_of_voice(phrase, found):
    assert kind(phrase) == found


@given(texts, texts)
def test_any_words_have_an_act(cue, content):
    assert isinstance(act(Said("say", cue, content)), Act)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("“Until Friday our rifles stay shouldered.”", Act.CONFIRM),
        ("this: “Nobody will climb the ridge.”", Act.CONFIRM),
        ("“Two of our drivers were killed.”", Act.REPORT),
        ("two drivers’ names", Act.OTHER),
    ],
)
def test_a_quotation_confirms_what_somebody_else_made_known(content, expected):
    assert act(Said("confirm", "confirmed", content, others=True)) is expected


def test_that_nothing_is_signed_is_a_denial_only_by_those_who_did_not_make_the_pause_known():
    unsigned, untrue = "Nothing has been signed", "Nothing has been agreed, and the story is false"
    assert act(Said("say", "said", unsigned)) is Act.DENY
    assert act(Said("say", "said", unsigned, announcer=True)) is not Act.DENY
    assert act(Said("say", "said", unsigned, kind="mediator")) is not Act.DENY
    assert act(Said("say", "said", untrue, announcer=True)) is Act.DENY
