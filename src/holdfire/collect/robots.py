"""What a site's robots.txt asks of us (RFC 9309)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"[A-Za-z_-]+|\*")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules for one product token: path patterns that are open or closed, and the pace.

    `delay` is the seconds between requests the site asks for, None where it does not.
    """

    patterns: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allow(self, path: str) -> bool:
        """Whether a path with its query may be asked for: the longest pattern decides, then the
        opening one (section 2.2.2)."""
        plain = _spelled(path)
        if plain == "/robots.txt":
            return True
        fits = [(len(p), opens) for p, opens in self.patterns if _fits(p, plain)]
        return max(fits, default=(0, True))[1]


def parse_robots(data: bytes, token: str) -> Rules:
    """The rules for a product token: those of its own groups, else those for everyone (2.2.1)."""
    own: list[tuple[str, str]] = []
    every: list[tuple[str, str]] = []
    named = False
    for agents, lines in _groups(data):
        if token.lower() in agents:
            named = True
            own.extend(lines)
        elif "*" in agents:
            every.extend(lines)
    return _rules(own if named else every)


def _groups(data: bytes) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    """Each group: the tokens it is for, and its lines."""
    agents: set[str] = set()
    lines: list[tuple[str, str]] = []
    for key, value in _lines(data):
        if key == "user-agent":
            if lines:
                yield agents, lines
                agents, lines = set(), []
            match = _TOKEN.match(value)
            agents.add(match.group().lower() if match else "")
        elif key in ("allow", "disallow", "crawl-delay"):
            lines.append((key, value))
    yield agents, lines


def _lines(data: bytes) -> Iterator[tuple[str, str]]:
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    for line in re.split(r"[\r\n]+", text):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _rules(lines: list[tuple[str, str]]) -> Rules:
    patterns = tuple(
        (_spelled(value), key == "allow") for key, value in lines if key != "crawl-delay" and value
    )
    delays = [
        float(value)
        for key, value in lines
        if key == "crawl-delay" and re.fullmatch(r"\d{1,9}(\.\d{1,9})?", value, re.ASCII)
    ]
    return Rules(patterns=patterns, delay=max(delays, default=None))


def _spelled(path: str) -> str:
    """A path in one spelling: escapes only where needed, in capitals, in UTF-8."""
    ascii_only = "".join(
        c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode("utf-8", "replace"))
        for c in path
    )
    return _ESCAPE.sub(_escape, ascii_only)


def _escape(match: re.Match[str]) -> str:
    char = chr(int(match.group(1), 16))
    return char if char in _PLAIN else match.group().upper()


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern matches the start of a path: `*` is any run, a last `$` the end."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    last = rest.pop() if ends and rest else None
    at = len(first)
    for piece in rest:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    if not ends:
        return True
    return len(path) == at if last is None else path.endswith(last) and len(path) - len(last) >= at
