"""Corpora to arrays: word pieces as the reader makes them, and labels for every word.

`python -m training.prepare` writes one .npz a corpus part under build/training; training needs only
those and the starting weights.
"""

from collections.abc import Sequence
from io import BytesIO

import numpy as np
from rich.progress import track
from tokenizers import Tokenizer

from holdfire.collect import gather
from holdfire.read.attributions import attributions
from holdfire.read.known import Known
from holdfire.read.text import document, find_quotes
from holdfire.read.wordpieces import Pieces, Told, pieces

from . import corpora
from .arrays import BUILD, IGNORED, save
from .corpora import Labelled, Said, Text
from .start import FILES, tokenizer

NAMES = ("PER", "LOC", "ORG")
CONFLICT = (
    "Organisation", "Person", "Location", "Temporal", "Quantity", "Weapon", "MilitaryPlatform",
    "Nationality",
)  # fmt: skip
TAGS = ("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X").split()
RELATIONS = (
    "acl advcl advmod amod appos aux case cc ccomp compound conj cop csubj dep det discourse "
    "dislocated expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis "
    "punct root vocative xcomp"
).split()


def main() -> None:
    """Write all parts."""
    BUILD.mkdir(parents=True, exist_ok=True)
    made, known = tokenizer(), Known(FILES / "known.txt.gz")
    for load in (corpora.polnear, corpora.own, corpora.ewt, corpora.gum, corpora.re3d):
        for part in ("train", "dev"):
            texts = list(load(part))
            name = f"{load.__name__}-{part}"
            done = [encoded(t, made, known) for t in track(texts, description=name)]
            save(BUILD / f"{name}.npz", done)


def encoded(text: Text, made: Tokenizer, known: Known) -> dict[str, np.ndarray]:
    """One text: `ids`, `features`, `first`, `words`, `sentence` (see Pieces), and its labels."""
    found = seen(text, made, known)
    starts = found.words[:, 0] if len(found.words) else np.zeros(0, dtype=np.int64)
    row = {n: getattr(found, n) for n in ("ids", "features", "first", "words", "sentence")}
    row["names"] = spread(text.names, NAMES, starts)
    row["conflict"] = spread(text.conflict, CONFLICT, starts)
    syntax = text.syntax
    row["tags"] = marked([(s, e, k.split()[0]) for s, e, k in syntax or ()], TAGS, starts)
    row["relations"] = marked([(s, e, k.split()[1]) for s, e, k in syntax or ()], RELATIONS, starts)
    row["said"] = said(text.said, starts)
    return row


def seen(text: Text, made: Tokenizer, known: Known) -> Pieces:
    """The pieces, with what the rules find where the reader itself cuts the text."""
    if text.sentences is not None:
        quotes = [q for s, e in text.sentences for q in find_quotes(text.text, s, e)]
        return pieces(made, text.text, text.sentences, text.fresh, quotes, known=known)
    return read(text.text, made, known)


def read(text: str, made: Tokenizer, known: Known) -> Pieces:
    """The pieces of a text as the program sees it, the rules' attributions with them."""
    found = gather(["-"], published={}, outlets={}, stdin=BytesIO(text.encode("utf-8")))
    if not found.captures:
        return pieces(made, "", [], frozenset(), [], known=known)
    doc = document(found.captures[0])
    told = [Told(a.source, a.cue, a.content) for a in attributions(doc)]
    ranges = [(s.start, s.end) for s in doc.sentences]
    return pieces(made, doc.text, ranges, doc.fresh, doc.quotes, told, known=known)


def spread(spans: list[Labelled] | None, kinds: Sequence[str], starts: np.ndarray) -> np.ndarray:
    """BIO labels of words: 0 outside, 1 + 2k begins kind k, 2 + 2k goes on; longest spans first."""
    if spans is None:
        return np.full(len(starts), IGNORED)
    row = np.zeros(len(starts), dtype=np.int64)
    for low, high, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        a, b = np.searchsorted(starts, [low, high])
        if kind in kinds and a < b and not row[a:b].any():
            row[a:b] = 2 + 2 * kinds.index(kind)
            row[a] -= 1
    return row


def marked(spans: list[Labelled], kinds: Sequence[str], starts: np.ndarray) -> np.ndarray:
    """One label for the word a token begins with; IGNORED elsewhere."""
    row = np.full(len(starts), IGNORED)
    for low, high, kind in spans:
        a, b = np.searchsorted(starts, [low, high])
        if kind in kinds and a < b:
            row[a] = kinds.index(kind)
    return row


def said(found: list[Said] | None, starts: np.ndarray) -> np.ndarray:
    """Attributions as rows (attribution, role, first word, word after the last); role 0 source,
    1 cue, 2 content. Without annotation: one row of -1."""
    if found is None:
        return np.full((1, 4), -1)
    made = [
        (number, role, *np.searchsorted(starts, span))
        for number, one in enumerate(found)
        for role, name in enumerate(("source", "cue", "content"))
        for span in one[name]
    ]
    return np.array([m for m in made if m[2] < m[3]], dtype=np.int64).reshape(-1, 4)


if __name__ == "__main__":
    main()
