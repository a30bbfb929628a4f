"""The arrangement and the statements of a deal folder: tables to nouns."""

from collections.abc import Callable, Iterable
from itertools import accumulate

from holdfire.record import (
    Actor,
    Arrangement,
    Naming,
    Pact,
    Role,
    Span,
    Speaker,
    Statement,
    Support,
    Tie,
    Tri,
    Utterance,
)
from holdfire.record import ActorType as Type

from .keys import NOT_CAPTURED
from .page import Faulty, Filled, meant
from .times import time_of
from .words import Said, places

Captured = Callable[[str], str | None]
"""The text of a capture of the case, by its id; None where the case has no such capture."""


def arrangement(table: Filled) -> Arrangement:
    """The arrangement a table states; faults of its actors are told."""
    listed = table.cell.value.get("actors", ()) if isinstance(table.cell.value, dict) else ()
    if len(listed) != len(table.get("actors", ())):
        raise Faulty  # who is missing would be missed in every other file
    actors = tuple(_actor(a) for a in table.get("actors", ()))
    _known(actors, table.get("actors", ()))
    return Arrangement(
        id=table.need("id"),
        name=table.need("name"),
        conflict=table.get("conflict"),
        kind=table.get("kind", Pact.UNKNOWN),
        purpose=table.get("purpose", ()),
        form=table.get("form", ()),
        text_held=table.get("text_held", Tri.UNCLEAR),
        mechanism=table.get("mechanism"),
        consequence=table.get("consequence"),
        ties=tuple((tie, other) for tie in Tie for other in table.get(tie.value, ())),
        actors=actors,
    )


def _actor(table: Filled) -> Actor:
    return Actor(
        id=table.need("id"),
        name=table.need("name"),
        aliases=table.get("aliases", ()),
        type=table.get("type", Type.UNKNOWN),
        roles=table.get("roles", ()),
        naming=table.get("naming", Naming.NAMED),
        proxy_of=table.get("proxy_of"),
        speaks_for=table.get("speaks_for"),
    )


def _known(actors: Iterable[Actor], tables: Iterable[Filled]) -> None:
    """Tell every id taken twice, name shared, and reference that leads nowhere."""
    ids = [a.id for a in actors]
    taken: set[str] = set()
    for actor, table in zip(actors, tables, strict=True):
        for name in dict.fromkeys((actor.id, actor.name, *actor.aliases)):
            if name in taken:
                key = "id" if name == actor.id else "name" if name == actor.name else "aliases"
                table.tell(f"{name!r} is taken by an actor above; give each its own", key)
            taken.add(name)
        for key, other in (("proxy_of", actor.proxy_of), ("speaks_for", actor.speaks_for)):
            if other is not None and (other not in ids or other == actor.id):
                others = [i for i in ids if i != actor.id]
                table.tell(f"{other!r} is no other actor's id{meant(other, others)}", key)
        if Role.PROXY in actor.roles and actor.proxy_of is None:
            table.tell("a proxy acts for someone; add proxy_of = the id of that actor", "roles")


def actor_of(name: str, actors: Iterable[Actor]) -> Actor | None:
    """The actor of that id, name or alias."""
    return next((a for a in actors if a.called(name)), None)


def called(table: Filled, key: str, actors: tuple[Actor, ...]) -> Actor:
    """The actor a key names; told where there is none."""
    name = table.need(key)
    found = actor_of(name, actors)
    if found is None:
        near = meant(name, (n for a in actors for n in (a.id, a.name)))
        table.fail(f"{name!r} is no actor of arrangement.toml{near or '; add it there'}", key)
    return found


def statement(id: str, table: Filled, actors: tuple[Actor, ...], captured: Captured) -> Said:
    """The utterance a file states, its words checked against its capture."""
    actor = called(table, "speaker", actors)
    if "words" not in table:
        table.fail("a statement has no words; add words = …, or write it as a .md file")
    support, text = _source(table, captured)
    where = table.get("capture", id)
    content = _spans(table, ("words", "at"), where, text)
    cue = _spans(table, ("frame", "frame_at"), where, text) or None
    made = Statement(
        id=id,
        capture=where,
        speaker=Speaker(id=actor.id, name=actor.name, naming=actor.naming),
        act=table.need("act"),
        mode=table.need("mode"),
        content=content,
        cue=cue,
        via=table.get("via"),
        when=time_of(table, "said"),
        reader="people",
    )
    return Said(Utterance(statement=made, support=support, address=table.get("address")), text)


def _source(table: Filled, captured: Captured) -> tuple[Support, str]:
    """Where the words were seen, and the text their offsets count in."""
    if "capture" in table:
        for key in ("source", "support", "address"):
            if key in table:
                table.fail("belongs to words that were not captured; drop it, or capture", key)
        text = captured(table.get("capture"))
        if text is None:
            table.fail("is no capture of this case; add the text to the case first", "capture")
        return Support.CAPTURED, text
    lacking = [k for k in ("source", "address", "support") if k not in table]
    if lacking:
        table.fail(
            f'the statement has no capture; name it, or write source = "{NOT_CAPTURED}", '
            f'address = … and support = "{Support.SECONDARY}"',
            "source" if "source" in table else None,
        )
    for key in ("at", "frame_at"):
        if key in table:
            table.fail("counts in a capture, and there is none; drop it", key)
    return Support.SECONDARY, "\n".join(_pieces(table))


def _spans(table: Filled, keys: tuple[str, str], where: str, text: str) -> tuple[Span, ...]:
    """The pieces under a key as they stand in the text, at the offsets given or found."""
    key, offsets = keys
    pieces, given = table.get(key, ()), table.get(offsets)
    if given is not None and len(given) != len(pieces):
        table.fail(f"has {len(given)} places for {len(pieces)} pieces; give one to each", offsets)
    starts = given or _starts(table, key, text)
    for start, piece in zip(starts, pieces, strict=True):
        if text[start : start + len(piece)] != piece:
            table.fail(f"{piece[:60]!r} does not stand at {start} of {where}; copy it again", key)
    return tuple(
        Span(capture=where, start=start, end=start + len(piece), words=piece)
        for start, piece in zip(starts, pieces, strict=True)
    )


def _starts(table: Filled, key: str, text: str) -> tuple[int, ...]:
    """Where each piece begins: in a capture where it is found, else one after the other."""
    if "capture" in table:
        return tuple(_start(table, key, text, piece) for piece in table.get(key, ()))
    ends = list(accumulate(len(p) + 1 for p in _pieces(table)))
    starts = (0, *ends[:-1])
    words = len(table.get("words"))
    return starts[:words] if key == "words" else starts[words:]


def _pieces(table: Filled) -> tuple[str, ...]:
    return (*table.get("words"), *table.get("frame", ()))


def _start(table: Filled, key: str, text: str, piece: str) -> int:
    found = list(places(text, piece))
    if not found:
        table.fail(f"{piece[:60]!r} does not stand in the text; copy the words exactly", key)
    if len(found) > 1:
        at = "at" if key == "words" else "frame_at"
        where = ", ".join(map(str, found[:8]))
        table.fail(f"{piece[:60]!r} stands there more than once; add {at} = one of {where}", key)
    return found[0]
