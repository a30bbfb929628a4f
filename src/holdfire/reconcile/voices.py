"""Accounts of who asked for the pause, and one voice as different texts tell it."""

import re
from collections.abc import Callable, Sequence
from pathlib import PurePath

from holdfire.record import (
    Act,
    Capture,
    Difference,
    Disagreement,
    Naming,
    Reading,
    Span,
    Statement,
    make_id,
)

from .sides import speaks_for
from .timeline import Source

Side = tuple[str, str, tuple[Span, ...]]
_ASKED = re.compile(
    r"\b(?:(?P<who>I|we|(?:[A-Z][\w’'-]+ ?){1,3})(?: had| have)?(?: personally| himself| herself)? "
    r"(?:asked|requested|appealed)\b)(?=[^.]{0,80}\b(?:pause|truce|cease-?fire|halt|stop|not to|"
    r"fire|suspen\w+|hold)\b)"
)
_PAUSE = re.compile(
    r"\b(?:truce|cease-?fire|pause|halt|reprieve|lull|announcement|agreement|deal|strikes?)\b", re.I
)
_NEAR = 60
"""Characters between a cue and its content over which they are quoted together."""


_NARROWS = re.compile(
    r"\b(?:is|are|was|were|remains?) (?:\w+ )?(?:another|an? (?:\w+ )?(?:different|"
    r"separate|other)) "
    r"(?:matter|question|story|issue|file|subject|business|thing)\b|"
    r"\b(?:is|are|was|were) (?:not|no|never) (?:\w+ )?(?:part of|in|covered|included|protected|"
    r"spared|mentioned|under)\b|"
    r"\b(?:does|do|did)(?: not|n[’']t) (?:\w+ )?(?:cover|extend to|apply to|include|"
    r"protect|concern)\b|"
    r"\b(?:is|are|was|were) (?:excluded|exempt|left out)\b|"
    r"\b(?:covers?|applies to|concerns?|protects?|is for) only\b|\bonly (?:covers?|applies to|"
    r"concerns?|protects?)\b|"
    r"\b(?:never|nobody|no one|did not) (?:\w+ ){0,2}?(?:spoke|spoken?|talk(?:ed)?|"
    r"agreed?|promised?|"
    r"mention(?:ed)?|said) (?:\w+ )?(?:of|about|on|anything about)\b",
    re.I,
)
"""Words that leave something out of what a pause covers: 'the harbour is another matter'."""
_MOST = 3


def scopes(
    statements: Sequence[Statement], readings: Sequence[Reading], parties: Sequence[str]
) -> list[Disagreement]:
    """Voices of the sides that leave out what the first account of the pause does not.

    `parties`: the sides of the pause.
    """
    first = readings[0] if readings else None
    if first is None:
        return []
    told: dict[str, Side] = {}
    for s in statements:
        other = s.speaker.name != first.holder
        other = other and speaks_for(s.speaker.name, s.speaker.role, parties) is not None
        narrow = next((c for c in s.content if _NARROWS.search(c.words)), None)
        if other and narrow and s.act is not Act.DECLINE:
            told.setdefault(s.speaker.name, (s.speaker.name, "", (narrow,)))
    covered = _covered(first)
    if not told or covered is None:
        return []
    sides = [(first.holder, "", (covered,)), *list(told.values())[:_MOST]]
    return [made_of("What the pause covers", Difference.SCOPE, sides)]


def _covered(reading: Reading) -> Span | None:
    """The words of an account that come nearest to saying what is covered."""
    fields = ("targets", "area", "conduct", "bound", "end", "start")
    parts = (p for f in fields for c in reading.clauses for p in c.parts(f))
    return next((p.span for p in parts), None)


def askers(statements: Sequence[Statement], captures: dict[str, Capture]) -> list[Disagreement]:
    """Different voices name different parties as the one who asked: both can be true."""
    sides: dict[str, Side] = {}
    for s in statements:
        for span in s.content:
            match = _ASKED.search(span.words)
            if match is None:
                continue
            who = s.speaker.name if match["who"].lower() in ("i", "we") else match["who"].strip()
            at = span.start + match.start()
            words = captures[s.capture].span(at, span.start + match.end())
            sides.setdefault(who.casefold(), (s.speaker.name, who, (words,)))
    found = list(sides.values())
    return [made_of("Who asked", Difference.ACCOUNTS, found)] if len(found) > 1 else []


def retold(sources: Sequence[Source], name: Callable[[str], str]) -> list[Disagreement]:
    """A voice on the pause in a machine-written text beside the same voice in a report."""
    made: list[Disagreement] = []
    witnessed: dict[str, Statement] = {}
    for o in _told(sources, machine=False):
        witnessed.setdefault(name(o.speaker.name), o)
    captures = {x.capture.id: x.capture for x in sources}
    for s in _told(sources, machine=True):
        voice = name(s.speaker.name)
        first = witnessed.get(voice)
        if first and all(m.topic != f"{voice}, in retelling" for m in made):
            sides: list[Side] = [
                (label(captures[first.capture]), voice, (_with_cue(first, captures),)),
                (label(captures[s.capture]), voice, (_with_cue(s, captures),)),
            ]
            made.append(made_of(f"{voice}, in retelling", Difference.WORDING, sides))
    return made[:2]


def _told(sources: Sequence[Source], *, machine: bool) -> list[Statement]:
    """Named voices' statements on the pause, announcements left out: they have their own rows."""
    return [
        s
        for x in sources
        if x.capture.machine is machine
        for s in x.extract.statements
        if s.speaker.naming is Naming.NAMED and s.act is not Act.ANNOUNCE and s.content
        if _PAUSE.search(s.words)
    ]


def _with_cue(s: Statement, captures: dict[str, Capture]) -> Span:
    first = s.content[0]
    if s.cue and 0 <= first.start - s.cue[0].end <= _NEAR:
        return captures[s.capture].span(s.cue[0].start, first.end)
    return first


def label(capture: Capture) -> str:
    """How a text is called in a difference: its first outlet, or that a machine wrote it."""
    if capture.machine:
        return "the machine-written text"
    return capture.origin_outlet or capture.outlet or f"the text {PurePath(capture.file).name}"


def made_of(topic: str, kind: Difference, sides: list[Side]) -> Disagreement:
    """A difference with an id of its own."""
    key = make_id("dis", topic, [s[2][0].start for s in sides])
    return Disagreement(id=key, topic=topic, kind=kind, sides=tuple(sides))
