"""What the command line names, turned into files that exist."""

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

READ = frozenset({".txt", ".text", ".md", ".html", ".htm", ""})
_TOLD = frozenset(".pdf .doc .docx .rtf .odt .epub .mht .mhtml .eml .warc .zip .xhtml".split())


@dataclass(frozen=True, slots=True)
class Problem:
    """Something given that could not be used, or only with doubt: one sentence for the analyst."""

    file: str
    message: str


def files(inputs: Sequence[str]) -> Iterator[str | Problem]:
    """Every file named, in order, folders walked and globs opened; "-" stays as it is."""
    for name in inputs:
        if name == "-" or not os.path.isdir(name):
            yield from [name] if name == "-" or os.path.lexists(name) else _opened(name)
        else:
            yield from _walked(name)


def _opened(name: str) -> Iterator[str | Problem]:
    """The files a pattern stands for."""
    found = sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else []
    if not found:
        what = "matches nothing" if glob.has_magic(name) else "does not exist"
        yield Problem(name, f"{name} {what}; check the spelling and the folder you are in")
    for path in found:
        yield from _walked(path) if os.path.isdir(path) else [path]


def _walked(folder: str) -> Iterator[str | Problem]:
    """The readable files below a folder, sorted; documents of other kinds are named, not lost."""
    found = 0
    failed: list[Problem] = []
    for root, folders, names in os.walk(folder, onerror=lambda e: failed.append(_closed(e))):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(n for n in names if not n.startswith(".")):
            path, ending = os.path.join(root, name), Path(name).suffix.lower()
            found += ending in READ
            if ending in READ:
                yield path
            elif ending in _TOLD:
                yield Problem(path, f"{path} was left out: holdfire reads text and HTML; save it as one")
    yield from failed
    if not found and not failed:
        yield Problem(folder, f"{folder} holds no text or HTML file; give another folder or a file")


def _closed(error: OSError) -> Problem:
    name = str(error.filename)
    return Problem(name, f"{name} cannot be opened ({error.strerror}); check its permissions")


def read(path: str, limit: int) -> bytes:
    """The bytes of a file, one more than the limit at most; never waits on a pipe or device."""
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode) and not path.startswith(("/dev/fd/", "/proc/self/fd/")):
        raise OSError(0, "it is not a regular file", path)
    with open(path, "rb") as stream:
        return stream.read(limit + 1)
