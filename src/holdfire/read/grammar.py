"""The rough class of every token of a sentence: enough grammar to find subjects and clauses."""

from dataclasses import dataclass

from .lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    MONTHS,
    NOT_PARTICIPLES,
    NOT_PASTS,
    PASTS,
    PRESENTS,
    RELATIVES,
    VERBS,
    WEEKDAYS,
)
from .text import Sentence, Tok

_SUBORDINATORS = frozenset(
    "when while because although though if unless as after before since until whereas once than "
    "whether why how what".split()
)
_PREPOSITIONS = frozenset(
    "in on at by from to with of for during into over under about against between among near "
    "through via within amid across around outside inside along following despite without per upon "
    "toward towards beyond like including regarding above behind below off throughout".split()
)
_PRONOUNS = frozenset("he she they it we i you there".split())
_MARKS = {"—": "-", "–": "-", "―": "-", "-": "-", "“”": "Q", "!": ".", "?": ".", "…": "."}
_TIMES = frozenset(
    {*WEEKDAYS, "today", "yesterday", "tonight", "overnight", "ago", "tomorrow"}
    | (set(MONTHS) - {"may", "march"})
)
_CLOSED = (
    (_PRONOUNS, "P"),
    (RELATIVES - {"that"}, "R"),
    (frozenset({"that"}), "T"),
    (AUXILIARIES, "A"),
    (frozenset({"and", "but", "or", "nor", "yet", "so", "then"}), "C"),
    (_SUBORDINATORS, "S"),
    (_PREPOSITIONS, "I"),
    (DETERMINERS, "D"),
    (ADVERBS, "X"),
)
_COUNTS = frozenset(
    "one some many most all both several few two three each none any another".split()
)
_NOT_ADVERBS = frozenset(
    "family daily ally italy july assembly reply supply likely deadly early only elderly weekly "
    "friendly rally july monthly".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as tokens with their classes.

    D determiner, P pronoun, R relative, T "that", A auxiliary, C conjunction, S subordinator,
    I preposition, X adverb, V finite verb or participle, G -ing form, W day word, M number,
    N any other word, Q quotation, and the marks , . ; : - ( ) for themselves.
    """

    toks: tuple[Tok, ...]
    tags: str

    def __len__(self) -> int:
        return len(self.toks)

    def low(self, at: int) -> str:
        """The lower-case form of a token; empty outside the sentence."""
        return self.toks[at].low if 0 <= at < len(self.toks) else ""

    def tag(self, at: int) -> str:
        """The class of a token; a full stop outside the sentence."""
        return self.tags[at] if 0 <= at < len(self.tags) else "."

    def lows(self, at: int, n: int) -> str:
        """The next `n` words, joined."""
        return " ".join(t.low for t in self.toks[max(at, 0) : at + n])

    def cap(self, at: int) -> bool:
        """Whether a token stands in the sentence and starts with a capital."""
        return 0 <= at < len(self.toks) and self.toks[at].cap


def line(sentence: Sentence) -> Line:
    """Classify the tokens of a sentence; a dateline before it is left out."""
    return classify(sentence.toks[_dateline(sentence.toks) :])


def classify(toks: tuple[Tok, ...]) -> Line:
    """Classify tokens from left to right."""
    tags: list[str] = []
    for at in range(len(toks)):
        tags.append(_tag(toks, at, tags))
    return Line(toks, "".join(tags))


def _dateline(toks: tuple[Tok, ...]) -> int:
    """How many tokens 'GOMA, Congo, 3 May (Agency) —' takes up; 0 where there is none."""
    if not toks or not (toks[0].text.isupper() and len(toks[0].text) > 2):
        return 0
    for at in range(1, min(len(toks) - 1, 16)):
        tok = toks[at]
        if tok.low in ("-", "–", "—", "―"):
            return at + (2 if toks[at + 1].low == tok.low else 1)
        if not (tok.cap or tok.low in (",", "(", ")", ".", "/") or tok.low[:1].isdigit()):
            return 0
    return 0


_SHORTENED = frozenset(
    f"{word}{mark}{end}"
    for word, ends in (("it he she there", "s"), ("we they you", "re"), ("i", "m"))
    for word in word.split()
    for mark in "'’"
    for end in (ends, "ll", "d")
)
"""'it's', 'they're': a subject and its verb in one word."""


def _tag(toks: tuple[Tok, ...], at: int, tags: list[str]) -> str:
    tok, before = toks[at], tags[-1] if tags else "."
    low = tok.low
    if not tok.word:
        return _mark(tok, at, toks)
    if low[0].isdigit() or low in _TIMES:
        return "W" if low in _TIMES else "M"
    if low in _COUNTS and at + 1 < len(toks) and toks[at + 1].low == "of":
        return "N"
    if low == "that" and before in ".C" and _demonstrative(toks, at):
        return "D"
    if tok.cap and at and before not in ".Q:-":
        return "P" if low == "i" else "N"
    if low in _SHORTENED:
        return "P"
    if low == "longer" and at and toks[at - 1].low == "no":
        return "X"
    closed = next((tag for words, tag in _CLOSED if low in words), None)
    return closed or _open(toks, at, low, before)


def _mark(tok: Tok, at: int, toks: tuple[Tok, ...]) -> str:
    if tok.quote and _titled(tok, at, toks):
        return "N"
    return _MARKS.get(tok.low, tok.low if tok.low in ",.;:()" else "N")


def _titled(tok: Tok, at: int, toks: tuple[Tok, ...]) -> bool:
    """The name of a programme or book in quotation marks: on “Face of the Week”."""
    words = tok.said.split()
    named = 0 < len(words) <= 5 and words[0][:1].isupper() and words[-1][:1].isupper()
    led = at > 0 and toks[at - 1].low in (
        "on",
        "to",
        "in",
        "the",
        "told",
        "called",
        "program",
        "show",
    )
    return named and led and not tok.closed and toks[at - 1].low != "called" and len(words) > 1


def _demonstrative(toks: tuple[Tok, ...], at: int) -> bool:
    """'That attack said much', 'But that army said': a determiner, not a conjunction."""
    return at == 0 or (at == 1 and at + 1 < len(toks) and _plain(toks[at + 1]))


def _open(toks: tuple[Tok, ...], at: int, low: str, before: str) -> str:
    after = toks[at + 1] if at + 1 < len(toks) else None
    if low.endswith("ing") and len(low) > 4 and low not in NOT_PARTICIPLES:
        return "N" if before == "D" else "G"
    if low.endswith("ly") and low not in _NOT_ADVERBS and not toks[at].cap:
        return "X"
    if _past(low, after, before, at) or _present(toks, at, low, before, after):
        return "V"
    return "N"


def _past(low: str, after: Tok | None, before: str, at: int) -> bool:
    ed = low.endswith("ed") and len(low) > 4 and low not in NOT_PASTS
    if not (low in PASTS or ed) or before == "D" or (before == "I" and ed):
        return False
    if at == 0 or before in ".Q:;-":
        return after is not None and after.low in _PREPOSITIONS
    attributive = after is not None and after.word and _plain(after)
    return not (attributive and (before in "IV," or (before == "C" and low not in VERBS)))


def _plain(tok: Tok) -> bool:
    low = tok.low
    return not any(low in words for words, _ in _CLOSED) and low not in _TIMES


def _present(toks: tuple[Tok, ...], at: int, low: str, before: str, after: Tok | None) -> bool:
    known = VERBS.get(low)
    if at > 1 and toks[at - 1].low == "longer" and low.endswith("s"):
        return True
    third = low in PRESENTS or (known is not None and known[1] == "third")
    if third and before not in "DISA" and after is not None:
        return before in "PRNX),Q" and _follows(after, low in PRESENTS)
    subject = toks[at - 1].low if at else ""
    if subject in ("he", "she", "it", "i", "we", "they", "you", "who"):
        return not toks[at].cap and (after is None or after.low not in RELATIVES)
    return False


def _follows(after: Tok, sure: bool) -> bool:
    """Whether a form that may be a plural noun is followed as a verb is."""
    low = after.low
    if low in AUXILIARIES or low in ("said", "told"):
        return False
    return (
        sure or after.quote or low in DETERMINERS or low in _PRONOUNS or low == "that" or after.cap
    )
