"""Worked examples a lawyer could read: one clause, what happened, the word."""

import pytest

from holdfire.judge import UNKNOWN, judge, roll_up
from holdfire.record import Agent, Cause, Deed, Phase, Standing, Tri, Turn, Turning, Word
from holdfire.tell.hinges import hinge_of

from .small import (
    LAND,
    K,
    M,
    at,
    clause,
    coverage,
    docket,
    incident,
    part,
    reading,
    region,
    start,
)  # fmt: skip

C, CONF = Standing.CORROBORATED, Standing.CONFIRMED
DAY = "2031-03-10"
FROM_8 = part("from 8 March", when=at(8))
IN_K = part("K", place=K)
WATCH = (coverage(8, last=12),)


def word_on(day=DAY, *, incidents=(), clauses=None, **more):
    """The word of the one cell of that day under the clause's own start."""
    clauses = clauses or (clause(area=IN_K, start=FROM_8),)
    case = docket(reading(*clauses), incidents=tuple(incidents), **{"coverage": WATCH, **more})
    (cell,) = [f for f in judge(case) if f.day == day]
    return cell.word, cell.rules


H, D, U, B = Word.HOLDING, Word.DISPUTED, Word.UNDETERMINED, Word.BREACHED
CELLS = [
    ("nothing happened, watched all day", [], H, "R-WORD-5"),
    ("one report, one origin", [incident()], U, "R-WORD-2"),
    ("corroborated", [incident(standing=C)], B, "R-WORD-1"),
    ("confirmed", [incident(standing=CONF)], B, "R-WORD-1"),
    ("contested", [incident(standing=Standing.CONTESTED)], D, "R-WORD-3"),
    ("denied", [incident(standing=Standing.DENIED)], D, "R-WORD-3"),
    ("retracted", [incident(standing=Standing.RETRACTED)], H, "R-WORD-5"),
    ("reclassified", [incident(standing=Standing.RECLASSIFIED)], H, "R-WORD-5"),
    ("an accident, corroborated", [incident(cause=Cause.ACCIDENT, standing=C)], H, "R-WORD-5"),
    ("cause unknown", [incident(cause=Cause.UNKNOWN, standing=C)], U, "R-WORD-4"),
    ("elsewhere", [incident(place=M, standing=C)], H, "R-WORD-5"),
    ("place unknown", [incident(place=None, standing=C)], U, "R-WORD-4"),
    ("somewhere in the land", [incident(place=LAND, standing=C)], U, "R-WORD-4"),
    ("by the other side", [incident(actor=Agent(name="South", basis="stated"))], H, "R-WORD-5"),
    ("by nobody named", [incident(actor=Agent(name=None, basis="unstated"))], U, "R-WORD-4"),
    ("by North, implied", [incident(actor=Agent(name="North", basis="implied"))], U, "R-WORD-4"),
    ("by North, as alleged", [incident(actor=Agent(name="North", basis="alleged"))], D, "R-WORD-3"),
    ("shot down", [incident(deed=Deed.INTERCEPTION, standing=C)], H, "R-WORD-5"),
    ("one denied, one not", [incident(standing=Standing.DENIED), incident("j")], U, "R-WORD-2"),
    ("day unknown", [incident(when=None, standing=C)], U, "R-WORD-4"),
    ("overnight to that day", [incident(when=at(9, last=10), standing=C)], U, "R-WORD-4"),
    ("another day", [incident(when=at(11), standing=C)], H, "R-WORD-5"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "incidents", "word", "rule"), CELLS, ids=[c[0] for c in CELLS])
def test_cell(case, incidents, word, rule):
    found, rules = word_on(incidents=incidents)
    assert found is word
    assert rule in rules


def test_told_only_by_the_accuser_is_disputed():
    told = incident(standing=C, origins=("o1", "o2"))
    accuser = frozenset({"o1", "o2"})
    assert word_on(incidents=[told], origins_of_accuser=accuser)[0] is D
    assert word_on(incidents=[told], origins_of_accuser=frozenset({"o1"}))[0] is B


def test_an_exception_stated_but_not_settled_blocks_breached():
    excepted = clause(area=IN_K, start=FROM_8, exceptions=part("except in self-defence"))
    assert word_on(incidents=[incident(standing=C)], clauses=(excepted,))[0] is U
    camps = part("except camps", classes=("military",))
    known = incident(standing=C, target_classes=("market",))
    plain = clause(area=IN_K, start=FROM_8, exceptions=camps)
    assert word_on(incidents=[known], clauses=(plain,))[0] is B
    hit = incident(standing=C, target_classes=("military",))
    assert word_on(incidents=[hit], clauses=(plain,))[0] is H


OPENS = part("only if the port opens")


def told(met):
    return (OPENS, part("the port", met=met))


@pytest.mark.parametrize(("met", "word"), [(Tri.YES, B), (Tri.UNCLEAR, U), (Tri.NO, U)])
def test_a_condition_binds_only_when_met(met, word):
    asks = clause(area=IN_K, start=FROM_8, condition=OPENS if met is Tri.UNCLEAR else told(met))
    assert word_on(incidents=[incident(standing=C)], clauses=(asks,))[0] is word


def test_a_kind_that_is_not_judged_stays_undetermined():
    oblige = clause(kind="oblige", area=IN_K, start=FROM_8)
    assert word_on(incidents=[incident(standing=C)], clauses=(oblige,)) == (U, ("R-KIND-1",))


@pytest.mark.parametrize(
    "thin",
    [
        (),
        (coverage(8, last=12, adequate=Tri.UNCLEAR),),
        (coverage(8, last=12, place=M),),
        (coverage(11),),
        (coverage(8, last=12, place=None),),
    ],
    ids=["none", "unclear", "elsewhere", "another day", "place unstated"],
)
def test_thin_coverage_never_says_holding(thin):
    assert word_on(coverage=thin) == (U, ("R-WORD-6",))


def test_an_open_area_is_never_known_to_be_watched():
    towns = clause(area=(IN_K, part("the various towns", open=True)), start=FROM_8)
    assert word_on(clauses=(towns,)) == (U, ("R-WORD-6",))


def test_wider_coverage_takes_in_the_place():
    assert word_on(coverage=(coverage(8, last=12, place=region("R", "1")),))[0] is H
    assert word_on(coverage=(coverage(8, last=12, place=LAND),))[0] is H


def test_no_area_needs_coverage_without_a_limit():
    energy = clause(targets=part("power plants", classes=("energy",)), start=FROM_8)
    assert word_on(clauses=(energy,))[0] is U
    assert word_on(clauses=(energy,), coverage=(coverage(8, last=12, place=LAND),))[0] is H


def rolled(*readings, **more):
    case = docket(*readings, **{"coverage": WATCH, **more})
    return roll_up(case, judge(case))


OWN = clause(area=IN_K, start=FROM_8)


def test_every_cell_holding():
    (found,) = rolled(reading(OWN))
    assert (found.word, found.rules) == (H, ("R-ROLL-1", "R-WORD-5"))
    assert found.phase is Phase.RUNNING


def test_one_breached_day_breaches_the_reading():
    (found,) = rolled(reading(OWN), incidents=(incident(standing=C),))
    assert found.word is B
    assert not [f for f in found.flips if f.incident]


def test_starts_that_disagree_leave_it_undetermined_with_the_fork():
    starts = (start("Monday", at(8)), start("Wednesday", at(11)))
    (found,) = rolled(reading(clause(area=IN_K)), starts=starts, incidents=(incident(standing=C),))
    assert (found.word, found.rules) == (U, ("R-ROLL-2",))
    assert "Monday: breached" in found.why
    assert "Wednesday: holding" in found.why
    (flip,) = [f for f in found.flips if f.incident]
    assert [(x.field, x.text) for x in flip.facts] == [("start", "that start")]


def test_no_start_at_all_can_be_settled_by_any_start_before():
    (found,) = rolled(reading(clause(area=IN_K)), incidents=(incident(standing=C),))
    (flip,) = [f for f in found.flips if f.incident]
    assert (flip.option, [x.text for x in flip.facts]) == (UNKNOWN, ["a start by that day"])


def test_partly_names_what_held():
    energy = clause(id="c2", targets=part("grid", classes=("energy",)), start=FROM_8)
    hit = incident(standing=C, target_classes=("market",))
    (found,) = rolled(
        reading(OWN, energy), incidents=(hit,), coverage=(coverage(8, last=12, place=LAND),)
    )
    assert (found.word, found.rules) == (Word.PARTLY, ("R-ROLL-3",))
    assert "“grid”" in found.why
    assert "“K”" not in found.why


def test_an_unconfirmed_pause_is_never_holding():
    (found,) = rolled(reading(OWN), confirmed={"North": Tri.UNCLEAR})
    assert (found.word, found.rules) == (Word.UNCONFIRMED, ("R-ROLL-6",))
    assert found.phase is Phase.UNKNOWN


def test_never_took_effect_after_a_denial():
    assert rolled(reading(OWN), confirmed={"North": Tri.NO})[0].word is Word.NEVER


def test_never_took_effect_after_an_unconfirmed_end_but_not_before():
    week = clause(area=IN_K, start=FROM_8, duration=part("two days", days=2.0))
    longer = clause(area=IN_K, start=FROM_8, duration=part("a week", days=7.0))
    silent = {"confirmed": {"North": Tri.UNCLEAR}}
    assert rolled(reading(week), **silent)[0].word is Word.NEVER
    assert rolled(reading(longer), **silent)[0].word is Word.UNCONFIRMED
    (kept,) = rolled(reading(week))
    assert (kept.word, kept.phase) == (H, Phase.EXPIRED)


def test_never_took_effect_after_a_failed_condition():
    asks = clause(area=IN_K, start=FROM_8, condition=told(Tri.NO))
    assert rolled(reading(asks))[0].word is Word.NEVER


def test_an_acceptance_on_a_condition_neither_binds_nor_frees():
    """R-BOUND-2: its own reading is judged, and no breach of it is said while that is open."""
    own = clause(area=IN_K, start=FROM_8, duration=part("two days", days=2.0))
    north, silent = reading(own, holder="North"), {"confirmed": {"North": Tri.UNCLEAR}}
    assert not judge(docket(north, **silent))
    waits = {**silent, "conditional": frozenset({"North"})}
    (found,) = rolled(north, **waits)
    assert found.word is Word.UNCONFIRMED
    (found,) = rolled(north, incidents=(incident(standing=C, when=at(9)),), **waits)
    assert found.word is Word.UNDETERMINED


def test_a_pause_of_both_sides_is_confirmed_by_both():
    both = reading(clause(area=IN_K, start=FROM_8, bound=part("both sides")))
    assert rolled(both)[0].word is H
    (found,) = rolled(both, confirmed={"North": Tri.YES, "South": Tri.UNCLEAR})
    assert (found.word, found.why) == (Word.UNCONFIRMED, "Not every side has confirmed the pause.")


def test_of_two_clauses_the_nearer_gives_the_flip():
    far = clause(id="c1", area=IN_K, start=FROM_8)
    near = clause(id="c2", targets=part("grid", classes=("energy",)), start=FROM_8)
    told = incident(place=None, target_classes=("energy",))
    (found,) = rolled(reading(far, near), incidents=(told,))
    (flip,) = [f for f in found.flips if f.incident]
    assert [x.field for x in flip.facts] == ["origin"]


def test_two_incidents_on_one_day_leave_no_hinge_of_a_breached_reading():
    case = docket(reading(OWN), incidents=(incident(standing=C),), coverage=WATCH)
    found = hinge_of(case.incidents, roll_up(case, judge(case)))
    assert found is not None
    assert (found.incident, found.readings, found.field) == ("i1", ("r1",), None)
    two = docket(reading(OWN), incidents=(incident(standing=C), incident("i2", standing=C)))
    assert hinge_of(two.incidents, roll_up(two, judge(two))) is None


def denounced(name, when=None):
    return Turn(kind=Turning.DENOUNCED, actor=name, when=when)


def test_collapsed_when_a_bound_party_says_so():
    assert rolled(reading(OWN), turns=(denounced("North"),))[0].word is Word.COLLAPSED
    assert rolled(reading(OWN), turns=(denounced("South", at(12)),))[0].word is H


def test_a_party_that_has_not_confirmed_is_not_bound_in_its_own_reading():
    own = reading(OWN, id="own", holder="General", affiliation="nr")
    other = reading(OWN, id="other")
    more = {"aliases": {"nr": "North"}, "confirmed": {"North": Tri.UNCLEAR}}
    case = docket(own, other, incidents=(incident(standing=C),), coverage=WATCH, **more)
    cells = judge(case)
    assert {f.reading for f in cells} == {"other"}
    mine, theirs = roll_up(case, cells)
    assert (mine.word, mine.rules) == (Word.UNCONFIRMED, ("R-BOUND-1",))
    assert "North has not confirmed" in mine.why
    assert theirs.word is B
    bound = docket(own, incidents=(incident(standing=C),), coverage=WATCH, aliases={"nr": "North"})
    assert {f.reading for f in judge(bound)} == {"own"}


def test_both_sides_binds_whoever_did_it():
    both = clause(area=IN_K, start=FROM_8, bound=part("both sides"))
    south = incident(standing=C, actor=Agent(name="South", basis="stated"))
    assert word_on(incidents=[south], clauses=(both,))[0] is B
    third = incident(standing=C, actor=Agent(name="Band", basis="stated"))
    assert word_on(incidents=[third], clauses=(both,))[0] is U


def test_names_of_one_side_make_one_cell():
    two = clause(area=IN_K, start=FROM_8, bound=(part("North"), part("President N")))
    case = docket(reading(two), aliases={"president n": "North"}, coverage=WATCH)
    assert {f.actor for f in judge(case)} == {"North"}


def test_a_clause_that_names_nobody_leaves_the_actor_open():
    nobody = clause(area=IN_K, start=FROM_8, bound=None)
    assert word_on(incidents=[incident(standing=C)], clauses=(nobody,)) == (U, ("R-WORD-4",))


def test_confidence_grades_evidence_and_never_a_likelihood():
    told = incident(standing=C, origins=("o1", "o2", "o3"))
    (found,) = rolled(reading(OWN), incidents=(told,))
    assert found.confidence == "high; 4 origins, none contested"
    (thin,) = rolled(reading(OWN), coverage=())
    assert thin.confidence == "very low; no origin bears on it"
    (against,) = rolled(reading(OWN), incidents=(told, incident("i2", standing=Standing.DENIED)))
    assert against.confidence == "medium; 4 origins, some accounts contested"


def test_no_clause_no_word():
    (found,) = rolled(reading())
    assert found.word is Word.UNDETERMINED
    assert found.why == "Nothing in this reading can be judged."
