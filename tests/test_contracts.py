"""Each import contract is broken once on purpose, in a copy, and must say so by name."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
}

# contract, files that break it, what the report must name beside the contract
BREAKS = {
    "a room imports the room beside it": (
        "layers",
        {"tell/planted.py": "import holdfire.judge\n"},
        "holdfire.tell.planted -> holdfire.judge",
    ),
    "a module has no place in the layers": (
        "layers",
        {"planted.py": ""},
        "planted",
    ),
    "the pure centre takes a package": (
        "pure-centre",
        {"judge/planted.py": "import click\n"},
        "holdfire.judge.planted -> click",
    ),
    "a second door to the network": (
        "network-door",
        {"read/planted.py": "import socket\n"},
        "holdfire.read.planted -> socket",
    ),
    "two modules of a room import each other": (
        "acyclic",
        {
            "reconcile/planted.py": "from holdfire.reconcile import planted_too\n",
            "reconcile/planted_too.py": "from holdfire.reconcile import planted\n",
        },
        "planted_too",
    ),
}


def lint(copy: Path, contract: str) -> subprocess.CompletedProcess[str]:
    """Check one contract of the copy."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache", "--no-logo", "--contract", contract],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy / "src"), "COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path):
    """The source and its contracts, free to be broken."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=unwanted)
    return tmp_path


def test_every_contract_is_broken_here():
    assert {contract for contract, _, _ in BREAKS.values()} == set(CONTRACTS)


@pytest.mark.parametrize("case", BREAKS)
def test_a_broken_contract_is_named(copy, case):
    contract, files, named = BREAKS[case]
    for name, text in files.items():
        (copy / "src" / "holdfire" / name).write_text(text, encoding="utf-8")
    done = lint(copy, contract)
    assert done.returncode == 1
    assert f"{CONTRACTS[contract]} BROKEN" in done.stdout
    assert named in done.stdout
