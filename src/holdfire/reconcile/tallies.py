"""The words of a count of breaches or attacks, and of a verdict on a truce."""

import re
from dataclasses import dataclass

_KEPT = (
    r"(?:truces?|cease-?fires?|pause|lull|armistice|moratorium|agreement|arrangement|deal|accord|"
    r"pact|order|terms|calm|regime of silence|silence|halt)"
)
_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {w: n for n, w in enumerate(_SMALL, 1)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
_SPELT = "|".join(sorted(_VALUES, key=len, reverse=True))
_LOOSE = r"dozens|scores|hundreds|thousands|several"
_QUANTITY = (
    r"(?:(?P<bound>more than|over|at least|no fewer than|nearly|almost|about|around|some|up to|"
    r"fewer than|less than|roughly|approximately|exactly) )?"
    rf"(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|(?:{_SPELT})\b(?:-(?:{_SPELT}))?|a dozen|"
    rf"(?:{_LOOSE})(?: of)?)"
)
_BROKE = r"(?:violated|breached|broken?|broke|infringed|flouted|ignored|disregarded)"
_BREACHES = r"(?:violations?|breach(?:es)?|infringements?|infractions?)"
_ATTACKS = r"(?:attacks|strikes|shellings|raids|bombardments|sorties|ambushes|assaults)"

TIMES = re.compile(
    rf"\b{_BROKE} (?:it|(?:[\w’'-]+ ){{0,5}}?{_KEPT}) (?:\w+ )?{_QUANTITY} times\b", re.I
)
"""'had violated the truce 1,254 times'."""
NUMBER = re.compile(
    rf"\b{_QUANTITY} (?P<sort>(?:(?!of |were |was |had |and |in |on |by )[\w’'-]+ ){{0,4}}?)"
    rf"(?P<unit>{_BREACHES}|{_ATTACKS})\b",
    re.I,
)
"""'more than 300 violations', '31 drone attacks'."""
COUNTED = re.compile(
    r"\b(?:[Tt]he )?(?P<who>(?!(?:It|He|She|They|We|The|On|In|At|By|Since|But|And|Both|There)\b)"
    r"[A-Za-z][\w’'-]*(?: (?!the\b)[\w’'-]+){0,4}?),? (?:(?:has|have|had|also|said "
    r"it had|said it has|said it) )*(?:recorded|counted|logged|registered|documented|noted|"
    r"tallied|listed|reported) (?=$)",
)
"""'The monitoring mission logged', just before a number."""

_HELD = (
    r"(?:observ(?:ed|es|ing)|respect(?:ed|s|ing)|honou?r(?:ed|s|ing)|upheld|uphold(?:s|ing)|"
    r"kept(?: to)?|keep(?:s|ing)(?: to)?|compl(?:ied|ies|ying) with|abid(?:ed|es|ing) by|"
    r"adher(?:ed|es|ing) to|stuck to)"
)
_HOW = r"(?:(?:largely|mostly|broadly|fully|strictly|generally|partly|still|never|not|now|\w+ly) )*"
VERDICT = re.compile(
    rf"\b{_BROKE} (?:it\b|(?:[\w’'-]+ ){{0,5}}?{_KEPT}\b|(?:his|her|its|their) "
    rf"(?:word|promises?|pledge)\b)|"
    rf"\b(?:in (?:flagrant |clear |open )?(?:breach|violation) of|{_HELD}) (?:[\w’'-]+ ){{0,3}}?"
    rf"(?:{_KEPT}|word|promises?|pledge)\b|"
    rf"\b{_KEPT}[”\"’]? (?:(?:is|was|has|had|been|remains?|remained|appears? to be|seems? to be|"
    rf"\w+ to be) )+{_HOW}[“\"‘]?(?:being )?(?:holding|held|observed|respected|honou?red|kept|"
    rf"violated|breached|broken|ignored|intact|in tatters|dead|a (?:sham|farce|fiction|success))\b|"
    rf"\b{_KEPT} (?:holds|held)\b",
    re.I,
)
"""'kept his word', 'the truce was largely observed', 'is holding', 'violated the truce'."""
NOT_SAID = re.compile(
    r"\b(?:if|would|could|unless|might|may|until|whether|will|should|must|shall|can|hop\w+|"
    r"urg\w+|pledg\w+|promis\w+|not to)\b",
    re.I,
)
"""Words that make a verdict a wish, a warning or a promise."""
EARLIER = re.compile(
    r"\b(?:last (?:spring|summer|autumn|winter|fall|year)|(?:previous|earlier|former|first|past) "
    rf"(?:[\w’'-]+ )?{_KEPT}|years? ago|(?:that|those) {_KEPT}|anniversary|in (?:19|20)\d\d)\b",
    re.I,
)
"""Another arrangement, or long ago."""

_TRUCE = re.compile(rf"^(?:{_KEPT}|such|separate|individual|alleged|claimed|new|more)$", re.I)
_MANY = 5
"""Attacks up to which a number may be a report of each of them."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A number found in words: where in them, how many (None: 'dozens'), of what in the words' own
    term, whose, and whether it counts breaches of an arrangement or acts."""

    start: int
    end: int
    n: float | None
    unit: str
    whose: str = ""
    of_breaches: bool = False


def tallies(words: str) -> list[Tally]:
    """The counts in some words, first to last; a few attacks are no count but reports."""
    found = [_times(m) for m in TIMES.finditer(words)]
    for m in NUMBER.finditer(words):
        unit, whose = _unit(m["sort"], m["unit"])
        breach = re.fullmatch(_BREACHES, m["unit"], re.I) is not None
        tally = Tally(m.start(), m.end(), _value(m["n"]), unit, whose, breach)
        few = not tally.of_breaches and tally.n is not None and tally.n <= _MANY
        if not few and all(m.end() <= t.start or t.end <= m.start() for t in found):
            found.append(tally)
    return sorted(found, key=lambda t: t.start)


def _times(m: re.Match[str]) -> Tally:
    """'violated the truce 1,254 times' counts times violated."""
    verb = m.group().split()[0].casefold()
    return Tally(m.start(), m.end(), _value(m["n"]), f"times {verb}", of_breaches=True)


def _unit(sort: str, noun: str) -> tuple[str, str]:
    """What is counted, and the name of whoever is blamed where it stands before it."""
    words = sort.split()
    whose = " ".join(w for w in words if w[:1].isupper())
    kept = [w.casefold() for w in words if not w[:1].isupper() and not _TRUCE.match(w)]
    return " ".join([*kept, noun.casefold()]), whose


def _value(words: str) -> float | None:
    """The number the words give; None for 'dozens'."""
    low = words.casefold()
    if low[:1].isdigit():
        return float(low.replace(",", ""))
    if low == "a dozen":
        return 12.0
    parts = [_VALUES.get(w) for w in low.split("-")]
    return float(sum(p for p in parts if p)) if all(parts) else None
