"""Words of conduct and means, coded: which deeds they name, by which means (docs/rules.md)."""

import re
from collections.abc import Iterable
from dataclasses import replace

from holdfire.record import Clause, Deed, Part, Reading

ANY, FORCE = "any", "force"
"""Classes of conduct: every attack by any means; attacks, by the means named if any are."""

_BROAD = re.compile(r"hostil|truce|cease-?fire|fighting|silence|violence|pause|\ball\b", re.I)
_FORCE = re.compile(
    r"attack|fir(?:e|ing)|strik|shell|shoot|bomb|launch|raid|operation|assault|combat|target|snip"
    r"|barrage|kinetic|missile|drone|rocket|artiller|mortar",
    re.I,
)
_ALSO = re.compile(r"\bother\b|includ|\band all\b|\bany\b", re.I)
_NAMED = {
    Deed.MOVEMENT: re.compile(r"mov(?:e|ing)|reinforc|deploy|rotat", re.I),
    Deed.OVERFLIGHT: re.compile(r"overfl|\bfl(?:y|ight)|reconn", re.I),
    Deed.SEIZURE: re.compile(r"seiz|board|captur|abduct|detain", re.I),
    Deed.OBSTRUCTION: re.compile(r"block|obstruct|hinder|prevent", re.I),
    Deed.OUTAGE: re.compile(r"outage|blackout|power cut", re.I),
    Deed.INTERCEPTION: re.compile(r"intercept", re.I),
}
_MEANS = {
    r"missile": ("missile",),
    r"drone|uav": ("drone",),
    r"rocket": ("rocket",),
    r"\bair|aerial": ("aircraft", "missile", "drone", "bomb", "rocket"),
    r"long-range": ("missile", "drone"),
    r"artiller|shell": ("artillery", "mortar", "tank"),
    r"mortar": ("mortar",),
    r"bomb": ("aircraft", "bomb", "missile", "drone", "rocket", "artillery", "mortar"),
    r"naval|\bsea\b": ("ship",),
    r"snip|shoot": ("small-arms",),
    r"\bground\b": ("ground",),
}


def coded(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings, with classes for conduct and means whose words name them and that have none."""
    return tuple(replace(r, clauses=tuple(map(_clause, r.clauses))) for r in readings)


def _clause(clause: Clause) -> Clause:
    """Means named beside or inside words that take in every means set no limit of their own."""
    conduct = tuple(_with(p, _deeds(p.value)) for p in clause.conduct)
    broad = any(ANY in p.classes for p in conduct)
    apart = [m for m in clause.means if not any(m.span.overlaps(c.span) for c in conduct)]
    means = tuple(
        _with(p, () if broad or p not in apart else _means(p.value)) for p in clause.means
    )
    return replace(clause, conduct=conduct, means=means)


def _with(part: Part, classes: tuple[str, ...]) -> Part:
    return part if part.classes or not classes else replace(part, classes=classes)


def _deeds(words: str) -> tuple[str, ...]:
    """The deeds and means that words of conduct name; none where they are not recognised."""
    named = [deed.value for deed, pattern in _NAMED.items() if pattern.search(words)]
    if _BROAD.search(words) and not _limited(words):
        return (ANY, *named)
    return (FORCE, *named, *_means(words)) if _FORCE.search(words) else tuple(named)


def _limited(words: str) -> bool:
    """Whether broad words are held to some means ("all missile attacks")."""
    tail = re.search(r"\b(?:in|on|of|all)\b(.*)", words, re.I)
    return bool(tail and _means(tail[1]) and not _ALSO.search(words))


def _means(words: str) -> tuple[str, ...]:
    found = [
        m for pattern, means in _MEANS.items() if re.search(pattern, words, re.I) for m in means
    ]
    return tuple(dict.fromkeys(found))
