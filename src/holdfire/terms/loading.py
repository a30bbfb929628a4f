"""A deal folder, read whole: what it says, or everything that is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from holdfire.errors import BadInput
from holdfire.record import Arrangement, Deal, Reading, Shape, Turn

from .beside import cases, claims, turn
from .happened import Happened, happened
from .keys import ARRANGEMENT, READING, STATEMENT
from .meanings import Ground, reading
from .more_keys import CASES, CLAIMS, INCIDENTS
from .page import Faulty, Filled, Page, each, meant, opened
from .resting import Base
from .said import Captured, arrangement, statement
from .shapes import shape_of
from .values import Value
from .words import Said

T = TypeVar("T")
TOP = "arrangement.toml"
_BESIDE = ("incidents.toml", "claims.toml", "cases.toml")
_FRONT = re.compile(r"\+\+\+[ \t]*\r?\n(?P<toml>.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.S | re.M)


def load(folder: Path, captured: Captured) -> Deal:
    """The deal in a folder; `captured` gives the text of a capture of the case by its id.

    Raises BadInput with the first fault, and how many more there are.
    """
    deal, faults = _read(folder, captured)
    if deal is None or faults:
        rest = len(faults) - 1
        more = f" (and {rest} more: `holdfire terms check` tells all)" if rest else ""
        raise BadInput(f"{faults[0]}{more}")
    return deal


def check(folder: Path, captured: Captured) -> tuple[str, ...]:
    """Everything that is wrong with a deal folder, a sentence each; empty: `load` gives it."""
    return _read(folder, captured)[1]


@dataclass(frozen=True, slots=True)
class _Files:
    """The folder, and the faults found so far, file by file."""

    folder: Path
    faults: list[str]

    def made(self, name: str, value: Value, make: Callable[[Filled], T]) -> tuple[T | None, bool]:
        """What a file makes, if anything, and whether it is without fault; faults are told."""
        try:
            page = _page(self.folder / name, name)
        except ValueError as error:
            self.faults.append(str(error))
            return None, False
        made = None
        try:
            cell = page.read()
            table: Filled = value.read(cell)
            made = make(_with_body(table, self.folder / name))
        except Faulty:
            pass
        self.faults.extend(sentence for _, sentence in sorted(page.faults))
        return made, not page.faults

    def beside(self, name: str, value: Value, make: Callable[[Filled], T], none: T) -> T:
        """What a file that need not be there makes; `none` where it is not."""
        if not (self.folder / name).exists():
            return none
        made, _ = self.made(name, value, make)
        return none if made is None else made

    def turns(self, tables: tuple[Filled, ...], base: Base) -> tuple[Turn, ...]:
        """The turns of a file read earlier, now that what they name is known."""
        if not tables:
            return ()
        page = tables[0].cell.page
        told = len(page.faults)
        made = each(tables, lambda t: turn(t, base))
        self.faults.extend(sentence for _, sentence in sorted(page.faults[told:]))
        return made

    def strays(self) -> None:
        """Tell the TOML files of the folder itself that will not be read."""
        known = (TOP, *_BESIDE)
        for path in sorted(self.folder.glob("*.toml")):
            if path.name not in known and not path.name.startswith("."):
                self.faults.append(f"{path.name}: is not read here{meant(path.name, known)}")

    def named(self, room: str) -> Mapping[str, str]:
        """Stem → name of the files in a sub-folder; files that will not be read are told."""
        found: dict[str, str] = {}
        for path in sorted((self.folder / room).glob("*")):
            name = f"{room}/{path.name}"
            endings = (".toml", ".md") if room == "statements" else (".toml",)
            if path.name.startswith((".", "README")):
                continue
            if path.suffix not in endings:
                told = " or ".join(endings)
                self.faults.append(f"{name}: is not read here; name it {told}, or move it away")
            elif path.stem in found:
                self.faults.append(f"{name}: has the name of {found[path.stem]}; choose another")
            else:
                found[path.stem] = name
        return found


def _page(path: Path, name: str) -> Page:
    text = opened(path, name)
    if path.suffix != ".md":
        return Page(name=name, toml=text)
    front = _FRONT.match(text)
    if front is None:
        raise ValueError(f"{name}: has no front matter; put its keys between two lines of +++")
    return Page(name=name, toml=front["toml"], below=1)


def _with_body(table: Filled, path: Path) -> Filled:
    """In a .md file the words stand below its front matter."""
    if path.suffix != ".md":
        return table
    text = opened(path, table.cell.page.name)
    front = _FRONT.match(text)
    body = text[front.end() :].replace("\r\n", "\n").strip() if front else ""
    if "words" in table:
        table.fail("stand below the front matter in a .md file; drop the key", "words")
    values = {**table.values, "words": (body,)} if body else table.values
    return Filled(cell=table.cell, values=values)


def _read(folder: Path, captured: Captured) -> tuple[Deal | None, tuple[str, ...]]:
    files = _Files(folder, [])
    if not (folder / TOP).is_file():
        return None, (f"{folder}: there is no {TOP}; write one, or have a draft made",)
    files.strays()
    top, _ = files.made(TOP, ARRANGEMENT, lambda t: (arrangement(t), t.get("turns", ())))
    if top is None:
        return None, tuple(files.faults)
    agreed, turned = top
    said = _statements(files, agreed, captured)
    spoilt = frozenset(name for name, found in said.items() if found is None)
    kept = {name: found for name, found in said.items() if found is not None}
    base = _readings(files, Ground(agreed.actors, kept, spoilt, _drawn(folder)))
    terms = Deal(
        arrangement=agreed,
        utterances=tuple(s.utterance for s in kept.values()),
        readings=tuple(base.readings.values()),
        shapes=tuple(s for _, s in sorted(base.ground.shapes.items())),
        turns=files.turns(turned, base),
    )
    return _with_beside(files, terms, base), tuple(files.faults)


def _with_beside(files: _Files, terms: Deal, base: Base) -> Deal:
    """The deal with what the folder holds beside its terms."""
    since = files.beside("incidents.toml", INCIDENTS, lambda t: happened(t, base), Happened())
    return replace(
        terms,
        incidents=since.incidents,
        attestations=since.attestations,
        coverage=since.coverage,
        treated=since.treated,
        accusers=since.accusers,
        claims=files.beside("claims.toml", CLAIMS, lambda t: claims(t, base), ()),
        expected=files.beside("cases.toml", CASES, lambda t: cases(t, base), ()),
    )


def _drawn(folder: Path) -> Callable[[str], Shape]:
    return lambda name: shape_of(folder, name)


def _statements(files: _Files, top: Arrangement, captured: Captured) -> dict[str, Said | None]:
    found: dict[str, Said | None] = {}
    for stem, name in files.named("statements").items():

        def make(table: Filled, stem: str = stem) -> Said:
            return statement(stem, table, top.actors, captured)

        made, whole = files.made(name, STATEMENT, make)
        found[stem] = made if whole else None
    return found


def _readings(files: _Files, ground: Ground) -> Base:
    """The readings, and which of their files have faults."""
    found: dict[str, Reading] = {}
    sound: set[str] = set()
    lost = False
    for stem, name in files.named("readings").items():

        def make(table: Filled, stem: str = stem) -> Reading:
            made = reading(stem, table, ground)
            if made.id in found:
                table.fail(f"{made.id!r} is another reading's already; choose another", "id")
            return made

        one, whole = files.made(name, READING, make)
        lost |= one is None
        if one is not None:
            found[one.id] = one
            sound |= {one.id} if whole else set()
    return Base(ground, found, frozenset(sound), lost)
