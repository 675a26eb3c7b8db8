"""What is dropped from a text before it is painted, and what is not."""

from __future__ import annotations

import pytest

from reportctl.page.blocks import printable


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("全年12件\t，𠮷镇", "全年12件\t，𠮷镇"),
        ("甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁"),
        ("1\x002\x1b3\x7f", "123"),
        ("\u202e21\u202c", "21"),  # shows 12 where 21 stands
        ("\u2067甲\u2069\u200f", "甲"),
        ("甲\ud800乙\ufffe", "甲乙"),
        ("零\u200b宽", "零\u200b宽"),
    ],
)
def test_printable(text, printed):
    assert printable(text) == printed
