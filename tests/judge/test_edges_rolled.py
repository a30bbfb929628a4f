"""More edges that a change of one word would move: conduct, a sitting that goes on, the roll-up."""

from dataclasses import replace

import pytest

from holdfire.judge import Sitting, judge, roll_up
from holdfire.record import Deed, Standing, Tri, Turning, Word

from .making import KS, LS, MS, agent, turn
from .small import K, at, clause, docket, incident, part, reading
from .test_edges import FROM_8, IN_K, PLAIN, asked, case, coded, rolled

C, DENIED = Standing.CORROBORATED, Standing.DENIED
ENDED = part("through 9 March", when=at(9))
FREES = part("a violation frees the other")


# Conduct


@pytest.mark.parametrize(
    ("deed", "means"), [(Deed.SHELLING, "artillery"), (Deed.GUNFIRE, "small-arms")]
)
def test_a_deed_that_has_its_own_means_needs_none_told(deed, means):
    given = clause(conduct=coded("force"), means=part("them", classes=(means,)), start=FROM_8)
    assert asked("conduct", given, incident(deed=deed, means=())).answer is Tri.YES


def test_a_deed_of_force_that_the_words_name_is_still_limited_to_their_means():
    given = clause(conduct=coded("strike", "missile"), area=IN_K, start=FROM_8)
    assert asked("conduct", given, incident(means=("drone",))).answer is Tri.NO
    assert asked("conduct", given, incident(means=("missile",))).answer is Tri.YES


def test_means_in_the_words_of_one_of_two_acts_are_not_apart():
    act, other = part("attacks"), part("raids")
    wide = replace(act.span, end=act.span.start + 7)
    loose = replace(act, value="by some arms", classes=(), span=wide)
    acts = tuple(replace(a, classes=("force",)) for a in (replace(act, span=wide), other))
    given = replace(clause(area=IN_K, start=FROM_8), conduct=acts, means=(loose,))
    assert asked("conduct", given, incident()).answer is Tri.YES


# Reasons


def test_a_class_that_begins_with_no_vowel_takes_a():
    given = clause(targets=part("sites", classes=("transport",)), start=FROM_8)
    assert asked("target", given, incident(target_classes=())).reason == "a transport site?"


def test_reasons_quote_the_words_that_are_open():
    told = (part("first", met=Tri.YES), part("second"))
    given = clause(area=IN_K, start=FROM_8, condition=told)
    assert asked("condition", replace(given, condition=told[1:]), incident()).reason.startswith(
        "“second”"
    )
    assert asked("condition", given, incident()).reason == "“second”: met?"
    two = clause(area=IN_K, start=FROM_8, release=(FREES, part("or else")))
    early = incident("s", when=at(9), actor=agent("South"), standing=DENIED)
    (cell,) = [
        f for f in judge(case(two, incidents=(early, incident("n")))) if f.day == "2031-03-10"
    ]
    assert cell.matches[0].test("release").reason == f"“{FREES.value}”: free by then?"


# A sitting


def test_a_deed_that_frees_changes_the_days_after_it():
    freeing = clause(area=IN_K, start=FROM_8, release=FREES)
    sitting = Sitting(case(freeing, incidents=(incident("n", when=at(11), standing=C),)))
    theirs = incident("s", when=at(9), actor=agent("South"), standing=DENIED)
    told = {f.day: f.word for f in sitting.add(theirs)}
    assert told["2031-03-11"] is Word.UNDETERMINED


def test_days_that_only_one_long_event_touched_get_their_cells():
    sitting = Sitting(docket(reading(clause(area=IN_K))))
    told = {f.day for f in sitting.add(incident("long", when=at(8, last=10)))}
    assert told == {"2031-03-08", "2031-03-09", "2031-03-10", "2031-03-12", None}


def test_what_held_is_judged_with_what_was_added():
    both = clause(area=(part("K", place=KS), part("M", place=MS)), start=FROM_8)
    hit, far = incident(place=KS, standing=C), incident("i2", place=MS, when=at(11), standing=C)
    made = case(both, incidents=(hit, far))
    assert rolled(made).word is Word.BREACHED
    sitting = Sitting(replace(made, incidents=(hit,)))
    sitting.add(far)
    (found,) = roll_up(made, sitting.findings(), sitting)
    assert found.word is Word.BREACHED


def test_adding_what_has_no_day_tells_every_day_it_may_have_fallen_on():
    sitting = Sitting(case(PLAIN))
    before = set(sitting.findings())
    told = sitting.add(incident(when=None, standing=C))
    assert set(sitting.findings()) - before <= set(told)


def test_nothing_forces_the_word_of_a_clause_that_is_not_judged():
    made = case(replace(PLAIN, kind="oblige"), incidents=(incident(place=None, standing=C),))
    assert not [f.forced for f in judge(made) if f.forced]


# The roll-up


def test_a_denunciation_counts_in_the_readings_that_bind_who_denounces():
    theirs = clause(area=IN_K, start=FROM_8, bound=part("South"))
    made = docket(
        reading(PLAIN), reading(theirs, id="r2"), turns=(turn(Turning.DENOUNCED, at(10)),)
    )
    first, second = roll_up(made, judge(made))
    assert first.word is Word.COLLAPSED
    assert second.word is not Word.COLLAPSED


def test_nobody_denounces_nothing():
    made = case(PLAIN, turns=(turn(Turning.DENOUNCED, at(10), None),))
    assert rolled(made).word is not Word.COLLAPSED


def test_where_nobody_is_named_an_unnamed_denunciation_is_nobodys():
    nobody = clause(area=IN_K, start=FROM_8, bound=None, end=part("through 10 March", when=at(10)))
    turns = (turn(Turning.DENOUNCED, at(10, 6), None),)
    assert "R-ROLL-4" not in rolled(case(nobody, turns=turns)).rules


def test_a_pause_that_is_over_for_one_side_is_not_over():
    silent = {"confirmed": {"North": Tri.UNCLEAR, "South": Tri.UNCLEAR}}
    mine = clause(area=IN_K, start=FROM_8, end=ENDED)
    theirs = clause(id="c2", area=IN_K, start=FROM_8, bound=part("South"))
    assert rolled(case(mine, **silent)).word is Word.NEVER
    assert rolled(case(mine, theirs, **silent)).word is Word.UNCONFIRMED


def test_who_has_not_confirmed_is_named_beside_who_is_not():
    nobody = clause(id="c2", area=IN_K, start=FROM_8, bound=None, kind="oblige")
    made = docket(reading(PLAIN, nobody, holder="North"), confirmed={"North": Tri.UNCLEAR})
    assert "None" not in rolled(made).why


def test_a_clause_that_held_is_named_once_and_not_by_its_parts():
    two = clause(id="c2", area=(part("M", place=MS), part("K", place=KS)), start=FROM_8)
    grid = replace(two, targets=(part("grid", classes=("energy",)),))
    hit = incident(standing=C, target_classes=("market",), place=K)
    made = case(clause(area=IN_K, start=FROM_8), grid, incidents=(hit,))
    found = rolled(made)
    assert found.word is Word.PARTLY
    assert found.why == "Breached elsewhere; what held: “M”, “K”, “grid”."


def test_a_part_that_held_under_an_option_is_named_under_it():
    ends = (part("through 9 March", when=at(9)), part("through 11 March", when=at(11)))
    areas = (part("K", place=KS), part("L", place=LS), part("M", place=MS))
    hits = (("a", KS, at(9)), ("b", MS, at(11)))
    told = tuple(incident(i, place=p, when=w, standing=C) for i, p, w in hits)
    found = rolled(case(clause(area=areas, start=FROM_8, end=ends), incidents=told))
    assert found.word is Word.PARTLY
    assert found.why == "Breached elsewhere; what held: “L”; “M”."
