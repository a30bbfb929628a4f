"""The sources of a case, read from its sources.toml."""

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

from holdfire.errors import BadInput, Refused
from holdfire.record import Source, SourceKind

from .guard import target

EXAMPLE = """\
# Whom this case listens to. Every [[source]] is one outlet; the two below are invented: replace
# them. What you do not know, leave out: nothing is assumed for it. docs/sources.md tells all keys.

[[source]]
id = "river-dispatch"            # short and lasting: records name the source by it
name = "River Dispatch"          # the outlet as readers know it
kind = "feed"                    # "feed", "page", or "none" for an outlet that is not looked at
url = "https://news.example.org/feed.xml"
follow = true                    # fetch the articles behind the feed, from its own hosts only
aliases = ["www.example.org"]    # other names and hosts by which its texts are known to be its
language = "en"
group = "river-media"            # outlets of one group are one voice, however many they are
zone = "Europe/Riga"             # whose days are meant by "expected"
expected = [3, 40]               # least and most new documents a day: fewer or more is an issue
lag = 12                         # hours of silence after which something is wrong
covers = ["Liepaja", "Ventspils"]

[[source]]
id = "harbour-council"
name = "Harbour Council press office"
kind = "page"
url = "https://council.example.com/statements"
language = "en"
party = "Harbour Council"        # whose outlet it is: its silence covers nothing
lag = 72
"""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_HEAD = re.compile(r"\s*\[\[\s*source\s*\]\]")


def load_sources(path: Path) -> tuple[Source, ...]:
    """The sources a file states, in its order; raises BadInput naming file, line, key, remedy."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        found = tomllib.loads(text)
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror}); check the file") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path}: is not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path}: is not valid TOML: {error}; correct that line") from None
    return _Reader(path, text.splitlines()).sources(found)


class _Reader:
    """Turns tables into sources, and says where a fault stands."""

    def __init__(self, path: Path, lines: list[str]) -> None:
        self._path = path
        self._lines = lines
        self._heads = [number for number, line in enumerate(lines) if _HEAD.match(line)]

    def sources(self, found: Mapping[str, object]) -> tuple[Source, ...]:
        for key in found:
            if key != "source":
                self._fail(-1, key, f"is no key here{_meant(key, ['source'])}")
        tables = found.get("source", [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self._fail(-1, "source", "must be written [[source]], once for each outlet")
        read: dict[str, Source] = {}
        for index, table in enumerate(tables):
            source = self._source(index, table)
            if source.id in read:
                self._fail(index, "id", f"{source.id!r} is taken by a source above; choose another")
            read[source.id] = source
        return tuple(read.values())

    def _source(self, index: int, table: Mapping[str, object]) -> Source:
        for key in table:
            if key not in _KEYS:
                self._fail(index, key, f"is no key of a source{_meant(key, list(_KEYS))}")
        for key in ("id", "name"):
            if key not in table:
                self._fail(index, "", f'the source has no {key}; add {key} = "…"')
        values: dict[str, object] = {}
        for key, value in table.items():
            try:
                values[key] = _KEYS[key](value)
            except ValueError as error:
                self._fail(index, key, str(error))
        source = Source(**values)  # type: ignore[arg-type] # each value was checked by its key
        if (source.url is None) != (source.kind is SourceKind.NONE):
            need = 'kind = "feed" or "page"' if source.url else 'a url, or kind = "none"'
            self._fail(index, "url" if source.url else "kind", f"needs {need} beside it")
        return source

    def _fail(self, index: int, key: str, what: str) -> NoReturn:
        """Raise for a key of the table with this index; -1 is the top of the file."""
        name = f"{key}: " if key else ""
        raise BadInput(f"{self._path}, line {self._line(index, key)}: {name}{what}")

    def _line(self, index: int, key: str) -> int:
        """The line a key stands on, counted from 1; its table's where it is not found."""
        start = self._heads[index] if 0 <= index < len(self._heads) else 0
        later = [head for head in self._heads if head > start] if index >= 0 else []
        spelled = re.compile(rf"""[\s\[{{,]*(?:source\.)?["']?{re.escape(key)}["']?\s*[=.\]]""")
        for number in range(start, later[0] if later else len(self._lines)):
            if key and spelled.match(self._lines[number]):
                return number + 1
        return start + 1


def _meant(key: str, known: list[str]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    return f"; did you mean {close[0]}?" if close else f"; take one of {', '.join(known)}"


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError('must be words in quotes, such as "River Dispatch"')
    return value.strip()


def _id(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ValueError('must be small letters, digits and hyphens, such as "river-dispatch"')
    return value


def _url(value: object) -> str:
    try:
        return target(_text(value)).url
    except Refused as error:
        raise ValueError(str(error)) from None


def _kind(value: object) -> SourceKind:
    if not isinstance(value, str) or value not in list(SourceKind):
        raise ValueError('must be "feed", "page" or "none"')
    return SourceKind(value)


def _language(value: object) -> str:
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        raise ValueError('must be a language tag, such as "en" or "pt-BR"')
    return value


def _expected(value: object) -> tuple[int, int]:
    fault = "must be the least and most documents a day, such as [3, 40]"
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(fault)
    least, most = value
    if type(least) is not int or type(most) is not int or not 0 <= least <= most or most == 0:
        raise ValueError(fault)
    return least, most


def _lag(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 10_000:
        raise ValueError("must be hours, such as 12")
    return float(value)


def _zone(value: object) -> str:
    name = _text(value)
    try:
        return ZoneInfo(name).key
    except (OSError, KeyError, ValueError):
        raise ValueError('must be a time zone by its IANA name, such as "Europe/Riga"') from None


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError('must be a list of words in quotes, such as ["Liepaja", "Ventspils"]')
    return tuple(_text(entry) for entry in value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


_KEYS: dict[str, Callable[[object], object]] = {
    "id": _id,
    "name": _text,
    "url": _url,
    "kind": _kind,
    "language": _language,
    "group": _text,
    "expected": _expected,
    "lag": _lag,
    "zone": _zone,
    "covers": _texts,
    "party": _text,
    "aliases": _texts,
    "follow": _flag,
}
