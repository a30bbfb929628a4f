"""Name variants of one actor, as reversible judgements; and which names stand for which side."""

import re
import unicodedata
from collections.abc import Iterable

from holdfire.record import Alias, Extract, Naming, Span, Tri, make_id

_SIDE = re.compile(
    r"\s+(?:side|forces|army|troops|military|government|negotiators|officials|authorities)$"
)


def fold(name: str) -> str:
    """A comparison key: accents, case, titles' dots and apostrophes taken away."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "’'.")
    return " ".join(re.sub(r"^(?:the|president|mr|mrs|ms|dr) ", "", kept).replace("-", " ").split())


def aliases(witnessed: Iterable[Extract], others: Iterable[Extract] = ()) -> tuple[Alias, ...]:
    """Every judgement that two speakers' names are one person's, with the rule that says so.

    `left` is the name kept: a witness's before a machine-written text's, then the fuller one.
    """
    people = _people(witnessed)
    late = {n: s for n, s in _people(others).items() if n not in people}
    names = [*sorted(people, key=_fuller), *sorted(late, key=_fuller)]
    spans = people | late
    found = []
    for i, left in enumerate(names):
        for right in names[i + 1 :]:
            rule = _same(left, right, names)
            if rule:
                found.append(_alias(left, right, rule, (spans[left], spans[right])))
    return tuple(found)


def _people(extracts: Iterable[Extract]) -> dict[str, Span]:
    people: dict[str, Span] = {}
    for extract in extracts:
        for s in extract.statements:
            if s.speaker.naming is Naming.NAMED and s.source:
                people.setdefault(s.speaker.name, s.source[0])
    return people


def _fuller(name: str) -> tuple[int, str]:
    return -len(name.split()), name


def _alias(left: str, right: str, rule: str, spans: tuple[Span, Span]) -> Alias:
    made = make_id("als", left, right, rule)
    return Alias(id=made, left=left, right=right, same=Tri.YES, rule=rule, spans=spans)


def _same(left: str, right: str, names: Iterable[str]) -> str | None:
    """The rule by which two names are one person's: same, surname alone, or a transliteration."""
    a, b = fold(left).split(), fold(right).split()
    if a == b:
        return "same name"
    short, long = sorted((a, b), key=len)
    if not short or len(long) < 2:
        return None
    if len(short) == 1:
        return "surname alone" if _only(short[0], names, long) else None
    if _sound(a[-1]) != _sound(b[-1]) or not _first(a[0], b[0]):
        return None
    exact = a[0] == b[0] and a[-1] == b[-1]
    return "middle name left out" if exact else "spelling in another transliteration"


def _only(surname: str, names: Iterable[str], long: list[str]) -> bool:
    """Whether a surname alone can mean only this person among those named."""
    if _sound(surname) != _sound(long[-1]):
        return False
    full = [f for f in (fold(n).split() for n in names) if len(f) > 1]
    same = [f for f in full if _sound(f[-1]) == _sound(surname)]
    return all(_first(f[0], long[0]) for f in same)


def _first(a: str, b: str) -> bool:
    """First names that can be one: alike in sound, an initial, or long and alike in consonants."""
    if _sound(a) == _sound(b) or (1 in (len(a), len(b)) and a[0] == b[0]):
        return True
    bones = [re.sub(r"[aeiou]", "", _sound(n)) for n in (a, b)]
    ends = [_sound(n)[-1] in "aeiou" for n in (a, b)]
    beats = [len(re.findall(r"[aeiou]", _sound(n))) for n in (a, b)]
    alike = bones[0] == bones[1] and ends[0] == ends[1] and beats[0] == beats[1]
    return alike and min(len(a), len(b)) > 5


_SOUNDS = (
    ("kh", "h"), ("ph", "f"), ("zh", "z"), ("sch", "s"), ("sh", "s"), ("tch", "c"), ("ch", "c"),
    ("ou", "u"), ("oo", "u"), ("yov", "ev"), ("w", "v"), ("x", "ks"), ("y", "i"), ("j", "i"),
)  # fmt: skip


def _sound(name: str) -> str:
    """A name with the spellings that transliteration varies made one (Peskarev, Peskaryov)."""
    for letters, sound in _SOUNDS:
        name = name.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", name)


def side(name: str) -> str:
    """'Valdor forces' → 'Valdor'; a name of its own ('Highland Army') stays whole."""
    return _SIDE.sub("", name.strip())
