"""A grid of the page as a Word table."""

from __future__ import annotations

from docx.oxml.ns import qn

from reportctl.page.blocks import Grid, GridCell
from reportctl.rendering.docx_grid import BLOCK, FAULT, WIDTH, write_grid

CELLS = (
    GridCell(0, 0, "项目", lines=1, columns=2, role="column"),
    GridCell(0, 2, "总计", role="column"),
    GridCell(1, 0, "三、办理结果", lines=2, role="row", vertical=True),
    GridCell(1, 1, "（一）予以公开", role="row"),
    GridCell(1, 2, "12", name="a.total", value=12, kind="count", fault="应为13"),
    GridCell(2, 1, "（二）部分公开", role="row"),
    GridCell(2, 2, "", role="total", name="b.total", kind="count"),
)


def grid(*cells: GridCell, lines: int = 3) -> Grid:
    return Grid("t", "表", (0.1, 0.6, 0.3), cells or CELLS, head=1, stub=2, lines=lines)


def cells(table, tag: str = "") -> list:
    found = list(table.iter(qn("w:tc")))
    return (
        [cell for cell in found if cell.find(f".//{qn(f'w:{tag}')}") is not None] if tag else found
    )


def text(cell) -> str:
    return "".join(each.text or "" for each in cell.iter(qn("w:t")))


def test_the_columns_fill_the_width_and_spans_are_told():
    table = write_grid(grid(), None)
    wide = [int(each.get(qn("w:w"))) for each in table.iter(qn("w:gridCol"))]
    assert sum(wide) == WIDTH
    assert [text(cell) for cell in cells(table, "gridSpan")] == ["项目"]
    merged = [cell.find(f".//{qn('w:vMerge')}").get(qn("w:val")) for cell in cells(table, "vMerge")]
    assert merged == ["restart", "continue"]


def test_a_label_that_goes_on_stands_again_without_its_words():
    table = write_grid(grid(), None)
    assert [text(cell) for cell in cells(table)] == [
        "项目", "总计", "三、办理结果", "（一）予以公开", "12", "", "（二）部分公开", "",
    ]  # fmt: skip


def test_the_head_is_repeated_and_no_row_is_torn():
    rows = list(write_grid(grid(), None).iter(qn("w:tr")))
    heads = [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
    assert heads == [True, False, False]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_an_upright_label_is_whole_on_the_first_of_its_pages_and_no_line_is_alone():
    head = GridCell(0, 0, "项目", columns=3, role="column")
    label = GridCell(4, 0, "三、本年度", lines=20, role="row", vertical=True)
    rows = [GridCell(line, 1, "数量", role="row") for line in range(1, 25)]
    lines = list(write_grid(grid(head, label, *rows, lines=25), None).iter(qn("w:tr")))
    keeps = [line.find(f".//{qn('w:keepNext')}") is not None for line in lines]
    # head and first two; five characters of 10.5 points want four lines of 17 points; last two
    assert [n for n, keep in enumerate(keeps) if keep] == [0, 1, 4, 5, 6, 23]


def test_only_a_draft_marks_faults():
    marked: list = []
    fills = [each.get(qn("w:fill")) for each in write_grid(grid(), marked).iter(qn("w:shd"))]
    assert fills == [FAULT]
    assert [fault for _, fault in marked] == ["应为13"]
    assert not list(write_grid(grid(), None).iter(qn("w:shd")))


def test_a_block_has_its_ground_and_a_missing_cell_is_an_empty_one():
    table = write_grid(grid(GridCell(0, 0, "第（一）项", columns=3, role="block"), lines=2), None)
    assert [each.get(qn("w:fill")) for each in table.iter(qn("w:shd"))] == [BLOCK]
    assert [text(cell) for cell in cells(table)] == ["第（一）项", "", "", ""]


def test_a_long_figure_is_set_smaller():
    long = GridCell(0, 2, "9" * 40, name="a.total", kind="count")
    sizes = [
        each.get(qn("w:val")) for each in write_grid(grid(long, lines=1), None).iter(qn("w:sz"))
    ]
    assert sizes == ["11"]
