"""Rows with the fields of the ETH/PRIO Civil Conflict CeaseFire data: one for each actor bound."""

from collections.abc import Iterable, Iterator

from holdfire.record import (
    Act,
    Ending,
    Form,
    Pact,
    Part,
    Phase,
    Purpose,
    Reading,
    Role,
    Status,
    Tri,
    Turning,
    When,
)

from .coding import UNCLEAR, Party, Subject, account, clauses, links, settled, stated, ymd

Row = dict[str, object]
LINKS = 35


def _date(name: str) -> tuple[str, str, str]:
    return f"{name}_yr", f"{name}_month", f"{name}_day"


PURPOSES = {
    "p_humanitarian": Purpose.HUMANITARIAN,
    "p_peaceprocess": Purpose.PEACE_PROCESS,
    "p_holiday": Purpose.HOLIDAY,
    "p_election": Purpose.ELECTION,
    "p_other": Purpose.OTHER,
}
COLUMNS = (
    "cc", "cf_id", "uniq_id", "ucdp_acd_id", "ucdp_dyad", "ucdp_actor_id", "pax_id", "actor_name",
    "side", "region", "location", *_date("cf_dec"), *_date("cf_effect"), *_date("end"), "ended",
    "evidence_onset", "evidence_end", "partial", "written", "fixed", "fixed_time", "nsa_frac",
    "splinter", *PURPOSES, "p_unclear", "ceasefire_class", "timing", "mediator_nego",
    "mediator_send", "implement", "enforcement", "ddr", "comment",
    *(f"link_id{n}" for n in range(1, LINKS + 1)),
)  # fmt: skip
"""Declared (cf_dec), effective (cf_effect) and end are three dates. docs/exports.md tells what
each column is filled from, and which are never filled."""

_WRITTEN = frozenset({Form.SIGNED, Form.SIDE_LETTER, Form.RESOLUTION, Form.ORDER})
_OPEN = frozenset({Phase.RUNNING, Phase.AHEAD, Phase.EXTENDED, Phase.SUSPENDED})


def rows(subject: Subject) -> Iterator[Row]:
    """A row for each party; one without a name where no text names any."""
    for party in subject.parties or (Party(id="unnamed", name=""),):
        yield _row(subject, party)


def _row(subject: Subject, party: Party) -> Row:
    readings = subject.binding(party) if party.name else subject.readings
    cited, more = links(subject.rests(readings, party.name), LINKS)
    declared, by = subject.declared(readings, party.name)
    start, (ended, end) = stated(readings, "start"), _end(subject, party, readings)
    return {
        "cf_id": _id(subject),
        "uniq_id": f"{_id(subject)}/{party.id}",
        "actor_name": party.name,
        "location": "; ".join(_places(readings)),
        **dict(zip(_date("cf_dec"), ymd([declared]), strict=True)),
        **dict(zip(_date("cf_effect"), ymd(_whens(start)), strict=True)),
        **dict(zip(_date("end"), ymd(end), strict=True)),
        "ended": ended,
        "evidence_onset": _support(start),
        "evidence_end": _support(stated(readings, "end")),
        **_terms(readings),
        **_arrangement(subject),
        "timing": UNCLEAR,
        "mediator_send": UNCLEAR,
        "enforcement": UNCLEAR,
        "ddr": UNCLEAR,
        "comment": ". ".join(_comment(subject, party, readings, by, more)),
        **cited,
    }


def _id(subject: Subject) -> str:
    return subject.deal.arrangement.id if subject.deal else subject.name


def _whens(parts: Iterable[Part]) -> list[When | None]:
    """When the words say; nothing where some of them cannot be dated."""
    whens = [p.when for p in parts]
    return whens if all(whens) else []


def _support(parts: Iterable[Part]) -> str:
    """The weakest support among the words for it."""
    order = list(Status)
    weakest = max((p.status for p in parts), key=order.index, default=Status.UNSTATED)
    return weakest.value


def _places(readings: Iterable[Reading]) -> list[str]:
    """The places the area or the targets were resolved to, each once."""
    parts = [*stated(readings, "area"), *stated(readings, "targets")]
    places = [p.place for p in parts if p.place]
    named = (f"{x.name} ({x.country})" if x.country else x.name for x in places)
    return list(dict.fromkeys(named))


def _terms(readings: tuple[Reading, ...]) -> Row:
    """What the clauses state, where those that state it agree."""
    spans = {p.days for p in stated(readings, "duration") if p.days}
    found = list(clauses(readings))
    limits = [1 if c.area or c.targets or c.means else UNCLEAR for c in found]
    return {
        "partial": settled(limits),
        "fixed": settled(_fixed(p) for f in ("end", "duration") for p in stated(readings, f)),
        "fixed_time": spans.pop() if len(spans) == 1 else None,
    }


def _fixed(part: Part) -> int:
    """Whether these words set an end beforehand."""
    if part.when or (part.days and part.event is None):
        return 1
    return 0 if part.ending is Ending.OPEN else UNCLEAR


def _arrangement(subject: Subject) -> Row:
    """What a person coded of the arrangement as a whole; without that nothing is clear."""
    deal = subject.deal.arrangement if subject.deal else None
    purposes = deal.purpose if deal else ()
    watch = deal.mechanism if deal else None
    told = UNCLEAR if watch is None else int(watch.strip().casefold() != "none")
    return {
        **{column: int(purpose in purposes) for column, purpose in PURPOSES.items()},
        "p_unclear": int(not purposes),
        "written": _written(subject),
        "ceasefire_class": UNCLEAR if told == UNCLEAR else 1 + told,
        "implement": told,
        "mediator_nego": _mediated(subject),
    }


def _written(subject: Subject) -> int:
    deal = subject.deal.arrangement if subject.deal else None
    if deal is None:
        return UNCLEAR
    if deal.text_held is Tri.YES or set(deal.form) & _WRITTEN:
        return 1
    return 0 if deal.form and set(deal.form) <= {Form.ORAL, Form.READOUT} else UNCLEAR


def _mediated(subject: Subject) -> int:
    deal = subject.deal.arrangement if subject.deal else None
    if deal is None:
        return UNCLEAR
    if deal.kind is Pact.MEDIATED or any(Role.MEDIATOR in a.roles for a in deal.actors):
        return 1
    return 0 if deal.kind in (Pact.BILATERAL, Pact.UNILATERAL) else UNCLEAR


_OVER = frozenset({Turning.DENOUNCED, Turning.SUPERSEDED})


def _end(
    subject: Subject, party: Party, readings: tuple[Reading, ...]
) -> tuple[int, list[When | None]]:
    """Whether the pause is over for a party, and when it ended; not what its words foresee."""
    turns = [t for t in (subject.deal.turns if subject.deal else ()) if t.kind in _OVER]
    own = [t.when for t in turns if t.actor is None or subject.name_of(t.actor) == party.name]
    own += [
        s.statement.when for s in subject.said if party.name in s.by and s.statement.act is Act.END
    ]
    if own:
        return 1, own
    phases = {f.phase for _, f in subject.judged(readings)}
    if phases == {Phase.EXPIRED}:
        return 1, _whens(stated(readings, "end"))
    return (0 if phases and phases <= _OPEN else UNCLEAR), []


def _comment(
    subject: Subject, party: Party, readings: tuple[Reading, ...], by: str, more: int
) -> Iterator[str]:
    """Whose account each date is, what the readings say that no code holds, and what is left."""
    if by and by != party.name:
        yield f"Declared: as {by} said, not the actor itself"
    if party.actor:
        yield f"Actor: {party.actor.type.value}"
    fields = ("start", "end", "duration", "form", "condition")
    yield from (account(r, fields) for r in readings)
    yield from (
        f"Under the reading of {holder}: {f.word.value}; in time {f.phase.value}; as of {f.as_of}"
        for holder, f in subject.judged(readings)
    )
    if more:
        yield f"{more} more statements have no column"
    coded = "the deal folder, by a person" if subject.deal else "what was read, not reviewed"
    yield f"Coded by holdfire from {coded}; compatible fields, no entry of the data set"
