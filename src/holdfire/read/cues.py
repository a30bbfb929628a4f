"""Finding the words that mark speech: the cue groups of a sentence."""

from dataclasses import dataclass

from .grammar import Line
from .lexicon import (
    ADVERBS,
    AUXILIARIES,
    EVIDENCE,
    GERUNDS,
    INFINITIVE,
    NOUNISH,
    PLURAL_ROLE,
    THINGS,
    VERBS,
)

_NOT_LY = frozenset("family daily ally italy reply assembly july".split())
_GO_ON = frozenset("went goes continued proceeded continues go continue".split())
_MODALS = frozenset("would could may might can must should will".split())
_BE = frozenset("was were is are been be being am".split())
_DO = frozenset("did does do didn't doesn't don't".split())
_NEGATED = frozenset("comment respond reply confirm answer discuss elaborate disclose say".split())
_PARTICLES = frozenset(
    "refer to|call for|call on|appeal for|appeal to|point out|point to|rule out|hint at|talk about|"
    "speak about|speak of|lash out|rail against|warn against|complain about".split("|")
)
_ANSWERS = frozenset(
    "comment answer say confirm discuss respond reply elaborate specify disclose reveal identify "
    "speculate provide give name".split()
)
TOLLS = frozenset(
    "toll number figure count death estimate total tally casualty dead wounded injured violations "
    "breaches".split()
)
"""What a figure that somebody puts, gives or changes is of."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue group: token range [first, last], the verb's lemma and form, and its kind."""

    first: int
    last: int
    lemma: str
    form: str
    kind: str = "verb"


def cues(line: Line) -> list[Cue]:
    """All cue groups of a sentence, in order, none overlapping."""
    found: list[Cue] = []
    at = 0
    while at < len(line):
        cue = fixed(line, at) or _verb(line, at)
        if cue and (not found or cue.first > found[-1].last):
            found.append(cue)
            at = cue.last + 1
        else:
            at += 1
    return found


def fixed(line: Line, at: int) -> Cue | None:
    """Set phrases and verbs that are cues only in one frame."""
    low = line.low(at)
    if low == "according" and line.low(at + 1) == "to":
        return Cue(at, at + 1, "say", "past", "according")
    for rule in _RULES:
        cue = rule(line, at)
        if cue is not None:
            return cue
    return None


def _stopped(line: Line, at: int) -> Cue | None:
    """'stopped short of saying'."""
    if line.lows(at + 1, 2) != "short of" or not line.low(at).startswith("stop"):
        return None
    return Cue(_left(line, at), at + 3 if line.tag(at + 3) == "G" else at + 2, "stop-short", "past")


def _quoted(line: Line, at: int) -> Cue | None:
    """'was quoted by the agency as saying': the cue is 'was quoted'."""
    if line.low(at) != "quoted" or line.tag(at - 1) != "A":
        return None
    says = any(line.low(k) == "saying" for k in range(at + 1, at + 10))
    return Cue(_left(line, at), at, "say", "past", "quoted") if says else None


def _refusal(line: Line, at: int) -> Cue | None:
    """'declined to comment', 'refused to confirm', 'would neither confirm nor deny'."""
    low = line.low(at)
    answer = line.low(at + 1) == "to" and line.low(at + 2) in _ANSWERS
    if answer and low in _REFUSES:
        return Cue(_left(line, at), at + 2, "decline", "ing" if low.endswith("ing") else "past")
    if low in _REFRAINS and line.low(at + 1) == "from" and line.low(at + 2) in _COMMENTING:
        return Cue(_left(line, at), at + 2, "decline", "ing" if low.endswith("ing") else "past")
    if low == "drawn" and line.lows(at - 2, 2) == "not be":
        return Cue(_left(line, at), at + (line.low(at + 1) == "on"), "decline", "past")
    if low == "neither" and line.lows(at + 1, 3) == "confirm nor deny":
        return Cue(_left(line, at), at + 3, "decline", "past")
    return None


_REFRAINS = frozenset("refrained refrains refraining abstained".split())
_COMMENTING = frozenset("commenting answering responding confirming discussing speaking".split())
_REFUSES = frozenset("declined declines declining refused refuses refusing".split())


def _silence(line: Line, at: int) -> Cue | None:
    """'has not commented', 'gave no comment', 'made no comment'."""
    if line.lows(at, 2) in ("gave no", "made no", "offered no", "had no", "issued no"):
        last = at + 2 if line.low(at + 2) in ("immediate", "further", "public") else at + 1
        if line.low(last + 1) in ("comment", "details", "explanation", "reply", "answer"):
            return Cue(_left(line, at), last + 1, "decline", "past")
    if line.low(at) in _SILENT and line.lows(at - 2, 2) == "yet to":
        return Cue(_left(line, at - 2), at, "decline", "past")
    if line.low(at) in _SILENT or (line.low(at) == "answer" and _asked(line, at + 1)):
        first = _left(line, at)
        if {line.low(k) for k in range(first, at)} & {"not", "never", "didn't", "hasn't", "n't"}:
            return Cue(first, at, "decline", "past")
    return None


def _withdrew(line: Line, at: int) -> Cue | None:
    """'withdrew the statement', 'has withdrawn its claim that …': not a truce, not troops."""
    words = line.lows(at + 1, 3).split()
    if line.low(at) not in _TAKES_BACK or not {*words} & _TAKEN_BACK or line.tag(at - 1) in "DI":
        return None
    passive = {line.low(k) for k in range(_left(line, at), at)} & _BE
    return None if passive else Cue(_left(line, at), at, "revise", "past")


_TAKES_BACK = frozenset("withdrew withdrawn retracted retracts withdraws".split())
_TAKEN_BACK = frozenset(
    "statement statements claim claims report accusation figure account remark remarks "
    "allegation".split()
)
_SILENT = frozenset("comment commented respond responded reply replied answered".split())
_ASKED = frozenset("request requests question questions call calls email emails message".split())


def _asked(line: Line, at: int) -> bool:
    """'did not answer a request for comment', 'did not answer': not 'an appeal', 'a need'."""
    return line.tag(at) in ".," or any(line.low(k) in _ASKED for k in range(at, at + 4))


def _toll(line: Line, at: int) -> Cue | None:
    """'put the toll at 9', 'raised the number to six', 'lowered to seven the death toll'."""
    low = line.low(at)
    group = line.tag(at) == "V" or low in _FIGURES
    if low not in _CHANGES or not group or line.tag(at - 1) in "DIU":
        return None
    stop = next((k for k in range(at + 1, len(line)) if line.tag(k) in ".;Q"), len(line))
    near = range(at + 1, min(stop, at + 24))
    toll = next((k for k in near if line.low(k) in TOLLS or line.low(k).endswith("toll")), None)
    goal = [k for k in near if line.low(k) in ("at", "to", "as") and _numeral(line, k + 1)]
    passive = line.low(at - 1) in _BE
    if passive:
        return Cue(_left(line, at), at, "revise", "passive") if goal and _CHANGES[low] else None
    if toll is None or not goal:
        return None
    return Cue(_left(line, at), at, _CHANGES[low] or "put", "past", "toll")


_CHANGES = dict.fromkeys("put puts gave gives given".split(), "") | dict.fromkeys(
    "raised raises raising lowered lowering increased reduced cut updated revised changed amended "
    "corrected".split(),
    "revise",
)
_FIGURES = frozenset("put puts gave gives given raises raising lowering".split())
"""Forms of these verbs that need not look like verbs."""
_NUMERALS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())


def _numeral(line: Line, at: int) -> bool:
    at += line.low(at) in ("at", "up", "more", "fewer") and line.low(at + 1) in _BOUNDS
    at += line.low(at) in _BOUNDS or line.low(at) in ("about", "around", "nearly", "some")
    return line.tag(at) == "M" or line.low(at) in _NUMERALS or line.low(at).endswith("teen")


_BOUNDS = frozenset("least most to than".split())


def _counted(line: Line, at: int) -> Cue | None:
    """'The mission recorded 14 violations': who watches a truce tells what it counted."""
    if line.low(at) not in _COUNTS:
        return None
    first = _left(line, at)
    passive = bool({line.low(k) for k in range(first, at)} & _BE)
    number = _numeral(line, at + 1) or line.low(at + 1) in ("no", "several", "dozens")
    stop = next((k for k in range(at + 3, at + 8) if line.tag(k) in "IS,;."), at + 8)
    counted = {line.low(k) for k in range(at + 1, stop)} & _INCIDENTS
    speaks = line.tag(first - 1) not in "DISR" and line.low(first - 1) not in _INCIDENTS
    if passive or not (number and counted and speaks):
        return None
    return Cue(first, at, "count", "third" if line.low(at).endswith("s") else "past", "toll")


_COUNTS = frozenset(
    "recorded logged counted registered documented tallied verified counts tallies verifies".split()
)
_INCIDENTS = frozenset(
    "violation violations breach breaches incident incidents explosion explosions shot shots round "
    "rounds shell shells strike strikes attack attacks burst bursts blast blasts impact impacts "
    "drone drones flight flights overflight overflights crossing crossings dead deaths killed "
    "wounded injured casualty casualties bodies bombing bombings clash clashes raid raids fire "
    "shelling movements".split()
)
"""What those who watch a truce keep count of."""


def _surfaced(line: Line, at: int) -> Cue | None:
    """'It emerged that', 'Reports surfaced that'."""
    if line.low(at) not in ("surfaced", "emerged", "circulated"):
        return None
    start = line.low(at - 1) in ("it", "reports", "claims", "rumours", "rumors", "word")
    that = any(line.tag(k) == "T" for k in range(at + 1, at + 5))
    return Cue(at, at, "emerge", "past", "impersonal") if start and that else None


def _reports(line: Line, at: int) -> Cue | None:
    """'reports of a shutdown spread on the pages of traders'."""
    if line.low(at) not in ("reports", "rumours", "rumors", "word") or line.low(at + 1) != "of":
        return None
    spread = (k for k in range(at + 2, len(line)) if line.low(k) in _SPREAD)
    verb = next(spread, None)
    return Cue(at, at + 1, "emerge", "past", "spread") if verb and line.tag(at - 1) != "D" else None


_SPREAD = frozenset("surfaced emerged appeared circulated spread".split())


def _clear(line: Line, at: int) -> Cue | None:
    """'made clear that', 'made it clear that'."""
    if line.low(at) not in ("made", "makes", "make", "making"):
        return None
    last = at + 1 + (line.low(at + 1) == "it")
    if line.low(last) != "clear" or line.tag(at) == "N":
        return None
    return Cue(_left(line, at), last, "say", "ing" if line.low(at) == "making" else "past")


_RULES = (
    _stopped, _quoted, _refusal, _silence, _toll, _counted, _withdrew, _surfaced, _reports,
    _clear,
)  # fmt: skip


def _verb(line: Line, at: int) -> Cue | None:
    entry = VERBS.get(line.low(at))
    if entry is None or (line.cap(at) and at):
        return None
    lemma, form = entry
    if lemma == "ask" and line.lows(at + 1, 3) == "not to be":
        return None
    first = _left(line, at)
    group = {line.low(k) for k in range(first, at)}
    if lemma == "confirm" and group & {"had", "has", "have"} and group & {"not", "never"}:
        return None
    if not _verbal(line, first, at, lemma, form):
        return None
    particle = f"{lemma} {line.low(at + 1)}" in _PARTICLES
    return Cue(first, at + particle, lemma, form)


def _left(line: Line, at: int) -> int:
    """Start of the verb group: auxiliaries, negation and adverbs before the verb."""
    first = at
    while first > 0:
        low = line.low(first - 1)
        adverb = low in ADVERBS or (low.endswith("ly") and low not in _NOT_LY)
        going = low in _GO_ON or (low in ("to", "on") and line.low(first - 2) in _GO_ON)
        if not (low in AUXILIARIES or adverb or going) or (line.cap(first - 1) and first > 1):
            break
        first -= 1
    while first < at and line.low(first) in _OPENERS:
        first += 1
    return first


_OPENERS = frozenset("then now later earlier there all both each yet already once instead".split())


def _verbal(line: Line, first: int, at: int, lemma: str, form: str) -> bool:
    group = {line.low(k) for k in range(first, at)}
    low = line.low(first - 1)
    if (
        line.tag(first - 1) == "D"
        and not group
        and low not in ("all", "both", "some", "many", "most", "others")
    ):
        return False
    if low in ("of", "'s", "to", "’s"):
        return False
    if form == "ing":
        return _participle(line, first, at, group)
    if group & _BE:
        return _passive(line, at, lemma, low, group)
    return _past(line, first, at, group) if form == "past" else _now(line, first, at, form, group)


def _passive(line: Line, at: int, lemma: str, low: str, group: set[str]) -> bool:
    if lemma == "expect":
        return "be" not in group and line.low(at + 1) == "to"
    return low == "it" and line.tag(at + 1) == "T"


def _participle(line: Line, first: int, at: int, group: set[str]) -> bool:
    word, after = line.low(at), line.tag(at + 1)
    if group & _BE:
        return after not in ".,;"
    if word in GERUNDS or after in ".,;CS":
        return False
    by = line.low(first - 1) == "by" and word in _BY
    return line.tag(first - 1) in ",Q-C" or first == 0 or by


_BY = frozenset(
    "saying telling arguing claiming announcing insisting declaring noting warning".split()
)


def _past(line: Line, first: int, at: int, group: set[str]) -> bool:
    low, after = line.low(first - 1), line.low(at + 1)
    told = line.low(at) in ("said", "told")
    if first == 0 or (group & _MODALS and not group & {"not", "have"}):
        return False
    if line.tag(first - 1) == "I" or (low in THINGS and not told and after != "that"):
        return False
    if not group and line.tag(first - 1) in "NX" and after == "by" and not told:
        return False
    return not (line.low(at) in NOUNISH and not group and _noun_frame(line, at))


def _noun_frame(line: Line, at: int) -> bool:
    return line.tag(at + 1) in "VA,.;C" or line.low(at + 1) in ("of", "for")


def _now(line: Line, first: int, at: int, form: str, group: set[str]) -> bool:
    word, before = line.low(at), line.tag(first - 1)
    if "to" in group and not group & _GO_ON:
        return False
    if group & _MODALS:
        return "not" in group and word in _NEGATED
    if group & _DO:
        return True
    if first == 0 or before in "IDWSVAT" or (form == "base" and not _plural(line, first - 1)):
        return False
    if line.tag(first - 1) == "N" and word in ("shows", "show", "finds", "find", "suggests"):
        return bool({line.low(k) for k in range(max(0, first - 12), first)} & EVIDENCE)
    if word in NOUNISH and not (word == "plans" and line.low(at + 1) == "to"):
        clear = line.tag(at + 1) in "QTDP"
        return clear and (before in "PR" or line.cap(first - 1) or line.tag(at + 1) in "TQ")
    return before in "NPRC,Q)"


def _plural(line: Line, at: int) -> bool:
    low = line.low(at)
    plural = low.endswith("s") and not low.endswith(("ss", "'s", "us"))
    told = line.low(at + 1) in ("say", "believe", "argue", "insist", "acknowledge", "contend")
    return told or plural or low in PLURAL_ROLE or low in _PLURALS


_PLURALS = frozenset("i we they you who people police and".split())


def is_infinitive(cue: Cue) -> bool:
    """Whether 'to …' after the cue is what was said."""
    return cue.lemma in INFINITIVE
