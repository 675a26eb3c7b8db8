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
from reportctl.tui.panes import Findings, Stops, findings_by_stop, key_line, shown_table
from reportctl.tui.stops import Target, first_blank
from reportctl.tui.table import Table
from reportctl.tui.text_edit import TextEdit
from reportctl.tui.typeahead import InOrder
from reportctl.tui.wording import say_cell, say_report, say_text

BAR = 4
"""Lines in which the current cell is told."""
NARROW = 100
"""On a screen of fewer columns the list of sections is narrow."""


class Frame(InOrder):
    """Sections on the left, the open one on the right, its findings below."""

    CSS_PATH = "screen.tcss"
    TITLE = "reportctl"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        start = first_blank(draft.report, draft.stops, draft.home)
        self.stop = start.stop if start else draft.stops[0]
        self._start = start
        self.waiting = False
        """Whether a text was typed that is not written yet."""

    def compose(self) -> ComposeResult:
        """Head, the cell told in words, list and form, findings, notice, keys."""
        yield Static(id="head", markup=False)
        yield Static(id="bar", markup=False)
        with Horizontal(id="main"):
            yield Stops(id="stops")
            with Vertical():
                yield Table(self.write)
                yield TextEdit(id="text", soft_wrap=True, highlight_cursor_line=False)
                yield Static(id="count", markup=False)
                yield Findings(id="findings")
        yield Static(id="notice", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Open where something is still to be filled in."""
        self.go(self._start or Target(self.stop))
        if self._start and self._start.at:
            self.tell("从第一个空白格接着填；F1 看全部按键")

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
        draft, stop = self.draft, self.stop
        if stop not in draft.stops:
            stop = self.stop = draft.stops[0]
        table, text = self.query_one(Table), self.query_one(TextEdit)
        table.display, text.display = not stop.prose, stop.prose
        if stop.prose:
            prose = draft.report.prose.get(stop.key)
            stands = prose.text if prose else ""
            if not self.waiting:
                text.show(stop.key, stands)
        else:
            table.show(shown_table(draft, stop))
        self.query_one(Stops).show(draft, stop)
        found = findings_by_stop(draft)[stop]
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
        if self.stop.prose:
            lines = say_text(self.draft, self.stop, self.query_one(TextEdit).text)
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

    def tell(self, words: str) -> None:
        """Say what happened, on the line above the keys."""
        self.query_one("#notice", Static).update(plain(words))

    # -- going

    def go(self, target: Target, *, focus: bool = True) -> None:
        """Open a stop and the cell or the character that is meant."""
        if not self.leave_stop():
            return
        self.stop = target.stop if target.stop in self.draft.stops else self.draft.stops[0]
        table, text = self.query_one(Table), self.query_one(TextEdit)
        if self.stop.prose:
            self.refresh_form()
            text.go(target.offset)
        else:
            table.show(shown_table(self.draft, self.stop), target.at)
            self.refresh_form()
        self.query_one(Stops).highlighted = self.draft.stops.index(self.stop)
        if focus:
            (text if self.stop.prose else table).focus()

    def write(self, cells: Mapping[At, str]) -> None:
        """Put texts into cells of the file."""
        raise NotImplementedError

    def leave_stop(self) -> bool:
        """Write what is being typed; False where it cannot stand in its cell."""
        raise NotImplementedError

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Open the section that is chosen on the left."""
        if event.option_list.id == "stops" and event.option_list.has_focus:
            stop = self.draft.stops[event.option_index]
            if stop != self.stop:
                self.go(Target(stop), focus=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go into the section."""
        if event.option_list.id == "stops":
            self.go(Target(self.draft.stops[event.option_index]))
