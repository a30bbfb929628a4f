"""Everything named, as documents one at a time: files, folders, patterns, standard input, and what
the containers among them hold."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from holdfire.errors import BadInput
from holdfire.record import Item

from . import inputs as named
from . import media
from .formats.source import Source, held
from .inputs import FORMATS, Problem, is_url

LIMIT = 20_000_000
STDIN = "standard input"
Parts = Iterator[Item | Problem]
_DEEPEST = 3  # a message in a message in a message is opened, the next one is not
_BLOCK = 1 << 20
_STREAMED = frozenset({media.WARC, media.ZIP, media.MBOX, media.TELEGRAM})


def items(inputs: Sequence[str], *, stdin: BinaryIO | None = None, limit: int = LIMIT) -> Parts:
    """Every document the inputs name, in order, and a problem for what cannot be read.

    Lazy: one document is held at a time. `limit` is in bytes, for one document; a file that holds
    many may be larger. Web addresses are not fetched here: each is a problem that says so.
    """
    for name in inputs:
        if is_url(name):
            yield Problem(name, "it is an address on the web; add it with `holdfire add`")
            continue
        for file in named.files([name]):
            parts = [file] if isinstance(file, Problem) else _opened(file, stdin, limit)
            yield from (_worded(p) if isinstance(p, Problem) else p for p in parts)


def parts_of(item: Item, *, limit: int = LIMIT, depth: int = 0) -> Parts:
    """The documents in these bytes: those a container holds; else the item itself, with what is
    attached to it. For a fetched feed or archive. `depth`: how often it was opened before."""
    found = media.media_of(item.data, item.name, item.media)
    parts = _opener(found)
    if found not in media.CONTAINERS:
        yield replace(item, media=found)
    if parts is not None and depth >= _DEEPEST:
        yield Problem(item.name, "it lies too deep in other files; save it by itself")
    elif parts is not None:
        for part in _safely(item.name, parts(held(item.data, item.name, limit))):
            yield from [part] if isinstance(part, Problem) else _deeper(part, limit, depth + 1)


def _deeper(part: Item, limit: int, depth: int) -> Parts:
    """A part of a container, and its own parts where it has any."""
    if part.media in (media.MESSAGE, media.ENTRY):
        yield part
    else:
        yield from parts_of(part, limit=limit, depth=depth)


def _opened(file: str, stdin: BinaryIO | None, limit: int) -> Parts:
    """The documents of one file."""
    data = _bytes(file, stdin, limit)
    if isinstance(data, Problem):
        yield data
        return
    found = media.media_of(data, file)
    if found is media.TABLE:
        yield Problem(file, f"it is a table or data and no {FORMATS}; save its texts as one")
    elif len(data) <= limit:
        yield from parts_of(Item(data=data, name=file), limit=limit)
    elif found in _STREAMED and Path(file).is_file():
        del data
        yield from _streamed(file, found, limit)
    elif found in _STREAMED:
        yield Problem(file, f"it is over {_size(limit)}; save it and give the file's name")
    else:
        yield Problem(file, f"it is over {_size(limit)}; save the article alone and give that file")


def _streamed(file: str, found: str, limit: int) -> Parts:
    """The documents of a container too large to be held."""
    parts = _opener(found)
    try:
        with Path(file).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            stream.seek(0)
            source = Source(name=file, stream=stream, digest=digest, limit=limit)
            for part in _safely(file, parts(source)) if parts else ():
                yield from [part] if isinstance(part, Problem) else _deeper(part, limit, 1)
    except OSError as error:
        yield _unreadable(file, error)


def _safely(name: str, parts: Parts) -> Parts:
    """The parts of a container, and at its first damage a problem instead of the rest."""
    try:
        yield from parts
    except BadInput as error:
        yield Problem(name, str(error))


def _opener(found: str) -> Callable[[Source], Parts] | None:
    """What opens a container of this type; None where it is no container."""
    match found:
        case media.MAIL:
            from .formats import mail

            return mail.attached
        case media.MBOX:
            from .formats import mail

            return mail.messages
        case media.WARC:
            from .formats import archives

            return archives.records
        case media.ZIP:
            from .formats import archives

            return archives.packed
        case media.TELEGRAM:
            from .formats import telegram

            return telegram.messages
        case media.FEED:
            from .formats import feeds

            return feeds.entries
    return None


def _bytes(file: str, stdin: BinaryIO | None, limit: int) -> bytes | Problem:
    """The bytes behind a name, one more than the limit at most, or why there are none."""
    if file == "-" and stdin is None:
        return Problem(STDIN, "nothing is connected to standard input; give a file")
    try:
        return stdin.read(limit + 1) if file == "-" and stdin else named.read(file, limit)
    except (OSError, ValueError) as error:
        return _unreadable(file, error)


def _unreadable(file: str, error: OSError | ValueError) -> Problem:
    why = getattr(error, "strerror", None) or str(error)
    return Problem(file, f"it cannot be read ({why}); check the file and its permissions")


def _size(limit: int) -> str:
    return f"{limit / 1_000_000:g} MB"


def _worded(problem: Problem) -> Problem:
    """The problem with standard input named in words."""
    return replace(problem, file=STDIN) if problem.file == "-" else problem
