"""Incident reports and absence reports: what the words say happened, where, when and to whom."""

import re
from dataclasses import dataclass, replace

from holdfire.record import Agent, Cause, Count, Deed, Precision, Report, When, make_id

from . import counts, events, reality
from .actors import actor
from .aims import aims
from .pieces import BARE_VERB, Piece, Scene, holder, pieces, prose
from .sites import Site, beside, hung, joined, named_by, sites
from .sport import game
from .text import Sentence
from .times import Expression

__all__ = ["Scene", "reports"]

_OLD_DAYS = 60
"""Events this many days before publication are history, not what has happened since."""


def reports(scene: Scene) -> list[Report]:
    """Every incident report and absence report of a document, in reading order."""
    found: list[Report] = []
    for sentence in () if game(scene.doc.text) else prose(scene):
        before: Piece | None = None
        for piece in pieces(scene, sentence):
            told = [r for r in _reports(_carried(piece, before)) if not _empty(r)]
            if found and len(told) == 1 and _toll_of(scene, told[0], found[-1]):
                found[-1] = replace(found[-1], killed=told[0].killed, injured=told[0].injured)
                continue
            if found and len(told) == 1 and hung(scene, told[0]) and beside(told[0], found[-1]):
                found[-1] = joined(scene, found[-1], told[0])
                continue
            told = [named_by(scene, r) for r in told]
            found.extend(_linked(_inherited(scene, r, found), found) for r in told)
            before = piece
        found.extend(_revisions(scene, sentence, found))
        found.extend(_explained(scene, sentence, found))
    return sorted(found, key=lambda r: (r.span.start, r.span.end))


def _carried(piece: Piece, before: Piece | None) -> Piece:
    """'burned houses and looted a clinic': the doer of the verb before does this one too."""
    if before is None or piece.lead != "and" or not BARE_VERB.match(piece.words):
        return piece
    return replace(piece, doer=before.doer or actor(before))


_AND_DEAD = re.compile(
    r"(?:[\w’' ]{2,40} said,? )?(?:and )?(?:at least |about |some |more than |up to )?[\w-]+ "
    r"(?:[\w-]+ ){0,3}(?:was|were|had been|have been) (?:killed|wounded|injured|hurt)\b[^,;]*$",
    re.I,
)


def _toll_of(scene: Scene, report: Report, last: Report) -> bool:
    """'clashes broke out, he said, and three people were killed': the toll of what came before."""
    own = report.place or report.when or report.targets or report.absence or last.absence
    known = last.killed or last.injured
    joined = re.search(
        r"\band (?:[\w-]+ ){0,6}$|\band\b",
        scene.doc.text[last.span.end : report.span.start] + report.span.words[:60],
    )
    same = report.sentence.start == last.sentence.start and report.deed is Deed.ATTACK
    return bool(same and joined and not own and not known and _AND_DEAD.match(report.span.words))


def _empty(report: Report) -> bool:
    """'it was hit', 'they signed and they killed': no place, toll, target or means of its own."""
    told = report.place or report.killed or report.injured or report.means
    if told or report.absence:
        return False
    bare = reality.bare(report.span.words) and not report.when
    return bare or (not report.targets and reality.rhetoric(report.span.words))


_LATER_TOLL = re.compile(r"\b(?:of the (?:wounded|injured)|the (?:death )?toll|the dead)\b", re.I)
_ORDINAL = re.compile(r"(?:the )?(?:first|second|third|other)\b", re.I)
_TOLL_OPENS = re.compile(
    r"(?:[\w’' ]{2,40}? said )?(?:(?:at least |about |some |another |up to |between |"
    r"more than )?[\w,-]+ (?:to \d+ )?(?:and "
    r"[\w-]+ )?(?:[\w-]+ ){0,2}?(?:were|was|had been|have been|died|perished|are|is)\b|"
    r"the (?:death )?(?:toll|number)|no one|nobody|(?:the )?(?:first|second|third|other)\b|"
    r"two of the|one of the|it had received|there were (?:no )?(?:casualties|dead))",
    re.I,
)


def _inherited(scene: Scene, report: Report, told: list[Report]) -> Report:
    """A toll, or 'the second', told after the event: its place, time and means are the event's."""
    own = report.place is not None and report.place.name in report.span.words
    if not told or own or report.absence or told[-1].absence or told[-1].background:
        return report
    last, words = told[-1], report.span.words
    counted = _ORDINAL.match(words) is not None
    if not counted and (report.targets or report.means or report.deed is not Deed.ATTACK):
        return report
    gap = scene.doc.text[last.span.end : report.span.start].strip()
    later = counted or _LATER_TOLL.search(words) is not None
    apart = gap.count("\n\n") > (1 if later else 0) or len(gap) > 400
    if apart or not _TOLL_OPENS.match(words):
        return report
    return replace(
        report, place=last.place, deed=last.deed, means=last.means, cause=last.cause,
    )  # fmt: skip


def _linked(report: Report, told: list[Report]) -> Report:
    """'at the pipeline': the place of the pipeline that an earlier report told of."""
    if report.place is not None or report.absence:
        return report
    for earlier in reversed(told[-4:]):
        heads = [t.words.split()[-1] for t in earlier.targets]
        again = any(re.search(rf"\bthe {re.escape(h)}\b", report.span.words) for h in heads)
        if again and earlier.place is not None:
            return replace(report, place=earlier.place)
    return report


def _reports(piece: Piece) -> list[Report]:
    deed = _deed(piece)
    return [report_of(piece, site, deed) for site in sites(piece, aims(piece, deed))]


def _deed(piece: Piece) -> Deed:
    if piece.absence and not piece.found:
        return Deed.ATTACK
    found = [t for t in piece.found if piece.start <= t[0] < piece.end]
    deed = events.deed(found or list(piece.found), piece.words)
    return Deed.ATTACK if piece.absence and deed is Deed.OTHER else deed


def report_of(piece: Piece, site: Site, deed: Deed) -> Report:
    """The report of what a piece tells of one site."""
    scene, capture = piece.scene, piece.scene.doc.capture
    span = capture.span(*_clip(scene.doc.text, site.start, site.end))
    when = _when(piece, site)
    killed, hurt = _toll(piece, site)
    kinds = tuple(dict.fromkeys(a.kind for a in site.aims if a.kind))
    return Report(
        id=make_id("rpt", capture.id, span.start, span.end, deed, site.place and site.place.name),
        capture=capture.id, span=span,
        sentence=capture.span(piece.sentence.start, piece.sentence.end),
        deed=deed, cause=_cause(piece, deed), absence=piece.absence,
        background=_background(piece, when), actor=piece.doer or actor(piece),
        place=site.place, when=when,
        statement=piece.statement, means=_means(piece),
        targets=tuple(capture.span(a.start, a.end) for a in site.aims), target_classes=kinds,
        killed=None if piece.absence else killed, injured=None if piece.absence else hurt,
        reader=scene.reader,
    )  # fmt: skip


def _clip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " ,;—–-":
        start += 1
    while end > start and text[end - 1] in " .,;—–":
        end -= 1
    return start, max(end, start)


def _means(piece: Piece) -> tuple[str, ...]:
    return events.means(piece.words)


_BLOCKED = re.compile(
    r"\b(?:by|barriers?|checkpoints?|roadblocks?|block\w*|held up|turned (?:back|away)|men|"
    r"soldiers|fighters|troops|refused|denied|gunm[ae]n|forces|guards?)\b",
    re.I,
)
_CONTRAST = re.compile(r"[,;] (?:but|while|whereas|although)\b")


def _cause(piece: Piece, deed: Deed) -> Cause:
    if piece.absence:
        return Cause.UNKNOWN if deed is Deed.OBSTRUCTION else Cause.ATTACK
    whole = piece.scene.doc.text[piece.start : min(piece.sentence.end, piece.end + 60)]
    whole = _CONTRAST.split(whole)[0] if _CONTRAST.search(whole, len(piece.words)) else whole
    stated = events.cause(whole)
    if stated is not None:
        return Cause(stated)
    if deed is Deed.MOVEMENT or (deed is Deed.OBSTRUCTION and not _BLOCKED.search(whole)):
        return Cause.UNKNOWN
    if deed is Deed.OUTAGE or events.unexplained(piece.words, deed):
        return Cause.UNKNOWN
    return Cause.ATTACK


def _toll(piece: Piece, site: Site) -> tuple[Count | None, Count | None]:
    """The toll of this site: where sites are split, one told of the whole belongs to none."""
    text = piece.scene.doc.text
    if site.alone:
        rest = text[piece.start : min(piece.sentence.end, piece.end)]
        return counts.killed(rest), counts.injured(rest)
    words = text[site.start : site.end]
    own, tail = _tail(words, site.aims[-1].end - site.start if site.aims else 0)
    if tail and site.end == piece.end and not _named_again(site, tail, text):
        words = own
    return counts.killed(words), counts.injured(words)


def _tail(words: str, after: int) -> tuple[str, str]:
    """A closing ', killing five on the train' apart from the words before it."""
    match = re.search(r",? (?:killing|wounding|injuring|leaving)\b", words[after:])
    return (
        (words[: after + match.start()], words[after + match.start() :]) if match else (words, "")
    )


def _named_again(site: Site, tail: str, text: str) -> bool:
    """Whether the toll says that it is this site's: 'killing five people on the train'."""
    heads = [text[a.start : a.end].split()[-1] for a in site.aims]
    heads += [site.place.name] if site.place else []
    return any(re.search(rf"\b{re.escape(h)}\b", tail) for h in heads)


@dataclass(frozen=True, slots=True)
class _Near:
    """A time expression with what decides whether it is the event's."""

    outside: bool
    unknown: bool
    gap: int
    when: When


def _when(piece: Piece, site: Site) -> When | None:
    """The time in the site's words, else in the piece, else around it in the same voice."""
    near: list[_Near] = []
    for e in piece.scene.times:
        if e.when is None or not piece.scope[0] <= e.start < piece.scope[1] or _speech(piece, e):
            continue
        if piece.absence is False and _masked(piece, e):
            continue
        own = site.start <= e.start < site.end
        if _of_other(piece, e, own):
            continue
        gap = min((abs(e.start - t[0]) for t in piece.found), default=0)
        near.append(_Near(not own, not e.when.known, _order(piece, e, gap), e.when))
    near.sort(key=lambda n: (n.outside, n.unknown, n.gap))
    best = next((n.when for n in near if not n.unknown or not n.outside), None)
    return _spread(piece, best)


def _of_other(piece: Piece, e: Expression, own: bool) -> bool:
    """'last month' outside the words of an event, 'last month's truce': another thing's time."""
    if e.kind != "time" or not e.when or e.when.precision not in (Precision.MONTH, Precision.YEAR):
        return False
    return not own or piece.scene.doc.text[e.end : e.end + 2] in ("’s", "'s")


def _order(piece: Piece, e: Expression, gap: int) -> int:
    """Outside the piece, a time before it counts sooner than one after it."""
    return gap + (200 if e.start >= piece.end else 0)


def _masked(piece: Piece, e: Expression) -> bool:
    """Whether the time stands in an inserted clause that tells of something else."""
    return piece.start <= e.start < piece.end and not piece.words[e.start - piece.start].strip()


_NINE_DAYS = re.compile(r"\bfor (?P<n>\w+) (?P<unit>days?|weeks?)\b")


def _spread(piece: Piece, when: When | None) -> When | None:
    """'for nine days' in an absence: from then to the day of publication, where it is known."""
    lasting = _NINE_DAYS.search(piece.words) if piece.absence and when is None else None
    published = piece.scene.doc.capture.published
    if lasting is None or published is None or published.earliest is None:
        return when
    n = counts.number(lasting["n"])
    if n is None or n > 1000:
        return None
    from datetime import timedelta

    size = timedelta(days=n * (7 if lasting["unit"].startswith("week") else 1))
    return replace(
        published, earliest=published.earliest - size,
        basis=f"{lasting.group()}; counted to {published.basis}",
    )  # fmt: skip


_SPOKE = re.compile(
    r"\b(?:said|told (?:\w+ ){1,3}|says|wrote|announced|statement|reporters|interview|confirmed|"
    r"added|denied|declined to comment(?: on the matter)?|emerged|acknowledged|revised|"
    r"corrected itself|accused|lowered|raised|alleged|claimed|insisted)(?: in an? \w+)? ?$"
)
_OFFICE = re.compile(r"\b(?:office|ministry|army|agency|police|command|council|government) $")


def _speech(piece: Piece, e: Expression) -> bool:
    """Whether a time tells when somebody spoke rather than when it happened."""
    text = piece.scene.doc.text
    before = text[max(piece.scope[0], e.start - 40) : e.start]
    after = text[e.end : e.end + 14]
    if _SPOKE.search(before) or (_OFFICE.search(before) and re.match(r" \w+ed\b", after)):
        return True
    return bool(re.match(r" that ", after) and re.search(r"said|emerged", before))


def _background(piece: Piece, when: When | None) -> bool:
    lead = piece.scene.doc.text[piece.sentence.start : piece.end]
    hung = piece.lead.endswith(("after", "when", "before")) and reality.long_ago(lead)
    if hung or reality.long_ago(piece.words):
        return True
    published = piece.scene.doc.capture.published
    if published is None or published.earliest is None or when is None or when.latest is None:
        return bool(piece.lead) and reality.long_ago(lead)
    return (published.earliest - when.latest).days > _OLD_DAYS


_REVISED = re.compile(
    r"\b(?:(?:put|gave|set) (?:the|its) (?:death )?(?:toll|number|figure|count) at|"
    r"(?:raised|lowered|revised|corrected|cut|brought) (?:the|its|that) (?:death )?(?:toll|number|"
    r"figure|count) to|(?:toll|number|figure|count) (?:(?:was|had been|has been) (?:raised|lowered|"
    r"revised) to|(?:has |had )?(?:rose|risen|climbed|grew|grown|fell|fallen|dropped) to|"
    r"now stands "
    r"at|stood at|stands at|reached)|"
    r"(?:put|puts) (?:\w+[’']s )?(?:the )?(?:dead|deaths)(?: in [A-Z]\w+)? at|"
    r"had (?:earlier )?reported) "
    rf"{counts.QUANTITY}(?P<what> deaths| dead| wounded| injured)?",
    re.I,
)


def _revisions(scene: Scene, sentence: Sentence, told: list[Report]) -> list[Report]:
    """A bare figure that corrects the toll of the incident told just before."""
    match = _REVISED.search(sentence.text, sentence.start, sentence.end)
    if match is None or not told or (not match["what"] and "reported" in match.group()):
        return []
    last = told[-1]
    if sentence.start - last.sentence.end > 3 or last.absence or _covered(told, match):
        return []
    n = counts.count(match)
    if n is None:
        return []
    return [_revised(scene, sentence, last, match)]


def _covered(told: list[Report], match: re.Match[str]) -> bool:
    return any(r.span.start <= match.start() and match.end() <= r.span.end for r in told)


def _revised(scene: Scene, sentence: Sentence, last: Report, match: re.Match[str]) -> Report:
    capture, n = scene.doc.capture, counts.count(match)
    span = capture.span(*match.span())
    hurt = last.killed is None or (match["what"] or "").strip() in ("wounded", "injured")
    around = [
        (sum(s.end - s.start for s in spans), sid)
        for sid, spans in scene.statements
        if any(s.start < match.end() and match.start() < s.end for s in spans)
    ]
    same = last.sentence.start == sentence.start
    own = (e.when for e in scene.times if match.start() <= e.start < match.end())
    return replace(
        last, id=make_id("rpt", capture.id, span.start, span.end, "revised"), span=span,
        sentence=capture.span(sentence.start, sentence.end),
        statement=min(around)[1] if around else None, when=next(own, last.when if same else None),
        killed=None if hurt else n, injured=n if hurt else None,
    )  # fmt: skip


_EXPLAINED = re.compile(
    r"\b(?:it|they|this|that|(?:the|both) (?:blasts?|explosions?|fires?|crash|bangs?|incident)) "
    r"(?:was|were|is|had been|has been|have been)(?: later| now)?(?: found to be| found to have "
    r"been| caused by| due to| the result of| set off by| put down to)? (?P<what>[^.;,]{4,60})",
    re.I,
)
_INSTEAD = re.compile(
    r"\b(?:(?:and|but) (?:that )?no|(?:(?:and|but) )?not) (?:an? |the |any )?(?:by |"
    r"from )?[\w -]{3,40}$",
    re.I,
)
_RATHER = re.compile(r"\bnot (?:by |from |caused by )?(?:an? |the )?(?:[\w-]+ ){1,4}but ", re.I)
"""What the cause was not, told after what it was ('a gas leak and not shelling') or before it."""


def _explained(scene: Scene, sentence: Sentence, told: list[Report]) -> list[Report]:
    """'officials said it was an accident': the blast told just before, with another cause."""
    match = _EXPLAINED.search(sentence.text, sentence.start, sentence.end)
    if match is None or not told or told[-1].absence or _covered(told, match):
        return []
    words = _RATHER.sub("", match.group())
    last, stated = told[-1], events.cause(_RATHER.sub("", match["what"]))
    apart = sentence.start - last.sentence.end > 3 or last.deed is Deed.MOVEMENT
    if apart or stated is None or re.search(r"\b(?:no|not)\b", _INSTEAD.sub("", words)):
        return []
    capture = scene.doc.capture
    span = capture.span(match.start(), match.start() + len(match.group().rstrip()))
    return [replace(
        last, id=make_id("rpt", capture.id, span.start, span.end, "explained"), span=span,
        sentence=capture.span(sentence.start, sentence.end), cause=Cause(stated), when=None,
        statement=holder(scene, match.start()), actor=Agent(name=None, basis="unstated"),
        killed=None, injured=None,
    )]  # fmt: skip
