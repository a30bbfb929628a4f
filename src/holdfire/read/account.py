"""The times of an account: a text without a day of publication that runs through a history.

News copy counts from its day of publication; an account counts from itself. As its reader does,
a date without a year takes the year of the date before it in the text, a month that has passed
by then the next year's; "two days later" counts from the last day told. Weekdays, "yesterday"
and all that needs a present day stay unknown. The basis of each time names the date it hangs on.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from .days import Base, Days, full_date, month_number, month_of, piece, season_of, whole, year_of
from .forms import MON, Form
from .times import Anchor, Expression, expressions

_Y = r"(?P<y>1[0-9]\d{2}|20\d{2})"
_SEASON = "spring|summer|autumn|fall|winter"
_COUNTED = (
    r"(?!,?\d| (?:men|troops|soldiers|people|tanks|aircraft|ships|guns|prisoners|dead|wounded|km|"
    r"miles|metres|meters|feet|tons|rounds|were killed|casualties|vehicles|planes|killed)\b|"
    r"[./]\d|%)"
)
_ENOUGH = 3
_TOLD = re.compile(
    rf"\b(?:(?:{MON},?|in|of|since|from|until|{MON} \d{{1,2}},) (?:1\d{{3}}|20\d\d)|\d+ BCE?)\b",
    re.I,
)


def is_account(text: str) -> bool:
    """Whether a text names enough years to be read as an account where no day is known."""
    return len(list(islice(_TOLD.finditer(text), _ENOUGH))) == _ENOUGH


def account(text: str, sentences: Sequence[tuple[int, int]], anchor: Anchor) -> list[Expression]:
    """All times of a text, those that news copy has no use for ("the 1930s", a bare "1936") too.

    Without a day of publication each is read with all that were told before it; with one, as in
    news copy.
    """
    found: list[Expression] = []
    told, last = replace(anchor, account=anchor.day is None), 0
    for start, end in sentences:
        before = found[-20:] if told.account else found[last:]
        last = len(found)
        found += expressions(text, start, end, told, before, _extra())
    return found


def _r_year(m: re.Match[str], _: Base) -> Days:
    return year_of(int(m["y"]))


def _r_years(m: re.Match[str], _: Base) -> Days | None:
    first, last = int(m["y"]), int(m["y"][:2] + m["z"])
    return year_of(first, last - first + 1) if last > first else None


def _r_decade(m: re.Match[str], _: Base) -> Days:
    return year_of(int(m["y"]), 10)


def _r_century(m: re.Match[str], _: Base) -> Days:
    words = m["c"].lower()
    count = int(words[:-2]) if words[0].isdecimal() else _CENTURIES[words]
    return year_of((count - 1) * 100, 100)


def _r_season(m: re.Match[str], base: Base) -> Days | None:
    """A season without a year: that of the date before, or the next one after it."""
    if base.story is None:
        return None
    return whole(m["season"].lower(), base.story, 0)


def _r_month(m: re.Match[str], base: Base) -> Days | None:
    day = full_date(None, month_number(m["mon"]), 1, base)
    return piece(month_of(day.year, day.month), m.group()) if day else None


def _r_unknown(_m: re.Match[str], _: Base) -> None:
    return None


_CENTURIES = {
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "twenty-first": 21,
}  # fmt: skip


@cache
def _extra() -> tuple[Form, ...]:
    """The forms of accounts besides those of news copy."""
    table = (
        (rf"{_Y} (?P<season>{_SEASON})", _r_full, _SEASON.split("|")),
        (rf"{_Y}\s?[–-]\s?(?P<z>\d\d)(?![\d-])", _r_years, ("0",)),
        (r"(?:the )?(?:(?:early|late|mid)[- ])?(?P<y>1\d\d0|20\d0)['’]?s", _r_decade, ("0",)),
        (
            rf"(?:the )?(?:(?:early|late|mid)[- ])?(?P<c>\d\d?(?:st|nd|rd|th)|"
            rf"{'|'.join(_CENTURIES)})"
            r"[- ]century(?! BC)",
            _r_century,
            ("century",),
        ),
        (rf"(?:the )?(?:(?:early|late|mid)[- ](?:in )?)?{_Y}{_COUNTED}", _r_year, ("0",)),
        (r"(?-i:(?<![.!?] )(?P<mon>March|May))", _r_month, ("march", "may")),
        (
            r"(?:the )?(?:(?:early|late|mid)[- ])?(?P<season>spring|summer|autumn|winter|"
            r"(?:(?<=in the )|(?<=in )|(?<=by )|(?<=by the )|(?<=that )|(?<=early )|(?<=late "
            r"))fall)(?! (?:of|through|in love|from|"
            r"into|to|on|back|under|apart|short)\b)",
            _r_season,
            _SEASON.split("|"),
        ),
        (
            r"(?:the )?(?:(?:early|late|mid|spring|summer|autumn|winter)[- ](?:of |in "
            r")?)?\d{1,4} BCE?",
            _r_unknown,
            ("bc", "bce"),
        ),
    )
    return tuple(
        Form(re.compile(rf"\b(?:{form})(?!\w)", re.I), "date", rule, frozenset(needs))
        for form, rule, needs in table
    )


def _r_full(m: re.Match[str], _: Base) -> Days:
    return season_of(int(m["y"]), m["season"].lower())
