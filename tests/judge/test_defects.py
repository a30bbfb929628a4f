"""Laws that the judge broke once, each by its smallest known case."""

from dataclasses import replace

import pytest

from holdfire.judge import judge, roll_up
from holdfire.record import Agent, Cause, Deed, Ending, Standing, Tri, Turning, Word
from holdfire.record.dockets import UNKNOWN

from .acting import acted_out
from .making import GRID, KS, LATER, MS, OPENS, PROXY, B, H, U, agent, turn
from .small import LAND, at, clause, coverage, docket, incident, part, reading, start

C = Standing.CORROBORATED
FROM_8 = part("from 8 March", when=at(8))
IN_K = part("K", place=KS)
WATCH = (coverage(7, last=12, place=LAND),)
PLAIN = clause(area=IN_K, start=FROM_8)
HIT = incident(standing=C, place=KS, target_classes=("energy",))


def judged(*clauses, holder="Envoy", **more):
    return docket(reading(*clauses, holder=holder), **{"coverage": WATCH, **PROXY, **more})


def rolled(case):
    (found,) = roll_up(case, judge(case))
    return found


def word(*clauses, **more):
    return rolled(judged(*clauses, **more)).word


def flips(case, wanted=B):
    """The flips of the reading to a breach, or of its cells to a lighter word."""
    if wanted is B:
        return [f for f in rolled(case).flips if f.word is B]
    return [(c, f) for c in judge(case) for f in c.flips if f.word is wanted]


def asked(flip):
    return {f.field for f in flip.facts}


# Definite words that a completion contradicts.

MET, FAILED = part("the port", met=Tri.YES), part("the port", met=Tri.NO)


def test_a_condition_that_is_open_leaves_no_word_holding():
    assert word(replace(PLAIN, condition=(OPENS, FAILED))) is Word.NEVER
    assert word(replace(PLAIN, condition=(OPENS,))) in (U, Word.UNCONFIRMED)


def test_a_failed_condition_of_one_clause_leaves_the_other_open():
    one, two = (replace(PLAIN, id=i, condition=(OPENS,)) for i in ("c1", "c2"))
    failed = replace(one, condition=(OPENS, FAILED))
    assert word(failed, replace(two, condition=(OPENS, MET))) is H
    assert word(failed, two) is not Word.NEVER


def test_a_doubtful_incident_blocks_never_took_effect():
    denied = {"confirmed": {"North": Tri.NO}}
    assert word(PLAIN, incidents=(HIT,), **denied) is B
    assert word(PLAIN, incidents=(replace(HIT, place=None),), **denied) is not Word.NEVER


def test_a_clause_that_names_nobody_is_not_unconfirmed():
    ended = clause(area=IN_K, start=FROM_8, end=part("through 10 March", when=at(10)))
    assert word(ended) is H
    assert word(replace(ended, bound=())) is not Word.NEVER


def test_a_denunciation_on_the_last_day_blocks_holding():
    ended = clause(area=IN_K, start=FROM_8, end=part("until 10 March", when=at(10)))
    through = clause(area=IN_K, start=FROM_8, end=part("through 10 March", when=at(10)))
    turns = (turn(Turning.DENOUNCED, at(10)),)
    assert word(through, turns=turns) is Word.COLLAPSED
    assert word(ended, turns=turns) is not H


def test_a_denunciation_after_the_end_under_one_option_is_no_collapse():
    ends = (part("through 9 March", when=at(9)), part("through 11 March", when=at(11)))
    turns = (turn(Turning.DENOUNCED, at(10)),)
    assert word(clause(area=IN_K, start=FROM_8, end=ends[0]), turns=turns) is not Word.COLLAPSED
    assert word(clause(area=IN_K, start=FROM_8, end=ends), turns=turns) is not Word.COLLAPSED


def test_a_party_that_is_no_longer_bound_cannot_denounce():
    mine = clause(area=IN_K, start=FROM_8, end=part("through 9 March", when=at(9)))
    theirs = clause(id="c2", area=IN_K, start=FROM_8, bound=part("South"))
    turns = (turn(Turning.DENOUNCED, at(10)),)
    assert word(mine, turns=turns) is not Word.COLLAPSED
    assert word(mine, theirs, turns=turns) is not Word.COLLAPSED


def test_what_held_under_one_arm_only_is_not_partly_holding():
    plain = replace(PLAIN, option="a")
    markets = part("markets", classes=("market",))
    split = clause(option="b", area=IN_K, targets=(GRID, markets), start=FROM_8)
    assert word(plain, incidents=(HIT,)) is B
    assert word(plain, split, incidents=(HIT,)) is not Word.PARTLY


def test_arms_of_which_one_never_took_effect_part():
    failed = replace(PLAIN, option="a", condition=(OPENS, FAILED))
    assert word(failed) is Word.NEVER
    assert word(failed, replace(PLAIN, option="b")) is U


def test_arms_of_which_one_is_unconfirmed_part():
    one = replace(PLAIN, option="b")
    both = clause(option="a", area=IN_K, start=FROM_8, bound=(part("North"), part("South")))
    said = {"confirmed": {"North": Tri.UNCLEAR, "South": Tri.YES}}
    assert word(both, **said) is H
    assert word(one, **said) is Word.UNCONFIRMED
    assert word(both, one, **said) in (U, Word.UNCONFIRMED)


def test_a_deed_by_an_implied_actor_may_have_freed_the_bound_one():
    freeing = clause(area=IN_K, start=FROM_8, release=part("a violation frees the other"))
    early = replace(HIT, id="i0", when=at(9), standing=Standing.DENIED)
    by_south = replace(early, actor=agent("South"))
    implied = replace(early, actor=agent("North", "implied"))
    assert word(freeing, incidents=(HIT, by_south)) is U
    assert word(freeing, incidents=(HIT, implied)) is U


def test_two_names_of_one_side_do_not_free_it():
    freeing = clause(area=IN_K, start=FROM_8, release=part("a violation frees the other"))
    early = replace(HIT, id="i0", when=at(9), standing=Standing.DENIED)
    assert word(freeing, incidents=(HIT, early)) is B
    named = replace(early, actor=agent("President N"))
    assert word(freeing, incidents=(HIT, named)) is B


def test_an_outsider_is_no_side_where_nobody_is_known_to_have_confirmed():
    both = clause(area=IN_K, start=FROM_8, bound=part("both sides"))
    theirs = replace(HIT, actor=Agent(name="Outsider", basis="stated"))
    assert word(both, incidents=(theirs,)) is U
    assert word(both, incidents=(theirs,), confirmed={}) is U


def test_a_conditional_acceptance_gives_no_breach_in_its_own_reading():
    waits = {"confirmed": {"North": Tri.UNCLEAR}, "conditional": frozenset({"North"})}
    assert word(PLAIN, incidents=(HIT,), holder="North", **waits) is not B


# Flips that are not true, or not the smallest.


def test_a_fork_is_asked_about_only_where_it_matters():
    arms = (replace(PLAIN, option="a"), replace(PLAIN, option="b", targets=(GRID,)))
    case = judged(*arms, incidents=(replace(HIT, place=None),))
    assert word(*arms, incidents=(HIT,)) is B
    assert all(asked(f) == {"area"} for f in flips(case))


def test_a_fork_over_who_is_bound_is_asked_about():
    arms = (replace(PLAIN, option="a"), clause(option="b", area=IN_K, start=FROM_8, bound=None))
    case = judged(*arms, incidents=(replace(HIT, standing=Standing.DENIED),))
    for flip in flips(case):
        assert rolled(acted_out(case, flip, flip.facts)).word is B


def test_both_who_did_it_and_who_is_bound_are_asked():
    nobody = clause(area=IN_K, start=FROM_8, bound=None)
    case = judged(nobody, incidents=(replace(HIT, actor=agent(None, "unstated")),))
    (flip,) = flips(case)
    assert {"by whom?", "who is bound?"} <= {f.text for f in flip.facts}


def test_half_a_time_that_is_surely_inside_is_enough():
    case = judged(PLAIN, incidents=(replace(HIT, when=LATER),))
    assert rolled(case).word is B
    assert not flips(case)


def test_an_undated_incident_is_asked_its_day_and_no_start():
    two = (FROM_8, part("from 10 March", when=at(10)))
    late = replace(HIT, when=at(11))
    assert word(clause(area=IN_K, start=two), incidents=(late,)) is B
    case = judged(clause(area=IN_K, start=two), incidents=(replace(HIT, when=None),))
    assert any(asked(f) == {"when"} for f in flips(case))


def test_one_stated_dimension_is_enough_for_a_flip():
    case = judged(clause(start=FROM_8), incidents=(HIT,))
    assert word(PLAIN, incidents=(HIT,)) is B
    assert all(len(f.facts) == 1 for f in flips(case))


@pytest.mark.parametrize(
    ("acts", "deed"), [("goodwill", Deed.STRIKE), ("attacks", Deed.OTHER)], ids=["words", "deed"]
)
def test_both_the_wording_and_the_cause_are_asked(acts, deed):
    unsure = replace(HIT, cause=Cause.UNKNOWN, deed=deed)
    case = judged(clause(conduct=part(acts), area=IN_K, start=FROM_8), incidents=(unsure,))
    assert all({"conduct", "cause"} <= asked(f) for f in flips(case))


def test_a_place_that_settles_an_exception_is_asked_once():
    but = clause(area=IN_K, start=FROM_8, exceptions=part("except M", place=MS))
    case = judged(but, incidents=(replace(HIT, place=None),))
    assert word(but, incidents=(HIT,)) is B
    assert all(asked(f) == {"area"} for f in flips(case))


def test_no_watchers_alone_make_an_open_area_hold():
    towns = clause(area=part("K and the various towns", open=True), start=FROM_8)
    assert not [f for _, f in flips(judged(towns), H) if asked(f) == {"coverage"}]


def test_an_open_end_is_asked_about_as_an_end():
    until = clause(area=IN_K, start=FROM_8, end=part("until the talks end"))
    assert all("end" in asked(f) for c, f in flips(judged(until), H) if c.word is U)


def test_a_day_is_disputed_by_one_start():
    told = replace(HIT, standing=Standing.DENIED)
    case = judged(clause(area=IN_K), incidents=(told,), starts=(start("Monday", at(8)),))
    found = [f for c, f in flips(case, Word.DISPUTED) if c.option != UNKNOWN]
    assert found
    assert all(len([x for x in f.facts if x.field == "start"]) == 1 for f in found)


def test_an_incident_not_fixed_to_a_day_is_asked_its_day():
    night = replace(HIT, standing=Standing.DENIED, when=at(9, last=10))
    case = judged(PLAIN, incidents=(night,), coverage=())
    told = [f for c, f in flips(case, Word.DISPUTED) if c.day == "2031-03-10"]
    assert told
    assert all("when" in asked(f) for f in told)


def test_an_undated_incident_of_the_first_day_is_asked_about_the_start():
    told = replace(HIT, standing=Standing.DENIED, when=None)
    found = [f for c, f in flips(judged(PLAIN, incidents=(told,)), Word.DISPUTED)
             if c.day == "2031-03-08"]  # fmt: skip
    assert found
    assert all("start" in asked(f) for f in found)


def test_two_claims_that_hang_on_the_same_words_are_both_disputed():
    told = [replace(HIT, id=i, standing=Standing.DENIED) for i in ("i1", "i2")]
    case = judged(clause(conduct=part("goodwill"), area=IN_K, start=FROM_8), incidents=tuple(told))
    found = [f for _, f in flips(case, Word.DISPUTED)]
    assert found
    assert all(len(f.facts) == 1 for f in found)


def test_every_flip_takes_a_fact():
    assert all(f.facts for _, f in flips(judged(PLAIN), H))


def test_arms_that_name_other_places_are_asked_which_is_meant():
    arms = (
        clause(option=o, area=a, start=FROM_8) for o, a in (("a", IN_K), ("b", part("M", place=MS)))
    )
    case = judged(*arms, incidents=(replace(HIT, place=None),))
    assert flips(case)
    assert all({"area", "option"} <= asked(f) for f in flips(case))


def test_arms_that_share_a_place_are_not_asked_which_is_meant():
    both = (IN_K, part("M", place=MS))
    arms = (clause(option=o, area=a, start=FROM_8) for o, a in (("a", IN_K), ("b", both)))
    case = judged(*arms, incidents=(replace(HIT, place=None),))
    assert {"area"} in [asked(f) for f in flips(case)]


def test_arms_with_the_same_starts_are_not_asked_which_is_meant():
    arms = (clause(option=o, area=IN_K) for o in "ab")
    case = judged(*arms, incidents=(HIT,), starts=(start("Monday", at(8)),))
    assert [asked(f) for f in flips(case)] == [{"start"}] * 2


def test_an_unstated_scope_of_both_arms_is_one_question():
    arms = (clause(option=o, start=FROM_8) for o in "ab")
    assert [asked(f) for f in flips(judged(*arms, incidents=(HIT,)))] == [{"area"}] * 2


def test_an_undated_incident_near_two_ends_is_asked_more_than_its_day():
    ends = (part("until 9 March", when=at(9)), part("until 11 March", when=at(11)))
    case = judged(clause(area=IN_K, start=FROM_8, end=ends), incidents=(replace(HIT, when=None),))
    assert flips(case)
    assert all(asked(f) == {"when", "start"} for f in flips(case))


def test_a_window_without_a_moment_has_no_flip():
    late = part("after 10 March", when=at(10), ending=Ending.EXCLUSIVE)
    none = clause(area=IN_K, start=late, end=part("until 10 March", when=at(10)))
    assert not flips(judged(none, incidents=(replace(HIT, when=None),)))


def test_an_end_of_one_option_is_enough_where_the_other_ends_later():
    ends = (part("until 9 March", when=at(9)), part("until 11 March", when=at(11)))
    case = judged(clause(area=IN_K, start=FROM_8, end=ends), incidents=(replace(HIT, when=at(9)),))
    assert {"end"} in [asked(f) for f in flips(case)]


@pytest.mark.parametrize("used", [("missile",), ()], ids=["other means", "no means"])
def test_the_means_are_not_hidden_by_an_open_deed(used):
    drones = clause(area=IN_K, start=FROM_8, means=part("drones", classes=("drone",)))
    case = judged(drones, incidents=(replace(HIT, deed=Deed.OTHER, means=used),))
    assert rolled(case).word is (H if used else U)
    assert all({"conduct", "means"} <= asked(f) for f in flips(case))


def test_words_that_may_name_no_force_do_not_hang_on_means():
    kind = clause(conduct=part("goodwill"), means=part("drones", classes=("drone",)), start=FROM_8)
    other = replace(HIT, deed=Deed.OTHER, means=("missile",))
    assert word(replace(kind, area=(IN_K,)), incidents=(other,)) is U
    assert word(replace(kind, area=(IN_K,)), incidents=(replace(other, deed=Deed.STRIKE),)) is H


def test_each_exception_is_asked_about_by_its_own_words():
    but = (part("except in self-defence"), part("except camps", classes=("military",)))
    case = judged(clause(area=IN_K, start=FROM_8, exceptions=but), incidents=(HIT,))
    assert [[f.text for f in x.facts] for x in flips(case)] == [["“except in self-defence”?"]]
    assert word(clause(area=IN_K, start=FROM_8, exceptions=but[1]), incidents=(HIT,)) is B


def test_an_exception_by_place_and_class_takes_both():
    camps = part("except camps in K", place=KS, classes=("military",))
    said = clause(area=part("Aland", place=LAND), start=FROM_8, exceptions=camps)
    assert word(said, incidents=(HIT,)) is B
    assert word(said, incidents=(replace(HIT, target_classes=("military",)),)) is H
    assert word(said, incidents=(replace(HIT, place=MS, target_classes=("military",)),)) is B
    case = judged(said, incidents=(replace(HIT, target_classes=()),))
    assert [asked(f) for f in flips(case)] == [{"exception"}]


def test_a_place_in_an_exception_is_asked_beside_the_area_that_holds_both():
    land = clause(area=part("Aland", place=LAND), start=FROM_8, exceptions=part("but K", place=KS))
    case = judged(
        land, incidents=(replace(HIT, place=replace(KS, precision="facility", name="Yard")),)
    )
    assert [asked(f) for f in flips(case)] == [{"exception"}]
    case = judged(land, incidents=(replace(HIT, place=None),))
    assert [asked(f) for f in flips(case)] == [{"area"}]


def test_a_target_that_settles_an_exception_is_asked_once():
    camps = part("except camps", classes=("military",))
    unseen = replace(HIT, target_classes=())
    grid = clause(targets=GRID, start=FROM_8, exceptions=camps)
    assert [asked(f) for f in flips(judged(grid, incidents=(unseen,)))] == [{"target"}]
    bare = clause(start=FROM_8, exceptions=camps)
    assert [asked(f) for f in flips(judged(bare, incidents=(unseen,)))] == [{"target"}]
    own = clause(targets=GRID, start=FROM_8, exceptions=part("but one", classes=("energy",)))
    assert [asked(f) for f in flips(judged(own, incidents=(unseen,)))] == [{"target", "exception"}]


def test_somebody_else_s_deed_is_out_where_the_bound_one_accepts_on_a_condition():
    waits = {"confirmed": {"North": Tri.UNCLEAR}, "conditional": frozenset({"North"})}
    theirs = replace(HIT, actor=agent("South"))
    assert word(PLAIN, incidents=(theirs,), holder="North", **waits) is Word.UNCONFIRMED
    both = clause(area=IN_K, start=FROM_8, bound=part("both sides"))
    assert word(both, incidents=(HIT,), holder="North", **waits) is not B
    case = judged(PLAIN, incidents=(replace(HIT, actor=agent("Band")),), holder="North", **waits)
    assert all(len([f for f in x.facts if f.field == "actor"]) == 2 for x in flips(case))


def test_half_a_time_touches_no_day_before_it():
    case = judged(PLAIN, incidents=(replace(HIT, when=LATER, place=None),))
    said = {c.day: c.word for c in judge(case)}
    assert said["2031-03-08"] is H
    assert said["2031-03-09"] is U


def test_an_incident_of_another_day_leaves_the_day_holding():
    night = replace(HIT, when=at(9, last=10))
    told = [f for c, f in flips(judged(PLAIN, incidents=(night,)), H) if c.day == "2031-03-10"]
    assert [asked(f) for f in told] == [{"when"}]


def test_words_that_say_which_places_are_enough_where_the_whole_country_was_watched():
    river = clause(area=part("the river"), start=FROM_8)
    assert {"area"} in [asked(f) for _, f in flips(judged(river), H)]
    near = {"coverage": (coverage(7, last=12, place=KS),)}
    assert {"area"} not in [asked(f) for _, f in flips(judged(river, **near), H)]
    case = judged(river, incidents=(HIT,))
    assert all(len(f.facts) == 1 for _, f in flips(case, H))
