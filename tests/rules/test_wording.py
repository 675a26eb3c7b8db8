"""A county's own terms."""

from __future__ import annotations

from pathlib import Path

from tests.rules.base import lay_over, right_report

from reportctl.document.toml import parse
from reportctl.report.build import build
from reportctl.rules.check import check
from reportctl.rules.rule import Review, Settings


def test_own_terms_are_found_only_where_they_are_set() -> None:
    text = lay_over(right_report(), {"other_matters.text": "政务大厅没有收取信息处理费。"})
    report = build(parse(text), Path("2021.toml")).report
    assert report is not None
    settings = Settings(terms={"政务大厅": "政务服务中心"})
    assert [f.code for f in check(Review(report, settings=settings))] == ["W909"]
    assert check(Review(report)) == ()
