"""What kind of speech a statement is: the closed list of acts, by cue and content.

The rules stand in one table, tried in order; the first that holds gives the act. The definitions
are those of benchmarks/quality/sets/FORMAT.md.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from holdfire.record import Act

_FIGHTING = (
    r"(?:strikes?|attacks?|operations?|hostilities|shelling|fire|firing|raids?|bombing|"
    r"kidnappings?|"
    r"bombardment|launch\w*|fighting|patrols?|flights?|activity)"
)
_ANY = r"(?:all |its |their |any |the |offensive |air |military |combat |cross-border |\w+ )*?"
_PAUSE = (
    r"truce|cease-?fires?|pauses?|paused|lull|moratorium|cessation|standstill|stand-?down|"
    r"(?:humanitarian|temporary|weeklong|unilateral|bilateral|partial) (?:halt|stop|"
    r"suspension|calm)|"
    r"hold(?:ing)?(?: (?:its|their|his|her|our))? fire|cease(?:d)? (?:fire|firing)|"
    r"stop(?:ped)? (?:firing|shooting|shelling|attack\w*|fire)|regime of (?:silence|calm)|"
    r"lay down (?:its|their) arms|silence (?:its|their|the) guns|"
    r"(?:suspend|halt|pause|cease|stop|end)(?:s|ed|ing|d)? (?:\w+ ){0,4}" + _FIGHTING + r"|"
    r"not (?:to )?(?:fire|attack|strike|shell|shoot|bomb|target|open fire)|"
    r"refrain(?:s|ed|ing)? from (?:attack|fir|strik|shell|target|launch)\w*|"
    r"(?:suspension|halt|break) (?:of|in|to|on) (?:\w+ ){0,3}" + _FIGHTING
)  # fmt: skip
_NOUN = (
    r"(?:truce|cease-?fire|pause|lull|moratorium|cessation|agreement|arrangement|deal|accord|pact|"
    r"understanding|standstill|halt|suspension|calm|extension)"
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.I)


PAUSE = _words(_PAUSE)
"""Words for an arrangement to stop fighting, or for stopping."""

ARRANGEMENT = _words(_NOUN + r"|regime of silence|terms|commitment|pledge")
BREACH = _words(
    r"violat\w+|breach\w*|br(?:eak|oke|oken|eaking|eaks) (?:\w+ ){0,3}(?:truce|cease-?fire|pause|"
    r"agreement|deal|promise|terms|word|calm|silence|commitment)|wreck the \w+|"
    + _NOUN
    + r" (?:has|had|was|is|have) (?:\w+ )?(?:been )?(?:broken|violated|breached|ignored)|"
    r"not (?:respect|observ|honou?r|kept|keeping|abid)\w*|fail\w* to (?:respect|observe|"
    r"honou?r|keep)|"
    r"using the (?:truce|pause|cease-?fire|lull|calm)|infring\w+|non-?compliance|in defiance of|"
    r"trampl\w+|their (?:side|forces|troops|guns) (?:fired|shelled|attacked)"
)
_COUNTED = _words(
    r"(?:no|not|not any|without|never|any|zero) (?:\w+ ){0,3}(?:violat\w*|breach\w*)|"
    r"(?:logged|recorded|counted|registered|number of|noted) (?:\w+ ){0,4}(?:violations|breaches)"
)
_IF = _words(
    r"if|only if|provided(?: that)?|on (?:the )?condition|as long as|so long as|in kind|mirror\w*|"
    r"reciproc\w+|in return|in exchange|once the|(?:do|does|did) the same|likewise"
)
_ACCEPTS = _words(
    r"(?:would|will|ready|prepared|willing|accept\w*|agree\w*|"
    r"reciprocat\w*)\b.*\b(?:observe|respect|"
    r"accept|agree|reciprocate|hold|extend|join|abide|honou?r|cease|stop|halt|pause|same|"
    r"mirror|kind)"
)
_BEGIN = _words(
    r"agreed?|agrees|accepted|order(?:ed|s)?|instruct\w+|will|would|beg[aiu]n\w*|begins?|"
    r"start(?:s|ed|ing)?|t[ao]ke? effect|took effect|c[ao]me into (?:force|effect)|"
    r"enter(?:ed|s)? into force|in force|declar\w+|announc\w+|asked|commit\w*|pledg\w+|promis\w+|"
    r"undert\w+|offer\w*|reached|until|from midnight|for (?:a|one|two|three|\d+)|starting"
)
_TERMS = _words(
    r"(?:it|halt|order|" + _NOUN + r") (?:\w+ )?(?:covers?|covered|bar(?:s|red)|protect(?:s|ed)|"
    r"appl(?:y|ies|ied)|includes?|included|exclude[sd]?|extend(?:s|ed) to|lasts?|"
    r"runs? until|ends? at|"
    r"expires?|begins?)|will last|(?:guns|weapons) (?:will|are to|must) (?:be|fall|stay) silent|"
    r"(?:no|nobody|no one|not one|none) (?:\w+ ){0,4}(?:will|shall) (?:\w+ ){0,3}(?:shoot|"
    r"fire|attack|"
    r"strike|touch|shell)|(?:our|we|its|his) (?:\w+ )?(?:will|"
    r"shall) not (?:[\w,]+ ){0,4}?(?:shoot|fire|"
    r"attack|strike|touch|shell|target)|what we (?:signed|agreed)"
)
_END = _words(
    r"(?:truce|cease-?fire|pause|agreement|deal|arrangement|moratorium|lull|understanding|it) "
    r"(?:(?:is|was|has|had|would be|were|are) )?(?:(?:now|been|already|officially|effectively) )*"
    r"[“\"]?(?:over|ended|dead|finished|suspended|void|expired|lapsed|collapsed|cancelled|off)|"
    r"no longer (?:\w+ )?(?:bound|bind\w*|in force|valid|appl\w+)|not (?:consider \w+ )?bound|"
    r"(?:suspend\w*|withdr[ae]w\w*|pull(?:ed|ing)? out|abandon\w*|quit\w*|terminat\w+|renounc\w+) "
    r"(?:from |of )?(?:its |the |their |our |his )?(?:\w+ ){0,2}(?:participation|truce|cease-?fire|"
    r"pause|agreement|deal|commitment|moratorium)|"
    r"resum\w+ (?:\w+ ){0,3}(?:operations|hostilities|attacks|strikes|fighting|offensive)"
)
_REVISE = _words(
    r"revis\w+|correct(?:ed|ing|ion)|raised (?:the|its|that) (?:death )?toll|lower\w+ (?:the|its)|"
    r"(?:earlier|previous|initial|preliminary) (?:figure|toll|count|statement|report|number|tally)|"
    r"not \w+,? as (?:\w+ )?(?:first|earlier|previously)|instead of \d+|rather than (?:the )?\d+|"
    r"(?:dead|killed|toll|wounded|injured|deaths)\b[^.;]{0,40}\b(?:up|down) from|"
    r"(?:toll|death count) (?:had |has )?(?:risen|rose|climbed|grown|fallen)"
)
_PARTIAL = _words(
    r"but not|except|only|part(?:ly|ial)?|excluding|limited to|some of|nothing to add|"
    r"(?:did|does|do) not (?:include|cover|extend|apply)|without saying"
)
_LESS = re.compile(r"^,? but (?:\w+ ){0,3}(?:no|nothing|not|none|never)\b", re.I)
_UNTRUE = _words(
    r"untrue|false|fabricat\w+|baseless|invent(?:ed|ion)|a lie|lies|no truth|nothing to do with|"
    r"not responsible|no involvement|no such (?:\w+ )?(?:order|agreement|deal|promise|attack|\w+)|"
    r"no part in|nothing (?:has|had) been (?:agreed|signed|decided)|"
    r"not (?:our|its|their) (?:forces|troops|men|drones?|fighters|work)"
)
_OURS_NOT = _words(
    r"(?:our|we) (?:\w+ ){0,4}(?:(?:did|have|had|were|was) (?:not|never)|"
    r"never) (?:\w+ )?(?:fired?|broken?|"
    r"violated?|attack(?:ed)?|agreed?|received?|promised?|targeted?|hit)"
)
_CLAIM = _words(
    r"accusations?|allegations?|claims?|reports?|charges?|suggestions?|assertions?|versions?"
)
_RETOLD = _words(
    r"(?:had|has|have) (?:told|assured|informed|promised|confirmed to|notified)|"
    r"(?:given|gave) (?:\w+ ){0,3}(?:promise|assurance|word|guarantee)s?"
)
_EVENT = _words(
    r"kill\w*|dead|die[ds]?|death\w*|wound\w*|injur\w*|hurt|attack(?:ed|s|ing)?|struck|"
    r"str(?:ike|ikes|iking)|shell\w*|fired|firing|gunfire|shots?|explo\w+|blast\w*|"
    r"bomb\w*|drone\w*|"
    r"missile\w*|rocket\w*|mortar\w*|artillery|raid\w*|ambush\w*|clash\w*|fighting|abduct\w*|"
    r"kidnap\w*|captur\w*|seiz\w*|intercept\w*|downed|landed|burn\w*|damag\w*|destroy\w*|hit|quiet|"
    r"met|meeting|talks|arriv\w+|cross\w+|sank|mines?|casualt\w+|block\w+|evacuat\w+|released|"
    r"exchanged|freed|returned|heard|recorded|counted|received|treated|power|outages?|incident\w*|"
    r"overflew|flew|flown|advanc\w+|mov(?:ed|ing)|violations|detained|arrested|stemmed"
)
_JUDGE = _words(
    r"holding|intact|fragile|shaky|largely|broadly|mostly (?:held|calm|respected)|"
    r"(?:important|positive|crucial|significant|small|welcome|encouraging|major|"
    r"key) (?:step|test|sign|"
    r"statement|gesture|signal|moment|measure)|confidence-building|indication (?:that|of)|"
    r"sign (?:of|that)|"
    r"unlikely|meaningless|worthless|trick|ploy|cynical|could (?:represent|become|mark|lead)|"
    r"too early|momentum|means nothing|welcome|thin|failed|a success|at risk|last chance|"
    r"(?:has|have|had) (?:largely |mostly |broadly |so far )?held|is the best|is the worst"
)
_OPINION = _words(
    r"(?:could|might|may) \w+|should|fragile|unlikely|gesture of|so far|largely|too early|"
    r"holding(?! (?:its|their|his|fire))"
)
_FUTURE = _words(
    r"will|would|should|must|(?:had|has|have) to|hop(?:es?|ed|ing)|want\w*|needs?|intend\w*|"
    r"plans? to|expect\w*|ready|prepared|call\w* (?:for|on)|urg\w+|demand\w*|let us|please|can"
)
_PAST = _words(r"was|were|had|has|have|did|been|\w{3,}ed|came|fell|went|took|shot|saw")
_AMOUNT = re.compile(r"\d")

_SETTLE = frozenset("announce declare order agree accept".split())
_JUDGING = frozenset(
    "call describe characterize characterise credit brand label dub portray".split()
)
_WISH = frozenset(
    "hope want seek thank urge demand ask propose threaten praise welcome fear appeal congratulate "
    "commend condemn plead expect express warn vow invite challenge apologize apologise plan "
    "oppose support request promise pledge".split()
)
_DENY = frozenset("deny refute rebut dispute".split())
_SILENT = frozenset(
    "comment respond reply confirm answer say discuss disclose reveal specify".split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """What the rules look at: the cue's lemma, the cue and content as printed, what follows."""

    lemma: str
    cue: str
    content: str
    after: str = ""
    announcer: bool = False


def act(lemma: str, cue: str, content: str, after: str = "", announcer: bool = False) -> Act:
    """The act of a statement.

    `after` is what the sentence says after it; `announcer` says that the speaker has announced or
    confirmed the pause before.
    """
    said = Said(lemma, cue, content, after, announcer)
    return next((found for found, holds in _RULES if holds(said)), Act.OTHER)


def _declines(said: Said) -> bool:
    negated = re.search(r"\b(?:not|never|no|neither)\b|n[’']t\b", said.cue.lower())
    return said.lemma == "decline" or (negated is not None and said.lemma in _SILENT)


def _denies(said: Said) -> bool:
    if said.lemma in _DENY or (said.lemma in ("reject", "dismiss") and _CLAIM.search(said.content)):
        return True
    return bool(_UNTRUE.search(said.content) or _OURS_NOT.search(said.content))


def _alleges(said: Said) -> bool:
    if said.lemma in ("accuse", "blame", "allege"):
        return True
    breach = BREACH.search(said.content) and not _COUNTED.search(said.content)
    return bool(breach) and said.lemma not in ("hope", "urge") and not _conditional(said.content)


def _conditional(content: str) -> bool:
    return bool(re.search(r"\b(?:if|would|could|unless|might|may)\b", content, re.I))


def _ends(said: Said) -> bool:
    return bool(_END.search(said.content)) and not _conditional(said.content)


def _revises(said: Said) -> bool:
    return said.lemma == "revise" or bool(_REVISE.search(said.content))


def _retells(said: Said) -> bool:
    """'The bishop said the commander had told him': an account of what somebody else said."""
    return said.lemma not in _WISH and bool(_RETOLD.search(said.content))


def _confirms(said: Said) -> bool:
    about = PAUSE.search(said.content) or ARRANGEMENT.search(said.content)
    return said.lemma in ("confirm", "affirm", "acknowledge", "reaffirm") and bool(about)


def _confirms_part(said: Said) -> bool:
    less = _PARTIAL.search(said.content) or _LESS.search(said.after)
    return _confirms(said) and bool(less)


def _accepts_if(said: Said) -> bool:
    about = (
        PAUSE.search(said.content) or ARRANGEMENT.search(said.content) or _IF.search(said.content)
    )
    own = re.search(r"\b(?:we|our|us) .*\bunilateral|\bit will last\b", said.content, re.I)
    offers = _IF.search(said.content) and _ACCEPTS.search(said.content)
    return bool(about and offers) and not own and said.lemma not in _WISH - {"propose", "promise"}


def _announces(said: Said) -> bool:
    content = said.content
    if said.lemma in _WISH - {"promise", "pledge"} or said.lemma in _JUDGING:
        return False
    pause = PAUSE.search(content)
    if said.lemma in _SETTLE and (pause or ARRANGEMENT.search(content)):
        return True
    if _TERMS.search(content) or (said.lemma == "emerge" and pause):
        return not _first_if(content)
    if said.announcer and _FUTURE.search(content) and not _first_if(content):
        return True
    return (
        bool(pause and _BEGIN.search(content))
        and not _OPINION.search(content)
        and not _lone(content)
    )


def _first_if(content: str) -> bool:
    return bool(re.match(r"\W*(?:that )?(?:if|when|unless)\b", content, re.I))


def _lone(content: str) -> bool:
    """One person's own words about himself: 'I will sleep at home tonight'."""
    return bool(re.search(r"\b(?:I|[Mm]y)\b", content)) and not re.search(
        r"\b(?:asked|order)", content
    )


def _judges(said: Said) -> bool:
    if said.lemma in _JUDGING:
        return True
    counted = _words(r"killed|wounded|injured|\d+ (?:people|attacks|drones|ships)").search(
        said.content
    )
    return bool(_JUDGE.search(said.content)) and not counted and said.lemma not in _WISH


def _reports(said: Said) -> bool:
    if said.lemma in ("put", "emerge"):
        return True
    if said.lemma in _WISH or _first_if(said.content):
        return False
    past, told = _PAST.search(said.content), _EVENT.search(said.content)
    if _FUTURE.search(said.content):
        return bool(told and past and not _lone(said.content) and not _asks(said.content))
    return bool(told or (past and _AMOUNT.search(said.content)) or _AMOUNT.search(said.content))


def _asks(content: str) -> bool:
    return bool(_words(r"should|must|(?:had|has|have) to|hopes?|let us|want\w*").search(content))


_RULES: tuple[tuple[Act, Callable[[Said], bool]], ...] = (
    (Act.OTHER, lambda said: said.lemma == "stop-short"),
    (Act.DECLINE, _declines),
    (Act.REPORT, _retells),
    (Act.DENY, _denies),
    (Act.ALLEGE, _alleges),
    (Act.END, _ends),
    (Act.REVISE, _revises),
    (Act.CONFIRM_PART, _confirms_part),
    (Act.CONFIRM, _confirms),
    (Act.ACCEPT_IF, _accepts_if),
    (Act.ANNOUNCE, _announces),
    (Act.JUDGE, _judges),
    (Act.REPORT, _reports),
)
