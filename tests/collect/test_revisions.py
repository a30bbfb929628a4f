"""A changed page: the words that went and came, at their places in both texts."""

import random

from hypothesis import given
from hypothesis import strategies as st

from holdfire.collect import changes

from .samples import BODY, captured, page

OLD = captured(page("Pause announced in Marne valley", "3 March 2026", *BODY))
PARTS = st.lists(
    st.sampled_from([*BODY, BODY[3].replace("eleven", "nine")]), min_size=1, max_size=8
)


def told(old, new):
    """What went and what came, in words."""
    found = changes(old, new)
    return [(c.removed.words if c.removed else "", c.added.words if c.added else "") for c in found]


def test_a_figure_that_was_changed():
    new = captured(OLD.text.replace("eleven", "twelve").replace("killed two", "killed three"))
    assert told(OLD, new) == [("eleven", "twelve"), ("two", "three")]
    (first, _) = changes(OLD, new)
    assert first.removed
    assert first.added
    assert OLD.text[first.removed.start : first.removed.end] == "eleven"
    assert new.text[first.added.start : first.added.end] == "twelve"
    assert (first.removed.capture, first.added.capture) == (OLD.id, new.id)


def test_a_paragraph_that_came_and_one_that_went():
    more = "The bridge at Lorn was closed to all traffic on Monday, the council said."
    new = captured(
        page("Pause announced in Marne valley", "3 March 2026", *BODY[1:3], more, *BODY[3:])
    )
    assert told(OLD, new) == [(BODY[0], ""), ("", more)]


def test_spacing_is_no_change():
    assert changes(OLD, captured(OLD.text.replace("\n\n", "\n\n\n"))) == ()
    assert changes(OLD, OLD) == ()


def test_texts_of_any_length_end_soon():
    draw = random.Random(1)
    old, new = (
        captured("\n\n".join(" ".join(draw.choices("abc", k=300)) + "." for _ in range(200)))
        for _ in range(2)
    )
    assert changes(old, new)


@given(PARTS, PARTS)
def test_what_went_stands_in_the_old_and_what_came_in_the_new(before, after):
    old, new = captured(page(*before)), captured(page(*after))
    for change in changes(old, new):
        assert change.removed or change.added
        for span, text in ((change.removed, old.text), (change.added, new.text)):
            assert span is None or text[span.start : span.end] == span.words
