"""What is concluded of a case, as tables: the status grid, and rows with fields others use."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from holdfire.errors import UsageError
from holdfire.record import Deal
from holdfire.tell import exports
from holdfire.tell.exports import Subject
from holdfire.tell.grid import Grid, csv, grid

from . import dealt, terms
from .briefing import Briefed
from .casebrief import compose
from .held import Held

Step = Callable[[object], None]
FORMS = ("eth-prio", "pa-x", "csv")


def status_grid(held: Held, step: Step | None = None, *, as_of: datetime | None = None) -> Grid:
    """The grid of what has been read so far. Writes nothing; BadInput where nothing was read."""
    return _grid(compose(held, as_of=as_of, step=step))


def export(
    held: Held, form: str, step: Step | None = None, *, as_of: datetime | None = None
) -> str:
    """A case in one of FORMS, as CSV; BadInput where nothing was read, or its deal has a fault."""
    if form not in FORMS:
        raise UsageError(f"there is no export {form!r}; there are {', '.join(FORMS)}")
    deal = _deal(held)
    made = compose(held, as_of=as_of, step=step)
    if form == "csv":
        return csv(_grid(made))
    name = held.folder.root.resolve().name
    subject = Subject(
        name=name, title=made.brief.title, dossier=made.dossier, rolled=made.rolled, deal=deal
    )
    return exports.eth_prio(subject) if form == "eth-prio" else exports.pa_x(subject)


def _grid(made: Briefed) -> Grid:
    told = made.dossier.heading
    named = [replace(r, holder=told(r)) for r in made.dossier.readings]
    return grid((*made.rolled, *made.findings), named)


def _deal(held: Held) -> Deal | None:
    """The deal folder, where somebody has written one."""
    written = (held.folder.deal / "arrangement.toml").exists()
    return dealt.entered(terms.load(held)) if written else None
