"""Files, folders, patterns and standard input gathered into captures."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, TypeVar

from holdfire.errors import BadInput
from holdfire.record import Capture

from . import inputs as named
from .assemble import amended
from .decoding import Decoded, decode
from .inputs import Problem
from .plain import capture_text
from .sniffing import declared, looks_html

LIMIT = 20_000_000
STDIN = "standard input"
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
    for file in named.files(inputs):
        data = file if isinstance(file, Problem) else _bytes(file, stdin, limit)
        if isinstance(data, Problem):
            problems.append(data)
            continue
        digest = hashlib.sha256(data).hexdigest()
        if digest in raw:
            continue
        found = _capture(data, str(file), problems)
        if found is not None:
            captures[digest] = _amended(found, published, outlets)
            raw[digest] = data
    return Gathered(captures=tuple(captures.values()), problems=tuple(problems), raw=raw)


def _bytes(file: str, stdin: BinaryIO | None, limit: int) -> bytes | Problem:
    """The bytes behind a name, or why there are none."""
    if file == "-" and stdin is None:
        return Problem(STDIN, "nothing is connected to standard input; give a file")
    try:
        data = stdin.read(limit + 1) if file == "-" and stdin else named.read(file, limit)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return _problem(file, f"it cannot be read ({why}); check the file and its permissions")
    if len(data) > limit:
        size = f"{limit / 1_000_000:g} MB"
        return _problem(file, f"it is over {size}; save the article alone and give that file")
    return data


def _problem(file: str, message: str) -> Problem:
    """A problem with one file; "-" is named in words."""
    return Problem(STDIN if file == "-" else file, message)


def _capture(data: bytes, file: str, problems: list[Problem]) -> Capture | None:
    """The capture of these bytes; what is wrong or doubtful goes to the problems."""
    try:
        found = decode(data, declared(data))
    except BadInput as error:
        problems.append(_problem(file, str(error)))
        return None
    if found.doubt:
        problems.append(_problem(file, found.doubt))
    return _as_page(data, file, found)


def _as_page(data: bytes, file: str, found: Decoded) -> Capture:
    if looks_html(found.text, Path(file).suffix.lower()):
        from .html import capture_html

        return capture_html(data, file, found.text)
    return capture_text(data, file, found.text)


def _amended(found: Capture, published: Mapping[str, date], outlets: Mapping[str, str]) -> Capture:
    """The capture with what was given for its file, then with what was given for all files."""
    own = amended(found, _for(found.file, published), _for(found.file, outlets), firm=True)
    return amended(own, published.get(""), outlets.get(""), firm=False)


def _for(file: str, given: Mapping[str, T]) -> T | None:
    """The value given for this file by its path or its name."""
    paths = {os.path.normpath(key): value for key, value in given.items() if key}
    name = os.path.normpath(file)
    return paths.get(name, paths.get(Path(name).name))
