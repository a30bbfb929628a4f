"""The wordings of page furniture: heads of link boxes, credits, captions, shares, comments, dates.

Patterns only; `furniture` says when they apply. English first: most saved coverage is.
"""

import re


def _any(*parts: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in parts), flags)


_STORY = (
    r"(?:stor(?:y|ies)|articles?|news|posts?|coverage|content|reading|reads|topics?|links|reports?"
    r"|headlines)"
)
STRONG = _any(
    rf"(?:related|recommended|more|other|similar|latest|top|recent|popular|trending|featured"
    rf"|suggested) {_STORY}"
    r"(?: for you| from .{2,40}| on this .{2,20}| in .{2,30})?",
    r"more (?:from|on|in|about|like) .{2,60}",
    r"(?:most|editors?['\u2019]?s?) (?:read|viewed|popular|shared|commented|picks?"
    r"|choice)(?: .{2,20})?",
    r"you (?:may|might|would|could|will)(?: also)? (?:like|enjoy|be interested.*)",
    r"(?:trending|popular|recommended|related)(?: now| today| for you| in .{2,20})?",
    r"(?:the )?latest(?: .{2,20})?",
    r"what (?:to|others are) read(?:ing)?(?: next)?",
    r"(?:read|up|up next|watch) next|keep reading|don['\u2019]t miss(?: this)?"
    r"|in case you missed it",
    r"from (?:around )?the web|elsewhere (?:on|in) .{2,30}|(?:sponsored|promoted|paid) (?:content"
    r"|links|stories)",
    r"(?:public )?notices|announcements|around the web|in other news"
    r"|today['\u2019]?s (?:top )?(?:stories|headlines|paper)",
)
WEAK = _any(
    r"(?:read|see|learn|discover)(?: more| also| on)?(?: here)?",
    r"also (?:read|see)|see also|must read|continue reading|related|recommended|more|more here",
    r"read the (?:full|original|whole|complete) (?:story|article|report|post)(?: here"
    r"| at .{2,30})?",
)
INLINE = re.compile(
    r"(?:read more|also read|read also|see also|related(?: stor(?:y|ies)| articles?| coverage)?"
    r"|must read|more on this|most (?:read|popular)|trending|also in .{3,30}|up next|coming up"
    r"|in other news"
    r"|don['\u2019]t miss|watch|listen|recommended|explained|in pictures|in photos"
    r"|read the full .{3,20}|see more)"
    r"\s*(?:[:|>»→]|\s[-\N{EN DASH}\N{EM DASH}])\s*\S",
    re.IGNORECASE,
)
INLINE_CAPS = re.compile(r"(?:READ MORE|ALSO READ|READ ALSO|SEE ALSO|MUST READ|RELATED|WATCH)\s+\S")
CAPTION = _any(
    r"^(?:file )?(?:photo(?:graph)?s?|image|picture|pictured|caption|illustration|graphic|map"
    r"|video|credit"
    r"|(?:photo|image|picture|video) ?(?:credit|caption|source|by|courtesy)s?)\b(?: (?:by"
    r"|courtesy of))?\s*[:|/©\N{EN DASH}\N{EM DASH}-]",
    r"\((?:[^()]{0,60}\b)?(?:photo|image|picture|file|pool|handout|getty|via ap|photo by"
    r"|photograph)\b[^()]{0,60}\)\.?$",
    r"\[(?:[^\[\]]{0,60}\b)?(?:photo|image|picture|file|reuters|getty|handout|ap"
    r"|afp)\b[^\[\]]{0,60}\]\.?$",
    r"[-\N{EN DASH}\N{EM DASH}—/|]\s*(?:file )?(?:photo|image|picture)s?(?: by|:).{2,60}$",
    r"(?:\b\w+ via getty images|/getty images|getty images|/shutterstock|/afp|/epa|/anadolu)\.?$",
    r"[(\[](?:[^\W\d_][\w.\u2019'-]* ){0,4}[^\W\d_][\w.\u2019'-]* ?/ ?"
    r"(?:[A-Z][\w.&\u2019'-]* ?){1,4}[)\]]\.?$",
    r"^\d{1,2} (?:of|/) \d{1,2}\s*[|:\N{EN DASH}\N{EM DASH}-]\s*\S",
    r"^file(?: photo)?\s*[-:\u2013\u2014]|\bfile (?:photo|picture|image)[.)]*$",
    r"^(?:photo|photograph|photography|picture|image|video)s? (?:by|courtesy of|provided by"
    r"|from) .{2,60}$",
)
AGENCY = re.compile(
    r"(?:^|[.!?] |\s)(?:[A-Z]{2,}|(?:[A-Z][\w&]+ ){0,2}[A-Z][\w&]+)/[A-Z][\w\u2019'.-]+"
    r"(?: [A-Z][\w\u2019'.-]+){1,3}$"
)
_NAME = (
    r"(?:[A-Z][\w\u2019'.-]*|and|de|der|van|von|al|el|bin|in|at|the|of|for|from|&|staff|wires?"
    r"|reports?|agenc(?:y|ies)|writers?|reporters?|correspondents?|journalists?|additional)"
)
_NAMES = rf"[A-Z][\w\u2019'.-]*(?:,? {_NAME},?){{0,18}}"
_PERSON = r"[A-Z][\w\u2019'.-]*(?: (?:[A-Z][\w\u2019'.-]*|de|der|van|von|al|el|bin)){1,4}"
_WORK = (
    r"(?i:(?:(?:additional|further|with) )?(?:reporting|writing|research|editing|edited|compiled"
    r"|translated|produced|written|reported)(?: (?:and|&) (?:additional )?"
    r"(?:writing|editing|reporting|research))?(?: (?:was )?contributed)? by)"
)
_TRADE = (
    r"(?:an?|the|our|its|chief|senior|former)\b(?: [\w\u2019'-]+){0,7}? (?:reporter|editor"
    r"|correspondent|journalist|columnist|writer|bureau chief|freelancer|photographer)s?\b"
)
CONTRIBUTOR = _any(
    rf"^\(?{_WORK} (?!(?:an? )?(?i:ai|artificial|machine)\b){_NAMES}"
    rf"(?:[;.,] ?{_WORK} {_NAMES})*[.)]*$",
    rf"^{_NAMES} (?:also )?(?:contributed|provided|assisted with|helped with) (?:additional )?"
    rf"(?:reporting|research|to (?:this|the) (?:story|article|piece|coverage)|to this report)\b"
    rf"(?:(?!\bthat\b).){{0,90}}$",
    rf"^{_NAMES} contributed(?: from {_NAMES})?\.?$|^{_NAMES} reported from {_NAMES}\.?$",
    rf"^{_PERSON} (?:writes (?:about|on|for)\b|covers\b.{{2,120}}\b(?:for|from|at)\b"
    rf"|reports on\b|has (?:covered|written|reported (?:on|from))\b.{{0,80}}\b(?:for|since)\b)"
    rf"(?:(?!\bsaid\b).){{0,220}}$",
    rf"^{_PERSON} (?:is|was) {_TRADE}(?:(?!\bsaid\b).){{0,200}}$",
    r"^(?i:\(?with (?:files|material|information|agency inputs?|inputs?|reporting"
    r"|additional reporting)\b).{0,80}$",
    flags=0,
)
POSTED = re.compile(
    r"(?:[A-Z][\w\u2019'.-]+ ){2,3}in [A-Z][\w\u2019' -]{2,30}(?:(?:,| and|, and|;) "
    r"(?:[A-Z][\w\u2019'.-]+ ){2,3}in [A-Z][\w\u2019' -]{2,30})+\.?$"
)
CREDIT = _any(
    r"^(?:the|this) (?:post|article|story|content|piece|report|item|text"
    r"|column)\b.{0,300}\b(?:first |originally )?(?:appeared|published|ran|posted"
    r"|printed)\b.{0,20}\b(?:on|in|at|by|with)\b.+",
    r"^(?:the|this) (?:post|article|story|piece|report|text)\b.{0,60}\b(?:is |was "
    r"|has been )?(?:republished|reproduced|reprinted|syndicated|reposted)\b.+",
    r"^(?:originally|first) (?:published|appeared|posted|printed)(?: \w+ .{2,20})? (?:by|in|on"
    r"|at)\b.+",
    r"^(?:republished|reprinted|reproduced|syndicated"
    r"|reposted)(?: with (?:the )?permission)? (?:of|from|by|courtesy).+",
    r"^(?:sources?|via|courtesy|original source|original article|story source)\s*(?::"
    r"| of\b)\s*(?!.*\b(?:said|told)\b).{2,80}$",
    r"^(?:from|via) (?:the )?(?:[A-Z][\w.&\u2019'-]+ ){0,5}(?:news agency|newswires?"
    r"|wire(?: services?)?)\.?$",
)
COMMENT = _any(
    r"(?:\d+ )?(?:comments?|thoughts|responses|replies|discussion|conversation)(?: \(?\d+\)?"
    r"| section| closed)?",
    r"(?:leave|post|add|write|submit|be the first to|view|show|load|read)\b.{0,20}\b(?:comments?"
    r"|reply|replies|thoughts)",
    r"(?:share your (?:thoughts|views|opinion)|join the (?:conversation|discussion|debate)"
    r"|have your say|what do you think).{0,60}",
    r"(?:sign|log|please (?:sign|log)) in (?:to|or).{0,60}\b(?:comment|conversation|discussion"
    r"|reply|join)\b.{0,30}",
    r"comments (?:are|have been) (?:closed|moderated|disabled|turned off).{0,80}"
    r"|your email address will not be published.*",
)
BOILER = _any(
    r"(?:copyright|©|\(c\)).{0,120}",
    r".{2,50}\s(?:©|\(c\)|copyright).{0,60}",
    r".{0,120}\ball rights (?:are )?reserved\b.{0,200}",
    r"(?:we|this (?:site|website)|our (?:site|website)) (?:and our partners )?uses? cookies.*"
    r"|.{0,60}\b(?:cookie|privacy) (?:policy|settings|preferences|notice)\b.{0,80}",
    r"(?:accept|reject|manage)(?: all)? (?:cookies|preferences|consent)|by (?:continuing|clicking"
    r"|signing up|subscribing|using)\b.*",
    r"(?:sign|signing) up\b.{0,160}|(?:subscribe|register)(?: (?:now|today|here|for|to|and|our"
    r"|with)\b.{0,160})?[.!]?",
    r"(?:get|receive|join|download|follow|like|support|become|donate|enter your|please|help|try"
    r"|want|enjoy|never miss)\b"
    r".{0,140}\b(?:newsletters?|inbox|app|whatsapp|telegram channel|channel|journalism|subscriber"
    r"|member|updates|email address|facebook|twitter|instagram|x\.com|linkedin|youtube|browser"
    r"|javascript|google news)\b.{0,120}",
    r"(?:share|tweet|print|e-?mail|copy link|link copied|save|bookmark|pin|send)(?: (?:this|on"
    r"|via|to|article|story|link|page|with)\b.{0,60})?",
    r"(?:share|facebook|twitter|x|whatsapp|telegram|e-?mail|print|linkedin|reddit|pinterest"
    r"|copy link|link|messenger|bluesky|threads|save|bookmark|comments?|listen|sms|line|viber"
    r"|telegram|[|•·,/ ])+",
    r"\d+[\s-]*(?:min(?:ute)?s?|sec(?:ond)?s?)\.?(?:[ -]+(?:to )?(?:read(?:ing time)?|listen|watch"
    r"|video))?(?: \d+ sec)?|(?:(?:estimated )?read(?:ing)? time|estimated time)\b.{0,30}"
    r"|listen(?: to (?:this|the) .{2,20})?[\s:|•·(\N{EN DASH}\N{EM DASH}-]*"
    r"(?:[\d:]+\s*(?:min(?:ute)?s?|sec)?\)?)?",
    r"(?:(?:image|photo|picture|slide|gallery|video)s? )?\d{1,3} (?:of|/) \d{1,3}"
    r"(?: (?:image|photo|picture|slide|video)s?)?"
    r"|(?:view|open|see) (?:gallery|slideshow|\d+ photos)",
    r"advertise?ment|ad|sponsored|story continues below.*|article continues (?:below|after).*"
    r"|scroll (?:down|to).*|supported by|loading.*|-+ ?advertisement ?-+",
    r"\d+ (?:shares?|views?|likes?|retweets?)|terms of (?:use|service).*"
    r"|(?:by )?tap(?:ping)? .{0,60}|click (?:here|to|on) .{0,100}",
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords)\s*:.{0,150}|end of list"
    r"|list \d+ of \d+|list of \d+ items",
    r"follow .{2,40} on (?:telegram|x|twitter|facebook|instagram|whatsapp|youtube|google news"
    r"|bluesky|threads|signal)|(?:please )?support (?:us|our (?:work|journalism)).{0,60}",
    r"(?:text size|font size|increase|decrease|toggle|expand|enlarge|(?:close|play|pause"
    r"|mute)(?= (?:video|audio|menu|ad|all)|$)"
    r"|open)(?: .{0,30})?",
    r"(?:was|did you (?:find|enjoy|like)|is|do you|how) (?:this|the) (?:article|page|story"
    r"|summary|content|translation)\b.{0,40}\?",
    r"(?:your|enter) .{0,12}e-?mail(?: address)?|about (?:us|the author|this (?:site|page))"
    r"|about .{2,30}",
    r"the views expressed\b.{0,250}|(?:disclaimer|disclosure)\s*:.{0,300}|send (?:us )?(?:tips"
    r"|corrections)\b.{0,100}",
)
NAV_WORDS = frozenset(
    """
    about account advertise africa all americas analysis and ar archive arts asia back books
    breaking business careers climate close columns conflict contact content cookies
    crosswords culture de defence defense donate down east economy editorial editorials
    education en entertainment environment es europe exclusive explainer features film food fr
    front games health help home homepage in international investing jobs latest life
    lifestyle listen live local login magazine main map markets menu middle money more music
    national navigation news newsletter newsletters next no obituaries of open opinion our
    page photo photos pictures podcast podcasts policy politics previous privacy profile radio
    register result results ru science search sections security settings shop site skip sport
    sports style subscribe tech technology terms the to today top topics travel tv ua uk up
    updates us usa use video videos view war watch weather with world
    """.split()
)
CRUMB = re.compile(r"[›»>|•·/]")
BYLINE = re.compile(
    r"(?:by|story by|words by|report by|posted by|par|von|author|writer|correspondent)\s*:?\s+"
    r"(?P<who>[^\W\d_][^\n]{1,120})$|(?:by) (?:a |our |the )?(?:staff|special|own"
    r"|foreign)\b.{0,60}$",
    re.IGNORECASE,
)
VERB = re.compile(r"\b(?:had|have|has|was|were|is|are|will|would|could|may|might)\b")
RELATIVE = re.compile(
    r"(?:(?:published|posted|(?:last )?updated|modified):? (?:at )?)?(?:about )?(?:"
    r"(?:an?|\d+) ?(?:[smhdw]|sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?"
    r"|years?) ago"
    r"|(?:yesterday|today|just now)(?:,? at .{3,12})?"
    r"|(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: \(?[A-Z]{2,4}(?:[+-]\d+)?\)?)?)",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[ \u202f]?[ap]\.?m\.?)?(?: \(?[A-Z]{2,4}(?:[+-]\d+)?\)?)?",
    re.IGNORECASE,
)
_MONTHS = (
    r"(?:(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
)
YEARLESS = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTHS}|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?",
    re.IGNORECASE,
)
DATE_WORDS = re.compile(
    r"\b(?:first |last |originally )?(?:published|posted|updated|modified|edited|created|date|on"
    r"|at|in|of|the"
    r"|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|day|as|issued|filed|release[ds]?|for"
    r"|immediate|time|local|am|pm"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|min(?:utes?|s)?|read|hours?"
    r"|ago)\b",
    re.IGNORECASE,
)
HEADER = re.compile(
    r"(?P<key>title|headline|date|published|publication date|author|by|byline|source|outlet"
    r"|publisher"
    r"|updated|modified|lastmod|publication|newspaper|site|url|link|section|language|dateline)\s*:\s+(?P<value>\S.*)$",
    re.IGNORECASE,
)
