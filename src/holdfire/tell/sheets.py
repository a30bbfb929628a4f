"""Rows as CSV that a spreadsheet opens without running anything in it (RFC 4180)."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

_ACTIVE = re.compile(r"'*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile(r"'+[=+\-@\uff1d\uff0b\uff0d\uff20]")


def sheet(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """The columns as header and a record for each row, each ended by CR LF; None is empty."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([guarded(row.get(c)) for c in columns] for row in rows)
    return out.getvalue()


def guarded(value: object) -> str:
    """A value as the text of a cell: on one line, and no formula.

    Text that starts with = + - @ gets an apostrophe in front, and one more where apostrophes stood
    before such a sign already; `unguarded` takes it off again. Numbers stay numbers.
    """
    if value is None:
        return ""
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    text = flat(str(value))
    return f"'{text}" if _ACTIVE.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given, its white space folded."""
    return text[1:] if _GUARDED.match(text) else text


def flat(text: str) -> str:
    """Words on one line, without control characters or halves of characters."""
    folded = " ".join(text.split())
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c for c in folded)
