"""Names and things by exact span and kind: UNER's EWT dev, and our held fifth of re3d.

The texts are those of training/corpora.py, where the parts kept for measuring are set apart.
"""

from collections import Counter
from collections.abc import Iterable

from benchmarks.quality.adapter import Row, Task
from benchmarks.quality.tally import Figure, Tally, figures
from training import corpora
from training.corpora import Labelled, Text

from . import reading
from .data import Confused, Outside, absent, digest

NAMES = ("PER", "LOC", "ORG")
CONFLICT = (
    "Organisation", "Person", "Location", "Temporal", "Quantity", "Weapon", "MilitaryPlatform",
    "Nationality",
)  # fmt: skip
READER = f"{reading.__name__}:entities"
NOTHING = "nothing"


def names() -> Outside | str:
    """UNER EWT dev, each sentence of a document a line."""
    files = ("uner-ewt/en_ewt-ud-dev.iob2.gz", "ud-ewt/en_ewt-ud-dev.conllu.gz")
    if gone := absent(*files):
        return gone
    texts = list(corpora.ewt("dev"))
    gold = [[n for n in t.names or () if n[2] in NAMES] for t in texts]
    return _outside(digest(files[0]), texts, gold, reading.NAMES, NAMES)


def conflict() -> Outside | str:
    """The documents of re3d that no network was trained on."""
    file = "re3d/re3d_dev.jsonl.gz"
    if gone := absent(file):
        return gone
    texts = list(corpora.re3d("dev"))
    gold = [[c for c in t.conflict or () if c[2] in CONFLICT] for t in texts]
    return _outside(digest(file), texts, gold, reading.CONFLICT, CONFLICT)


def _outside(
    made: str, texts: list[Text], gold: list[list[Labelled]], scheme: str, kinds: Iterable[str]
) -> Outside:
    def of(rows: list[list[Row]]) -> list[list[Labelled]]:
        return [found(r, scheme) for r in rows]

    def measured(rows: list[list[Row]]) -> dict[str, Figure]:
        return figures([tally_of(g, f, kinds) for g, f in zip(gold, of(rows), strict=True)])

    def confused(rows: list[list[Row]]) -> Confused:
        return sum((pairs(g, f) for g, f in zip(gold, of(rows), strict=True)), Counter())

    tasks = [Task(lined(t), None, t.id, reader=READER) for t in texts]
    return Outside(made, tasks, measured, confused)


def lined(text: Text) -> str:
    """A text with a line for each of its sentences, its offsets unchanged."""
    made = list(text.text)
    for _, end in (text.sentences or ())[:-1]:
        made[end] = "\n"
    return "".join(made)


def found(rows: list[Row], scheme: str) -> list[Labelled]:
    """The spans of one scheme."""
    return [(r["start"], r["end"], r["type"]) for r in rows if r["scheme"] == scheme]


def tally_of(gold: list[Labelled], given: list[Labelled], kinds: Iterable[str]) -> Tally:
    """Precision, recall and F1 of spans with their kind, over all kinds and of each."""
    tally, right, mine = Tally(), set(gold), set(given)
    tally.detection("span", len(right & mine), len(mine), len(right))
    for kind in kinds:
        g, f = ({s for s in side if s[2] == kind} for side in (right, mine))
        tally.f1(f"{kind} F1", len(g & f), len(f), len(g))
    return tally


def pairs(gold: list[Labelled], given: list[Labelled]) -> Confused:
    """Where the bounds are right or shared but the kind is another, or only the bounds differ."""
    counted: Confused = Counter()
    exact = {(s, e): k for s, e, k in given}
    for start, end, kind in sorted(set(gold) - set(given)):
        near = [(min(end, e) - max(start, s), k) for s, e, k in given if s < end and start < e]
        other = exact.get((start, end)) or max(near, default=(0, NOTHING))[1]
        counted[kind, f"{other}, other bounds" if other == kind else other] += 1
    taken = [(s, e) for s, e, _ in gold]
    for start, end, kind in given:
        if not any(s < end and start < e for s, e in taken):
            counted[NOTHING, kind] += 1
    return counted
