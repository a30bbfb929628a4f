"""Weights to the two graphs of holdfire-reader-en: `python -m training.export` (see README.md)."""

import argparse
import json
from pathlib import Path

import torch
from torch import Tensor, nn

from .arrays import BUILD
from .model import Reader, Shape, same, steps
from .prepare import CONFLICT, NAMES
from .start import FILES, tokenizer

OPSET = 17
CARD = FILES.parent / "README.md"
BEGIN, END = "<!-- measured while training -->", "<!-- end of measured -->"
PARTS = {
    "polnear": "PolNeAR", "own": "a tenth of our own texts", "ewt": "UNER EWT",
    "re3d": "a fifth of re3d",
}  # fmt: skip


class Table(nn.Module):
    """The vectors of word pieces as int8, each row with a scale of its own."""

    def __init__(self, full: nn.Embedding) -> None:
        super().__init__()
        rows = full.weight.detach()
        scale = rows.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (rows / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """`ids` to float vectors."""
        made: Tensor = self.rows[ids].to(torch.float32) * self.scale[ids]
        return made


class Dense(nn.Module):
    """A product with a matrix kept as int8, each row with a scale; the product itself is in float.

    Products in eight bits cost five points of whole attributions: activations have outliers.
    """

    def __init__(self, full: nn.Linear) -> None:
        super().__init__()
        scale = full.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (full.weight.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.bias = full.bias

    def forward(self, x: Tensor) -> Tensor:
        """`x` (…, width in) to (…, width out)."""
        weight = self.rows.to(torch.float32) * self.scale
        return nn.functional.linear(x, weight, self.bias)


class Words(nn.Module):
    """One window: what each word is by itself, and its part in pairs of word and cue."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """`ids` (1, n), `features` (1, n, 8), `first` (m): scores and vectors of m words."""
        m = self.model
        words = m.encoder(ids, features)[0][first]
        heads = (m.heads[name](words).log_softmax(-1) for name in ("cue", "names", "conflict"))
        return (*heads, m.word(words), m.first(words), m.last(words))


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
    """Write encoder.onnx, pairs.onnx, tokenizer.json and shape.json."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--weights", type=Path, default=BUILD / "stage-2.pt")
    flags.add_argument("--to", type=Path, default=FILES)
    flags.add_argument("--name", default="embedded-2")
    asked = flags.parse_args()
    model = loaded(asked.weights)
    asked.to.mkdir(parents=True, exist_ok=True)
    for name, module, given, names in graphs(model):
        write(module, given, names, asked.to / f"{name}.onnx")
    kinds = {"names": list(NAMES), "conflict": list(CONFLICT)}
    about = {"name": asked.name, "kinds": kinds}
    (asked.to / "model.json").write_text(json.dumps(about, indent=1) + "\n", "utf8")
    tokenizer().save(str(asked.to / "tokenizer.json"), pretty=False)
    card(asked.weights.with_suffix(".json"))
    sizes = {p.name: p.stat().st_size for p in sorted(asked.to.glob("*.onnx"))}
    print(json.dumps(sizes))


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


def loaded(path: Path) -> Reader:
    """The trained network, its table of pieces and the matrices of its layers in int8."""
    model = Reader(Shape(), 0.0)
    model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    model.encoder.pieces = Table(model.encoder.pieces)
    for block in model.encoder.blocks:
        for name in ("qkv", "out", "up", "down"):
            setattr(block, name, Dense(getattr(block, name)))
    return model.eval()


def graphs(model: Reader) -> list[tuple[str, nn.Module, dict[str, Tensor], list[str]]]:
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
    outputs = ["cue", "names", "conflict", "word", "opens", "closes"]
    return [("encoder", Words(model), words, outputs), ("pairs", Roles(model), roles, ["roles"])]


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
