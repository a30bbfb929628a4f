"""Words in which a pause is described: what stops, who, where, from when and in what form."""

import re

_KIND = (
    r"(?:(?:long-range|cross-border|air|missile|drone|rocket|artillery|offensive|military|ground|"
    r"naval|"
    r"combat|aerial|mortar|guided|deep|bomb|heavy) (?:and )?)*"
)
_FIRE = (
    rf"(?:{_KIND}(?:air ?strikes?|strikes?|attacks?|operations?|hostilities|shelling|fire|firing|"
    rf"raids?|"
    r"bombings?|bombardments?|launches|patrols?|flights?|fighting|seizures?|boardings?|offensives?|"
    r"movements?|kidnappings?|abductions?|ambushes|sniping|violence)\b)"
)
_FIRES = rf"(?:[A-Z]\w+ )?{_FIRE}(?:(?:,|,? and|,? or) (?:[A-Z]\w+ )?{_FIRE})*"
_STOP = (
    r"(?:paus(?:e[sd]?|ing)|halt(?:s|ed|ing)?|stop(?:s|ped|ping)?|suspend(?:s|ed|ing)?|"
    r"suspension of|"
    r"ceas(?:e|es|ed|ing)|cessation of|end(?:ed|ing|s)?|break in|moratorium on|freeze (?:on|in)|"
    r"refrain(?:s|ed|ing)? from|hold(?:ing)? off|forgo|bar(?:s|red|ring)?|ban(?:s|ned|ning)?)"
)
_FILL = (
    r"(?:(?:in|of|to|on|from|all|any|its|their|our|the|his|further|both|new|carrying out|also) )*"
)
_ACT = (
    r"(?:firing|attacking|shelling|striking|bombing|targeting|boarding|shooting|launching|seizing)"
)
_ARMS = r"(?:artillery|mortars|rockets|missiles|drones|heavy weapons|shells)"
_VERB = (
    r"(?:fire|attack|strike|shell|shoot|bomb|target|open fire|launch|move|fly|board|seize|stop|"
    r"search|"
    r"touch|hit|block|harm|advance|raid|ambush|kidnap)"
)
_ON = r"(?: (?:into|on|at|upon|against|over))?"
CONDUCT = re.compile(
    rf"\b{_STOP} (?P<gerund>{_ACT}(?: {_ARMS}(?: (?:and|or) {_ARMS})?{_ON}|{_ON})(?! and))\b|"
    rf"\b{_STOP} {_FILL}(?P<noun>{_FIRES})|"
    r"\b(?P<hold>hold(?:ing)?(?: (?:its|their|our|his|her))? fire)\b|"
    rf"\b(?:not (?:to )?|(?:nobody|no one|no unit|none|neither side|no \w+)(?: of \w+)? (?:will|"
    rf"would|may|"
    rf"shall) )(?P<verb>{_VERB}(?:, {_VERB})*(?: or {_VERB})?{_ON})\b|"
    r"\b(?P<ground>ground (?:its|their|all|our) (?:drones|aircraft|jets|helicopters))\b|"
    rf"\b(?P<all>truce|halt|pause)? ?(?:covers|covering) (?P<arms>{_ARMS}(?: and nothing else)?)\b|"
    rf"\b(?P<more>no more {_FIRE})|"
    r"\b(?P<rest>(?:stand(?:ing)? (?:down|back)|keep(?:ing)? away|lay down (?:its|their) arms|"
    r"hold(?:ing)? (?:its|their|our) (?:present |current )?(?:lines|positions)|"
    r"silence (?:its|their|the) (?:heavy )?guns))\b|"
    r"\b(?P<cease>cease-?fire|cessation of hostilities)\b",
    re.I,
)
"""What is to stop, by the way it is said."""
SCOPED = re.compile(
    r"\b(?:it|truce|halt|pause|cease-?fire|order|suspension|deal|agreement|arrangement|gesture|"
    r"lull|"
    r"accord|moratorium|quiet|understanding) [“\"]?(?:\w+ ){0,2}(?:covers?|covered|applies|"
    r"applied|ends?|"
    r"ended|lasts?|barred|bars|protects?|protected|includes?|included|extends?|extended|begins?|"
    r"began|"
    r"runs?|starts?|expires?|holds? until|is limited|rests?|had begun|took effect|would (?:end|"
    r"last|begin|"
    r"start|cover)|will (?:end|last|begin|start|cover))\b",
    re.I,
)
"""A pause as the subject of words that give its reach."""
_SIDES = (
    r"(?:army|navy|air force|government|rebels|militias?|regional government|federal army|armed "
    r"forces|"
    r"[A-Z][\w’'-]+(?: (?:(?:of|and) (?:the )?(?=[A-Z]))?[A-Z][\w’'-]+){0,3}"
    r"(?: (?:side|forces|army|troops|military|government|fighters|movement))?)"
)
MANY = r"(?:both|the two|all) (?:sides|parties|armies|governments|factions)"
_WHO = (
    rf"(?P<b>{MANY}|(?:the )?{_SIDES}(?: and (?:the )?{_SIDES})?|it|its forces|we|our \w+|"
    r"neither side)"
)
_SOON = r"(?:(?:had|have|has|will|would|also|both|already|now|each|to) )*"
_AGREE = (
    r"(?:agreed?|agrees|accepted|accepts?|pledged|promised|committed|undertook|undertaken|"
    r"suspend\w*|"
    r"halt\w*|stop\w*|cease\w*|pause\w*|hold|holds|observe\w*|refrain\w*|given a|ordered|decided|"
    r"announced|not (?:fire|attack|strike|stop))"
)
BOUND = (
    re.compile(rf"\b(?:asked|urged|told|ordered|instructed|begged|persuaded) {_WHO} (?:not )?to\b"),
    re.compile(
        rf"(?:^|\b(?:that|and|but|said|while) |[“\"] ?|[-–—:] ){_WHO} {_SOON}{_AGREE}\b", re.M
    ),
    re.compile(rf"\b(?:The|the) (?P<b>{_SIDES}) and (?:the )?{_SIDES} {_SOON}{_AGREE}\b"),
    re.compile(rf"\b{_FIRE} by (?:the )?{_WHO}\b"),
)
WHOSE = re.compile(rf"\b(?P<b>[A-Z][a-z]+) {_FIRE}")
CAPACITY = re.compile(r"^(?:the|its|our|their|his|her|an?) ", re.I)
_GENERIC = (
    r"(?:various|other|several|surrounding|nearby|certain|major|main|big|large|coastal|northern|"
    r"southern|"
    r"eastern|western|border|all|every|both|front-?line|contested|frontline)"
)
_ZONE = (
    r"(?:towns?|cities|villages|areas?|districts?|provinces?|regions?|settlements?|islands?|"
    r"sectors?|"
    r"communities|ports?|places|roads?|banks of the \w+|valleys?|zones?|crossings?)"
)
_AT = r"(?:into|on|in|over|against|around|across|along|near|at|of|outside|off|to|and|covers|for)"
AREAS = (
    re.compile(
        r"\b(?P<area>(?:the )?(?:main )?(?:road|highway|corridor|railway|route|line) (?:from|"
        r"between) "
        r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? (?:to|and) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
    ),
    re.compile(
        r"\b(?P<area>(?:the )?[A-Z][\w’'-]+(?:, [A-Z][\w’'-]+)*,? and [A-Z][\w’'-]+ "
        r"(?:sectors|districts|provinces|regions|valleys|governorates|oblasts))\b"
    ),
    re.compile(
        rf"\b{_AT} [“\"‘']?(?P<area>(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:, | and ))?(?:the |its "
        rf"|our |their )?"
        rf"[“\"‘']?(?:{_GENERIC}[”\"’']? )+{_ZONE})\b",
        re.I,
    ),
    re.compile(
        r"\b(?:along|across|over|on|in) (?P<area>the (?:entire |whole )?(?:[\w-]+ ){0,2}"
        r"(?:line(?: of contact| of control)?|border|frontier|front(?: ?line)?|coast|river|"
        r"strait|sea|"
        r"gulf|valley|buffer zone|country))\b"
    ),
    re.compile(r"\b(?:in|of|across|on|to|and) (?P<area>(?:the )?Zone [A-Z0-9]\w*)"),
)
NAMED = re.compile(
    r"\b(?:into|on|in|over|against|around|across|along|near|at|off|and|to|outside|of) (?:the "
    r")?(?:\w+ )?$|, $"
)
NOT_AREA = re.compile(
    r"\b(?:talks|meeting|met|side|people|government|army|president|ambassador|envoy|leaders?|"
    r"reporters|"
    r"mediators|port|told|agreed|capital|back|went|go) (?:in|of|with|to|at) (?:the )?$",
    re.I,
)
ADJECTIVE = re.compile(
    r"(?:\b(?!(?:on|at|in|of|and|or|to|into|against|the|a|an|by|for|from|with|not|that|no|any|"
    r"hit|bomb|"
    r"attack|attacks|strikes|fire|firing|target|targeting|covers|touch|board|its|their|our|stop|"
    r"every|"
    r"is|was|are|were|be|will|would|shoot|search|bombing|shelling|around|near|protected|also)\b)"
    r"[\w’'-]+ ){0,2}$"
)
SKIP_KINDS = frozenset({"people"})
DURATION = re.compile(
    r"\b(?P<words>(?:for (?:a |an |the )?(?:initial |period of |first |next |further |another |"
    r"at least |"
    r"up to )*)?(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|"
    r"fifteen|twenty|thirty|forty-eight|seventy-two|sixty|ninety)[- ](?P<unit>hour|day|week|"
    r"month)s?"
    r"(?:[- ]long)?)\b|\b(?P<long>weeklong|week-long|daylong|day-long|month-long|monthlong)\b|"
    r"\b(?P<vague>temporar(?:y|ily)|indefinite(?:ly)?|open-ended|a few days|several days|"
    r"short-term|"
    r"for the (?:week|holiday|weekend|night|duration of [\w ]{2,20}|holidays)|(?:through|"
    r"throughout|"
    r"during) (?:the )?(?:\w+ )?(?:holidays?|festival|talks|harvest|feast|fast|season|carnival|"
    r"christmas|ramadan|eid|easter|elections?))\b",
    re.I,
)
NUMBERS = dict(
    zip(
        "a an one two three four five six seven eight nine ten twelve fourteen fifteen twenty "
        "thirty "
        "forty-eight seventy-two sixty ninety".split(),
        (1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 20, 30, 48, 72, 60, 90),
        strict=True,
    )
)
UNITS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0}
START = re.compile(
    r"\b(?:from|starting|beginning|begin(?:s|ning)?|began|begun|start(?:s|ed)?|took effect|"
    r"takes? effect|"
    r"(?:came|come|comes|enter(?:s|ed)?) into (?:force|effect)|effective|with effect from|as of|"
    r"since|"
    r"in force (?:from|since|at)|from the)\b[^,.;]{0,12}$",
    re.I,
)
END = re.compile(
    r"\b(?:until|till|through|to last until|expires?(?: on| at)?|end(?:s|ing)?(?: on| at)?|up to|"
    r"lasts? (?:until|to)|hold until|ran out)\b[^,.;]{0,8}$",
    re.I,
)
UNTIL = re.compile(r"\b(?:until|till) (?P<u>(?:[\w’'-]+ ?){2,6}?)(?=[,.;”\"]|$| that\b)", re.I)
FORM = re.compile(
    r"\b(?:not in writing|in writing|nothing (?:was |had been )?(?:written|signed)|"
    r"[“\"‘']?gentlem[ae]n[’']s "
    r"agreement[”\"’']?|(?:a )?verbal \w+|verbally|(?:an? )?oral \w+|by word of mouth|(?:a "
    r")?handshake|"
    r"(?:a )?written \w+|signed (?:paper|text|document|agreement)|on paper|unwritten|(?:a "
    r")?unilateral gesture(?:, not an? \w+)?|"
    r"unilateral(?:ly)?|an? order|by decree|decree|personally asked|personal request|phone call|"
    r"by (?:phone|telephone)|(?:\w+ )?telephone calls?|memorandum|joint statement|protocol|"
    r"informal(?:ly)?(?: \w+)?|(?:humanitarian|military|local|partial) truce)(?!\w)",
    re.I,
)
CONDITION = re.compile(
    r"\b(?:only if|provided(?: that)?|on (?:the )?condition(?: that)?|(?:only )?as long as|so "
    r"long as|"
    r"unless|if)\b[^.;”\"]{3,90}",
    re.I,
)
EXCEPTION = re.compile(
    r"\b(?:except(?: for| in)?|but not|excluding|apart from|other than|with the exception of)\b"
    r"(?! (?:in writing|on paper|signed|verbal))[^.;,”\"]{3,70}",
    re.I,
)
MEANS = re.compile(
    r"\b(?:missiles?|drones?|artillery|rockets?|mortars?|long-range|aerial|naval|air)"
    r"(?= (?:and \w+ )?(?:strikes?|attacks?|fire|operations?|raids?|flights?))|"
    r"(?<=firing )(?:artillery|mortars|rockets|missiles)(?: and (?:artillery|mortars|rockets|"
    r"missiles))?",
    re.I,
)
