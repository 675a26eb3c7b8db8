from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.opened import (
    LICENCE,
    RECEIVED,
    RECEIVED_TOTAL,
    answer,
    at_screen,
    current,
    go,
    paste,
    read,
    said,
    seen,
    write_file,
)
from textual.pilot import Pilot

from reportctl.tui import saving
from reportctl.tui.app import FillApp
from reportctl.tui.outline import Target
from reportctl.tui.table import Table
from reportctl.tui.text_edit import TextEdit

pytestmark = pytest.mark.slow
"""Drives the whole form; the second stage does it."""


async def test_totals_and_findings_are_live(tmp_path: Path) -> None:
    path = write_file(tmp_path, {RECEIVED: "3", RECEIVED_TOTAL: "4"})
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        assert "T301" in seen(app)
        await pilot.press("4", "enter")
        assert "T301" not in seen(app)


async def test_a_text_is_saved_after_a_pause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "PAUSE", 0.5)
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        app.go(Target(app.draft.items[1]))
        await pilot.press("a", "b")
        assert "有改动没有保存" in said(app, "head")
        await pilot.pause(0.8)
        assert read(path).prose["overview"].text == "ab"
        assert "已保存" in said(app, "head")


async def test_a_text_is_saved_when_it_is_left(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        app.go(Target(app.draft.items[1]))
        await pilot.pause()
        await paste(app, pilot, "全年平稳。\n\n（一）主动公开。")
        await pilot.press("ctrl+n")
        assert read(path).prose["overview"].text == "全年平稳。\n\n（一）主动公开。"


async def test_a_change_on_the_disk_is_taken_in_where_nothing_is_typed(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, LICENCE)
        write_file(tmp_path, {LICENCE: "77"})
        app.watch_disk()
        await pilot.pause()
        assert "本年 77" in said(app, "bar")
        assert "被别的程序改过" in said(app, "notice")


async def type_over_a_change(app: FillApp, pilot: Pilot[None], folder: Path) -> None:
    """Type a figure after another program has written another one."""
    await go(app, pilot, LICENCE)
    write_file(folder, {RECEIVED: "77"})
    await pilot.press("5", "enter")
    await pilot.pause()


async def test_a_change_on_the_disk_is_not_overwritten_but_asked_about(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await type_over_a_change(app, pilot, tmp_path)
        assert read(path).value(LICENCE) is None
        await answer(app, pilot, "enter")
        assert (read(path).value(LICENCE), read(path).value(RECEIVED)) == (5, 77)


async def test_ones_own_change_can_be_given_up(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await type_over_a_change(app, pilot, tmp_path)
        await answer(app, pilot, "down", "enter")
        assert (read(path).value(LICENCE), read(path).value(RECEIVED)) == (None, 77)
        assert "没有写刚才的改动" in said(app, "notice")


async def test_a_file_that_was_moved_away_is_written_anew_on_request(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, LICENCE)
        path.unlink()
        await pilot.press("5", "enter")
        await pilot.pause()
        assert not path.exists()
        await answer(app, pilot, "enter")
        assert read(path).value(LICENCE) == 5


async def test_what_cannot_be_saved_stays_on_the_screen_and_is_saved_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportctl.finding import Failure
    from reportctl.tui import draft

    def full(*_: object) -> None:
        raise Failure("无法保存：磁盘已满")

    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, LICENCE)
        with monkeypatch.context() as patched:
            patched.setattr(draft, "save", full)
            await pilot.press("5", "enter")
            assert "磁盘已满" in said(app, "notice")
            assert "有改动没有保存" in said(app, "head")
        await pilot.press("ctrl+s")
        assert read(path).value(LICENCE) == 5


async def test_a_cell_is_saved_although_the_table_still_has_the_focus(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press("5", "right")
        assert app.query_one(Table).has_focus
        assert current(app) != RECEIVED
        assert read(path).value(RECEIVED_TOTAL) == 5


async def test_what_is_typed_into_a_text_is_no_step_before_it_is_written(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        app.go(Target(app.draft.items[1]))
        await pilot.press("a", "b", "ctrl+z")
        assert app.query_one(TextEdit).text.strip() == ""
        await pilot.press("ctrl+n")
        assert read(path).prose["overview"].text == ""
