"""What it costs to read the prose of a report, as a multiple of what tomllib takes for its file.

`python -m benchmarks.prose_speed report.toml …`; each is run in turn with the others, CPU time is
counted and the least of many runs is told, so that a loaded machine says the same. With
`--instructions` valgrind counts what the processor is told to do, which no other work on the
machine changes (tomllib's few loops run faster than as many instructions of anything else, so that
ratios of time are up to twice as large). Asked are 2.0 for tokens and statements and 2.7 for these
with the words, for each report.
"""

from __future__ import annotations

import argparse
import gc
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from reportctl.document.toml import parse
from reportctl.prose.lexicon import lexicon, word_lists
from reportctl.prose.reading import read
from reportctl.prose.statements import understand
from reportctl.report.load import build
from reportctl.report.report import Report
from reportctl.rules.check import FAMILIES
from reportctl.rules.rule import Review

RUNS, COUNTED = 120, 10
"""Runs that are timed, and runs whose instructions are counted."""
ASKED = ("tokens and statements", "words of L and W")
WORDS = frozenset("LW")
"""Families that look for words, besides S202, S203 and S205."""


def parts_of(text: str, report: Report) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is measured, by name; each does its whole work anew."""
    prose = [(key, one.text) for key, one in report.prose.items()]
    rules = [one for rules in FAMILIES for one in rules if one.rule.code[0] in WORDS]

    def mentions() -> None:
        read.cache_clear()
        for _, said in prose:
            read(said)

    def statements() -> None:
        understand.cache_clear()
        for key, said in prose:
            understand(said, report.year, report.form, key, report.organ)

    def words() -> None:
        for one in rules:
            list(one.check(Review(report)))

    def words_of_lexicon() -> None:
        word_lists.cache_clear()
        lexicon.cache_clear()
        lexicon(report.form)

    yield "tomllib", lambda: tomllib.loads(text)
    yield "sentences, figures, dates", mentions
    yield "tokens and statements", statements
    yield "words of L and W", words
    yield "lexicon", words_of_lexicon


def timed(parts: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Milliseconds of each."""
    least = dict.fromkeys(parts, 1e9)
    for _ in range(RUNS):
        for name, run in parts.items():
            begun = process_time()
            run()
            least[name] = min(least[name], (process_time() - begun) * 1000)
    return least


def counted(parts: dict[str, Callable[[], object]], path: Path) -> dict[str, float]:
    """Millions of instructions of each."""
    return {name: (_count(path, name, COUNTED) - _count(path, name, 0)) / COUNTED for name in parts}


def _count(path: Path, part: str, times: int) -> float:
    # the start is counted as well, and falls out of the difference
    run = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    run += [sys.executable, "-m", "benchmarks.prose_speed", f"{path}"]
    done = subprocess.run(
        [*run, "--part", part, "--times", f"{times}"], capture_output=True, check=False
    )
    refs = re.search(rb"I +refs: +([\d,]+)", done.stderr)
    if refs is None:
        raise SystemExit(done.stderr.decode())
    return int(refs[1].replace(b",", b"")) / 1e6


def main() -> None:
    """Print a line for each report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--instructions", action="store_true", help="count them with valgrind")
    parser.add_argument("--part", help="run nothing but this part")
    parser.add_argument("--times", type=int, default=1)
    asked = parser.parse_args()
    gc.disable()
    for path in asked.reports:
        text = path.read_text(encoding="utf-8")
        report = build(parse(text), path).report
        if report is None:
            continue
        parts = dict(parts_of(text, report))
        if asked.part:
            for run in (*parts.values(), *[parts[asked.part]] * asked.times):
                run()
            continue
        cost = counted(parts, path) if asked.instructions else timed(parts)
        whole = cost["tomllib"]
        ratios = [f"{name} {cost[name] / whole:.2f}" for name in parts if name != "tomllib"]
        ratios.append(f"asked together {sum(cost[name] for name in ASKED) / whole:.2f}")
        unit = "million instructions" if asked.instructions else "ms"
        print(f"{path.stem}: tomllib {whole:.2f} {unit}; {', '.join(ratios)}", flush=True)


if __name__ == "__main__":
    main()
