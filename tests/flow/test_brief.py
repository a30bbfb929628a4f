"""End to end: small invented reports in, three files out."""

from datetime import UTC, date, datetime
from itertools import permutations
from typing import Any

import pytest

from holdfire.flow.briefing import brief
from holdfire.flow.reading import rows_of
from holdfire.flow.saving import save
from tests.flow import stories
from tests.helpers import examples, gathered, written


@pytest.fixture(autouse=True)
def _own_state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture(scope="module")
def page():
    return written(stories.ALL)


def captures(page):
    return {c["file"].split("/")[-1]: c for c in page.body["captures"]}


def test_the_examples_make_a_whole_brief():
    page = examples()
    assert len(page.body["texts"]) == 5
    assert page.body["readings"]
    assert page.body["incidents"]
    assert page.body["findings"]
    assert "Margit Solvane" in page.md
    assert "corroborated" in page.md


def test_the_examples_have_three_origins_and_none_is_the_machine():
    page = examples()
    assert len(page.body["origins"]) == 3
    machine = captures(page)["03-machine.txt"]["id"]
    assert machine not in {c for o in page.body["origins"] for c in o["captures"]}
    by_file = [{page_file(page, c) for c in o["captures"]} for o in page.body["origins"]]
    assert {"01-gazette.txt", "02-reprint.txt"} in by_file


def page_file(page, capture):
    return next(f for f, c in captures(page).items() if c["id"] == capture)


def test_no_word_of_the_examples_is_holding():
    assert "holding" not in {f["word"] for f in examples().body["findings"]}


def test_two_runs_write_the_same_bytes(tmp_path):
    runs = []
    for name in ("one", "two"):
        found = gathered(stories.ALL)
        paths = save(brief(found), found.raw, tmp_path / name)
        runs.append([p.read_bytes() for p in paths])
        runs[-1].append((tmp_path / name / "records.jsonl").read_bytes())
    assert runs[0] == runs[1]


def test_saving_again_into_the_same_folder_changes_nothing_and_leaves_no_scraps(tmp_path):
    found = gathered(stories.ALL)
    save(brief(found), found.raw, tmp_path / "out")
    before = {p: p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()}
    save(brief(found), found.raw, tmp_path / "out")
    after = {p: p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()}
    assert before == after
    assert not [p for p in after if p.suffix == ".part"]


def test_the_raw_bytes_and_texts_are_kept_by_their_hash(tmp_path):
    found = gathered(stories.ALL)
    save(brief(found), found.raw, tmp_path)
    for sha, data in found.raw.items():
        assert (tmp_path / "blobs" / sha[:2] / sha).read_bytes() == data
    for c in found.captures:
        assert (tmp_path / "captures" / f"{c.id}.txt").read_text("utf-8") == c.text


@pytest.mark.parametrize("order", list(permutations(stories.ALL)), ids=",".join)
def test_the_order_of_files_does_not_change_the_words(page, order):
    other = written({name: stories.ALL[name] for name in order})

    def words(p):
        holders = {r["id"]: r["holder"] for r in p.body["readings"]}
        return {(holders[f["reading"]], f["word"]) for f in p.body["findings"] if not f["clause"]}

    def told(p):
        return sorted((i["conduct"], i["standing"], str(i["killed"])) for i in p.body["incidents"])

    assert words(other) == words(page)
    assert told(other) == told(page)


def test_as_of_is_the_end_of_the_latest_publication_day(page):
    moment = datetime.fromisoformat(page.body["as_of"])
    assert moment.date() == date(2031, 3, 6)
    assert (moment.hour, moment.minute) == (23, 59)
    assert moment.utcoffset() is not None
    assert "6 March 2031" in page.body["as_of_words"]


def test_a_page_that_only_mentions_a_later_day_does_not_move_the_as_of():
    page = written({"herald.txt": stories.HERALD})
    assert datetime.fromisoformat(page.body["as_of"]).date() == date(2031, 3, 5)


def test_an_as_of_given_is_kept():
    given = datetime(2031, 3, 5, 12, tzinfo=UTC)
    page = written(stories.DATED, as_of=given)
    assert datetime.fromisoformat(page.body["as_of"]) == given


def test_nothing_is_judged_after_the_as_of():
    page = written(stories.ALL, as_of=datetime(2031, 3, 3, 12, tzinfo=UTC))
    assert not [f["day"] for f in page.body["findings"] if f["day"] and f["day"] > "2031-03-03"]
    days = [i["when"]["earliest"] for i in page.body["incidents"] if i["when"]]
    assert not [d for d in days if d and d > "2031-03-04"]
    assert "After the as-of time, so not judged" in page.md, "the story goes on after that day"


def test_the_clock_is_never_read(monkeypatch):
    class Frozen(datetime):
        @classmethod
        def now(cls, tz=None):
            pytest.fail("the clock was read")

        utcnow = today = now

    for room in ("flow.briefing", "reconcile.dossier", "tell.compose", "tell.phrases"):
        monkeypatch.setattr(f"holdfire.{room}.datetime", Frozen, raising=False)
    written(stories.DATED)


def test_a_report_without_a_date_keeps_relative_times_unknown():
    rows: list[Any] = rows_of(stories.UNDATED, None)
    for row in rows:
        if row["kind"] == "capture":
            continue
        when = row.get("when") or (row.get("resolved") if row.get("type") == "time" else None)
        assert not when or (when["earliest"], when["latest"]) == (None, None)


def test_a_given_date_settles_them():
    rows: list[Any] = rows_of(stories.UNDATED, date(2031, 3, 5))
    days = {r["when"]["earliest"][:10] for r in rows if r.get("when") and r["when"]["earliest"]}
    assert days & {"2031-03-03", "2031-03-05"}


def test_another_texts_date_does_not_settle_them():
    page = written({**stories.DATED, "undated.txt": stories.UNDATED})
    undated = next(c["id"] for c in page.body["captures"] if c["file"] == "undated.txt")
    for report in (r for e in page.made.dossier.extracts for r in e.reports):
        if report.capture == undated:
            assert report.when is None or not report.when.known


def test_without_any_date_a_brief_is_still_written_and_says_what_to_do():
    page = written({"undated.txt": stories.UNDATED})
    assert page.body["as_of"] is None
    assert "unknown" in page.body["as_of_words"]
    assert "--published" in page.body["as_of_words"]
    assert "--as-of" in page.body["as_of_words"]
    assert page.md
    assert "holding" not in {f["word"] for f in page.body["findings"]}


def test_no_year_of_a_clock_or_an_epoch_stands_on_an_undated_page():
    page = written({"undated.txt": stories.UNDATED})
    assert not [f["as_of"] for f in page.body["findings"] if f["as_of"].startswith("0001")]


def test_a_teaser_founds_nothing(page):
    teasers = {
        (c["id"], b["start"], b["end"])
        for c in page.body["captures"]
        for b in c["blocks"]
        if b["kind"] not in ("body", "caption")
    }
    assert teasers
    for extract in page.made.dossier.extracts:
        found = [r.span for r in (*extract.reports, *extract.measures, *extract.meetings)]
        found += [s for st in extract.statements for s in st.spans]
        for span in found:
            assert not [t for t in teasers if t[0] == span.capture and t[1] <= span.start < t[2]]
    assert not any("11" in str(i["killed"]) for i in page.body["incidents"])


def test_a_machine_text_founds_no_reading_incident_or_finding():
    alone = written({"machine.txt": stories.MACHINE})
    for key in ("readings", "incidents", "findings", "origins"):
        assert alone.body[key] == []


def test_a_machine_text_beside_others_changes_no_word_and_adds_no_incident(page):
    without = written(stories.DATED)

    def shape(p):
        incidents = [
            (i["conduct"], i["standing"], i["killed"], i["when"]) for i in p.body["incidents"]
        ]
        words = [(f["word"], f["option"], f["day"]) for f in p.body["findings"]]
        return incidents, words, len(p.body["readings"]), len(p.body["origins"])

    assert shape(page) == shape(without)
    assert "Pavilosta" not in str(page.body["incidents"])


def test_a_reader_of_no_language_it_knows_still_gets_a_brief():
    text = "Die Küste schweigt.\n\nDer Rat sagte am Mittwoch, dass die Geschütze zehn Tage ruhen."
    page = written({"de.txt": text})
    assert page.body["incidents"] == []
    assert page.body["readings"] == []
