"""Numbers of people killed and hurt, with their bounds, and figures as the words give them."""

import re

from holdfire.record import Count

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 3, "tens of thousands": 20000, "hundreds of thousands": 200000}
_WORD = "|".join((*_TENS, *sorted(_UNITS, key=len, reverse=True)))
_NUMBER = rf"\d+(?:,\d{{3}})*(?:\.\d+)?(?: (?:million|thousand))?|(?:{_WORD})(?:[- ](?:{_WORD}))?(?: (?:hundred|thousand|million))?|a dozen|half a dozen"
_LOOSE = r"tens of thousands|hundreds of thousands|dozens|scores|hundreds|thousands|several"
QUANTITY = (
    rf"(?:between (?P<lo>{_NUMBER}) and (?P<hi>{_NUMBER})|(?P<lo2>{_NUMBER})(?: to |–|-)(?P<hi2>{_NUMBER})|"
    rf"(?P<bound>at least|more than|over|no fewer than|not less than|up to|as many as|at most|fewer than|less than|about|around|nearly|almost|some|roughly|approximately|an estimated)? ?"
    rf"(?P<n>{_NUMBER})|(?P<vague>{_LOOSE})(?: of)?|(?P<none>no one|nobody|none|no)|(?P<single>an?(?: \w+)?))"
)
_PEOPLE = (
    r"(?:(?!and\b|but\b|when\b|were\b|was\b|who\b|in\b|on\b|after\b|killed\b|wounded\b|injured\b|hurt\b|dead\b|died\b)[\w’'-]+ ){0,4}?"
)
_HURT = r"(?:wounded|injured|hurt)"
_DEAD = r"(?:killed|dead|died|slain|shot dead)"
_BE = r"(?:(?:were|was|had been|have been|has been|are|is|had|have|been)(?: \w+ly| also| reported| confirmed)? )?"
_AND = r"(?:, (?:\w+ )*?| and | but )"


def _patterns(dead: bool) -> tuple[re.Pattern[str], ...]:
    state = _DEAD if dead else _HURT
    verb = r"(?:kill(?:ed|ing|s)|claim(?:ed|ing) the lives of|shot dead|the deaths? of|left dead)" if dead else r"(?:wound(?:ed|ing|s)|injur(?:ed|ing|es)|hurt(?:ing)?)"
    noun = r"(?:deaths|fatalities|bodies)" if dead else r"(?:injuries|wounded|injured)"
    q = QUANTITY
    forms = [
        rf"\b{verb} (?:all )?{q} ",
        rf"\b{q} (?:of (?:its|their|his|our|the) )?{_PEOPLE}{_BE}{state}\b",
        rf"\b(?:left|leaving|leaves) {q} {_PEOPLE}{'dead' if dead else _HURT}\b",
        rf"\b{q} {_PEOPLE}{noun}\b",
    ]
    if dead:
        forms += [
            rf"\btoll (?:\w+ ){{0,4}}?(?:to|at|of|was|is|stood at) {q}\b",
            rf"\b{q} (?:lives|(?:\w+ ){{0,3}}lost their lives)\b",
        ]
    return tuple(re.compile(f, re.I) for f in forms)


_KILLED, _INJURED = _patterns(True), _patterns(False)
_UNHURT = re.compile(
    r"\b(?:no one|nobody|none)(?: of \w+)? (?:was|were|had been|is|are|is known to have been) (?:killed or )?(?:hurt|injured|wounded|harmed|killed)|\b(?:no|without(?: any)?) (?:casualties|injuries|victims)\b|"
    r"\bno (?:\w+ )?(?:casualties|injuries|deaths) (?:were|was|had)|\bwithout (?:causing )?(?:casualties|injuries)|\bunhurt\b|\bcaused no (?:casualties|injuries)",
    re.I,
)


def killed(text: str) -> Count | None:
    """The dead, or None where the words give no number."""
    if re.search(r"no one (?:was|were) killed|no deaths|no fatalities", text, re.I):
        return Count(low=0, best=0, high=0)
    if _UNHURT.search(text) and not re.search(r"\b(?:killed|dead|died)\b", _UNHURT.sub("", text), re.I):
        return Count(low=0, best=0, high=0)
    return _first(_KILLED, text)


def injured(text: str) -> Count | None:
    """The wounded, or None where the words give no number."""
    if _UNHURT.search(text) and not re.search(_HURT, _UNHURT.sub("", text), re.I):
        return Count(low=0, best=0, high=0)
    return _first(_INJURED, text)


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> Count | None:
    hits = [(m.start(), i, m) for i, p in enumerate(patterns) for m in [p.search(text)] if m]
    for _, _, match in sorted(hits, key=lambda h: (h[1], h[0])):
        found = count(match)
        if found is not None:
            return found
    return None


def count(match: re.Match[str]) -> Count | None:
    """The bounds a QUANTITY match states: 'at least 12' has no upper bound, 'dozens' no best."""
    g = match.groupdict()
    low, high = number(g.get("lo") or g.get("lo2") or ""), number(g.get("hi") or g.get("hi2") or "")
    if low is not None and high is not None:
        return Count(low=int(low), best=None, high=int(high)) if high >= low else None
    if g.get("vague"):
        return Count(low=_VAGUE[g["vague"].lower()], best=None, high=None)
    if g.get("none"):
        return Count(low=0, best=0, high=0)
    if g.get("single"):
        return Count(low=1, best=1, high=1) if _one_person(g["single"]) else None
    n = number(g.get("n") or "")
    return _bounded(int(n), (g.get("bound") or "").lower()) if n is not None else None


def _one_person(words: str) -> bool:
    return not re.search(r"\b(?:number|dozen|attack|strike|total|blast|truce|drone|missile|shell|rocket|mine|day|week|few|lot|separate|series|string)\b", words, re.I)


def _bounded(n: int, bound: str) -> Count:
    if bound in ("at least", "more than", "over", "no fewer than", "not less than"):
        return Count(low=n, best=n, high=None)
    if bound in ("up to", "as many as", "at most", "fewer than", "less than"):
        return Count(low=None, best=n, high=n)
    if bound in ("about", "around", "nearly", "almost", "some", "roughly", "approximately", "an estimated"):
        return Count(low=None, best=n, high=None)
    return Count(low=n, best=n, high=n)


def number(words: str) -> float | None:
    """A number in figures or words; None when it is neither."""
    low = words.lower().replace(",", "").strip()
    if not low:
        return None
    scale = 1
    for name, factor in (("million", 1_000_000), ("thousand", 1000), ("hundred", 100)):
        if low.endswith(name):
            low, scale = low.removesuffix(name).strip(), factor
    if low in ("a dozen", "half a dozen"):
        return 12 if low == "a dozen" else 6
    if re.fullmatch(r"\d+(?:\.\d+)?", low):
        return float(low) * scale
    total = 0
    for part in re.split(r"[- ]", low):
        value = _UNITS.get(part, _TENS.get(part))
        if value is None:
            return None
        total += value
    return float(total * scale)
