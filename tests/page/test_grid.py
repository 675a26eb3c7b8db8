"""Every table of every edition is a whole grid, and every figure names its headings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportctl.page.blocks import Grid
from reportctl.page.compose import compose
from reportctl.report.report import ExtraRow, Report
from reportctl.schema.load import editions, load_form

EXTRA = ExtraRow("applications", "省里加的一行", "applications.outcome.refused.query", ("1",) * 7)


def blank(edition: int) -> Report:
    form = load_form(edition)
    return Report(Path("x.toml"), form, "云溪镇人民政府", form.first)


def grids(report: Report) -> dict[str, Grid]:
    return {block.name: block for block in compose(report).blocks if isinstance(block, Grid)}


REPORTS = {
    **{str(edition): blank(edition) for edition in editions()},
    "extra row": replace(blank(2021), extras=(EXTRA,)),
    "older row": replace(blank(2021), older=frozenset({"applications.outcome.other"})),
}


@pytest.mark.parametrize("name", REPORTS)
def test_cells_cover_the_grid_once(name: str) -> None:
    for grid in grids(REPORTS[name]).values():
        covered = [
            (line, column)
            for cell in grid.cells
            for line in range(cell.line, cell.line + cell.lines)
            for column in range(cell.column, cell.column + cell.columns)
        ]
        assert len(covered) == len(set(covered)) == grid.lines * len(grid.widths)
        assert abs(sum(grid.widths) - 1) < 1e-9


@pytest.mark.parametrize("name", REPORTS)
def test_every_figure_names_headings_that_are_there(name: str) -> None:
    for grid in grids(REPORTS[name]).values():
        names = [cell.name for cell in grid.cells if cell.name]
        assert len(names) == len(set(names))
        for cell in grid.cells:
            assert set(cell.headers) <= set(names)
            assert cell.headers or cell.role not in {"value", "total"} or not cell.name


def test_the_national_grid() -> None:
    drawn = grids(REPORTS["2021"])
    shapes = {name: (grid.lines, len(grid.widths), grid.head) for name, grid in drawn.items()}
    # the Word template of the notice has 14 × 4, 28 × 10 and 4 × 15
    assert shapes == {"disclosure": (14, 4, 0), "applications": (28, 10, 3), "disputes": (4, 15, 3)}
    spans = {cell.text: (cell.lines, cell.columns) for cell in drawn["applications"].cells}
    assert spans["三、本年度办理结果"] == (22, 1)
    assert spans["（三）不予公开"] == (8, 1)
    assert spans["（七）总计"] == (1, 2)
    assert spans["四、结转下年度继续办理"] == (1, 3)
    assert spans["法人或其他组织"] == (1, 5)
    assert [cell.text for cell in drawn["applications"].cells if cell.vertical] == [
        "三、本年度办理结果"
    ]


def test_an_extra_row_stands_after_its_row() -> None:
    grid = grids(REPORTS["extra row"])["applications"]
    line = {cell.text: cell.line for cell in grid.cells}
    assert line["省里加的一行"] == line["8.属于行政查询事项"] + 1
    assert next(c for c in grid.cells if c.text == "（三）不予公开").lines == 9


def test_sums_and_balances_speak_of_cells_of_the_grid() -> None:
    for grid in grids(REPORTS["2021"]).values():
        names = {cell.name for cell in grid.cells}
        for found in grid.sums:
            assert {found.total, *found.parts} <= names
        for balance in grid.balances:
            assert {*balance.left, *balance.right} <= names
