"""Trains the reader: `python -m training.train` (see README.md).

Stops after `--minutes` and keeps its whole state beside the weights; the same command goes on from
there, to the same weights as if it had not stopped.
"""

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

import torch

from . import measure
from .arrays import BUILD, load
from .batches import Window, all_windows, batch
from .learning import Learner
from .model import Reader, Shape, started
from .start import folder

STAGES = {
    1: {"polnear": 1.0, "ewt": 1.0, "re3d": 3.0},
    2: {"own": 3.0, "polnear": 0.4, "ewt": 3.0, "re3d": 1.0},
}
"""How often an epoch goes over each corpus: first the large ones, then texts about truces too."""
EPOCHS, RATES = {1: 5, 2: 3}, {1: 2.5e-4, 2: 1.5e-4}


def parser() -> argparse.ArgumentParser:
    """The flags."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--out", type=Path, help="default: build/training/stage-N.pt")
    flags.add_argument(
        "--stage", type=int, default=1, choices=STAGES, help="each goes on from the last"
    )
    flags.add_argument("--data", type=Path, default=BUILD)
    flags.add_argument("--open", action="store_true", help="openly licensed corpora only")
    flags.add_argument("--epochs", type=int, help="default: that of the stage")
    flags.add_argument("--minutes", type=float, default=85, help="stop, to go on another time")
    flags.add_argument("--rate", type=float, help="default: that of the stage")
    flags.add_argument("--seed", type=int, default=1)
    flags.add_argument("--size", type=int, default=16, help="windows a batch")
    flags.add_argument("--longest", type=int, default=256, help="pieces a window")
    flags.add_argument("--hide", type=float, default=0.1, help="share of windows without rules")
    flags.add_argument("--limit", type=int, help="texts of each corpus, to try things out")
    return flags


def main() -> None:
    """Train, and say after each epoch how well it reads the dev parts."""
    asked = settled(parser().parse_args())
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(asked.seed)
    model = begun(asked)
    data = corpora(asked)
    learner = Learner(model.to(device), asked.rate, asked.epochs * len(plan(data, asked, 0)))
    state = asked.out.with_suffix(".state")
    if state.is_file():
        learner.restore(torch.load(state, map_location=device, weights_only=True))
    run(learner, data, asked, state)


def settled(asked: argparse.Namespace) -> argparse.Namespace:
    """The flags with the defaults of their stage."""
    asked.epochs = asked.epochs or EPOCHS[asked.stage]
    asked.rate = asked.rate or RATES[asked.stage]
    name = "open" if asked.open else "stage"
    asked.out = asked.out or BUILD / f"{name}-{asked.stage}.pt"
    return asked


def begun(asked: argparse.Namespace) -> Reader:
    """MiniLM, or what the stage before made of it."""
    model = Reader(Shape())
    if asked.stage == 1:
        started(model, folder() / "model.safetensors")
    else:
        before = asked.out.with_name(asked.out.name.replace(str(asked.stage), str(asked.stage - 1)))
        model.load_state_dict(torch.load(before, map_location="cpu", weights_only=True))
    return model


def shares(asked: argparse.Namespace) -> dict[str, float]:
    """How often an epoch goes over each corpus."""
    made = dict(STAGES[asked.stage])
    if asked.open:
        made.pop("polnear")
    return made


def corpora(asked: argparse.Namespace) -> dict[str, list[Window]]:
    """The windows of each corpus used."""
    size = asked.longest
    return {
        name: all_windows(asked.data / f"{name}-train.npz", size, size // 4)[: asked.limit]
        for name in shares(asked)
    }


def plan(
    data: dict[str, list[Window]], asked: argparse.Namespace, epoch: int
) -> list[tuple[str, list[Window]]]:
    """One epoch's batches of all corpora, shuffled; windows of like length together."""
    dice = random.Random(asked.seed * 1000 + epoch)  # noqa: S311 - no secret
    made = []
    for name, found in data.items():
        share = shares(asked)[name]
        drawn = found * int(share) + dice.sample(found, int(len(found) * (share % 1)))
        ordered = sorted(drawn, key=lambda w: len(w.ids) + 64 * dice.random())
        made += [(name, ordered[i : i + asked.size]) for i in range(0, len(ordered), asked.size)]
    dice.shuffle(made)
    return made


def run(learner: Learner, data: dict[str, list[Window]], asked: Any, state: Path) -> None:
    """Go on from where the learner stands, till the end or till the time is up."""
    since, each = time.time(), len(plan(data, asked, 0))
    while learner.done < asked.epochs * each:
        epoch, at = divmod(learner.done, each)
        group = plan(data, asked, epoch)[at][1]
        dice = random.Random(learner.done)  # noqa: S311 - no secret
        told = learner.step(batch([hidden(w, asked.hide, dice) for w in group]))
        if learner.done % 25 == 0:
            spent = time.time() - since
            print(f"{learner.done}/{asked.epochs * each} {spent:.0f}s {told}", flush=True)
        late = time.time() - since > asked.minutes * 60
        if learner.done % 100 == 0 or late or learner.done == asked.epochs * each:
            torch.save(learner.state(), state)
        if learner.done % each == 0:
            report(learner, asked)
        if late:
            print("the time is up; the same command goes on")
            return


def report(learner: Learner, asked: argparse.Namespace) -> None:
    """Keep the averaged weights and, beside them, their scores on the dev parts; print those."""
    torch.save(learner.kept, asked.out)
    model, device = learner.averaged()
    found = {n: measure.said(model, dev(asked, n), device).f1() for n in ("polnear", "own")}
    for name, head in (("ewt", "names"), ("re3d", "conflict")):
        found[name] = measure.spans(model, dev(asked, name), head, device).f1()
    for name, scores in found.items():
        print(name, scores, flush=True)
    asked.out.with_suffix(".json").write_text(json.dumps(found, indent=1) + "\n", "utf8")


def dev(asked: argparse.Namespace, name: str) -> list[Any]:
    """The texts of a dev part."""
    return list(load(asked.data / f"{name}-dev.npz"))[: asked.limit]


def hidden(window: Window, share: float, dice: random.Random) -> Window:
    """Sometimes the rules' finds are hidden, so that the network can do without."""
    if dice.random() >= share:
        return window
    made = Window(**{s: getattr(window, s) for s in window.__slots__})
    made.features = window.features.copy()
    made.features[:, 3:] = 0
    return made


if __name__ == "__main__":
    main()
