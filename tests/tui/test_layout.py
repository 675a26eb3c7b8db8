from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.opened import RECEIVED, open_draft

from reportctl.page.blocks import Grid
from reportctl.tui.layout import NARROWEST, lay_out
from reportctl.tui.stops import grids_of


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
