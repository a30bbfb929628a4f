"""docs/rule-examples.md: for every rule of docs/rules.md, examples that the program works out.

After a change of a line here:

    HOLDFIRE_REFRESH=1 .venv/bin/python -m pytest tests/judge/test_rule_examples.py
"""

import os
import re
from pathlib import Path

import pytest

from . import examples_conduct, examples_place, examples_readings, examples_time, examples_words
from .example_book import LATE

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = DOCS / "rule-examples.md"
REFRESH = os.environ.get("HOLDFIRE_REFRESH") == "1"
MODULES = (examples_time, examples_place, examples_conduct, examples_words, examples_readings)
EXAMPLES = [e for module in MODULES for e in module.BOOK.examples]
ANSWER = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
HEAD = """\
# Worked examples of the rules

For every rule of the [rules of judgement](rules.md), at least one small case and what `holdfire`
answers. Each is run as a test: what stands in italics is what the program gave.

North and South are the parties of a pause, K and M two towns of Aland in different regions; all are
invented, and so is March 2031. Unless a line says otherwise: the words are an envoy's, “North shall
not attack K, from 8 March”, with no end; both parties have confirmed. K was watched by adequate
sources from 8 to 12 March. A strike is North's, on K, on 10 March at an hour not known, and told by
one origin. All is seen from the end of 12 March.

Each test answers *yes* (covered), *no* or *unclear*; for time, *inside*, *outside* or *unclear*.
"""
FAULTS = f"""
A line that ends with “{LATE.strip()}” says what the rule asks for: a known fault.
"""


def sections():
    """Heading of the page of rules → the ids of its rows, in order."""
    found: dict[str, list[str]] = {}
    for line in (DOCS / "rules.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line
        elif row := re.match(r"\| (R-\S+) \|", line):
            found.setdefault(heading, []).append(row[1])
    return found


def page():
    """The page as it should be: the examples in the order of the page of rules."""
    blocks = [HEAD + (FAULTS if any(e.late for e in EXAMPLES) else "")]
    for heading, rules in sections().items():
        lines = [e.line for rule in rules for e in EXAMPLES if e.rule == rule]
        blocks.append("\n".join([heading, "", *lines, ""]))
    return "\n".join(blocks)


def _cases():
    seen: dict[str, int] = {}
    for example in EXAMPLES:
        seen[example.rule] = n = seen.get(example.rule, 0) + 1
        marks = (
            [pytest.mark.xfail(reason=example.late, raises=AssertionError, strict=True)]
            if example.late
            else []
        )
        yield pytest.param(example, id=f"{example.rule}-{n}", marks=marks)


@pytest.mark.parametrize("example", list(_cases()))
def test_the_program_answers_what_the_page_says(example):
    assert tuple(ANSWER.findall(example.text)) == example.answers()


def test_every_rule_has_an_example_and_every_example_a_rule():
    rules = [rule for ids in sections().values() for rule in ids]
    shown = {e.rule for e in EXAMPLES}
    assert sorted(shown ^ set(rules)) == []
    assert [e.rule for e in EXAMPLES if not ANSWER.search(e.text)] == []


def test_the_page_holds_these_examples_in_the_order_of_the_rules():
    if REFRESH:
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(), "HOLDFIRE_REFRESH=1 writes the page again"
