"""The five tests one by one, and the windows they are held against."""

from dataclasses import replace

import pytest

from holdfire.judge import UNKNOWN
from holdfire.judge.scope import match
from holdfire.record import Agent, Cause, Deed, Phase, Place, Precision, Tri, When
from holdfire.record.dockets import Bench
from holdfire.record.settling import options, phase

from .small import LAND, K, M, at, clause, docket, incident, part, reading, region, start, town

Y, N, Q = Tri.YES, Tri.NO, Tri.UNCLEAR
FROM_8 = part("from 8 March", when=at(8))


def ask(name, given, happened, *, treated=False, **more):
    voice = reading(given)
    pairs = frozenset({(voice.id, happened.id)}) if treated else frozenset()
    case = docket(voice, treated=pairs, **more)
    (actor,) = case.bound(given)
    found = match(Bench(case, voice, given, actor), options(case, given)[0], happened)
    return found.test(name).answer, found.test(name).reason


IN_K, OPEN = part("K", place=K), part("K and the various towns", open=True)
R1, R2 = region("R", "1"), region("S", "2")
NOWHERE = Place(name="Mill", precision="area")
PLACES = [
    ("the same", IN_K, K, Y, "in “K”"),
    ("the same, other case", IN_K, town("k"), Y, "in “K”"),
    ("the same name abroad", IN_K, town("K", country="XB"), N, "not in “K”"),
    ("the same name elsewhere", IN_K, town("K", admin1="9"), N, "not in “K”"),
    ("another town", IN_K, town("L"), N, "not in “K”"),
    ("its region", IN_K, R1, Q, "in “K”?"),
    ("another region", IN_K, R2, N, "not in “K”"),
    ("its country", IN_K, LAND, Q, "in “K”?"),
    ("unknown", IN_K, None, Q, "where?"),
    ("unresolved", IN_K, NOWHERE, Q, "in “K”?"),
    ("town in the region", part("R", place=R1), K, Y, "in “R”"),
    ("town in another region", part("S", place=R2), K, N, "not in “S”"),
    ("country for a region", part("R", place=R1), LAND, Q, "in “R”?"),
    ("town in the country", part("Aland", place=LAND), K, Y, "in “Aland”"),
    ("town abroad", part("Aland", place=LAND), town("Z", "XB"), N, "not in “Aland”"),
    ("unresolved in the country", part("Aland", place=LAND), NOWHERE, Q, "in “Aland”?"),
    ("open, named first", OPEN, K, Y, "one of “the various towns”"),
    ("open, another town", OPEN, M, Q, "one of “the various towns”?"),
    ("unresolved area, same words", part("Mill"), NOWHERE, Y, "in “Mill”"),
    ("unresolved area", part("the river"), K, Q, "in “the river”?"),
]


@pytest.mark.parametrize(
    ("case", "area", "place", "answer", "reason"), PLACES, ids=[p[0] for p in PLACES]
)
def test_place(case, area, place, answer, reason):
    assert ask("place", clause(area=area), incident(place=place)) == (answer, reason)


def test_any_area_is_enough_and_the_open_one_words_the_doubt():
    both = clause(area=(IN_K, OPEN))
    assert ask("place", both, incident(place=K))[0] is Y
    assert ask("place", both, incident(place=M)) == (Q, "one of “the various towns”?")
    assert ask("place", both, incident(place=town("Z", "XB")))[0] is N


def test_the_same_spot_is_the_same_place_under_another_name():
    here = replace(K, lat=1.0, lon=2.0)
    other = replace(town("Kay"), lat=1.0, lon=2.0)
    assert ask("place", clause(area=part("K", place=here)), incident(place=other))[0] is Y


ENERGY = part("power plants", classes=("energy",))


@pytest.mark.parametrize(
    ("fields", "classes", "place", "target"),
    [
        ({"targets": ENERGY}, ("energy",), Y, Y),
        ({"targets": ENERGY}, ("market", "energy"), Y, Y),
        ({"targets": ENERGY}, ("market",), Y, N),
        ({"targets": ENERGY}, (), Y, Q),
        ({"targets": part("key sites")}, ("market",), Y, Q),
        ({"area": IN_K}, ("market",), Y, Y),
        ({"area": IN_K, "targets": ENERGY}, ("market",), Y, N),
        ({}, ("market",), Q, Q),
    ],
)
def test_scope_stated_and_unstated(fields, classes, place, target):
    hit = incident(target_classes=classes)
    assert ask("place", clause(**fields), hit)[0] is place
    assert ask("target", clause(**fields), hit)[0] is target


def test_target_reasons_are_for_a_brief():
    assert ask("target", clause(targets=ENERGY), incident())[1] == "an energy site?"
    hit = incident(target_classes=("market",))
    assert ask("target", clause(targets=ENERGY), hit)[1] == "not energy"


def test_the_account_settles_what_its_words_leave_open_but_overrules_none():
    settled = (Y, "as the account itself treats it")
    assert ask("place", clause(), incident(place=None), treated=True) == settled
    assert ask("target", clause(), incident(), treated=True) == settled
    assert ask("place", clause(area=IN_K), incident(place=M), treated=True)[0] is N
    assert ask("time", clause(), incident(), treated=True)[0] is Q
    nobody = incident(actor=Agent(name=None, basis="unstated"))
    assert ask("actor", clause(), nobody, treated=True)[0] is Q


CONDUCT = [
    ("attacks", Deed.SHELLING, (), Y),
    ("fire into", Deed.STRIKE, (), Y),
    ("hold fire", Deed.GUNFIRE, (), Y),
    ("strikes", Deed.EXPLOSION, (), Y),
    ("strikes", Deed.ATTACK, (), Y),
    ("missile attacks", Deed.STRIKE, ("missile", "drone"), Y),
    ("missile attacks", Deed.STRIKE, ("drone",), N),
    ("missile attacks", Deed.STRIKE, (), Q),
    ("missile attacks", Deed.GUNFIRE, (), N),
    ("air operations", Deed.STRIKE, ("drone",), Y),
    ("air operations", Deed.SHELLING, (), N),
    ("air strikes", Deed.ATTACK, (), Q),
    ("shelling", Deed.SHELLING, ("artillery",), Y),
    ("shelling", Deed.STRIKE, ("drone",), N),
    ("hostilities", Deed.GROUND, (), Y),
    ("truce", Deed.GUNFIRE, ("small-arms",), Y),
    ("all missile and other attacks", Deed.STRIKE, ("drone",), Y),
    ("attacks", Deed.INTERCEPTION, ("drone",), N),
    ("attacks", Deed.OUTAGE, (), N),
    ("hostilities", Deed.OBSTRUCTION, (), N),
    ("hostilities", Deed.MOVEMENT, (), N),
    ("overflights", Deed.OVERFLIGHT, (), Y),
    ("troop movements", Deed.MOVEMENT, (), Y),
    ("troop movements", Deed.STRIKE, ("drone",), N),
    ("boarding", Deed.SEIZURE, (), Y),
    ("attacks", Deed.OTHER, (), Q),
    ("goodwill", Deed.STRIKE, (), Q),
]


@pytest.mark.parametrize(("words", "deed", "means", "answer"), CONDUCT)
def test_conduct(words, deed, means, answer):
    happened = incident(deed=deed, means=means)
    assert ask("conduct", clause(conduct=part(words)), happened)[0] is answer


def test_conduct_any_part_is_enough_and_means_apart_limit_it():
    both = (part("missile attacks"), part("fire into"))
    assert ask("conduct", clause(conduct=both), incident(means=("drone",)))[0] is Y
    limited = clause(conduct=part("strikes"), means=part("missile"))
    assert ask("conduct", limited, incident(means=("drone",)))[0] is N
    assert ask("conduct", clause(conduct=None), incident()) == (Q, "which acts?")


@pytest.mark.parametrize("cause", [Cause.ACCIDENT, Cause.WEATHER, Cause.EXERCISE, Cause.LEGACY])
def test_what_was_no_attack_is_out(cause):
    assert ask("conduct", clause(), incident(cause=cause))[0] is N


def test_aliases_join_names():
    south = {"aliases": {"the north side": "North"}}
    named = incident(actor=Agent(name="the North side", basis="stated"))
    assert ask("actor", clause(), named, **south)[0] is Y
    assert ask("actor", clause(), named)[0] is N


def labels(given, **more):
    return [o.label for o in options(docket(reading(given), **more), given)]


def test_own_starts_shut_out_everybody_elses():
    others = {"starts": (start("Monday", at(8)), start("unknown", None))}
    assert labels(clause(start=FROM_8), **others) == ["from 8 March"]
    assert labels(clause(), **others) == ["Monday", UNKNOWN]
    assert labels(clause(start=part("after the feast")), **others) == ["Monday", UNKNOWN]
    two = (FROM_8, part("after the feast"))
    assert labels(clause(start=two), **others) == ["from 8 March", UNKNOWN]


def test_no_option_is_lost_to_a_shared_label():
    twins = (start("Monday", at(8)), start("Monday", at(1)))
    assert labels(clause(), starts=twins) == ["Monday (1 March)", "Monday (8 March)", UNKNOWN]


def test_every_end_is_an_option():
    ends = (part("until 10 March", when=at(10)), part("until 11 March", when=at(11)))
    names = [f"from 8 March, until {d} March" for d in (10, 11)]
    assert labels(clause(start=FROM_8, end=ends)) == names


def in_time(day, **fields):
    return ask("time", clause(start=FROM_8, **fields), incident(when=day))


UNTIL = {"end": part("until 10 March", when=at(10))}
THROUGH = {"end": part("through 10 March", when=at(10))}
BEFORE = {"end": part("before 10 March", when=at(10))}
VAGUE = {"end": part("until the talks end")}


@pytest.mark.parametrize(
    ("fields", "answers"),
    [
        (UNTIL, (N, Q, Y, Q, N)),
        (THROUGH, (N, Q, Y, Y, N)),
        (BEFORE, (N, Q, Y, N, N)),
        ({"duration": part("for two days", days=2.0)}, (N, Q, Y, Q, N)),
        (VAGUE, (N, Q, Q, Q, Q)),
        ({"duration": part("temporarily")}, (N, Q, Y, Y, Y)),
        ({}, (N, Q, Y, Y, Y)),
    ],
)
def test_ends(fields, answers):
    assert tuple(in_time(at(day), **fields)[0] for day in range(7, 12)) == answers


def test_time_reasons_name_the_end_they_hang_on():
    assert in_time(at(7))[1] == "before the start"
    assert in_time(at(8))[1] == "before or after the start?"
    assert in_time(at(10), **UNTIL)[1] == "before or after the end?"
    assert in_time(at(11), **UNTIL)[1] == "after the end"
    assert in_time(None)[1] == "when?"
    assert ask("time", clause(), incident())[1] == "no start given"


@pytest.mark.parametrize(
    ("fields", "confirmed", "wanted"),
    [
        ({"start": part("from 20 March", when=at(20))}, Y, Phase.AHEAD),
        ({"start": FROM_8}, Y, Phase.RUNNING),
        ({"start": FROM_8}, Q, Phase.UNKNOWN),
        ({"start": FROM_8, **UNTIL}, Q, Phase.EXPIRED),
        ({}, Y, Phase.UNKNOWN),
    ],
)
def test_phase(fields, confirmed, wanted):
    given = clause(**fields)
    case = docket(reading(given), confirmed={"North": confirmed})
    assert phase(case, options(case, given)[0], "North") is wanted


def test_a_night_is_one_stretch_in_the_zone_of_the_as_of():
    late = at(10, 23)
    night = When(
        earliest=late.earliest, latest=at(11, 4).latest, precision=Precision.NIGHT, basis="night"
    )
    assert in_time(night)[0] is Y
