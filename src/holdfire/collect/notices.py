"""Lines in which a text speaks about itself: machine-made, corrected, still developing."""

import re

_THING = (
    r"(?:content|articles?|text|story|stories|summary|summaries|page|report|reports|post|piece"
    r"|overview|digest|briefing|recap"
    r"|write-?up|news item|item|update|copy|publication|material|key points|highlights|synopsis"
    r"|analysis|translation)"
)
_MADE = (
    r"(?:generated|written|produced|created|drafted|compiled|summari[sz]ed|assembled|prepared"
    r"|composed|authored"
    r"|made|put together|synthesi[sz]ed|rewritten|aggregated|assisted|powered)"
)
_ROBOT = (
    r"(?:\bA\.?I\.?(?=\W|$)|artificial[ -]intelligence|(?:large[ -])?language[ -]models?"
    r"|\bLLMs?\b|\b\w*GPT\b[\w-]*|\bchatbots?\b|\bbots?\b"
    r"|machine learning|\bmachines?\b(?! gun)|algorithms?|automated|automatically|automation"
    r"|generative|software|\brobots?\b|neural network|computer program)"
)
_SELF = re.compile(
    rf"^\W*(?:(?:please )?note(?: that)?:?|disclaimer:?|disclosure:?|notice:?"
    rf"|editor['\u2019]s note:?|about this \w+:?|transparency(?: note| notice)?:?"
    rf"|important:?)?\W*"
    rf"(?:(?:the )?(?:following|above|preceding|present|parts? of|portions? of|some of"
    rf"|all)\s+)*(?:(?:this|these|our|all)\s+(?:\w+[ -]){{0,2}}?|the (?:above|following|preceding"
    rf"|present|full|whole|entire) (?:\w+ )?|(?:the )?(?=(?:article|text|story|summary|content"
    rf"|summaries|key points|highlights|translation|overview)\b))?{_THING}\b"
    rf"(?P<between>[^.!?]{{0,80}}?)\b(?:{_MADE}|by an? automated)\b(?P<after>[^.!?]{{0,120}}"
    rf"|.{{0,60}})",
    re.IGNORECASE,
)
_USED = re.compile(
    rf"^\W*(?:we|our (?:newsroom|editors|team)|the (?:publisher|editors|newsroom))?\s*(?:use[ds]?"
    rf"|uses|with the (?:help|aid|assistance|support) of|using|powered by|made by|written by"
    rf"|generated (?:by|with|using)|produced (?:by|with)|created (?:by|with)|drafted (?:by|with)"
    rf"|summari[sz]ed (?:by|with)|compiled (?:by|with)"
    rf"|automatically)\b.{{0,40}}{_ROBOT}.{{0,120}}$|"
    rf"^\W*{_ROBOT}[ -]+(?:was |were |has been )?used (?:to|in|for)\b.{{0,60}}\b(?:this"
    rf"|the)\b.{{0,20}}{_THING}\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"^\W*(?:fully |partly |partially )?(?:(?:{_ROBOT})[ -]?(?:\w+[ -])?(?:{_MADE}|translated)"
    rf"|auto-?generated|automatically {_MADE}|machine-?(?:{_MADE})|computer-?generated"
    rf"|generated automatically)"
    rf"(?:\s+(?:{_THING}|news)){{0,2}}\W*(?:[:.;,|(\N{{EN DASH}}\N{{EM DASH}}-].{{0,200}})?$|"
    rf"^\W*(?:{_ROBOT})[ -](?:\w+ )?{_THING}\W*(?:[:.;,"
    rf"|(\N{{EN DASH}}\N{{EM DASH}}-].{{0,200}})?$|"
    rf"^\W*automated {_THING}\W*.{{0,120}}$",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"\b(?:KI-generiert|mit KI erstellt|généré par (?:une )?(?:IA|intelligence)|generado (?:por"
    r"|con) (?:IA|inteligencia)"
    r"|gerado por IA|generato (?:da|con) (?:IA|intelligenza))|(?:сгенерирован|создан"
    r"|написан)\w* (?:с помощью )?(?:ИИ|искусственн|нейросет)"
    r"|(?:згенерован|створен)\w* (?:за допомогою )?(?:ШІ|штучн)",
    re.IGNORECASE,
)
_NOT = re.compile(
    rf"(?:\bnot|\bnever|n['\u2019]t)\s+(?:\w+\s+){{0,2}}?(?:{_MADE}|used?|using|rely|{_ROBOT})"
    rf"|\b(?:no|without)\s+(?:\w+\s+){{0,3}}?(?:{_ROBOT})"
    r"|\bfree of\b|\brather than\b|\bby (?:a )?humans?\b(?! and)|\bby (?:real )?people\b",
    re.IGNORECASE,
)
_OTHER_THING = re.compile(
    r"\b(?:images?|photos?|pictures?|illustrations?|video|videos|footage|clip|audio|voice"
    r"|narration|narrated|podcast|recording"
    r"|translat\w+|subtitles?|captions?|thumbnail|graphics?|comments?)\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:shared|circulat\w+|viral|spread|fact-check\w*|channels?|experts?|police|soldiers?|ministry|propaganda|posted on|said|says|told|according to|claimed|alleged|accused|denied|warned|adding)\b|[“”\"]")
_SUMMARY = re.compile(r"\b(?:summar\w+|key points|highlights|synopsis|recap|digest|overview)\b", re.I)
_CORRECTION = re.compile(
    r"^\W*(?:corrections?(?: and clarifications?)?|clarification|editor['\u2019]s? note"
    r"|editors['\u2019] note|retraction|update)\s*"
    r"(?:\([^)]{1,30}\)|,? [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?\s*[:\N{EM DASH}\N{EN DASH}-].+"
    r"|^\W*(?:this|an? (?:earlier|previous|original)|the original) (?:\w+ )?(?:article|story"
    r"|report|version|headline|piece|post)\b.{0,80}"
    r"\b(?:corrected|updated|amended|retracted|clarified|misstated|incorrectly|wrongly|mistakenly"
    r"|misidentified|removed|revised)\b.*"
    r"|^\W*(?:this is a (?:developing|breaking)|(?:developing|breaking) (?:news )?story"
    r"|the story is developing).{0,120}$"
    r"|^\W*this (?:is an )?(?:article|opinion|content|post|paid|sponsored|advertis\w+) (?:is|was"
    r"|content|article|piece|feature)?.{0,20}(?:sponsored|paid|advertis\w+|opinion).{0,100}$",
    re.IGNORECASE,
)


def is_notice(text: str) -> bool:
    """Whether the line is the outlet speaking about this text: how made, corrected, unfinished."""
    return len(text) <= 700 and (_machine_words(text) or bool(_CORRECTION.match(text)))


def says_machine(text: str) -> bool:
    """Whether the line says that a machine wrote the text it stands with."""
    return _machine_words(text) and not _OTHER_THING.search(_first_sentence(text))


def of_summary_only(text: str) -> bool:
    """Whether the notice speaks of a summary set above a text, not of the text."""
    return bool(_SUMMARY.search(_first_sentence(text)))


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[a-z)][.!?])\s", text, maxsplit=1)[0]


def _machine_words(text: str) -> bool:
    """Whether the line says of its own text, or of a part shown with it, that a machine made it."""
    if len(text) > 700:
        return False
    first = _first_sentence(text)
    if _NOT.search(first) or (_SAID.search(first) and not _LABEL.match(first)):
        return False
    return bool(_self(first) or _LABEL.match(first) or _USED.match(first) or _ABROAD.search(first))


def _self(text: str) -> bool:
    match = _SELF.match(text)
    return match is not None and re.search(_ROBOT, text, re.IGNORECASE) is not None
