"""The first screen: announcer, start, word and hinge; what can be written now."""

import re
from collections.abc import Sequence
from dataclasses import replace

from holdfire.record import (
    Act,
    Dossier,
    Finding,
    Mode,
    Naming,
    Part,
    Piece,
    Reading,
    Section,
    Sentence,
    Span,
    Stance,
    Start,
    Statement,
    Tri,
    Word,
)

from . import phrases
from .pen import Pen, begun, count_word, further, lead_in, listing, many, on, ours, sentence, strong

_TURNS = ("R-TURN-1", "R-TURN-2")
_START = "a start of the pause"
_CONFIRMING = (Act.CONFIRM, Act.CONFIRM_PART)


def announcements(pen: Pen) -> list[Statement]:
    """The named voices' own announcements; where there are none, those of unnamed voices."""
    own = [
        s
        for s in pen.dossier.witnessed
        if s.act is Act.ANNOUNCE
        and s.inside is None
        and (s.source or s.reader == "people")
        and s.speaker.naming is not Naming.OUTLET
    ]
    named = [s for s in own if s.speaker.naming is Naming.NAMED]
    return named or own


def announcers(pen: Pen) -> list[str]:
    """Names of those who announced, in order of appearance."""
    return list(dict.fromkeys(pen.dossier.name(s.speaker.name) for s in announcements(pen)))


def short(pen: Pen, rolled: Sequence[Finding], hinge: Sequence[Sentence]) -> Section:
    """The section 'In short'."""
    items = [_announced(pen), _start(pen), _holding(pen, rolled), *hinge]
    return Section(
        title="In short",
        items=tuple(items),
        style="numbers",
        key="short",
    )


def _announced(pen: Pen) -> Sentence:
    said = announcements(pen)
    names = announcers(pen)
    confirmed = _confirming(pen)
    lead = f"{count_word(len(names)).capitalize()} announcer{'' if len(names) == 1 else 's'}, "
    lead += (
        "no confirmation found"
        if not confirmed
        else f"{count_word(len({s.actor for s in confirmed}))} confirming{_in_part(confirmed)}"
    )
    lead += f"{_conditional(pen)}. "
    if pen.dossier.unconfirmed and not confirmed:
        lead = lead.replace("no confirmation found", "no official confirmation")
    pieces: list[Piece] = [strong(lead)]
    for name in names[:2]:
        pieces += _one(pen, next(s for s in said if pen.dossier.name(s.speaker.name) == name))
    if names[2:]:
        unnamed = [f"{len(names) - 5} others"] if names[5:] else []
        pieces.append(ours(f"Also {listing([*names[2:5], *unnamed])}. "))
    if not names:
        pieces.append(
            pen.nothing("No voice announces the pause in these texts. ", question="an announcement")
        )
    pieces += [*_confirmation(pen), *_ended(pen)]
    return sentence(*pieces)


def _in_part(confirmed: Sequence[Stance]) -> str:
    """Whether nobody confirms more than a part."""
    return " in part" if all(s.act is Act.CONFIRM_PART for s in confirmed) else ""


def _ended(pen: Pen) -> list[Piece]:
    """Who says that the pause is over or no longer binds it."""
    pieces: list[Piece] = []
    for turn in pen.dossier.turns[-2:]:
        day = f", {phrases.when(turn.when)}" if turn.when else ", day not known"
        who = f" by {turn.actor}" if turn.actor else ""
        told = on(f"{begun(turn.kind.value)}{who}{day}", [turn.span] if turn.span else [], _TURNS)
        pieces += [ours(" "), told, ours(".")]
    for stance in [s for s in pen.dossier.stances if s.act is Act.END][:2]:
        s = pen.dossier.statement(stance.statement)
        who = begun(lead_in(s.speaker.name, s.speaker.role))
        pieces += [strong(" Said to be over: "), ours(f"{who}: "), pen.told(s, 16), ours(".")]
    return pieces


def _confirming(pen: Pen) -> list[Stance]:
    """Confirmations by named voices: what an unnamed one says is an account, not a confirmation."""
    own = [s for s in pen.dossier.stances if s.act in _CONFIRMING]
    return [s for s in own if pen.dossier.statement(s.statement).speaker.naming is Naming.NAMED]


def _conditional(pen: Pen) -> str:
    """How many accept on a condition: none of them confirms while nobody says that it is met."""
    who = {s.actor for s in pen.dossier.stances if s.act is Act.ACCEPT_IF}
    return f", {count_word(len(who))} on a condition" if who else ""


def _one(pen: Pen, s: Statement) -> list[Piece]:
    when = f" ({phrases.words_of(s.when)})" if s.when else ""
    who = begun(lead_in(s.speaker.name, s.speaker.role))
    return [ours(f"{who}{when}: "), pen.told(s, 22), ours(". ")]


def _confirmation(pen: Pen) -> list[Piece]:
    confirmed = _confirming(pen)
    if pen.dossier.unconfirmed:
        span = pen.dossier.unconfirmed[0]
        return [ours("In the outlet’s own words: "), pen.quote(span, 18), ours(".")]
    if confirmed:
        s = pen.dossier.statement(confirmed[0].statement)
        return [
            ours(f"{begun(lead_in(s.speaker.name, s.speaker.role))}: "),
            pen.told(s, 18),
            ours("."),
        ]
    return [pen.nothing("Nobody else is quoted confirming it.", question="a confirmation")]


def _start(pen: Pen) -> Sentence:
    stated = [(r, p) for r in pen.dossier.readings for p in phrases.parts(r, "start")]
    if stated:
        pieces: list[Piece] = [strong("Start: " if len(stated) == 1 else "Start, as stated: ")]
        for n, (r, p) in enumerate(stated[:3]):
            pieces += [
                ours("; " if n else ""),
                ours(f"{pen.dossier.heading(r)}, "),
                pen.quote(p.span),
            ]
        more = further(len(stated) - 3, "wording", "of a start")
        return sentence(*pieces, ours(f"{more}."), *_spared(pen))
    told = _in_force(pen)
    if told:
        words = pen.quote(told[0].spans[0], 14)
        return sentence(
            strong("Start: "), ours("the outlet says it "), words, ours("."), *_spared(pen)
        )
    nobody = replace(pen.nothing("Nobody gave a start", question=_START), strong=True)
    return sentence(nobody, ours("."), *_spared(pen))


def _spared(pen: Pen) -> list[Piece]:
    """Whether the accounts differ on what is spared."""
    scopes = [(r, _scope(r)) for r in pen.dossier.readings]
    given = [(r, parts) for r, parts in scopes if parts]
    if len({tuple(p.value.casefold() for p in parts) for _, parts in given}) < 2:
        return []
    pieces: list[Piece] = [ours(" Accounts also differ on what is spared: ")]
    for n, (r, parts) in enumerate(given[:4]):
        quoted = pen.quotes([p.span for p in parts], 8, " and ")
        pieces += [ours("; " if n else ""), ours(f"{pen.dossier.heading(r)}, "), *quoted]
    return [*pieces, ours(f"{further(len(given) - 4, 'reading', 'below')}.")]


def _scope(r: Reading) -> list[Part]:
    """The first area and the first targets of a reading, in reading order."""
    found = [*phrases.parts(r, "area")[:1], *phrases.parts(r, "targets")[:1]]
    return sorted(found, key=lambda p: p.span)


def _holding(pen: Pen, rolled: Sequence[Finding]) -> Sentence:
    words = list(dict.fromkeys(f.word for f in rolled))
    rules = [r for f in rolled for r in f.rules]
    if not rolled:
        return sentence(
            strong("Is it holding? "),
            pen.nothing("No reading could be drafted, so nothing is judged."),
        )
    n = len(rolled)
    if len(words) == 1:
        under = _under(n, words[0])
        verdict = f"{str(words[0].value).capitalize()} {under}"
    else:
        named: dict[Word, list[str]] = {}
        for f in rolled[:_SHOWN]:
            named.setdefault(f.word, []).append(_holder(pen.dossier, f))
        verdict = "; ".join(f"{w.value} under {listing(who)}" for w, who in named.items())
        where = "below" if pen.small else "in the annex"
        verdict += further(n - _SHOWN, "reading", where)
        verdict = verdict[:1].upper() + verdict[1:]
    return sentence(
        Piece(text=f"Is it holding? {verdict}", strong=True, rules=tuple(dict.fromkeys(rules))[:3]),
        ours(". "),
        *_watched(pen),
    )


_SHOWN = 6
"""Readings whose word stands on the first screen, the announcer's first."""


def _under(n: int, word: Word) -> str:
    if word is Word.BREACHED and n > 1:
        return "under every reading"
    if n <= 2:
        return "under the one reading" if n == 1 else "under both readings"
    return f"under all {count_word(n)} readings"


def _holder(dossier: Dossier, finding: Finding) -> str:
    found = (r for r in dossier.readings if r.id == finding.reading)
    return next((dossier.heading(r) for r in found), finding.reading)


_FEW = 3
"""Origins of absences up to which one stands for all."""


def _watched(pen: Pen) -> list[Piece]:
    if not pen.dossier.absences and any(c.adequate is Tri.YES for c in pen.dossier.coverage):
        told = "Sources that cover some of the places were watched all day (see Coverage)"
        return [on(told, rules=("R-COVER-3",)), ours(".")]
    looked = [c for c in pen.dossier.coverage if c.adequate is not Tri.YES]
    if not pen.dossier.absences and looked:
        told = f"{looked[0].note}: too little to say “holding” of all that was covered"
        return [on(told[:1].upper() + told[1:], rules=("R-COVER-1",)), ours(".")]
    unseen = [s for s in pen.dossier.witnessed if _UNSEEN.search(s.words)]
    if not pen.dossier.absences and unseen:
        who = lead_in(unseen[0].speaker.name, "")
        seen = [ours(f"{who[:1].upper()}{who[1:]}: "), pen.told(unseen[0], 14)]
        return [*seen, on("; too little to say “holding”", rules=("R-COVER-1",)), ours(".")]
    if not pen.dossier.absences:
        return [
            pen.nothing(
                "Nobody reports watching and finding nothing; silence is not taken for calm."
            )
        ]
    report = pen.dossier.absences[0]
    origins = len({c.origin for c in pen.dossier.coverage})
    who = (
        "One origin reports"
        if origins == 1
        else f"{count_word(origins).capitalize()} origins report"
    )
    if origins > _FEW:
        reports = f"{many(len(pen.dossier.absences), 'report')} of {many(origins, 'origin')}"
        told = "tell of watching and finding nothing, each of its own place and hours"
        lead = f"{begun(reports)} {told}: "
        quiet = pen.quote(report.span, 16)
        return [ours(lead), quiet, ours("; none of them is enough to say “holding”.")]
    return [
        ours(f"{who} "),
        pen.quote(report.span, 16),
        ours("; that is too little to say “holding”."),
    ]


def writable(pen: Pen, words: Sequence[Word]) -> Section:
    """Can be written now / Not supported by these texts."""
    items = [_now(pen), _not_supported(pen, words)]
    return Section(
        title="What can be written",
        items=tuple(items),
        style="text",
        key="writable",
    )


def _now(pen: Pen) -> Sentence:
    said = announcements(pen)
    lead = strong("Can be written now: ")
    if not said:
        text = "that the texts describe a pause nobody in them is quoted announcing."
        return sentence(lead, pen.nothing(text, question="an announcement"))
    name = pen.dossier.name(said[0].speaker.name)
    own = [s for s in said if pen.dossier.name(s.speaker.name) == name]
    best = max(own, key=lambda s: (s.mode is Mode.DIRECT, s.mode is Mode.MIXED))
    pieces: list[Piece] = [lead, *_words(pen, best), ours(". ")]
    if pen.dossier.unconfirmed:
        pieces += [
            ours("Reported with it: "),
            pen.quote(pen.dossier.unconfirmed[0], 16),
            ours(". "),
        ]
    if not started(pen):
        pieces.append(pen.nothing("No start was given.", question=_START))
    return sentence(*pieces)


def _in_force(pen: Pen) -> list[Start]:
    """Starts the outlet tells in its own voice."""
    return [s for s in pen.dossier.starts if s.label.startswith("as the outlet")]


def started(pen: Pen) -> bool:
    """Whether a voice or the outlet gives a start."""
    stated = any(phrases.parts(r, "start") for r in pen.dossier.readings)
    return stated or bool(_in_force(pen))


def _words(pen: Pen, s: Statement) -> list[Piece]:
    """A statement for print: the speaker's own words after 'said', else with its cue."""
    who = begun(lead_in(s.speaker.name, s.speaker.role))
    if s.mode is Mode.DIRECT:
        return [ours(f"{who} said: "), *pen.quotes(s.content[:2], 24, " — ")]
    return [ours(f"{who}: "), pen.told(s, 24)]


def _not_supported(pen: Pen, words: Sequence[Word]) -> Sentence:
    pieces: list[Piece] = [strong("Not supported by these texts: ")]
    for n, item in enumerate([*_as_fact(pen), *_durations(pen), *_breach(pen), *_calm(pen, words)]):
        pieces += [ours("; " if n else ""), *item]
    return sentence(*pieces, ours("."))


def _as_fact(pen: Pen) -> list[list[Piece]]:
    """Headlines that state as a fact what somebody else is said to have agreed."""
    found: list[list[Piece]] = []
    for d in pen.dossier.disagreements:
        if d.topic.startswith("Agreed"):
            facts = [s for s in d.sides if s[1] == "as fact"]
            found += [[pen.quote(s[2][0], 14), ours(" as fact")] for s in facts]
    return found[:2]


def _durations(pen: Pen) -> list[list[Piece]]:
    """A length in another text's paraphrase that the announcer did not use."""
    for d in pen.dossier.disagreements:
        if d.topic.startswith("Length"):
            own, others = d.sides[0], d.sides[1:]
            good = [o for o in others if re.search(r"\d|day|week|hour|month", o[1])]
            return [
                [
                    pen.quote(o[2][0], 8),
                    ours(f" ({own[0]}’s words: "),
                    pen.quote(own[2][0], 8),
                    ours(")"),
                ]
                for o in good[:1]
            ]
    return []


_BREACH = re.compile(
    r"\b(?:violat\w*|breach\w*|br(?:oke|eak)\w*|truce|cease-?fire|pause|deal)\b", re.I
)

_COUNTED = re.compile(r"\bviolations?\b", re.I)
_UNSEEN = re.compile(
    r"\b(?:no|zero|not any|n’t any|without(?: any)?) (?:\w+ ){0,3}violations?\b", re.I
)


def _breach(pen: Pen) -> list[list[Piece]]:
    """Whether anybody quoted speaks of a breach; a side's count of them is a claim as well."""
    said = pen.dossier.witnessed
    alleged = [s for s in said if s.act is Act.ALLEGE and _BREACH.search(s.words)]
    counted = [s for s in said if _COUNTED.search(s.words) and not _UNSEEN.search(s.words)]
    if not alleged and not counted:
        text = "“violated” (nobody quoted says so)"
        return [[pen.nothing(text, question="an allegation of a breach")]]
    s = (alleged or counted)[0]
    who = lead_in(s.speaker.name, "")
    claim = f"{who} alleges it" if alleged else f"a claim of {who}"
    return [[ours(f"“violated” as a finding ({claim}: "), pen.told(s, 14), ours(")")]]


def _calm(pen: Pen, words: Sequence[Word]) -> list[list[Piece]]:
    if Word.HOLDING in words:
        return []
    spans: tuple[Span, ...] = tuple(r.span for r in pen.dossier.absences[:1])
    return [[on("“holding”", spans, rules=() if spans else ("R-COVER-1",))]]
