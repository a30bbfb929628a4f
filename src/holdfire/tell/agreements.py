"""A row with fields like those of the PA-X Peace Agreements Database: one for the arrangement."""

from collections import Counter

from holdfire.record import Form, Naming, Pact, Reading, Role

from .coding import Subject, account, links, stated, ymd

Row = dict[str, object]
LINKS = 35
COLUMNS = (
    "country", "region", "name", "date", "status", "interim", "level", "stage", "conflict_nature",
    "process", "parties", "third_parties", "description", "text_held", "full_text",
    *(f"link_id{n}" for n in range(1, LINKS + 1)),
)  # fmt: skip
"""docs/exports.md tells what each column is filled from, and which are never filled."""

STAGE = "Ceasefire/related"
_IN_WRITING = frozenset({Form.POST, Form.ORDER, Form.SIGNED, Form.SIDE_LETTER, Form.RESOLUTION})
_THIRD = frozenset({Role.ANNOUNCER, Role.MEDIATOR, Role.GUARANTOR, Role.MONITOR})


def row(subject: Subject) -> Row:
    """The arrangement of a case."""
    deal = subject.deal.arrangement if subject.deal else None
    cited, more = links(subject.said, LINKS)
    return {
        "country": "; ".join(_countries(subject.readings)),
        "name": deal.name if deal else subject.title,
        "date": "-".join(f"{int(x):02}" for x in _date(subject) if x),
        "status": _status(subject),
        "stage": STAGE,
        "parties": "; ".join(p.name for p in subject.parties),
        "third_parties": "; ".join(_third(subject)),
        "description": ". ".join(_description(subject, more)),
        "text_held": deal.text_held.value if deal else "unclear",
        **cited,
    }


def _date(subject: Subject) -> tuple[str, str, str]:
    """When it was first declared, by whomever."""
    when, _ = subject.declared(subject.readings)
    return ymd([when])


def _status(subject: Subject) -> str:
    """Their words for it, where a person coded what they mean."""
    deal = subject.deal.arrangement if subject.deal else None
    if deal and deal.kind is Pact.UNILATERAL and set(deal.form) & _IN_WRITING:
        return "Unilateral document"
    if deal and Form.SIGNED in deal.form:
        return "Multiparty signed/agreed"
    return "Status unclear"


def _countries(readings: tuple[Reading, ...]) -> list[str]:
    """The countries that the areas and targets named lie in, the most often named first."""
    import pycountry

    parts = [p for f in ("area", "targets") for p in stated(readings, f)]
    codes = Counter(p.place.country for p in parts if p.place and p.place.country)
    ranked = sorted(codes, key=lambda c: (-codes[c], c))
    lands = ((c, pycountry.countries.get(alpha_2=c)) for c in ranked)
    return [land.name if land else code for code, land in lands]


def _third(subject: Subject) -> list[str]:
    """Who announced, mediated or watched and is no party; uncoded: the named voices of others."""
    if subject.deal:
        actors = subject.deal.arrangement.actors
        return [
            f"{a.name} ({', '.join(r.value for r in a.roles)})"
            for a in actors
            if _THIRD & set(a.roles) and Role.BOUND not in a.roles
        ]
    named = [r for r in subject.readings if r.naming is Naming.NAMED and not _partisan(subject, r)]
    told = (f"{r.holder} ({r.role})" if r.role else r.holder for r in named)
    return list(dict.fromkeys(told))


def _partisan(subject: Subject, reading: Reading) -> bool:
    """Whether a holder is a party or, by affiliation or role, speaks for one."""
    own = {subject.name_of(n) for n in (reading.holder, reading.affiliation) if n}
    role = reading.role.casefold()
    return any(p.name in own or p.name.casefold() in role for p in subject.parties)


def _description(subject: Subject, more: int) -> list[str]:
    deal = subject.deal.arrangement if subject.deal else None
    fields = ("bound", "conduct", "targets", "area", "start", "end", "duration", "condition")
    told = [f"Conflict: {deal.conflict}"] if deal and deal.conflict else []
    told += [f"Kind: {deal.kind.value}"] if deal and deal.kind is not Pact.UNKNOWN else []
    told += [f"Purpose: {', '.join(deal.purpose)}"] if deal and deal.purpose else []
    told += [f"Form: {', '.join(deal.form)}"] if deal and deal.form else []
    told += [f"Mechanism: {deal.mechanism}"] if deal and deal.mechanism else []
    told += [account(r, fields) for r in subject.readings]
    told += [f"{more} more statements have no column"] if more else []
    coded = "the deal folder, by a person" if deal else "what was read, not reviewed"
    return [*told, f"Coded by holdfire from {coded}; compatible fields, no entry of the data set"]
