"""Laws over swapped and generated reports."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.flow.reading import rows_of
from tests.flow import stories
from tests.helpers import LAW, REPORTS, examples, folded, written

PAIRS = [("Coast Council", "Harbour Front"), ("Amber League", "Ivory League")]
assert all(len(a) == len(b) for a, b in PAIRS)
_ID = re.compile(r"\b[a-z]{3,5}_[0-9a-f]{16}\b|\b[0-9a-f]{64}\b")


def swapped(text, left, right):
    """The text with the two names exchanged."""
    other = {left: right, right: left, left.lower(): right.lower(), right.lower(): left.lower()}
    return re.sub("|".join(other), lambda m: other[m[0]], text)


def bare(value, left, right):
    """brief.json with the names put back and every id made alike."""
    text = swapped(json.dumps(value, ensure_ascii=False), left, right)
    return json.loads(_ID.sub("id", text))


def renamed(texts, left, right):
    """The stories told of these two parties."""
    return {
        n: t.replace("Coast Council", left).replace("Harbour Front", right)
        for n, t in texts.items()
    }


@pytest.mark.parametrize(("left", "right"), PAIRS)
@pytest.mark.parametrize("name", [*stories.ALL, "all"])
def test_swapping_the_parties_swaps_their_names_and_nothing_else(name, left, right):
    # defect: "Harbour" of a party's name is read as a facility that was hit (read, targets)
    told = stories.ALL if name == "all" else {name: stories.ALL[name]}
    texts = renamed(told, left, right)
    once = written(texts).body
    other = written({n: swapped(t, left, right) for n, t in texts.items()}).body
    plain = json.loads(_ID.sub("id", json.dumps(once, ensure_ascii=False)))
    back = bare(other, left, right)
    for key in plain:
        assert back[key] == plain[key], key


def test_swapping_the_parties_of_the_examples_swaps_their_names_and_nothing_else():
    # defect: a finding's flips stand in the order of incident ids, so of hashes of names (judge)
    left, right = "Valdor", "Kelmar"
    texts = {}
    for path in sorted(REPORTS.iterdir()):
        text = re.sub("Harbour Front|Front", left, path.read_text("utf-8"))
        texts[path.name] = re.sub("Coast Council|Council", right, text)
    once = written(texts).body
    other = written({n: swapped(t, left, right) for n, t in texts.items()}).body
    plain = json.loads(_ID.sub("id", json.dumps(once, ensure_ascii=False)))
    back = bare(other, left, right)
    for key in plain:
        assert back[key] == plain[key], key


def words_of(basis):
    """The words a time was read from, without what they were counted from."""
    return basis.split("; counted from")[0]


def all_rows(text):
    """Every place and time of every row read from a text."""
    for row in rows_of(text, None):
        if row["kind"] == "capture":
            continue
        resolved: Any = row.get("resolved") or {}
        times = [row.get("when"), resolved if "earliest" in resolved else None]
        clauses: Any = row.get("clauses", [])
        times += [e["when"] for c in clauses for e in c["window"].values() if e]
        places = [row.get("place"), resolved if "country" in resolved else None]
        yield row, [t for t in times if t], [p for p in places if p]


def check(text):
    flat = folded(text).casefold()
    for row, times, places in all_rows(text):
        for when in times:
            if when["earliest"] or when["latest"]:
                assert when["basis"]
                assert folded(words_of(when["basis"])).casefold() in flat, (row["kind"], when)
        for place in places:
            names = [place["name"], *re.split(r"[,;]", place["basis"])[:1]]
            assert any(folded(n).casefold() in flat for n in names), (row["kind"], place)


@pytest.mark.parametrize(
    "text", [*stories.ALL.values(), stories.UNDATED], ids=[*stories.ALL, "undated"]
)
def test_times_and_places_of_the_stories_rest_on_their_words(text):
    check(text)


def test_times_of_the_examples_rest_on_their_words():
    page = examples()
    for extract in page.made.dossier.extracts:
        for report in extract.reports:
            when = report.when
            if when and when.known:
                text = folded(page.text[report.capture]).casefold()
                assert folded(words_of(when.basis)).casefold() in text


WHO = st.sampled_from(
    ["The Coast Council", "Margit Solvane", "A spokesman for the Harbour Front", "Residents"]
)
WHAT = st.sampled_from([
    "a rocket had struck a depot", "nobody had fired", "two drones had hit the port",
    "shelling had killed four people", "the guns would rest for ten days",
])  # fmt: skip
WHERE = st.sampled_from(
    ["", " in Liepaja", " at Ventspils", " near the river", " in the Sentinel yard"]
)
WHEN = st.sampled_from(
    [
        "",
        " on Monday",
        " overnight",
        " on 3 March",
        " last week",
        " at dawn",
        " in October",
        " at 6 a.m.",
    ]
)
SENTENCES = st.builds("{} said{} that {}{}{}.".format, WHO, WHEN, WHAT, WHERE, WHEN)
DATES = st.sampled_from(["", "5 March 2031\n\n", "By Ana Rosk\n6 March 2031\n\n"])


@settings(LAW, max_examples=80)
@given(DATES, st.lists(SENTENCES, min_size=1, max_size=4))
def test_no_time_and_no_place_is_ever_a_default(dated, lines):
    check(f"{stories.NOTE}\nThe Herald\n\n{dated}" + "\n\n".join(lines))


@settings(LAW, max_examples=80)
@given(st.lists(SENTENCES, min_size=1, max_size=4))
def test_without_a_date_no_relative_time_is_known(lines):
    text = f"{stories.NOTE}\n\n" + "\n\n".join(lines)
    for row, times, _ in all_rows(text):
        assert not [t for t in times if t["earliest"] or t["latest"]], row


@settings(LAW, max_examples=40)
@given(DATES, st.lists(SENTENCES, min_size=0, max_size=4))
def test_a_brief_is_written_of_anything_and_every_sentence_rests(dated, lines):
    text = f"{stories.NOTE}\nThe Herald\n\n{dated}" + "\n\n".join(lines)
    page = written({"any.txt": text})
    known = {s["mark"] for s in page.body["spans"]} | {s["mark"] for s in page.body["searches"]}
    for piece in page.pieces:
        assert set(piece["marks"]) <= known
    assert "holding" not in {f["word"] for f in page.body["findings"]}


@settings(LAW, max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_no_text_at_all_breaks_the_chain(text):
    page = written({"any.txt": f"News of the day. {text}"})
    assert page.md.startswith("# ")
