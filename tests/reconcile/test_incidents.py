"""Reports that tell one incident, reports that do not, and how well each is attested."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.record import (
    Act,
    Agent,
    CaptureClass,
    Cause,
    Count,
    Deed,
    Difference,
    Extract,
    Precision,
    Standing,
)
from tests.helpers import (
    LATVIA,
    LAW,
    LIEPAJA,
    VENTSPILS,
    capture,
    joined,
    on,
    report,
    span,
    statement,
)

FOUR, SEVEN = Count(low=4, best=4, high=4), Count(low=7, best=7, high=7)
DEPOT = "A rocket hit the tram depot in Liepaja on Monday, killing four people."
LATER = "Seven people died when a rocket struck the depot in Liepaja on Monday."


def told(words, id="cap_a", outlet=None, **more):
    """A text of one sentence with one report in it."""
    cap = capture(words, id=id, outlet=outlet or id)
    given_ = {"place": LIEPAJA, "when": on(3), **more}
    return cap, Extract(reports=(report(cap, words.rstrip("."), **given_),))


def incidents(*sources):
    return joined(*sources).incidents


def test_two_tellings_of_one_place_and_day_are_one_incident():
    (made,) = incidents(told(DEPOT, "a", killed=FOUR), told(LATER, "b", killed=SEVEN))
    assert len(made.reports) == 2
    assert made.standing is Standing.CORROBORATED
    assert len(made.spans) == 2


def test_another_day_is_another_incident():
    assert len(incidents(told(DEPOT, "a"), told(LATER, "b", when=on(4)))) == 2


def test_another_town_is_another_incident():
    assert len(incidents(told(DEPOT, "a"), told(LATER, "b", place=VENTSPILS))) == 2


def test_another_actor_is_another_incident():
    by = {n: Agent(name=n, basis="stated") for n in ("Coast Council", "Harbour Front")}
    pair = [
        told(DEPOT, "a", actor=by["Coast Council"]),
        told(LATER, "b", actor=by["Harbour Front"]),
    ]
    assert len(incidents(*pair)) == 2


def test_a_power_cut_is_not_a_strike():
    cut = told("The power failed in Liepaja on Monday.", "b", deed=Deed.OUTAGE, cause=Cause.UNKNOWN)
    assert len(incidents(told(DEPOT, "a"), cut)) == 2


def test_at_one_town_and_at_another_in_one_sentence_stay_two():
    words = "Rockets struck the grain quay at Ventspils and a tram depot in Liepaja on Monday."
    cap = capture(words, id="a")
    quay = report(cap, "struck the grain quay at Ventspils", place=VENTSPILS, when=on(3))
    depot = report(cap, "a tram depot in Liepaja", place=LIEPAJA, when=on(3))
    assert len(incidents((cap, Extract(reports=(quay, depot))))) == 2


def test_two_targets_named_apart_in_one_town_stay_two():
    words = "Rockets struck the grain quay and the tram depot in Liepaja on Monday."
    cap = capture(words, id="a")
    both = [
        report(cap, t, place=LIEPAJA, when=on(3), targets=(span(cap, t),))
        for t in ("grain quay", "tram depot")
    ]
    assert len(incidents((cap, Extract(reports=tuple(both))))) == 2


def test_one_telling_of_no_known_day_joins_nothing_in_another_text():
    assert len(incidents(told(DEPOT, "a"), told(LATER, "b", when=None))) == 2


def test_an_undated_detail_right_after_joins_what_was_told_before():
    detail = "Nine more people were hurt by glass."
    cap = capture(f"{DEPOT} {detail}", id="a")
    first = report(cap, DEPOT.rstrip("."), place=LIEPAJA, when=on(3), killed=FOUR)
    nine = Count(low=9, best=9, high=9)
    second = report(cap, detail.rstrip("."), injured=nine)
    (made,) = incidents((cap, Extract(reports=(first, second))))
    assert (made.killed, made.injured) == (FOUR, nine)
    assert made.place == LIEPAJA


def test_a_broad_telling_is_a_parent_and_is_never_added():
    month = on(1, 20, Precision.MONTH)
    hundred = Count(low=100, best=100, high=100)
    wide = told("A hundred people died in March.", "b", place=LATVIA, when=month, killed=hundred)
    made = {i.broad: i for i in incidents(told(DEPOT, "a", killed=FOUR), wide)}
    assert made[False].killed == FOUR
    assert made[True].killed == hundred
    assert made[False].parents == (made[True].id,)
    assert made[True].parents == ()
    assert made[False].standing is Standing.REPORTED


def test_a_broad_telling_of_the_same_town_is_not_merged_into_what_happened_there():
    month = on(1, 20, Precision.MONTH)
    wide = told("Fire struck Liepaja on most nights in March.", "b", when=month)
    made = {i.broad: i for i in incidents(told(DEPOT, "a", killed=FOUR), wide)}
    assert made[False].standing is Standing.REPORTED
    assert made[False].parents == (made[True].id,)
    assert made[True].killed is None


def test_a_broad_telling_of_another_land_or_side_is_no_parent():
    month = on(1, 20, Precision.MONTH)
    abroad = replace(LATVIA, name="Estonia", country="EE")
    wide = told("Strikes went on in Estonia.", "b", place=abroad, when=month)
    assert all(not i.parents for i in incidents(told(DEPOT, "a"), wide))


@pytest.mark.parametrize("order", [0, 1])
def test_the_later_published_toll_stands_whatever_the_order_of_files(order):
    early, late = told(DEPOT, "a", killed=FOUR), told(LATER, "b", killed=SEVEN)
    late = (replace(late[0], published=on(6)), late[1])
    (made,) = incidents(*((late, early) if order else (early, late)))
    assert made.killed == SEVEN
    assert len(made.reports) == 2, "the first figure stays in the record"
    (told_apart,) = joined(early, late).disagreements
    assert told_apart.kind is Difference.COUNT


@pytest.mark.parametrize("order", [0, 1])
def test_an_attack_that_another_text_calls_an_accident_is_reclassified(order):
    pair = [told(DEPOT, "a"), told(LATER, "b", cause=Cause.ACCIDENT)]
    (made,) = incidents(*(reversed(pair) if order else pair))
    assert made.standing is Standing.RECLASSIFIED
    assert made.cause is Cause.ACCIDENT


def test_two_texts_of_one_origin_do_not_corroborate():
    pair = [told(DEPOT, "a", outlet="Herald"), told(LATER, "b", outlet="Herald")]
    (made,) = incidents(*pair)
    assert made.standing is Standing.REPORTED
    assert len(made.origins) == 1


def test_two_tellings_in_one_text_do_not_corroborate():
    cap = capture(f"{DEPOT} {LATER}", id="a")
    both = [report(cap, w.rstrip("."), place=LIEPAJA, when=on(3)) for w in (DEPOT, LATER)]
    (made,) = incidents((cap, Extract(reports=tuple(both))))
    assert made.standing is Standing.REPORTED


def test_the_accuser_in_two_outlets_does_not_corroborate_itself():
    frames = {
        "Herald": "On Tuesday the Coast Council said {}, and asked the envoy for an answer.",
        "Courier": "In Liepaja {}, the Coast Council said, while the trams stood still all day.",
    }
    words = "a rocket hit the depot on Monday"
    sources = []
    for outlet, frame in frames.items():
        cap = capture(frame.format(words), id=outlet, outlet=outlet)
        said = statement(cap, "Coast Council", words, act=Act.ALLEGE)
        one = report(cap, words, place=LIEPAJA, when=on(3), statement=said.id)
        sources.append((cap, Extract(statements=(said,), reports=(one,))))
    assert len(joined(*sources).origins) == 2
    (made,) = incidents(*sources)
    assert made.standing is Standing.REPORTED


def test_background_absence_and_machine_texts_make_no_incident():
    machine = told(LATER, "m")
    machine = (replace(machine[0], classes=frozenset({CaptureClass.MACHINE})), machine[1])
    old = told("A truce was broken in Liepaja in October.", "b", background=True)
    quiet = told("No fire was heard in Liepaja on Monday.", "c", absence=True)
    found = joined(machine, old, quiet)
    assert found.incidents == ()
    assert len(found.absences) == 1
    assert [c.origin for c in found.coverage] == [o.id for o in found.origins if "c" in o.captures]


def test_a_machine_text_adds_neither_toll_nor_origin_to_what_a_witness_tells():
    machine = told(LATER, "m", killed=SEVEN)
    machine = (replace(machine[0], classes=frozenset({CaptureClass.MACHINE})), machine[1])
    (made,) = incidents(told(DEPOT, "a", killed=FOUR), machine)
    assert made.killed == FOUR
    assert made.standing is Standing.REPORTED


ROWS = st.lists(
    st.tuples(
        st.sampled_from([LIEPAJA, VENTSPILS, LATVIA, None]),
        st.sampled_from([on(3), on(4), on(1, 20, Precision.MONTH), None]),
        st.sampled_from([None, FOUR, SEVEN]),
        st.sampled_from(["Herald", "Courier", "Echo"]),
    ),
    min_size=1,
    max_size=6,
).map(
    lambda rows: [
        told(f"Fire was reported, item {n}.", f"c{n}", o, place=p, when=w, killed=k)
        for n, (p, w, k, o) in enumerate(rows)
    ]
)


@LAW
@given(ROWS)
def test_every_report_is_in_exactly_one_incident(sources):
    placed = [r for i in incidents(*sources) for r in i.reports]
    assert sorted(placed) == sorted(r.id for _, e in sources for r in e.reports)


@LAW
@given(ROWS)
def test_no_toll_is_ever_a_sum(sources):
    for made in incidents(*sources):
        assert made.killed in (None, FOUR, SEVEN)


@LAW
@given(ROWS)
def test_corroborated_takes_two_origins_and_parents_are_broad(sources):
    found = incidents(*sources)
    known = {i.id: i for i in found}
    for made in found:
        assert (made.standing is Standing.CORROBORATED) is (len(made.origins) > 1)
        assert all(known[p].broad for p in made.parents)


@LAW
@given(ROWS)
def test_the_same_again_under_the_same_outlet_raises_no_standing(sources):
    again = [
        (replace(c, id=c.id + "x"), Extract(reports=tuple(
            replace(r, id=r.id + "x", capture=c.id + "x") for r in e.reports)))
        for c, e in sources[:1]
    ]  # fmt: skip

    def sure(found):
        return sorted(i.standing for i in found if i.standing is Standing.CORROBORATED)

    assert len(sure(incidents(*sources, *again))) <= len(sure(incidents(*sources)))


def test_the_order_of_files_does_not_change_which_reports_are_one():
    sources = [told(DEPOT, "a"), told(LATER, "b"), told(DEPOT, "c", place=VENTSPILS, when=on(4))]
    groups = {
        frozenset(frozenset(i.reports) for i in incidents(*order))
        for order in permutations(sources)
    }
    assert len(groups) == 1


def test_two_towns_of_one_text_are_two_incidents_though_they_lie_close():
    words = "Two were hurt near Grobina. A rocket hit Liepaja on Monday."
    cap = capture(words, id="cap_a", outlet="a")
    beside = replace(LIEPAJA, name="Grobina", lat=56.535, lon=21.05)
    near, hit = "Two were hurt near Grobina", "A rocket hit Liepaja on Monday"
    first = report(cap, near, place=beside)
    second = report(cap, hit, place=LIEPAJA, when=on(3))
    assert len(incidents((cap, Extract(reports=(first, second))))) == 2
    elsewhere = told("A rocket hit Grobina on Monday.", "b", place=beside)
    assert len(incidents(told(DEPOT, "a"), elsewhere)) == 1
