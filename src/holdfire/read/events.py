"""Words of violent events: what kind of conduct, by what means, at what kind of target."""

import re

from holdfire.record import Deed

_DEEDS: tuple[tuple[Deed, str], ...] = (
    (Deed.INTERCEPTION, r"intercept\w*|shot down|shooting down|downed|brought down|neutrali[sz]ed|repelled"),
    (Deed.OVERFLIGHT, r"overfl(?:ew|own|ight\w*|y|ying)|violated (?:its |their )?airspace|(?:flew|flown|flying|circled) (?:low )?over|drones? (?:was |were )?(?:seen|heard|spotted|circling)"),
    (Deed.SHELLING, r"shell(?:ed|ing|s)\b(?! company)|mortar\w*|artillery|howitzers?|tank fire|cannon\w*|shells? (?:fell|landed|hit|struck)"),
    (Deed.EXPLOSION, r"explo(?:sion\w*|ded|des|ding)|blast\w*|land ?mines?|\bmines?\b|roadside bomb\w*|car bomb\w*|bombing|ied|grenades?|detonat\w+|booby"),
    (Deed.STRIKE, r"air ?strikes?|air-?strikes?|air raids?|strikes?\b|striking|struck|missiles?|drones?|rockets?|warplanes?|bomb(?:s|ed|ardment|arded|ings)?\b|glide bombs?|barrages?|fighter jets?|helicopters? (?:fired|attacked)|pounded"),
    (Deed.GROUND, r"ambush\w*|clash\w*|raid(?:ed|s|ing)?\b|assault\w*|storm(?:ed|ing)\b|overr[ua]n|advanc(?:ed|ing)|incursions?|infiltrat\w*|fighting|firefights?|skirmish\w*|stab\w*|hacked|attacked the (?:post|camp|position|base)"),
    (Deed.GUNFIRE, r"gunfire|gunm[ae]n|gunshots?|shots?|shot (?:dead|and)|opened fire|open fire|fired (?:on|at|into|upon)|exchang\w+ (?:of )?fire|sniper\w*|sniping|shooting|machine-?gun\w*|small-?arms|rifle\w*|shot\b|firing|fired"),
    (Deed.SEIZURE, r"seiz(?:ed|ure|ing)|captur(?:ed|ing)|abduct\w*|kidnap\w*|hijack\w*|took (?:control|over)|boarded|detained|hostages?|commandeered|confiscat\w*|looted"),
    (Deed.OBSTRUCTION, r"block(?:ed|ing|ade\w*)|turned back|turned away|held up|denied (?:entry|access|passage)|obstruct\w*|prevented (?:from|a|an|the) |stopped (?:a|an|the|two|three|aid) (?:\w+ )?(?:convoy|truck|trucks|ambulance|aid)|barred"),
    (Deed.OUTAGE, r"blackouts?|outages?|power cuts?|(?:lost|without|cut off) (?:power|electricity|water|heat\w*)|power (?:was|went) (?:cut|out|off)"),
    (Deed.MOVEMENT, r"mov(?:ed|ing) (?:\w+ ){0,3}(?:troops|fighters|forces|reinforcements|artillery|tanks|men|vehicles|weapons)|massing|reinforc(?:ed|ing|ements?)|redeploy\w*|rotat(?:ed|ing)|troop movements?|columns? of"),
    (Deed.ATTACK, r"attack(?:ed|s|ing)?\b|assailants?|killed|killing|violence|hostilities|targeted|hit\b|hitting|wounded|bloodshed|provocations?|fell|landed|died"),
    (Deed.OTHER, r"crash(?:ed)?|came down|collaps\w+|burn(?:ed|t|ing)|set fire|fire broke out|capsized|sank|ran aground|vandali\w+|incidents?"),
)  # fmt: skip
TRIGGER = re.compile("|".join(f"(?P<d{i}>\\b(?:{p})\\b)" for i, (_, p) in enumerate(_DEEDS)), re.I)

_MEANS = (
    ("drone", r"drones?|uavs?|fpv|shaheds?|quadcopters?|unmanned"),
    ("missile", r"missiles?"),
    ("rocket", r"rockets?"),
    ("bomb", r"bombs?|bombed|bombing|bombardment|bombarded|glide bombs?|airdropped"),
    ("artillery", r"artillery|howitzers?|shells?|shelled|shelling"),
    ("mortar", r"mortars?"),
    ("tank", r"tanks? (?:fire|shells?|rounds?)|tanks?"),
    ("small-arms", r"gunm[ae]n|gunfire|gunshots?|rifles?|machine-?guns?|small-?arms|snipers?|shot dead|opened fire|shots?|pistols?|shooting"),
    ("aircraft", r"warplanes?|jets?|helicopters?|air ?strikes?|air-?strikes?|air raids?|planes?|aircraft"),
    ("mine", r"(?:land)?mines?"),
    ("ied", r"roadside bombs?|improvised|ied|car bombs?|booby|planted bombs?"),
    ("knife", r"knife|knives|machetes?|stabb\w+|hacked"),
    ("ship", r"speedboats?|gunboats?|skiffs?|warships?|patrol boats?|frigates?"),
)

_TARGETS = (
    ("energy", r"power (?:plants?|stations?|lines?|grids?|sites?|facilit\w+|infrastructure|cables?)|substations?|energy (?:\w+ )?(?:sites?|facilit\w+|infrastructure|targets?|installations?)|grid|refiner(?:y|ies)|pipelines?|fuel (?:depots?|tanks?|stores?)|oil (?:\w+ )?(?:depots?|terminals?|fields?|facilit\w+)|gas (?:\w+ )?(?:plants?|stations?|facilit\w+|infrastructure)|dams?|transformers?|generators?"),
    ("medical", r"(?:\w+ )?hospitals?|clinics?|ambulances?|health (?:post|centre|center)s?|maternity (?:ward|home|hospital)"),
    ("school", r"schools?|universit(?:y|ies)|kindergartens?|classrooms?"),
    ("transport", r"(?:passenger |freight |cargo |commuter )?trains?|(?:mini)?bus(?:es)?|railways?|rail (?:lines?|links?|stations?)|bridges?|(?:main |coastal )?roads?|highways?|(?:fishing |sea|naval )?ports?|harbou?rs?|(?:cargo |container |merchant )?(?:ships?|vessels?)|(?:oil |fuel |water )?tankers?|bulk carriers?|ferr(?:y|ies)|airports?|airfields?|airstrips?|lorr(?:y|ies)|(?:\w+ )?trucks?|cars?|taxis?|(?:fishing |patrol )?boats?|piers?|jett(?:y|ies)|quays?|dhows?|motorcycles?|pick-?ups?|vehicles?"),
    ("aid", r"(?:aid |relief |food |un )?convoys?|aid (?:workers?|trucks?|depots?|warehouses?)|food (?:stores?|depots?)|(?:displacement |refugee |displaced persons )?camps?"),
    ("military", r"(?:\w+ )?(?:patrols?|outposts?|barracks|checkpoints?|garrisons?|bunkers?|trenches)|(?:army|military|navy|air|police|border|guard|frontier|forward|front) (?:\w+ )?(?:posts?|positions?|bases?|camps?|units?|columns?|vehicles?|stations?)|positions|soldiers|troops|military (?:sites?|targets?)|radar(?:s| station)?|ammunition (?:depots?|dumps?|stores?)|depots?"),
    ("market", r"markets?|bazaars?|souks?|shops?|stores?|bakery|bakeries|stalls?"),
    ("religious", r"churches|church|mosques?|temples?|monaster(?:y|ies)|pagodas?|shrines?|cathedrals?"),
    ("government", r"town halls?|city halls?|municipal (?:\w+ )?(?:offices?|buildings?)|police stations?|prisons?|courthouses?|ministr(?:y|ies) buildings?|government (?:buildings?|offices?)"),
    ("water", r"pumping stations?|water (?:plants?|towers?|works|stations?|tanks?|pumps?)|reservoirs?|wells?\b"),
    ("communications", r"(?:radio |television |tv |mobile |telecoms? |phone )(?:masts?|towers?)|masts?|cell towers?"),
    ("residential", r"(?:apartment |residential |tower )(?:blocks?|buildings?|houses?)|apartments?|houses?|homes?|dwellings?|residential (?:areas?|districts?|buildings?)|villages?|farmhouses?|farms?|compounds?|hotels?|neighbou?rhoods?|buildings?|orchards?|fields?"),
    ("industrial", r"factor(?:y|ies)|warehouses?|(?:coal |gold |copper )?mines\b|mills?|steelworks|silos?|(?:steel|chemical|cement|car) (?:plants?|works)|plants?\b"),
    ("people", r"civilians|farmers?|fishermen|villagers|worshippers|shoppers|mourners|miners|herders?|traders?|(?:aid )?workers|children|students|pilgrims|guards?|police officers?|officers?"),
)
_TARGET = re.compile("|".join(f"(?P<t{i}>\\b(?:{p})(?![\\w’'-]))" for i, (_, p) in enumerate(_TARGETS)), re.I)
_CAUSES = (
    ("accident", r"accident\w*|malfunction\w*|technical (?:fault|failure|problem)|mishandl\w*|faulty|gas leak|short circuit|human error|mishap|collision|not an attack|crash(?:ed)?\b(?! into)"),
    ("weather", r"storms?|thunderstorm|lightning|floods?|landslides?|ice|heavy (?:rain|snow)|high winds?|bad weather|cyclone"),
    ("exercise", r"exercises?|drills?|training|live-fire|test firing|controlled (?:detonation|explosion)"),
    ("legacy-ordnance", r"unexploded|old (?:land)?mines?|left over|left behind|laid (?:years|during|in the)|remnants? of|wartime (?:shell|mine|bomb)s?|from (?:earlier|previous|past) (?:fighting|war)"),
)
_CAUSE = re.compile("|".join(f"(?P<c{i}>\\b(?:{p})\\b)" for i, (_, p) in enumerate(_CAUSES)), re.I)


def triggers(text: str, start: int, end: int) -> list[tuple[int, int, Deed]]:
    """Event words between two offsets, with their kind of conduct."""
    return [
        (m.start(), m.end(), _DEEDS[int((m.lastgroup or "d0")[1:])][0])
        for m in TRIGGER.finditer(text, start, end)
    ]


_RANK = (
    Deed.INTERCEPTION, Deed.OVERFLIGHT, Deed.SEIZURE, Deed.OBSTRUCTION, Deed.SHELLING, Deed.EXPLOSION, Deed.STRIKE,
    Deed.GROUND, Deed.GUNFIRE, Deed.MOVEMENT, Deed.OUTAGE, Deed.ATTACK, Deed.OTHER,
)  # fmt: skip


def deed(found: list[tuple[int, int, Deed]], text: str) -> Deed:
    """The one kind of conduct a clause tells, from the event words in it."""
    kinds = {d for _, _, d in found}
    if Deed.EXPLOSION in kinds and re.search(r"\bbombing\b", text, re.I) and Deed.STRIKE in kinds:
        return Deed.STRIKE
    if Deed.GROUND in kinds and re.search(r"\b(?:ambush|raid|clash|storm|assault|overran|overrun)", text, re.I):
        return Deed.GROUND
    return next((d for d in _RANK if d in kinds), Deed.OTHER)


def means(text: str) -> tuple[str, ...]:
    """The means named in a stretch of text, in the order of the closed list."""
    return tuple(name for name, p in _MEANS if re.search(rf"\b(?:{p})\b", text, re.I))


def targets(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Words for things that can be hit, with their class."""
    return [
        (m.start(), m.end(), _TARGETS[int((m.lastgroup or "t0")[1:])][0])
        for m in _TARGET.finditer(text, start, end)
    ]


def cause(text: str) -> str | None:
    """The stated cause other than attack, if the words give one."""
    match = _CAUSE.search(text)
    return _CAUSES[int((match.lastgroup or "c0")[1:])][0] if match else None
