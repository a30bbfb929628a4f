"""Writing sentences whose every part knows what it rests on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from holdfire.errors import Unsupported
from holdfire.record import (
    READABLE,
    Capture,
    CaptureClass,
    Dossier,
    Mode,
    Piece,
    Search,
    Sentence,
    Span,
    Statement,
    Voice,
    make_id,
)

METHOD = "brief-1"
"""Method number of the composer, kept with every search record."""

_NEAR = 60
"""Characters between a cue and its content over which they are quoted together."""

_OPEN, _CLOSE = "“\"‘'«", "”\"’'»"


def ours(text: str) -> Piece:
    """Words of ours between things that are cited."""
    return Piece(text=text)


def strong(text: str) -> Piece:
    """Words of ours that lead a line."""
    return Piece(text=text, strong=True)


def on(text: str, spans: Iterable[Span] = (), rules: Iterable[str] = ()) -> Piece:
    """Words of ours that rest on spans or rules."""
    return Piece(text=text, spans=tuple(spans), rules=tuple(rules))


def sentence(*pieces: Piece) -> Sentence:
    """A sentence; refused when nothing stands under it."""
    made = Sentence(
        pieces=pieces,
        id=make_id(
            "snt",
            [
                [
                    p.text,
                    [(s.capture, s.start, s.end) for s in p.spans],
                    [x.id for x in p.searches],
                    p.rules,
                ]
                for p in pieces
            ],
        ),
    )
    if not made.rests:
        raise Unsupported(
            f"nothing stands under the sentence {made.text[:80]!r}; the brief was not written"
        )
    return made


def _ids(searches: Iterable[Search]) -> list[str]:
    return [s.id for s in searches]


_FEW = 20
"""Texts up to which a case is small: each has a search record of its own; of more, one covers all,
and lists are cut shorter so that two pages hold."""


@dataclass(frozen=True)  # no slots: what was read is gathered once
class Pen:
    """Quotes from one dossier."""

    dossier: Dossier

    @cached_property
    def read(self) -> tuple[Capture, ...]:
        """The texts that somebody read."""
        found = tuple(c for c in self.dossier.captures if was_read(c))
        return tuple(c for c in found if not c.secondary) or found

    @property
    def small(self) -> bool:
        """Whether the case is a small one."""
        return sum(not c.secondary for c in self.dossier.captures) <= _FEW

    def room(self, small: int, large: int) -> int:
        """How many of a list the page has room for in a small case and in a large one."""
        return small if self.small else large

    @cached_property
    def _blocks(self) -> tuple[tuple[str, int], ...]:
        return _read_blocks(self.read)

    def quote(self, span: Span, longest: int = 28) -> Piece:
        """The words of a span in quotation marks, shortened; the speaker's own are marked so."""
        capture = self.dossier.capture(span.capture)
        if CaptureClass.NOTED in capture.classes:  # a coder's note: nobody's words
            return on(clean(span.words), (span,))
        short = excerpt(capture, span, longest)
        own = capture.secondary or inside_quotes(capture, short)
        voice = Voice.SPEAKER if own else Voice.ARTICLE
        return Piece(text=f"“{clean(short.words)}”", voice=voice, spans=(short,))

    def told(self, s: Statement, longest: int = 18) -> Piece:
        """What a statement says with its cue ('stopped short of declaring that …'), so that a
        quotation never loses the verb that turns it; direct speech alone."""
        first = s.content[0] if s.content else (s.cue or ())[0]
        if s.mode is Mode.DIRECT or not s.cue or not s.content:
            return self.quote(first, longest)
        gap = first.start - s.cue[0].end
        if 0 <= gap <= _NEAR:
            capture = self.dossier.capture(s.capture)
            return self.quote(capture.span(s.cue[0].start, first.end), longest)
        return self.quote(first, longest)

    def quotes(self, spans: Sequence[Span], longest: int = 12, joint: str = "; ") -> list[Piece]:
        """Several quotations with a joint between them."""
        pieces: list[Piece] = []
        for n, span in enumerate(spans):
            if n:
                pieces.append(ours(joint))
            pieces.append(self.quote(span, longest))
        return pieces

    def nothing(
        self, text: str, captures: Iterable[str] | None = None, question: str = ""
    ) -> Piece:
        """Words that rest on having found nothing, in the captures named or in all of them."""
        asked = question or text.strip(" .:;")
        wanted = None if captures is None else set(captures)
        read = [c for c in self.read if wanted is None or c.id in wanted]
        rules = () if read else ("R-READ-2",)
        if len(read) > _FEW:
            blocks = self._blocks if wanted is None else _read_blocks(read)
            return Piece(text=text, searches=(_search_all(read, asked, blocks),), rules=rules)
        return Piece(text=text, searches=tuple(search(c, asked) for c in read), rules=rules)


def was_read(capture: Capture) -> bool:
    """Whether a capture was read; nothing rests on a text nobody read."""
    return not hindrance(capture)


def hindrance(capture: Capture) -> str:
    """Why a capture was not read; empty where it was."""
    if capture.language not in ("en", "und"):
        return f"is in a language not read yet ({capture.language})"
    if capture.secondary or any(b.kind in READABLE for b in capture.blocks):
        return ""
    return "was not read: no block of it was taken for running text (holdfire show prints them)"


def search(capture: Capture, question: str) -> Search:
    """The record behind a "nothing found": the blocks of a capture that were read for it."""
    return Search(
        id=make_id("srch", capture.id, question, METHOD),
        question=question,
        captures=(capture.id,),
        blocks=_read_blocks([capture]),
        method=METHOD,
    )


def _search_all(
    captures: Sequence[Capture], question: str, blocks: tuple[tuple[str, int], ...]
) -> Search:
    """One record behind a "nothing found" in many texts."""
    ids = tuple(c.id for c in captures)
    made = make_id("srch", ids, question, METHOD)
    return Search(id=made, question=question, captures=ids, blocks=blocks, method=METHOD)


def _read_blocks(captures: Sequence[Capture]) -> tuple[tuple[str, int], ...]:
    return tuple((c.id, n) for c in captures for n, b in enumerate(c.blocks) if b.kind in READABLE)


def clean(words: str) -> str:
    """A quotation for print: white space folded, outer marks dropped, inner doubles made single."""
    flat = " ".join(words.split()).strip()
    while flat and flat[0] in _OPEN and not _paired_inside(flat):
        flat = flat[1:].lstrip()
    while flat and flat[-1] in '”"»' and flat.count("“") < flat.count("”") + flat.count('"'):
        flat = flat[:-1].rstrip()
    flat = flat.rstrip(",;")
    return flat.replace("“", "‘").replace("”", "’").replace('"', "'")


def _paired_inside(flat: str) -> bool:
    """Whether the opening mark closes before the end, so that it belongs to an inner quotation."""
    pair = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}[flat[0]]
    at = flat.find(pair, 1)
    return 0 < at < len(flat) - 1


_MARKED = re.compile(r"[,;:—–.]\s|[.]”| (?=while |but |and |which |who |because |after )")
_JOINT = re.compile(
    r" (?=(?:in|on|at|for|during|with|by|from|about|amid|before|as|to|since|until|over|near|into|"
    r"of|that|when|where|under|through|between)\s)"
)


def excerpt(capture: Capture, span: Span, longest: int) -> Span:
    """The span, or its first words up to a boundary when it is longer than `longest` words."""
    start, end = _trimmed(capture.text, span.start, span.end)
    words = list(re.finditer(r"\S+", capture.text[start:end]))
    if len(words) > longest:
        end = start + _cut(capture.text[start : start + words[longest - 1].end()])
    start, end = _trimmed(capture.text, start, end)
    return capture.span(start, end)


def _cut(head: str) -> int:
    """Where to end a shortened quotation: at a mark, else before a phrase, never in a quotation."""
    for pattern, least in ((_MARKED, 0.45), (_JOINT, 0.55)):
        for at in sorted((m.start() for m in pattern.finditer(head)), reverse=True):
            if at > len(head) * least and _even(head[:at]):
                return at
    return len(head)


def _even(words: str) -> bool:
    """Whether every quotation opened in the words is closed again."""
    return words.count("“") <= words.count("”") and words.count('"') % 2 == 0


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    lead = re.match(r"[\s,;]*(?:that\s+)?", text[start:end])
    start += lead.end() if lead and lead.end() < end - start else 0
    while (
        start < end
        and text[start] in _OPEN
        and not any(c in _CLOSE for c in text[start + 1 : end - 1])
    ):
        start += 1
    while end > start + 1 and text[end - 1] in " ,;:—–\n":
        end -= 1
    if text[end - 1] in '”"»' and text[start:end].count("“") == 0:
        end -= 1
    return start, end


def inside_quotes(capture: Capture, span: Span) -> bool:
    """Whether all words of a span stand inside quotation marks of its block (any length)."""
    block = next((b for b in capture.blocks if b.start <= span.start < b.end), None)
    if block is None:
        return False
    depth, straight = 0, False
    for i in range(block.start, span.start + 1):
        char = capture.text[i]
        if char == "“":
            depth += 1
        elif char == "”":
            depth = max(0, depth - 1)
        elif char == '"':
            straight = not straight
    opens = capture.text[span.start] in '“"'
    closes = "”" in span.words[:-1] and not opens
    return (depth > 0 or straight) and not closes


def lead_in(name: str, role: str) -> str:
    """'President Vel', 'Ana Vel (mayor of the port)': a speaker as first mentioned."""
    role = re.sub(
        r"^(?:its|his|her|their|the|a|an) ", "", role.replace(name, ""), flags=re.I
    ).strip(" ,")
    if not role or role.casefold() in name.casefold():
        return name
    short = len(role.split()) <= 3 and role[:1].isupper()
    return f"{role} {name}" if short else f"{name} ({role})"


def further(n: int, noun: str, where: str) -> str:
    """'; and 34 more readings in the annex', or nothing."""
    return f"; and {count_word(n)} more {noun}{'' if n == 1 else 's'} {where}" if n > 0 else ""


def begun(text: str) -> str:
    """The same words with a capital, for the start of a sentence."""
    return text[:1].upper() + text[1:]


def count_word(n: int) -> str:
    """A small number in words."""
    words = (
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    )
    return words[n] if n < len(words) else f"{n:,}"


def many(n: int, noun: str) -> str:
    """'one origin', 'two origins'."""
    return f"{count_word(n)} {noun}{'' if n == 1 else 's'}"


def reach(n: int, total: int) -> str:
    """'both readings', 'all four readings', 'two of four readings'."""
    if n < total:
        return f"{count_word(n)} of {many(total, 'reading')}"
    return (
        ("the one reading", "both readings")[total - 1]
        if total < 3
        else f"all {many(total, 'reading')}"
    )


def listing(names: Sequence[str]) -> str:
    """'a, b and c'."""
    return (
        names[0]
        if len(names) == 1
        else ", ".join(names[:-1]) + " and " + names[-1]
        if names
        else ""
    )
