"""Lists what the reader missed, added or got wrong: answer and output side by side. Dev only."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from . import score_pages, score_reports, score_statements
from .shapes import Item, Spot, View
from .spans import trim

SPANS = ("source", "cue", "content", "span", "body")


def errors(item: Item, found: View, only_spans: bool = False) -> Iterator[str]:
    """The lines for one item; none when all is right."""
    lines = [line for kind in PAIRING for line in _kind(item, found, kind, only_spans)]
    lines += _page(item, found)
    if lines:
        yield f"\n== {item.id} (line {item.line}), published {item.published}"
        yield item.text if len(item.text) < 1500 else f"[{len(item.text)} characters]"
        yield from lines


def _statement_checks(gold: Any, found: Any) -> dict[str, bool]:
    return score_statements.checks(gold, found)


def _plain_checks(gold: Any, found: Any) -> dict[str, bool]:
    names = [f.name for f in fields(gold) if f.name not in SPANS and f.name != "unit"]
    return {n: getattr(gold, n) == getattr(found, n) for n in names}


PAIRING: dict[str, tuple[Any, Any]] = {
    "statements": (score_statements.paired, _statement_checks),
    "reports": (score_reports.paired, score_reports.checks),
    "measures": (score_reports.paired_amounts, _plain_checks),
    "meetings": (score_reports.paired_talks, _plain_checks),
    "readings": (score_pages.paired, score_pages.checks),
}


def _kind(item: Item, found: View, kind: str, only_spans: bool) -> Iterator[str]:
    gold, theirs = getattr(item.gold, kind), getattr(found, kind) or []
    if gold is None:
        return
    paired, checks = PAIRING[kind]
    pairs = paired(gold, theirs)
    for i, j in pairs:
        wrong = [] if only_spans else [n for n, ok in checks(gold[i], theirs[j]).items() if not ok]
        wrong += _wrong_spans(gold[i], theirs[j], item.text)
        yield from _differences(kind, gold[i], theirs[j], wrong, item.text)
    met, used = {i for i, _ in pairs}, {j for _, j in pairs}
    yield from _alone("MISSED", kind, [g for i, g in enumerate(gold) if i not in met], item.text)
    yield from _alone("EXTRA", kind, [f for j, f in enumerate(theirs) if j not in used], item.text)


def _wrong_spans(gold: Any, found: Any, text: str) -> list[str]:
    """Span roles that are not exact; the spans of other kinds are paired loosely, so not told."""
    names = [n for n in ("source", "cue", "content") if hasattr(gold, n)]
    return [n for n in names if trim(getattr(gold, n), text) != trim(getattr(found, n), text)]


def _differences(
    kind: str, gold: Any, found: Any, wrong: Sequence[str], text: str
) -> Iterator[str]:
    if wrong:
        yield f"  WRONG {kind[:-1]}: {_head(gold, text)}"
    for name in wrong:
        yield f"     {name:10} gold  {_show(_value(gold, name), name, text)}"
        yield f"     {'':10} found {_show(_value(found, name), name, text)}"


def _value(thing: Any, name: str) -> Any:
    return getattr(thing, name) if hasattr(thing, name) else thing.parts[name]


def _alone(word: str, kind: str, things: Sequence[Any], text: str) -> Iterator[str]:
    for thing in things:
        yield f"  {word} {kind[:-1]}: {_head(thing, text)}"
        parts = (f"{f.name}={_show(getattr(thing, f.name), f.name, text)}" for f in fields(thing))
        yield "     " + "; ".join(parts)


def _head(thing: Any, text: str) -> str:
    spans = getattr(thing, "content", None) or getattr(thing, "span", None)
    return _show(spans, "span", text) if spans else str(getattr(thing, "holder", ""))


def _show(value: Any, name: str, text: str) -> str:
    if name == "body":
        return f"characters {value}"
    if name in SPANS:
        return " … ".join(repr(text[s:e]) for s, e in value) or "null"
    if isinstance(value, Spot):
        return repr(value.name) + (" (wide)" if value.wide else "")
    return repr(sorted(value)) if isinstance(value, frozenset) else repr(value)


def _page(item: Item, found: View) -> Iterator[str]:
    gold, theirs = item.gold.page, found.page
    if gold is None:
        return
    if theirs is None:
        yield "  MISSED page: no capture row"
        return
    wrong = [n for n, ok in score_pages.page_checks(gold, theirs).items() if not ok]
    wrong += ["body"] if gold.body and gold.body != theirs.body else []
    yield from _differences("pages", gold, theirs, wrong, item.text)
