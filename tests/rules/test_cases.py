"""Every rule against its case file: what it must find, and what it must leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rules.base import Case, read_cases, review, right_report

from reportctl.rules.check import RULES

CASES = list(read_cases(Path(__file__).parent / "cases"))
ELSEWHERE = {"F111", "F113", "F117"}
"""Found when a report is printed: tests/commands/test_printing.py; in a text too long for a case
file: tests/report/test_characters.py."""


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2024])
def test_right_report_is_silent(year: int) -> None:
    assert review(right_report(year), right_report(year - 1) if year > 2019 else None) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.code}-{'wrong' if c.wrong else 'right'}")
def test_case(case: Case) -> None:
    found = case.findings()
    keys = [finding.key or "" for finding in found if finding.code == case.code]
    if not case.wrong:
        assert keys == []
        unreadable = [finding for finding in found if finding.code in {"F101", "F102"}]
        assert unreadable == [], "no rule saw the case"
        return
    assert keys, [(finding.code, finding.message) for finding in found]
    for expected in case.expected:
        assert any(
            key == expected or key.startswith(f"{expected}.") or expected.startswith(f"{key}.")
            for key in keys
        ), keys


@pytest.mark.parametrize("code", [code for code in RULES if code not in ELSEWHERE])
def test_every_rule_has_a_wrong_and_a_right_case(code: str) -> None:
    own = [case for case in CASES if case.code == code]
    assert {case.wrong for case in own} == {True, False}


def test_every_case_has_a_rule() -> None:
    assert {case.code for case in CASES} <= set(RULES)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_page(code: str) -> None:
    page = RULES[code].page
    assert all(word in page for word in ("错：", "对：", "怎么改：")), page
