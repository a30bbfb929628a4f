"""Whether words tell that something happened, or that it did not, or only speak of it."""

import re

from holdfire.record import Deed

from .acts import PAUSE

Trigger = tuple[int, int, Deed]
"""An event word: where it stands, and the kind of conduct it names."""

_UNREAL = re.compile(
    r"\b(?:if|unless|would|could|might|may|must|should|will|until|not to|future|potential|"
    r"possible|possibility of|unlawful|any|ahead of|before any|in the event|lead to|campaign "
    r"against|"
    r"to (?:stop|halt|end|prevent|avoid|deter|protect|help|keep|cease|suspend|attack|strike|fire|"
    r"shell|bomb|hit|open|resume|launch|target|refrain|carry|silence|move|demonstrate|discuss)|"
    r"(?:pause|halt|break|lull|freeze|moratorium|ban|reprieve) (?:in|on|to|of|for)|"
    r"halt(?:ed|ing|s)?|stop(?:ped|ping|s)?(?! at)|suspen\w+|end(?:ing)? (?:to|of|all|the)|"
    r"cessation of|refrain\w*|"
    r"ceas(?:e|es|ed|ing)|threat\w*|order\w* to|plan\w*|fears? of|risk of|called? (?:for|on)|"
    r"calls? (?:for|on|to)|urg(?:ed|es|ing)|demand\w*|prohibit\w*|exempt\w*|pledg\w+|promis\w+|"
    r"vow\w*|free to|right to|able to|ready to|efforts? (?:to|at)|agree\w* (?:to|not)|covers?|"
    r"separate from|unrelated to|(?:put down|attributed|due) to an?|mistaken for|described as|"
    r"hold(?:ing)? (?:its |their |his )?|broke off|deny|denied|denies|bar(?:red|s)|"
    r"(?<!\w )authori[sz]ed?|allow\w*|wanting to|aimed at|banned)\b[^.;]{0,60}$",
    re.I,
)
_DONE = re.compile(
    r"\b(?:after|when|killed|killing|hit|struck|wounded|had been|was|were)\b[^,;]{0,40}$", re.I
)
_STILL = re.compile(
    r"\bno (?:[\w-]+ )?(?:orders?|plans?|intention|instructions?|decision|need|reason) to\b[^,;]*$|"
    r"\b(?:would|will|not to|to stop|halt|if|refrain|could|should)\b[^,;]*$",
    re.I,
)
_NOT = re.compile(
    r"\b(?:no|not an?|not one|not any|without(?: any)?|zero|free of|nor|neither|none of|never) "
    r"(?:[\w-]+ ){0,4}$|"
    r"\b(?:no|without) (?:(?:artillery|rockets?|drones?|missiles?|mortars?|air|aerial|ground|naval|"
    r"shelling|shooting|bombing|strikes?|attacks?|raids?|shots?|gunfire|tanks?),? ){1,5}"
    r"(?:(?:or|and) )?(?:[\w-]+ )?$|"
    r"\bterms\b[^.;]{0,40}: [^.;]*$|"
    r"\b(?:heard|seen|saw|knew|received) nothing (?:[\w-]+ ){0,2}(?:about|of|on) (?:[\w-]+ ){0,3}$|"
    r"\b(?:did not|had not|have not|has not|was not|were not|didn['’]t|hadn['’]t)"
    r"(?: [\w-]+){0,3} $",
    re.I,
)
_NOT_FROM = re.compile(
    r"\bnot (?:from|by|due to|because of|the (?:result|work) of) (?:an? |the |any )?(?:[\w-]+ )?$",
    re.I,
)
_LATER = re.compile(
    r" (?:[\w-]+ )?(?:will|would|could|might|may|should|must)\b| that (?:stopped|ended|ceased)\b|"
    r" (?:nothing|nobody|no one|no (?:shots?|shells?|rockets?|bullets?)|"
    r"not (?:one|an?|a single))\b",
    re.I,
)
_OVER = re.compile(
    r" (?:(?:in|around|near|on|along|across) (?:the )?(?:[\w’'-]+ ){1,2})?"
    r"(?:(?:has|had|have) (?:now |largely |mostly |all but |already )?"
    r"(?:stopped|ended|ceased|subsided|eased|paused|abated|died down|died away)|"
    r"(?:stopped|ceased|subsided|abated|died down|died away)"
    r"(?! (?:an?|the|at|two|three|traffic)\b))",
    re.I,
)
"""'fighting has stopped': what is told is that it is over."""
_ASKED = re.compile(
    r"\basked (?:(?:him|her|them|again|repeatedly) )?about "
    r"(?:(?:reports?|claims?|allegations?) of )?(?:(?!(?:the|an?|this|that|those|these|last|"
    r"his|her|its|their)\b)[\w-]+ ){0,2}$",
    re.I,
)
"""'asked about shelling': the question tells no event, as 'about the shells that killed' does."""
_TOLD = re.compile(r"\b(?:heard|reported|seen|that|which|overnight|yesterday|\w+day|killed|was)\b")
_SAID_OWN = re.compile(
    r"\b(?:we|I|it|they|he|she|(?:our|its|their|his|my) (?:[\w-]+ )?\w+) (?:have|has|had) "
    r"(?:not|never) (?:yet |ever |even )?(?:fired|advanced|attacked|struck|shelled|crossed|"
    r"launched|bombed)\b|\b(?:we|I) (?:fired|shelled|attacked|bombed) (?:nothing|nobody|no "
    r"one|at nobody)\b|"
    r"\b(?:nobody|no one) (?:has |had )?(?:shelled|bombed|attacked|struck|hit|raided)\b"
    r"(?![^.;]*\b(?:since|overnight|last night|all (?:day|night|week)|today|yesterday|\w+day|for "
    r"(?:\w+ )?(?:hours|days|weeks)|here|us)\b)",
    re.I,
)
"""A side that says of itself that it did not, which is a denial and no watcher's report."""
_ARRIVED = re.compile(
    r"\b(?:reached|arrived|entered|crossed|delivered|sailed|travel\w+|docked|landed|left|passed "
    r"through|returned|got (?:through|in)|went|drove|unloaded|moved)\b[^.;]*\bwithout "
    r"(?:an? |any )?incident",
    re.I,
)
"""A journey that went well is no report that a place was quiet."""
_ABOUT = re.compile(
    r"\b(?:comment(?:ed|ing)? on|asked about|part in|involvement in|responsibility for|details of|"
    r"cause of|aftermath of|scene of|site of|wounded (?:in|from|by)|killed (?:in|by)) [^,;]{0,30}$",
    re.I,
)
"""Talk of an event that did happen, whatever is refused or denied about it."""
_NOBODY = re.compile(r"\bnobody (?:has |had |have )?$", re.I)
_TOLL = re.compile(r"killed|died|wounded|harmed|perished", re.I)
_WHETHER = re.compile(r"\bwhether\b[^,;]{0,60}$", re.I)
_PACT_FELL = re.compile(
    r"\b(?:truce|cease-?fire|pause|accord|deal|order|suspension|talks|agreement|negotiations|lull|"
    r"government|coalition|plan)\b(?:, [^,;]{1,20},)?[^,;]{0,40}$",
    re.I,
)
_FINITE = re.compile(
    r"(?:struck|hit|killed|killing|wounded|shelled|bombed|fired|launched|attacked|pounded|seized|"
    r"captured|abducted|kidnapped|hijacked|raided|stormed|ambushed|blocked|targeted|exploded|blew|"
    r"boarded|detained|downed|intercepted|looted|burned|burnt|burning|sank|capsized|crashed|"
    r"clashed|"
    r"overran|fell|landed|died|shot dead|shot|opened fire|turned (?:back|away)|held up|came down|"
    r"brought down|collapsed|hacked|stabbed|detonated|mov(?:ed|ing)|advanced|entered|flew|flown|"
    r"crossed|circled|abducting|hitting|commandeered|confiscated|obstructed|barred|felled|"
    r"(?:exchanged|traded|exchanging|trading) (?:\w+ )?(?:gun)?fire|"
    r"helicopters? (?:had )?(?:fired|attacked|bombed|hit)|jets? (?:had )?\w+|"
    r"aircraft (?:had )?\w+ed|left the road|overturned|set fire|shooting|arrested|"
    r"perished|beaten|driven off by|took away|led away|took [\w -]+(?:captive|prisoner|hostage)|"
    r"tore |"
    r"skidded|derailed|(?:was|were|been|being|remain(?:s|ed)|stay(?:s|ed)|kept) (?:\w+ )?(?:closed|"
    r"shut|sealed|stopped|halted|delayed|kept waiting|impassable)|"
    r"(?:lines?|networks?|signal|service|internet|power|water) (?:\w+ ){0,3}?(?:was|were|went) |"
    r"(?:army|military|armou?red|rebel) [^.;,]{0,40}?(?:drove|rolled|moved|rumbled|headed)|"
    r"(?:marines|troops|soldiers|fighters|tanks) (?:had )?entered)\b",
    re.I,
)
_OCCURS = re.compile(
    r"\b(?:fell|fallen|landed|hit|struck|killed|killing|wound(?:ed|ing)|injur(?:ed|ing)|hurt|heard|"
    r"hearing|report(?:ed|ing)|record(?:ed|ing)|erupted|resumed|broke out|rocked|shook|began|came|"
    r"tore|ripped|sank|sunk|destroy(?:ed|ing)|damag(?:ed|ing)|blew|blown|launched|fired|lost|took "
    r"place|burned|carried out|exploded|defused|detonated|went off|left|crossed|flew|flown|stepped|"
    r"seized|intercepted|shot|planted|set off|abducted|sent|used|claimed|cut|plunged|felled|"
    r"there (?:was|were|had been|have been)|occurred|happened|dropped|rained|targeted|shelled|"
    r"violat(?:ed|ing)|caused by|darkened|entered|moved|continued|raged|died|collapsed|knocked|"
    r"were seen|was seen)\b",
    re.I,
)
_ATTACHED = re.compile(
    r"(?: [\w-]+){0,3} (?:on|in|at|near|of|against|outside|around|off|beside|across|over|from) ",
    re.I,
)
_DATED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s|yesterday['’]s|overnight) "
    r"(?:[\w-]+ ){0,2}$",
    re.I,
)
_ON_DAY = re.compile(
    r"(?: [\w-]+){0,4} (?:(?:on |late on |early on )(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"overnight|yesterday|on \d{1,2} \w+)\b",
    re.I,
)
_WATCHED = (
    r"heard|seen|saw|recorded|observed|registered|logged|detected|noted|noticed|witnessed|"
    r"documented|counted|spotted|picked up|found|verified"
)
_WATCH = r"hear|see|record|observe|register|log|detect|note|notice|witness|document|count|spot"
WATCHING = re.compile(
    rf"\b(?:(?:(?:had|have|has|did) not|(?:had|have|has|did)n[’']t|had|have|has) )?(?:{_WATCHED}|"
    rf"{_WATCH}) $"
)
"""A verb of watching that ends just before what was or was not seen."""
_ABSENT = re.compile(
    r"\bthere (?:were|was|had been|have been|has been) no\b|\bwith no (?:new|major|further|"
    r"fresh)\b|"
    r"\bno (?:[\w-]+ ){1,7}?(?:were|was|had been|have been|has been|been) (?:reported|recorded|"
    r"heard|"
    r"registered|observed|seen|fired|detected|logged|carried out|launched|felt)\b|"
    r"\bno (?:new |major |further |fresh |more )?(?:shots?|strikes?|attacks?|shelling|drones?|"
    r"missiles?|incidents?|fire|firing|explosions?|launches|fighting|clashes|flights?|gunfire|"
    r"rockets?|airstrikes?|air strikes?|raids?)\b|"
    r"\bnot a single (?:[\w-]+ )?(?:shot|attack|strike|shell|round|drone|missile|rocket|"
    r"incident)\b|"
    r"\bnot one (?:[\w-]+ )?(?:round|bang|shot|shell|bullet|rocket|drone|bomb|blast|attack)\b|"
    r"\bno reports? of (?:[\w-]+ ){0,2}(?:shooting|shelling|fire|firing|attacks?|strikes?|fighting|"
    r"clashes|gunfire|explosions|violations|incidents)\b|"
    r"\b(?:nobody|no one) (?:had |has |have )?(?:fired|shot|boarded|attacked|shelled|crossed|"
    r"seized|"
    r"entered|launched|bombed)\b|"
    r"\bno (?:[\w-]+ )?(?:convoy|trucks?|ships?|vessels?|lorry|lorries|boats?|aid) (?:has|had|was|"
    r"were|have) (?:been )?(?:stopped|blocked|turned back|boarded|attacked|seized|hit|detained)\b|"
    r"\bnothing (?:was |had been |has been )(?:fired|hit|heard|seen|launched)\b|"
    rf"\b(?:(?:had|have|has|did) not|(?:had|have|has|did)n[’']t) (?:\w+ly |yet |so far )?"
    rf"(?:{_WATCHED}|{_WATCH}|received) (?:any|a single|a|one)\b|"
    rf"\b(?:nobody|no one|none of (?:the|its|their|our|his|her) [\w’'-]+) (?:had |has |have )?"
    rf"(?:{_WATCHED}) (?:any|a single|a|one)\b|"
    rf"\b(?:{_WATCHED}|reported) (?:no|not (?:a single|one)|zero|nothing)\b"
    r"(?! (?:official|about|from|of|more|further|else|formal|new|word|sign))|"
    r"\bpassed (?:[\w-]+ )?(?:quietly|calmly|in silence|in peace|without)\b|"
    r"\bwithout (?:a (?:shot|single)|incident|any (?:incident|shooting|shelling|attack))\b|"
    r"\b(?:was|were|been|remained|stayed|fell|fallen|gone|went|lay) "
    r"(?:(?:largely|completely|mostly|all|unusually|very) )?(?:quiet|silent|calm)\b|"
    r"\bfree of (?:shelling|fire|attacks?|strikes?)\b|\ba quiet (?:day|night|morning|evening)\b|"
    r"\b(?:have|has|had) not (?:fired|advanced|attacked|struck|shelled|crossed|launched|bombed)\b",
    re.I,
)
_NO_REPORT = re.compile(
    r"no (?:one|casualties|injuries|immediate|official|independent|claim|word|comment|"
    r"confirmation|text|sign|doubt|question|deaths?|orders?|plans?|intention|decision|"
    r"instructions?|need|reason|agreement|evidence|threat|justification|deal|truce|cease-?fire|"
    r"pause|warning|link|proof|indication|suggestion|legal|right|talks|halt|such|date|reply|answer|"
    r"response|objection|change|progress|contact|information|details?|mention)\b"
    r"(?! (?:violation|breach|infringement|incident)s?\b)",
    re.I,
)
_NO_TRACE = re.compile(
    r"\W*no (?:[\w-]+ ){0,3}(?:debris|wreckage|fragments?|shrapnel|traces?|remains|craters?)\b",
    re.I,
)
"""What was looked for afterwards and not found tells nothing of a watch that was kept."""
_LONG_AGO = re.compile(
    r"\b(?:last (?:year|spring|summer|autumn|fall|winter|decade)|(?:years?|months|decades) (?:ago|"
    r"earlier)|in (?:19|20)\d\d|since (?:19|20)\d\d|anniversar\w*|decades-old|long-running|"
    r"(?:earlier|previous|first|second|third|last|similar) (?:[\w-]+ )?(?:truce|cease-?fire|pause|"
    r"agreement|deal|accord|suspension|order)|accord in|"
    r"(?:war|conflict|insurgency|invasion|rebellion) (?:that|which|began|broke|in))\b",
    re.I,
)


_TERMS = re.compile(
    r"\b(?:would|will|shall|must|should|may) (?:be )?(?:no\b|not\b)|"
    r"\b(?:would|will|shall|must|should|to) be no\b|\bterms:? [^.;]*no\b|[^.;]*\bif no\b",
    re.I,
)
"""No attacks as a term or a wish, and not as something observed."""
_PAST_VERB = re.compile(r"\b(?:was|were|had|been|has|heard|seen|recorded|reported)\b")


def absent(words: str, found: list[Trigger], start: int) -> bool:
    """Whether the words say that there was nothing: 'no shots were heard', 'the line was quiet'."""
    match = _ABSENT.search(words)
    other = _NO_REPORT.search(words, match.start()) if match else None
    if match is None or (other and other.end() <= match.end() + 14):
        return False
    if _SAID_OWN.search(words) or _ARRIVED.search(words) or _NO_TRACE.match(words, match.start()):
        return False
    after, before = words[match.end() :], words[: match.start()]
    if re.match(r" (?:until|before|when)\b", after) or _TERMS.search(before + match.group()):
        return False
    if re.match(r"[^.;]{0,20}, no \w+", after) and not _PAST_VERB.search(after):
        return False
    reach = [abs(t[0] - start - match.start()) for t in found]
    bare = (
        r"quiet|silent|calm|passed|silence|violations?|breaches|incidents?|not one|nobody|no one|"
        r"nothing|convoy|trucks?|ships?|vessels?|reports? of"
    )
    quiet = re.search(bare, match.group(), re.I) is not None or _NO_FIRE.match(after) is not None
    return quiet or (bool(reach) and min(reach) < 70)


_NO_FIRE = re.compile(
    r" (?:[\w-]+ ){0,3}?(?:fire|firing|flashes|launches|bangs|rounds|violations?|breach(?:es)?|"
    r"infringements?|incidents?)\b(?! of (?:[\w-]+ )?(?:law|rights|protocol|procedure|"
    r"regulations?|rules?)\b)"
)
"""What a watcher did not see or hear, where no event word stands near."""


def happened(text: str, floor: int, trigger: Trigger) -> bool:
    """Whether an event word is told as a fact: not wished, ordered, feared, halted or denied."""
    before = text[max(floor, trigger[0] - 75) : trigger[0]]
    word, after = text[trigger[0] : trigger[1]], text[trigger[1] : trigger[1] + 30]
    asked = _ASKED.search(text[max(0, trigger[0] - 75) : trigger[0]]) and not _TOLD.search(after)
    if asked or _LATER.match(after) or _idle(word, before) or _over(word, after):
        return False
    if _ABOUT.search(before):
        return True
    if _UNREAL.search(before):
        near = before[-40:]
        return bool(_DONE.search(near)) and not _STILL.search(near)
    return not _NOT.search(before) and not (_NOBODY.search(before) and not _TOLL.match(word))


def ruled_out(before: str) -> bool:
    """'not from a strike': what is no cause, where the words give no other either."""
    return _NOT_FROM.search(before) is not None


def _over(word: str, after: str) -> bool:
    """'fighting has stopped'."""
    return not _FINITE.match(word) and _OVER.match(after) is not None


def _idle(word: str, before: str) -> bool:
    """Words of events that are none here: 'the wounded', 'the truce collapsed'."""
    low = word.lower()
    if low == "strike" and re.search(r"\bput down to an? $", before):
        return True
    if low in ("wounded", "killed") and before.endswith("the "):
        return True
    if low in ("collapsed", "died", "hit", "fell") and _PACT_FELL.search(before):
        return True
    return bool(_FINITE.match(word) and _WHETHER.search(before))


def finite(word: str) -> bool:
    """Whether an event word is a verb in the past."""
    return _FINITE.match(word) is not None


def told(words: str, trigger: Trigger, start: int, placed: bool) -> bool:
    """Whether an event word tells an occurrence: a verb, or a noun with a day or a place."""
    left, right = trigger[0] - start, trigger[1] - start
    before, after = words[:left], words[right:]
    if _FINITE.match(words[left:right]):
        return True
    if _OCCURS.search(after[:70]) or _OCCURS.search(before[-45:]):
        return trigger[2] is not Deed.ATTACK or placed or bool(re.search(r"\d|kill|wound", words))
    dated = _DATED.search(before)
    anchored = placed and (_ATTACHED.match(after) or _DATED.search(before))
    return bool(anchored or dated or _ON_DAY.match(after))


def mere_terms(words: str, found: list[Trigger], start: int) -> bool:
    """Whether the only event words stand inside the description of the arrangement."""
    terms = [m.span() for m in PAUSE.finditer(words)]
    return all(any(a <= t[0] - start < b for a, b in terms) for t in found)


def long_ago(words: str) -> bool:
    """Whether the words place something in history: an earlier truce, an anniversary."""
    return _LONG_AGO.search(words) is not None


_BARE = re.compile(r"(?:it|they|that|this|he|she) (?:was|were|had been) \w+$", re.I)
_RHETORIC = re.compile(
    r"[“\"‘'][^“”\"]*\b(?:they|he|she|we|you)\b (?:\w+ )?(?:sign|promis|agree|sw[eo]r|pledg|vow|"
    r"talk|sh[ao]+k|smil|pray|announc|celebrat)[^“”\"]*\b(?:they|he|she|we|you) (?:\w+ )?"
    r"(?:kill|attack|shoot|shot|fire|bomb|shell|murder|hit|str[iu]ck?)",
    re.I,
)


def bare(words: str) -> bool:
    """'it was hit': a pronoun and a verb."""
    return _BARE.match(words) is not None


def rhetoric(words: str) -> bool:
    """'“They signed on Wednesday and they killed on Sunday”': a reproach, and no report."""
    return _RHETORIC.match(words) is not None
