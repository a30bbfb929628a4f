"""The words that tell one act of speech from another; see acts.py for how they are used."""

import re

from .truces import words

SETTLE = frozenset("announce declare order agree accept decree proclaim".split())
CONFIRM = frozenset("confirm affirm acknowledge reaffirm corroborate concede admit".split())
JUDGING = frozenset(
    "call describe characterize characterise credit brand label dub portray judge reckon assess "
    "deem rate regard liken hail doubt".split()
)
WISH = frozenset(
    "hope want seek thank urge demand ask propose threaten praise welcome fear appeal congratulate "
    "commend condemn plead expect express warn vow invite challenge apologize apologise plan "
    "oppose support request promise pledge implore beg encourage applaud".split()
)
PLEDGE = frozenset("promise pledge vow propose offer".split())
DENY = frozenset("deny refute rebut dispute".split())
RETORT = frozenset("counter retort insist respond protest".split())
SILENT = frozenset(
    "comment respond reply confirm answer say discuss disclose reveal specify elaborate".split()
)

NEGATED = words(r"not|never|no|neither|\w+n[’']t")
HUSHED = words(
    r"(?:can|could|would|will|did|do|does|was able|were able|am able)(?:not| not|n[’']t)(?: to)? "
    r"(?:\w+ )?(?:confirm|comment|say|discuss|verify|elaborate|speculate|be drawn|answer)|"
    r"no comment|nothing (?:further |more |new )?to (?:add|say|announce|share|report|tell)|"
    r"neither confirm|"
    r"unable to (?:confirm|comment|say|verify)|(?:no|not in a) position to (?:confirm|comment|say)|"
    r"(?:had|has|have) (?:received |seen |heard )?no (?:\w+ )?(?:information|knowledge|reports?|"
    r"details|record)(?! of (?:any )?(?:casualt|attack|injur|damage))|unaware of|"
    r"not the (?:time|place|moment) to|leave (?:that|this|it) to|(?:issue|make|give) no (?:\w+ )?"
    r"(?:statement|comment|answer|reply)"
)
UNTRUE = words(
    r"untrue|false|fabricat\w+|baseless|unfounded|groundless|invent(?:ed|ion)|"
    r"(?:is|was|are|were|another|a|an outright|of|all) (?:lie|lies|fake)|faked|not ours|no truth|"
    r"nothing of the (?:sort|kind)|(?:is|was) no (?:deal|agreement|order|talk) of any kind|"
    r"fiction|fantasy|propaganda|nonsense|fake|disinformation|made[ -]up|smear|"
    r"fairy[ -]?tales?|never happened|did not happen|has no basis|not responsible|no involvement|"
    r"(?<!who )(?:has|had|have) nothing to do with|no part in|no such (?:\w+ )?(?:order|"
    r"agreement|deal|promise|attack|\w+)|nothing (?:has|had) been (?:agreed|signed|decided)|"
    r"nobody (?:from|on) our|nowhere near|not (?:our|its|their) (?:forces|troops|men|drones?|"
    r"fighters|work)|work of people who|not one of (?:ours|theirs|its|our \w+)|never existed|"
    r"none of (?:our|its|their|his|her) \w+ (?:had|has|have|was|were)\b|inaccurate|misleading"
)
OURS_NOT = words(
    r"(?:our|we) (?:\w+ ){0,4}(?:(?:did|have|had|were|was) (?:not|never)|(?:did|have|had)n[’']t|"
    r"never) (?:\w+ )?(?:fired?|broken?|violated?|attack(?:ed)?|agreed?|received?|promised?|"
    r"targeted?|hit|launched?|shell(?:ed)?|bomb(?:ed)?|str(?:ike|uck)|touch\w*|"
    r"kill(?:ed)?|sho(?:ot|t)|opened|harm(?:ed)?)|"
    r"(?:no|not (?:one|a)|none) (?:\w+ ){0,3}(?:(?:of ours|of our \w+) (?:has|had|was|were|did|"
    r"\w+ed)|(?:left|came from|came out of|"
    r"was fired (?:by|from)|was launched (?:by|from)) (?:our|us|these) ?\w*)"
)
CLAIM = words(
    r"(?:accusation|allegation|claim|report|charge|suggestion|assertion|version|account|finding|"
    r"rumour|rumor)s?"
)
VOUCHED = words(
    r"halted|suspended|stopped|ordered|under orders|covered|requests?|words|remarks|statements?|"
    r"announcements?|contacts?|phone call|plans?|signed up"
)
AGREES = words(
    r"(?:I|we) (?:can |do )?confirm|there is (?:indeed )?(?:an? )?(?:\w+ )?(?:truce|cease-?fire|"
    r"agreement|deal|pause|understanding)|what [\w ]{2,40} (?:said|announced|reported) (?:is|was) "
    r"(?:correct|true|accurate|right)|(?:just |exactly )?as (?:the )?[\w ]{2,30} announced|"
    r"(?:announcement|statement|report) (?:is|was) (?:correct|true|accurate)"
)
IF = words(
    r"if|only if|unless|provided(?: that)?|providing|on (?:the )?condition|as long as|so long as|"
    r"in kind|mirror\w*|reciproc\w+|in return|in exchange|once (?:the|its|his|their|our|all)|"
    r"(?:do|does|did) (?:the same|so)|"
    r"likewise|subject to|when the|match the|mutual observance|contingent|depend(?:s|ed|ing|ent) on"
)
SELF_DEFENCE = words(
    r",? ?(?:unless|except (?:if|when)) (?:(?:it|they|we|he|she|our (?:men|posts?|forces)) )?"
    r"(?:(?:is|are|was|were|comes?|came|first) )*(?:under (?:attack|fire)|attacked|fired (?:up)?on|"
    r"shot at|provoked|shelled|hit|threatened|in self-defen[cs]e)(?: first)?"
)
"""'unless attacked': a reservation that leaves the promise standing."""
EVEN = re.compile(
    r"\b(answer|meet|repay|return|match)\w* (\w+) (?:with|for) \2\b|\bif they .*\bwe\b|"
    r"\bwe .* if they\b|\b(silence|calm|quiet|peace) for \3\b|"
    r"\b(quiet|calm|silent|stops?|hold|keep|respect)\b.* (?:if|when|as long as|provided) .*\b\4\b|"
    r"^\W*(?:that )?(?:if|should|were|when)\b.*, .*\b(?:will|would|are ready to|is ready to) "
    r"(?:also |then )?(?:not )?(?:stop|halt|hold|cease|respect|observe|keep|extend|join|refrain|"
    r"reciprocate|follow|do (?:so|the same))\b",
    re.I,
)
MILD = words(
    r"silen\w+|calm|quiet|peace|restraint|keep|hold|respect|observe|stops?|same|halt|cease"
)
TAKES = words(
    r"(?:would|will|ready|prepared|willing|accept\w*|agree\w*|reciprocat\w*|"
    r"able|remain in force)\b.*"
)
REVISE = words(
    r"revis\w+|correct(?:ed|ing|ion)|(?:should|must) be disregarded|misspok\w+|misstated|in error|"
    r"was (?:wrong|mistaken)|(?:raised|increased|lowered|reduced|updated) (?:the|its|that|from|to) "
    r"|(?:figure|number|toll|count|tally)\b[^.;]{0,50}\b(?:raised|increased|lowered|reduced|"
    r"updated|cut) (?:from|to)|counted twice|got (?:[\w ]{1,20} )?wrong|"
    r"(?:not|rather than) [^.;]{2,40} as (?:it|they|he|she|we|I)? ?(?:had |"
    r"have )?(?:\w+ )?(?:said|reported|"
    r"announced|stated|claimed)|double[- ]counted|retract\w+|"
    r"(?:earlier|previous|initial|preliminary) (?:figure|toll|count|statement|report|number|tally|"
    r"account|version)|now (?:numbers?|stands? at)|double (?:entries|count)|"
    r"not [\w ]{1,20},? as (?:\w+ )?(?:first|earlier|previously)|"
    r"instead of (?:the )?\d+|rather than (?:the )?\d+|"
    r"(?:dead|killed|toll|wounded|injured|deaths)\b[^.;]{0,40}\b(?:up|down) from|"
    r"(?:toll|death count) (?:had |has )?(?:risen|rose|climbed|grown|fallen)"
)
NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"twenty|thirty)"
)
NOT_THAT = words(NUMBER + r"(?: \w+){0,4}(?:,| [—–-])? (?:and |but )?not " + NUMBER)
PARTIAL = words(
    r"but (?:\w+ ){0,2}(?:not|no|nothing|never)|except|only|part(?:ly|ial)?|excluding|limited to|"
    r"some of|nothing to add|no mention of|silent on|another (?:file|matter|story|question)|"
    r"promised nothing|"
    r"(?:did|does|do|had|has)(?: not|n[’']t) (?:include|cover|extend|apply|discussed?|agreed)|"
    r"never (?:discussed|agreed|included|covered|mentioned|promised)|without (?:saying|"
    r"mentioning|specifying|confirming|naming)"
)
LESS = re.compile(
    r"^,? (?:but (?:\w+ ){0,3}(?:no|nothing|not|none|never)|without (?:say|mention|specif|"
    r"confirm))",
    re.I,
)
RETOLD = words(
    r"(?:had|has|have) (?:told|assured|informed|confirmed to|notified)|"
    r"(?:given|gave) (?:\w+ ){0,3}(?:promise|assurance|word|guarantee)s?"
)
EVENT = words(
    r"kill\w*|dead|die[ds]?|death\w*|wound\w*|injur\w*|hurt|attack\w*|struck|strik\w+|strikes?|"
    r"shell\w*|fired|firing|gunfire|shots?|shooting|explo\w+|blast\w*|bomb\w*|drone\w*|missile\w*|"
    r"rocket\w*|mortar\w*|artillery|raid\w*|ambush\w*|clash\w*|fighting|abduct\w*|kidnap\w*|"
    r"intercept\w*|casualt\w+|violations|incidents?|outages?|damage\w*|bang|quiet"
)
ASSESS = words(
    r"holding(?! (?:its|their|his|her|our|fire))|intact|fragile|shaky|largely|broadly|mostly "
    r"(?:held|calm|respected|quiet)|(?:important|positive|crucial|significant|small|welcome|"
    r"encouraging|major|key|first) (?:step|test|sign|statement|gesture|signal|moment|measure)|"
    r"confidence-building|indication (?:that|of)|sign (?:of|that)|unlikely|meaningless|worthless|"
    r"trick|ploy|cynical|could (?:represent|become|mark|lead|unravel)|too early|momentum|"
    r"means? (?:nothing|little)|failed|a success|at risk|last chance|on paper|"
    r"(?:has|have|had) (?:largely |mostly |broadly |so far )?held|shows? (?:how|that)|shown how|"
    r"(?:quiet|calm|bad|good|long|short|dead|bloodi|worst|best|weak|strong)est|the (?:worst|best)|"
    r"more (?:\w+ )?about|(?:nobody|no one|few|everyone|everybody) (?:\w+ )?(?:trusts?|believes?|"
    r"expects?)|"
    r"(?:do|does|did) not (?:trust|believe in)|(?:would|will) be (?:\w+ )?(?:naive|wrong|"
    r"premature|a mistake)|"
    r"too many|(?:is|are|was|were)(?: not)? (?:just |only |simply |merely |"
    r"no more than )?(?:an? (?!member|"
    r"resident|party)\w+|too|so|very|more|less|better|worse|encouraging|worrying|tired|exhausted|"
    r"weak)|"
    r"the most|no interest|costs? nothing|respected|"
    r"(?:will|would|won[’']t|may|might|could|can|to)(?: not| never)? (?:\w+ )?(?:hold(?! (?:its|"
    r"their|"
    r"his|our|her|fire|the|talks))|survive|collapse|fail|stick|crumble|unravel|last (?:long|beyond|"
    r"past|much))|too (?:early|soon|"
    r"little|late)"
)
IS = re.compile(
    r"^\W*(?:that )?(?:(?:it|this|that|[\w’' -]{0,30}\b(?:truces?|cease-?fires?|pauses?|calm|quiet|"
    r"silence|lull|deal|agreement|situation|mood|atmosphere|move|gestures?|steps?|offer|"
    r"announcement|statement|decision))(?: (?:is|was|remains?|looks?|seems?|appears?|feels?|"
    r"sounds?|exists?|benefits?|favou?rs?|serves?|gives?|shows?|buys?|helps?|"
    r"suits?|reflects?|offers?|suggests?)|[’']s)|but \w+ is not) (?!no party|for |to |up to |"
    r"his |her |their |our |its |being |\w+ed (?:in|on|at|by|from)\b)",
    re.I,
)
MODAL = r"will|would|shall|should|must|may|might|can|could|won[’']t|wouldn[’']t|cannot|ought"
WANT = (
    r"hop(?:es?|ed)|want(?:s|ed)?|need(?:s|ed)?|intend(?:s|ed)?|plan(?:s|ned)? to|"
    r"expect(?:s|ed)?|"
    r"(?:was|were|is|are|am|remain(?:s|ed)?) (?:\w+ )?(?:hopeful|optimistic|confident|hoping|"
    r"eager)|"
    r"pray(?:s|ed)?|welcom(?:e|es|ed)|support(?:s|ed)?|fear(?:s|ed)?|regret(?:s|ted)?|"
    r"call(?:s|ed)? (?:for|on)|urg(?:e|es|ed)|demand(?:s|ed)?|(?:had|has|have) to|let us|please|"
    r"owe[sd]?|deserve[sd]?|prefer(?:s|red)?|trust(?:s|ed)?|wish(?:es|ed)?|"
    r"(?:was|were|is|are) (?:ready|prepared|willing|determined|committed|grateful|"
    r"(?:no )?party|going|due|to|not going)"
)
PAST = (
    r"was|were|had|has|have|did|been|(?!armed\b|need|speed|indeed|hundred|feed|bleed|seed|breed)\w{2,}ed|"
    r"came|fell|went|took|shot|saw|drove|struck|broke|"
    r"left|lost|hit|met|fought|fled|found|brought|held|heard|ran|rose|sank|blew|tore|burst|killed|"
    r"died|flew|began|gave|got|knew|made|sent|set|stole|threw|cut|put|split|stood|spent|shut"
)
FIRST = re.compile(rf"\b(?:(?P<wish>{WANT})|(?P<modal>{MODAL})|(?P<past>{PAST}))\b", re.I)
NOW = re.compile(
    r"(?<!\bwe )(?<!\bI )\b(?:is|are) (?:still |now |being )*(?:gone|without|closed|cut off|down|"
    r"missing|"
    r"empty|burning|fleeing|arriving|trapped|stranded|unaccounted)\b",
    re.I,
)
MEETS = words(
    r"(?:will|would|is|are|was|were|to) (?:to |due to |set to |expected to )?(?:meet|receive|host|"
    r"hold (?:talks|a meeting)|travel|fly|sit down) (?!demands|needs|terms)"
)
"""A meeting to come, told as settled."""
AMOUNT = re.compile(r"\d")
ASKS = words(
    r"(?:would|will|shall|to) (?:\w+ )?(?:ask|seek|propose|discuss|request|consider|study|examine|"
    r"consult|push for|press for|call for|meet|attend|visit|travel|host|hold (?:talks|a meeting))|"
    r"should|must|ought|(?:had|has|have) to|hop(?:es?|ed)|let us|want\w*|pray\w*|wish\w*|"
    r"(?:not|never) (?:accept|tolerate|allow|permit|stand for) (?:\w+ ){0,3}(?:breach|violation)\w*"
)
OPINION = words(
    r"(?:could|might|may) \w+|should|fragile|unlikely|gesture of|so far|largely|too early|"
    r"holding(?! (?:its|their|his|fire))"
)
SELF = re.compile(r"\b(?:I|[Mm]y)\b")
BY_THEN = re.compile(
    r"\b(?:since|before|after|during|when|while|despite) (?:the|this|last|"
    r"an earlier) (?:[\w’'-]+ ){0,3}?"
    r"(?:truce|cease-?fire|pause|lull|halt|agreement|deal|moratorium|calm)(?: (?:began|begins|"
    r"started|"
    r"took \w+|came into \w+|was \w+|had \w+))?",
    re.I,
)
"""A truce mentioned only to say when: 'the worst night since the truce began'."""
HOURS_AFTER = re.compile(
    r"\b(?:(?:(?:an? |several |\w+ )?(?:hours?|minutes?|days?|weeks?)|shortly|just|soon|moments|"
    r"less than [\w -]{3,20}|the (?:day|morning|night)) (?:after|before|into) [^,;.]*|"
    r"(?:after|before|since|despite|when) an? (?:[\w’'-]+ ){0,12}?(?:t(?:ook|akes) effect|began|"
    r"started|came into \w+|entered into force|was (?:declared|announced|agreed)))",
    re.I,
)
"""A truce that only dates an event: 'killed two men, hours after a two-day truce took effect'."""
NEW = words(
    r"(?:respect|observ|honou?r|keep)\w* (?:to )?an? (?:[\w-]+ ){0,3}"
    r"(?:truce|cease-?fire|pause|halt|lull|moratorium)"
)
"""An arrangement not spoken of before, though its verb is one of keeping to it."""
QUIET = words(
    r"(?:quiet|calm|silence|peace|no (?:more )?(?:shots?|shooting|fire|firing|shelling|attacks?|"
    r"strikes?|raids?|rockets?)|not (?:a|one|a single|another) (?:shot|round|bullet|shell|rocket|"
    r"missile|drone))(?: (?!was\b|were\b|had\b|has\b)[\w’'-]+){0,6}? (?:until|till|before|through|"
    r"for (?:the (?:next|coming) )?(?:an?|\w+|\d+)[ -](?:\w+ )?(?:hours?|days?|nights?|weeks?|"
    r"months?))"
)
"""Quiet with an end, as a promise: 'not a shot until Sunday'."""
OWN_COUNT = words(
    r"^\W*(?:that )?(?:it|we|they|he|she|our \w+|(?:his|her|its|their) (?:men|forces|side|troops)) "
    r"(?:had |has |have )?(?:\w+ly |also |already )?(?:logged|recorded|counted|registered|noted|"
    r"documented) (?!no\b|not\b|zero\b|any\b)(?:[\w,]+ ){0,4}(?:violations|breaches)"
)
"""Breaches a party counts itself."""
OWN = words(r"(?:his|her|its|their|our|my) own|our side will")
OWN_ORDER = words(r"asked|order\w*|my (?:men|forces|troops|fighters|units|hand|soldiers)")
FAILS = words(
    r"not (?:all|every|been|yet)|had not|has not|have not|without (?:agreeing|agreement|a deal)|"
    r"no agreement|fail\w* to agree|has come|(?:neither|no (?:side|party)|nobody|no one|none)"
    r"(?: \w+){0,3} (?:has|had|have) (?:yet )?(?:agreed|accepted|signed|declared|announced)"
)
IF_FIRST = re.compile(r"\W*(?:that )?(?:if|when|unless)\b", re.I)
