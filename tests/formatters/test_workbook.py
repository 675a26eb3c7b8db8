"""Rows as high as their text needs."""

from __future__ import annotations

from openpyxl import Workbook

from reportctl.formatters.workbook import Column, Looks, Table

COLUMNS = (Column("甲", 10), Column("乙", 4, number=True))


def test_a_row_is_as_high_as_its_longest_text():
    table = Table(Workbook().create_sheet(), COLUMNS, Looks())
    table.write(["短", 1])
    table.write(["十个字宽的一段文字要两行以上", 1])
    table.write(["一\n二\n三", 1])
    heights = [table.sheet.row_dimensions[row].height for row in (2, 3, 4)]
    assert heights == [20, 52, 52]


def test_an_ampersand_in_the_footer_is_itself():
    table = Table(Workbook().create_sheet(), COLUMNS, Looks())
    table.finish("甲&乙")
    assert table.sheet.oddFooter.left.text == "甲&&乙"


def test_looks_are_shared_and_never_mixed_up():
    table = Table(
        Workbook().create_sheet(), (Column("级别", 6), Column("数", 4, number=True)), Looks()
    )
    for tone in ("error", "waived", "error"):
        table.write(["=1", 2], tone)
    first, other, again = (table.sheet.cell(row, 1) for row in (2, 3, 4))
    assert first.font.color.rgb == again.font.color.rgb == "009B1C1C"
    assert other.font.color.rgb == "004A4A4A"
    assert table.sheet.cell(2, 2).quotePrefix is False
    assert table.sheet.cell(2, 2).alignment.horizontal == "center"
