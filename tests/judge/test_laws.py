"""Laws that hold for every small case, tried on cases crowded into the interesting region."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from typing import Any

from hypothesis import given as hypothesis_given
from hypothesis import settings
from hypothesis import strategies as st

from holdfire.judge import judge, roll_up
from holdfire.record import Agent, Cause, Deed, Standing, Tri, Word
from holdfire.record.settling import options

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
    town,
)


def given(*strategies):
    """Hypothesis's `given`, without its clock: a busy machine is no counterexample."""

    def law(check):
        return settings(deadline=None)(hypothesis_given(*strategies)(check))

    return law


H, D, U, B = Word.HOLDING, Word.DISPUTED, Word.UNDETERMINED, Word.BREACHED
ORDER = list(Word)
PLACES = (K, M, None, LAND, region("R", "1"))
WHENS = (at(10), at(8), at(11), at(9, last=10), None, at(10, 12))
AGENTS = tuple(
    Agent(name=n, basis=b)
    for n, b in (
        ("North", "stated"),
        ("South", "stated"),
        ("North", "alleged"),
        ("North", "implied"),
        (None, "unstated"),
    )
)
CLASSES = ((), ("energy",), ("market",))
AREAS = (part("K", place=K), part("K and the various towns", open=True), part("Aland", place=LAND))
OWN = (part("from 8 March", when=at(8)), part("from 10 March", when=at(10)))
ENDS = (None, part("until 11 March", when=at(11)), part("until the talks end"))

# Two entries in three are the plain case, so that scope and standing often come together.
deeds = st.sampled_from((Deed.STRIKE, Deed.STRIKE, Deed.ATTACK, Deed.INTERCEPTION))
causes = st.sampled_from((Cause.ATTACK, Cause.ATTACK, Cause.UNKNOWN, Cause.ACCIDENT))
standings = st.sampled_from((Standing.CORROBORATED, *Standing))


@st.composite
def happenings(draw, id="i"):
    return incident(
        id,
        place=draw(st.sampled_from((K, *PLACES))),
        when=draw(st.sampled_from((at(10), *WHENS))),
        actor=draw(st.sampled_from((AGENTS[0], *AGENTS))),
        target_classes=draw(st.sampled_from(CLASSES)),
        deed=draw(deeds),
        cause=draw(causes),
        standing=draw(standings),
        origins=tuple(sorted(draw(st.sets(st.sampled_from(("o1", "o2")), min_size=1)))),
    )


def maybe(draw, *values):
    return draw(st.sampled_from((None, *values)))


@st.composite
def clauses(draw, id="c1"):
    return clause(
        id=id,
        area=maybe(draw, AREAS[0], *AREAS),
        targets=maybe(draw, part("grid", classes=("energy",))),
        start=maybe(draw, OWN[0], *OWN),
        end=draw(st.sampled_from(ENDS)),
        duration=maybe(draw, part("for three days", days=3.0)),
        bound=draw(st.sampled_from((part("North"), part("both sides"), None))),
        exceptions=draw(st.sampled_from((None, None, None, part("except in self-defence")))),
    )


@st.composite
def cases(draw, adequate=(Tri.YES, Tri.YES, Tri.UNCLEAR)):
    holders = draw(st.sampled_from((("Envoy",), ("Envoy", "North"))))
    voices = tuple(
        reading(*(draw(clauses(f"c{n}")) for n in range(draw(st.integers(1, 2)))), id=h, holder=h)
        for h in holders
    )
    events = tuple(draw(happenings(f"i{n}")) for n in range(draw(st.integers(0, 3))))
    pairs = [(v.id, e.id) for v in voices for e in events]
    known = st.sampled_from((coverage(7, last=12, place=LAND), coverage(7, last=12, place=K)))
    how = st.sampled_from(adequate)
    watch = tuple(replace(c, adequate=draw(how)) for c in draw(st.lists(known, max_size=2)))
    ways = (start("Monday", at(8)), start("Tuesday", at(10)))
    return docket(
        *voices,
        incidents=events,
        coverage=watch,
        starts=draw(st.sampled_from(((), ways[:1], ways))),
        treated=frozenset(draw(st.sets(st.sampled_from(pairs))) if pairs else ()),
        confirmed={n: draw(st.sampled_from((Tri.YES, *Tri))) for n in ("North", "South")},
        origins_of_accuser=draw(st.sampled_from((frozenset(), frozenset({"o1"})))),
    )  # fmt: skip


def words(case):
    return {f.id: f.word for f in judge(case)}


@given(cases())
def test_the_order_of_evidence_is_irrelevant(case):
    other = replace(
        case,
        incidents=case.incidents[::-1],
        coverage=case.coverage[::-1],
        starts=case.starts[::-1],
    )
    cells, again = judge(case), judge(other)
    assert cells == again
    assert roll_up(case, cells) == roll_up(other, again)


@given(cases())
def test_judging_again_adds_nothing(case):
    cells = judge(case)
    found = [*cells, *roll_up(case, cells)]
    again = [*judge(case), *roll_up(case, judge(case))]
    assert found == again
    assert len({f.id for f in found}) == len(found)


@given(cases(), happenings("more"))
def test_one_more_incident_never_lightens(case, more):
    before = {f.id: f.word for f in judge(case) if f.rules != ("R-TIME-7",)}
    after = words(replace(case, incidents=(*case.incidents, more)))
    assert all(ORDER.index(after[k]) >= ORDER.index(w) for k, w in before.items())


@given(st.data(), cases())
def test_one_more_origin_never_lightens(data, case):
    first = replace(data.draw(happenings("first")), standing=Standing.REPORTED, origins=("o1",))
    told = replace(first, standing=Standing.CORROBORATED, origins=("o1", "o2"))
    before, after = (words(replace(case, incidents=(*case.incidents, i))) for i in (first, told))
    assert before.keys() == after.keys()
    assert all(ORDER.index(after[k]) >= ORDER.index(w) for k, w in before.items())


@given(cases(adequate=(Tri.UNCLEAR, Tri.NO)))
def test_thin_coverage_never_says_holding(case):
    cells = judge(case)
    said = {f.word for f in (*cells, *roll_up(case, cells))}
    assert not said & {H, D, Word.PARTLY}


SWAP = {"North": "South", "South": "North"}


def swapped(case):
    def bound(c):
        return tuple(replace(p, value=SWAP.get(p.value, p.value)) for p in c.bound)

    def voice(r):
        new = tuple(replace(c, bound=bound(c)) for c in r.clauses)
        return replace(r, clauses=new, holder=SWAP.get(r.holder, r.holder))

    def agent(a):
        return replace(a, name=SWAP.get(a.name, a.name))

    return replace(
        case,
        readings=tuple(voice(r) for r in case.readings),
        incidents=tuple(replace(i, actor=agent(i.actor)) for i in case.incidents),
        confirmed={SWAP[k]: v for k, v in case.confirmed.items()},
    )


def table(cells, swap):
    def key(f):
        return (f.reading, f.clause, f.option, swap.get(f.actor, f.actor), f.day)

    return {key(f): (f.word, f.phase, f.rules) for f in cells}


@given(cases())
def test_swapping_the_parties_names_swaps_them_and_nothing_else(case):
    other = swapped(case)
    cells, mirror = judge(case), judge(other)
    assert table(cells, SWAP) == table(mirror, {})
    words_of = [f.word for f in roll_up(case, cells)]
    assert words_of == [f.word for f in roll_up(other, mirror)]


@given(cases(), st.integers(1, 20))
def test_expiry_never_changes_conduct_inside(case, later):
    after = replace(case, as_of=case.as_of + timedelta(days=later))
    then = {(f.reading, f.clause, f.option, f.actor, f.day): f.word for f in judge(after)}
    for f in judge(case):
        key = (f.reading, f.clause, f.option, f.actor, f.day)
        if f.rules != ("R-TIME-7",):
            assert then.get(key, f.word) is f.word
            assert key in then or f.day == case.as_of.date().isoformat()


@given(cases())
def test_every_option_is_judged(case):
    judged = {(f.reading, f.clause, f.actor, f.option) for f in judge(case)}
    wanted = {
        (r.id, c.id, a, o.label)
        for r in case.readings
        for c in r.clauses
        for a in case.bound(c)
        if not case.free(r, a)
        for o in options(case, c)
    }
    assert judged == wanted
    told = {s.label for s in case.starts}
    unstated = [c for r in case.readings for c in r.clauses if not c.start]
    assert all(any(o.label == "unknown" for o in options(case, c)) for c in unstated)
    plain = [c for c in unstated if len(c.end) + len(c.duration) < 2]
    assert all({o.label for o in options(case, c)} == told | {"unknown"} for c in plain)


INSIDE = {"country": (K, M, town("L")), "region": (K, town("L"))}


def completed(draw, event):
    """The same incident with everything open about it settled, one way or another."""
    days = [8, 9, 10, 11]
    if event.when:
        days = [d for d in days if event.when.earliest.day <= d <= event.when.latest.day]
    here = INSIDE.get(event.place.precision, (event.place,)) if event.place else INSIDE["country"]
    return replace(
        event,
        when=at(draw(st.sampled_from(days)), 12),
        place=draw(st.sampled_from(here)),
        actor=draw(st.sampled_from(AGENTS[:2])) if event.actor in AGENTS[3:] else event.actor,
        target_classes=event.target_classes or draw(st.sampled_from(CLASSES[1:])),
        cause=draw(st.sampled_from(SETTLED)) if event.cause is Cause.UNKNOWN else event.cause,
    )


SETTLED = (Cause.ATTACK, Cause.ACCIDENT)


@given(st.data(), cases())
def test_a_definite_word_survives_every_completion(data, case):
    case = replace(case, treated=frozenset())  # what an account settled is not open
    whole = tuple(completed(data.draw, e) for e in case.incidents)
    after = words(replace(case, incidents=whole))
    days = {f.id: f.day for f in judge(case)}
    for key, word in words(case).items():
        if word is not U and days[key] is not None:
            assert after[key] is word


@given(st.data(), cases())
def test_a_definite_word_survives_every_start(data, case):
    """Words under an unknown start hold whatever the start turns out to be."""
    settled = start("the truth", at(data.draw(st.integers(1, 12))))
    other = replace(case, starts=(settled,))

    def key_of(f):
        return (f.reading, f.clause, f.actor, f.day)

    truth = {key_of(f): f.word for f in judge(other) if f.option == settled.label}
    for f in judge(case):
        key = key_of(f)
        if f.option == "unknown" and f.word is not U and key in truth:
            assert truth[key] is f.word


LEARNT: dict[str, dict[str, Any]] = {
    "origin": {"standing": Standing.CORROBORATED, "origins": ("o1", "o2")},
    "standing": {"standing": Standing.CONFIRMED},
    "area": {"place": K},
    "target": {"target_classes": ("energy",)},
    "cause": {"cause": Cause.ATTACK},
    "actor": {"actor": AGENTS[0]},
    "when": {"when": at(11, 12)},
}
GIVEN = {"Monday": at(8), "Tuesday": at(10)}


def settle(event, fact, option, words_):
    """The incident, and the clause, once a fact of a flip is known."""
    if fact.field != "start":
        return replace(event, **LEARNT[fact.field]), words_
    day = GIVEN[option] if fact.text == "that start" else at(1)
    return event, replace(words_, start=(part("settled", when=day),))


@st.composite
def single(draw):
    """One clause with a stated area or target, one incident: flips can be acted out."""
    area, targets = draw(st.sampled_from(((AREAS[0], None), (AREAS[1], None), (None, 1))))
    grid = part("grid", classes=("energy",)) if targets else None
    own = draw(st.sampled_from((None, OWN[0])))
    given_clause = clause(area=area, targets=grid, start=own)
    event = draw(happenings())
    ways = (start("Monday", at(8)), start("Tuesday", at(10)))
    return docket(
        reading(given_clause),
        incidents=(event,),
        starts=draw(st.sampled_from(((), ways[:1], ways))),
    )


def acted_out(case, flip, facts):
    (voice,), (event,) = case.readings, case.incidents
    (words_,) = voice.clauses
    for fact in facts:
        event, words_ = settle(event, fact, flip.option, words_)
    done = replace(case, readings=(replace(voice, clauses=(words_,)),), incidents=(event,))
    return roll_up(done, judge(done))[0].word


@given(single())
def test_flips_are_true_and_no_smaller_set_does(case):
    (rolled,) = roll_up(case, judge(case))
    for flip in (f for f in rolled.flips if f.incident):
        assert acted_out(case, flip, flip.facts) is B
        for less in permutations(flip.facts, len(flip.facts) - 1):
            assert acted_out(case, flip, less) is not B


@given(single())
def test_an_incident_not_certainly_out_has_a_flip_or_is_a_breach(case):
    (rolled,) = roll_up(case, judge(case))
    open_ = any(m.scope is not Tri.NO for m in rolled.matches)
    gone = case.incidents[0].standing in (Standing.RETRACTED, Standing.RECLASSIFIED)
    if open_ and not gone and rolled.word is not B:
        assert [f for f in rolled.flips if f.incident]
