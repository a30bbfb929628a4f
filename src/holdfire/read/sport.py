"""Reports of games, whose attacks, strikes and shots are none."""

import re
from functools import lru_cache

_GAME = re.compile(
    r"\b(?:(?P<a>strikers?)|(?P<b>goalkeepers?|goals?)|(?P<c>midfielders?|wingers?|forwards)|"
    r"(?P<d>half-time|kick-off|whistle)|(?P<e>referees?|umpires?)|(?P<f>penalt(?:y|ies))|"
    r"(?P<g>(?:quarter|semi)-finals?|cup final|cup)|(?P<h>league|division)|"
    r"(?P<i>derby|match(?:es)?)|(?P<j>clubs?)|(?P<k>coach(?:es)?|managers?)|(?P<l>stadium|pitch)|(?P<m>scor(?:ed|ing|er))|"
    r"(?P<n>\d{1,2}[-–]\d{1,2} (?:win|victory|defeat|draw|loss|lead))|(?P<o>winner|equali[sz]er)|"
    r"(?P<p>innings|wickets?|touchdowns?|tries|rebounds?)|(?P<q>tournament|championship|season)|"
    r"(?P<r>fans|players?|teammates?))\b",
    re.I,
)
_WAR = re.compile(
    r"\b(?:shell(?:s|ed|ing)|air ?-?strikes?|missiles?|rockets?|mortars?|artillery|drones?|"
    r"gunm[ae]n|militias?|militants?|troops|soldiers|army|rebels?|guerrillas?|insurgents?|cease-?fire|"
    r"explosions?|bombing|bombed|hostilities|warplanes?|peacekeepers?|armed|front line|frontline|"
    r"ministry|war)\b",
    re.I,
)
_ENOUGH = 3


@lru_cache(maxsize=16)
def game(text: str) -> bool:
    """Whether a text speaks of a game, by several of its words and no word of war."""
    words = {m.lastgroup for m in _GAME.finditer(text)}
    return len(words) >= _ENOUGH and _WAR.search(text) is None
