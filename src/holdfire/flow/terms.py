"""The deal folder of a case: checked against its captures, shown in rows, drafted from reports."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from holdfire import terms
from holdfire.errors import BadInput
from holdfire.reconcile import Known
from holdfire.record import PARTS, Capture, Clause, Deal, Kind, Part, Reading, Span, Status
from holdfire.store import decode

from . import dealing, recalled, watching
from .briefing import picture
from .held import Held

Row = dict[str, Any]  # rows are JSON


def load(held: Held) -> Deal:
    """The deal of a case; BadInput with its first fault where it has one."""
    return terms.load(held.folder.deal, _captured(held))


def coded(held: Held) -> Deal | None:
    """The deal of a case as people coded it; None without one, or with an untouched draft."""
    top = held.folder.deal / "arrangement.toml"
    files = [top, *held.folder.deal.glob("*/*.toml"), *held.folder.deal.glob("*.toml")]
    if not top.is_file() or all(map(_untouched, files)):
        return None
    deal = load(held)
    drafts = {_id(p) for p in held.folder.deal.glob("readings/*.toml") if _untouched(p)}
    return replace(deal, readings=tuple(r for r in deal.readings if r.id not in drafts))


def _id(path: Path) -> str:
    """The id of the reading in a file."""
    return str(tomllib.loads(path.read_text("utf-8")).get("id", path.stem))


def check(held: Held) -> tuple[str, ...]:
    """Everything wrong with the deal of a case, a sentence each; then its worked cases that the
    rules do not give."""
    faults = terms.check(held.folder.deal, _captured(held))
    return faults or dealing.unmet(load(held))


def _captured(held: Held) -> Callable[[str], str | None]:
    """Capture id → its text, for every capture on record, replaced ones too."""
    blobs = {r.entry.subject: r.entry.blobs[0] for r in held.ledger.scan(Kind.CAPTURE)}
    texts: dict[str, str] = {}

    def text(capture: str) -> str | None:
        if capture in blobs and capture not in texts:
            texts[capture] = decode(Capture, held.blobs.get(blobs[capture])).text
        return texts.get(capture)

    return text


# Shown


def rows(deal: Deal, *, forks: bool = False) -> list[Row]:
    """A row for each part of each clause, readings that can be compared under one `group`.

    A clause id that several readings or options share is a group of its own; other clauses are
    grouped by kind. `forks`: only clauses with options.
    """
    held = [(r, c) for r in deal.readings for c in r.clauses]
    if forks:
        held = [(r, c) for r, c in held if c.option]
    counts = Counter(c.id for _, c in held)
    groups: dict[str, list[tuple[Reading, Clause]]] = {}
    for reading, clause in held:
        group = clause.id if counts[clause.id] > 1 else clause.kind
        groups.setdefault(group, []).append((reading, clause))
    return [row for name, inside in groups.items() for row in _group(deal, name, inside)]


def _group(deal: Deal, name: str, inside: list[tuple[Reading, Clause]]) -> Iterator[Row]:
    for field in PARTS:
        if any(c.parts(field) for _, c in inside):
            for reading, clause in inside:
                parts = clause.parts(field) or (None,)
                yield from (_row(deal, name, reading, clause, (field, p)) for p in parts)


def _row(
    deal: Deal, group: str, reading: Reading, clause: Clause, stated: tuple[str, Part | None]
) -> Row:
    field, part = stated
    row = {
        "group": group,
        "reading": reading.id,
        "holder": reading.holder,
        "clause": clause.id,
        "number": reading.clauses.index(clause) + 1 if len(reading.clauses) > 1 else None,
        "kind": clause.kind,
        "option": clause.option,
        "field": field,
    }
    if part is None:
        return {**row, "value": None, "status": Status.UNSTATED.value}
    return {**row, "value": part.value, "status": part.status.value, **_rests(deal, reading, part)}


def _rests(deal: Deal, reading: Reading, part: Part) -> Row:
    """The words under a part, and where they stand."""
    ranked = sorted(deal.utterances, key=lambda u: u.statement.id not in reading.statements)
    said = next(u for u in ranked if _holds(u.statement.spans, part))
    return {
        "open": part.open,
        "metonym": part.metonym,
        "words": part.span.words,
        "statement": said.statement.id,
        "speaker": said.statement.speaker.name,
        "support": said.support.value,
        "where": said.address or f"{part.span.capture} {part.span.start}-{part.span.end}",
    }


def _holds(spans: tuple[Span, ...], part: Part) -> bool:
    return any(
        s.capture == part.span.capture and s.start <= part.span.start and part.span.end <= s.end
        for s in spans
    )


# Drafted


def draft(held: Held, *, force: bool = False) -> tuple[Path, ...]:
    """Write a draft of the deal into the case; what a person may have changed stays as it is.

    BadInput where such a file would be written over, unless `force`, and where nothing was read.
    """
    folder, made = held.folder.deal, _drafted(held)
    own = [p for p in made if (folder / p).exists() and not _untouched(folder / p)]
    if own and not force:
        more = f" and {len(own) - 1} more" if len(own) > 1 else ""
        raise BadInput(
            f"{folder / own[0]}{more} may have been changed by hand; move the folder away, or "
            "write over it with --force"
        )
    for path, text in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    for old in (*folder.glob("statements/*.toml"), *folder.glob("readings/*.toml")):
        if old.relative_to(folder).as_posix() not in made and _untouched(old):
            old.unlink()
    return tuple(folder / path for path in made)


def _untouched(path: Path) -> bool:
    return terms.untouched(path.read_bytes().decode("utf-8", "replace"))


def _drafted(held: Held) -> dict[str, str]:
    reads = tuple(recalled.reads(held))
    if not reads:
        root = held.folder.root
        raise BadInput(f"nothing has been read in {root}; run `holdfire run {root}` first")
    kept = watching.watches(held)
    file = picture(reads, None, Known(recalled.decisions(held), kept.whole, kept.days)).dossier
    name = held.folder.root.resolve().name
    return terms.draft(file.readings, file.statements, file.captures, name=name)
