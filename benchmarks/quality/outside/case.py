"""CASE 2021 task 2: the event type of a snippet, from what the program reads and from word lists.

"reading alone" is the program: conduct, means, cause and actor of its reports, its meetings and the
acts of its statements. The other figures add words for what the program does not read.
"""

import re
from collections import Counter
from collections.abc import Iterator

from benchmarks.quality.adapter import READER, Row, Task
from benchmarks.quality.corpus import data_folder
from benchmarks.quality.tally import Figure
from training.corpora import rows

from . import classes
from .classes import Pair
from .data import Confused, Outside, absent, digest
from .event_words import WORDS

FILE = "case2021-task2/case2021_task2_dev.jsonl.gz"
TYPES = "case2021-task2/event_types.txt"
OTHER = "OTHER"
_CAUSES = {"accident": "MAN_MADE_DISASTER", "weather": "NATURAL_DISASTER"}
_TOLD = tuple(
    (conduct, re.compile(words, re.I), label)
    for conduct, words, label in (
        ("", r"\bsuicide|\bhimself up|\bherself up", "SUIC_BOMB"),
        ("", r"\bgrenade", "GRENADE"),
        ("", r"\b(?:arrest|detain|custody)", "ARREST"),
        ("seizure", r"\b(?:weapon|arms\b|ammunition|explosive|rifle|cache|drug)", "DISR_WEAP"),
        ("seizure", r"\b(?:kidnap|abduct|hostage|captive|prisoner)", "ABDUCT_DISSAP"),
        ("seizure", r"\b(?:rebel|militant|fighters|isis|taliban|insurgent)",
         "NON_STATE_ACTOR_OVERTAKES_TER"),
        ("seizure", r"\b(?:control|town|village|city|district|captur)", "GOV_REGAINS_TERIT"),
        ("seizure", "", "ABDUCT_DISSAP"),
        ("strike", r"\b(?:air|drone|jet|warplane|helicopter|bomb)", "AIR_STRIKE"),
        ("strike", r"\b(?:missile|rocket)", "ART_MISS_ATTACK"),
        ("shelling", "", "ART_MISS_ATTACK"),
        ("explosion", "", "REM_EXPLOS"),
        ("interception", "", "DISR_WEAP"),
        ("ground-assault", "", "ARMED_CLASH"),
        ("gunfire", r"\b(?:exchang|traded|clash|battle)", "ARMED_CLASH"),
        ("gunfire", "", "ATTACK"),
        ("movement", "", "CHANGE_TO_GROUP_ACT"),
        ("other", r"\b(?:burn|set fire|loot|vandal|torch)", "PROPERTY_DISTRUCT"),
        ("other", r"\b(?:crash|collaps|derail|caps|sank|overturn|broke out)", "MAN_MADE_DISASTER"),
        ("attack", r"\battack|\bassailant|\bkill|\bbeat", "ATTACK"),
    )
)  # fmt: skip
"""A conduct (any where empty), words in the report's span, and the type of both; first come."""
_ACTS = {
    "announce": "AGREEMENT", "confirm": "AGREEMENT", "confirm-part": "AGREEMENT",
    "accept-if": "AGREEMENT", "allege": "ATTRIB", "deny": "ATTRIB", "decline": "DIPLO",
}  # fmt: skip
_READ = 25
"""What the reading weighs beside the words, whose weights run from 10 to 99."""


def events() -> Outside | str:
    """The snippets; the types the task trained for, and all."""
    if gone := absent(FILE, TYPES):
        return gone
    items = list(rows(data_folder() / FILE))
    known = set((data_folder() / TYPES).read_text("utf8").split())
    every = known | {i["label"] for i in items}

    def measured(answers: list[list[Row]]) -> dict[str, Figure]:
        old = [(i, a) for i, a in zip(items, answers, strict=True) if i["label"] in known]
        both = [(i["label"], given(i["text"], a, known)) for i, a in old]
        alone = [(i["label"], alone_of(i["text"], a)) for i, a in zip(items, answers, strict=True)]
        return {
            **classes.figures(both, f", {len(known)} types"),
            **classes.figures(_pairs(answers), f", {len(every)} types"),
            **classes.figures(alone, f", {len(every)} types, reading alone"),
        }

    def _pairs(answers: list[list[Row]]) -> list[Pair]:
        found = zip(items, answers, strict=True)
        return [(i["label"], given(i["text"], a, every)) for i, a in found]

    def confused(answers: list[list[Row]]) -> Confused:
        return Counter((g, f) for g, f in _pairs(answers) if g != f)

    tasks = [Task(i["text"], None, i["id"], reader=READER) for i in items]
    return Outside(digest(FILE, TYPES), tasks, measured, confused)


def given(text: str, answer: list[Row], allowed: set[str]) -> str:
    """The type of a snippet among those allowed; OTHER where nothing speaks for any."""
    weights = WORDS.weigh(text)
    for label in list(read_types(text, answer))[:1]:
        weights[label] += _READ
    return classes.best(weights, allowed) or OTHER


def alone_of(text: str, answer: list[Row]) -> str:
    """The type by the reading alone."""
    return next(read_types(text, answer), OTHER)


def read_types(text: str, answer: list[Row]) -> Iterator[str]:
    """Types that the reading speaks for: of its reports, its meetings, its statements."""
    reports = [r for r in answer if r["kind"] == "report" and not r["absence"]]
    yield from (t for r in sorted(reports, key=lambda r: r["background"]) if (t := _told(text, r)))
    yield from ("DIPLO" for r in answer if r["kind"] == "meeting")
    acts = (r["act"] for r in answer if r["kind"] == "statement")
    yield from (_ACTS[act] for act in acts if act in _ACTS)


def _told(text: str, report: Row) -> str:
    words = text[report["span"]["start"] : report["span"]["end"]]
    if report["cause"] in _CAUSES:
        return _CAUSES[report["cause"]]
    if set(report["means"]) & {"ied", "mine"} and "suicide" not in words:
        return "REM_EXPLOS"
    of = report["conduct"]
    found = (label for conduct, p, label in _TOLD if conduct in ("", of) and p.search(words))
    return next(found, "")
