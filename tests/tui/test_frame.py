from __future__ import annotations

from pathlib import Path

from tests.tui.opened import CARRIED_IN, RECEIVED, at_screen, go, read, said, seen, write_file

from reportctl.schema.form import At
from reportctl.tui.outline import Target
from reportctl.tui.text_edit import TextEdit

LONG = At("applications.outcome.other.uncorrected", "business")


async def test_a_shortened_label_is_told_in_full(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        await go(app, pilot, LONG)
        assert "逾期不补正、行政机关不再处理其政府信息公开申请 · 商业企业" in said(
            app, "bar"
        ).replace("\n", "")
        assert "自然人" not in said(app, "bar").split("\n")[0]


async def test_last_years_value_is_told_with_each_cell(tmp_path: Path) -> None:
    out = At("applications.carried_out", "person")
    last = read(write_file(tmp_path, {RECEIVED: "4", out: "7"}, year=2023))
    path = write_file(tmp_path, {RECEIVED: "5"})
    async with at_screen(path, previous=last) as (app, pilot):
        await go(app, pilot, RECEIVED)
        assert "上年 4（+1，+25.0%）" in said(app, "bar")
        await go(app, pilot, CARRIED_IN)
        assert "上年结转下年度 7" in said(app, "bar")


async def test_a_text_is_counted_while_it_is_typed(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path, overview="全年平稳。")) as (app, pilot):
        app.go(Target(app.draft.items[1]))
        await pilot.pause()
        assert "本年 5字 1段" in said(app, "bar")
        await pilot.press("a", "enter", "b")
        await pilot.pause()
        assert "本年 7字 2段" in said(app, "bar")


async def test_the_sections_say_how_far_they_have_come(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path, overview="全年平稳。"), (140, 40)) as (app, _):
        shown = seen(app)
        assert "空10格" in shown
        assert "5字" in shown
        assert "未写" in shown
        assert "›二、主动公开政府信息情况" in shown


async def test_the_keys_are_those_of_what_has_the_focus(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        assert "Delete清空" in said(app, "keys")
        await pilot.press("escape")
        assert "Enter进入" in said(app, "keys")
        app.go(Target(app.draft.items[1]))
        await pilot.pause()
        assert "F8下一问题" in said(app, "keys")


async def test_choosing_a_section_shows_it_at_once(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path, problems="培训偏少。")) as (app, pilot):
        await pilot.press("escape", "end", "up")
        await pilot.pause()
        assert "培训偏少。" in seen(app)
        assert app.focused is not None
        assert app.focused.id == "outline"


async def test_the_text_of_one_section_is_not_undone_into_another(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path, overview="甲", problems="乙")) as (app, pilot):
        app.go(Target(app.draft.items[1]))
        await pilot.pause()
        app.go(Target(app.draft.items[5]))
        await pilot.press("ctrl+z")
        assert app.query_one(TextEdit).text.strip() == "乙"
