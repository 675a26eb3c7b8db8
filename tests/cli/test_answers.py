"""What a unit wrote beside its findings, whatever program saved the workbook."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from reportctl.cli.answers import is_feedback, read_answers
from reportctl.formatters.findings.checked import Answer
from reportctl.readers.read import read_source
from reportctl.readers.source import Source


def sheet(*rows: tuple[str | None, ...]) -> Source:
    book = Workbook()
    book.worksheets[0].title = "甲镇2021年"
    for row in rows:
        book.worksheets[0].append(row)
    made = BytesIO()
    book.save(made)
    return read_source(made.getvalue(), "甲镇.xlsx")


def test_rows_beside_which_something_was_written_are_answers():
    source = sheet(
        ("编号", "说明", "问题", "单位答复"),
        ("T301", None, "填写 3", "已改正"),
        ("T302", "按报表核过", "填写 4", None),
        ("T303", None, "填写 5", None),
    )
    assert is_feedback(source)
    assert read_answers(source) == [
        Answer("甲镇2021年", "T301", "填写 3", "已改正", ""),
        Answer("甲镇2021年", "T302", "填写 4", "", "按报表核过"),
    ]


@pytest.mark.parametrize(
    "heads", [("编号", "问题", "说明"), ("行政许可", "件数"), ("单位", "单位答复", "问题", "编号")]
)
def test_another_table_is_none(heads):
    assert not is_feedback(sheet(heads, ("T301", "填写 3", "已改正")))


def test_a_page_of_findings_is_known_by_its_title():
    page = "<title>甲镇政府信息公开工作年度报告检查结果</title><p>检查了 1 个文件</p>".encode()
    assert is_feedback(read_source(page, "甲镇.html"))
    assert not is_feedback(read_source(page.replace("检查结果".encode(), b""), "甲镇.html"))
