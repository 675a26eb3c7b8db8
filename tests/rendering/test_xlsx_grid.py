"""A grid of the page as a sheet: open value cells, locked labels, totals that are formulas."""

from __future__ import annotations

from openpyxl import Workbook

from reportctl.page.blocks import Grid, GridCell, Sum
from reportctl.rendering.xlsx_grid import ABOVE, set_up_page, write_grid

CELLS = (
    GridCell(0, 0, "项目", role="column"),
    GridCell(0, 1, "自然人", role="column"),
    GridCell(0, 2, "总计", role="column"),
    GridCell(1, 0, "一、新收", role="row", note="按收到之日计。"),
    GridCell(1, 1, "12", name="t.a.person", value=12, kind="count", note="按收到之日计。"),
    GridCell(1, 2, "12", name="t.a.total", role="total", value=12, kind="count", fault="应为13"),
    GridCell(2, 0, "二、结转", role="row"),
    GridCell(2, 1, "/", name="t.b.person", kind="count"),
    GridCell(2, 2, "", name="t.b.total", role="total", kind="count"),
)
GRID = Grid(
    "t", "表", (0.4, 0.3, 0.3), CELLS, head=1, stub=1, lines=3,
    sums=(Sum("t.a.total", ("t.a.person",)), Sum("t.b.total", ("t.b.person",))),
)  # fmt: skip


def sheet(*, draft: bool = False):
    made = Workbook().worksheets[0]
    return made, write_grid(made, GRID, "三、收到和处理情况", draft=draft)


def test_labels_are_locked_and_cells_to_fill_are_not():
    made, _ = sheet()
    assert made.protection.sheet
    assert made["A4"].protection.locked
    assert not made["B4"].protection.locked


def test_a_total_is_a_formula_and_what_it_gives_is_told():
    made, cached = sheet()
    assert str(made["C4"].value).startswith("=")
    assert cached == {"C4": "12"}


def test_a_stroke_stays_one_and_a_blank_is_empty():
    made, _ = sheet()
    assert (made["B4"].value, made["B5"].value) == (12, "/")


def test_heading_and_alarm_stand_above_and_stay_in_sight():
    made, _ = sheet()
    assert made["A1"].value == "三、收到和处理情况"
    assert made.freeze_panes == f"B{ABOVE + 2}"
    assert made.print_title_rows == f"$1:${ABOVE + 1}"


def test_a_remark_is_made_once_a_line_and_faults_only_in_a_draft():
    made, _ = sheet()
    assert [bool(made[at].comment) for at in ("A4", "B4", "C4")] == [True, False, False]
    draft, _ = sheet(draft=True)
    assert draft["C4"].comment.text == "问题：应为13"
    assert draft["C4"].fill.fgColor.rgb != made["C4"].fill.fgColor.rgb


def test_a_sheet_is_printed_on_a4_as_wide_as_one_page():
    made = Workbook().worksheets[0]
    set_up_page(made)
    assert (made.page_setup.paperSize, made.page_setup.fitToWidth) == (9, 1)
    assert made.print_title_rows in (None, "")
