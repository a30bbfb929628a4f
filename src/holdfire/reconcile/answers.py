"""What an answer is about: the pause itself, an event or a breach of it, or only what was asked."""

import re
from enum import StrEnum


class Topic(StrEnum):
    """What the words of a denial, a refusal or a correction are about."""

    PAUSE = "pause"
    EVENT = "event"
    UNTOLD = "untold"


_KEPT = (
    r"(?:truces?|cease-?fires?|pause|lull|moratorium|agreement|arrangement|deal|accord|pact|"
    r"understanding|halt|calm|terms|order|promise|pledge|word)"
)
_PAUSE = re.compile(
    r"\b(?:truce|cease-?fire|pause|lull|moratorium|agree\w*|arrangement|deal|accord|halt|suspen\w+|"
    r"hold(?:ing)? (?:its |their )?fire|stop(?:ping)? firing|hostilities|calm|terms|order|pact|"
    r"understanding|signed|signature|document|talks|negotiat\w+)\b",
    re.I,
)
_ASIDE = re.compile(
    r"\b(?:since|during|after|before|while|when|despite|throughout|amid|under|within|on the eve of|"
    r"(?:hours|minutes|days?|shortly) (?:after|before|into)) (?:[\w’'-]+ ){0,4}?"
    rf"{_KEPT}\b|"
    r"\b(?:break|breaks|broke|broken|breaking|violat\w+|breach\w*|infring\w+|flout\w*|ignor\w+|"
    r"disregard\w*|wreck\w*|undermin\w+|jeopardi\w+|in (?:\w+ )?(?:breach|violation) of|"
    r"(?:ended|suspended|left|quit|abandon\w*|withdr[ae]w\w*|pulled out)(?: (?:from|of))?|"
    rf"respect\w*|observ\w+|kept|keep\w*) (?:of )?(?:[\w’'-]+ ){{0,3}}?{_KEPT}\b|"
    rf"\b{_KEPT} (?:violation|breach|infringement|monitor)s?\b|"
    r"\border\w* (?:[\w’'-]+ ){0,3}?(?:to|for) (?:(?!hold|cease|stop|halt)[\w’'-]+ ){0,2}?"
    r"(?:shell|attack|strike|raid|open|fire|bomb|shoot|advance|kill|hit|target|launch)\w*",
    re.I,
)
"""Where the pause is named only to say when, or as what was broken."""
_EVENT = re.compile(
    r"\b(?:attack\w*|strikes?|struck|shell\w*|fired?|firing|gunfire|shots?|shoot\w*|drones?|missiles?|"
    r"rockets?|mortars?|artillery|blast|bomb\w*|explosion|kill\w*|wound\w*|toll|incident|depot|"
    r"casualt\w+|accusation|allegation|violat\w*|breach\w*|br[eo]ak\w*|infring\w+|raid\w*|ambush\w*|"
    r"abduct\w*|kidnap\w*|seiz\w*|loot\w*|burn\w*|advanc\w+|hit|target\w*|responsib\w+|"
    r"involve\w*|(?:any|no) (?:role|part|hand))\b",
    re.I,
)


def topic(words: str) -> Topic:
    """'denied shelling the port since the truce' is about an event, 'denied any truce' is not."""
    bare = _ASIDE.sub(" ", words)
    if _PAUSE.search(bare):
        return Topic.PAUSE
    event = _EVENT.search(words) is not None or bare != words
    return Topic.EVENT if event else Topic.UNTOLD
