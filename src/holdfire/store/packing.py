"""A whole case folder as one sealed file, and back."""

import hashlib
import os
import re
import shutil
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Annotated

import msgspec

from holdfire.errors import BadInput

from .files import PART, beside, refusal
from .ledger import no_clock
from .sqlite import SqliteLedger

ENDING = ".holdfire"
FORMAT = 1
MANIFEST = "manifest.json"
LEDGER = "ledger.sqlite"
SEAL = "ledger.seal"
LARGEST = 1 << 26
"""Bytes that a manifest may have; a file takes about two hundred."""
_PIECE = 1 << 20
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error,
    ValueError, OverflowError, IndexError, KeyError, msgspec.MsgspecError,
)  # fmt: skip
"""What the zip reader raises over a damaged file, besides what it documents."""


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of a packed case: its name with `/`, its bytes counted and hashed."""

    name: str
    size: Annotated[int, msgspec.Meta(ge=0)]
    sha256: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a packed case holds; the number tells how to read it."""

    holdfire: int
    files: list[Member]


def pack(folder: Path, target: Path) -> str:
    """Write a case folder to one file, the same bytes for the same case; its manifest's SHA-256.

    Left out: `cache/`, names that begin with a dot, packed cases, half-written files. A running
    writer does no harm. Raises BadInput where the folder holds no ledger, a link, or what cannot be
    read.
    """
    seal = _bytes(folder / SEAL)  # before the ledger, so that it is never ahead of it
    with SqliteLedger(folder / LEDGER, no_clock, create=False, readonly=True) as ledger:
        held = {LEDGER: ledger.image(), **({SEAL: seal} if seal else {})}
    names = sorted({*_names(folder), *held} - {SEAL} | held.keys())
    with beside(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        members = [_add(packed, name, held.get(name, folder / name)) for name in names]
        manifest = msgspec.json.format(msgspec.json.encode(Manifest(FORMAT, members)), indent=1)
        _add(packed, MANIFEST, manifest)
    return hashlib.sha256(manifest).hexdigest()


def unpack(file: Path, target: Path) -> str:
    """Write a packed case to a new or empty folder, whole or not at all; its manifest's SHA-256.

    Raises BadInput where anything is not as the manifest says, or a name leads out of the folder.
    """
    if target.is_symlink() or (target.exists() and not _empty(target)):
        raise BadInput(f"{target} is not an empty folder; name a new one")
    with _opened(file) as packed:
        with packed.open(MANIFEST) as source:
            manifest = source.read(LARGEST)
        members = _listed(file, packed, manifest)
        with _folder_beside(target) as folder:
            room = shutil.disk_usage(folder).free
            if (needed := sum(m.size for m in members)) > room:
                raise BadInput(f"{file} needs {needed} bytes, {target} has {room} free; make room")
            for member in members:
                _extract(packed, member, folder / member.name)
    return hashlib.sha256(manifest).hexdigest()


def _names(folder: Path) -> Iterator[str]:
    """The files of a case that belong in a pack, by their names under its folder."""
    for place, folders, files in os.walk(folder):
        at = Path(place)
        kept = [f for f in folders if not f.startswith(".") and (at / f) != folder / "cache"]
        folders[:] = kept
        for name in (*kept, *files):
            path = at / name
            if name.startswith((".", LEDGER)) or name.endswith((PART, ENDING)):
                continue
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                raise BadInput(f"{path} is no plain file; put the file itself in the case")
            if path.is_file():
                yield _safe(path.relative_to(folder).as_posix(), folder)


def _safe(name: str, where: Path) -> str:
    """The name, if it stays inside its folder on every system; raises BadInput where not."""
    parts = name.split("/")
    if _UNSAFE.search(name) or not all(parts) or {".", ".."} & set(parts):
        raise BadInput(f"{where} holds a file named {name[:200]!r}; no case has such a name")
    return name


def _add(packed: zipfile.ZipFile, name: str, source: Path | bytes) -> Member:
    """Add one file piece by piece, at a fixed time."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.create_system, info.external_attr = 3, (stat.S_IFREG | 0o644) << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    info.file_size = len(source) if isinstance(source, bytes) else source.stat().st_size
    sha, size = hashlib.sha256(), 0
    with packed.open(info, "w") as out:
        for piece in [source] if isinstance(source, bytes) else _pieces(source.open, "rb"):
            sha.update(piece)
            size += len(piece)
            out.write(piece)
    return Member(name, size, sha.hexdigest())


def _pieces(opening: Callable[[str], IO[bytes]], how: str) -> Iterator[bytes]:
    """The bytes of what is opened, piece by piece."""
    try:
        with opening(how) as file:
            yield from iter(partial(file.read, _PIECE), b"")
    except OSError as error:
        raise BadInput(f"a file of the case cannot be read ({error}); mend that first") from error


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as packed:
            yield packed
    except OSError as error:
        raise BadInput(f"cannot read {file}: {error.strerror}; name a packed case") from error
    except _DAMAGE as error:
        raise BadInput(
            f"{file} is no packed case, or is damaged ({error}); ask for it to be sent again"
        ) from error


def _listed(file: Path, packed: zipfile.ZipFile, manifest: bytes) -> list[Member]:
    """The members that a manifest names, if they are just what the file holds."""
    listed = msgspec.json.decode(manifest, type=Manifest)
    if listed.holdfire != FORMAT:
        raise BadInput(f"{file} was packed by a newer version of holdfire; install that version")
    said = {_safe(m.name, file): m.size for m in listed.files} | {MANIFEST: len(manifest)}
    held = {info.filename: info.file_size for info in packed.infolist()}
    modes = {stat.S_IFMT(info.external_attr >> 16) for info in packed.infolist()}
    once = len(listed.files) + 1 == len(said) == len(packed.infolist())
    if not once or said != held or modes - {0, stat.S_IFREG}:
        raise BadInput(f"{file} does not hold just the files its manifest names; do not use it")
    return listed.files


def _extract(packed: zipfile.ZipFile, member: Member, path: Path) -> None:
    """Write one member, never more bytes of it than were stated."""
    path.parent.mkdir(parents=True, exist_ok=True)
    sha, left = hashlib.sha256(), member.size
    with path.open("xb") as out:
        for piece in _pieces(partial(packed.open, member.name), "r"):
            left -= len(piece)
            if left < 0:
                break
            sha.update(piece)
            out.write(piece)
    if left or sha.hexdigest() != member.sha256:
        raise BadInput(
            f"{member.name} in {packed.filename} is not what the manifest says; do not use it"
        )
    path.chmod(0o444 if member.name.startswith("blobs/") else 0o644)


@contextmanager
def _folder_beside(target: Path) -> Iterator[Path]:
    """A folder that takes the name `target` once all of it is written, and else is removed."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made = tempfile.mkdtemp(prefix=f".{target.name[:80]}.", suffix=PART, dir=target.parent)
    except OSError as error:
        raise refusal(target, error) from error
    folder = Path(made)
    try:
        yield folder
        folder.chmod(0o755)
        folder.rename(target)
    except OSError as error:
        raise refusal(target, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())
