"""One reading a holder, over all the texts of one pause."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from holdfire.record import FIELDS, Act, Clause, Extract, Naming, Part, Reading, Status


def merged(extracts: Sequence[Extract], name: Callable[[str], str]) -> tuple[Reading, ...]:
    """Readings of one holder joined; the announcer's first, then named voices, then unnamed.

    What one voice says another said is the relayer's account, not a reading of the other's.
    """
    found: dict[str, Reading] = {}
    relayed = {s.id for e in extracts for s in e.statements if s.inside}
    for extract in extracts:
        for reading in extract.readings:
            if relayed.issuperset(reading.statements):
                continue
            key = name(reading.holder).casefold()
            named = replace(reading, holder=name(reading.holder))
            found[key] = _joined(found[key], named) if key in found else named
    acts = {s.id: s.act for e in extracts for s in e.statements}
    return tuple(sorted((_sided(r) for r in found.values()), key=lambda r: _rank(r, acts)))


def _rank(reading: Reading, acts: dict[str, Act]) -> tuple[int, int, bool]:
    announces = any(acts.get(s) is Act.ANNOUNCE for s in reading.statements)
    quoted = sum(
        p.status is Status.QUOTED for c in reading.clauses for f in FIELDS for p in c.parts(f)
    )
    named = reading.naming is Naming.NAMED
    return (0 if announces and named else 1 if named else 2), -quoted, not reading.declares


def _joined(a: Reading, b: Reading) -> Reading:
    """The same voice in another text: parts not yet there are added, nothing is dropped."""
    statements = tuple(dict.fromkeys((*a.statements, *b.statements)))
    declares = a.declares or b.declares
    return replace(
        a,
        clauses=_clauses(a.clauses, b.clauses),
        statements=statements,
        declares=declares,
        label="" if declares else a.label,
    )


def _clauses(a: tuple[Clause, ...], b: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Clause by clause; where one text tells more clauses, its further parts join the first."""
    if not a or not b:
        return a or b
    if len(a) == len(b):
        return tuple(_clause(x, y) for x, y in zip(a, b, strict=True))
    first = a[0]
    for extra in b:
        known = {(f, p.value.casefold()) for c in a for f in FIELDS for p in c.parts(f)}
        new = {f: _new(f, extra.parts(f), known) for f in FIELDS}
        first = _clause(first, _with(extra, new))
    return (first, *a[1:])


def _new(field: str, parts: tuple[Part, ...], known: set[tuple[str, str]]) -> tuple[Part, ...]:
    return tuple(p for p in parts if (field, p.value.casefold()) not in known)


def _clause(a: Clause, b: Clause) -> Clause:
    return _with(a, {f: _parts(a.parts(f), b.parts(f)) for f in FIELDS})


def _with(clause: Clause, fields: dict[str, tuple[Part, ...]]) -> Clause:
    return replace(clause, **fields)  # type: ignore[arg-type]  # FIELDS are all tuples of Part


def _parts(a: tuple[Part, ...], b: tuple[Part, ...]) -> tuple[Part, ...]:
    seen = {p.value.casefold() for p in a}
    return (*a, *(p for p in b if p.value.casefold() not in seen))


def _sided(reading: Reading) -> Reading:
    """Clause parts in quotation marks first, so that a cell opens with the speaker's own words."""
    clauses = tuple(_with(c, {f: _ordered(c.parts(f)) for f in FIELDS}) for c in reading.clauses)
    return replace(reading, clauses=clauses)


_SELF = re.compile(
    r"(?:its|our|their|his|her) .+|we|it|they|(?:no|every|all|each) \w+ of ours|ourselves|our", re.I
)


def self_bound(readings: Iterable[Reading], party: Callable[[Reading], str]) -> tuple[Reading, ...]:
    """'its forces', 'we' → the side the holder speaks for; the words stay in the span."""

    def named(reading: Reading, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(
            replace(p, value=party(reading)) if _SELF.fullmatch(p.value) else p for p in parts
        )

    return tuple(
        replace(r, clauses=tuple(replace(c, bound=named(r, c.bound)) for c in r.clauses))
        for r in readings
    )


def _ordered(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    order = list(Status)
    return tuple(sorted(parts, key=lambda p: order.index(p.status)))
