"""The keys of the terms: one table here says what is read and what the schema tells."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from holdfire.record import (
    PARTS,
    Act,
    ActorType,
    Deed,
    Duty,
    Ending,
    Form,
    Mode,
    Naming,
    Pact,
    Precision,
    Purpose,
    Role,
    Status,
    Support,
    Tie,
    Tri,
    Turning,
)

from .values import (
    Key,
    Keys,
    Value,
    choice,
    day,
    either,
    flag,
    many,
    moment,
    number,
    offset,
    one,
    slug,
    table,
    text,
    words_of,
)

UNSTATED = "unstated"
"""Written after a field of a clause, or for a zone, that nobody stated."""
NOT_CAPTURED = "not captured"
CLASSES = (
    "energy", "medical", "school", "transport", "aid", "military", "market", "religious",
    "government", "water", "communications", "residential", "industrial", "people",
)  # fmt: skip
"""Classes of targets: those the reader tells apart."""
MEANS = (
    "drone", "missile", "rocket", "bomb", "artillery", "mortar", "tank", "small-arms", "aircraft",
    "mine", "ied", "knife", "vehicle", "ship",
)  # fmt: skip
"""Means of attack: those the reader tells apart."""
PRECISIONS = ("settlement", "facility", "district", "region", "country", "area")
"""How wide a named place is; `region` is the first administrative unit below a country, `district`
any below that."""


SHARED: dict[str, Mapping[str, Any]] = {}
"""Schemas that stand in several places, by name."""


def shared(name: str, value: Value) -> Value:
    """A value whose schema is told once, under a name."""
    SHARED.setdefault(name, value.schema)
    return Value(value.read, {"$ref": f"#/$defs/{name}"})


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def words_in(*words: str) -> Value:
    """One of these words."""
    return words_of({w: w for w in words})


def listed(words: tuple[str, ...]) -> Value:
    """Any of these words, in a list."""
    return many(words_in(*words))


TRI = words_of({"yes": Tri.YES, "no": Tri.NO, "unknown": Tri.UNCLEAR})
_STRETCH = table(
    "a stretch of time",
    {
        "earliest": Key(moment, "the first instant the words allow; left out: unknown"),
        "latest": Key(moment, "the last instant they allow; left out: unknown"),
        "precision": Key(choice(Precision), "how finely the words fix it", must=True),
        "basis": Key(text, "the words, and the day they were counted from"),
        "zone": Key(text, "how its time zone came about"),
    },
)
TIME = shared(
    "time",
    either(
        _is_table,
        _STRETCH,
        one(
            lambda v: isinstance(v, date | datetime),
            "a day, a time with its offset, or { earliest, latest, precision }",
            {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d"},
        ),
    ),
)
ZONE = Key(text, 'whose clock: an IANA name ("Europe/Riga"), or "unstated"')
_PLACE = table(
    "a place",
    {
        "name": Key(text, "its name", must=True),
        "precision": Key(words_in(*PRECISIONS), "how wide it is", must=True),
        "country": Key(text, "its country, as a two-letter code"),
        "admin1": Key(text, "its first administrative unit"),
        "lat": Key(number("degrees from -90 to 90", -90, 90), "latitude"),
        "lon": Key(number("degrees from -180 to 180", -180, 180), "longitude"),
        "zone": Key(text, "its time zone, by IANA name"),
        "basis": Key(text, "how it was found"),
    },
)

_PART: Keys = {
    "value": Key(text, "what the part says, in your words or as a name; left out: the words"),
    "words": Key(text, "the exact words it rests on", must=True),
    "statement": Key(slug, "the statement they stand in; left out: the reading's only one"),
    "at": Key(offset, "where the words begin; needed where they stand there twice"),
    "status": Key(
        words_in(*(s.value for s in Status if s is not Status.UNSTATED)),
        "quoted (the holder's own mouth), paraphrased, inferred, or unresolved",
        must=True,
    ),
    "open": Key(flag, 'the words leave members unnamed ("the various towns")'),
}
_DAYS = number("a number of 24-hour days above 0, such as 7", 0, 100_000, above=True)
_EDGE: Keys = {
    "when": Key(TIME, "the instant, or the day"),
    "night": Key(day, "the night that follows this day, from dusk to morning"),
    "event": Key(text, "what it waits for, where no time is given"),
    "days": Key(_DAYS, "so many 24-hour days after the event, or the start"),
    "zone": ZONE,
    "inclusive": Key(
        words_of({"yes": Ending.INCLUSIVE, "no": Ending.EXCLUSIVE, "unknown": Ending.UNKNOWN}),
        "whether that day or instant belongs to the window",
    ),
}
PLACED: Keys = {"place": Key(shared("place", _PLACE), "the place it was resolved to")}
CLASSED: Keys = {"classes": Key(listed(CLASSES), "classes of target")}
_MORE: Mapping[str, Keys] = {
    "area": {
        **PLACED,
        "shape": Key(text, "a GeoJSON file in this folder: a line or a zone"),
        "metonym": Key(flag, "the name of a capital, which may mean the city or the country"),
    },
    "targets": CLASSED,
    "exceptions": {**CLASSED, **PLACED},
    "means": {"classes": Key(listed(MEANS), "means of attack")},
    "conduct": {"classes": Key(listed(tuple(d.value for d in Deed)), "kinds of conduct")},
    "start": _EDGE,
    "end": _EDGE,
    "condition": {"met": Key(TRI, "the words tell whether the condition is met, not what it is")},
    "duration": {"days": Key(_DAYS, "the same in 24-hour days")},
    "quantity": {
        "n": Key(number("a number, 0 or more", 0, 1e15), "how many", must=True),
        "unit": Key(text, "of what", must=True),
        "period": Key(text, 'over what time ("day"); left out: once, in all'),
    },
}
ABOUT = {
    "bound": "who must refrain or act: actors, by id or name",
    "conduct": "what is to stop, or to be done",
    "means": "with which weapons or by which means",
    "targets": "what is spared: named things, classes, or words that leave it open",
    "area": "where",
    "start": "when it begins",
    "end": "when it ends",
    "duration": "for how long",
    "condition": "what must come first",
    "exceptions": "what stays allowed, such as self-defence",
    "form": "how it was agreed",
    "beneficiary": "whom it protects or serves: actors, by id or name",
    "release": "what sets the bound free",
    "reciprocity": "whether it hangs on the other side doing the same",
    "quantity": "how many of what, over what period; for kind numeric only",
}


def _field(name: str) -> Key:
    kind = "edge" if name in ("start", "end") else name if name in _MORE else "part"
    part = shared(kind, table(f"a part of {name}", {**_PART, **_MORE.get(name, {})}))
    nothing = words_of({UNSTATED: ()})
    return Key(either(lambda v: isinstance(v, str), nothing, many(part)), ABOUT[name])


CLAUSE = table(
    "a clause",
    {
        "id": Key(slug, "short and lasting", must=True),
        "kind": Key(words_in(*(d.value for d in Duty)), "what it lays down", must=True),
        "option": Key(text, "which way to understand it; clauses of one id are a fork"),
        **{name: _field(name) for name in PARTS},
    },
)
READING = table(
    "a reading",
    {
        "id": Key(slug, "left out: the file's name"),
        "holder": Key(text, "whose account this is: an actor, by id or name", must=True),
        "as_of": Key(TIME, "when the holder said so"),
        "zone": ZONE,
        "statements": Key(many(slug), "the holder's own; left out: those its parts name"),
        "declares": Key(flag, "false: the holder tells the content but declares no pause"),
        "label": Key(text, 'a note printed beside it, such as "unofficial"'),
        "naming": Key(choice(Naming), "how the holder is identified; left out: as the actor"),
        "role": Key(text, "the holder's office"),
        "affiliation": Key(text, "the country or body the holder belongs to"),
        "clauses": Key(many(CLAUSE), "the duties, [[clauses]] each"),
    },
)
_PIECES = either(
    lambda v: isinstance(v, str), Value(lambda c: (text.read(c),), text.schema), many(text)
)
_OFFSETS = either(
    lambda v: isinstance(v, int), Value(lambda c: (offset.read(c),), offset.schema), many(offset)
)
STATEMENT = table(
    "a statement",
    {
        "speaker": Key(text, "who speaks: an actor, by id or name", must=True),
        "via": Key(text, "through whom or what it was passed on"),
        "said": Key(TIME, "when; left out: unknown"),
        "zone": ZONE,
        "act": Key(choice(Act), "what the statement does", must=True),
        "mode": Key(
            choice(Mode),
            "direct (the speaker's own words), indirect (a paraphrase), or mixed",
            must=True,
        ),
        "capture": Key(slug, "the capture of the case that the words stand in"),
        "source": Key(words_in(NOT_CAPTURED), "written where no capture of the case has the words"),
        "address": Key(text, "where they were seen, when not captured"),
        "support": Key(words_in(Support.SECONDARY.value), "written where not captured"),
        "words": Key(_PIECES, "the exact words, or their pieces in order"),
        "at": Key(_OFFSETS, "where each piece begins in the capture"),
        "frame": Key(_PIECES, "the words around it that say who speaks and how"),
        "frame_at": Key(_OFFSETS, "where each of those begins"),
    },
)
_ACTOR = table(
    "an actor",
    {
        "id": Key(slug, "short and lasting", must=True),
        "name": Key(text, "as it is printed", must=True),
        "aliases": Key(many(text), "other names of it, and ways it is called in the texts"),
        "type": Key(choice(ActorType), "what it is"),
        "roles": Key(many(choice(Role)), "what it is in this arrangement"),
        "naming": Key(choice(Naming), "named, unnamed, or an outlet; left out: named"),
        "proxy_of": Key(slug, "the actor on whose behalf it acts; for the role proxy"),
        "speaks_for": Key(slug, "the actor whose word its word is"),
    },
)
CITED: Keys = {
    "statement": Key(slug, "the statement the words stand in"),
    "words": Key(text, "the exact words, as they stand in that statement"),
    "at": Key(offset, "where the words begin; needed where they stand there twice"),
}
"""Words of a statement, beside something else that is written down."""
_TURN = table(
    "a turn",
    {
        "turn": Key(choice(Turning), "what became of the arrangement", must=True),
        "by": Key(text, "whose doing: an actor, by id or name; left out: not known"),
        "when": Key(TIME, "since when; left out: unknown"),
        "night": Key(day, "the night that follows this day, from dusk to morning"),
        "until": Key(TIME, "the new end, for extended"),
        "zone": ZONE,
        "readings": Key(many(slug), "the readings it bears on; left out: every one"),
        **CITED,
    },
)
ARRANGEMENT = table(
    "an arrangement",
    {
        "id": Key(slug, "short and lasting", must=True),
        "name": Key(text, "as it is printed", must=True),
        "conflict": Key(text, "which conflict it belongs to"),
        "kind": Key(choice(Pact), "left out: unknown"),
        "purpose": Key(many(choice(Purpose)), "what it is said to be for"),
        "form": Key(many(choice(Form)), "how it was put into the world"),
        "text_held": Key(TRI, "whether a text of it is held; left out: unknown"),
        "mechanism": Key(text, 'who watches over it; "none" where that is said'),
        "consequence": Key(text, "what is to follow a breach"),
        **{t.value: Key(many(slug), f"arrangements it {t.value.replace('_', ' ')}") for t in Tie},
        "actors": Key(many(_ACTOR), "who is in it, [[actors]] each"),
        "turns": Key(many(shared("turn", _TURN)), "what became of it, [[turns]] each"),
    },
)
