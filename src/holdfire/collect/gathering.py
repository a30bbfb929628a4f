"""Files, folders, patterns and standard input gathered into captures."""

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, TypeVar

from holdfire.errors import BadInput
from holdfire.record import Capture, Item

from .assemble import amended
from .capturing import capture_of
from .inputs import Problem
from .intake import LIMIT, STDIN, items

_PART = re.compile(r"(?:#\d+)+$")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Everything that could be read, what could not, and the bytes as saved by their hash."""

    captures: tuple[Capture, ...]
    problems: tuple[Problem, ...]
    raw: Mapping[str, bytes]


def gather(
    inputs: Sequence[str],
    *,
    published: Mapping[str, date],
    outlets: Mapping[str, str],
    stdin: BinaryIO | None = None,
    limit: int = LIMIT,
) -> Gathered:
    """Read everything named. A date or outlet given for one file stands over the page's own; one
    given under "" is for files that do not say."""
    captures: dict[str, Capture] = {}
    problems: list[Problem] = []
    raw: dict[str, bytes] = {}
    for item in items(inputs, stdin=stdin, limit=limit):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        digest = hashlib.sha256(item.data).hexdigest()
        if digest in raw:
            continue
        found = _capture(item, problems)
        if found is not None:
            captures[digest] = amend(found, published, outlets)
            raw[digest] = item.data
    return Gathered(captures=tuple(captures.values()), problems=tuple(problems), raw=raw)


def _capture(item: Item, problems: list[Problem]) -> Capture | None:
    """The capture of one document; what is wrong or doubtful goes to the problems."""
    name = STDIN if item.name == "-" else item.name
    try:
        found, doubt = capture_of(item)
    except BadInput as error:
        problems.append(Problem(name, str(error)))
        return None
    if doubt:
        problems.append(Problem(name, doubt))
    return found


def amend(found: Capture, published: Mapping[str, date], outlets: Mapping[str, str]) -> Capture:
    """The capture with what was given for its file, then with what was given for all files."""
    own = amended(found, _for(found.file, published), _for(found.file, outlets), firm=True)
    return amended(own, published.get(""), outlets.get(""), firm=False)


def _for(file: str, given: Mapping[str, T]) -> T | None:
    """The value given for this file by its path or its name, or for the container it is in."""
    paths = {os.path.normpath(key): value for key, value in given.items() if key}
    for path in (file, _PART.sub("", file)):
        name = os.path.normpath(path)
        found = paths.get(name, paths.get(Path(name).name))
        if found is not None:
            return found
    return None
