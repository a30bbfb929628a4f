"""What the command line names, turned into files that exist."""

import glob
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .media import CONTAINERS, media_of

FORMATS = "text, HTML, Markdown, e-mail, PDF, WARC, WACZ, Telegram export, RSS or Atom feed"
_READ = frozenset(
    ".txt .text .md .markdown .html .htm .xhtml .eml .mbox .pdf .warc .wacz .rss .atom".split()
) | {""}
_SOME = frozenset({".json", ".xml", ".rdf", ".gz"})  # read only where their content is a format's
_HEAD = 64_000
_NAMED = 3
_PARTS = re.compile(r"_files(?:/|$)")  # where browsers keep the pictures and scripts of a page


@dataclass(frozen=True, slots=True)
class Problem:
    """Something given that could not be used, or only with doubt: one sentence for the analyst.

    The message does not name the file again: it is printed after its name. `light`: it tells of
    what had no words to lose, and nothing is amiss.
    """

    file: str
    message: str
    light: bool = False


def is_url(name: str) -> bool:
    """Whether this is an address on the web and no file."""
    return name[:8].casefold().startswith(("http://", "https://"))


def files(inputs: Sequence[str]) -> Iterator[str | Problem]:
    """Every file named, in order, folders walked and patterns opened; "-" stays as it is."""
    for name in inputs:
        if name == "-":
            yield name
        elif _there(name):
            yield from _walked(name) if Path(name).is_dir() else [name]
        else:
            yield from _opened(name)


def _there(name: str) -> bool:
    try:
        return os.path.lexists(name)
    except ValueError:
        return False


def _opened(name: str) -> Iterator[str | Problem]:
    """The files a pattern stands for."""
    pattern = any(sign in name for sign in "*?[")
    found = _matching(name) if pattern else []
    if not found:
        what = "matches nothing" if pattern else "does not exist"
        yield Problem(name, f"it {what}; check the spelling and the folder you are in")
    for path in found:
        yield from _walked(path) if Path(path).is_dir() else [path]


def _matching(pattern: str) -> list[str]:
    """The paths that fit a pattern, sorted; folders only where no file below them fits too."""
    try:
        found = glob.glob(pattern, recursive=True)  # noqa: PTH207  # Path.glob opens hidden folders
    except (ValueError, OSError, re.error):
        return []
    return sorted(path for path in found if "**" not in pattern or Path(path).is_file())


def _walked(folder: str) -> Iterator[str | Problem]:
    """The readable files below a folder, sorted; files of other kinds are named, not lost."""
    found, skipped, failed = 0, list[str](), list[OSError]()
    for root, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(n for n in names if not n.startswith(".")):
            path = Path(root) / name
            if _read(path):
                found += 1
                yield str(path)
            elif not _PARTS.search(root):
                skipped.append(str(path.relative_to(folder)))
    yield from map(_closed, failed)
    if not found and not failed:
        yield Problem(folder, "it holds no text or HTML file, nor other that is read; give another")
    if skipped:
        yield Problem(folder, _skipped(skipped))


def _read(path: Path) -> bool:
    """Whether a file of a folder is of a kind that is read; those of other kinds stay closed."""
    ending = path.suffix.lower()
    if ending not in _SOME:
        return ending in _READ
    try:
        return media_of(read(str(path), _HEAD), path.name) in CONTAINERS
    except OSError:
        return True


def _skipped(names: Sequence[str]) -> str:
    """Which files were passed over: all by name, or the first three and how many more."""
    shown = list(names) if len(names) <= _NAMED + 1 else list(names[:_NAMED])
    more = len(names) - len(shown)
    listed = ", ".join(shown) + (f" and {more} more" if more else "")
    return f"skipped, being no {FORMATS}: {listed}; save them as one of these"


def _closed(error: OSError) -> Problem:
    return Problem(
        str(error.filename), f"it cannot be opened ({error.strerror}); check its permissions"
    )


def read(path: str, limit: int) -> bytes:
    """The bytes of a file, one more than the limit at most; never waits on a pipe or device."""
    mode = Path(path).stat().st_mode
    if not stat.S_ISREG(mode) and not path.startswith(("/dev/fd/", "/proc/self/fd/")):
        raise OSError(0, "it is not a regular file", path)
    with Path(path).open("rb") as stream:
        return stream.read(limit + 1)
