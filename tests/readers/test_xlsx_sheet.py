"""A sheet taken apart into tables and lines."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

from reportctl.readers.limits import Work
from reportctl.readers.source import Paragraph
from reportctl.readers.xlsx_cells import Book
from reportctl.readers.xlsx_parse import parse
from reportctl.readers.xlsx_sheet import blocks

NAMES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def read(rows: str, after: str = "", before: str = "", named: dict | None = None):
    """Lines as texts, tables as rows of texts, and what was told."""
    work = Work("a.xlsx")
    book = Book(None, None, work)
    root = f"<worksheet {NAMES}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    sheet = parse(fromstring(root), "s", work)
    book.add("s", sheet.cells)
    found = [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text or cell.object for cell in row] for row in block.rows]
        for block in blocks(sheet, book, named or {}, 0)
    ]
    return found, book.doubts


TYPES = {str: "str", int: "n"}


def row(number: int, *cells: object, **attributes: object) -> str:
    """Cells from column A on; None leaves one out."""
    given = "".join(f' {key}="{value}"' for key, value in attributes.items())
    held = "".join(
        f'<c r="{chr(65 + at)}{number}" t="{TYPES[type(cell)]}"><v>{cell}</v></c>'
        for at, cell in enumerate(cells)
        if cell is not None
    )
    return f'<row r="{number}"{given}>{held}</row>'


def test_an_empty_row_ends_a_table_and_what_stands_alone_is_a_line():
    rows = row(1, "某镇2024年政府信息公开工作年度报告") + row(2, "甲", 5) + row(4, "乙", 0)
    assert read(rows)[0] == [
        "某镇2024年政府信息公开工作年度报告",
        [["甲", "5"]],
        [["乙", "0"]],
    ]


def test_a_label_whose_figures_are_blank_is_no_line():
    assert read(row(1, "甲", 5) + row(2, "乙"))[0] == [[["甲", "5"], ["乙", ""]]]
    told = row(1, "甲", 5) + row(2, "一、总体情况") + row(3, "全年公开。")
    assert read(told)[0] == [[["甲", "5"]], "一、总体情况", "全年公开。"]


def test_a_merged_cell_stands_at_every_position():
    merged = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    assert read(row(1, "甲", 5) + row(2, None, 6), merged)[0] == [[["甲", "5"], ["甲", "6"]]]


def test_merged_cells_that_cover_something_take_the_figures_of_their_table():
    merged = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    found, doubts = read(row(1, "甲", 5) + row(2, "乙", 6), merged)
    assert found == [[["甲", "移了位的单元格"], ["甲", "移了位的单元格"]]]
    assert doubts[0].startswith("工作表“s”A1是合并单元格，下面盖着别的内容")


def test_a_hidden_row_is_left_out_where_a_shown_one_says_the_same():
    rows = row(1, "规章", 5) + row(2, "规章", 9, hidden=1)
    assert read(rows)[0] == [[["规章", "5"]]]
    other = row(1, "规章", 5) + row(2, "许可", 6, hidden=1)
    found, doubts = read(other)
    assert found == [[["规章", "5"], ["许可", "6"]]]
    assert len(doubts) == 1


def test_a_cell_written_twice_is_no_figure():
    twice = row(1, "甲", 5).replace("</row>", '<c r="B1"><v>6</v></c></row>')
    assert read(twice)[0] == [[["甲", "错误值（写了两次）"]]]


def test_a_blank_cell_with_a_name_is_there():
    found, _ = read(row(1, "甲", 5), named={("s", 2, 2): "a.b"})
    assert found == [[["甲", "5"], ["", ""]]]
    assert read(row(1, "甲", 5), named={("s", 99, 2): "a.b"})[0] == [[["甲", "5"]]]


def test_columns_far_off_are_told():
    far = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="XFD1"><v>3</v></c></row>'
    found, doubts = read(far)
    assert found == [[["1", "2"]]]
    assert "列以后的没有读入" in doubts[0]
