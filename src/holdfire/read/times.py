"""Time expressions to stretches of days or hours, counted from the stated day of publication.

Unknown stays unknown: without a publication day a relative expression has neither end. Bare
weekdays are the latest such day up to publication in the past tense (the day itself included),
the next one in the future tense, as wire copy uses them; where the sentence says on what day a
plan was told ("said on Sunday it would …"), the next one from that day. 'A day earlier' counts
from another day that is stated in the same sentence, and is unknown where none is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta, timezone, tzinfo

from holdfire.record import Precision, When

from .days import Days, relative, rules
from .hours import CLOCK, PARTS, hours
from .lexicon import WEEKDAYS

_ZONE_HOURS = {
    "gmt": 0, "utc": 0, "z": 0, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "est": -5,
    "edt": -4, "eat": 3, "wat": 1, "cat": 2, "ist": 5.5, "pst": -8, "pdt": -7, "cst": -6, "ict": 7,
    "wib": 7, "pht": 8, "npt": 5.75, "pkt": 5, "trt": 3, "get": 4, "amt": 4, "azt": 4, "bst": 1,
    "ast": 3,
}  # fmt: skip
ZONES = _ZONE_HOURS
"""Hours from UTC of the zone names that news copy prints."""
_ZONE = re.compile(
    r"\b(?:" + "|".join(z.upper() for z in ZONES) + r")\b(?:\s?[+-]\d{1,2})?|"
    r"\b(?:local|[A-Z][a-z]{2,20}) time\b"
)
_FUTURE = (
    "will would due expected scheduled set until begins starts starting beginning begin"
).split()
_WEEKDAY = "|".join(WEEKDAYS)
_VERBS = re.compile(
    r"\b(?:had been (?:due|expected|scheduled|set)|to (?:begin|start|meet|take|hold|last)|"
    + "|".join(_FUTURE)
    + r"|was|were|said|killed|"
    r"met|had|began|agreed|hit|struck|fired|told|announced|reported|wounded|since|took|fell)\b"
)
_SAY = (
    r"(?:said|told|announced|declared|pledged|promised|vowed|agreed|ordered|confirmed|wrote|"
    r"warned|undertook|proposed|offered)"
)
_TOLD_ON = re.compile(
    rf"\b(?:{_SAY}\b(?:(?!\b(?:would|will|from|to|until|by|not|that)\b)[^.;“”\"]){{0,60}}?"
    rf"\b(?P<a>{_WEEKDAY})|on (?P<b>{_WEEKDAY})\b[^.;“”\"]{{0,40}}?\b{_SAY})\b",
    re.I,
)


_TELLS = frozenset(("said", "told", "announced", "agreed"))
_FOR_SO_LONG = re.compile(r"\b(?:hour|day|night|week|fortnight|month)s?,? from (?:the )?$", re.I)
"""'said ten days, from Friday': a length told of with its beginning is a plan."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: offsets in the text, its stretch (or unknown), and what kind it is.

    `onset` is the instant or day that "since Friday" names, where `when` runs on from it.
    """

    start: int
    end: int
    when: When | None
    kind: str = "time"
    onset: When | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day a text's relative times count from, and the zone its days are kept in."""

    day: date | None
    basis: str
    zone: tzinfo = UTC
    zone_basis: str = "unstated"


@dataclass(frozen=True, slots=True)
class _Found:
    """A match with the rule that made it."""

    match: re.Match[str]
    kind: str
    days: Days | None
    told: str = ""


def expressions(text: str, start: int, end: int, anchor: Anchor) -> list[Expression]:
    """All time expressions between two offsets, longest first where they overlap, in order."""
    taken: list[_Found] = []
    covered = bytearray(max(0, end - start))
    for found in _candidates(text, start, end, anchor):
        low, high = found.match.span()
        if not any(covered[low - start : high - start]):
            taken.append(found)
            covered[low - start : high - start] = b"\x01" * (high - low)
    taken.sort(key=lambda f: f.match.start())
    made = [_expression(text, found, anchor) for found in taken]
    made = [_that_year(e, i, made, text) for i, e in enumerate(made)]
    return [_related(e, i, made, anchor, text) for i, e in enumerate(made)]


def _that_year(e: Expression, i: int, made: list[Expression], text: str) -> Expression:
    """'on 3 May that year': the year named before in the sentence, else unknown."""
    if not re.match(r",? (?:of )?(?:that|the same) year\b", text[e.end : e.end + 20]):
        return e
    years = [
        o.when for o in made[max(0, i - 20) : i] if o.when and o.when.precision is Precision.YEAR
    ]
    if e.when is None or e.when.earliest is None or e.when.latest is None:
        return e
    if not years or years[-1].earliest is None:
        return replace(e, when=_unknown(text[e.start : e.end]))
    try:
        shift = years[-1].earliest.year - e.when.earliest.year
        first = e.when.earliest.replace(year=e.when.earliest.year + shift)
        last = e.when.latest.replace(year=e.when.latest.year + shift)
    except ValueError:
        return replace(e, when=_unknown(text[e.start : e.end]))
    basis = f"{text[e.start : e.end]}, year from {years[-1].basis}"
    return replace(e, when=replace(e.when, earliest=first, latest=last, basis=basis))


def _candidates(text: str, start: int, end: int, anchor: Anchor) -> Iterator[_Found]:
    for pattern, kind, rule in rules():
        for match in pattern.finditer(text, start, end):
            ahead = re.match(r"until|till|through", match.group(), re.I) is not None
            verb = _verb(text, match.start(), start)
            lead = text[max(start, match.start() - 30) : match.start()]
            planned = verb in _TELLS and _FOR_SO_LONG.search(lead)
            future = ahead or bool(planned) or verb in _FUTURE or verb.startswith("to ")
            day, told = anchor.day, ""
            if future and kind == "time" and day is not None:
                day, told = _said(text, start, match, day, ahead or verb == "until")
            yield _Found(match, kind, _guarded(rule, match, day, future), told)


def _said(text: str, start: int, match: re.Match[str], day: date, until: bool) -> tuple[date, str]:
    """The day a plan was told on, where the sentence says so: its weekdays follow from there."""
    told = None
    if re.search(rf"\b(?:{_WEEKDAY})\b", match.group(), re.I):
        told = _TOLD_ON.search(text, start, match.start())
    if told is None:
        return day, ""
    name = told["a"] or told["b"]
    back = (day.weekday() - WEEKDAYS.index(name.lower())) % 7
    return day - timedelta(days=back - until), f"{name.capitalize()}, "


def _guarded(
    rule: Callable[[re.Match[str], date | None, bool], Days | None],
    match: re.Match[str],
    day: date | None,
    future: bool,
) -> Days | None:
    """Days outside the calendar ('32 May', the year 9999 and a week more) are unknown."""
    try:
        return rule(match, day, future)
    except (ValueError, OverflowError):
        return None


def _verb(text: str, at: int, start: int) -> str:
    """The verb nearest before a time."""
    verbs = [m.group() for m in _VERBS.finditer(text[max(start, at - 90) : at].lower())]
    return verbs[-1] if verbs else ""


def _expression(text: str, found: _Found, anchor: Anchor) -> Expression:
    words, kind = found.match.group(), found.kind
    low, high = found.match.span()
    if found.days is None:
        return Expression(low, high, _unknown(words), kind)
    basis = words if kind == "date" else f"{words}; counted from {found.told}{anchor.basis}"
    onset = _when(words, found.days, basis, anchor)
    days = _until_now(text, low, found.days, anchor.day)
    if days == found.days or onset.earliest is None:
        return Expression(low, high, onset, kind)
    when = replace(_when("", days, basis, anchor), earliest=onset.earliest, zone=onset.zone)
    return Expression(low, high, when, kind, onset)


def _unknown(words: str) -> When:
    return When(earliest=None, latest=None, precision=Precision.UNKNOWN, basis=words)


def _until_now(text: str, at: int, days: Days, today: date | None) -> Days:
    """'since Friday' runs from Friday to the day of publication, where that is known."""
    since = re.search(r"\bsince (?:the )?(?:(?:dawn|noon|early|late) (?:on )?)?$", text[:at][-24:])
    within = re.match(r"since\b", text[at : at + 6])
    lasting = (since or within) and days.precision is not Precision.YEAR
    if lasting and today is not None and days.first <= today:
        return Days(days.first, max(today, days.last), Precision.DAYS)
    return days


def _when(words: str, days: Days, basis: str, anchor: Anchor) -> When:
    zone, label = _zone(words, anchor)
    low, high = hours(words.lower(), days.first, days.last)
    return When(
        earliest=low.replace(tzinfo=zone), latest=high.replace(tzinfo=zone),
        precision=_finer(words.lower(), days.precision), basis=basis, zone=label,
    )  # fmt: skip


def _zone(words: str, anchor: Anchor) -> tuple[tzinfo, str]:
    stated = _ZONE.search(words)
    if stated is None:
        return anchor.zone, anchor.zone_basis
    named = re.match(r"([A-Za-z]+)\s?([+-]\d{1,2})?", stated.group())
    name = named.group(1).lower() if named else ""
    if name in ZONES:
        shift = int(named.group(2)) if named and named.group(2) else 0
        offset = timedelta(hours=ZONES[name] + shift)
        if abs(offset) < timedelta(hours=24):
            return timezone(offset), f"stated: {stated.group()}"
    return anchor.zone, f"stated: {stated.group()}; offset by {anchor.zone_basis}"


def _finer(low: str, precision: Precision) -> Precision:
    clock = re.search(CLOCK, low)
    if precision is not Precision.DAY:
        return precision
    if clock and not re.fullmatch(r"midnight|noon|midday", clock.group()):
        fine = re.search(r"[:.]\d|\d{4}", clock.group())
        return Precision.MINUTE if fine else Precision.HOUR
    return Precision.PART if any(re.search(rf"\b{p}\b", low) for p in PARTS) else precision


def _related(
    e: Expression, i: int, made: list[Expression], anchor: Anchor, text: str
) -> Expression:
    """'a day earlier', 'the following day': counted from the day stated nearest."""
    if e.kind != "related":
        return e
    around = (*reversed(made[max(0, i - 20) : i]), *made[i + 1 : i + 20])
    stated = [o for o in around if o.kind != "related"]
    base = next((o for o in stated if o.when and o.when.known), None)
    if base is None or base.when is None or base.when.earliest is None:
        return e
    words = text[e.start : e.end]
    first = base.when.earliest.date()
    last = (base.when.latest or base.when.earliest).date()
    try:
        days = relative(words.lower(), first, last)
    except (ValueError, OverflowError):
        return e
    if days is None:
        return e
    basis = f"{words}; counted from {text[base.start : base.end]}; {base.when.basis}"
    made_when = _when("", days, basis, anchor)
    return replace(e, when=replace(made_when, zone=base.when.zone))
