"""Decisions put on record: what they are about is kept by its words, so that re-reading is safe."""

from dataclasses import dataclass
from datetime import datetime

from holdfire.errors import BadInput
from holdfire.reconcile.corrections import corrected
from holdfire.record import Capture, Cause, Decision, Entry, Kind, Reading, Ruling, make_id
from holdfire.store import encode

from . import recalled, saving
from .held import Held
from .subjects import Subject, subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to decide: the ruling; the other id for same and not the same; field and value."""

    ruling: Ruling
    other: str = ""
    field: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, when (UTC) and why."""

    by: str
    at: datetime
    reason: str


def decide(held: Held, wanted: str, asked: Asked, *, by: str, reason: str) -> Decision:
    """Put a decision on record; BadInput where it is about nothing, or nobody stands behind it."""
    if not by.strip() or not reason.strip():
        raise BadInput("a decision needs a name and a reason; give --by NAME and --because WHY")
    signed = Signed(by.strip(), held.clock(), reason.strip())
    made = _about(held, wanted, asked, signed)
    body = encode(made).decode()
    entry = Entry(kind=Kind.DECISION, id=made.id, subject=made.subject, body=body, by=made.by)
    held.ledger.put([entry])
    return made


def _about(held: Held, wanted: str, asked: Asked, signed: Signed) -> Decision:
    """The decision with the words it is about."""
    if asked.ruling is Ruling.UNDO:
        made = (d.id for d in recalled.all_decisions(held))
        past = saving.found(made, wanted, str(held.folder.root))
        return _made(Subject(id=past), asked, signed, undoes=past)
    one = subject(held, wanted)
    if asked.ruling in (Ruling.SAME, Ruling.APART):
        return _pair(one, asked, signed, held)
    if one.names is not None:
        raise BadInput(f"{one.id} is a pair of names; decide --same or --not-the-same on it")
    _fits(one, asked)
    return _made(one, asked, signed)


def _pair(one: Subject, asked: Asked, signed: Signed, held: Held) -> Decision:
    """Two incidents, two texts, or a pair of names that stands under one id already."""
    if one.names is not None:
        return _made(one, asked, signed)
    other = subject(held, asked.other) if asked.other else Subject(id="")
    if one.id == other.id:
        raise BadInput(f"{one.id} is the same as itself; give two ids")
    kinds = {one.id.partition("_")[0], other.id.partition("_")[0]}
    if kinds not in ({"inc"}, {"cap"}, {"rpt"}):
        raise BadInput(
            "same and not the same need two ids of one kind: two incidents (inc_…), two reports "
            "(rpt_…) or two texts (cap_…); or one pair of names (als_…)"
        )
    return _made(one, asked, signed, other=other)


def _fits(one: Subject, asked: Asked) -> None:
    """Raise BadInput unless the ruling can be made on this."""
    texts = all(isinstance(n, Capture) for n in one.nouns)
    if asked.ruling is Ruling.CORRECT:
        for noun in one.nouns:
            if isinstance(noun, Reading):
                raise BadInput("a reading is not corrected; reject it, or correct its statements")
            corrected(noun, asked.field, asked.value)
    told = asked.value in set(Cause) and one.id[:3] in ("inc", "rpt")
    if asked.ruling is Ruling.RECLASSIFY and not told:
        raise BadInput(f"an incident or report can be reclassified as {', '.join(Cause)}")
    if asked.ruling in (Ruling.ACCEPT, Ruling.REJECT) and texts:
        raise BadInput(f"{one.id} is a text; take it back with --retract, or decide on its records")


def _made(
    one: Subject, asked: Asked, signed: Signed, *, other: Subject | None = None, undoes: str = ""
) -> Decision:
    second = other or Subject(id="")
    made = make_id("dec", asked.ruling, one.id, second.id, signed.by, signed.at, signed.reason)
    return Decision(
        id=made,
        ruling=asked.ruling,
        subject=one.id,
        by=signed.by,
        at=signed.at,
        reason=signed.reason,
        spans=one.spans,
        others=second.spans,
        names=one.names or (),
        captures=tuple(c for c in (one.capture, second.capture) if c),
        field=asked.field,
        value=asked.value,
        undoes=undoes,
    )
