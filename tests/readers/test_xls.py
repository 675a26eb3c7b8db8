"""Workbooks of Excel 97 to 2003: records of [MS-XLS], written here one by one."""

from __future__ import annotations

from struct import pack

import pytest

from reportctl.finding import Failure
from reportctl.readers.source import Apart, SourceTable
from reportctl.readers.xls import read

PLAIN, STRUCK, PERCENT = range(3)


def record(kind: int, body: bytes = b"") -> bytes:
    return pack("<HH", kind, len(body)) + body


def short(text: str) -> bytes:
    return pack("<BB", len(text), 1) + text.encode("utf-16-le")


def label(row: int, column: int, text: str, look: int = PLAIN) -> bytes:
    body = pack("<HHHHB", row, column, look, len(text), 1) + text.encode("utf-16-le")
    return record(0x204, body)


def number(row: int, column: int, value: float, look: int = PLAIN) -> bytes:
    return record(0x203, pack("<HHHd", row, column, look, value))


def error(row: int, column: int, code: int) -> bytes:
    return record(0x205, pack("<HHHBB", row, column, PLAIN, code, 1))


def lying(what: int, left: int, top: int, right: int, bottom: int) -> bytes:
    """A drawing over these cells, counted from 0."""
    anchor = pack("<HHI9H", 0, 0xF010, 18, 2, left, 0, top, 0, right, 0, bottom, 0)
    return record(0xEC, anchor) + record(0x5D, pack("<HHHH", 0x15, 0x12, what, 1) + bytes(14))


def workbook(*cells: bytes, extra: bytes = b"", locked: bool = False) -> bytes:
    """A workbook of one sheet, as a stream without the folders round it."""

    def begin(kind: int) -> bytes:
        return record(0x809, pack("<HHHHII", 0x600, kind, 0, 1997, 0, 6))

    def font(flags: int) -> bytes:
        return record(
            0x31, pack("<HHHHHBBBB", 220, flags, 0x7FFF, 400, 0, 0, 0, 0, 0) + short("宋")
        )

    def look(font: int, shape: int) -> bytes:
        return record(0xE0, pack("<HHHBBBBIIH", font, shape, 0, 0, 0, 0, 0, 0, 0, 0x20C0))

    before = begin(5) + (record(0x2F, pack("<HHH", 0, 1, 2)) if locked else b"")
    before += record(0x42, pack("<H", 1200)) + font(0) * 4 + font(8)
    before += look(0, 0) + look(5, 0) + look(0, 9)
    at = len(before) + len(record(0x85, bytes(6) + short("年报"))) + len(record(0xA))
    bound = record(0x85, pack("<IBB", at, 0, 0) + short("年报"))
    sheet = begin(0x10) + b"".join(cells) + extra + record(0xA)
    return before + bound + record(0xA) + sheet


def grid(data: bytes) -> list[list[tuple[str, object]]]:
    (table,) = (b for b in read(data, "年报.xls").blocks if isinstance(b, SourceTable))
    return [
        [(cell.text, cell.object or cell.apart or cell.number) for cell in r] for r in table.rows
    ]


def test_figures_labels_and_spans_are_those_of_the_sheet():
    merged = record(0xE5, pack("<HHHHH", 1, 0, 1, 0, 0))
    cells = (label(0, 0, "规章"), number(0, 1, 12), number(1, 1, 0.25, PERCENT))
    assert grid(workbook(*cells, extra=merged)) == [
        [("规章", None), ("12", 12)],
        [("规章", None), ("25%", None)],
    ]


def test_an_error_a_struck_figure_and_a_picture_are_no_blank():
    cells = (label(0, 0, "规章"), error(0, 1, 0x17), number(0, 2, 7, STRUCK), number(0, 4, 3))
    found = grid(workbook(*cells, extra=lying(8, 3, 0, 3, 0)))
    assert found == [
        [
            ("规章", None),
            ("", "错误值#REF!"),
            ("", (Apart("struck", "7"),)),
            ("", "图片"),
            ("3", 3),
        ]
    ]


def test_a_comment_lies_on_no_cell_and_is_kept():
    cells = (label(0, 0, "规章"), number(0, 1, 7))
    said = record(0x1B6, pack("<HH6xHHH", 0, 0, 4, 0, 0)) + record(
        0x3C, b"\1" + "应为8件".encode("utf-16-le")
    )
    note = record(0x1C, pack("<HHHHHB", 0, 1, 0, 1, 1, 0) + b"a")
    data = workbook(*cells, extra=lying(0x19, 1, 0, 1, 0) + said + note)
    assert grid(data) == [[("规章", None), ("7", 7)]]
    assert read(data, "年报.xls").comments == (("工作表“年报”B1", "应为8件"),)


OVER = record(0x1B0, pack("<11H", 1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1))
"""Where a condition holds."""


@pytest.mark.parametrize("extra", [record(0x879, bytes(20)), OVER + record(0x1B1, b"\1\5\3")])
def test_conditions_that_are_not_understood_are_told(extra):
    cells = (label(0, 0, "规章"), number(0, 1, 7))
    (told,) = read(workbook(*cells, extra=extra), "年报.xls").doubts
    assert told.startswith("工作表“年报”有条件格式")


def test_a_hidden_row_is_told():
    hidden = record(0x208, pack("<HHHHHHI", 1, 0, 2, 300, 0, 0, 0x20 | 0x100))
    cells = (label(0, 0, "规章"), number(0, 1, 7), hidden, label(1, 0, "许可"), number(1, 1, 9))
    assert any("隐藏" in told for told in read(workbook(*cells), "年报.xls").doubts)


def test_a_locked_and_a_broken_workbook_are_refused():
    with pytest.raises(Failure, match="打开密码"):
        read(workbook(label(0, 0, "甲"), locked=True), "年报.xls")
    with pytest.raises(Failure, match="已损坏"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "年报.xls")
