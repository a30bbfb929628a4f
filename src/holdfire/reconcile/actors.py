"""Name variants of one actor, as reversible judgements; and which names stand for which side."""

import re
import unicodedata
from collections.abc import Iterable

from holdfire.record import Alias, Extract, Naming, Span, Tri, make_id

_SIDE = re.compile(
    r"\s+(?:side|forces|army|troops|military|government|negotiators|officials|authorities|"
    r"delegation|air force|navy)$",
    re.I,
)


def fold(name: str) -> str:
    """A comparison key: accents, case, titles' dots and apostrophes taken away."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "’'.")
    return " ".join(re.sub(r"^(?:the|president|mr|mrs|ms|dr) ", "", kept).replace("-", " ").split())


def aliases(extracts: Iterable[Extract]) -> tuple[Alias, ...]:
    """Every judgement that two speakers' names are one person's, with the rule that says so."""
    people: dict[str, Span] = {}
    for extract in extracts:
        for s in extract.statements:
            if s.speaker.naming is Naming.NAMED and s.source:
                people.setdefault(s.speaker.name, s.source[0])
    order = list(people)
    names = sorted(people, key=lambda n: (-len(n.split()), order.index(n)))
    found = []
    for i, left in enumerate(names):
        for right in names[i + 1 :]:
            rule = _same(fold(left), fold(right))
            if rule:
                spans = (people[left], people[right])
                found.append(
                    Alias(
                        id=make_id("als", left, right, rule),
                        left=left,
                        right=right,
                        same=Tri.YES,
                        rule=rule,
                        spans=spans,
                    )
                )
    return tuple(found)


def _same(left: str, right: str) -> str | None:
    """The rule by which two folded names are one: same, surname only, or a transliteration."""
    a, b = left.split(), right.split()
    if left == right:
        return "same name"
    if not a or not b or len(a) < 2:
        return None
    if len(b) == 1:
        return (
            "surname alone"
            if b[0] == a[-1] or (len(b[0]) > 5 and _distance(b[0], a[-1]) <= 1)
            else None
        )
    first = (
        a[0] == b[0]
        or (len(a[0]) > 3 and _distance(a[0], b[0]) <= 2)
        or (a[0][0] == b[0][0] and 1 in (len(a[0]), len(b[0])))
    )
    last = a[-1] == b[-1] or (len(a[-1]) > 5 and _distance(a[-1], b[-1]) <= 2)
    if not (first and last):
        return None
    return (
        "middle name left out"
        if a[0] == b[0] and a[-1] == b[-1]
        else "spelling in another transliteration"
    )


def _distance(a: str, b: str) -> int:
    """Levenshtein distance (Levenshtein 1966)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def side(name: str) -> str:
    """'Russian forces' → 'Russian': the part of a body's name that says whose it is."""
    return _SIDE.sub("", name.strip())
