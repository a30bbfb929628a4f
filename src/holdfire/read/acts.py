"""What kind of speech a statement is: the closed list of acts, decided by features.

The features are who speaks, whether an arrangement is meant, whether it is new or answers what
somebody else made known, and which verb comes first. The rules stand in one table, tried in order;
the first that holds gives the act. The definitions are those of benchmarks/quality/sets/FORMAT.md.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from holdfire.record import Act

from .truces import (
    ABIDES,
    ARRANGEMENT,
    BREACH,
    COUNTED,
    END,
    FORM,
    PAUSE,
    RESTRAINT,
    SETTLES,
    TERMS,
    words,
)

_SETTLE = frozenset("announce declare order agree accept decree proclaim".split())
_CONFIRM = frozenset("confirm affirm acknowledge reaffirm corroborate concede admit".split())
_JUDGING = frozenset(
    "call describe characterize characterise credit brand label dub portray judge reckon assess "
    "deem rate regard liken hail doubt".split()
)
_WISH = frozenset(
    "hope want seek thank urge demand ask propose threaten praise welcome fear appeal congratulate "
    "commend condemn plead expect express warn vow invite challenge apologize apologise plan "
    "oppose support request promise pledge implore beg encourage applaud".split()
)
_PLEDGE = frozenset("promise pledge vow propose offer".split())
_DENY = frozenset("deny refute rebut dispute".split())
_RETORT = frozenset("counter retort insist respond protest".split())
_SILENT = frozenset(
    "comment respond reply confirm answer say discuss disclose reveal specify elaborate".split()
)

_NEGATED = words(r"not|never|no|neither|\w+n[’']t")
_HUSHED = words(
    r"(?:can|could|would|will|did|do|does|was able|were able|am able)(?:not| not|n[’']t)(?: to)? "
    r"(?:\w+ )?(?:confirm|comment|say|discuss|verify|elaborate|speculate|be drawn|answer)|"
    r"no comment|nothing (?:further |more |new )?to (?:add|say|announce|share|report)|"
    r"unable to (?:confirm|comment|say|verify)|(?:no|not in a) position to (?:confirm|comment|say)|"
    r"(?:had|has|have) (?:received |seen |heard )?no (?:\w+ )?(?:information|knowledge|reports?|"
    r"details|record)(?! of (?:any )?(?:casualt|attack|injur|damage))|unaware of"
)
_UNTRUE = words(
    r"untrue|false|fabricat\w+|baseless|unfounded|groundless|invent(?:ed|ion)|lies?|no truth|"
    r"fiction|fantasy|propaganda|nonsense|fake|disinformation|made[ -]up|smear|"
    r"fairy[ -]?tales?|never happened|did not happen|has no basis|not responsible|no involvement|"
    r"(?<!who )(?:has|had|have) nothing to do with|no part in|no such (?:\w+ )?(?:order|"
    r"agreement|deal|promise|attack|\w+)|nothing (?:has|had) been (?:agreed|signed|decided)|"
    r"not (?:our|its|their) (?:forces|troops|men|drones?|fighters|work)|work of people who"
)
_OURS_NOT = words(
    r"(?:our|we) (?:\w+ ){0,4}(?:(?:did|have|had|were|was) (?:not|never)|(?:did|have|had)n[’']t|"
    r"never) (?:\w+ )?(?:fired?|broken?|violated?|attack(?:ed)?|agreed?|received?|promised?|"
    r"targeted?|hit|been|cross(?:ed)?|launched?)|"
    r"(?:no|not (?:one|a)|none) (?:\w+ ){0,3}(?:of (?:ours|our \w+)|(?:left|came from|came out of|"
    r"was fired (?:by|from)|was launched (?:by|from)) (?:our|us|these) ?\w*)"
)
_CLAIM = words(
    r"(?:accusation|allegation|claim|report|charge|suggestion|assertion|version|account|finding|"
    r"rumour|rumor)s?"
)
_IF = words(
    r"if|only if|unless|provided(?: that)?|providing|on (?:the )?condition|as long as|so long as|"
    r"in kind|mirror\w*|reciproc\w+|in return|in exchange|once the|(?:do|does|did) (?:the same|so)|"
    r"likewise|mutual observance|contingent|depend(?:s|ed|ing|ent) on"
)
_EVEN = re.compile(
    r"\b(answer|meet|repay|return|match)\w* (\w+) (?:with|for) \2\b|\bif they .*\bwe\b|"
    r"\bwe .* if they\b|\bsilence for silence\b|\bcalm for calm\b|\bquiet for quiet\b",
    re.I,
)
_MILD = words(r"silence|calm|quiet|peace|restraint|keep|hold|respect|observe|stop|same")
_TAKES = words(
    r"(?:would|will|ready|prepared|willing|accept\w*|agree\w*|reciprocat\w*|"
    r"able|remain in force)\b.*"
)
_REVISE = words(
    r"revis\w+|correct(?:ed|ing|ion)|(?:should|must) be disregarded|misspok\w+|misstated|in error|"
    r"was (?:wrong|mistaken)|(?:raised|increased|lowered|reduced|updated) (?:the|its|that|from|to) "
    r"|(?:figure|number|toll|count|tally)\b[^.;]{0,50}\b(?:raised|increased|lowered|reduced|"
    r"updated|cut) (?:from|to)|counted twice|double[- ]counted|retract\w+|"
    r"(?:earlier|previous|initial|preliminary) (?:figure|toll|count|statement|report|number|tally|"
    r"account|version)|not [\w ]{1,20},? as (?:\w+ )?(?:first|earlier|previously)|"
    r"instead of (?:the )?\d+|rather than (?:the )?\d+|"
    r"(?:dead|killed|toll|wounded|injured|deaths)\b[^.;]{0,40}\b(?:up|down) from|"
    r"(?:toll|death count) (?:had |has )?(?:risen|rose|climbed|grown|fallen)"
)
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"twenty|thirty)"
)
_NOT_THAT = words(_NUMBER + r" (?:\w+ ){0,3}?[,—–-] ?not " + _NUMBER)
_PARTIAL = words(
    r"but not|except|only|part(?:ly|ial)?|excluding|limited to|some of|nothing to add|"
    r"(?:did|does|do|had|has)(?: not|n[’']t) (?:include|cover|extend|apply|discussed?|agreed)|"
    r"never (?:discussed|agreed|included|covered|mentioned|promised)|without saying"
)
_LESS = re.compile(r"^,? but (?:\w+ ){0,3}(?:no|nothing|not|none|never)\b", re.I)
_RETOLD = words(
    r"(?:had|has|have) (?:told|assured|informed|confirmed to|notified)|"
    r"(?:given|gave) (?:\w+ ){0,3}(?:promise|assurance|word|guarantee)s?"
)
_EVENT = words(
    r"kill\w*|dead|die[ds]?|death\w*|wound\w*|injur\w*|hurt|attack\w*|struck|strik\w+|strikes?|"
    r"shell\w*|fired|firing|gunfire|shots?|shooting|explo\w+|blast\w*|bomb\w*|drone\w*|missile\w*|"
    r"rocket\w*|mortar\w*|artillery|raid\w*|ambush\w*|clash\w*|fighting|abduct\w*|kidnap\w*|"
    r"intercept\w*|casualt\w+|violations|incidents?|outages?|damage\w*|bang|quiet"
)
_ASSESS = words(
    r"holding(?! (?:its|their|his|her|our|fire))|intact|fragile|shaky|largely|broadly|mostly "
    r"(?:held|calm|respected|quiet)|(?:important|positive|crucial|significant|small|welcome|"
    r"encouraging|major|key|first) (?:step|test|sign|statement|gesture|signal|moment|measure)|"
    r"confidence-building|indication (?:that|of)|sign (?:of|that)|unlikely|meaningless|worthless|"
    r"trick|ploy|cynical|could (?:represent|become|mark|lead|unravel)|too early|momentum|"
    r"means? (?:nothing|little)|failed|a success|at risk|last chance|on paper|"
    r"(?:has|have|had) (?:largely |mostly |broadly |so far )?held|shows? (?:how|that)|shown how|"
    r"(?:quiet|calm|bad|good|long|short|dead|bloodi|worst|best|weak|strong)est|the (?:worst|best)"
)
_IS = re.compile(
    r"^\W*(?:that )?(?:(?:it|this|that|[\w’' -]{0,30}\b(?:truce|ceasefire|pause|calm|quiet|silence|"
    r"lull|deal|agreement|situation|mood|atmosphere))(?: (?:is|was|remains?|looks?|seems?|"
    r"appears?|feels?|had been|has been|sounds?)|[’']s)|but \w+ is not) (?!no party|for |to |up to "
    r"|his |her |their |our |its |being )",
    re.I,
)
_MODAL = r"will|would|shall|should|must|may|might|can|could|won[’']t|wouldn[’']t|cannot|ought"
_WANT = (
    r"hop(?:es?|ed)|want(?:s|ed)?|need(?:s|ed)? to|intend(?:s|ed)?|plan(?:s|ned)? to|"
    r"expect(?:s|ed)?|"
    r"pray(?:s|ed)?|welcom(?:e|es|ed)|support(?:s|ed)?|fear(?:s|ed)?|regret(?:s|ted)?|"
    r"call(?:s|ed)? (?:for|on)|urg(?:e|es|ed)|demand(?:s|ed)?|(?:had|has|have) to|let us|please|"
    r"owe[sd]?|deserve[sd]?|prefer(?:s|red)?|trust(?:s|ed)?|wish(?:es|ed)?|"
    r"(?:was|were|is|are) (?:ready|prepared|willing|determined|committed|grateful|"
    r"(?:no )?party|going|due|to|not going)"
)
_PAST = (
    r"was|were|had|has|have|did|been|\w{2,}ed|came|fell|went|took|shot|saw|drove|struck|broke|"
    r"left|lost|hit|met|fought|fled|found|brought|held|heard|ran|rose|sank|blew|tore|burst|killed|"
    r"died|flew|began|gave|got|knew|made|sent|set|stole|threw|cut|put|split|stood|spent|shut"
)
_FIRST = re.compile(rf"\b(?:(?P<wish>{_WANT})|(?P<modal>{_MODAL})|(?P<past>{_PAST}))\b", re.I)
_AMOUNT = re.compile(r"\d")
_ASKS = words(
    r"(?:would|will|shall|to) (?:\w+ )?(?:ask|seek|propose|discuss|request|consider|study|examine|"
    r"consult|push for|press for|call for|meet|attend|visit|travel|host|hold (?:talks|a meeting))|"
    r"should|must|ought|(?:had|has|have) to|hop(?:es?|ed)|let us|want\w*|pray\w*|wish\w*"
)
_OPINION = words(
    r"(?:could|might|may) \w+|should|fragile|unlikely|gesture of|so far|largely|too early|"
    r"holding(?! (?:its|their|his|fire))"
)
_SELF = re.compile(r"\b(?:I|[Mm]y)\b")
_OWN_ORDER = words(r"asked|order\w*|my (?:men|forces|troops|fighters|units|hand|soldiers)")
_IF_FIRST = re.compile(r"\W*(?:that )?(?:if|when|unless)\b", re.I)

LOOKS_ON = frozenset({"analyst", "monitor", "witness"})
"""Kinds of speaker who tell or judge but can bind nobody."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the rules look at: the cue's lemma, cue and content as printed, what follows, who.

    `kind` is the speaker's (mediator, analyst, monitor, witness, or '' for anybody else);
    `announcer` says that the speaker has announced or confirmed the pause before, `mutual` that
    somebody else has announced one that binds more than one side.
    """

    lemma: str
    cue: str
    content: str
    after: str = ""
    kind: str = ""
    announcer: bool = False
    mutual: bool = False


def act(said: Said) -> Act:
    """The act of a statement."""
    return next((found for found, holds in _RULES if holds(said)), Act.OTHER)


def _declines(said: Said) -> bool:
    if said.lemma == "decline":
        return True
    hushed = _HUSHED.search(said.content[:80]) and said.lemma not in _CONFIRM | _WISH
    return bool(hushed) or (bool(_NEGATED.search(said.cue)) and said.lemma in _SILENT)


def _rumoured(said: Said) -> bool:
    return said.lemma in ("emerge", "put")


def _denies(said: Said) -> bool:
    if said.lemma in _DENY or (said.lemma in ("reject", "dismiss") and _CLAIM.search(said.content)):
        return True
    if said.lemma in _RETORT and re.match(r"\W*(?:that )?(?:nobody|no one|none)\b", said.content):
        return _first(said.content) == "past"
    return bool(_UNTRUE.search(said.content) or _OURS_NOT.search(said.content))


def _alleges(said: Said) -> bool:
    if said.lemma in ("accuse", "blame", "allege"):
        return True
    breach = BREACH.search(said.content) and not COUNTED.search(said.content)
    return bool(breach) and said.lemma not in ("hope", "urge") and not _unsure(said.content)


def _unsure(content: str) -> bool:
    return bool(re.search(r"\b(?:if|would|could|unless|might|may|until)\b", content, re.I))


def _ends(said: Said) -> bool:
    return bool(END.search(said.content)) and not _unsure(said.content) and not _wishes(said)


def _revises(said: Said) -> bool:
    if said.lemma in ("revise", "correct", "retract") or _NOT_THAT.search(said.content):
        return True
    return bool(_REVISE.search(said.content)) and not _wishes(said)


def _wishes(said: Said) -> bool:
    return said.lemma in _WISH


def _first(content: str) -> str:
    """Which kind of verb stands first: wish, modal, past or none."""
    found = _FIRST.search(content)
    return (found.lastgroup or "") if found else ""


def _retells(said: Said) -> bool:
    """'The bishop said the commander had told him': an account of what somebody else said."""
    return said.kind != "mediator" and not _wishes(said) and bool(_RETOLD.search(said.content))


def _meant(said: Said) -> bool:
    """Whether the words are about an arrangement, or about holding back."""
    return bool(ARRANGEMENT.search(said.content) or RESTRAINT.search(said.content))


def _confirms(said: Said) -> bool:
    if said.kind in LOOKS_ON:
        return False
    if said.lemma in _CONFIRM:
        halted = words(r"halted|suspended|stopped|ordered|covered").search(said.content)
        return _meant(said) or bool(ABIDES.search(said.content) or halted)
    if said.kind == "mediator" or said.announcer or _refrains(said):
        return False
    return bool(_abides(said) or (said.mutual and _states(said)))


def _abides(said: Said) -> bool:
    return bool(ABIDES.search(said.content)) and not _wishes(said) and not _breached(said)


def _breached(said: Said) -> bool:
    return bool(BREACH.search(said.content) or _ASKS.search(said.content))


def _refrains(said: Said) -> bool:
    return bool(_ASKS.search(said.content) or _OPINION.search(said.content)) or _depends(said)


def _confirms_part(said: Said) -> bool:
    less = _PARTIAL.search(said.content) or _LESS.search(said.after)
    only = re.search(r"\bonly$", said.cue)
    return _confirms(said) and bool(less or only)


def _depends(said: Said) -> bool:
    """Whether the words offer restraint on a condition."""
    if _EVEN.search(said.content):
        return bool(_MILD.search(said.content))
    if not _IF.search(said.content) or _IF_FIRST.match(said.content):
        return False
    return bool(_TAKES.search(said.content) or said.lemma in _PLEDGE)


def _accepts_if(said: Said) -> bool:
    lone = said.kind in LOOKS_ON or re.search(r"\b(?:we|our|us) .*\bunilateral", said.content, re.I)
    if lone or not _depends(said) or said.lemma in _WISH - _PLEDGE:
        return False
    kept = words(r"it will last|no more|mediators? ").search(said.content)
    return bool(not kept and (_meant(said) or _EVEN.search(said.content) or said.lemma == "offer"))


def _states(said: Said) -> bool:
    """Whether the words make an arrangement known or tell its terms or form."""
    content = said.content
    if said.lemma in _WISH - _PLEDGE or said.lemma in _JUDGING - {"describe"}:
        return False
    if _ASKS.search(content) or _IF_FIRST.match(content) or _lone(content):
        return False
    if said.lemma in _SETTLE and (_meant(said) or PAUSE.search(content)):
        return True
    if TERMS.search(content) or FORM.search(content):
        return _known(said) or bool(PAUSE.search(content))
    held = PAUSE.search(content)
    return bool(held and SETTLES.search(content)) and not _OPINION.search(content)


def _known(said: Said) -> bool:
    """Whether 'it', 'the order' or 'the text' can be the arrangement spoken of before."""
    return said.announcer or said.mutual or bool(ARRANGEMENT.search(said.content))


def _announces(said: Said) -> bool:
    if said.kind in LOOKS_ON:
        return False
    if _states(said):
        return True
    future = said.announcer and _first(said.content) == "modal" and not _wishes(said)
    return bool(future and not _ASKS.search(said.content) and not _IF_FIRST.match(said.content))


def _lone(content: str) -> bool:
    """One person's own words about himself: 'I will sleep at home tonight'."""
    return bool(_SELF.search(content)) and not _OWN_ORDER.search(content)


def _judges(said: Said) -> bool:
    if said.lemma in _JUDGING:
        return True
    if _wishes(said) or said.lemma == "put" or _IF_FIRST.match(said.content):
        return False
    counted = words(r"killed|wounded|injured|\d+ (?:people|attacks|drones|ships)")
    assessed = _ASSESS.search(said.content) or _IS.search(said.content)
    return bool(assessed) and not counted.search(said.content)


def _reports(said: Said) -> bool:
    if _wishes(said) or _IF_FIRST.match(said.content):
        return False
    first = _first(said.content)
    if first == "past":
        return not _lone(said.content)
    return first == "" and bool(_EVENT.search(said.content) or _AMOUNT.search(said.content))


_RULES: tuple[tuple[Act, Callable[[Said], bool]], ...] = (
    (Act.OTHER, lambda said: said.lemma == "stop-short"),
    (Act.REPORT, _rumoured),
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
