"""What kind of speech a statement is: the closed list of acts, by cue and content."""

import re

from holdfire.record import Act

_PAUSE = (
    r"truce|cease-?fires?|ceasefires?|pauses?|paused|lull|moratorium|cessation|standstill|stand-?down|"
    r"(?:humanitarian|temporary|weeklong|unilateral|bilateral|partial) (?:halt|stop|suspension|calm)|"
    r"hold(?:ing)?(?: (?:its|their|his|her|our))? fire|cease(?:d)? (?:fire|firing)|stop(?:ped)? (?:firing|shooting|shelling|attack\w*|fire)|"
    r"regime of (?:silence|calm)|lay down (?:its|their) arms|silence (?:its|their|the) guns|"
    r"(?:suspend|halt|pause|cease|stop|end)(?:s|ed|ing|d)? (?:all |its |their |any |the |offensive |air |military |combat |cross-border |\w+ )*"
    r"(?:strikes?|attacks?|operations?|hostilities|shelling|fire|firing|raids?|bombing|bombardment|launch\w*|fighting|patrols?|flights?|activity)|"
    r"not (?:to )?(?:fire|attack|strike|shell|shoot|bomb|target|open fire)|refrain(?:s|ed|ing)? from (?:attack|fir|strik|shell|target|launch)\w*|"
    r"halt (?:in|to|on) (?:the )?(?:\w+ ){0,3}(?:strikes?|attacks?|fire|shelling|hostilities|operations|bombing|raids)|"
    r"(?:suspension|halt|break) (?:of|in) (?:\w+ ){0,3}(?:operations|strikes?|attacks?|hostilities|shelling|fighting)"
)
PAUSE = re.compile(rf"\b(?:{_PAUSE})\b", re.I)
"""Words for an arrangement to stop fighting, or for stopping."""

ARRANGEMENT = re.compile(
    r"\b(?:truce|cease-?fire|pause|lull|moratorium|cessation|agreement|arrangement|deal|accord|pact|understanding|standstill|"
    r"halt|suspension|regime of (?:silence|calm)|calm|terms|commitment|pledge)\b",
    re.I,
)
BREACH = re.compile(
    r"\b(?:violat\w+|breach\w*|br(?:eak|oke|oken|eaking|eaks)\b(?! ?through)(?: \w+){0,3} (?:truce|cease-?fire|pause|agreement|deal|promise|terms|word|calm|silence|commitment)|"
    r"not (?:respect|observ|honou?r|kept|keeping|abid)\w*|fail\w* to (?:respect|observe|honou?r|keep)|using the (?:truce|pause|cease-?fire|lull|calm)|"
    r"infring\w+|non-?compliance|in defiance of|trampl\w+)",
    re.I,
)
_BEGIN = re.compile(
    r"\b(?:agreed?|agrees|accepted|order(?:ed|s)?|instruct\w+|will|would|beg[aiu]n\w*|begins?|start(?:s|ed|ing)?|take effect|took effect|"
    r"come into (?:force|effect)|came into (?:force|effect)|enter(?:ed|s)? into force|in force|declar\w+|announc\w+|observ\w+|asked|"
    r"commit\w*|pledg\w+|promis\w+|extend\w*|undert\w+|offer\w*|reached|until|from midnight|for (?:a|one|two|three|\d+))\b",
    re.I,
)
_END = re.compile(
    r"\b(?:(?:truce|cease-?fire|pause|agreement|deal|arrangement|moratorium|lull|it|calm) (?:is|was|has|had|would be|were|are)(?: now| been| already| officially| effectively)* "
    r"(?:over|ended|dead|finished|suspended|void|expired|lapsed|collapsed|cancelled|called off|terminated)|no longer (?:bound|bind\w*|in force|valid|appl\w+)|"
    r"not (?:consider \w+ )?bound|(?:suspend\w*|end(?:ed|ing|s)?|withdr[ae]w\w*|pull(?:ed|ing)? out|leav\w+|abandon\w*|quit\w*|terminat\w+|renounc\w+|denounc\w+) "
    r"(?:from )?(?:its |the |their |our |his )?(?:\w+ ){0,2}(?:participation|truce|cease-?fire|pause|agreement|deal|commitment|moratorium)|"
    r"resum\w+ (?:\w+ ){0,3}(?:operations|hostilities|attacks|strikes|fighting|offensive))",
    re.I,
)
_REVISE = re.compile(
    r"\b(?:revis\w+|correct(?:ed|ing|ion)|raised (?:the|its|that) (?:death )?toll|lower\w+ (?:the|its)|up from|down from|"
    r"(?:earlier|previous|initial|first|preliminary) (?:figure|toll|count|statement|report|number|tally)|instead of|rather than the|not \d+,? as|"
    r"(?:toll|number|count|figure) (?:had |has )?(?:risen|rose|climbed|grown|fallen))\b",
    re.I,
)
_IF = re.compile(
    r"\b(?:only if|provided(?: that)?|on (?:the )?condition|as long as|so long as|if|unless|in kind|reciproc\w+|mirror\w*|in return|in exchange|once the|do the same|does the same|did the same|likewise)\b",
    re.I,
)
_PARTIAL = re.compile(r"\b(?:but not|except|only|part(?:ly|ial)?|excluding|did not (?:include|cover|extend)|not (?:include|cover|extend|apply)|limited to|some of|without saying|nothing to add)\b", re.I)
_EVENT = re.compile(
    r"\b(?:kill\w*|dead|die[ds]?|death\w*|wound\w*|injur\w*|hurt|attack(?:ed|s|ing)?|struck|str(?:ike|ikes|iking)|shell\w*|fired|firing|gunfire|shots?|explo\w+|blast\w*|"
    r"bomb\w*|drone\w*|missile\w*|rocket\w*|mortar\w*|artillery|raid\w*|ambush\w*|clash\w*|fighting|abduct\w*|kidnap\w*|captur\w*|seiz\w*|intercept\w*|downed|"
    r"landed|burn\w*|damag\w*|destroy\w*|hit|quiet|calm|met|meeting|talks|held|arriv\w+|cross\w+|sank|mine|casualt\w+|block\w+|turned back|evacuat\w+|"
    r"released|exchanged|freed|returned|reached|heard|saw|recorded|counted|received|treated|admitted|power|outage|incident\w*|overflew|flew|flown|advanc\w+|mov(?:ed|ing))\b",
    re.I,
)
_JUDGE = re.compile(
    r"\b(?:hold(?:ing|s)?|held|fragile|shaky|largely|broadly|mostly|generally|respected|observed|(?:first|important|positive|crucial|significant|small|welcome) (?:step|test|sign|statement|gesture|signal|moment)|"
    r"confidence-building|indicat\w+|sign of|signal|unlikely|likely|success\w*|fail(?:ed|ure)|meaningless|worthless|trick|ploy|cynical|opportunit\w+|"
    r"could (?:represent|become|be|lead|help)|may (?:represent|become|be|lead)|might|would be|too early|so far|progress|momentum|a test|means nothing|matters?|risk\w*|serious\w*)\b",
    re.I,
)
_COMMENT = re.compile(r"\b(?:comment\w*|confirm\w*|answer\w*|respon\w+|say|discuss\w*|questions?|elaborate|reply|details?|be drawn|speculate|take|reached|specify|be named)\b", re.I)
_FUTURE = re.compile(r"\b(?:will|would|should|must|hope\w*|want\w*|need\w*|plan\w*|intend\w*|expected|ready|prepared|call\w* (?:for|on)|urg\w+|demand\w*)\b", re.I)

_DECLINE = frozenset({"decline", "refuse"})
_DENY = frozenset({"deny", "refute", "rebut", "dispute"})
_WISH = frozenset("hope want seek thank urge demand ask propose threaten praise welcome fear appeal congratulate commend condemn plead expect condemn express call warn vow invite challenge apologize apologise regret".split())


def act(lemma: str, cue: str, content: str, party: bool = True) -> Act:
    """The act of a statement from its cue's lemma, the cue as printed, and its content."""
    refused = _refusal(lemma, cue, content) or _denial(lemma, cue, content)
    if refused is not None:
        return refused
    if lemma == "accuse" or (BREACH.search(content) and not _denies_breach(content)):
        return Act.ALLEGE if lemma not in ("hope", "urge") else Act.OTHER
    if _END.search(content) and not re.search(r"\b(?:if|would|could|unless|might|may)\b", content, re.I):
        return Act.END
    if lemma == "revise" or _REVISE.search(content):
        return Act.REVISE
    settled = _settled(lemma, content)
    return settled if settled is not None else _told(lemma, content)


def _refusal(lemma: str, cue: str, content: str) -> Act | None:
    low = f"{cue} {content}".lower()
    negated = re.search(r"\b(?:not|n't|no|never)\b", cue.lower()) is not None
    if lemma in _DECLINE and (not content or _COMMENT.search(content)):
        return Act.DECLINE
    if lemma == "stop-short" or (negated and lemma in ("comment", "respond", "reply", "confirm", "answer", "say", "discuss", "disclose", "reveal", "specify")):
        return Act.DECLINE if "stop" not in low[:5] else Act.OTHER
    return None


def _denial(lemma: str, cue: str, content: str) -> Act | None:
    if lemma in _DENY:
        return Act.DENY
    claimed = re.search(r"\b(?:accusation|allegation|claim|report|charge|suggestion|assertion|version)", content, re.I)
    if lemma in ("reject", "dismiss") and claimed:
        return Act.DENY
    if re.search(r"\b(?:untrue|false|fabricat\w+|baseless|invented|a lie|lies|no truth|had nothing to do|not (?:our|its|their) (?:forces|troops|men|drones?|fighters|work)|not responsible|no involvement)\b", content, re.I):
        return Act.DENY
    denied = re.search(r"\b(?:did|had|was|were|has|have) (?:not|never|n't) (?:been |carried out |fired|broken|violated|attack|agreed|received|promised|taken)|\bn(?:o|one of our) (?:such|drones|troops|units|shells?|order)\b", content, re.I)
    if denied and re.search(r"\b(?:our|its|their|we|his)\b", content, re.I) and lemma in ("say", "insist", "state", "tell", "write", "maintain", "respond", "reply"):
        return Act.DENY if re.search(r"\b(?:our|we)\b", content, re.I) else None
    return None


def _denies_breach(content: str) -> bool:
    return bool(re.search(r"\b(?:no|not|without|never|if|any|zero) (?:\w+ ){0,3}(?:violat|breach)", content, re.I))


def _settled(lemma: str, content: str) -> Act | None:
    pause = PAUSE.search(content) or ARRANGEMENT.search(content)
    if not pause:
        return None
    if lemma in ("confirm", "affirm", "acknowledge", "reaffirm"):
        return Act.CONFIRM_PART if _PARTIAL.search(content) else Act.CONFIRM
    if _IF.search(content) and re.search(r"\b(?:would|will|ready|prepared|accept\w*|agree\w*|observe|hold|respect|pause|abide|reciproc\w*|mirror\w*|respond)\b", content, re.I):
        return Act.ACCEPT_IF
    if lemma in ("announce", "declare", "order", "agree", "accept") or (
        PAUSE.search(content) and _BEGIN.search(content) and lemma not in _WISH and not _opinion(content)
    ):
        return Act.ANNOUNCE
    return None


def _opinion(content: str) -> bool:
    return bool(re.search(r"\b(?:could|might|may) \w+|\b(?:should|fragile|unlikely|test|gesture|so far|largely|too early)\b|\bholding\b(?! (?:its|their|his|fire))", content, re.I))


def _told(lemma: str, content: str) -> Act:
    if lemma in _WISH:
        return Act.OTHER
    judged = _JUDGE.search(content) and (ARRANGEMENT.search(content) or _opinion(content))
    if judged and not re.search(r"\b(?:kill|wound|injur|\d+ (?:people|attacks|drones))\w*", content, re.I):
        return Act.JUDGE
    if _EVENT.search(content) and not (_FUTURE.search(content) and not re.search(r"\b(?:was|were|had|has|have|did|ed)\b", content)):
        return Act.REPORT
    if re.search(r"\b(?:no|not|none|without|nothing)\b", content, re.I) and re.search(r"\b(?:had|were|was|been|heard|seen)\b", content):
        return Act.REPORT
    return Act.JUDGE if _JUDGE.search(content) else Act.OTHER
