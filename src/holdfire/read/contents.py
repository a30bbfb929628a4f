"""What was said: where the content of a cue begins and ends, left and right of it."""

from .clauses import Range, clause_start, subject
from .cues import TOLLS, Cue
from .grammar import Line
from .lexicon import ADJUNCT_NOUNS, CLAUSES_ONLY, INFINITIVE, OBJECTS, TELLS, VERBS
from .settings import adjunct

Pieces = tuple[Range, ...]

_CLAUSAL = frozenset("that whether if how what why there it no as so".split())
_ABOUT = frozenset("about for on against with of over at by".split())
_RESUMES = frozenset("though although because unless if even".split())
_BELONGS = frozenset("starting beginning ending including covering lasting".split())


def complement(line: Line, cue: Cue, later: list[Cue], bounded: bool = False) -> Pieces | None:
    """What follows the cue as its content, or None; `bounded` where the main clause comes after."""
    at = _opening(line, cue)
    end = sentence_end(line)
    if at >= end:
        return None
    if line.tag(at) in ".,;)?":
        quote = line.tag(at) == "," and line.tag(at + 1) == "Q"
        return ((at + 1, _right(line, at + 1, cue, later, bounded)),) if quote else None
    if line.tag(at) in ":-":
        return ((at + 1, end),) if at + 1 < end and line.low(at + 1) != "-" else None
    if not _allowed(line, at, cue) or (cue.lemma == "tell" and _only_told(line, cue, at, end)):
        return None
    if cue.lemma == "decline" and any(line.low(k) in _ASKED for k in range(at, at + 4)):
        return ()
    stop = _right(line, at, cue, later, bounded)
    if cue.lemma == "decline" and line.tag(stop - 1) == "W" and stop - 2 > at:
        stop -= 2 if line.low(stop - 2) == "on" else 1
    return ((at, stop),) if stop > at and _enough(line, at, stop, cue) else None


_ASKED = frozenset("request requests questions queries calls messages emails inquiries".split())


def _only_told(line: Line, cue: Cue, at: int, end: int) -> bool:
    """'told reporters in the town': nobody but the person told follows."""
    return at == cue.last + 1 and line.tag(at) not in "TQP" and not _finite_soon(line, at, end)


def sentence_end(line: Line) -> int:
    """The end of the sentence without its closing mark."""
    end = len(line)
    while end and line.tag(end - 1) == ".":
        end -= 1
    return end


def _opening(line: Line, cue: Cue) -> int:
    at = _recipient(line, cue)
    if line.low(at) == "only" and line.tag(at + 1) in "TQ":
        return at
    if cue.kind == "quoted":
        return next(k for k in range(at, len(line)) if line.low(k) == "saying") + 1
    if cue.kind == "toll" or (cue.lemma == "decline" and line.low(at) in ("on", "about")):
        return at
    return _that(line, at) or adjunct(line, at)


def _recipient(line: Line, cue: Cue) -> int:
    """Pass over whom it was told to; stays at the person asked for requests."""
    at = cue.last + 1
    if cue.lemma not in TELLS or line.low(at) in ("that", "to", ":"):
        return at
    if line.tag(at) == "P" and line.tag(at + 1) in "VAX":
        return at
    for i in range(at, min(at + 16, len(line))):
        if line.tag(i) in ".;VA" or (line.low(i) == "to" and cue.lemma not in _INFORMS):
            return at
        if _told_ends(line, i, at, cue):
            return i + (line.tag(i) == ",")
    return at


_INFORMS = frozenset("tell inform assure remind notify teach".split())


def _told_ends(line: Line, i: int, at: int, cue: Cue) -> bool:
    """Whether the person told is past at `i` and what was said begins."""
    if line.tag(i) in "QT:":
        return True
    if line.low(i) == "to":
        return cue.lemma == "tell" and line.tag(i + 1) in "VN"
    if line.tag(i) == ",":
        return line.tag(i + 1) == "Q"
    if line.low(at) == "her" and line.low(i) in ("his", "its", "their", "our"):
        return True
    return i > at and _clause_opens(line, i)


def _clause_opens(line: Line, i: int) -> bool:
    """Whether a new subject begins right after the person told."""
    before = line.tag(i - 1)
    if line.tag(i) == "P" or line.low(i) in ("whether", "how", "what", "why", "if"):
        return before not in "I"
    return line.tag(i) == "D" and before in "NPW" and line.low(i) != "all"


def _that(line: Line, at: int) -> int | None:
    """A complementizer a little further on, past a setting without a finite verb."""
    if line.tag(at) in "DPQN" or (line.low(at) == "to" and "T" not in line.tags[at : at + 5]):
        return None
    for i in range(at, min(at + 24, len(line))):
        if line.tag(i) == "T":
            return i if i == at or line.tag(i - 1) not in "I" else None
        if line.tag(i) in ".;:VAQP" or (line.tag(i) == "," and line.tag(i + 1) != "T"):
            return None
    return None


def _allowed(line: Line, at: int, cue: Cue) -> bool:
    """Whether the words at `at` can be the content of this verb."""
    tag = line.tag(at)
    if cue.lemma == "agree" or (cue.lemma in _PARTICLED and line.low(cue.last) in VERBS):
        return tag in "TQ"
    if line.low(at) == "to":
        return cue.lemma in INFINITIVE or cue.kind == "toll"
    if cue.lemma in CLAUSES_ONLY and tag not in "TPQS" and not _finite_soon(line, at, len(line)):
        return False
    if cue.lemma in _CALLS:
        return line.low(cue.last) in ("for", "on") or _named(line, at)
    if cue.lemma in ("raise", "voice") and cue.kind != "toll":
        return any(line.low(k) in _RAISED for k in range(at, at + 4))
    return _starts(line, at, cue)


def _starts(line: Line, at: int, cue: Cue) -> bool:
    """Whether a content can start with such a word."""
    low, tag = line.low(at), line.tag(at)
    if tag == "I":
        if line.lows(at, 2) in ("at least", "at most", "up to"):
            return cue.lemma in OBJECTS or cue.kind == "toll"
        narrow = low in ("about", "of") and cue.lemma in ("write", "ask", "complain", "warn")
        return narrow or (low in _ABOUT and cue.lemma in OBJECTS | {"decline", "emerge"})
    asks = tag == "R" and low != "that" and cue.last > cue.first
    return tag not in "RCVA" or asks or low in ("both", "so", "only")


_CALLS = frozenset("call brand label dub".split())
_PARTICLED = frozenset("feel point refer talk speak".split())
_RAISED = frozenset(
    "question questions concern concerns doubt doubts fears objections alarm".split()
)


def _named(line: Line, at: int) -> bool:
    """'called it a breach', 'called the trend “encouraging”': an object and a name for it."""
    for i in range(at + 1, min(at + 18, len(line))):
        if line.tag(i) in ".;:,":
            return False
        if line.tag(i) == "Q" or (line.tag(i) == "D" and line.tag(i - 1) in "NP"):
            return True
    return False


def _enough(line: Line, at: int, stop: int, cue: Cue) -> bool:
    """Whether it reads as a clause, a quotation or an object rather than a stray word."""
    if cue.lemma in OBJECTS or cue.kind != "verb" or line.tag(at) in "Q":
        return True
    quoted = "Q" in line.tags[at:stop]
    return quoted or line.low(at) in _CLAUSAL or line.tag(at) in "TP" or stop - at >= 3


def _right(line: Line, at: int, cue: Cue, later: list[Cue], bounded: bool) -> int:
    """Where a content that runs to the right stops."""
    end = sentence_end(line)
    clausal = line.tag(at) in "TPSQ" or line.low(at) in _CLAUSAL or cue.lemma not in OBJECTS
    clausal = (clausal and cue.kind != "toll") or _finite_soon(line, at, end)
    ahead = {c.first: c for c in later}
    for i in range(at + 1, end):
        tag = line.tag(i)
        if tag == ";" or (tag == "-" and line.low(i + 1) != "-" and _turns(line, i)):
            return i
        if tag == "," and (_cut_clause(line, i, cue) or (bounded and _main_follows(line, i))):
            return i
        if not clausal and not _unreached(line, at, i, cue) and _cut_object(line, i, at):
            return i
        if cue.kind == "toll" and tag == "," and _another(line, i):
            return i
        here = ahead.get(i)
        cut = _break(line, at, here) if here is not None else None
        if cut is not None and cut > at:
            return cut
    return end


def _another(line: Line, comma: int) -> bool:
    """', and the market reopened': a clause of its own behind a figure."""
    return line.low(comma + 1) in ("and", "but", "while") and _main_follows(line, comma + 1)


def _unreached(line: Line, at: int, i: int, cue: Cue) -> bool:
    """'lowered to six, from nine, the number of dead': the figure's name is still to come."""
    return (
        cue.kind == "toll" and line.tag(i) == "," and not {*line.lows(at, i - at).split()} & TOLLS
    )


def _finite_soon(line: Line, at: int, end: int) -> bool:
    """'confirmed the army would leave': an object that turns out to be a clause's subject."""
    for i in range(at, min(at + 12, end)):
        if line.tag(i) in ",;RSTQGC-":
            return False
        if line.tag(i) == "A":
            return True
    return False


def _turns(line: Line, dash: int) -> bool:
    return line.low(dash + 1) in ("and", "but", "which") or line.tag(dash + 1) == "D"


def _cut_clause(line: Line, comma: int, cue: Cue) -> bool:
    """A comma where another strand of the sentence goes on: ', citing', ', in a move'."""
    nxt = line.low(comma + 1)
    if nxt in ("a", "an", "the") and line.tag(comma) == ",":
        return any(line.low(k) in _SUMMARIES for k in range(comma + 2, comma + 4))
    return nxt in ("citing", "quoting", "according") or (
        nxt in ("crediting", "correcting") and cue.last < comma
    )


_SUMMARIES = frozenset(
    "shift move step sign charge accusation claim departure development reversal admission turn "
    "assertion reference nod concession first".split()
)
"""Nouns by which a writer sums up what somebody has just said."""


def _main_follows(line: Line, comma: int) -> bool:
    """Whether the main clause starts after this comma: a verb, or a subject and its verb."""
    if line.tag(comma + 1) in "VA":
        return True
    if line.tag(comma + 1) not in "DNPX":
        return False
    for i in range(comma + 1, min(comma + 12, len(line))):
        if line.tag(i) in "VA":
            return line.tag(i - 1) not in "R"
        if line.tag(i) in ",.;:SRT":
            return False
    return False


def _cut_object(line: Line, i: int, at: int) -> bool:
    """Where a plain object ends: at a relative or participle after a comma, or a second verb."""
    tag, nxt = line.tag(i), line.tag(i + 1)
    if tag == ":" and nxt == "Q":
        return True
    if tag == "," and i > at:
        if nxt in "RSP" or line.low(i + 1) in ("but", "amid", "after", "while", "when"):
            return True
        if nxt == "G":
            return line.low(i + 1) not in _BELONGS
        return (
            nxt == "D"
            and line.low(i + 1) in ("a", "an", "another", "the")
            and "and" not in _rest(line, i)
        )
    if tag == "I" and line.low(i) in ("in", "at", "during") and i > at + 1:
        return _closing_setting(line, i)
    if tag == "C" and line.low(i) in ("and", "but") and line.tag(i - 1) != "V":
        return _second_verb(line, i + 1)
    return False


def _closing_setting(line: Line, i: int) -> bool:
    """'in comments on Thursday' at the end: where it was said, not what."""
    stop = adjunct(line, i)
    spoken = any(line.low(k) in ADJUNCT_NOUNS for k in range(i, min(i + 5, stop)))
    return spoken and (line.tag(stop) in ".,;" or stop >= len(line))


def _rest(line: Line, i: int) -> list[str]:
    return [line.low(k) for k in range(i, min(i + 8, len(line)))]


def _second_verb(line: Line, i: int) -> bool:
    while line.tag(i) == "X":
        i += 1
    return line.tag(i) == "A" or (line.tag(i) == "V" and line.tag(i + 1) in "DPTQIUNX")


def _break(line: Line, at: int, cue: Cue) -> int | None:
    """Where a later cue's clause begins, when that clause is not part of the content."""
    before = cue.first - 1
    tag, low = line.tag(before), line.low(before)
    if cue.kind == "according":
        return before if tag == "," else cue.first
    if low in ("and", "but") and (line.tag(before - 1) in ",Q-" or cue.form == "past"):
        return before - 1 if line.tag(before - 1) in ",-" else before
    if tag in ",Q" and cue.form == "ing":
        return before if tag == "," else cue.first
    found = subject(line, cue.first, at)
    if found is None or found[0] <= at + 1:
        return None
    return _lead(line, cue, found[0] - 1)


def _lead(line: Line, cue: Cue, lead: int) -> int | None:
    """The cut before the subject of a later cue, by what stands before that subject."""
    low, tag = line.low(lead), line.tag(lead)
    if (
        low in ("while", "but", "and", "whereas", "though", "although")
        and line.tag(lead - 1) in ",Q-"
    ):
        return lead - 1 if line.tag(lead - 1) in ",-" else lead
    if tag in ",;-" and _parenthetical(line, cue):
        linked = line.tag(lead - 1) in "RSTC" and line.tag(lead - 2) == ","
        return lead - 2 if linked else lead
    return lead - 2 if line.tags[max(lead - 2, 0) : lead + 1] == ",DN" else None


def _parenthetical(line: Line, cue: Cue) -> bool:
    after = adjunct(line, _recipient(line, cue))
    return line.tag(after) in ",.;-" or line.low(after) in ("on", "after", "in")


def before(line: Line, stop: int, floor: int = 0) -> Range | None:
    """The words that end before `stop` as what was said: '…, the minister said'."""
    if stop <= floor:
        return None
    last = stop - 1
    ended = line.tag(last) == "Q" and (line.toks[last].closed or line.tag(stop) == ",")
    if ended and (_whole(line, last) or line.tag(last - 1) in ";:"):
        return last, stop
    first = floor
    for i in range(last - 1, floor, -1):
        if line.tag(i) == ";" or (line.tag(i) == ":" and line.tag(i + 1) != "Q"):
            first = i + 1
            break
    while first < stop and (_linking(line, first) or line.tag(first) in ",-"):
        first += 1
    return (first, stop) if first < stop else None


def _linking(line: Line, at: int) -> bool:
    however = line.low(at) in ("however", "meanwhile", "still") and line.tag(at + 1) == ","
    return line.low(at) in ("but", "and") or however


def _whole(line: Line, at: int) -> bool:
    said = line.toks[at].said
    return said[:1].isupper() and len(said.split()) > 1


def resumed(line: Line, at: int, head: Range | None) -> Pieces:
    """Words that go on after a parenthetical attribution."""
    at = adjunct(line, at)
    mark = line.tag(at)
    if mark == "Q":
        return ((at, at + 1),)
    if mark not in ",.:-;" or at + 1 >= len(line):
        return ()
    if line.tag(at + 1) == "Q":
        return ((at + 1, at + 2),)
    end = sentence_end(line)
    goes_on = mark == "," and end - at > 2 and _continues(line, at + 1, head)
    return ((at + 1, _stop(line, at + 1, end)),) if goes_on else ()


def _stop(line: Line, at: int, end: int) -> int:
    return next((i for i in range(at, end) if line.tag(i) == ";"), end)


def _continues(line: Line, at: int, head: Range | None) -> bool:
    """Whether plain words after the comma belong to the sentence that was said."""
    low, tag = line.low(at), line.tag(at)
    if tag in "GR" or low in ("after", "as", "while", "a", "an"):
        return head is not None and not _finite(line, head) and tag != "G"
    if (
        low in _RESUMES
        or line.lows(at, 2) == "the moment"
        or (low in ("and", "but", "or") and line.tag(at + 1) in "TVAX")
    ):
        return True
    if head is None or line.tag(head[1] - 1) == "Q":
        return False
    return tag in "VA" or not _finite(line, head) or line.tag(head[0]) == "S"


def _finite(line: Line, part: Range) -> bool:
    return any(t in "VA" for t in line.tags[part[0] : part[1]])


def clause_floor(line: Line, stop: int) -> int:
    """Where the clause that ends before `stop` begins, past 'while' or ', but'."""
    start = clause_start(line, stop)
    for i in range(stop - 1, start + 3, -1):
        low = line.low(i)
        if low in ("while", "but", "whereas") or (low == "and" and line.tag(i - 1) == ","):
            return i + 1
        if low == "where" and line.tag(i - 1) == ",":
            return i + 1
    return start
