"""Weights to the two graphs of holdfire-reader-en: `python -m training.export` (see README.md)."""

import argparse
import json
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from .acts import ACTS, LAYERS
from .arrays import BUILD
from .model import Reader, same, steps
from .prepare import CONFLICT, NAMES
from .shipped import loaded
from .start import FILES, tokenizer

OPSET = 17
CARD = FILES.parent / "README.md"
BEGIN, END = "<!-- measured while training -->", "<!-- end of measured -->"
PARTS = {
    "polnear": "PolNeAR", "own": "a tenth of our own texts", "ewt": "UNER EWT",
    "re3d": "a fifth of re3d",
}  # fmt: skip


class Words(nn.Module):
    """One window: what each word is by itself, its part in pairs of word and cue, and in acts."""

    def __init__(self, model: Reader, acts: Tensor) -> None:
        super().__init__()
        self.model = model
        self.register_buffer("acts", acts.float())

    def forward(self, ids: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """`ids` (1, n), `features` (1, n, 8), `first` (m): scores and vectors of m words."""
        m = self.model
        layers = [found[0][first] for found in m.encoder.layers(ids, features)]
        words, early = layers[-1], torch.cat([layers[k] for k in LAYERS], -1)
        heads = (m.heads[name](words).log_softmax(-1) for name in ("cue", "names", "conflict"))
        pair = m.word(words), m.first(words), m.last(words)
        return (*heads, *pair, early @ self.acts.T)


class Roles(nn.Module):
    """What each word of a window is to each of its cues."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.pairs = model.pairs

    def forward(
        self, word: Tensor, opens: Tensor, closes: Tensor, first: Tensor, last: Tensor,
        sentence: Tensor,
    ) -> Tensor:  # fmt: skip
        """`word`, `opens`, `closes` (m, p); `first`, `last` words of cues (k); `sentence` (m)."""
        near = steps(torch.arange(word.shape[0]), first, last)
        where = same(sentence, sentence[first])
        cue = opens[first] + closes[last]
        found: Tensor = self.pairs(word[None], cue, near, where).log_softmax(-1)
        return found


def main() -> None:
    """Write encoder.onnx, pairs.onnx, tokenizer.json, acts.json and model.json."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--weights", type=Path, default=BUILD / "stage-2.pt")
    flags.add_argument("--acts", type=Path, default=BUILD / "acts.pt")
    flags.add_argument("--to", type=Path, default=FILES)
    flags.add_argument("--name", default="embedded-3")
    asked = flags.parse_args()
    model, acts = loaded(asked.weights), torch.load(asked.acts, weights_only=True)
    asked.to.mkdir(parents=True, exist_ok=True)
    for name, module, given, names in graphs(model, acts["words"]):
        write(module, given, names, asked.to / f"{name}.onnx")
    kinds = {"names": list(NAMES), "conflict": list(CONFLICT)}
    about = {"name": asked.name, "kinds": kinds}
    (asked.to / "model.json").write_text(json.dumps(about, indent=1) + "\n", "utf8")
    (asked.to / "acts.json").write_text(json.dumps(table(acts), indent=1) + "\n", "utf8")
    tokenizer().save(str(asked.to / "tokenizer.json"), pretty=False)
    card(asked.weights.with_suffix(".json"))
    sizes = {p.name: p.stat().st_size for p in sorted(asked.to.glob("*.onnx"))}
    print(json.dumps(sizes))


def table(acts: dict[str, Any]) -> dict[str, Any]:
    """What speaks for each act beside the words, rounded."""
    weights = {n: [round(v, 4) for v in row] for n, row in acts["weights"].items()}
    return {"acts": ACTS, "base": [round(v, 4) for v in acts["base"]], "weights": weights}


def card(scores: Path) -> None:
    """Write what training measured, where it did, into the model card."""
    if not scores.is_file():
        return
    found = json.loads(scores.read_text("utf8"))
    rows = [
        f"| {PARTS[part]} | {name} | {value:.3f} |"
        for part, figures in found.items()
        for name, value in figures.items()
    ]
    text = CARD.read_text("utf8")
    table = "\n".join(["| Dev part | F1 of | by words |", "|--|--|--|", *rows])
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    CARD.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", "utf8")


def graphs(
    model: Reader, acts: Tensor
) -> list[tuple[str, nn.Module, dict[str, Tensor], list[str]]]:
    """Name, module, example input, names of outputs."""
    p = model.shape.pair
    long = torch.long
    words = {
        "ids": torch.full((1, 12), 2000), "features": torch.zeros((1, 12, 8), dtype=long),
        "first": torch.arange(1, 10),
    }  # fmt: skip
    roles = {
        **{name: torch.randn(9, p) for name in ("word", "opens", "closes")},
        "first": torch.tensor([1, 4]), "last": torch.tensor([2, 4]),
        "sentence": torch.zeros(9, dtype=long),
    }  # fmt: skip
    outputs = ["cue", "names", "conflict", "word", "opens", "closes", "acts"]
    both = Words(model, acts), Roles(model)
    return [("encoder", both[0], words, outputs), ("pairs", both[1], roles, ["roles"])]


def write(module: nn.Module, given: dict[str, Tensor], outputs: list[str], path: Path) -> None:
    """One graph in float, sizes free."""
    axes = {
        "ids": {1: "n"}, "features": {1: "n"}, "last": {0: "k"}, "sentence": {0: "m"},
        "first": {0: "m" if "ids" in given else "k"},
        **{name: {0: "m"} for name in ("word", "opens", "closes")},
    }  # fmt: skip
    torch.onnx.export(
        module, tuple(given.values()), str(path), input_names=list(given), output_names=outputs,
        dynamic_axes={k: axes[k] for k in given}, opset_version=OPSET,
        do_constant_folding=False, dynamo=False,
    )  # fmt: skip


if __name__ == "__main__":
    main()
