"""Measures (figures about a state or effect) and meetings."""

import re

from holdfire.record import Measure, Meeting, Place, Span, When, make_id

from . import counts
from .incidents import Scene
from .text import Sentence

_THINGS = (
    r"homes?|households?|houses?|apartment (?:buildings?|blocks?)|(?:residential |high-rise |apartment )?buildings?|families|residents|customers|subscribers|consumers|"
    r"trucks?|lorries|convoys|vessels|ships|prisoners?(?: of war)?|hostages?|captives|detainees|bodies|breaches|violations|infringements|"
    r"tonnes?|tons|litres|megawatts|percent|per cent|%|degrees|people|civilians|villagers|villages|schools|children|patients|barrels|displaced(?: people)?|"
    r"pilgrims|fighters|soldiers|incidents|attacks|drones|missiles|rockets|shells|rounds|strikes|passengers|calls|flights|crossings|pallets|bags|sacks|sorties"
)
_STATE = re.compile(
    r"\b(?:without|no|lacked?|cut off|lost|restored|reconnected|displaced|fled|flee|returned|returning|back home|released|freed|exchanged|swapped|handed over|entered|crossed|passed|allowed|let (?:in|through)|delivered|distributed|arrived|stranded|waiting|"
    r"evacuated|sheltering|violations|breaches|infringements|incidents|recorded|counted|logged|registered|fired|launched|documented|list of|tally|rebuilt|reopened|vaccinated|received|homeless|queu\w+|remain\w*)\b",
    re.I,
)
_FIGURE = re.compile(rf"\b{counts.QUANTITY} (?:(?:[\w’'-]+ ){{0,3}}?)(?P<unit>{_THINGS})\b", re.I)
_DEATH = re.compile(r"\b(?:killed|dead|died|wounded|injured|hurt|lives)\b", re.I)
_MEET = re.compile(
    r"\b(?:met(?: (?:with|in|on|for|again|at))?|(?:will|would|to|are expected to|is expected to|were to|due to) (?:\w+ )?meet|meeting (?:between|of|with|in|on)|held (?:\w+ ){0,3}(?:talks|meetings?|discussions|a call)|talks (?:between|in|with|were held|took place|resumed|opened|began|due)|"
    r"(?:spoke|speak) (?:by (?:phone|telephone|video)|on the phone|by phone)|phone call (?:between|with)|(?:round|session|rounds) of talks|summit (?:in|of|between)|(?:sat down|gathered|convened) (?:\w+ )*(?:in|at|for|with)|conference in|hosted (?:\w+ ){0,3}(?:talks|delegations|a meeting)|(?:trilateral|peace|bilateral|indirect) talks)\b",
    re.I,
)


def measures(scene: Scene) -> list[Measure]:
    """Figures of a state or effect, deaths and injuries left to the incident reports."""
    found: list[Measure] = []
    for sentence in scene.doc.sentences:
        taken: list[tuple[int, int]] = []
        for match in _FIGURE.finditer(sentence.text, sentence.start, sentence.end):
            if _plain(match) and not any(a < match.end() and match.start() < b for a, b in taken):
                if _stateful(sentence, match):
                    taken.append(match.span())
                    found.append(_measure(scene, sentence, match))
    return found


def _plain(match: re.Match[str]) -> bool:
    return not (match["single"] or match["none"]) and not _DEATH.search(match.group())


def _stateful(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the figure belongs to a state or a tally and not to the dead or hurt of an incident."""
    after = sentence.text[match.end() : min(sentence.end, match.end() + 60)]
    before = sentence.text[max(sentence.start, match.start() - 60) : match.start()]
    if re.match(
        r"(?: \w+){0,4} (?:were |was |had been |have been |have )?(?:killed|dead|died|wounded|injured|hurt)\b",
        after,
    ) or re.search(r"(?:kill|wound|injur)\w*(?: \w+)? $", before):
        return False
    unit = match["unit"].lower()
    if unit in (
        "violations",
        "breaches",
        "infringements",
        "percent",
        "per cent",
        "%",
        "tonnes",
        "tons",
        "megawatts",
    ):
        return True
    return bool(_STATE.search(after) or _STATE.search(before[-40:]))


def _measure(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Measure:
    capture = scene.doc.capture
    start, end = _extent(sentence, match)
    counted = counts.count(match)
    value = None
    if counted is not None:
        value = float(counted.best) if counted.best is not None else None
    what = sentence.text[match.start() : end]
    exact = counted is not None and counted.low == counted.high == counted.best
    span = capture.span(start, end)
    return Measure(
        id=make_id("msr", capture.id, start, end), capture=capture.id, span=span, what=what,
        value=value, unit=match["unit"], statement=_holder(scene, start),
        place=_nearest_place(scene, sentence, start), when=_nearest_time(scene, sentence), exact=exact,
    )  # fmt: skip


def _extent(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    """The figure with the words up to the next mark, so that it reads alone."""
    after = re.match(r"[^,.;:—“”]{0,70}", sentence.text[match.end() : sentence.end])
    tail = after.group() if after else ""
    end = match.end() + len(tail.rstrip())
    if after and match.end() + len(tail) < sentence.end and len(tail) == 70:
        end = match.end() + tail.rfind(" ")
    return match.start(), max(end, match.end())


def _holder(scene: Scene, at: int) -> str | None:
    holding = [
        (sum(s.end - s.start for s in spans), sid)
        for sid, spans in scene.statements
        if any(s.start <= at < s.end for s in spans)
    ]
    return min(holding)[1] if holding else None


def _nearest_place(scene: Scene, sentence: Sentence, at: int) -> Place | None:
    here = [n for n in scene.places if sentence.start <= n.start < sentence.end]
    return min(here, key=lambda n: abs(n.start - at)).place if here else None


def _nearest_time(scene: Scene, sentence: Sentence) -> When | None:
    here = [e for e in scene.times if sentence.start <= e.start < sentence.end and e.when]
    return here[0].when if here else None


def meetings(scene: Scene) -> list[Meeting]:
    """Talks, calls and meetings, past or planned."""
    found: list[Meeting] = []
    for sentence in scene.doc.sentences:
        match = _MEET.search(sentence.text, sentence.start, sentence.end)
        if match is None:
            continue
        start, end = _around(sentence, match)
        capture = scene.doc.capture
        span: Span = capture.span(start, end)
        found.append(
            Meeting(
                id=make_id("mtg", capture.id, start, end),
                capture=capture.id,
                span=span,
                who=_who(sentence, match),
                statement=_holder(scene, match.start()),
                place=_meeting_place(scene, sentence, match),
                when=_meeting_time(scene, sentence, match),
            )  # fmt: skip
        )
    return found


def _around(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    left = sentence.text.rfind(",", sentence.start, match.start())
    start = sentence.start if left < 0 or match.start() - left < 4 else left + 1
    right = sentence.text.find(",", match.end(), sentence.end)
    end = right if right > 0 else sentence.end
    while start < end and sentence.text[start] in ' ,“"':
        start += 1
    return start, len(sentence.text[:end].rstrip(" .,"))


_PARTY = re.compile(
    r"(?:[A-Z][\w’'-]+(?: (?:and|of|the) (?=[A-Z]))? ?){1,6}(?:negotiators|officials|delegations?|envoys?|elders|commanders|ministers?)?|(?:the )?(?:negotiators|mediators|elders|delegations|commanders|envoys|the two sides|both sides)\b"
)


def _who(sentence: Sentence, match: re.Match[str]) -> tuple[str, ...]:
    """Names before and after the word for the meeting, split at commas and 'and'."""
    from .lexicon import MONTHS, WEEKDAYS

    area = (
        sentence.text[max(sentence.start, match.start() - 90) : match.start()]
        + " | "
        + sentence.text[match.end() : min(sentence.end, match.end() + 70)]
    )
    area = re.sub(r"\b(?:in|at|near|on) (?:the )?(?:[A-Z][\w’'-]+ ?)+", " ", area)
    names: list[str] = []
    for found in _PARTY.findall(area):
        for name in re.split(r",| and ", found):
            bare = re.sub(r"^(?:the|but|and|in|on)\b ?", "", name.strip(), flags=re.I)
            if (
                len(bare) > 2
                and bare.lower() not in WEEKDAYS
                and bare.lower() not in MONTHS
                and bare not in names
            ):
                names.append(bare)
    return tuple(names)


def _meeting_place(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Place | None:
    here = [n for n in scene.places if match.start() - 10 <= n.start < sentence.end] or [
        n
        for n in scene.places
        if sentence.start <= n.start < match.start()
        and re.search(r"\b(?:in|at) (?:the )?$", sentence.text[max(0, n.start - 8) : n.start])
    ]
    located = [
        n
        for n in here
        if re.search(
            r"\b(?:in|at|near|outside) (?:the )?(?:\w+ )?$",
            sentence.text[max(0, n.start - 16) : n.start],
        )
    ]
    return located[0].place if located else None


def _meeting_time(scene: Scene, sentence: Sentence, match: re.Match[str]) -> When | None:
    here = [e for e in scene.times if sentence.start <= e.start < sentence.end and e.when]
    return min(here, key=lambda e: abs(e.start - match.start())).when if here else None
