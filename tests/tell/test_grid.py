"""The status grid of small invented findings: on paper, as JSON, as CSV and back."""

import csv
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.errors import UsageError
from holdfire.record import Clause, Fact, Finding, Flip, Naming, Phase, Reading, Word
from holdfire.tell import grid as grids
from holdfire.tell.sheets import flat, guarded, unguarded
from tests.helpers import LAW


def finding(reading="r1", clause="c1", option="unknown", actor="Mill League", day=None, **more):
    made = {
        "phase": Phase.RUNNING, "word": Word.UNDETERMINED, "rules": ("R-WORD-4", "R-WORD-6"),
        "why": "", "confidence": "low", "coverage": "none known",
        "as_of": "2031-03-12T23:59:00+00:00", **more,
    }  # fmt: skip
    if not clause:
        option, actor = "", None
    name = f"fnd_{reading}_{clause}_{option}_{actor}_{day}"
    return Finding(
        id=name, reading=reading, clause=clause, option=option, actor=actor, day=day, **made
    )


def reading(id="r1", holder="Ana Vel", *clauses):
    return Reading(
        id=id, holder=holder, naming=Naming.NAMED, role="", affiliation=None, statements=(),
        clauses=clauses or (Clause(id="c1", kind="prohibit"),),
    )  # fmt: skip


def march(day):
    return f"2031-03-{day:02}"


FEW = (
    finding(clause="", word=Word.BREACHED, phase=Phase.EXPIRED),
    finding(day=march(8), word=Word.HOLDING),
    finding(day=march(10), word=Word.BREACHED),
    finding(),
    finding(option="Monday", day=march(9)),
    finding("r2", clause="", word=Word.UNCONFIRMED),
)
VOICES = (reading(), reading("r2", "River Council"))


@pytest.fixture
def few():
    return grids.grid(FEW, VOICES)


def test_a_row_for_each_clause_option_and_actor_a_column_for_each_day(few):
    assert few.days == (march(8), march(9), march(10))
    assert [(x.clause, x.option, x.actor) for x in few.lines] == [
        ("c1", "unknown", "Mill League"), ("c1", "Monday", "Mill League"),
    ]  # fmt: skip
    first = few.lines[0]
    assert [first.words(d) for d in few.days] == [(Word.HOLDING,), (), (Word.BREACHED,)]
    assert first.words(None) == (Word.UNDETERMINED,)


def test_a_reading_has_its_word_and_status_in_time_even_without_a_cell(few):
    assert few.word("r1").word is Word.BREACHED
    assert few.of("r2") == ()
    body: Any = grids.data(few)
    (_, second) = body["readings"]
    assert second["word"] == "undetermined (unconfirmed)"
    assert second["rows"] == []


def test_the_last_days_tell_what_they_leave_out(few):
    short = grids.last(few, 1)
    assert short.days == (march(10),)
    assert short.hidden == (march(8), march(9))
    assert short.broken == ()
    assert short.undated
    assert grids.last(few, 9).hidden == ()
    early = grids.grid([finding(day=march(d), word=Word.BREACHED) for d in (1, 2, 3)], VOICES)
    assert grids.last(early, 1).broken == (march(1), march(2))


def test_readings_are_chosen_by_holder_or_id(few):
    assert [r.id for r in grids.only(few, "river").readings] == ["r2"]
    assert grids.only(few, "r1").rolled == (FEW[0],)
    with pytest.raises(UsageError, match="Ana Vel, River Council"):
        grids.only(few, "zebra")


def test_the_smallest_set_is_the_smallest(few):
    facts = tuple(Fact(field="start", text=str(n)) for n in range(3))
    flips = (Flip(word=Word.HOLDING, facts=facts), Flip(word=Word.BREACHED, facts=facts[:2]))
    rows = grids.grid([replace(FEW[1], flips=flips), FEW[2]], VOICES).rows()
    assert [r["smallest_change"] for r in rows] == [2, None]


NASTY = (
    '=HYPERLINK("http://x.example","y")', "+1", "-2+3", "@SUM(A1)", "'=1", "''@x", "a,\n\"b\"",
    "Ліга Млинів", "O'Neil", "", "\x1b[31m", "\tx", "'plain'",
)  # fmt: skip
names = st.one_of(st.sampled_from(NASTY), st.text(max_size=12))
days = st.sampled_from((None, *map(march, range(1, 30))))
cells = st.builds(
    finding,
    st.sampled_from(("r1", "r2")),
    st.sampled_from(("c1", "c2")),
    names,
    st.one_of(st.none(), names),
    days,
    word=st.sampled_from(Word),
    phase=st.sampled_from(Phase),
    confidence=names,
    coverage=names,
)


@LAW
@given(names)
def test_guarding_is_undone_and_no_cell_begins_a_formula(text):
    cell = guarded(text)
    assert unguarded(cell) == flat(text)
    assert not cell.startswith(("=", "+", "-", "@"))
    assert "\n" not in cell
    assert "\x1b" not in cell


@LAW
@given(st.lists(cells, max_size=12))
def test_the_csv_read_back_gives_the_same_cells(found):
    made = grids.grid(found, VOICES)
    text = grids.csv(made)
    text.encode()
    head, *records = csv.reader(StringIO(text, newline=""), strict=True)
    assert tuple(head) == grids.COLUMNS
    back = [dict(zip(head, map(unguarded, r), strict=True)) for r in records]
    wanted = [{k: flat("" if v is None else str(v)) for k, v in r.items()} for r in made.rows()]
    assert back == wanted
    assert len(back) == len(found)
    assert text.count("\r\n") == len(found) + 1
    assert sorted(r["finding"] for r in back) == sorted(flat(f.id) for f in found)


SWAP = {"Mill League": "River Council", "River Council": "Mill League"}
plain_cells = st.builds(
    finding,
    st.sampled_from(("r1", "r2")),
    st.sampled_from(("", "c1", "c2")),
    st.sampled_from(("unknown", "Monday")),
    st.sampled_from(("Mill League", "River Council", None)),
    days,
    word=st.sampled_from(Word),
)


@LAW
@given(st.lists(plain_cells, max_size=12))
def test_swapping_the_parties_swaps_them_and_nothing_else(found):
    other = [replace(f, actor=SWAP.get(f.actor, f.actor)) for f in found]
    mirror = tuple(replace(v, holder=SWAP.get(v.holder, v.holder)) for v in VOICES)

    def swapped(row):
        return {k: SWAP.get(v, v) if k in ("actor", "holder") else v for k, v in row.items()}

    rows, again = grids.grid(found, VOICES).rows(), grids.grid(other, mirror).rows()
    assert [swapped(r) for r in rows] == again
