"""PolNeAR dev, read and scored by its own scorer's functions. The texts never leave the machine.

The data folder is HOLDFIRE_DATA (default ../shared/data beside the repository); the scorer is
score/polnear.py beside the data folder. Where either is absent this part is skipped.
"""

import contextlib
import gzip
import hashlib
import importlib.util
import io
import json
import os
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from .adapter import Answer, Row, Task
from .shapes import Item, Said, Spans, View
from .tally import Tally

NAME = "polnear"
ROLES = ("source", "cue", "content")
MEASURES = ("exact", "single", "overlap")

Attribution = dict[str, list[list[int]]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles, with the digest of their file and the scorer."""

    path: Path
    digest: str
    articles: list[dict[str, Any]]
    scorer: ModuleType


def data_folder() -> Path:
    """Where the corpora lie."""
    beside = Path(__file__).resolve().parents[3] / "shared" / "data"
    return Path(os.environ.get("HOLDFIRE_DATA") or beside)


def load() -> Corpus | str:
    """The corpus, or the sentence that says what is absent."""
    folder = data_folder()
    path = folder / "polnear" / "polnear_dev.jsonl.gz"
    script = folder.parent / "score" / "polnear.py"
    if absent := next((p for p in (path, script) if not p.is_file()), None):
        return f"{absent.name} is not there; set HOLDFIRE_DATA to the folder with polnear/"
    with gzip.open(path, "rt", encoding="utf8") as lines:
        articles = [json.loads(line) for line in lines]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Corpus(path, digest, articles, _module(script))


def _module(script: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("polnear_scorer", script)
    if spec is None or spec.loader is None:
        raise ImportError(f"{script.name} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tasks(corpus: Corpus, reader: str) -> list[Task]:
    """One task an article, dated by the article."""
    return [
        Task(a["text"], date.fromisoformat(a["date"]), a["id"], reader=reader)
        for a in corpus.articles
    ]


def attributions(rows: list[Row]) -> list[Attribution]:
    """The statements as the scorer wants them."""
    statements = [r for r in rows if r["kind"] == "statement"]
    return [
        {role: [[s["start"], s["end"]] for s in row[role] or ()] for role in ROLES}
        for row in statements
    ]


def write_predictions(corpus: Corpus, answers: list[Answer], path: Path) -> None:
    """Article ids and offsets only."""
    with path.open("w", encoding="utf8") as out:
        for article, answer in zip(corpus.articles, answers, strict=True):
            row = {"id": article["id"], "attributions": attributions(answer.rows)}
            out.write(json.dumps(row) + "\n")


def scorer_lines(corpus: Corpus, predictions: Path) -> str:
    """What the scorer itself prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        corpus.scorer.main(str(corpus.path), str(predictions))
    return printed.getvalue().rstrip()


def tally_of(scorer: ModuleType, gold: list[Attribution], found: list[Attribution]) -> Tally:
    """What one article adds to the scorer's figures."""
    tally = Tally()
    for measure in MEASURES:
        for role in ROLES:
            p, g = (_keys(scorer, side, role, measure == "single") for side in (found, gold))
            hit = _overlap(scorer, p, g) if measure == "overlap" else len(p & g)
            tally.f1(f"{role} {measure} F1", hit, len(p), len(g))
    mine, theirs = _triples(scorer, gold), _triples(scorer, found)
    tally.f1("triple exact F1", len(mine & theirs), len(theirs), len(mine))
    both = _both(scorer, theirs, mine)
    tally.f1("content and source overlap F1", both, len(theirs), len(mine))
    return tally


def _keys(scorer: ModuleType, side: list[Attribution], role: str, single: bool) -> set[Spans]:
    keys: set[Spans] = {scorer.key(a.get(role)) for a in side} - {()}
    return {k for k in keys if len(k) == 1} if single else keys


def _overlap(scorer: ModuleType, found: set[Spans], gold: set[Spans]) -> float:
    sides = ([scorer.characters(s) for s in side] for side in (found, gold))
    return float(scorer.overlap(*sides))


def _triples(scorer: ModuleType, side: list[Attribution]) -> set[tuple[Spans, ...]]:
    return {tuple(scorer.key(a.get(r)) for r in ROLES) for a in side}


def _both(scorer: ModuleType, found: set[tuple[Spans, ...]], gold: set[tuple[Spans, ...]]) -> int:
    left, hit = list(gold), 0
    shared = scorer.characters
    for t in found:
        for u in left:
            source = shared(t[0]) & shared(u[0]) or not (t[0] or u[0])
            if source and shared(t[2]) & shared(u[2]):
                left.remove(u)
                hit += 1
                break
    return hit


def gold_of(article: dict[str, Any]) -> list[Attribution]:
    """The first annotator's attributions."""
    found: list[Attribution] = article["annotations"][0]["attributions"]
    return found


def items(corpus: Corpus) -> Iterator[Item]:
    """The articles as items, for the list of errors: spans only, nothing known of speakers."""
    for number, article in enumerate(corpus.articles, 1):
        said = [_said(a) for a in gold_of(article)]
        published = date.fromisoformat(article["date"])
        gold = View(statements=said)
        yield Item(article["id"], number, article["text"], published, gold, {})


def _said(a: Attribution) -> Said:
    source, cue, content = (tuple((int(s), int(e)) for s, e in a.get(role) or ()) for role in ROLES)
    return Said(source, cue, content, "", "", "", "", None)
