"""The small changes: every way of making one line of a module wrong, in order.

What only a reader sees is left alone (docstrings, sentences, the words after `reason=`), and so is
what no run depends on (annotations, decorators, imports).
"""

import ast
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import CodeType, ModuleType
from typing import Any, TypeVar  # Any: handlers of many kinds of node stand in one table

Members = Mapping[str, tuple[str, ...]]
Change = tuple[str, ast.AST] | tuple[str, ast.AST, str]
"""A kind, the new node, and how to say it where "old → new" would be long."""

COMPARE: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
TWINS = {"any": "all", "all": "any", "min": "max", "max": "min"}
PRINTED = frozenset({"reason", "basis", "text", "note", "why"})
"""Arguments whose words are for a reader."""
UNTOUCHED = {"annotation", "returns", "decorator_list", "type_comment", "format_spec"}
_Item = TypeVar("_Item")
PROSE = re.compile(r"\s|[?.!:;,]$|^$")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed module: where, what kind of change, from what to what, and the program.

    `line` is the code of the line as it stands in the file, without its indent; `digest` names the
    changed program.
    """

    module: str
    number: int
    line: str
    kind: str
    change: str
    digest: str
    code: CodeType

    @property
    def name(self) -> tuple[str, str, str]:
        """What a person calls it by; the same after lines above it moved."""
        return self.module, self.line, self.change


def mutants(module: str, text: str, members: Members) -> Iterator[Mutant]:
    """Every mutant of a module, each program once, in the order of the text."""
    tree = ast.parse(text)
    lines = text.splitlines()
    seen = {ast.dump(tree)}
    for holder, field, place, number, context in [*_places(tree, 1, ())]:
        old = _get(holder, field, place)
        for kind, new, *told in _changes(old, context, members):
            _set(holder, field, place, ast.copy_location(new, old))
            ast.fix_missing_locations(tree)
            program = ast.dump(tree)
            if program not in seen:
                seen.add(program)
                digest = hashlib.sha256(program.encode()).hexdigest()
                code = compile(tree, module, "exec", dont_inherit=True)
                change = "".join(told) or f"{_shown(old)} → {_shown(new)}"
                yield Mutant(module, number, lines[number - 1].strip(), kind, change, digest, code)
        _set(holder, field, place, old)


def members_of(module: ModuleType, texts: Iterable[str]) -> Members:
    """The members of every enum that a module offers or a text defines, by the enum's name."""
    offered = {
        name: tuple(thing.__members__)
        for name, thing in vars(module).items()
        if isinstance(thing, type) and issubclass(thing, Enum)
    }
    classes = (n for t in texts for n in ast.walk(ast.parse(t)) if isinstance(n, ast.ClassDef))
    own = {
        c.name: tuple(
            target.id
            for line in c.body
            if isinstance(line, ast.Assign)
            for target in line.targets
            if isinstance(target, ast.Name)
        )
        for c in classes
        if any(ast.unparse(base).endswith("Enum") for base in c.bases)
    }
    return offered | own


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around a node: its parents, innermost first, each with the field it is in."""

    around: tuple[tuple[ast.AST, str], ...]

    @property
    def parent(self) -> ast.AST:
        return self.around[0][0]

    @property
    def field(self) -> str:
        return self.around[0][1]

    def says_bool(self) -> bool:
        """Whether the function around says that it returns a truth value."""
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
        function = next((n for n, _ in self.around if isinstance(n, kinds)), None)
        returns = getattr(function, "returns", None)
        return isinstance(returns, ast.Name) and returns.id == "bool"


def _places(
    node: ast.AST, number: int, around: tuple[tuple[ast.AST, str], ...]
) -> Iterator[tuple[ast.AST, str, int | None, int, _Context]]:
    """Every node that may change: its holder, field and place in it, line, and surroundings."""
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED:
            continue
        for place, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if not isinstance(child, ast.AST) or _left_alone(child):
                continue
            inside = any(isinstance(n, ast.JoinedStr) for n, _ in around)
            line = number if inside else getattr(child, "lineno", number)
            above = ((node, field), *around)
            yield node, field, place, line, _Context(above)
            yield from _places(child, line, above)


def _left_alone(node: ast.AST) -> bool:
    """Docstrings, imports, the list of what a module offers, words for a reader."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets)
    if isinstance(node, ast.keyword):
        plain = isinstance(node.value, ast.Constant | ast.JoinedStr)
        return node.arg == "strict" or (node.arg in PRINTED and plain)
    return isinstance(node, ast.Import | ast.ImportFrom | ast.Raise)


def _get(holder: ast.AST, field: str, place: int | None) -> ast.AST:
    value = getattr(holder, field)
    return value if place is None else value[place]


def _set(holder: ast.AST, field: str, place: int | None, new: ast.AST) -> None:
    if place is None:
        setattr(holder, field, new)
    else:
        getattr(holder, field)[place] = new


def _shown(node: ast.AST) -> str:
    """A node on one line."""
    return " ".join(ast.unparse(node).split())


def _changes(node: ast.AST, context: _Context, members: Members) -> Iterator[Change]:
    yield from _CHANGES.get(type(node), _none)(node, context, members)
    if _is_test(node, context):
        yield "condition", ast.Constant(True)
        if not isinstance(context.parent, ast.comprehension):
            yield "condition", ast.Constant(False)


def _is_test(node: ast.AST, context: _Context) -> bool:
    if context.field == "test":
        return not isinstance(context.parent, ast.While | ast.Assert)
    return context.field in ("ifs", "guard") and isinstance(node, ast.expr)


def _none(_node: ast.AST, _context: _Context, _members: Members) -> Iterator[Change]:
    return iter(())


def _compare(node: ast.Compare, _context: _Context, _members: Members) -> Iterator[Change]:
    for place, op in enumerate(node.ops):
        for other in COMPARE[type(op)]:
            ops = [*node.ops[:place], other(), *node.ops[place + 1 :]]
            yield "comparison", ast.Compare(node.left, ops, node.comparators)


def _bool(node: ast.BoolOp, _context: _Context, _members: Members) -> Iterator[Change]:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield "and/or", ast.BoolOp(other, node.values)
    for out, values in _without_one(node.values):
        kept = ast.BoolOp(node.op, values) if values[1:] else values[0]
        yield "part of a condition", kept, f"without {_shown(out)}"


def _unary(node: ast.UnaryOp, _context: _Context, _members: Members) -> Iterator[Change]:
    if isinstance(node.op, ast.Not):
        yield "not", node.operand
    elif isinstance(node.op, ast.USub):
        yield "arithmetic", node.operand


def _constant(node: ast.Constant, context: _Context, _members: Members) -> Iterator[Change]:
    value = node.value
    if isinstance(value, bool):
        yield "true/false", ast.Constant(not value)
    elif isinstance(value, int | float):
        yield "number", ast.Constant(value + 1)
        yield "number", ast.Constant(value - 1)
    elif isinstance(value, str) and _works(value, context):
        yield "text", ast.Constant("another" if value == "other" else "other")


def _works(text: str, context: _Context) -> bool:
    """Whether a text is more than words for a reader."""
    if isinstance(context.parent, ast.JoinedStr):
        return False
    return not PROSE.search(text) or _compared(context)


def _compared(context: _Context) -> bool:
    """Whether a text is looked for or looked up: in a comparison, or given to a method."""
    for parent, field in context.around:
        if isinstance(parent, ast.Compare):
            return True
        if isinstance(parent, ast.Call):
            return field == "args" and isinstance(parent.func, ast.Attribute)
        if not isinstance(parent, ast.Tuple):
            return False
    return False


def _member(node: ast.Attribute, _context: _Context, members: Members) -> Iterator[Change]:
    """The member before and the one after in the same enum."""
    names = members.get(node.value.id, ()) if isinstance(node.value, ast.Name) else ()
    if node.attr in names:
        at = names.index(node.attr)
        for other in dict.fromkeys((names[at - 1], names[(at + 1) % len(names)])):
            yield "member", ast.Attribute(node.value, other, node.ctx)


def _return(node: ast.Return, context: _Context, _members: Members) -> Iterator[Change]:
    if node.value is None or (isinstance(node.value, ast.Constant) and node.value.value is None):
        return
    if context.says_bool():
        yield "return", ast.Return(ast.UnaryOp(ast.Not(), node.value)), "return not …"
    else:
        yield "return", ast.Return(ast.Constant(None)), "return None"


def _arithmetic(node: ast.BinOp, _context: _Context, _members: Members) -> Iterator[Change]:
    if type(node.op) in ARITHMETIC:
        yield "arithmetic", ast.BinOp(node.left, ARITHMETIC[type(node.op)](), node.right)


def _name(node: ast.Name, context: _Context, _members: Members) -> Iterator[Change]:
    called = isinstance(context.parent, ast.Call) and context.field == "func"
    if called and node.id in TWINS:
        yield "any/all, min/max", ast.Name(TWINS[node.id], node.ctx)


def _statement(node: ast.Expr, _context: _Context, _members: Members) -> Iterator[Change]:
    if isinstance(node.value, ast.Yield | ast.YieldFrom):
        nothing = ast.YieldFrom(ast.Tuple([], ast.Load()))  # still a generator
        yield "yield", ast.Expr(nothing), "without yield"
    elif isinstance(node.value, ast.Call):
        yield "statement", ast.Pass(), "without the call"


def _jump(_node: ast.AST, _context: _Context, _members: Members) -> Iterator[Change]:
    yield "statement", ast.Pass()


def _items(
    node: ast.Set | ast.List | ast.Tuple, context: _Context, _members: Members
) -> Iterator[Change]:
    """Of tuples only those of plain values: another's places have meanings of their own."""
    if isinstance(node, ast.Tuple):
        plain = all(isinstance(e, ast.Constant | ast.Attribute) for e in node.elts)
        if not (plain and node.elts[1:] and isinstance(context.parent, ast.Compare | ast.Call)):
            return
    for out, kept in _without_one(node.elts):
        if kept or not isinstance(node, ast.Set):
            new = ast.Set(kept) if isinstance(node, ast.Set) else type(node)(kept, node.ctx)
            yield "item", new, f"without {_shown(out)}"


def _dict_items(node: ast.Dict, _context: _Context, _members: Members) -> Iterator[Change]:
    for (key, value), kept in _without_one(list(zip(node.keys, node.values, strict=True))):
        new = ast.Dict([k for k, _ in kept], [v for _, v in kept])
        yield "item", new, f"without {_shown(key or value)}"


def _match(node: ast.Match, _context: _Context, _members: Members) -> Iterator[Change]:
    for out, kept in _without_one(node.cases):
        if kept:
            yield "case", ast.Match(node.subject, kept), f"without case {_shown(out.pattern)}"


def _either(node: ast.MatchOr, _context: _Context, _members: Members) -> Iterator[Change]:
    for out, kept in _without_one(node.patterns):
        new = ast.MatchOr(kept) if kept[1:] else kept[0]
        yield "case", new, f"without {_shown(out)}"


def _without_one(items: list[_Item]) -> Iterator[tuple[_Item, list[_Item]]]:
    return ((out, [*items[:n], *items[n + 1 :]]) for n, out in enumerate(items))


_CHANGES: dict[type[ast.AST], Callable[[Any, _Context, Members], Iterator[Change]]] = {
    ast.Compare: _compare, ast.BoolOp: _bool, ast.UnaryOp: _unary, ast.Constant: _constant,
    ast.Attribute: _member, ast.Return: _return, ast.BinOp: _arithmetic, ast.Name: _name,
    ast.Expr: _statement, ast.Continue: _jump, ast.Break: _jump, ast.Set: _items,
    ast.List: _items, ast.Tuple: _items, ast.Dict: _dict_items, ast.Match: _match,
    ast.MatchOr: _either,
}  # fmt: skip
