"""Time, memory and pages of a brief of many invented reports.

    python benchmarks/speed/brief_scale.py 10000 --cache FOLDER

What was read is kept in the folder, since reading takes by far the longest. Pages are counted where
a browser (chromium) and pypdf are at hand.
"""

import argparse
import json
import pickle
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.speed.synthetic import reports  # noqa: E402 (the path is made above)
from holdfire.collect import capture_text  # noqa: E402
from holdfire.flow.briefing import brief_of  # noqa: E402
from holdfire.flow.reading import read_capture  # noqa: E402
from holdfire.flow.reads import Read  # noqa: E402
from holdfire.tell import data, markdown, page  # noqa: E402

Made = TypeVar("Made")
FIRST_OF_ANNEX = ("Further re", "Annex: quoted")


def timed(what: str, make: Callable[[], Made]) -> Made:
    """Make something, and print the processor seconds it took."""
    begun = time.process_time()
    made = make()
    print(f"{what:<28} {time.process_time() - begun:>10.2f} s")
    return made


def read(number: int, seed: int, cache: Path) -> list[Read]:
    """The reports, read; kept in the folder for the next time."""
    kept = cache / f"reads-{number}-{seed}.pickle"
    if kept.exists():
        return list(pickle.loads(kept.read_bytes()))  # noqa: S301 (written by this script)
    found = [read_capture(capture_text(t.encode(), n)) for n, t in reports(number, seed)]
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(found))
    return found


def pages(html: str) -> tuple[int, int] | None:
    """A4 pages before the annex, and in all; None where no browser or pypdf is at hand."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from pypdf import PdfReader
    except ImportError:
        return None
    if browser is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "brief.html", Path(folder) / "brief.pdf"
        source.write_text(html, encoding="utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
        command = [browser, *options, f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True)
        texts = [p.extract_text() for p in PdfReader(target).pages]
    main = next((n for n, t in enumerate(texts) if t.startswith(FIRST_OF_ANNEX)), len(texts))
    return main, len(texts)


def main() -> None:
    """Make the brief of N reports and print what it took."""
    parser = argparse.ArgumentParser(description="Measure a brief of many invented reports.")
    parser.add_argument("number", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "scale")
    wanted = parser.parse_args()
    found = timed(
        "reports read, or found read", lambda: read(wanted.number, wanted.seed, wanted.cache)
    )
    made = timed("reconciled, judged, composed", lambda: brief_of(found))
    captures = {c.id: c for c in made.dossier.captures}
    md = timed("brief.md", lambda: markdown(made.brief))
    html = timed("brief.html", lambda: page(made.brief, captures))
    findings = (*made.rolled, *made.findings)
    body = timed("brief.json", lambda: json.dumps(data(made.brief, made.dossier, findings)))
    for name, text in (("md", md), ("html", html), ("json", body)):
        print(f"brief.{name:<22} {len(text) / 2**20:>10.2f} MiB")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    print(f"{'peak memory':<28} {peak:>10.0f} MiB")
    counted = pages(html)
    print("pages before the annex, in all:", *(counted or ["not counted"]))


if __name__ == "__main__":
    main()
