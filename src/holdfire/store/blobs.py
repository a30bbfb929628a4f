"""Bytes kept once under their own SHA-256, each file whole or absent."""

import hashlib
import os
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from holdfire.errors import BadInput

from .files import PART, write

SHA = re.compile(r"[0-9a-f]{64}\Z")
STALE = timedelta(hours=1)
"""How long a half-written file is left alone: its writer may still be at work."""


class Blobs:
    """A folder of bytes by hash: `ab/<sha256>`, files of mode 0444."""

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)

    def path(self, sha: str) -> Path:
        """Where the bytes of this SHA-256 (64 hex digits) lie, there or not."""
        if not SHA.match(sha):
            raise BadInput(f"{sha[:80]!r} is no SHA-256 of a blob; give its 64 hex digits")
        return self.folder / sha[:2] / sha

    def put(self, data: bytes, *, flush: bool = True) -> str:
        """Keep these bytes and return their SHA-256; a damaged copy of them is mended.

        Many go faster with `flush` False and one call of `flush` before the ledger names them.
        Raises BadInput when the disk is full or the folder cannot be written.
        """
        sha = hashlib.sha256(data).hexdigest()
        path = self.path(sha)
        if _read(path) != data:
            write(path, data, 0o444, flush=flush)
        return sha

    def flush(self) -> None:
        """Make all that was put here outlast a loss of power."""
        os.sync()

    def has(self, sha: str) -> bool:
        """Whether a file stands under this SHA-256; its bytes are not looked at."""
        return self.path(sha).is_file()

    def get(self, sha: str) -> bytes:
        """The bytes of this SHA-256; raises BadInput where they are gone or no longer the same."""
        data = _read(self.path(sha))
        if data is None or hashlib.sha256(data).hexdigest() != sha:
            raise BadInput(self._fault(sha, "is damaged" if data is not None else "is gone"))
        return data

    def fault(self, sha: str) -> str | None:
        """What is wrong with a blob, in one sentence; None when its bytes are right.

        Reads the file piece by piece, however large.
        """
        try:
            with self.path(sha).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return self._fault(sha, "is gone")
        except OSError as error:
            return self._fault(sha, f"cannot be read ({error.strerror})")
        return None if found == sha else self._fault(sha, "is damaged")

    def shas(self) -> Iterator[str]:
        """The SHA-256 of every file kept, in order; half-written files are passed over."""
        for folder in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(p.name for p in folder.iterdir() if SHA.match(p.name))

    def sweep(self, now: datetime) -> int:
        """Remove what killed writers left half-written an hour or more before `now` (aware)."""
        old = [p for p in self.folder.glob(f"*/.*{PART}") if _made(p) < (now - STALE).timestamp()]
        for part in old:
            part.unlink(missing_ok=True)
        return len(old)

    def _fault(self, sha: str, what: str) -> str:
        return (
            f"the blob {self.path(sha)} {what}; put the file back from a copy of the case, "
            "or add its report again"
        )


def _read(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none that can be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _made(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return float("inf")
