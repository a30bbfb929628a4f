"""The trained network as it is shipped: word pieces and matrices kept as int8."""

from pathlib import Path

import torch
from torch import Tensor, nn

from .model import Reader, Shape


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


def loaded(path: Path) -> Reader:
    """The trained network, its table of pieces and the matrices of its layers in int8."""
    model = Reader(Shape(), 0.0)
    model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    model.encoder.pieces = Table(model.encoder.pieces)
    for block in model.encoder.blocks:
        for name in ("qkv", "out", "up", "down"):
            setattr(block, name, Dense(getattr(block, name)))
    return model.eval()
