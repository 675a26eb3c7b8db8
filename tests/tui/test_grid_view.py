from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.opened import (
    BUSINESS,
    CARRIED_IN,
    FEES,
    GRANTED,
    LICENCE,
    RECEIVED,
    RECEIVED_TOTAL,
    at_screen,
    go,
    open_draft,
    seen,
    write_file,
)

from reportctl.schema.form import At
from reportctl.terminal.width import width
from reportctl.tui.grid_view import Sheet
from reportctl.tui.outline import grids_of

LAST = At("disputes.suit_after_review", "total")


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (60, 20)])
@pytest.mark.parametrize("at", [RECEIVED, At("applications.carried_out", "total"), LAST, FEES])
async def test_the_current_cell_is_always_in_sight(
    tmp_path: Path, size: tuple[int, int], at: At
) -> None:
    path = write_file(tmp_path, {at: "7654321"})
    async with at_screen(path, size) as (app, pilot):
        await go(app, pilot, at)
        assert "7654321│" in seen(app)
        assert {width(line) for line in seen(app).split("\n")} == {size[0]}


async def test_totals_are_set_apart_without_colour(tmp_path: Path) -> None:
    path = write_file(tmp_path, {RECEIVED: "3", RECEIVED_TOTAL: "3"})
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        assert "=3│" in seen(app)


@pytest.mark.parametrize(("others", "mark"), [("", "?"), ("0", "!")])
async def test_a_total_written_otherwise_is_marked(tmp_path: Path, others: str, mark: str) -> None:
    row = [At("applications.received", c) for c in ("business", "research", "welfare")]
    row += [At("applications.received", c) for c in ("legal", "other")]
    path = write_file(tmp_path, dict.fromkeys(row, others) | {RECEIVED: "3", RECEIVED_TOTAL: "4"})
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        assert f"{mark}4│" in seen(app)


async def test_what_is_typed_stands_in_its_cell(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press("4", "2")
        assert "│ 42 │" in seen(app) or "│42 │" in seen(app)


async def test_the_head_stays_while_one_scrolls(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        await go(app, pilot, At("applications.carried_out", "person"))
        assert "法人或其他组织" in seen(app)
        assert "未显示：上" in seen(app)


async def test_a_block_is_shown_with_its_caption(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path), (80, 20)) as (app, pilot):
        await go(app, pilot, FEES)
        await go(app, pilot, LICENCE)
        assert "第二十条第（五）项" in seen(app)


async def test_on_a_large_screen_all_of_table_three_is_seen(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path), (140, 50)) as (app, pilot):
        await go(app, pilot, GRANTED)
        assert "申请人情况" in seen(app)
        assert "未显示" not in seen(app)


async def test_the_terminals_cursor_stands_in_the_cell(tmp_path: Path) -> None:
    path = write_file(tmp_path, {RECEIVED: "7654321"})
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        x, y = app.cursor_position
        line, column = seen(app).split("\n")[y], 0
        for char in line:
            if column >= x:
                break
            column += width(char)
        assert line[line.index("7654321")] == "7"
        assert column == width(line[: line.index("7654321")])


def sheet(folder: Path, section: str) -> Sheet:
    return Sheet(grids_of(open_draft(folder).report, section)[0])


def test_moves_in_a_row_end_at_its_ends(tmp_path: Path) -> None:
    table = sheet(tmp_path, "applications")
    assert table.beside(RECEIVED, -1) == RECEIVED
    assert table.beside(RECEIVED, 1) == BUSINESS
    assert table.end(RECEIVED, last=True) == RECEIVED_TOTAL


def test_the_order_of_reading_goes_on_in_the_next_row(tmp_path: Path) -> None:
    table = sheet(tmp_path, "applications")
    assert table.along(RECEIVED_TOTAL, 1) == CARRIED_IN


def test_down_leads_over_captions_and_heads_to_the_next_block(tmp_path: Path) -> None:
    table = sheet(tmp_path, "disclosure")
    norm = At("disclosure.documents.norm", "in_force")
    assert table.below(norm, 1) == LICENCE


def test_up_again_keeps_to_the_column(tmp_path: Path) -> None:
    table = sheet(tmp_path, "disclosure")
    assert table.below(LICENCE, -1, column=3) == At("disclosure.documents.norm", "in_force")


def test_a_block_is_placed_to_the_right_and_downward(tmp_path: Path) -> None:
    table = sheet(tmp_path, "applications")
    assert table.block(BUSINESS, [["1", "2"], ["3"]]) == {
        BUSINESS: "1",
        At("applications.received", "research"): "2",
        At("applications.carried_in", "business"): "3",
    }


def test_a_block_that_reaches_beyond_the_table_is_none(tmp_path: Path) -> None:
    table = sheet(tmp_path, "disclosure")
    assert table.block(FEES, [["1"], ["2"]]) is None
    assert table.block(LICENCE, [["1", "2"]]) is None
