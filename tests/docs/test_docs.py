"""The pages name what the program has, and nothing else; the schema fits what it writes."""

import copy
import enum
import json
import re
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest

from holdfire import record
from holdfire.cli import main
from holdfire.collect import gather
from holdfire.flow import briefing, saving
from holdfire.read import events, things

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SRC = ROOT / "src" / "holdfire"
KINDS = ("capture", "mention", "statement", "report", "measure", "meeting", "reading")
SHAPES = {
    "span": "span", "source": "span", "cue": "span", "content": "span", "blocks": "block",
    "published": "when", "when": "when", "place": "place", "killed": "count", "injured": "count",
    "speaker": "speaker", "holder": "holder", "actor": "actor", "clauses": "clause",
    "window": "window", "start": "edge", "end": "edge", "duration": "edge", "status": "status",
    "quotes": "quote",
}  # fmt: skip
"""The part of docs/nouns.md that describes the objects under a key."""
UNDATED = "Aid convoys\n\nThe envoy, Ana Vel, said both sides had agreed to hold fire for a week.\n"


def _page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def _sections(text: str, level: str) -> dict[str, str]:
    """Heading → what stands under it, for headings of one level."""
    parts = re.split(rf"^{level} (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _write(files: list[str], folder: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    gathered = gather(files, published={}, outlets={})
    saving.save(briefing.brief(gathered), gathered.raw, folder)
    body = json.loads((folder / "brief.json").read_text(encoding="utf-8"))
    lines = (folder / "records.jsonl").read_text(encoding="utf-8").splitlines()
    return body, [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """brief.json and the records of the example, and of a bare text without a date."""
    bare = tmp_path_factory.mktemp("bare") / "note.txt"
    bare.write_text(UNDATED, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        full = _write([str(ROOT / "examples" / "reports")], tmp_path_factory.mktemp("full"))
        return full, _write([str(bare)], tmp_path_factory.mktemp("note"))


# Command line


def _command_options(command: click.Command) -> set[str]:
    options = [p for p in command.params if isinstance(p, click.Option)]
    return {o for p in options for o in (*p.opts, *p.secondary_opts)}


def _commands(command: click.Command, name: str) -> dict[str, click.Command]:
    """The command and those under it, by the words one types."""
    found = {name: command}
    if isinstance(command, click.Group):
        for word, below in command.commands.items():
            found |= _commands(below, f"{name} {word}")
    return found


def _metavar(parameter: click.Argument) -> str:
    return (parameter.metavar or parameter.name or "").upper()


def test_every_command_and_option_has_a_line():
    pages = _sections(_page("cli.md"), "##")
    commands = _commands(main, "holdfire")
    assert set(pages) == set(commands)
    for name, command in commands.items():
        lines = [line for line in pages[name].splitlines() if line.startswith("- `")]
        told = " ".join(lines)
        named = set(re.findall(r"`(--?[\w-]+)", told))
        own = _command_options(command) | ({"-h", "--help"} if command is main else set())
        assert named == own, name
        for argument in (p for p in command.params if isinstance(p, click.Argument)):
            assert f"`{_metavar(argument)}`" in told, f"{name}: {argument.name}"


def test_exit_codes_are_told():
    told = set(re.findall(r"^\| (\d) \|", _page("cli.md"), re.MULTILINE))
    assert told == {"0", "1", "2", "3"}


# Nouns


def _keys(section: str) -> list[str]:
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def _objects(value: Any, key: str = "") -> Any:
    """Every object below a row, with the key it stands under."""
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, key)
    elif isinstance(value, dict):
        yield key, value
        for name, below in value.items():
            yield from _objects(below, name)


def _shape(key: str, found: dict[str, Any]) -> str:
    if key != "resolved":
        return SHAPES[key]
    return "when" if "earliest" in found else "place" if "lat" in found else "quantity"


def test_keys_told_are_keys_printed(written):
    pages = _sections(_page("nouns.md"), "###")
    rows = [row for _, rows in written for row in rows]
    assert {row["kind"] for row in rows} <= set(KINDS)
    for row in rows:
        assert list(row) == _keys(pages[row["kind"]]), row["kind"]
        for key, found in _objects(row):
            if found is not row:
                shape = _shape(key, found)
                assert list(found) == _keys(pages[shape]), f"{shape} under {key}"


def test_every_part_told_is_a_kind_or_shape():
    assert set(_sections(_page("nouns.md"), "###")) == {*KINDS, *SHAPES.values(), "quantity"}


def test_every_noun_has_a_line():
    nouns = _sections(_page("nouns.md"), "##")["The nouns"]
    told = re.findall(r"^- \*\*(\w+)\*\*: ", nouns, re.MULTILINE)
    assert sorted(told) == sorted(set(record.__all__) - {"make_id"})


def test_closed_lists_are_whole():
    text = _sections(_page("nouns.md"), "##")["Closed lists"]
    told = {
        name: [" ".join(value.split()) for value in re.findall(r"`([^`]+)`", values)]
        for name, values in re.findall(r"^- \*\*(\w+)\*\*: ((?:.|\n(?!- ))+)", text, re.MULTILINE)
    }
    nouns = {name: getattr(record, name) for name in record.__all__}
    enums = {
        name: [member.value for member in noun]
        for name, noun in nouns.items()
        if isinstance(noun, type) and issubclass(noun, enum.Enum)
    }
    means = [name for name, _ in events._MEANS]
    classes = list(dict.fromkeys(target[0] for target in things.TARGETS))
    assert told == {**enums, "means": means, "target_classes": classes}


# Rules and links


def test_every_rule_is_explained():
    explained = _page("method.md") + (_page("rules.md") if (DOCS / "rules.md").exists() else "")
    room = SRC / "tell" if not (DOCS / "rules.md").exists() else SRC
    fired = {
        rule
        for path in sorted(room.rglob("*.py"))
        for rule in re.findall(r"\bR-[A-Z]+-\d+\b", path.read_text(encoding="utf-8"))
    }
    assert fired
    assert not {rule for rule in fired if not re.search(rf"\b{rule}\b", explained)}


PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert not [link for link in links if not (page.parent / link.partition("#")[0]).exists()]


# Schema


def _schema() -> dict[str, Any]:
    text = (SRC / "tell" / "brief.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _errors(body: dict[str, Any]) -> list[str]:
    found = jsonschema.Draft202012Validator(_schema()).iter_errors(body)
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


def test_brief_fits_its_schema(written):
    jsonschema.Draft202012Validator.check_schema(_schema())
    for body, _ in written:
        assert not _errors(body)


def _closed(schema: dict[str, Any], key: str = "$") -> Any:
    """Every object of a schema that is open, forgets a key, or leaves one undescribed."""
    properties = schema.get("properties", {})
    if schema.get("type") == "object":
        if schema.get("additionalProperties") is not False:
            yield f"{key} is open"
        if schema.get("required") != list(properties):
            yield f"{key} does not require all its keys"
    for name, below in properties.items():
        if not below.get("description"):
            yield f"{key}.{name} is not described"
        yield from _closed(below, f"{key}.{name}")
    for name, below in schema.get("$defs", {}).items():
        yield from _closed(below, name)
    if isinstance(schema.get("items"), dict):
        yield from _closed(schema["items"], f"{key}[]")


def test_schema_is_closed_and_described():
    assert not list(_closed(_schema()))


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda b: b.update(extra=1), "$: "),
        (lambda b: b.pop("status"), "$: "),
        (lambda b: b["spans"][0].update(mark="1A"), "$.spans[0].mark: "),
        (lambda b: b["captures"][0]["blocks"][0].update(kind="advert"), "$.captures[0].blocks[0]"),
        (lambda b: b["findings"][0].update(word="violated"), "$.findings[0].word: "),
        (lambda b: b["preface"][0].update(pieces=[]), "$.preface[0].pieces: "),
    ],
)
def test_schema_sees_a_wrong_brief(written, change, where):
    body = copy.deepcopy(written[0][0])
    change(body)
    errors = _errors(body)
    assert errors
    assert errors[0].startswith(where)


def test_schema_lists_what_the_record_lists():
    defs = _schema()["$defs"]
    lists = {
        record.Word: defs["word"],
        record.Tri: defs["tri"],
        record.Precision: defs["when"]["properties"]["precision"],
        record.BlockKind: defs["block"]["properties"]["kind"],
        record.CaptureClass: defs["capture"]["properties"]["classes"]["items"],
        record.Naming: defs["reading"]["properties"]["naming"],
        record.Deed: defs["incident"]["properties"]["conduct"],
        record.Cause: defs["incident"]["properties"]["cause"],
        record.Standing: defs["incident"]["properties"]["standing"],
        record.Phase: defs["finding"]["properties"]["status_in_time"],
        record.Voice: defs["piece"]["properties"]["voice"],
    }
    for noun, told in lists.items():
        assert told["enum"] == [member.value for member in noun], noun.__name__
