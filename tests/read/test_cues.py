"""Which words mark speech, and which only look like it."""

import pytest

from holdfire.read.cues import cues
from holdfire.read.grammar import line
from holdfire.read.text import document

from .made import capture


def marked(text):
    sentence = document(capture(text)).sentences[0]
    this = line(sentence)
    return [text[this.toks[c.first].start : this.toks[c.last].end].lower() for c in cues(this)]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Vel has repeatedly denied the raid.", "has repeatedly denied"),
        ("Vel did not say why.", "did not say"),
        ("Vel refused to confirm the raid.", "refused to confirm"),
        ("Vel stopped short of saying so.", "stopped short of saying"),
        ("Vel was quoted by the agency as saying no.", "was quoted"),
        ("Vel called for calm.", "called for"),
        ("According to Vel, it rained.", "according to"),
        ("Vel made it clear that it rained.", "made it clear"),
        ("Officials say it rained.", "say"),
        ("The survey shows that it rained.", "shows"),
        ("The mission had also recorded at least 14 violations.", "had also recorded"),
        ("It logged no air strike in Bor.", "logged"),
        ("The centre counts up to nine explosions a night.", "counts"),
        ("The office put the dead at two.", "put"),
        ("Medics gave the number of dead as seven.", "gave"),
        ("The ministry changed its count to nine.", "changed"),
        ("The mission would not be drawn on what it saw.", "would not be drawn on"),
        ("Police have withdrawn their claim that a boy fired.", "have withdrawn"),
        ("It withdrew an earlier statement that he died.", "withdrew"),
    ],
)
def test_cues(text, cue):
    assert cue in marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "The report of the raid came late.",
        "The truce announced by the army held.",
        "A claim of theft was heard.",
        "The talks went on in Doha.",
        "They want to call a doctor.",
        "The video posted in May was old.",
        "Reports of the army are read by few.",
        "Two violations were recorded on Monday.",
        "The band recorded 14 songs.",
        "The town recorded 14 births after the attack.",
        "Drone strikes counted two dead.",
        "The army withdrew troops to Bor.",
        "The talks gave nine men hope.",
        "Those who counted nine shots slept badly.",
        "The mission recorded the minutes of the meeting.",
    ],
)
def test_nouns_and_participles_are_none(text):
    assert marked(text) == []
