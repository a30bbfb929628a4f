"""Days counted from another day of the text: "two days later", "the same evening", "that month"."""

import re

from holdfire.record import Precision

from .days import NUMBERS, ONE, SEASONS, Days, away, number, weekday, whole
from .lexicon import WEEKDAYS

NUMBER = r"\d{1,3}|" + "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True))
_UNITS = "day|week|fortnight|month|year|decade"
_SEASONS = "|".join(SEASONS)
RELATED = (
    rf"(?P<n>{NUMBER}) (?P<unit>{_UNITS})s? (?P<way>earlier|before|later|after(?:wards)?)|"
    rf"the (?P<next>previous|preceding|following|next|same) (?P<what>{_UNITS}|night|morning|"
    rf"evening|"
    rf"afternoon|{_SEASONS})|the (?P<bare>day|night|morning|evening|week|month|year) "
    r"(?P<side>before|after)(?! yesterday| next| tomorrow)|"
    rf"(?:(?:later|earlier) )?that (?:same )?(?P<that>{_UNITS}|night|evening|morning|afternoon|"
    rf"{_SEASONS})(?! (?:is|was|in which|when)\b)|(?:later |earlier )the same day|"
    rf"the (?P<on>previous|preceding|following) (?P<wday>{'|'.join(WEEKDAYS)})|"
    rf"(?P<h>{NUMBER}|minutes|hours|moments) ?(?:minutes|hours?)? (?:later|earlier)"
)
APART = re.compile(rf"(?:{RELATED})(?!\w)", re.I)


def related(m: re.Match[str], base: Days) -> Days | None:
    """The days of 'two days earlier', 'the following night' against a day stated elsewhere."""
    if m["n"]:
        n, back = number(m["n"]), m["way"].lower() in ("earlier", "before")
        return away(m["unit"].lower(), -n if back else n, base.first, base.last) if n else None
    if m["wday"]:
        back = m["on"].lower() != "following"
        day = weekday(m["wday"], base.first if back else base.last, not back, "last" * back)
        return Days(day, day)
    word = (m["next"] or m["side"] or "same").lower()
    shift = {"previous": -1, "preceding": -1, "before": -1, "same": 0}.get(word, 1)
    unit = (m["what"] or m["bare"] or m["that"] or "day").lower()
    if m["h"]:
        return None
    if unit == "night" and shift < 0:
        return Days(base.first - ONE, base.first, Precision.NIGHT)
    if unit in ("night", "evening", "morning", "afternoon", "day"):
        return _near(base, shift)
    return whole(unit, base.last if shift > 0 else base.first, shift)


def _near(base: Days, shift: int) -> Days:
    """The same days, or the day beside them."""
    if shift:
        day = base.last + ONE if shift > 0 else base.first - ONE
        return Days(day, day)
    return Days(base.first, base.last, Precision.DAY if base.first == base.last else Precision.DAYS)
