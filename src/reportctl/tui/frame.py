"""The frame of the form: what is shown where, and going from one place to another."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static

from reportctl.schema.form import At
from reportctl.terminal.safe import plain
from reportctl.terminal.width import cut, pad, width
from reportctl.tui.draft import Draft
from reportctl.tui.drawing import wrap
from reportctl.tui.grid_view import LOW
from reportctl.tui.outline import Target, first_blank
from reportctl.tui.panes import Findings, Outline, findings_by_item, key_line, shown_table
from reportctl.tui.status import say_cell, say_report, say_text
from reportctl.tui.table import Table
from reportctl.tui.text_edit import TextEdit
from reportctl.tui.typeahead import OrderedKeys

BAR = 4
"""Lines in which the current cell is told."""
NARROW = 100
"""On a screen of fewer columns the list of sections is narrow."""


class Frame(OrderedKeys):
    """Sections on the left, the open one on the right, its findings below."""

    CSS_PATH = "screen.tcss"
    TITLE = "reportctl"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        start = first_blank(draft.report, draft.items, draft.home)
        cell = next(iter(draft.home.items()), None)
        whole = Target(cell[1], cell[0]) if cell else Target(draft.items[0])
        self._start = start
        """Where there is still something to fill in."""
        self._opened = start or whole
        """The first cell where nothing is blank: what is typed goes into no text unawares."""
        self.item = self._opened.item
        self.waiting = False
        """Whether a text was typed that is not written yet."""

    def compose(self) -> ComposeResult:
        """Head, the cell told in words, list and form, findings, notice, keys."""
        yield Static(id="head", markup=False)
        yield Static(id="bar", markup=False)
        with Horizontal(id="main"):
            yield Outline(id="outline")
            with Vertical():
                yield Table(self.write)
                yield TextEdit(id="text", soft_wrap=True, highlight_cursor_line=False)
                yield Static(id="count", markup=False)
                yield Findings(id="findings")
        yield Static(id="notice", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Open where something is still to be filled in."""
        self.go(self._opened)
        if self._start and self._start.at:
            self.show_message("从第一个空白格接着填；F1 看全部按键")

    def on_resize(self, event: events.Resize) -> None:
        """Give the list of sections the room that there is."""
        self.screen.set_class(event.size.width < NARROW, "narrow")
        self.screen.set_class(event.size.height < LOW, "low")
        self.call_after_refresh(self.refresh_form)

    def on_descendant_focus(self) -> None:
        """Show the keys for what has the focus now."""
        if self.focused and len(self.screen_stack) == 1:
            self.query_one("#keys", Static).update(key_line(self.focused.id))

    # -- showing

    def refresh_form(self) -> None:
        """Show everything as it stands now."""
        draft, item = self.draft, self.item
        if item not in draft.items:
            item = self.item = draft.items[0]
        table, text = self.query_one(Table), self.query_one(TextEdit)
        table.display, text.display = not item.prose, item.prose
        if item.prose:
            prose = draft.report.prose.get(item.key)
            stands = prose.text if prose else ""
            if not self.waiting:
                text.show(item.key, stands)
        else:
            table.show(shown_table(draft, item))
        self.query_one(Outline).show(draft, item)
        found = findings_by_item(draft)[item]
        self.query_one(Findings).show(found)
        errors = sum(one.severity == "error" for one in found)
        count = f"本部分问题 {len(found)} 个，其中错误 {errors} 个（n 或 F8 逐个跳到）"
        heading = self.query_one("#count", Static)
        heading.update(count if found else "本部分没有发现问题")
        heading.display = bool(found) or self.size.height >= LOW
        self.show_head()
        self.show_bar()

    def show_head(self) -> None:
        """What is edited, and whether it is saved."""
        state = "有改动没有保存" if self.draft.unsaved or self.waiting else "已保存"
        room = max(self.size.width - width(state) - 1, 1)
        told = pad(cut(plain(say_report(self.draft)), room), room)
        self.query_one("#head", Static).update(f"{told} {state}")

    def show_bar(self, typing: str | None = None) -> None:
        """The current cell or text in words."""
        if self.item.prose:
            lines = say_text(self.draft, self.item, self.query_one(TextEdit).text)
        else:
            lines = say_cell(self.draft, self.query_one(Table).at, typing)
        room = max(self.size.width, 20)
        where, now, note = (plain(line) for line in lines)
        told = [*wrap(where, room)[:2], cut(now, room)]
        rest = wrap(note, room)
        more = BAR - len(told)
        if len(rest) > more:
            rest = [*rest[: more - 1], cut("".join(rest[more - 1 :]), room)]
        self.query_one("#bar", Static).update("\n".join([*told, *rest]))

    def show_message(self, words: str) -> None:
        """Say what happened, on the line above the keys."""
        self.query_one("#notice", Static).update(plain(words))

    # -- going

    def go(self, target: Target, *, focus: bool = True) -> None:
        """Open an item and the cell or the character that is meant."""
        if not self.leave_item():
            return
        self.item = target.item if target.item in self.draft.items else self.draft.items[0]
        table, text = self.query_one(Table), self.query_one(TextEdit)
        if self.item.prose:
            self.refresh_form()
            text.go(target.offset)
        else:
            table.show(shown_table(self.draft, self.item), target.at)
            self.refresh_form()
        self.query_one(Outline).highlighted = self.draft.items.index(self.item)
        if focus:
            (text if self.item.prose else table).focus()

    def write(self, cells: Mapping[At, str]) -> None:
        """Put texts into cells of the file."""
        raise NotImplementedError

    def leave_item(self) -> bool:
        """Write what is being typed; False where it cannot stand in its cell."""
        raise NotImplementedError

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Open the section that is chosen on the left."""
        if event.option_list.id == "outline" and event.option_list.has_focus:
            item = self.draft.items[event.option_index]
            if item != self.item:
                self.go(Target(item), focus=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go into the section."""
        if event.option_list.id == "outline":
            self.go(Target(self.draft.items[event.option_index]))
