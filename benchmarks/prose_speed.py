"""What it costs to read the prose of a report, as a multiple of what tomllib takes for its file.

`python -m benchmarks.prose_speed report.toml …`; each is run in turn with the others, CPU time is
counted and the least of many runs is told, so that a loaded machine says the same.
"""

from __future__ import annotations

import argparse
import gc
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

RUNS = 120
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


def main() -> None:
    """Print a line for each report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="+", type=Path)
    gc.disable()
    for path in parser.parse_args().reports:
        text = path.read_text(encoding="utf-8")
        report = build(parse(text), path).report
        if report is None:
            continue
        parts = list(parts_of(text, report))
        least = dict.fromkeys((name for name, _ in parts), 1e9)
        for _ in range(RUNS):
            for name, run in parts:
                begun = process_time()
                run()
                least[name] = min(least[name], process_time() - begun)
        ratios = [f"{name} {least[name] / least['tomllib']:.2f}" for name, _ in parts[1:]]
        print(f"{path.stem}: tomllib {least['tomllib'] * 1000:.2f} ms; {', '.join(ratios)}")


if __name__ == "__main__":
    main()
