"""Tables as grids: every position covered once, extra rows with their labels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.pages import make_report

from reportctl.page.blocks import Grid
from reportctl.page.compose import compose
from reportctl.report.report import ExtraRow, Report

EXTRAS = (
    ExtraRow("disclosure.documents", "其他文件", "disclosure.documents.norm", ("1", "2", "3")),
    ExtraRow("disclosure.decisions", "行政确认", "", ("7",)),
    ExtraRow("applications", "其中：网上", "applications.received", tuple("1234567")),
    ExtraRow("applications", "6.撤回", "applications.outcome.declined.reissue", ("1",)),
)


def grids(report: Report) -> list[Grid]:
    return [block for block in compose(report).blocks if isinstance(block, Grid)]


@pytest.mark.parametrize("year", [2020, 2024])
@pytest.mark.parametrize("extras", [(), EXTRAS], ids=["the form", "extra rows"])
def test_every_position_is_covered_once(year, extras):
    found = grids(replace(make_report(year), extras=extras))
    assert found
    for grid in found:
        covered = [
            (line, column)
            for cell in grid.cells
            for line in range(cell.line, cell.line + cell.lines)
            for column in range(cell.column, cell.column + cell.columns)
        ]
        assert sorted(covered) == [
            (line, column) for line in range(grid.lines) for column in range(len(grid.widths))
        ]


def test_an_extra_row_stands_after_its_row_with_its_label():
    two, three, _ = grids(replace(make_report(), extras=EXTRAS))
    for grid, above, below in (
        (two, "行政规范性文件", "其他文件"),
        (two, "行政强制", "行政确认"),
        (three, "一、本年新收政府信息公开申请数量", "其中：网上"),
        (three, "5.要求行政机关确认或重新出具已获取信息", "6.撤回"),
    ):
        lines = {cell.text: cell.line for cell in grid.cells if cell.role == "row"}
        assert lines[below] == lines[above] + 1


def test_an_extra_row_inside_a_group_lengthens_the_group():
    plain, longer = (
        next(cell for cell in grids(report)[1].cells if cell.text == "（五）不予处理")
        for report in (make_report(), replace(make_report(), extras=EXTRAS))
    )
    assert longer.lines == plain.lines + 1


def test_a_figure_of_a_block_names_its_block_its_row_and_its_column():
    (first, *_) = [grid for grid in grids(make_report(2024)) if grid.name == "disclosure"]
    figures = [cell for cell in first.cells if cell.role in {"value", "total"}]
    names = {cell.name for cell in first.cells}
    assert figures
    for cell in figures:
        block, row, column = cell.headers
        assert block.startswith("block.")
        assert {block, row, column} <= names
