"""Who confirmed, declined, is silent: a row for each side and for whoever else took a stance."""

import re

from holdfire.record import Act, Naming, Piece, Section, Sentence, Statement

from .pen import Pen, begun, further, lead_in, ours, sentence, strong

OUTSIDER = re.compile(r"\b(?:expert|analyst|researcher|professor|scholar|fellow|historian)\b")
"""Somebody who speaks about a side, not for it."""

_ABOUT = re.compile(
    r"\b(?:truce|cease-?fire|pause|halt|reprieve|lull|agreement|make this happen|calm)\b", re.I
)


def confirmations(pen: Pen) -> Section:
    """Who confirmed, declined, is silent: a row for each side and for the announcer."""
    rows: list[Sentence] = []
    named = set()
    for party in pen.dossier.parties[:3]:
        rows.append(_party(pen, party))
        named.add(party.casefold())
    for actor in dict.fromkeys(s.actor for s in pen.dossier.stances):
        if actor.casefold() not in named and len(rows) < pen.room(6, 5):
            rows.append(_party(pen, actor))
    if not rows:
        rows = [sentence(pen.nothing("No side of the pause is named in these texts."))]
    return Section(
        title="Who confirmed, declined, is silent", items=tuple(rows), key="confirmations"
    )


_VERBS = {
    Act.CONFIRM: "confirmed",
    Act.CONFIRM_PART: "confirmed in part",
    Act.ACCEPT_IF: "accepts on a condition",
    Act.DECLINE: "declined",
    Act.DENY: "denied",
    Act.END: "declared an end",
    Act.ANNOUNCE: "describes it",
    Act.REVISE: "revised",
}


def _party(pen: Pen, party: str) -> Sentence:
    rows = [s for s in pen.dossier.stances if s.actor.casefold() == party.casefold()]
    pieces: list[Piece] = [strong(f"{begun(party)}: ")]
    room = pen.room(3, 2)
    ranked = sorted(rows, key=lambda s: list(_VERBS).index(s.act))
    done = {_verb(s.act, pen.dossier.statement(s.statement)): s for s in reversed(ranked)}
    firsts = list(done.values())[::-1]
    shown = [*firsts, *(s for s in ranked if s not in firsts)][:room]
    for n, stance in enumerate(shown):
        s = pen.dossier.statement(stance.statement)
        pieces += [ours("; " if n else ""), *_stance(pen, stance.act, s)]
    pieces += [
        ours(m) for m in [further(len(rows) - room, "stance", "on record")] if len(rows) > _MANY
    ]
    others = _else(pen, party)
    if not shown:
        pieces.append(
            pen.nothing("no confirmation or refusal is quoted", question=f"a stance of {party}")
        )
    if others:
        pieces += [ours("; "), *others]
    return sentence(*pieces, ours("."))


_MANY = 12
"""Stances of one side from which on those without room are counted."""

_ACCOUNT = "gives an account"
"""What an unnamed voice does, whatever it says: it confirms nothing on record."""


_SILENT = re.compile(
    r"\b(?:not|never|n[’']t)\b.*\b(?:comment\w*|react\w*|issued?|spoken?|said)\b|"
    r"\b(?:made|had|issued|offered) no\b|\byet to\b",
    re.I,
)
_UNANSWERED = re.compile(
    r"\b(?:not|never|n[’']t|yet to)\b.*\b(?:repl\w+|respond\w*|answer\w*|return\w*)\b"
)
_REQUEST = re.compile(r"\b(?:requests?|questions?|queries|calls?|messages?|emails?|asked)\b", re.I)


def _verb(act: Act, s: Statement) -> str:
    """What was done: refusing to speak, not answering, and never having spoken are three things."""
    cue = s.cue[0].words if s.cue else ""
    if act is not Act.DECLINE:
        return _ACCOUNT if s.speaker.naming is Naming.UNNAMED else _VERBS[act]
    if _UNANSWERED.search(cue) or (_SILENT.search(cue) and _REQUEST.search(s.words)):
        return "did not answer"
    return "is silent" if _SILENT.search(cue) else _VERBS[act]


def _stance(pen: Pen, act: Act, s: Statement) -> list[Piece]:
    naming = ", unnamed," if s.speaker.naming is Naming.UNNAMED else ""
    verb = _verb(act, s)
    via = f" (via {s.via})" if s.via else ""
    return [
        ours(f"{lead_in(s.speaker.name, s.speaker.role)}{naming} {verb}{via}: "),
        pen.told(s, 18),
    ]


def _else(pen: Pen, party: str) -> list[Piece]:
    """What named voices of a side said that is no stance: of the pause, else of other things."""
    said = [s for s in pen.dossier.witnessed if _speaks_for(s, party)]
    near = [s for s in said if _ABOUT.search(s.words)]
    shown = near[: pen.room(2, 1)] or said[:1]
    pieces: list[Piece] = []
    for s in shown:
        lead = lead_in(s.speaker.name, s.speaker.role)
        what = "" if near else " is quoted on other matters"
        pieces += [
            ours("; " if pieces else ""),
            ours(f"{lead}{what}: "),
            pen.told(s, 16),
        ]
    return pieces


def _speaks_for(s: Statement, party: str) -> bool:
    if s.act not in (Act.OTHER, Act.JUDGE):
        return False
    text = f"{s.speaker.name} {s.speaker.role}".casefold()
    named = s.speaker.naming is Naming.NAMED and s.inside is None and not OUTSIDER.search(text)
    stem = party.casefold() if " " in party else party.casefold()[:6]
    return named and stem in text and re.search(rf"\b{re.escape(stem)}", text) is not None
