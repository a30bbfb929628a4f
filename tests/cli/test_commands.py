"""The commands as an analyst meets them: what they print, where, and how they end."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from holdfire.cli import main
from holdfire.errors import Unsupported
from tests.flow import stories
from tests.helpers import REPORTS, ROOT


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """A folder of its own with two reports in it, and a state folder that is not the user's."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    for name, text in stories.DATED.items():
        Path(name).write_text(text, "utf-8")
    Path("undated.txt").write_text(stories.UNDATED, "utf-8")
    return work


def run(*args, stdin=None):
    return CliRunner().invoke(main, [str(a) for a in args], input=stdin)


def one_sentence(result, code):
    """The error: one line on standard error, in our name, without a traceback."""
    assert result.exit_code == code, (result.exit_code, result.stderr)
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("holdfire: ")
    assert ";" in lines[0], "what is wrong; what to do next"
    return lines[0]


@pytest.fixture
def briefed():
    """A brief of the example reports, in ./out."""
    result = run("brief", *sorted(REPORTS.iterdir()), "-o", "out", "-q")
    assert result.exit_code == 0, result.output
    return json.loads(Path("out/brief.json").read_text("utf-8"))


def test_brief_writes_three_files_and_prints_the_first_screen():
    result = run("brief", "herald.txt", "courier.txt", "-o", "out")
    assert result.exit_code == 0
    for name in ("brief.html", "brief.md", "brief.json"):
        assert Path("out", name).stat().st_size > 0
        assert name in result.stderr
    assert "In short" in result.stdout
    assert "Not supported" in result.stdout
    assert "## Terms" not in result.stdout


def test_quiet_prints_nothing():
    result = run("brief", "herald.txt", "-o", "out", "-q")
    assert (result.exit_code, result.output) == (0, "")


def test_a_file_that_is_not_there():
    result = run("brief", "nowhere.txt", "-o", "out")
    assert result.exit_code == 1
    assert "nowhere.txt" in result.stderr
    assert "Traceback" not in result.output
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(99)),
    ],
)
@pytest.mark.parametrize("command", ["brief", "read"])
def test_a_file_that_holds_no_text(command, name, data):
    Path(name).write_bytes(data)
    result = run(command, name)
    assert result.exit_code == 1
    assert name in result.stderr
    assert "Traceback" not in result.output
    assert result.stdout == ""


def test_one_bad_file_does_not_stop_the_others():
    Path("empty.txt").write_bytes(b"")
    result = run("brief", "empty.txt", "herald.txt", "nowhere.txt", "-o", "out", "-q")
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    assert "nowhere.txt" in result.stderr
    body = json.loads(Path("out/brief.json").read_text("utf-8"))
    assert [t["file"] for t in body["texts"]] == ["herald.txt"]


def test_when_all_inputs_are_bad_no_brief_is_written():
    Path("empty.txt").write_bytes(b"")
    result = run("brief", "empty.txt", "nowhere.txt", "-o", "out")
    assert result.exit_code == 1
    assert "nothing could be read" in result.stderr
    assert not Path("out").exists()


@pytest.mark.parametrize("value", ["yesterday", "2031-13-01", "05.03.2031", "herald.txt=soon", ""])
def test_a_publication_day_that_is_no_day(value):
    assert "YYYY-MM-DD" in one_sentence(run("brief", "herald.txt", "--published", value), 2)


def test_a_publication_day_for_a_file_that_is_not_given():
    line = one_sentence(run("brief", "herald.txt", "--published", "other.txt=2031-03-05"), 2)
    assert "other.txt" in line


@pytest.mark.parametrize("value", ["noon", "2031-03-32", "tomorrow 12:00"])
def test_an_as_of_that_is_no_time(value):
    assert "--as-of" in one_sentence(run("brief", "herald.txt", "--as-of", value), 2)


def test_a_publication_day_settles_a_text_without_one():
    assert (
        run("brief", "undated.txt", "-q", "-o", "out", "--published", "2031-03-05").exit_code == 0
    )
    body = json.loads(Path("out/brief.json").read_text("utf-8"))
    assert body["as_of"].startswith("2031-03-05T23:59")


def test_a_publication_day_for_one_file_leaves_the_others_alone():
    args = ["--published", "undated.txt=2031-03-04"]
    assert run("brief", "undated.txt", "herald.txt", "-q", "-o", "out", *args).exit_code == 0
    body = json.loads(Path("out/brief.json").read_text("utf-8"))
    days = {c["file"]: c["published"]["earliest"][:10] for c in body["captures"]}
    assert days == {"undated.txt": "2031-03-04", "herald.txt": "2031-03-05"}


def test_an_as_of_day_is_its_end_and_a_time_with_a_zone_is_that_instant():
    run("brief", "herald.txt", "-q", "-o", "day", "--as-of", "2031-03-06")
    run("brief", "herald.txt", "-q", "-o", "hour", "--as-of", "2031-03-06T12:00+00:00")
    day, hour = (
        json.loads(Path(d, "brief.json").read_text("utf-8"))["as_of"] for d in ("day", "hour")
    )
    assert day.startswith("2031-03-06T23:59:59")
    assert hour == "2031-03-06T14:00:00+02:00"


def test_a_folder_that_cannot_be_written():
    Path("file").write_text("not a folder")
    line = one_sentence(run("brief", "herald.txt", "-q", "-o", "file/out"), 1)
    assert "-o" in line


def test_an_output_that_is_a_file():
    Path("file").write_text("not a folder")
    result = run("brief", "herald.txt", "-q", "-o", "file")
    assert result.exit_code == 2
    assert Path("file").read_text() == "not a folder"


def test_a_brief_with_an_unsupported_sentence_is_not_written(monkeypatch):
    def refuse(*_):
        raise Unsupported("nothing stands under the sentence 'x'; the brief was not written")

    monkeypatch.setattr("holdfire.flow.briefing.compose", refuse)
    one_sentence(run("brief", "herald.txt", "-o", "out"), 1)
    assert not Path("out").exists()


def test_debug_shows_where_it_came_from():
    result = run("--debug", "why", "A1")
    assert result.exception is not None
    assert not isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("command", ["brief", "read", "why", "show"])
def test_a_command_without_its_argument_is_a_usage_error(command):
    assert run(command).exit_code == 2


@pytest.mark.parametrize("args", [[], ["brief"], ["read"], ["why"], ["show"]])
def test_help_has_an_example(args):
    result = run(*args, "--help")
    assert result.exit_code == 0
    assert "Example" in result.output
    assert "holdfire " in result.output


def test_a_file_named_twice_is_one_text():
    assert run("brief", "herald.txt", "-q", "-o", "once").exit_code == 0
    assert run("brief", "herald.txt", "./herald.txt", "-q", "-o", "twice").exit_code == 0
    once, twice = (json.loads(Path(d, "brief.json").read_text("utf-8")) for d in ("once", "twice"))
    assert once == twice


def test_standard_input_is_a_file_named_dash():
    result = run("brief", "-", "-q", "-o", "out", stdin=stories.HERALD.encode())
    assert result.exit_code == 0, result.stderr
    body = json.loads(Path("out/brief.json").read_text("utf-8"))
    assert [t["file"] for t in body["texts"]] == ["-"]


def test_an_empty_standard_input():
    result = run("brief", "-", "-q", "-o", "out", stdin=b"")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert not Path("out").exists()


def test_read_json_prints_one_object_a_line_and_each_names_its_capture():
    result = run("read", "herald.txt", "courier.txt", "--json")
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    captures = {r["id"]: r for r in rows if r["kind"] == "capture"}
    assert [c["file"] for c in captures.values()] == ["herald.txt", "courier.txt"]
    texts = {c["id"]: stories.DATED[c["file"]] for c in captures.values()}
    for row in (r for r in rows if r["kind"] != "capture"):
        assert row["capture"] in captures
        for span in [row["span"]] if "span" in row else row.get("content", []):
            assert texts[row["capture"]][span["start"] : span["end"]].strip()
    assert {"statement", "report", "reading", "mention"} <= {r["kind"] for r in rows}


def test_read_without_json_prints_a_line_a_record():
    plain = run("read", "herald.txt").stdout.splitlines()
    as_json = run("read", "herald.txt", "--json").stdout.splitlines()
    assert len(plain) == len(as_json)
    assert "Margit Solvane" in "\n".join(plain)


def test_why_before_any_brief():
    assert "holdfire brief" in one_sentence(run("why", "A1"), 1)
    assert "holdfire brief" in one_sentence(run("show", "A"), 1)


def test_why_in_a_folder_without_a_brief():
    Path("bare").mkdir()
    assert "bare" in one_sentence(run("why", "A1", "--brief", "bare"), 1)


def test_a_damaged_brief(briefed):
    Path("out/brief.json").write_text("{", "utf-8")
    assert "again" in one_sentence(run("why", "A1"), 1)


@pytest.mark.parametrize("name", ["records.jsonl", "captures"])
def test_a_brief_that_lost_a_part(briefed, name):
    path = Path("out", name)
    path.rename("elsewhere")
    one_sentence(run("why", "A1"), 1)


def test_an_id_that_is_nobodys(briefed):
    assert "zzz_1" in one_sentence(run("why", "zzz_1"), 1)
    one_sentence(run("show", "zzz_1"), 1)


def test_the_start_of_many_ids(briefed):
    assert "give more" in one_sentence(run("why", "snt_"), 1)


def test_an_empty_id_is_the_start_of_all(briefed):
    one_sentence(run("why", ""), 1)


def ids(body):
    """One of each kind of thing that `why` explains."""
    records = [json.loads(x) for x in Path("out/records.jsonl").read_text("utf-8").splitlines()]
    first = {r["kind"]: r["id"] for r in reversed(records)}
    judged = next(f for f in body["findings"] if f["matches"])
    return {
        "mark": body["spans"][0]["mark"],
        "sentence": next(
            i["id"] for s in body["sections"] for i in s["items"] if "id" in i and _cites(i)
        ),
        "finding": judged["id"],
        "incident": body["incidents"][0]["id"],
        **{k: first[k] for k in ("statement", "report", "mention")},
        "reading": body["readings"][0]["id"],
    }


def _cites(item):
    return any(re.fullmatch(r"[A-Z]+[1-9]\d*", m) for p in item["pieces"] for m in p["marks"])


KINDS = ["mark", "sentence", "finding", "incident", "statement", "report", "mention", "reading"]


def test_why_leads_from_anything_to_words_and_a_hash(briefed):
    known = {c["sha256"][:12]: c["file"] for c in briefed["captures"]}
    wanted = ids(briefed)
    assert sorted(wanted) == sorted(KINDS)
    for kind, one in wanted.items():
        result = run("why", one)
        assert result.exit_code == 0, (kind, result.stderr)
        found = re.findall(r"“(.+?)” — .*, (\d+)–(\d+), sha256 ([0-9a-f]{12})…", result.stdout)
        assert found, (kind, result.stdout)
        for words, start, end, sha in found:
            cap = next(c for c in briefed["captures"] if c["file"] == known[sha])
            text = Path("out/captures", f"{cap['id']}.txt").read_text("utf-8")
            assert " ".join(text[int(start) : int(end)].split()) == words


def test_why_every_sentence_and_finding_of_the_brief_is_explained(briefed):
    from holdfire.flow.why import why

    def lines(node):
        return [node.text, *(line for below in node.below for line in lines(below))]

    for one in [f["id"] for f in briefed["findings"]] + [s["mark"] for s in briefed["spans"]]:
        assert len(lines(why(Path("out"), one))) > 1


def test_why_takes_the_start_of_an_id_if_only_one_begins_so(briefed):
    one = ids(briefed)["reading"]
    assert run("why", one[:-3]).stdout == run("why", one).stdout


def test_why_a_mark_is_that_mark_and_not_the_ones_it_begins(briefed):
    assert run("why", "A1").stdout.startswith("A1:")


def test_why_a_zero_mark_tells_what_was_searched(briefed):
    out = run("why", "A0").stdout
    assert "nothing found" in out
    assert "01-gazette.txt" in out


def test_why_reads_the_last_brief_or_the_one_named(briefed):
    run("brief", "herald.txt", "-q", "-o", "second")
    assert "herald.txt" in run("why", "A1").stdout
    assert "01-gazette.txt" in run("why", "A1", "--brief", "out").stdout


def test_show_prints_every_block_with_its_kind(briefed):
    by_letter, by_id = run("show", "A"), run("show", briefed["texts"][0]["capture"])
    assert by_letter.exit_code == 0
    assert by_letter.stdout == by_id.stdout
    assert len(by_letter.stdout.splitlines()) == len(briefed["captures"][0]["blocks"])
    assert re.search(r"^ *teaser ", by_letter.stdout, re.M)


def test_a_reader_that_stops_early_is_no_error():
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    code = "from holdfire.cli import main; main()"
    files = [str(p) for p in sorted(REPORTS.iterdir())]
    with subprocess.Popen(
        [sys.executable, "-c", code, "read", "--json", *files],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, cwd=ROOT,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        noise = process.stderr.read().decode()
        process.wait(30)
    assert noise == ""
    assert process.returncode in (0, 1, 141)


def test_the_module_runs_as_the_command_does():
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    done = subprocess.run(
        [sys.executable, "-m", "holdfire", "why", "A1"], capture_output=True, text=True, env=env
    )
    assert done.returncode == 1
    assert done.stderr.startswith("holdfire: ")


def test_what_had_no_words_to_lose_is_told_and_fails_nothing():
    chat = {
        "name": "Breakwater", "type": "public_channel", "id": 1,
        "messages": [
            {"id": 1, "type": "service", "date": "2031-03-04T20:00:00", "action": "create_channel"},
            {"id": 2, "type": "message", "date": "2031-03-04T21:10:00", "from": "Breakwater",
             "text": "Crews were told to make no launches at Ventspils, a spokesman said."},
        ],
    }  # fmt: skip
    Path("result.json").write_text(json.dumps(chat), "utf-8")
    result = run("read", "result.json")
    assert result.exit_code == 0
    assert "left out 1 service" in result.stderr


CHANNEL = """Voice of the Ridge — public channel
@market_girl: closed at ten, everyone walked home, no shooting yet
Replies
@south_post: we stay with the June paper, nothing has changed for us
"""


def test_a_text_without_running_text_is_told_as_unread_and_not_as_searched():
    Path("channel.txt").write_text(CHANNEL, "utf-8")
    assert "no block of it was taken for running text" in run("read", "channel.txt").stderr
    result = run("brief", "channel.txt", "--published", "2033-05-01", "-o", "out", "-q")
    assert result.exit_code == 0
    page = Path("out", "brief.md").read_text("utf-8")
    assert "channel.txt was not read: no block of it was taken for running text" in page
    assert "A0]" not in page


def test_many_unread_texts_are_counted_with_the_reason():
    names = [f"channel{n}.txt" for n in range(6)]
    for n, name in enumerate(names):
        Path(name).write_text(f"{CHANNEL}@post{n}: all quiet\n", "utf-8")
    run("brief", *names, "--published", "2033-05-01", "-o", "out", "-q")
    page = Path("out", "brief.md").read_text("utf-8")
    assert "2 more were not read either (no running text)" in page
