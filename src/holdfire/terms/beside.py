"""Turns, claims and worked cases of a deal folder: tables to nouns."""

from holdfire.record import Claim, ClaimKind, Expected, Turn, Turning

from .page import Filled, each, meant
from .resting import Base, apart, cited, maybe, named, quoted, reading_in
from .said import actor_of, called
from .times import once_of, time_of


def turn(table: Filled, base: Base) -> Turn:
    """One turn in the life of the arrangement."""
    kind = table.need("turn")
    if "until" in table and kind is not Turning.EXTENDED:
        table.fail('is the new end of an extension; drop it, or write turn = "extended"', "until")
    _, span = cited(table, base.ground)
    return Turn(
        kind=kind,
        actor=maybe(table, "by", base.actors),
        when=once_of(table),
        until=time_of(table, "until"),
        readings=named(table, "readings", base),
        span=span,
    )


def claims(table: Filled, base: Base) -> tuple[Claim, ...]:
    """The claims a file states."""
    apart(table.get("claims", ()), "a claim")
    return each(table.get("claims", ()), lambda t: _claim(t, base))


def _claim(table: Filled, base: Base) -> Claim:
    kind = table.need("kind")
    for key in ("n", "unit"):
        if kind is ClaimKind.COUNT and not table.written(key):
            table.fail(f"a count has no {key}; add {key} = …")
        if kind is ClaimKind.VERDICT and key in table:
            table.fail('belongs to a count; drop it, or write kind = "count"', key)
    span = None
    if table.written("statement"):
        span = quoted(table, base.ground)
    elif not table.written("address"):
        table.fail("can be read nowhere; add statement = …, or address = …", "words")
    when = once_of(table, "", "period")
    return Claim(
        id=table.need("id"),
        kind=kind,
        by=called(table, "by", base.actors).name,
        about=maybe(table, "about", base.actors),
        words=table.need("words"),
        n=table.get("n"),
        unit=table.get("unit"),
        period=time_of(table, "period") or when,
        said=time_of(table, "said"),
        span=span,
        address=table.get("address"),
    )


def cases(table: Filled, base: Base) -> tuple[Expected, ...]:
    """The worked cases a file states."""
    return each(table.get("cases", ()), lambda t: _case(t, base))


def _case(table: Filled, base: Base) -> Expected:
    reading = reading_in(table, "reading", table.need("reading"), base)
    clause = table.get("clause", "")
    ids = [c.id for c in reading.clauses]
    if clause and clause not in ids and reading.id in base.whole:
        table.fail(f"{reading.id} has no clause {clause!r}{meant(clause, ids)}", "clause")
    day, status = table.get("day"), table.get("status")
    return Expected(
        reading=reading.id,
        word=table.need("word"),
        as_of=table.need("as_of"),
        why=table.need("why"),
        clause=clause,
        option=table.get("option", ""),
        actor=_bound(table, base),
        day=None if day is None else day.isoformat(),
        phase=None if status is None else status.value,
    )


def _bound(table: Filled, base: Base) -> str | None:
    """An actor by its printed name, or words under which a reading binds somebody."""
    name: str | None = table.get("actor")
    if name is None or actor_of(name, base.actors) is not None:
        return maybe(table, "actor", base.actors)
    values = {p.value for r in base.readings.values() for c in r.clauses for p in c.bound}
    if name not in values and not base.lost:
        near = meant(name, (*(n for a in base.actors for n in (a.id, a.name)), *sorted(values)))
        table.fail(f"{name!r} is nobody whom a reading binds{near}", "actor")
    return name
