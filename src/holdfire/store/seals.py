"""The seal of a ledger file: what it held, byte for byte, when it was last closed."""

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec

from holdfire.errors import BadInput

from .files import write


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """Number and digest of the last row, and the size and SHA-256 of the whole file.

    `schema` is how many migrations the file had seen.
    """

    seq: int
    digest: str
    schema: int
    size: int
    sha256: str

    @staticmethod
    def beside(ledger: Path) -> Path:
        """Where the seal of a ledger file lies: `ledger.seal` for `ledger.sqlite`."""
        return ledger.with_suffix(".seal")

    @staticmethod
    def read(path: Path) -> "Seal | None":
        """The seal in a file, None where there is none; raises BadInput where it is damaged."""
        try:
            data = path.read_bytes()
            seal = msgspec.json.decode(data, type=Seal)
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
            raise BadInput(f"the seal {path} cannot be read ({error})") from error
        if _said(seal) != data:
            raise BadInput(f"the seal {path} does not read as it was written")
        return seal

    def write(self, path: Path) -> None:
        """Put the seal at `path`, whole or not at all."""
        write(path, _said(self))


def seal_of(image: bytes, head: tuple[int, str], schema: int) -> Seal:
    """The seal of a database image whose last row is `head`."""
    sha = hashlib.sha256(image).hexdigest()
    return Seal(seq=head[0], digest=head[1], schema=schema, size=len(image), sha256=sha)


def _said(seal: Seal) -> bytes:
    return msgspec.json.format(msgspec.json.encode(asdict(seal)), indent=1) + b"\n"
