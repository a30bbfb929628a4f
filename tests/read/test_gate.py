"""The gate: words in the capture, in a readable block, or the proposal is refused and counted."""

from dataclasses import replace

import pytest

from holdfire.read import RuleReader, gate
from holdfire.record import BlockKind, Extract, Span
from tests.helpers import capture, statement

WORDS = "the guns at Liepaja had been silent since dawn"


@pytest.fixture
def page():
    """Written for this example: a body paragraph and a teaser."""
    return capture((BlockKind.BODY, f"Ana Rosk said {WORDS}."), (BlockKind.TEASER, "Eleven dead"))


def test_a_proposal_whose_words_stand_there_passes(page):
    found = gate(page, Extract(statements=(statement(page, "Ana Rosk", WORDS),)))
    assert len(found.extract.statements) == 1
    assert found.refused == 0


def test_words_that_do_not_stand_there_are_refused_and_counted(page):
    said = statement(page, "Ana Rosk", WORDS)
    bent = replace(said.content[0], words=said.content[0].words.upper())
    found = gate(page, Extract(statements=(replace(said, content=(bent,)),)))
    assert (found.extract.statements, found.refused) == ((), 1)


def test_words_in_a_teaser_are_refused(page):
    at = page.text.index("Eleven")
    teaser = Span(capture=page.id, start=at, end=at + 11, words="Eleven dead")
    said = replace(statement(page, "Ana Rosk", WORDS), content=(teaser,))
    assert gate(page, Extract(statements=(said,))).refused == 1


def test_words_of_another_capture_are_refused(page):
    said = statement(page, "Ana Rosk", WORDS)
    stray = tuple(replace(s, capture="cap_other") for s in said.content)
    assert gate(page, Extract(statements=(replace(said, content=stray),))).refused == 1


def test_nothing_the_rules_propose_is_refused(page):
    assert gate(page, RuleReader().read(page)).refused == 0
