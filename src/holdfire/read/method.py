"""Name and number of the readers that come with the program, kept with everything they propose."""

import json
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

NAME = "rules-2"
"""Raised whenever the same words can be read otherwise: every case then reads them again."""
PACKAGE = "holdfire_reader_en"


def installed() -> Path | None:
    """The folder of the model package's files; None where it is not installed, or where
    HOLDFIRE_READER=rules asks to do without it."""
    if os.environ.get("HOLDFIRE_READER") == "rules":
        return None
    spec = find_spec(PACKAGE)
    return Path(spec.origin).parent if spec and spec.origin else None


@cache
def in_use() -> str:
    """The reader in use and its number: that of the model package too, where it is installed."""
    folder = installed()
    if folder is None:
        return NAME
    return f"{json.loads((folder / 'model.json').read_text('utf8'))['name']} {NAME}"
