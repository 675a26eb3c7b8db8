"""Names of cells, also of a sheet that another program renamed."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from reportctl.readers.source import Source
from reportctl.readers.xlsx import read

NAMES = {"report.year": "B1", "report.edition": "B2", "report.signature": "B3"}


def renamed(*sheets: tuple[object, ...]) -> Source:
    """A workbook whose names point to a sheet 填报 that is not there."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, column in enumerate(sheets, 1):
        sheet = book.create_sheet(f"第{number}页")
        for value in column:
            sheet.append(["项目", value])
    for name, cell in NAMES.items():
        sheet, _, spot = cell.rpartition("!")
        place = f"{sheet or '填报'}!${spot[0]}${spot[1]}"
        book.defined_names[name] = DefinedName(name, attr_text=place)
    book.defined_names["old"] = DefinedName("old", attr_text="'旧表'!$A$1")
    made = BytesIO()
    book.save(made)
    return read(made.getvalue(), "年报.xlsx")


def test_a_renamed_sheet_is_known_by_the_years_in_it():
    source = renamed((3, 5, 8), (2025, 2021, "沙溪镇人民政府"))
    assert dict(source.names)["report.signature"] == "沙溪镇人民政府"
    assert source.doubts == (
        "单元格的名称指向工作表“填报”，工作簿里没有这张表，按内容认作改了名的“第2页”读入，请核对",
    )


@pytest.mark.parametrize(
    "sheets",
    [
        [(2025, 21, "沙溪镇人民政府")],
        [("", 2021, "沙溪镇人民政府")],
        [(2025, 2021, "沙溪镇人民政府"), (2024, 2021, "沙溪镇人民政府")],
    ],
)
def test_names_of_a_sheet_that_is_gone_are_told(sheets):
    source = renamed(*sheets)
    assert source.names == ()
    (told,) = source.doubts
    assert told.startswith("单元格的名称指向工作表“填报”，工作簿里没有这张表，它的内容可能没有读")
    assert told.endswith("请把那张表改名为“填报”再读入")


def test_a_renamed_sheet_of_figures_is_known_by_having_nothing_else_at_its_places(monkeypatch):
    monkeypatch.setitem(NAMES, "disclosure.rules.made", "'统计'!B1")
    monkeypatch.setitem(NAMES, "disclosure.rules.valid", "'统计'!B3")
    source = renamed((4, "件", None), (2025, 2021, "沙溪镇人民政府"), ("数量", 1, 2))
    assert "指向工作表“统计”，工作簿里没有这张表，按内容认作改了名的“第1页”读入" in source.doubts[1]
