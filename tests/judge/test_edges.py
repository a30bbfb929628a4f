"""Edges that a change of one word in the judge would move: each held by the smallest case."""

from dataclasses import replace

import pytest

from holdfire.judge import Sitting, judge, roll_up
from holdfire.judge.findings import _SPARE
from holdfire.judge.scope import match
from holdfire.record import Agent, Deed, Part, Span, Standing, Status, Tri, Turning, Word
from holdfire.record.dockets import Bench
from holdfire.record.settling import options

from .making import KS, MS, agent, turn
from .small import LAND, K, at, clause, coverage, docket, incident, part, reading, start, town

C, DENIED = Standing.CORROBORATED, Standing.DENIED
IN_K = part("K", place=K)
FROM_8 = part("from 8 March", when=at(8))
PLAIN = clause(area=IN_K, start=FROM_8)
WATCH = (coverage(7, last=12, place=LAND),)


def case(*clauses, **more):
    return docket(reading(*clauses), **{"coverage": WATCH, **more})


def rolled(made):
    (found,) = roll_up(made, judge(made))
    return found


def asked(test, given, happened, **more):
    made = docket(reading(given), **more)
    (actor,) = made.bound(given)
    bench = Bench(made, made.readings[0], given, actor)
    return match(bench, options(made, given)[0], happened).test(test)


def coded(*classes, words="acts"):
    span = Span(capture="cap", start=1, end=1, words=words)
    return Part(value=words, status=Status.QUOTED, span=span, classes=classes)


# Conduct


@pytest.mark.parametrize(
    ("classes", "deed", "answer"),
    [
        (("attack",), Deed.STRIKE, Tri.YES),
        (("attack",), Deed.ATTACK, Tri.YES),
        (("attack",), Deed.OUTAGE, Tri.NO),
        (("strike",), Deed.ATTACK, Tri.UNCLEAR),
        (("strike",), Deed.EXPLOSION, Tri.UNCLEAR),
        (("explosion",), Deed.EXPLOSION, Tri.YES),
        (("strike",), Deed.SHELLING, Tri.NO),
        (("outage",), Deed.OUTAGE, Tri.YES),
        (("outage",), Deed.STRIKE, Tri.NO),
        (("any",), Deed.EXPLOSION, Tri.YES),
        (("force",), Deed.MOVEMENT, Tri.NO),
        ((), Deed.STRIKE, Tri.UNCLEAR),
    ],
)
def test_coded_conduct(classes, deed, answer):
    given = clause(conduct=coded(*classes, words="goodwill"), area=IN_K, start=FROM_8)
    found = asked("conduct", given, incident(deed=deed, means=()))
    assert (found.answer, found.field) == (answer, "conduct")


def test_broad_words_are_not_narrowed_by_means_nobody_coded():
    loose = part("some weapons")
    broad = clause(conduct=part("hostilities"), means=loose, area=IN_K, start=FROM_8)
    plain = clause(conduct=part("attacks"), means=loose, area=IN_K, start=FROM_8)
    assert asked("conduct", broad, incident()).answer is Tri.YES
    assert asked("conduct", plain, incident()).answer is Tri.UNCLEAR


def test_the_field_tells_what_the_answer_hangs_on():
    gone = incident(standing=Standing.RETRACTED)
    assert asked("conduct", PLAIN, gone).field == "standing"
    other = incident(standing=Standing.RECLASSIFIED)
    assert asked("conduct", PLAIN, other).field == "cause"
    assert asked("time", clause(area=IN_K), incident()).field == "start"
    assert asked("time", PLAIN, incident(when=at(7))).field == "start"


# Scope


def test_what_the_account_treats_is_settled_in_place_target_and_conduct():
    vague = clause(conduct=part("goodwill"), targets=part("sites"), area=part("the bend"))
    made = docket(reading(vague), treated=frozenset({("r1", "i1")}))
    bench = Bench(made, made.readings[0], vague, "North")
    found = match(bench, options(made, vague)[0], incident())
    assert {n: found.test(n).answer for n in ("place", "target", "conduct")} == {
        "place": Tri.YES, "target": Tri.YES, "conduct": Tri.YES
    }  # fmt: skip


def test_a_site_takes_its_article():
    for name, words in (("energy", "an energy site?"), ("market", "a market site?")):
        given = clause(targets=part("sites", classes=(name,)), start=FROM_8)
        assert asked("target", given, incident()).reason == words


def test_some_parts_of_known_classes_leave_a_target_open():
    two = (part("grid", classes=("energy",)), part("other sites", classes=("market",), open=True))
    given = clause(targets=two, start=FROM_8)
    assert asked("target", given, incident(target_classes=("medical",))).answer is Tri.UNCLEAR
    closed = (two[0], replace(two[1], open=False))
    given = clause(targets=closed, start=FROM_8)
    assert asked("target", given, incident(target_classes=("medical",))).answer is Tri.NO


@pytest.mark.parametrize(
    ("place", "answer"), [(K, Tri.NO), (town("L"), Tri.YES), (None, Tri.UNCLEAR)]
)
def test_an_exception_by_place(place, answer):
    given = clause(area=part("Aland", place=LAND), start=FROM_8, exceptions=part("but K", place=K))
    assert asked("exception", given, incident(place=place)).answer is answer


def test_an_incident_that_nobody_is_known_to_tell_is_not_the_accusers():
    told = incident(standing=C, origins=())
    assert (
        rolled(case(PLAIN, incidents=(told,), origins_of_accuser=frozenset({"o1"}))).word
        is Word.BREACHED
    )


def test_a_conditional_acceptance_leaves_the_readings_of_others_as_they_are():
    waits = {"confirmed": {"North": Tri.UNCLEAR}, "conditional": frozenset({"North"})}
    hit = (incident(standing=C),)
    assert rolled(case(PLAIN, incidents=hit, **waits)).word is Word.BREACHED
    mine = docket(reading(PLAIN, holder="North"), incidents=hit, coverage=WATCH, **waits)
    assert rolled(mine).word is Word.UNDETERMINED


def test_reasons_name_the_first_words():
    sites = (part("key sites"), part("other sites"))
    assert asked("target", clause(targets=sites, start=FROM_8), incident()).reason == "“key sites”?"
    told = (part("first", met=Tri.YES), part("second", met=Tri.NO))
    given = clause(area=IN_K, start=FROM_8, condition=told)
    assert asked("condition", given, incident()).reason == "“first”: met?"


def test_a_name_on_no_basis_is_no_attribution():
    loose = incident(actor=Agent(name="North", basis="unstated"))
    assert asked("actor", PLAIN, loose).answer is Tri.UNCLEAR


def test_reasons_say_what_is_unstated_and_which_exception():
    grid = clause(targets=part("grid", classes=("energy",)), start=FROM_8)
    assert asked("place", grid, incident()).reason == "no area stated beside the targets"
    assert asked("place", clause(start=FROM_8), incident()).reason == "no area stated"
    two = (part("but in self-defence"), part("but on order"))
    given = clause(area=IN_K, start=FROM_8, exceptions=two)
    assert asked("exception", given, incident()).reason == "“but in self-defence”?"


def test_ground_words_take_in_ground_deeds_alone():
    ground = clause(conduct=part("ground operations"), area=IN_K, start=FROM_8)
    assert asked("conduct", ground, incident(deed=Deed.GROUND, means=())).answer is Tri.YES
    assert asked("conduct", ground, incident(deed=Deed.GUNFIRE, means=())).answer is Tri.NO


def test_means_inside_the_words_of_conduct_set_no_limit_of_their_own():
    act = part("attacks")
    inside = replace(act, value="by some arms", classes=())
    given = replace(PLAIN, means=(inside,))
    wide = replace(act.span, end=act.span.start + 7)
    given = replace(
        given,
        conduct=(replace(given.conduct[0], span=wide),),
        means=(replace(inside, span=wide),),
    )
    assert asked("conduct", given, incident()).answer is Tri.YES


def test_an_area_of_no_known_country_rules_no_town_out():
    somewhere = part("the bend", place=replace(town("Bend"), country=None, admin1=None))
    given = clause(area=(somewhere, part("the towns", open=True)), start=FROM_8)
    assert asked("place", given, incident(place=town("L"))).answer is Tri.UNCLEAR


# Release


@pytest.mark.parametrize(("first", "word"), [(9, Word.UNDETERMINED), (11, Word.BREACHED)])
def test_the_earliest_deed_of_another_frees(first, word):
    freeing = clause(area=IN_K, start=FROM_8, release=part("a violation frees the other"))
    theirs = [
        incident(f"s{d}", when=at(d, 6), actor=agent("South"), standing=DENIED) for d in (first, 12)
    ]
    mine = incident("n", when=at(10, 12), standing=C)
    for order in (theirs, theirs[::-1]):
        assert rolled(case(freeing, incidents=(*order, mine))).word is word


def test_a_deed_learnt_later_frees_as_one_known_before():
    freeing = clause(area=IN_K, start=FROM_8, release=part("a violation frees the other"))
    theirs = incident("s", when=at(9, 6), actor=agent("South"), standing=DENIED)
    mine = incident("n", when=at(10, 12), standing=C)
    sitting = Sitting(case(freeing, incidents=(mine,)))
    sitting.add(theirs)
    assert sitting.findings() == Sitting(case(freeing, incidents=(mine, theirs))).findings()


# The roll-up


def test_a_disputed_pause_that_nobody_confirmed_is_unconfirmed():
    silent = {"confirmed": {"North": Tri.UNCLEAR}}
    told = (incident(standing=DENIED),)
    assert rolled(case(PLAIN, incidents=told)).word is Word.DISPUTED
    assert rolled(case(PLAIN, incidents=told, **silent)).word is Word.UNCONFIRMED


def test_one_refusal_of_two_is_no_refusal_of_a_reading():
    both = clause(area=IN_K, start=FROM_8, bound=(part("North"), part("League")))
    own = reading(both, holder="North", affiliation="League")
    for answers, word in (
        ((Tri.NO, Tri.NO), Word.NEVER),
        ((Tri.NO, Tri.UNCLEAR), Word.UNCONFIRMED),
    ):
        made = docket(own, confirmed=dict(zip(("North", "League"), answers, strict=True)))
        assert rolled(made).word is word


def test_a_denunciation_that_was_resumed_is_no_collapse():
    turns = (turn(Turning.DENOUNCED, at(9)), turn(Turning.RESUMED, at(11)))
    assert rolled(case(PLAIN, turns=turns[:1])).word is Word.COLLAPSED
    assert rolled(case(PLAIN, turns=turns)).word is not Word.COLLAPSED


def test_a_stranger_denounces_nothing_of_both_sides():
    both = clause(area=IN_K, start=FROM_8, bound=part("both sides"))
    turns = (turn(Turning.DENOUNCED, at(10), "Mediator"),)
    assert rolled(case(both, turns=turns)).word is Word.HOLDING
    south = (turn(Turning.DENOUNCED, at(10), "South"),)
    assert rolled(case(both, turns=south)).word is Word.COLLAPSED


def test_eight_incidents_are_named_that_each_force_a_word():
    many = tuple(incident(f"i{n}", standing=C) for n in range(9))
    (cell,) = [f for f in judge(case(PLAIN, incidents=many)) if f.day == "2031-03-10"]
    assert cell.forced == tuple((f"i{n}",) for n in range(8))


def test_where_nobody_is_named_a_denunciation_leaves_it_open():
    nobody = clause(area=IN_K, start=FROM_8, bound=None, end=part("through 10 March", when=at(10)))
    turns = (turn(Turning.DENOUNCED, at(10, 6)),)
    assert rolled(case(nobody)).word is Word.UNCONFIRMED
    found = rolled(case(nobody, turns=turns))
    assert (found.word, found.rules) == (Word.UNDETERMINED, ("R-ROLL-4",))


def test_who_waits_keeps_a_whole_reading_from_having_never_taken_effect():
    ended = clause(
        area=IN_K, start=FROM_8, end=part("through 10 March", when=at(10)),
        bound=(part("North"), part("South")),
    )  # fmt: skip
    silent = {"confirmed": {"North": Tri.UNCLEAR, "South": Tri.UNCLEAR}}
    assert rolled(case(ended, **silent)).word is Word.NEVER
    offer = {**silent, "conditional": frozenset({"North"})}
    assert rolled(case(ended, **offer)).word is Word.UNCONFIRMED


def test_the_watch_of_another_country_is_none_of_this_case():
    grid = clause(targets=part("grid", classes=("energy",)), start=FROM_8)
    here = clause(id="c2", area=part("Aland", place=LAND), start=FROM_8)
    abroad = replace(WATCH[0], place=replace(LAND, name="Beland", country="XB"))
    words = {f.clause: f.word for f in judge(case(grid, here, coverage=(abroad,)))}
    assert words["c1"] is Word.UNDETERMINED
    assert {f.word for f in judge(case(grid, here)) if f.clause == "c1"} == {Word.HOLDING}


def test_coverage_without_a_place_is_not_country_wide():
    grid = clause(targets=part("grid", classes=("energy",)), start=FROM_8)
    nowhere = replace(WATCH[0], id="v2", place=None)
    assert rolled(case(grid, coverage=(nowhere,))).word is Word.UNDETERMINED
    assert rolled(case(grid, coverage=(nowhere, *WATCH))).word is Word.HOLDING


# Facts that would change it


def facts(made, word=Word.BREACHED):
    return [{(x.field, x.text) for x in f.facts} for f in rolled(made).flips if f.word is word]


def test_an_end_by_arithmetic_is_not_asked_for_where_the_start_is_unknown():
    week = clause(area=IN_K, duration=part("for three days", days=3.0))
    (found,) = facts(case(week, incidents=(incident(standing=C),)))
    assert found == {("start", "a start by that day")}


def test_an_end_by_arithmetic_is_asked_for_where_it_may_lie_before():
    days = clause(area=IN_K, start=FROM_8, duration=part("for two days", days=2.0))
    (found,) = facts(case(days, incidents=(incident(standing=C),)))
    assert found == {("end", "before or after the end?")}


def test_what_its_standing_lacks_is_asked():
    lacks = {
        (Standing.REPORTED, frozenset()): {("origin", "a second origin")},
        (C, frozenset({"o1"})): {("origin", "an origin that is not the accuser")},
        (DENIED, frozenset()): {("standing", "confirmation, though contested or denied")},
    }
    for (standing, accusers), wanted in lacks.items():
        made = case(PLAIN, incidents=(incident(standing=standing),), origins_of_accuser=accusers)
        assert facts(made) == [wanted]
    by = Agent(name="North", basis="alleged")
    confirmed = incident(standing=Standing.CONFIRMED, actor=by)
    assert facts(case(PLAIN, incidents=(confirmed,))) == [
        {("actor", "who did it, from more than the accuser")}
    ]


# A sitting


def far(count):
    return tuple(incident(f"x{n}", when=at(20)) for n in range(count))


def test_what_lies_outside_every_window_is_matched_as_long_as_it_is_little():
    ended = clause(area=IN_K, start=FROM_8, end=part("through 10 March", when=at(10)))
    few = Sitting(case(ended, incidents=far(_SPARE)))
    assert len(few.nearest("r1")) == _SPARE
    assert few.add(incident("more", when=at(20))) == ()
    assert few.nearest("r1") == ()
    assert Sitting(case(ended, incidents=far(_SPARE + 1))).nearest("r1") == ()
    assert not Sitting(case(ended, incidents=far(_SPARE + 1))).findings()[0].matches


def test_an_incident_of_several_days_changes_all_of_them():
    sitting = Sitting(case(PLAIN))
    long = incident("long", when=at(9, last=11), standing=C)
    told = {f.day for f in sitting.add(long)}
    assert told >= {"2031-03-09", "2031-03-10", "2031-03-11", None}


def test_an_incident_without_a_day_changes_every_day_known():
    early = incident("early", when=at(9))
    sitting = Sitting(docket(reading(clause(area=IN_K)), incidents=(early,)))
    told = {f.day for f in sitting.add(incident("late", when=None))}
    assert told == {"2031-03-09", "2031-03-12", None}


def test_one_more_on_a_day_changes_that_day_alone():
    sitting = Sitting(case(PLAIN))
    assert [f.day for f in sitting.add(incident(standing=C))] == ["2031-03-10"]
    before = sitting.findings()
    sitting.add(incident("i2", place=MS, when=at(11), standing=C))
    assert sitting.findings() == before
    assert sitting.findings()[2].word is Word.BREACHED


def test_starts_of_others_part_over_what_came_between():
    two = (start("Monday", at(8)), start("Thursday", at(11)))
    made = case(clause(area=IN_K), incidents=(incident(standing=C, place=KS),), starts=two)
    assert {("start", "that start")} in facts(made)
