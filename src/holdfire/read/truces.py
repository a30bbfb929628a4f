"""The words of truces: for an arrangement, for restraint to come, for its terms, breach and end."""

import re


def words(pattern: str) -> re.Pattern[str]:
    """A search for whole words, in either case."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I)


_FIGHTING = (
    r"(?:strikes?|attacks?|operations?|hostilities|shelling|shellfire|fire|firing|shooting|raids?|"
    r"raiding|bombing|bombings|bombardments?|kidnappings?|abductions?|ambush(?:es)?|launch\w*|"
    r"fighting|patrols?|flights?|sorties|activity|advances?|offensives?|killings?|sniping)"
)
_HARM = (
    r"(?:fir(?:e|ed|ing)|attack\w*|str(?:ike|uck|iking)|shell(?:ed|ing)?|sho(?:ot|t|oting)|"
    r"bomb\w*|target\w*|raid\w*|ambush\w*|advanc\w+|touch\w*|harm\w*|hit|kidnap\w*|abduct\w*|"
    r"board\w*|seiz\w+|mov(?:e|ed) against|launch\w*|lay a (?:hand|finger)|open fire|"
    r"cross(?:ed)? the line)"
)
_NOUN = (
    r"(?:truces?|cease-?fires?|armistice|pauses?|lull|respite|moratorium|cessation|standstill|"
    r"stand-?down|stand-?off|regime of (?:silence|calm)|non-aggression|quiet period|"
    r"days? of (?:calm|silence|tranquility))"
)
_LOOSE = (
    r"(?:agreement|arrangement|deal|accord|pact|understanding|undertaking|halt|suspension|calm|"
    r"silence|extension|protocol|regime|measures?|commitment|pledge|promise|order|instructions?|"
    r"oath|window|text|document|paper|terms|memorandum|freeze|month|week)"
)
_ARMS = r"(?:guns|weapons|rifles|drones|artillery|aircraft|jets|planes|arms|howitzers|launchers)"
_WHOSE = r"(?:(?:its|their|his|her|our|the|all|all of its|every) )?"

_NAMED = (
    _NOUN + r"|paused|(?:halt|stop|end|break|suspension|freeze) (?:of|in|to|on) (?:\w+ ){0,3}"
    + _FIGHTING + r"|(?:humanitarian|temporary|unilateral|bilateral|partial|week-?long) "
    r"(?:halt|stop|suspension|calm|window|corridor)|exchange of letters"
)  # fmt: skip
ARRANGEMENT = words(
    _NOUN + r"|agreement|arrangement|deal|accord|pact|understanding|undertaking|halt|suspension|"
    r"calm|extension|regime of silence|terms|commitment|pledge|protocol"
)
"""What may be meant once a truce is known."""

_RESTRAINT = (
    r"(?:suspend|halt|paus|ceas|stop|end|freez|curb|call off)(?:e|s|es|ed|ing|ped|ping)? "
    r"(?:\w+ ){0,4}" + _FIGHTING + r"|cease(?:d)? fire|(?:refrain|desist|abstain)\w* from|"
    r"h(?:old|olds|eld|olding) " + _WHOSE + r"(?:fire|off|back)|"
    r"st(?:and|ands|ood|anding) (?:down|back|aside)|"
    r"(?:silenc|ground|sheath|holster|rest|lower|lay down|put down|put away)(?:e|s|ed|ing)? "
    + _WHOSE + r"(?:\w+ )?" + _ARMS
    + r"|(?:keep|leave|hold)\w* (?:\w+ ){0,4}(?:at home|grounded|silent|in (?:\w+ )?barracks|cold|"
    r"sheathed|in (?:place|check))|"
    r"(?:guns|weapons|skies|artillery|rifles) (?:[\w’']+ ){0,4}?(?:will|would|are to|were to|must|"
    r"shall|stay|remain) (?:[\w,]+ ){0,4}?(?:silent|quiet|cold|still|idle|shouldered|stop|cease)|"
    r"(?:will|would|shall|must|are to|were to) (?:stop|halt|freeze|stand) (?:where|"
    r"in place|on the spot)|"
    + _FIGHTING
    + r" (?:will|would|are to|must|shall)? ?(?:be )?(?:stop|cease|halt|end|pause)(?:s|ped|d)?|"
    r"(?:keep|stay|steer)\w* (?:well )?(?:away|out|clear|off)|"
    r"(?:pull|draw|move|withdraw)\w* (?:\w+ ){0,3}(?:back|troops|forces|armou?r|tanks)|"
    r"(?:will|would|shall|may|must|to|can)(?:n[’']t| not| never|) (?:not |never )?(?:\w+ ){0,2}?"
    r"(?:spare|leave alone)|"
    r"(?:(?:will|would|shall|may|must|can) (?:not|never)|not (?:to)?|won[’']t|wouldn[’']t) "
    r"(?:[\w,]+ ){0,3}?" + _HARM
    + r"|(?:no|nobody|none|no one|not (?:a|one)|neither) (?:\w+ ){0,6}(?:will|would|shall|may) "
    r"(?:[\w,]+ ){0,6}?" + _HARM
    + r"|there (?:will|would|shall) be (?:quiet|calm|silence|peace)|"
    r"(?:will|would|shall|won[’']t|wouldn[’']t)(?: not| never)? [^.;]{3,60} (?:until|before) |"
    r"leav(?:e|es|ing) (?:[\w’,'-]+ ){1,9}?alone|(?:left alone|spared|out of bounds|"
    r"off[- ]limits|untouched)|ban on (?:\w+ ){0,2}" + _FIGHTING
    + r"|(?:no more|there (?:will|would|shall|is to) be no) (?:\w+ ){0,2}" + _FIGHTING
    + r"|(?:put|lay)(?:s|ting|ing)? " + _WHOSE + _ARMS + r" (?:down|aside|away)"
    + r"|(?:attacks?|strikes?|raids?|fire|firing|shooting) (?:[\w,]+ ){0,7}(?:forbidden|banned|"
    r"prohibited|barred|off[- ]limits|suspended|halted)"
)  # fmt: skip
RESTRAINT = words(_RESTRAINT)
"""Holding back, as an order or promise about what is to come."""

PAUSE = words(_NAMED + "|" + _RESTRAINT)
"""An arrangement to stop fighting, by its own name or by what is held back."""

TERMS = words(
    r"(?:it|this|" + _NOUN + "|" + _LOOSE + r")(?: \w+){0,3}? (?:also |only |now |would |will |"
    r"does not |did not |do not |shall )*(?:cover(?:s|ed)?|bar(?:s|red)?|protect(?:s|ed)?|"
    r"(?:(?:has|have|had|will) )?been (?:extended|prolonged|renewed|shortened)|"
    r"appl(?:y|ies|ied)|include[sd]?|exclude[sd]?|exempt(?:s|ed)?|extend(?:s|ed)? to|"
    r"last(?:s|ed)?|runs? (?:until|for|to|from)|end(?:s|ed)? (?:at|on)|expires?|lapse[sd]?|begins?|"
    r"starts?|opens? (?:at|on)|takes? effect|enters? into (?:force|effect)|comes? into \w+|"
    r"concern(?:s|ed)?|binds?|stops?|stand until|remain in force|"
    r"require[sd]?|run|begin|start|open|"
    r"(?:is|was|are|were|be) (?:strictly |only |also |solely )*(?:for|limited|established|"
    r"introduced|confined|restricted|good for|valid|in force|in effect|renewable))|"
    r"(?:strictly|exclusively|solely) for|what we (?:signed|agreed)|isn[’']t in it"
)
"""Scope, beginning, length or end of an arrangement."""

FORM = words(
    r"verbal(?:ly)?|oral(?:ly)?|hand-?shake|shook on it|(?:my|his|her|our) hand on it|oath|sworn|"
    r"initial+ed|ratif\w+|word of honou?r|gentlem[ae]n[’']s agreement|exchange of letters|"
    r"without guarantors|nothing (?:is )?(?:in writing|written)|in writing|no paper|"
    r"(?:text|document|protocol|accord|agreement|deal|pact) (?:was|had been|has been|were) signed|"
    r"signed (?:the|a) (?:text|document|protocol|accord|agreement|deal|pact)"
)
"""How an arrangement was made."""

ABIDES = words(
    r"(?:respect|observ|honou?r)\w* (?:\w+ ){0,2}" + _NOUN + r"|"
    r"(?:(?:respect|honou?r|upheld|uphold)\w*|abid\w+ by|compl(?:y|ies|ied|ying) with|"
    r"adher\w+ to|st(?:ick(?:s|ing)?|uck|ands?|ood) (?:to|by)|ke(?:ep|pt|eps) to|bound by|"
    r"(?:is|are|was|were|am|remain(?:s|ed)?) (?:\w+ )?committed to|"
    r"(?<!no )(?:part of|"
    r"party to)|joined|signed up to) (?:\w+ ){0,2}(?:it|" + _NOUN + "|" + _LOOSE + r")|"
    r"(?:considers?|regards?|considered|feels?|holds) (?:it|them|our|him|her)sel(?:f|ves) bound|"
    r"under orders"
)  # fmt: skip
"""Keeping to what has been made known already."""

SETTLES = words(
    r"agree[ds]?|agreed|accepted|order(?:ed|s)?|instruct\w+|will|would|shall|beg[aiu]n\w*|begins?|"
    r"start(?:s|ed|ing)?|t[ao]kes? effect|took effect|c[ao]mes? into (?:force|effect)|"
    r"enter(?:s|ed)? into force|in force|declar\w+|announc\w+|asked|commit\w*|pledg\w+|promis\w+|"
    r"undert\w+|offer\w*|reached|until|from midnight|starting|"
    r"for (?:an?|\w+|\d+)[ -](?:\w+ )?(?:hours?|days?|weeks?|months?|nights?|fortnight|year)|"
    r"(?:been|was|be|is) (?:extended|prolonged|renewed|rolled over)|from (?:today|tonight|tomorrow|"
    r"dawn|noon|sunrise|sunset|\w+day|\d)|"
    r"(?:is|are) to|is being|introduced|forbidden|banned|prohibited|no more|was set|signed|"
    r"till|put (?:their|its|his) names? to|brokered|told to|there will be|are putting|are laying"
)
"""That something is settled, or when it is to hold."""

MUTUAL = words(
    r"both|(?:two|rival|warring|opposing) (?:\w+ )?(?:sides|groups|forces|parties|factions|camps)|"
    r"(?:the )?(?:sides|parties|belligerents)|between (?:[\w’'-]+ ){1,7}and|each (?:side|party)|"
    r"agreed|the same|mutual(?:ly)?|all (?:sides|parties)"
)
"""That more than one side is bound."""

BREACH = words(
    r"violat\w+|breach\w*|br(?:eak|oke|oken|eaking|eaks) (?:\w+ ){0,3}(?:" + _NOUN + "|" + _LOOSE
    + r"|word|terms)|wreck\w* the \w+|(?:" + _NOUN + "|" + _LOOSE
    + r") (?:has|had|was|is|have) (?:\w+ )?(?:been )?(?:broken|violated|breached|ignored)|"
    r"(?:did|does|do|has|have|had|was|were|is|are) not (?:\w+ )?(?:respect|observ|honou?r|kept|"
    r"keep|abid|compl|live up|st[iu]ck to|h[eo]ld to|uph[eo]ld)\w*|fail\w* to (?:respect|observe|"
    r"honou?r|keep|comply|abide)|"
    r"(?:us(?:ed|ing)|exploit\w+|t(?:ak(?:en|ing|es?)|ook) advantage of|abus\w+|"
    r"hid\w* behind) (?:the|this) "
    r"(?:\w+ )?(?:" + _NOUN + r"|calm|silence)|infring\w+|non-?compliance|in defiance of|trampl\w+|"
    r"never (?:stopped|ceased) (?:firing|shooting|shelling|attacking)|t(?:ore|orn) up|bad faith|"
    r"(?:ignor|flout|defi|disregard|betray|trampl)\w* (?:on |upon )?(?:the |its |their |"
    r"this )?(?:\w+ )?(?:"
    + _NOUN
    + r"|agreement|deal|arrangement|promises?|word|pledge)|kept none|first to (?:fire|shoot)|"
    r"(?:fired|shot|opened fire|attacked|struck|started it) first|"
    r"their (?:side|forces|troops|guns|men) (?:\w+ )?(?:fired|shelled|attacked|opened fire)"
)  # fmt: skip
"""Breaking an arrangement."""

COUNTED = words(
    r"(?:no|not|not any|without|never|any|zero) (?:\w+ ){0,3}(?:violat\w*|breach\w*)|"
    r"(?:logged|recorded|counted|registered|number of|noted|documented|verified) "
    r"(?:[\w,]+ ){0,4}(?:violations|breaches)"
)
"""Breaches counted by an observer, or none."""

_KEPT = (
    r"(?:truce|cease-?fire|pause|agreement|deal|arrangement|moratorium|lull|understanding|accord|"
    r"pact|protocol|halt)"
)
END = words(
    r"(?:" + _KEPT + r"|order to hold fire|it|that|what (?:was|had been) agreed) "
    r"(?:(?:[\w ]{0,20}?(?:is|was|has|had|were|are|as) )(?:(?:now|been|already|officially|"
    r"effectively|all but|as good as) )*|(?=[“\"‘']?\w+\W*$)|(?=[“\"‘']?(?:expired|collapsed|"
    r"lapsed|died|ended)))[“\"‘']?"
    r"(?:over|ended|dead|finished|suspended|void|null|expired|lapsed|collapsed|cancelled|off|"
    r"died|ended|history|withdrawn|revoked|no more|terminated|called off|buried)|"
    r"has (?:no|lost (?:all|any|its)) (?:further |more )?(?:meaning|force|validity)|dead letter|"
    r"null and void|"
    r"there (?:is|was) no (?:longer (?:any |a )?|more )?(?:truce|cease-?fire)|at war again|"
    r"free hand|"
    r"gloves are off|(?:silence|calm|lull|quiet) (?:has|had|is) (?:ended|over|broken)|"
    r"no longer (?:\w+ ){0,3}(?:bound|bind\w*|in force|valid|appl\w+|exist\w*|stands?|holds?)|"
    r"not (?:consider \w+ )?bound|(?:free|released) (?:from|to) (?:\w+ )?(?:act|strike|respond)|"
    r"freed? (?:\w+ )?(?:of|from) (?:every|any|all|its|their|our|his) (?:obligations?|"
    r"commitments?)|"
    r"(?:suspend\w*|withdr[ae]w\w*|pull(?:ed|ing)? out|abandon\w*|quit\w*|terminat\w+|renounc\w+|"
    r"revok\w+|call(?:ed|ing)? off|scrap\w*) (?:from |of )?(?:its |the |their |our |his )?"
    r"(?:\w+ ){0,2}(?:participation|commitment|" + _KEPT + r")|"
    r"resum\w+ (?:\w+ ){0,3}" + _FIGHTING + r"|(?:return\w*|go\w* back) to (?:the front|war|"
    r"fighting|arms|the battlefield)|" + _FIGHTING + r" (?:will|would|shall|is to|are to) resume|"
    r"(?:will|would) not be (?:renewed|extended|prolonged)|ceased to exist"
)
"""An arrangement declared over."""

_APART = r"(?!(?:until|during|before|when|while|after|if|as|attacks?|fighting|hostilities)\b)"
_OVER = (
    r"(?:over|ended|void|dead|null|finished|at an end|terminated|suspended|cancelled|lapsed|"
    r"broken off)"
)
DECLARED_OVER = re.compile(
    r"\W*(?:(?:an?|the|its|their|his|our) (?:\w+ )?(?:end|termination|collapse|suspension|"
    r"cancellation) (?:of|to) (?:"
    + _APART
    + r"\w+ ){0,4}"
    + _KEPT
    + r"\b(?! (?:violation|breach|talk|line)s?)|(?:the|this|that|its|their|his|our|any|all) "
    r"(?:[\w’'-]+ ){0,3}?"
    + _KEPT
    + r"s? (?:[\w’',-]+ ){0,9}?[“\"‘']?"
    + _OVER
    + r"(?=[”\"’',.;!]|\s*$| (?:and|but|after|as|because|since|from|on|at|following)\b))",
    re.I,
)
"""What follows 'declared' where an arrangement is over: 'the truce in Tyre over'."""

_NOT = (
    r"(?:not|never|cannot|\w*n[’']t|nor|no (?:plans?|intention|wish|reason) (?:to|of)|refus\w+ to)"
)
NEGATED_BEFORE = re.compile(r"\b" + _NOT + r"(?: (?!and\b|but\b|so\b)\w+){0,2} \W?$", re.I)
"""Words that turn round an end told just after them: 'would not' in 'would not suspend it'."""
EARLIER_BEFORE = re.compile(
    r"\b(?:earlier|previous|former|last|first|second|third|similar) (?:[\w-]+ ){0,2}$", re.I
)
"""Words of another arrangement: 'the first lull since an earlier' truce ended."""
NOT_ENDED = words(
    _NOT
    + r" (?:\w+ ){0,2}(?:suspend\w*|withdr[ae]w\w*|pull\w* out|abandon\w*|quit\w*|end(?:ed|ing)?|"
    r"terminat\w+|renounc\w+|revok\w+|call\w* off|scrap\w*|leav\w+|left|cancel\w*) "
    r"(?:of |from )?(?:" + _APART + r"[\w’'-]+ ){0,4}?" + _KEPT
)
"""An arrangement that goes on: nothing new is made known, nothing ends."""
VOID_IF = words(
    r"(?:would|will|shall) (?:\w+ )?(?:(?:be|become|count as) (?:\w+ )?(?:null|void|over|dead|off|"
    r"finished|worthless|cancelled|ended)|lapse|collapse|expire|end|fall)"
    r"(?: [\w’'-]+){0,5},? (?:if|unless|should|the moment)"
)
"""What would end an arrangement: 'it would be void if guns were moved'."""
