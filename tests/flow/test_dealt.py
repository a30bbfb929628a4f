"""A deal folder in a case: its readings, incidents and words in the brief, down to each source."""

import json
import shutil

import pytest

from holdfire.flow.case import Case
from holdfire.flow.dealing import judged
from holdfire.flow.why import why
from tests.docs.test_docs import _errors as wrong
from tests.helpers import REPORTS, ROOT

TRUCES = sorted(p for p in (ROOT / "examples" / "truces").iterdir() if p.is_dir())


@pytest.fixture
def coded(tmp_path):
    """A case with a deal folder, and perhaps texts."""

    def make(deal, *texts):
        with Case.new(tmp_path / "case") as case:
            shutil.copytree(deal, tmp_path / "case" / "deal", dirs_exist_ok=True)
            if texts:
                case.add(texts)
                case.run(jobs=1)
        return Case(tmp_path / "case")

    return make


def briefed(case, as_of=None):
    case.brief(as_of=as_of)
    return json.loads((case.folder.brief / "brief.json").read_text("utf-8"))


def lines(node):
    yield node.text
    for below in node.below:
        yield from lines(below)


@pytest.mark.parametrize("folder", TRUCES, ids=lambda f: f.name)
def test_the_brief_prints_the_words_of_the_deal(coded, folder):
    with coded(folder) as case:
        deal = case.terms()
        at = deal.expected[-1].as_of
        body = briefed(case, at)
        _, rolled = judged(deal, at)
    told = [f["word"] for f in body["findings"] if not f["clause"]]
    assert sorted(told) == sorted(f.word.value for f in rolled)
    assert wrong(body) == []


def test_why_of_a_word_ends_at_sources_not_captured(coded):
    with coded(ROOT / "examples" / "truces" / "kyiv-2026") as case:
        body = briefed(case, case.terms().expected[-1].as_of)
        whole = [f for f in body["findings"] if not f["clause"]]
        for finding in whole:
            told = list(lines(why(case.folder.brief, finding["id"])))
            ends = [t for t in told if "source not captured" in t]
            assert ends
            assert all("https://" in t or "no link" in t for t in ends)


def test_a_note_is_never_printed_as_a_quotation(coded):
    with coded(ROOT / "examples" / "truces" / "kyiv-2026") as case:
        body = briefed(case, case.terms().expected[-1].as_of)
        noted = {c["id"] for c in body["captures"] if "noted" in c["classes"]}
        marks = {s["mark"] for s in body["spans"] if s["capture"] in noted}
        page = (case.folder.brief / "brief.md").read_text("utf-8")
    pieces = [p for s in body["sections"] for i in s["items"] for p in i.get("pieces", ())]
    assert noted
    assert not [p for p in pieces if set(p["marks"]) & marks and p["text"].startswith("“")]
    assert "sources not captured" in page


def test_people_stand_for_the_drafted_reading_of_the_same_holder(coded):
    with coded(ROOT / "examples" / "deal", REPORTS) as case:
        body = briefed(case)
        deal = case.terms()
    assert wrong(body) == []
    holders = [r["holder"] for r in body["readings"]]
    assert {r.holder for r in deal.readings} <= set(holders)
    assert len(holders) == len(set(holders))
    (terms,) = [s for s in body["sections"] if s["key"] == "terms"]
    assert "coded by people" in terms["title"]


def test_a_draft_that_nobody_touched_changes_nothing(coded, tmp_path):
    with Case.new(tmp_path / "plain") as case:
        case.add([REPORTS])
        case.run(jobs=1)
        before = briefed(case)
        case.draft_terms()
        assert briefed(case) == before


def test_a_fault_in_the_deal_stops_the_brief_and_says_where(coded):
    with coded(ROOT / "examples" / "deal", REPORTS) as case:
        path = case.folder.deal / "readings" / "adviser.toml"
        path.write_text(path.read_text("utf-8").replace('"oral"', '"aural"'), "utf-8")
        with pytest.raises(Exception, match=r"readings/adviser\.toml, line \d+"):
            case.brief()


def test_what_people_write_of_a_statement_stands_for_what_was_read_of_it(coded):
    """A spokesman who was read as nobody's voice speaks for a side once somebody says so."""
    with coded(ROOT / "examples" / "deal", REPORTS) as case:
        path = case.folder.deal / "statements" / "kalnaste-5-march.toml"
        text = path.read_text("utf-8")
        path.write_text(text.replace('act = "', 'act = "confirm" # "'), "utf-8")
        made = case.brief()
    (said,) = [s for s in made.dossier.said if s.speaker.name == "Edvin Kalnaste"]
    assert said.act == "confirm"
    sides = {s.actor for s in made.dossier.stances if s.statement == said.id}
    assert sides == {"Coast Council"}


def test_the_incident_that_breaches_is_the_one_pointed_at(coded):
    with coded(ROOT / "examples" / "truces" / "kyiv-2026") as case:
        body = briefed(case, case.terms().expected[-1].as_of)
    (broken,) = [f for f in body["findings"] if not f["clause"] and f["word"] == "breached"]
    (alone,) = broken["forced"][0]
    hit = next(i for i in body["incidents"] if i["id"] == alone)
    assert hit["standing"] == "corroborated"
    assert hit["when"]["earliest"].startswith("2026-02-02")


def test_partly_holding_says_what_held(coded):
    with coded(ROOT / "examples" / "truces" / "easter-2025") as case:
        case.brief(as_of=case.terms().expected[-1].as_of)
        page = (case.folder.brief / "brief.md").read_text("utf-8")
    assert "**partially holding** [R-ROLL-3]; held: “long-range missiles”" in page


def test_the_first_screen_says_what_became_of_it(coded):
    with coded(ROOT / "examples" / "truces" / "thai-cambodia-2025") as case:
        case.brief(as_of=case.terms().expected[-1].as_of)
        page = (case.folder.brief / "brief.md").read_text("utf-8")
    assert "Suspended by Thailand, Mon 10 Nov [" in page
    assert "Superseded, " in page
