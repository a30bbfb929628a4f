"""On which line each key of a TOML text stands: tomllib tells the line of a syntax error only."""

import re
import tomllib
from collections.abc import Mapping

At = tuple[str | int, ...]
"""A way down a table: keys, and places in lists from 0."""

_TOKEN = re.compile(
    r"(?P<comment>\#[^\n]*)|(?P<space>[ \t\r]+)|(?P<line>\n)|"
    r'(?P<text>"""(?:\\.|(?!""").)*"{3,5}|\'\'\'(?:(?!\'\'\').)*\'{3,5}|'
    r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')|'
    r"(?P<mark>[\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,.\"'#]+)",
    re.S,
)


def lines(text: str) -> Mapping[At, int]:
    """Way → line, counted from 1, of every key, table and list member of a valid TOML text."""
    return _Walk(text).found


class _Walk:
    """One pass over the tokens of a text that tomllib has read already."""

    def __init__(self, text: str) -> None:
        self.found: dict[At, int] = {(): 1}
        self._tokens: list[tuple[str, str, int]] = []
        line = 1
        for match in _TOKEN.finditer(text):
            if match.lastgroup not in ("comment", "space"):
                self._tokens.append((match.lastgroup or "", match.group(), line))
            line += match.group().count("\n")
        self._tokens.append(("end", "", line))
        self._next = 0
        self._counts: dict[At, int] = {}
        self._statements()

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._next][:2]

    def _take(self) -> tuple[str, str, int]:
        self._next += 1
        return self._tokens[self._next - 1]

    def _skip(self, *wanted: str) -> None:
        while self._peek()[1] in wanted:
            self._next += 1

    def _statements(self) -> None:
        table: At = ()
        while self._peek()[0] != "end":
            if self._peek()[0] == "line":
                self._take()
            elif self._peek()[1] == "[":
                table = self._head()
            else:
                self._pair(table)

    def _head(self) -> At:
        """`[a.b]`, or `[[a.b]]`, which opens the next member of a list."""
        line = self._take()[2]
        again = self._peek()[1] == "["
        self._skip("[")
        keys = self._keys()
        self._skip("]")
        at = self._below((), keys[:-1]) + keys[-1:]
        self.found.setdefault(at, line)
        if again:
            self._counts[at] = self._counts.get(at, -1) + 1
            at = (*at, self._counts[at])
            self.found[at] = line
        return at

    def _below(self, at: At, keys: At) -> At:
        """The table under these keys; of a list of tables, its last member."""
        for key in keys:
            at = (*at, key)
            if at in self._counts:
                at = (*at, self._counts[at])
        return at

    def _keys(self) -> At:
        """A key, at its dots."""
        keys: list[str | int] = []
        while self._peek()[0] in ("bare", "text") or self._peek()[1] == ".":
            kind, word, _ = self._take()
            if kind == "text":
                keys += tomllib.loads(f"{word} = 0")
            elif kind == "bare":
                keys.append(word)
        return tuple(keys)

    def _pair(self, table: At) -> None:
        line = self._tokens[self._next][2]
        keys = self._keys()
        for depth in range(1, len(keys) + 1):
            self.found.setdefault((*table, *keys[:depth]), line)
        self._skip("=")
        self._value((*table, *keys))

    def _value(self, at: At) -> None:
        self.found.setdefault(at, self._tokens[self._next][2])
        if self._peek()[1] == "[":
            self._list(at)
        elif self._peek()[1] == "{":
            self._inline(at)
        else:
            while self._peek()[0] in ("bare", "text") or self._peek()[1] == ".":
                self._take()

    def _list(self, at: At) -> None:
        self._take()
        member = 0
        while self._peek()[1] != "]":
            if self._peek()[1] in (",", "\n"):
                self._take()
            else:
                self._value((*at, member))
                member += 1
        self._take()

    def _inline(self, at: At) -> None:
        self._take()
        while self._peek()[1] != "}":
            if self._peek()[1] in (",", "\n"):
                self._take()
            else:
                self._pair(at)
        self._take()
