"""A case of hundreds of reports: what the page has no room for is counted, and stands elsewhere."""

import json
import re
from functools import cache
from importlib import resources

import jsonschema
import pytest

from benchmarks.speed.synthetic import NOTE, reports
from holdfire.record import Table
from tests.helpers import Written, written

NUMBER = 300
SIZE = 12_500
"""Characters of plain text that two printed pages hold, tables and marks among them."""


@cache
def large() -> Written:
    return written(dict(reports(NUMBER, seed=3)))


def section(key, printed=True):
    """The items of the sections of one key that are printed or not."""
    found = [s for s in large().made.brief.sections if (s.key == key) and s.printed is printed]
    return [i for s in found for i in s.items]


def main_text():
    brief = large().made.brief
    lines = [*brief.preface, *(x for s in brief.sections if not s.annex for x in s.sentences())]
    return [line.text for line in lines]


def test_the_generator_gives_the_same_reports_again():
    once, again = list(reports(40, seed=5)), list(reports(40, seed=5))
    assert once == again != list(reports(40, seed=6))
    assert len({name for name, _ in once}) == 40
    assert all(text.startswith(NOTE) for _, text in once)
    assert list(reports(0)) == []


def test_the_main_part_keeps_to_two_pages():
    assert sum(map(len, main_text())) < SIZE
    assert len(large().html) < 2**20


def test_every_incident_and_absence_stands_somewhere_once():
    dossier = large().made.dossier
    titles = ("What is reported", "Further reports")
    rows = [
        row
        for s in large().made.brief.sections
        if s.title in titles
        for item in s.items
        if isinstance(item, Table)
        for row in item.rows
    ]
    numbers = [str(row[0]) for row in rows]
    known = [str(n) for n in dossier.numbers.values()]
    assert sorted(n for n in numbers if n != "–") == sorted(known)
    assert numbers.count("–") == len(dossier.absences)


def test_what_is_left_out_of_the_table_is_told_with_its_number():
    note = next(t for t in main_text() if t.startswith("Corroborated takes"))
    annex = sum(
        len(i.rows)
        for s in large().made.brief.sections
        if s.title == "Further reports" and s.key == "further"
        for i in s.items
        if isinstance(i, Table)
    )
    rest = sum(len(i.rows) for i in section("rest", printed=False) if isinstance(i, Table))
    assert annex == 60
    assert f"{annex} further reports in the annex." in note
    assert f" {rest:,} more in brief.json." in note


def test_texts_and_spans_that_are_not_printed_are_counted():
    page = large()
    told = re.search(r"in brief.json: ([\d,]+) more texts and ([\d,]+) more quoted", page.md)
    assert told is not None
    texts, spans = (int(n.replace(",", "")) for n in told.groups())
    listed = re.findall(r"^[A-Z]+ = .*\(`\d+\.txt`\)", page.md, re.M)
    quoted = re.findall(r"^- [A-Z]+\d+ — ", page.md, re.M)
    assert len(listed) + texts == NUMBER
    assert len(quoted) + spans == len(page.body["spans"])


def test_every_mark_that_is_printed_is_explained():
    html = large().html
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'dt id="([^"]+)"', html))


def test_one_record_tells_of_nothing_found_in_every_text():
    shared = [s for s in large().body["searches"] if s["mark"].startswith("0.")]
    read = [c for c in large().made.dossier.captures if c.language in ("en", "und")]
    assert shared
    assert {len(s["captures"]) for s in shared} <= {len(read), *range(21, len(read))}
    assert len({s["mark"] for s in shared}) == len(shared)


def test_a_long_case_keeps_to_the_schema():
    schema = resources.files("holdfire.tell").joinpath("brief.schema.json").read_text("utf-8")
    jsonschema.Draft202012Validator(json.loads(schema)).validate(large().body)


@pytest.mark.parametrize("key", ["short", "writable", "terms", "incidents", "verdict", "ask"])
def test_the_fixed_sections_are_all_there(key):
    assert section(key)
