"""Files put in place whole or not at all: written beside, flushed to disk, then renamed."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from holdfire.errors import BadInput

PART = ".part"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def beside(path: Path, mode: int = 0o644, *, flush: bool = True) -> Iterator[BinaryIO]:
    """Give a file to write; it takes the name `path` only once all of it is written.

    With `flush` it then outlasts a loss of power too. Raises BadInput when the disk is full or the
    folder cannot be written; nothing is left then.
    """
    part: Path | None = None
    try:
        above = path.parent.parent if not path.parent.exists() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=PART, dir=path.parent)
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fchmod(handle, mode)
            if flush:
                os.fsync(handle)
        part.replace(path)
        for folder in (path.parent, above) if flush else ():
            _settle(folder)
    except OSError as error:
        raise refusal(path, error) from error
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink()


def write(path: Path, data: bytes, mode: int = 0o644, *, flush: bool = True) -> None:
    """Put these bytes at `path`, whole or not at all; raises BadInput where that cannot be done."""
    with beside(path, mode, flush=flush) as file:
        file.write(data)


def refusal(path: Path, error: OSError) -> BadInput:
    """What stood in the way of writing or reading `path`, in one sentence."""
    if error.errno in _FULL:
        return BadInput(
            f"the disk is full: {path} was not written; make room and run the command again, "
            "everything on record so far is safe"
        )
    why = error.strerror or str(error)
    return BadInput(f"cannot write {path}: {why}; use a folder that you may write to")


def _settle(folder: Path | None) -> None:
    """Flush a folder's list of names, so that a rename outlasts a loss of power."""
    if folder is None:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
