"""Lines in which a text speaks about itself: machine-made, corrected, still developing.

A notice that a machine wrote the text needs three things in its first sentence: the text pointing
at itself, a word of making, and a machine joined to that word. A sentence that reports somebody's
words, or tells of pictures and channels, is about the news and not about the text.
"""

import re

_THING = (
    r"(?:content|articles?|texts?|story|stories|summary|summaries|pages?|reports?|reporting|posts?"
    r"|pieces?|overview|digest|briefing|recap|write-?ups?|news items?|items?|updates?|copy|version"
    r"|publication|material|key points|highlights|synopsis|analysis|translation|bulletin|round-?up)"
)
_MADE = (
    r"(?:(?:auto-?)?generat(?:ed|ing|e)|writ(?:ten|ing|e)|wrote|produc(?:ed|ing|e)|creat(?:ed"
    r"|ing|e)"
    r"|draft(?:ed|ing)?|compil(?:ed|ing|e)|summari[sz](?:ed|ing|e)|assembl(?:ed|ing|e)"
    r"|prepar(?:ed|ing|e)|compos(?:ed|ing|e)|authored|made|put(?:ting)? together|synthesi[sz]ed"
    r"|rewritten|aggregated|assisted|powered|translated|narrated|voiced|edited|comes from"
    r"|(?:the )?(?:work|output) of)"
)
_ROBOT = (
    r"(?:\bA\.?I\b\.?|artificial[ -]intelligence|language[ -]models?|\bLLMs?\b|\b\w*GPT\b[\w.-]*"
    r"|\bchat-?bots?\b|\b\w*bots?\b|machine[ -]learning|\bmachines?\b(?! guns?)|algorithms?"
    r"|automat\w+|generative|software|\brobots?\b|neural network|computer(?:-generated|"
    r" programs?)?)"
    r"(?!\s+(?:teams?|compan\w+|firms?|makers?|engineers?|developers?|experts?|officers?))"
)
_JOINED = re.compile(
    rf"{_ROBOT}[ -](?:(?:tool|system|program)s?[ -])?{_MADE}\b|\bauto-?generated\b"
    rf"|{_MADE}\s+(?:(?!and\b)[\w,-]+\s+)?(?:by|with|using|through|via|from|of|on)\s+"
    rf"(?:(?!and\b)[\w,\u2019'/-]+\s+){{0,6}}?{_ROBOT}|{_MADE} (?:\w+ )?automatically"
    rf"|{_ROBOT}.{{0,25}}\b(?:used|helped|to)\b.{{0,25}}{_MADE}|(?:comes from|of) an? {_ROBOT}"
    rf"|\bautomated\s+(?:\w+\s+)?{_THING}\b|\bA\.?I\.?[ -](?:\w+ )?{_THING}\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^\W*(?:(?:please )?note(?: that)?|disclaimer|disclosure|notice|editor['\u2019]s note"
    r"|important"
    r"|about this \w+|transparency(?: note| notice)?|text|source|author|how we made this)\W+(?=\w)",
    re.IGNORECASE,
)
_SELF = re.compile(
    rf"\b(?:this|these)\s+(?:\w+[ -]){{0,3}}?{_THING}\b"
    rf"|^(?:(?:parts?|portions?|some|all|most) of )?the (?:\w+ )?(?:above|following|preceding)\b"
    rf"|^(?:the )?(?:\w+ )?{_THING} (?:above|below)\b|^(?:the )?(?:article|story|summary)\b"
    rf"|^{_THING}\s+(?:\w+ )?{_MADE}\b|^(?:our|all) (?:\w+ )?{_THING}\b|^you are reading\b"
    r"|^(?:the )?(?:audio|translation|voice)\b.{0,30}\bthis\b",
    re.IGNORECASE,
)
_STARTS = re.compile(
    rf"(?:(?:fully|partly|partially|entirely|an?)\s+)?(?:{_MADE}|{_ROBOT})", re.IGNORECASE
)
_OTHER_VERB = re.compile(
    rf"\b(?:was|were|had|have|will|would)\b|\b(?!{_MADE}|review|check|verif|edit|automated)\w+ed\b",
    re.IGNORECASE,
)
_NO_WRITER = re.compile(
    rf"\bno (?:human|journalist|reporter|person|author)s?\b.{{0,40}}\bthis {_THING}\b",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"\bKI-generiert|\bmit KI erstellt|\bgénéré par (?:une )?(?:IA|intelligence)"
    r"|\bgenerado (?:por|con) (?:IA|inteligencia)|\bgerado por IA|\bgenerato (?:da|con) (?:IA|int)"
    r"|(?:сгенерирован|создан|написан)\w* (?:с помощью )?(?:ИИ|искусственн|нейросет)"
    r"|(?:згенерован|створен)\w* (?:за допомогою )?(?:ШІ|штучн)",
    re.IGNORECASE,
)
_NOT = re.compile(
    rf"(?:\bnot|\bnever|n['\u2019]t)\s+(?:\w+\s+){{0,2}}?(?:{_MADE}|used?|using|rely|{_ROBOT})"
    rf"|(?:\bno|\bwithout)\s+(?:\w+\s+){{0,4}}?(?:{_ROBOT})|\bfree of\b|\brather than\b"
    rf"|{_MADE} (?:\w+ )?by (?:an? |real )?(?:humans?|people|person|journalists?)\b",
    re.IGNORECASE,
)
_OTHER_THING = re.compile(
    r"\b(?:images?|photos?|pictures?|illustrations?|videos?|footage|clip|audio|voice\w*|narrat\w+"
    r"|podcast|recording|translat\w+|subtitles?|captions?|thumbnail|graphics?|comments?)\b",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"\b(?:said|says|told|according to|claimed|alleged|accused|denied|warned|adding|shared|viral"
    r"|circulat\w+|spread|fact-check\w*|channels?|soldiers?|ministry|propaganda|forged|fake)\b"
    r"|[\u201c\u201d\"]",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"\b(?:summar\w+|key points|highlights|synopsis|recap|digest|overview)\b",
    re.I,
)
_CORRECTED = (
    r"(?:correct(?:ed|ion)|updated|amended|retracted|clarified|misstated|incorrectly|wrongly"
    r"|mistakenly|misidentified|misspelled|removed|revised)"
)
_OWN_VOICE = re.compile(
    r"^\W*(?:corrections?(?: and clarifications?)?|clarification|editor['\u2019]?s? note|retraction"
    r"|editors['\u2019] note|update)\s*(?:\([^)]{1,30}\)|,? [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?"
    r"\s*[:\u2013\u2014-].+"
    r"|^\W*(?:this|an? (?:earlier|previous|original)|the original) (?:\w+ )?"
    rf"(?:article|story|report|version|headline|piece|post)\b.{{0,80}}\b{_CORRECTED}\b.*"
    r"|^\W*(?:this is a )?(?:developing|breaking) (?:news )?story\b.{0,120}$"
    r"|^\W*this (?:is an? )?(?:article|content|post|opinion|paid|sponsored|advert\w+)\b.{0,25}"
    r"\b(?:sponsored|paid|advertis\w+|opinion)\b.{0,100}$",
    re.IGNORECASE,
)
_LONGEST = 700


def is_notice(text: str) -> bool:
    """Whether the line is the outlet speaking about this text: how made, corrected, unfinished."""
    if len(text) > _LONGEST:
        return False
    return _about_making(text) or bool(_OWN_VOICE.match(text))


def says_machine(text: str) -> bool:
    """Whether the line says that a machine wrote the text it stands with."""
    first = _first_sentence(text)
    return _about_making(text) and not _OTHER_THING.search(first) and not _NOT.search(first)


def of_summary_only(text: str) -> bool:
    """Whether the notice speaks of a summary set above a text, not of the text."""
    return bool(_SUMMARY.search(_first_sentence(text)))


def _first_sentence(text: str) -> str:
    """The first sentence, without a word like "Disclaimer:" before it."""
    bare = _LEAD_IN.sub("", text)
    return re.split(r"(?<=[a-z)I][.!?])\s+(?=[A-Z])", bare, maxsplit=1)[0].strip()


def _about_making(text: str) -> bool:
    """Whether the line tells how its own text, or a part shown with it, was made by machine."""
    first = _first_sentence(text)
    if _ABROAD.search(first) or _NO_WRITER.search(first):
        return True
    if _NEWS.search(first) or not _JOINED.search(first):
        return False
    return bool(_SELF.search(first)) or _is_label(first)


def _is_label(text: str) -> bool:
    """Whether it is a short line that is nothing but the machine and the making."""
    return len(text.split()) <= 12 and bool(_STARTS.match(text)) and not _OTHER_VERB.search(text)
