"""What the words of a single line give away: page furniture, credits, captions, notices.

A sign is only what the line itself says; `segment` weighs it against where the line stands.
"""

import re
from collections.abc import Callable
from enum import Enum, auto

from . import notices
from .dates import find_dates
from .lines import Line


class Sign(Enum):
    """What a line looks like, taken alone."""

    STRONG_HEAD = auto()
    WEAK_HEAD = auto()
    INLINE_TEASER = auto()
    CAPTION = auto()
    CONTRIBUTOR = auto()
    CREDIT = auto()
    NOTICE = auto()
    COMMENT = auto()
    BOILERPLATE = auto()
    NAVIGATION = auto()
    DATE = auto()
    BYLINE = auto()
    OUTSIDE = auto()


def _any(*parts: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in parts), flags)


_STORY = r"(?:stor(?:y|ies)|articles?|news|posts?|coverage|content|reading|reads|topics?|links|reports?|headlines)"
_STRONG = _any(
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
_WEAK = _any(
    r"(?:read|see|learn|discover)(?: more| also| on)?(?: here)?",
    r"also (?:read|see)|see also|must read|continue reading|related|recommended|more|more here",
    r"read the (?:full|original|whole|complete) (?:story|article|report|post)(?: here"
    r"| at .{2,30})?",
)
_INLINE = re.compile(
    r"(?:read more|also read|read also|see also|related(?: stor(?:y|ies)| articles?| coverage)?"
    r"|must read|more on this|most (?:read|popular)|trending|also in .{3,30}|up next|coming up"
    r"|in other news"
    r"|don['\u2019]t miss|watch|listen|recommended|explained|in pictures|in photos"
    r"|read the full .{3,20}|see more)"
    r"\s*(?:[:|>»→]|\s[-\N{EN DASH}\N{EM DASH}])\s*\S",
    re.IGNORECASE,
)
_INLINE_CAPS = re.compile(r"(?:READ MORE|ALSO READ|READ ALSO|SEE ALSO|MUST READ|RELATED|WATCH)\s+\S")
_CAPTION = _any(
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
    r"\((?:[^\W\d_][\w.\u2019'-]* ){0,4}[^\W\d_][\w.\u2019'-]* ?/ ?(?:[A-Z][\w.&\u2019'-]* ?){1,4}\)\.?$",
    r"^(?:photo|photograph|photography|picture|image|video)s? (?:by|courtesy of|provided by"
    r"|from) .{2,60}$",
)
_NAMES = r"(?:[A-Z][\w\u2019'.-]*|and|de|der|van|von|al|el|bin|,|&)(?:,? (?:[A-Z][\w\u2019'.-]*|and|de|der|van|von|al|el|bin|in|&),?){1,14}"
_PAPER = r"(?:an?|the|our|its|chief|senior|former)\b(?: [\w\u2019'-]+){0,7}? (?:reporter|correspondent|editor|journalist|columnist|writer|bureau chief|freelancer|contributor|photographer)s?\b"
_CONTRIBUTOR = _any(
    r"^(?:(?i:additional|further|with) )?(?i:reporting|writing|research|editing|edited|compiled"
    r"|translated|produced|written|reported)"
    r"(?: (?:and|&) (?i:writing|editing|reporting|additional reporting"
    r"|research))?(?: (?:was )?contributed)? (?:by|from) (?!(?:an? )?(?i:ai|artificial"
    r"|machine)\b).+",
    rf"^{_NAMES} (?:also )?(?:contributed|provided|assisted|helped)\b.{{0,40}}\b(?:report|story"
    rf"|article|piece|reporting|research|coverage)\b.{{0,90}}$",
    rf"^{_NAMES} contributed(?: from [^.]{{3,60}})?\.?$|^{_NAMES} reported from .{{3,80}}$",
    rf"^{_NAMES}(?: (?:writes|reports) (?:about|on|for)\b| covers\b| has (?:covered|reported"
    rf"|written)\b.{{0,80}}\b(?:for|since|from)\b).{{0,220}}$",
    rf"^{_NAMES} (?:is|was) {_PAPER}.{{0,200}}$",
    r"^(?i:\(?with (?:files|material|information|agency inputs?|inputs?|reporting"
    r"|additional reporting)\b).{0,80}$",
    flags=0,
)
_POSTED = re.compile(
    r"(?:[A-Z][\w\u2019'.-]+ ){2,3}in [A-Z][\w\u2019' -]{2,30}(?:(?:,| and|, and|;) "
    r"(?:[A-Z][\w\u2019'.-]+ ){2,3}in [A-Z][\w\u2019' -]{2,30})+\.?$"
)
_CREDIT = _any(
    r"^(?:the|this) (?:post|article|story|content|piece|report|item|text"
    r"|column)\b.{0,300}\b(?:first |originally )?(?:appeared|published|ran|posted"
    r"|printed)\b.{0,20}\b(?:on|in|at|by|with)\b.+",
    r"^(?:the|this) (?:post|article|story|piece|report|text)\b.{0,60}\b(?:is |was "
    r"|has been )?(?:republished|reproduced|reprinted|syndicated|reposted)\b.+",
    r"^(?:originally|first) (?:published|appeared|posted|printed)(?: \w+ .{2,20})? (?:by|in|on"
    r"|at)\b.+",
    r"^(?:republished|reprinted|reproduced|syndicated"
    r"|reposted)(?: with (?:the )?permission)? (?:of|from|by|courtesy).+",
    r"^(?:source|via|courtesy|original source|original article|story source)\s*(?::"
    r"| of\b)\s*(?!.*\b(?:said|told)\b).{2,80}$",
    r"^(?:from|via) (?:the )?(?:[A-Z][\w.&\u2019'-]+ ){0,5}(?:news agency|newswires?"
    r"|wire(?: services?)?)\.?$",
)
_COMMENT = _any(
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
_BOILER = _any(
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
    r"\d+\s*(?:min(?:ute)?s?|sec(?:ond)?s?)(?:[ -]+(?:read|listen|watch|video))?(?: \d+ sec)?"
    r"|(?:reading|estimated) time.{0,30}|listen(?: to this .{2,20})?(?: \(?[\d: ]+\w*\)?)?",
    r"advertise?ment|ad|sponsored|story continues below.*|article continues (?:below|after).*"
    r"|scroll (?:down|to).*|supported by|loading.*|-+ ?advertisement ?-+",
    r"\d+ (?:shares?|views?|likes?|retweets?)|terms of (?:use|service).*"
    r"|(?:by )?tap(?:ping)? .{0,60}|click (?:here|to|on) .{0,100}",
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords)\s*:.{0,150}|end of list"
    r"|list \d+ of \d+|list of \d+ items",
    r"(?:text size|font size|increase|decrease|toggle|expand|enlarge|(?:close|play|pause|mute)(?= (?:video|audio|menu|ad|all)|$)"
    r"|open)(?: .{0,30})?",
    r"(?:was|did you (?:find|enjoy|like)|is|do you|how) (?:this|the) (?:article|page|story"
    r"|summary|content|translation)\b.{0,40}\?",
    r"(?:your|enter) .{0,12}e-?mail(?: address)?|about (?:us|the author|this (?:site|page))"
    r"|about .{2,30}",
    r"the views expressed\b.{0,250}|(?:disclaimer|disclosure)\s*:.{0,300}|send (?:us )?(?:tips"
    r"|corrections)\b.{0,100}",
)
_NAV_WORDS = frozenset(
    """home news world sport sports business opinion politics menu search login register subscribe
    video videos photos photo pictures weather culture next previous back contact about live latest
    science health tech technology travel lifestyle arts entertainment markets economy money
    investing local national international us uk usa europe asia africa americas middle east
    features analysis podcasts podcast newsletters newsletter magazine jobs archive help more all
    editorial editorials exclusive explainer updates columns obituaries crosswords games shop donate account profile settings
    conflict war defense defence security environment climate education life style food books
    film music tv radio watch listen sections topics today front page homepage account breaking
    result results view no in and of the our skip to main content navigation site map privacy terms
    policy use cookies advertise with careers us top up down close open en fr de es ru ua ar""".split()
)
_CRUMBS = re.compile(r"^[^.!?]{1,40}(?:\s*[›»>|•·/]\s*[^.!?]{1,50}){1,8}$")
_BYLINE = re.compile(
    r"(?:by|story by|words by|report by|posted by|author|writer|correspondent)\s*:?\s+"
    r"(?P<who>[^\W\d_][^\n]{1,120})$|(?:by) (?:a |our |the )?(?:staff|special|own"
    r"|foreign)\b.{0,60}$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:(?:published|posted|(?:last )?updated|modified):? (?:at )?)?(?:about )?(?:"
    r"(?:an?|\d+) ?(?:[smhdw]|sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?"
    r"|years?) ago"
    r"|(?:yesterday|today|just now)(?:,? at .{3,12})?"
    r"|(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: \(?[A-Z]{2,4}(?:[+-]\d+)?\)?)?)",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"\b(?:first |last |originally )?(?:published|posted|updated|modified|edited|created|date|on"
    r"|at|in|of|the"
    r"|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|day|as|issued|filed|release[ds]?|for"
    r"|immediate|time|local|am|pm"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|min(?:utes?|s)?|read|hours?"
    r"|ago)\b",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?P<key>title|headline|date|published|publication date|author|by|byline|source|outlet"
    r"|publisher"
    r"|publication|newspaper|site|url|link|section|language|dateline)\s*:\s+(?P<value>\S.*)$",
    re.IGNORECASE,
)


def header(text: str) -> tuple[str, str] | None:
    """The key and value of a "Title: ..." line as archives write them."""
    match = _HEADER.match(text)
    return (match["key"].casefold(), match["value"].strip().strip("\"'")) if match else None


def is_navigation(line: Line) -> bool:
    """Whether it is only section names and page controls, or a trail of crumbs."""
    words = re.findall(r"[^\W\d_]+", line.flat)
    if not words or line.closed and line.words > 3:
        return not words
    if len(words) <= 12 and all(w in _NAV_WORDS for w in words):
        return True
    parts = set(re.findall(r"[^\W\d_]+", line.flat)) & _NAV_WORDS
    return bool(_CRUMBS.match(line.text)) and bool(parts) and line.words <= 20 and not is_dated(line)


def is_dated(line: Line) -> bool:
    """Whether the line is there to give a date or time and says little else."""
    if line.words > 22:
        return False
    if _RELATIVE.fullmatch(line.text.strip(" .|•·-")):
        return True
    rest = _undated(line.text)
    return rest != line.text and len(re.findall(r"[^\W\d_]{2,}", _DATE_WORDS.sub(" ", rest))) <= 3


def _undated(text: str) -> str:
    """The text without its dates."""
    for dated in reversed(list(find_dates(text))):
        text = text[: dated.start] + " " + text[dated.end :]
    return text


def is_byline(line: Line) -> bool:
    """Whether it names the writers: "By" and names, and no sentence."""
    if line.words > 25 or (line.closed and line.words > 12):
        return False
    match = _BYLINE.match(line.text)
    return match is not None and (match["who"] is None or match["who"][0].isupper())


def _short(pattern: re.Pattern[str], words: int, *, whole: bool = True) -> Callable[[Line], bool]:
    """A rule: the line has at most so many words and fits the pattern."""

    def rule(line: Line) -> bool:
        if line.words > words:
            return False
        bare = line.text.strip(" *_:>»›→.-\N{EN DASH}\N{EM DASH}[]|•·") or line.text
        return bool(pattern.fullmatch(bare) if whole else pattern.search(line.text))

    return rule


def _inline(line: Line) -> bool:
    return line.words <= 40 and bool(_INLINE.match(line.text) or _INLINE_CAPS.match(line.text))


def _credit(line: Line) -> bool:
    """Whether it credits somebody; "First published" and a date alone credits nobody."""
    if line.words > 60 or not _CREDIT.search(line.text):
        return False
    named = re.findall(r"\b[^\W\d_a-z]\w+", _DATE_WORDS.sub(" ", _undated(line.text)))
    return bool(set(named) - {"This", "The", "Article", "Story", "Post", "Report"})


def _contributor(line: Line) -> bool:
    if line.words > 60 or line.text.startswith(("\"", "“")):
        return False
    return bool(_CONTRIBUTOR.match(line.text) or _POSTED.match(line.text))


_RULES: tuple[tuple[Sign, Callable[[Line], bool]], ...] = (
    (Sign.NOTICE, lambda line: notices.is_notice(line.text)),
    (Sign.CREDIT, _credit),
    (Sign.INLINE_TEASER, _inline),
    (Sign.CAPTION, _short(_CAPTION, 90, whole=False)),
    (Sign.CONTRIBUTOR, _contributor),
    (Sign.BYLINE, is_byline),
    (Sign.DATE, is_dated),
    (Sign.STRONG_HEAD, _short(_STRONG, 9)),
    (Sign.WEAK_HEAD, _short(_WEAK, 7)),
    (Sign.COMMENT, _short(_COMMENT, 16)),
    (Sign.NAVIGATION, is_navigation),
    (Sign.BOILERPLATE, _short(_BOILER, 60)),
)


def sign(line: Line) -> Sign | None:
    """What the line gives away by itself, or None; signs of emphasis around it do not count."""
    bare = line.text.strip("*_~` ")
    plain = line if bare in ("", line.text) else Line(line.start, line.end, bare, line.mark)
    return next((name for name, rule in _RULES if rule(plain)), None)
