"""Words of time, form and condition in which a pause is described."""

import re

_N = (
    r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|eighteen|twenty|twenty-one|twenty-four|thirty|thirty-six|forty|forty-five|"
    r"forty-eight|sixty|seventy-two|ninety|ninety-six"
)
_SEASON = (
    r"(?:holidays?|festival|talks|harvest|feast|fast|season|carnival|christmas|ramadan|eid|easter|"
    r"elections?|frost|winter|rains?|monsoon|thaw|planting|sowing|pilgrimage|voting|vote|summit|"
    r"visit|funerals?|burials?|wedding|mourning|lent|new year|vaccinations?|campaign|evacuation|"
    r"census|olympics|games|exams|dry season|rainy season|snow|cold spell|cold|migration|hajj)"
)
DURATION = re.compile(
    r"\b(?P<words>(?:for (?:a |an |the )?(?:initial |period of |first |next |further |another |"
    rf"at least |up to |full )*)?(?P<n>{_N})[- ](?:more |full |lunar |calendar |working |"
    r"consecutive |whole )?(?P<unit>hour|day|night|week|fortnight|month|year)s?(?:[- ]long)?)\b|"
    r"\b(?P<long>weeklong|week-long|daylong|day-long|month-long|monthlong)\b|"
    r"\b(?P<vague>temporar(?:y|ily)(?! measures)|indefinite(?:ly)?|open-ended|a few days|"
    r"several days|"
    r"short-term|without (?:a )?time limit|for (?:the )?time being|while (?:the )?\w+ lasts?|"
    r"for (?:just )?as long as [^.;,”\"]{3,70}|"
    r"for (?:the )?(?:week|holiday|weekend|night|duration of [\w ]{2,20}|length of the \w+|"
    r"holidays)|(?:through|throughout|during|over) (?:the )?(?:\w+ ){0,2}?" + _SEASON + r")\b",
    re.I,
)
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty": 20, "twenty-one": 21,
    "twenty-four": 24, "thirty": 30, "thirty-six": 36, "forty": 40, "forty-five": 45,
    "forty-eight": 48, "sixty": 60, "seventy-two": 72, "ninety": 90, "ninety-six": 96,
}  # fmt: skip
UNITS = {
    "hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.0,
    "year": 365.0,
}  # fmt: skip
START = re.compile(
    r"\b(?:from|starting|beginning|begin(?:s|ning)?|began|begun|start(?:s|ed|ing)?|took effect|"
    r"tak(?:e|es|ing) effect|kicks in|opens?|opened|counted from|counting from|"
    r"(?:came|come|comes|enter(?:s|ed)?|goes?|went|put|enters) into (?:force|effect|operation)|"
    r"effective|with effect from|as of|"
    r"since|in (?:force|place|effect) (?:from|since|at|as of)|from the)\b[^,.;]{0,14}$",
    re.I,
)
END = re.compile(
    r"\b(?:until|till|through|to last until|expir(?:e|es|ed|ing)(?: on| at)?|end(?:s|ing)?(?: on| "
    r"at)?|up to|lasts? (?:until|to)|hold until|ran out|runs? out|laps(?:e|es|ed|ing)(?: on| at)?|"
    r"r[ua]ns? (?:up )?to|good until|valid until|clos(?:es|ing) (?:on|at))\b[^,.;]{0,16}$",
    re.I,
)
FROM_TO = re.compile(r"\bfrom\b[^.;“”\"]{3,50}?,? (?:to|through|up to) (?:the )?$", re.I)
"""'from 15 December to': what follows is the end."""
UNTIL = re.compile(
    r"\b(?P<u>(?:until|till|pending) (?!now\b|then\b|recently\b)(?:[\w’'-]+ ?){2,9}?)"
    r"(?=[,.;”\"]|$| that\b| provided\b| unless\b| so long\b| and (?:will|would|could|may)\b)",
    re.I,
)
FORM = re.compile(
    r"\b(?:not in writing|in writing|nothing (?:was |had been |has been |is )?(?:written|signed)|"
    r"(?:a )?gentlem[ae]n[’']s (?:agreement|word)|"
    r"(?:an? |only an? )?(?:verbal|oral|spoken|secret|tacit|unwritten|private) (?:promise|pledge|"
    r"agreement|undertaking|understanding|deal|assurance|commitment|order|accord|pact|word|"
    r"arrangement)(?: given to the \w+)?|verbally|orally|\boral(?= and| but|[.,;”\"])|"
    r"by word of mouth|(?:on|by) (?:his|her|their|our|my) word(?: of hono(?:u)?r)?|"
    r"(?:an? |their |his |my |our )?word of hono(?:u)?r|gave (?:me|us|him|her|them) their word|"
    r"(?:a |my )?(?:hand-?shake|hand on it)(?: between \w+)?(?:, \w+ to \w+)?|"
    r"shaken? hands|shook hands|"
    r"an? oath(?: sworn [\w ]{3,30}?(?=[,.;”\"]|$| and))?|"
    r"(?:a )?(?:\w+-page )?written (?:\w+)|signed (?:paper|text|document|agreement)|on paper|"
    r"unwritten|(?:the text |it )?(?:was |were |is |been )?(?P<sign>(?:signed|initialled|"
    r"initialed) "
    r"(?:in|at|by) (?:the )?(?:[A-Z]\w+|\w+ of \w+))|"
    r"no (?:paper|text|document|signature|stamp)|nobody (?:has )?(?:signed|wrote)|"
    r"(?:a )?unilateral gesture(?:, not an? \w+)?|(?:a )?goodwill gesture|"
    r"unilateral(?:ly)?|an? (?:\w+ )?order(?! of)|by decree|(?:a )?(?:presidential )?decree|"
    r"personally asked|personal request|(?:a )?phone call|by (?:phone|telephone)|"
    r"(?:\w+ )?telephone calls?|(?:a )?memorandum(?: of understanding)?|(?:a )?joint "
    r"(?:statement|communiqu[ée]|declaration)|(?:a )?communiqu[ée]|"
    r"(?:an? |the )?(?:signed )?protocol(?: on [\w ]{3,40}?(?=[,.;”\"]|$))?|"
    r"an? exchange of (?:letters|notes|messages)|(?:a )?side letter|(?:an )?annex|"
    r"informal(?:ly)?(?: (?:agreement|understanding|arrangement|deal|truce|pause))?|"
    r"(?:humanitarian|military|local|partial) truce)(?!\w)",
    re.I,
)
CONDITION = re.compile(
    r"\b(?:only if|provid(?:ed|ing)(?: that)?|on (?:the |one )?condition(?: that| of)?|(?:only )?"
    r"(?:for )?as long as|so long as|subject to|in (?:return|exchange) for|conditional on|"
    r"dependent on|off the (?:minute|moment)|lapse[sd]? (?:at once )?if|void if|"
    r"unless|(?<!as )(?<!even )if)\b[^.;”\"]{3,90}",
    re.I,
)
_ASIDE = r"(?! (?:in writing|on paper|signed|verbal\w*|written|formally))"
EXCEPTION = re.compile(
    r"\b(?:except(?: for| in| that)?|excepting|but not|and not|excluding|apart from|other than|"
    r"with the exception of|save (?:for|in)|barring|"
    r"(?<=, )not (?=(?:for|in|on|at|to|around) )|"
    r"(?:does|did|do|will|would) not (?:cover|apply to|extend to|include|stop|bind|protect))\b"
    rf"{_ASIDE}[^.;,”\"]{{3,70}}?(?=[.;,”\"]|$| and (?:expires|runs|lasts|ends|covers|applies|"
    rf"begins|"
    r"starts|lapses|would|will|was|is)\b| unless\b| (?:so|as) long\b| provided\b| until\b)|"
    r"\b(?:[\w-]+ ){1,3}(?:is|are|was|were) (?:no part of|not part of|excluded|exempt(?:ed)?|"
    r"outside|not (?:in|covered by|included in|bound by)) ?(?:it|this|that|from it|the \w+)?|"
    r"\b(?:in|for) self-defen[cs]e",
    re.I,
)
MEANS = re.compile(
    r"\b(?:missiles?|drones?|artillery|rockets?|mortars?|long-range|aerial|naval|air)"
    r"(?= (?:and \w+ )?(?:strikes?|attacks?|fire|operations?|raids?|flights?))|"
    r"(?<=firing )(?:artillery|mortars|rockets|missiles)(?: and (?:artillery|mortars|rockets|"
    r"missiles))?",
    re.I,
)
