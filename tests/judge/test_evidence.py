"""Laws of evidence, names and order, over everything that a docket can hold."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume
from hypothesis import strategies as st

from holdfire.judge import judge, roll_up
from holdfire.record import Standing, Tri, Word
from holdfire.record.settling import options

from .making import DOCKET, ORDER, B, D, H, cases, happenings, ids_of, law

FREEING = ("release", "reciprocity")
"""Clauses under which a deed of one lets another off: exceptions that evidence raises."""


@law(cases(), st.randoms(use_true_random=False))
def test_the_order_of_what_is_known_is_irrelevant(case, chance):
    def mixed(things):
        return tuple(chance.sample(things, len(things)))

    other = replace(
        case, incidents=mixed(case.incidents), coverage=mixed(case.coverage),
        starts=mixed(case.starts), turns=mixed(case.turns),
        confirmed=dict(mixed(tuple(case.confirmed.items()))),
    )  # fmt: skip
    cells, again = judge(case), judge(other)
    assert cells == again
    assert roll_up(case, cells) == roll_up(other, again)


@law(cases())
def test_the_order_of_clauses_and_readings_moves_no_word(case):
    turned = tuple(replace(r, clauses=r.clauses[::-1]) for r in case.readings[::-1])
    other = replace(case, readings=turned)
    cells, again = judge(case), judge(other)
    assert {f.id: f for f in cells} == {f.id: f for f in again}
    rolled = [{f.id: (f.word, f.rules, f.phase) for f in roll_up(c, x)}
              for c, x in ((case, cells), (other, again))]  # fmt: skip
    assert rolled[0] == rolled[1]


@law(cases())
def test_judging_again_adds_nothing_and_every_id_is_its_own(case):
    cells = judge(case)
    found = [*cells, *roll_up(case, cells)]
    assert found == [*judge(case), *roll_up(case, judge(case))]
    assert len({f.id for f in found}) == len(found)


@law(cases(without=FREEING), happenings("more"))
def test_one_more_incident_never_lightens_a_cell(case, more):
    before = {f.id: f.word for f in judge(case) if f.rules != ("R-TIME-7",)}
    after = ids_of(judge(replace(case, incidents=(*case.incidents, more))))
    assert all(ORDER.index(after[k]) >= ORDER.index(w) for k, w in before.items())


@law(cases(), st.data())
def test_one_more_origin_never_lightens_a_cell(case, data):
    told = data.draw(happenings("first"))
    first = replace(told, standing=Standing.REPORTED, origins=("o1",))
    more = replace(told, standing=Standing.CORROBORATED, origins=("o1", "o2"))
    before, after = (
        ids_of(judge(replace(case, incidents=(*case.incidents, i)))) for i in (first, more)
    )
    assert before.keys() == after.keys()
    assert all(ORDER.index(after[k]) >= ORDER.index(w) for k, w in before.items())


@law(cases(), st.sampled_from((Tri.UNCLEAR, Tri.NO)))
def test_thin_coverage_never_says_holding(case, thin):
    poor = replace(case, coverage=tuple(replace(c, adequate=thin) for c in case.coverage))
    cells = judge(poor)
    said = {f.word for f in (*cells, *roll_up(poor, cells))}
    assert not said & {H, D, Word.PARTLY}


@law(cases(), st.integers(1, 20))
def test_expiry_never_changes_conduct_inside(case, later):
    after = replace(case, as_of=case.as_of + timedelta(days=later))

    def place(f):
        return (f.reading, f.clause, f.option, f.actor, f.day)

    then = {place(f): (f.word, f.rules) for f in judge(after)}
    for f in judge(case):
        last = f.day == case.as_of.date().isoformat()
        if f.rules != ("R-TIME-7",):
            assert then.get(place(f), (f.word, f.rules)) == (f.word, f.rules)
            assert place(f) in then or last


@law(cases())
def test_every_option_of_every_meaning_is_judged(case):
    judged = {(f.reading, f.clause, f.actor, f.option) for f in judge(case)}
    wanted = {
        (r.id, c.id, a, o.label)
        for r in case.readings
        for c in r.clauses
        for a in case.bound(c)
        if not case.free(r, a)
        for o in options(case, c, r.id)
    }
    assert judged == wanted


SWAP = {"North": "South", "South": "North"}


def swapped(case):
    """The same case with the parties' names changed for each other, wherever they stand."""

    def named(thing, field):
        name = getattr(thing, field)
        return replace(thing, **{field: SWAP.get(name, name)})

    def voice(r):
        new = (replace(c, bound=tuple(named(p, "value") for p in c.bound)) for c in r.clauses)
        return replace(named(r, "holder"), clauses=tuple(new))

    def keys(names):
        return {SWAP.get(k, k): v for k, v in names.items()}

    def values(names):
        return {k: SWAP.get(v, v) for k, v in names.items()}

    return replace(
        case,
        readings=tuple(voice(r) for r in case.readings),
        incidents=tuple(replace(i, actor=named(i.actor, "name")) for i in case.incidents),
        confirmed=keys(case.confirmed),
        conditional=frozenset(SWAP[n] for n in case.conditional),
        proxies=values(case.proxies),
        aliases=values(case.aliases),
        turns=tuple(named(t, "actor") for t in case.turns),
    )


@law(cases())
def test_swapping_the_parties_names_swaps_them_and_nothing_else(case):
    def table(cells, swap):
        return {
            (f.reading, f.clause, f.option, swap.get(f.actor, f.actor), f.day): (
                f.word, f.phase, f.rules, f.forced, f.confidence, len(f.flips),
            )
            for f in cells
        }  # fmt: skip

    other = swapped(case)
    cells, mirror = judge(case), judge(other)
    assert table(cells, SWAP) == table(mirror, {})
    both = roll_up(case, cells), roll_up(other, mirror)
    assert [(f.word, f.rules, f.forced) for f in both[0]] == [
        (f.word, f.rules, f.forced) for f in both[1]
    ]


@law(cases(without=FREEING))
def test_another_name_of_a_side_is_that_side(case):
    """R-ACTOR-2; where a deed may free another side, see test_defects.py."""

    def called(event):
        name = "President N" if event.actor.name == "North" else event.actor.name
        return replace(event, actor=replace(event.actor, name=name))

    other = replace(case, incidents=tuple(called(i) for i in case.incidents))
    assert ids_of(judge(case)) == ids_of(judge(other))


@law(cases(), st.sampled_from(DOCKET["turns"]))
def test_a_turn_only_takes_away(case, turns):
    """What became of the whole never makes a cell a breach that was none, nor holding."""
    assume(not any(t.until for t in (*case.turns, *turns)))
    before = ids_of(judge(replace(case, turns=())))
    after = ids_of(judge(replace(case, turns=turns)))
    gained = {(before[k], w) for k, w in after.items() if k in before and before[k] is not w}
    assert not {w for _, w in gained} & {H, B}
