"""The published schema says what the loader says."""

import json
import re
import tomllib
from datetime import date, datetime

import jsonschema
import pytest

from holdfire import terms
from holdfire.read import events, things
from holdfire.terms.keys import CLASSES, MEANS
from tests.helpers import ROOT, examples
from tests.terms.deals import EXAMPLE, faults, written
from tests.terms.test_refusals import FAULTS, broken


def whole(folder):
    """A deal folder as the one JSON document that the schema is of."""

    def read(path):
        text = path.read_text("utf-8")
        if path.suffix == ".md":
            _, front, words = text.split("+++\n")
            return {**tomllib.loads(front), "words": words.strip()}
        return tomllib.loads(text)

    def plain(value):
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items()}
        if isinstance(value, list):
            return [plain(v) for v in value]
        return value.isoformat() if isinstance(value, date | datetime) else value

    rooms = {
        room: {p.stem: read(p) for p in sorted((folder / room).glob("*"))}
        for room in ("statements", "readings")
    }
    return plain({**{p.stem: read(p) for p in folder.glob("*.toml")}, **rooms})


def told(folder):
    return list(jsonschema.Draft202012Validator(terms.schema()).iter_errors(whole(folder)))


def test_the_published_file_is_the_schema():
    jsonschema.Draft202012Validator.check_schema(terms.schema())
    text = (ROOT / "src" / "holdfire" / "terms" / "deal.schema.json").read_text("utf-8")
    assert json.loads(text) == terms.schema(), "the keys have changed: write it anew"


def test_the_example_fits():
    assert not told(EXAMPLE)


def test_a_draft_fits(tmp_path):
    file = examples().made.dossier
    assert not told(written(tmp_path, terms.draft(file.readings, file.statements, file.captures)))


SHAPE = (
    "a mistyped key", "a key of another part", "a word not in the closed list",
    "a class nobody knows", "a value of the wrong kind", "a part that is no list",
    "a clause without a kind", "a part without words", "a part that rests on nothing",
)  # fmt: skip


@pytest.mark.parametrize("case", SHAPE)
def test_what_the_loader_refuses_for_its_shape_does_not_fit(tmp_path, case):
    assert told(broken(tmp_path, *FAULTS[case][:3]))


def test_the_worked_example_of_the_page_loads_and_fits(tmp_path):
    page = (ROOT / "docs" / "terms.md").read_text("utf-8")
    blocks = re.findall(r"```toml\n# (\S+)\n(.*?)```", page, re.S)
    files = {name: "".join(text for n, text in blocks if n == name) for name, _ in blocks}
    deal = written(tmp_path, files)
    assert len(files) == 7
    assert faults(deal) == ()
    assert not told(deal)


def test_the_page_tells_every_key():
    page = (ROOT / "docs" / "terms.md").read_text("utf-8")
    shown = set(re.findall(r"\w+", page))
    keys = {k for d in terms.schema()["$defs"].values() for k in d.get("properties", {})}
    assert sorted(keys - shown) == []


def test_the_closed_lists_are_the_readers():
    assert tuple(name for name, _ in events._MEANS) == MEANS
    assert tuple(dict.fromkeys(target[0] for target in things.TARGETS)) == CLASSES
