"""Labels of words to spans: the likeliest that make whole spans, told by going over all of them."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from holdfire.read.labels import labelled, stretches


def rows(least, most):
    """Scores of so many words for five labels."""
    row = st.lists(st.integers(-50, 50), min_size=5, max_size=5)
    return st.lists(row, min_size=least, max_size=most).map(
        lambda found: np.array(found, dtype=np.float32) / 10
    )


def whole(labels):
    """Whether every label that goes on follows one of its own kind."""
    before = (0, *labels[:-1])
    return all(x % 2 or not x or b in (x, x - 1) for b, x in zip(before, labels, strict=True))


def test_a_label_goes_on_only_after_its_own_kind():
    scores = np.log([[[0.6, 0.1, 0.1, 0.1, 0.1], [0.1, 0.2, 0.6, 0.05, 0.05]]]).astype(np.float32)
    assert labelled(scores).tolist() == [[0, 1]] or labelled(scores).tolist() == [[1, 2]]


@given(rows(1, 5))
def test_no_allowed_labels_are_likelier(scores):
    found = labelled(scores[None])[0].tolist()
    assert whole(found)

    def total(labels):
        return sum(scores[i, x] for i, x in enumerate(labels))

    best = max(total(x) for x in product(range(5), repeat=len(scores)) if whole(x))
    assert abs(total(found) - best) < 1e-4


@given(st.lists(rows(3, 3), min_size=1, max_size=4))
def test_each_row_is_labelled_as_if_alone(found):
    together = labelled(np.stack(found))
    alone = [labelled(r[None])[0] for r in found]
    assert together.tolist() == [a.tolist() for a in alone]


def test_spans_of_labels():
    assert list(stretches(np.array([1, 2, 0, 3, 4, 1]))) == [(0, 0, 2), (1, 3, 5), (0, 5, 6)]
    assert not list(stretches(np.zeros(3, dtype=np.int64)))
