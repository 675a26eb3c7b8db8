"""What is written into a cell shows as it is printed and is never a formula."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from reportctl.rendering.xlsx_write import cell_at, define, lines_needed, write_figure, write_text


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("12", 12, "0"),
        ("0.50", 0.5, "0.00"),
        ("+3", 3, "+0;-0;0"),
        ("-1.5", -1.5, "0.0"),
        ("/", "/", "General"),
        ("007", "007", "General"),
        ("1234567890123456", "1234567890123456", "General"),
        ("NaN", "NaN", "General"),
        ("", "", "General"),
    ],
)
def test_a_figure_is_a_number_only_where_each_digit_is_kept(
    text: str, value: float | str, shown: str
) -> None:
    cell = cell_at(Workbook().create_sheet(), 1, 1)
    write_figure(cell, text, None)
    assert (cell.value, cell.number_format) == (value, shown)


def test_a_figure_whose_value_is_another_is_text() -> None:
    cell = cell_at(Workbook().create_sheet(), 1, 1)
    write_figure(cell, "12", 13)
    assert (cell.value, cell.data_type) == ("12", "s")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)"])
def test_a_text_that_begins_like_a_formula_is_quoted(text: str) -> None:
    cell = cell_at(Workbook().create_sheet(), 1, 1)
    write_text(cell, text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_names_are_such_as_a_workbook_may_have() -> None:
    book = Workbook()
    sheet = book.create_sheet("表 三")
    define(sheet, cell_at(sheet, 2, 3), "applications.received.person")
    define(sheet, cell_at(sheet, 3, 3), "2021 年")
    assert book.defined_names["applications.received.person"].attr_text == "'表 三'!$C$2"
    assert "_2021_年" in book.defined_names


def test_lines_are_counted_on_the_safe_side() -> None:
    assert lines_needed("一", 20, 12) == 1
    assert lines_needed("一\n二", 20, 12) == 2
    assert lines_needed("字" * 100, 20, 12) > lines_needed("x" * 100, 20, 12) > 1
