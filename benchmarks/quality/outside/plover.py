"""PLOVER's gold standard records: the event class of a sentence, from acts, reports and words.

"reading alone" is the program: acts of its statements, conduct of its reports, its meetings.
"""

import json
from collections import Counter
from collections.abc import Iterator

from benchmarks.quality.adapter import READER, Row, Task
from benchmarks.quality.corpus import data_folder
from benchmarks.quality.tally import Figure

from . import classes
from .act_words import WORDS
from .classes import Pair
from .data import Confused, Outside, absent, digest

FILE = "plover-gsr/PLOVER_GSR_CAMEO.json"
_ACTS = {
    "decline": "REJECT", "deny": "REJECT", "allege": "DISAPPROVE", "announce": "AGREE",
    "confirm": "AGREE", "confirm-part": "AGREE", "accept-if": "AGREE", "end": "SANCTION",
}  # fmt: skip
_CONDUCT = {
    "strike": "FIGHT", "shelling": "FIGHT", "gunfire": "FIGHT", "ground-assault": "FIGHT",
    "interception": "FIGHT", "explosion": "ASSAULT", "attack": "ASSAULT", "seizure": "COERCE",
    "obstruction": "COERCE", "movement": "MOBILIZE", "overflight": "MOBILIZE",
}  # fmt: skip
_READ = 25
"""What the reading weighs beside the words, whose weights run from 60 to 88."""


def events() -> Outside | str:
    """The records that hold a sentence."""
    if gone := absent(FILE):
        return gone
    items = [r for r in json.loads((data_folder() / FILE).read_text("utf8")) if r.get("text")]
    labels = {r["event"] for r in items}

    def pairs(answers: list[list[Row]]) -> list[Pair]:
        found = zip(items, answers, strict=True)
        return [(r["event"], given(r["text"], a, labels)) for r, a in found]

    def measured(answers: list[list[Row]]) -> dict[str, Figure]:
        alone = [(r["event"], alone_of(a)) for r, a in zip(items, answers, strict=True)]
        return {**classes.figures(pairs(answers)), **classes.figures(alone, ", reading alone")}

    def confused(answers: list[list[Row]]) -> Confused:
        return Counter((g, f or "nothing") for g, f in pairs(answers) if g != f)

    tasks = [Task(r["text"], None, r["id"], reader=READER) for r in items]
    return Outside(digest(FILE), tasks, measured, confused)


def given(text: str, answer: list[Row], allowed: set[str]) -> str:
    """The class of a sentence, empty where nothing speaks for any."""
    weights = WORDS.weigh(text)
    for label in list(read_classes(answer))[:1]:
        weights[label] += _READ
    return classes.best(weights, allowed)


def alone_of(answer: list[Row]) -> str:
    """The class by the reading alone, empty where it speaks for none."""
    return next(read_classes(answer), "")


def read_classes(answer: list[Row]) -> Iterator[str]:
    """Classes that the reading speaks for: of statements, then reports, then meetings."""
    acts = (r["act"] for r in answer if r["kind"] == "statement")
    yield from (_ACTS[act] for act in acts if act in _ACTS)
    told = (r["conduct"] for r in answer if r["kind"] == "report" and not r["absence"])
    yield from (_CONDUCT[conduct] for conduct in told if conduct in _CONDUCT)
    yield from ("CONSULT" for r in answer if r["kind"] == "meeting")
