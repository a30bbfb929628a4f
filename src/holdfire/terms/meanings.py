"""The readings of a deal folder: tables to nouns, each part held against the words it names."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from holdfire.record import (
    PARTS,
    Actor,
    Clause,
    Duty,
    Part,
    Place,
    Quantity,
    Reading,
    Shape,
    Span,
    Status,
)

from .page import Faulty, Filled, meant
from .said import actor_of, called
from .times import once_of, time_of
from .words import Said, ceiling, exceeds

_ALL = re.compile(r"(?:the )?(?:both|all|two|neither|every)\b.*|each side", re.I)
_WHO = ("bound", "beneficiary")


@dataclass(frozen=True, slots=True)
class Ground:
    """What readings rest on. `said` by statement id; `spoilt` are ids whose files have faults;
    `shapes` are those drawn so far, by file."""

    actors: tuple[Actor, ...]
    said: Mapping[str, Said]
    spoilt: frozenset[str]
    draw: Callable[[str], Shape]
    shapes: dict[str, Shape] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Voice:
    """The holder of the reading at hand, and its own statements (empty: those its parts name)."""

    holder: Actor
    statements: tuple[str, ...]


def reading(stem: str, table: Filled, ground: Ground) -> Reading:
    """The reading a file states; every fault of its parts is told."""
    holder = called(table, "holder", ground.actors)
    listed: tuple[str, ...] = table.get("statements", ())
    for name in listed:
        said_in(table, "statements", name, ground)
    voice = _Voice(holder, listed)
    named: dict[str, None] = {}
    clauses = tuple(_clauses(table.get("clauses", ()), voice, ground, named))
    return Reading(
        id=table.get("id", stem),
        holder=holder.name,
        naming=table.get("naming", holder.naming),
        role=table.get("role", ""),
        affiliation=table.get("affiliation"),
        statements=listed or tuple(named),
        clauses=clauses,
        label=table.get("label", ""),
        declares=table.get("declares", True),
        said=time_of(table, "as_of"),
    )


def _clauses(
    tables: Iterable[Filled], voice: _Voice, ground: Ground, named: dict[str, None]
) -> Iterable[Clause]:
    options: dict[str, set[str]] = {}
    for table in tables:
        told = options.setdefault(table.get("id", ""), set())
        option = table.get("option", "")
        if "id" in table and told and ("" in told or option in told | {""}):
            table.tell("is taken; give each clause of one id an option of its own", "id")
        told.add(option)
        try:
            yield _clause(table, voice, ground, named)
        except Faulty:
            continue


def _clause(table: Filled, voice: _Voice, ground: Ground, named: dict[str, None]) -> Clause:
    given = {name: table.get(name, ()) for name in PARTS}
    numeric = table.get("kind") == Duty.NUMERIC
    if numeric and not given["quantity"]:
        table.tell('a numeric clause has no quantity; add one, or make it kind = "oblige"', "kind")
    if given["quantity"] and not numeric:
        table.tell('a quantity needs kind = "numeric"; set it, or drop the quantity', "quantity")
    if not any(given.values()):
        raw = table.cell.value
        stated = isinstance(raw, dict) and any(isinstance(raw.get(n), list) for n in PARTS)
        if not stated:  # otherwise what is wrong with its parts is told already
            table.fail("a clause rests on no words; quote a statement in one of its parts", "id")
    parts = {name: _parts(name, list_, voice, ground, named) for name, list_ in given.items()}
    return Clause(
        id=table.need("id"), kind=table.need("kind"), option=table.get("option", ""), **parts
    )


def _parts(
    name: str,
    tables: Iterable[Filled],
    voice: _Voice,
    ground: Ground,
    named: dict[str, None],
) -> tuple[Part, ...]:
    kept: list[Part] = []
    for table in tables:
        try:
            said = _source(table, voice, ground)
            if own(said, voice.holder, ground.actors):
                named[said.utterance.statement.id] = None
            kept.append(_part(name, table, _words(table, said, voice, ground), ground))
        except Faulty:
            continue
    return tuple(kept)


def said_in(table: Filled, key: str, name: str, ground: Ground) -> Said:
    """The statement a key names; told where there is none, passed over where it has faults."""
    if name in ground.spoilt:
        raise Faulty
    if name not in ground.said:
        table.fail(f"there is no statement {name!r}{meant(name, ground.said)}", key)
    return ground.said[name]


def _source(table: Filled, voice: _Voice, ground: Ground) -> Said:
    """The statement a part names, or the reading's only one."""
    name = table.get("statement")
    if name is None and len(voice.statements) != 1:
        table.fail("names no statement; add statement = the one its words stand in", "words")
    found = said_in(table, "statement", name or voice.statements[0], ground)
    listed = found.utterance.statement.id in (voice.statements or (name,))
    if not listed and own(found, voice.holder, ground.actors):
        table.fail("is not among the statements of this reading; add it there", "statement")
    return found


def _words(table: Filled, said: Said, voice: _Voice, ground: Ground) -> Span:
    """The span of a part's words; told where they do not stand there, or cannot carry it."""
    try:
        span = said.find(table.need("words"), table.get("at"))
    except ValueError as error:
        table.fail(str(error), "words")
    most = most_of(said, span, voice.holder, ground.actors)
    if exceeds(Status(table.need("status")), most):
        why = _why(said, most, voice.holder, ground.actors)
        table.fail(f"{why}; write {_no_more(most)}", "status")
    return span


def _why(said: Said, most: Status, holder: Actor, actors: Iterable[Actor]) -> str:
    if not own(said, holder, actors):
        speaker = said.utterance.statement.speaker.name
        return f"these words stand in the mouth of {speaker}, not of {holder.name}"
    if most is Status.PARAPHRASED:
        return "these words are an outlet's, not between quotation marks"
    return "these words are a paraphrase whose source was not captured"


def _no_more(most: Status) -> str:
    words = [s for s in Status if not exceeds(s, most) and s is not Status.UNSTATED]
    return " or ".join(f'"{w}"' for w in words)


def own(said: Said, holder: Actor, actors: Iterable[Actor]) -> bool:
    """Whether the one who speaks is the holder, or speaks for it."""
    speaker = actor_of(said.utterance.statement.speaker.name, actors)
    return speaker is not None and holder.id in (speaker.id, speaker.speaks_for)


def most_of(said: Said, span: Span, holder: Actor, actors: Iterable[Actor]) -> Status:
    """The most these words can carry for a holder: in another's mouth, an inference."""
    return ceiling(said, span) if own(said, holder, actors) else Status.INFERRED


def _part(name: str, table: Filled, span: Span, ground: Ground) -> Part:
    value = table.get("value", span.words)
    if name in _WHO:
        value = _who(table, value, span, ground)
    return Part(
        value=value,
        status=Status(table.need("status")),
        span=span,
        open=table.get("open", False),
        place=place_of(table.get("place")),
        classes=table.get("classes", ()),
        when=once_of(table, span.words, "event"),
        days=table.get("days"),
        shape=_shape(table, ground),
        metonym=table.get("metonym", False),
        event=table.get("event"),
        ending=table.get("inclusive"),
        quantity=_quantity(table) if name == "quantity" else None,
        met=table.get("met"),
    )


def _who(table: Filled, value: str, span: Span, ground: Ground) -> str:
    """An actor by its name; both sides, or the very words, stay as they are."""
    actor = actor_of(value, ground.actors)
    if actor is not None:
        return actor.name
    if value != span.words and not _ALL.fullmatch(value):
        near = meant(value, (n for a in ground.actors for n in (a.id, a.name)))
        table.fail(f"{value!r} is no actor of arrangement.toml{near}", "value")
    return value


def place_of(table: Filled | None) -> Place | None:
    """The place a table tells; None: not stated."""
    if table is None:
        return None
    return Place(
        **{"name": table.need("name"), "precision": table.need("precision"), **table.values}
    )


def _shape(table: Filled, ground: Ground) -> str | None:
    name: str | None = table.get("shape")
    if name is not None and name not in ground.shapes:
        try:
            ground.shapes[name] = ground.draw(name)
        except ValueError as error:
            table.fail(str(error), "shape")
    return name


def _quantity(table: Filled) -> Quantity:
    return Quantity(n=table.need("n"), unit=table.need("unit"), period=table.get("period"))
