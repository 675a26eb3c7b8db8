from __future__ import annotations

import asyncio
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
    current,
    go,
    open_draft,
    paste,
    read,
    said,
    write_file,
)
from textual import events

from reportctl.schema.form import At
from reportctl.tui.draft import Draft
from reportctl.tui.entry import read_block
from reportctl.tui.panes import shown_table
from reportctl.tui.table import Table, place_block
from reportctl.tui.typeahead import REACTION

pytestmark = pytest.mark.slow
"""Drives the whole form; the second stage does it."""

COLUMNS = ("person", "business", "research", "welfare")


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        ("right", BUSINESS),
        ("down", CARRIED_IN),
        ("tab", BUSINESS),
        ("end", RECEIVED_TOTAL),
        ("end tab", CARRIED_IN),
        ("end tab shift+tab", RECEIVED_TOTAL),
        ("end home", RECEIVED),
        ("ctrl+end", At("applications.carried_out", "total")),
        ("ctrl+end ctrl+home", RECEIVED),
        ("pagedown pageup", RECEIVED),
        ("right right down up", At("applications.received", "research")),
    ],
)
async def test_keys_move_as_in_a_spreadsheet(tmp_path: Path, keys: str, where: At) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press(*keys.split())
        assert current(app) == where


async def test_digits_replace_and_enter_goes_down(tmp_path: Path) -> None:
    path = write_file(tmp_path, {RECEIVED: "99"})
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press("1", "2", "enter")
        assert read(path).value(RECEIVED) == 12
        assert current(app) == CARRIED_IN


async def test_an_arrow_enters_what_was_typed(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press("1", "right", "2", "tab", "3", "left")
        assert [
            read(path).value(At("applications.received", c)) for c in ("person", "business")
        ] == [
            1,
            2,
        ]
        assert read(path).value(RECEIVED_TOTAL) == 6


async def test_f2_edits_what_stands_there(tmp_path: Path) -> None:
    path = write_file(tmp_path, {RECEIVED: "19"})
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press("f2", "left", "5", "enter")
        assert read(path).value(RECEIVED) == 159


async def test_escape_gives_up_what_was_typed(tmp_path: Path) -> None:
    path = write_file(tmp_path, {RECEIVED: "19"})
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press("5", "escape", "down")
        assert read(path).value(RECEIVED) == 19
        assert app.focused is not None
        assert app.focused.id == "table"


async def test_delete_blanks_and_a_blank_is_not_zero(tmp_path: Path) -> None:
    path = write_file(tmp_path, {LICENCE: "19"})
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, LICENCE)
        await pilot.press("delete")
        assert 'licence  = ""' in path.read_text(encoding="utf-8")
        assert "（空白）" in said(app, "bar")


async def test_full_width_keys_are_folded(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, FEES)
        for char in "１。５":  # the pilot itself has no such keys
            app.post_message(events.Key(f"key_{char}", char))
            await pilot.pause()
        await pilot.press("enter")
        assert "amount = 1.5 " in path.read_text(encoding="utf-8")


async def test_what_is_no_figure_is_refused_and_can_be_put_right(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press("1", ".", "5", "enter")
        assert "只能写不带小数的数字" in said(app, "notice")
        assert current(app) == RECEIVED
        await asyncio.sleep(2 * REACTION)
        await pilot.press("1", "5", "enter")
        assert read(path).value(RECEIVED) == 15


async def test_a_negative_number_is_told_as_what_it_is(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press("-", "3", "enter")
        assert "“-3”没有写入：这一格是件数，不能是负数" in said(app, "notice")


async def test_enter_goes_down_to_where_tab_began_the_line(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press(*"12", "tab", "3", "tab", "tab", "4", "enter", "enter", "5", "enter")
        report = read(path)
        row = [report.value(At("applications.received", c)) for c in COLUMNS]
        assert row == [12, 3, None, 4]
        assert report.value(CARRIED_IN) is None
        assert report.value(GRANTED) == 5


@pytest.mark.parametrize("key", ["enter", "tab"])
async def test_a_figure_for_which_there_is_no_cell_replaces_none(tmp_path: Path, key: str) -> None:
    path = write_file(tmp_path)
    last = At("applications.carried_out", "legal")
    async with at_screen(path) as (app, pilot):
        end = At("applications.carried_out", "total") if key == "tab" else last
        await go(app, pilot, end)
        await pilot.press("7", key, "8", key)
        assert read(path).value(end) == 7
        assert "“8”没有写入：这是本表的尽头" in said(app, "notice")
        await asyncio.sleep(2 * REACTION)
        await pilot.press("left", "right", "9", "enter")
        assert read(path).value(end) == 9


@pytest.mark.parametrize("key", ["enter", "tab"])
async def test_the_next_table_is_typed_into_from_its_first_cell_on(
    tmp_path: Path, key: str
) -> None:
    """After a table was typed to its end, and Enter or Tab had found no cell to go on to."""
    path = write_file(tmp_path)
    first, end = At("applications.received", "person"), At("disclosure.fees.amount", "charged")
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, end)
        await pilot.press("7", key, "ctrl+n", "8", "tab", "9", "enter", "5", "enter")
        report = read(path)
        assert report.value(end) == 7
        assert [report.value(At(first.row, column)) for column in ("person", "business")] == [8, 9]
        assert report.value(At("applications.carried_in", "person")) == 5


async def test_nothing_is_pasted_over_the_last_cell_of_a_table(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    end = At("applications.carried_out", "total")
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, end)
        await pilot.press("7", "tab")
        await paste(app, pilot, "8")
        assert read(path).value(end) == 7
        assert "没有粘贴：这是本表的尽头" in said(app, "notice")


async def test_a_block_is_pasted_to_the_right_and_downward_in_one_step(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    before = path.read_bytes()
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await paste(app, pilot, "１，２３４\t2\t0\t0\t0\t1\r\n3\t\t0\t0\t0\t0\r\n")
        report = read(path)
        assert report.value(RECEIVED) == 1234
        assert report.value(RECEIVED_TOTAL) == 1237
        assert report.value(At("applications.carried_in", "business")) is None
        assert report.value(At("applications.carried_in", "total")) == 3
        assert "填入 12 格" in said(app, "notice")
        await pilot.press("ctrl+z")
        assert path.read_bytes() == before


async def test_a_block_with_a_label_is_not_pasted_at_all(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    before = path.read_bytes()
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await paste(app, pilot, "1\t2\n（一）予以公开\t3\n")
        assert path.read_bytes() == before
        assert "没有粘贴：里面有“（一）予以公开”" in said(app, "notice")


@pytest.mark.parametrize("cell", ['"1\n2"', '"1\t2"', '"1', "约2"])
async def test_a_block_with_a_cell_that_is_no_figure_changes_no_cell(
    tmp_path: Path, cell: str
) -> None:
    path = write_file(tmp_path)
    before = path.read_bytes()
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await paste(app, pilot, f"{cell}\t2\t3\t4\t5\t6\t20\n7\t8\t9\t1\t2\t3\t30\n")
        assert path.read_bytes() == before
        assert "没有粘贴：里面有" in said(app, "notice")


async def test_an_empty_row_within_a_block_empties_its_cells(tmp_path: Path) -> None:
    middle = (At("applications.carried_in", "person"), At("applications.carried_in", "business"))
    path = write_file(tmp_path, dict.fromkeys(middle, "5"))
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await paste(app, pilot, "1\t2\n\t\n3\t4\n")
        assert [read(path).value(at) for at in middle] == [None, None]
        assert "填入 6 格" in said(app, "notice")


async def test_a_quoted_cell_with_a_line_break_is_not_put_into_the_line(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    before = path.read_bytes()
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press("1")
        await paste(app, pilot, '"2\n3"\n')
        await pilot.press("enter")
        assert path.read_bytes() == before


async def test_a_block_that_does_not_fit_is_not_pasted_at_all(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    before = path.read_bytes()
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED_TOTAL)
        await paste(app, pilot, "1\t2\n")
        assert path.read_bytes() == before
        assert "1行2列，从这一格起放不下" in said(app, "notice")


async def test_pasting_one_value_while_typing_puts_it_into_the_line(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press("1")
        await paste(app, pilot, "23\r\n")
        await pilot.press("enter")
        assert read(path).value(RECEIVED) == 123


async def test_a_locked_row_says_why_and_stays(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    text = path.read_text(encoding="utf-8")
    line = next(one for one in text.split("\n") if one.startswith("received"))
    path.write_text(text.replace(line, "received = [1, 2]"), encoding="utf-8")
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press("5")
        assert "先用文本编辑器改正" in said(app, "notice")
        await paste(app, pilot, "1")
        assert "received = [1, 2]" in path.read_text(encoding="utf-8")


async def test_a_copied_cell_is_handed_to_the_terminal(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path, {RECEIVED: "19"})) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press("ctrl+c")
        assert app.clipboard == "19"


async def test_leaving_the_table_enters_what_was_typed(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press("5", "f6")
        assert read(path).value(RECEIVED) == 5
        assert app.query_one(Table).line is None


def taken(draft: Draft, at: At, text: str) -> dict[At, str] | str:
    return place_block(shown_table(draft, draft.home[at]), at, read_block(text))


def test_figures_are_folded_cell_by_cell(tmp_path: Path) -> None:
    draft = open_draft(tmp_path)
    assert taken(draft, RECEIVED, "１，２３４\t/") == {RECEIVED: "1234", BUSINESS: "/"}
    assert taken(draft, FEES, "1,000.5000") == {FEES: "1000.5000"}


def test_a_merged_cell_of_a_spreadsheet_is_one_cell(tmp_path: Path) -> None:
    assert taken(open_draft(tmp_path), LICENCE, "12\t\t\r\n") == {LICENCE: "12"}
    assert taken(open_draft(tmp_path), RECEIVED_TOTAL, "12\t\n3\t\n\t9\n") == (
        "复制的是3行2列，从这一格起放不下"
    )


@pytest.mark.parametrize(
    ("at", "text", "why"),
    [
        (RECEIVED_TOTAL, "1\t2", "1行2列，从这一格起放不下"),
        (FEES, "1\n2", "2行1列"),
        (RECEIVED, "自然人\t2", "里面有“自然人”"),
        (RECEIVED, "1.5", "不带小数"),
        (RECEIVED, "1\r\r2\r\r", "分不清"),
    ],
)
def test_what_does_not_fit_is_not_taken_in_part(
    tmp_path: Path, at: At, text: str, why: str
) -> None:
    made = taken(open_draft(tmp_path), at, text)
    assert isinstance(made, str)
    assert why in made


def test_a_locked_row_takes_nothing(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    text = path.read_text(encoding="utf-8")
    line = next(one for one in text.split("\n") if one.startswith("received"))
    path.write_text(text.replace(line, "received = [1, 2]"), encoding="utf-8")
    assert "文本编辑器" in str(taken(Draft(path), RECEIVED, "1"))
