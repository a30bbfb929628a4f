"""What kind of voice a speaker is, by the words for him: who can bind, who only looks on."""

import re
from dataclasses import dataclass, field, replace

from holdfire.record import Act

from . import acts
from .leaning import Leaning
from .names import Person
from .truces import MUTUAL

_ANNOUNCING = frozenset({Act.ANNOUNCE, Act.CONFIRM, Act.CONFIRM_PART})


def _heads(pattern: str) -> re.Pattern[str]:
    """Whole words that own nothing: 'people', not 'the People’s League'."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-]|[’']s? )", re.I)


_KINDS = (
    (
        "mediator",
        _heads(
            r"mediat\w+|envoys?|facilitators?|guarantors?|(?:who )?broker(?:ed|ing)|go-betweens?|"
            r"contact group|contact office|good offices|special representative|peace (?:adviser|"
            r"advisor|panel|delegate|commissioner)|secretary[- ]general|channel coordinator"
        ),
    ),
    (
        "analyst",
        _heads(
            r"analysts?|researchers?|historians?|professors?|experts?|economists?|scholars?|"
            r"fellow|think[- ]tank|bloggers?|columnists?|lecturers?|commentators?|academics?|"
            r"policy forum|consultants?|ex-\w+|pundits?|strategists?"
        ),
    ),
    (
        "monitor",
        _heads(
            r"monitors?|observers?|observatory|watch(?:dog)?|inspectors?|verification|"
            r"verifiers?|peacekeepers?|joint commission|"
            r"(?:observ\w+|monitoring|verification) (?:mission|team|group|panel|body|bureau|"
            r"office)|"
            r"who (?:monitor|track|observe|count)s?|rapporteur"
        ),
    ),
    (
        "witness",
        _heads(
            r"residents?|(?:eye)?witness(?:es)?|villagers?|locals|medics?|doctors?|nurses?|"
            r"surgeons?|paramedics?|hospitals?|clinic|farmers?|fisherm[ae]n|herders?|traders?|"
            r"shopkeepers?|bakers?|drivers?|teachers?|pastor|priest|listeners?|survivors?|"
            r"relatives?|mothers?|fathers?|neighbou?rs?|"
            r"aid (?:workers?|agenc\w+|groups?|officials?)|"
            r"charit(?:y|ies)|correspondents?|reporters?|pilots?|insurers?|people|"
            r"students?|workers?|shipping|utility|operator|who (?:sells|runs|lives|farms|teaches)"
        ),
    ),
)


def kind(phrase: str) -> str:
    """mediator, analyst, monitor or witness; '' for anybody else, who may belong to a side."""
    return next((name for name, marks in _KINDS if marks.search(phrase)), "")


@dataclass(slots=True)
class Told:
    """What a document has told so far: who announced, and who announced for more than one side."""

    announcers: set[str] = field(default_factory=set)
    mutual: set[str] = field(default_factory=set)

    def act(
        self, said: acts.Said, source: str, person: Person | None, leaning: Leaning | None = None
    ) -> Act:
        """The act of the next statement, noted for those that follow."""
        name = person.name if person is not None else ""
        voice = kind(f"{source} {person.role} {name}" if person is not None else source)
        announcer = name in self.announcers
        others, mutual = bool(self.announcers - {name}), bool(self.mutual - {name})
        said = replace(said, kind=voice, announcer=announcer, others=others, mutual=mutual)
        found = acts.act(said)
        if leaning is not None:
            found = leaning.settle(said, found)
        if name and found in _ANNOUNCING:
            self.announcers.add(name)
            if voice == "mediator" or MUTUAL.search(said.content):
                self.mutual.add(name)
        return found
