"""Which names are one actor's, and which must never be joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.record import CaptureClass, Extract, Naming, Tri
from tests.helpers import LAW, capture, joined, statement

MACHINE = frozenset({CaptureClass.MACHINE})


def naming(*names, naming=Naming.NAMED, classes=frozenset(), first=0):
    """A text for each name, in which that speaker says something."""
    sources = []
    for n, name in enumerate(names, first):
        cap = capture(
            f"{name} said that nobody fired, account {n}.", id=f"cap_{n}", classes=classes
        )
        said = statement(cap, name, "that nobody fired", naming=naming)
        sources.append((cap, Extract(statements=(said,))))
    return sources


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("Dmitri Peskarev", "Dmitry Peskaryov"),
        ("Margit Solvane", "Solvane"),
        ("Margit Anna Solvane", "Margit Solvane"),
        ("Margit Solvane", "M. Solvane"),
        ("Zoë Hálden", "Zoe Halden"),
        ("Margit Solvane", "margit solvane"),
    ],
)
def test_variants_of_one_name_are_one_actor(full, other):
    for names in ((full, other), (other, full)):
        found = joined(*naming(*names))
        assert found.name(other) == found.name(full)
        assert any({a.left, a.right} == {full, other} for a in found.aliases) or (
            full.casefold() == other.casefold()
        )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivan Tarasenko", "Olena Tarasenko"),
        ("Margit Solvane", "Juris Solvane"),
        ("Margit Solvane", "Margit Kalnaste"),
        ("Coast Council", "Harbour Front"),
        ("Harbour Front", "Harbour Council"),
        ("Petrel", "Petrov"),
        ("Mark Kovalenko", "Mary Kovalenko"),
        ("Inna Kovalenko", "Anna Kovalenko"),
        ("Ivan Petrov", "Petrova"),
        ("Daniel Kovac", "Daniela Kovac"),
        ("Alexander Brandt", "Alexandra Brandt"),
        ("Marina Solvane", "Mariana Solvane"),
    ],
)
def test_two_people_are_never_made_one(one, other):
    found = joined(*naming(one, other))
    assert found.name(one) != found.name(other)
    assert not [a for a in found.aliases if a.same is Tri.YES]


def test_a_surname_that_two_people_share_is_settled_for_neither():
    found = joined(*naming("Ivan Tarasenko", "Olena Tarasenko", "Tarasenko"))
    assert found.name("Tarasenko") not in ("Ivan Tarasenko", "Olena Tarasenko")


def test_each_judgement_says_by_which_rule_and_on_which_words():
    found = joined(*naming("Margit Solvane", "Solvane"))
    (alias,) = found.aliases
    assert alias.rule
    assert {s.words for s in alias.spans} == {"Margit Solvane", "Solvane"}
    for s in alias.spans:
        s.verify(found.capture(s.capture).text)


@pytest.mark.parametrize("machine_first", [True, False])
def test_a_machine_texts_spelling_is_never_the_canonical_one(machine_first):
    people = naming("Dmitri Peskarev")
    machine = naming("Dmitry Peskaryov", classes=MACHINE, first=7)
    found = joined(*(machine + people if machine_first else people + machine))
    assert found.name("Dmitry Peskaryov") == "Dmitri Peskarev"
    assert found.name("Dmitri Peskarev") == "Dmitri Peskarev"


def test_a_machine_texts_fuller_name_is_not_the_canonical_one_either():
    found = joined(
        *naming("Dmitri Peskarev"), *naming("Dmitri Ilya Peskarev", classes=MACHINE, first=7)
    )
    assert found.name("Dmitri Ilya Peskarev") == "Dmitri Peskarev"


def test_an_unnamed_voice_is_nobodys_alias():
    found = joined(*naming("officer", naming=Naming.UNNAMED), *naming("Ana Officer", first=5))
    assert found.aliases == ()


FIRST = st.sampled_from("Ana Boris Cecil Dagmar Edvin".split())
LAST = st.sampled_from("Solvane Kalnaste Ozolmane Brandt".split())
PEOPLE = st.lists(st.tuples(FIRST, LAST).map(" ".join), min_size=2, max_size=5, unique=True)


@LAW
@given(PEOPLE)
def test_full_names_that_differ_plainly_stay_apart(people):
    found = joined(*naming(*people))
    assert len({found.name(p) for p in people}) == len(people)


@LAW
@given(PEOPLE)
def test_a_name_is_canonical_for_itself(people):
    surnames = {p.split()[1] for p in people}
    found = joined(*naming(*people, *sorted(surnames)))
    for name in (*people, *surnames):
        assert found.name(found.name(name)) == found.name(name)
