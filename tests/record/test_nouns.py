"""Spans, ids and what a clause rests on."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.errors import BadInput, HoldfireError, SpanMismatch, Unsupported, UsageError
from holdfire.record import FIELDS, Clause, Part, Piece, Search, Span, Status, Word, make_id
from tests.helpers import LAW, capture

TEXT = "Rain fell on Liepaja. 🌧 “Nobody fired,” she said."


def test_a_span_whose_words_stand_there_is_kept():
    Span(capture="c", start=13, end=20, words="Liepaja").verify(TEXT)
    at = TEXT.index("Nobody")
    Span(capture="c", start=at, end=at + 6, words="Nobody").verify(TEXT)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (12, 19, "Liepaja"),
        (13, 20, "liepaja"),
        (13, 13, ""),
        (-7, 7, "Rain fe"),
        (20, 13, "Liepaja"),
        (0, len(TEXT) + 1, TEXT),
    ],
)
def test_a_span_whose_words_do_not_stand_there_is_refused(start, end, words):
    with pytest.raises(SpanMismatch, match="read the capture again"):
        Span(capture="c", start=start, end=end, words=words).verify(TEXT)


def test_overlap_needs_a_shared_character_of_one_capture():
    a = Span(capture="c", start=0, end=4, words="Rain")
    assert not a.overlaps(Span(capture="c", start=4, end=9, words=" fell"))
    assert a.overlaps(Span(capture="c", start=3, end=9, words="n fell"))
    assert not a.overlaps(Span(capture="d", start=0, end=4, words="Rain"))


@LAW
@given(st.text(min_size=1), st.data())
def test_every_span_a_capture_gives_is_its_own(text, data):
    cap = capture(text)
    start = data.draw(st.integers(0, len(cap.text) - 1))
    end = data.draw(st.integers(start + 1, len(cap.text)))
    cap.span(start, end).verify(cap.text)


def test_errors_form_one_tree_with_their_exit_codes():
    assert issubclass(SpanMismatch, BadInput)
    codes = {e: e.exit_code for e in (BadInput, SpanMismatch, Unsupported, UsageError)}
    assert list(codes.values()) == [1, 1, 1, 2]
    assert all(issubclass(e, HoldfireError) for e in codes)


def test_an_id_is_the_same_in_another_process():
    code = "from holdfire.record import make_id; print(make_id('inc', 'Liepaja', 3, None, ['a']))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    }
    assert runs == {make_id("inc", "Liepaja", 3, None, ["a"]) + "\n"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a", ""), ("a",)),
        (("a,b",), ("a", "b")),
        (('a","b',), ("a", "b")),
        (("1",), (1,)),
        ((None,), ("null",)),
        ((["a"], "b"), (["a", "b"],)),
    ],
)
def test_fields_split_elsewhere_give_another_id(left, right):
    assert make_id("x", *left) != make_id("x", *right)


VALUES = st.lists(
    st.one_of(st.text(), st.integers(), st.none(), st.booleans(), st.lists(st.text(), max_size=2)),
    max_size=4,
)


@LAW
@given(VALUES, VALUES)
def test_ids_are_equal_exactly_where_the_fields_are(left, right):
    same = json.dumps(left) == json.dumps(right)
    assert (make_id("x", *left) == make_id("x", *right)) is same


@LAW
@given(VALUES)
def test_an_id_is_its_prefix_and_sixteen_hex_digits(fields):
    made = make_id("inc", *fields)
    assert made.startswith("inc_")
    assert len(made) == 20
    int(made[4:], 16)


def held(status):
    return Part(value="w", status=status, span=Span(capture="c", start=0, end=1, words="w"))


def test_a_field_is_as_strong_as_its_weakest_part():
    clause = Clause(
        id="c", kind="prohibit",
        area=(held(Status.QUOTED), held(Status.INFERRED)), targets=(held(Status.QUOTED),),
    )  # fmt: skip
    assert clause.status("area") is Status.INFERRED
    assert clause.status("targets") is Status.QUOTED
    assert clause.status("start") is Status.UNSTATED


def test_an_empty_clause_states_nothing():
    assert {Clause(id="c", kind="prohibit").status(f) for f in FIELDS} == {Status.UNSTATED}
    assert Clause(id="c", kind="prohibit").quotes == ()


@LAW
@given(st.lists(st.sampled_from(list(Status)), max_size=4), st.sampled_from(list(Status)))
def test_another_part_never_strengthens_a_field(given_, more):
    order = list(Status)
    parts = tuple(map(held, given_))
    before = Clause(id="c", kind="k", area=parts).status("area") if parts else Status.QUOTED
    after = Clause(id="c", kind="k", area=(*parts, held(more))).status("area")
    assert order.index(after) >= order.index(before)


def test_the_worse_word_wins():
    assert Word.HOLDING | Word.BREACHED is Word.BREACHED
    assert Word.HOLDING | Word.UNDETERMINED is Word.UNDETERMINED
    assert Word.DISPUTED | Word.HOLDING is Word.DISPUTED


def test_a_piece_rests_on_spans_searches_or_rules_and_on_nothing_else():
    assert not Piece(text="x", records=("inc_1",)).rests
    search = Search(id="s", question="a start", captures=("c",), blocks=(), method="m")
    assert Piece(text="x", searches=(search,)).rests
    assert Piece(text="x", rules=("R-1",)).rests
    assert Piece(text="x", spans=(Span(capture="c", start=0, end=1, words="w"),)).rests
