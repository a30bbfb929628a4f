"""Who first published what: corroboration counts origins, not texts."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.record import BlockKind, CaptureClass, Extract
from tests.helpers import LAW, capture, joined

HERALD = (
    "The envoy of the Straits said on Wednesday that the two sides had agreed to stop firing at "
    "the harbour towns for ten days, and that a text would be published before the end of the week."
)
COURIER = (
    "Fishermen came back to the quay at Liepaja this morning for the first time in a month, and "
    "the harbour master wrote down eleven boats before noon, each with full crates of herring."
)
MACHINE = frozenset({CaptureClass.MACHINE})
REPRINT = frozenset({CaptureClass.REPRINT})


def origins(*captures):
    """The groups of captures that are one origin."""
    found = joined(*((c, Extract()) for c in captures)).origins
    return {frozenset(o.captures) for o in found}


def test_two_independent_texts_are_two_origins():
    a, b = capture(HERALD, id="a", outlet="Herald"), capture(COURIER, id="b", outlet="Courier")
    assert origins(a, b) == {frozenset("a"), frozenset("b")}


def test_a_reprint_with_a_credit_is_its_sources_origin():
    a = capture(HERALD, id="a", outlet="Herald")
    credit = (BlockKind.CREDIT, "This story was first published by the Herald.")
    b = capture(COURIER, credit, id="b", outlet="Newsraft", origin_outlet="Herald", classes=REPRINT)
    assert origins(a, b) == {frozenset("ab")}
    (origin,) = joined((a, Extract()), (b, Extract())).origins
    assert [s.words for s in origin.basis] == [credit[1]]
    assert origin.name == "Herald"


def test_a_near_copy_without_a_credit_is_one_origin():
    a = capture(HERALD, COURIER, id="a", outlet="Herald")
    b = capture(HERALD.replace("said on Wednesday", "told us"), id="b", outlet="Newsraft")
    assert origins(a, b) == {frozenset("ab")}


def test_words_shared_by_chance_make_no_copy():
    a = capture(HERALD, id="a", outlet="Herald")
    b = capture(COURIER + " The two sides had agreed to stop firing.", id="b", outlet="Courier")
    assert len(origins(a, b)) == 2


def test_texts_of_nobody_known_are_not_one_origin_for_that():
    assert len(origins(capture(HERALD, id="a"), capture(COURIER, id="b"))) == 2


def test_a_shared_notice_or_menu_makes_no_copy():
    menu = (
        BlockKind.NAVIGATION,
        "Home News Sport Weather Money Letters Puzzles Games Sign in Help",
    )
    a, b = capture(menu, HERALD, id="a"), capture(menu, COURIER, id="b")
    assert len(origins(a, b)) == 2


@pytest.mark.parametrize("words", [HERALD, COURIER])
def test_a_machine_written_text_is_never_an_origin(words):
    a = capture(HERALD, id="a", outlet="Herald")
    m = capture(words, id="m", outlet="Digest", classes=MACHINE)
    assert origins(a, m) == {frozenset("a")}
    assert origins(m) == set()


def test_the_order_of_the_files_does_not_change_the_origins():
    a = capture(HERALD, id="a", outlet="Herald")
    b = capture(HERALD, id="b", outlet="Courier")
    c = capture(COURIER, id="c", outlet="Courier")
    assert len({frozenset(origins(*order)) for order in permutations((a, b, c))}) == 1


CAPTURES = st.lists(
    st.tuples(
        st.sampled_from([HERALD, COURIER, f"{HERALD} {COURIER}"]),
        st.sampled_from([None, "Herald", "Courier", "Digest"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
).map(
    lambda rows: [
        capture(words, id=f"cap_{n}", outlet=outlet, classes=MACHINE if machine else frozenset())
        for n, (words, outlet, machine) in enumerate(rows)
    ]
)


@LAW
@given(CAPTURES)
def test_every_witness_has_one_origin_and_no_machine_has_any(captures):
    placed = [c for group in origins(*captures) for c in group]
    assert sorted(placed) == sorted(c.id for c in captures if not c.machine)


@LAW
@given(CAPTURES)
def test_a_copy_never_adds_an_origin(captures):
    again = [
        capture(c.text.strip(), id=c.id + "x", outlet="Echo", classes=c.classes)
        for c in captures[:1]
    ]
    assert len(origins(*captures, *again)) <= len(origins(*captures))
