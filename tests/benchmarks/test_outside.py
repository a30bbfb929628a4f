"""Corpora from elsewhere: absent data are told, spans, nesting and labels count as they should."""

from pathlib import Path

import pytest

from benchmarks.quality import confusions, outside
from benchmarks.quality.adapter import Row
from benchmarks.quality.document import Result
from benchmarks.quality.outside import case, classes, nested, notes, plover, reading, spans
from benchmarks.quality.tally import figures
from training.corpora import Labelled

GOLD = [(0, 7, "PER"), (20, 24, "LOC"), (30, 40, "ORG")]


def value(gold: list[Labelled], given: list[Labelled], figure: str) -> float:
    return figures([spans.tally_of(gold, given, spans.NAMES)])[figure].value


def test_absent_data_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDFIRE_DATA", str(tmp_path))
    for load in outside.SETS.values():
        told = load()
        assert isinstance(told, str)
        assert "HOLDFIRE_DATA" in told


def test_every_set_has_a_title_and_a_note() -> None:
    assert set(outside.SETS) == set(notes.TITLES) == set(notes.NOTES)


def test_spans_count_only_with_their_bounds_and_kind() -> None:
    assert value(GOLD, GOLD, "span F1") == 1.0
    wrong = [(0, 7, "PER"), (20, 24, "ORG"), (30, 39, "ORG")]
    assert value(GOLD, wrong, "span precision") == pytest.approx(1 / 3)
    assert value(GOLD, wrong, "LOC F1") == 0.0
    assert spans.pairs(GOLD, [*wrong, (50, 55, "LOC")]) == {
        ("LOC", "ORG"): 1,
        ("ORG", "ORG, other bounds"): 1,
        ("nothing", "LOC"): 1,
    }


def test_what_the_rules_name_stands_in_for_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    from holdfire.read.rules import RuleReader

    monkeypatch.setattr(reading, "best", RuleReader)
    text = "Ana Vel, the foreign minister, said in Nairobi on Monday that the pause was holding."
    found = {
        (r["scheme"], r["type"], text[r["start"] : r["end"]]) for r in reading.entities(text, None)
    }
    assert ("names", "PER", "Ana Vel") in found
    assert ("names", "LOC", "Nairobi") in found
    assert ("conflict", "Temporal", "on Monday") in found


def said(clause: tuple[int, int], content: tuple[int, int]) -> Row:
    return {
        "attribution_edu": list(clause),
        "content_head_edu": list(content),
        "source_signal": [[clause[0], clause[0] + 3]],
    }


def statement(source: int, cue: int, content: tuple[int, int]) -> Row:
    one = {"start": source, "end": source + 3}
    return {
        "kind": "statement",
        "source": [one],
        "cue": [{"start": cue, "end": cue + 4}],
        "content": [{"start": content[0], "end": content[1]}],
    }


OUTER, INNER = said((0, 10), (10, 60)), said((10, 20), (20, 60))


def test_nested_by_the_head_clause_or_by_the_same_one() -> None:
    text = {"split": "dev", "attributions": [OUTER, INNER, said((70, 80), (80, 90))]}
    assert list(nested.nested(text)) == [(OUTER, INNER)]
    same = {"attributions": [said((0, 10), (20, 60)), said((10, 20), (20, 60))]}
    ((outer, inner),) = nested.nested(same)
    assert (outer["attribution_edu"], inner["attribution_edu"]) == ([0, 10], [10, 20])
    apart = {"attributions": [said((0, 10), (20, 60)), said((60, 70), (20, 60))]}
    assert list(nested.nested(apart)) == []


def test_nesting_needs_the_inner_cue_in_the_outer_content() -> None:
    text = {"split": "dev", "attributions": [OUTER, INNER]}
    right = [statement(0, 4, (10, 60)), statement(10, 14, (20, 60))]
    made = figures([nested.tally_of(text, right)])
    assert made["source F1"].value == made["nested, dev"].value == 1.0
    beside = [statement(0, 4, (20, 60)), right[1]]
    assert figures([nested.tally_of(text, beside)])["nested, dev"].value == 0.0
    assert nested.pairs(text, beside) == {("nested", "side by side"): 1}
    assert nested.pairs(text, right[:1]) == {("nested", "nothing"): 1}


def test_weighted_and_macro_f1() -> None:
    pairs = [("A", "A"), ("A", "A"), ("A", "B"), ("B", "B")]
    assert classes.accuracy(pairs) == 0.75
    assert classes.weighted(pairs) == pytest.approx((3 * 4 / 5 + 1 * 2 / 3) / 4)
    assert classes.macro(pairs) == pytest.approx((4 / 5 + 2 / 3) / 2)
    assert classes.macro([("A", "")]) == 0.0
    assert classes.figures(pairs)["accuracy"].n == 4


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A suicide bomber blew himself up at a gate in Sarn.", "SUIC_BOMB"),
        ("Riot police used tear gas to disperse the rally.", "PROTEST_WITH_INTER"),
        ("An earthquake shook the coast.", "NATURAL_DISASTER"),
        ("Nothing much went on.", "OTHER"),
    ],
)
def test_words_choose_an_event_type(text: str, label: str) -> None:
    assert case.given(text, [], {*notes.TITLES, label}) == label


def test_the_reading_alone_chooses_by_conduct_cause_and_means() -> None:
    text = "Three rockets hit a depot in Sarn."
    strike = {
        "kind": "report", "absence": False, "background": False, "cause": "attack",
        "conduct": "strike", "means": ["rocket"], "span": {"start": 0, "end": len(text) - 1},
    }  # fmt: skip
    assert case.alone_of(text, [strike]) == "ART_MISS_ATTACK"
    assert case.alone_of("Two warplanes hit a depot in Sarn.", [strike]) == "AIR_STRIKE"
    assert case.alone_of(text, [{**strike, "cause": "accident"}]) == "MAN_MADE_DISASTER"
    assert case.alone_of(text, [{**strike, "means": ["mine"]}]) == "REM_EXPLOS"
    assert case.alone_of(text, [{**strike, "absence": True}]) == "OTHER"
    assert plover.alone_of([strike, {"kind": "statement", "act": "decline"}]) == "REJECT"
    assert plover.alone_of([]) == ""


def test_words_choose_a_class() -> None:
    allowed = {"REJECT", "DEMAND", "AGREE"}
    assert plover.given("The council rejected the plan.", [], allowed) == "REJECT"
    assert plover.given("The council slept.", [], allowed) == ""


def test_the_worst_confusions_stand_on_the_page_without_misses() -> None:
    mixed = {("LOC", "ORG"): 3, ("PER", "nothing"): 9, ("ORG", "PER"): 4}
    (section,) = confusions.section([Result("names-ewt", 1, "abc", {}, confused=mixed)])
    assert section.splitlines()[-2:] == [
        "| names-ewt | ORG | PER | 4 |",
        "| names-ewt | LOC | ORG | 3 |",
    ]
    assert confusions.section([Result("blind", 1, "abc", {})]) == []
