"""One step of learning: losses, master weights in full precision, and their running mean."""

import copy
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as nnf

from .arrays import IGNORED
from .batches import Batch
from .model import Reader, steps

MEAN = 0.995
DECAY = 0.9
"""The rate of a layer over that of the layer above."""
WEIGHTS = {"roles": 2.0, "tags": 0.15, "relations": 0.15}
"""Of the losses; the others count once."""


class Learner:
    """A network in bfloat16, its true weights kept in float32; word pieces stay as they are."""

    def __init__(self, model: Reader, rate: float, total: int) -> None:
        self.model = model
        for table in (model.encoder.pieces, model.encoder.places):
            table.weight.requires_grad_(False)
        self.kept = {k: v.detach().clone() for k, v in model.state_dict().items()}
        self.names = [n for n, p in model.named_parameters() if p.requires_grad]
        self.true = {n: self.kept[n].clone().requires_grad_() for n in self.names}
        model.to(torch.bfloat16)
        self.optimiser = torch.optim.AdamW(self._groups(rate), weight_decay=0.01)
        warm = max(1, total // 15)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda n: min((n + 1) / warm, max(0.02, (total - n) / (total - warm)))
        )
        self.done = 0

    def _groups(self, rate: float) -> list[dict[str, Any]]:
        """Lower layers learn more slowly, new parts four times as fast."""
        top = len(self.model.encoder.blocks) - 1
        made = []
        for name, weight in self.true.items():
            layer = int(name.split(".")[2]) if name.startswith("encoder.blocks") else -1
            old = name in ("encoder.kind", "encoder.norm.weight", "encoder.norm.bias")
            new = not (old or layer >= 0)
            made.append({"params": [weight], "lr": rate * (4 if new else DECAY ** (top - layer))})
        return made

    def step(self, made: Batch) -> dict[str, float]:
        """Learn from one batch; its losses."""
        self.model.train()
        torch.manual_seed(self.done)
        found = losses(self.model, made.to(next(self.model.parameters()).device))
        sum(found.values(), torch.zeros(())).backward()  # type: ignore[no-untyped-call]
        now = dict(self.model.named_parameters())
        for name, weight in self.true.items():
            grad = now[name].grad
            weight.grad = None if grad is None else grad.float()
            now[name].grad = None
        torch.nn.utils.clip_grad_norm_(self.true.values(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.done += 1
        self._follow(now)
        return {k: round(float(v.detach()), 3) for k, v in found.items()}

    @torch.no_grad()
    def _follow(self, now: dict[str, Any]) -> None:
        share = min(MEAN, self.done / (self.done + 10))
        for name, weight in self.true.items():
            now[name].copy_(weight)
            self.kept[name].mul_(share).add_(weight, alpha=1 - share)

    def averaged(self) -> tuple[Reader, torch.device]:
        """The network with the running mean of its weights, in float32, to measure."""
        made = copy.deepcopy(self.model).float()
        made.load_state_dict(self.kept)
        return made.eval(), next(made.parameters()).device

    def state(self) -> dict[str, Any]:
        """Everything needed to go on."""
        return {
            "done": self.done, "kept": self.kept,
            "true": {k: v.detach() for k, v in self.true.items()},
            "optimiser": self.optimiser.state_dict(), "schedule": self.schedule.state_dict(),
        }  # fmt: skip

    @torch.no_grad()
    def restore(self, state: dict[str, Any]) -> None:
        """Go on from a state."""
        self.done = state["done"]
        for name, value in state["kept"].items():
            self.kept[name].copy_(value)
        for name, value in state["true"].items():
            self.true[name].copy_(value)
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])
        for name, weight in self.model.named_parameters():
            if name in self.true:
                weight.copy_(self.true[name])


def losses(model: Reader, made: Batch) -> dict[str, Tensor]:
    """The losses of the tasks that a batch has labels for."""
    vectors = model(made.ids, made.features)
    words = torch.gather(vectors, 1, made.first[..., None].expand(-1, -1, vectors.shape[-1]))
    found = {
        name: entropy(model.heads[name](words), gold)
        for name, gold in made.labels.items()
        if (gold != IGNORED).any()
    }
    if made.cues is not None:
        found["cue"] = entropy(model.heads["cue"](words), made.cues)
        if len(made.spans):
            found["roles"] = entropy(roles(model, words, made), made.roles)
    return {k: WEIGHTS.get(k, 1.0) * v for k, v in found.items()}


def roles(model: Reader, words: Tensor, made: Batch) -> Tensor:
    """Scores of every word for every cue."""
    k = torch.arange(len(made.owner), device=words.device)
    first, last = words[made.owner, made.spans[:, 0]], words[made.owner, made.spans[:, 1]]
    at = torch.arange(words.shape[1], device=words.device)
    sentence = made.sentence[made.owner]
    where = (sentence - sentence[k, made.spans[:, 0]][:, None]).clamp(-2, 2) + 2
    near = steps(at, made.spans[:, 0], made.spans[:, 1])
    cue = model.first(first) + model.last(last)
    return model.pairs(model.word(words)[made.owner], cue, near, where)


def entropy(logits: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy over labelled words."""
    return nnf.cross_entropy(logits.float().flatten(0, -2), gold.flatten(), ignore_index=IGNORED)
