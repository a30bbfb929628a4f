"""The attributions of one sentence: which words are source, cue and content."""

import re
from dataclasses import replace

from . import signs
from .clauses import Range, right_phrase, subject
from .contents import Pieces, before, clause_floor, complement, resumed, sentence_end
from .cues import Cue, cues
from .grammar import Line
from .lexicon import PARENTHETICAL, TIME_NOUNS, TOLD
from .relays import Frame, relays
from .settings import adjunct

LONGEST = 300
"""Words of the longest sentence that is read; anything longer is a list or a table."""


def frames(this: Line) -> list[Frame]:
    """The attributions of one sentence as token ranges."""
    if len(this) > LONGEST:
        return []
    marks = cues(this)
    found: list[Frame] = []
    for number, cue in enumerate(marks):
        frame = _frame(this, cue, found, marks[number + 1 :])
        if frame is not None:
            found.append(frame)
    if not found:
        found = _named_quote(this)
    kept = [f for f in found if not _borrowed(this, f, found)]
    return relays(this, [_without(f, kept) for f in kept])


def _without(frame: Frame, others: list[Frame]) -> Frame:
    """Leave out a resumed piece in which somebody else begins to speak."""
    starts = [o.source[0] for o in others if o.source is not None and o is not frame]
    pieces = tuple(
        (a, b)
        for n, (a, b) in enumerate(frame.content)
        if n == 0 or a < frame.cue.first or not any(a <= s <= a + 2 for s in starts)
    )
    return replace(frame, content=pieces)


def _borrowed(this: Line, frame: Frame, found: list[Frame]) -> bool:
    """Whether a hope or plan, or 'he said', only stands inside what somebody else is telling."""
    told = frame.cue.lemma in TOLD
    pronoun = frame.source is not None and this.tag(frame.source[0]) == "P"
    if told and not (pronoun and frame.cue.lemma != "say"):
        return False
    return any(
        a <= frame.cue.first < b and other is not frame for other in found for a, b in other.content
    )


def _frame(this: Line, cue: Cue, done: list[Frame], later: list[Cue]) -> Frame | None:
    if cue.kind == "according":
        return _according(this, cue)
    if cue.kind in ("impersonal", "spread"):
        return _unowned(this, cue)
    if cue.form == "passive":
        return _passive(this, cue)
    source = _source(this, cue, done)
    after = _inverted(this, cue)
    if after is not None:
        return after
    trailing = _trailing(this, cue, source, done)
    if source is None or not _speaking(this, source, cue) or _described(this, source, cue):
        return None
    content = complement(this, cue, later, _bounded(this, source))
    if content is not None and (trailing is None or this.tag(cue.last + 1) not in ",."):
        refuses = cue.lemma in ("reject", "deny", "dismiss", "dispute", "decline")
        named = _spoken_of(this, source) if refuses else ()
        owner = None if _impersonal(this, source, cue) else source
        return Frame(cue, owner, (*named, *_fronted(this, source, done), *content))
    if trailing is not None:
        return trailing
    return Frame(cue, source, _spoken_of(this, source)) if cue.lemma == "decline" else None


def _impersonal(this: Line, source: Range, cue: Cue) -> bool:
    """'It was denied that …': somebody not named denies it."""
    group = {this.low(k) for k in range(cue.first, cue.last)}
    return this.low(source[0]) == "it" and bool(group & {"was", "is", "been", "being"})


def _spoken_of(this: Line, source: Range) -> Pieces:
    """'…, an offer the army declined to discuss': the noun a short relative clause hangs on."""
    first = source[0]
    return ((first - 2, first),) if this.tags[max(first - 3, 0) : first] == ",DN" else ()


def _described(this: Line, source: Range, cue: Cue) -> bool:
    """'guarantees (that) the two sides had pledged to offer': the clause only describes a thing."""
    at = source[0] - 1
    relative = this.tag(at) == "N" or (this.tag(at) == "T" and this.tag(at - 1) == "N")
    return relative and cue.lemma not in TOLD


def _bounded(this: Line, source: Range) -> bool:
    """Whether the cue stands in a subordinate or relative clause before the main one."""
    if this.tag(source[0]) == "R":
        return this.tag(source[0] - 1) in "N,)"
    return this.tag(source[0] - 1) == "S" and (source[0] <= 2 or this.tag(source[0] - 2) in ",C")


def _source(this: Line, cue: Cue, done: list[Frame]) -> Range | None:
    """The subject; for a coordinated or participial cue that of the cue before it."""
    lead = this.low(cue.first - 1)
    shared = next((f.source for f in reversed(done) if f.source is not None), None)
    if (cue.form == "ing" and this.tag(cue.first - 1) in ",Q-") or cue.first == 0:
        return shared or (None if cue.lemma in _SIGNS else _main_subject(this, cue))
    if lead in ("and", "but", "then", "or", "nor"):
        inside = next((f for f in done if _resumes(f, cue)), None)
        if inside is not None:
            return _last_subject(this, inside.content[0])
        return shared or _main_subject(this, cue)
    if lead == "," and cue.form != "past" and shared:
        return shared
    if this.tag(cue.first - 1) == "R":
        if this.low(cue.first - 2) in _UNKNOWN:
            return None
        return cue.first - 1, cue.first
    if lead == "that":
        return None
    told = [f for f in done if f.cue.last < cue.first]
    floor = max((f.cue.last + 1 for f in told if not _aside(this, f)), default=0)
    return subject(this, cue.first, floor)


def _aside(this: Line, frame: Frame) -> bool:
    """'The army, which did not reply, said': a silence told between a subject and its verb."""
    relative = frame.source is not None and this.tag(frame.source[0]) == "R"
    return relative and frame.cue.lemma == "decline"


_UNKNOWN = frozenset("establish know say clear determine verify tell ask".split())
"""What an indirect question follows: 'could not establish who wrote it'."""

_SIGNS = frozenset("suggest indicate show signal reveal underline underscore".split())
"""What a thing may do as well: 'the snow is heavy, suggesting that …' has no speaker."""


def _resumes(frame: Frame, cue: Cue) -> bool:
    """Whether the cue stands in words that go on after 'he said': '…, he said, and explained …'."""
    pieces = frame.content
    after = any(a <= cue.first < b for a, b in pieces[1:])
    return after and pieces[0][1] <= frame.cue.first


def _last_subject(this: Line, head: Range) -> Range | None:
    """The subject of the last finite verb in a stretch of words."""
    for i in range(head[1] - 1, head[0], -1):
        if this.tag(i) in "VA" and this.tag(i - 1) not in "VA":
            found = subject(this, i, head[0])
            if found is not None:
                return found
    return None


def _main_subject(this: Line, cue: Cue) -> Range | None:
    """The subject of the sentence's first finite verb."""
    for i in range(1, cue.first):
        if this.tag(i) in "VA" and this.tag(i - 1) not in "RC":
            return subject(this, i)
    return None


_MUTE = frozenset("forecasts forecast temperatures weather skies prices odds signs".split())
_NEVER = frozenset("there what this which such nothing more".split())


def _speaking(this: Line, found: Range, cue: Cue) -> bool:
    """Whether the phrase can speak: not a time, a bare number or an empty 'it'."""
    words = [k for k in range(*found) if this.toks[k].word]
    if words and (this.low(words[-1]) in _MUTE or this.low(words[0]) in ("no", "nobody")):
        return False
    if any(this.low(k) in ("neither", "nor") for k in range(max(0, found[0] - 5), found[1])):
        return cue.lemma == "decline"
    if not words or all(this.tag(k) in "WM" or this.low(k) in TIME_NOUNS for k in words):
        return False
    if len(words) == 1 and this.low(words[0]) == "it" and cue.form != "past":
        plain = cue.form == "third" or (cue.form == "base" and cue.last > cue.first)
        return plain and this.tag(cue.first - 1) == "P"
    return not (len(words) == 1 and this.low(words[0]) in _NEVER - {"which"})


def _trailing(this: Line, cue: Cue, source: Range | None, done: list[Frame]) -> Frame | None:
    """'…, the minister said on Tuesday.': content before, and after when the sentence goes on."""
    if cue.form == "ing" or source is None or source[0] == 0 or cue.lemma not in PARENTHETICAL:
        return None
    gap = source[0] - 1
    if this.tag(gap) == "," and this.tag(gap - 1) in "RST" and this.tag(cue.last + 1) == ",":
        return Frame(cue, source, ((cue.last + 2, sentence_end(this)),))
    if this.tag(gap) not in ",Q-.?!" or (this.tag(gap) == "-" and this.tag(gap - 1) == "-"):
        return None
    stop = gap if this.tag(gap) in ",-" else source[0]
    floor = max(
        (f.cue.last + 1 for f in done if f.content and f.content[-1][0] > f.cue.last), default=0
    )
    head = before(this, stop, 0 if floor >= stop - 1 else _restart(this, floor, stop))
    if head is None or _opener(this, cue, head):
        return None
    if cue.lemma == "decline" and this.low(head[0]) == "asked":
        head = head[0] + 1, head[1]
    tail = resumed(this, _told(this, cue), head)
    if not tail and not _said(this, head) and this.tag(source[0]) != "P":
        return None
    return Frame(cue, source, (head, *tail)) if _lone(this, cue, tail) else None


def _opener(this: Line, cue: Cue, head: Range) -> bool:
    """'Asked about the truce, he said, “…”': the words before are a setting, not what was said."""
    quote = this.tag(cue.last + 1) in ",:" and this.tag(cue.last + 2) == "Q"
    return quote and this.tag(head[0]) in "SIGV" and this.toks[cue.last + 2].said[:1].isupper()


def _restart(this: Line, floor: int, stop: int) -> int:
    """After an earlier cue in the sentence the words before 'she said' start at its own clause."""
    for i in range(stop - 1, floor, -1):
        if this.tag(i) == ";":
            return i + 1
    return 0


def _said(this: Line, head: Range) -> bool:
    tags = this.tags[head[0] : head[1]]
    happened = any(_PAST.fullmatch(this.low(k)) for k in range(head[0] + 1, head[1]))
    return "Q" in tags or any(t in "VA" for t in tags) or len(tags) < 6 or happened


_PAST = re.compile(signs.PAST, re.I)


def _told(this: Line, cue: Cue) -> int:
    """Past the person told in a trailing attribution: 'she told the agency'."""
    at = cue.last + 1
    if cue.lemma in ("tell", "inform", "warn", "remind"):
        at = right_phrase(this, at)
    elif this.low(at) in ("of", "about"):
        at = right_phrase(this, at + 1)
    return adjunct(this, at)


def _lone(this: Line, cue: Cue, tail: Pieces) -> bool:
    """Whether nothing but a setting follows the cue, so that the content stands before it."""
    nxt = this.tag(_told(this, cue))
    return bool(tail) or nxt in ".,;Q-:IWXGSC" or cue.last + 1 >= sentence_end(this)


def _inverted(this: Line, cue: Cue) -> Frame | None:
    """'“…,” said Ana Vel, the mayor.': the cue stands between content and source."""
    at = cue.last + 1
    if cue.form not in ("past", "third") or cue.first != cue.last or not _inverts(this, cue):
        return None
    end = right_phrase(this, at)
    if end <= at or this.tag(end) in "VA" or (this.tag(end) == "X" and this.tag(end + 1) in "VA"):
        return None
    stop = cue.first - 1 if this.tag(cue.first - 1) == "," else cue.first
    head = before(this, stop)
    if head is None or not _said(this, head):
        return None
    return Frame(cue, (at, end), (head, *resumed(this, end, head)))


def _inverts(this: Line, cue: Cue) -> bool:
    prior, nxt = cue.first - 1, cue.last + 1
    if this.tag(nxt) not in "ND" or this.low(nxt) in ("this", "that", "it", "no"):
        return False
    if this.tag(prior) == "Q":
        return this.toks[prior].closed
    plain = cue.lemma in ("say", "add", "write", "note", "explain", "report", "announce", "read")
    return this.tag(prior) == "," and cue.first > 3 and plain and not _flanked(this, prior)


def _flanked(this: Line, comma: int) -> bool:
    """'Ana Vel, the mayor, said no decision': a subject with a description stands before."""
    found = subject(this, comma + 1)
    return found is not None and (found[0] <= 1 or this.tag(found[0] - 1) in ",;-QCST")


def _according(this: Line, cue: Cue) -> Frame | None:
    at = cue.last + 1
    end = right_phrase(this, at)
    if end <= at:
        return None
    if cue.first <= 1:
        first = end + 1 if this.tag(end) == "," else end
        stop = sentence_end(this)
        return Frame(cue, (at, end), ((first, stop),)) if first < stop else None
    stop = cue.first - 1 if this.tag(cue.first - 1) == "," else cue.first
    head = before(this, stop, clause_floor(this, stop))
    if head is None:
        return None
    return Frame(cue, (at, end), (head, *resumed(this, end, head)))


def _unowned(this: Line, cue: Cue) -> Frame | None:
    """'It emerged that …' has no source; 'reports of … spread on the pages of X' may have."""
    if cue.kind == "impersonal":
        at = next(k for k in range(cue.last, len(this)) if this.tag(k) == "T")
        stop = this.tags.find(";", at)
        return Frame(cue, None, ((at, stop if stop > at else sentence_end(this)),))
    spread = next(
        k
        for k in range(cue.last, len(this))
        if this.low(k) in ("surfaced", "emerged", "appeared", "circulated", "spread")
    )
    content = ((cue.last + 1, spread),) if spread > cue.last + 1 else ()
    for k in range(spread + 1, len(this) - 2):
        if this.low(k) in ("accounts", "channels", "pages", "posts") and this.low(k + 1) in (
            "of",
            "by",
            "from",
        ):
            return Frame(cue, (k + 2, right_phrase(this, k + 2)), content)
    return Frame(cue, None, content) if content else None


def _passive(this: Line, cue: Cue) -> Frame | None:
    """'the figure was raised to 22 by the civil defence'."""
    by = next((k for k in range(cue.last, len(this)) if this.low(k) == "by"), None)
    found = subject(this, cue.first)
    if by is None or found is None:
        return None
    end = right_phrase(this, by + 1)
    return Frame(cue, (by + 1, end), (found, (cue.last + 1, by))) if end > by + 1 else None


def _fronted(this: Line, source: Range, done: list[Frame]) -> Pieces:
    """A quotation that stands before 'X said', when the sentence goes on after the cue."""
    i = source[0] - 1
    taken = any(a <= i < b for f in done for a, b in f.content)
    ended = i >= 0 and this.toks[i].closed and not taken and this.tag(source[0]) not in "R"
    return ((i, i + 1),) if ended else ()


def _named_quote(this: Line) -> list[Frame]:
    """'The statement: “…”', 'Vel: “…”', 'VEL: Words.' and '“…” — Ana Vel'."""
    for i in range(1, min(8, len(this) - 1)):
        if this.tag(i) == ":" and ((this.tag(i + 1) == "Q" and this.cap(0)) or _shouted(this, i)):
            cue = Cue(i, i, "say", "colon", "mark")
            return [
                Frame(
                    cue, (0, i), ((i + 1, i + 2 if this.tag(i + 1) == "Q" else sentence_end(this)),)
                )
            ]
    if (
        len(this) > 2
        and this.tag(0) == "Q"
        and this.tag(1) == "-"
        and this.cap(2)
        and len(this) < 12
    ):
        return [Frame(Cue(1, 1, "say", "dash", "mark"), (2, right_phrase(this, 2)), ((0, 1),))]
    return []


def _shouted(this: Line, colon: int) -> bool:
    return colon <= 3 and all(t.text.isupper() and len(t.text) > 2 for t in this.toks[:colon])
