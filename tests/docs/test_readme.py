"""What the pages show as output is what the program prints.

A block stands between `<!-- output:begin COMMAND -->` and `<!-- output:end -->`. After a change
that alters what is printed:

    HOLDFIRE_REFRESH=1 .venv/bin/python -m pytest tests/docs
"""

import json
import os
import re
import shlex
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner

from holdfire.cli import main
from tests.conftest import EMBEDDED, READER

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = "examples/reports/*"
SCREEN = f"holdfire brief {EXAMPLES}"
BLOCK = re.compile(
    r"(?P<begin><!-- output:begin(?P<command>[^>]*?) -->\n).*?(?P<end><!-- output:end -->)",
    re.DOTALL,
)
PAGES = ("README.md", "docs/start.md", "docs/nouns.md")
FOLD = 100
REFRESH = os.environ.get("HOLDFIRE_REFRESH") == "1"


@pytest.fixture(scope="module")
def prints(tmp_path_factory):
    """A function from a command to what it prints, run where the examples lie."""
    if EMBEDDED is None:
        pytest.skip("holdfire-reader-en is not installed: make install")
    out = tmp_path_factory.mktemp("out")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("HOLDFIRE_READER")
        READER.in_use.cache_clear()
        patch.chdir(ROOT)
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        screen = _run("brief", *_examples(), "-o", str(out))
        records = [json.loads(line) for line in _lines(out / "records.jsonl")]

        def printed(command: str) -> str:
            if command.startswith("line "):
                return _fullest(records, command.removeprefix("line "))
            if command == SCREEN:
                return screen
            bare, _, cut = command.partition(" | ")
            return _cut(_run(*shlex.split(bare)[1:]), cut)

        yield printed
    READER.in_use.cache_clear()


def _examples() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.glob(EXAMPLES))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _run(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def _cut(text: str, cut: str) -> str:
    """What is left of a text after `head -N` or `tail -N`."""
    if not cut:
        return text
    end, count = cut.split(" -")
    lines = text.splitlines()
    kept = {"head": lines[: int(count)], "tail": lines[-int(count) :]}[end]
    return "\n".join(kept)


def _fullest(records: list[dict], kind: str) -> str:
    """The record of a kind with the fewest empty values; of several, the shortest line."""

    def rank(row: dict) -> tuple[int, int, str]:
        line = json.dumps(row, ensure_ascii=False)
        return _empty(row), len(line), line

    rows = [row for row in records if row["kind"] == kind]
    return json.dumps(min(rows, key=rank), ensure_ascii=False) if rows else "none in the example"


def _empty(value) -> int:
    """How many values of a record are empty, at any depth."""
    if isinstance(value, dict):
        return sum(map(_empty, value.values()))
    return int(value in (None, [], ""))


def _block(text: str, language: str) -> str:
    folded = (
        "\n".join(textwrap.wrap(line, FOLD, break_long_words=False, break_on_hyphens=False))
        for line in text.strip("\n").splitlines()
    )
    body = text if language == "json" else "\n".join(folded)
    return f"```{language}\n{body}\n```\n"


def _renewed(text: str, prints) -> str:
    def block(found: re.Match[str]) -> str:
        command = found["command"].strip() or SCREEN
        language = "json" if command.startswith("line ") else "text"
        return found["begin"] + _block(prints(command), language) + found["end"]

    return BLOCK.sub(block, text)


@pytest.mark.parametrize("page", PAGES)
def test_output_shown_is_output_printed(page, prints):
    path = ROOT / page
    shown = path.read_text(encoding="utf-8")
    assert BLOCK.search(shown), f"{page} shows no output"
    printed = _renewed(shown, prints)
    if REFRESH and printed != shown:
        path.write_text(printed, encoding="utf-8")
        shown = printed
    why = f"{page} shows other output; HOLDFIRE_REFRESH=1 .venv/bin/python -m pytest tests/docs"
    assert shown == printed, why


def test_readme_is_short():
    lines = _lines(ROOT / "README.md")
    assert len(lines) < 120


def test_a_block_that_differs_is_seen():
    text = "a\n<!-- output:begin holdfire why A1 -->\nstale\n<!-- output:end -->\nb\n"
    renewed = _renewed(text, lambda command: f"{command}!")
    fence = "```text\nholdfire why A1!\n```"
    assert renewed == text.replace("stale", fence)
