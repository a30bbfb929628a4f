"""Measures: figures about an effect or a state; deaths and injuries belong to the incidents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.record import Measure, Place, When, make_id

from . import counts
from .meetings import meetings
from .pieces import Scene, holder, prose
from .places import Named
from .text import Sentence

__all__ = ["measures", "meetings"]

_THINGS = (
    r"homes?|households?|houses?|(?:apartment|residential|high-rise) (?:buildings?|blocks?)|"
    r"buildings?|families|residents|customers|subscribers|consumers|trucks?|lorries|convoys|"
    r"vessels|ships|tankers|prisoners?(?: of war)?|hostages?|captives|detainees|bodies|breaches|"
    r"violations|infringements|tonnes?|tons|litres|megawatts|percent|per cent|%|people|civilians|"
    r"villagers|villages|schools|children|patients|barrels|displaced(?: people)?|pilgrims|"
    r"incidents|animals|cattle|sheep|goats|head of cattle|sailors|fishermen|workers|pupils|"
    r"students|"
    r"soldiers|fighters|persons|(?:detained|wounded) persons|shops|clinics|hospitals|women|men|"
    r"migrants|pensioners|aid workers|apartments|flats|wells|farms|hectares|"
    r"passengers|flights|crossings|pallets|bags|sacks|sorties|refugees|evacuees|substations|times|"
    r"settlements|districts|towns|cities|vehicles|cars|buses|trains|boats|truckloads|containers|"
    r"shipments|parcels|rations|doses|mines|returnees|travellers|inmates|businesses|"
    r"factories|mills|"
    r"bakeries|bridges|roads|streets|neighbourhoods|communities|hamlets|islands|camps|tents|"
    r"shelters|beds|pumps|pylons|gigawatts|kilowatts|gallons|cubic met(?:re|er)s|dollars|euros|"
    r"servicemen|personnel|nationals|citizens|POWs|inhabitants|users|drivers|occasions|instances|"
    r"cases|attacks|strikes|shellings|assaults"
)
_STATE = re.compile(
    r"\b(?:without|no|lack(?:ed|ing)?|cut off|lost|restored|reconnected|displaced|fled|flee|"
    r"returned|"
    r"returning|back home|released|freed|exchanged|swapped|handed over|entered|crossed|passed|"
    r"allowed|let (?:in|through)|delivered|distributed|arriv(?:ed|ing)|reached|stranded|waiting|"
    r"evacuated|sheltering|recorded|counted|logged|registered|documented|list of|tally|rebuilt|"
    r"reopened|vaccinated|received|homeless|queu\w+|remain\w*|spill(?:ed|ing)|damaged|flooded|"
    r"unloaded|carrying|loaded|fired|violated|broken|trapped|detained|in the dark|left|shut|closed|"
    r"missing|stolen|drinking|dark|transferred|uprooted|driven|forced|powerless|offline|"
    r"reconnect\w*|"
    r"holds?|holding|held|cutting|knocked out|sleeping|living|repatriated|unaccounted|short of|"
    r"in need|hungry|fed|treated|marooned|cleared|reunited|queue|back|set free|walk(?:ed|"
    r"ing)? free|"
    r"(?:came|come|coming|went|gone|go) home|(?:moved|taken) (?:out|in|to)|handed out|given out|"
    r"let (?:into|out)|waved through|tallied|noted|supplied|lit|stuck|backed up|out for|served|"
    r"inspected|searched|burn(?:ed|t)(?: down| out)?|destroyed|razed|gutted|ruined|carried|shipped|"
    r"brought|isolated|reconnecting|abandoned|deserted|housed|rationed|admitted|handled|run dry|"
    r"enter(?:ing)?|reach(?:ing)?|deliver(?:ing)?|releas(?:e|ing)|freeing|"
    r"(?:exchange|swap|release|return|handover|evacuation|delivery|displacement|repatriation|"
    r"transfer|arrival|entry|passage) of|need(?:ed|s)? (?:food|help|aid|water|shelter)|"
    r"put at|estimated at|cost|fallen by|fell by|dropped by|rose by|down by|up by)\b",
    re.I,
)
_TALLIES = frozenset(
    "violations breaches infringements tonnes tons megawatts gigawatts kilowatts barrels litres "
    "gallons".split()
)
_FIGURE = re.compile(
    rf"\b{counts.QUANTITY} (?:(?:more |out )?of (?:the|its|their|those|our|an?) (?:planned |"
    rf"promised |agreed |\d+ )?)?(?:(?!(?:of|were|was|had|and|in|on)\b)[\w’'-]+ "
    rf"){{0,2}}?(?P<unit>{_THINGS})\b",
    re.I,
)
_NUMBER_OF = re.compile(
    r"\bthe (?:number|total|count) of (?P<unit>(?!dead|deaths|people killed|wounded|injured|hurt|"
    r"(?:\w+ )?(?:dead|killed|wounded)\b)[\w -]{3,40}?)(?: "
    r"[^.;,]{0,60}?)?"
    rf" (?:at|to|was|is|stood at|reached) {counts.QUANTITY}(?!\w)",
    re.I,
)
_COMPARED = re.compile(rf"\b(?:up|down) from {counts.QUANTITY}(?= in | on | a | the |[,.;])", re.I)
_HANDED = re.compile(
    r"\b(?:exchang|swapp|return|repatriat|hand|releas|free)\w* (?:over )?(?:the )?(?P<unit>bodies|"
    r"remains|prisoners(?: of war)?|captives|hostages|detainees)\b[^,.;:—“”\"]{0,50}",
    re.I,
)
_DEATH = re.compile(r"\b(?:killed|dead|died|wounded|injured|hurt|lives)\b", re.I)
_HURT_AFTER = re.compile(
    r"(?: reached by| lost (?:his|her|their|a|both)| (?:said|told)\b)|"
    r"(?: \w+){0,4} (?:were |was |had been |have been |have )?(?:killed|dead|died|wounded|"
    r"injured|hurt)\b"
)
_LEFT = re.compile(
    rf"\b(?:leaving|against) {counts.QUANTITY}(?= (?:still )?(?:dark|without|in|off|cut|homeless|"
    rf"out|"
    r"stranded|disconnected|the|a|last)\b)[^,.;]{0,50}",
    re.I,
)
"""A second figure of the same unit: 'leaving 600 still dark', 'against 31 the week before'."""
_RATIO = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of) (?:every )?$", re.I
)
"""'nine in ten shops': a share, and not ten of them."""
_ACTS = frozenset("occasions instances cases attacks strikes shellings assaults".split())
_COUNTING = re.compile(
    r"\b(?:record|count|log|register|document|tall|note|list)\w* (?:[\w’',-]+ ){0,6}$", re.I
)
"""A verb of counting, without which a number of attacks is told as what happened."""
_BROKE = re.compile(
    r"\b(?:fired|violated|breached|struck|shelled|crossed|broken?|flouted|infringed)"
    r"(?: [\w’'-]+){0,5} $"
)
_TALK = re.compile(r" (?:done|sure|certain|ready|right|of the (?:way|truth))\b")


_DRIVEN = re.compile(
    rf"\b(?:displac(?:ed|ing)|uproot(?:ed|ing)|evacuat(?:ed|ing)|stranded|stranding|rescued|freed|"
    rf"released) {counts.QUANTITY}(?= (?:from|in|at|since|by|across|around|on|over)\b|[,.;])",
    re.I,
)
"""People counted without a word for them: 'displaced 4,000 since May'."""
_HALF = re.compile(
    r"\b(?:half|(?:a|one|two)[ -](?:third|quarter)s?|three[ -]quarters) (?:of )?(?:the |its |all )?"
    r"(?:[\w’'-]+ )?(?P<unit>city|town|country|region|province|district|homes|households|people|"
    r"population|residents|schools|shops|hospitals|clinics|trucks|houses)\b",
    re.I,
)
"""A share in words, which has no value of its own."""


@dataclass(frozen=True, slots=True)
class _Found:
    match: re.Match[str]
    start: int
    end: int
    unit: str | None


def measures(scene: Scene) -> list[Measure]:
    """Figures of a state or effect, deaths and injuries left to the incident reports."""
    found: list[Measure] = []
    for sentence in prose(scene):
        taken: list[_Found] = []
        for figure in _figures(sentence):
            if all(figure.end <= t.start or t.end <= figure.start for t in taken):
                taken.append(figure)
                found.append(_measure(scene, sentence, figure))
    return sorted(found, key=lambda m: m.span.start)


def _figures(sentence: Sentence) -> Iterator[_Found]:
    yield from _whole(sentence, _NUMBER_OF)
    for match in _FIGURE.finditer(sentence.text, sentence.start, sentence.end):
        if _plain(match) and _stateful(sentence, match):
            yield from _counted(sentence, match)
    yield from _whole(sentence, _DRIVEN)
    for match in _HALF.finditer(sentence.text, sentence.start, sentence.end):
        if _stateful(sentence, match):
            yield _Found(match, *_extent(sentence, match), match["unit"])
    yield from _whole(sentence, _HANDED)


def _whole(sentence: Sentence, pattern: re.Pattern[str]) -> Iterator[_Found]:
    """Figures that are told by the whole of what a pattern matches."""
    for match in pattern.finditer(sentence.text, sentence.start, sentence.end):
        stop = match.start() + len(match.group().rstrip())
        yield _Found(match, match.start(), stop, match.groupdict().get("unit"))


def _counted(sentence: Sentence, match: re.Match[str]) -> Iterator[_Found]:
    """A figure with its unit, and the second one of that unit that it is held against."""
    low, high = _extent(sentence, match)
    yield _Found(match, low, high, match["unit"])
    for pattern in (_LEFT, _COMPARED):
        second = pattern.search(sentence.text, high, sentence.end)
        if second:
            stop = second.start() + len(second.group().rstrip())
            yield _Found(second, second.start(), stop, match["unit"])


def _plain(match: re.Match[str]) -> bool:
    return not (match["single"] or match["none"]) and not _DEATH.search(match.group())


def _stateful(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the figure is a state or a tally and not the dead or hurt of an incident."""
    after = sentence.text[match.end() : min(sentence.end, match.end() + 60)]
    before = sentence.text[max(sentence.start, match.start() - 60) : match.start()].rstrip() + " "
    if _HURT_AFTER.match(after) or _TALK.match(after) or _RATIO.search(before):
        return False
    if re.search(r"(?:kill|wound|injur)\w*(?: \w+)? $", before):
        return False
    unit = match["unit"].lower()
    if unit in _TALLIES:
        return True
    if unit == "times":
        return _BROKE.search(before) is not None
    if unit in _ACTS:
        return _COUNTING.search(before) is not None
    if unit in ("percent", "per cent", "%"):
        return bool(re.match(r" of (?:the |its |all )?\w+", after))
    clause = re.split(r"[,;:]", after)[0]
    return bool(_STATE.search(clause) or _STATE.search(re.split(r"[,;:]", before)[-1][-40:]))


def _extent(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    """The figure with the words up to the next mark, so that it reads alone."""
    after = re.match(r"[^,.;:—“”\"]{0,70}", sentence.text[match.end() : sentence.end])
    tail = after.group() if after else ""
    if len(tail) == 70:
        tail = tail[: tail.rfind(" ")]
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return start, max(match.end() + len(tail.rstrip()), match.end())


def _measure(scene: Scene, sentence: Sentence, figure: _Found) -> Measure:
    capture = scene.doc.capture
    counted = counts.count(figure.match) if "n" in figure.match.groupdict() else None
    value = float(counted.best) if counted is not None and counted.best is not None else None
    span = capture.span(figure.start, figure.end)
    return Measure(
        id=make_id("msr", capture.id, figure.start, figure.end), capture=capture.id, span=span,
        what=span.words, value=value, unit=figure.unit, statement=holder(scene, figure.start),
        place=_place(scene, sentence, figure), when=_time(scene, sentence, figure),
        exact=counted is not None and counted.low == counted.high == counted.best,
    )  # fmt: skip


_LOCATED = re.compile(
    r"\b(?:in|at|near|into|around|across|outside|off|reached|for|from|to) (?:the )?(?:\w+ )?$", re.I
)


def _place(scene: Scene, sentence: Sentence, figure: _Found) -> Place | None:
    """The place said of the figure: inside its words, or set by a preposition in its clause."""
    text = scene.doc.text
    left = max(text.rfind(mark, sentence.start, figure.start) for mark in ",;:")
    first = max(left, sentence.start)
    spots = [
        n
        for n in scene.places
        if first <= n.start < figure.end
        and _LOCATED.search(text[max(first, n.start - 24) : n.start])
    ]
    inside = [n for n in spots if figure.start <= n.start]
    best = inside or spots or _only(scene, sentence)
    return best[0].place if best else None


def _only(scene: Scene, sentence: Sentence) -> list[Named]:
    """The one settlement of the sentence, where an 'in' or 'at' sets it."""
    text = scene.doc.text
    here = [
        n
        for n in scene.places
        if sentence.start <= n.start < sentence.end and n.place.precision == "settlement"
    ]
    names = {n.place.name for n in here}
    set_in = [n for n in here if re.search(r"\b(?:in|at) $", text[max(0, n.start - 4) : n.start])]
    return set_in if len(names) == 1 else []


def _time(scene: Scene, sentence: Sentence, figure: _Found) -> When | None:
    """The time in the figure's words, else the nearest in the same voice."""
    own = holder(scene, figure.start)
    here = [
        e
        for e in scene.times
        if sentence.start <= e.start < sentence.end and holder(scene, e.start) == own
    ]
    here.sort(key=lambda e: (not figure.start <= e.start < figure.end, abs(e.start - figure.start)))
    known = [e.when for e in here if e.when is not None]
    return known[0] if known else None
