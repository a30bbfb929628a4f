"""Captures and readings of short texts, written for the tests: invented people, real places."""

from datetime import UTC, date, datetime, time

from hypothesis import strategies as st

from holdfire.read import RuleReader
from holdfire.record import Block, BlockKind, Capture, Precision, When

TODAY = date(2025, 6, 12)  # a Thursday


def capture(text, day=TODAY):
    """A capture whose paragraphs are all body."""
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(kind=BlockKind.BODY, start=at, end=at + len(paragraph)))
        at += len(paragraph) + 2
    return Capture(
        id="cap-test", file="test.txt", text=text, sha256="0" * 64, blocks=tuple(blocks),
        published=published(day), outlet="Example Wire",
    )  # fmt: skip


def published(day):
    """The stretch of a day of publication, or None."""
    if day is None:
        return None
    first, last = (datetime.combine(day, t, UTC) for t in (time(0), time(23, 59, 59)))
    return When(earliest=first, latest=last, precision=Precision.DAY, basis="stated", zone="UTC")


def read(text, day=TODAY):
    """Everything the rules find in a text."""
    return RuleReader().read(capture(text, day))


def one(found):
    """The only element of a list."""
    assert len(found) == 1, found
    return found[0]


def days(when):
    """First and last day as numbers of the month."""
    assert when is not None
    assert when.known
    return when.earliest.day, when.latest.day


def bounds(count):
    """A count as a tuple."""
    return None if count is None else (count.low, count.best, count.high)


WORDS = (
    "drones missiles struck hit killed three wounded Odesa Goma Kyiv near in at on the market "
    "train "
    "Tuesday overnight since yesterday last weekend and , . ; “ ” said that agreed pause halt "
    "strikes "
    "for a week not to fire until midnight 24:00 30 February 2024 Russia Ukrainian army no shots "
    "were "
    "heard between 5 and 7 dozens of trucks met talks with from accused of shelling two days "
    "earlier "
    "( ) — ' the toll to if would only energy facilities convoy hospital \n\n 99999999999 31 April"
).split(" ")

texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.text(max_size=300),
)
"""Word salad made of the words that the rules look for, and any text at all."""
