"""Several organs side by side as a workbook."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from tests.comparison.reports import APPLICATIONS, six_organs

from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.peer_xlsx import format_peers

MADE = format_peers(six_organs(), Options())
BOOK = openpyxl.load_workbook(BytesIO(MADE))
SHEET = BOOK["三、收到和处理政府信息公开申请情况"]


def test_figures_are_figures_in_a_line_for_each_organ_and_one_of_totals():
    assert [SHEET.cell(row, 2).value for row in range(2, 8)] == [*APPLICATIONS.values()]
    assert [SHEET["A8"].value, SHEET["B8"].value] == ["合计", sum(APPLICATIONS.values())]


def test_what_is_far_is_bold_and_bears_the_mark_behind_the_figure():
    assert SHEET["B7"].font.bold
    assert SHEET["B7"].number_format.endswith('"*"')
    assert not SHEET["B6"].font.bold


def test_a_sheet_has_a_name_that_excel_takes():
    assert BOOK.sheetnames[0] == "说明"
    assert all(len(name) <= 31 for name in BOOK.sheetnames)


def test_the_same_reports_give_the_same_bytes():
    assert format_peers(six_organs(), Options()) == MADE
