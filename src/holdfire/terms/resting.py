"""What is written down beside the terms rests on: words, an address, actors, readings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from holdfire.record import Actor, Reading, Span

from .meanings import Ground, said_in
from .page import Faulty, Filled, meant
from .said import actor_of, called


@dataclass(frozen=True, slots=True)
class Base:
    """The statements and readings of the folder. `whole` are the ids of readings without fault;
    `lost`: of a file no reading could be made, so that a name nobody has may be its."""

    ground: Ground
    readings: Mapping[str, Reading]
    whole: frozenset[str]
    lost: bool

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Who is in the arrangement."""
        return self.ground.actors


def cited(table: Filled, ground: Ground) -> tuple[str | None, Span | None]:
    """The statement a table names and where its words stand there; neither: it quotes none."""
    if not table.written("statement", "words"):
        if table.written("at"):
            table.fail("counts in a statement, and none is named; drop it", "at")
        return None, None
    if not table.written("statement"):
        table.fail("names no statement; add statement = the one its words stand in", "words")
    if not table.written("words"):
        table.fail("is named without words; add words = …, or drop it", "statement")
    return table.need("statement"), quoted(table, ground)


def quoted(table: Filled, ground: Ground) -> Span:
    """Where the words of a table stand in the statement it names."""
    said = said_in(table, "statement", table.need("statement"), ground)
    try:
        return said.find(table.need("words"), table.get("at"))
    except ValueError as error:
        table.fail(str(error), "words")


def seen(table: Filled, what: str) -> None:
    """Tell that it can be read nowhere: it has neither an address nor a statement."""
    if not table.written("address", "statement", "words"):
        table.fail(f"{what} can be read nowhere; add address = …, or statement and words")


def maybe(table: Filled, key: str, actors: tuple[Actor, ...]) -> str | None:
    """The printed name of the actor a key names; None: nobody is named."""
    return called(table, key, actors).name if key in table else None


def origin_of(table: Filled, actors: tuple[Actor, ...]) -> str | None:
    """The printed name of who said so first: an actor's, or an outlet's as it stands.

    A name in small letters alone is an id, and one that differs from an actor's in its capitals
    only is that actor mistyped: each would else be taken for somebody else.
    """
    name: str | None = table.get("origin")
    if name is None:
        return None
    found = actor_of(name, actors)
    if found is not None:
        return found.name
    names = {n.casefold(): n for a in actors for n in (a.id, a.name, *a.aliases)}
    if name.casefold() in names or (name.isascii() and name == name.lower()):
        near = meant(name.casefold(), names)
        table.fail(
            f"{name!r} is no actor of arrangement.toml{near}; an outlet that is no actor goes by "
            "its name as printed, with its capitals",
            "origin",
        )
    return name


def named(table: Filled, key: str, base: Base) -> tuple[str, ...]:
    """The readings a key lists; told where one is not there."""
    listed: tuple[str, ...] = table.get(key, ())
    for name in listed:
        reading_in(table, key, name, base)
    return listed


def reading_in(table: Filled, key: str, name: str, base: Base) -> Reading:
    """The reading of that id; told where there is none, passed over where its file has faults."""
    if name not in base.readings:
        if base.lost:
            raise Faulty
        table.fail(f"there is no reading {name!r}{meant(name, base.readings)}", key)
    return base.readings[name]


def apart(tables: Iterable[Filled], what: str) -> None:
    """Tell every id that stands above already."""
    taken: set[str] = set()
    for table in tables:
        id = table.get("id")
        if id in taken:
            table.tell(f"{id!r} is the id of {what} above; give each its own", "id")
        if id is not None:
            taken.add(id)
