"""The parts of a pause that one voice's words state: who stops what, where, when, in what form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.record import Place, When

from . import events
from .demonyms import BODIES, DEMONYMS
from .gazetteer import country
from .lexicon import MONTHS, TITLES, WEEKDAYS
from .pieces import Scene


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of one holder's content."""

    start: int
    end: int
    quoted: bool
    holder: str = ""
    body: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A stated part: field, offsets, the value where it is not the words, and what it resolves to."""

    field: str
    start: int
    end: int
    value: str | None = None
    open: bool = False
    place: Place | None = None
    classes: tuple[str, ...] = ()
    when: When | None = None
    days: float | None = None


_KIND = (
    r"(?:(?:long-range|cross-border|air|missile|drone|rocket|artillery|offensive|military|ground|naval|"
    r"combat|aerial|mortar|guided|deep|bomb|heavy) (?:and )?)*"
)
_FIRE = (
    rf"(?:{_KIND}(?:air ?strikes?|strikes?|attacks?|operations?|hostilities|shelling|fire|firing|raids?|"
    r"bombings?|bombardments?|launches|patrols?|flights?|fighting|seizures?|boardings?|offensives?|"
    r"movements?|kidnappings?|abductions?|ambushes|sniping|violence)\b)"
)
_FIRES = rf"(?:[A-Z]\w+ )?{_FIRE}(?:(?:,|,? and|,? or) (?:[A-Z]\w+ )?{_FIRE})*"
_STOP = (
    r"(?:paus(?:e[sd]?|ing)|halt(?:s|ed|ing)?|stop(?:s|ped|ping)?|suspend(?:s|ed|ing)?|suspension of|"
    r"ceas(?:e|es|ed|ing)|cessation of|end(?:ed|ing|s)?|break in|moratorium on|freeze (?:on|in)|"
    r"refrain(?:s|ed|ing)? from|hold(?:ing)? off|forgo|bar(?:s|red|ring)?|ban(?:s|ned|ning)?)"
)
_FILL = r"(?:(?:in|of|to|on|from|all|any|its|their|our|the|his|further|both|new|carrying out|also) )*"
_ACT = r"(?:firing|attacking|shelling|striking|bombing|targeting|boarding|shooting|launching|seizing)"
_ARMS = r"(?:artillery|mortars|rockets|missiles|drones|heavy weapons|shells)"
_VERB = (
    r"(?:fire|attack|strike|shell|shoot|bomb|target|open fire|launch|move|fly|board|seize|stop|search|"
    r"touch|hit|block|harm|advance|raid|ambush|kidnap)"
)
_ON = r"(?: (?:into|on|at|upon|against|over))?"
CONDUCT = re.compile(
    rf"\b{_STOP} (?P<gerund>{_ACT}(?: {_ARMS}(?: (?:and|or) {_ARMS})?{_ON}|{_ON})(?! and))\b|"
    rf"\b{_STOP} {_FILL}(?P<noun>{_FIRES})|"
    r"\b(?P<hold>hold(?:ing)?(?: (?:its|their|our|his|her))? fire)\b|"
    rf"\b(?:not (?:to )?|(?:nobody|no one|no unit|none|neither side|no \w+)(?: of \w+)? (?:will|would|may|"
    rf"shall) )(?P<verb>{_VERB}(?:, {_VERB})*(?: or {_VERB})?{_ON})\b|"
    r"\b(?P<ground>ground (?:its|their|all|our) (?:drones|aircraft|jets|helicopters))\b|"
    rf"\b(?P<all>truce|halt|pause)? ?(?:covers|covering) (?P<arms>{_ARMS}(?: and nothing else)?)\b|"
    r"\b(?P<cease>cease-?fire|cessation of hostilities)\b",
    re.I,
)
"""What is to stop, by the way it is said."""
SCOPED = re.compile(
    r"\b(?:it|truce|halt|pause|cease-?fire|order|suspension|deal|agreement|arrangement|gesture|lull|"
    r"accord|moratorium|quiet|understanding) [“\"]?(?:\w+ ){0,2}(?:covers?|covered|applies|applied|ends?|"
    r"ended|lasts?|barred|bars|protects?|protected|includes?|included|extends?|extended|begins?|began|"
    r"runs?|starts?|expires?|holds? until|is limited|rests?|had begun|took effect|would (?:end|last|begin|"
    r"start|cover)|will (?:end|last|begin|start|cover))\b",
    re.I,
)
"""A pause as the subject of words that give its reach."""
_SIDES = (
    r"(?:army|navy|air force|government|rebels|militias?|regional government|federal army|armed forces|"
    r"[A-Z][\w’'-]+(?: (?:(?:of|and) (?:the )?(?=[A-Z]))?[A-Z][\w’'-]+){0,3}"
    r"(?: (?:side|forces|army|troops|military|government|fighters|movement))?)"
)
_MANY = r"(?:both|the two|all) (?:sides|parties|armies|governments|factions)"
_WHO = (
    rf"(?P<b>{_MANY}|(?:the )?{_SIDES}(?: and (?:the )?{_SIDES})?|it|its forces|we|our \w+|neither side)"
)
_SOON = r"(?:(?:had|have|has|will|would|also|both|already|now|each|to) )*"
_AGREE = (
    r"(?:agreed?|agrees|accepted|accepts?|pledged|promised|committed|undertook|undertaken|suspend\w*|"
    r"halt\w*|stop\w*|cease\w*|pause\w*|hold|holds|observe\w*|refrain\w*|given a|ordered|decided|"
    r"announced|not (?:fire|attack|strike|stop))"
)
_BOUND = (
    re.compile(rf"\b(?:asked|urged|told|ordered|instructed|begged|persuaded) {_WHO} (?:not )?to\b"),
    re.compile(rf"(?:^|\b(?:that|and|but|said|while) |[“\"] ?|[-–—:] ){_WHO} {_SOON}{_AGREE}\b", re.M),
    re.compile(rf"\b(?:The|the) (?P<b>{_SIDES}) and (?:the )?{_SIDES} {_SOON}{_AGREE}\b"),
    re.compile(rf"\b{_FIRE} by (?:the )?{_WHO}\b"),
)
_WHOSE = re.compile(rf"\b(?P<b>[A-Z][a-z]+) {_FIRE}")
_CAPACITY = re.compile(r"^(?:the|its|our|their|his|her|an?) ", re.I)
_GENERIC = (
    r"(?:various|other|several|surrounding|nearby|certain|major|main|big|large|coastal|northern|southern|"
    r"eastern|western|border|all|every|both|front-?line|contested|frontline)"
)
_ZONE = (
    r"(?:towns?|cities|villages|areas?|districts?|provinces?|regions?|settlements?|islands?|sectors?|"
    r"communities|ports?|places|roads?|banks of the \w+|valleys?|zones?|crossings?)"
)
_AT = r"(?:into|on|in|over|against|around|across|along|near|at|of|outside|off|to|and|covers|for)"
_AREAS = (
    re.compile(
        r"\b(?P<area>(?:the )?(?:main )?(?:road|highway|corridor|railway|route|line) (?:from|between) "
        r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? (?:to|and) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
    ),
    re.compile(
        r"\b(?P<area>(?:the )?[A-Z][\w’'-]+(?:, [A-Z][\w’'-]+)*,? and [A-Z][\w’'-]+ "
        r"(?:sectors|districts|provinces|regions|valleys|governorates|oblasts))\b"
    ),
    re.compile(
        rf"\b{_AT} [“\"‘']?(?P<area>(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:, | and ))?(?:the |its |our |their )?"
        rf"[“\"‘']?(?:{_GENERIC}[”\"’']? )+{_ZONE})\b",
        re.I,
    ),
    re.compile(
        r"\b(?:along|across|over|on|in) (?P<area>the (?:entire |whole )?(?:[\w-]+ ){0,2}"
        r"(?:line(?: of contact| of control)?|border|frontier|front(?: ?line)?|coast|river|strait|sea|"
        r"gulf|valley|buffer zone|country))\b"
    ),
    re.compile(r"\b(?:in|of|across|on|to|and) (?P<area>(?:the )?Zone [A-Z0-9]\w*)"),
)
_NAMED = re.compile(
    r"\b(?:into|on|in|over|against|around|across|along|near|at|off|and|to|outside|of) (?:the )?(?:\w+ )?$|, $"
)
_NOT_AREA = re.compile(
    r"\b(?:talks|meeting|met|side|people|government|army|president|ambassador|envoy|leaders?|reporters|"
    r"mediators|port|told|agreed|capital|back|went|go) (?:in|of|with|to|at) (?:the )?$",
    re.I,
)
_ADJECTIVE = re.compile(
    r"(?:\b(?!(?:on|at|in|of|and|or|to|into|against|the|a|an|by|for|from|with|not|that|no|any|hit|bomb|"
    r"attack|attacks|strikes|fire|firing|target|targeting|covers|touch|board|its|their|our|stop|every|"
    r"is|was|are|were|be|will|would|shoot|search|bombing|shelling|around|near|protected|also)\b)"
    r"[\w’'-]+ ){0,2}$"
)
_SKIP_KINDS = frozenset({"people"})
DURATION = re.compile(
    r"\b(?P<words>(?:for (?:a |an |the )?(?:initial |period of |first |next |further |another |at least |"
    r"up to )*)?(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|"
    r"fifteen|twenty|thirty|forty-eight|seventy-two|sixty|ninety)[- ](?P<unit>hour|day|week|month)s?"
    r"(?:[- ]long)?)\b|\b(?P<long>weeklong|week-long|daylong|day-long|month-long|monthlong)\b|"
    r"\b(?P<vague>temporar(?:y|ily)|indefinite(?:ly)?|open-ended|a few days|several days|short-term|"
    r"for the (?:week|holiday|weekend|night|duration of [\w ]{2,20}|holidays)|(?:through|throughout|"
    r"during) (?:the )?(?:\w+ )?(?:holidays?|festival|talks|harvest|feast|fast|season|carnival|"
    r"christmas|ramadan|eid|easter|elections?))\b",
    re.I,
)
_NUMBERS = dict(
    zip(
        "a an one two three four five six seven eight nine ten twelve fourteen fifteen twenty thirty "
        "forty-eight seventy-two sixty ninety".split(),
        (1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 20, 30, 48, 72, 60, 90),
        strict=True,
    )
)
_UNITS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0}
_START = re.compile(
    r"\b(?:from|starting|beginning|begin(?:s|ning)?|began|begun|start(?:s|ed)?|took effect|takes? effect|"
    r"(?:came|come|comes|enter(?:s|ed)?) into (?:force|effect)|effective|with effect from|as of|since|"
    r"in force (?:from|since|at)|from the)\b[^,.;]{0,12}$",
    re.I,
)
_END = re.compile(
    r"\b(?:until|till|through|to last until|expires?(?: on| at)?|end(?:s|ing)?(?: on| at)?|up to|"
    r"lasts? (?:until|to)|hold until|ran out)\b[^,.;]{0,8}$",
    re.I,
)
_UNTIL = re.compile(r"\b(?:until|till) (?P<u>(?:[\w’'-]+ ?){2,6}?)(?=[,.;”\"]|$| that\b)", re.I)
FORM = re.compile(
    r"\b(?:not in writing|in writing|nothing (?:was |had been )?(?:written|signed)|[“\"‘']?gentlem[ae]n[’']s "
    r"agreement[”\"’']?|(?:a )?verbal \w+|verbally|(?:an? )?oral \w+|by word of mouth|(?:a )?handshake|"
    r"(?:a )?written \w+|signed (?:paper|text|document|agreement)|on paper|unwritten|(?:a )?unilateral gesture(?:, not an? \w+)?|"
    r"unilateral(?:ly)?|an? order|by decree|decree|personally asked|personal request|phone call|"
    r"by (?:phone|telephone)|(?:\w+ )?telephone calls?|memorandum|joint statement|protocol|"
    r"informal(?:ly)?(?: \w+)?|(?:humanitarian|military|local|partial) truce)(?!\w)",
    re.I,
)
_CONDITION = re.compile(
    r"\b(?:only if|provided(?: that)?|on (?:the )?condition(?: that)?|(?:only )?as long as|so long as|"
    r"unless|if)\b[^.;”\"]{3,90}",
    re.I,
)
_EXCEPTION = re.compile(
    r"\b(?:except(?: for| in)?|but not|excluding|apart from|other than|with the exception of)\b"
    r"(?! (?:in writing|on paper|signed|verbal))[^.;,”\"]{3,70}",
    re.I,
)
_MEANS = re.compile(
    r"\b(?:missiles?|drones?|artillery|rockets?|mortars?|long-range|aerial|naval|air)"
    r"(?= (?:and \w+ )?(?:strikes?|attacks?|fire|operations?|raids?|flights?))|"
    r"(?<=firing )(?:artillery|mortars|rockets|missiles)(?: and (?:artillery|mortars|rockets|missiles))?",
    re.I,
)


def parts(scene: Scene, bit: Bit) -> Iterator[Found]:
    """Every part that the words of a bit state."""
    text = scene.doc.text
    limits = list(_limits(text, bit))
    closed = [(f.start, f.end) for f in limits if f.field in ("condition", "exceptions")]
    yield from limits
    yield from (f for f in _conduct(text, bit) if not _within(f, closed))
    yield from (f for f in _bound(text, bit) if not _within(f, closed))
    where = [f for f in _areas(scene, bit) if not _within(f, closed)]
    yield from where
    yield from _targets(scene, bit, closed + [(f.start, f.end) for f in where])
    yield from _timing(scene, bit)


def _within(found: Found, spans: list[tuple[int, int]]) -> bool:
    return any(a <= found.start < b for a, b in spans)


def _limits(text: str, bit: Bit) -> Iterator[Found]:
    """Conditions, exceptions, form and means."""
    for field, pattern in (("condition", _CONDITION), ("exceptions", _EXCEPTION)):
        for match in pattern.finditer(text, bit.start, bit.end):
            if not re.match(r"if (?:true|confirmed|it|implemented)\b", match.group(), re.I):
                yield Found(field, match.start(), match.start() + len(match.group().rstrip(" ,")))
    for field, pattern in (("form", FORM), ("means", _MEANS)):
        for match in pattern.finditer(text, bit.start, bit.end):
            yield Found(field, *match.span())


def _conduct(text: str, bit: Bit) -> Iterator[Found]:
    matches = list(CONDUCT.finditer(text, bit.start, bit.end))
    told = [m for m in matches if not m["cease"]]
    for match in told or matches:
        names = ("noun", "hold", "gerund", "verb", "ground", "arms", "cease")
        group = next(g for g in names if match[g])
        yield Found("conduct", match.start(group), match.end(group))


def _bound(text: str, bit: Bit) -> Iterator[Found]:
    """Who must refrain: who was asked, who agreed, whose strikes are to stop."""
    words = text[bit.start : bit.end]
    for pattern in _BOUND:
        for match in pattern.finditer(words):
            yield from _sides(match, bit)
    for match in _WHOSE.finditer(text, bit.start, bit.end):
        code = DEMONYMS.get(match["b"].lower())
        land = country(code) if code else None
        if land:
            yield Found("bound", match.start("b"), match.end("b"), land.name)


def _sides(match: re.Match[str], bit: Bit) -> Iterator[Found]:
    at = bit.start + match.start("b")
    words = match["b"]
    pieces = [words] if re.match(_MANY, words) else re.split(r" and (?:the )?(?=[A-Z]|\w+ government)", words)
    for piece in pieces:
        start = at + words.index(piece)
        first = piece.split()[0].lower() if piece.split() else ""
        if first in (*WEEKDAYS, *MONTHS):
            continue
        name = _side(piece, bit)
        if name:
            yield Found("bound", start, start + len(piece), name)


def _side(words: str, bit: Bit) -> str | None:
    """'the Russian side', 'the Kremlin' → the country; 'it' → the body that speaks; else as named."""
    if words.lower() in ("it", "its forces", "its fighters", "its"):
        return bit.holder if bit.body else None
    if re.match(r"(?:we|our)\b", words, re.I):
        return bit.holder if bit.body else None
    bare = _CAPACITY.sub("", words.strip())
    while bare.split() and bare.split()[0].lower().rstrip(".") in TITLES and len(bare.split()) > 1:
        bare = bare.split(" ", 1)[1]
    code = BODIES.get(bare.casefold()) or DEMONYMS.get(bare.split()[0].casefold())
    side = re.fullmatch(r"\w+(?: (?:side|forces|army|troops|military|government))?", bare)
    whole = BODIES.get(bare.casefold()) is not None or side is not None
    land = country(code) if code and whole else None
    return land.name if land else bare


def _areas(scene: Scene, bit: Bit) -> Iterator[Found]:
    text = scene.doc.text
    taken: list[tuple[int, int]] = []
    for number, pattern in enumerate(_AREAS):
        for match in pattern.finditer(text, bit.start, bit.end):
            if not any(a < match.end("area") and match.start("area") < b for a, b in taken):
                taken.append(match.span("area"))
                yield Found("area", *match.span("area"), open=number >= 2)
    for named in scene.places:
        if not (bit.start <= named.start and named.end <= bit.end):
            continue
        before = text[max(bit.start, named.start - 26) : named.start]
        free = not any(a <= named.start < b for a, b in taken)
        owner = text[named.end : named.end + 2] in ("’s", "'s") and named.place.precision == "country"
        if free and not owner and _NAMED.search(before) and not _NOT_AREA.search(before):
            yield Found("area", named.start, named.end, place=named.place)


def _targets(scene: Scene, bit: Bit, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Things that are spared: those named after the words of what stops or what the pause covers."""
    text = scene.doc.text
    first = CONDUCT.search(text, bit.start, bit.end) or SCOPED.search(text, bit.start, bit.end)
    if first is None:
        return
    last = bit.start
    for start, end, kind in events.targets(text, first.start(), bit.end):
        if start < last or kind in _SKIP_KINDS or any(a <= start < b for a, b in taken):
            continue
        low, high = _phrase(text, max(first.start(), last), start, end)
        conduct = CONDUCT.search(text, bit.start, bit.end)
        if conduct is not None and conduct.start() <= start and end <= conduct.end():
            continue
        last = high
        yield Found("targets", low, high, classes=(kind,))


def _phrase(text: str, floor: int, start: int, end: int) -> tuple[int, int]:
    """The target with the words before it ('our', 'Ukrainian', 'every') and a short tail."""
    before = _ADJECTIVE.search(text[floor:start])
    low = floor + before.start() if before else start
    owner = re.search(r"\b(?:our|its|their|every|the|all) $", text[max(floor, low - 8) : low])
    low -= len(owner.group()) if owner else 0
    tail = re.match(
        r"(?: of [A-Z][\w’'-]+| carrying [\w-]+(?: and [\w-]+)?| and (?:\w+ )?infrastructure)", text[end : end + 50]
    )
    return low, end + (tail.end() if tail else 0)


def _timing(scene: Scene, bit: Bit) -> Iterator[Found]:
    text = scene.doc.text
    for match in DURATION.finditer(text, bit.start, bit.end):
        group = next(g for g in ("words", "long", "vague") if match[g])
        if group != "words" or _lasting(text, match, bit):
            yield Found("duration", *match.span(group), days=_days(match))
    edged: list[int] = []
    for e in scene.times:
        if not bit.start <= e.start < bit.end:
            continue
        field = _edge(text[max(bit.start, e.start - 40) : e.start], text[e.start : e.end])
        if field:
            edged.append(e.start)
            start, end = _holy(text, e.start, e.end)
            when = e.when if e.when is not None and e.when.known else None
            yield Found(field, start, end, when=when)
    for match in _UNTIL.finditer(text, bit.start, bit.end):
        if not any(match.start() <= at < match.end() + 2 for at in edged):
            yield Found("end", *match.span("u"))


def _holy(text: str, start: int, end: int) -> tuple[int, int]:
    """'Ash Wednesday', 'Good Friday' taken whole, a closing full stop left out."""
    feast = re.search(r"\b(?:Ash|Good|Holy|Easter|Palm|Maundy) $", text[max(0, start - 8) : start])
    words = text[start:end].rstrip(" .,")
    return start - (len(feast.group()) if feast else 0), start + len(words)


def _edge(before: str, words: str) -> str | None:
    """Whether a time is the start, the end, or neither."""
    if re.match(r"(?:until|till|through)\b", words, re.I) or _END.search(before):
        return "end"
    if re.match(r"(?:from|since|starting|beginning)\b", words, re.I) or _START.search(before):
        return "start"
    return None


def _lasting(text: str, match: re.Match[str], bit: Bit) -> bool:
    """'for a week', 'a 30-day pause', not 'two days ago' or 'a week earlier'."""
    after = text[match.end() : match.end() + 30]
    if re.match(r" (?:ago|earlier|later|before|after|old|away|since)\b", after):
        return False
    if match["words"].lower().startswith("for ") or "-" in match["words"]:
        return True
    before = text[max(bit.start, match.start() - 40) : match.start()]
    lasts = r"(?:last(?:s|ing|ed)?|over|of|next|initial|period) (?:the |an? )?(?:\w+ )?$"
    noun = r" (?:\w+ )?(?:truce|cease-?fire|pause|halt|suspension|lull|moratorium)"
    return bool(re.search(lasts, before) or re.match(noun, after))


def _days(match: re.Match[str]) -> float | None:
    if match["long"]:
        return {"w": 7.0, "d": 1.0, "m": 30.0}[match["long"][0].lower()]
    if match["vague"]:
        return 7.0 if match["vague"].lower() == "for the week" else None
    n = match["n"].lower()
    count = int(n) if n.isdecimal() else _NUMBERS.get(n, 0)
    return count * _UNITS[match["unit"].lower()] if count else None
