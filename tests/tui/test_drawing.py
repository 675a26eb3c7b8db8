from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.opened import open_draft

from reportctl.page.blocks import Grid, GridCell
from reportctl.terminal.width import width
from reportctl.tui.drawing import draw, hidden, look, wrap
from reportctl.tui.layout import lay_out
from reportctl.tui.stops import grids_of


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
