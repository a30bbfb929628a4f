"""From files to a brief: collect, read, reconcile, judge, tell."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from holdfire.collect import Gathered
from holdfire.judge import Docket, Sitting, roll_up
from holdfire.reconcile import Clock, Known, applied, dossier
from holdfire.record import Act, Brief, Capture, Deal, Dossier, Finding, Naming, Tri, Turn, Turning
from holdfire.tell import Judged, compose
from holdfire.terms.vocabulary import coded

from . import dealing, dealt
from .reading import read_all, read_capture
from .reads import Read


@dataclass(frozen=True, slots=True)
class Briefed:
    """A brief with everything under it, for `why` and `show`."""

    brief: Brief
    dossier: Dossier
    findings: tuple[Finding, ...]
    rolled: tuple[Finding, ...]
    reads: tuple[Read, ...]


@dataclass(frozen=True, slots=True)
class Pictured:
    """What the reads amount to, judged, not yet told; `docket` is what the judgement rests on."""

    dossier: Dossier
    findings: tuple[Finding, ...]
    rolled: tuple[Finding, ...]
    docket: Docket


def brief(
    gathered: Gathered,
    *,
    as_of: datetime | None = None,
    step: Callable[[Capture], None] | None = None,
    before: Mapping[str, str] | None = None,
    read: Callable[[Capture], Read] = read_capture,
) -> Briefed:
    """Write the brief; `as_of` None means the end of the latest publication day known.

    `before`: the words of the brief it replaces, so that a changed one carries a notice. `read`
    reads one capture.
    """
    reads = tuple(read_all(gathered.captures, step=step, read=read))
    return brief_of(reads, as_of=as_of, before=before)


def brief_of(
    reads: Sequence[Read],
    *,
    as_of: datetime | None = None,
    before: Mapping[str, str] | None = None,
    known: Known = Known(),  # noqa: B008  # frozen
    deal: Deal | None = None,
) -> Briefed:
    """The brief of reads already made, in their order; `as_of` and `before` as for `brief`, `deal`
    what people wrote down of it."""
    entered = dealt.entered(deal) if deal else None
    seen = picture(reads, as_of, known, entered)
    page = compose(seen.dossier, Judged(seen.rolled, before or {}, seen.findings))
    told = dealt.recorded(reads, entered) if entered else tuple(reads)
    return Briefed(page, seen.dossier, seen.findings, seen.rolled, told)


def picture(
    reads: Sequence[Read],
    as_of: datetime | None = None,
    known: Known = Known(),  # noqa: B008  # frozen
    deal: Deal | None = None,
) -> Pictured:
    """Reconcile and judge reads; `as_of` as for `brief`, without a zone in that of the places;
    `deal` is one `entered` under ids of the record."""
    pairs = [applied(r.capture, r.extract, known.decisions) for r in reads]
    reads = [replace(r, capture=c, extract=e) for r, (c, e) in zip(reads, pairs, strict=True)]
    clock = _clock(reads, as_of, deal)
    file = dossier([c for c, _ in pairs], [e for _, e in pairs], clock, known)
    docket = _docket(file)
    if deal is not None:
        file = dealt.joined(file, deal)
        docket = _with_deal(_docket(file), deal)
    sitting = Sitting(docket)
    findings = sitting.findings()
    rolled = roll_up(docket, findings, sitting)
    if clock.as_of is None:
        findings, rolled = _undated(findings), _undated(rolled)
    return Pictured(file, findings, rolled, docket)


def _undated(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings of a case nobody could date say so."""
    return tuple(replace(f, as_of="unknown") for f in findings)


def _latest(file: Dossier) -> datetime:
    """The latest instant the texts themselves name; with none, one before all of them."""
    known = [i.when.latest for i in file.incidents if i.when and i.when.latest]
    return max(known, default=datetime(1900, 1, 1, tzinfo=UTC))


def _docket(file: Dossier) -> Docket:
    return Docket(
        readings=coded(file.readings),
        incidents=file.incidents,
        coverage=file.coverage,
        starts=file.starts,
        aliases=dict(file.names),
        treated=file.treated,
        confirmed=_confirmed(file),
        origins_of_accuser=frozenset(),
        turns=tuple(_ended(file)),
        conditional=frozenset(s.actor for s in file.stances if s.act is Act.ACCEPT_IF),
        as_of=file.as_of or _latest(file),
    )


def _ended(file: Dossier) -> Iterator[Turn]:
    """Each side that says it is no longer bound, and when it said so."""
    for stance in (s for s in file.stances if s.act is Act.END and s.actor in file.parties):
        said = file.statement(stance.statement)
        span = said.content[0] if said.content else None
        yield Turn(kind=Turning.DENOUNCED, actor=stance.actor, when=said.when, span=span)


_REFUSED = re.compile(r"\b(?:agree\w*|truce|cease-?fire|pause|deal|arrangement|accord)\b", re.I)


def _confirmed(file: Dossier) -> dict[str, Tri]:
    """Each side's answer: yes where it confirmed or announced its own restraint, no where it
    denied there is a pause; an acceptance on a condition leaves it open (R-BOUND-2)."""
    answers = {p: Tri.UNCLEAR for p in file.parties}
    for stance in file.stances:
        said = file.statement(stance.statement)
        coded = said.reader == "people"
        if stance.act is Act.DENY and (coded or _REFUSED.search(said.words)):
            answers[stance.actor] = Tri.NO
        named = file.statement(stance.statement).speaker.naming is Naming.NAMED
        if named and stance.act in (Act.CONFIRM, Act.CONFIRM_PART):
            answers[stance.actor] = Tri.YES
        if stance.act is Act.ANNOUNCE and stance.actor in _bound(file, stance.statement):
            answers[stance.actor] = Tri.YES
    return answers


def _bound(file: Dossier, statement: str) -> set[str]:
    """Who is bound in the reading a statement belongs to."""
    own = [r for r in file.readings if statement in r.statements]
    return {file.name(p.value) for r in own for c in r.clauses for p in c.bound}


def _with_deal(docket: Docket, deal: Deal) -> Docket:
    """The docket with what only a deal folder tells."""
    actors = deal.arrangement.actors
    return replace(
        docket,
        origins_of_accuser=docket.origins_of_accuser | deal.accusers,
        turns=(*docket.turns, *deal.turns),
        proxies=dealing.proxies(actors),
        shapes={s.name: s for s in deal.shapes},
    )


def _clock(reads: Sequence[Read], as_of: datetime | None, deal: Deal | None = None) -> Clock:
    """The as-of instant in the zone of the places named; never the machine's clock."""
    name, label = _zone(reads, deal)
    zone = ZoneInfo(name)
    if as_of is not None:
        moment = as_of if as_of.tzinfo else as_of.replace(tzinfo=zone)
        return Clock(moment.astimezone(zone), "as given", label)
    days = [
        r.capture.published.latest.date()
        for r in reads
        if r.capture.published and r.capture.published.latest
    ]
    basis = "the end of the latest day of publication known"
    if not days and deal is not None:
        said = [u.statement.when for u in deal.utterances]
        days = [w.latest.astimezone(zone).date() for w in said if w and w.latest]
        basis = "the end of the latest day on which a statement was made"
    if not days:
        return Clock(None, "no text says when it was published; give --published or --as-of", label)
    end = datetime.combine(max(days), time(23, 59, 59), tzinfo=zone)
    return Clock(end, basis, label)


def _zone(reads: Sequence[Read], deal: Deal | None) -> tuple[str, str]:
    """The zone most of the texts' settlements lie in, else the deal's, and its city's name."""
    votes: dict[str, int] = {}
    if deal is not None:
        votes.update(dict.fromkeys(dealing.zones(deal), 1))
    for read in reads:
        for mention in read.extract.mentions:
            zone = getattr(mention.resolved, "zone", None)
            precise = getattr(mention.resolved, "precision", "") in ("settlement", "facility")
            if precise and isinstance(zone, str) and "/" in zone:
                votes[zone] = votes.get(zone, 0) + 1
    best = max(sorted(votes), key=lambda z: votes[z], default="UTC")
    return best, best.rsplit("/", 1)[-1].replace("_", " ")
