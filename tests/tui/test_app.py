from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from tests.rules.base import right_report
from tests.tui.opened import (
    CARRIED_IN,
    FEES,
    LICENCE,
    RECEIVED,
    RECEIVED_TOTAL,
    at_screen,
    current,
    go,
    read,
    said,
    seen,
    write_file,
)

from reportctl.finding import Failure
from reportctl.schema.form import At
from reportctl.terminal.width import width
from reportctl.tui.app import run
from reportctl.tui.help import TextScreen
from reportctl.tui.outline import Target
from reportctl.tui.saving import Choice
from reportctl.tui.table import Table
from reportctl.tui.text_edit import TextEdit

pytestmark = pytest.mark.slow
"""Drives the whole form; the second stage does it."""


async def test_one_begins_at_the_first_blank_cell(tmp_path: Path) -> None:
    first = At("disclosure.documents.regulation", "issued")
    async with at_screen(write_file(tmp_path, {first: "0"})) as (app, _):
        assert current(app) == At("disclosure.documents.regulation", "repealed")
        assert app.query_one(Table).has_focus


async def test_a_full_form_begins_at_its_first_cell(tmp_path: Path) -> None:
    path = tmp_path / "2021.toml"
    path.write_text(right_report(), encoding="utf-8")
    async with at_screen(path) as (_, pilot):
        await pilot.press("7", "enter")
        assert read(path).value(At("disclosure.documents.regulation", "issued")) == 7


async def test_undo_and_redo_go_to_where_the_change_was(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, LICENCE)
        await pilot.press("5", "enter")
        await go(app, pilot, RECEIVED)
        await pilot.press("6", "enter", "ctrl+z")
        assert read(path).value(RECEIVED) is None
        await pilot.press("ctrl+z")
        assert (current(app), read(path).value(LICENCE)) == (LICENCE, None)
        await pilot.press("ctrl+y", "ctrl+y")
        assert (current(app), read(path).value(RECEIVED_TOTAL)) == (RECEIVED, 6)
        await pilot.press("ctrl+y")
        assert "没有可以重做的了" in said(app, "notice")


async def test_undo_in_a_text_goes_on_with_what_was_done_before(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, LICENCE)
        await pilot.press("5", "enter")
        app.go(Target(app.draft.items[1]))
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert (current(app), read(path).value(LICENCE)) == (LICENCE, None)


async def test_an_undone_text_is_shown(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path, overview="全年平稳。")) as (app, pilot):
        app.go(Target(app.draft.items[1]))
        await pilot.press("a", "ctrl+n", "ctrl+z")
        await pilot.pause()
        assert app.query_one(TextEdit).text.strip() == "全年平稳。"


async def test_n_leads_from_finding_to_finding(tmp_path: Path) -> None:
    path = write_file(tmp_path, {RECEIVED: "3", RECEIVED_TOTAL: "4", CARRIED_IN: "1"})
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, At("applications.carried_out", "total"))
        for _ in range(60):
            await pilot.press("n")
            if "T301" in said(app, "bar"):
                break
        assert current(app) == RECEIVED_TOTAL
        assert "各项之和是 3，与填写的不同" in said(app, "bar")


async def test_f8_leads_to_the_words_that_a_finding_is_about(tmp_path: Path) -> None:
    overview = "全年平稳。\n\n新收到申请9件。\n\n联系电话：13812345678。"
    async with at_screen(write_file(tmp_path, overview=overview)) as (app, pilot):
        app.go(Target(app.draft.items[1]))
        rows = set()
        for _ in range(8):
            await pilot.press("f8")
            await pilot.pause()
            rows.add(app.query_one(TextEdit).cursor_location[0])
        assert rows - {0}


async def test_the_equals_key_sets_a_total_to_its_sum(tmp_path: Path) -> None:
    path = write_file(tmp_path, {RECEIVED: "3", RECEIVED_TOTAL: "4"})
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED_TOTAL)
        await pilot.press("=")
        assert read(path).value(RECEIVED_TOTAL) == 3
        await pilot.press("left", "=")
        assert "这一格不是总计" in said(app, "notice")


async def test_searching_goes_to_a_row(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        await pilot.press("ctrl+f", *"收费", "enter")
        await pilot.pause()
        assert current(app) == FEES


async def test_searching_goes_to_the_words_of_a_text(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path, problems="存在的主要问题：\n\n培训偏少。")) as (
        app,
        pilot,
    ):
        await pilot.press("ctrl+f", *"偏少", "enter")
        await pilot.pause()
        assert app.item.key == "problems"
        assert app.query_one(TextEdit).cursor_location == (2, 2)


async def test_every_part_is_reached_by_keys(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        passed = []
        for _ in range(7):
            await pilot.press("ctrl+n")
            passed.append(app.item.title[0])
        assert sorted(passed) == sorted("序一二三四五六")
        await pilot.press("escape", "home", "down", "down", "down", "enter")
        await pilot.pause()
        assert (app.item.key, app.focused and app.focused.id) == ("applications", "table")


async def test_a_click_goes_to_a_cell(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path, {CARRIED_IN: "7654321"})) as (app, pilot):
        await go(app, pilot, RECEIVED)
        lines = seen(app).split("\n")
        y = next(i for i, line in enumerate(lines) if "7654321" in line)
        x = width(lines[y][: lines[y].index("7654321")])
        await pilot.click(offset=(x, y))
        assert current(app) == CARRIED_IN


@pytest.mark.parametrize("size", [(40, 12), (20, 6), (300, 90)])
async def test_a_screen_of_any_size_is_borne(tmp_path: Path, size: tuple[int, int]) -> None:
    path = write_file(tmp_path)
    async with at_screen(path, size) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await pilot.press("5", "tab", "pagedown", "end", "f8", "ctrl+n", "ctrl+f", "escape", "f1")
        assert read(path).value(RECEIVED) == 5


async def test_f6_leaves_a_text_too(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        app.go(Target(app.draft.items[1]))
        await pilot.press("f6")
        assert app.focused is not None
        assert app.focused.id == "findings"


async def test_a_row_of_the_older_form_is_edited_as_it_is_written(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    lines = [x for x in path.read_text(encoding="utf-8").split("\n") if "outcome.other." not in x]
    at = next(i for i, line in enumerate(lines) if line.startswith("outcome.total"))
    lines.insert(at, 'outcome.other = ["", "", "", "", "", "", ""]')
    path.write_text("\n".join(lines), encoding="utf-8")
    other = At("applications.outcome.other", "person")
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, other)
        await pilot.press("4", "enter")
        assert read(path).value(other) == 4
        assert read(path).value(At("applications.outcome.total", "total")) == 4


async def test_f6_goes_round_the_panes(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        passed = []
        for _ in range(3):
            await pilot.press("f6")
            passed.append(app.focused.id if app.focused else None)
        assert passed == ["findings", "outline", "table"]


async def test_enter_on_a_finding_goes_to_its_cell(tmp_path: Path) -> None:
    path = write_file(tmp_path, {LICENCE: "1", FEES: "2"})
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, FEES)
        await pilot.press("f6", "home", "enter")
        await pilot.pause()
        assert app.focused is not None
        assert app.focused.id == "table"
        assert current(app) != FEES


async def test_help_shows_the_keys_and_goes_away(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        await pilot.press("?")
        await pilot.pause()
        assert isinstance(app.screen, TextScreen)
        assert "PageUp" in seen(app) or "F6" in seen(app)
        await pilot.press("ctrl+n", "escape")
        assert not isinstance(app.screen, TextScreen)
        assert app.item.key == "disclosure"


async def test_last_years_text_can_be_read(tmp_path: Path) -> None:
    last = read(write_file(tmp_path, year=2023, overview="去年平稳。"))
    async with at_screen(write_file(tmp_path), previous=last) as (app, pilot):
        await pilot.press("f3")
        assert "第二行" in said(app, "notice")
        app.go(Target(app.draft.items[1]))
        await pilot.press("f3")
        await pilot.pause()
        assert "去年平稳。" in seen(app)
        await pilot.press("f3")
        assert not isinstance(app.screen, TextScreen)


async def test_the_list_of_sections_can_be_folded(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        await pilot.press("ctrl+b")
        await pilot.pause()
        assert "六、其他" not in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "六、其他" in seen(app)


async def test_leaving_enters_what_is_typed(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, LICENCE)
        await pilot.press("5", "ctrl+q")
        await pilot.pause()
        assert read(path).value(LICENCE) == 5
        assert app.return_code == 0


async def test_where_the_line_is_lost_no_half_of_a_figure_is_saved(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, LICENCE)
        await pilot.press("5", "enter")
        await go(app, pilot, RECEIVED)
        await pilot.press("1")
        os.kill(os.getpid(), signal.SIGHUP)
        await pilot.pause()
    assert (read(path).value(LICENCE), read(path).value(RECEIVED)) == (5, None)


async def test_leaving_asks_where_the_last_change_cannot_be_saved(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, LICENCE)
        write_file(tmp_path, {RECEIVED: "1"})
        await pilot.press("5", "ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, Choice)
        assert app.is_running


async def test_ctrl_c_in_a_list_says_how_one_leaves(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        await pilot.press("escape", "ctrl+c")
        assert "Ctrl+Q" in said(app, "notice")


async def test_an_unknown_key_is_told(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        await pilot.press("x")
        assert "“x”不是数字" in said(app, "notice")


async def test_a_missing_file_suggests_init(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="reportctl init"):
        run(tmp_path / "2024.toml")


async def test_the_2019_form_with_amounts_and_signs_is_edited_too(tmp_path: Path) -> None:
    path = write_file(tmp_path, year=2020)
    amount = At("disclosure.procurement.central", "amount")
    async with at_screen(path) as (app, pilot):
        kinds = {at: kind for at, kind in app.draft.kinds.items() if kind == "signed"}
        await go(app, pilot, next(iter(kinds)))
        await pilot.press("-", "2", "enter")
        assert read(path).value(next(iter(kinds))) == -2
        amount = next(at for at, kind in app.draft.kinds.items() if kind == "amount")
        await go(app, pilot, amount)
        await pilot.press(*"251000元", "enter")
        assert read(path).cells[amount].written == "251000元"
