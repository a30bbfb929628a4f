"""Who first published what: credit lines and datelines, near copies, machine-written texts."""

import re
from collections.abc import Iterable, Mapping, Sequence

from holdfire.record import BlockKind, Capture, Origin, Span, make_id

_SHINGLE, _COPIED, _LEAST = 8, 0.4, 10
"""Words in a shingle; the share of the shorter body found in the other that makes a copy; how many
shingles the shorter must have, so that one shared sentence is not taken for a copy."""


def origins(
    captures: Sequence[Capture], decided: Mapping[frozenset[str], bool] | None = None
) -> tuple[Origin, ...]:
    """One origin for each independent first publisher; a machine-written text is never one.

    `decided`: pairs of captures that people said have one origin, or have not.
    """
    ruled = decided or {}
    groups: list[list[Capture]] = []
    for capture in captures:
        if capture.machine:
            continue
        home = [g for g in groups if any(_one(capture, c, ruled) for c in g)]
        groups = [g for g in groups if g not in home]
        groups.append([*(c for g in home for c in g), capture])
    return tuple(_origin(g) for g in sorted(groups, key=lambda g: captures.index(g[0])))


def _one(a: Capture, b: Capture, decided: Mapping[frozenset[str], bool]) -> bool:
    """Whether two texts have one origin: as people decided, else by name or by words."""
    known = decided.get(frozenset((a.id, b.id)))
    return _same(a, b) if known is None else known


def _same(a: Capture, b: Capture) -> bool:
    name_a, name_b = _publisher(a), _publisher(b)
    if name_a and name_b and name_a.casefold() == name_b.casefold():
        return True
    return _copied(_shingles(a), _shingles(b))


def _publisher(capture: Capture) -> str | None:
    return capture.origin_outlet or capture.outlet


def _origin(group: list[Capture]) -> Origin:
    name = next((n for n in map(_publisher, group) if n), group[0].file)
    basis = tuple(s for c in group for s in credit(c))
    ids = tuple(c.id for c in group)
    return Origin(id=make_id("org", sorted(ids)), name=name, captures=ids, basis=basis)


def credit(capture: Capture) -> tuple[Span, ...]:
    """The credit line of a reprint, if there is one."""
    return tuple(capture.span(b.start, b.end) for b in capture.of(BlockKind.CREDIT))


def _shingles(capture: Capture) -> set[tuple[str, ...]]:
    words = [
        w.casefold()
        for b in capture.of(BlockKind.BODY)
        for w in re.findall(r"\w+", capture.text[b.start : b.end])
    ]
    return {tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}


def _copied(a: set[tuple[str, ...]], b: set[tuple[str, ...]]) -> bool:
    """Containment of the shorter text in the longer (Broder 1997)."""
    small = min(len(a), len(b))
    return small >= _LEAST and len(a & b) / small >= _COPIED


def origin_of(found: Iterable[Origin], capture_id: str) -> str | None:
    """The origin a capture belongs to; None for machine-written texts."""
    return next((o.id for o in found if capture_id in o.captures), None)
