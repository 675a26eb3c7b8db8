"""A grid for the template: what was worked out is what is printed."""

import pytest
from tests.pages import TABLED, make_page
from tests.rendering.printed import Printed

from reportctl.page.blocks import Grid, GridCell, Page
from reportctl.rendering.look import Look
from reportctl.rendering.pdf import PART, TABLE_WIDTH, render
from reportctl.rendering.pdf_grid import lay_grid
from reportctl.rendering.pdf_room import Sheet


def laid(grid, layout="official", faults=None):
    return lay_grid(grid, TABLE_WIDTH[layout], Sheet(layout, PART[layout]), {}, faults)


@pytest.mark.parametrize("layout", ["official", "plain"])
@pytest.mark.parametrize("year", [2019, 2024])
def test_a_table_is_as_high_as_was_worked_out(year, layout):
    page = make_page(year, text=TABLED)
    for grid in (block for block in page.blocks if isinstance(block, Grid)):
        high = laid(grid, layout)["breaks"][0].room
        if high > PART[layout] - 80:  # the title stands above it
            continue
        with Printed(render(page._replace(blocks=(grid,)), Look(layout))) as pdf:
            (table,) = [t for number in range(len(pdf.pages)) for t in pdf.tables(number)]
        assert table.box[3] - table.box[1] == pytest.approx(high, abs=0.6)


def test_a_text_that_is_hard_to_break_is_never_higher_than_was_worked_out():
    texts = ("详见https://www.yunxi.gov.cn/zwgk", "“互联网+政务”（一期）、（二期）……", "ABC，WWW。")
    cells = [GridCell(0, n, "说明", role="column") for n in range(3)]
    cells += [GridCell(1, n, text, role="text") for n, text in enumerate(texts)]
    grid = Grid("t", "", (0.2, 0.5, 0.3), tuple(cells), head=1, stub=0, lines=2)
    with Printed(render(Page("题", "某镇", 2021, (grid,)))) as pdf:
        (table,) = pdf.tables(0)
    assert table.box[3] - table.box[1] <= laid(grid)["breaks"][0].room + 0.6


def test_a_fault_is_numbered_once_and_its_mark_has_room():
    cells = [GridCell(0, n, "金额", role="column") for n in range(3)]
    cells += [GridCell(1, n, "12345678901234", fault=f"错{n % 2}") for n in range(3)]
    grid = Grid("t", "", (0.1, 0.1, 0.8), tuple(cells), head=1, stub=0, lines=2)
    faults = []
    (_, line) = laid(grid, faults=faults)["lines"]
    assert ([cell["fault"] for cell in line], faults) == ([1, 2, 1], ["错0", "错1"])
    assert line[0]["size"] < laid(grid)["lines"][1][0]["size"]
