"""A deal folder as part of a case: what people wrote down, beside what was read."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from holdfire.record import (
    PARTS,
    Act,
    Attestation,
    Block,
    BlockKind,
    Capture,
    CaptureClass,
    Claim,
    Clause,
    Deal,
    Dossier,
    Extract,
    Incident,
    Mode,
    Origin,
    Reading,
    Report,
    Role,
    Span,
    Stance,
    Start,
    Statement,
    Support,
    Utterance,
    make_id,
)

from . import dealing
from .reads import Read

_STANCES = (
    Act.CONFIRM, Act.CONFIRM_PART, Act.ACCEPT_IF, Act.DECLINE, Act.DENY, Act.END, Act.ANNOUNCE,
    Act.REVISE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Names:
    """New ids for the short names of a deal folder: each hashed from what it names."""

    deal: str
    captures: Mapping[str, str]

    def of(self, kind: str, name: str) -> str:
        """The id of something by its kind's letters; one already made stays."""
        return name if name.startswith(f"{kind}_") else make_id(kind, self.deal, name)

    def span(self, span: Span) -> Span:
        """The same words, counted in their capture under its new id."""
        return replace(span, capture=self.captures.get(span.capture, span.capture))


def entered(deal: Deal) -> Deal:
    """The deal under the ids of a record (`stm_…`, `rdg_…`, `inc_…`) for its short names."""
    quoted = [u for u in deal.utterances if u.support is Support.SECONDARY]
    captures = {u.statement.capture: make_id("cap", u.address, u.statement.words) for u in quoted}
    names = _Names(deal.arrangement.id, captures)
    return replace(
        deal,
        utterances=tuple(_utterance(u, names) for u in deal.utterances),
        readings=tuple(_reading(r, names) for r in deal.readings),
        incidents=tuple(_incident(i, names) for i in deal.incidents),
        attestations=tuple(_attested(a, names) for a in deal.attestations),
        treated=frozenset((names.of("rdg", r), names.of("inc", i)) for r, i in deal.treated),
        turns=tuple(
            replace(
                t,
                readings=tuple(names.of("rdg", r) for r in t.readings),
                span=t.span and names.span(t.span),
            )
            for t in deal.turns
        ),
        claims=tuple(_claim(c, names) for c in deal.claims),
        accusers=frozenset(names.of("org", a) for a in deal.accusers),
        coverage=tuple(
            replace(c, id=names.of("cov", c.id), origin=c.origin and names.of("org", c.origin))
            for c in deal.coverage
        ),
        expected=(),
    )


def _utterance(said: Utterance, names: _Names) -> Utterance:
    s = said.statement
    made = replace(
        s,
        id=names.of("stm", s.id),
        capture=names.captures.get(s.capture, s.capture),
        content=tuple(map(names.span, s.content)),
        cue=tuple(map(names.span, s.cue)) if s.cue else None,
    )
    return replace(said, statement=made)


def _reading(reading: Reading, names: _Names) -> Reading:
    id = names.of("rdg", reading.id)
    statements = tuple(names.of("stm", s) for s in reading.statements)
    clauses = tuple(_clause(id, c, names) for c in reading.clauses)
    return replace(reading, id=id, statements=statements, clauses=clauses)


def _clause(reading: str, clause: Clause, names: _Names) -> Clause:
    parts = {f: tuple(replace(p, span=names.span(p.span)) for p in clause.parts(f)) for f in PARTS}
    made = clause.id if clause.id.startswith("cls_") else make_id("cls", reading, clause.id)
    return replace(clause, id=made, **parts)  # type: ignore[arg-type]  # PARTS are parts


def _incident(incident: Incident, names: _Names) -> Incident:
    return replace(
        incident,
        id=names.of("inc", incident.id),
        reports=tuple(names.of("rpt", r) for r in incident.reports),
        origins=tuple(names.of("org", o) for o in incident.origins),
        spans=tuple(map(names.span, incident.spans)),
        parents=tuple(names.of("inc", p) for p in incident.parents),
        denials=tuple(names.of("stm", d) for d in incident.denials),
    )


def _claim(claim: Claim, names: _Names) -> Claim:
    """A claim under an id of the record; where no words were quoted it rests on its note."""
    made = replace(claim, id=names.of("clm", claim.id))
    if made.span is not None:
        return replace(made, span=names.span(made.span), address=None)
    note = Span(capture=_claim_id(made), start=0, end=len(made.words), words=made.words)
    return replace(made, span=note)


def _attested(told: Attestation, names: _Names) -> Attestation:
    return replace(
        told,
        id=names.of("rpt", told.id),
        incident=names.of("inc", told.incident),
        statement=names.of("stm", told.statement) if told.statement else None,
        span=told.span and names.span(told.span),
    )


# As texts


def texts(deal: Deal) -> tuple[Capture, ...]:
    """A text for each utterance whose source was not captured, and for each telling of which no
    words were quoted: the coder's note stands for it."""
    said = (_quoted(u) for u in deal.utterances if u.support is Support.SECONDARY)
    known = {i.id: i for i in deal.incidents}
    noted = (_noted(a, known[a.incident]) for a in deal.attestations if a.span is None)
    about = (_described(i) for i in deal.incidents)
    claimed = (_claimed(c) for c in deal.claims if c.address and c.span)
    return tuple({c.id: c for c in (*said, *about, *noted, *claimed)}.values())


def _text(id: str, file: str, text: str, address: str | None, *, noted: bool = True) -> Capture:
    own = {CaptureClass.NOTED} if noted else set()
    return Capture(
        id=id, file=file, text=text, url=address, outlet=None,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
        classes=frozenset({CaptureClass.SECONDARY, *own}),
    )  # fmt: skip


def _quoted(said: Utterance) -> Capture:
    s = said.statement
    pieces = sorted((*s.content, *(s.cue or ())), key=lambda p: p.start)
    text = "\n".join(p.words for p in pieces)
    who = f"deal: said by {s.speaker.name}"
    return _text(s.capture, who, text, said.address, noted=s.mode is Mode.INDIRECT)


def _claimed(claim: Claim) -> Capture:
    who = f"deal: claimed by {claim.by}"
    return _text(_claim_id(claim), who, claim.words, claim.address)


def _claim_id(claim: Claim) -> str:
    return make_id("cap", claim.id, claim.words)


def _noted(told: Attestation, incident: Incident) -> Capture:
    text = _note(incident)
    who = told.origin or "an unknown origin"
    return _text(make_id("cap", told.id, text), f"deal: noted, told by {who}", text, told.address)


def _described(incident: Incident) -> Capture:
    text = _note(incident)
    return _text(make_id("cap", incident.id, text), "deal: noted in incidents.toml", text, None)


def _about(incident: Incident) -> Span:
    text = _note(incident)
    return Span(capture=make_id("cap", incident.id, text), start=0, end=len(text), words=text)


def _note(incident: Incident) -> str:
    """What a coder wrote down of an incident, in a line."""
    when = incident.when
    day = f"{when.earliest:%-d %B %Y}" if when and when.earliest else "time unknown"
    place = incident.place.name if incident.place else "place unknown"
    what = [incident.deed.value, *incident.target_classes]
    return f"{', '.join(what)}; {place}; {day}"


def reports(deal: Deal) -> tuple[Report, ...]:
    """Each telling as a report, on its quoted words or on the coder's note."""
    known = {i.id: i for i in deal.incidents}
    return tuple(_report(a, known[a.incident]) for a in deal.attestations)


def _report(told: Attestation, incident: Incident) -> Report:
    span = told.span
    if span is None:
        capture = _noted(told, incident)
        span = capture.span(0, len(capture.text))
    return Report(
        id=told.id, capture=span.capture, span=span, sentence=span, deed=incident.deed,
        cause=incident.cause, absence=False, background=False, actor=incident.actor,
        place=incident.place, when=incident.when, statement=told.statement, means=incident.means,
        target_classes=incident.target_classes, killed=incident.killed, injured=incident.injured,
        reader="people",
    )  # fmt: skip


# As one dossier


def joined(file: Dossier, deal: Deal) -> Dossier:
    """The dossier with what people wrote down; their reading of a holder stands for the drafted."""
    extra, noted = texts(deal), reports(deal)
    spans = {r.id: r.span for r in noted}
    homes = {c.id for c in extra}
    said = tuple(u.statement for u in deal.utterances)
    aliases = dealing.aliases(deal.arrangement.actors)
    names = {**dict(file.names), **aliases}
    own = {_name(names, r.holder) for r in deal.readings}
    bound = [a.name for a in deal.arrangement.actors if Role.BOUND in a.roles]
    incidents = (_spanned(i, spans) for i in deal.incidents if not _later(i, file))
    return replace(
        file,
        captures=(*file.captures, *extra),
        extracts=(*file.extracts, *(Extract(statements=_in(c.id, said)) for c in extra)),
        parties=tuple(dict.fromkeys((*bound, *file.parties)))[:4],
        names=tuple(sorted(names.items())),
        origins=(*file.origins, *_origins(deal)),
        readings=(*_first(deal), *(r for r in file.readings if _name(names, r.holder) not in own)),
        incidents=tuple(sorted((*file.incidents, *incidents), key=_time)),
        coverage=(*file.coverage, *deal.coverage),
        starts=_starts(deal, file, [r for r in file.readings if _name(names, r.holder) in own]),
        treated=file.treated | deal.treated,
        stances=tuple(_stances(deal, file, names)),
        said=tuple(s for s in said if s.capture not in homes),
        noted=noted,
        claims=(*file.claims, *deal.claims),
        coded=frozenset(r.id for r in deal.readings),
        title=deal.arrangement.name,
        turns=tuple(
            t
            for t in deal.turns
            if not (t.when and file.as_of and t.when.earliest and t.when.earliest > file.as_of)
        ),
    )


def _origins(deal: Deal) -> Iterator[Origin]:
    """Who is known to have told of an incident first, with the texts of its tellings."""
    homes = {a.id: r.capture for a, r in zip(deal.attestations, reports(deal), strict=True)}
    names = dict.fromkeys(a.origin for a in deal.attestations if a.origin)
    for name in names:
        told = dict.fromkeys(homes[a.id] for a in deal.attestations if a.origin == name)
        yield Origin(id=make_id("org", deal.arrangement.id, name), name=name, captures=(*told,))


def _in(capture: str, said: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(s for s in said if s.capture == capture)


def recorded(found: Sequence[Read], deal: Deal) -> tuple[Read, ...]:
    """The reads and the deal's own texts, each with what of the deal stands in it."""
    own = (Read(c, Extract(), 0) for c in texts(deal))
    return tuple(_with(r, deal) for r in (*found, *own))


def _with(read: Read, deal: Deal) -> Read:
    said = [u.statement for u in deal.utterances]
    homes = {s.id: s.capture for s in said}
    here, extract = read.capture.id, read.extract
    known = {s.id for s in extract.statements}
    mine = (r for r in deal.readings if r.statements and homes[r.statements[0]] == here)
    more = replace(
        extract,
        statements=(*extract.statements, *(s for s in _in(here, said) if s.id not in known)),
        reports=(*extract.reports, *(r for r in reports(deal) if r.capture == here)),
        readings=(*extract.readings, *mine),
    )
    return replace(read, extract=more)


def _name(names: Mapping[str, str], holder: str) -> str:
    return names.get(holder.casefold(), holder).casefold()


def _first(deal: Deal) -> tuple[Reading, ...]:
    """The announcers' readings, then the others in the order of the folder."""
    roles = {a.name: a.roles for a in deal.arrangement.actors}
    announcing = [r for r in deal.readings if Role.ANNOUNCER in roles.get(r.holder, ())]
    return (*announcing, *(r for r in deal.readings if r not in announcing))


def _spanned(incident: Incident, noted: Mapping[str, Span]) -> Incident:
    """An incident as the coder noted it, then the words and notes of its tellings."""
    told = (noted[r] for r in incident.reports if r in noted)
    return replace(incident, spans=tuple(dict.fromkeys((_about(incident), *told))))


def _later(incident: Incident, file: Dossier) -> bool:
    began = incident.when and incident.when.earliest
    return bool(file.as_of and began and began > file.as_of)


def _time(incident: Incident) -> tuple[bool, float]:
    began = incident.when and incident.when.earliest
    return began is None, began.timestamp() if began else 0.0


def _stances(deal: Deal, file: Dossier, names: Mapping[str, str]) -> Iterator[Stance]:
    """What each side said of the pause; what people wrote down of a statement stands for what was
    read of the same words, and what is said of one incident is no stance."""
    sides = dealing.principals(deal.arrangement.actors)
    coded = [u.statement for u in deal.utterances]
    words = {s.words.casefold() for s in coded}
    for stance in file.stances:
        if file.statement(stance.statement).words.casefold() not in words:
            yield replace(stance, actor=names.get(stance.actor.casefold(), stance.actor))
    told = {a.statement for a in deal.attestations}
    for said in (s for s in coded if s.act in _STANCES and s.id not in told):
        actor = sides.get(said.speaker.name, said.speaker.name)
        yield Stance(actor=actor, act=said.act, statement=said.id)


def _starts(deal: Deal, file: Dossier, replaced: Iterable[Reading]) -> tuple[Start, ...]:
    """The starts that words give; a reading that people's stands for lends none."""
    gone = {p.span for r in replaced for c in r.clauses for p in c.start}
    kept = (s for s in file.starts if not (s.spans and gone.issuperset(s.spans)))
    return tuple(dict.fromkeys((*kept, *dealing.starts(deal))))
