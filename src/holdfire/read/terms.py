"""Candidate readings: what each voice that describes the pause says it is, part by part."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.record import (
    Act,
    Clause,
    Naming,
    Part,
    Reading,
    Span,
    Statement,
    Status,
    When,
    make_id,
)

from .acts import ARRANGEMENT, PAUSE
from .demonyms import BODIES, DEMONYMS
from .events import targets
from .gazetteer import country
from .incidents import Scene

_SKIP = frozenset({Act.DECLINE, Act.DENY})
_FIRE = r"(?:(?:long-range|cross-border|air|missile|drone|rocket|artillery|offensive|military|ground|naval|combat|aerial|mortar|guided) (?:and )?)*(?:strikes?|attacks?|operations?|hostilities|shelling|fire|firing|raids?|bombing|bombardment|launches|patrols?|flights?|fighting|seizures?|boardings?|activity|movements?)"
_STOP = r"(?:pause[sd]?|pausing|halt(?:s|ed|ing)?|stop(?:s|ped|ping)?|suspend(?:s|ed|ing)?|suspension of|ceas(?:e|es|ed|ing)|cessation of|end(?:ed|ing)? (?:of|to)?|break in|moratorium on|freeze (?:on|in)|refrain(?:s|ed|ing)? from|hold(?:ing)? off|no)"
_CONDUCT = re.compile(
    rf"\b{_STOP} (?:in |of |to |on |from |all |any |its |their |our |the |his |further |both |new )*(?P<noun>(?:[A-Z]\w+ )?{_FIRE})\b|\b(?P<hold>hold(?:ing)?(?: (?:its|their|our|his|her))? fire)\b|"
    r"\bnot (?:to )?(?P<verb>(?:fire|attack|strike|shell|shoot|bomb|target|open fire|launch|move|fly|board|seize)\w*(?: (?:into|on|at|upon|against|over))?)\b|\b(?P<gerund>(?:stop|cease|halt|suspend|refrain from|pause|end)\w* (?:firing|attacking|shelling|striking|bombing|targeting|boarding|shooting|launching)(?: (?:into|on|at|upon|against))?)\b|"
    r"\b(?P<cease>(?:a |the )?(?:\w+[- ])?(?:truce|cease-?fire|cessation of hostilities|regime of silence|humanitarian pause))\b",
    re.I,
)
_DURATION = re.compile(
    r"\b(?P<words>(?:for (?:a |an |the )?(?:initial |period of |first |next |further |another |at least |up to )*)?(?P<n>\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|forty-eight|seventy-two|sixty|ninety)[- ](?P<unit>hour|day|week|month)s?(?:[- ]long)?)\b|"
    r"\b(?P<long>weeklong|week-long|daylong|day-long|month-long|monthlong)\b|\b(?P<vague>temporar(?:y|ily)|indefinite(?:ly)?|open-ended|a few days|several days|brief(?:ly)?|short-term|for the (?:holiday|duration of \w+)s?|(?:through|throughout|during) the (?:\w+ )?(?:holidays?|festival|talks|harvest|feast|fast|season))\b",
    re.I,
)
_N = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "forty-eight": 48, "seventy-two": 72, "sixty": 60, "ninety": 90}  # fmt: skip
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0}
_START = re.compile(
    r"\b(?:from|starting|beginning|begin(?:s|ning)?|began|start(?:s|ed)?|took effect|takes? effect|(?:came|come|comes|enter(?:s|ed)?) into (?:force|effect)|effective|with effect from|as of|since|in force (?:from|since|at)|from the)\b[^,.;]{0,12}$",
    re.I,
)
_END = re.compile(
    r"\b(?:until|till|through|to last until|expires?(?: on| at)?|end(?:s|ing)?(?: on| at)?|up to|lasts? (?:until|to)|hold until|to|ran out)\b[^,.;]{0,8}$",
    re.I,
)
_FORM = re.compile(
    r"\b(?:not in writing|in writing|nothing (?:was |had been )?(?:written|signed)|[“\"‘']?gentlem[ae]n[’']s agreement[”\"’']?|verbal(?:ly)?(?: \w+)?|oral(?:ly)?(?: \w+)?|by word of mouth|(?:a )?handshake|(?:a )?written \w+|signed(?: \w+)?|on paper|unwritten|"
    r"unilateral(?:ly)?|an? order\b|by decree|decree|personally asked|personal request|phone call|by (?:phone|telephone)|memorandum|declaration|joint statement|protocol|informal(?:ly)?(?: \w+)?|understanding)\b(?!\w)",
    re.I,
)
_CONDITION = re.compile(
    r"\b(?:only if|provided(?: that)?|on (?:the )?condition(?: that)?|as long as|so long as|unless|if)\b[^.;]{3,90}",
    re.I,
)
_EXCEPTION = re.compile(
    r"\b(?:except(?: for| in)?|but not|excluding|apart from|other than|with the exception of)\b[^.;,]{3,70}",
    re.I,
)
_MEANS = re.compile(
    r"\b(?:missiles?|drones?|air|artillery|rockets?|mortars?|long-range|aerial|naval)(?= (?:and \w+ )?(?:strikes?|attacks?|fire|operations?|raids?))",
    re.I,
)
_OPEN_AREA = re.compile(
    r"\b(?:into|on|in|over|against|around|across|along|near|at|of|outside|off) (?P<area>(?:the |its |all |our |their )?(?:[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|and|de|al|of|the))* )?(?:and )?(?:the )?(?:various |other |several |surrounding |nearby |certain |major |main |big |large |coastal |northern |southern |eastern |western |border |all |front-?line )+(?:towns?|cities|villages|areas?|districts?|provinces?|regions?|settlements?|islands?|communities|sectors?|ports?|places|islands))\b",
    re.I,
)
_LINE = re.compile(
    r"\b(?:along|across|over|on) (?P<area>the (?:entire |whole )?(?:[\w-]+ ){0,3}(?:line(?: of contact| of control)?|border|frontier|front(?: ?line)?|coast|river|strait|sea|gulf|corridor|valley|buffer zone|country|territory))\b",
    re.I,
)
_TARGETS = re.compile(
    r"\b(?P<t>(?:[A-Z]\w+ )?(?:energy|power|port|gas|oil|fuel|water|civilian|critical|electricity|residential|rail|railway|medical|health|military|heating|merchant|commercial|fishing) (?:and (?:\w+ )?)?(?:\w+ )?(?:infrastructure|facilit\w+|sites?|targets?|plants?|stations?|grid|installations?|objects?|networks?|positions?|ships?|shipping|vessels?|boats?|convoys?|lines)|"
    r"(?:our |its |their |the )?(?:ports?|hospitals?|schools?|refineries|convoys?|markets?|roads?|bridges?|harbou?rs?|substations?|power stations?|merchant ships?|vessels|shipping|tankers|villages|wells|dams?|cities|towns|civilians)(?: and (?:\w+ )?(?:ports?|hospitals?|schools?|roads?|markets?|harbou?rs?|substations?|power stations?|cities|towns|villages|wells))?)\b",
)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    quoted: bool


def readings(scene: Scene, statements: Iterable[Statement]) -> list[Reading]:
    """One candidate reading for each voice whose words describe the pause's content."""
    chosen: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.speaker.naming is Naming.OUTLET or statement.act in _SKIP:
            continue
        if _describes(scene.doc.text, statement):
            chosen.setdefault(statement.speaker.id, []).append(statement)
    drafts = [_reading(scene, group) for group in chosen.values()]
    return [r for r in drafts if r is not None]


def _describes(text: str, statement: Statement) -> bool:
    words = " ".join(text[s.start : s.end] for s in statement.content)
    if not (PAUSE.search(words) or ARRANGEMENT.search(words)):
        return False
    return statement.act in (
        Act.ANNOUNCE,
        Act.CONFIRM,
        Act.CONFIRM_PART,
        Act.ACCEPT_IF,
        Act.REVISE,
        Act.END,
    ) or bool(_CONDUCT.search(words))


def _reading(scene: Scene, group: list[Statement]) -> Reading | None:
    speaker = group[0].speaker
    bits = [_Piece(s.start, s.end, q) for st in group for s, q in _scoped(scene.doc.text, st)]
    clause = _clause(scene, group, bits)
    stated = [
        f
        for f in ("bound", "targets", "area", "start", "end", "duration", "condition")
        if clause.parts(f)
    ]
    if not stated or not (
        clause.conduct or clause.duration or clause.start or clause.end or clause.form
    ):
        return None
    if not _about_now(scene, group):
        return None
    declares = any(
        s.act in (Act.ANNOUNCE, Act.CONFIRM, Act.CONFIRM_PART, Act.ACCEPT_IF, Act.REVISE)
        for s in group
    )
    return Reading(
        id=make_id("rdg", scene.doc.capture.id, speaker.id), holder=speaker.name, naming=speaker.naming,
        role=speaker.role, affiliation=speaker.affiliation, statements=tuple(s.id for s in group),
        clauses=(clause,), label="" if declares else "declares no pause", declares=declares, said=group[0].when,
    )  # fmt: skip


def _about_now(scene: Scene, group: list[Statement]) -> bool:
    """Not an earlier truce: at least one statement free of a time long past."""
    text = scene.doc.text
    past = re.compile(
        r"\b(?:last (?:year|spring|summer|autumn|fall|winter)|(?:years?|months) ago|(?:previous|earlier) (?:truce|cease-?fire|pause|deal|agreement))\b",
        re.I,
    )
    return any(not past.search(" ".join(text[s.start : s.end] for s in st.content)) for st in group)


def _scoped(text: str, statement: Statement) -> list[tuple[Span, bool]]:
    """The content, and the source phrase with its cue ('personally asked'), each with whether quoted."""
    return [
        (s, s.words[:1] in "“\"‘'«" or statement.mode.value == "direct") for s in statement.content
    ]


def _clause(scene: Scene, group: list[Statement], bits: list[_Piece]) -> Clause:
    fields: dict[str, list[Part]] = {}
    for bit in bits:
        for field, part in _parts(scene, bit):
            kept = fields.setdefault(field, [])
            if all(p.value.casefold() != part.value.casefold() for p in kept) and not any(
                p.span.overlaps(part.span) for p in kept
            ):
                kept.append(part)
    for statement in group:
        for part in _form_outside(scene, statement):
            fields.setdefault("form", []).append(part)
    found = {name: tuple(parts) for name, parts in fields.items()}
    return Clause(
        id=make_id("cls", group[0].capture, group[0].speaker.id), kind="prohibit", **found
    )


def _form_outside(scene: Scene, statement: Statement) -> list[Part]:
    capture = scene.doc.capture
    for span in statement.cue or ():
        match = _FORM.search(span.words)
        if match:
            at = span.start + match.start()
            return [
                Part(
                    value=match.group(),
                    status=Status.PARAPHRASED,
                    span=capture.span(at, at + len(match.group())),
                )
            ]
    return []


def _parts(scene: Scene, bit: _Piece) -> Iterable[tuple[str, Part]]:
    text, capture = scene.doc.text, scene.doc.capture

    def part(start: int, end: int, value: str | None = None, **more: object) -> Part:
        inside = bit.quoted or any(a <= start and end <= b for a, b in scene.doc.quotes)
        open_ = bool(more.pop("open", False))
        status = Status.QUOTED if inside else Status.PARAPHRASED
        words = value if value is not None else text[start:end]
        return Part(value=words, status=status, span=capture.span(start, end), open=open_, **more)  # type: ignore[arg-type]  # when and days only

    yield from _conduct(text, bit, part)
    yield from _bound(text, bit, part)
    yield from _places(scene, bit, part)
    yield from _timing(scene, bit, part)
    for field, pattern in (
        ("form", _FORM),
        ("condition", _CONDITION),
        ("exceptions", _EXCEPTION),
        ("means", _MEANS),
    ):
        for match in pattern.finditer(text, bit.start, bit.end):
            if field == "condition" and re.match(
                r"if true|if confirmed|if it", match.group(), re.I
            ):
                continue
            yield field, part(match.start(), match.start() + len(match.group().rstrip(' ”".,')))


def _conduct(text: str, bit: _Piece, part) -> Iterable[tuple[str, Part]]:  # type: ignore[no-untyped-def]  # local factory
    for match in _CONDUCT.finditer(text, bit.start, bit.end):
        group = next(g for g in ("noun", "hold", "verb", "gerund", "cease") if match[g])
        yield "conduct", part(match.start(group), match.end(group))


_SIDE = (
    r"(?:the )?(?:[A-Z][\w’'-]+(?: (?:of|de|al|and the|and) (?=[A-Z]))? ?){1,5}(?:side|forces|army|troops|military|government|fighters|movement)?|(?:both|the two|all) (?:sides|parties|armies|governments|factions)|"
    r"(?:the |its |our |their |his |her )(?:army|armed forces|navy|air force|fighters|rebels|government|militia|military|forces|group|men|troops|movement|front|columns|units|commanders)|every (?:column|unit|front)|we|neither side"
)
_BOUND = (
    re.compile(
        rf"\b(?:asked|urged|told|ordered|instructed|begged|persuaded) (?P<b>{_SIDE}) (?:not )?to\b"
    ),
    re.compile(
        rf"(?:^|\b(?:that|and|but|said|while) |[“\"] ?)(?P<b>{_SIDE}) (?:had |have |has |would |will |also |both |already |now |each )*(?:agreed?|agrees|accepted|accept|pledged|promised|committed|undertaken|undertook|suspend\w*|halt\w*|stop\w*|cease\w*|pause\w*|hold(?:s)?|observe\w*|refrain\w*|be suspending|be holding|ordered|decided|stand down)\b"
    ),
    re.compile(rf"\b(?:between|by|from) (?P<b>{_SIDE})"),
)


def _bound(text: str, bit: _Piece, part) -> Iterable[tuple[str, Part]]:  # type: ignore[no-untyped-def]  # local factory
    """Who must refrain: who was asked, who agreed, whose strikes are to stop."""
    for pattern in _BOUND:
        for match in pattern.finditer(text, bit.start, bit.end):
            words = match["b"].strip()
            if re.match(
                r"(?:the )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b",
                words,
            ):
                continue
            if pattern is _BOUND[2] and not PAUSE.search(
                text, max(bit.start, match.start() - 60), bit.end
            ):
                continue
            yield "bound", part(match.start("b"), match.start("b") + len(words), _side_name(words))
    for match in re.finditer(rf"\b(?P<b>[A-Z][a-z]+) {_FIRE}\b", text[bit.start : bit.end]):
        code = DEMONYMS.get(match["b"].lower())
        land = country(code) if code else None
        if land:
            at = bit.start + match.start("b")
            yield "bound", part(at, at + len(match["b"]), land.name)


def _side_name(words: str) -> str:
    """'the Russian side' and 'the Kremlin' → the country; other names as they stand."""
    bare = re.sub(r"^(?:the|its|our|their|his|her) ", "", words.strip(), flags=re.I)
    code = BODIES.get(bare.casefold()) or DEMONYMS.get(bare.split()[0].casefold())
    land = (
        country(code)
        if code and re.fullmatch(r"\w+(?: (?:side|forces|army|troops|military|government))?", bare)
        else None
    )
    return land.name if land else bare


def _places(scene: Scene, bit: _Piece, part) -> Iterable[tuple[str, Part]]:  # type: ignore[no-untyped-def]  # local factory
    text, taken = scene.doc.text, []
    for pattern in (_OPEN_AREA, _LINE):
        for match in pattern.finditer(text, bit.start, bit.end):
            taken.append(match.span("area"))
            yield "area", part(*match.span("area"), open=True)
    for named in scene.places:
        inside = (
            bit.start <= named.start
            and named.end <= bit.end
            and not any(a <= named.start < b for a, b in taken)
        )
        before = text[max(bit.start, named.start - 22) : named.start]
        if (
            inside
            and re.search(
                r"\b(?:into|on|in|over|against|around|across|along|near|at|of|and|off|from|to|outside) (?:the )?(?:\w+ )?$|, $",
                before,
            )
            and not re.search(
                r"(?:talks|meeting|met|side|people|government|army|president|ambassador) (?:in|of|with) (?:the )?$",
                text[max(0, named.start - 26) : named.start],
            )
        ):
            yield "area", part(named.start, named.end)
    for match in _TARGETS.finditer(text, bit.start, bit.end):
        if targets(text, *match.span()) and not any(a <= match.start("t") < b for a, b in taken):
            open_ = not re.match(r"(?:our|its|their|the) ", match["t"])
            yield "targets", part(*match.span("t"), open=open_)


def _timing(scene: Scene, bit: _Piece, part) -> Iterable[tuple[str, Part]]:  # type: ignore[no-untyped-def]  # local factory
    text = scene.doc.text
    for match in _DURATION.finditer(text, bit.start, bit.end):
        group = next(g for g in ("words", "long", "vague") if match[g])
        if group == "words" and not _lasting(text, match, bit):
            continue
        yield "duration", part(*match.span(group), days=_days(match))
    for e in scene.times:
        if not bit.start <= e.start < bit.end:
            continue
        field = _edge(text[max(bit.start, e.start - 40) : e.start], text[e.start : e.end])
        if field:
            yield field, part(e.start, e.end, when=_known(e.when))


def _known(when: When | None) -> When | None:
    return when if when is not None and when.known else None


def _edge(before: str, words: str) -> str | None:
    """Whether a time is the start, the end, or neither."""
    if re.match(r"(?:from|since|starting|beginning)\b", words, re.I) or _START.search(before):
        return "start"
    if re.match(r"(?:until|till|through)\b", words, re.I) or _END.search(before):
        return "end"
    return None


def _lasting(text: str, match: re.Match[str], bit: _Piece) -> bool:
    """'for a week', 'a 30-day pause', not 'two days ago' or 'a week earlier'."""
    after = text[match.end() : match.end() + 30]
    if re.match(r" (?:ago|earlier|later|before|after|old|away|since)\b", after):
        return False
    if match["words"].lower().startswith("for ") or "-" in match["words"]:
        return True
    before = text[max(bit.start, match.start() - 40) : match.start()]
    return bool(
        re.search(
            r"(?:last(?:s|ing|ed)?|over|of|next|initial|period) (?:the |an? )?(?:\w+ )?$", before
        )
        or re.match(r" (?:\w+ )?(?:truce|cease-?fire|pause|halt|suspension|lull|moratorium)", after)
    )


def _days(match: re.Match[str]) -> float | None:
    if match["long"]:
        return {"w": 7.0, "d": 1.0, "m": 30.0}[match["long"][0].lower()]
    if match["vague"]:
        return None
    n = match["n"].lower()
    return (int(n) if n.isdigit() else _N[n]) * _DAYS[match["unit"].lower()]
