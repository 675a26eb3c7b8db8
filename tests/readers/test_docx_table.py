"""Merged cells of a Word table, told cell by cell, stand at every position that they cover."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from reportctl.finding import Failure
from reportctl.readers.docx_table import Merge, TableCell, expand
from reportctl.readers.limits import Work
from reportctl.readers.source import Apart, Spot

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def cell(text: str, columns: int = 1, *, above: bool = False, tall: bool = False, left=False):
    return TableCell(text, Merge(columns, above, left, tall or above))


def grid(*rows: list[TableCell]) -> list[list[str]]:
    """Texts; what only repeats a cell is marked."""
    table = expand(rows, Spot(table=1), Work("a.docx"))
    return [[f"{'=' if c.spans else ''}{c.text}" for c in row] for row in table.rows]


@pytest.mark.parametrize(
    ("properties", "merge"),
    [
        ("", Merge()),
        ('<w:gridSpan w:val="3"/>', Merge(3)),
        ('<w:gridSpan w:val="-3"/>', Merge(1)),
        ('<w:gridSpan w:val="x"/>', Merge(1)),
        ('<w:vMerge w:val="restart"/>', Merge(tall=True)),
        ("<w:vMerge/>", Merge(above=True, tall=True)),
        ('<w:vMerge w:val="continue"/>', Merge(above=True, tall=True)),
        ('<w:hMerge w:val="restart"/>', Merge()),
        ('<w:hMerge w:val="continue"/>', Merge(left=True)),
    ],
)
def test_what_the_properties_of_a_cell_say(properties, merge):
    assert Merge.of(fromstring(f'<w:tcPr xmlns:w="{WORD}">{properties}</w:tcPr>')) == merge


def test_no_properties_merge_nothing():
    assert Merge.of(None) == Merge()


def test_a_cell_over_columns_and_rows_stands_at_each_position():
    assert grid([cell("甲", 2, tall=True), cell("1")], [cell("", 2, above=True), cell("2")]) == [
        ["甲", "=甲", "1"],
        ["=甲", "=甲", "2"],
    ]


def test_a_cell_that_goes_on_nothing_stands_for_itself():
    assert grid([cell("甲")], [cell("乙", above=True)]) == [["甲"], ["乙"]]
    assert grid([cell("乙", above=True)]) == [["乙"]]


def test_a_cell_may_go_on_the_one_to_its_left():
    assert grid([cell("甲"), cell("", left=True), cell("3")]) == [["甲", "=甲", "3"]]


def test_what_is_set_apart_and_no_text_comes_along():
    given = TableCell(" 5 ", Merge(), (Apart("struck", "4"),), "图片")
    ((found,),) = expand([[given]], Spot(table=2), Work("a")).rows
    assert (found.text, found.apart, found.object) == ("5", (Apart("struck", "4"),), "图片")
    assert str(found.spot) == "表2第1行第1列"


def test_a_span_that_no_table_has_is_refused():
    with pytest.raises(Failure, match=r"^a\.docx：.*列"):
        grid([cell("甲", 99_999)])
