"""The brief of a case: the record as known at a time, reconciled, judged, told, and remembered."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from holdfire.errors import BadInput
from holdfire.reconcile import Known
from holdfire.record import Entry, Kind, make_id
from holdfire.tell import markdown

from . import recalled, saving, terms, watching
from .briefing import Briefed, brief_of
from .held import Held

Step = Callable[[object], None]


def write(
    held: Held,
    *,
    as_of: datetime | None,
    known_at: datetime | None,
    output: Path | None,
    step: Step | None = None,
) -> Briefed:
    """Write the brief's files and put the words it prints on record."""
    if held.folder.sources.is_file():
        watching.note_sources(held)
    made = compose(held, as_of=as_of, known_at=known_at, step=step)
    held.blobs.sweep(held.clock())
    saving.save(made, {}, output or held.folder.brief, whole=output is not None)
    held.ledger.put(_printed(held, made, as_of, known_at))
    return made


def compose(
    held: Held,
    *,
    as_of: datetime | None = None,
    known_at: datetime | None = None,
    step: Step | None = None,
) -> Briefed:
    """The brief of what was on record at that time (None: now). Writes nothing."""
    reads = tuple(recalled.reads(held, known_at, step))
    if not reads and terms.coded(held) is None:
        when = f" by {known_at:%-d %B %Y %H:%M %Z}" if known_at else ""
        raise BadInput(
            f"nothing has been read in {held.folder.root}{when}; "
            f"run `holdfire add {held.folder.root} FILE…` and `holdfire run {held.folder.root}`"
        )
    return brief_of(
        reads,
        as_of=as_of,
        before=words(held, known_at),
        known=_known(held, known_at),
        deal=terms.coded(held),
    )


def _known(held: Held, known_at: datetime | None) -> Known:
    """People's decisions and the watch kept on sources, as on record at that time."""
    kept = watching.watches(held, known_at)
    outlets = watching.sources(held, known_at)
    return Known(recalled.decisions(held, known_at), kept.whole, kept.days, outlets)


def words(held: Held, known_at: datetime | None = None) -> dict[str, str]:
    """Holder → word of the brief last written by then."""
    row = recalled.printed(held, known_at)
    return dict(json.loads(row.entry.body)["words"]) if row else {}


def told(made: Briefed) -> dict[str, str]:
    """Holder → the word a brief prints under that holder's reading."""
    holders = {r.id: made.dossier.heading(r) for r in made.dossier.readings}
    return {holders[f.reading]: f.word.value for f in made.rolled if f.reading in holders}


def _printed(
    held: Held, made: Briefed, as_of: datetime | None, known_at: datetime | None
) -> list[Entry]:
    """The row of this brief; none where the last one printed says the same."""
    last = recalled.printed(held)
    body = {
        "as_of": made.brief.as_of,
        "known_at": known_at.isoformat() if known_at else None,
        "asked": as_of.isoformat() if as_of else None,
        "words": told(made),
    }
    page = held.blobs.put(markdown(made.brief).encode("utf-8", "surrogatepass"))
    if last is not None and last.entry.blobs == (page,):
        return []
    made_id = make_id("bri", last.digest if last else "", page, body)
    text = json.dumps(body, sort_keys=True)
    return [Entry(kind=Kind.BRIEF, id=made_id, subject=made.brief.title, body=text, blobs=(page,))]
