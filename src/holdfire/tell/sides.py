"""Who confirmed, declined, is silent: a row for each side and for whoever else took a stance."""

from holdfire.record import Act, Naming, Piece, Section, Sentence, Statement

from .pen import Pen, lead_in, ours, sentence, strong


def confirmations(pen: Pen) -> Section:
    """Who confirmed, declined, is silent: a row for each side and for the announcer."""
    rows: list[Sentence] = []
    named = set()
    for party in pen.dossier.parties[:3]:
        rows.append(_party(pen, party))
        named.add(party.casefold())
    for actor in dict.fromkeys(s.actor for s in pen.dossier.stances):
        if actor.casefold() not in named and len(rows) < 6:
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
    pieces: list[Piece] = [strong(f"{party}: ")]
    shown = sorted(rows, key=lambda s: list(_VERBS).index(s.act))[:3]
    for n, stance in enumerate(shown):
        s = pen.dossier.statement(stance.statement)
        pieces += [ours("; " if n else ""), *_stance(pen, stance.act, s)]
    if not shown:
        pieces.append(pen.nothing("nothing on this pause is quoted from it"))
        pieces += _else(pen, party)
    return sentence(*pieces, ours("."))


def _stance(pen: Pen, act: Act, s: Statement) -> list[Piece]:
    naming = ", unnamed" if s.speaker.naming is Naming.UNNAMED else ""
    via = f" (via {s.via})" if s.via else ""
    return [
        ours(f"{lead_in(s.speaker.name, s.speaker.role)}{naming} {_VERBS[act]}{via}: "),
        pen.quote((s.cue or s.content)[0], 6)
        if act is Act.DECLINE and not s.content
        else pen.quote(s.content[0], 18),
    ]


def _else(pen: Pen, party: str) -> list[Piece]:
    """What voices of a silent side did say, so that silence on the pause is not read as absence."""
    said = [
        s
        for s in pen.dossier.witnessed
        if s.speaker.naming is Naming.NAMED
        and party.casefold() in f"{s.speaker.name} {s.speaker.role}".casefold()
    ]
    if not said:
        return []
    s = said[0]
    return [
        ours(f"; {lead_in(s.speaker.name, s.speaker.role)} is quoted on other matters: "),
        pen.quote(s.content[0], 12),
    ]
