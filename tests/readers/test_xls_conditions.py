"""Conditional formats of old workbooks: records of [MS-XLS], written here one by one."""

from __future__ import annotations

from struct import pack

import pytest
from tests.readers.test_xls import grid, label, number, record, workbook

from reportctl.readers.source import Apart

FIFTY = b"\x1e" + pack("<H", 50)
ABOVE, GREATER = b"\x4c" + pack("<HH", 0, 0xC000), b"\x0d"
"""The cell itself, as a formula of a condition says it, and a sign."""
NUMBER, FONT, PATTERN = 1 << 25, 1 << 26, 1 << 29
WHITE, RED, BLACK = 9, 10, 8


def font(color: int = 0xFFFFFFFF, *, struck: bool = False) -> bytes:
    said = bytes(64) + pack("<II", 220, 0x80 if struck else 0) + bytes(8) + pack("<I", color)
    return said + bytes(4) + pack("<I", 0 if struck else 0x80) + bytes(26)


def rule(flags: int, change: bytes, first: bytes, *, operator: int = 5, kind: int = 1) -> bytes:
    """Of a cell over 50, if no other is asked for."""
    body = pack("<BBHHIH", kind, operator, len(first), 0, flags, 0) + change + first
    return record(0x1B1, body)


def over(top: int, below: int, *rules: bytes) -> bytes:
    """Rules over these rows of the second column."""
    area = pack("<4H", top, below, 1, 1)
    return record(0x1B0, pack("<HH", len(rules), 0) + area + pack("<H", 1) + area) + b"".join(rules)


@pytest.mark.parametrize(
    ("extra", "read"),
    [
        (over(0, 1, rule(FONT, font(RED), FIFTY)), ("58", 58)),
        (over(0, 1, rule(FONT, font(WHITE), FIFTY)), ("", (Apart("hidden", "58"),))),
        (over(0, 1, rule(FONT, font(struck=True), FIFTY)), ("", (Apart("struck", "58"),))),
        (over(0, 0, rule(FONT, font(WHITE), FIFTY, operator=6)), ("58", 58)),
        (over(1, 1, rule(FONT, font(WHITE), FIFTY)), ("58", 58)),
        (
            over(0, 1, rule(FONT, font(WHITE), ABOVE + FIFTY + GREATER, kind=2)),
            ("", (Apart("hidden", "58"),)),
        ),
        (
            over(0, 1, rule(PATTERN, pack("<HH", 0x400, BLACK << 7), FIFTY)),
            ("", (Apart("hidden", "58"),)),
        ),
        (
            over(0, 1, rule(FONT | PATTERN, font(WHITE) + pack("<HH", 0, BLACK << 7), FIFTY)),
            ("58", 58),
        ),
        (over(0, 1, rule(NUMBER, b"\0\x01", FIFTY)), ("58", 58)),
        (over(0, 0, rule(FONT, font(WHITE), b"\xff\xff")), ("", (Apart("unclear", "58"),))),
    ],
)
def test_what_a_condition_does_to_a_figure(extra: bytes, read: tuple[str, object]) -> None:
    cells = (label(0, 0, "规章"), number(0, 1, 58), label(1, 0, "许可"), number(1, 1, 7))
    first, second = grid(workbook(*cells, extra=extra))
    assert first[1] == read
    assert second[1] == ("7", 7)
