"""The page for Python users is run from top to bottom, block by block, in an empty folder."""

import contextlib
import io
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCKS = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)


def test_the_page_runs_as_it_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    page = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    printed = io.StringIO()
    names: dict[str, object] = {}
    with contextlib.redirect_stdout(printed):
        for block in BLOCKS.findall(page):
            exec(compile(block, "docs/api.md", "exec"), names)  # noqa: S102  # our own page
    assert "Osvald Brenn" in printed.getvalue()


def test_every_public_name_of_a_room_is_there():
    page = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    for room, told in re.findall(r"^\| `holdfire\.(\w+)` \| (.*?):", page, re.M):
        public = __import__(f"holdfire.{room}", fromlist=["__all__"])
        for name in re.findall(r"`(\w+)", told):
            assert name in public.__all__, (room, name)
            assert getattr(public, name)
