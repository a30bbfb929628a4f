"""Small invented cases: a land, two sides, a pause, and what happened."""

from datetime import UTC, datetime, timedelta

from holdfire.judge import Docket
from holdfire.record import (
    Agent,
    Cause,
    Clause,
    Coverage,
    Deed,
    Incident,
    Naming,
    Part,
    Place,
    Precision,
    Reading,
    Span,
    Standing,
    Start,
    Status,
    Tri,
    When,
)
from holdfire.terms.vocabulary import coded


def at(day, hour=None, last=None):
    """A stretch of days of March 2031: a whole day, an hour of it, or up to and with `last`."""
    first = datetime(2031, 3, day, hour or 0, tzinfo=UTC)
    if hour is not None:
        return When(earliest=first, latest=first, precision=Precision.HOUR, basis=f"{day} {hour}h")
    end = datetime(2031, 3, last or day, tzinfo=UTC) + timedelta(days=1, microseconds=-1)
    return When(earliest=first, latest=end, precision=Precision.DAY, basis=f"{day} March")


def town(name, country="XA", admin1="1"):
    return Place(name=name, precision="settlement", country=country, admin1=admin1)


def region(name, admin1):
    return Place(name=name, precision="region", country="XA", admin1=admin1)


LAND = Place(name="Aland", precision="country", country="XA")
K, M = town("K"), town("M", admin1="2")


def part(value, **more):
    span = Span(capture="cap", start=sum(map(ord, value)), end=0, words=value)
    return Part(value=value, status=Status.QUOTED, span=span, **more)


def clause(**fields):
    """A prohibition of attacks; every field is a part or several."""
    given = {"conduct": part("attacks"), "bound": part("North"), **fields}
    parts: dict = {
        k: v if isinstance(v, tuple) else (v,)
        for k, v in given.items()
        if k not in ("id", "kind", "option")
    }
    kind, option = fields.get("kind", "prohibit"), fields.get("option", "")
    made = Clause(
        id=fields.get("id", "c1"),
        kind=kind,
        option=option,
        **{k: v for k, v in parts.items() if v != (None,)},
    )
    (voice,) = coded([reading(made)])
    return voice.clauses[0]


def reading(*clauses, id="r1", holder="Envoy", affiliation=None):
    return Reading(
        id=id, holder=holder, naming=Naming.NAMED, role="", affiliation=affiliation,
        statements=(), clauses=clauses,
    )  # fmt: skip


def incident(id="i1", **more):
    """A strike by North on K on 10 March, told by one origin."""
    made = {
        "reports": (id,), "origins": ("o1",), "deed": Deed.STRIKE, "cause": Cause.ATTACK,
        "actor": Agent(name="North", basis="stated"), "place": K, "when": at(10), "targets": (),
        "target_classes": (), "means": ("drone",), "killed": None, "injured": None,
        "standing": Standing.REPORTED, "spans": (),
    }  # fmt: skip
    return Incident(id=id, **{**made, **more})


def coverage(day, id="v1", place=K, adequate=Tri.YES, last=None):
    return Coverage(
        id=id, note=f"watched {day}", adequate=adequate, spans=(), place=place,
        when=at(day, last=last), origin=id,
    )  # fmt: skip


def start(label, when):
    return Start(label=label, when=when)


def docket(*readings, **more):
    """As of the end of 12 March 2031; both sides have confirmed, unless told otherwise."""
    made = {
        "readings": readings, "incidents": (), "coverage": (), "starts": (), "aliases": {},
        "treated": frozenset(), "confirmed": {"North": Tri.YES, "South": Tri.YES},
        "origins_of_accuser": frozenset(), "as_of": datetime(2031, 3, 12, 23, 59, tzinfo=UTC),
    }  # fmt: skip
    return Docket(**{**made, **more})
