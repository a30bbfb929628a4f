"""Numbers of people killed and hurt, with their bounds, and figures as the words give them."""

import re

from holdfire.record import Count

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {w: i for i, w in enumerate(_UNITS)} | {w: 10 * (i + 2) for i, w in enumerate(_TENS)}
_VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 3,
    "tens of thousands": 20000, "hundreds of thousands": 200000,
}  # fmt: skip
_SCALES = (("million", 1_000_000), ("thousand", 1000), ("hundred", 100))
_FLOOR = ("at least", "more than", "over", "no fewer than", "not less than")
_CEILING = ("up to", "as many as", "at most", "fewer than", "less than")
_ABOUT = (
    "about", "around", "nearly", "almost", "some", "roughly", "approximately", "an estimated",
)  # fmt: skip
_WORD = "|".join((*_TENS, *sorted(_UNITS, key=len, reverse=True)))
_DIGITS = r"\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,4})?(?: (?:million|thousand))?"
_NUMBER = (
    rf"{_DIGITS}|(?:{_WORD})\b(?:[- ](?:{_WORD})\b)?(?: (?:hundred|thousand|million))?"
    r"|a dozen|half a dozen"
)
_LOOSE = "|".join(sorted(_VAGUE, key=len, reverse=True))
QUANTITY = (
    rf"(?:[“\"]?between (?P<lo>{_NUMBER}) and (?P<hi>{_NUMBER})[”\"]?|"
    rf"(?P<lo2>{_NUMBER}) to (?P<hi2>{_NUMBER})|(?P<lo3>{_DIGITS})(?:–|-)(?P<hi3>{_DIGITS})|"
    rf"(?P<bound>{'|'.join(_FLOOR + _CEILING + _ABOUT)})? ?(?P<n>{_NUMBER})\b|"
    rf"(?P<vague>{_LOOSE})\b(?: of)?|(?P<none>no one|nobody|none|no)\b|"
    r"(?P<single>(?:an?|another)\b(?: \w+)?))"
)
_PERSON = (
    r"(?:driver|owner|wife|husband|son|daughter|brother|sister|mother|father|child|baby|boy|girl|"
    r"guard|commander|pilot|captain|farmer|crew member|colleague|neighbour|passenger|teacher|"
    r"doctor|nurse|guide|mayor|chief|leader|deputy|cousin|uncle|aunt|nephew|niece|grandson|"
    r"granddaughter|grandmother|grandfather|bodyguard|interpreter|sailor|soldier|officer|keeper)"
)
_OWN = r"(?:its|his|her|their|the|our|my)"
_ITEM = re.compile(
    rf"(?:(?:(?:all|both|{_OWN}) )?{QUANTITY}|"
    rf"(?P<one>{_OWN} (?:[\w’'-]+ ){{0,2}}?{_PERSON})(?!\w))",
    re.I,
)
_NOUN = re.compile(
    r"(?: of (?:its|his|her|their|the|our|my))?"
    r"(?: (?!and\b|or\b|when\b|were\b|was\b|who\b|in\b|on\b|at\b|near\b|after\b|as\b|while\b|by\b|"
    r"with\b|had\b|aboard\b|from\b|before\b|outside\b|to\b|off\b|but\b|wound|injur|kill|hurt)"
    r"[\w’'-]+){0,4}"
)
_AND = re.compile(r"(?:,| and|, and|,? as well as) ")
_NOT_PEOPLE = re.compile(
    r"\b(?:number|attacks?|strikes?|total|blasts?|truce|drones?|missiles?|shells?|rockets?|mines?|"
    r"days?|weeks?|hours?|few|lot|separate|series|string|bridge|ship|boat|houses?|cars?|trucks?|"
    r"buildings?|percent|years?|minutes?|homes?|month|times?|bid|result|ceasefire)\b",
    re.I,
)
_BETWEEN = (
    r"(?:,? (?!and\b|but\b|when\b|killed\b|wounded\b|dead\b|died\b|in\b|after\b)[\w’'-]+){0,5}?"
)
_BE = r"(?: (?:were|was|had been|have been|has been|are|is|had|have|been|being))?"
_LY = r"(?: (?:also|reported|confirmed|reportedly|feared|seriously|badly|lightly|shot|burn\w+ to))?"
_ASIDE = r"(?:, not [^,.;]{1,40},)?"
_KILL = r"(?:kill(?:ed|ing|s)|claim(?:ed|ing) the lives of|shot dead|shooting dead|the deaths? of)"
_HARM = r"(?:wound(?:ed|ing|s)|injur(?:ed|ing|es)|hurt(?:ing)?|maim(?:ed|ing))"
_GONE = r"(?:killed|dead|died|slain|death|perished)"
_ILL = r"(?:wounded|injured|hurt|maimed|beaten)"


def _forms(verb: str, state: str, noun: str) -> tuple[re.Pattern[str], ...]:
    before = (
        rf"\b{QUANTITY}(?: of (?:its|their|his|our|the))?{_BETWEEN}{_ASIDE}{_BE}{_LY} {state}\b",
        rf"\b(?:left|leaving|leaves) {QUANTITY}{_BETWEEN} {state}\b",
        rf"\b{QUANTITY}(?: \w+)? {noun}\b",
    )
    return (re.compile(rf"\b{verb} (?=(?:all |both )?{QUANTITY}|{_OWN} )", re.I), *(
        re.compile(f, re.I) for f in before
    ))  # fmt: skip


_KILLED = _forms(_KILL, _GONE, r"(?:deaths|fatalities|bodies|lives)")
_INJURED = _forms(_HARM, _ILL, r"(?:injuries|wounded|injured)")
_TOLL = (
    re.compile(
        r"\b(?:toll|number of (?:the )?(?:dead|deaths|people killed)|death count|figure)\b"
        rf"[^.;]{{0,90}}?\b(?:to|at|stood at|stands at|was|is|reached|rose to) {QUANTITY}"
        r"(?! (?:percent|per cent|km))",
        re.I,
    ),
    re.compile(
        rf"\bto {QUANTITY},? (?:(?:up |down )?from [\w ]{{1,20}},? )?the (?:death toll|number of "
        r"(?:the )?(?:\w+ )?(?:dead|killed|deaths))",
        re.I,
    ),
    re.compile(r"\blost (?P<q>an? (?:son|daughter|brother|child|father|mother|wife|husband))\b"),
)
_LIMB = re.compile(
    rf"\b{QUANTITY}{_BETWEEN} lost (?:his|her|their|a) (?:legs?|arms?|feet|foot|hands?|eyes?)", re.I
)
_UNHURT = re.compile(
    r"\b(?:no one|nobody|none)(?: of (?:\w+ ){1,4}?)?(?:,? (?:was|were|had been|is|are|is known to "
    r"have been)| was) (?:killed or )?(?:hurt|injured|wounded|harmed)\b|"
    r"\b(?:no|without(?: any)?|caused no|causing no) (?:\w+ )?(?:casualties|injuries|victims)\b|"
    r"\bnone of [\w ]{1,30} (?:was|were) (?:hurt|injured|wounded|harmed)\b|\bunhurt\b|\bunharmed\b",
    re.I,
)
_NO_DEATHS = re.compile(
    r"\bno(?: one|body|ne)(?: \w+){0,4}? (?:was |were |had been )?(?:killed|died)\b|"
    r"\bno (?:deaths|fatalities)\b|\bnone killed\b|\bnone dead\b",
    re.I,
)
_ZERO = Count(low=0, best=0, high=0)


_OF_HURT = re.compile(r" (?:of|from|among) (?:the )?(?:wounded|injured)\b")
_LATER_DEATH = re.compile(
    rf"\b{QUANTITY}(?: \w+)? (?:of|from|among) (?:the |those )?(?:\w+ )?(?:wounded|injured|hurt)"
    r"[^.;,]{0,60}? (?:died|succumbed|dead|perished)\b",
    re.I,
)
"""'two of the injured died': more dead than before, and not how many in all."""
_OF_WHOM = re.compile(
    rf",? {QUANTITY}(?: \w+)? of (?:whom|them) (?:(?:\w+ly|later|since|have|had|has) ){{0,3}}?"
    r"(?:died|succumbed|perished)(?: later| since)?\b",
    re.I,
)
_DIED_HURT = re.compile(
    rf"\b{QUANTITY}(?: (?!of\b)[\w’'-]+){{0,3}}? (?:(?:who|that) (?:was|were|had been) |left )?"
    r"(?:wounded|injured|hurt|maimed) (?:[^.;,]{0,90}? )?(?:(?:later|since|have|had|has) ){0,3}?"
    r"(?:died|succumbed|perished)\b",
    re.I,
)
"""'two men hurt in the raid died on Friday': dead, and no longer hurt."""
_HURT_TOLL = re.compile(
    r"\bnumber of (?:the )?(?:\w+ )?(?:wounded|injured|hurt)\b[^.;]{0,80}?\b(?:to|at|was|is|"
    r"reached) "
    rf"{QUANTITY}(?! (?:percent|per cent|km|to\b))",
    re.I,
)


def killed(text: str) -> Count | None:
    """The dead in all, or None where the words give no such number."""
    text = _OF_HURT.sub("", _OF_WHOM.sub("", _LATER_DEATH.sub("", text)))
    died = _DIED_HURT.search(text)
    if died is not None:
        return count(died)
    if _NO_DEATHS.search(text):
        return _ZERO
    revised = _revised(text)
    if revised is not None:
        return revised
    found = _first(_KILLED, text)
    return _ZERO if found is None and _UNHURT.search(text) else found


def injured(text: str) -> Count | None:
    """The wounded, or None where the words give no number."""
    text = _DIED_HURT.sub("", _OF_WHOM.sub("", _LATER_DEATH.sub("", text)))
    text = _OF_HURT.sub("", text)
    toll = _HURT_TOLL.search(text)
    if toll is not None:
        return count(toll)
    found = _first(_INJURED, _UNHURT.sub("", text))
    if found is None and _UNHURT.search(text):
        return _ZERO
    limb = _LIMB.search(text)
    return found if found is not None or limb is None else count(limb)


def _revised(text: str) -> Count | None:
    for pattern in _TOLL:
        match: re.Match[str] | None = pattern.search(text)
        if match is None:
            continue
        if "q" in match.groupdict():
            return Count(low=1, best=1, high=1)
        found = count(match)
        if found is not None and not _NOT_PEOPLE.match(text[match.end() :].lstrip()):
            return found
    return None


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> Count | None:
    for active in patterns[0].finditer(text):
        found = _listed(text, active.end())
        if found is not None:
            return found
    for pattern in patterns[1:]:
        match = pattern.search(text)
        while match is not None:
            found = None if _NOT_PEOPLE.search(match.group()) else count(match)
            if found is not None:
                return found
            match = pattern.search(text, match.start() + 1)
    return None


_TELLER = re.compile(
    r"an? [^,.;]{0,80}?\b(?:said|says|saw|reported|reports|told|counted|confirmed|wrote)\b"
)
"""Whoever tells of the dead is none of them: 'killing two people, a reporter at the scene saw'."""


def _listed(text: str, at: int) -> Count | None:
    """'a woman and her two sons' → 3: the people of a list, added within one phrase."""
    total: Count | None = None
    while True:
        item = _ITEM.match(text, at)
        found = _item(text, item) if item else None
        if item is None or found is None:
            return total
        total = found if total is None else _sum(total, found)
        noun = _NOUN.match(text, item.end())
        at = noun.end() if noun else item.end()
        joined = _AND.match(text, at)
        if joined is None or _TELLER.match(text, joined.end()):
            return total
        at = joined.end()


def _item(text: str, item: re.Match[str]) -> Count | None:
    if item["one"]:
        return Count(low=1, best=1, high=1)
    noun = _NOUN.match(text, item.end())
    words = item.group() + (noun.group() if noun else "")
    if _NOT_PEOPLE.search(words) and not re.search(r"\b(?:driver|owner|keeper|crew|worker)", words):
        return None
    return count(item)


def _sum(a: Count, b: Count) -> Count:
    def add(x: int | None, y: int | None) -> int | None:
        return None if x is None or y is None else x + y

    return Count(low=add(a.low, b.low), best=add(a.best, b.best), high=add(a.high, b.high))


def count(match: re.Match[str]) -> Count | None:
    """The bounds a QUANTITY match states: 'at least 12' has no upper bound, 'dozens' no best."""
    g = match.groupdict()
    low = number(g.get("lo") or g.get("lo2") or g.get("lo3") or "")
    high = number(g.get("hi") or g.get("hi2") or g.get("hi3") or "")
    if low is not None and high is not None:
        return Count(low=int(low), best=None, high=int(high)) if high >= low else None
    if g.get("vague"):
        return Count(low=_VAGUE[g["vague"].lower()], best=None, high=None)
    if g.get("none"):
        return _ZERO
    if g.get("single"):
        one = Count(low=1, best=1, high=1)
        return None if _NOT_PEOPLE.search(g["single"]) else one
    n = number(g.get("n") or "")
    return _bounded(int(n), (g.get("bound") or "").lower()) if n is not None else None


def _bounded(n: int, bound: str) -> Count:
    if bound in _FLOOR:
        return Count(low=n, best=n, high=None)
    if bound in _CEILING:
        return Count(low=None, best=n, high=n)
    if bound in _ABOUT:
        return Count(low=None, best=n, high=None)
    return Count(low=n, best=n, high=n)


def number(words: str) -> float | None:
    """A number in figures or words; None when it is neither."""
    low = words.lower().replace(",", "").strip()
    if low in ("a dozen", "half a dozen"):
        return 12 if low == "a dozen" else 6
    scale = 1
    for name, factor in _SCALES:
        if low.endswith(name):
            low, scale = low.removesuffix(name).strip(), factor
    if re.fullmatch(r"\d+(?:\.\d+)?", low, re.A):
        return float(low) * scale
    parts = [_VALUES.get(part) for part in re.split(r"[- ]", low)]
    return None if not low or None in parts else float(sum(p or 0 for p in parts) * scale)
