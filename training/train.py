"""Trains the reader: `python -m training.train` (see README.md).

Stops after `--minutes` and keeps its whole state beside the weights; the same command goes on from
there, to the same weights as if it had not stopped.
"""

import argparse
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

SHARES = {"polnear": 1, "ewt": 1, "gum": 0, "re3d": 3}
"""How often an epoch goes over each corpus."""


def parser() -> argparse.ArgumentParser:
    """The flags."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--out", type=Path, default=BUILD / "reader.pt")
    flags.add_argument("--data", type=Path, default=BUILD)
    flags.add_argument("--open", action="store_true", help="openly licensed corpora only")
    flags.add_argument("--epochs", type=int, default=5)
    flags.add_argument("--minutes", type=float, default=85, help="stop, to go on another time")
    flags.add_argument("--rate", type=float, default=2.5e-4)
    flags.add_argument("--seed", type=int, default=1)
    flags.add_argument("--size", type=int, default=16, help="windows a batch")
    flags.add_argument("--longest", type=int, default=256, help="pieces a window")
    flags.add_argument("--hide", type=float, default=0.1, help="share of windows without rules")
    flags.add_argument("--limit", type=int, help="texts of each corpus, to try things out")
    return flags


def main() -> None:
    """Train, and say after each epoch how well it reads the dev parts."""
    asked = parser().parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(asked.seed)
    model = Reader(Shape())
    from .start import folder

    started(model, folder() / "model.safetensors")
    data = corpora(asked)
    total = asked.epochs * len(plan(data, asked, 0))
    learner = Learner(model.to(device), asked.rate, total)
    state = asked.out.with_suffix(".state")
    if state.is_file():
        learner.restore(torch.load(state, map_location=device, weights_only=True))
    run(learner, data, asked, state)


def corpora(asked: argparse.Namespace) -> dict[str, list[Window]]:
    """The windows of each corpus used."""
    names = [n for n, share in SHARES.items() if share and not (asked.open and n == "polnear")]
    if asked.open:
        names.append("gum")
    return {
        n: all_windows(asked.data / f"{n}-train.npz", asked.longest, asked.longest // 4)[
            : asked.limit
        ]
        for n in names
    }


def plan(
    data: dict[str, list[Window]], asked: argparse.Namespace, epoch: int
) -> list[tuple[str, list[Window]]]:
    """One epoch's batches of all corpora, shuffled; windows of like length together."""
    dice = random.Random(asked.seed * 1000 + epoch)  # noqa: S311 - no secret
    made = []
    for name, found in data.items():
        ordered = sorted(
            found * max(1, SHARES[name]), key=lambda w: len(w.ids) + 64 * dice.random()
        )
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
    """Keep the averaged weights, and print their scores on the dev parts."""
    torch.save(learner.kept, asked.out)
    model, device = learner.averaged()
    scores = [] if asked.open else [measure.said(model, dev(asked, "polnear"), device)]
    scores.append(measure.spans(model, dev(asked, "ewt"), "names", device))
    scores.append(measure.spans(model, dev(asked, "re3d"), "conflict", device))
    print({k: v for s in scores for k, v in s.f1().items()}, flush=True)


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
