"""Words in which a pause is described: what stops, who, where, from when and in what form."""

import re

_KIND = (
    r"(?:(?:long-range|cross-border|air|missile|drone|rocket|artillery|offensive|military|ground|"
    r"naval|combat|aerial|mortar|guided|deep|bomb|heavy|cattle|night|punitive|retaliatory|further|"
    r"new) (?:and )?)*"
)
_FIRE = (
    rf"(?:{_KIND}(?:air ?strikes?|strikes?|attacks?|operations?|hostilities|shelling|fire|firing|"
    rf"raids?|bombings?|bombardments?|launches|patrols?|flights?|fighting|seizures?|boardings?|"
    r"offensives?|movements?|kidnappings?|abductions?|ambushes|sniping|violence|sorties|"
    r"incursions?|overflights?|assaults?|advances?|looting|reprisals|hostage-taking|arrests|"
    r"searches|military action|acts of (?:war|violence|hostility|aggression))\b"
    r"(?: of (?:any|every|all) (?:sort|kind|type|sorts|kinds|types))?)"
)
_FIRES = rf"(?:[A-Z]\w+ )?{_FIRE}(?:(?:,|,? and|,? or) (?:[A-Z]\w+ )?{_FIRE})*"
_STOP = (
    r"(?:paus(?:e[sd]?|ing)|halt(?:s|ed|ing)?|stop(?:s|ped|ping)?|suspend(?:s|ed|ing)?|"
    r"suspension of|call(?:s|ed|ing)? off|forswear|desist(?:s|ed|ing)? from|abstain(?:s|ed)? from|"
    r"renounc(?:e[sd]?|ing)|"
    r"ceas(?:e|es|ed|ing)|cessation of|end(?:ed|ing|s)?|break in|moratorium on|freeze (?:on|in)?|"
    r"refrain(?:s|ed|ing)? from|hold(?:ing)? off|forgo|bar(?:s|red|ring)?|ban(?:s|ned|ning)?)"
)
_FILL = (
    r"(?:(?:in|of|to|on|for|from|all|any|its|their|our|the|his|further|both|new|carrying out|also|"
    r"every) )*"
)
_ACT = (
    r"(?:firing|attacking|shelling|striking|bombing|targeting|boarding|shooting|launching|seizing|"
    r"raiding|hitting|advancing|ambushing|kidnapping)"
)
_ARMS = (
    r"(?:artillery|mortars|rockets|missiles|drones|heavy weapons|shells|tanks|aircraft|"
    r"heavy guns|air power|snipers|mines)"
)
_VERB = (
    r"(?:fire|attack|strike|shell|shoot|bomb|target|open fire|launch|move|fly|board|seize|stop|"
    r"search|touch|hit|block|harm|advance|raid|ambush|kidnap|cross|enter|obstruct|detain|burn|"
    r"patrol|carry arms|lay a (?:hand|finger)|interfere with|harass|abduct|sail|mine|storm)"
)
_ON = r"(?: (?:into|on|at|upon|against|over|in))?"
_OWNED = r"(?:its|their|our|the|all|his|her|every|any)"
_NO_ONE = (
    r"(?:nobody|no one|no unit|none|neither (?:side|party|army|force|group)|no \w+|not one \w+)"
    r"(?: of \w+)?"
)
_KEEP = (
    r"(?:guns|rifles|weapons|fighters|forces|troops|men|tanks|drones|aircraft|jets|ships|boats|"
    r"arms|launchers|artillery|batteries|cannons?|mortars|soldiers|units|helicopters|powder)"
)
_REST = (
    rf"stand(?:ing)? (?:down|back|fast)|stop where they stand|keep(?:ing|s)? (?:away|clear|back|"
    rf"out|off)|pack it in|down tools|"
    rf"(?:lay|put|set)(?:ting|ing)? (?:down|aside) (?:{_OWNED} )?(?:arms|weapons|guns|rifles)|"
    rf"hold(?:ing)? {_OWNED} (?:present |current )?(?:lines?|positions?|ground)|"
    rf"(?:silence|still|quieten|muzzle)(?:ing|d)? (?:{_OWNED} )?(?:heavy |big )?{_KEEP}|"
    rf"{_KEEP} (?:(?:will|would|shall|must|are to|were to|is to|should) )?(?:fall|go|stay|be|remain"
    rf"|keep|fell) (?:silent|quiet|still)|"
    rf"keep(?:ing|s)? {_OWNED} {_KEEP} (?:at home|in barracks|grounded|off [\w ]{{3,20}}?|silent|"
    rf"quiet|holstered|in port|locked up|where they are|back|behind [\w ]{{3,20}}?|idle|dry)|"
    r"(?:stay|remain|keep)(?:ing|s)? in (?:its|their|our) (?:barracks|trenches|positions|bases|"
    r"camps|quarters|hangars)|freeze in place|"
    rf"freeze {_OWNED} (?:positions|lines|movements|forces)|"
    rf"(?:pull back|withdraw) (?:{_OWNED} )?(?:heavy )?{_KEEP}|"
    r"let (?:(?:the|all|every|any|aid|relief|food|grain) )*(?:convoys?|trucks|lorries|ambulances?|"
    r"aid|relief|food|supplies|ships|vessels|traffic|civilians|farmers|traders|shipping|boats) "
    r"(?:pass|through|by|move|in|cross|sail)|"
    r"(?:grant|give|guarantee|allow|ensure)(?:s|ed|ing)? (?:[\w-]+ ){0,3}?safe passage|"
    r"leave [^.;,“”\"]{3,60}? (?:alone|in peace|untouched|unharmed|be(?=[.,;]))|"
    r"(?:free|safe) passage(?= on| along| for| through| to)|"
    r"(?:be|being) (?:left (?:alone|in peace|untouched|unharmed)|spared)"
)
_KEPT = (
    r"(?:respect|observe|honou?r|abide by|adhere to|comply with|uphold|join)(?:s|ed|ing)? "
    r"(?:an?|the|this|any|its|their) (?:[\w-]+ ){0,3}?(?:truce|cease-?fire|pause|lull|calm|quiet|"
    r"silence|halt|standstill)"
)
_OUT = (
    r"(?:were|was|are|is|be|been) (?:\w+ )?(?:forbidden|banned|barred|suspended|halted|stopped|"
    r"prohibited|ruled out|off limits|paused)|(?:will|would|shall|must|are to|were to|had to)? ?"
    r"(?:stop|cease|end|halt)\b"
)
CONDUCT = re.compile(
    rf"\b{_STOP} (?P<gerund>{_ACT}(?: {_ARMS}(?: (?:and|or) {_ARMS})?{_ON}|{_ON})(?! and))\b|"
    rf"\b(?P<use>refrain(?:s|ed|ing)? from (?:the )?(?:use of|using|firing) {_ARMS}"
    rf"(?:(?:,|,? and|,? or) {_ARMS})*(?: of all (?:calibres|kinds|types))?)|"
    rf"\b(?P<all>cease (?:all )?fire(?= on| at| against|[.,;]))|"
    rf"\b{_STOP} {_FILL}(?P<noun>{_FIRES})|"
    r"\b(?P<hold>hold(?:ing|s)?(?: (?:its|their|our|his|her|the))? fire)\b|"
    rf"\b(?:not (?:to )?|{_NO_ONE} (?:will|would|may|shall|must|is to|was to) )"
    rf"(?P<verb>{_VERB}{_ON}(?: first)?(?:, {_VERB})*(?: or {_VERB})?{_ON})\b|"
    rf"\b(?P<ground>ground(?:ing)? {_OWNED} (?:drones|aircraft|jets|helicopters|planes))\b|"
    rf"\b(?:covers|covering) (?P<arms>{_ARMS}(?: and nothing else)?)\b|"
    rf"\b(?P<more>(?:no (?:more|further)|make no(?: more| new)?|(?:would|will|"
    rf"shall) be no|(?<=: )no(?: [\w-]+,){{0,3}}(?: [\w-]+,? or)?) {_FIRE})|"
    rf"\b(?P<rest>{_REST})\b|"
    rf"\b(?P<passive>{_FIRES})(?= (?:[^.;“”\"]{{0,70}}? )?(?:{_OUT}))|"
    rf"\b(?P<cease>cease-?fire|cessation of hostilities|{_KEPT})\b",
    re.I,
)
"""What is to stop, by the way it is said."""
GROUPS = (
    "use", "all", "noun", "hold", "gerund", "verb", "ground", "arms", "more", "rest", "passive",
    "cease",
)  # fmt: skip
"""The groups of CONDUCT that hold the words of the duty."""
_PACT = (
    r"(?:it|truce|halt|pause|cease-?fire|order|suspension|deal|agreement|arrangement|gesture|"
    r"lull|accord|moratorium|quiet|understanding|measures?|regime|window|pledge|promise|vow|"
    r"commitment|undertaking|instructions?|terms|word|directive|silence|standstill|offer)"
)
SCOPED = re.compile(
    rf"\b{_PACT} [“\"]?(?:\w+ ){{0,4}}?(?:covers?|covered|applies|"
    r"applied|ends?|ended|lasts?|barred|bars|protects?|protected|includes?|included|extends?|"
    r"extended|begins?|began|concerns?|concerned|opens?|opened|lapses?|lapsed|binds?|stands? until|"
    r"would stand|takes in|took in|reaches|stretches|remains? in force|would remain in force|"
    r"(?:is|was) (?:\w+ )?(?:for the|for [\w ]{3,30} only|good for|good until|valid)|is off|"
    r"runs?|ran until|starts?|expires?|holds? until|is limited|rests?|had begun|took effect|would "
    r"(?:end|last|begin|run|start|open|cover|apply)|(?:will|shall|does not|did not|do not) (?:end|"
    r"last|begin|run|start|open|cover|apply|extend|include|stop|bind|protect))\b|"
    r"\b(?:is|was|are|were) (?:also |now |not )?(?:covered|protected|included|exempt|exempted|"
    r"off limits) (?:by|in|from|under|for)\b",
    re.I,
)
"""A pause as the subject of words that give its reach."""
REACH = re.compile(
    rf"\b{_PACT} [“\"]?(?:\w+ ){{0,4}}?(?:covers?|covered|applies|applied|concerns?|concerned|"
    rf"binds?|"
    r"extends? (?:only )?to|protects?|protected|is limited|was limited|good for|good until|"
    r"remains? in force|would (?:remain in force|cover|apply|stand|run for|run until|last until)|"
    r"(?:is|was) (?:\w+ )?(?:for the|for [\w ]{3,30} only)|will (?:cover|apply|run for|stand)|"
    r"holds? (?:so|as) long as|starts? (?:afresh|again)|is established for|is off the|"
    r"(?:does|did|do) not (?:cover|apply|extend|include|stop|bind|protect))\b|"
    r"\b(?:week|fortnight|month|period|hours|days) (?:will|would) (?:open|begin|start|run|end|"
    r"close)\b|"
    r"\b(?:considers?|regards?|considered|regarded) (?:itself|themselves) bound\b|"
    r"\b(?:is|are|was|were) (?:also |not )?bound (?:by|until|for)\b|"
    r"\bterms (?:are|were|remain|stay|had|have)\b[^.;:]{0,30}: no\b",
    re.I,
)
"""The narrower words: what the arrangement reaches, said by anybody."""
BINDS = re.compile(
    r"\b(?:will|would|shall|must|(?:is|are|was|were|had|have) (?:\w+ )?(?:to|bound|agreed|been "
    r"(?:told|ordered|instructed|asked|directed))|under orders|ordered|instructed|agreed|promised|"
    r"pledged|vowed|swor[en]|undertook|forbidden|banned|what (?:we|they|I) asked for|asked that)\b",
    re.I,
)
"""Words that make a restraint somebody's duty and not only a word in passing."""
STATED_FORM = re.compile(
    r"\b(?:it|this|that|which|there|truce|pause|halt|undertaking|arrangement|understanding|"
    r"agreement|deal|pact|window|regime|protocol|promise|text|accord)(?: it)? (?:is|was|were|are|"
    r"remains|rests on|rested on|had been|has been|takes the form)\b",
    re.I,
)
"""'It is …', 'the text was …': an opening for words of form."""
WHOSE = re.compile(rf"\b(?P<b>[A-Z][a-z]+) {_FIRE}")
_GENERIC = (
    r"(?:various|other|several|surrounding|nearby|neighbou?ring|certain|major|main|big|large|"
    r"coastal|northern|southern|eastern|western|border|all|every|both|front-?line|contested|"
    r"frontline|upper|lower|inner|outer|central|rural|urban|whole|entire|hilltop|mountain|lakeside|"
    r"disputed|cattle|grazing|same|two|three|four|five|six|seven|inhabited|populated|nearer|"
    r"occupied|southernmost|northernmost|northeastern|northwestern|southeastern|southwestern)"
)
_ZONE = (
    r"(?:towns?|cities|city|villages|areas?|districts?|provinces?|regions?|settlements?|islands?|"
    r"sectors?|communes?|counties|townships?|wards?|suburbs?|lowlands|highlands|hills|tracks|"
    r"waters|plains|slopes|municipalities|hamlets|quarters|territor(?:y|ies)|"
    r"communities|ports?|places|roads?|banks of the \w+|valleys?|zones?|crossings?|"
    r"posts? only)"
)
_AT = (
    r"(?:into|on|in|over|against|around|across|along|near|at|of|outside|off|to|and|covers|for|"
    r"cover|covered|covering|shelling|bombing|striking|attacking|hitting|firing on|spare|sparing|"
    r"leave|leaving|concern|concerns|throughout|within|inside|between)"
)
_TWO = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
AREAS = (
    re.compile(
        r"\b(?P<area>(?:only )?(?:the )?(?:main |coastal |old |national )?(?:road|highway|corridor|"
        rf"railway|route|line|coast|stretch|shore|frontier) (?:from|between) {_TWO} (?:to|and) "
        rf"{_TWO})"
    ),
    re.compile(
        r"\b(?P<area>(?:the )?[A-Z][\w’'-]+(?:, [A-Z][\w’'-]+)*,? and [A-Z][\w’'-]+ "
        r"(?:sectors|districts|provinces|regions|valleys|governorates|oblasts|townships|"
        r"counties|communes))\b"
    ),
    re.compile(
        r"\b(?P<area>(?:the )?(?:\w+ )?(?:districts|provinces|regions|towns|villages|cities|ports|"
        r"bridges|islands|counties|communes|valleys|sectors|townships) (?:of|at) [A-Z][\w’'-]+"
        r"(?:, [A-Z][\w’'-]+)*,? and [A-Z][\w’'-]+)"
    ),
    re.compile(
        r"\b(?:in|of|across|on|over|to|throughout|around|"
        r"along) (?P<area>the (?:\w+ )?[A-Z][\w’'-]+ "
        r"(?:lowlands|highlands|valley|sector|region|district|province|peninsula|delta|basin|"
        r"corridor|strip|enclave|axis|gulf|strait|straits)(?: of (?:\w+ )?[A-Z]\w+)?)\b"
    ),
    re.compile(
        r"\b(?:in|of|across|on|over|to|throughout|around|along|near) "
        r"(?P<area>the (?:[A-Z][\w’'–-]+ ){1,2}(?:road|highway|motorway|railway|route|line))\b"
    ),
    re.compile(
        r"\b(?P<area>(?:north|south|east|west|upstream|downstream) of (?:the )?"
        r"[A-Z][\w’'-]+(?: (?:river|road|line|valley|hills|dam|canal))?)\b"
    ),
    re.compile(
        r"\b(?P<area>(?:within|to a depth of) [\w.-]+ (?:kilomet(?:re|er)s|km|miles|met(?:re|er)s)"
        r"(?: of (?:the )?(?:[\w’'-]+ ?){1,3}?(?=[,.;”\"]|$| for| from| until)|"
        r" (?:on|to) (?:either|each) side)?)"
    ),
    re.compile(
        r"\b(?P<area>an? [\w-]+[- ](?:kilomet(?:re|er)|km|mile|met(?:re|er))s?(?:-wide)? "
        r"(?:strip|zone|belt|radius|corridor|buffer)(?: (?:on|along|around|of|either side of|"
        r"inside|beside) (?:the |either side of the )?[\w’'-]+(?: [A-Z]\w+)?)?)"
    ),
    re.compile(
        rf"\b{_AT} [“\"‘']?(?P<area>(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:, | and ))?(?:the |its "
        rf"|our |their )?"
        rf"[“\"‘']?(?:{_GENERIC}[”\"’']? )+{_ZONE})\b(?! of [A-Z])",
        re.I,
    ),
    re.compile(
        r"\b(?:along|across|over|on|in|and) (?P<area>the (?:entire |whole )?(?:[\w-]+ ){0,2}"
        r"(?:line(?: of contact| of control)?|border|frontier|front(?: ?line)?|coast|river|shore|"
        r"strait|sea|lake|lagoon|anchorage|"
        r"gulf|valley|buffer zone|country)(?: around it)?)\b"
    ),
    re.compile(r"\b(?:in|of|across|on|to|and) (?P<area>(?:the )?Zone [A-Z0-9]\w*)"),
    re.compile(
        r"\b(?:covers?|covered|covering|appl(?:y|ies|ied) (?:only )?to|concerns?|for|along|is) "
        r"(?:strictly |exclusively )?(?P<area>(?:only )?(?:the|this) (?:\w+ )?(?:road|highway|"
        r"corridor|crossing|railway|river|bay|harbour|harbor|bridges?))\b(?=,|\.|;| and| for| "
        r"until| only|$)"
    ),
)
FIRST_OPEN = 8
"""From this pattern on the words leave members unnamed."""
NAMED = re.compile(
    r"\b(?:into|on|in|over|against|around|across|along|near|at|off|and|to|outside|of|from|shelling|"
    r"bombing|striking|attacking|hitting|spare|sparing|leave|covers?|between|for) (?:the )?"
    r"(?:\w+ )?$|, $"
)
TOLD_IN = re.compile(
    r"\b(?:announc\w+|declared|unveiled|proclaimed|disclosed|confirmed|presented) (?:the|this|it)"
    r"(?: [\w-]+){0,6} (?:in|at) (?:the )?$",
    re.I,
)
"""'announced the halt in': a city behind it, with a time, is where somebody spoke."""
TIMED = re.compile(r",? (?:on |late |early )?(?:\w+day\b|yesterday|today|saying|after)", re.I)
NOT_AREA = re.compile(
    r"\b(?:talks|meeting|met|side|people|government|army|president|ambassador|envoys?|leaders?|"
    r"reporters|mediators|port|told|agreed|capital|back|went|go|signed|initialled|initialed|"
    r"sworn|hands|hospital|paper|office|brokered|announced|spoke|bishop|gathered|said|letter|"
    r"ship|tanker|mayor|governor|administrator|intermediar\w+|go-betweens|delegat\w+|negotiators?|"
    r"summit|conference|(?<!be )reached|concluded|negotiated|mediated|hammered out|published|"
    r"based) "
    r"(?:(?:on \w+day|\w+) )?(?:in|of|with|to|at) (?:the )?$",
    re.I,
)
ADJECTIVE = re.compile(
    r"(?:\b(?!(?:on|at|in|of|and|or|to|into|against|the|a|an|by|for|from|with|not|that|no|any|"
    r"hit|bomb|"
    r"attack|attacks|strikes|fire|firing|target|targeting|covers?|covering|touch|board|its|their|our|stop|"
    r"every|"
    r"is|was|are|were|be|will|would|shoot|search|bombing|shelling|around|near|protected|also)\b)"
    r"[\w’'-]+ ){0,2}$"
)
SKIP_KINDS = frozenset({"people"})
_ITEM = (
    r"(?:(?:any|the|all|every|its|their|our|a|an|each|more|ships and|his) )*"
    r"(?P<np{}>(?!(?:it|them|him|her|us|me|this|that|which|one|either|first|until|for|from|foot|"
    r"and|or|nor|our|its|their|the|"
    r"writing|least|noon|midnight|dawn|sunrise|sunset|will|sides?|once|both|mutual|within|no|not|"
    r"positions?|lines?|wards?|in|on|at|of|to|into|against|near|from|by|with|along|across|raid|"
    r"shoot|"
    r"fire|attack|move|search|stop|pledge|while|during|so|as|towns|cities|villages|districts|"
    r"places|areas|"
    r"people|anyone|anybody|other|another|each|days?|return|response|exchange|condition)\b)[a-z][\w’'-]+"
    r"(?: (?!(?:in|on|at|of|for|from|to|until|and|or|nor|but|during|along|near|while|so|as|with|"
    r"were|was|are|is|be|by|over|across|within|inside|if|unless|provided|pending|starting|than|"
    r"beginning|who|that|which|between|around|will|would|had|has|have|after|before|not|carrying|"
    r"through|throughout|off|under|when|where|the|an?|our|its|their)\b)"
    r"[a-z][\w’'-]+){{0,2}}(?: carrying [\w-]+(?: and [\w-]+)?)?)"
)
LISTED = re.compile(
    r"(?: (?:on|at|against|away from|back from|from|upon|into|near|off|to|clear of))?(?: or at)? "
    + _ITEM.format("0")
    + "".join(
        rf"(?:(?:,? (?:and|or|nor)(?: (?:on|at|against|from))?|,) {_ITEM.format(n)})?"
        for n in range(1, 5)
    )
)
"""What is spared, listed right behind the words of the duty."""
