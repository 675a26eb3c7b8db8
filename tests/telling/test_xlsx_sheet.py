"""Rows as high as their text needs."""

from __future__ import annotations

from openpyxl import Workbook

from reportctl.telling.xlsx_sheet import Column, finish, head, write

COLUMNS = (Column("甲", 10), Column("乙", 4, number=True))


def test_a_row_is_as_high_as_its_longest_text():
    sheet = Workbook().create_sheet()
    head(sheet, COLUMNS)
    write(sheet, COLUMNS, ["短", 1])
    write(sheet, COLUMNS, ["十个字宽的一段文字要两行以上", 1])
    write(sheet, COLUMNS, ["一\n二\n三", 1])
    heights = [sheet.row_dimensions[row].height for row in (2, 3, 4)]
    assert heights == [20, 52, 52]


def test_an_ampersand_in_the_footer_is_itself():
    sheet = Workbook().create_sheet()
    head(sheet, COLUMNS)
    finish(sheet, COLUMNS, "甲&乙")
    assert sheet.oddFooter.left.text == "甲&&乙"
