"""Name variants of one actor, as reversible judgements; and which names stand for which side."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from holdfire.record import Alias, Extract, Naming, Span, Tri, make_id

_SIDE = re.compile(
    r"\s+(?:side|forces|army|troops|military|government|negotiators|officials|authorities)$"
)


@lru_cache(2**16)
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
    names = [_named(n) for n in (*sorted(people, key=_fuller), *sorted(late, key=_fuller))]
    spans = people | late
    pairs = ((k, m, alike) for alike in _alike(names) for k, m in combinations(alike, 2))
    found = []
    for k, m, alike in sorted(pairs, key=lambda pair: pair[:2]):
        left, right = names[k], names[m]
        rule = _same(left.words, right.words, [names[n].words for n in alike])
        if rule:
            ends = (spans[left.name], spans[right.name])
            found.append(_alias(left.name, right.name, rule, ends))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name, its words for comparison, and the sound of the last of them."""

    name: str
    words: list[str]
    sound: str


def _named(name: str) -> _Named:
    words = fold(name).split()
    return _Named(name, words, _sound(words[-1]) if words else "")


def _alike(names: Sequence[_Named]) -> Iterable[list[int]]:
    """The numbers of names whose last words sound alike: only these can be one person's."""
    found: dict[str, list[int]] = {}
    for n, name in enumerate(names):
        found.setdefault(name.sound, []).append(n)
    return found.values()


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


def _same(a: list[str], b: list[str], alike: Sequence[list[str]]) -> str | None:
    """The rule by which two names are one person's: same, surname alone, or a transliteration.

    `alike`: the words of every name whose last word sounds like theirs.
    """
    if a == b:
        return "same name"
    short, long = sorted((a, b), key=len)
    if not short or len(long) < 2:
        return None
    if len(short) == 1:
        only = all(_first(n[0], long[0]) for n in alike if len(n) > 1)
        return "surname alone" if only else None
    if not _first(a[0], b[0]):
        return None
    exact = a[0] == b[0] and a[-1] == b[-1]
    return "middle name left out" if exact else "spelling in another transliteration"


@lru_cache(2**16)
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


@lru_cache(2**16)
def _sound(name: str) -> str:
    """A name with the spellings that transliteration varies made one (Peskarev, Peskaryov)."""
    for letters, sound in _SOUNDS:
        name = name.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", name)


def side(name: str) -> str:
    """'Valdor forces' → 'Valdor'; a name of its own ('Highland Army') stays whole."""
    return _SIDE.sub("", name.strip())
