from __future__ import annotations

from pathlib import Path

from tests.tui.opened import at_screen, read, write_file

from reportctl.tui.outline import Target
from reportctl.tui.text_edit import TextEdit


async def test_to_look_at_a_text_changes_no_byte_of_it(tmp_path: Path) -> None:
    strange = "甲\u2028乙\x85丙\r\n丁\x0b戊\t己  "
    path = write_file(tmp_path, overview=strange)
    before = path.read_bytes()
    async with at_screen(path) as (app, pilot):
        app.go(Target(app.draft.items[1]))
        await pilot.press("down", "end", "f6")
        app.go(Target(app.draft.items[5]))
        await pilot.pause()
        assert not app.waiting
        await pilot.press("ctrl+s")
        assert path.read_bytes() == before


async def test_what_is_typed_stays_where_it_is_after_it_was_written(tmp_path: Path) -> None:
    path = write_file(tmp_path, overview="甲乙丙")
    async with at_screen(path) as (app, pilot):
        app.go(Target(app.draft.items[1]))
        await pilot.press("right", "x")
        app.flush()
        await pilot.press("y")
        app.flush()
        assert read(path).prose["overview"].text == "甲xy乙丙"
        await pilot.press("ctrl+z", "ctrl+z")
        app.flush()
        assert read(path).prose["overview"].text == "甲乙丙"


async def test_the_undo_of_one_blank_text_does_not_reach_another(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        app.go(Target(app.draft.items[1]))
        await pilot.press("x", "backspace")
        app.go(Target(app.draft.items[5]))
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert app.query_one(TextEdit).text == ""
        assert read(path).prose["problems"].text == ""


async def test_a_line_of_the_text_is_gone_to(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path, overview="甲\n\n乙丙丁")) as (app, pilot):
        app.go(Target(app.draft.items[1], offset=4))
        await pilot.pause()
        assert app.query_one(TextEdit).cursor_location == (2, 1)
