"""A case: one pause followed for as long as it matters, in a folder."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from holdfire.errors import BadInput
from holdfire.record import Decision, Entry, Kind, Look, make_id
from holdfire.store import Blobs, Ledger, open_ledger
from holdfire.store.index import Hit

from . import folder, listing, recalled, searching
from .held import Held

if TYPE_CHECKING:
    from holdfire.collect.fetch import Fetcher, Limits
    from holdfire.record import Deal
    from holdfire.tell.grid import Grid

    from .asking import Remote
    from .briefing import Briefed
    from .deciding import Asked
    from .history import Changes, Replaced
    from .intake import Added
    from .steps import Ran
    from .why import Node

Step = Callable[[object], None]
EXAMPLE = Path(__file__).parent / "example"
"""Two invented reports, to try a case on."""
SCHEMA = 1
"""The form of what rows hold; a case written by a newer one is refused."""


def now() -> datetime:
    """This instant, in UTC: the clock of the surfaces, handed to whatever needs one."""
    return datetime.now(UTC)


def door(*, allow_private: bool = False, limits: "Limits | None" = None) -> "Fetcher":
    """The way to the network that `add` and `collect` need; use it in a `with` block."""
    from holdfire.collect.fetch import Fetcher, Limits

    return Fetcher(
        clock=now,
        user_agent=f"holdfire/{version('holdfire')}",
        limits=limits or Limits(),
        allow_private=allow_private,
    )


class Case:
    """One case folder, open. Use it in a `with` block, or close it.

    Every method is safe to repeat: what is on record already is left alone. Times are aware. Where
    something cannot be done, BadInput says in one sentence what, where, and what to do next.
    """

    def __init__(
        self,
        root: str | Path,
        *,
        readonly: bool = False,
        clock: Callable[[], datetime] = now,
    ) -> None:
        """Open the case in that folder; `readonly` adds nothing to its record."""
        self.folder = folder.find(Path(root))
        ledger = open_ledger(self.folder.ledger, clock=clock, readonly=readonly)
        try:
            _known(ledger)
        except BaseException:
            ledger.close()
            raise
        self._held = Held(self.folder, ledger, Blobs(self.folder.blobs), clock)
        self._finder = searching.Finder(self._held)

    @classmethod
    def new(
        cls, root: str | Path, *, ledger: str | None = None, clock: Callable[[], datetime] = now
    ) -> "Case":
        """Make a case folder and open it; `ledger` is the URL of a database instead of a file."""
        folder.make(Path(root), ledger, lambda made: _begin(made, Path(root).name, clock))
        return cls(root, clock=clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the record; the last to do so seals it."""
        self._finder.close()
        self._held.ledger.close()

    def add_example(self) -> "Added":
        """Put two invented reports into the folder, and take them in."""
        shutil.copytree(EXAMPLE, self.folder.root / "reports")
        return self.add([self.folder.root / "reports"], by="the example")

    def add(
        self,
        inputs: Sequence[str | Path],
        *,
        published: Mapping[str, date] | None = None,
        outlets: Mapping[str, str] | None = None,
        by: str = "",
        fetcher: "Fetcher | None" = None,
        stdin: BinaryIO | None = None,
        step: Step | None = None,
    ) -> "Added":
        """Take in files, folders and, with a `fetcher`, addresses; known bytes are left alone.

        "-" among the inputs is what `stdin` gives.

        `published` and `outlets` are what you know of a file by its name, or of all under "".
        """
        from . import intake, visiting

        given = intake.Given(published=published or {}, outlets=outlets or {}, by=by)
        found = visiting.found([str(i) for i in inputs], fetcher, stdin)
        done = intake.add(self._held, found, given, step)
        self._finder.keep_up()
        return done

    def collect(
        self,
        names: Sequence[str] = (),
        *,
        fetcher: "Fetcher",
        by: str = "",
        step: Step | None = None,
    ) -> tuple[Look, ...]:
        """Look at the sources of sources.toml (those named, or all) and take in what is new."""
        from . import visiting

        looks = visiting.collect(self._held, names, fetcher=fetcher, by=by, step=step)
        self._finder.keep_up()
        return looks

    def stamp(self, authority: str, *, fetcher: "Fetcher") -> datetime:
        """Have the last link of the record time-stamped (RFC 3161); the time it was given."""
        from . import stamping

        return stamping.stamp(self._held, authority, fetcher)

    def due(self) -> int:
        """How many texts wait to be read."""
        from . import steps

        return len(steps.due(self._held))

    def texts(self) -> int:
        """How many texts stand: of a page that changed, the latest."""
        return len(recalled.current(self._held))

    def run(self, *, jobs: int = 1, step: Step | None = None) -> "Ran":
        """Read what is new or changed, in `jobs` processes; what was read before stays as it is.

        With more than one process, call it from a script that guards its start with
        `if __name__ == "__main__":`, as for any use of multiprocessing.
        """
        from . import steps

        return steps.run(self._held, jobs=jobs, step=step)

    def ask(self, remote: "Remote", *, step: Step | None = None) -> int:
        """Read the texts that stand with a large model too (`flow.asking`); how many it read.

        What it reads stands in place of what `run` read, until `prefer_embedded`.
        """
        from . import asking

        return asking.run(self._held, remote, step)

    def prefer_embedded(self) -> None:
        """Let what the embedded reader read stand where a model read the same text after it."""
        from holdfire.read import in_use

        from . import asking

        asking.prefer(self._held, in_use())

    def brief(
        self,
        *,
        as_of: datetime | None = None,
        known_at: datetime | None = None,
        output: str | Path | None = None,
        step: Step | None = None,
    ) -> "Briefed":
        """Write the brief into the case (or `output`), and put its words on record.

        `as_of`: what had happened by then; `known_at`: what was on record by then (UTC unless it
        says).
        """
        from . import casebrief

        target = Path(output) if output else None
        known_at = _zoned(known_at) if known_at else None
        return casebrief.write(self._held, as_of=as_of, known_at=known_at, output=target, step=step)

    def status(self) -> listing.Status:
        """What is on record, what waits to be read, the words last printed, open issues."""
        return listing.status(self._held)

    def grid(self, *, as_of: datetime | None = None, step: Step | None = None) -> "Grid":
        """The word of every reading, clause, option and actor each day; `as_of` as for `brief`."""
        from . import exporting

        return exporting.status_grid(self._held, step, as_of=as_of)

    def export(self, form: str, *, as_of: datetime | None = None, step: Step | None = None) -> str:
        """The case as CSV: "csv" (the grid, a line a cell), "eth-prio" or "pa-x"; `as_of` as for
        `brief`."""
        from . import exporting

        return exporting.export(self._held, form, step, as_of=as_of)

    def replaced(self, before: str, after: str) -> "Replaced":
        """Two captures of one page laid side by side: the words that went and came."""
        from . import history

        return history.replaced(self._held, before, after)

    def rows(self, what: str) -> list[dict[str, Any]]:  # rows are JSON
        """The texts, incidents, readings, decisions, issues, looks or briefs, one row each."""
        return listing.rows(self._held, what)

    def search(
        self, query: str, *, limit: int = 20, marks: tuple[str, str] = ("", "")
    ) -> list[Hit]:
        """Texts with these words, best first, with a passage of each."""
        return self._finder.find(query, limit, marks)

    def why(self, wanted: str) -> "Node":
        """The evidence under an id or a mark of the case's brief, down to quoted words."""
        from .why import why

        return why(self.folder.brief, wanted)

    def decide(self, subject: str, asked: "Asked", *, by: str, reason: str) -> Decision:
        """Put a decision of a person on record; undo one with another."""
        from . import deciding

        return deciding.decide(self._held, subject, asked, by=by, reason=reason)

    def terms(self) -> "Deal":
        """The deal folder, every quote checked."""
        from . import terms

        return terms.load(self._held)

    def check_terms(self) -> tuple[str, ...]:
        """Everything wrong with the deal folder, a sentence each."""
        from . import terms

        return terms.check(self._held)

    def draft_terms(self, *, force: bool = False) -> tuple[Path, ...]:
        """Write a deal folder from what was read; `force` writes over what people changed."""
        from . import terms

        return terms.draft(self._held, force=force)

    def diff(self, since: datetime, until: datetime | None = None) -> "Changes":
        """What changed in the record and in the words between two times on record."""
        from . import history

        return history.diff(self._held, _zoned(since), _zoned(until) if until else None)


def _zoned(moment: datetime) -> datetime:
    """A time on record: in UTC where it has no zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _known(ledger: Ledger) -> None:
    """Raise BadInput where a newer version made the case."""
    first = next(ledger.scan(Kind.CASE), None)
    if first and json.loads(first.entry.body).get("schema", SCHEMA) > SCHEMA:
        raise BadInput(
            f"{ledger.name} was made by a newer version of holdfire; install that version"
        )


def _begin(made: folder.Folder, name: str, clock: Callable[[], datetime]) -> None:
    """The first row of a new case: its name, and the form its rows have."""
    with open_ledger(made.ledger, clock=clock, create=True) as ledger:
        if ledger.head()[0]:
            raise BadInput(f"{made.ledger} holds a case already; name another with #NAME")
        body = json.dumps({"name": name, "schema": SCHEMA})
        first = make_id("case", name, clock().isoformat())
        ledger.put([Entry(kind=Kind.CASE, id=first, subject=name, body=body)])
