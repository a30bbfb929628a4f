"""Who says what: one example for each frame, with a counter-example, and what holds of any text."""

import time

import pytest
from hypothesis import given, settings

from holdfire.read.attributions import attributions
from holdfire.read.text import document

from .made import capture, one, read, texts


def found(text):
    """Source, cue, content and relay of every attribution, as words."""

    def words(span):
        return span and text[span[0] : span[1]].rstrip(",")

    return [
        (words(a.source), words(a.cue), [words(c) for c in a.content], words(a.via))
        for a in attributions(document(capture(text)))
    ]


FRAMES = [
    ("The army counted at least 30 breaches.", "The army", "counted", ["at least 30 breaches"]),
    ("Medics confirmed at least two deaths.", "Medics", "confirmed", ["at least two deaths"]),
    (
        "The mission recorded nine violations on Monday, and the market in Bor reopened.",
        "The mission",
        "recorded",
        ["nine violations on Monday"],
    ),
    ("The office put the dead at two.", "The office", "put", ["the dead at two"]),
    ("Ana Vel said the road was open.", "Ana Vel", "said", ["the road was open"]),
    ("The road was open, Ana Vel said.", "Ana Vel", "said", ["The road was open"]),
    ("“We stay,” said Ana Vel.", "Ana Vel", "said", ["“We stay,”"]),
    (
        "“We stay,” said Ana Vel, who runs the clinic, “but we are tired.”",
        "Ana Vel, who runs the clinic",
        "said",
        ["“We stay,”", "“but we are tired.”"],
    ),
    ("The plan, Ana Vel said, is simple.", "Ana Vel", "said", ["The plan", "is simple"]),
    ("Idris Koro: “We never fired.”", "Idris Koro", ":", ["“We never fired.”"]),
    (
        "The road is open, according to Ana Vel, the mayor.",
        "Ana Vel, the mayor",
        "according to",
        ["The road is open"],
    ),
    (
        "President Oba Vel of Chad, speaking a few hours after Mr. Toro, thanked the mediators.",
        "President Oba Vel of Chad",
        "thanked",
        ["the mediators"],
    ),
    (
        "Ruth Oda, Mr. Toro’s envoy who joined the talks in Doha, said it was late.",
        "Ruth Oda, Mr. Toro’s envoy who joined the talks in Doha",
        "said",
        ["it was late"],
    ),
    (
        "Ms. Vel, during her testimony to the council, said the terms “cover Abéché.”",
        "Ms. Vel",
        "said",
        ["the terms “cover Abéché.”"],
    ),
    (
        "Vel said in an interview on Monday that the road was open.",
        "Vel",
        "said",
        ["that the road was open"],
    ),
    (
        "Shells fell on Biltine, residents said, though the market opened.",
        "residents",
        "said",
        ["Shells fell on Biltine", "though the market opened"],
    ),
    (
        "Shells fell on Biltine, residents said, the worst attack in weeks.",
        "residents",
        "said",
        ["Shells fell on Biltine"],
    ),
    (
        "The cuts were worst in Biltine, where 40 homes stay dark, according to Ana Vel.",
        "Ana Vel",
        "according to",
        ["40 homes stay dark"],
    ),
    (
        "The Front no longer feels bound, it said.",
        "it",
        "said",
        ["The Front no longer feels bound"],
    ),
    ("The army rejected the charge: “No.”", "The army", "rejected", ["the charge"]),
    (
        "The mayor on Friday lowered to six, from nine, the number of dead.",
        "The mayor",
        "lowered",
        ["to six, from nine, the number of dead"],
    ),
    ("The army confirmed only that it rained.", "The army", "confirmed", ["only that it rained"]),
    ("The council has not commented.", "The council", "has not commented", []),
    (
        "Dr Vel would neither confirm nor deny that the road was open.",
        "Dr Vel",
        "would neither confirm nor deny",
        ["that the road was open"],
    ),
    ("It emerged that a mine had been cleared.", None, "emerged", ["that a mine had been cleared"]),
    (
        "In Chad, reports of a command to stop firing spread on pages of bloggers in Biltine.",
        "bloggers in Biltine",
        "reports of",
        ["a command to stop firing"],
    ),
    (
        "The figure was raised to 22 by the clinic.",
        "the clinic",
        "was raised",
        ["The figure", "to 22"],
    ),
    ("The army put the toll at nine.", "The army", "put", ["the toll at nine"]),
    (
        "ABÉCHÉ, Chad, May 3 (Sahel Agency) — The army said the road was open.",
        "The army",
        "said",
        ["the road was open"],
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), FRAMES)
def test_each_frame_is_read(text, source, cue, content):
    assert one(found(text))[:3] == (source, cue, content)


@pytest.mark.parametrize(
    "text",
    [
        "The column attacked the town and the army closed the road.",
        "The army and the Front agreed on Monday to a truce around Abéché.",
        "Mediators rely on guarantees that the two sides had pledged to offer the villagers.",
        "There were signals out of both camps that a truce might follow.",
        "The army put up a tent in Biltine.",
        "Heavy snow fell on the pass, suggesting a long winter.",
        "Neither the army nor the Front has disclosed a call between them.",
    ],
)
def test_the_outlets_own_telling_is_no_statement(text):
    assert found(text) == []


def test_a_refusal_relayed_stays_the_speakers():
    said = one(found("The spokesman, Idris Koro, declined to comment, according to Sahel Agency."))
    assert said == ("The spokesman, Idris Koro", "declined to comment", [], "Sahel Agency")


def test_a_hope_inside_a_report_is_the_reporters():
    assert len(found("Ana Vel said the army hopes that the road will open.")) == 1
    assert len(found("Ana Vel said the army claimed that the road was open.")) == 2


def test_words_that_go_on_belong_to_those_told_of():
    text = (
        "After raiders burned a depot, the negotiators apologized, the adviser said, "
        "and explained that few crews had heard."
    )
    adviser, others = found(text)
    assert adviser[0] == "the adviser"
    assert others[0] == "the negotiators"


def test_two_speakers_of_a_sentence_are_cut_apart():
    said = found("Vel said the road was open; residents said it was shut.")
    assert [s[2] for s in said] == [["the road was open"], ["it was shut"]]


def test_a_quotation_of_its_own_goes_on():
    said = one(found("“We stay,” Ana Vel said. “The road is long.”"))
    assert said[2] == ["“We stay,”", "“The road is long.”"]
    assert one(found("Ana Vel said the road was long. “Keep out” signs hung there."))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_any_text_gives_spans_that_verify(text):
    for statement in read(text).statements:
        for span in statement.spans:
            assert text[span.start : span.end] == span.words


@pytest.mark.parametrize(
    "unit", [".", "‘a ", '"A." ', "he said ", "Ana, ", "A", "“", "(", "Ana Vel said he met Oro. "]
)
def test_no_text_is_slow(unit):
    doc = document(capture(unit * (50_000 // len(unit))))
    begun = time.process_time()
    attributions(doc)
    assert time.process_time() - begun < 4
