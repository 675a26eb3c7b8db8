"""Tables saved as comma-separated values."""

from __future__ import annotations

import csv

import pytest

from reportctl.readers.read import read_source
from reportctl.readers.source import Paragraph, Source, SourceTable

ROWS = '事项,自然人,总计\n"一、本年新收\n数量","1,234",8\n规章,,\n\n六、其他,,\n'


def shape(source: Source) -> list[str | list[list[str]]]:
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[c.text for c in row] for row in block.rows]
        for block in source.blocks
    ]


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_rows_quoted_cells_and_lone_lines(codec, sign):
    text = ROWS.replace(",", sign).replace(f"1{sign}234", "1,234")
    source = read_source(text.encode(codec), "年报.csv")
    assert shape(source) == [
        [["事项", "自然人", "总计"], ["一、本年新收\n数量", "1,234", "8"], ["规章", "", ""]],
        "六、其他",
    ]
    (table, _) = source.blocks
    assert isinstance(table, SourceTable)
    assert [row[0].spot.line for row in table.rows] == [1, 2, 4]


def test_the_limit_of_a_field_is_never_lowered():
    before = csv.field_size_limit()
    read_source("甲,乙\n1,2\n".encode(), "a.csv")
    assert csv.field_size_limit() >= before
