"""What people wrote down of what happened: incidents with who tells them, and who was looking."""

from collections.abc import Mapping
from dataclasses import dataclass

from holdfire.record import (
    Agent,
    Attestation,
    Attests,
    Cause,
    Count,
    Coverage,
    Deed,
    Incident,
    Span,
    Tri,
    make_id,
)

from .meanings import place_of
from .page import Filled, each, meant
from .resting import Base, apart, cited, maybe, named, origin_of, seen
from .standing import accuses, origins, speaks_for, standing
from .times import once_of


@dataclass(frozen=True, slots=True)
class Happened:
    """What a file of incidents holds; see `Deal` for what each is."""

    incidents: tuple[Incident, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    treated: frozenset[tuple[str, str]] = frozenset()
    accusers: frozenset[str] = frozenset()


def happened(table: Filled, base: Base) -> Happened:
    """The incidents and coverage a file states; every fault of theirs is told."""
    tables, watched = table.get("incidents", ()), table.get("coverage", ())
    apart(tables, "an incident")
    apart(watched, "a coverage")
    _ranked(tables)
    made = each(tables, lambda t: _incident(t, base))
    told = tuple(a for _, attested in made for a in attested)
    treated = each(tables, lambda t: _treated(t, base))
    seen_by = each(watched, lambda t: _coverage(t, base))
    known = {*(a.origin for a in told), *(c.origin for c in seen_by)}
    return Happened(
        incidents=tuple(incident for incident, _ in made),
        attestations=told,
        coverage=seen_by,
        treated=frozenset(pair for pairs in treated for pair in pairs),
        accusers=frozenset(o for o in known if o is not None and accuses(o, base.actors)),
    )


def _incident(table: Filled, base: Base) -> tuple[Incident, tuple[Attestation, ...]]:
    id = table.need("id")
    agent = _agent(table, base)
    told = _told(id, table, base)
    spans = dict.fromkeys(a.span for a in told if a.span is not None)
    made = Incident(
        id=id,
        reports=tuple(a.id for a in told),
        origins=origins(told),
        deed=table.get("deed", Deed.ATTACK),
        cause=table.get("cause", Cause.UNKNOWN),
        actor=agent,
        place=place_of(table.get("place")),
        when=once_of(table),
        targets=(),
        target_classes=table.get("classes", ()),
        means=table.get("means", ()),
        killed=_count(table.get("killed")),
        injured=_count(table.get("injured")),
        standing=standing(agent.name, told, base.actors),
        spans=tuple(spans),
        broad=table.get("broad", False),
        parents=table.get("parents", ()),
        denials=tuple(
            a.statement for a in told if a.attests is Attests.DENIES and a.statement is not None
        ),
    )
    return made, told


def _agent(table: Filled, base: Base) -> Agent:
    name = maybe(table, "actor", base.actors)
    basis = table.get("basis", "unstated" if name is None else "stated")
    if name is None and basis != "unstated" and "basis" in table:
        table.fail(
            "tells how an actor is known, and none is named; add actor = …, or drop", "basis"
        )
    if name is not None and basis == "unstated":
        table.fail("an actor is named; tell how that is known, or drop the actor", "basis")
    return Agent(name=name, basis=basis)


def _told(id: str, table: Filled, base: Base) -> tuple[Attestation, ...]:
    tables = table.get("told", ())
    if not tables and ("told" in table or not table.written("told")):
        table.fail("nobody tells this incident; add [[incidents.told]] with who says so")
    numbers = {t.cell.at: n for n, t in enumerate(tables)}
    return each(tables, lambda t: _telling(id, numbers[t.cell.at], t, base))


def _telling(id: str, number: int, table: Filled, base: Base) -> Attestation:
    does = table.get("does", Attests.REPORTS)
    origin = origin_of(table, base.actors)
    if origin is None and does in (Attests.ADMITS, Attests.VERIFIES):
        table.fail('nobody is known to do so; add origin = …, or write does = "reports"', "does")
    seen(table, "a telling")
    statement, span = cited(table, base.ground)
    if does is Attests.ADMITS and statement is not None:
        _own_mouth(table, statement, origin or "", base)
    said = (origin, table.get("address"), statement, table.get("words"))
    return Attestation(
        id=make_id("att", id, number, does.value, *said),
        incident=id,
        attests=does,
        origin=origin,
        address=table.get("address"),
        statement=statement,
        span=span,
    )


def _own_mouth(table: Filled, statement: str, origin: str, base: Base) -> None:
    """A relayed admission is the account of whoever relays it."""
    speaker = base.ground.said[statement].utterance.statement.speaker.name
    if not speaks_for(speaker, origin, base.actors):
        table.fail(
            f"these words stand in the mouth of {speaker}, not of {origin}; write does = "
            f'"reports" with origin = "{speaker}"',
            "does" if "does" in table else None,
        )


def _count(table: Filled | None) -> Count | None:
    if table is None:
        return None
    ends = [table.get(k) for k in ("low", "best", "high")]
    given = [n for n in ends if n is not None]
    if not given:
        table.fail("a toll tells no number; give low, best or high, or drop it")
    if given != sorted(given):
        table.fail("is out of order; write low, best, high from the smallest to the largest")
    return Count(low=ends[0], best=ends[1], high=ends[2])


def _treated(table: Filled, base: Base) -> tuple[tuple[str, str], ...]:
    id = table.need("id")
    return tuple((reading, id) for reading in named(table, "treated", base))


def _ranked(tables: tuple[Filled, ...]) -> None:
    """Tell every parent that is no incident, or lies below its child."""
    above: Mapping[str, tuple[str, ...]] = {
        t.get("id"): t.get("parents", ()) for t in tables if "id" in t
    }
    for table in tables:
        for name in table.get("parents", ()):
            if name not in above and all("id" in t for t in tables):
                others = [i for i in above if i != table.get("id")]
                table.tell(f"there is no incident {name!r}{meant(name, others)}", "parents")
            elif table.get("id") in _line(name, above):
                table.tell(f"{name!r} lies under this one; drop one of the two", "parents")


def _line(id: str, above: Mapping[str, tuple[str, ...]]) -> set[str]:
    """An incident and all that lie above it."""
    found: set[str] = set()
    ahead = [id]
    while ahead:
        at = ahead.pop()
        if at not in found:
            found.add(at)
            ahead += above.get(at, ())
    return found


def _coverage(table: Filled, base: Base) -> Coverage:
    seen(table, "a coverage")
    _, span = cited(table, base.ground)
    spans: tuple[Span, ...] = () if span is None else (span,)
    return Coverage(
        id=table.need("id"),
        note=table.need("note"),
        adequate=table.get("adequate", Tri.UNCLEAR),
        spans=spans,
        place=place_of(table.get("place")),
        when=once_of(table),
        origin=origin_of(table, base.actors),
        means=table.get("means", ()),
        classes=table.get("classes", ()),
    )
