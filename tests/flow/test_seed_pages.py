"""The two real reports beside the project, pinned without a word of theirs.

`../shared/seeds` is not part of the project; where it is absent these tests skip. The pins hold
offsets, acts and hashes of names. To write them again after a wanted change of reading:

    HOLDFIRE_REFRESH=1 python -m pytest tests/flow/test_seed_pages.py
"""

import hashlib
import json
import os
from functools import cache
from pathlib import Path

import pytest

from tests.helpers import ROOT, gathered, printed

SEEDS = ROOT.parent / "shared" / "seeds"
PINS = Path(__file__).with_name("seed_pins.json")
REFRESH = os.environ.get("HOLDFIRE_REFRESH") == "1"

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason=f"{SEEDS} is not here: the seed pages are not part of the project"
)


def shas():
    """The pages pinned, by the hash of their bytes."""
    return sorted(json.loads(PINS.read_text("utf-8"))["pages"]) if PINS.exists() else []


@cache
def pages():
    """The seed pages that are here, by the hash of their bytes."""
    found = [p.read_bytes() for p in sorted(SEEDS.iterdir()) if p.suffix == ".txt"]
    return {hashlib.sha256(data).hexdigest(): data for data in found}


@cache
def briefed():
    """One brief of all seed pages."""
    from holdfire.flow.briefing import brief

    return printed(
        brief(gathered({f"{n}.txt": d.decode() for n, d in enumerate(pages().values())}))
    )


def hidden(name):
    """The start of the hash of a name, so that no name of a page stands in the pins."""
    return hashlib.sha256(name.casefold().encode()).hexdigest()[:12]


def pin(read):
    """Who speaks, by what act, and where the words stand: numbers, acts and hashes only."""
    return {
        "blocks": [[b.kind.value, b.start, b.end] for b in read.capture.blocks],
        "statements": [
            [hidden(s.speaker.name), s.speaker.naming.value, s.act.value,
             [[c.start, c.end] for c in s.content]]
            for s in read.extract.statements
        ],
        "reports": [[r.deed.value, r.absence, r.background, r.span.start, r.span.end]
                    for r in read.extract.reports],
        "readings": [[hidden(r.holder), r.naming.value] for r in read.extract.readings],
    }  # fmt: skip


@cache
def read_pages():
    """What is read from each page now."""
    return {r.capture.sha256: pin(r) for r in briefed().made.reads}


@pytest.fixture(scope="module", autouse=True)
def pins_written_on_request():
    """Under HOLDFIRE_REFRESH=1 the pins are written first, then read back like any others."""
    if not REFRESH:
        return
    body = {
        "note": "offsets, acts and hashes of names; written by tests/flow/test_seed_pages.py",
        "pages": read_pages(),
    }
    text = json.dumps(body, indent=1, sort_keys=True)
    PINS.write_text(_flat(text) + "\n", "utf-8")


def _flat(text):
    """Innermost lists on one line each."""
    import re

    return re.sub(r"\[[^\[\]{}]*\]", lambda m: " ".join(m[0].split()), text)


@pytest.mark.parametrize("sha", shas())
@pytest.mark.parametrize("what", ["blocks", "statements", "reports", "readings"])
def test_a_seed_page_reads_as_pinned(sha, what):
    if sha not in pages():
        pytest.skip(f"no file in {SEEDS} has the SHA-256 {sha[:12]}…")
    pinned = json.loads(PINS.read_text("utf-8"))["pages"][sha]
    assert read_pages()[sha][what] == pinned[what]


def test_no_word_of_a_page_stands_in_the_pins():
    allowed = {"note", "pages", "blocks", "statements", "reports", "readings"}
    stored = json.loads(PINS.read_text("utf-8"))
    for sha, page in stored["pages"].items():
        int(sha, 16)
        assert set(page) <= allowed
        words = [x for row in (*page["statements"], *page["readings"]) for x in row[:1]]
        assert all(len(w) == 12 and int(w, 16) >= 0 for w in words)


def test_the_brief_of_the_seed_pages_keeps_the_promises():
    page = briefed()
    texts = page.text
    assert len(page.body["texts"]) == len(pages())
    assert len(page.body["origins"]) < len(pages()), "one of the two is machine-written"
    for s in page.body["spans"]:
        assert texts[s["capture"]][s["start"] : s["end"]] == s["words"]
    assert "holding" not in {f["word"] for f in page.body["findings"]}
    assert {i["standing"] for i in page.body["incidents"]} <= {"reported", "reclassified"}
    machine = {c["id"] for c in page.body["captures"] if c["classes"] == ["machine-generated"]}
    founding = {r.capture for i in page.made.dossier.incidents for r in _reports(page, i)}
    assert machine
    assert not machine & founding


def _reports(page, incident):
    every = {r.id: r for e in page.made.dossier.extracts for r in e.reports}
    return [every[r] for r in incident.reports]
