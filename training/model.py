"""The network: MiniLM with features of case, quotation and the rules, and a head for each task.

Attribution is two questions: which words are cues (one label a word), and, for each cue, which
words are its source and its content (one label a word and cue). The second mixes the sum of a
word's and the cue's vectors with its neighbours', so that nested and overlapping ones stay apart
(asking anew for each cue: CofeNet, Wang et al. 2023).
"""

import json
import struct
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as nnf

HEADS = {"cue": 3, "names": 7, "conflict": 17, "tags": 17, "relations": 36}
ROLES = 5
"""Labels of a word seen from a cue: outside, source begins, goes on, content begins, goes on."""
NEAR = 24
STEPS = 2 * NEAR + 1


@dataclass(frozen=True)
class Shape:
    """Sizes of MiniLM-L6, and of the layer over pairs of word and cue."""

    words: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    longest: int = 512
    features: tuple[int, ...] = (7, 4, 3, 5, 3, 3, 3, 4)
    pair: int = 160
    pair_layers: int = 2


class Block(nn.Module):
    """One layer of the encoder (post-norm, as BERT)."""

    def __init__(self, width: int, heads: int, inner: int, drop: float = 0.0) -> None:
        super().__init__()
        self.heads, self.drop = heads, nn.Dropout(drop)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` (b, n, width), `mask` (b, 1, 1, n) with 0 for words and a large minus for padding."""
        b, n, width = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        if torch.onnx.is_in_onnx_export():
            weights = (q @ k.transpose(-1, -2)) * (width // self.heads) ** -0.5 + mask
            seen = weights.softmax(-1) @ v
        else:
            seen = nnf.scaled_dot_product_attention(q, k, v, mask.to(q.dtype))
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(b, n, width))))
        return self.norm2(x + self.drop(self.down(nnf.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces with features to vectors (b, n, width)."""

    def __init__(self, shape: Shape, drop: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.words, shape.width)
        self.places = nn.Embedding(shape.longest, shape.width)
        self.kind = nn.Parameter(torch.zeros(shape.width))
        self.extra = nn.ModuleList(nn.Embedding(n, shape.width) for n in shape.features)
        for table in self.extra:
            nn.init.normal_(table.weight, std=0.01)
        self.norm, self.drop = nn.LayerNorm(shape.width, 1e-12), nn.Dropout(drop)
        self.blocks = nn.ModuleList(
            Block(shape.width, shape.heads, shape.inner, drop) for _ in range(shape.layers)
        )

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        """`ids` (b, n), 0 for padding; `features` (b, n, 8)."""
        return self.layers(ids, features)[-1]

    def layers(self, ids: Tensor, features: Tensor) -> list[Tensor]:
        """The vectors before the first layer and behind each."""
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.places(at) + self.kind
        for i, table in enumerate(self.extra):
            x = x + table(features[..., i])
        x = self.drop(self.norm(x))
        mask = (ids == 0)[:, None, None, :].to(x.dtype) * -1e4
        found = [x]
        for block in self.blocks:
            found.append(block(found[-1], mask))
        return found


class Mix(nn.Module):
    """A word's vector with those of its neighbours, `apart` words to either side."""

    def __init__(self, width: int, apart: int) -> None:
        super().__init__()
        self.three = nn.Conv1d(width, width, 3, padding=apart, dilation=apart)
        self.out, self.norm = nn.Linear(width, width), nn.LayerNorm(width)

    def forward(self, x: Tensor) -> Tensor:
        """`x` (k, m, width)."""
        seen = self.three(x.transpose(1, 2)).transpose(1, 2)
        made: Tensor = self.norm(x + self.out(nnf.gelu(seen)))
        return made


class Pairs(nn.Module):
    """What each word is to one cue: logits (k, m, ROLES)."""

    def __init__(self, shape: Shape, drop: float = 0.1) -> None:
        super().__init__()
        self.near, self.same = nn.Embedding(STEPS, shape.pair), nn.Embedding(5, shape.pair)
        self.blocks = nn.ModuleList(Mix(shape.pair, 3**i) for i in range(shape.pair_layers))
        self.norm = nn.LayerNorm(shape.pair)
        self.out = nn.Linear(shape.pair, ROLES)
        self.drop = nn.Dropout(drop)

    def forward(self, word: Tensor, cue: Tensor, steps: Tensor, same: Tensor) -> Tensor:
        """`word` (k, m, pair), `cue` (k, pair), `steps` and `same` (k, m)."""
        x = word + cue[:, None] + self.near(steps) + self.same(same)
        x = self.drop(self.norm(nnf.gelu(x)))
        for block in self.blocks:
            x = block(x)
        out: Tensor = self.out(x)
        return out


class Reader(nn.Module):
    """The encoder and all heads."""

    def __init__(self, shape: Shape | None = None, drop: float = 0.1) -> None:
        super().__init__()
        self.shape = shape or Shape()
        width, pair = self.shape.width, self.shape.pair
        self.encoder = Encoder(self.shape, drop)
        self.drop = nn.Dropout(drop)
        self.heads = nn.ModuleDict({name: nn.Linear(width, n) for name, n in HEADS.items()})
        self.word, self.first, self.last = (nn.Linear(width, pair) for _ in range(3))
        self.pairs = Pairs(self.shape, drop)

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        """Vectors of word pieces."""
        found: Tensor = self.drop(self.encoder(ids, features))
        return found


def steps(at: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """How far a word (m) lies from a cue (k): 0 to STEPS - 1, NEAR inside it; far ones in bands."""
    before = (first[:, None] - at[None]).clamp(min=0)
    after = (at[None] - last[:, None]).clamp(min=0)
    return NEAR + _band(after) - _band(before)


def _band(gap: Tensor) -> Tensor:
    """1 to 12 one by one, then by powers of 1.3."""
    far = 12 + torch.log(gap.clamp(min=12).float() / 12) / 0.2623642644674911
    return torch.where(gap <= 12, gap, far.long()).clamp(max=NEAR)


def same(sentence: Tensor, of_cue: Tensor) -> Tensor:
    """Which sentence a word stands in, seen from the cue's: 0 to 4, 2 its own."""
    return (sentence[None] - of_cue[:, None]).clamp(-2, 2) + 2


def started(model: Reader, path: Path) -> None:
    """Put MiniLM's weights (safetensors) into the encoder."""
    found = _tensors(path)
    enc = model.encoder
    table = {
        "embeddings.word_embeddings.weight": enc.pieces.weight,
        "embeddings.position_embeddings.weight": enc.places.weight,
        "embeddings.LayerNorm.weight": enc.norm.weight, "embeddings.LayerNorm.bias": enc.norm.bias,
    }  # fmt: skip
    with torch.no_grad():
        for name, into in table.items():
            into.copy_(found[name])
        enc.kind.copy_(found["embeddings.token_type_embeddings.weight"][0])
        for i, block in enumerate(enc.blocks):
            _layer(block, found, f"encoder.layer.{i}.")


def _layer(block: nn.Module, found: dict[str, Tensor], at: str) -> None:
    pairs = (
        ("attention.output.dense", block.out), ("attention.output.LayerNorm", block.norm1),
        ("intermediate.dense", block.up), ("output.dense", block.down),
        ("output.LayerNorm", block.norm2),
    )  # fmt: skip
    for part in ("weight", "bias"):
        three = [found[f"{at}attention.self.{q}.{part}"] for q in ("query", "key", "value")]
        getattr(block.qkv, part).copy_(torch.cat(three))
        for name, module in pairs:
            getattr(module, part).copy_(found[f"{at}{name}.{part}"])


def _tensors(path: Path) -> dict[str, Tensor]:
    """The float tensors of a safetensors file."""
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    kinds = {"F32": torch.float32, "F16": torch.float16}
    made = {}
    for name, about in json.loads(raw[8 : 8 + size]).items():
        if name != "__metadata__" and about["dtype"] in kinds:
            low, high = (8 + size + o for o in about["data_offsets"])
            flat = torch.frombuffer(bytearray(raw[low:high]), dtype=kinds[about["dtype"]])
            made[name] = flat.view(about["shape"]).float()
    return made
