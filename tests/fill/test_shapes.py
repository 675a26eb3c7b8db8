"""How the rows of a table of a source are written."""

from __future__ import annotations

import pytest
from tests.fill.printing import lines_of

from reportctl.fill.place import place
from reportctl.fill.shapes import Shape, Shapes
from reportctl.fill.tables import Entry, match_lines
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.readers import text
from reportctl.schema.load import load_form

FORM = load_form(2021)
PAGE = (
    "某镇人民政府2022年年报\n二、主动公开政府信息情况\n"
    "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
)


def shape_of(*rows: str) -> Shape:
    lines = lines_of(*rows, kind="text")
    found = list(match_lines([("disclosure", row) for row in lines], vocabulary_of(FORM)))
    *_, last = (entry for entry in found if isinstance(entry, Entry))
    return Shapes(lines, found).of(last)


@pytest.mark.parametrize(
    ("rows", "shape"),
    [
        (["规章 | 1 | 0 | 7", "行政规范性文件 | 1 | 0 | 7"], Shape(4, kept=False)),
        (["规章 | 1 | 0", "行政规范性文件 | 1 | 0 | 7"], Shape(0, kept=False)),
        (["规章 | 1 | 0 | ", "行政规范性文件 | 1 | 0 | 7"], Shape(4, kept=True)),
        (["规章 | 1 |  | 0 | 7", "行政规范性文件 | 1 | 0 | 7"], Shape(gapped=True)),
    ],
)
def test_how_the_rows_of_a_table_are_written(rows: list[str], shape: Shape) -> None:
    assert shape_of(*rows) == shape


def test_a_cell_that_spans_shows_by_what_it_leaves_behind_it() -> None:
    assert shape_of("信息内容 |  | 本年制发件数", "规章 | 1 | 7").spread == 3


@pytest.mark.parametrize(
    ("above", "read"),
    [("规章\t1\t\t0\t7", []), ("规章\t\t1\t0\t7", ["3", "", "6"])],
    ids=["blank, 3, 6 or 3, blank, 6", "its label is wide"],
)
def test_where_rows_have_places_among_their_figures_an_empty_end_may_be_a_blank(
    above: str, read: list[str]
) -> None:
    page = f"{PAGE}{above}\n行政规范性文件\t\t3\t\t6\n五、问题\n"
    found = place(text.read(page.encode(), "x.txt"))
    assert [c.written for at, c in found.cells.items() if at.row.endswith("norm")] == read
