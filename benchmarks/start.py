"""Whole-process times as multiples of `python -c pass`, in one run.

Machines differ and are shared, so only the ratios mean something. Each command is run in turn
with the bare interpreter, and the median of the pairwise ratios is printed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "reportctl"]
BARE = [sys.executable, "-c", "pass"]
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed program has its byte code; a checkout has it after the first run."""


def main() -> None:
    """Print the ratio and the seconds of each command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--runs", type=int, default=15)
    parser.add_argument("files", nargs="*", type=Path, help="sources to read with `fill --from`")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for sample in (ROOT / "samples").glob("*.toml"):
            shutil.copy(sample, work)
        lines = {
            "validate (8, with the whole catalogue 9)": ["validate", "2021.toml"],
            "render --pdf (20, later 12)": ["render", "2021.toml", "--pdf"],
            "render --html": ["render", "2021.toml", "--html"],
            "diff (14)": ["diff", "2020.toml", "2021.toml"],
            "--help": ["--help"],
        }
        for source in asked.files:
            lines[f"fill --from {source.name} (12)"] = [
                "fill",
                "read.toml",
                "--from",
                str(source.resolve()),
            ]
        for name, words in lines.items():
            ratios, seconds = measure(words, work, asked.runs)
            print(f"{statistics.median(ratios):6.1f} ×  {statistics.median(seconds):.3f} s  {name}")


def measure(words: list[str], work: Path, runs: int) -> tuple[list[float], list[float]]:
    """The ratios to the bare interpreter and the seconds of each run; the first run is not told."""
    ratios, seconds = [], []
    for number in range(runs + 1):
        (work / "read.toml").unlink(missing_ok=True)
        bare, whole = once(BARE, work), once([*COMMAND, *words], work)
        if number:
            ratios.append(whole / bare)
            seconds.append(whole)
    return ratios, seconds


def once(command: list[str], work: Path) -> float:
    """Seconds that a process takes from outside."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=work, env=COMPILED, capture_output=True, check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
