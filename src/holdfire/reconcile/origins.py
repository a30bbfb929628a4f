"""Who first published what: credit lines and datelines, near copies, machine-written texts."""

from collections.abc import Iterable, Mapping, Sequence

from holdfire.record import BlockKind, Capture, Origin, Span, make_id

from .copies import Shelf


def origins(
    captures: Sequence[Capture],
    decided: Mapping[frozenset[str], bool] | None = None,
    voices: Mapping[str, str] | None = None,
) -> tuple[Origin, ...]:
    """One origin for each independent first publisher; a machine-written text is never one.

    `decided`: pairs of captures that people said have one origin, or have not. `voices`: outlets by
    casefolded name → the group of outlets they are one voice with.
    """
    own = [c for c in captures if not c.machine]
    ruled = _Ruled(own, decided or {})
    shelf = Shelf([_body(c) for c in own])
    groups = _Groups()
    known: dict[str, int] = {}
    for n, capture in enumerate(own):
        name = (_publisher(capture) or "").casefold()
        name = (voices or {}).get(name, name)
        alike = {groups.home(m) for m in ruled.same(n)}
        if name in known and not ruled.apart(capture, own[known[name]]):
            alike.add(groups.home(known[name]))
        for m in shelf.near(n):
            near = groups.home(m) not in alike and shelf.copied(n, m)
            if near and not ruled.apart(capture, own[m]):
                alike.add(groups.home(m))
        groups.join(n, alike)
        if name:
            known.setdefault(name, n)
    return tuple(_origin([own[n] for n in g]) for g in groups.all())


class _Ruled:
    """What people decided about the origins of two texts."""

    def __init__(self, own: Sequence[Capture], decided: Mapping[frozenset[str], bool]) -> None:
        self._decided = decided
        numbers = {c.id: n for n, c in enumerate(own)}
        self._same: dict[int, list[int]] = {}
        for pair in (p for p, same in decided.items() if same and p <= numbers.keys()):
            first, last = sorted(numbers[c] for c in pair)
            self._same.setdefault(last, []).append(first)

    def apart(self, a: Capture, b: Capture) -> bool:
        """Whether people said that the two have not one origin."""
        return bool(self._decided) and self._decided.get(frozenset((a.id, b.id))) is False

    def same(self, n: int) -> list[int]:
        """The earlier texts that people said have one origin with text `n`."""
        return self._same.get(n, [])


class _Groups:
    """Texts of one origin, joined as they come; the group joined last stands last."""

    def __init__(self) -> None:
        self._members: dict[int, list[int]] = {}
        self._joined: dict[int, int] = {}
        self._home: list[int] = []

    def home(self, n: int) -> int:
        """The group that text `n` is in."""
        while self._home[n] != n:
            self._home[n] = n = self._home[self._home[n]]
        return n

    def join(self, n: int, alike: set[int]) -> None:
        """Put the next text, `n`, with the groups it is like, or in one of its own."""
        first, *rest = sorted(alike, key=lambda g: self._joined[g]) or [n]
        self._home.append(first)
        members = self._members.setdefault(first, [])
        for group in rest:
            self._home[group] = first
            members.extend(self._members.pop(group))
        members.append(n)
        self._joined[first] = n

    def all(self) -> list[list[int]]:
        """The groups, by the first text of each."""
        return sorted(self._members.values(), key=lambda g: g[0])


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


def _body(capture: Capture) -> list[str]:
    return [capture.text[b.start : b.end] for b in capture.of(BlockKind.BODY)]


def homes(found: Iterable[Origin]) -> dict[str, str]:
    """Capture id → the id of its origin; machine-written texts have none."""
    return {c: o.id for o in reversed(tuple(found)) for c in o.captures}
