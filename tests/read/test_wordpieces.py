"""What a network is told beside each word piece."""

import pytest

from holdfire.read import method
from holdfire.read.text import document
from holdfire.read.wordpieces import SIZES, Told, pieces
from tests.conftest import EMBEDDED

from .made import capture

tokenizers = pytest.importorskip("tokenizers")


@pytest.fixture(scope="module")
def tokenizer():
    """The vocabulary of the model package."""
    if EMBEDDED is None:
        pytest.skip(f"{method.PACKAGE} is not installed: make install")
    return tokenizers.Tokenizer.from_file(str(EMBEDDED / "tokenizer.json"))


def seen(tokenizer, text, told=()):
    doc = document(capture(text))
    ranges = [(s.start, s.end) for s in doc.sentences]
    return pieces(tokenizer, doc.text, ranges, doc.fresh, doc.quotes, told)


def column(found, text, number):
    rows = found.features[found.first]
    words = (text[a:b] for a, b in found.words)
    return list(zip(words, rows[:, number].tolist(), strict=True))


def test_words_are_the_captured_ones(tokenizer):
    text = "Ana Vel’s aide said it was över.\n\n“No,” he said."
    found = seen(tokenizer, text)
    assert "".join(text[a:b] for a, b in found.words) == text.replace(" ", "").replace("\n", "")


def test_case_is_told(tokenizer):
    told = dict(
        column(
            seen(tokenizer, "The UN said 12 shells hit Ruma ."),
            "The UN said 12 shells hit Ruma .",
            0,
        )
    )
    assert told["UN"] != told["Ruma"] != told["said"] != told["12"]
    assert told["The"] == told["Ruma"]


def test_quotations_starts_and_the_rules_are_told(tokenizer):
    text = "Vel said “we stop”. He left."
    told = [Told((0, 3), (4, 8), ((9, 18),))]
    found = seen(tokenizer, text, told)
    inside = [w for w, q in column(found, text, 1) if q]
    assert inside == ["“", "we", "stop", "”"]
    assert [w for w, q in column(found, text, 2) if q] == ["Vel", "He"]
    assert dict(column(found, text, 2))["Vel"] != dict(column(found, text, 2))["He"]
    roles = dict(column(found, text, 3))
    assert (roles["Vel"], roles["said"], roles["left"]) == (1, 3, 0)
    assert [w for w, q in column(found, text, 4) if q] == ["“", "we", "stop", "”"]


def test_values_stay_within_their_tables(tokenizer):
    found = seen(tokenizer, "A 3rd B-2 «x» ''y'' “open quotation that never ends. é ﬁ 東 \u200b")
    assert (found.features.max(0) < SIZES).all()
    assert (found.features >= 0).all()
