"""Finding the words that mark speech: the cue groups of a sentence."""

from dataclasses import dataclass

from .lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    NOUNISH,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TIME_WORDS,
    VERBS,
    WEEKDAYS,
)
from .text import Tok

THINGS = frozenset(
    "truce ceasefire cease-fire pause agreement deal plan attack attacks strike strikes arrangement "
    "halt measures terms proposal draft text list toll figure figures number violations incident "
    "incidents moratorium lull calm extension talks accord pact shelling casualties deaths damage "
    "injuries losses clashes fighting incident drones missiles".split()
)
_MODALS = frozenset("would could may might can must should will to".split())
_GO_ON = frozenset("went goes continued proceeded continues".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue group: token range [first, last], the verb's lemma and form, and its kind."""

    first: int
    last: int
    lemma: str
    form: str
    kind: str = "verb"


def cues(toks: tuple[Tok, ...]) -> list[Cue]:
    """All cue groups of a sentence, in order, none overlapping."""
    found: list[Cue] = []
    at = 0
    while at < len(toks):
        cue = _fixed(toks, at) or _verb(toks, at)
        if cue and (not found or cue.first > found[-1].last):
            found.append(cue)
            at = cue.last + 1
        else:
            at += 1
    return found


def _lows(toks: tuple[Tok, ...], at: int, n: int) -> str:
    return " ".join(t.low for t in toks[at : at + n])


def _fixed(toks: tuple[Tok, ...], at: int) -> Cue | None:
    """Set phrases: according to, stopped short of saying, was quoted as saying, not clear."""
    if _lows(toks, at, 2) == "according to":
        return Cue(at, at + 1, "say", "past", "according")
    if _lows(toks, at, 3) in ("stopped short of", "stops short of", "stopping short of"):
        last = at + 3 if at + 3 < len(toks) and toks[at + 3].low.endswith("ing") else at + 2
        return Cue(at, last, "stop-short", "past")
    if toks[at].low == "quoted" and at and toks[at - 1].low in AUXILIARIES:
        for last in range(at + 1, min(at + 9, len(toks))):
            if toks[last].low == "saying":
                return Cue(_left(toks, at), last, "say", "past")
    if toks[at].low == "spoke" and _lows(toks, at + 1, 1) == "of":
        return Cue(_left(toks, at), at + 1, "describe", "past")
    if _lows(toks, at, 2) in ("gave no", "made no") and _lows(toks, at + 2, 2) in (
        "comment on", "immediate comment", "public comment", "comment .", "further details",
    ):  # fmt: skip
        return Cue(at, at + 1, "decline", "past")
    return None


def _verb(toks: tuple[Tok, ...], at: int) -> Cue | None:
    entry = VERBS.get(toks[at].low)
    if entry is None:
        return None
    lemma, form = entry
    first = _left(toks, at)
    if not _verbal(toks, first, at, lemma, form):
        return None
    last = at
    if _lows(toks, at + 1, 1) in ("to", "for", "on", "out") and f"{lemma} {toks[at + 1].low}" in _PARTICLES:
        last = at + 1
    return Cue(first, last, lemma, form)


_PARTICLES = frozenset(
    {"refer to", "call for", "call on", "appeal for", "appeal to", "point out", "rule out", "hint at"}
)


def _left(toks: tuple[Tok, ...], at: int) -> int:
    """Start of the verb group: auxiliaries, negation and adverbs before the verb."""
    first = at
    while first > 0:
        low = toks[first - 1].low
        adverb = low in ADVERBS or (low.endswith("ly") and low not in ("family", "daily", "ally", "italy"))
        if low in AUXILIARIES or adverb or (low == "to" and first > 1 and toks[first - 2].low in _GO_ON):
            first -= 1
        elif low in _GO_ON or low == "on" and first > 1 and toks[first - 2].low in _GO_ON:
            first -= 1
        else:
            break
    return first


def _verbal(toks: tuple[Tok, ...], first: int, at: int, lemma: str, form: str) -> bool:
    group = {t.low for t in toks[first:at]}
    before = toks[first - 1] if first else None
    after = toks[at + 1] if at + 1 < len(toks) else None
    low = before.low if before else ""
    if low in DETERMINERS - PRONOUNS - {"all", "both", "some", "many", "others", "another", "most"} and not group:
        return False
    if low in ("of", "'s", "to") and not group & {"had", "has"}:
        return False
    if form == "ing":
        return _participle(toks, first, at, low, group, after)
    if group & {"was", "were", "is", "are", "been", "be", "being"}:
        return lemma in ("expect", "ask") and bool(group & {"is", "are", "was", "were"}) and "be" not in group \
            or (low == "it" and after is not None and after.low == "that")
    if form == "past":
        return _finite_past(toks, first, at, group)
    return _present(toks, first, at, low, form, group)


def _participle(
    toks: tuple[Tok, ...], first: int, at: int, low: str, group: set[str], after: Tok | None
) -> bool:
    if group & {"was", "were", "is", "are", "been"}:
        return after is not None and not after.low == "."
    if toks[at].low in ("reading", "reporting", "showing", "finding", "meeting", "seeking", "following", "wanting"):
        return False
    return after is not None and (low in (",", "“”", "but", "and") or first == 0) and toks[at].low != "citing"


def _finite_past(toks: tuple[Tok, ...], first: int, at: int, group: set[str]) -> bool:
    if first == 0 and at == 0:
        return False
    before = toks[first - 1].low if first else ""
    if group & _MODALS and not group & {"not"}:
        return False
    nxt = toks[at + 1].low if at + 1 < len(toks) else "."
    if before in PREPOSITIONS and before not in ("that", "when", "while", "because", "as", "although", "after", "before", "since", "if", "where", "though", "until", "whereas"):
        return False
    if before in THINGS and toks[at].low not in ("said", "told") and nxt != "that":
        return False
    noun_after = nxt in ("by",) and toks[at].low not in ("said", "responded", "replied", "began")
    return not noun_after


def _present(
    toks: tuple[Tok, ...], first: int, at: int, low: str, form: str, group: set[str]
) -> bool:
    word = toks[at].low
    nxt = toks[at + 1] if at + 1 < len(toks) else None
    if group & {"to"} and not group & _GO_ON:
        return False
    if group & (_MODALS - {"to"}):
        return "not" in group and word in ("comment", "say", "confirm", "discuss")
    if group & {"did", "does", "do", "didn't", "doesn't", "don't"}:
        return True
    if form == "base" and low not in PRONOUNS and not low.endswith("s") and low not in ("people", "police", "and"):
        return False
    if not _subjectish(toks, first, form):
        return False
    if word in NOUNISH:
        return nxt is not None and (
            nxt.quote or nxt.low in ("that", "the", "a", "an", "it", "they", "he", "she", "there", "on")
            and (low in PRONOUNS or toks[first - 1].cap or low in RELATIVES or nxt.low == "that")
        )
    return True


def _subjectish(toks: tuple[Tok, ...], first: int, form: str) -> bool:
    if first == 0:
        return False
    prev = toks[first - 1]
    if prev.low in PREPOSITIONS or prev.low in DETERMINERS or prev.low in TIME_WORDS - set(WEEKDAYS):
        return False
    return prev.word or prev.low in (",", "“”")
