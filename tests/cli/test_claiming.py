"""The list of what a report's prose says."""

from __future__ import annotations

from pathlib import Path

from tests.rules.base import lay_over, right_report

from reportctl.cli.claiming import list_claims
from reportctl.document.toml import parse
from reportctl.report.load import build


def test_every_figure_is_listed_with_its_reading_or_the_reason_why_it_has_none() -> None:
    text = "全年收到政府信息公开申请3件，答复0件。接听电话12次；去年收到申请2件，下年将收到5件。"
    laid = lay_over(right_report(), {"overview.text": text})
    report = build(parse(laid), Path("2021.toml")).report
    assert report is not None
    told = list_claims(report)
    assert "读作：收到申请 3件；表中是“本年新收政府信息公开申请数量”0" in told
    assert "：不符" in told
    assert "说的是2020年" in told
    assert "没有说到表格里的事的数：12次（" in told


def test_a_share_that_no_total_gives_is_said_to_be_wrong() -> None:
    text = "全年收到政府信息公开申请4件，其中自然人申请3件，占70%。"
    report = build(
        parse(lay_over(right_report(), {"overview.text": text})), Path("2021.toml")
    ).report
    assert report is not None
    assert "占 70%；与前文的总数、表三的总数比较：不符，" in list_claims(report)
