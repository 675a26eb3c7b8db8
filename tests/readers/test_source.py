"""A place in a source, for people."""

from __future__ import annotations

import pytest

from reportctl.readers.source import Spot, read_column, write_column


@pytest.mark.parametrize(
    ("spot", "told"),
    [
        (Spot(page=3, table=1, row=5, column=3), "第3页表1第5行第3列"),
        (Spot(line=12), "第12行"),
        (Spot(paragraph=4), "第4段"),
        (Spot(line=12, table=2, row=1, column=2), "表2第1行第2列（源文件第12行）"),
        (Spot(sheet="表三", row=7, column=4), "工作表“表三”D7"),
        (Spot(sheet="表三"), "工作表“表三”"),
        (Spot(field="行政复议·总计"), "表单“行政复议·总计”"),
        (Spot(), ""),
    ],
)
def test_a_place_is_named_by_what_its_format_has(spot, told):
    assert str(spot) == told


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")]
)
def test_the_columns_of_a_sheet_are_letters(column, letters):
    assert str(Spot(sheet="s", row=1, column=column)) == f"工作表“s”{letters}1"
    assert (write_column(column), read_column(letters.lower())) == (letters, column)
