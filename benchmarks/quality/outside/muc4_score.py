"""MUC-4's scoring: response templates against key templates, row ALL TEMPLATES.

After the scoring guidelines (version 7, May 1992) and Chinchor's "MUC-4 Evaluation Metrics". What
people judged by hand there is judged by rule: a string is right where it is an option of the key,
articles and numbers in front aside, or ends in one; half right where either holds the other.
"""

import re
from collections import Counter
from dataclasses import dataclass

TYPE, CONFIDENCE = "type", "perp_org_confidence"
STRINGS = (
    "instrument_id", "perp_individual", "perp_org", "phys_tgt_id", "hum_tgt_name", "hum_tgt_desc",
)  # fmt: skip
NUMBERS = ("phys_tgt_number", "phys_tgt_total", "hum_tgt_number", "hum_tgt_total")
SETS = (
    TYPE, "stage", "instrument_type", "perp_category", CONFIDENCE, "phys_tgt_type",
    "phys_tgt_nation", "phys_tgt_effect", "hum_tgt_type", "hum_tgt_nation", "hum_tgt_effect",
)  # fmt: skip
SLOTS = ("date", "location", *STRINGS, *NUMBERS, *SETS)
_CONTENT = (
    "perp_individual", "perp_org", "phys_tgt_id", "phys_tgt_type", "hum_tgt_name", "hum_tgt_desc",
    "hum_tgt_type",
)  # fmt: skip
"""At least one of these has to match, beside the type, for templates to be mapped."""

_ABOVE = {
    "GUN": {"MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"},
    "EXPLOSIVE": {"BOMB", "VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB", "GRENADE",
                  "MOLOTOV COCKTAIL"},
    "BOMB": {"VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"},
    "PROJECTILE": {"MISSILE", "ROCKET"},
    "SUSPECTED OR ACCUSED": {"SUSPECTED OR ACCUSED BY AUTHORITIES"},
    "POLITICAL FIGURE OFFICE OR RESIDENCE": {"GOVERNMENT OFFICE OR RESIDENCE"},
    "DESTROYED": {"SOME DAMAGE"},
    "GOVERNMENT OFFICIAL": {"FORMER GOVERNMENT OFFICIAL", "FORMER ACTIVE MILITARY"},
    "ACTIVE MILITARY": {"FORMER GOVERNMENT OFFICIAL", "FORMER ACTIVE MILITARY"},
    "POLITICAL FIGURE": {"GOVERNMENT OFFICIAL"},
    "NO INJURY": {"NO INJURY OR DEATH"}, "NO DEATH": {"NO INJURY OR DEATH"},
}  # fmt: skip
"""Set fills that get half for these in the key."""
_PIECE = re.compile(r'"(?P<quoted>(?:\\.|[^"\\])*)"|(?P<mark>[/:])|(?P<plain>[^"/:]+)')
_LEAD = frozenset(
    "THE A AN SOME SEVERAL ANOTHER OTHER MANY ABOUT AT LEAST ONE TWO THREE FOUR FIVE SIX SEVEN "
    "EIGHT NINE TEN".split()
)
Template = dict[str, list[str]]
Counts = tuple[float, int, int]
"""What is right (half for partial), what was possible, and what was given."""


@dataclass(frozen=True, slots=True)
class Fill:
    """One filler: its options, the fillers it belongs to, and whether it may be left out."""

    heads: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False


def fills(template: Template, slot: str) -> list[Fill] | None:
    """The fillers of a slot; None where the slot does not apply ("*")."""
    values = template.get(slot) or ["-"]
    return None if values == ["*"] else [f for v in values if (f := _fill(v, slot)).heads]


def _fill(value: str, slot: str) -> Fill:
    bare = value.removeprefix("?").strip()
    optional = value.startswith("?")
    if bare == "-":
        return Fill(())
    if slot in ("date", "location"):
        return Fill(tuple(_options(bare)), optional=optional)
    heads: list[str] = []
    tags: list[str] = []
    after = False
    for piece in _PIECE.finditer(bare):
        plain = (piece["plain"] or "").strip()
        after = after or piece["mark"] == ":"
        if piece["quoted"] is not None:
            (tags if after else heads).append(piece["quoted"])
        elif plain:
            heads.append(plain)
    return Fill(tuple(h for h in heads if h != "-"), tuple(tags), optional or "-" in heads)


def _options(value: str) -> list[str]:
    """'(A: B (CITY)) / (C)' in two, and one for each kind in 'B (CITY / TOWN)'."""
    outer = re.split(r"(?<=\)) / (?=\()", value) if value.startswith("(") else [value]
    made = []
    for option in (o[1:-1] if o.startswith("(") and o.endswith(")") else o for o in outer):
        kinds = re.search(r"\(([^()]* / [^()]*)\)", option)
        each = kinds[1].split(" / ") if kinds else [""]
        made += [option.replace(kinds[1], k) if kinds else option for k in each]
    return made


def string(given: str, key: str) -> float:
    """How right a string is: 1, a half, or 0."""
    mine, right = _words(given), _words(key)
    if not mine or not right:
        return 0.0
    if mine == right or mine[-len(right) :] == right:
        return 1.0
    long, short = (mine, right) if len(mine) > len(right) else (right, mine)
    runs = (long[i : i + len(short)] for i in range(len(long)))
    return 0.5 if short in runs else 0.0


def _words(value: str) -> list[str]:
    words = re.findall(r"[^\s\"\\,()\[\]]+", value.upper())
    while len(words) > 1 and (words[0] in _LEAD or words[0].isdecimal()):
        words = words[1:]
    return words


def value(slot: str, given: str, key: str, dateline: str) -> float:
    """How right the value of a slot is, its tag aside."""
    if slot in STRINGS:
        return string(given, key)
    if given == key:
        return 1.0
    if slot == "date":
        return _date(given, key, dateline)
    if slot == "location":
        return _location(given, key)
    if slot in NUMBERS:
        return 0.5 if given in (key.lstrip("~").strip(), *re.split(r"\s*-\s*", key)) else 0.0
    above = key in _ABOVE.get(given, ()) or (slot == TYPE and given == "ATTACK")
    return 0.5 if above else 0.0


def _date(given: str, key: str, dateline: str) -> float:
    ends = [e.strip() for e in key.split(" - ")] if not key.startswith("-") else [key[1:].strip()]
    if given.startswith("-"):
        return 0.5 if ends[-1] == given[1:].strip() == dateline else 0.0
    return 0.5 if given in ends and (len(ends) > 1 or key.startswith("-")) else 0.0


def _location(given: str, key: str) -> float:
    mine, right = given.split(": "), key.split(": ")
    if mine[0] == right[0]:
        return 0.5
    return 0.5 if mine[1:] and mine[1:] == right[1:] else 0.0


def fill_score(slot: str, given: Fill, key: Fill, dateline: str) -> float:
    """A filler with its tag: a right value under a wrong tag is half right."""
    best = max(value(slot, given.heads[0], k, dateline) for k in key.heads)
    if best < 1 or not key.tags:
        return best
    tagged = any(string(t, k) for t in given.tags for k in key.tags)
    return 1.0 if tagged else 0.5


def slot_score(slot: str, given: Template, key: Template, dateline: str) -> Counts:
    """A slot of two mapped templates: fillers paired best first."""
    right, mine = fills(key, slot), fills(given, slot) or []
    if right is None:
        return 0.0, 0, 0
    ranked = sorted(
        (-fill_score(slot, g, k, dateline), i, j)
        for i, g in enumerate(mine)
        for j, k in enumerate(right)
    )
    hit, left, met = 0.0, set(range(len(mine))), set()
    for score, i, j in ranked:
        if score < 0 and i in left and j not in met:
            hit -= score
            left.discard(i)
            met.add(j)
    possible = sum(not k.optional or j in met for j, k in enumerate(right))
    return hit, possible, len(mine)


def slot_scores(given: Template, key: Template, dateline: str) -> dict[str, Counts]:
    """All slots of two templates."""
    return {slot: slot_score(slot, given, key, dateline) for slot in SLOTS}


def mapped(given: list[Template], keys: list[Template], dateline: str) -> list[tuple[int, int]]:
    """Which response is which key: by what they share, best first, content required."""
    ranked = []
    for i, g in enumerate(given):
        for j, k in enumerate(keys):
            scores = slot_scores(g, k, dateline)
            if scores[TYPE][0] and any(scores[slot][0] for slot in _CONTENT):
                ranked.append((-sum(s[0] for s in scores.values()), i, j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(ranked):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def all_templates(given: list[Template], keys: list[Template], dateline: str) -> dict[str, Counts]:
    """Every slot over a text: mapped, missing and spurious templates all count."""
    pairs = mapped(given, keys, dateline)
    found = [slot_scores(given[i], keys[j], dateline) for i, j in pairs]
    spurious = [g for i, g in enumerate(given) if i not in {a for a, _ in pairs}]
    missing = [k for j, k in enumerate(keys) if j not in {b for _, b in pairs} and _must(k)]
    found += [slot_scores(g, {}, dateline) for g in spurious]
    found += [slot_scores({}, k, dateline) for k in missing]
    return {slot: _sum([f[slot] for f in found]) for slot in SLOTS}


def _must(key: Template) -> bool:
    return "OPTIONAL" not in key["template"][0]


def _sum(counts: list[Counts]) -> Counts:
    return sum(c[0] for c in counts), sum(c[1] for c in counts), sum(c[2] for c in counts)


def mixed(given: list[Template], keys: list[Template], dateline: str) -> Counter[tuple[str, str]]:
    """Wrong types and confidences of mapped templates."""
    counted: Counter[tuple[str, str]] = Counter()
    for i, j in mapped(given, keys, dateline):
        for slot in (TYPE, CONFIDENCE):
            mine, right = fills(given[i], slot), fills(keys[j], slot)
            if mine and right and mine[0].heads[0] not in right[0].heads:
                counted[right[0].heads[0], mine[0].heads[0]] += 1
    return counted
