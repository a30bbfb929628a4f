"""The JSON Schema of a deal folder, told from the tables of keys."""

from typing import Any

from .keys import ARRANGEMENT, READING, SHARED, STATEMENT
from .more_keys import CASES, CLAIMS, INCIDENTS


def schema() -> dict[str, Any]:  # JSON
    """The JSON Schema of a whole deal folder: its files by their stems, and its statements and
    readings by the names of their files. Days and times stand as ISO 8601."""
    of = {"arrangement": ARRANGEMENT, "statement": STATEMENT, "reading": READING}
    beside = {"incidents": INCIDENTS, "claims": CLAIMS, "cases": CASES}
    many_of = {
        name: {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{name[:-1]}"}}
        for name in ("statements", "readings")
    }
    files = {name: {"$ref": f"#/$defs/{name}"} for name in ("arrangement", *beside)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A deal folder of holdfire",
        "type": "object",
        "properties": {**files, **many_of},
        "required": ["arrangement"],
        "additionalProperties": False,
        "$defs": {**{name: value.schema for name, value in {**of, **beside}.items()}, **SHARED},
    }
