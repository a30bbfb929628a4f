"""The act of a statement: what its words lean to, weighed beside the rules."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.read import EmbeddedReader
from holdfire.read.acts import Said
from holdfire.read.leaning import PARTS, WEIGHTY, Table, Weighed, Words, circumstances
from holdfire.read.network import network
from holdfire.read.text import document
from holdfire.record import Act

from .made import capture

ACTS = (Act.ANNOUNCE, Act.DENY, Act.REPORT)
SAID = Said("say", "said", "“We stopped.”")


def table(**weights):
    """A table in which nothing counts but what is given, act by act."""
    rows = {k.replace("_", " "): np.array(v, np.float32) for k, v in weights.items()}
    return Table(ACTS, np.zeros(len(ACTS), np.float32), rows)


def test_the_words_of_content_cue_and_source_speak_each_in_their_own_part():
    scores = np.zeros((4, PARTS, len(ACTS)), np.float32)
    scores[0, 2, 0] = scores[1, 1, 1] = scores[2, 0, 2] = 1.0
    of = Words(np.array([0, 4, 9, 14]), scores, table()).of
    assert of((0, 3), None, ()).scores.tolist() == [1, 0, 0]
    assert of(None, (4, 8), ()).scores.tolist() == [0, 1, 0]
    assert of(None, None, ((9, 18),)).scores.tolist() == [0, 0, 0.5]


def test_a_strong_leaning_outweighs_the_rules_and_a_weak_one_does_not():
    known = table(ruled_report=[0, 0, 2.0])
    strong, weak = (Weighed(np.array([0, x, 0], np.float32), known) for x in (4.0, 1.0))
    assert strong.settle(SAID, Act.REPORT) is Act.DENY
    assert weak.settle(SAID, Act.REPORT) is Act.REPORT


def test_circumstances_are_told_by_name():
    said = Said("say", "said", "", kind="monitor", announcer=True)
    assert set(circumstances(said, Act.OTHER)) == {
        "ruled other", "voice monitor", "announcer", "bare",
    }  # fmt: skip
    assert "quoted" in circumstances(SAID, Act.OTHER)


def test_a_table_is_read_as_it_was_written(tmp_path):
    path = tmp_path / "acts.json"
    path.write_text(json.dumps({"acts": ["deny"], "base": [1.5], "weights": {"bare": [2.0]}}))
    found = Table.load(path)
    assert (found.acts, found.base.tolist()) == ((Act.DENY,), [1.5])
    assert found.weights["bare"].tolist() == [2.0]


@given(st.lists(st.floats(-9, 9, width=32), min_size=3, max_size=3), st.sampled_from(ACTS))
def test_the_act_is_the_likeliest_or_the_rules(scores, ruled):
    found = Weighed(np.array(scores, np.float32), table()).settle(SAID, ruled)
    likeliest = ACTS[int(np.argmax(scores))]
    assert found in ((likeliest, ruled) if likeliest in WEIGHTY else (likeliest,))


def test_words_that_are_not_sure_leave_the_act_to_the_rules():
    unsure = Weighed(np.array([1.0, 0.9, 0.0], np.float32), table())
    assert unsure.settle(SAID, Act.REPORT) is Act.REPORT


def test_who_looks_on_binds_nobody_whatever_the_words():
    sure = Weighed(np.array([9.0, 0, 0], np.float32), table())
    assert sure.settle(SAID, Act.REPORT) is Act.ANNOUNCE
    watching = Said("say", "said", "the truce begins at noon", kind="monitor")
    assert sure.settle(watching, Act.REPORT) is not Act.ANNOUNCE


@pytest.mark.embedded
def test_every_statement_of_the_embedded_reader_has_a_leaning():
    text = (
        "“The calm is thin,” Ana Vel told Skerry Press. The army, asked about it, had no comment."
    )
    found, _ = EmbeddedReader(network()).attributed(document(capture(text)))
    assert len(found) == 2
    assert all(a.leaning is not None for a in found)
