"""GUM's open genres: the sources of attributions, and whether nested ones are told as nested.

An attribution is nested in another where its clause lies in the head clause of what the other says,
or where both introduce the same head clause from the same side: then the nearer one is inside.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from benchmarks.quality.adapter import READER, Row, Task
from benchmarks.quality.corpus import data_folder
from benchmarks.quality.tally import Figure, Tally, figures
from training.corpora import Span, rows

from .data import Confused, Outside, absent, digest

FILE = "gum-open/gum_open_dates_attribution.train-dev.jsonl.gz"
Said = dict[str, Any]
Pair = tuple[Said, Said]


def attributions() -> Outside | str:
    """The dev texts, and those of the train part with nested attributions, for these alone."""
    if gone := absent(FILE):
        return gone
    every = [r for r in rows(data_folder() / FILE) if r["split"] == "dev" or any(nested(r))]
    texts = sorted(every, key=lambda r: r["split"])

    def measured(answers: list[list[Row]]) -> dict[str, Figure]:
        return figures([tally_of(t, a) for t, a in zip(texts, answers, strict=True)])

    def confused(answers: list[list[Row]]) -> Confused:
        return sum((pairs(t, a) for t, a in zip(texts, answers, strict=True)), Counter())

    tasks = [Task(t["text"], None, t["id"], reader=READER) for t in texts]
    return Outside(digest(FILE), tasks, measured, confused)


def nested(text: Row) -> Iterator[Pair]:
    """Pairs of attributions, the outer one first."""
    for one in text["attributions"]:
        for other in text["attributions"]:
            if one is not other and _inside(other, one):
                yield one, other


def _inside(inner: Said, outer: Said) -> bool:
    (s, e), (low, high) = inner["attribution_edu"], outer["content_head_edu"]
    if low <= s and e <= high:
        return True
    a, b = outer["attribution_edu"]
    same = inner["content_head_edu"] == [low, high]
    return bool(same and (b <= s < e <= low or high <= s < e <= a))


def tally_of(text: Row, answer: list[Row]) -> Tally:
    """Sources of a dev text, and the nested pairs of any."""
    tally, told = Tally(), statements(answer)
    if text["split"] == "dev":
        gold = [sources(a) for a in text["attributions"]]
        given = sorted({_hull(r["source"]) for r in told if r["source"]})
        tally.detection("source", _matched(gold, given, False), len(given), len(gold))
        tally.f1("source overlap F1", _matched(gold, given, True), len(given), len(gold))
        tally.share("nested, dev", [nests(told, *p) for p in nested(text)])
    tally.share("nested, train and dev", [nests(told, *p) for p in nested(text)])
    return tally


def statements(answer: list[Row]) -> list[Row]:
    """The statements that somebody is said to have made."""
    return [r for r in answer if r["kind"] == "statement" and r["cue"]]


def sources(said: Said) -> set[Span]:
    """The spans a source may be given as: each of its pieces."""
    return {(s, e) for s, e in said["source_signal"]}


def _hull(pieces: list[Row]) -> Span:
    return min(p["start"] for p in pieces), max(p["end"] for p in pieces)


def _matched(gold: list[set[Span]], given: list[Span], loose: bool) -> int:
    """How many answers have a source of their own among those given, in reading order."""
    left, hit = list(given), 0
    for wanted in gold:
        found = (s for s in left if s in wanted or (loose and any(_meet(s, w) for w in wanted)))
        if (one := next(found, None)) is not None:
            left.remove(one)
            hit += 1
    return hit


def _meet(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def nests(told: list[Row], outer: Said, inner: Said) -> bool:
    """Whether the cue of a statement in the inner clause lies in the content of one in the outer.

    A statement stands in a clause where its cue shares characters with it.
    """
    inside, around = (_in(told, a["attribution_edu"]) for a in (inner, outer))
    return any(
        piece["start"] <= _hull(i["cue"])[0] < piece["end"]
        for o in around
        for piece in o["content"]
        for i in inside
        if i is not o
    )


def _in(told: list[Row], clause: list[int]) -> list[Row]:
    return [r for r in told if _meet(_hull(r["cue"]), (clause[0], clause[1]))]


def pairs(text: Row, answer: list[Row]) -> Confused:
    """Nested attributions told side by side, and those of which one or both are not told."""
    counted: Confused = Counter()
    told = statements(answer)
    for outer, inner in nested(text):
        if not nests(told, outer, inner):
            both = all(_in(told, a["attribution_edu"]) for a in (outer, inner))
            counted["nested", "side by side" if both else "nothing"] += 1
    return counted
