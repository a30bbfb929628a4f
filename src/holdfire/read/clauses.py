"""Where clauses, subjects and complements begin and end, over tokens."""

from .lexicon import (
    ADJUNCT_NOUNS,
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    ROLES,
    SUBORDINATORS,
    TIME_WORDS,
    UNNAMED,
    VERBS,
)
from .text import Tok

BOUNDARIES = frozenset("; : — –".split())
CONJUNCTIONS = frozenset("and but while whereas though although as because so yet or nor".split())
_LEADS = SUBORDINATORS | frozenset(
    "however meanwhile separately later earlier but and still yet also instead then meantime "
    "nevertheless hours days minutes shortly asked speaking citing quoting addressing writing "
    "responding overnight yesterday today early late".split()
)


def clause_start(toks: tuple[Tok, ...], at: int, floor: int = 0) -> int:
    """Leftmost token of the clause whose verb group starts at `at`; never before `floor`."""
    for i in range(at - 1, floor - 1, -1):
        low = toks[i].low
        if low in BOUNDARIES:
            return i + 1
        if i > floor and low in CONJUNCTIONS - {"and", "or", "as"} and toks[i - 1].low == ",":
            return i + 1
        if low == "and" and i > floor and toks[i - 1].low in (",", "“”") and not _listing(toks, i, at):
            return i + 1
        if low in ("that", "while", "but", "because", "although", "though", "whereas") and i < at - 1 \
                and not (i > floor and toks[i - 1].low == ","):
            return i + 1
    return floor


def _listing(toks: tuple[Tok, ...], i: int, at: int) -> bool:
    """Whether `, and` joins the last member of a list of names that is the subject itself."""
    return at - i <= 3 and i >= 4 and toks[i - 1].low == "," and toks[i - 3].low == ","


def subject(toks: tuple[Tok, ...], at: int, floor: int = 0) -> tuple[int, int] | None:
    """Token range [first, last) of the subject before the verb group at `at`, or None."""
    start = clause_start(toks, at, floor)
    start = _skip_leads(toks, start, at)
    stop = at
    while stop > start and (toks[stop - 1].low in ADVERBS or _time_tail(toks, stop, start)):
        stop -= 1
    if stop <= start:
        return None
    if toks[stop - 1].low == ",":
        return _flanked(toks, start, stop - 1)
    first = _head(toks, start, stop)
    return _trim(toks, first, stop)


def _time_tail(toks: tuple[Tok, ...], stop: int, start: int) -> bool:
    """A bare weekday or 'on Tuesday' standing between subject and verb."""
    low = toks[stop - 1].low
    return stop - 2 > start and (low in TIME_WORDS - {"that"} and low not in MONTHS) and (
        toks[stop - 2].low in ("on", "late", "early") or toks[stop - 2].cap or toks[stop - 2].low in ROLES
    ) or (low == "on" and stop < len(toks) and toks[stop].low in TIME_WORDS)


def _skip_leads(toks: tuple[Tok, ...], start: int, at: int) -> int:
    """Pass over introductory phrases: 'On Thursday,', 'After X did Y,', 'However,'."""
    while start < at and not toks[start].quote and (
        toks[start].low in _LEADS or toks[start].low.endswith("ly") or toks[start].low.endswith("ing")
    ):
        comma = next((i for i in range(start, at) if toks[i].low == ","), None)
        if comma is None:
            return start + 1 if toks[start].low in ("but", "and", "while", "as", "though", "although", "because", "so", "yet", "whereas", "when", "then", "later") else start
        start = comma + 1
    return start


def _flanked(toks: tuple[Tok, ...], start: int, comma: int) -> tuple[int, int] | None:
    """A subject followed by an appositive or relative clause between commas."""
    commas = [i for i in range(start, comma) if toks[i].low == ","]
    cut = start
    for i in reversed(commas):
        if not _modifier(toks, i + 1, comma):
            cut = i + 1
            break
        comma_seg = max([c for c in commas if c < i], default=start - 1) + 1
        if _modifier(toks, comma_seg, i) and comma_seg > start:
            continue
        cut = comma_seg
        break
    first = _head(toks, cut, comma)
    return _trim(toks, first, comma)


def _modifier(toks: tuple[Tok, ...], first: int, last: int) -> bool:
    """Whether a stretch between commas reads as an appositive, age, place or relative clause."""
    if first >= last:
        return False
    low = toks[first].low
    finite = any(t.low in AUXILIARIES for t in toks[first:last])
    if low in RELATIVES or low.endswith("ing") or low.isdigit() or low in ("who", "aged", "flanked"):
        return True
    return not finite and low not in PRONOUNS


def _head(toks: tuple[Tok, ...], start: int, stop: int) -> int:
    """First token of the last noun phrase chain; cuts at a verb or comma clause before it."""
    first = start
    for i in range(stop - 2, start - 1, -1):
        low = toks[i].low
        if low == "," and not _appositive(toks, i, stop) and not _named_list(toks, i, stop):
            first = i + 1
            break
        if low == "“”" and i < stop - 1 and toks[i].text[-2:-1] in ",?!.":
            first = i + 1
            break
    while first < stop - 1 and (toks[first].low in CONJUNCTIONS or toks[first].low in ADVERBS - {"all", "both"} or toks[first].low == "that"):
        first += 1
    return first


def _appositive(toks: tuple[Tok, ...], comma: int, stop: int) -> bool:
    """'The Kremlin spokesman, Dmitri P' or 'Ana Vel, the mayor' with no closing comma."""
    before = [t for t in toks[max(0, comma - 6) : comma] if t.word]
    after = [t for t in toks[comma + 1 : stop] if t.word]
    role = any(t.low in ROLES or t.low in UNNAMED for t in before[-4:])
    return bool(after) and len(after) <= 4 and role and all(t.cap for t in after)


def _named_list(toks: tuple[Tok, ...], comma: int, stop: int) -> bool:
    return any(toks[i].low == "and" for i in range(comma, stop)) and all(
        t.cap or t.low in ("and", ",", "the", "of") for t in toks[comma:stop]
    )


def _trim(toks: tuple[Tok, ...], first: int, stop: int) -> tuple[int, int] | None:
    while first < stop and toks[first].low in (",", "“”", "-", "–"):
        first += 1
    while stop > first and toks[stop - 1].low in (",", "(", ")"):
        stop -= 1
    if first >= stop or stop - first > 45:
        return None
    return first, stop


def noun_phrase(toks: tuple[Tok, ...], at: int) -> int:
    """End (exclusive) of the noun phrase starting at `at`, with 'of' phrases and appositives."""
    i = at
    while i < len(toks):
        tok = toks[i]
        if tok.quote or tok.low in (".", ";", ":", "—", "–", ")", "?"):
            break
        if tok.low == "(":
            i = next((j + 1 for j in range(i, len(toks)) if toks[j].low == ")"), len(toks))
            continue
        if tok.low == ",":
            end = _after_comma(toks, i)
            if end is None:
                break
            i = end
            continue
        if tok.low in PREPOSITIONS - {"of", "for", "in", "at", "from", "with", "on", "near", "to"} or tok.low in ("but", "that"):
            break
        if tok.low in ("in", "on", "at", "to") and i + 1 < len(toks) and toks[i + 1].low in TIME_WORDS | ADJUNCT_NOUNS | {"a", "an"}:
            break
        if i > at and (tok.low in TIME_WORDS or tok.low in AUXILIARIES or tok.low in PRONOUNS):
            break
        if i > at and tok.low in VERBS and tok.low.endswith(("ed", "ing", "said")) and not toks[i - 1].low in DETERMINERS:
            break
        i += 1
    while i > at and toks[i - 1].low in (",", "on", "in", "at", "for", "and", "to", "from", "with"):
        i -= 1
    return i


def _after_comma(toks: tuple[Tok, ...], comma: int) -> int | None:
    """End of an appositive after a comma that closes at the next comma or the sentence's end."""
    nxt = comma + 1
    if nxt >= len(toks) or toks[nxt].quote:
        return None
    low = toks[nxt].low
    opens = low in DETERMINERS or low in ROLES or low in RELATIVES or toks[nxt].cap
    if not opens or low in ("that", "it", "they"):
        return None
    end = next((j for j in range(nxt, len(toks)) if toks[j].low in (",", ".", ";", "“”")), len(toks))
    inner = [t.low for t in toks[nxt:end]]
    if low not in RELATIVES and any(w in AUXILIARIES or w in ("said", "told") for w in inner):
        return None
    return end


def adjunct(toks: tuple[Tok, ...], at: int) -> int:
    """Pass over time and place words between a cue and what was said; returns the next index."""
    i = at
    while i < len(toks):
        low = toks[i].low
        if low in TIME_WORDS - {"that", "this", "last"} or low in ("separately", "publicly", "privately", "briefly"):
            i += 1
        elif low in ("on", "in", "at", "by", "late", "early", "last", "this", "during", "to", "from", "after", "before", "through", "via", "with"):
            end = _phrase(toks, i + 1)
            if end is None:
                break
            i = end
        elif low == "," and i > at and i + 1 < len(toks) and (toks[i + 1].quote or toks[i + 1].low == "that"):
            i += 1
        else:
            break
    return i


def _phrase(toks: tuple[Tok, ...], at: int) -> int | None:
    """End of a short prepositional object that is plainly a setting: a time or a kind of speech."""
    for i in range(at, min(at + 14, len(toks))):
        low = toks[i].low
        if low in TIME_WORDS and low not in ("that", "this", "last"):
            return _more_time(toks, i + 1)
        if low in ADJUNCT_NOUNS:
            return _tail(toks, i + 1)
        if toks[i].quote or low in (".", ",", "that", ";"):
            return None
        if low.isdigit() and i + 1 < len(toks) and toks[i + 1].low in TIME_WORDS:
            continue
    return None


def _more_time(toks: tuple[Tok, ...], at: int) -> int:
    i = at
    while i < len(toks) and (toks[i].low in TIME_WORDS - {"that", "this", "last"} or (toks[i].low.isdigit() and toks[i - 1].low in MONTHS)):
        i += 1
    return i


def _tail(toks: tuple[Tok, ...], at: int) -> int:
    """'statement posted on X', 'interview with the state broadcaster': up to the clause."""
    i = at
    while i < len(toks) and i < at + 10:
        low = toks[i].low
        if low in ("posted", "published", "issued", "released", "carried", "broadcast", "aired", "sent"):
            i += 1
        elif low in ("of", "with", "to", "on", "by", "for", "in", "at", "from"):
            i = _object(toks, i + 1)
        elif low in TIME_WORDS - {"that", "this"}:
            i += 1
        else:
            break
    return i


def _object(toks: tuple[Tok, ...], at: int) -> int:
    i = at
    while i < len(toks) and toks[i].low in DETERMINERS:
        i += 1
    while i < len(toks) and (toks[i].cap or toks[i].low in ADJUNCT_NOUNS or toks[i].low in ("state", "local", "news", "agency", "social", "media", "broadcaster", "station", "and", "daily", "newspaper")):
        i += 1
    return max(i, at + 1)
