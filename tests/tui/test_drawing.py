from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.opened import RECEIVED, open_draft

from reportctl.page.blocks import Grid, GridCell
from reportctl.terminal.width import width
from reportctl.tui.drawing import NARROWEST, draw, hidden, lay_out, look, wrap
from reportctl.tui.outline import grids_of


def section_three(folder: Path) -> Grid:
    return grids_of(open_draft(folder).report, "applications")[0]


def drawn(grid: Grid, size: tuple[int, int], top: int = 0, left: int = 0) -> list[str]:
    layout = lay_out(grid, size[0], low=True)
    view = look(grid, layout, top, left, size)
    return ["".join(p.text for p in line) for line in draw(grid, layout, view, _text)]


def _text(cell: GridCell) -> str:
    return cell.text


@pytest.mark.parametrize("left", range(3, 10))
def test_every_line_is_as_wide_as_the_others_wherever_one_scrolls(
    tmp_path: Path, left: int
) -> None:
    lines = drawn(section_three(tmp_path), (50, 40), left=left)
    assert len({width(line) for line in lines}) == 1
    assert width(lines[0]) <= 50


def test_a_label_over_several_lines_is_seen_wherever_one_scrolls(tmp_path: Path) -> None:
    lines = drawn(section_three(tmp_path), (62, 12), top=8)
    body = lines[-8:]
    assert "".join(line[0] for line in body) == "三、本年度办理…"
    assert any("（三）" in line for line in body)


def test_what_is_not_seen_is_counted(tmp_path: Path) -> None:
    grid = section_three(tmp_path)
    layout = lay_out(grid, 50, low=True)
    view = look(grid, layout, grid.head + 2, grid.stub + 1, (50, 14))
    above, below, left, right = hidden(grid, view)
    assert (above, left) == (2, 1)
    assert above + below + len(view.lines) - grid.head == 25
    assert left + right + len(view.columns) - grid.stub == 7


def test_a_text_is_broken_where_its_width_is_full() -> None:
    assert wrap("社会公益ab组织", 5) == ["社会", "公益a", "b组织"]


def grid(folder: Path, section: str) -> Grid:
    return grids_of(open_draft(folder, {RECEIVED: "12345678"}).report, section)[0]


def test_a_figure_of_eight_digits_has_room_with_its_mark(tmp_path: Path) -> None:
    layout = lay_out(grid(tmp_path, "applications"), 60, low=True)
    assert layout.widths[3] == 9


@pytest.mark.parametrize("section", ["disclosure", "applications", "disputes"])
@pytest.mark.parametrize("room", [40, 62, 110, 200])
def test_nothing_is_given_beyond_the_room(tmp_path: Path, section: str, room: int) -> None:
    table = grid(tmp_path, section)
    least = lay_out(table, 0, low=True).widths
    layout = lay_out(table, room, low=True)
    assert sum(layout.widths) + len(layout.widths) <= max(room, sum(least) + len(least))
    assert min(layout.widths[table.stub :]) >= NARROWEST


def test_on_a_low_screen_a_heading_over_all_columns_takes_no_line(tmp_path: Path) -> None:
    table = grid(tmp_path, "applications")
    assert lay_out(table, 62, low=True).heights[0] == 0
    assert lay_out(table, 62, low=False).heights[0] == 1


def test_figures_stand_on_one_line_each(tmp_path: Path) -> None:
    table = grid(tmp_path, "applications")
    assert set(lay_out(table, 62, low=True).heights[table.head :]) == {1}
