"""Figures that Markdown dresses are the same figures."""

from __future__ import annotations

import pytest

from reportctl.readers.markdown_cell import said
from reportctl.readers.source import SourceTable
from reportctl.readers.text import read


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("40", "40"),
        ("`40`", "40"),
        ("`` 40 ``", "40"),
        ("*40*", "40"),
        ("_40_", "40"),
        ("**40**", "**40**"),
        ("&#52;0", "40"),
        ("&#x34;0", "40"),
        ("40&nbsp;", "40"),
        ("甲&middot;乙", "甲&middot;乙"),
        (r"\-", "-"),
        ("40*", "40*"),
        ("`4`0", "`4`0"),
        ("*4*0*", "*4*0*"),
    ],
)
def test_a_dressed_cell(cell, text):
    assert said(cell) == text


@pytest.mark.parametrize("bar", [" | ", "|", "｜", "│", " ¦ "])
def test_rows_whose_cells_a_bar_parts_need_no_bar_at_their_ends(bar):
    rows = (("事项", "本年", "上年"), ("许可", "12", "0"), ("处罚", "5"))
    text = "\n".join(("甲镇。", *map(bar.join, rows), "乙镇。", "来源｜本网｜综合"))
    first, table, *last = read(text.encode(), "a.txt").blocks
    assert isinstance(table, SourceTable)
    assert [tuple(cell.text for cell in row) for row in table.rows] == [*rows]
    assert not isinstance(first, SourceTable)
    assert not any(isinstance(each, SourceTable) for each in last)
