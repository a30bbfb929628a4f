"""The commands on a case as an analyst meets them: what they print, and how they end."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from holdfire.cli import main
from tests.flow.test_case import FIRST, SECOND


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """A folder with two reports in it, and a state folder that is not the user's."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOLDFIRE_BY", "A. Desk")
    monkeypatch.chdir(tmp_path)
    Path("first.txt").write_text(FIRST, "utf-8")
    Path("second.txt").write_text(SECOND, "utf-8")


def run(*args, code=0):
    result = CliRunner().invoke(main, [str(a) for a in args])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def case():
    run("new", "truce")
    run("add", "truce", "first.txt", "second.txt", "-q")
    run("run", "truce", "-q")
    run("brief", "truce", "-q")
    return "truce"


def ids(what):
    return [line.split("\t")[0] for line in run("list", "truce", what).stdout.splitlines()]


def test_a_new_case_tells_what_to_do_next():
    assert "holdfire add truce" in run("new", "truce").stderr
    assert "not empty" in run("new", "truce", code=1).stderr


def test_the_example_runs():
    run("new", "truce", "--example")
    assert "2 read" in run("run", "truce").stdout
    told = run("brief", "truce")
    assert "Osvald Brenn" in told.stdout
    assert "truce/brief/brief.html" in told.stderr


def test_add_counts_and_shows_what_changed_on_a_page(case):
    assert "0 new; 1 on record already" in run("add", case, "first.txt").stdout
    Path("first.txt").write_text(FIRST.replace("Friday, 13", "Sunday, 15"), "utf-8")
    told = run("add", case, "first.txt").stdout.splitlines()
    assert told[0] == "1 new; 1 pages or files changed; 0 on record already"
    assert told[2:] == ["      - Friday, 13", "      + Sunday, 15"]


def test_add_names_what_could_not_be_used_and_does_the_rest(case):
    Path("third.txt").write_text(SECOND.replace("sawmill", "granary"), "utf-8")
    result = run("add", case, "nothing.txt", "third.txt", code=1)
    assert "nothing.txt" in result.stderr
    assert "1 new" in result.stdout


def test_status_tells_the_state_of_things(case):
    told = run("status", case).stdout
    assert "texts      2;" in told
    assert "Osvald Brenn: undetermined" in told
    assert json.loads(run("status", case, "--json").stdout)["texts"] == 2


def test_lists_are_rows_for_a_pipe_and_json(case):
    assert len(ids("texts")) == 2
    rows = json.loads(run("list", case, "incidents", "--json").stdout)
    assert [r["id"] for r in rows] == ids("incidents")
    assert run("list", case, "nonsense", code=2)


def test_a_decision_is_made_seen_and_undone(case):
    incident = next(i for i in ids("incidents") if i.startswith("inc_"))
    told = run("decide", case, incident, "--correct", "killed=2", "--because", "the list").stdout
    assert "A. Desk decided: correct" in told
    assert "Decided by people" in _page(case)
    (decision,) = ids("decisions")
    run("decide", case, decision, "--undo", "--because", "of May", "--by", "B. Chief")
    assert "Decided by people" not in _page(case)
    assert "one thing" in run("decide", case, incident, "--because", "x", code=2).stderr


def _page(case):
    run("brief", case, "-q")
    return Path(case, "brief", "brief.md").read_text("utf-8")


def test_diff_tells_words_incidents_and_texts(case):
    told = run("diff", case, "--since", "1h").stdout
    assert "Osvald Brenn: (not there) → undetermined" in told
    assert "Texts: 2 new" in told
    assert json.loads(run("diff", case, "--since", "1h", "--json").stdout)["words"]
    assert "2d" in run("diff", case, "--since", "yesterday", code=2).stderr


def test_search_prints_passages_and_nothing_that_steers_a_terminal(case):
    Path("odd.txt").write_text(SECOND.replace("sawmill", "sawmill \x1b[31mred"), "utf-8")
    run("add", case, "odd.txt", "-q")
    result = run("search", case, "sawmill")
    assert "31mred" in result.stdout
    assert "\x1b" not in result.stdout
    assert "no text has these words" in run("search", case, "zebra").stderr


def test_a_case_is_proved_packed_and_unpacked(case):
    assert "whole:" in run("verify", case).stdout
    run("pack", case)
    run("unpack", "truce.holdfire", "copy")
    assert "whole:" in run("verify", "copy").stdout
    blob = next(p for p in Path("copy/blobs").rglob("*") if p.is_file())
    blob.chmod(0o644)
    blob.write_bytes(blob.read_bytes()[:-1])
    assert "fault" in run("verify", "copy", code=1).stdout


def test_what_was_known_at_a_time_needs_a_case(case):
    assert "nothing has been read" in run("brief", case, "--known-at", "2020-01-01", code=1).stderr
    assert "needs a case" in run("brief", "first.txt", "--known-at", "2020-01-01", code=2).stderr


def test_an_address_that_is_closed_ends_with_three(case):
    result = run("add", case, "http://10.0.0.1/story", code=3)
    assert "a private network" in result.stderr


def test_a_brief_of_another_time_is_not_the_last_one_printed(case):
    before = run("status", case).stdout
    run("brief", case, "--as-of", "2031-06-09", "-o", "early", "-q")
    assert run("status", case).stdout == before


def test_a_password_in_an_address_is_neither_kept_nor_repeated(case):
    result = run("add", case, "http://user:hunter2@news.example.org/", code=3)
    assert "hunter2" not in result.output
    told = run("status", case).output + run("list", case, "issues", "--json").output
    assert "hunter2" not in told


@pytest.mark.parametrize("lost", [False, True])
def test_a_case_is_no_report(case, lost):
    if lost:
        Path(case, "ledger.sqlite").unlink()
    result = run("brief", *([case] if lost else [case, "first.txt"]), code=1)
    assert "no report" in result.stderr


def test_add_takes_standard_input(case):
    text = SECOND.replace("sawmill", "granary")
    result = CliRunner().invoke(main, ["add", case, "-"], input=text)
    assert (result.exit_code, result.stdout[:5]) == (0, "1 new")


@pytest.mark.parametrize(
    "asked", ["place=Parnu@999,24", "killed=99999999999999", "actor=", "deed=murder"]
)
def test_a_correction_that_makes_no_sense_is_refused(case, asked):
    incident = ids("incidents")[0]
    result = run("decide", case, incident, "--correct", asked, "--because", "x", code=1)
    assert "will not do" in result.stderr
