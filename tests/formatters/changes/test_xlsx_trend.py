"""The trend as a workbook."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from tests.compare.reports import make

from reportctl.compare.trend import follow
from reportctl.formatters.changes.options import Options
from reportctl.formatters.changes.xlsx_trend import format_changes
from reportctl.schema.form import At

LICENCE = At("disclosure.decisions.licence", "decided")


def test_a_column_for_each_year():
    reports = [make(y, {LICENCE: v}) for y, v in ((2021, 4), (2022, 6), (2024, 9))]
    sheet = openpyxl.load_workbook(BytesIO(format_changes(follow(reports), Options())))["走势"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][3:7] == ("2021年", "2022年", "2023年", "2024年")
    row = next(row for row in rows if row[1] and row[1].endswith("行政许可"))
    assert row[3:9] == (4, 6, "无报告", 9, 5, 1.25)
