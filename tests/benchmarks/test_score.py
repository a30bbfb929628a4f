"""Gold scored against itself is 1.0 everywhere; each wrong prediction costs what it should."""

import pytest

from benchmarks.quality import gold, names, rows, score, sides
from benchmarks.quality.shapes import Item
from benchmarks.quality.tally import Tally, figures
from tests.benchmarks import mirror
from tests.benchmarks.mirror import RAW, TEXT


@pytest.fixture
def item() -> Item:
    return gold.item_of(RAW)


def value(item: Item, found: list[mirror.Row], figure: str) -> float:
    """One figure over one item."""
    return figures([score.tally_of(item, rows.view_of(found))])[figure].value


def test_own_item_against_itself(item: Item) -> None:
    made = figures([score.tally_of(item, rows.view_of(mirror.rows(item)))])
    assert made
    assert all(f.value == f.low == f.high == 1.0 for f in made.values())


@pytest.mark.parametrize("one", mirror.dev_items().values(), ids=lambda i: i.id)
def test_dev_gold_against_itself(one: Item) -> None:
    found = rows.view_of(mirror.rows(one))
    made = figures([score.tally_of(one, found)])
    assert made
    assert {name: f.value for name, f in made.items() if f.value != 1.0} == {}
    assert list(sides.errors(one, found)) == []


def test_dev_sets_have_no_broken_answer() -> None:
    for name in ("dev", "dev-reports"):
        path = mirror.SETS / f"{name}.jsonl"
        assert not path.is_file() or gold.load(path).broken == []


def test_nothing_found_scores_nothing(item: Item) -> None:
    made = figures([score.tally_of(item, rows.view_of([]))])
    assert made
    assert all(f.value == 0.0 for f in made.values())


def test_trailing_stop_and_space_are_trimmed_but_quotes_count(item: Item) -> None:
    found = mirror.rows(item)
    found[0]["content"][0]["end"] += 2
    assert value(item, found, "content exact F1") == 1.0
    found[1]["content"][0]["start"] += 1
    assert value(item, found, "content exact F1") == 0.5
    assert 0.97 < value(item, found, "content overlap F1") < 1.0
    assert value(item, found, "triple exact F1") == 0.5
    assert value(item, found, "statement F1") == 1.0


def test_wrong_speaker_keeps_the_pair_but_not_the_right_speaker(item: Item) -> None:
    found = mirror.rows(item)
    found[0]["speaker"] = {"id": "x", "name": "Bor Vel", "naming": "unnamed"}
    assert value(item, found, "statement F1") == 1.0
    assert value(item, found, "speaker") == 0.5
    assert value(item, found, "naming") == 0.5
    assert value(item, found, "right speaker") == 0.5


def test_missed_and_extra_statement(item: Item) -> None:
    found = mirror.rows(item)
    extra = {**found[0], "id": "z", "content": [{"start": 150, "end": 160}]}
    assert value(item, found[1:], "statement recall") == 0.5
    assert value(item, [*found, extra], "statement precision") == pytest.approx(2 / 3)
    assert value(item, found[1:], "found, direct") == 1.0
    assert value(item, found[1:], "found, indirect") == 0.0


def test_under_half_of_the_content_is_no_pair(item: Item) -> None:
    found = mirror.rows(item)
    found[0]["content"] = [{"start": 36, "end": 41}]
    assert value(item, found, "statement recall") == 0.5


def test_silent_defaults_are_counted(item: Item) -> None:
    found = mirror.rows(item)
    day = {"earliest": "2025-03-12T00:00:00+02:00", "latest": "2025-03-12T23:59:59+02:00"}
    found[2]["when"] = day
    assert value(item, found, "no silent day") == 0.0
    assert value(item, found, "when") == 0.0
    tally = score.tally_of(item, rows.view_of(found))
    assert score.silent_defaults([tally]) == {"days": 1, "places": 0}
    found[2]["when"] = {k: v.replace("-12", "-10") for k, v in day.items()}
    assert value(item, found, "no silent day") == 1.0


@pytest.mark.parametrize(
    ("field", "wrong", "figure", "expected"),
    [
        ("absence", True, "absence", 0.0),
        ("conduct", "shelling", "conduct", 0.0),
        ("cause", "accident", "cause", 0.0),
        ("means", ["drone", "missile"], "means F1", 2 / 3),
        ("actor", {"name": "Front", "basis": "stated"}, "actor", 0.0),
        ("place", None, "place given F1", 0.0),
        ("killed", {"low": 12, "best": 12, "high": 12}, "killed", 0.0),
        ("targets", ["fuel depot"], "targets word F1", 2 / 3),
        ("statement", None, "by", 0.0),
        ("statement", "s0", "by", 0.0),
        ("background", True, "report, no background, recall", 0.0),
    ],
)
def test_each_wrong_field_of_a_report_costs(
    item: Item, field: str, wrong: object, figure: str, expected: float
) -> None:
    found = mirror.rows(item)
    found[2][field] = wrong
    assert value(item, found, figure) == pytest.approx(expected)
    assert value(item, found, "report F1") == 1.0


def test_measure_where_there_is_none_is_an_error(item: Item) -> None:
    measure = {"kind": "measure", "value": 12, "unit": None, "span": {"start": 0, "end": 9}}
    assert value(item, [measure], "measure F1") == 0.0
    assert "measure F1" not in figures([score.tally_of(item, rows.view_of([]))])


def test_unanswered_lists_are_not_scored() -> None:
    bare = gold.item_of({"id": "x", "published": None, "text": TEXT})
    assert score.tally_of(bare, rows.view_of(mirror.rows(gold.item_of(RAW)))).cells == {}


def test_siblings_in_one_sentence_are_told_apart_by_place() -> None:
    text = "Shells fell on Sarn and Orb overnight."
    one = {**RAW["reports"][0], "span": text[:-1], "by": None, "targets": []}
    both = [{**one, "place": {"name": n}, "when": None} for n in ("Sarn", "Orb")]
    item = gold.item_of({"id": "x", "published": "2025-03-12", "text": text, "reports": both})
    found = list(reversed(mirror.rows(item)))
    assert value(item, found, "place") == 1.0


def test_errors_show_both_sides(item: Item) -> None:
    found = mirror.rows(item)
    found[0]["act"] = "deny"
    lines = "\n".join(sides.errors(item, rows.view_of(found[:1])))
    assert "'judge'" in lines
    assert "'deny'" in lines
    assert "MISSED statement" in lines
    assert "MISSED report" in lines


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ana Vel", "Vel", True),
        ("Foreign Minister Ana Vel", "Ana Vel", True),
        ("Gen. Ana Vel", "Vel, the army chief", True),
        ("Ana Vel", "Bor Vel", False),
        ("Ana Vel", "Ana", False),
        ("Foreign Ministry of Orb", "Orb's foreign ministry", True),
        ("Orb's defence ministry", "Sarn's defence ministry", False),
        ("Defence Ministry", "Foreign Ministry", False),
        (None, None, True),
        (None, "Vel", False),
    ],
)
def test_names(a: str | None, b: str | None, same: bool) -> None:
    assert names.same_name(a, b) is same
    assert names.same_name(b, a) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("army spokesman", "spokesman of the army", True),
        ("army spokesman", "hospital spokesman", False),
        ("residents", "local residents", True),
        ("official", "senior official", True),
    ],
)
def test_descriptions(a: str, b: str, same: bool) -> None:
    assert names.same_description(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "precision", "same"),
    [
        ("Kharkiv region", "Kharkiv Oblast", "region", True),
        ("Kharkiv region", "Kharkiv", "region", True),
        ("Kharkiv region", "Kharkiv", "settlement", False),
        ("Kharkiv", "Kharkiv Oblast", "region", False),
        ("Darfur", "Darfur", "region", True),
    ],
)
def test_places(a: str, b: str, precision: str, same: bool) -> None:
    assert names.same_place(names.spot(a), names.spot(b, precision)) is same


def test_interval_is_repeatable_and_holds_the_value() -> None:
    tallies = [Tally({"x": (float(i % 3 > 0), 1.0, 1)}) for i in range(60)]
    first, again = figures(tallies)["x"], figures(tallies)["x"]
    assert first == again
    assert first.low < first.value < first.high
    assert first.n == 60
