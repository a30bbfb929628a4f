"""Mutation testing: which changes are made, who notices, and what is done about survivors."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.mutation.operators import mutants

RUN = Path(__file__).resolve().parents[2] / "benchmarks" / "mutation" / "run.py"
MEMBERS = {"Tri": ("YES", "NO", "UNCLEAR"), "Word": ("LOW", "MIDDLE", "HIGH", "TOP")}


def changes(text):
    return [m.change for m in mutants("toy", text, MEMBERS)]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a < b", ["a < b → a <= b", "a < b → a >= b"]),
        ("a is b in c", ["a is b in c → a is not b in c", "a is b in c → a is b not in c"]),
        ("x = a and b", ["a and b → a or b", "without a", "without b"]),
        ("x = not a", ["not a → a"]),
        ("x = 3", ["3 → 4", "3 → 2"]),
        ("x = True", ["True → False"]),
        ("x = 'key'", ["'key' → 'other'"]),
        ("x = Tri.YES", ["Tri.YES → Tri.UNCLEAR", "Tri.YES → Tri.NO"]),
        ("x = Word.MIDDLE", ["Word.MIDDLE → Word.LOW", "Word.MIDDLE → Word.HIGH"]),
        ("x = a + b", ["a + b → a - b"]),
        ("x = any(y)", ["any → all"]),
        ("x = {a, b}", ["without a", "without b"]),
        ("x = {a: b}", ["without a"]),
        ("x = y in (a.b, a.c)", ["y in (a.b, a.c) → y not in (a.b, a.c)", "without a.b",
                                 "without a.c"]),
        ("x = a if b else c", ["b → True", "b → False"]),
        ("x = [a for a in b if a]", ["a → True"]),
        ("f(x)", ["without the call"]),
        ("def f():\n yield x", ["without yield"]),
        ("def f():\n return x", ["return None"]),
        ("def f() -> bool:\n return x", ["return not …"]),
        ("def f(x=1): ...", ["1 → 2", "1 → 0"]),
        ("match x:\n case a.b | a.c: f\n case _: g",
         ["without case a.b | a.c", "without case _", "without a.b", "without a.c"]),
    ],
)  # fmt: skip
def test_each_kind_of_change_is_made_once(text, made):
    assert changes(text) == made


@pytest.mark.parametrize(
    "text",
    [
        '"""What it is for."""',
        "def f(x: Tri.YES) -> 3:\n '''Why.'''",
        "@dataclass(frozen=True)\nclass A:\n x: int\n 'its length'",
        "from a import b",
        "__all__ = ['a']",
        "x = 'the day is unclear'",
        "x = f'by {y}'",
        "x = f(reason='withdrawn')",
        "raise ValueError(3)",
    ],
)
def test_what_no_run_depends_on_is_left_alone(text):
    assert [c for c in changes(text) if "call" not in c] == []


def test_a_text_that_is_looked_for_is_no_message():
    assert "'ahead of' → 'other'" in changes("x = y.startswith('ahead of')")


def test_every_mutant_is_another_program_and_the_tree_is_put_back():
    text = Path(RUN.parent / "operators.py").read_text("utf-8")
    made = list(mutants("toy", text, MEMBERS))
    assert len({m.digest for m in made}) == len(made) > 100
    assert made == list(mutants("toy", text, MEMBERS))


TOY = {
    "src/toy/__init__.py": "from .sums import grade\n",
    "src/toy/sums.py": "def grade(x):\n    return 'high' if x > 2 else 'low'\n",
    "src/noun.py": "",
    "tests/toy/test_sums.py": (
        "from toy import grade\n\ndef test_grade():\n"
        "    assert [grade(1), grade(4)] == ['low', 'high']\n"
    ),
}


@pytest.fixture
def toy(tmp_path):
    for name, text in TOY.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def run(toy, *flags):
    where = ("--root", toy, "--survivors", toy / "survivors.toml", "--tests", "tests/toy")
    command = [sys.executable, RUN, "--package", "toy", "--record", "noun", *where, *flags]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def survivors(told):
    return re.findall(r"^sums:2 +[a-z]+: (.*?)   \|", told, re.M)


def test_survivors_are_named_until_tested_or_explained(toy):
    code, told = run(toy)
    assert code == 1
    assert survivors(told) == ["x > 2 → x >= 2", "2 → 3", "2 → 1"]
    assert "3 survived, 3 of them not explained" in told
    assert "mutants to try" in told

    code, again = run(toy)
    assert code == 1
    assert "mutants to try" not in again  # nothing changed, so nothing runs

    entries = (toy / "build/mutation/unexplained.toml").read_text("utf-8")
    (toy / "survivors.toml").write_text(entries, "utf-8")
    assert "write them" in run(toy)[1]
    (toy / "survivors.toml").write_text(entries.replace('""', '"A toy."'), "utf-8")
    assert run(toy)[0] == 1  # explained, but below the floor
    assert run(toy, "--floor", "50")[0] == 0

    test = toy / "tests/toy/test_sums.py"
    test.write_text(test.read_text("utf-8").replace("1)", "2)").replace("4)", "3)"), "utf-8")
    code, told = run(toy)
    assert code == 0
    assert told.count("explained, but no survivor now: sums") == 3


def test_a_mutant_that_never_ends_is_killed_and_a_cut_line_is_tried_again(toy):
    (toy / "src/toy/sums.py").write_text(
        "def grade(x):\n    n = 0\n    while n < x:\n        n += 1\n    return n\n", "utf-8"
    )
    test = "from toy import grade\n\ndef test_grade():\n    assert grade(3) == 3\n"
    (toy / "tests/toy/test_sums.py").write_text(test, "utf-8")
    told = run(toy)[1]
    assert re.search(r"sums\W+7\W+4\W+1\W+2\W+71\.4", told)
    kept = toy / "build/mutation/toy.jsonl"
    kept.write_text(kept.read_text("utf-8")[:-20], "utf-8")
    assert "1 mutants to try" in run(toy)[1]


def test_a_sample_is_no_answer(toy):
    code, told = run(toy, "--at-most", "2", "--floor", "0")
    assert code == 1
    assert "2 mutants to try" in told
    assert "7 mutants not tried yet" in told


def test_failing_tests_are_mended_first(toy):
    (toy / "src/toy/sums.py").write_text("def grade(x):\n    return x > 1\n", "utf-8")
    code, told = run(toy)
    assert code == 1
    assert "fails on the unchanged package" in told
