"""One file of a deal folder, and the faults found in it: file, line, key, and the fix."""

import difflib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from .lines import At, lines

T = TypeVar("T")


class Faulty(Exception):  # never leaves the room: the fault is on its page already
    """What was to be read is of no use; why is told."""


@dataclass(frozen=True, kw_only=True)  # no slots: its lines are counted only when a fault needs one
class Page:
    """A file: its name in the folder, its TOML, the line that TOML starts on, its faults so far."""

    name: str
    toml: str
    below: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)

    @cached_property
    def _lines(self) -> Mapping[At, int]:
        try:
            return lines(self.toml)
        except RecursionError:  # it is told of the file's first line then
            return {(): 1}

    def tell(self, at: At, what: str) -> None:
        """Put a fault on record: one sentence, led by file, line and key."""
        near = at
        while near not in self._lines:
            near = near[:-1]
        line = self._lines[near] + self.below
        key = next((k for k in reversed(at) if isinstance(k, str)), "")
        self.faults.append((line, f"{self.name}, line {line}: {f'{key}: ' if key else ''}{what}"))

    def read(self) -> "Cell":
        """The whole file as a table; Faulty where it is no TOML."""
        try:
            return Cell(page=self, at=(), value=tomllib.loads(self.toml))
        except ValueError as error:  # also numbers of too many digits
            self.faults.append((0, f"{self.name}: is not valid TOML: {error}; correct that line"))
        except RecursionError:
            self.faults.append((0, f"{self.name}: is nested too deep; write it flat"))
        raise Faulty


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value of a page, with the way to it."""

    page: Page
    at: At
    value: object

    def below(self, key: str | int, value: object) -> "Cell":
        """A value under this one."""
        return Cell(page=self.page, at=(*self.at, key), value=value)

    def fail(self, what: str, key: str | None = None) -> NoReturn:
        """Tell a fault of this value, or of a key under it."""
        self.page.tell(self.at if key is None else (*self.at, key), what)
        raise Faulty


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A table read: its values by key, each checked; a key left out is not there."""

    cell: Cell
    values: Mapping[str, Any]  # Any: each was read by its key

    def get(self, key: str, default: Any = None) -> Any:  # Any: each was read by its key
        """The value of a key."""
        return self.values.get(key, default)

    def need(self, key: str) -> Any:  # Any: each was read by its key
        """The value of a key that must be there; Faulty, told already, where it is not."""
        if key not in self.values:
            raise Faulty
        return self.values[key]

    def written(self, *keys: str) -> bool:
        """Whether one of these keys stands there, faulty or not."""
        return isinstance(self.cell.value, dict) and not self.cell.value.keys().isdisjoint(keys)

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def fail(self, what: str, key: str | None = None) -> NoReturn:
        """Tell a fault of the table, or of one of its keys."""
        self.cell.fail(what, key)

    def tell(self, what: str, key: str) -> None:
        """Tell a fault of a key, and go on."""
        self.cell.page.tell((*self.cell.at, key), what)


def each(tables: Iterable[Filled], make: Callable[[Filled], T]) -> tuple[T, ...]:
    """What each table makes; those with a fault, told already, are left out."""
    kept: list[T] = []
    for table in tables:
        try:
            kept.append(make(table))
        except Faulty:
            continue
    return tuple(kept)


def opened(path: Path, name: str) -> str:
    """The text of a file; raises ValueError with the sentence where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ValueError(f"{name}: cannot be read ({error.strerror}); check the file") from None
    except UnicodeDecodeError:
        raise ValueError(f"{name}: is not UTF-8; save it as UTF-8") from None


def meant(word: str, known: Iterable[str]) -> str:
    """'did you mean …?' for a word near one that is known; else what there is to choose from."""
    choices = list(known)
    close = difflib.get_close_matches(word, choices, n=1)
    if close:
        return f"; did you mean {close[0]}?"
    return f"; take one of {', '.join(choices)}" if choices else ""
