"""Which way a time looks: back after a verb of the past, ahead after one of the future."""

import re
from datetime import date, timedelta

from .lexicon import PASTS, WEEKDAYS

_PLANS = (
    r"(?:agree|pledg|promis|vow|plan|intend|offer|propos|order|want|hope|decid|undert|commit|"
    r"prepar|call|due|set|schedul|expect|ask|tell|told)\w*"
)
_PERMITTED = (
    r"(?:is|are) (?:allowed|planned|banned|barred|permitted|suspended|foreseen|promised|forbidden)"
)
_PRESENT = (
    "expires|lapses|resumes|arrives|stops|leaves|returns|reopens|lasts|runs|departs|visits|hosts|"
    "falls due|ends|expects?|plans|awaits|opens|closes|passes|votes|convenes?|"
    "reconvenes?|meets?(?: again)?|decides|foresees?|takes (?:us|it|them)"
)
_AHEAD = re.compile(
    r"(?:will|would|shall|must|should|due|expected|scheduled|set|until|begins?|starts|starting|"
    r"beginning|deadline|takes?|enters|goes|comes|"
    rf"{_PRESENT}|"
    rf"may|can|could|{_PERMITTED}|(?:is|are|was|were) to \w+|to \w+|{_PLANS} .*to \w+)"
)
_WEEKDAY = "|".join(WEEKDAYS)
_VERBS = re.compile(
    r"\b(?:(?:was|were) to have [a-z]+|had been (?:due|expected|scheduled|set)(?: to [a-z]+)?|"
    r"to (?:begin|start|meet|take|hold|last)|"
    rf"(?:is|are|was|were) to (?!the\b|an?\b)[a-z]+|{_PLANS} (?:[a-z]+ ){{0,3}}to (?!the\b|an?\b|"
    r"end\b)[a-z]+|"
    rf"{_PERMITTED}|may|can|could|"
    r"will|would|shall|must|should|due|expected|scheduled|set|until|begins?|starts|starting|"
    r"beginning|(?<!after the )(?<!past the )(?<!before the )deadline|"
    r"takes effect|enters into|goes into|comes into|"
    rf"{_PRESENT}|"
    r"was|were|said|killed|has|have|"
    r"met|had|began|agreed|hit|struck|fired|told|announced|reported|wounded|since|took|fell)\b"
)
_JUST = re.compile(
    r"(?P<aux>\b(?:be|to|will|would|shall|due|is|are|being|still|must|should)\b(?: [a-z]+)? )?"
    r"\b(?!expected|scheduled|planned|agreed|need|proposed|delayed until)[a-z]{2,}ed(?: (?:again|"
    r"also|first|there|here))?(?: (?:on|at|in|by|since|before|after|over|during))*,? $"
)
"""'collapsed on': a verb of the past that stands right before the time."""
_LASTED = re.compile(
    r"\b(?:held|lasted|continued|raged|kept|stayed|remained|went on|persisted|observed|dragged on|"
    r"fought|ran)\b(?! to\b)[^.;]{0,30}$"
)
_LIKE_NOUNS = frozenset(
    ("left", "felt", "saw", "rose", "shot", "spread", "cut", "hit", "put", "read")
)
_DONE = re.compile(r"\b(?!agreed|announced|declared|proposed|offered)[a-z]{3,}ed\b")
_PAST = re.compile(
    rf"(?<!to )(?<!been )(?<!be )\b(?:{'|'.join(sorted(PASTS - _LIKE_NOUNS))})\b(?! by\b)"
)
_ACTED = re.compile(
    r"(?<!the )(?<!a )(?<!an )(?<!be )(?<!to )(?<!its )(?<!their )(?<!by )(?<!of )(?<!and )"
    r"\b(?!agreed|announced|declared|proposed|offered|planned|scheduled|expected|need|unite)"
    r"[a-z]{3,}ed\b(?! by\b)"
)
"""'rocked the outskirts': a verb of the past, unless it describes a noun."""
_NO_LONGER = re.compile(r"(?:was|were) to have|had been")
"""What was to have begun did not: its day has passed."""
_LOOKED_BACK = frozenset(("was", "were", "has", "have", "had"))
_NOUNS = frozenset(("due", "set"))
_TELLS = frozenset(("said", "told", "announced", "agreed"))
_TO_COME = re.compile(
    r"\b(?:(?:will|shall)|(?:will|must|expires?|ends?|lapses?) [^.;]*\b(?:if|unless|once|until)\b"
    r"[^.;]*) (?:has|have) [^.;]{0,40}$"
)
"""'will have been cleared by', 'will lapse if they have not signed by': still to come."""
_BEFORE_IT = re.compile(
    rf"(?:[a-z]{{3,}}ed|{'|'.join(sorted(PASTS))})\b[^.;]*\b(?:before|ahead of)\b[^.;,]*"
    r"(?:was|were) (?:to|due|set|supposed)\b[^.;]{0,30}$"
)
"""'A flare-up came hours before the truce was to expire on': over by the day of publication."""
_PAUSED = re.compile(
    r"\b(?:(?:hour|day|night|week|fortnight|month)s?|truce|cease-?fire|pause|halt|lull|suspension|"
    r"moratorium|window|corridor|withdrawal|curfew),? (?:from|starting|beginning|effective|as of)"
    r" (?:the )?$",
    re.I,
)
"""'said ten days, from Friday', 'agreed a truce from noon': told of with its beginning, a plan."""
_SAY = (
    r"(?:said|told|announced|declared|pledged|promised|vowed|agreed|ordered|confirmed|wrote|"
    r"warned|undertook|proposed|offered)"
)
_TOLD_ON = re.compile(
    rf"\b(?:{_SAY}\b(?:(?!\b(?:would|will|from|to|until|by|not|that)\b)[^.;“”\"]){{0,60}}?"
    rf"\b(?P<a>{_WEEKDAY})|on (?P<b>{_WEEKDAY})\b[^.;“”\"]{{0,40}}?\b{_SAY})\b",
    re.I,
)
_PROVIDED = re.compile(r",? (?:provided|if|unless|once|assuming)\b[^,.;]*,", re.I)
_NOW = re.compile(r"\bnow (?:\w+s|\w+ing)\b")
"""'Having pledged on Friday …, it now promises': what follows is told on the day of publication."""
_UNTIL = re.compile(r"until|till|through", re.I)
_SPECIFIC = re.compile(rf"\b(?:{_WEEKDAY})\b", re.I)


def ahead(text: str, start: int, end: int, low: int, high: int) -> bool:
    """Whether the time at `low` to `high` looks ahead, by the verbs of its sentence."""
    lead = text[max(start, low - 90) : low].lower()
    if _UNTIL.match(text, low) or re.search(r"\b(?:until|till) (?:the )?$", lead):
        return _LASTED.search(lead) is None
    plain = _plain(lead)
    if plain is not None:
        return plain
    verb = next((m.group() for m in reversed(list(_VERBS.finditer(lead)))), None)
    if verb is not None:
        return _looks(verb) or (verb in _TELLS and _PAUSED.search(lead[-30:]) is not None)
    led = _led(lead)
    return _followed(text, high, end, lead.endswith("from ")) if led is None else led


def _plain(lead: str) -> bool | None:
    """What the words before a time say, whichever verb stands nearest; None: nothing."""
    if _TO_COME.search(lead):
        return True
    just = _JUST.search(lead)
    return False if _BEFORE_IT.search(lead) or (just and not just["aux"]) else None


def _led(lead: str) -> bool | None:
    """What words before a time say that hold none of the common verbs; None: nothing."""
    if _PAUSED.search(lead[-30:]) and not _DONE.search(lead):
        return True
    acted = _PAST.search(lead) or _ACTED.search(lead)
    return False if acted else None


def _followed(text: str, high: int, end: int, begins: bool) -> bool:
    """What the first verb after a time says; of a beginning without one, that it is to come."""
    aside = _PROVIDED.match(text, high, end)
    high = aside.end() if aside else high
    rest = text[high : min(end, high + 90)].lower()
    after = _VERBS.search(rest)
    if begins and not (_PAST.search(rest) or _ACTED.search(rest)):
        return after is None or after.group() not in _LOOKED_BACK
    return after is not None and after.group() not in _NOUNS and _looks(after.group())


def _looks(verb: str) -> bool:
    if _NO_LONGER.match(verb):
        return False
    return _AHEAD.fullmatch(verb) is not None or _AHEAD.match(verb + " ") is not None


def told_on(text: str, start: int, low: int, high: int, today: date) -> tuple[date, str]:
    """The day a plan was told on, where the sentence says so: its weekdays follow from there.

    A plan may begin on the very day it is told; what it runs until is a later one.
    """
    told = _TOLD_ON.search(text, start, low) if _SPECIFIC.search(text, low, high) else None
    if told is None or _NOW.search(text, told.end(), low):
        return today, ""
    name = told["a"] or told["b"]
    back = (today.weekday() - WEEKDAYS.index(name.lower())) % 7
    until = _UNTIL.match(text, low) or text[:low].endswith("until ")
    return today - timedelta(days=back + (not until)), f"{name.capitalize()}, "
