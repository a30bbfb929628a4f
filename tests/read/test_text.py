"""Quotations, sentences and tokens."""

import time

import pytest
from hypothesis import given, settings

from holdfire.read.text import document, find_quotes, tokens

from .made import capture, texts


def sentences(text):
    return [text[s.start : s.end] for s in document(capture(text)).sentences]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no” twice.", ["“no”"]),
        ('He said "no" twice.', ['"no"']),
        ("He said ''no'' twice.", ["''no''"]),
        ("He said ‘no’ twice.", ["‘no’"]),
        ("The army’s men, the mayor's car.", []),
        ("A “loud ‘no’ then” came.", ["“loud ‘no’ then”"]),
        ("“It goes on to the end", ["“It goes on to the end"]),
    ],
)
def test_quotations(text, quoted):
    assert [text[a:b] for a, b in find_quotes(text, 0, len(text))] == quoted


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rained. It stopped.", 2),
        ("Gen. Ana Vel spoke.", 1),
        ("The U.S. envoy spoke.", 1),
        ("He came on 3 Jan. 2025 by road.", 1),
        ("“It rained.” It stopped.", 2),
        ("Prices rose 3.5 percent.", 1),
    ],
)
def test_sentences(text, count):
    assert len(sentences(text)) == count


def test_a_full_stop_stays_with_an_abbreviation_only():
    assert [t.text for t in tokens("Mr. Vel left.", 0, 13)] == ["Mr.", "Vel", "left", "."]


@settings(max_examples=200, deadline=None)
@given(texts)
def test_sentences_lie_in_order_and_tokens_stand_in_the_text(text):
    at = 0
    for sentence in document(capture(text)).sentences:
        assert at <= sentence.start < sentence.end
        at = sentence.end
        assert all(text[t.start : t.end] == t.text for t in sentence.toks)


@pytest.mark.parametrize("unit", [".", "‘a ", '"A." ', "“", "''", "a' ", "Mr. "])
def test_no_text_is_slow(unit):
    text = unit * (50_000 // len(unit))
    begun = time.process_time()
    document(capture(text))
    assert time.process_time() - begun < 4
