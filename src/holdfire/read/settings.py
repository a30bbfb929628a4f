"""Where and when something was said: the words between a cue and what was said."""

from .grammar import Line
from .lexicon import ADJUNCT_NOUNS, TIME_NOUNS


def adjunct(line: Line, at: int) -> int:
    """Pass over time and place words between a cue and what was said; the next index."""
    i = at
    while i < len(line):
        step = _passed(line, i, at)
        if step is None:
            break
        i = step
    return i


def _passed(line: Line, i: int, at: int) -> int | None:
    low = line.low(i)
    if line.tag(i) == "W" or low in (
        "here",
        "separately",
        "publicly",
        "privately",
        "briefly",
        "afterwards",
    ):
        return i + 1
    if low in ("last", "this", "late", "early", "earlier", "later"):
        return i + 2 if line.low(i + 1) in TIME_NOUNS or line.tag(i + 1) == "W" else _alone(line, i)
    if low == "to" and not (
        line.tag(i + 1) == "D" or line.low(i + 1) in _AUDIENCE or line.cap(i + 1)
    ):
        return None
    if (line.tag(i) == "I" and low not in ("of", "like", "about", "against")) or low in (
        "after",
        "before",
    ):
        return _phrase(line, i + 1)
    if low == "," and i > at and (line.tag(i + 1) in "QT"):
        return i + 1
    return None


_AUDIENCE = frozenset("reporters journalists parliament lawmakers supporters".split())


def _alone(line: Line, i: int) -> int | None:
    return i + 1 if line.low(i) in ("earlier", "later") else None


def _phrase(line: Line, at: int) -> int | None:
    """End of a short prepositional object that is plainly a setting: a time or kind of speech."""
    for i in range(at, min(at + 14, len(line))):
        low = line.low(i)
        if line.tag(i) == "W" or low in TIME_NOUNS:
            return _more_time(line, i + 1)
        if low in ADJUNCT_NOUNS:
            while line.low(i + 1) in ADJUNCT_NOUNS:
                i += 1
            return _tail(line, i + 1)
        if line.tag(i) in "Q.,T;PVA:":
            return None
    return None


def _more_time(line: Line, i: int) -> int:
    while (
        line.tag(i) == "W"
        or line.low(i) in TIME_NOUNS
        or (line.tag(i) == "M" and line.tag(i - 1) == "W")
    ):
        i += 1
    return i


def _tail(line: Line, i: int) -> int:
    """'statement posted on X', 'interview with the state broadcaster': up to the clause."""
    start = i
    while i < start + 12:
        if (
            line.tag(i) == "V" and (line.tag(i + 1) in "IW" or line.low(i + 1) in ("late", "early"))
        ) or line.low(i) in ("late", "early"):
            i += 1
        elif line.tag(i) == "I":
            i = _object(line, i + 1)
        elif line.tag(i) == "W":
            i += 1
        else:
            break
    return i


def _object(line: Line, at: int) -> int:
    i = at
    while line.tag(i) == "D":
        i += 1
    while line.cap(i) or line.low(i) in _MEDIA or line.tag(i) in "WM":
        i += 1
    return max(i, at + 1)


_MEDIA = ADJUNCT_NOUNS | frozenset(
    "state local news agency social media broadcaster station and daily newspaper".split()
)
