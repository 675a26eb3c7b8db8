"""Many reports: CPU a file beside what tomllib alone costs, memory, seconds, and what is found.

`python -m benchmarks.batch` checks 100, 1,000 and 10,000 generated reports (`-n` for others); each
line is one run of the command in a process of its own, its CPU with that of its children.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from benchmarks.make_reports import write_reports

PARSE = """
import sys, tomllib
from decimal import Decimal
from pathlib import Path
for file in Path(sys.argv[1]).rglob("2*.toml"):
    tomllib.loads(file.read_text("utf-8"), parse_float=Decimal)
"""
RUNS = {
    "all rules": ["--no-cache"],
    "without copies": ["--no-cache", "--ignore", "X208,X209"],
    "arithmetic alone": ["--no-cache", "--select", "T"],
    "first, results kept": [],
    "again, unchanged": [],
}


class Cost(NamedTuple):
    """What a process and its children cost."""

    cpu: float
    seconds: float
    first: float
    """Seconds to the first line."""
    memory: int
    """MB of the largest process up to here."""


def main() -> None:
    """Print a table for each number of files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--counts", type=int, nargs="*", default=[100, 1000, 10_000])
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    for count in asked.counts:
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            write_reports(work / "reports", count, asked.seed)
            measure_all(work, count)


def measure_all(work: Path, count: int) -> None:
    """One table: the runs on a folder of so many reports."""
    reports, lines = work / "reports", work / "lines.jsonl"
    os.environ["REPORTCTL_CACHE"] = str(work / "results")
    floor = measure([sys.executable, "-c", PARSE, str(reports)], lines).cpu
    print(f"{count} files; tomllib alone {floor / count * 1000:.2f} ms a file")
    print(
        "| | CPU a file, ms | to tomllib | seconds | first line | MB |\n| --- " + "|---:" * 5 + "|"
    )
    for name, words in RUNS.items():
        line = [sys.executable, "-m", "reportctl", "validate", str(reports), "--format", "jsonl"]
        cost = measure([*line, *words], lines)
        if name == "all rules":
            found = recall(reports, lines)
        figures = f"{cost.cpu / count * 1000:.2f} | {cost.cpu / floor:.2f} | {cost.seconds:.1f}"
        print(f"| {name} | {figures} | {cost.first:.1f} | {cost.memory} |")
    print(f"planted faults found: {found}\n")


def measure(line: list[str], output: Path) -> Cost:
    """Run a line with its output in a file."""
    before, start, first = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), 0.0
    with output.open("wb") as file:
        process = subprocess.Popen(line, stdout=file, stderr=subprocess.DEVNULL)
        while process.poll() is None:
            if not first and output.stat().st_size:
                first = time.perf_counter() - start
            time.sleep(0.05)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.perf_counter() - start, first, after.ru_maxrss // 1024)


def recall(reports: Path, lines: Path) -> str:
    """How many of the planted faults were found by one of the codes that name them."""
    codes: dict[str, set[str]] = defaultdict(set)
    for line in lines.read_text("utf-8").splitlines():
        told = json.loads(line)
        for finding in told["findings"]:
            codes[finding.get("file", told["file"])].add(finding["code"])
    planted = [
        json.loads(line) for line in (reports / "planted.jsonl").read_text("utf-8").splitlines()
    ]
    found = sum(bool(codes[str(reports / one["file"])] & set(one["codes"])) for one in planted)
    return f"{found} of {len(planted)}"


if __name__ == "__main__":
    main()
