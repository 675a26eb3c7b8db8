"""Processor times as multiples of `python -c pass`, in one run.

Machines differ and are shared, so only the ratios mean something. Each command is run in turn
with the bare interpreter, and the median of the pairwise ratios is printed: of the whole line, and
of loading what the line loads, without its work (`start`). With `--before` another tree is run in
turn with this one.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMAND = ["-m", "reportctl"]
BARE = [sys.executable, "-c", "pass"]
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed program has its byte code; a checkout has it after the first run."""
LIST = """
import os, runpy, sys
def leave(code, end=os._exit):
    names = [name for name, one in sys.modules.items() if getattr(one, "__spec__", None)]
    open("modules", "w").write(" ".join(name for name in names if name != "__main__"))
    end(code)
os._exit = leave
sys.argv[0] = "reportctl"
try:
    runpy.run_module("reportctl", run_name="__main__", alter_sys=True)
except SystemExit as end:
    leave(end.code)
"""
LOAD = """
for name in open("modules").read().split():
    __import__(name)
"""


def main() -> None:
    """Print the ratios of each command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--runs", type=int, default=15)
    parser.add_argument("--before", type=Path, metavar="TREE", help="a checkout of another version")
    parser.add_argument("files", nargs="*", type=Path, help="sources to read with `fill --from`")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for sample in (ROOT / "samples").glob("*.toml"):
            shutil.copy(sample, work)
        lines = {
            "validate (6)": ["validate", "2021.toml"],
            "render --pdf (13)": ["render", "2021.toml", "--pdf"],
            "render --html (7)": ["render", "2021.toml", "--html"],
            "diff (8.5)": ["diff", "2020.toml", "2021.toml"],
            "--version (2.5)": ["--version"],
            "--help": ["--help"],
        }
        for source in asked.files:
            words = ["fill", "read.toml", "--from", str(source.resolve())]
            lines[f"fill --from {source.name} (9 to 20)"] = words
        trees = [*filter(None, (asked.before and asked.before.resolve(), ROOT))]
        for name, words in lines.items():
            for tree, (start, whole) in zip(
                trees, measure(words, work, trees, asked.runs), strict=True
            ):
                which = "" if len(trees) == 1 else f"  {'now' if tree == ROOT else 'before'}"
                print(f"start {start:5.1f} ×  whole {whole:5.1f} ×  {name}{which}")


def measure(
    words: list[str], work: Path, trees: Sequence[Path], runs: int
) -> list[tuple[float, float]]:
    """For each tree the median ratios to the bare interpreter: of the start, of the whole line."""
    ratios: list[list[tuple[float, float]]] = [[] for _ in trees]
    for number in range(runs + 1):  # the first run is not told: it makes the byte code
        for which, (tree, found) in enumerate(zip(trees, ratios, strict=True)):
            kept = f"modules-{which}"
            bare = once(BARE, work, tree)
            whole = once([sys.executable, *COMMAND, *words], work, tree)
            if not number:
                once([sys.executable, "-c", LIST, *words], work, tree)
                (work / "modules").rename(work / kept)
            shutil.copy(work / kept, work / "modules")
            start = once([sys.executable, "-c", LOAD], work, tree)
            if number:
                found.append((start / bare, whole / bare))
    return [tuple(map(statistics.median, zip(*found, strict=True))) for found in ratios]


def once(command: list[str], work: Path, tree: Path) -> float:
    """Seconds of the processor that a process takes, with those that it starts."""
    for made in ("read.toml", "2021.pdf", "2021.html"):
        (work / made).unlink(missing_ok=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command,
        cwd=work,
        env=COMPILED | {"PYTHONPATH": str(tree / "src")},
        capture_output=True,
        check=False,
    )
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
