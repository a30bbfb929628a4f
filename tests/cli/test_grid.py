"""The status grid and the exports as an analyst meets them, on the example case."""

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from holdfire.cli import gridding, main
from holdfire.record import Word
from tests.tell.test_grid import FEW, VOICES, finding, march


def run(*args, code=0):
    result = CliRunner().invoke(main, [str(a) for a in args])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The example case, read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        root = tmp_path_factory.mktemp("desk") / "hills"
        run("new", root, "--example")
        run("run", root, "--jobs", "1", "-q")
    return root


@pytest.fixture
def case(kept, tmp_path):
    return Path(shutil.copytree(kept, tmp_path / "hills"))


def test_status_prints_the_grid_beneath_tab_separated(case):
    told = run("status", case).stdout
    top, grid = told.split("\n\n")
    assert "texts      2;" in top
    head, whole, *lines = (line.split("\t") for line in grid.splitlines())
    assert head[:6] == ["reading", "clause", "option", "actor", "status in time", "word"]
    assert head[6:] == ["2031-06-08", "2031-06-09", "2031-06-10"]
    assert whole == ["Osvald Brenn", "", "", "", "unknown", "undetermined", "", "", ""]
    assert [x[3] for x in lines] == ["Hill League"] * 2
    assert lines[0][6:] == ["undetermined"] * 3
    assert lines[1][6:] == ["", "", "undetermined"]


def test_status_without_the_grid_and_of_a_case_not_read(case, tmp_path):
    assert "Hill League" not in run("status", case, "--no-grid").stdout
    assert json.loads(run("status", case, "--no-grid", "--json").stdout)["grid"] is None
    run("new", tmp_path / "bare")
    assert "grid       none: nothing has been read" in run("status", tmp_path / "bare").stdout
    assert json.loads(run("status", tmp_path / "bare", "--json").stdout)["grid"] is None
    assert "nothing has been read" in run("status", tmp_path / "bare", "--csv", code=1).stderr


def test_status_writes_nothing(case):
    before = {p: p.read_bytes() for p in case.rglob("*") if p.is_file() and "cache" not in p.parts}
    run("status", case)
    run("export", case, "--as", "eth-prio")
    for path, held in before.items():
        if not path.name.startswith("ledger.sqlite-"):
            assert path.read_bytes() == held, path


def test_json_and_csv_tell_the_same_cells(case):
    grid = json.loads(run("status", case, "--json").stdout)["grid"]
    (reading,) = grid["readings"]
    cells = [c for row in reading["rows"] for c in row["cells"]]
    raw = run("status", case, "--csv").stdout_bytes.decode()
    rows = list(csv.DictReader(StringIO(raw, newline=""), strict=True))
    assert [r["finding"] for r in rows] == [reading["finding"], *(c["finding"] for c in cells)]
    assert [r["word"] for r in rows] == ["undetermined"] * 5
    assert grid["days"] == ["2031-06-08", "2031-06-09", "2031-06-10"]
    assert run("export", case, "--as", "csv").stdout_bytes.decode() == raw


def test_a_finding_of_the_grid_leads_to_its_words(case):
    raw = run("status", case, "--csv").stdout
    run("brief", case, "-q")
    finding_id = list(csv.DictReader(StringIO(raw)))[-1]["finding"]
    assert "“" in run("why", finding_id, "--brief", case).stdout


def test_days_and_readings_are_chosen(case):
    told = run("status", case, "--days", "1", "--reading", "brenn").stdout
    assert "2031-06-10" in told
    assert "2031-06-09" not in told
    assert "Osvald Brenn" in run("status", case, "--reading", "zebra", code=2).stderr
    run("status", case, "--days", "0", code=2)


def test_what_does_not_fit_together_is_refused(case):
    assert "one of them" in run("status", case, "--csv", "--json", code=2).stderr
    assert "--no-grid" in run("status", case, "--no-grid", "--csv", code=2).stderr


def test_exports_go_to_standard_output_or_a_file(case, tmp_path):
    out = tmp_path / "rows.csv"
    assert f"wrote {out}" in run("export", case, "--as", "eth-prio", "-o", out).stderr
    (row,) = csv.DictReader(StringIO(out.read_bytes().decode(), newline=""))
    assert (row["actor_name"], row["cf_dec_yr"], row["cf_effect_yr"]) == ("Hill League", "2031", "")
    (row,) = csv.DictReader(StringIO(run("export", case, "--as", "pa-x").stdout))
    assert row["third_parties"] == "Osvald Brenn (Lake Commission's envoy)"
    assert str(case) not in str(row)
    assert "cannot be written" in run(
        "export", case, "--as", "csv", "-o", tmp_path / "no" / "rows.csv", code=1
    ).stderr  # fmt: skip
    run("export", case, "--as", "acled", code=2)


def test_a_deal_with_a_fault_is_not_exported(case):
    (case / "deal" / "arrangement.toml").write_text("id = 3\n", "utf-8")
    assert "arrangement.toml" in run("export", case, "--as", "pa-x", code=1).stderr


# On a terminal


@pytest.fixture
def screen(monkeypatch, capsys):
    """What a grid looks like on a terminal of that width, without colour."""
    from holdfire.tell.grid import grid

    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(gridding, "on_terminal", lambda: True)

    def shown(findings, readings=VOICES, width=80, days=gridding.SHOWN):
        monkeypatch.setenv("COLUMNS", str(width))
        made = gridding.narrowed(grid(findings, readings), days, None)
        gridding.show(made, Path("mill"))
        return capsys.readouterr().out

    return shown


def test_every_word_has_its_own_mark_and_needs_no_colour():
    marks = [mark for mark, _ in gridding.MARKS.values()]
    assert set(gridding.MARKS) == set(Word)
    assert len(set(marks)) == len(marks)


def test_a_terminal_shows_marks_and_a_legend(screen):
    lines = screen(FEW).splitlines()
    assert "Ana Vel: breached; status in time: expired" in lines
    assert "River Council: undetermined (unconfirmed); status in time: in force" in lines
    assert lines[lines.index("Mill League") + 1].split() == ["unknown", "+H", "xB", "?U"]
    assert "marks: +H holding, ?U undetermined, xB breached" in lines
    assert "\x1b" not in "".join(lines)


def test_of_many_days_the_last_are_shown_and_the_rest_counted(screen):
    many = [
        finding(day=march(d), word=Word.BREACHED if d == 2 else Word.HOLDING) for d in range(1, 21)
    ]
    text = screen(many)
    assert (
        "6 earlier days are not shown, 1 of them with a breach; all of them: "
        "holdfire status mill --days 20, or --csv"
    ) in text
    assert text.count("+H") == 15
    assert "xB" not in text


def test_more_days_than_fit_are_shown_one_beneath_another(screen):
    text = screen([finding(day=march(d)) for d in range(1, 29)], width=60, days=28)
    assert text.count("?U") == 29
    assert all(len(line) <= 60 for line in text.splitlines() if "?U" in line)


def test_names_cannot_steer_the_terminal(screen):
    text = screen([finding(actor="League \x1b[31m [bold]red", option="\x07", day=march(3))])
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[bold]red" in text
