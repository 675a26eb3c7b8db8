"""The comparison as a workbook: exact figures, text that is never a formula, the same bytes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from tests.comparison.reports import last_year, make, this_year

from reportctl.comparison.compare import compare
from reportctl.comparison.trend import follow
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.xlsx import format_changes, format_trend
from reportctl.report.report import Prose
from reportctl.schema.form import At


def book(comparison, options=None):
    return openpyxl.load_workbook(BytesIO(format_changes(comparison, options or Options())))


def test_figures_are_numbers():
    sheet = book(compare(last_year(), this_year()))["表格对照"]
    rows = {row[1]: row for row in sheet.iter_rows(values_only=True)}
    assert rows["第二十条第（五）项 行政许可"][3:6] == (1808595, 1573179, -235416)
    assert rows["第二十条第（六）项 行政处罚"][4:] == ("空白", None, None, "有空白")


def test_the_sheets():
    names = ["说明", "表格对照", "办理结果占比", "结转与滚存", "正文对照", "正文数字"]
    assert book(compare(last_year(), this_year())).sheetnames == names


def test_the_same_bytes_each_time():
    first, second = (format_changes(compare(last_year(), this_year()), Options()) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("nasty", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\x07乙"])
def test_text_of_a_report_is_never_a_formula(nasty):
    new = replace(make(2024), prose={"overview": Prose("overview", "一、总体情况", nasty)})
    sheet = book(compare(make(2023), new))["正文对照"]
    cell = sheet.cell(2, 6)
    assert cell.data_type == "s"
    assert cell.value == nasty.replace("\x07", "\ufffd")


def test_all_applicants_on_demand():
    comparison = compare(last_year(), this_year())
    few, many = (
        book(comparison, Options(columns=asked))["表格对照"].max_row for asked in (False, True)
    )
    assert many > few


LICENCE = At("disclosure.decisions.licence", "decided")


def test_a_trend_has_a_column_for_each_year():
    reports = [make(y, {LICENCE: v}) for y, v in ((2021, 4), (2022, 6), (2024, 9))]
    sheet = openpyxl.load_workbook(BytesIO(format_trend(follow(reports), Options())))["走势"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][3:7] == ("2021年", "2022年", "2023年", "2024年")
    row = next(row for row in rows if row[1] and row[1].endswith("行政许可"))
    assert row[3:9] == (4, 6, "无报告", 9, 5, 1.25)
