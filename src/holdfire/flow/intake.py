"""Taking documents into a case: bytes kept, words parsed, a changed page linked to the old one."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from holdfire.collect import METHOD, Problem, amend, capture_of
from holdfire.collect.media import ENTRY
from holdfire.errors import BadInput
from holdfire.record import Capture, Entry, Issue, Item, Kind, make_id
from holdfire.store import Blobs, Ledger, encode

from .held import Held

Step = Callable[[object], None]
_BATCH = 64
"""Documents put on record in one go: what a killed `add` has to take in again, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of the documents from outside, and who adds them.

    `published` and `outlets` are an analyst's word, by file name, "" for all that do not say;
    `source` is where all were found, and `outlet` its name, which stands over what they say.
    """

    published: Mapping[str, date] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    outlet: str = ""
    by: str = ""

    def told(self, capture: Capture) -> Capture:
        """The capture with what is known from outside."""
        found = amend(capture, self.published, self.outlets)
        return amend(found, {}, {found.file: self.outlet}) if self.outlet else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What an `add` did: new captures, those on record already, (old, new) of changed pages."""

    new: tuple[str, ...] = ()
    known: int = 0
    changed: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()

    def __add__(self, other: "Added") -> "Added":
        return Added(
            new=self.new + other.new,
            known=self.known + other.known,
            changed=self.changed + other.changed,
            problems=self.problems + other.problems,
        )


def add(
    held: Held, found: Iterable[Item | Problem], given: Given, step: Step | None = None
) -> Added:
    """Take in everything found, a batch at a time; what is on record already is left alone."""
    done, rest = Added(), iter(found)
    while batch := list(islice(rest, _BATCH)):
        taking = _Batch(held, given)
        for one in batch:
            taking.take(one)
            if step is not None:
                step(one)
        done += taking.kept()
    return done


class _Batch:
    """Documents on their way into the record, in one transaction."""

    def __init__(self, held: Held, given: Given) -> None:
        self.ledger, self.blobs, self.given = held.ledger, held.blobs, given
        self.root, self.now = held.folder.root, held.clock()
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self.changed: list[tuple[str, str]] = []
        self.latest: dict[str, tuple[str, str]] = {}
        self.parsed: set[str] = set()
        self.known = 0

    def take(self, one: Item | Problem) -> None:
        """Put one document among the entries, or what is wrong with it among the problems."""
        if not isinstance(one, Item):
            self.problems.append(one)
            return
        where, sha = key(one, self.root), self.blobs.put(one.data, flush=False)
        made = make_id("cap", sha)
        row, before = self.latest.get(where) or _last(self.ledger, where)
        if before == made:
            self.known += 1
            self._mend(row, made)
            return
        entry = _intake(one, sha, (where, row, before), self.given)
        self.entries.append(entry)
        if where:
            self.latest[where] = entry.id, made
        if made in self.parsed or self.ledger.has(Kind.CAPTURE, [text_id(made)]):
            self.known += not before
        else:
            self._parse(one)
        if before:
            self.changed.append((before, made))

    def _mend(self, intake: str, made: str) -> None:
        """Make the words of a document on record again where their blob is gone or damaged."""
        words = self.ledger.get(Kind.CAPTURE, text_id(made))
        row = self.ledger.get(Kind.INTAKE, intake)
        if words and row and any(map(self.blobs.fault, words.entry.blobs)):
            again = _parsed(self.blobs, row.entry.blobs[0], json.loads(row.entry.body))
            if again:
                captured(self.blobs, again)

    def _parse(self, item: Item) -> None:
        try:
            capture, doubt = capture_of(item)
        except BadInput as error:
            self.problems.append(Problem(item.name, str(error)))
            return
        self.entries.append(captured(self.blobs, self.given.told(capture)))
        self.parsed.add(capture.id)
        if doubt:
            self.problems.append(Problem(item.name, doubt))

    def kept(self) -> Added:
        """Everything taken, on record."""
        issues = [_issue(p, self.now) for p in self.problems if not p.light]
        self.blobs.flush()
        rows = self.ledger.put([*self.entries, *issues])
        return Added(
            new=tuple(r.entry.subject for r in rows if r.entry.kind is Kind.CAPTURE),
            known=self.known,
            changed=tuple(self.changed),
            problems=tuple(self.problems),
        )


def key(item: Item, root: Path) -> str:
    """Where a document is found again: its address, or its file as seen from the case folder.

    The entry of a feed is another document than the article at the address it names.
    """
    if item.url and item.media == ENTRY:
        return _fit(f"entry:{item.url}")
    if item.url:
        return _fit(item.url)
    for path, part in ((item.name, ""), _parted(item.name)):
        if os.path.lexists(path):
            return _fit(f"file:{os.path.relpath(Path(path).resolve(), root.resolve())}{part}")
    return ""


def _parted(name: str) -> tuple[str, str]:
    """The file and the part of it that a name names: "export.json" and "#1042"."""
    path, mark, part = name.partition("#")
    return path, mark + part


def capture_id(data: bytes) -> str:
    """The id of the capture of these bytes."""
    return make_id("cap", hashlib.sha256(data).hexdigest())


def text_id(capture: str) -> str:
    """The id of the row that holds a capture as the present method parses it."""
    return make_id("txt", capture, METHOD)


def media_at(ledger: Ledger, where: str) -> str:
    """The media type stated for what was last found there; "" where nothing was, or none stated."""
    row = ledger.get(Kind.INTAKE, _last(ledger, where)[0])
    return str(json.loads(row.entry.body)["item"].get("media", "")) if row else ""


def _last(ledger: Ledger, where: str) -> tuple[str, str]:
    """The id of the row that says what was last found there, and the capture it names."""
    rows = list(ledger.scan(Kind.INTAKE, subject=where)) if where else []
    last = rows[-1].entry if rows else None
    return (last.id, str(json.loads(last.body)["capture"])) if last else ("", "")


def _intake(item: Item, sha: str, place: tuple[str, str, str], given: Given) -> Entry:
    """The row that says what was found where, with what was said of it.

    `place`: where, the id of the row that tells what stood there before, and that capture. The id
    holds that row's, for a page may change back and forth.
    """
    where, row, before = place
    made = make_id("cap", sha)
    told = {k: v for k, v in asdict(item).items() if k != "data" and v is not None}
    body = {
        "capture": made,
        "before": before,
        "method": METHOD,
        "source": given.source,
        "outlet": given.outlet,
        "item": told,
        "published": {k: d.isoformat() for k, d in given.published.items()},
        "outlets": dict(given.outlets),
    }
    return Entry(
        kind=Kind.INTAKE,
        id=make_id("int", made, where, row),
        subject=where,
        body=json.dumps(body, sort_keys=True, default=str),
        by=given.by,
        blobs=(sha,),
    )


def captured(blobs: Blobs, capture: Capture) -> Entry:
    """The row of a parsed capture; its words lie in a blob."""
    sha = blobs.put(encode(capture), flush=False)
    return Entry(
        kind=Kind.CAPTURE,
        id=text_id(capture.id),
        subject=capture.id,
        body=json.dumps(summary(capture), sort_keys=True),
        method=METHOD,
        blobs=(sha,),
    )


def summary(capture: Capture) -> dict[str, str | None]:
    """What a list of texts shows of a capture."""
    day = capture.published.earliest if capture.published else None
    return {
        "file": capture.file,
        "url": capture.url,
        "outlet": capture.outlet,
        "title": capture.title,
        "language": capture.language,
        "published": day.isoformat() if day else None,
    }


def _issue(problem: Problem, now: datetime) -> Entry:
    made = make_id("iss", "collect", problem.file, problem.message)
    issue = Issue(id=made, room="collect", subject=problem.file, what=problem.message, at=now)
    body = encode(issue).decode("utf-8", "replace")
    return Entry(kind=Kind.ISSUE, id=made, subject=_fit(problem.file), body=body)


def _fit(text: str) -> str:
    """A name as any database keeps it: what is no character is told by its number."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")


def parse_again(ledger: Ledger, blobs: Blobs) -> None:
    """Parse again what an older method parsed or could not; the older words stay on record."""
    parsed = {r.entry.subject for r in ledger.scan(Kind.CAPTURE) if r.entry.method == METHOD}
    for row in list(ledger.scan(Kind.INTAKE)):
        body = json.loads(row.entry.body)
        if body["capture"] not in parsed and body["method"] != METHOD:
            parsed.add(body["capture"])
            capture = _parsed(blobs, row.entry.blobs[0], body)
            entries = [captured(blobs, capture)] if capture else []
            blobs.flush()
            ledger.put(entries)


def _parsed(blobs: Blobs, sha: str, body: dict[str, Any]) -> Capture | None:  # parsed JSON
    """A document on record as the present method parses it; None where it still cannot."""
    told: dict[str, Any] = {k: _told(k, v) for k, v in body["item"].items()}  # by field
    days = {k: date.fromisoformat(d) for k, d in body["published"].items()}
    try:
        capture, _ = capture_of(Item(data=blobs.get(sha), **told))
    except BadInput:
        return None
    return Given(published=days, outlets=body["outlets"], outlet=body["outlet"]).told(capture)


def _told(field: str, value: str) -> str | datetime:
    return datetime.fromisoformat(value) if field in ("published", "fetched") else value
