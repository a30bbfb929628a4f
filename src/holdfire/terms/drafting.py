"""A deal folder made of what a reader found, for a person to correct: nothing in it is reviewed."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from holdfire.record import (
    FIELDS,
    PARTS,
    Act,
    Actor,
    Capture,
    Clause,
    Ending,
    Part,
    Place,
    Quantity,
    Reading,
    Role,
    Span,
    Statement,
    Status,
    Support,
    Tri,
    Utterance,
    When,
)

from . import toml
from .keys import UNSTATED
from .loading import TOP
from .meanings import most_of
from .words import Said, exceeds

_HEAD = "# draft, not reviewed; sha256 of what follows: "
_MET = {Tri.YES: "yes", Tri.NO: "no", Tri.UNCLEAR: "unknown"}
_INCLUSIVE = {Ending.INCLUSIVE: "yes", Ending.EXCLUSIVE: "no", Ending.UNKNOWN: "unknown"}


def draft(
    readings: Sequence[Reading],
    statements: Iterable[Statement],
    captures: Iterable[Capture],
    *,
    name: str = "the pause",
) -> dict[str, str]:
    """Path in the deal folder → text, for readings and the statements they rest on.

    `load` gives the same readings back: but a part whose words stand in nobody's statement is left
    out and told in a comment, and a status the words cannot carry is lowered.
    """
    texts = {c.id: c.text for c in captures}
    cited = {i for r in readings for i in r.statements}
    said = {s.id: _said(s, texts[s.capture]) for s in statements if s.id in cited}
    actors = _actors(readings, said)
    made = {TOP: _arrangement(name, actors)}
    for id, one in said.items():
        made[f"statements/{id}.toml"] = _statement(one, actors)
    taken: set[str] = set()
    for reading in readings:
        stem = _slug(reading.holder, taken)
        made[f"readings/{stem}.toml"] = _reading(reading, _Hand(actors, said))
    return {path: _signed(text) for path, text in made.items()}


def untouched(text: str) -> bool:
    """Whether a file is a draft that nobody has changed."""
    head, _, body = text.partition("\n")
    return head == _HEAD + _hash(body)


def _signed(body: str) -> str:
    return f"{_HEAD}{_hash(body)}\n{body}"


def _hash(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def _said(statement: Statement, text: str) -> Said:
    """The statement with its source and cue as one frame, as the folder will hold it."""
    frame = tuple(sorted({*(statement.source or ()), *(statement.cue or ())}))
    whole = replace(statement, source=None, cue=frame or None)
    return Said(Utterance(statement=whole, support=Support.CAPTURED), text)


# Actors


def _actors(readings: Sequence[Reading], said: Mapping[str, Said]) -> tuple[Actor, ...]:
    """Each holder with the names its statements are under, then whoever else is bound."""
    taken = {n for r in readings for n in (r.holder, *(p.value for p in _who(r)))}
    taken |= {one.utterance.statement.speaker.name for one in said.values()}
    made: dict[str, Actor] = {}
    for reading in readings:
        if reading.holder not in made:
            id = _slug(reading.holder, taken)
            made[reading.holder] = Actor(id=id, name=reading.holder, naming=reading.naming)
    for reading in readings:
        spoken = [said[s].utterance.statement for s in reading.statements if s in said]
        for statement in spoken:
            _alias(made, statement, reading.holder)
            if statement.act is Act.ANNOUNCE:
                _cast(made, reading.holder, Role.ANNOUNCER)
    for reading in readings:
        for part in _who(reading):
            _bind(made, part, taken)
    return tuple(made.values())


def _who(reading: Reading) -> Iterator[Part]:
    return (p for c in reading.clauses for f in ("bound", "beneficiary") for p in c.parts(f))


def _alias(made: dict[str, Actor], statement: Statement, holder: str) -> None:
    """The name a statement is under is the holder's too, unless it is another actor's."""
    name = statement.speaker.name
    if not any(a.called(name) for a in made.values()):
        made[holder] = replace(made[holder], aliases=(*made[holder].aliases, name))


def _cast(made: dict[str, Actor], name: str, role: Role) -> None:
    made[name] = replace(made[name], roles=tuple(dict.fromkeys((*made[name].roles, role))))


def _bind(made: dict[str, Actor], part: Part, taken: set[str]) -> None:
    found = next((a for a in made.values() if a.called(part.value)), None)
    if found is not None:
        _cast(made, found.name, Role.BOUND)
    elif part.value != part.span.words:
        made[part.value] = Actor(id=_slug(part.value, taken), name=part.value, roles=(Role.BOUND,))


def _slug(name: str, taken: set[str]) -> str:
    """A short name of small letters, not taken yet; it is taken then."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    short = "-".join(re.findall(r"[a-z0-9]+", plain))[:48].strip("-") or "actor"
    number = next(n for n in range(1, len(taken) + 2) if _numbered(short, n) not in taken)
    taken.add(_numbered(short, number))
    return _numbered(short, number)


def _numbered(short: str, number: int) -> str:
    return short if number == 1 else f"{short}-{number}"


# Files


def _lines(*groups: Iterable[str]) -> str:
    return "\n\n".join("\n".join(g) for g in map(list, groups) if g) + "\n"


def _arrangement(name: str, actors: Sequence[Actor]) -> str:
    top = [
        *toml.pairs({"id": _slug(name, set()), "name": name, "kind": "unknown"}),
        *toml.pairs({"text_held": "unknown"}),
        "# not known: conflict, purpose, form, mechanism, consequence, other arrangements",
    ]
    return _lines(top, *(_actor(a) for a in actors))


def _actor(actor: Actor) -> list[str]:
    given = {
        "id": actor.id, "name": actor.name, "aliases": actor.aliases, "type": actor.type.value,
        "roles": [r.value for r in actor.roles], "naming": actor.naming.value,
    }  # fmt: skip
    return ["[[actors]]", *toml.pairs(given)]


def _statement(said: Said, actors: Iterable[Actor]) -> str:
    statement = said.utterance.statement
    frame = statement.cue or ()
    speaker = next(a for a in actors if a.called(statement.speaker.name))
    given = {
        "speaker": speaker.id, "via": statement.via, "said": _when(statement.when),
        "act": statement.act.value, "mode": statement.mode.value, "capture": statement.capture,
        "words": [s.words for s in statement.content], "at": [s.start for s in statement.content],
        "frame": [s.words for s in frame], "frame_at": [s.start for s in frame],
    }  # fmt: skip
    return _lines(toml.pairs(given))


@dataclass(frozen=True, slots=True)
class _Hand:
    """What a draft of readings is written from."""

    actors: tuple[Actor, ...]
    said: Mapping[str, Said]

    def rest(self, reading: Reading, part: Part) -> tuple[Said, Status] | None:
        """The statement a part's words stand in, and the most they can carry there."""
        holder = next(a for a in self.actors if a.name == reading.holder)
        order = list(Status)
        found = [
            (one, most_of(one, part.span, holder, self.actors))
            for one in (self.said[s] for s in reading.statements if s in self.said)
            if one.holds(part.span)
        ]
        return min(found, key=lambda pair: order.index(pair[1]), default=None)


def _reading(reading: Reading, hand: _Hand) -> str:
    holder = next(a for a in hand.actors if a.name == reading.holder)
    top = {
        "id": reading.id, "holder": holder.id, "as_of": _when(reading.said),
        "statements": [s for s in reading.statements if s in hand.said],
        "declares": reading.declares, "label": reading.label, "naming": reading.naming.value,
        "role": reading.role, "affiliation": reading.affiliation,
    }  # fmt: skip
    clauses = (group for c in reading.clauses for group in _clause(c, reading, hand))
    return _lines(toml.pairs(top), *clauses)


def _clause(clause: Clause, reading: Reading, hand: _Hand) -> Iterator[list[str]]:
    """The clause's own keys, then a table for each part; a clause without words is a comment."""
    rests = {name: [(p, hand.rest(reading, p)) for p in clause.parts(name)] for name in PARTS}
    lost = [f"# left out: {name} {toml.value(p.span.words)}, which stands in no statement here"
            for name, parts in rests.items() for p, rest in parts if rest is None]  # fmt: skip
    if not any(rest for parts in rests.values() for _, rest in parts):
        yield [*lost, f"# left out: clause {clause.id}, which rests on no words"]
        return
    own_keys = {"id": clause.id, "kind": clause.kind, "option": clause.option}
    silent = {name: UNSTATED for name in FIELDS if not any(rest for _, rest in rests[name])}
    yield [*lost, "[[clauses]]", *toml.pairs({**own_keys, **silent})]
    for name, parts in rests.items():
        for part, rest in parts:
            if rest is not None:
                yield [f"[[clauses.{name}]]", *toml.pairs(_part(part, *rest))]


def _part(part: Part, said: Said, most: Status) -> dict[str, object]:
    words = part.span.words
    return {
        "value": None if part.value == words else part.value,
        "statement": said.utterance.statement.id,
        "words": words,
        "at": _at(said, part.span),
        "status": (most if exceeds(part.status, most) else part.status).value,
        "open": part.open or None,
        "place": _place(part.place),
        "shape": part.shape,
        "metonym": part.metonym or None,
        "classes": part.classes,
        "when": _when(part.when),
        "event": part.event,
        "days": part.days,
        "inclusive": None if part.ending is None else _INCLUSIVE.get(part.ending),
        "met": None if part.met is None else _MET[part.met],
        **_quantity(part.quantity),
    }


def _at(said: Said, span: Span) -> int | None:
    """Where the words begin, unless they stand in the statement only once."""
    try:
        return None if said.find(span.words) == span else span.start
    except ValueError:
        return span.start


def _when(when: When | None) -> dict[str, object] | None:
    if when is None:
        return None
    ends = {"earliest": when.earliest, "latest": when.latest}
    told = {"precision": when.precision.value, "basis": when.basis, "zone": when.zone}
    return {k: v for k, v in {**ends, **told}.items() if v not in (None, "")}


def _place(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    names = ("name", "precision", "country", "admin1", "lat", "lon", "zone", "basis")
    given = {name: getattr(place, name) for name in names}
    return {k: v for k, v in given.items() if v not in (None, "")}


def _quantity(quantity: Quantity | None) -> dict[str, object]:
    if quantity is None:
        return {}
    return {"n": quantity.n, "unit": quantity.unit, "period": quantity.period}
