from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties import examples
from tests.tui.opened import (
    CARRIED_IN,
    GRANTED,
    LICENCE,
    RECEIVED,
    at_screen,
    current,
    go,
    read,
    said,
    write_file,
)
from textual import events
from textual.pilot import Pilot

from reportctl.schema.form import At
from reportctl.tui.app import FillApp
from reportctl.tui.outline import Target
from reportctl.tui.saving import Choice
from reportctl.tui.text_edit import TextEdit
from reportctl.tui.typeahead import REACTION

pytestmark = pytest.mark.slow
"""Drives the whole form; the second stage does it."""

NEXT = At("applications.received", "business")
MOVES = ("right", "left", "down", "up", "tab", "shift+tab", "home", "end")


async def strike(app: FillApp, pilot: Pilot[None], *keys: str) -> None:
    """All keys at once, as from a program or a slow line."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()
    while not app.is_idle:
        await pilot.pause()


async def settle(app: FillApp, pilot: Pilot[None]) -> None:
    await asyncio.sleep(2 * REACTION)
    await strike(app, pilot)


async def test_digits_and_arrows_sent_together_are_taken_in_their_order(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await strike(app, pilot, *"12", "right", "3", "right", "4", "down", "home", *"56", "enter")
        report = read(path)
        row = [report.value(At("applications.received", c)) for c in ("person", "business")]
        assert row == [12, 3]
        assert report.value(At("applications.received", "research")) == 4
        assert report.value(CARRIED_IN) == 56


async def test_keys_of_the_whole_form_wait_for_what_was_typed(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, LICENCE)
        await strike(app, pilot, *"12", "ctrl+n", "ctrl+home", *"34", "ctrl+q")
        report = read(path)
        assert (report.value(LICENCE), report.value(RECEIVED)) == (12, 34)
        assert app.return_code == 0


async def test_a_text_is_typed_in_its_order_and_is_there_when_the_form_is_left(
    tmp_path: Path,
) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        app.go(Target(app.draft.items[1]))
        await pilot.pause()
        await strike(app, pilot, *"acd", "left", "left", "b", "end", "enter", "e", "ctrl+q")
        assert read(path).prose["overview"].text == "abcd\ne"


async def test_what_is_found_is_gone_to_before_a_figure_is_typed(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await strike(app, pilot, "ctrl+f", *"许可", "enter", "7", "enter")
        written = {at for at, cell in read(path).cells.items() if cell.value == 7}
        assert len(written) == 1
        assert written == {LICENCE}


async def test_a_paste_stands_among_the_keys_where_it_was_made(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        app.post_message(events.Key("down", None))
        app.post_message(events.Paste("1\t2\n"))
        await strike(app, pilot, "down", "9", "enter")
        report = read(path)
        assert report.value(CARRIED_IN) == 1
        assert report.value(At("applications.carried_in", "business")) == 2
        assert report.value(GRANTED) == 9
        assert report.value(RECEIVED) is None


async def test_what_follows_a_refused_value_blindly_is_not_written(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    before = path.read_bytes()
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await strike(app, pilot, *"1.5", "right", "3", "right", "4", "enter")
        assert path.read_bytes() == before
        assert current(app) == RECEIVED
        assert "“1.5”没有写入" in said(app, "notice")
        assert "其后连着按的键没有执行" in said(app, "notice")
        await settle(app, pilot)
        await strike(app, pilot, *"15", "right", "3", "enter")
        report = read(path)
        assert (report.value(RECEIVED), report.value(NEXT)) == (15, 3)


async def test_a_block_with_labels_that_comes_as_keys_writes_nothing(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    before = path.read_bytes()
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, RECEIVED)
        await strike(
            app, pilot, *"（一）予以公开", "tab", "3", "tab", "4", "enter", *"（二）", "tab", "5"
        )
        assert path.read_bytes() == before


async def test_a_question_is_not_answered_by_keys_struck_before_it(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path) as (app, pilot):
        await go(app, pilot, LICENCE)
        write_file(tmp_path, {RECEIVED: "77"})
        await strike(app, pilot, "5", "enter", "6", "down", "enter", "enter")
        assert isinstance(app.screen, Choice)
        assert read(path).value(RECEIVED) == 77
        await settle(app, pilot)
        await strike(app, pilot, "enter")
        assert (read(path).value(LICENCE), read(path).value(RECEIVED)) == (5, 77)


async def test_a_click_waits_for_what_was_typed(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    async with at_screen(path, (120, 40)) as (app, pilot):
        await go(app, pilot, RECEIVED)
        shown = app.query_one("#table").region
        await strike(app, pilot, "8")
        await pilot.click("#table", offset=(shown.width - 3, shown.height - 3))
        assert read(path).value(RECEIVED) == 8


@pytest.mark.slow
@settings(max_examples=examples(10))
@given(
    st.lists(
        st.one_of(st.sampled_from(MOVES), st.integers(0, 999).map(str)), min_size=2, max_size=14
    )
)
def test_the_speed_of_keys_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, struck: list[str]
) -> None:
    keys = [key for one in struck for key in (one if one.isdigit() else [one])] + ["ctrl+q"]

    async def fill(folder: Path, *, at_once: bool) -> str:
        path = write_file(folder)
        async with at_screen(path) as (app, pilot):
            await go(app, pilot, GRANTED)
            for some in [keys] if at_once else [[key] for key in keys]:
                await strike(app, pilot, *some)
        return path.read_text(encoding="utf-8")

    slow = asyncio.run(fill(tmp_path_factory.mktemp("slow"), at_once=False))
    assert asyncio.run(fill(tmp_path_factory.mktemp("fast"), at_once=True)) == slow


async def test_the_editor_is_settled_before_the_next_key(tmp_path: Path) -> None:
    async with at_screen(write_file(tmp_path)) as (app, pilot):
        app.go(Target(app.draft.items[1]))
        await pilot.pause()
        await strike(app, pilot, *"ab", "backspace", "c")
        assert app.query_one(TextEdit).text.strip() == "ac"
