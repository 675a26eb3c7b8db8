"""Whose figure a sentence tells, and of what."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.document.toml import parse
from reportctl.report.load import build
from reportctl.rules.claims import statements
from reportctl.rules.reach import is_of_else, reach_of


@pytest.mark.parametrize(("scope", "reach"), [("region", "office"), ("", "own")])
def test_the_government_and_its_office_are_a_part_of_the_county(scope: str, reach: str) -> None:
    text = "县政府及县政府办公室制发行政规范性文件5件。"
    facts = {"report.organ": "云溪县人民政府", "report.level": "county", "report.scope": scope}
    told = lay_over(right_report(2021), {**facts, "overview.text": text})
    report = build(parse(told), Path("2021.toml")).report
    assert report
    assert reach_of(report, statements(report, "overview").claims[0]) == reach


@pytest.mark.parametrize(
    ("text", "scope", "reach"),
    [
        ("全县共收到政府信息公开申请312件，其中我局48件。", "", "other"),
        ("全县共收到政府信息公开申请312件。", "region", "own"),
        ("我局共收到政府信息公开申请312件。", "", "own"),
    ],
)
def test_the_whole_county_is_no_bureaus_own(text: str, scope: str, reach: str) -> None:
    facts = {"report.organ": "云溪县水利局", "report.level": "department", "report.scope": scope}
    told = lay_over(right_report(2021), {**facts, "overview.text": text})
    report = build(parse(told), Path("2021.toml")).report
    assert report
    first = statements(report, "overview").claims[0]
    assert reach_of(report, first) == reach
    assert not is_of_else(text, first)
