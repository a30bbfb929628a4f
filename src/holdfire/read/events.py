"""Words of violent events: what kind of conduct, by what means, at what kind of target."""

import re

from holdfire.record import Deed

from .lexicon import ORGANISATIONS
from .things import TARGETS

_DEEDS: tuple[tuple[Deed, str], ...] = (
    (
        Deed.INTERCEPTION,
        r"intercept(?:ed|ing|ions?)|(?:was|were|been) shot down|shot down|shooting down|downed|"
        r"brought down|neutrali[sz]ed|repelled",
    ),
    (
        Deed.OVERFLIGHT,
        r"overfl(?:ew|own|ights?|y|ying)|violated (?:its |their )?airspace|"
        r"(?:flew|flown|flying|circled|crossed|hovered) (?:\w+ )?(?:over|into (?:\w+ )?airspace)|"
        r"drones? (?:was |were )?(?:seen|heard|spotted|circling)",
    ),
    (
        Deed.SHELLING,
        r"shell(?:ed|ing|s)|shell(?= (?:fell|landed|hit|struck|killed|wounded|exploded))|mortars?|"
        r"artillery|howitzers?|tank fire|cannon fire|cannonade|"
        r"mortar (?:bombs?|rounds?|shells?|fire)",
    ),
    (
        Deed.EXPLOSION,
        r"explo(?:sions?|ded|des|ding)|blasts?|(?:land|naval )?mines?|roadside bombs?|car bombs?|"
        r"(?:improvised|planted|buried|homemade|time|parcel|truck|suicide) (?:bombs?|bombing)|"
        r"an? bomb|bombing|ied|grenades?|detonat\w+|booby-trap\w*|blew up|blown up",
    ),
    (
        Deed.STRIKE,
        r"air ?-?strikes?|air[ -]raids?(?! (?:sirens?|alerts?|warnings?|alarms?))|strikes?|"
        r"striking|struck|missiles?|drones?|rockets?|"
        r"warplanes?|"
        r"bomb(?:s|ed|ardments?|arded|ings)?|glide bombs?|barrages?|fighter jets?|"
        r"(?:helicopters?|jets?|aircraft|planes?) (?:had )?(?:fired|attacked|bombed|hit)|pounded|"
        r"bombing of",
    ),
    (
        Deed.GROUND,
        r"ambush\w*|clash(?:es|ed|ing)?|(?<!air-)(?<!air )raid(?:ed|s|ing)?|assault(?:s|ed|ing)?|"
        r"storm(?:ed|ing)|"
        r"overr[ua]n|incursions?|infiltrat\w+|fighting|firefights?|skirmish\w*|stab\w*|hacked|"
        r"attacked the (?:post|camp|position|base)|hand-to-hand",
    ),
    (
        Deed.GUNFIRE,
        r"gunfire|gunm[ae]n|gunshots?|shots?|shot|opened fire|fired (?:on|at|into|upon)|"
        r"(?:exchang\w+|trad(?:ed|ing)) (?:of )?(?:gun)?fire|snipers?|sniping|sniper fire|"
        r"shooting|machine-?gun\w*|"
        r"small-?arms|rifle\w*|firing|fired|came under fire",
    ),
    (
        Deed.SEIZURE,
        r"seiz(?:ed|ure|ing)|captur(?:ed|ing)|abduct\w*|kidnap\w*|hijack\w*|took control|boarded|"
        r"detained(?! (?:persons|people|men|women|civilians|fighters))|detentions?|arrested|"
        r"driven off by|took (?:[\w-]+ ){1,3}(?:captive|prisoner|hostage)|took away|led away|"
        r"hostages?|commandeered|confiscat\w*|took over|"
        r"taken captive",
    ),
    (
        Deed.OBSTRUCTION,
        r"block(?:ed|ing|ade\w*)|turned (?:back|away)|held up|denied (?:entry|access|passage)|"
        r"obstruct\w*|"
        r"(?:was|were|been|being|remain(?:s|ed)|stay(?:s|ed)|kept|is|are) (?:\w+ )?(?:closed|shut|"
        r"sealed|impassable)(?= (?:to|by|for|off|since|to all)\b)|"
        r"(?:was|were|been) (?:stopped|halted|kept waiting|delayed)(?= (?:for|at) )|"
        r"(?:convoys?|trucks|lorries|vessels?|ships?) (?:has|have|had|was|were)(?: been)? "
        r"(?:stopped|halted|refused)|"
        r"stopped (?:a|an|the|two|three|aid) (?:\w+ )?(?:convoy|trucks?|ambulance|aid)",
    ),
    (
        Deed.OUTAGE,
        r"blackouts?|outages?|power cuts?|cut off (?:power|electricity|water)|"
        r"(?:lost|without) (?:power|electricity|water|heat\w*)|power (?:was|went) (?:cut|out|off)|"
        r"felled a (?:power )?(?:line|pylon)|"
        r"(?:lines?|networks?|signal|service|internet|electricity|power|"
        r"water) (?:\w+ ){0,3}?(?:was|"
        r"were|went) (?:down|dead|out|cut)",
    ),
    (
        Deed.MOVEMENT,
        r"mov(?:e|ed|ing) (?:\w+ ){0,3}(?:troops|fighters|forces|reinforcements|artillery|tanks|"
        r"men|"
        r"vehicles|weapons)|massing|reinforc(?:ed|ing|ements?)|redeploy\w*|troop movements?|"
        r"(?:army|military|armou?red|rebel) [^.;,]{0,40}?(?:drove|rolled|moved|rumbled|headed)|"
        r"(?:marines|troops|soldiers|fighters|tanks) (?:had )?entered|advanc(?:e|ed|ing)",
    ),
    (
        Deed.ATTACK,
        r"attack(?:ed|s|ing)?|assailants?|killed|killing|violence|hostilities|targeted|hit|hitting|"
        r"wounded|bloodshed|provocations?|fell(?! apart| through| silent| short| behind| ill|"
        r" asleep)|"
        r"landed|died|harmed|perished|beaten",
    ),
    (
        Deed.OTHER,
        r"crash(?:ed)?|came down|collaps(?:ed|ing)|burn(?:ed|t|ing)|set fire|fire broke out|"
        r"tore (?:[\w-]+ ){0,4}?(?:off|down|away)|skidded|derailed|swerved|capsized|sank|"
        r"ran aground|vandali\w+|incidents?|looted|left the road|overturned",
    ),
)
TRIGGER = re.compile("|".join(f"(?P<d{i}>\\b(?:{p})\\b)" for i, (_, p) in enumerate(_DEEDS)), re.I)
"""Any word of an event; the group's number tells its kind."""

_MEANS = (
    ("drone", r"drones?|uavs?|fpv|shaheds?|quadcopters?|unmanned"),
    ("missile", r"missiles?"),
    ("rocket", r"rockets?"),
    ("bomb", r"(?<!improvised )(?<!mortar )(?<!roadside )(?<!car )(?:glide )?bombs?|bombed|bombing|"
             r"bombardment|bombarded"),
    ("artillery", r"artillery|howitzers?|(?<!mortar )(?<!tank )shells?|cannon fire"),
    ("mortar", r"mortars?"),
    ("tank", r"tanks?(?= (?:fire|shells?|rounds?|fired|advanced))"),
    ("small-arms", r"gunfire|gunshots?|rifles?|machine-?guns?|small-?arms|snipers?|shot(?! down)|"
        r"shots|"
                   r"opened fire|pistols?|shooting"),
    ("aircraft", r"warplanes?|jets?|helicopters?|air ?-?strikes?|air raids?|planes?|aircraft"),
    ("mine", r"(?:land)?mines?"),
    ("ied", r"(?:roadside|improvised|car|planted) bombs?|ieds?|booby-trap\w*|improvised explosive"),
    ("knife", r"knife|knives|machetes?|stabb\w+|hacked"),
    ("vehicle", r"truck left the road|vehicle rammed|car rammed|rammed"),
    ("ship", r"speedboats?|gunboats?|skiffs?|warships?|patrol boats?|frigates?"),
)  # fmt: skip
_USED = tuple((name, re.compile(rf"\b(?:{p})\b", re.I)) for name, p in _MEANS)
_TARGET = re.compile(
    "|".join(f"(?P<t{i}>\\b(?:{p})(?![\\w’'-]))" for i, (_, p) in enumerate(TARGETS)), re.I
)
_CAUSES = (
    (
        "legacy-ordnance",
        r"unexploded|old (?:land)?mines?|left (?:over |behind )?(?:from|by|after) (?:the |earlier |"
        r"an? )?(?:\w+ )?(?:wars?|fighting|conflict)|laid (?:years|decades|during)|remnants? of|"
        r"wartime (?:shell|mine|bomb)s?|from (?:earlier|previous|past) (?:fighting|wars?)",
    ),
    (
        "accident",
        r"accident\w*|malfunction\w*|technical (?:fault|failure|problem)|mishandl\w*|faulty|"
        r"skidded|derailed|swerved|lost control|snow-?plough|caused by an? \w*(?:plough|lorry|"
        r"truck|car|"
        r"bird|squirrel|crane|digger)|"
        r"gas (?:leak|cylinder|canister|bottle|stove|boiler|explosion|blast)s?|"
        r"(?:burst|blown|faulty|overloaded|overheated|exploding|"
        r"leaking) (?:[\w-]+ )?(?:boiler|pipe|"
        r"transformer|main|tyre|tire|battery|tank|generator|stove|fuse|cable)s?|"
        r"boiler(?: explosion| blast|s? (?:had |has )?(?:bl[eo]wn?(?: up)?|exploded|burst))|"
        r"electrical fault|mechanical (?:fault|failure)|"
        r"quarry(?:ing)? (?:blast|explosion)\w*|"
        r"blast(?:s|ing)? (?:at|in) (?:a|the) quarry|short circuit|human error|mishap|collision|"
        r"not an attack|crash(?:ed)?(?! into)|left the road|overturned",
    ),
    (
        "weather",
        r"(?:thunder|snow|sand)?storms?|lightning|floods?|flooding|landslides?|heavy (?:rain|snow)|"
        r"high winds?|bad weather|cyclone|avalanche",
    ),
    (
        "exercise",
        r"exercises?|drills?|live-fire|test firing|training (?:exercise|flight|ground)|"
        r"controlled (?:detonation|explosion)",
    ),
)
_CAUSE = re.compile("|".join(f"(?P<c{i}>\\b(?:{p})\\b)" for i, (_, p) in enumerate(_CAUSES)), re.I)
_RULED_OUT = re.compile(
    r"\b(?:(?:not|neither|nor|rather than|instead of)(?: (?:caused |set off )?(?:by|from|due to|"
    r"because of|through))?|not the (?:result|work) of|no)(?: (?:an?|any|the|some))? $",
    re.I,
)
"""Before a cause that the words rule out: 'not by a gas leak', 'no accident'."""
_PLANTED = re.compile(
    r"\b(?:attack\w*|planted|improvised|roadside|suicide|booby\S*|grenades?|bomb\w*|destroy\w+|"
    r"killed|struck|hit by|blew up (?:an?|the|its|their|two|three)|"
    r"mined|laid|threw|thrown|targeted|militants?|gunmen)\b",
    re.I,
)
_RANK = (
    Deed.INTERCEPTION, Deed.OVERFLIGHT, Deed.SEIZURE, Deed.OBSTRUCTION, Deed.EXPLOSION,
    Deed.SHELLING, Deed.STRIKE, Deed.GROUND, Deed.GUNFIRE, Deed.MOVEMENT, Deed.OUTAGE, Deed.OTHER,
    Deed.ATTACK,
)  # fmt: skip
_UP_CLOSE = re.compile(r"\b(?:ambush|raid|clash|storm(?:ed|ing)|assault|overr[au]n)", re.I)
_FROM_AIR = re.compile(
    r"\b(?:air ?strike|warplane|helicopters?|jets?|aircraft) (?:\w+ ){0,2}(?:fired|attacked|"
    r"bombed|hit|struck)|\bdrones? (?:had |has )?dropped\b|\bbombing of\b|"
    r"\b(?<!mortar )bombs? (?:fell|dropped|hit|rained)|"
    r"\bbombed\b",
    re.I,
)
_SHOT = re.compile(r"\b(?:shot dead|shot at|opened fire|sniper|gunfire|shots?)\b", re.I)


_FLYING = re.compile(
    r"\b(?:drones?|missiles?|rockets?|aircraft|planes?|jets?|helicopters?|uavs?|warplanes?|"
    r"shaheds?|"
    r"projectiles?|shells|balloons?|another|shot down|downed|intercept\w*|neutrali\w+|repelled)\b",
    re.I,
)
_ARSON = re.compile(
    r"\b(?:men|gunmen|fighters|rebels|soldiers|militia\w*|attackers|arsonists|bandits|troops) "
    r"(?:had )?(?:burned|burnt|set fire)",
    re.I,
)


def triggers(text: str, start: int, end: int) -> list[tuple[int, int, Deed]]:
    """Event words between two offsets, with their kind of conduct."""
    return [
        (m.start(), m.end(), _DEEDS[int((m.lastgroup or "d0")[1:])][0])
        for m in TRIGGER.finditer(text, start, end)
    ]


def deed(found: list[tuple[int, int, Deed]], text: str) -> Deed:
    """The one kind of conduct a clause tells, from the event words in it."""
    kinds = {d for _, _, d in found}
    first = _RANK.index
    if Deed.INTERCEPTION in kinds and not _FLYING.search(text):
        kinds = (kinds - {Deed.INTERCEPTION}) or {Deed.OTHER}
    if kinds == {Deed.OTHER, Deed.ATTACK} and _ARSON.search(text):
        return Deed.ATTACK
    if kinds & {Deed.INTERCEPTION, Deed.OVERFLIGHT, Deed.SEIZURE, Deed.OBSTRUCTION}:
        return min(kinds, key=first)
    if _FROM_AIR.search(text):
        return Deed.STRIKE
    if Deed.GROUND in kinds and _UP_CLOSE.search(text):
        return Deed.GROUND
    if (
        Deed.EXPLOSION in kinds
        and Deed.SHELLING in kinds
        and re.search(r"\bmines?\b", text) is None
    ):
        return Deed.SHELLING
    return min(kinds, key=first, default=Deed.ATTACK)


def means(text: str) -> tuple[str, ...]:
    """The means named in a stretch of text, in the order of the closed list."""
    return tuple(name for name, used in _USED if used.search(text))


def targets(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Words for things that can be hit, with their class, those of a body's name left out."""
    return [
        (m.start(), m.end(), TARGETS[int((m.lastgroup or "t0")[1:])][0])
        for m in _TARGET.finditer(text, start, end)
        if not body_after(text, m.start(), m.end())
    ]


_SITES = frozenset("hospital station centre center post bank court company radio daily".split())
_RUN = re.compile(r"(?: (?:of |and |the )*[A-ZÀ-Þ][\w-]+){1,4}")


def body_after(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word opens the name of a body: 'Harbour Front', 'Port Authority'."""
    run = _RUN.match(text, end) if text[start : start + 1].isupper() else None
    words = run.group().casefold().split() if run else []
    return any(w in ORGANISATIONS and w not in _SITES for w in words)


def cause(text: str) -> str | None:
    """The stated cause other than attack, if the words give one."""
    for match in _CAUSE.finditer(text):
        if not _RULED_OUT.search(text[: match.start()]):
            return _CAUSES[int((match.lastgroup or "c0")[1:])][0]
    return None


def unexplained(text: str, conduct: Deed) -> bool:
    """A blast of which the words do not say that anybody made it."""
    return conduct is Deed.EXPLOSION and not _PLANTED.search(text)
