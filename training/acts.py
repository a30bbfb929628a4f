"""What words say of a statement's act: weights over the trained network, which stays as it is.

`python -m training.acts` learns from our own texts whose statements have acts, and from the seen
sets of benchmarks/quality; it prints how often the act is right on each file when that file is left
out, beside the rules alone. A multinomial logistic regression (12 acts) on the means of two layers
of the network over content, cue and source, and on the circumstances of `holdfire.read.leaning`.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rich.progress import track
from tokenizers import Tokenizer
from torch import Tensor

from holdfire.collect import gather
from holdfire.read.acts import Said
from holdfire.read.attributions import attributions
from holdfire.read.clauses import Range
from holdfire.read.embedded import EmbeddedReader
from holdfire.read.known import Known
from holdfire.read.leaning import BINDING, PARTS, Table, Weighed, circumstances
from holdfire.read.network import LONGEST, Found, Heard, windows
from holdfire.read.text import Document, document
from holdfire.read.wordpieces import Pieces, Told, pieces
from holdfire.record import Act

from .arrays import BUILD
from .corpora import where
from .model import Reader
from .shipped import loaded
from .start import FILES, tokenizer

ROOT = Path(__file__).resolve().parents[1]
OWN = [
    ROOT / "training/texts" / f"{n}.jsonl"
    for n in ("relayed", "reports", "wire", "acts/genres", "acts/plain")
]
SEEN = [
    ROOT / "benchmarks/quality/sets" / f"{n}.jsonl"
    for n in ("dev", "dev-reports", "dev-truce", "blind-truce")
]
LAYERS = (0, 2)
"""The vectors before the first layer and behind the second: later ones know roles, not meaning."""
SCALE, RULED, LOOSE = 0.12, 2.0, 0.3
"""Of a standard deviation of the vectors, of the rules' own act, and the weight of the data beside
the squared weights: a plateau of the files left out."""
ACTS = tuple(sorted(Act))


@dataclass(slots=True)
class Example:
    """A statement: its act, what the rules look at and say, the means over its three parts."""

    act: Act
    said: Said
    ruled: Act
    means: np.ndarray

    @property
    def known(self) -> set[str]:
        """The circumstances."""
        return set(circumstances(self.said, self.ruled))


@dataclass(slots=True)
class Recorder:
    """Stands in for what settles an act, and notes what it is asked."""

    asked: list[tuple[Said, Act]] = field(default_factory=list)

    def settle(self, said: Said, ruled: Act) -> Act:
        """The rules' act, noted."""
        self.asked.append((said, ruled))
        return ruled


@dataclass(slots=True)
class Answers:
    """Stands in for a network: finds what a text's answers hold."""

    heard: tuple[Heard, ...]
    recorders: dict[Range, Recorder] = field(default_factory=dict)
    spans: dict[Range, tuple[tuple[Range, ...], ...]] = field(default_factory=dict)
    name = "answers"

    def find(self, _doc: Document, _told: Sequence[Told]) -> Found:
        """The answers."""
        return Found(self.heard, (), self)  # type: ignore[arg-type]

    def of(self, source: Range | None, cue: Range | None, content: tuple[Range, ...]) -> Recorder:
        """A recorder for an attribution, kept by its cue."""
        made = Recorder()
        if cue is not None:
            self.recorders[cue] = made
            self.spans[cue] = content, (cue,), (source,) if source else ()
        return made


def main() -> None:
    """Learn, say how well, and write acts.pt."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--weights", type=Path, default=BUILD / "stage-2.pt")
    flags.add_argument("--out", type=Path, default=BUILD / "acts.pt")
    asked = flags.parse_args()
    model, made, known = loaded(asked.weights), tokenizer(), Known(FILES / "known.txt.gz")
    files = {
        path.stem: list(examples(model, made, known, path))
        for path in track([*OWN, *SEEN], description="texts")
    }
    for name, left in files.items():
        told = learnt([e for n, some in files.items() if n != name for e in some])
        print(f"{name}: {compared([(e.act, e.ruled, settled(told, e)) for e in left])}")
    torch.save(learnt([e for some in files.values() for e in some]), asked.out)


def compared(found: list[tuple[Act, Act, Act]]) -> str:
    """Right act, the rules' and ours: how often ours is right, and of acts that bind how many given
    are right and how many there are were found; the rules' figures behind."""
    shares = []
    for ours in (2, 1):
        binds = [f for f in found if f[ours] in BINDING]
        right = sum(f[0] is f[ours] for f in binds)
        meant = sum(f[0] in BINDING for f in found)
        every = sum(f[0] is f[ours] for f in found) / len(found)
        shares.append(f"{every:.3f}, binding {right}/{len(binds)} right, {right}/{meant} found")
    return f"{len(found)} statements, {shares[0]} (rules {shares[1]})"


def examples(model: Reader, made: Tokenizer, known: Known, path: Path) -> Iterator[Example]:
    """The statements of a file of texts with answers."""
    for line in path.read_text("utf8").splitlines():
        row = json.loads(line)
        if row.get("statements"):
            yield from of_text(model, made, known, row)


def of_text(model: Reader, made: Tokenizer, known: Known, row: dict[str, Any]) -> Iterator[Example]:
    """The statements of one text, as the program would see them."""
    capture = gather(["-"], published={}, outlets={}, stdin=BytesIO(row["text"].encode())).captures[
        0
    ]
    doc = document(capture)
    if not doc.sentences:
        return
    given = [(heard(doc.text, s), Act(s["act"])) for s in row["statements"] if s.get("cue")]
    answers = Answers(tuple(h for h, _ in given))
    EmbeddedReader(answers).read(capture)
    told = [Told(a.source, a.cue, a.content) for a in attributions(doc)]
    ranges = [(s.start, s.end) for s in doc.sentences]
    seen = pieces(made, doc.text, ranges, doc.fresh, doc.quotes, told, known=known)
    vectors = early(model, seen)
    for one, act in given:
        recorder = answers.recorders.get(one.cue)
        if recorder is not None and recorder.asked:
            said, ruled = recorder.asked[0]
            means = [mean(vectors, seen, spans) for spans in answers.spans[one.cue]]
            yield Example(act, said, ruled, np.concatenate(means))


def heard(text: str, statement: dict[str, Any]) -> Heard:
    """An answer as ranges of characters."""
    source, content = statement["source"], statement["content"] or ()
    return Heard(
        (where(text, source),) if source else (), where(text, statement["cue"]),
        tuple(where(text, c) for c in content),
    )  # fmt: skip


def early(model: Reader, seen: Pieces) -> np.ndarray:
    """(m, width × layers): the vectors of the words of a text in LAYERS."""
    edges, rows = np.append(seen.first, len(seen.ids)), []
    for low, high, first, last in windows(seen):
        a, b = edges[low], min(edges[high], edges[low] + LONGEST - 2)
        ids = torch.tensor([[101, *seen.ids[a:b], 102]])
        features = torch.tensor(np.pad(seen.features[a:b], ((1, 1), (0, 0))))[None]
        with torch.no_grad():
            found = model.encoder.layers(ids, features)
        at = torch.tensor(seen.first[first:last] - a + 1)
        rows.append(torch.cat([found[k][0][at] for k in LAYERS], -1).numpy())
    return np.concatenate(rows)


def mean(vectors: np.ndarray, seen: Pieces, spans: Iterable[Range]) -> np.ndarray:
    """The mean over the words of these ranges; nothing where there are none."""
    found = [np.searchsorted(seen.words[:, 0], span) for span in spans]
    words = [vectors[a:b] for a, b in found if a < b]
    return np.concatenate(words).mean(0) if words else np.zeros(vectors.shape[1])


def learnt(some: list[Example]) -> dict[str, Any]:
    """The weights: `words` (parts × acts, width), `base` (acts), `weights` of circumstances."""
    names = sorted({k for e in some for k in e.known})
    means = np.stack([e.means for e in some])
    centre, spread = means.mean(0), means.std(0).clip(1e-6) / SCALE
    sides = np.array([[weight(n) * (n in e.known) for n in names] for e in some])
    x = torch.tensor(np.hstack([(means - centre) / spread, sides]))
    found, base = fitted(x, torch.tensor([ACTS.index(e.act) for e in some]))
    words = found[:, : len(centre)] / spread
    beside = found[:, len(centre) :].T * np.array([[weight(n)] for n in names])
    return {
        "words": torch.tensor(np.concatenate(np.split(words, PARTS, axis=1))),
        "base": (base - words @ centre).tolist(),
        "weights": dict(zip(names, beside.tolist(), strict=True)),
    }


def weight(name: str) -> float:
    """How large a circumstance is beside the vectors."""
    return RULED if name.startswith("ruled") else 1.0


def fitted(x: Tensor, y: Tensor) -> tuple[np.ndarray, np.ndarray]:
    """Weights (acts, columns) and base (acts) of a logistic regression with squared weights."""
    w = torch.zeros(len(ACTS), x.shape[1], dtype=torch.float64, requires_grad=True)
    b = torch.zeros(len(ACTS), dtype=torch.float64, requires_grad=True)
    search = torch.optim.LBFGS([w, b], max_iter=500, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        search.zero_grad()
        wrong = torch.nn.functional.cross_entropy(x @ w.T + b, y, reduction="sum")
        total: Tensor = LOOSE * wrong + 0.5 * (w**2).sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    search.step(loss)  # type: ignore[arg-type]
    return w.detach().numpy(), b.detach().numpy()


def settled(told: dict[str, Any], one: Example) -> Act:
    """The act by these weights, as the program settles it."""
    weights = {n: np.array(w, dtype=np.float32) for n, w in told["weights"].items()}
    words = told["words"].numpy().reshape(PARTS, len(ACTS), -1)
    scores = np.einsum("pw,paw->a", one.means.reshape(PARTS, -1), words) + told["base"]
    return Weighed(scores, Table(ACTS, np.zeros(len(ACTS)), weights)).settle(one.said, one.ruled)


if __name__ == "__main__":
    main()
