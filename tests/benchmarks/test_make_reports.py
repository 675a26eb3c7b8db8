"""The reports of the benchmarks: the same for a seed, right where nothing was planted."""

from __future__ import annotations

from pathlib import Path

from benchmarks.make_reports import make_reports

from reportctl.document.toml import parse
from reportctl.report.load import build
from reportctl.rules.check import check
from reportctl.rules.rule import Review

MADE = list(make_reports(90, seed=5, share=0.3))


def test_the_same_seed_gives_the_same_reports():
    assert list(make_reports(90, seed=5, share=0.3)) == MADE
    assert list(make_reports(3, seed=6)) != MADE[:3]


def test_every_report_has_a_place_of_its_own():
    assert len({path for path, _, _ in MADE}) == len(MADE)


def findings(text: str, before: str | None) -> set[str]:
    built = build(parse(text), Path("2021.toml"))
    if built.report is None:
        return {finding.code for finding in built.findings}
    last = build(parse(before), Path("2020.toml")).report if before else None
    found = check(Review(built.report, last), built.findings)
    return {finding.code for finding in found if finding.severity != "info"}


def test_a_planted_fault_is_told_and_a_right_report_is_not():
    right = {path: text for path, text, _ in make_reports(90, seed=5, share=0)}
    for path, text, fault in MADE[:30]:
        before = right.get(path.with_name(f"{int(path.stem) - 1}.toml"))
        codes = findings(text, before)
        if fault is None:
            assert not codes, (path, codes)
        elif all(code[0] in "TCS" for code in fault["codes"]):
            assert any(code.startswith(tuple(fault["codes"])) for code in codes), (path, fault)
