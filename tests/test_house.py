"""Rules of the house that no linter knows: sizes, frozen nouns, docstrings. They bind src only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src"
FILE_LINES = 400
BODY_LINES = 40
PARAMETERS = 6
ENUMS = frozenset({"Enum", "StrEnum", "IntEnum", "Flag", "IntFlag"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def _name(node: ast.expr) -> str:
    """The last word of a name, attribute or call: `dataclass` in `dataclasses.dataclass(...)`."""
    if isinstance(node, ast.Call):
        return _name(node.func)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def long_file(text: str) -> Iterator[str]:
    """A file of 400 lines or more is two files."""
    lines = len(text.splitlines())
    if lines >= FILE_LINES:
        yield f"1: {lines} lines; the end is {FILE_LINES - 1}"


def long_body(text: str) -> Iterator[str]:
    """A function's body, without its docstring, has at most 40 lines."""
    for node in _functions(ast.parse(text)):
        body = node.body[ast.get_docstring(node) is not None :]
        lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
        if lines > BODY_LINES:
            yield f"{node.lineno}: {node.name} has a body of {lines} lines; the end is {BODY_LINES}"


def many_parameters(text: str) -> Iterator[str]:
    """At most six parameters can be given by position; self and cls do not count."""
    for node in _functions(ast.parse(text)):
        given = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args)]
        count = len(given[1:] if given[:1] in (["self"], ["cls"]) else given)
        if count > PARAMETERS:
            yield f"{node.lineno}: {node.name} takes {count} parameters; make some keyword-only"


def _frozen(decorator: ast.expr) -> bool:
    return (
        _name(decorator) == "dataclass"
        and isinstance(decorator, ast.Call)
        and any(
            word.arg == "frozen" and isinstance(word.value, ast.Constant) and word.value.value
            for word in decorator.keywords
        )
    )


def loose_noun(text: str) -> Iterator[str]:
    """A class of the record is a frozen dataclass or an enum."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.ClassDef):
            continue
        enum = any(_name(base) in ENUMS for base in node.bases)
        if not enum and not any(map(_frozen, node.decorator_list)):
            yield f"{node.lineno}: {node.name} is neither a frozen dataclass nor an enum"


def _public(scope: ast.Module | ast.ClassDef) -> Iterator[Function | ast.ClassDef]:
    """Public classes and functions of a module, and public methods of public classes."""
    for node in scope.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def no_docstring(text: str) -> Iterator[str]:
    """Every module and every public class and function says what it is for."""
    tree = ast.parse(text)
    if not ast.get_docstring(tree):
        yield "1: the module has no docstring"
    for node in _public(tree):
        overload = any(_name(mark) == "overload" for mark in node.decorator_list)
        if not ast.get_docstring(node) and not overload:
            yield f"{node.lineno}: {node.name} has no docstring"


RULES = [long_file, long_body, many_parameters, no_docstring]


def _report(rule, folder: Path) -> list[str]:
    return [
        f"{path.relative_to(SRC)}:{fault}"
        for path in sorted(folder.rglob("*.py"))
        for fault in rule(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_source_keeps_the_rule(rule):
    faults = _report(rule, SRC / "holdfire")
    assert not faults, "\n".join([rule.__doc__, *faults])


def test_nouns_are_frozen():
    faults = _report(loose_noun, SRC / "holdfire" / "record")
    assert not faults, "\n".join([str(loose_noun.__doc__), *faults])


BROKEN = {
    long_file: "x = 1\n" * FILE_LINES,
    long_body: "def f():\n    'Why.'\n" + "    x = 1\n" * (BODY_LINES + 1),
    many_parameters: "class A:\n    def f(self, a, b, c, /, d, e, f, g, *, h): ...\n",
    loose_noun: "@dataclass(slots=True)\nclass A:\n    x: int\n",
    no_docstring: "'Why.'\nclass A:\n    'Why.'\n    def f(self): ...\n",
}
KEPT = {
    long_file: "x = 1\n" * (FILE_LINES - 1),
    long_body: "def f():\n    'Why.'\n" + "    x = 1\n" * BODY_LINES,
    many_parameters: "class A:\n    def f(self, a, b, c, /, d, e, f, *, g, h): ...\n",
    loose_noun: "@dataclass(frozen=True)\nclass A: ...\nclass B(enum.StrEnum): ...\n",
    no_docstring: "'Why.'\nclass _A:\n    def f(self): ...\ndef g():\n    'So.'\n    def h(): ...",
}


@pytest.mark.parametrize("rule", BROKEN, ids=lambda rule: rule.__name__)
def test_each_rule_sees_its_breach(rule):
    assert len(list(rule(BROKEN[rule]))) == 1
    assert not list(rule(KEPT[rule]))
