"""Whose words they are where an outlet passes them on."""

import pytest

from holdfire.read import quoting
from holdfire.read.attributions import Attribution
from holdfire.read.text import document

from .made import capture, read

QUOTED = "Ruma Wire quoted an engineer as saying that the dam was dry."


def heard(text, source, cue, content):
    """An attribution by its words."""
    spans = [(text.index(w), text.index(w) + len(w)) for w in (source, cue, content)]
    return Attribution(0, spans[0], spans[1], (spans[2],), "say")


def told(text, *found):
    doc = document(capture(text))
    made = quoting.quoting(doc, [heard(text, *f) for f in found])
    return [tuple(text[slice(*r)] for r in (a.source, a.via, *a.content) if r) for a in made]


def test_who_is_quoted_speaks_and_who_quotes_relays():
    outer = ("Ruma Wire", "quoted", "an engineer as saying that the dam was dry")
    inner = ("an engineer", "saying", "that the dam was dry")
    assert told(QUOTED, outer, inner) == [("an engineer", "Ruma Wire", "that the dam was dry")]


def test_who_is_cited_speaks_and_who_cites_relays():
    text = "According to Ruma Wire, which cited two diplomats, the army would leave the dam."
    found = ("Ruma Wire, which cited two diplomats", "According to", "the army would leave the dam")
    also = ("Ruma Wire", "which cited", "two diplomats")
    assert told(text, found, also) == [
        ("two diplomats", "Ruma Wire", "the army would leave the dam")
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Two army officials said the order came late. One of them said that was deliberate.",
            ["army officials", "army official"],
        ),
        (
            "A diplomat said the text was short. The same person said that it was unsigned.",
            ["diplomat", "diplomat"],
        ),
        (
            "“It holds,” the envoy, Ada Lund, said.\n\nIn Ruma, Ito Oro, a baker, was not so sure. "
            "“It is quiet,” he said.",
            ["Ada Lund", "Ito Oro"],
        ),
        (
            "The nurse said it was calm. In Ruma, Ada Lund, a trader, was not persuaded. "
            "“It is quiet,” she said.",
            ["nurse", "Ada Lund"],
        ),
    ],
)
def test_speakers_told_by_those_before(text, speakers):
    assert [s.speaker.name for s in read(text).statements] == speakers
