"""Reading with a large model from the command line."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from holdfire.cli import main
from tests.collect.servers import reply
from tests.flow.test_asking import denier, like_rules, silent
from tests.helpers import REPORTS
from tests.modelled import PATH, model

pytestmark = pytest.mark.loopback
KEY = "sk-test-4711"


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """Two reports, and nothing of the user's own."""
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for name in ("HOLDFIRE_ENDPOINT", "HOLDFIRE_MODEL", "HOLDFIRE_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOLDFIRE_API_KEY", f" {KEY}\n")
    monkeypatch.chdir(tmp_path)
    for name in ("01-gazette.txt", "04-wire.txt"):
        shutil.copy(REPORTS / name, name)


FILES = ("01-gazette.txt", "04-wire.txt")


def run(*args, code=0):
    result = CliRunner().invoke(main, [str(a) for a in args])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    assert KEY not in result.output
    return result


def remote(server):
    return "--endpoint", server.url("/v1"), "--model", "small"


def test_nothing_is_sent_unless_it_is_asked_for(monkeypatch):
    with model(silent) as server:
        monkeypatch.setenv("HOLDFIRE_ENDPOINT", server.url("/v1"))
        monkeypatch.setenv("HOLDFIRE_MODEL", "small")
        run("read", FILES[0])
        run("read", FILES[0], "--reader", "embedded", *remote(server))
        assert not server.asked
        run("read", FILES[0], "--reader", "remote", code=1)
        assert server.asked


def test_where_texts_go_is_said_before_any_is_sent():
    with model(denier, KEY) as server:
        told = run("read", FILES[0], "--json", "--reader", "remote", *remote(server))
    first, *rest = told.stderr.splitlines()
    assert f"127.0.0.1:{server.port} (model small)" in first
    assert "1 of 1 texts read, 1 requests, 1,000 tokens, 0 proposals refused" in rest[0]
    assert rest[1].startswith("statements beside rules-")
    assert rest[2].startswith("reports beside rules-")
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    assert "deny" in {r["act"] for r in rows if r["kind"] == "statement"}


def test_quiet_leaves_only_where_texts_go():
    with model(denier) as server:
        told = run("read", FILES[0], "-q", "--reader", "remote", *remote(server))
    assert len(told.stderr.splitlines()) == 1


def test_a_brief_of_files():
    with model(denier) as server:
        run("brief", *FILES, "-o", "out", "--reader", "remote", *remote(server))
    assert "remote-1 small" in Path("out/brief.md").read_text("utf-8")
    assert not any(KEY in p.read_text("utf-8") for p in Path().rglob("*.json"))


def test_texts_without_an_answer_are_named_and_end_in_1():
    with model(silent) as server:
        told = run("brief", *FILES, "-q", "--reader", "remote", *remote(server), code=1)
    assert "01-gazette.txt: the model refused; read by rules-" in told.stderr
    assert Path("out/brief.html").is_file()


def test_a_budget_ends_in_3_and_the_same_command_goes_on():
    with model(denier) as server:
        options = ("--reader", "remote", *remote(server), "--budget", 1)
        assert "budget of 1 requests is spent" in run("read", *FILES, *options, code=3).stderr
        assert "2 of 2 texts read, 1 requests" in run("read", *FILES, *options).stderr


def test_a_server_that_is_no_model_ends_in_3():
    with model(lambda _: reply(b"<html>", "404 Not Found")) as server:
        told = run("read", *FILES, "--reader", "remote", *remote(server), code=3)
    assert "answers 404; check --endpoint and --model" in told.stderr
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("read", FILES[0], "--reader", "remote"), "--endpoint URL and --model NAME"),
        (("read", FILES[0], "--reader", "remote", "--model", "m"), "--endpoint URL"),
        (("agree", FILES[0]), "--endpoint URL"),
        (("read", FILES[0], "--budget", "3"), "--reader remote"),
        (("read", FILES[0], "--reader", "human"), "human"),
        (("agree", FILES[0], "--endpoint", "x", "--model", "m", "--budget", "0"), "x>=1"),
    ],
)
def test_what_does_not_fit_together(args, says):
    assert says in run(*args, code=2).stderr


def test_an_open_address_is_refused():
    told = run("agree", FILES[0], "--endpoint", "http://a.example.org", "--model", "m", code=3)
    assert "in the open" in told.stderr


def test_a_case_is_read_by_run():
    run("new", "truce")
    run("add", "truce", *FILES, "-q")
    assert "holdfire run" in run("brief", "truce", "--reader", "embedded", code=2).stderr
    with model(denier) as server:
        told = run("run", "truce", "--reader", "remote", *remote(server))
        assert "2 read, 0 read before" in told.stdout
        assert "2 of 2 texts read" in told.stderr
        assert "0 of 0 texts read, 0 requests" in run(
            "run", "truce", "--reader", "remote", *remote(server)).stderr  # fmt: skip
    run("brief", "truce", "-q")
    assert "remote-1 small" in Path("truce/brief/brief.md").read_text("utf-8")
    assert "0 read, 2 read before" in run("run", "truce", "--reader", "embedded").stdout
    run("brief", "truce", "-q")
    assert "remote-1 small" not in Path("truce/brief/brief.md").read_text("utf-8")
    assert list(Path("truce/cache/answers").rglob("*.json"))
    run("verify", "truce")


def test_agreement_as_rows_and_as_json():
    from holdfire.collect import gather

    captures = gather(list(FILES), published={}, outlets={}).captures
    with model(like_rules(captures)) as server:
        rows = [r.split("\t") for r in run("agree", *FILES, *remote(server)).stdout.splitlines()]
        told = json.loads(run("agree", *FILES, *remote(server), "--json").stdout)
    kinds = ("statements", "reports")
    assert [tuple(r[:2]) for r in rows] == [(f, k) for f in (*FILES, "all") for k in kinds]
    assert {r[-1] for r in rows} == {"100%"}
    for kind, row in zip(kinds, rows[-2:], strict=True):
        whole = told["all"][kind]
        assert whole["both"] == sum(t[kind]["both"] for t in told["texts"]) == int(row[2]) > 0
        assert whole["share"] == 1.0
    assert (told["requests"], told["all"]["refused"], told["reader"]) == (0, {}, "remote-1 small")


def test_agreement_names_texts_without_an_answer():
    with model(silent) as server:
        told = run("agree", *FILES, *remote(server), "--json", code=1)
    assert {t["fault"] for t in json.loads(told.stdout)["texts"]} == {"the model refused"}
    assert PATH in server.paths
