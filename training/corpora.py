"""The training corpora as texts with labelled character spans. None of them is in this project.

What a corpus does not annotate is None in a Text, so that nothing is learnt from its silence.
"""

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

Span = tuple[int, int]
Labelled = tuple[int, int, str]
Said = dict[str, list[Span]]


@dataclass(slots=True)
class Text:
    """One text and its labels; `sentences` None: the reader cuts it. `fresh`: block openers."""

    corpus: str
    id: str
    text: str
    date: str | None = None
    sentences: list[Span] | None = None
    names: list[Labelled] | None = None
    conflict: list[Labelled] | None = None
    syntax: list[Labelled] | None = None
    said: list[Said] | None = None
    fresh: frozenset[int] = field(default_factory=frozenset)


@dataclass(slots=True)
class Sentence:
    """A sentence of a CoNLL file: its document, its words, and its tokens' columns with offsets."""

    document: str
    id: str
    text: str
    tokens: list[tuple[int, int, list[str]]]


def data_folder() -> Path:
    """HOLDFIRE_DATA, or the folder beside the project."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(os.environ.get("HOLDFIRE_DATA") or beside)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def polnear(part: str) -> Iterator[Text]:
    """PolNeAR (who said what), the first annotator."""
    for row in rows(data_folder() / "polnear" / f"polnear_{part}.jsonl.gz"):
        said = [
            {r: [(s, e) for s, e in a.get(r) or ()] for r in ("source", "cue", "content")}
            for a in row["annotations"][0]["attributions"]
        ]
        yield Text("polnear", row["id"], row["text"], row["date"], said=said)


def own(part: str) -> Iterator[Text]:
    """Our own texts about truces (training/texts); every tenth is kept for measuring ("dev")."""
    for path in sorted((Path(__file__).parent / "texts").glob("*.jsonl")):
        items = [json.loads(line) for line in path.read_text("utf8").splitlines()]
        for number, row in enumerate(i for i in items if "text" in i):
            if (number % 10 == 9) == (part == "dev"):
                said = [_spans(row["text"], s) for s in row["statements"]]
                yield Text("own", row["id"], row["text"], row["published"], said=said)


def _spans(text: str, statement: dict[str, Any]) -> Said:
    """The words of an answer as offsets: exact words, or [words, n] for their n-th occurrence."""
    found: Said = {}
    for role in ("source", "cue", "content"):
        given = statement[role]
        pieces = given if role == "content" else [given] if given else []
        found[role] = [where(text, piece) for piece in pieces]
    return found


def where(text: str, piece: str | list[Any]) -> Span:
    """Where words of an answer stand; raises ValueError where they do not."""
    words, n = (piece, 0) if isinstance(piece, str) else piece
    at = -1
    for _ in range(n + 1):
        at = text.index(words, at + 1)
    return at, at + len(words)


def ewt(part: str) -> Iterator[Text]:
    """English Web Treebank: the names of Universal NER and the syntax of UD, by document."""
    folder, version = data_folder(), ".v0" if part == "train" else ""
    trees = {s.id: s for s in conll(folder / "ud-ewt" / f"en_ewt-ud-{part}.conllu.gz")}
    named = conll(folder / "uner-ewt" / f"en_ewt-ud-{part}{version}.iob2.gz")
    for document, group in groupby(named, key=lambda s: s.document):
        yield _joined("ewt", document, list(group), trees)


def gum(part: str) -> Iterator[Text]:
    """GUM's open genres: syntax alone (its entities follow another scheme)."""
    found = conll(data_folder() / "gum-open" / f"gum_open-{part}.conllu.gz")
    for document, group in groupby(found, key=lambda s: s.document):
        sentences = list(group)
        text = _joined("gum", document, sentences, {s.id: s for s in sentences})
        text.names = None
        yield text


def re3d(part: str) -> Iterator[Text]:
    """re3d without its BBC part; a fifth of it, by hash, is kept for measuring ("dev")."""
    for row in rows(data_folder() / "re3d" / "re3d_dev.jsonl.gz"):
        held = int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 5 == 0
        if row["source"] == "BBC Online" and part == "train":
            continue
        if held == (part == "dev"):
            spans = {
                (e["begin"], e["end"], e["type"]) for e in row["entities"] if e["confidence"] > 0.5
            }
            yield Text("re3d", row["id"], row["text"], conflict=sorted(spans))


def conll(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U or IOB2 file, each token with offsets in `# text`."""
    document = ""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for group in _blocks(lines):
            marks = dict(g[2:].split(" = ", 1) for g in group if g.startswith("# ") and " = " in g)
            document = marks.get("newdoc id", document)
            tokens = [g.split("\t") for g in group if not g.startswith("#")]
            plain = [t for t in tokens if t[0].isdecimal()]
            yield Sentence(document, marks["sent_id"], marks["text"], _placed(marks["text"], plain))


def _blocks(lines: Any) -> Iterator[list[str]]:
    block: list[str] = []
    for line in (*lines, "\n"):
        if line.strip():
            block.append(line.rstrip("\n"))
        elif block:
            yield block
            block = []


def _placed(text: str, tokens: list[list[str]]) -> list[tuple[int, int, list[str]]]:
    """Tokens with their offsets; one that does not stand in the text (corrected) is left out."""
    at, made = 0, []
    for columns in tokens:
        low = text.find(columns[1], at, at + len(columns[1]) + 12)
        if low >= 0:
            made.append((low, low + len(columns[1]), columns))
            at = low + len(columns[1])
    return made


def _joined(corpus: str, document: str, group: list[Sentence], trees: dict[str, Sentence]) -> Text:
    """The sentences of a document as one text."""
    sentences: list[Span] = []
    names: list[Labelled] = []
    syntax: list[Labelled] = []
    made = Text(corpus, document, "", sentences=sentences, names=names, syntax=syntax)
    for sentence in group:
        at = len(made.text) + bool(made.text)
        made.text += (" " if made.text else "") + sentence.text
        sentences.append((at, at + len(sentence.text)))
        names += [(at + s, at + e, kind) for s, e, kind in _entities(sentence)]
        tree = trees.get(sentence.id)
        for s, e, c in tree.tokens if tree and tree.text == sentence.text else ():
            syntax.append((at + s, at + e, f"{c[3]} {c[7].split(':')[0]}"))
    return made


def _entities(sentence: Sentence) -> Iterator[Labelled]:
    """The spans of IOB2 labels in the third column (of files that have them)."""
    open_: Labelled | None = None
    for low, high, columns in sentence.tokens:
        mark, _, kind = columns[2].partition("-")
        if mark == "I" and open_ and open_[2] == kind:
            open_ = (open_[0], high, kind)
            continue
        if open_:
            yield open_
        open_ = (low, high, kind) if mark in ("B", "I") and kind in ("PER", "LOC", "ORG") else None
    if open_:
        yield open_
