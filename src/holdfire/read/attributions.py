"""Attributions by rule: source, cue and content of everything somebody is said to have said.

The spans follow PolNeAR's conventions (Newell et al. 2018): the source with its appositives, the
cue with auxiliaries and negation, the content with "that" and its quotation marks.
"""

from dataclasses import dataclass, replace

from .clauses import adjunct, noun_phrase, subject
from .cues import Cue, cues
from .lexicon import (
    AUXILIARIES,
    DETERMINERS,
    INFINITIVE,
    OBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TELLS,
    TIME_WORDS,
)
from .text import Document, Sentence, Tok

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Character ranges of one attribution; `lemma` of its cue; `via` the relaying source's range."""

    sentence: int
    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    lemma: str
    via: Range | None = None
    when: Range | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Token ranges [first, last) of one attribution inside a sentence."""

    cue: Cue
    source: Range | None
    content: tuple[Range, ...]
    via: Range | None = None


def attributions(doc: Document) -> list[Attribution]:
    """All attributions of a document, in reading order; standalone quotations join their speaker's."""
    found: list[Attribution] = []
    for sentence in doc.sentences:
        frames = sentence_frames(sentence)
        here = [_characters(sentence, f) for f in frames]
        if not here and found and _only_quote(sentence):
            found[-1] = _continued(doc, found[-1], sentence)
        found.extend(a for a in here if a.content)
    return found


def _only_quote(sentence: Sentence) -> bool:
    words = [t for t in sentence.toks if t.word]
    quotes = [t for t in sentence.toks if t.quote]
    return bool(quotes) and not words and len(quotes[0].text.split()) > 2


def _continued(doc: Document, last: Attribution, sentence: Sentence) -> Attribution:
    """Join a quotation without a speaker to the attribution just before it."""
    before = doc.sentences[last.sentence]
    near = sentence.number - last.sentence <= 6 and sentence.block - before.block <= 3
    spoken = any(doc.text[s:e].strip()[:1] in "“\"‘'«" or "“" in doc.text[s:e] for s, e in last.content)
    if not near or not spoken:
        return last
    return replace(last, content=(*last.content, (sentence.start, sentence.end)), sentence=last.sentence)


def sentence_frames(sentence: Sentence) -> list[Frame]:
    """The attributions of one sentence as token ranges."""
    toks = sentence.toks
    marks = cues(toks)
    frames: list[Frame] = []
    for number, cue in enumerate(marks):
        later = marks[number + 1 :]
        frame = _frame(toks, cue, frames, later)
        if frame is not None and frame.content:
            frames.append(frame)
    if not frames:
        frames = _colon(toks)
    return _relays(toks, frames)


def _frame(toks: tuple[Tok, ...], cue: Cue, done: list[Frame], later: list[Cue]) -> Frame | None:
    if cue.kind == "according":
        return _according(toks, cue)
    inverted = _inverted(toks, cue)
    if inverted is not None:
        return inverted
    content = _complement(toks, cue, later)
    if content is None:
        return _trailing(toks, cue)
    source = _source(toks, cue, done)
    if source is None and not _impersonal(toks, cue):
        return None
    if source is not None and source[1] - source[0] == 1 and toks[source[0]].low == "it" and cue.form != "past":
        return None
    front = _fronted(toks, cue, source)
    return Frame(cue, source, (*front, *content))


def _impersonal(toks: tuple[Tok, ...], cue: Cue) -> bool:
    return cue.first > 0 and toks[cue.first - 1].low in ("it", "reports")


def _source(toks: tuple[Tok, ...], cue: Cue, done: list[Frame]) -> Range | None:
    """The subject; for a coordinated or participial cue that of the cue before it."""
    before = toks[cue.first - 1].low if cue.first else ""
    joined = before in ("and", "but", "then", "or") or (before == "," and cue.form in ("ing", "past"))
    shared = [f for f in done if f.source is not None]
    if joined and shared and (cue.form == "ing" or before != ","):
        return shared[-1].source
    if cue.form == "ing" and before in (",", "“”"):
        return shared[-1].source if shared else _main_subject(toks, cue)
    if before == "“”" and joined is False and shared:
        return None
    if before in RELATIVES:
        return _antecedent(toks, cue.first - 1)
    floor = max((f.cue.last + 1 for f in done if f.cue.last < cue.first), default=0)
    found = subject(toks, cue.first, floor if floor < cue.first - 1 else 0)
    if found is None and shared and joined:
        return shared[-1].source
    return found if found and _speaking(toks, found) else None


def _antecedent(toks: tuple[Tok, ...], at: int) -> Range | None:
    stop = at - 1 if toks[at - 1].low == "," else at
    return subject(toks, stop)


def _main_subject(toks: tuple[Tok, ...], cue: Cue) -> Range | None:
    for i in range(1, cue.first):
        if toks[i].low in AUXILIARIES or (toks[i].low.endswith("ed") and not toks[i].cap):
            found = subject(toks, i)
            return found if found and _speaking(toks, found) else None
    return None


def _speaking(toks: tuple[Tok, ...], found: Range) -> bool:
    """Whether the phrase can speak: not a time, a bare number or a thing alone."""
    words = [t for t in toks[found[0] : found[1]] if t.word]
    if not words or all(t.low in TIME_WORDS or t.low.isdigit() for t in words):
        return False
    return words[0].low not in ("there", "what", "that", "which", "this") or len(words) > 1


def _complement(toks: tuple[Tok, ...], cue: Cue, later: list[Cue]) -> tuple[Range, ...] | None:
    """What follows the cue as its content, or None when nothing does."""
    at = _recipient(toks, cue)
    at = _that(toks, at) or adjunct(toks, at)
    end = _end(toks, at, later)
    if at >= end or toks[at].low in (".", ",", ";", "?", "!", ")"):
        if at < len(toks) and toks[at].low == "," and at + 1 < len(toks) and toks[at + 1].quote:
            return ((at + 1, _end(toks, at + 1, later)),)
        return None
    if toks[at].low in (":", "—", "–"):
        return ((at + 1, end),) if at + 1 < end else None
    if cue.lemma in INFINITIVE and toks[at].low == "to":
        return ((at, end),)
    if toks[at].low in PREPOSITIONS - {"that", "as", "when", "if", "about", "for", "on", "against", "with", "to", "of", "because", "after", "while", "at", "over", "like"}:
        return None
    if toks[at].low in PREPOSITIONS and cue.lemma not in OBJECTS and toks[at].low not in ("that", "as", "if"):
        return None
    if cue.lemma in OBJECTS or _clausal(toks, at, end):
        return ((at, end),)
    return None


def _recipient(toks: tuple[Tok, ...], cue: Cue) -> int:
    """Pass over whom it was told to; stays at the infinitive for orders."""
    at = cue.last + 1
    if cue.lemma not in TELLS or at >= len(toks) or toks[at].low in ("that", "to", ":"):
        return at
    for i in range(at, min(at + 14, len(toks))):
        low = toks[i].low
        if toks[i].quote or low in ("that", ":") or (low == "to" and cue.lemma != "tell"):
            return i
        if low in (".", ";"):
            return at
        if low == "," and i + 1 < len(toks) and toks[i + 1].quote:
            return i + 1
        if i > at and low in PRONOUNS | {"the", "a", "an"} and toks[i - 1].low not in PREPOSITIONS:
            return i
    return at + 1 if toks[at].word else at


def _that(toks: tuple[Tok, ...], at: int) -> int | None:
    """Index of a complementizer a little further on, past a setting without a finite verb."""
    for i in range(at, min(at + 22, len(toks))):
        tok = toks[i]
        if tok.low == "that":
            return i if i == at or toks[i - 1].low not in ("of", "in", "on", "at") else None
        if tok.low in (".", ";", ":") or (tok.quote and len(tok.text) > 40) or tok.low in AUXILIARIES:
            return None
        if i == at and (tok.low in DETERMINERS or tok.low in PRONOUNS or tok.quote or tok.cap):
            return None
        if tok.low == "," and not _comma_setting(toks, i):
            return None
    return None


def _comma_setting(toks: tuple[Tok, ...], comma: int) -> bool:
    rest = toks[comma + 1 : comma + 14]
    return any(t.low == "that" for t in rest) and not any(t.low in AUXILIARIES for t in rest[:6])


def _clausal(toks: tuple[Tok, ...], at: int, end: int) -> bool:
    """Whether a complement reads as a clause or a quotation rather than a stray object."""
    tok = toks[at]
    if tok.quote or tok.low in ("that", "whether", "if", "how", "what", "why", "there", "it", "no", "as", "so", "“”"):
        return True
    return end - at >= 3


def _end(toks: tuple[Tok, ...], at: int, later: list[Cue]) -> int:
    """Where a content that runs to the right stops."""
    end = len(toks)
    while end > at and toks[end - 1].low in (".", "?", "!"):
        end -= 1
    for cue in later:
        if cue.first <= at or cue.first >= end:
            continue
        cut = _break(toks, at, cue)
        if cut is not None:
            return cut
    return end


def _break(toks: tuple[Tok, ...], at: int, cue: Cue) -> int | None:
    """The token where a later cue's clause begins, when that clause is not part of the content."""
    before = cue.first - 1
    low = toks[before].low
    if cue.kind == "according":
        return before if low == "," and before > at else (cue.first if before > at else None)
    if low in ("and", "but") and (toks[before - 1].low == "," or cue.form == "past"):
        return before - 1 if toks[before - 1].low == "," else before
    if low in (",", "“”") and cue.form == "ing":
        return before if low == "," else cue.first
    found = subject(toks, cue.first, at)
    if found is None or found[0] <= at + 1:
        return None
    lead = toks[found[0] - 1].low
    if lead in ("while", "but", "and", "whereas", "though", "although") and toks[found[0] - 2].low in (",", "“”"):
        return found[0] - 2 if toks[found[0] - 2].low == "," else found[0] - 1
    if lead in (",", ";", "—", "–") and _parenthetical(toks, cue):
        return found[0] - 1
    return None


def _parenthetical(toks: tuple[Tok, ...], cue: Cue) -> bool:
    after = adjunct(toks, cue.last + 1)
    return after >= len(toks) or toks[after].low in (",", ".", ";", "—", "–")


def _trailing(toks: tuple[Tok, ...], cue: Cue) -> Frame | None:
    """'…, the minister said on Tuesday.': content before, and after when the sentence goes on."""
    if cue.form not in ("past", "third", "base") or cue.lemma in ("want", "expect", "seek", "call", "welcome"):
        return None
    source = subject(toks, cue.first)
    if source is None or source[0] == 0 or not _speaking(toks, source):
        return None
    gap = source[0] - 1
    if toks[gap].low not in (",", "“”", "—", "–", "?", "!"):
        return None
    stop = gap if toks[gap].low in (",", "—", "–") else source[0]
    if stop <= 0:
        return None
    first = 0
    while first < stop and toks[first].low in ("but", "and", "—"):
        first += 1
    after = _resumed(toks, cue.last + 1)
    return Frame(cue, source, ((first, stop), *after))


def _resumed(toks: tuple[Tok, ...], at: int) -> tuple[Range, ...]:
    """Quoted or plain words that go on after a parenthetical attribution."""
    at = adjunct(toks, at)
    if at < len(toks) and toks[at].low in (",", ".", ":", "—", "–"):
        at += 1
    if at >= len(toks):
        return ()
    if toks[at].quote:
        return ((at, at + 1),)
    end = len(toks) - 1 if toks[-1].low in (".", "?", "!") else len(toks)
    plain = toks[at].low not in ("and", "but", "while", "adding", "as", "who", "which") and not toks[at].low.endswith("ing")
    return ((at, end),) if plain and end - at > 3 and toks[at - 1].low == "," else ()


def _inverted(toks: tuple[Tok, ...], cue: Cue) -> Frame | None:
    """'“…,” said Ana Vel, the mayor.': the cue stands between content and source."""
    if cue.first == 0 or cue.last + 1 >= len(toks) or cue.form not in ("past", "third"):
        return None
    before, nxt = toks[cue.first - 1], toks[cue.last + 1]
    closes = before.quote and before.text[-2:-1] in ",?!." or (before.low == "," and cue.first > 3)
    if not closes or not (nxt.cap or nxt.low in DETERMINERS) or nxt.low in ("that", "i", "it"):
        return None
    if before.low == "," and (cue.lemma not in ("say", "add", "write", "note", "explain") or nxt.low in ("this",)):
        return None
    end = noun_phrase(toks, cue.last + 1)
    stop = cue.first - 1 if before.low == "," else cue.first
    first = 1 if toks[0].low in ("but", "and") and stop > 1 else 0
    return Frame(cue, (cue.last + 1, end), ((first, stop), *_resumed(toks, end)))


def _according(toks: tuple[Tok, ...], cue: Cue) -> Frame | None:
    end = noun_phrase(toks, cue.last + 1)
    if end <= cue.last + 1:
        return None
    if cue.first <= 1:
        at = end + 1 if end < len(toks) and toks[end].low == "," else end
        stop = len(toks) - 1 if toks[-1].low in (".", "?", "!") else len(toks)
        return Frame(cue, (cue.last + 1, end), ((at, stop),) if at < stop else ())
    stop = cue.first - 1 if toks[cue.first - 1].low == "," else cue.first
    return Frame(cue, (cue.last + 1, end), ((_clause(toks, stop), stop),))


def _clause(toks: tuple[Tok, ...], stop: int) -> int:
    for i in range(stop - 1, 3, -1):
        if toks[i].low in ("while", "but", "whereas", ";") or (toks[i].low == "and" and toks[i - 1].low == ","):
            return i + 1
    return 0


def _fronted(toks: tuple[Tok, ...], cue: Cue, source: Range | None) -> tuple[Range, ...]:
    """A quotation that stands before 'X said', when the sentence goes on after the cue."""
    if source is None or source[0] == 0:
        return ()
    i = source[0] - 1
    return ((i, i + 1),) if toks[i].quote and toks[i].text[-2:-1] in ",?!." else ()


def _colon(toks: tuple[Tok, ...]) -> list[Frame]:
    """'The statement: “…”' and 'Vel: “…”' — a short phrase, a colon, a quotation."""
    for i in range(1, min(8, len(toks) - 1)):
        if toks[i].low == ":" and toks[i + 1].quote and toks[0].cap:
            return [Frame(Cue(i, i, "say", "colon"), (0, i), ((i + 1, i + 2),))]
    return []


def _relays(toks: tuple[Tok, ...], frames: list[Frame]) -> list[Frame]:
    """'X declined to comment, according to Y': Y relays X's statement and makes none of its own."""
    kept: list[Frame] = []
    for frame in frames:
        inner = [k for k in kept if frame.cue.kind == "according" and _within(k, frame)]
        if inner:
            kept[kept.index(inner[-1])] = replace(inner[-1], via=frame.source)
        else:
            kept.append(frame)
    return [replace(f, via=f.via or _told(toks, f)) for f in kept]


def _within(inner: Frame, outer: Frame) -> bool:
    low, high = outer.content[0]
    return inner.source is not None and low <= inner.source[0] and inner.cue.last < high


def _told(toks: tuple[Tok, ...], frame: Frame) -> Range | None:
    """The agency or station somebody told: 'told the Meridian agency that', 'told state radio'."""
    first = frame.cue.last + 1
    stop = next((c[0] for c in frame.content if c[0] >= first), first)
    if frame.cue.lemma == "tell" and stop > first:
        names = [t for t in toks[first:stop] if t.cap and t.low not in TIME_WORDS]
        outlets = [t for t in toks[first:stop] if t.low in ("radio", "television", "agency", "broadcaster", "newspaper", "tv")]
        if names or outlets:
            return _recipient_range(toks, first, stop)
    return _citing(toks)


def _recipient_range(toks: tuple[Tok, ...], first: int, stop: int) -> Range:
    end = first
    while end < stop and not (toks[end].low in PREPOSITIONS and end > first) and toks[end].low not in TIME_WORDS | {"that", ",", "“”"}:
        end += 1
    return first, max(end, first + 1)


def _citing(toks: tuple[Tok, ...]) -> Range | None:
    for i, tok in enumerate(toks[:-1]):
        if tok.low in ("citing", "quoting"):
            return i + 1, noun_phrase(toks, i + 1)
    return None


def _characters(sentence: Sentence, frame: Frame) -> Attribution:
    toks = sentence.toks

    def span(r: Range | None) -> Range | None:
        return (toks[r[0]].start, toks[r[1] - 1].end) if r and r[1] > r[0] else None

    pieces = tuple(s for s in (span(c) for c in frame.content) if s)
    cue = span((frame.cue.first, frame.cue.last + 1))
    return Attribution(sentence.number, span(frame.source), cue, pieces, frame.cue.lemma, span(frame.via))
