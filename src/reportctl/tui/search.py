"""Looking for a row, a column or words of the text, and going there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from reportctl.report.report import Report
from reportctl.schema.form import Table
from reportctl.tui.outline import Item, Target

MOST = 200
"""So many places are listed."""
AROUND = 12
"""Characters of the text shown before what was found."""


def search(report: Report, items: tuple[Item, ...], words: str) -> Iterator[tuple[str, Target]]:
    """The places that have the words: titles, rows, columns, texts; blanks and width do not count.

    Each with what to show of it.
    """
    wanted = _fold(words)
    if not wanted:
        return
    for item in items:
        if wanted in _fold(item.title):
            yield item.title, Target(item)
        if item.prose:
            prose = report.prose.get(item.key)
            text = prose.text if prose else ""
            for offset in _offsets(text, wanted):
                shown = text[max(offset - AROUND, 0) : offset + 3 * AROUND].replace("\n", " ")
                yield f"{item.title}：…{shown}…", Target(item, offset=offset)
    for table in report.tables:
        item = next(s for s in items if s.key == table.section)
        for row in table.rows.leaves:
            label = " › ".join(heading.label for heading in table.rows.trail(row))
            if wanted in _fold(f"{table.caption}{label}"):
                yield label, Target(item, table.at(row, table.columns.leaves[0]))
        yield from _columns(table, item, wanted)


def _columns(table: Table, item: Item, wanted: str) -> Iterator[tuple[str, Target]]:
    for column in table.columns.leaves:
        if wanted in _fold(column.label):
            at = table.at(table.rows.leaves[0], column)
            yield f"{table.caption or item.title} · {column.label}", Target(item, at)


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _offsets(text: str, wanted: str) -> Iterator[int]:
    """Where the words begin in the text as it stands."""
    folded, origin = "", []
    for offset, char in enumerate(text):
        piece = _fold(char)
        folded += piece
        origin += [offset] * len(piece)
    at = folded.find(wanted)
    while at >= 0:
        yield origin[at]
        at = folded.find(wanted, at + len(wanted))


class Search(ModalScreen[Target | None]):
    """A line to type in, and what is found while it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down", "list(1)", show=False),
        Binding("up", "list(-1)", show=False),
    ]

    def __init__(self, report: Report, items: tuple[Item, ...]) -> None:
        super().__init__()
        self._report, self._items = report, items
        self._found: list[tuple[str, Target]] = []

    def compose(self) -> ComposeResult:
        """The line above, the places below."""
        with Vertical(id="search"):
            yield Input(placeholder="查找行、列的名称和正文", id="words")
            yield Static("输入要找的字；上下键选择，Enter 前往，Esc 返回", id="told", markup=False)
            yield OptionList(id="found")

    def on_mount(self) -> None:
        """Type at once; the list is moved from the line."""
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look again."""
        found = list(search(self._report, self._items, event.value))
        self._found = found[:MOST]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Content(label) for label, _ in self._found])
        if self._found:
            options.highlighted = 0
        told = f"找到 {len(found)} 处" if found else "没有找到" if event.value else "输入要找的字"
        self.query_one("#told", Static).update(f"{told}；上下键选择，Enter 前往，Esc 返回")

    def on_input_submitted(self) -> None:
        """Go to the place that is marked."""
        chosen = self.query_one(OptionList).highlighted
        if self._found and chosen is not None:
            self.dismiss(self._found[chosen][1])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the place that was clicked."""
        self.dismiss(self._found[event.option_index][1])

    def action_list(self, step: int) -> None:
        """Move in the list."""
        options = self.query_one(OptionList)
        if step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_leave(self) -> None:
        """Back to where one was."""
        self.dismiss(None)
