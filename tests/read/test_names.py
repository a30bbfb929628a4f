"""Who a phrase, a role or a pronoun means over a document."""

import pytest
from hypothesis import given, settings

from holdfire.read.names import Cast
from holdfire.record import Naming

from .made import read, texts


def speakers(text):
    return [s.speaker.name for s in read(text).statements]


@pytest.mark.parametrize(
    ("phrase", "name", "naming"),
    [
        ("President Oba Vel of Chad", "Oba Vel", Naming.NAMED),
        ("the foreign minister, Ana Vel", "Ana Vel", Naming.NAMED),
        ("Secretary of State Ana Vel", "Ana Vel", Naming.NAMED),
        ("Regional president Ana Oro Vel", "Ana Oro Vel", Naming.NAMED),
        ("spokesman Yunis al-Vel", "Yunis al-Vel", Naming.NAMED),
        ("Ana Vel, who runs the clinic", "Ana Vel", Naming.NAMED),
        ("the operator, Oleovia", "Oleovia", Naming.NAMED),
        ("the army", "army", Naming.NAMED),
        ("police", "police", Naming.NAMED),
        ("the Biltine Front", "Biltine Front", Naming.NAMED),
        ("the Biltine Monitor", "Biltine Monitor", Naming.NAMED),
        ("a Biltine Front spokesman", "Biltine Front spokesman", Naming.UNNAMED),
        (
            "An adviser to the mayor, who hid his name",
            "adviser to the mayor",
            Naming.UNNAMED,
        ),
        ("Residents of Biltine", "residents of Biltine", Naming.UNNAMED),
        ("insurers", "insurers", Naming.UNNAMED),
        ("Their drummer", "drummer", Naming.UNNAMED),
        ("the General Grid Company", "General Grid Company", Naming.NAMED),
        ("Mali's army", "Malian army", Naming.NAMED),
        ("a man who goes by the name of Old Koro", "Old Koro", Naming.NAMED),
        ("a Sahel Wire correspondent in Abéché", None, Naming.OUTLET),
    ],
)
def test_a_phrase_alone(phrase, name, naming):
    met = Cast().meet(phrase, 0)
    assert met is not None
    assert met.naming is naming
    assert name is None or met.name == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Northern Chad Command denied it. The Command said it was late.",
            ["Northern Chad Command"] * 2,
        ),
        (
            "The Front of the North denied it. The Front said it was late.",
            ["Front of the North"] * 2,
        ),
        ("Oba Vel denied it. The Chadian president said it was late.", ["Oba Vel"] * 2),
        ("Ana Vel denied it. Ms. Vel said it was late.", ["Ana Vel"] * 2),
        ("Colonel Idris Koro denied it. The colonel said it was late.", ["Idris Koro"] * 2),
        ("Idris Koro drove to Biltine. He said it was late.", ["Idris Koro"]),
        (
            "The adviser, Idris Koro, told Radio Abéché that it rained. He said it was late.",
            ["Idris Koro"],
        ),
        ("Medics in Biltine denied it. They said it was late.", ["medics in Biltine"] * 2),
        ("The Biltine Front denied it. The group said it was late.", ["Biltine Front"] * 2),
        ("The Biltine Front denied it. It said it was late.", ["Biltine Front"] * 2),
        ("An aide to the mayor denied it. The aide said it was late.", ["aide to the mayor"] * 2),
        ("A spokesman denied it. The spokesman, Idris Koro, said so.", ["Idris Koro"] * 2),
        (
            "The Biltine Front denied it. The Abéché Front denied it. The Front said it was late.",
            ["Biltine Front", "Abéché Front", "Abéché Front"],
        ),
    ],
)
def test_later_short_forms(text, names):
    assert speakers(text)[-len(names) :] == names


def test_a_role_of_the_other_side_is_somebody_else():
    text = "The Malian minister, Ana Vel, denied it. The Chadian minister said it was late."
    assert speakers(text) == ["Ana Vel", "Chadian minister"]


def test_a_lone_capital_inside_a_sentence_is_a_surname():
    assert speakers("It was late, Abastis said.") == ["Abastis"]


def test_the_country_studied_is_not_the_one_spoken_for():
    (said,) = read("Ana Vel, a Chad expert at Biltine University, said it was late.").statements
    assert said.speaker.affiliation is None
    assert said.speaker.role == "Chad expert at Biltine University"


def test_she_is_not_a_man_named_last():
    text = "Ms. Ana Vel denied it. Mr. Idris Koro denied it. She said it was late."
    assert speakers(text)[-1] == "Ana Vel"


@settings(max_examples=150, deadline=None)
@given(texts)
def test_any_phrase_can_be_met(phrase):
    cast = Cast()
    cast.introduce(phrase, 0)
    met = cast.meet(phrase, 1)
    assert met is None or met.name
