"""Noun phrases: the subject before a verb of speech, and the speaker that follows one."""

from itertools import pairwise

from .grammar import Line
from .lexicon import ADJUNCT_NOUNS, HUMANS, MONTHS, PLURAL_ROLE, ROLES, TIME_NOUNS, TITLES, UNNAMED

Range = tuple[int, int]

BARRIERS = "VASTP;:-Q.,("
"""Classes that end a noun phrase on its left."""

LONGEST = 45
_SETTINGS = ADJUNCT_NOUNS | TIME_NOUNS


def subject(line: Line, at: int, floor: int = 0) -> Range | None:
    """Token range of the subject of the verb group that starts at `at`, or None."""
    stop = _back(line, at, floor)
    if stop <= floor:
        return None
    if line.tag(stop - 1) == ",":
        return _flanked(line, clause_start(line, stop - 1, floor), stop - 1)
    return _checked(line, left_phrase(line, stop, floor), stop)


def clause_start(line: Line, stop: int, floor: int = 0) -> int:
    """Just after the nearest mark to the left that surely separates clauses."""
    for i in range(stop - 1, floor - 1, -1):
        ended = line.toks[i].closed
        if line.tag(i) in ";:-" or ended:
            return i + 1
    return floor


def _back(line: Line, at: int, floor: int) -> int:
    """Step back over adverbs and a day between subject and verb."""
    stop = at
    while stop > floor:
        tag, low = line.tag(stop - 1), line.low(stop - 1)
        if (
            tag in "XW"
            or (low in TIME_NOUNS and line.low(stop - 2) in ("last", "this", "earlier"))
            or (stop < at and low in ("on", "late", "early", "last", "this", "earlier"))
        ):
            stop -= 1
        else:
            break
    return stop


def _checked(line: Line, first: int, stop: int) -> Range | None:
    while first < stop and line.tag(first) in ",CSX)T" and not _counting(line, first):
        first += 1
    return (first, stop) if 0 < stop - first <= LONGEST else None


def left_phrase(line: Line, stop: int, floor: int = 0) -> int:
    """First token of the noun phrase that ends before `stop`."""
    last = stop - 1
    if line.tag(last) in "PR" or line.low(last) in ("that", "both", "all"):
        return last
    first = stop
    while first > floor:
        if line.tag(first - 1) == ")":
            opened = line.tags.rfind("(", floor, first)
            if opened > floor and line.tag(opened - 1) in "NM":
                first = opened
                continue
        step = _step(line, first - 1, stop, floor)
        if step is None:
            break
        first = step
    return _unprefixed(line, first, stop)


def _step(line: Line, i: int, stop: int, floor: int) -> int | None:
    """The new first token when the one at `i` belongs to the phrase, else None."""
    tag = line.tag(i)
    if tag in "NMDX)(" or (tag == "G" and i > floor and line.tag(i - 1) in "ND"):
        return i if not _edge(line, i, stop) else None
    if tag == "I" and i > floor and line.low(i - 1) != "according":
        return i if line.tag(i - 1) in "NM)VG" and i < stop - 1 else None
    if tag == "C" and line.low(i) == "and" and i < stop - 1:
        return i if _joins(line, i, floor) else None
    if tag == "," and i > floor:
        return _over_comma(line, i, stop, floor)
    if tag == "Q" and i < stop - 1 and not line.toks[i].closed:
        return i
    return _reduced(line, i, floor) if tag in "VA" else None


def _edge(line: Line, i: int, stop: int) -> bool:
    """Whether a phrase with its own determiner has begun just to the right of `i`."""
    nxt = line.tag(i + 1)
    if (
        i + 1 < stop
        and nxt == "D"
        and line.low(i + 1) not in ("all", "both", "other", "two", "three")
    ):
        return line.tag(i) in "NMX" or line.low(i) == ")"
    thing = line.tag(i) == "N" and line.low(i).endswith("s") and not line.cap(i)
    if thing and i + 1 < stop and line.cap(i + 1):
        return line.low(i) not in ROLES | UNNAMED | PLURAL_ROLE
    return line.tag(i) == "(" and ")" not in line.tags[i:stop]


def _joins(line: Line, i: int, floor: int) -> bool:
    """Whether 'and' joins two nouns of the subject rather than two clauses."""
    for j in range(i - 1, floor - 1, -1):
        tag = line.tag(j)
        if tag == "," and j < i - 1:
            return _names_only(line, floor, i)
        if tag in "VAP":
            return False
        if tag in ";:-QST":
            return j < i - 1
    return line.tag(i - 1) in "NM)" and line.tag(floor) not in "IVGS"


def _names_only(line: Line, first: int, stop: int) -> bool:
    """'Chad, Niger and': a list of names that opens the sentence."""
    return first == 0 and all(line.cap(k) or line.tag(k) == "," for k in range(first, stop))


def _over_comma(line: Line, i: int, stop: int, floor: int) -> int | None:
    """A list 'the family, protesters and leaders', or 'the minister, Ana Vel' left open."""
    if "C" in line.tags[i:stop] and line.tag(i - 1) in "N" and not line.tags[floor:i].count("V"):
        start = left_phrase(line, i, floor)
        return start if start < i and i - start <= 4 and start == floor else None
    name = all(line.cap(k) for k in range(i + 1, stop))
    many = line.low(i - 1) in PLURAL_ROLE | {"people"} or line.low(i + 1).rstrip(".") in TITLES
    role = any(line.low(k) in ROLES | UNNAMED for k in range(max(floor, i - 3), i)) and not many
    return i if name and role and stop - i <= 5 else None


def _reduced(line: Line, i: int, floor: int) -> int | None:
    """'people briefed on the talks', 'officials who have seen it': a verb inside the phrase."""
    for j in range(i, max(floor, i - 4), -1):
        if line.tag(j) == "R" and line.tag(j - 1) == "N":
            return j
        if line.tag(j) not in "VAX":
            break
    bare = line.tag(i) == "V" and line.tag(i - 1) == "N" and i > floor
    return i if bare and line.tag(i + 1) in "IXW" and line.low(i).endswith("ed") else None


def _unprefixed(line: Line, first: int, stop: int) -> int:
    """Drop a setting that opens the clause: 'In a radio interview Vel said'."""
    while first < stop and line.tag(first) in "CSX" and not _counting(line, first):
        first += 1
    if line.tag(first) != "I" and line.tag(first - 1) != "I":
        return first
    for i in range(stop - 1, first, -1):
        if line.tag(i) == "D" or (line.tag(i - 1) in "NW" and _opens_name(line, i, stop)):
            return i
    return first


def _counting(line: Line, at: int) -> bool:
    """'only 52 percent', 'nearly eight of ten', 'both sides': words that belong to the phrase."""
    return line.low(at) in ("both", "all", "not") or line.tag(at + 1) == "M"


def _opens_name(line: Line, i: int, stop: int) -> bool:
    named = all(line.cap(k) or line.low(k) in TITLES or line.tag(k) == "I" for k in range(i, stop))
    return named and not line.cap(i - 1)


def _flanked(line: Line, start: int, comma: int) -> Range | None:
    """A subject with appositives, relative clauses or participles between commas."""
    cuts = [start - 1, *(i for i in range(start, comma) if line.tag(i) == ","), comma]
    parts = [(a + 1, b) for a, b in pairwise(cuts)]
    for n in range(len(parts) - 1):
        head = _head(line, parts[n])
        if head is not None and all(_modifier(line, p) for p in parts[n + 1 :]):
            if n + 1 < len(parts) and _better(line, head, parts[n + 1]) and n + 2 < len(parts):
                continue
            return _kept(line, head, parts[n + 1 :])
    return None


def _head(line: Line, part: Range) -> Range | None:
    """The noun phrase a comma part consists of, if it is one; after 'and' or a setting too."""
    first, stop = part
    first = max((k + 1 for k in range(first, stop) if line.tag(k) in "TS"), default=first)
    while first < stop and line.tag(first) == "C":
        first += 1
    if first >= stop or line.tag(first) in "IGVAR,W" or line.tag(stop - 1) not in "NPM)":
        return None
    start = left_phrase(line, stop, first)
    if _dated(line, start, stop):
        return None
    if start == first:
        return start, stop
    clause = any(t in "VA" for t in line.tags[first:start]) and line.tag(start - 1) in "CST"
    return (start, stop) if clause else None


def _dated(line: Line, first: int, stop: int) -> bool:
    """'until 20 May', 'before noon': a time, which is nobody's description."""
    return all(
        line.tag(k) in "MWDX" or line.low(k) in TIME_NOUNS or line.low(k) in MONTHS
        for k in range(first, stop)
    )


def _modifier(line: Line, part: Range) -> bool:
    """Whether a comma part describes: appositive, relative, participle, place, age."""
    first, stop = part
    if first >= stop:
        return False
    tag = line.tag(first)
    if tag in "RGIMX" or (tag == "V" and line.low(first).endswith("ed")):
        return tag != "X" or not any(t in "VA" for t in line.tags[first:stop])
    if tag in "PACST":
        return line.low(first) in ("when", "whose")
    finite = next((k for k in range(first, stop) if line.tag(k) in "VA"), None)
    return finite is None or any(t in "RI" for t in line.tags[first:finite])


def _better(line: Line, head: Range, part: Range) -> bool:
    """Whether the next part is a name of its own: the head before it is no role for it."""
    name = _name_like(line, part)
    lows = {line.low(k) for k in range(*head)}
    return name and not lows & (ROLES | UNNAMED | HUMANS) and not _name_like(line, head)


def _name_like(line: Line, part: Range) -> bool:
    words = [k for k in range(*part) if line.toks[k].word]
    return bool(words) and all(line.cap(k) or line.low(k) in ("al", "de", "bin") for k in words)


def _kept(line: Line, head: Range, parts: list[Range]) -> Range:
    """The head with the descriptions beside it, and the comma that closes them."""
    stop = head[1]
    for first, end in parts:
        if line.tag(first) in "GIVXS" and line.low(first) not in ("of", "including"):
            return head[0], stop
        stop = end
    return head[0], stop + 1


def right_phrase(line: Line, at: int) -> int:
    """End (exclusive) of the noun phrase starting at `at`, with its descriptions."""
    i = at
    while i < len(line):
        step = _onward(line, i, at)
        if step is None:
            break
        i = step
    while i > at and line.tag(i - 1) in ",ICX":
        i -= 1
    return i


def _onward(line: Line, i: int, at: int) -> int | None:
    tag = line.tag(i)
    if line.low(i) in ("this", "last", "that") and line.low(i + 1) in TIME_NOUNS:
        return None
    if tag == "(":
        close = line.tags.find(")", i)
        return close + 1 if close > 0 else None
    if tag == ",":
        return _described(line, i)
    if tag == "I":
        return i + 1 if line.low(i) in _INSIDE and not _setting(line, i) else None
    if tag in "CV":
        return i + 1 if i > at and _links(line, i) else None
    if tag in "NMD" or (tag == "P" and i == at) or (tag == "G" and line.tag(i - 1) in "DN"):
        return i + 1 if line.low(i) not in TIME_NOUNS or i == at else None
    return None


def _links(line: Line, i: int) -> bool:
    """'the army and the Front', 'a poll released in May'."""
    if line.tag(i) == "C":
        return line.low(i) == "and" and line.tag(i + 1) in "ND"
    return line.tag(i - 1) == "N" and line.tag(i + 1) in "IX"


_INSIDE = frozenset("of for in at from with on near to under by".split())


def _setting(line: Line, i: int) -> bool:
    """Whether a preposition opens a time or a kind of speech instead of describing."""
    if line.low(i) == "of":
        return False
    if line.low(i + 1) in ("a", "an") and line.low(i) in ("in", "on", "at", "during"):
        return True
    return any(line.low(k) in _SETTINGS or line.tag(k) == "W" for k in range(i + 1, i + 3))


def _described(line: Line, comma: int) -> int | None:
    """End of a description after a comma that closes at the next comma or the sentence's end."""
    first = comma + 1
    described = line.tag(first) in "DR" or line.cap(first) or line.low(first) in _SHORT
    if not described or line.low(first) in ("where", "this", "that") or line.tag(first) in "WP":
        return None
    end = next((k for k in range(first, len(line)) if line.tag(k) in ",.;Q-:"), len(line))
    finite = [k for k in range(first, end) if line.tag(k) in "VA"]
    if line.tag(first) != "R" and finite and line.tag(finite[0]) == "A":
        return None
    told = any(line.low(k) in _TELLING for k in finite)
    return None if told else end


_SHORT = ROLES | UNNAMED | {"now", "of"}
_TELLING = frozenset(
    "said told says accused put added described warned called wrote noted confirmed denied".split()
)
