"""What a numbered method makes of the examples is pinned: another result needs another number.

A case reads a text again only when the number changes, so a change without one would leave old
readings standing beside new ones. After raising `collect/method.py` or `read/method.py`:

    HOLDFIRE_REFRESH=1 .venv/bin/python -m pytest tests/flow/test_methods.py
"""

import hashlib
import json
import os
from pathlib import Path

import pytest

from holdfire.collect import METHOD, gather
from holdfire.flow.reading import read_capture
from holdfire.read.method import NAME
from holdfire.store import encode
from tests.helpers import REPORTS

PINS = Path(__file__).with_name("method_pins.json")
REFRESH = os.environ.get("HOLDFIRE_REFRESH") == "1"


@pytest.fixture(scope="module")
def digests():
    """The present methods → the digest of what they make of the example reports."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(REPORTS)
        names = sorted(f.name for f in REPORTS.iterdir())
        captures = gather(names, published={}, outlets={}).captures
    made = {
        METHOD: b"".join(map(encode, captures)),
        NAME: b"".join(encode(read_capture(c).extract) for c in captures),
    }
    return {name: hashlib.sha256(data).hexdigest() for name, data in made.items()}


@pytest.mark.parametrize("method", [METHOD, NAME])
def test_a_method_gives_what_its_number_gave(digests, method):
    pins = json.loads(PINS.read_text("utf-8")) if PINS.exists() else {}
    if REFRESH:
        PINS.write_text(json.dumps(pins | digests, indent=1) + "\n", encoding="utf-8")
    else:
        where = "raise its number (collect/method.py, read/method.py), or undo the change"
        assert pins.get(method) == digests[method], f"{method} gives another result: {where}"
