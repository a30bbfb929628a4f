"""Time expressions to stretches of days or hours, counted from the stated day of publication.

Unknown stays unknown: without a publication day a relative expression has neither end. Bare
weekdays are the latest such day up to publication in the past tense (the day itself included),
the next one after it in the future tense; where the sentence says on what day a plan was told
("said on Sunday it would …"), the next one from that day. "A day earlier" counts from another day
stated in the same sentence or the one before, and is unknown where none is; a clock time takes
the day of its sentence, if it names just one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta, tzinfo

from holdfire.record import Precision, When

from .days import ONE, Base, Days, number
from .forms import Form, forms
from .hours import clock_in, clocks_in, hours, night, part_of_day
from .nearby import APART, related
from .tense import ahead, told_on
from .zones import STATED, zone_of

_ASIDE = re.compile(r" \([^()]*\d[^()]*\)")
"""'6 a.m. (0300 GMT)': the same instant on another clock."""
_WORD = re.compile(r"[a-z]+|\d")
_PLAN = re.compile(r"\b(?:would|will|shall|to|due)\b")
_TELLS = re.compile(
    r"\b(?:said|says|told|tells|announce|agree|declare|pledge|promise|vow|warn|order|confirm)"
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: offsets in the text, its stretch (or unknown), and what kind it is.

    `onset` is the instant or day that "since Friday" names, where `when` runs on from it; `ends`
    are the two clock times of "from 7 a.m. until 2 p.m. on Thursday", each by itself.
    """

    start: int
    end: int
    when: When | None
    kind: str = "time"
    onset: When | None = None
    ends: tuple["Expression", ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day a text's relative times count from, and the zone its days are kept in.

    `account`: without a day, years and months run on from the date before (see account.py).
    """

    day: date | None
    basis: str
    zone: tzinfo = UTC
    zone_basis: str = "unstated"
    account: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    """A match of a form."""

    match: re.Match[str]
    form: Form


def expressions(
    text: str,
    start: int,
    end: int,
    anchor: Anchor,
    earlier: Sequence[Expression] = (),
    extra: tuple[Form, ...] = (),
) -> list[Expression]:
    """All time expressions between two offsets, in order; where they overlap, the first form's.

    `earlier` are those of the sentence before (of an account: all before); `extra` are forms to
    try besides the common ones.
    """
    made: list[Expression] = []
    for hit in _hits(text, start, end, extra):
        e = _expression(
            text, hit, anchor, (start, end), (*earlier, *made) if anchor.account else ()
        )
        made.append(_related(e, (*earlier, *made), anchor, text) if anchor.account else e)
    made = _that_year(made, earlier, text)
    around = (start, end)
    made = [_clocked(e, made, anchor, text, around) if e.kind == "clock" else e for e in made]
    made = [_that_night(e, made, anchor, text) for e in made]
    return [_related(e, _around(i, made, earlier), anchor, text) for i, e in enumerate(made)]


def timeline(text: str, sentences: Sequence[tuple[int, int]], anchor: Anchor) -> list[Expression]:
    """The time expressions of a text, sentence by sentence: each is read with the one before it."""
    found: list[Expression] = []
    before: list[Expression] = []
    for start, end in sentences:
        before = expressions(text, start, end, anchor, before)
        found += before
    return found


def _hits(text: str, start: int, end: int, extra: tuple[Form, ...]) -> list[_Hit]:
    """The matches that stand, in order of place: those of an earlier form come first."""
    words = set(_WORD.findall(text[start:end].lower()))
    if any(w.isdecimal() for w in words):
        words.add("0")
    taken: list[_Hit] = []
    covered = bytearray(max(0, end - start))
    for form in (*forms(), *extra):
        if form.needs.isdisjoint(words):
            continue
        for match in form.pattern.finditer(text, start, end):
            low, high = match.span()
            if low < high and not any(covered[low - start : high - start]):
                taken.append(_Hit(match, form))
                covered[low - start : high - start] = b"\x01" * (high - low)
    return sorted(taken, key=lambda hit: hit.match.start())


def _expression(
    text: str, hit: _Hit, anchor: Anchor, around: tuple[int, int], before: Sequence[Expression]
) -> Expression:
    words, kind = hit.match.group(), hit.form.kind
    low, high = hit.match.span()
    base, basis = _base(text, hit, anchor, around, before)
    days = _guarded(hit, base)
    if days is None:
        return Expression(low, high, _unknown(words), kind)
    onset = _when(words, days, f"{words}{basis}", anchor)
    lasting = _until_now(text, low, days, anchor.day)
    if lasting == days or onset.earliest is None:
        return Expression(low, high, onset, kind, ends=_ends(low, words, days, onset, anchor))
    when = replace(
        _when("", lasting, onset.basis, anchor), earliest=onset.earliest, zone=onset.zone
    )
    return Expression(low, high, when, kind, onset)


def _ends(low: int, words: str, days: Days, onset: When, anchor: Anchor) -> tuple[Expression, ...]:
    """Each of two clock times of one day by itself."""
    clocks = clocks_in(words.lower())
    if len(clocks) != 2 or days.first != days.last:
        return ()
    found = []
    for at, clock in clocks:
        when = replace(_when(clock, days, onset.basis, anchor), zone=onset.zone)
        found.append(Expression(low + at, low + at + len(clock), when))
    last = replace(found[1], end=max(found[1].end, low + len(words)))
    return found[0], last


def _base(
    text: str, hit: _Hit, anchor: Anchor, around: tuple[int, int], before: Sequence[Expression]
) -> tuple[Base, str]:
    """What a match counts from, and how its basis says so."""
    if anchor.account:
        last = next((e.when for e in reversed(before) if _tells_a_year(e)), None)
        if last is None or last.earliest is None or hit.match.groupdict().get("y"):
            return Base(), ""
        year = last.precision is Precision.YEAR
        return Base(
            story=last.earliest.date(), story_year=year
        ), f"; counted from {last.basis.split(';')[0]}"
    low, high = hit.match.span()
    future = ahead(text, *around, low, high) if hit.form.kind in ("time", "date") else False
    day, told = anchor.day, ""
    if future and hit.form.kind == "time" and day is not None:
        day, told = told_on(text, around[0], low, high, day)
    basis = "" if hit.form.kind == "date" else f"; counted from {told}{anchor.basis}"
    return Base(day, future), basis


def _tells_a_year(e: Expression) -> bool:
    """Whether a time fixes at least the year: no decade, no century."""
    when = e.when
    return bool(when and when.earliest and when.latest and (when.latest - when.earliest).days < 800)


def _guarded(hit: _Hit, base: Base) -> Days | None:
    """Days outside the calendar ('32 May', the year 9999 and a week more) are unknown."""
    try:
        return hit.form.rule(hit.match, base)
    except (ValueError, OverflowError):
        return None


def _unknown(words: str) -> When:
    """No stretch; a zone that the words state is kept."""
    stated = STATED.search(words)
    zone = f"stated: {stated.group()}" if stated else "unstated"
    return When(earliest=None, latest=None, precision=Precision.UNKNOWN, basis=words, zone=zone)


def _until_now(text: str, at: int, days: Days, today: date | None) -> Days:
    """'since Friday' runs from Friday to the day of publication, where that is known."""
    since = re.search(r"\bsince (?:the )?(?:(?:dawn|noon|early|late) (?:on )?)?$", text[:at][-24:])
    within = re.match(r"since\b", text[at : at + 6])
    lasting = (since or within) and days.precision is not Precision.YEAR
    if lasting and today is not None and days.first <= today:
        return Days(days.first, max(today, days.last), Precision.DAYS)
    return days


def _when(words: str, days: Days, basis: str, anchor: Anchor) -> When:
    clock = _ASIDE.sub("", words)
    zone, label = zone_of(clock, anchor.zone, anchor.zone_basis)
    if days.precision is Precision.NIGHT:
        low, high = night(days.first, days.last)
    elif days.precision is Precision.MINUTE:
        low, high = hours("00:00", days.first, days.last)
    else:
        low, high = hours(clock.lower(), days.first, days.last)
    return When(
        earliest=low.replace(tzinfo=zone), latest=high.replace(tzinfo=zone),
        precision=_finer(clock.lower(), days.precision), basis=basis, zone=label,
    )  # fmt: skip


def _finer(low: str, precision: Precision) -> Precision:
    if precision is not Precision.DAY:
        return precision
    clock = clock_in(low)
    if clock and clock not in ("midnight", "noon", "midday"):
        fine = re.search(r"[:.]\d|\d{4}|minute", clock)
        return Precision.MINUTE if fine else Precision.HOUR
    return Precision.PART if part_of_day(low) else precision


_THAT_YEAR = re.compile(r",? (?:of )?(?:that|the same) year\b")


def _that_year(
    made: list[Expression], earlier: Sequence[Expression], text: str
) -> list[Expression]:
    """'on 3 May that year': the year named before, in the sentence or the last one, or unknown."""
    kept: list[Expression] = []
    for e in made:
        last = kept[-1] if kept else None
        if e.kind != "related" or last is None or last.kind != "date":
            kept.append(e)
        elif _THAT_YEAR.fullmatch(text, last.end, e.end):
            kept[-1] = _in_year(replace(last, end=e.end), [*earlier, *kept[:-1]], text)
        else:
            kept.append(e)
    return kept


def _in_year(e: Expression, before: Sequence[Expression], text: str) -> Expression:
    years = (o.when.earliest for o in reversed(before[-20:]) if o.when and o.when.known)
    year = next((first.year for first in years if first), None)
    when, words = e.when, text[e.start : e.end]
    if when is None or when.earliest is None or when.latest is None or year is None:
        return replace(e, when=_unknown(words))
    try:
        first, last = when.earliest.replace(year=year), when.latest.replace(year=year)
    except ValueError:
        return replace(e, when=_unknown(words))
    basis = f"{words}; counted from the year named before"
    return replace(e, when=replace(when, earliest=first, latest=last, basis=basis))


def _clocked(
    e: Expression, made: list[Expression], anchor: Anchor, text: str, around: tuple[int, int]
) -> Expression:
    """A clock time or part of a day on the one day its sentence names, told in the same clause."""
    stated = [o for o in made if o.kind in ("time", "date") and o.when and o.when.known]
    days = {_single(o) for o in stated}
    day = next(iter(days)) if len(days) == 1 else None
    if day is None or _apart(text, around, stated[-1], e):
        return e
    words = text[e.start : e.end]
    basis = f"{words}; counted from {text[stated[-1].start : stated[-1].end]}"
    made_when = _when(words, Days(day, day), basis, anchor)
    return replace(e, when=made_when)


_COMING = re.compile(r"\b(?:would|will|shall|due)\b")
_OVERNIGHT = re.compile(r"overnight", re.I)


def _that_night(e: Expression, made: list[Expression], anchor: Anchor, text: str) -> Expression:
    """'On Wednesday residents woke to find that shelling had stopped overnight': the night that
    ends on the one day told before it."""
    if not _OVERNIGHT.fullmatch(text, e.start, e.end):
        return e
    stated = [o for o in made if o.start < e.start and o.kind in ("time", "date")]
    day = _single(stated[0]) if len(stated) == 1 else None
    if day is None or _COMING.search(text, *_gap(e, stated[0])):
        return e
    basis = f"{text[e.start : e.end]}; counted from {text[stated[0].start : stated[0].end]}"
    when = _when("overnight", Days(day - ONE, day, Precision.NIGHT), basis, anchor)
    return replace(e, when=when)


def _apart(text: str, around: tuple[int, int], day: Expression, e: Expression) -> bool:
    """Whether a plan lies between a day and a clock time, so that the time may be of another day.

    A day that opens the sentence rules all of it up to a verb of telling ("On Friday, provided the
    lists are in, the pause will begin at 7 p.m.").
    """
    gap = _gap(e, day)
    opens = not text[around[0] : day.start].strip(' “"') and day.start < e.start
    return bool(_PLAN.search(text, *gap)) and not (opens and not _TELLS.search(text, *gap))


def _gap(e: Expression, o: Expression) -> tuple[int, int]:
    return (o.end, e.start) if o.start < e.start else (e.end, o.start)


def _single(e: Expression) -> date | None:
    when = e.onset or e.when
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest.date(), when.latest.date()
    return first if first == last else None


def _around(i: int, made: list[Expression], earlier: Sequence[Expression]) -> list[Expression]:
    """The times a related one may count from, the likeliest last."""
    return [*earlier[-20:], *reversed(made[i + 1 : i + 20]), *made[max(0, i - 20) : i]]


def _related(e: Expression, around: Sequence[Expression], anchor: Anchor, text: str) -> Expression:
    """'a day earlier', 'the following day': counted from the day stated nearest."""
    if e.kind != "related" or (e.when and e.when.known):
        return e
    stated = (o for o in reversed(around) if o.kind not in ("related", "clock") or anchor.account)
    base = next((o for o in stated if o.when and o.when.known), None)
    when = base.onset or base.when if base else None
    match = APART.match(text, e.start, e.end)
    if base is None or match is None or when is None or not (when.earliest and when.latest):
        return e
    basis = f"{match.group()}; counted from {text[base.start : base.end]}; {when.basis}"
    made = _hours_on(match, when, basis) or _days_on(match, when, basis, anchor)
    return replace(e, when=made) if made else e


def _days_on(match: re.Match[str], when: When, basis: str, anchor: Anchor) -> When | None:
    if when.earliest is None or when.latest is None:
        return None
    try:
        days = related(match, Days(when.earliest.date(), when.latest.date()))
    except (ValueError, OverflowError):
        return None
    made = _when(match.group(), days, basis, anchor) if days else None
    return replace(made, zone=when.zone) if made else None


def _hours_on(match: re.Match[str], when: When, basis: str) -> When | None:
    """'12 hours later' against a clock time, 'moments later' against any."""
    if match["h"] and match["h"].lower() in ("minutes", "moments"):
        return replace(when, basis=basis)
    count = number(match["h"]) if match["h"] and "hour" in match.group() else 0
    if not count or when.precision not in (Precision.MINUTE, Precision.HOUR):
        return None
    shift = timedelta(hours=-count if match.group().endswith("earlier") else count)
    if when.earliest is None or when.latest is None:
        return None
    return replace(when, earliest=when.earliest + shift, latest=when.latest + shift, basis=basis)
