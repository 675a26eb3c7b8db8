"""Tries the sentences of `sentences/`: is a wrong number found, is a right sentence left alone.

`python -m benchmarks.sentences seen --misses` tries the half that may be looked at while rules are
written. The other is tried at the end of a round, once; what came of it stands in
`sentences/measured.md`, which docs/accuracy.md shows.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from benchmarks.planting.measure import wilson
from benchmarks.sentence_set import (
    YEAR,
    Case,
    Number,
    Piece,
    dropped,
    mutated,
    pieces,
    read_cases,
    report_with,
)
from reportctl.finding import Finding
from reportctl.report.report import Report
from reportctl.rules.check import check
from reportctl.rules.rule import Review

HALVES = {
    "first": "第一轮的",
    "second": "第二轮的",
    "third": "第三轮的",
    "fourth": "第四轮的",
    "fifth": "第五轮的",
    "sixth": "第六轮的",
    "eighth": "第八轮的",
    "seen": "写规则时看过的",
    "unseen": "写规则时没有看过的",
}
KINDS = {
    "收到、新收": ("new",),
    "上年结转、结转下年": ("in", "out"),
    "办结、答复": ("done",),
    "几项之和": ("total",),
    "申请人": ("applicant",),
    "予以公开、部分公开": ("granted", "partial"),
    "不予公开、无法提供、不予处理、其他处理": ("refused", "unavailable", "declined", "other"),
    "办理结果的分项": (
        *("secret", "third", "process", "casefile", "nothold", "notmade", "unclear"),
        *("petition", "repeated", "uncorrected", "rest"),
    ),
    "复议、诉讼": ("review", "suit", "direct", "after"),
    "复议、诉讼的结果": ("result",),
    "制发、废止、现行有效": ("issued", "repealed", "force"),
    "许可、处罚、强制、收费": ("licence", "penalty", "coercion", "fee"),
    "占比": ("share",),
    "同比、上年的数": ("change", "growth"),
    "列举的一项": ("list",),
    "列举的总数": ("whole",),
    "列举漏了一项": ("dropped",),
    "说没有": ("denial",),
}
"""The rows of the table by kind, and the kinds of numbers that they count."""


@dataclass
class Score:
    """What came of one half."""

    wrong: Counter[str] = field(default_factory=Counter)
    """Numbers made wrong, by kind."""
    found: Counter[str] = field(default_factory=Counter)
    pointed: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    whole: int = 0
    """Sentences in which every wrong number was found."""
    right: int = 0
    traps: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


@cache
def last_report(name: str) -> Report:
    """The report of the year before."""
    return report_with(name, "", "", YEAR - 1)


@cache
def findings(name: str, heading: str, sentence: str) -> tuple[Finding, ...]:
    """What is said of the numbers of a sentence."""
    found = check(Review(report_with(name, heading, sentence), last_report(name)))
    return tuple(f for f in found if f.code.startswith(("N5", "X205")) and f.key == "overview")


def score(half: str) -> Score:
    """Try one half."""
    total = Score()
    for case in read_cases():
        if case.half == half:
            _try(case, total)
    return total


def _try(case: Case, total: Score) -> None:
    cut = pieces(case.text, case.report)
    right = "".join(map(str, cut))
    silent = findings(case.report, case.heading, right)
    total.traps += case.kind == "trap"
    total.right += case.kind != "trap"
    if silent:
        total.false.append(f"{right} — {silent[0].code} {silent[0].message}")
    if case.kind == "trap":
        return
    before = {(f.code, f.message) for f in silent}
    missed = len(total.missed)
    if case.kind == "denial":
        new = findings("bureau", case.heading, right)
        _count(total, "denial", new, right, inside=True)
    for at, kind, wrong in _wrong(cut) if case.kind == "claim" else ():
        said = "".join(map(str, wrong))
        new = tuple(
            f
            for f in findings(case.report, case.heading, said)
            if (f.code, f.message) not in before
        )
        start = len("".join(map(str, wrong[:at]))) + 1
        end = start + len(str(wrong[at]))
        inside = kind == "dropped" or any(
            f.place.col <= end and f.place.end_col > start for f in new
        )
        marked = "".join([*map(str, wrong[:at]), f"【{wrong[at]}】", *map(str, wrong[at + 1 :])])
        _count(total, kind, new, marked, inside=inside)
    total.sentences += 1
    total.whole += len(total.missed) == missed


def _count(total: Score, kind: str, new: tuple[Finding, ...], said: str, *, inside: bool) -> None:
    total.wrong[kind] += 1
    if new:
        total.found[kind] += 1
        total.pointed[kind] += inside
    else:
        total.missed.append(f"{kind}: {said}")


def _wrong(cut: list[Piece]) -> Iterator[tuple[int, str, list[Piece]]]:
    """Every number made wrong alone, and a list with an item left out."""
    for at, number in enumerate(cut):
        if isinstance(number, Number):
            yield at, number.kind, mutated(cut, at)
    without = dropped(cut)
    if without:
        yield 0, "dropped", without


def lines(scores: dict[str, Score]) -> Iterator[str]:
    """The tables of docs/accuracy.md."""
    yield "| 句子 | 写错的数 | 查出 | 指着那个数 | 句 | 每处都查出的句 | 对的句子和陷阱 | 误报 |"
    yield "| --- | ---: | --- | --- | ---: | --- | ---: | --- |"
    for half, one in scores.items():
        wrong, found = one.wrong.total(), one.found.total()
        silent = one.right + one.traps
        yield (
            f"| {HALVES[half]} | {wrong} | {share(found, wrong)}"
            f" | {share(one.pointed.total(), found)} | {one.sentences}"
            f" | {share(one.whole, one.sentences)}"
            f" | {silent}（陷阱 {one.traps}） | {len(one.false)}：{share(len(one.false), silent)} |"
        )
    yield ""
    heads = [head for half in scores for head in (f"{HALVES[half]}：写错", "查出")]
    yield f"| 种类 | {' | '.join(heads)} |"
    yield f"| --- |{' ---: | --- |' * len(scores)}"
    for label, kinds in KINDS.items():
        cells: list[str] = []
        for one in scores.values():
            wrong, found = (sum(c[kind] for kind in kinds) for c in (one.wrong, one.found))
            cells += [str(wrong), share(found, wrong)]
        yield f"| {label} | {' | '.join(cells)} |"


def share(hits: int, of: int) -> str:
    """A share with its 95 % interval."""
    low, high = wilson(hits, of)
    return f"{hits * 100 / of:.1f}%（{low * 100:.1f}–{high * 100:.1f}）" if of else "—"


def main() -> None:
    """Print the tables, and with `--misses` what was missed or wrongly said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", nargs="*", default=["seen"], help="、".join(HALVES))
    parser.add_argument("--misses", action="store_true", help="list them")
    asked = parser.parse_args()
    scores = {half: score(half) for half in asked.half}
    print("\n".join(lines(scores)))
    if asked.misses:
        for one in scores.values():
            print("\n".join(("误报：", *one.false, "漏报：", *one.missed)))


if __name__ == "__main__":
    main()
