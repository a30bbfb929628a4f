"""`holdfire terms` as an analyst meets it."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from holdfire.cli import main
from tests.helpers import REPORTS
from tests.terms.deals import EXAMPLE


def run(*args):
    return CliRunner().invoke(main, [str(a) for a in args])


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A case with the example reports, read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        root = tmp_path_factory.mktemp("desk") / "shore"
        assert run("new", root).exit_code == 0
        assert run("add", root, REPORTS, "-q").exit_code == 0
        assert run("run", root, "--jobs", "1", "-q").exit_code == 0
    return root


@pytest.fixture
def case(kept, tmp_path):
    return Path(shutil.copytree(kept, tmp_path / "shore"))


@pytest.fixture
def coded(case):
    """The same with the example deal in it."""
    shutil.copytree(EXAMPLE, case / "deal", dirs_exist_ok=True)
    return case


def test_a_case_without_terms(case):
    for command in ("check", "show"):
        done = run("terms", command, case)
        assert done.exit_code == 1
        assert "there is no arrangement.toml; write one, or have a draft made" in done.output


def test_the_example_is_checked_and_shown(coded):
    done = run("terms", "check", coded)
    assert (done.exit_code, done.output) == (
        0, "4 readings with 7 clauses rest on words of 13 statements; all of them stand there\n",
    )  # fmt: skip
    shown = run("terms", "show", coded).stdout
    assert "      “until further word” (Breakwater, breakwater-4-march: cap_" in shown
    assert "Margit Solvane (to the end of 14 March): unstated" in shown
    assert "Harbour Front [inferred]" in shown


def test_only_the_forks(coded):
    rows = json.loads(run("terms", "show", coded, "--fork", "--json").stdout)
    assert {r["clause"] for r in rows} == {"shore", "own-guns"}
    assert all(r["option"] for r in rows)
    assert len(rows) < len(json.loads(run("terms", "show", coded, "--json").stdout))


def test_faults_are_all_told(coded):
    path = coded / "deal" / "readings" / "breakwater.toml"
    path.write_text(path.read_text("utf-8").replace("crews", "crew of").replace("make no", "make"))
    done = run("terms", "check", coded)
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("readings/breakwater.toml, line 1") for line in lines)
    shown = run("terms", "show", coded)
    assert shown.exit_code == 1
    assert shown.stderr.endswith("(and 1 more: `holdfire terms check` tells all)\n")


def test_a_draft_is_written_again_until_someone_changes_it(case):
    first = run("terms", "draft", case)
    assert (first.exit_code, first.stdout) == (
        0, f"wrote 20 files in {case / 'deal'}: draft, not reviewed\n",
    )  # fmt: skip
    assert run("terms", "check", case).exit_code == 0
    stale = case / "deal" / "readings" / "old.toml"
    shutil.copy(case / "deal" / "readings" / "breakwater.toml", stale)
    own = case / "deal" / "readings" / "own.toml"
    own.write_text("# a person's\n", "utf-8")
    assert run("terms", "draft", case).exit_code == 0
    assert not stale.exists()
    assert own.exists()


def test_what_a_person_changed_is_not_written_over(case):
    run("terms", "draft", case)
    path = case / "deal" / "arrangement.toml"
    path.write_text(path.read_text("utf-8") + "# reviewed by A. Desk\n", "utf-8")
    before = {p: p.read_bytes() for p in (case / "deal").rglob("*.toml")}
    done = run("terms", "draft", case)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"holdfire: {path} may have been changed by hand; move")
    assert {p: p.read_bytes() for p in before} == before
    assert run("terms", "draft", case, "--force").exit_code == 0
    assert "reviewed by" not in path.read_text("utf-8")


def test_a_draft_of_nothing_read(tmp_path):
    run("new", tmp_path / "bare")
    done = run("terms", "draft", tmp_path / "bare")
    assert done.exit_code == 1
    assert "nothing has been read" in done.stderr
