"""What a case holds, in rows: for a table, for JSON, for a person who wants the state of things."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from holdfire.errors import BadInput, UsageError
from holdfire.record import Decision, Kind
from holdfire.record import Row as Ledgered
from holdfire.record.decisions import undone

from . import recalled, saving, steps, watching
from .held import Held

Row = dict[str, Any]  # rows are JSON
LISTS = ("texts", "incidents", "readings", "names", "decisions", "issues", "looks", "briefs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How a case stands. Times are UTC; `waiting` are texts not read yet, `unread` those in a
    language that is not read, by language; `words` are those last printed, holder by holder."""

    texts: int
    replaced: int
    waiting: int
    unread: dict[str, int]
    last: datetime | None
    decisions: int
    issues: tuple[str, ...]
    as_of: str
    words: dict[str, str]
    printed: datetime | None
    since: int


def status(held: Held) -> Status:
    """Everything the status page tells; nothing is computed again."""
    known = list(recalled.known(held))
    intakes = list(held.ledger.scan(Kind.INTAKE))
    printed = recalled.printed(held)
    body: Row = _body(printed.entry.body) if printed else {"as_of": "", "words": {}}
    after = held.ledger.scan(Kind.CAPTURE, after=printed.seq) if printed else ()
    return Status(
        texts=len(known),
        replaced=len({r.entry.subject for r in _captures(held)}) - len(known),
        waiting=len(steps.due(held)),
        unread=_unread(held, known),
        last=intakes[-1].at if intakes else None,
        decisions=len(recalled.decisions(held)),
        issues=(
            *(f"{r['subject']}: {r['what']}" for r in _issues(held)),
            *_amiss(held),
            *_unbound(held, known),
        ),
        as_of=body["as_of"],
        words=body["words"],
        printed=printed.at if printed else None,
        since=sum(1 for _ in after),
    )


def _amiss(held: Held) -> list[str]:
    """What is wrong with the table of sources, and with the watch kept on them."""
    from holdfire.collect.sources import load_sources

    faults = []
    try:
        load_sources(held.folder.sources)
    except BadInput as error:
        faults.append(str(error))
    return [*faults, *(i for _, watch in watching.watches(held).whole for i in watch.issues)]


def _unbound(held: Held, known: list[recalled.Known]) -> list[str]:
    """Decisions in force about words that no text has any more."""
    there = {k.capture for k in known}
    gone = (d for d in recalled.decisions(held) if d.spans and not _stands(d, there))
    return [
        f"{d.id} ({d.ruling} {d.subject}, {d.by}) is about words no text has any more; decide anew"
        for d in gone
    ]


def _stands(d: Decision, there: set[str]) -> bool:
    """Whether a decision still finds what it is about."""
    sides = [s for s in (d.spans, d.others) if s]
    return all(any(x.capture in there for x in side) for side in sides)


def _unread(held: Held, known: list[recalled.Known]) -> dict[str, int]:
    """How many texts lie unread because of their language, by language."""
    tongues = {r.entry.subject: _body(r.entry.body)["language"] for r in _captures(held)}
    return dict(Counter(tongues[k.capture] for k in known if k.reading and k.unread))


def _captures(held: Held) -> Iterator[Ledgered]:
    return held.ledger.scan(Kind.CAPTURE)


def _body(text: str) -> Row:
    found: Row = json.loads(text)
    return found


def rows(held: Held, what: str) -> list[Row]:
    """One list of a case, oldest first; UsageError for a list there is not."""
    lists = {
        "texts": _texts,
        "decisions": _decisions,
        "issues": _issues,
        "looks": _looks,
        "briefs": _briefs,
    }
    printed = {"incidents": "incidents", "readings": "readings", "names": "aliases"}
    if what in printed:
        return _of_brief(held, printed[what])
    if what not in lists:
        raise UsageError(f"there is no list of {what!r}; there are {', '.join(LISTS)}")
    return lists[what](held)


def _of_brief(held: Held, key: str) -> list[Row]:
    body, _ = saving.load(held.folder.brief)
    found: list[Row] = body[key]  # type: ignore[assignment]  # parsed JSON
    return found


def _texts(held: Held) -> list[Row]:
    words = {r.entry.subject: r for r in _captures(held)}
    known = {k.capture: k for k in recalled.known(held)}
    return [
        {
            "id": capture,
            **_body(row.entry.body),
            "added": row.at.isoformat(),
            "state": _state(known.get(capture)),
        }
        for capture, row in words.items()
    ]


def _state(known: recalled.Known | None) -> str:
    if known is None:
        return "replaced"
    if not known.reading:
        return "waiting"
    return "language not read" if known.unread else "read"


def _decisions(held: Held) -> list[Row]:
    past = recalled.all_decisions(held)
    gone = undone(past)
    return [
        {
            "id": d.id,
            "at": d.at.isoformat(),
            "by": d.by,
            "ruling": d.ruling.value,
            "subject": d.subject,
            "field": d.field,
            "value": d.value,
            "reason": d.reason,
            "undoes": d.undoes,
            "stands": d.id not in gone,
        }
        for d in past
    ]


def _looks(held: Held) -> list[Row]:
    return [_body(r.entry.body) for r in held.ledger.scan(Kind.LOOK)]


def _issues(held: Held) -> list[Row]:
    return [_body(r.entry.body) for r in held.ledger.scan(Kind.ISSUE)]


def _briefs(held: Held) -> list[Row]:
    return [
        {"id": r.entry.id, "written": r.at.isoformat(), **_body(r.entry.body)}
        for r in held.ledger.scan(Kind.BRIEF)
    ]
