"""Start-up, wall time and peak memory of the program: `make bench`.

Fails where `holdfire --help` takes more than ten times as long as a bare interpreter; the time and
memory of a brief are reported, not judged, since they depend on the machine.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(sys.executable).with_name("holdfire")
REPORTS = ROOT / "examples" / "reports"
STARTS = 15
BRIEFS = 3
LIMIT = 10.0


def run_once(command: list[str]) -> tuple[float, float]:
    """Seconds of wall time and MiB of peak memory of one run; stop where it fails."""
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)} ended with {child.returncode}; nothing was measured.")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return seconds, usage.ru_maxrss / unit


def measure_start() -> dict[str, float]:
    """Median seconds of `holdfire --help` and of an empty program, taken in turn."""
    bare, help_ = [], []
    for _ in range(STARTS):
        bare.append(run_once([sys.executable, "-c", "pass"])[0])
        help_.append(run_once([str(PROGRAM), "--help"])[0])
    low, high = statistics.median(bare), statistics.median(help_)
    return {"python_s": low, "help_s": high, "ratio": high / low, "limit": LIMIT}


def measure_brief() -> dict[str, float]:
    """Median wall time and highest peak memory of a brief of the example reports."""
    reports = sorted(map(str, REPORTS.iterdir()))
    with tempfile.TemporaryDirectory() as folder:
        runs = [
            run_once([str(PROGRAM), "brief", *reports, "-o", str(Path(folder) / str(number))])
            for number in range(BRIEFS)
        ]
    seconds, memory = zip(*runs, strict=True)
    return {"reports": len(reports), "wall_s": statistics.median(seconds), "peak_mib": max(memory)}


def show(start: dict[str, float], brief: dict[str, float]) -> None:
    """Print the figures as a table."""
    rows = [
        ("python -c pass", f"{start['python_s'] * 1000:.0f} ms"),
        ("holdfire --help", f"{start['help_s'] * 1000:.0f} ms"),
        ("ratio", f"{start['ratio']:.1f} (limit {start['limit']:.0f})"),
        (f"brief of {brief['reports']} reports", f"{brief['wall_s']:.2f} s"),
        ("peak memory of a brief", f"{brief['peak_mib']:.0f} MiB"),
    ]
    for name, value in rows:
        print(f"{name:<24} {value:>18}")


def main() -> int:
    """Measure, print, and say whether start-up keeps its limit."""
    parser = argparse.ArgumentParser(description="Measure start-up, time and memory of holdfire.")
    parser.add_argument("--json", action="store_true", help="print JSON after the table")
    wanted = parser.parse_args()
    if not PROGRAM.exists():
        sys.exit(f"{PROGRAM.name} is not installed beside this Python; run `make bench`.")
    start, brief = measure_start(), measure_brief()
    show(start, brief)
    if wanted.json:
        where = {"python": platform.python_version(), "machine": platform.machine()}
        print(json.dumps({**where, "start": start, "brief": brief}, indent=2))
    return int(start["ratio"] > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
