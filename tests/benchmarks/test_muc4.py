"""MUC-4's scoring on templates written by us, after the examples of its guidelines."""

from datetime import date

import pytest

from benchmarks.quality.outside import muc4, muc4_fill, muc4_score
from benchmarks.quality.outside.muc4_score import Template, fill_score, fills
from benchmarks.quality.tally import figures

LINE = "26 AUG 89"
KEY: Template = {
    "template": ["1"],
    "date": ["25 AUG 89 - 26 AUG 89"],
    "location": ["PERU: LIMA (CITY)"],
    "type": ["BOMBING"],
    "stage": ["ACCOMPLISHED"],
    "instrument_id": ['"BOMB"'],
    "instrument_type": ['VEHICLE BOMB: "BOMB"'],
    "perp_category": ["TERRORIST ACT"],
    "perp_individual": ['? "URBAN GUERRILLAS" / "GUERRILLAS"'],
    "perp_org": ["-"],
    "perp_org_confidence": ["-"],
    "phys_tgt_id": ['"GREEN BANK" / "BANK"'],
    "phys_tgt_type": ['FINANCIAL: "GREEN BANK" / "BANK"'],
    "phys_tgt_number": ['1: "GREEN BANK" / "BANK"'],
    "phys_tgt_effect": ["-"],
    "hum_tgt_name": ['"ANA VEL"'],
    "hum_tgt_desc": ['"MAYOR": "ANA VEL"', '"GUARDS"'],
    "hum_tgt_type": ['GOVERNMENT OFFICIAL: "ANA VEL"', 'SECURITY GUARD: "GUARDS"'],
    "hum_tgt_number": ['1: "ANA VEL"', '2 - 4: "GUARDS"'],
    "hum_tgt_effect": ['DEATH: "ANA VEL"', 'INJURY: "GUARDS"'],
}


def response(**changed: list[str]) -> Template:
    """The key as a system would give it: one option a filler, no question mark."""
    plain = {s: [v.removeprefix("? ").split(" / ")[0] for v in KEY[s]] for s in KEY}
    return {**plain, **changed}


def f_of(given: list[Template], keys: list[Template]) -> float:
    return figures([muc4.tally_of(given, keys, LINE)])["F"].value


def test_the_key_scores_itself() -> None:
    assert f_of([response()], [KEY]) == 1.0


def score(slot: str, given: str, key: str) -> float:
    mine, right = fills({slot: [given]}, slot), fills({slot: [key]}, slot)
    assert mine
    assert right
    return fill_score(slot, mine[0], right[0], LINE)


@pytest.mark.parametrize(
    ("slot", "given", "key", "right"),
    [
        ("hum_tgt_desc", '"THE 3 PEASANTS"', '"PEASANTS"', 1.0),
        ("hum_tgt_desc", '"PEASANTS, A MISTAKE AS WAS SAID"', '"PEASANTS"', 0.5),
        ("hum_tgt_name", '"VEL"', '"ANA VEL"', 0.5),
        ("hum_tgt_name", '"BOR"', '"ANA VEL"', 0.0),
        ("hum_tgt_desc", '"MAYOR": "BOR"', '"MAYOR": "ANA VEL"', 0.5),
        ("date", "26 AUG 89", "25 AUG 89 - 26 AUG 89", 0.5),
        ("date", "26 AUG 89", "- 26 AUG 89", 0.5),
        ("date", "- 26 AUG 89", "26 AUG 89", 0.5),
        ("date", "- 26 AUG 89", "25 AUG 89", 0.0),
        ("date", "- 26 AUG 89", "- 26 AUG 89", 1.0),
        ("date", "07 MAR 90", "(08 MAR 90) / (07 MAR 90)", 1.0),
        ("location", "PERU", "PERU: LIMA (CITY)", 0.5),
        ("location", "BOLIVIA: LIMA (CITY)", "PERU: LIMA (CITY)", 0.5),
        ("location", "PERU: LIMA (TOWN)", "PERU: LIMA (CITY / TOWN)", 1.0),
        ("type", "ATTACK", "BOMBING", 0.5),
        ("type", "BOMBING", "ATTACK", 0.0),
        ("instrument_type", 'GUN: "AK"', 'MACHINE GUN: "AK"', 0.5),
        ("phys_tgt_type", 'ENERGY: "PUMP"', 'ENERGY: "OIL PIPELINE"', 0.5),
        ("hum_tgt_number", '4: "GUARDS"', '2 - 4: "GUARDS"', 0.5),
        ("hum_tgt_number", '7: "GUARDS"', '~7: "GUARDS"', 0.5),
        ("hum_tgt_effect", 'NO INJURY: "X"', 'NO INJURY OR DEATH: "X"', 0.5),
        ("perp_org_confidence", 'POSSIBLE: "X"', 'POSSIBLE / REPORTED AS FACT: "X"', 1.0),
    ],
)
def test_guidelines(slot: str, given: str, key: str, right: float) -> None:
    assert score(slot, given, key) == right


def test_inapplicable_slots_and_optional_fillers_cost_nothing() -> None:
    assert fills({"instrument_id": ["*"]}, "instrument_id") is None
    kidnap = {**KEY, "instrument_id": ["*"], "instrument_type": ["*"]}
    assert f_of([response()], [kidnap]) == 1.0
    assert f_of([response(perp_individual=["-"])], [KEY]) == 1.0
    assert f_of([response(perp_individual=['"MONKS"'])], [KEY]) < 1.0


def test_missing_and_spurious_templates_count_in_full() -> None:
    assert f_of([], [KEY]) == 0.0
    assert f_of([], [{**KEY, "template": ["1 (OPTIONAL)"]}, KEY]) == 0.0
    assert f_of([response()], [KEY, KEY]) == pytest.approx(2 / 3, abs=0.03)
    assert f_of([response()], [KEY, {**KEY, "template": ["2 (OPTIONAL)"]}]) == 1.0
    assert f_of([response(), response()], [KEY]) < 0.7


def test_templates_are_mapped_only_with_content() -> None:
    bare = response(
        **{s: [] for s in KEY if s.startswith(("perp_ind", "phys", "hum"))}, perp_org=[]
    )
    assert muc4_score.mapped([bare], [KEY], LINE) == []
    assert muc4_score.mapped([response(type=["ARSON"])], [KEY], LINE) == []
    assert muc4_score.mapped([response(type=["ATTACK"])], [KEY], LINE) == [(0, 0)]
    assert muc4_score.mixed([response(type=["ATTACK"])], [KEY], LINE) == {("BOMBING", "ATTACK"): 1}


def test_header_day_and_case() -> None:
    text = "   LIMA, 4 FEB 90 (SARN RADIO) -- [TEXT] A BOMB FELL.  ANA VEL (FXL) SLEPT"
    assert muc4.dateline(text) == date(1990, 2, 4)
    assert muc4.dateline("NO DAY HERE") is None
    small = frozenset({"a", "bomb", "fell", "slept"})
    told = "A BOMB FELL.  ANA VEL (FXL) SLEPT"
    assert muc4.truecased(told, small) == "A bomb fell.  Ana Vel (FXL) slept"
    assert muc4.titled("in el salvador", ["EL SALVADOR"]) == "in El Salvador"


def test_a_report_becomes_a_template() -> None:
    text = "Guerrillas of the FXL killed two peasants in Lima"
    place = {"name": "Lima", "country": "PE"}
    report = {
        "kind": "report", "absence": False, "background": False, "cause": "attack",
        "conduct": "attack", "actor": {"name": None}, "place": place, "when": None,
        "targets": ["peasants"], "target_classes": ["people"], "killed": {"best": 2},
        "injured": None, "span": {"start": 0, "end": len(text)},
    }  # fmt: skip
    paths = {"LIMA": "PERU: LIMA (CITY)"}
    (made,) = muc4_fill.templates(text, [report], date(1990, 2, 4), paths)
    assert made["date"] == ["- 04 FEB 90"]
    assert made["location"] == ["PERU: LIMA (CITY)"]
    assert made["hum_tgt_effect"] == ['DEATH: "PEASANTS"']
    assert made["hum_tgt_number"] == ['PLURAL: "PEASANTS"']
    assert muc4_fill.templates(text, [{**report, "absence": True}], None, paths) == []
