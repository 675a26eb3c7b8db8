"""Formulas of old workbooks: records with results that are right, missing or old."""

from __future__ import annotations

from struct import pack

import pytest
from tests.readers.test_xls import PLAIN, grid, label, number, record, workbook

TWENTY = b"\x1e" + pack("<H", 20)
PLUS = b"\x03"
NOTHING = b"\x03\0\0\0\0\0\xff\xff"


def cell(row: int, column: int) -> bytes:
    """What stands there, as a part of a formula."""
    return b"\x44" + pack("<HH", row, column | 0xC000)


def formula(row: int, column: int, tokens: bytes, result: float | bytes) -> bytes:
    saved = result if isinstance(result, bytes) else pack("<d", result)
    body = pack("<HHH", row, column, PLAIN) + saved + pack("<HI", 0, 0) + pack("<H", len(tokens))
    return record(0x06, body + tokens)


@pytest.mark.parametrize(
    ("tokens", "result", "read"),
    [
        (TWENTY + TWENTY + PLUS, 40.0, ("40", 40)),
        (TWENTY + TWENTY + PLUS, NOTHING, ("40", 40)),
        (TWENTY + TWENTY + PLUS, 0.0, ("", "结果与公式不符的单元格")),
        (TWENTY + cell(0, 1) + PLUS, NOTHING, ("32", 32)),
        (b"\x01\0\0\0\0", NOTHING, ("", "没有算出结果的公式")),
        (b"\x01\0\0\0\0", 7.0, ("7", 7)),
        (b"\xff\xff", NOTHING, ("", "没有算出结果的公式")),
        (b"", 7.0, ("7", 7)),
    ],
)
def test_a_formula_is_held_against_its_result(
    tokens: bytes, result: float | bytes, read: tuple[str, object]
) -> None:
    cells = (label(0, 0, "许可"), number(0, 1, 12), label(1, 0, "处罚"))
    assert grid(workbook(*cells, formula(1, 1, tokens, result)))[1][1] == read


def test_a_text_that_a_formula_gives_is_one() -> None:
    text = b"\x17" + pack("<BB", 2, 0) + b"no"
    string = record(0x207, pack("<HB", 2, 0) + b"no")
    cells = (label(0, 0, "许可"), formula(0, 1, text, b"\0\0\0\0\0\0\xff\xff") + string)
    assert grid(workbook(*cells))[0][1] == ("no", None)
