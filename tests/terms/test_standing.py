"""How well an incident is attested: every rung, and what never lifts it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.record import Actor, Attestation, Attests, Role, Standing
from holdfire.terms.standing import UNKNOWN, accuses, origins, speaks_for, standing
from tests.helpers import LAW

BOUND = (Role.BOUND,)
ACTORS = (
    Actor(id="league", name="Mill League", roles=BOUND),
    Actor(id="vel", name="Ana Vel", speaks_for="league"),
    Actor(id="desk", name="Vel's desk", speaks_for="vel"),
    Actor(id="ferry", name="Ferry Guard", proxy_of="league"),
    Actor(id="council", name="River Council", roles=BOUND),
    Actor(id="mayor", name="the mayor", speaks_for="council"),
    Actor(id="grid", name="Mill Grid", roles=(Role.NON_PARTY,)),
    Actor(id="tove", name="Tove Rask", speaks_for="grid"),
    Actor(id="one", name="One", speaks_for="two"),
    Actor(id="two", name="Two", speaks_for="one"),
)
OUTLETS = ("Mill Gazette", "Skerry Press")


def told(*pairs):
    """Attestations, from pairs of what is done and by whom."""
    return tuple(
        Attestation(id=f"a{n}", incident="i", attests=Attests(does), origin=origin, address="x")
        for n, (does, origin) in enumerate(pairs)
    )


R = "reports"
RUNGS: dict[str, tuple[str | None, list[tuple[str, str | None]], Standing]] = {
    "one origin": (None, [(R, "Mill Gazette")], Standing.REPORTED),
    "one origin twice": (None, [(R, "Mill Gazette"), (R, "Mill Gazette")], Standing.REPORTED),
    "nobody known": (None, [(R, None), (R, None)], Standing.REPORTED),
    "one known beside one not known": (None, [(R, "Mill Gazette"), (R, None)], Standing.REPORTED),
    "two outlets": (None, [(R, "Mill Gazette"), (R, "Skerry Press")], Standing.CORROBORATED),
    "an accuser and an outlet": (
        None, [(R, "River Council"), (R, "Mill Gazette")], Standing.CORROBORATED
    ),
    "an accuser and its mayor": (None, [(R, "River Council"), (R, "the mayor")], Standing.REPORTED),
    "both bound sides": (None, [(R, "River Council"), (R, "Mill League")], Standing.REPORTED),
    "a proxy beside a spokesman": (
        None, [(R, "River Council"), (R, "Ferry Guard")], Standing.REPORTED
    ),
    "a body and its spokeswoman": (None, [(R, "Mill Grid"), (R, "Tove Rask")], Standing.REPORTED),
    "two who speak for each other": (None, [(R, "One"), (R, "Two")], Standing.REPORTED),
    "verified": (None, [("verifies", "Mill Gazette")], Standing.CONFIRMED),
    "admitted": ("Mill League", [("admits", "Mill League")], Standing.CONFIRMED),
    "admitted by a desk that speaks for who speaks for it": (
        "Mill League", [("admits", "Vel's desk")], Standing.CONFIRMED
    ),
    "admitted by a proxy": ("Mill League", [("admits", "Ferry Guard")], Standing.REPORTED),
    "admitted by another": ("Mill League", [("admits", "the mayor")], Standing.REPORTED),
    "admitted by nobody known": ("Mill League", [("admits", None)], Standing.REPORTED),
    "admitted where nobody is named": (None, [("admits", "Mill League")], Standing.REPORTED),
    "admitted and denied": (
        "Mill League", [("admits", "Ana Vel"), ("denies", "Mill League")], Standing.CONFIRMED
    ),
    "denied": ("Mill League", [(R, "the mayor"), ("denies", "Ana Vel")], Standing.DENIED),
    "denied by its principal": ("Ferry Guard", [("denies", "Mill League")], Standing.DENIED),
    "denied by its proxy": ("Mill League", [("denies", "Ferry Guard")], Standing.DENIED),
    "denied by an outlet laid to itself": (
        "Mill Gazette", [("denies", "Mill Gazette")], Standing.DENIED
    ),
    "denied by another": ("Mill League", [("denies", "the mayor")], Standing.CONTESTED),
    "denied by nobody known": ("Mill League", [("denies", None)], Standing.CONTESTED),
    "denied where nobody is named": (None, [("denies", "Ana Vel")], Standing.CONTESTED),
    "disputed": (
        None, [(R, "Mill Gazette"), (R, "Skerry Press"), ("disputes", None)], Standing.CONTESTED
    ),
    "retracted, though verified": (
        None, [("retracts", "Mill Gazette"), ("verifies", "Mill Grid")], Standing.RETRACTED
    ),
    "something else": (
        None, [("reclassifies", "Mill Grid"), ("verifies", "Mill Grid")], Standing.RECLASSIFIED
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", RUNGS)
def test_each_rung(case):
    actor, pairs, word = RUNGS[case]
    assert standing(actor, told(*pairs), ACTORS) is word


def test_who_is_an_origin():
    found = told(("denies", "Ana Vel"), (R, None), (R, "Mill Grid"), ("verifies", "Mill Grid"))
    assert origins(found) == (UNKNOWN, "Mill Grid")
    assert origins(found[:2]) == (UNKNOWN,)


def test_who_is_an_accuser():
    found = {a.name for a in ACTORS if accuses(a.name, ACTORS)}
    assert found == {
        "Mill League", "Ana Vel", "Vel's desk", "Ferry Guard", "River Council", "the mayor"
    }  # fmt: skip
    assert not accuses("Mill Gazette", ACTORS)


def test_whose_word_is_whose():
    assert speaks_for("Vel's desk", "Mill League", ACTORS)
    assert speaks_for("Mill Gazette", "Mill Gazette", ACTORS)
    assert not speaks_for("Mill League", "Ana Vel", ACTORS)
    assert not speaks_for("Ferry Guard", "Mill League", ACTORS)


# Laws

NAMES = (*(a.name for a in ACTORS), *OUTLETS)
ANY = st.sampled_from(Attests).map(lambda a: a.value)


def tellings(origins):
    return st.lists(st.tuples(ANY, origins), min_size=1, max_size=6)


def actors_of_any_ties():
    ids = st.none() | st.sampled_from([a.id for a in ACTORS])
    roles = st.sampled_from([(), BOUND, (Role.NON_PARTY,)])
    ties = st.tuples(ids, ids, roles)
    return st.tuples(*(ties for _ in ACTORS)).map(
        lambda drawn: tuple(
            Actor(id=a.id, name=a.name, roles=roles, speaks_for=of, proxy_of=on)
            for a, (of, on, roles) in zip(ACTORS, drawn, strict=True)
        )
    )


WHO = st.none() | st.sampled_from(NAMES)


@LAW
@given(actors_of_any_ties(), WHO, WHO, st.lists(ANY, min_size=1, max_size=6), st.data())
def test_one_origin_never_corroborates(actors, laid_to, origin, deeds, data):
    pairs = [(does, data.draw(st.sampled_from([origin, None]))) for does in deeds]
    assert standing(laid_to, told(*pairs), actors) is not Standing.CORROBORATED


@LAW
@given(actors_of_any_ties(), WHO, tellings(WHO))
def test_accusers_alone_never_corroborate(actors, laid_to, pairs):
    only = [(does, o) for does, o in pairs if o is None or accuses(o, actors)]
    assert standing(laid_to, told(*only), actors) is not Standing.CORROBORATED


@LAW
@given(actors_of_any_ties(), WHO, tellings(WHO), st.randoms())
def test_the_order_of_tellings_changes_nothing(actors, laid_to, pairs, random):
    other = random.sample(pairs, len(pairs))
    word = standing(laid_to, told(*pairs), actors)
    assert standing(laid_to, told(*other), actors) is word


@LAW
@given(WHO, tellings(WHO), st.data())
def test_a_telling_of_unknown_origin_never_lifts(laid_to, pairs, data):
    more = (*pairs, (R, None))
    assert standing(laid_to, told(*more), ACTORS) is standing(laid_to, told(*pairs), ACTORS)
