"""A case folder: what lies where, made new or found."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from holdfire.errors import BadInput

LEDGER, SOURCES, SETTINGS = "ledger.sqlite", "sources.toml", "holdfire.toml"
_DEAL = """The arrangement goes here: who is bound by what, in whose words.

`holdfire terms draft` writes a first version from the reports, for you to correct;
`holdfire terms check` tells what is wrong with it. docs/terms.md tells every key.
"""


@dataclass(frozen=True, slots=True)
class Folder:
    """The paths of one case. `ledger` is a path, or the URL of a database the case names."""

    root: Path
    ledger: str

    @property
    def blobs(self) -> Path:
        """Where captured bytes and readings lie, by their hash."""
        return self.root / "blobs"

    @property
    def sources(self) -> Path:
        """The table of sources."""
        return self.root / SOURCES

    @property
    def deal(self) -> Path:
        """What people write down about the arrangement."""
        return self.root / "deal"

    @property
    def index(self) -> Path:
        """The search index: made from the record, made again when it is gone."""
        return self.root / "cache" / "index.sqlite"

    @property
    def answers(self) -> Path:
        """Where answers of a large model are kept, so that none is asked for twice."""
        return self.root / "cache" / "answers"

    @property
    def brief(self) -> Path:
        """Where the brief of the case is written."""
        return self.root / "brief"

    @property
    def seal(self) -> Path | None:
        """The seal of a ledger kept in a file."""
        return None if "://" in self.ledger else self.root / "ledger.seal"


def is_case(root: Path) -> bool:
    """Whether a folder holds a case."""
    return (root / LEDGER).is_file() or (root / SETTINGS).is_file()


def find(root: Path) -> Folder:
    """The case in that folder; BadInput where there is none."""
    if not root.is_dir():
        raise BadInput(f"{root} is no folder; make a case with `holdfire new {root}`")
    url = _url(root / SETTINGS)
    if url is None and not (root / LEDGER).is_file():
        raise BadInput(f"{root} holds no case ({LEDGER} is not there); see `holdfire new --help`")
    return Folder(root, url or str(root / LEDGER))


def make(root: Path, url: str | None, fill: Callable[[Folder], None]) -> Folder:
    """A new case folder, there whole or not at all; `fill` makes its record.

    Raises BadInput where something stands there already.
    """
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise BadInput(f"{root} is there already and not empty; give the case another name")
    part = root.with_name(f".{root.name}.{os.getpid()}.new")
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(part, ignore_errors=True)
        _furnish(part, url)
        fill(Folder(part, url or str(part / LEDGER)))
        part.replace(root)
    except OSError as error:
        raise BadInput(f"cannot make {root}: {error.strerror}; choose another folder") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return Folder(root, url or str(root / LEDGER))


def _furnish(part: Path, url: str | None) -> None:
    from holdfire.collect.sources import EXAMPLE

    (part / "deal").mkdir(parents=True)
    (part / "deal" / "README.txt").write_text(_DEAL, encoding="utf-8")
    (part / SOURCES).write_text(_commented(EXAMPLE), encoding="utf-8")
    (part / ".gitignore").write_text("cache/\nledger.sqlite-*\n", encoding="utf-8")
    if url is not None:
        (part / SETTINGS).write_text(f'ledger = "{url}"\n', encoding="utf-8")


def _commented(text: str) -> str:
    """The example of a table, every line a comment: nothing invented is ever looked at."""
    return "".join(x if x.startswith("#") else f"# {x}" for x in text.splitlines(keepends=True))


def _url(settings: Path) -> str | None:
    """The URL of the ledger a case names in its settings, if it does."""
    if not settings.is_file():
        return None
    import tomllib

    try:
        found = tomllib.loads(settings.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{settings} cannot be read ({error}); mend or remove it") from error
    unknown = set(found) - {"ledger"}
    if unknown or not isinstance(found.get("ledger"), str):
        what = f'{settings} may say one thing, ledger = "postgresql://…"'
        raise BadInput(f"{what}; found {', '.join(sorted(found)) or 'nothing'}")
    return str(found["ledger"])
