"""The page of rules and the code name the same rules."""

import re
from pathlib import Path

from holdfire.record.telling import RULES

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "holdfire"
RULE = re.compile(r"\bR-[A-Z]+-\d+\b")
CODE = (
    *(SRC / "judge").glob("*.py"),
    *(SRC / "record").glob("*.py"),
    SRC / "terms" / "standing.py",
    SRC / "tell" / "hinges.py",
    SRC / "tell" / "asking.py",
)


def named(*paths):
    return {rule for path in paths for rule in RULE.findall(path.read_text(encoding="utf-8"))}


def test_page_and_code_name_the_same_rules():
    code = named(*CODE)
    page = named(ROOT / "docs/rules.md")
    assert sorted(code ^ page) == []
    assert code >= RULES.keys()


def test_each_rule_has_one_row():
    page = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (R-\S+) \|", page, re.M)
    assert len(rows) == len(set(rows))
    assert set(rows) == set(RULE.findall(page))
