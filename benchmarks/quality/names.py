"""When two names, descriptions, places or wordings count as the same.

Names are compared without case, accents, punctuation, leading titles, and what follows a comma.
Two names are the same when their words are, or when the words of one are among the words of the
other and both end in the same word ("Vel", "Ana Vel"). Unnamed speakers are the same when a
content word is shared ("army spokesman", "spokesman of the army"); a bare role word such as
"spokesman" counts only where a side has nothing else.
"""

import re
import unicodedata
from collections.abc import Sequence

from .shapes import Spot
from .spans import pair

STOP = frozenset(
    {"a", "an", "the", "of", "and", "or", "for", "in", "at", "on", "to", "by", "from", "with"}
    | {"who", "that", "his", "her", "its", "their"}
)
ROLES = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "spokespeople", "official", "officials"}
    | {"source", "sources", "person", "people", "member", "members", "representative"}
    | {"statement", "senior", "one", "two", "several", "local"}
)
WIDE = frozenset(
    {"region", "oblast", "province", "governorate", "district", "raion", "county", "prefecture"}
    | {"state", "department", "territory", "krai", "admin1", "admin2"}
)
SPELLINGS = {"defense": "defence", "center": "centre", "labor": "labour"}
OFFICE = "prime|foreign|defen[cs]e|interior|health|energy|justice"
RANK = "brig(?:adier)?|lt|lieutenant|maj(?:or)?|capt(?:ain)?|sgt|sergeant|commander"
TITLE = re.compile(
    rf"(?:the|mr|mrs|ms|dr|sir|prof(?:essor)?|(?:{OFFICE}) minister|minister|{RANK}|"
    r"vice|deputy|first|gen(?:eral)?|col(?:onel)?|adm(?:iral)?|president|secretary|"
    r"sen(?:ator)?|gov(?:ernor)?|mayor|king|queen|prince|sheikh|ayatollah|imam|pope|"
    r"archbishop|bishop|ambassador|spokes(?:man|woman|person)|chancellor|"
    r"chair(?:man|woman)|envoy)(?:\.\s*|[\s-]+)(?=\w)",
    re.IGNORECASE,
)
APOSTROPHES = re.compile(r"['\u2019]s\b|['\u2019]")


def tokens(name: str) -> list[str]:
    """The words of a name that count."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = APOSTROPHES.sub("", plain)
    return [SPELLINGS.get(w, w) for w in re.findall(r"\w+", plain) if w not in STOP]


def bare(name: str) -> list[str]:
    """The words of a name without titles before it and description after a comma."""
    name = name.split(",")[0].strip()
    while match := TITLE.match(name):
        name = name[match.end() :]
    return tokens(name)


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names are one person's or body's; None equals only None."""
    if a is None or b is None:
        return a is b
    left, right = bare(a), bare(b)
    if not left or not right:
        return a == b
    nested = set(left) <= set(right) or set(right) <= set(left)
    return set(left) == set(right) or (left[-1] == right[-1] and nested)


def same_description(a: str, b: str) -> bool:
    """Whether two unnamed speakers share a content word."""
    left, right = set(tokens(a)), set(tokens(b))
    telling = left - ROLES, right - ROLES
    if all(telling):
        left, right = telling
    return bool(left & right) or a == b


def same_speaker(gold: str, naming: str, found: str, found_naming: str) -> bool:
    """Whether the right speaker was found, by the rule for how the answer names it."""
    if naming == "outlet" and found_naming == "outlet":
        return True
    if naming == "unnamed":
        return same_description(gold, found)
    return same_name(gold, found)


def same_place(gold: Spot | None, found: Spot | None) -> bool:
    """Whether the place is the same and as fine: "Kharkiv region" is not the city of Kharkiv."""
    if gold is None or found is None:
        return gold is found
    left, right = set(tokens(gold.name)), set(tokens(found.name))
    if (left - WIDE or left) != (right - WIDE or right):
        return False
    return (found.wide or not gold.wide) and (gold.wide or not right & WIDE)


def spot(name: str, precision: str = "") -> Spot:
    """A place with whether it is a region, by its name or its precision."""
    wide = bool(set(tokens(name)) & WIDE) or bool(set(tokens(precision)) & WIDE)
    return Spot(name, wide)


def shared_words(gold: str, found: str) -> tuple[int, int, int]:
    """How many different words are shared, found, and expected."""
    left, right = set(tokens(gold)), set(tokens(found))
    return len(left & right), len(right), len(left)


def shared_names(gold: Sequence[str], found: Sequence[str]) -> int:
    """How many names of the one list have their partner in the other."""
    return len(
        pair(len(gold), len(found), lambda i, j: (1.0,) if same_name(gold[i], found[j]) else None)
    )
