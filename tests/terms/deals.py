"""The example deal, and small ones made in a folder."""

import shutil
from functools import cache
from pathlib import Path

from holdfire.collect import gather
from holdfire.terms import check, load
from tests.helpers import REPORTS, ROOT

EXAMPLE = ROOT / "examples" / "deal"


@cache
def texts() -> dict[str, str]:
    """Capture id → text of the example reports."""
    found = gather([str(REPORTS)], published={}, outlets={}).captures
    return {c.id: c.text for c in found}


def copied(folder: Path) -> Path:
    """A copy of the example deal, free to be broken."""
    shutil.copytree(EXAMPLE, folder / "deal")
    return folder / "deal"


def written(folder: Path, files: dict[str, str]) -> Path:
    """A deal folder with these files."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


def faults(folder: Path) -> tuple[str, ...]:
    return check(folder, texts().get)


def loaded(folder: Path):
    return load(folder, texts().get)
