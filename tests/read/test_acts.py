"""What a statement does: one example for each rule, one that comes close."""

import pytest
from hypothesis import given

from holdfire.read.acts import act
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
        (Act.ALLEGE, "accuse", "the army of shelling the market"),
        (Act.ALLEGE, "say", "the truce has been broken again"),
        (Act.REPORT, "say", "the mission logged 40 violations"),
        (Act.END, "declare", "the truce over"),
        (Act.END, "say", "we are no longer bound by it"),
        (Act.REVISE, "revise", "the toll to nine"),
        (Act.REVISE, "say", "three men, not five as first reported, were dead"),
        (Act.CONFIRM, "confirm", "the ceasefire"),
        (Act.CONFIRM_PART, "confirm", "the ceasefire, but not the release"),
        (Act.REPORT, "confirm", "that two men were killed"),
        (Act.ACCEPT_IF, "say", "they would observe the truce if the army did the same"),
        (Act.ANNOUNCE, "announce", "a ten-day truce"),
        (Act.ANNOUNCE, "order", "his men to hold their fire"),
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
    assert act(lemma, lemma, content) is expected


def test_what_follows_can_narrow_a_confirmation():
    assert act("confirm", "confirmed", "a halt", " but said nothing was agreed") is Act.CONFIRM_PART
    assert act("confirm", "confirmed", "a halt", " and left") is Act.CONFIRM


def test_an_announcer_states_terms():
    words = "“Nobody will be searched on the road.”"
    assert act("say", "said", words, announcer=True) is Act.ANNOUNCE
    assert act("say", "said", words) is not Act.ANNOUNCE


@given(texts, texts)
def test_any_words_have_an_act(cue, content):
    assert isinstance(act("say", cue, content), Act)
